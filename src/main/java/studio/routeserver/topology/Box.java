package studio.routeserver.topology;

import org.jspecify.annotations.Nullable;

/// Where an object stands on the canvas, in world units. Never changes behaviour.
///
/// @param width null where the kind has a fixed size
/// @param height null where the kind has a fixed size
public record Box(double x, double y, @Nullable Double width, @Nullable Double height) {}
