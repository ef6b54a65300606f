package hetnet.model.engine.link;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The ordered pairs (b, k) of two BSs that count, P of them, row by row: those that a UE hears both. BSs that no UE
 * hears both take nothing from each other and have nothing to say to each other; so in a large network the pairs grow
 * with the number of BSs and not with its square.
 *
 * @param start of the row of each b among the pairs, and their number; shape [B + 1]
 * @param other k of each pair, rising in a row; shape [P]
 */
public record SitePairs(int[] start, int[] other) {

    /** Every pair of different BSs where each UE has a link to each BS, else those with links of the same UE. */
    public static SitePairs of(UserLinks links) {
        int sites = links.sites();
        BitSet[] heard = Stream.generate(() -> new BitSet(sites)).limit(sites).toArray(BitSet[]::new);
        if (links.all()) {
            Arrays.stream(heard).forEach(row -> row.set(0, sites));
        } else {
            for (int first = 0; first < links.count(); first += links.links()) {
                for (int i = first; i < first + links.links(); i++) {
                    for (int j = first; j < first + links.links(); j++) {
                        heard[links.site()[i]].set(links.site()[j]);
                    }
                }
            }
        }
        IntStream.range(0, sites).forEach(b -> heard[b].clear(b));
        int[] start = new int[sites + 1];
        for (int b = 0; b < sites; b++) {
            start[b + 1] = start[b] + heard[b].cardinality();
        }
        return new SitePairs(start, Arrays.stream(heard).flatMapToInt(BitSet::stream).toArray());
    }

    /** P. */
    public int count() {
        return other.length;
    }

    /** B. */
    public int sites() {
        return start.length - 1;
    }

    /** Where a pair stands; negative where it is none. */
    public int find(int site, int otherSite) {
        return Arrays.binarySearch(other, start[site], start[site + 1], otherSite);
    }
}
