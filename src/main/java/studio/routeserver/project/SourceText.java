package studio.routeserver.project;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// The text of a file, and where in it an offset lies.
final class SourceText {

    private static final int CHUNK = 8192;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final String file;
    private final byte[] bytes;
    private final String text;

    private SourceText(String file, byte[] bytes, String text) {
        this.file = file;
        this.bytes = bytes;
        this.text = text;
    }

    /// Reads UTF-8; a byte order mark before it is tolerated.
    static SourceText of(String file, byte[] bytes) throws Refused {
        refuseOtherEncodings(file, bytes);
        refuseMalformed(file, bytes);
        return new SourceText(file, bytes, new String(bytes, StandardCharsets.UTF_8));
    }

    private static void refuseOtherEncodings(String file, byte[] bytes) throws Refused {
        boolean marked =
                bytes.length >= 2
                        && ((bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF)
                                || (bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE));
        boolean spaced =
                bytes.length >= 2
                        && ((bytes[0] == 0 && bytes[1] == '{')
                                || (bytes[0] == '{' && bytes[1] == 0));
        if (marked || spaced) {
            throw new Refused(
                    Problem.ofFile(file, "the file is encoded as UTF-16", "save it as UTF-8"));
        }
    }

    /// Decodes piece by piece and throws the pieces away: a large file must not be held twice.
    private static void refuseMalformed(String file, byte[] bytes) throws Refused {
        CharsetDecoder decoder =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer piece = CharBuffer.allocate(CHUNK);
        while (true) {
            CoderResult result = decoder.decode(in, piece, true);
            if (result.isError()) {
                throw binary(file, bytes, in.position());
            }
            piece.flip();
            for (int i = 0; i < piece.length(); i++) {
                if (piece.charAt(i) == 0) {
                    throw binary(file, bytes, indexOfZero(bytes));
                }
            }
            piece.clear();
            if (result.isUnderflow()) {
                return;
            }
        }
    }

    private static int indexOfZero(byte[] bytes) {
        int index = 0;
        while (bytes[index] != 0) {
            index++;
        }
        return index;
    }

    private static Refused binary(String file, byte[] bytes, int index) {
        String before = new String(bytes, 0, index, StandardCharsets.UTF_8);
        Position position = new SourceText(file, bytes, before).position(before.length());
        return new Refused(
                new Problem(
                        file,
                        position.line(),
                        position.column(),
                        "the byte 0x%02X here belongs to no UTF-8 text".formatted(bytes[index]),
                        "open a project file, or save this one as UTF-8"));
    }

    String file() {
        return file;
    }

    byte[] bytes() {
        return bytes.clone();
    }

    /// The whole text, a byte order mark included.
    String text() {
        return text;
    }

    /// Where the JSON begins: behind the byte order mark, if there is one.
    int start() {
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? 1 : 0;
    }

    String slice(Node node) {
        return text.substring(node.start(), node.end());
    }

    Position position(int offset) {
        int line = 1;
        int lineStart = start();
        int end = Math.min(offset, text.length());
        for (int i = lineStart; i < end; i++) {
            if (text.charAt(i) == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        int column = lineStart < end ? text.codePointCount(lineStart, end) : 0;
        return new Position(line, column + 1);
    }

    Problem problem(int offset, String what, String remedy) {
        Position position = position(offset);
        return new Problem(file, position.line(), position.column(), what, remedy);
    }
}
