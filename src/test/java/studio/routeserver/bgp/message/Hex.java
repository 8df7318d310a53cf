package studio.routeserver.bgp.message;

/// Messages written as hexadecimal digits.
final class Hex {

    private Hex() {}

    /// A message of that type with a right header; blanks are ignored.
    static Bytes message(int type, String body) {
        String digits = body.replace(" ", "");
        return Bytes.parse(
                "%s%04x%02x%s".formatted("ff".repeat(16), 19 + digits.length() / 2, type, digits));
    }

    /// An UPDATE of the three fields: withdrawn routes, attributes, NLRI.
    static Bytes update(String... fields) {
        return message(
                2,
                "%04x%s%04x%s%s"
                        .formatted(
                                fields[0].length() / 2,
                                fields[0],
                                fields[1].length() / 2,
                                fields[1],
                                fields.length > 2 ? fields[2] : ""));
    }
}
