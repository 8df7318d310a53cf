package studio.routeserver.picture.svg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import studio.routeserver.Golden;
import studio.routeserver.picture.Caption;
import studio.routeserver.picture.DisplayList;
import studio.routeserver.picture.Drawing;
import studio.routeserver.picture.Drawn;
import studio.routeserver.picture.LevelOfDetail;
import studio.routeserver.picture.Overlay;
import studio.routeserver.picture.Sheet;
import studio.routeserver.picture.theme.Theme;
import studio.routeserver.topology.Note;
import studio.routeserver.topology.Topology;
import studio.routeserver.topology.VirtualMachine;

class SvgWriterTest {

    @Test
    void the_founding_network() {
        String svg = svg(Drawn.founding(), Theme.LIGHT);

        Golden.assertMatches("founding.svg", svg);
    }

    @Test
    void the_same_drawing_is_the_same_text() {
        assertThat(svg(Drawn.founding(), Theme.DARK)).isEqualTo(svg(Drawn.founding(), Theme.DARK));
    }

    @Test
    void every_object_is_a_named_group_with_a_title() throws Exception {
        Document svg = parsed(svg(Drawn.founding(), Theme.LIGHT));

        assertThat(ids(svg))
                .contains("nva:nva1.object", "network:hub.container")
                .doesNotHaveDuplicates();
        assertThat(titles(svg)).contains("nva1, NVA, subnet hub/nva, 10.0.4.4, AS 65001");
    }

    @Test
    void text_is_text() throws Exception {
        Document svg = parsed(svg(Drawn.founding(), Theme.LIGHT));

        assertThat(contents(svg, "text")).contains("hub", "10.0.6.4", "spoke1-vm", "branch-b");
    }

    @Test
    void file_moment_and_profile_stand_at_the_foot() throws Exception {
        Document svg = parsed(svg(Drawn.founding(), Theme.LIGHT));

        assertThat(contents(svg, "text"))
                .contains("founding.json  ·  as designed, not running  ·  profile azure");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</text><script>alert(1)</script>",
                "\"quoted\" & 'both'",
                "]]>",
                "line\nbreak\u0000and\u0008control",
                "日本語 ͡° 🦊"
            })
    void a_hostile_name_stays_text(String name) throws Exception {
        Topology hostile =
                Drawn.founding()
                        .edit()
                        .add(new Note(name, name, null))
                        .replaceAll(resource ->
                                resource instanceof VirtualMachine machine
                                                && machine.name().equals("spoke1-vm")
                                        ? machine.withName(name)
                                        : resource)
                        .build();

        Document svg = parsed(svg(hostile, Theme.LIGHT));

        assertThat(svg.getElementsByTagName("script").getLength()).isZero();
        assertThat(titles(svg)).anyMatch(title -> title.contains(", VM, subnet spoke1/default"));
    }

    private static String svg(Topology topology, Theme theme) {
        DisplayList list = Drawing.of(topology).whole(1, LevelOfDetail.DETAIL, null, Overlay.NONE);
        Caption caption = Caption.of("founding.json", topology, null);
        return SvgWriter.write(Sheet.of(list, caption), theme, topology.name());
    }

    private static Document parsed(String svg) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    private static List<String> contents(Document svg, String tag) {
        NodeList nodes = svg.getElementsByTagName(tag);
        List<String> contents = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            contents.add(nodes.item(i).getTextContent());
        }
        return contents;
    }

    private static List<String> titles(Document svg) {
        return contents(svg, "title");
    }

    private static List<String> ids(Document svg) {
        NodeList nodes = svg.getElementsByTagName("g");
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            if (nodes.item(i).getAttributes().getNamedItem("id") != null) {
                ids.add(nodes.item(i).getAttributes().getNamedItem("id").getNodeValue());
            }
        }
        return ids;
    }
}
