package studio.routeserver.desktop.screenshots;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Point2D;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.jspecify.annotations.Nullable;
import studio.routeserver.desktop.engine.Moment;
import studio.routeserver.desktop.workbench.Item;
import studio.routeserver.topology.Kind;
import studio.routeserver.topology.Subnet;
import studio.routeserver.topology.SubnetRef;

/// The pictures, each with the way that leads to it from the founding sample.
enum Picture {
    /// Hub, Route Server, NVAs, spokes and branches; all sessions up.
    FOUNDING_NORMAL {
        @Override
        void reach(Stagehand hand) {}
    },
    /// A VM was clicked: its routes and its paths.
    FOUNDING_VM_ROUTES {
        @Override
        void reach(Stagehand hand) throws IOException {
            hand.click(VM, MouseButton.PRIMARY);
            hand.until("the routes are there", () -> hand.canvas().painted().size() == 2);
        }
    },
    /// An NVA failed silently, and nobody has noticed yet.
    FOUNDING_KILLED_BEFORE_HOLD {
        @Override
        void reach(Stagehand hand) throws IOException {
            kill(hand);
            hand.click(VM, MouseButton.PRIMARY);
            later(hand, BEFORE_HOLD);
        }
    },
    /// The hold timers have expired; NICs are being programmed.
    FOUNDING_REPROGRAMMING {
        @Override
        void reach(Stagehand hand) throws IOException {
            kill(hand);
            hand.click(VM, MouseButton.PRIMARY);
            later(hand, AFTER_HOLD);
        }
    },
    /// Converged again: what was lost, and why.
    FOUNDING_SUMMARY_CARD {
        @Override
        void reach(Stagehand hand) throws IOException {
            kill(hand);
            hand.click(VM, MouseButton.PRIMARY);
            hand.key(KeyCode.K);
            hand.until(
                    "the summary shows",
                    () -> {
                        var card = hand.stage().getScene().lookup("#summary-card");
                        return card != null && card.isVisible();
                    });
        }
    },
    /// An NVA was let go over RouteServerSubnet.
    DRAG_REFUSED {
        @Override
        void reach(Stagehand hand) throws IOException {
            Point2D target = hand.place(SERVERS).add(0, BESIDE_THE_INSTANCES);
            hand.drag("palette-nva", target);
            hand.until("the bubble says why", () -> !hand.canvas().bubbleText().isEmpty());
        }
    },
    /// RouteServerSubnet is too small, and the problems list offers to mend it.
    PROBLEMS_QUICKFIX {
        @Override
        void reach(Stagehand hand) throws IOException {
            hand.key(KeyCode.CONTROL, KeyCode.K);
            hand.type("routeserversubnet");
            hand.key(KeyCode.ENTER);
            hand.until("the subnet is selected", () -> selects(hand, SERVERS));
            hand.click("field-prefix");
            hand.key(KeyCode.CONTROL, KeyCode.A);
            hand.type("10.0.6.0/28");
            hand.key(KeyCode.ENTER);
            hand.until(
                    "the subnet is smaller",
                    () -> hand.window().workbench().unsavedProperty().get());
            hand.key(KeyCode.ALT, KeyCode.DIGIT6);
            hand.until(
                    "the list is there",
                    () -> hand.stage().getScene().lookup("#problems-list") != null);
        }
    };

    private static final double BESIDE_THE_INSTANCES = 30;
    private static final Item VM = Item.of(Kind.VIRTUAL_MACHINE, "spoke1-vm");
    private static final Item NVA = Item.of(Kind.NVA, "nva1");
    private static final Item SERVERS = new Item.Subnet(new SubnetRef("hub", Subnet.ROUTE_SERVER));

    /// Virtual seconds at which nobody but the branch has noticed.
    private static final long BEFORE_HOLD = 40;

    /// Virtual seconds by which the hold timers of both instances have expired.
    private static final long AFTER_HOLD = 140;

    /// The steps from the founding sample, converged, to this picture.
    abstract void reach(Stagehand hand) throws IOException;

    /// As files and commands write it: `founding-normal`.
    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static void kill(Stagehand hand) throws IOException {
        hand.click(NVA, MouseButton.SECONDARY);
        hand.choose("Fail silently");
        hand.until("a fault holds", () -> moment(hand) != null && !quiet(hand));
        if (Stagehand.call(() -> hand.window().workbench().transport().movingProperty().get())) {
            hand.key(KeyCode.K);
        }
    }

    private static boolean selects(Stagehand hand, Item item) {
        return hand.window().workbench().selectionProperty().get().equals(List.of(item));
    }

    private static boolean quiet(Stagehand hand) {
        Moment moment = moment(hand);
        return moment == null || moment.snapshot().faults().isEmpty();
    }

    private static @Nullable Moment moment(Stagehand hand) {
        return hand.window().workbench().momentProperty().get();
    }

    /// Goes from one visible change to the next until that many virtual seconds have passed.
    private static void later(Stagehand hand, long seconds) throws IOException {
        for (int i = 0; i < 40; i++) {
            Moment before = Stagehand.call(() -> moment(hand));
            if (before != null && before.at().getEpochSecond() >= seconds) {
                return;
            }
            hand.key(KeyCode.SHIFT, KeyCode.PERIOD);
            hand.until(
                    "time has gone on",
                    () -> {
                        Moment now = moment(hand);
                        return now != null && (before == null || now.at().isAfter(before.at()));
                    });
        }
    }
}
