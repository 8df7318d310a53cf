package studio.routeserver.bench;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The benchmark that the others of its class are compared with: the same job done as somebody
/// would who knows none of our ways. It runs before and after them, so that a noisy run shows.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Anchor {}
