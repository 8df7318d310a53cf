/// The command line: one class a command. Each reads a project file, asks, and prints.
///
/// Used by `app` only. Knows neither JavaFX nor `desktop`: what draws pixels is handed in.
@NullMarked
package studio.routeserver.cli;

import org.jspecify.annotations.NullMarked;
