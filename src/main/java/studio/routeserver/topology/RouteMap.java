package studio.routeserver.topology;

import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.routeserver.net.Asn;
import studio.routeserver.net.Community;
import studio.routeserver.net.Ipv4Prefix;

/// A route map of a Route Server (azure rules R-RS-51, R-GW-46 to R-GW-52).
public record RouteMap(
        String name, List<Attachment> attach, List<Rule> rules, @Nullable Json extra) {

    public RouteMap {
        attach = List.copyOf(attach);
        rules = List.copyOf(rules);
    }

    /// Where a map is applied: exactly one of peer and connection is named.
    public record Attachment(
            @Nullable String peer, @Nullable String connection, Direction direction) {
        public Attachment {
            if ((peer == null) == (connection == null)) {
                throw new IllegalArgumentException(
                        "a route map is attached to a peer or to a connection; name exactly one of"
                                + " them");
            }
        }
    }

    /// One rule: all criteria match (none given = everything), then the actions, then the next
    /// step.
    public record Rule(
            String name, List<Criterion> match, List<Action> actions, NextStep nextStep) {
        public Rule {
            match = List.copyOf(match);
            actions = List.copyOf(actions);
        }
    }

    /// One criterion; exactly one of the three lists is not empty.
    public record Criterion(
            Condition condition,
            List<Ipv4Prefix> routePrefix,
            List<Community> community,
            List<Asn> asPath) {
        public Criterion {
            routePrefix = List.copyOf(routePrefix);
            community = List.copyOf(community);
            asPath = List.copyOf(asPath);
        }
    }

    /// One action; what it acts on is in the list that is not empty ([ActionType#DROP] has none).
    public record Action(
            ActionType type,
            List<Ipv4Prefix> routePrefix,
            List<Community> community,
            List<Asn> asPath) {
        public Action {
            routePrefix = List.copyOf(routePrefix);
            community = List.copyOf(community);
            asPath = List.copyOf(asPath);
        }
    }

    /// Azure's match conditions (R-GW-49).
    public enum Condition {
        EQUALS("Equals"),
        CONTAINS("Contains"),
        NOT_EQUALS("NotEquals"),
        NOT_CONTAINS("NotContains");

        private final String text;

        Condition(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    /// Azure's actions (R-GW-50).
    public enum ActionType {
        ADD("Add"),
        REMOVE("Remove"),
        REPLACE("Replace"),
        DROP("Drop");

        private final String text;

        ActionType(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    /// What follows a match (R-GW-48).
    public enum NextStep {
        CONTINUE("Continue"),
        TERMINATE("Terminate");

        private final String text;

        NextStep(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }
}
