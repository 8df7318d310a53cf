/// A lab that runs: one queue of events over virtual time, the speakers and wires that live in it,
/// faults and how they are found, and the camera that takes snapshots.
///
/// Whatever changes while time goes on is in this room, and nobody outside sees more of it than
/// [studio.routeserver.lab.run.RunningLab], which starts a network. Uses all other rooms.
@NullMarked
package studio.routeserver.lab.run;

import org.jspecify.annotations.NullMarked;
