/// The properties of what is selected, to read and to change.
///
/// [studio.routeserver.desktop.inspector.Form] says what is shown and what a value means as an
/// edit; the panel draws it. Used by the shell.
@NullMarked
package studio.routeserver.desktop.inspector;

import org.jspecify.annotations.NullMarked;
