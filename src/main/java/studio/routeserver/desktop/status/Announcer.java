package studio.routeserver.desktop.status;

import javafx.animation.PauseTransition;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.util.Duration;
import studio.routeserver.desktop.workbench.Health;
import studio.routeserver.desktop.workbench.Workbench;

/// The voice of the window: a label that nobody sees, whose accessible text changes with the state
/// of the network.
final class Announcer extends Label {

    private final Workbench workbench;
    private final Announcements announcements = new Announcements();
    private final PauseTransition later =
            new PauseTransition(Duration.millis(Announcements.APART.toMillis()));

    Announcer(Workbench workbench) {
        this.workbench = workbench;
        setId("announcement");
        setAccessibleRole(AccessibleRole.TEXT);
        setManaged(false);
        setMouseTransparent(true);
        setOpacity(0);
        later.setOnFinished(_ -> tell());
        workbench.healthProperty().subscribe(this::tell);
    }

    private void tell() {
        Health health = workbench.healthProperty().get();
        if (health.equals(Health.UNKNOWN)) {
            return;
        }
        announcements.next(health, System.nanoTime()).ifPresent(this::setAccessibleText);
        if (announcements.owes(health)) {
            later.play();
        }
    }
}
