package hetnet.solver.portfolio;

import hetnet.solver.Baseline;
import hetnet.solver.CanonicalOrder;
import hetnet.solver.Solver;
import hetnet.solver.association.BiasedAssociation;
import hetnet.solver.association.PfAssociation;
import hetnet.solver.exact.Exhaustive;
import hetnet.solver.local.GradientAscent;
import hetnet.solver.local.PowerSearch;
import hetnet.solver.reuse.PowerLevels;
import hetnet.solver.reuse.ReusePatterns;
import hetnet.solver.reuse.StaticReuse;
import hetnet.solver.tiers.AlmostBlankSubframes;
import hetnet.solver.tiers.RangeExpansion;
import hetnet.solver.tiers.SinrAssociation;
import hetnet.solver.tiers.SmallCellOnOff;
import hetnet.solver.wmmse.Wmmse;
import hetnet.solver.wmmse.WmmseRestarts;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Solvers by the names that they have in tables, figures and commands, from cheap to strong. A registry never changes:
 * {@link #with} makes another one. A solver joins it with a line in {@link #standard}, or is loaded by the name of its
 * class.
 */
public final class Solvers {

    private final Map<String, Solver> byName;

    private Solvers(Map<String, Solver> byName) {
        this.byName = byName;
    }

    /** These solvers, in their order. */
    public static Solvers of(Solver... solvers) {
        Solvers all = new Solvers(Map.of());
        for (Solver solver : solvers) {
            all = all.with(solver);
        }
        return all;
    }

    /**
     * The references that every decision is measured against; the best of them is the best known. They decide in
     * {@link CanonicalOrder}: rows in another order give every UE and BS the same decision.
     */
    public static Solvers references() {
        return canonical(new Baseline(),
                new BiasedAssociation(),
                new StaticReuse(),
                new PfAssociation(),
                new WmmseRestarts(),
                new ReusePatterns(),
                new ReusePatterns(PowerLevels.GRADED),
                GradientAscent.builder().build());
    }

    /** References of networks whose BSs differ in tier; with one tier they say nothing that others do not. */
    public static Solvers tiered() {
        return canonical(new RangeExpansion(),
                new AlmostBlankSubframes(),
                new AlmostBlankSubframes(AlmostBlankSubframes.Association.BEST),
                new SmallCellOnOff());
    }

    /** All that need no trained weights: the references, the best of them, and variants of theirs. */
    public static Solvers standard() {
        Solvers all = references().with(new ReferencePortfolio());
        Solvers variants = canonical(new SinrAssociation(),
                new StaticReuse(StaticReuse.Rule.BEST),
                new PfAssociation(PfAssociation.Algorithm.DUAL_PRICES),
                Wmmse.builder().build(),
                new PowerSearch(),
                new Exhaustive(),
                new Exhaustive(Exhaustive.OnPower.WHOLE_BUDGET));
        for (Solver solver : tiered().all()) {
            all = all.with(solver);
        }
        for (Solver variant : variants.all()) {
            all = all.with(variant);
        }
        Solver ascent = new CanonicalOrder(GradientAscent.builder().optStarts(1).optPolished(1).build());
        return all.with(new GrowingPenalty(ascent)).with(new RatePrices(ascent));
    }

    /** Those that draw at random draw in that order, too. */
    private static Solvers canonical(Solver... solvers) {
        return of(Stream.of(solvers).map(CanonicalOrder::new).toArray(Solver[]::new));
    }

    /** These and another one, in the place of the one of its name where there is one. */
    public Solvers with(Solver solver) {
        Map<String, Solver> all = new LinkedHashMap<>(byName);
        all.put(solver.name(), solver);
        return new Solvers(all);
    }

    /**
     * Some of these, in the order of this registry.
     *
     * @throws IllegalArgumentException when one is not there; the message lists the known names
     */
    public Solvers only(Collection<String> names) {
        names.forEach(this::registered);
        Map<String, Solver> some = new LinkedHashMap<>(byName);
        some.keySet().retainAll(names);
        return new Solvers(some);
    }

    /** {@link #only(Collection)}. */
    public Solvers only(String... names) {
        return only(List.of(names));
    }

    /** Their names, in their order. */
    public List<String> names() {
        return List.copyOf(byName.keySet());
    }

    /** All of them, in their order. */
    public List<Solver> all() {
        return new ArrayList<>(byName.values());
    }

    /**
     * The solver of a name, or of the fully qualified name of a public class on the classpath with a constructor
     * without arguments, for example {@code my.package.MySolver}.
     *
     * @throws IllegalArgumentException when there is none, in one sentence that lists the known names or says what the
     *                                  class lacks
     */
    public Solver named(String name) {
        return !byName.containsKey(name) && name.contains(".") ? loaded(name) : registered(name);
    }

    private Solver registered(String name) {
        Solver solver = byName.get(name);
        if (solver == null) {
            throw new IllegalArgumentException(("unknown method '%s'; known are %s, or the full name of a class that "
                    + "implements %s")
                    .formatted(name, String.join(", ", byName.keySet()), Solver.class.getName()));
        }
        return solver;
    }

    private static Solver loaded(String className) {
        try {
            Class<?> type = Class.forName(className, true, Thread.currentThread().getContextClassLoader());
            if (!Solver.class.isAssignableFrom(type)) {
                throw new IllegalArgumentException("the class %s does not implement %s"
                        .formatted(className, Solver.class.getName()));
            }
            return (Solver) type.getConstructor().newInstance();
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException("there is no class %s on the classpath".formatted(className), e);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException("the constructor of %s failed: %s".formatted(className, e.getCause()),
                    e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(("%s cannot be made: it has to be a public class, not abstract, with a "
                    + "public constructor without arguments")
                    .formatted(className), e);
        } catch (LinkageError e) {
            throw new IllegalArgumentException("the class %s cannot be loaded: %s".formatted(className, e), e);
        }
    }
}
