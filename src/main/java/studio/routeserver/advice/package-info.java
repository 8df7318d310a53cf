/// What Azure would refuse, what would fail, what could be better: one rule a class, found by its
/// id.
///
/// Used by floors 5 and above. Uses `lab` and everything below it: a rule that asks what really
/// happens asks the running lab's snapshot. Owns no thread, clock or socket.
@NullMarked
package studio.routeserver.advice;

import org.jspecify.annotations.NullMarked;
