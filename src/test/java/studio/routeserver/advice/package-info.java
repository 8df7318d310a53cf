/// Tests of the rules: each on a drawing that breaks it, and on one that does not.
@NullMarked
package studio.routeserver.advice;

import org.jspecify.annotations.NullMarked;
