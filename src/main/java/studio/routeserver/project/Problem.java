package studio.routeserver.project;

/// What is wrong with a file, where, and what to do about it.
///
/// @param file the file as the user named it
/// @param line counted from 1
/// @param column in characters, counted from 1
/// @param what what is wrong, without a full stop
/// @param remedy what to do, without a full stop
public record Problem(String file, int line, int column, String what, String remedy) {

    /// Enough for every sentence of this program; what is longer quotes something endless.
    private static final int LONGEST = 300;

    public Problem {
        what = shortened(what);
        remedy = shortened(remedy);
    }

    /// Something about the file as a whole.
    static Problem ofFile(String file, String what, String remedy) {
        return new Problem(file, 1, 1, what, remedy);
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }

    /// `FILE:LINE:COLUMN: what is wrong; what to do`.
    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": " + what + "; " + remedy;
    }
}
