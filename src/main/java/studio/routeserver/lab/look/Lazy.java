package studio.routeserver.lab.look;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A value that is computed when it is first asked for, once, whichever thread asks.
public final class Lazy<T> {

    private @Nullable Supplier<T> make;
    private volatile @Nullable T value;

    public Lazy(Supplier<T> make) {
        this.make = make;
    }

    T get() {
        T ready = value;
        return ready != null ? ready : compute();
    }

    /// The value, if somebody has asked for it already.
    public @Nullable T peek() {
        return value;
    }

    private synchronized T compute() {
        @Nullable T ready = value;
        Supplier<T> supplier = make;
        if (ready == null && supplier != null) {
            ready = supplier.get();
            value = ready;
            make = null; // so that nothing it holds is kept alive
        }
        if (ready == null) {
            throw new IllegalStateException("a lazy value has neither value nor supplier");
        }
        return ready;
    }
}
