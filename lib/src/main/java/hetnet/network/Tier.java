package hetnet.network;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The layer of a heterogeneous network that a BS belongs to, from large cells to small ones. */
public enum Tier {
    /** Wide coverage above the roofs; 46 dBm by 3GPP's custom. */
    MACRO,
    /** A street or a square; 38 dBm. */
    MICRO,
    /** A spot below the roofs; 30 dBm. */
    PICO,
    /** A home or an office; 20 dBm. */
    FEMTO;

    /** The tier of a name, in any case; empty where there is none of that name. */
    public static Optional<Tier> of(String name) {
        return Arrays.stream(values()).filter(tier -> tier.name().equalsIgnoreCase(name.strip())).findFirst();
    }

    /** Its name in files and tables: {@code macro}, {@code micro}, {@code pico} or {@code femto}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
