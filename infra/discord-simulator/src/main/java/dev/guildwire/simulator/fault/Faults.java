package dev.guildwire.simulator.fault;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The faults that last. Belongs to the world's thread.
public final class Faults {

    private final List<Active> active = new ArrayList<>();

    /// A fault and how often it will still happen.
    private static final class Active {

        private final Fault.Lasting fault;
        private long left;

        Active(Fault.Lasting fault) {
            this.fault = fault;
            this.left = fault.times() == null ? Long.MAX_VALUE : fault.times();
        }
    }

    public void add(Fault.Lasting fault) {
        active.add(new Active(fault));
    }

    public void clear() {
        active.clear();
    }

    public Collection<Fault.Lasting> active() {
        return active.stream().map(a -> a.fault).toList();
    }

    /// Whether a fault of this kind happens now; counts as one time.
    public boolean happens(Class<? extends Fault.Lasting> kind) {
        return next(kind, _ -> true).isPresent();
    }

    /// The fault of this kind that happens now, if any; counts as one time.
    public <F extends Fault.Lasting> Optional<F> next(Class<F> kind, Predicate<F> condition) {
        var found = active.stream()
                .filter(a -> kind.isInstance(a.fault) && condition.test(kind.cast(a.fault)))
                .findFirst();
        found.ifPresent(this::use);
        return found.map(a -> kind.cast(a.fault));
    }

    private void use(Active used) {
        used.left--;
        if (used.left <= 0) {
            active.remove(used);
        }
    }
}
