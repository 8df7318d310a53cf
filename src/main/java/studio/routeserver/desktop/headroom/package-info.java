/// How far the network is from Azure's limits.
///
/// Used by `desktop.advice`, whose panel it is a page of, and by the inspector.
@NullMarked
package studio.routeserver.desktop.headroom;

import org.jspecify.annotations.NullMarked;
