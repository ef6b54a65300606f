package hetnet.io.arrays;

/** What stands under one name of an {@link ArrayFile}: numbers or texts. */
public sealed interface ArrayValue permits NumberArray, TextArray {

    /** Shape and type in a few words, as in "[20, 3, 12] complex". */
    String describe();
}
