/// The project file (format 1): read with the place of every mistake, written with the smallest
/// difference, saved all or not at all; and the samples that ship with the program.
///
/// Used by `desktop`, `cli` and `app`. Uses `topology` and `net`. It reads and writes files, keeps
/// no thread and no clock. Knows Jackson; nothing below does.
@NullMarked
package studio.routeserver.project;

import org.jspecify.annotations.NullMarked;
