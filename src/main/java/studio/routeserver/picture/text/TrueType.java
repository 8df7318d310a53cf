package studio.routeserver.picture.text;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// What a TrueType file says about widths: the advance of each character, ascent and descent.
///
/// Reads the tables `head`, `hhea`, `hmtx` and `cmap` (format 4, which covers the Basic
/// Multilingual Plane) of the OpenType specification, and nothing of the outlines.
final class TrueType {

    private static final int CHARACTERS = 0x10000;
    private static final int UNICODE = 0;
    private static final int WINDOWS = 3;
    private static final int SEGMENTS_FORMAT = 4;

    private final ByteBuffer font;
    private final int unitsPerEm;
    private final short[] advances = new short[CHARACTERS];

    TrueType(byte[] file) {
        this.font = ByteBuffer.wrap(file);
        this.unitsPerEm = unsigned(table("head") + 18);
        Arrays.fill(advances, (short) advanceOfGlyph(0));
        readSegments(segments());
    }

    /// The advance of a character in parts of an em; of the missing-glyph box where the font has
    /// none.
    double advance(char character) {
        return (double) Short.toUnsignedInt(advances[character]) / unitsPerEm;
    }

    double ascent() {
        return (double) font.getShort(table("hhea") + 4) / unitsPerEm;
    }

    double descent() {
        return (double) -font.getShort(table("hhea") + 6) / unitsPerEm;
    }

    private int advanceOfGlyph(int glyph) {
        int measured = unsigned(table("hhea") + 34);
        // Glyphs past the last one that is measured share its advance.
        return unsigned(table("hmtx") + 4 * Math.min(glyph, measured - 1));
    }

    private int segments() {
        int cmap = table("cmap");
        int count = unsigned(cmap + 2);
        for (int i = 0; i < count; i++) {
            int platform = unsigned(cmap + 4 + 8 * i);
            int subtable = cmap + font.getInt(cmap + 8 + 8 * i);
            if ((platform == UNICODE || platform == WINDOWS)
                    && unsigned(subtable) == SEGMENTS_FORMAT) {
                return subtable;
            }
        }
        throw new IllegalArgumentException("the font has no character map of format 4");
    }

    private void readSegments(int subtable) {
        int doubled = unsigned(subtable + 6);
        int ends = subtable + 14;
        int starts = ends + doubled + 2;
        int deltas = starts + doubled;
        int offsets = deltas + doubled;
        for (int i = 0; i < doubled; i += 2) {
            int last = unsigned(ends + i);
            for (int character = unsigned(starts + i); character <= last; character++) {
                int offset = unsigned(offsets + i);
                int delta = unsigned(deltas + i);
                int glyph = character;
                if (offset != 0) {
                    int first = unsigned(starts + i);
                    glyph = unsigned(offsets + i + offset + 2 * (character - first));
                }
                boolean missing = offset != 0 && glyph == 0;
                if (character < 0xFFFF && !missing) {
                    advances[character] = (short) advanceOfGlyph((glyph + delta) & 0xFFFF);
                }
            }
        }
    }

    private int table(String tag) {
        int count = unsigned(4);
        for (int i = 0; i < count; i++) {
            int entry = 12 + 16 * i;
            boolean found = true;
            for (int letter = 0; letter < 4; letter++) {
                found &= font.get(entry + letter) == tag.charAt(letter);
            }
            if (found) {
                return font.getInt(entry + 8);
            }
        }
        throw new IllegalArgumentException("the font has no table '" + tag + "'");
    }

    private int unsigned(int offset) {
        return Short.toUnsignedInt(font.getShort(offset));
    }
}
