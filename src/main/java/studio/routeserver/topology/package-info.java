/// The immutable model of a network as it is drawn and kept in a project file, and its edits.
///
/// Used by every floor above. Uses `net` only. It holds what the file says and derives what follows
/// from addresses alone; what Azure makes of it is the business of `fabric`.
@NullMarked
package studio.routeserver.topology;

import org.jspecify.annotations.NullMarked;
