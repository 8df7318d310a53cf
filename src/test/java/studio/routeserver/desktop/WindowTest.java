package studio.routeserver.desktop;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

/// A test class that opens a window: `@Start void open(Stage stage)` shows it, an `FxRobot`
/// parameter drives it.
///
/// Needs neither a display nor GTK. Where text cannot be laid out the class is skipped with one
/// sentence; with `CI` set it fails.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("window")
@ExtendWith({
    HeadlessWindow.class,
    ApplicationExtension.class
}) // in this order: fonts before controls
public @interface WindowTest {}
