package studio.routeserver.desktop.inspector;

import studio.routeserver.topology.Edit;

/// What a typed value means.
public sealed interface Reading {

    /// This edit.
    record Change(Edit edit) implements Reading {}

    /// What is there already.
    record Same() implements Reading {}

    /// Nothing that can be: the sentence stands under the field, and nothing is changed.
    record Wrong(String sentence) implements Reading {}
}
