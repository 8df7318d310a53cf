/// Sessions, and what each instance learned from and told its peers.
///
/// Used by the shell.
@NullMarked
package studio.routeserver.desktop.bgp;

import org.jspecify.annotations.NullMarked;
