/// How the window looks: fonts, the two themes, interface icons and our own glyphs as nodes.
///
/// Used by the shell and every panel. Colours are only ever names that the theme looks up.
@NullMarked
package studio.routeserver.desktop.theme;

import org.jspecify.annotations.NullMarked;
