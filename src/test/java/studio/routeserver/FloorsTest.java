package studio.routeserver;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The floors of docs/architecture.md, lowest first. A package may use only the floors below its
/// own.
///
/// A large package has rooms with an order of their own: those of the lab stand in [#LAB_ROOMS].
///
/// A package joins the house by being written into [#FLOORS]; one that is not there yet is passed
/// over.
class FloorsTest {

    private static final String HOUSE = "studio.routeserver";

    private static final List<List<String>> FLOORS =
            List.of(
                    List.of("net"),
                    List.of("topology"),
                    List.of("fabric", "bgp"),
                    List.of("lab"),
                    List.of("advice", "whatif"),
                    List.of("azure", "project", "peering", "routers", "picture"),
                    List.of("desktop", "cli"),
                    List.of("app"));

    /// The rooms of the lab, lowest first; what everybody may see stands in `lab` itself, below
    /// all.
    private static final List<List<String>> LAB_ROOMS =
            List.of(
                    List.of("policy"),
                    List.of("plan"),
                    List.of("table", "program"),
                    List.of("look"),
                    List.of("run"));

    /// What of the lab's rooms others may use: how a network is started, and what Azure lists.
    private static final String DOORS =
            "studio\\.routeserver\\.lab\\.(run\\.RunningLab|look\\.GatewayListing)(\\$.*)?";

    private static final int CORE = 5;
    private static final int EDGE = 6;

    private static final Set<String> CLOCKS =
            Set.of(
                    "java.time.Instant.now",
                    "java.time.LocalDate.now",
                    "java.time.LocalDateTime.now",
                    "java.time.OffsetDateTime.now",
                    "java.time.ZonedDateTime.now",
                    "java.time.Clock.systemUTC",
                    "java.time.Clock.systemDefaultZone",
                    "java.lang.System.nanoTime",
                    "java.lang.System.currentTimeMillis");

    private static final Set<String> CHANCE =
            Set.of("java.lang.Math.random", "java.util.UUID.randomUUID");

    private static final List<String> NOT_IN_NAMES =
            List.of(
                    "Manager",
                    "Helper",
                    "Util",
                    "Utils",
                    "Impl",
                    "Base",
                    "Info",
                    "Data",
                    "Handler",
                    "Processor",
                    "Service",
                    "Common");

    private static final JavaClasses STUDIO =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages(HOUSE);

    @Test
    void every_package_has_a_floor() {
        assertThat(presentPackages())
                .as("packages right below %s; a new one is written into FLOORS", HOUSE)
                .isNotEmpty()
                .isSubsetOf(FLOORS.stream().flatMap(List::stream).toList());
    }

    @TestFactory
    Stream<DynamicTest> each_package_uses_only_the_floors_below_its_own() {
        List<DynamicTest> tests = new ArrayList<>();
        List<String> below = new ArrayList<>();
        for (List<String> floor : FLOORS) {
            List<String> allowed = List.copyOf(below);
            for (String name : floor) {
                if (presentPackages().contains(name)) {
                    tests.add(
                            dynamicTest(
                                    name + " uses only " + allowed, () -> check(name, allowed)));
                }
            }
            below.addAll(floor);
        }
        return tests.stream();
    }

    private static void check(String name, List<String> allowed) {
        String[] others =
                FLOORS.stream()
                        .flatMap(List::stream)
                        .filter(other -> !other.equals(name) && !allowed.contains(other))
                        .map(FloorsTest::inHouse)
                        .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(inHouse(name))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .because("a package uses only the floors below its own (docs/architecture.md)")
                .check(STUDIO);
    }

    @Test
    void every_room_of_the_lab_has_its_place() {
        assertThat(roomsOfTheLab())
                .as("packages right below lab; a new one is written into LAB_ROOMS")
                .containsExactlyInAnyOrderElementsOf(
                        LAB_ROOMS.stream().flatMap(List::stream).toList());
    }

    @TestFactory
    Stream<DynamicTest> each_room_of_the_lab_uses_only_the_rooms_below_its_own() {
        List<DynamicTest> tests = new ArrayList<>();
        List<String> below = new ArrayList<>();
        for (List<String> storey : LAB_ROOMS) {
            List<String> allowed = List.copyOf(below);
            for (String room : storey) {
                tests.add(
                        dynamicTest(
                                room + " uses only " + allowed,
                                () -> checkRoom(inHouse("lab." + room), room, allowed)));
            }
            below.addAll(storey);
        }
        return tests.stream();
    }

    @Test
    void what_everybody_sees_of_the_lab_knows_none_of_its_rooms() {
        checkRoom(HOUSE + ".lab", "", List.of());
    }

    private static void checkRoom(String room, String name, List<String> allowed) {
        String[] others =
                roomsOfTheLab().stream()
                        .filter(other -> !other.equals(name) && !allowed.contains(other))
                        .map(other -> inHouse("lab." + other))
                        .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(room)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .because("a room uses only the rooms below its own (docs/architecture.md)")
                .check(STUDIO);
    }

    @Test
    void nobody_looks_into_the_rooms_of_the_lab() {
        noClasses()
                .that()
                .resideOutsideOfPackage(inHouse("lab"))
                .should()
                .dependOnClassesThat(
                        describe(
                                "stand in a room of the lab and are no door of it",
                                one ->
                                        one.getPackageName().startsWith(HOUSE + ".lab.")
                                                && !one.getName().matches(DOORS)))
                .because("others see a running network by lab.Lab and lab.LabSnapshot")
                .check(STUDIO);
    }

    @Test
    void bgp_knows_no_topology() {
        noClasses()
                .that()
                .resideInAPackage(inHouse("bgp"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(inHouse("topology"))
                .because(
                        "a speaker knows peers and routes; the lab tells it what the drawing means")
                .check(STUDIO);
    }

    @Test
    void the_core_owns_no_clock_and_leaves_nothing_to_chance() {
        noClasses()
                .that()
                .resideInAnyPackage(floorsBelow(CORE))
                .should()
                .callMethodWhere(isOneOf("read the clock", CLOCKS))
                .orShould()
                .callMethodWhere(isOneOf("draw by chance", CHANCE))
                .because("time and randomness are parameters: the same input gives the same run")
                .check(STUDIO);
    }

    @Test
    void the_core_owns_no_thread_or_socket() {
        noClasses()
                .that()
                .resideInAnyPackage(floorsBelow(CORE))
                .should()
                .dependOnClassesThat(
                        describe("threads, pools, sockets or channels", FloorsTest::runsOrConnects))
                .orShould()
                .callMethodWhere(
                        describe(
                                "run in parallel", call -> call.getName().equals("parallelStream")))
                .because("whoever calls the core owns its thread; an executor is handed in")
                .check(STUDIO);
    }

    /// Whether the class is one that a package of the core must not own. `whatif` may know an
    /// executor's interface.
    private static boolean runsOrConnects(JavaClass target) {
        String name = target.getName();
        if (name.startsWith("java.util.concurrent.")) {
            return name.startsWith("java.util.concurrent.Executors")
                    || name.contains("Pool")
                    || name.contains("ThreadLocalRandom")
                    || name.contains("ScheduledExecutor");
        }
        return name.startsWith("java.net.")
                || name.startsWith("java.nio.channels.")
                || name.equals("java.lang.Thread")
                || name.startsWith("java.lang.Thread$")
                || name.equals("java.util.Timer");
    }

    @Test
    void only_what_if_knows_that_there_are_executors() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        Stream.of(floorsBelow(CORE))
                                .filter(name -> !name.equals(inHouse("whatif")))
                                .toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.util.concurrent..")
                .because("only a sweep of failures runs on an executor, which is handed in")
                .check(STUDIO);
    }

    @Test
    void the_core_reads_and_writes_no_file() {
        noClasses()
                .that()
                .resideInAnyPackage(floorsBelow(CORE))
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.nio.file.Files")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.io.File")
                .because("files are the business of project, azure and routers")
                .check(STUDIO);
    }

    @Test
    void nothing_below_the_desktop_knows_javafx_or_awt() {
        String[] below =
                Stream.concat(Stream.of(floorsBelow(EDGE)), Stream.of(inHouse("cli")))
                        .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAnyPackage(below)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx..", "java.awt..", "javax.swing..", "javax.imageio..")
                .because("a picture is a display list, and only the desktop paints it")
                .check(STUDIO);
    }

    @Test
    void nothing_in_the_core_knows_jackson_or_netty() {
        noClasses()
                .that()
                .resideInAnyPackage(floorsBelow(CORE))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("tools.jackson..", "com.fasterxml..", "io.netty..")
                .because("the core keeps foreign JSON as topology.Json, and bytes as bytes")
                .check(STUDIO);
    }

    @Test
    void only_the_command_line_knows_picocli() {
        noClasses()
                .that()
                .resideOutsideOfPackages(inHouse("cli"), inHouse("app"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("picocli..")
                .check(STUDIO);
    }

    @Test
    void every_package_is_null_marked() {
        List<String> unmarked =
                packagesWithClasses()
                        .filter(one ->
                                one.tryGetPackageInfo()
                                        .filter(info -> info.isAnnotatedWith(NullMarked.class))
                                        .isEmpty())
                        .map(JavaPackage::getName)
                        .toList();

        assertThat(unmarked)
                .as("packages whose package-info.java is missing or lacks @NullMarked")
                .isEmpty();
    }

    @Test
    void a_class_is_named_for_what_it_is() {
        classes()
                .that(describe("have a name", one -> !one.getSimpleName().isEmpty()))
                .should()
                .haveSimpleNameNotStartingWith("Abstract")
                .check(STUDIO);
        for (String word : NOT_IN_NAMES) {
            classes()
                    .should()
                    .haveSimpleNameNotEndingWith(word)
                    .because("'" + word + "' says nothing; name the noun, or split the class")
                    .check(STUDIO);
        }
    }

    @Test
    void no_static_field_changes() {
        fields().that()
                .areStatic()
                .and()
                .doNotHaveModifier(JavaModifier.SYNTHETIC)
                .should()
                .beFinal()
                .because("state lives in objects that app wires together")
                .check(STUDIO);
    }

    private static DescribedPredicate<JavaMethodCall> isOneOf(
            String description, Collection<String> methods) {
        return describe(
                description,
                call ->
                        methods.contains(
                                call.getTargetOwner().getName()
                                        + "."
                                        + call.getTarget().getName()));
    }

    private static List<String> presentPackages() {
        return STUDIO.getPackage(HOUSE).getSubpackages().stream()
                .map(JavaPackage::getRelativeName)
                .sorted()
                .toList();
    }

    private static List<String> roomsOfTheLab() {
        return STUDIO.getPackage(HOUSE + ".lab").getSubpackages().stream()
                .map(JavaPackage::getRelativeName)
                .sorted()
                .toList();
    }

    private static Stream<JavaPackage> packagesWithClasses() {
        return STUDIO.getPackage(HOUSE).getSubpackagesInTree().stream()
                .filter(one -> !one.getClasses().isEmpty());
    }

    private static String[] floorsBelow(int floor) {
        return FLOORS.subList(0, floor).stream()
                .flatMap(List::stream)
                .map(FloorsTest::inHouse)
                .toArray(String[]::new);
    }

    private static String inHouse(String name) {
        return HOUSE + "." + name + "..";
    }
}
