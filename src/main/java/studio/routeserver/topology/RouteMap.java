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
            String name,
            List<Criterion> match,
            List<Action> actions,
            NextStep nextStep,
            @Nullable Json extra) {
        public Rule {
            match = List.copyOf(match);
            actions = List.copyOf(actions);
        }

        public Rule(String name, List<Criterion> match, List<Action> actions, NextStep nextStep) {
            this(name, match, actions, nextStep, null);
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

    /// One action. Of the three lists at most the subject's is not empty; an empty one with
    /// [ActionType#REPLACE] strips all (azure rule R-GW-50).
    ///
    /// @param subject what it acts on; null with [ActionType#DROP] alone
    public record Action(
            ActionType type,
            @Nullable Subject subject,
            List<Ipv4Prefix> routePrefix,
            List<Community> community,
            List<Asn> asPath) {
        public Action {
            routePrefix = List.copyOf(routePrefix);
            community = List.copyOf(community);
            asPath = List.copyOf(asPath);
        }

        /// Acts on what is listed.
        public Action(
                ActionType type,
                List<Ipv4Prefix> routePrefix,
                List<Community> community,
                List<Asn> asPath) {
            this(
                    type,
                    !routePrefix.isEmpty()
                            ? Subject.ROUTE_PREFIX
                            : !community.isEmpty()
                                    ? Subject.COMMUNITY
                                    : !asPath.isEmpty() ? Subject.AS_PATH : null,
                    routePrefix,
                    community,
                    asPath);
        }
    }

    /// What an action acts on.
    public enum Subject {
        ROUTE_PREFIX("routePrefix"),
        COMMUNITY("community"),
        AS_PATH("asPath");

        private final String text;

        Subject(String text) {
            this.text = text;
        }

        public String text() {
            return text;
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
