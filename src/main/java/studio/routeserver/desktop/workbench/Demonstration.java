package studio.routeserver.desktop.workbench;

/// Something that is shown on the canvas though it is not so: what would become of flows if the
/// network were another. Ends with the next edit, fault or trace.
///
/// @param sentence what is shown
/// @param overlay the flows' ways in that other network, over this drawing
public record Demonstration(String sentence, Overlay overlay) {}
