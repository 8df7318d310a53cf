/// What the tests of every package share: seeds, random values, golden files, and the house's own
/// rules.
///
/// Test sources only. Knows [studio.routeserver.net] and nothing above it.
@NullMarked
package studio.routeserver;

import org.jspecify.annotations.NullMarked;
