/// What a gateway, a branch or an NVA's guest forwards by: from what its routers chose and what is
/// configured, a forwarding table for `fabric`.
///
/// Used by `run`, one table a machine and only when somebody asks. Uses `plan`.
@NullMarked
package studio.routeserver.lab.table;

import org.jspecify.annotations.NullMarked;
