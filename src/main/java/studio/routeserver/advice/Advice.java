package studio.routeserver.advice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.routeserver.advice.addressing.AddressOutsideSubnet;
import studio.routeserver.advice.addressing.AddressUsedTwice;
import studio.routeserver.advice.addressing.GatewaySubnetResidents;
import studio.routeserver.advice.addressing.GatewaySubnetSize;
import studio.routeserver.advice.addressing.RouteServerSubnetMissing;
import studio.routeserver.advice.addressing.RouteServerSubnetRouteTable;
import studio.routeserver.advice.addressing.RouteServerSubnetSecurityGroup;
import studio.routeserver.advice.addressing.RouteServerSubnetShared;
import studio.routeserver.advice.addressing.RouteServerSubnetSize;
import studio.routeserver.advice.addressing.RouteServerSubnetSmall;
import studio.routeserver.advice.addressing.SubnetOutsideSpace;
import studio.routeserver.advice.addressing.SubnetsOverlap;
import studio.routeserver.advice.capacity.ActiveStandby;
import studio.routeserver.advice.capacity.CapacityUnits;
import studio.routeserver.advice.capacity.DependsOnOneNva;
import studio.routeserver.advice.capacity.HoldTooLong;
import studio.routeserver.advice.capacity.HoldTooShort;
import studio.routeserver.advice.capacity.ManyRoutes;
import studio.routeserver.advice.capacity.NoPeer;
import studio.routeserver.advice.capacity.OneConnection;
import studio.routeserver.advice.capacity.OneZone;
import studio.routeserver.advice.capacity.StatefulSharing;
import studio.routeserver.advice.capacity.TooManyBranchPrefixes;
import studio.routeserver.advice.capacity.TooManyRoutes;
import studio.routeserver.advice.capacity.TooManyRoutesInAll;
import studio.routeserver.advice.capacity.TooManyRoutesInNetwork;
import studio.routeserver.advice.capacity.TooManyRoutesToCircuit;
import studio.routeserver.advice.capacity.TooManyUserRoutes;
import studio.routeserver.advice.capacity.UnknownName;
import studio.routeserver.advice.gateway.BgpThroughAppliance;
import studio.routeserver.advice.gateway.BranchAsn;
import studio.routeserver.advice.gateway.BranchPrefixFiltered;
import studio.routeserver.advice.gateway.BranchToBranchIdle;
import studio.routeserver.advice.gateway.BranchToBranchOff;
import studio.routeserver.advice.gateway.BranchWithoutBgp;
import studio.routeserver.advice.gateway.CircuitsDoNotShare;
import studio.routeserver.advice.gateway.DefaultToCircuit;
import studio.routeserver.advice.gateway.GatewayAsn;
import studio.routeserver.advice.gateway.GatewayDefault;
import studio.routeserver.advice.gateway.GatewayStandsBy;
import studio.routeserver.advice.gateway.GatewaySubnetClosed;
import studio.routeserver.advice.gateway.GatewayTiesWithNva;
import studio.routeserver.advice.gateway.GatewayTunnelOneSided;
import studio.routeserver.advice.gateway.LocalGatewayAsn;
import studio.routeserver.advice.gateway.NoDefaultToBranch;
import studio.routeserver.advice.gateway.OldSku;
import studio.routeserver.advice.gateway.PreferenceDiffers;
import studio.routeserver.advice.gateway.StaticOverlap;
import studio.routeserver.advice.gateway.TwoGateways;
import studio.routeserver.advice.peering.AccessClosed;
import studio.routeserver.advice.peering.ForwardedTrafficOff;
import studio.routeserver.advice.peering.LearnsNothing;
import studio.routeserver.advice.peering.NotTransitive;
import studio.routeserver.advice.peering.PeeringOneSided;
import studio.routeserver.advice.peering.RemoteGatewaysBesideOwn;
import studio.routeserver.advice.peering.RemoteGatewaysMissing;
import studio.routeserver.advice.peering.RemoteGatewaysTwice;
import studio.routeserver.advice.peering.SpacesOverlap;
import studio.routeserver.advice.peering.TooManyPeerings;
import studio.routeserver.advice.peering.TransitUnused;
import studio.routeserver.advice.speaker.AdvertisesRouteServerSubnet;
import studio.routeserver.advice.speaker.AdvertisesTheNetwork;
import studio.routeserver.advice.speaker.BfdIgnored;
import studio.routeserver.advice.speaker.FirstRouteMap;
import studio.routeserver.advice.speaker.ForwardsNothing;
import studio.routeserver.advice.speaker.ForwardsToItself;
import studio.routeserver.advice.speaker.MapActionRefused;
import studio.routeserver.advice.speaker.MapNotAttachable;
import studio.routeserver.advice.speaker.NextHopOutOfReach;
import studio.routeserver.advice.speaker.NoInstanceThere;
import studio.routeserver.advice.speaker.NoMultihop;
import studio.routeserver.advice.speaker.NoRouteRefresh;
import studio.routeserver.advice.speaker.NoWayToInstances;
import studio.routeserver.advice.speaker.OneInstanceOnly;
import studio.routeserver.advice.speaker.OwnDefaultLoops;
import studio.routeserver.advice.speaker.PassesOnAzureAsn;
import studio.routeserver.advice.speaker.PeerMismatch;
import studio.routeserver.advice.speaker.PeerOutOfReach;
import studio.routeserver.advice.speaker.PeerTwice;
import studio.routeserver.advice.speaker.RefusedAsn;
import studio.routeserver.advice.speaker.TooManyPeers;
import studio.routeserver.advice.speaker.TwoRouteServers;
import studio.routeserver.advice.speaker.UnequalStatements;
import studio.routeserver.advice.tables.BalancerWithoutBackend;
import studio.routeserver.advice.tables.HidesLearnedRoute;
import studio.routeserver.advice.tables.NextHopAddress;
import studio.routeserver.advice.tables.NextHopNowhere;
import studio.routeserver.advice.tables.NotBehindBalancer;
import studio.routeserver.advice.tables.PrefixTwice;
import studio.routeserver.advice.tables.PropagationOff;
import studio.routeserver.advice.tables.ReturnAvoidsFirewall;
import studio.routeserver.advice.tables.RoutesLoop;
import studio.routeserver.lab.LabSnapshot;
import studio.routeserver.topology.Suppression;
import studio.routeserver.topology.Topology;

/// Everything that the rules have to say about a network.
///
/// @param findings worst first, then by rule and object
/// @param suppressed what the file asks not to be told, with its reason
public record Advice(List<Finding> findings, List<Suppressed> suppressed) {

    /// A finding that the user accepted.
    public record Suppressed(Finding finding, String reason) {}

    private static final List<Rule> RULES =
            List.of(
                    new SubnetOutsideSpace(),
                    new SubnetsOverlap(),
                    new AddressOutsideSubnet(),
                    new AddressUsedTwice(),
                    new RouteServerSubnetMissing(),
                    new RouteServerSubnetSize(),
                    new RouteServerSubnetSecurityGroup(),
                    new RouteServerSubnetRouteTable(),
                    new RouteServerSubnetShared(),
                    new RouteServerSubnetSmall(),
                    new GatewaySubnetResidents(),
                    new GatewaySubnetSize(),
                    new SpacesOverlap(),
                    new PeeringOneSided(),
                    new RemoteGatewaysTwice(),
                    new RemoteGatewaysBesideOwn(),
                    new RemoteGatewaysMissing(),
                    new LearnsNothing(),
                    new ForwardedTrafficOff(),
                    new TooManyPeers(),
                    new RefusedAsn(),
                    new PeerMismatch(),
                    new OneInstanceOnly(),
                    new NoInstanceThere(),
                    new BfdIgnored(),
                    new ForwardsNothing(),
                    new OwnDefaultLoops(),
                    new GatewayStandsBy(),
                    new TooManyRoutes(),
                    new TooManyPeerings(),
                    new AccessClosed(),
                    new TransitUnused(),
                    new NotTransitive(),
                    new TwoRouteServers(),
                    new PeerTwice(),
                    new PeerOutOfReach(),
                    new NoMultihop(),
                    new NoRouteRefresh(),
                    new GatewayAsn(),
                    new BranchToBranchIdle(),
                    new UnequalStatements(),
                    new AdvertisesTheNetwork(),
                    new AdvertisesRouteServerSubnet(),
                    new NoWayToInstances(),
                    new ForwardsToItself(),
                    new NextHopOutOfReach(),
                    new PassesOnAzureAsn(),
                    new BranchToBranchOff(),
                    new BranchAsn(),
                    new BranchWithoutBgp(),
                    new StaticOverlap(),
                    new BranchPrefixFiltered(),
                    new TwoGateways(),
                    new NoDefaultToBranch(),
                    new GatewayTiesWithNva(),
                    new GatewaySubnetClosed(),
                    new GatewayDefault(),
                    new PreferenceDiffers(),
                    new BgpThroughAppliance(),
                    new CircuitsDoNotShare(),
                    new DefaultToCircuit(),
                    new PrefixTwice(),
                    new NextHopAddress(),
                    new NextHopNowhere(),
                    new PropagationOff(),
                    new HidesLearnedRoute(),
                    new RoutesLoop(),
                    new ReturnAvoidsFirewall(),
                    new BalancerWithoutBackend(),
                    new NotBehindBalancer(),
                    new StatefulSharing(),
                    new DependsOnOneNva(),
                    new HoldTooShort(),
                    new HoldTooLong(),
                    new OneZone(),
                    new ActiveStandby(),
                    new OneConnection(),
                    new ManyRoutes(),
                    new TooManyRoutesInAll(),
                    new TooManyRoutesInNetwork(),
                    new CapacityUnits(),
                    new TooManyRoutesToCircuit(),
                    new TooManyBranchPrefixes(),
                    new TooManyUserRoutes(),
                    new NoPeer(),
                    new OldSku(),
                    new LocalGatewayAsn(),
                    new GatewayTunnelOneSided(),
                    new MapNotAttachable(),
                    new FirstRouteMap(),
                    new MapActionRefused(),
                    new UnknownName());

    private static final Comparator<Finding> ORDER =
            Comparator.comparing(Finding::severity)
                    .thenComparing(Finding::rule)
                    .thenComparing(Finding::object);

    public Advice {
        findings = List.copyOf(findings);
        suppressed = List.copyOf(suppressed);
    }

    /// Asks every rule.
    ///
    /// @param snapshot the network converged and without faults, for the rules that need it run;
    ///   null where only the drawing is to be judged
    public static Advice of(Topology topology, @Nullable LabSnapshot snapshot) {
        return of(topology, snapshot, new Memory());
    }

    /// As [#of(Topology, LabSnapshot)], with what earlier rounds remember.
    static Advice of(Topology topology, @Nullable LabSnapshot snapshot, Memory memory) {
        memory.turn();
        Subject subject = new Subject(topology, snapshot, memory);
        List<Finding> found = new ArrayList<>();
        for (Rule rule : RULES) {
            rule.check(subject).distinct().forEach(found::add);
        }
        List<Finding> findings = new ArrayList<>();
        List<Suppressed> suppressed = new ArrayList<>();
        for (Finding finding : Hiding.apply(found)) {
            reason(topology, finding)
                    .ifPresentOrElse(
                            reason -> suppressed.add(new Suppressed(finding, reason)),
                            () -> findings.add(finding));
        }
        findings.sort(ORDER);
        return new Advice(findings, suppressed);
    }

    private static Optional<String> reason(Topology topology, Finding finding) {
        return topology.suppressions().stream()
                .filter(suppression -> suppression.rule().equals(finding.rule()))
                .filter(suppression -> suppression.object().equals(finding.object()))
                .map(Suppression::reason)
                .findFirst();
    }

    /// How many rules are asked.
    public static int rules() {
        return RULES.size();
    }

    /// Whether anything is that bad or worse.
    public boolean any(Severity severity) {
        return findings.stream().anyMatch(finding -> finding.severity().atLeast(severity));
    }
}
