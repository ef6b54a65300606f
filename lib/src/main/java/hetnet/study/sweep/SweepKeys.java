package hetnet.study.sweep;

import java.util.List;

/**
 * All keys of a study, in one order: class, layout, drop, objective, method. None is kept: each is made of its index.
 *
 * @param groups classes of networks, in their order
 */
public record SweepKeys(List<Group> groups) {

    /** Rows of the largest study. */
    public static final long MOST = Integer.MAX_VALUE;

    /**
     * The keys of one class.
     *
     * @param name       of the class
     * @param layouts    from 0
     * @param drops      of each layout
     * @param objectives by name
     * @param methods    by name
     */
    public record Group(String name, int layouts, int drops, List<String> objectives, List<String> methods) {

        private long count() {
            return (long) layouts * drops * objectives.size() * methods.size();
        }
    }

    /** @throws IllegalArgumentException when there are no keys, or too many */
    public SweepKeys {
        groups = List.copyOf(groups);
        double all = groups.stream().mapToDouble(Group::count).sum();
        if (all < 1 || all > MOST) {
            throw new IllegalArgumentException("the study has %.0f rows: allowed are 1 to %d".formatted(all, MOST));
        }
    }

    /** How many there are. */
    public long count() {
        return groups.stream().mapToLong(Group::count).sum();
    }

    /**
     * The key of an index.
     *
     * @param index from 0
     * @throws IndexOutOfBoundsException when there is none
     */
    public SweepKey key(long index) {
        long left = index;
        for (Group group : groups) {
            if (left >= 0 && left < group.count()) {
                int methods = group.methods.size();
                int objectives = group.objectives.size();
                long drop = left / methods / objectives;
                return new SweepKey(group.name, (int) (drop / group.drops), (int) (drop % group.drops),
                        group.objectives.get((int) (left / methods % objectives)),
                        group.methods.get((int) (left % methods)));
            }
            left -= group.count();
        }
        throw new IndexOutOfBoundsException("no key " + index + " among " + count());
    }

    /** The first index behind the network of this one: rows of one network are cheapest made together. */
    public long endOfNetwork(long index) {
        long first = 0;
        for (Group group : groups) {
            if (index < first + group.count()) {
                int rows = group.methods.size() * group.objectives.size();
                return first + ((index - first) / rows + 1) * rows;
            }
            first += group.count();
        }
        throw new IndexOutOfBoundsException("no key " + index + " among " + count());
    }
}
