/// Tests of the ARM template and of the shapes of `az`, and what they share: Azure's schemas, an
/// inspection of whole templates, and topologies to export. The scenario reads project files, as
/// the floors above do.
@NullMarked
package studio.routeserver.azure;

import org.jspecify.annotations.NullMarked;
