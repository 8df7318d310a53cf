package studio.routeserver.project;

/// Ends the reading of a file of which nothing more can be said than this one problem.
final class Refused extends Exception {

    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    Refused(Problem problem) {
        super(problem.toString());
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
