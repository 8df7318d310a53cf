/// Tests of the routes of links.
@NullMarked
package studio.routeserver.picture.route;

import org.jspecify.annotations.NullMarked;
