/// Azure's own formats: the ARM template of a topology, and what `az` prints.
///
/// Used by `cli` and `desktop`. Uses `lab`, `fabric`, `topology` and `net`, and Jackson.
@NullMarked
package studio.routeserver.azure;

import org.jspecify.annotations.NullMarked;
