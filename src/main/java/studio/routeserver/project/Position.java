package studio.routeserver.project;

/// A place in a text file, both counted from 1; columns in characters.
public record Position(int line, int column) {}
