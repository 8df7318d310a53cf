/// Tests of the speaker: two or more of them, joined in virtual time, exchanging real bytes.
@NullMarked
package studio.routeserver.bgp;

import org.jspecify.annotations.NullMarked;
