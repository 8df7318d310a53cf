package studio.routeserver.desktop.screenshots;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
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
            later(hand, AT_REST);
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
    },
    /// Why a route is there: winner, losers, the way back to its origin, what would flip it.
    WHY_ROUTE {
        @Override
        void reach(Stagehand hand) throws IOException {
            hand.click(VM, MouseButton.PRIMARY);
            hand.click("the route", () -> labelled(hand, "#effective-routes", "192.168.0.0/16"));
            hand.key(KeyCode.W);
            tried(hand);
        }
    },
    /// The same answer to its end.
    WHY_FLIPS {
        @Override
        void reach(Stagehand hand) throws IOException {
            WHY_ROUTE.reach(hand);
            hand.key(KeyCode.END);
        }
    },
    /// Why another prefix is not there.
    WHY_NOT {
        @Override
        void reach(Stagehand hand) throws IOException {
            hand.click(VM, MouseButton.PRIMARY);
            hand.until("the routes are there", () -> hand.canvas().painted().size() == 2);
            hand.key(KeyCode.SHIFT, KeyCode.W);
            hand.until(
                    "the card asks",
                    () -> {
                        Node field = find(hand, "#why-field");
                        return field != null && field.isFocused();
                    });
            hand.type("10.2.0.0/16");
            hand.key(KeyCode.ENTER);
            tried(hand);
        }
    },
    /// Why packets end at an NVA that has failed silently.
    WHY_DROP {
        @Override
        void reach(Stagehand hand) throws IOException {
            kill(hand);
            hand.click(VM, MouseButton.PRIMARY);
            later(hand, BEFORE_HOLD);
            hand.key(KeyCode.ALT, KeyCode.DIGIT5);
            hand.until("the path is there", () -> find(hand, ".hop") != null);
            hand.key(KeyCode.W);
            tried(hand);
        }
    },
    /// Route Server or route tables, for this network.
    DESIGN_ADVICE {
        @Override
        void reach(Stagehand hand) throws IOException {
            design(hand, "design-advice");
        }
    },
    /// The route-table entries that the Route Server replaces, with one branch more.
    DESIGN_BY_HAND {
        @Override
        void reach(Stagehand hand) throws IOException {
            design(hand, "design-hand");
        }
    },
    /// What the profile decides.
    DESIGN_PROFILE {
        @Override
        void reach(Stagehand hand) throws IOException {
            design(hand, "design-profile");
        }
    },
    /// Each limit: all of them, those of the Route Server, and the tightest.
    HEADROOM {
        @Override
        void reach(Stagehand hand) throws IOException {
            hand.key(KeyCode.CONTROL, KeyCode.K);
            hand.type("hub-route-server");
            hand.key(KeyCode.ENTER);
            hand.until("it is selected", () -> selects(hand, SERVER));
            hand.click("status-headroom");
            worked(hand);
        }
    },
    /// The same failure under both profiles.
    PROFILE_COMPARE {
        @Override
        void reach(Stagehand hand) throws IOException {
            FOUNDING_SUMMARY_CARD.reach(hand);
            hand.click("summary-compare");
            hand.until(
                    "both runs are there",
                    () -> hand.window().workbench().frameProperty().get().comparison() != null);
        }
    },
    /// A finding that was accepted, with its reason.
    SUPPRESSED_FINDING {
        @Override
        void reach(Stagehand hand) throws IOException {
            hand.key(KeyCode.ALT, KeyCode.DIGIT6);
            hand.click("the button", () -> find(hand, "#problems-list .suppress"));
            hand.type("stateless on purpose");
            hand.key(KeyCode.ENTER);
            hand.until("it is suppressed", () -> find(hand, "#problems-list .lift") != null);
        }
    };

    private static final double BESIDE_THE_INSTANCES = 30;
    private static final Item VM = Item.of(Kind.VIRTUAL_MACHINE, "spoke1-vm");
    private static final Item NVA = Item.of(Kind.NVA, "nva1");
    private static final Item SERVER = Item.of(Kind.ROUTE_SERVER, "hub-route-server");
    private static final Item SERVERS = new Item.Subnet(new SubnetRef("hub", Subnet.ROUTE_SERVER));

    /// Virtual seconds at which nobody but the branch has noticed.
    private static final long BEFORE_HOLD = 40;

    /// Virtual seconds by which the hold timers of both instances have expired.
    private static final long AFTER_HOLD = 140;

    /// Later than any change of a failover: the last step stands where the network is at rest.
    private static final long AT_REST = 500;

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

    /// The first node of the window that a selector finds; null for none.
    private static @Nullable Node find(Stagehand hand, String selector) {
        return hand.stage().getScene().getRoot().lookup(selector);
    }

    /// The label in a part of the window that says so; null for none.
    private static @Nullable Node labelled(Stagehand hand, String part, String words) {
        return hand.stage().getScene().getRoot().lookupAll(part + " .label").stream()
                .filter(node -> node instanceof Labeled label && words.equals(label.getText()))
                .findFirst()
                .orElse(null);
    }

    /// Waits until the card has tried what would flip its answer.
    private static void tried(Stagehand hand) throws IOException {
        hand.until(
                "every change has been tried",
                () ->
                        find(hand, "#why-flips-state") instanceof Label state
                                && !state.getText().isEmpty()
                                && !state.getText().endsWith("…"));
    }

    private static void design(Stagehand hand, String page) throws IOException {
        hand.key(KeyCode.ALT, KeyCode.DIGIT8);
        hand.click(page);
        worked(hand);
    }

    /// Waits until the design panel has worked it out.
    private static void worked(Stagehand hand) throws IOException {
        hand.until(
                "it is worked out",
                () ->
                        find(hand, "#design-state") instanceof Label state
                                && state.getText().isEmpty());
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
