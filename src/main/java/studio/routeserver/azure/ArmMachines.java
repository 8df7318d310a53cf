package studio.routeserver.azure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import studio.routeserver.topology.Nic;
import studio.routeserver.topology.Nva;
import studio.routeserver.topology.Topology;
import studio.routeserver.topology.VirtualMachine;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes VMs and NVAs with their NICs: Linux machines whose image, size and administrator are
/// parameters.
final class ArmMachines {

    private static final int LONGEST_COMPUTER_NAME = 63;

    private final ArmDraft draft;
    private final Topology topology;
    private final ArmLoadBalancers balancers;
    private @Nullable Administrator administrator;
    private @Nullable Hardware vms;
    private @Nullable Hardware nvas;

    ArmMachines(ArmDraft draft, ArmLoadBalancers balancers) {
        this.draft = draft;
        this.topology = draft.topology();
        this.balancers = balancers;
    }

    /// The expressions for who may log in.
    private record Administrator(String name, String key) {}

    /// The expressions for what a machine is.
    private record Hardware(String size, String image) {}

    void write() {
        for (Nva nva : topology.nvas()) {
            String zone = nva.zone();
            write("NVA", nva.name(), nva.nics(), zone == null ? List.of() : List.of(zone));
        }
        for (VirtualMachine machine : topology.virtualMachines()) {
            if (machine.state() == VirtualMachine.State.ABSENT) {
                draft.comment(
                        "virtual machine %s is absent in the project and not written."
                                .formatted(machine.name()));
                continue;
            }
            write("virtual machine", machine.name(), List.of(machine.nic()), List.of());
            if (machine.state() == VirtualMachine.State.STOPPED) {
                draft.comment(
                        "virtual machine %s is stopped in the project: a template only starts one."
                                .formatted(machine.name()));
            }
        }
    }

    private void write(String title, String name, List<Nic> nics, List<String> zones) {
        ArmId id = draft.names().of(ArmType.VIRTUAL_MACHINE, title, name);
        List<ArmId> cards = new ArrayList<>();
        for (Nic nic : nics) {
            cards.add(writeNic(title, nic, id.name()));
        }
        boolean nva = title.equals("NVA");
        Hardware hardware = nva ? nvaHardware() : vmHardware();
        ArmResource written =
                draft.add(id)
                        .location(draft.locationOf(nics.getFirst().subnet().network()))
                        .zones(zones.stream().map(ArmText::literal).toList());
        ObjectNode properties = written.properties();
        properties.putObject("hardwareProfile").put("vmSize", hardware.size());
        ObjectNode storage = properties.putObject("storageProfile");
        storage.put("imageReference", hardware.image());
        storage.putObject("osDisk")
                .put("createOption", "FromImage")
                .put("deleteOption", "Delete")
                .putObject("managedDisk")
                .put("storageAccountType", "StandardSSD_LRS");
        properties.set("osProfile", osProfile(id.name()));
        ArrayNode list = properties.putObject("networkProfile").putArray("networkInterfaces");
        for (int i = 0; i < cards.size(); i++) {
            ObjectNode reference = written.refer(cards.get(i));
            reference.putObject("properties").put("primary", i == 0).put("deleteOption", "Delete");
            list.add(reference);
        }
    }

    /// @param machine the name that its machine has in the template
    private ArmId writeNic(String title, Nic nic, String machine) {
        int slash = nic.name().indexOf('/', nic.owner().name().length());
        String wanted = machine + (slash < 0 ? "" : "-" + nic.name().substring(slash + 1)) + "-nic";
        ArmId id = draft.names().derived(ArmType.NETWORK_INTERFACE, title + nic.name(), wanted);
        ArmResource written = draft.add(id).location(draft.locationOf(nic.subnet().network()));
        ObjectNode properties = written.properties();
        properties.put("enableIPForwarding", nic.ipForwarding());
        ObjectNode configuration = properties.putArray("ipConfigurations").addObject();
        configuration.put("name", "ipconfig1");
        ObjectNode inner = configuration.putObject("properties");
        inner.put("primary", true);
        inner.put("privateIPAllocationMethod", "Static");
        inner.put("privateIPAddress", nic.ip().toString());
        inner.put("privateIPAddressVersion", "IPv4");
        inner.set("subnet", written.refer(draft.subnet(nic.subnet())));
        List<ArmId> pools = title.equals("NVA") ? balancers.poolsOf(nic) : List.of();
        if (!pools.isEmpty()) {
            ArrayNode list = inner.putArray("loadBalancerBackendAddressPools");
            pools.forEach(pool -> list.add(written.refer(pool)));
        }
        return id;
    }

    private ObjectNode osProfile(String machine) {
        if (administrator == null) {
            administrator =
                    new Administrator(
                            draft.parameters()
                                    .text(
                                            "adminUsername",
                                            "azureuser",
                                            "Who may log in to the machines."),
                            draft.parameters()
                                    .secret(
                                            "adminPublicKey",
                                            "The SSH public key with which that user logs in."));
        }
        ObjectNode profile = AzureJson.object();
        profile.put("computerName", computerName(machine));
        profile.put("adminUsername", administrator.name());
        ObjectNode linux = profile.putObject("linuxConfiguration");
        linux.put("disablePasswordAuthentication", true);
        linux.putObject("ssh")
                .putArray("publicKeys")
                .addObject()
                .put(
                        "path",
                        "[format('/home/{0}/.ssh/authorized_keys', parameters('adminUsername'))]")
                .put("keyData", administrator.key());
        return profile;
    }

    /// What Linux calls the machine: letters, digits and hyphens.
    private static String computerName(String machine) {
        String name = machine.replaceAll("[^A-Za-z0-9-]", "-").toLowerCase(Locale.ROOT);
        return name.substring(0, Math.min(name.length(), LONGEST_COMPUTER_NAME))
                .replaceAll("-+$", "");
    }

    private Hardware vmHardware() {
        if (vms == null) {
            vms = hardware("vm", "Standard_B2s", "virtual machines");
        }
        return vms;
    }

    private Hardware nvaHardware() {
        if (nvas == null) {
            int most = topology.nvas().stream().mapToInt(nva -> nva.nics().size()).max().orElse(1);
            nvas = hardware("nva", sizeFor(most), "NVAs");
        }
        return nvas;
    }

    /// The smallest size of its family that takes so many NICs.
    private static String sizeFor(int nics) {
        if (nics <= 2) {
            return "Standard_D2s_v5";
        }
        return nics <= 4 ? "Standard_D8s_v5" : "Standard_D16s_v5";
    }

    private Hardware hardware(String prefix, String size, String whose) {
        ObjectNode image =
                AzureJson.object()
                        .put("publisher", "Canonical")
                        .put("offer", "ubuntu-24_04-lts")
                        .put("sku", "server")
                        .put("version", "latest");
        return new Hardware(
                draft.parameters().text(prefix + "Size", size, "The size of the " + whose + "."),
                draft.parameters()
                        .object(
                                prefix + "Image",
                                image,
                                "The image of the "
                                        + whose
                                        + ". One that a vendor sells needs a plan as well."));
    }
}
