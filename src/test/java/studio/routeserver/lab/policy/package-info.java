/// Tests of what routers let in and tell, policy by policy.
@NullMarked
package studio.routeserver.lab.policy;

import org.jspecify.annotations.NullMarked;
