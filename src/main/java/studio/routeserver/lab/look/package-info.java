/// What a snapshot is made of: immutable parts that one instant shares with the next, and what is
/// listed from them.
///
/// Used by `run`, which takes snapshots; [studio.routeserver.lab.look.GatewayListing] also by every
/// floor above. Uses `plan` and `program`. Nothing here changes after it was made, whatever the run
/// does, but for values that are computed when first asked for.
@NullMarked
package studio.routeserver.lab.look;

import org.jspecify.annotations.NullMarked;
