package studio.routeserver.cli;

import tools.jackson.databind.node.ObjectNode;

/// Something that `check` says besides the findings, because it was asked for.
interface ReportPart {

    /// For people.
    void print(Terminal terminal);

    /// For programs: a key of its own in the answer.
    void json(ObjectNode root);
}
