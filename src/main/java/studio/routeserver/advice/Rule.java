package studio.routeserver.advice;

import java.util.List;
import java.util.stream.Stream;

/// One rule of the validation tables. Speaks once per object; has no state.
public interface Rule {

    /// Such as `V-007`.
    String id();

    Severity severity();

    /// The azure rule or limit that it rests on.
    String source();

    /// What it finds, in the order of the file.
    Stream<Finding> check(Subject subject);

    /// A finding of this rule.
    default Finding finding(String object, String message, Fix... fixes) {
        return new Finding(id(), severity(), object, message, source(), List.of(fixes));
    }
}
