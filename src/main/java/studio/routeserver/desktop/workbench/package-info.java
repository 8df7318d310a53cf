/// The open project: its topology, undo list, selection and running network, observable and without
/// a control.
///
/// Used by the shell and every panel. Uses `engine`, `lab`, `topology`, `whatif` and `advice`.
@NullMarked
package studio.routeserver.desktop.workbench;

import org.jspecify.annotations.NullMarked;
