/// Tests that the pictures for review are reached and show what they are named for.
@NullMarked
package studio.routeserver.desktop.screenshots;

import org.jspecify.annotations.NullMarked;
