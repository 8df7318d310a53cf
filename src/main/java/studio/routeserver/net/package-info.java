/// Addresses, prefixes, AS numbers and tables of them: the words that every other package speaks.
///
/// The lowest floor: used by all, uses nothing of the studio. Owns no thread, clock or socket.
@NullMarked
package studio.routeserver.net;

import org.jspecify.annotations.NullMarked;
