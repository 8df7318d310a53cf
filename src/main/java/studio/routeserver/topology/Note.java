package studio.routeserver.topology;

import org.jspecify.annotations.Nullable;

/// A note on the canvas.
public record Note(String name, String text, @Nullable Json extra) implements Resource {}
