package studio.routeserver.topology;

import org.jspecify.annotations.Nullable;

/// A finding that the user has looked at and accepts.
///
/// @param rule the id, such as `V-072`
/// @param object the finding's object
/// @param reason why; never empty
public record Suppression(String rule, String object, String reason, @Nullable Json extra) {}
