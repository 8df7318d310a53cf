/// Whether every rule of the rule book has a home in the code and a test, and the report of it.
///
/// Reads the sources of the program and of its tests as text; nothing else uses it.
@NullMarked
package studio.routeserver.fidelity;

import org.jspecify.annotations.NullMarked;
