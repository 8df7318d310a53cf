/// Tests of the widths of texts.
@NullMarked
package studio.routeserver.picture.text;

import org.jspecify.annotations.NullMarked;
