package studio.routeserver.bench;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What a benchmark measures, in words, and how fast that is promised to be.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Promise {

    /// What is measured.
    String value();

    /// As `p99 ≤ 16 ms at L`; empty where nothing is promised.
    String goal() default "";
}
