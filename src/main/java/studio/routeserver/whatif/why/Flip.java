package studio.routeserver.whatif.why;

/// A change that was tried and gives another answer.
///
/// @param trial what is changed
/// @param result what the answer is then
public record Flip(Trial trial, String result) {

    /// What is changed, in words.
    public String change() {
        return trial.change();
    }
}
