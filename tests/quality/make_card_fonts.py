"""Makes the fonts of social cards, from the npm packages of Source Serif 4 and Source Sans 3.

    make_card_fonts.py FOLDER_OF_PACKAGES FOLDER_OF_FONTS

It needs fonttools, brotli and uharfbuzz. The packages hold one file for each alphabet; the
weight and the optical size are fixed, the files become one, and what HarfBuzz says of each pair
of letters becomes a plain ``kern`` table, because that is easily read.
"""

import itertools
import sys
import tempfile
import unicodedata
from pathlib import Path

import uharfbuzz
from fontTools.merge import Merger, Options
from fontTools.subset import Options as SubsetOptions
from fontTools.subset import Subsetter
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._k_e_r_n import KernTable_format_0
from fontTools.ttLib.tables.ttProgram import Program
from fontTools.varLib.instancer import instantiateVariableFont

FONTS = {
    "digest-serif": ("source-serif-4", "opsz", "Digest Serif", {"wght": 600, "opsz": 40}, 6_000),
    "digest-sans": ("source-sans-3", "wght", "Digest Sans", {"wght": 560}, 2_000),
}
PARTS = ("latin", "latin-ext", "vietnamese", "greek", "cyrillic", "cyrillic-ext")
RANGES = (
    "20-7E A0-17F 18F 192 1A0-1A1 1AF-1B0 1CD-1DC 1E2-1E9 1F4-1F5 1FA-1FF 218-21B 232-233 259 2BB-2BC 1E02-1E03 1E0A-1E0D "
    "1E24-1E25 1E32-1E37 1E40-1E47 1E56-1E57 1E5A-1E63 1E6A-1E6D 1E80-1E85 1E8E-1E93 1E9E 1EA0-1EF9 "
    "384-386 388-38A 38C 38E-3A1 3A3-3CE 400-45F 490-493 496-49B 4A0-4A3 4AE-4B3 4BA-4BB 4D8-4D9 4E8-4E9 "
    "2010-2015 2018-201E 2020-2022 2026 2030 2032-2033 2039-203A 2044 20A9 20AA-20AC 20B4 20B8-20BA 20BD 20BF "
    "2116 2122 2212"
)
SIGNS = ".,:;-–—’‘“”„«»!?()/&"
LICENCE = "This Font Software is licensed under the SIL Open Font License, Version 1.1."


def wanted():
    """The characters that a font shall have."""
    for part in RANGES.split():
        first, _, last = part.partition("-")
        yield from range(int(first, 16), int(last or first, 16) + 1)


def plain(path, axes, folder):
    """One file without axes, tables of layout and instructions; and how it moves pairs of letters."""
    font = TTFont(path)
    instantiateVariableFont(font, axes, inplace=True)
    whole = folder / f"{path.stem}-whole.ttf"
    font.flavor = None
    font.save(whole)
    options = SubsetOptions(hinting=False, glyph_names=False, notdef_outline=False, layout_features=[], name_IDs=[])
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "STAT", "BASE", "MVAR", "HVAR", "meta"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=set(wanted()) & set(font.getBestCmap()))
    subsetter.subset(font)
    small = folder / f"{path.stem}.ttf"
    font.save(small)
    return small, whole, set(font.getBestCmap())


def pairs(whole, letters):
    """How far each pair of letters moves together, in units."""
    font = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(whole))))

    def width(text):
        buffer = uharfbuzz.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        uharfbuzz.shape(font, buffer, {"liga": False, "kern": True, "calt": False, "ccmp": False})
        return sum(place.x_advance for place in buffer.glyph_positions)

    alone = {letter: width(letter) for letter in letters}
    for one, two in itertools.product(letters, repeat=2):
        moved = width(one + two) - alone[one] - alone[two]
        if moved:
            yield (one, two), moved


def stem(letter):
    """A letter without its accents."""
    return unicodedata.normalize("NFD", letter)[0]


def letters_of(unicodes):
    """The letters and signs that are set so close that it shows; accented ones follow their stems."""
    return [c for c in map(chr, sorted(unicodes)) if c in SIGNS or (c.isalpha() and stem(c) == c and ord(c) < 0x530)]


def kern_table(font, moves, most):
    """A table of the pairs that move most; accented letters move as their stems do."""
    names = font.getBestCmap()
    forms = {}
    for code in names:
        forms.setdefault(stem(chr(code)), []).append(code)
    found = {}
    for (one, two), moved in moves.items():
        for left, right in itertools.product(forms.get(one, [ord(one)]), forms.get(two, [ord(two)])):
            common = (left < 0x100 and right < 0x100) or min(left, right) >= 0x370
            if common or chr(left) == one or chr(right) == two:
                found[names[left], names[right]] = (moved, common)
    best = sorted(found, key=lambda pair: (-abs(found[pair][0]) * (2 if found[pair][1] else 1), pair))[:most]
    table = newTable("kern")
    table.version = 0
    inner = KernTable_format_0()
    inner.coverage, inner.version, inner.apple, inner.tupleIndex = 1, 0, False, None
    inner.kernTable = {pair: found[pair][0] for pair in best}
    table.kernTables = [inner]
    font["kern"] = table
    return min(abs(found[pair][0]) for pair in best), len(best), len(found)


def program():
    """Instructions that do nothing, so many that FreeType does not take to hinting letters by itself."""
    table = newTable("prep")
    table.program = Program()
    table.program.fromBytecode(bytes.fromhex("b000 21") * 4)  # push a number, take it away
    return table


def name(font, copyright_line, family):
    """The names of a changed font must not be the reserved one; whose it is stays."""
    table = font["name"]
    table.names = []
    said = {
        0: copyright_line,
        1: family,
        2: "Regular",
        3: family,
        4: family,
        5: "Version 1.0",
        6: family.replace(" ", ""),
    }
    for number, text in {**said, 13: LICENCE, 14: "https://openfontlicense.org"}.items():
        table.setName(text, number, 3, 1, 0x409)


def make(packages, target, file):
    package, axis, family, axes, most = FONTS[file]
    with tempfile.TemporaryDirectory() as temporary:
        folder, files, moves = Path(temporary), [], {}
        for part in PARTS:
            (path,) = packages.glob(f"**/files/{package}-{part}-{axis}-normal.woff2")
            small, whole, unicodes = plain(path, axes, folder)
            moves |= dict(pairs(whole, letters_of(unicodes)))
            files.append(small)
        copyright_line = TTFont(path)["name"].getDebugName(0)
        font = merged(files, folder)
    name(font, copyright_line, family)
    told = kern_table(font, moves, most)
    font["prep"] = program()
    font["head"].created = font["head"].modified = 0
    font.recalcTimestamp = False
    font["post"].formatType = 3.0
    out = target / f"{file}.ttf"
    font.save(out)
    print(out.name, out.stat().st_size, "bytes", len(font.getBestCmap()), "characters", "pairs", told)


def merged(files, folder):
    """The parts as one font; a character that two have is taken from the first."""
    seen = set()
    for path in files:
        font = TTFont(path)
        options = SubsetOptions(hinting=False, glyph_names=False, notdef_outline=False)
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=set(font.getBestCmap()) - seen)
        seen |= set(font.getBestCmap())
        subsetter.subset(font)
        font.save(path)
    font = Merger(Options(drop_tables=["kern"])).merge([str(path) for path in files])
    whole = folder / "merged.ttf"
    font.save(whole)
    return TTFont(whole, recalcTimestamp=False)


if __name__ == "__main__":
    packages, target = map(Path, sys.argv[1:])
    target.mkdir(parents=True, exist_ok=True)
    for each in FONTS:
        make(packages, target, each)
