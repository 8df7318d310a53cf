/// Azure's software-defined network: how routes are programmed, each NIC's effective routes, and
/// the way of a packet hop by hop with its verdict.
///
/// Used by `lab` and every floor above. Uses `topology` and `net`. It computes from what the
/// [ControlPlane] says at one instant and knows no BGP. Owns no thread, clock or socket.
@NullMarked
package studio.routeserver.fabric;

import org.jspecify.annotations.NullMarked;
