package studio.routeserver.desktop.headroom;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import studio.routeserver.advice.capacity.Headroom;
import studio.routeserver.desktop.engine.Frame;
import studio.routeserver.desktop.workbench.Workbench;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.topology.Topology;

/// The headroom of what is drawn, read anew after each edit, away from the screen. One reading at a
/// time; the newest drawing is read last.
public final class HeadroomWatch {

    private final Workbench workbench;
    private final Executor background;
    private final Executor screen;
    private final ReadOnlyObjectWrapper<@Nullable Headroom> headroom =
            new ReadOnlyObjectWrapper<>();
    private @Nullable Topology read;
    private boolean ran;
    private boolean reading;

    /// @param background runs what takes long
    /// @param screen runs what touches the screen
    public HeadroomWatch(Workbench workbench, Executor background, Executor screen) {
        this.workbench = workbench;
        this.background = background;
        this.screen = screen;
        workbench.frameProperty().subscribe(this::look);
    }

    /// The newest reading; null until the first. While results are older than the drawing, so is
    /// this.
    public ReadOnlyObjectProperty<@Nullable Headroom> headroomProperty() {
        return headroom.getReadOnlyProperty();
    }

    @SuppressWarnings("ReferenceEquality") // the same topology has the same headroom
    private void look() {
        Frame frame = workbench.frameProperty().get();
        if (frame == null || reading) {
            return;
        }
        Topology now = frame.snapshot().topology();
        LabSnapshot quiet = frame.quiet();
        if (now == read && (ran || quiet == null)) {
            return;
        }
        reading = true;
        CompletableFuture.supplyAsync(() -> Headroom.of(now, quiet), background)
                .whenCompleteAsync(
                        (made, failed) -> {
                            reading = false;
                            read = now;
                            ran = quiet != null;
                            headroom.set(failed == null ? made : null);
                            look();
                        },
                        screen);
    }
}
