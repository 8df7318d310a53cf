package studio.routeserver.topology;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A route table, which subnets name.
///
/// @param disableBgpRoutePropagation default false (R-EFF-21)
public record RouteTable(
        String name,
        boolean disableBgpRoutePropagation,
        List<UserDefinedRoute> routes,
        @Nullable Json extra)
        implements Resource {

    public RouteTable {
        routes = List.copyOf(routes);
    }

    public RouteTable withName(String value) {
        return new RouteTable(value, disableBgpRoutePropagation, routes, extra);
    }

    public RouteTable withDisableBgpRoutePropagation(boolean value) {
        return new RouteTable(name, value, routes, extra);
    }

    public RouteTable withRoutes(List<UserDefinedRoute> value) {
        return new RouteTable(name, disableBgpRoutePropagation, value, extra);
    }
}
