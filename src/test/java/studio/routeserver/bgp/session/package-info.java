/// Tests of the state machine, driven by lists of inputs.
@NullMarked
package studio.routeserver.bgp.session;

import org.jspecify.annotations.NullMarked;
