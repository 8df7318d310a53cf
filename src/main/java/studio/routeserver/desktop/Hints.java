package studio.routeserver.desktop;

import static studio.routeserver.desktop.text.Messages.text;

import javafx.scene.control.Label;

/// One line at a time over the canvas that says what could be done next. Each goes when its act is
/// done; Esc ends them for good.
final class Hints extends Label {

    /// The acts, in their order.
    enum Step {
        SELECT,
        TRACE,
        BREAK,
        DONE
    }

    private Step step = Step.SELECT;

    Hints() {
        setId("hint");
        getStyleClass().add("hint");
        setMouseTransparent(true);
        show(Step.SELECT);
    }

    private void show(Step now) {
        step = now;
        setText(
                switch (now) {
                    case SELECT -> text("hints.step.select");
                    case TRACE -> text("hints.step.trace");
                    case BREAK -> text("hints.step.break");
                    case DONE -> "";
                });
        setVisible(now != Step.DONE);
    }

    /// The act of that step was done, in whatever order: what it leads to is shown next.
    void did(Step done) {
        if (step == done) {
            show(
                    switch (done) {
                        case SELECT -> Step.TRACE;
                        case TRACE -> Step.BREAK;
                        case BREAK, DONE -> Step.DONE;
                    });
        } else if (done == Step.BREAK) {
            show(Step.DONE);
        }
    }

    void end() {
        show(Step.DONE);
    }

    void again() {
        show(Step.SELECT);
    }
}
