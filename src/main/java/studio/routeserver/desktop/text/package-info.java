/// What the window says to people.
///
/// Used by every package of `desktop`. Sentences of rules and of refused edits come from below.
@NullMarked
package studio.routeserver.desktop.text;

import org.jspecify.annotations.NullMarked;
