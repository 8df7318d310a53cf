/// What the NICs of a hub and its clients are to get, and when each cohort of them has it.
///
/// From a choice to a wish, from a wish to a row in a NIC. Used by `run`, which says when something
/// is due, and by `look`. Uses `plan`.
@NullMarked
package studio.routeserver.lab.program;

import org.jspecify.annotations.NullMarked;
