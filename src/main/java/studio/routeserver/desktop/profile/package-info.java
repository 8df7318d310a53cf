/// Which limits and timers hold, and what depends on them.
///
/// Used by `desktop.advice`, whose panel it is a page of.
@NullMarked
package studio.routeserver.desktop.profile;

import org.jspecify.annotations.NullMarked;
