/// Benchmarks: what is promised about speed is measured here, never asserted in a test.
///
/// Run with `mvn -Pbench verify -DskipTests -Dbench=Founding`.
@NullMarked
package studio.routeserver.bench;

import org.jspecify.annotations.NullMarked;
