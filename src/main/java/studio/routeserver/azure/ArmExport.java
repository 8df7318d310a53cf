package studio.routeserver.azure;

import studio.routeserver.topology.Topology;

/// The ARM template of a topology.
///
/// It is flat: every resource is an entry of its own with its full type, there is no copy loop and
/// no nested deployment. Ids are `resourceId(…)`, secrets are parameters without a default, and
/// what Azure has no resource for stands in `metadata.comments`. The same topology gives the same
/// bytes.
public final class ArmExport {

    private ArmExport() {}

    /// The template as text: two blanks a level, line feeds, one at the end.
    public static String template(Topology topology) {
        ArmDraft draft = new ArmDraft(topology);
        ArmNetworks networks = new ArmNetworks(draft);
        ArmLoadBalancers balancers = new ArmLoadBalancers(draft);
        networks.write();
        new ArmGateways(draft).write();
        new ArmRouteServers(draft).write();
        networks.writePeerings();
        balancers.write();
        new ArmMachines(draft, balancers).write();
        new ArmConnections(draft).write();
        new ArmRemarks(draft).write();
        return AzureJson.write(draft.json());
    }
}
