"""Social cards: what is printed on them, how it is set, and when they are drawn."""

import hashlib
import re
import struct
import sys
from io import BytesIO
from pathlib import Path

import pytest
from building import built, make_site, write
from commands import digest, python
from PIL import Image, features

from digest.config import Config, Site, read_config
from digest.errors import ConfigError
from digest.publish.social_drawing import LEFT, RIGHT, draw
from digest.publish.social_faces import Faces, find_faces
from digest.publish.social_fonts import SANS, SERIF, Font, plain, shipped
from digest.publish.social_ink import INK, Line
from digest.publish.social_lines import Room, set_lines
from digest.publish.views import Card, Day, Tag

FONTS = Path(__file__).parent / "fonts"
ARABIC = "قالت أوكرانيا إن قواتها سيطرت على بلدة"
TOWN = "The town council votes to keep the old bridge open for another year"
LONG = (
    "The town council votes to keep the old bridge open for another year, while the engineers who looked at its piers "
    "in the spring say that nobody should cross it with more than three tonnes, that the northern pier has moved by two "
    "centimetres since the flood, and that a new bridge would cost less than the repairs"
)
shaping = pytest.mark.skipif(not features.check("raqm"), reason="letters are shaped only where FriBiDi is installed")


def faces(**site: object) -> Faces:
    """The cards of a site whose folder is that of the fonts."""
    found, missing = find_faces(Config(FONTS, Site(title="The River Paper", cards=True, **site)))
    assert found, missing
    return found


def card(title: str, *topics: str) -> Card:
    return Card(title, "", Day("", ""), topics=tuple(Tag(topic, "", "topic") for topic in topics))


def drawn(title: str, *sources: str, of: Faces | None = None, topic: str = "Environment") -> bytes:
    """A card of a story of 14 August 2024."""
    day = Day("2024-08-14", "14 August 2024")
    return draw((of or faces()).story(card(title, topic), sources or ("The Paper", "The Post"), day))


def opened(data: bytes) -> Image.Image:
    with Image.open(BytesIO(data)) as image:
        image.load()
        return image


def headline(title: str, of: Faces | None = None) -> tuple[int, int, int, int]:
    """Where the headline is: the box of all that is ink between the rules."""
    image = opened(drawn(title, of=of, topic="")).crop((0, 130, 1200, 535))
    box = image.point([255 if place == INK.full else 0 for place in range(256)], "L").getbbox()
    assert box
    return box


def lines(text: str, room: Room) -> tuple[str, ...]:
    """The headline set in letters that are all half as wide as high."""
    return set_lines(text, room, lambda part: len(part) / 2).lines


def test_a_card_has_the_size_that_networks_show_whole() -> None:
    image = opened(drawn(TOWN))
    assert (image.format, image.size, image.mode) == ("PNG", (1200, 630), "P")


def test_a_card_is_made_of_paper_ink_accent_and_hairline() -> None:
    dots = opened(drawn(TOWN)).convert("RGB").getcolors()
    assert dots
    assert max(dots)[1] == (255, 253, 249)
    assert {(29, 26, 22), (155, 28, 49), (217, 211, 199)} <= {colour for _, colour in dots}


@pytest.mark.parametrize("title", ["Rivers rise", TOWN, "President signs the new law on the budget after a long night"])
def test_a_card_is_light(title: str) -> None:
    assert len(drawn(title)) <= 15 * 1024


def test_a_card_with_three_hundred_letters_is_not_heavy() -> None:
    assert len(drawn(LONG)) <= 24 * 1024


def test_a_card_holds_no_moment_and_no_name() -> None:
    data, place, kinds = drawn(TOWN), 8, []
    while place < len(data):
        length, kind = struct.unpack_from(">I4s", data, place)
        kinds.append(kind)
        place += 12 + length
    assert kinds == [b"IHDR", b"PLTE", b"IDAT", b"IEND"]


def test_a_card_is_the_same_in_another_process() -> None:
    code = f"""
import hashlib, sys
sys.path[:0] = {sys.path!r}
from test_social_cards import drawn, TOWN
print(hashlib.sha256(drawn(TOWN)).hexdigest())
"""
    assert python(code).stdout.strip() == hashlib.sha256(drawn(TOWN)).hexdigest()


def test_a_headline_stays_between_the_margins() -> None:
    for title in ("Rivers rise", TOWN, LONG, "W" * 90):
        left, top, right, bottom = headline(title)
        assert left >= LEFT - 4
        assert right <= RIGHT + 4
        assert 0 < top < bottom < 405


def test_a_short_headline_is_set_larger_than_a_long_one() -> None:
    def size(title: str) -> float:
        serif = Line(title, shipped(SERIF))
        return serif.set(Room(1056, 320, (112, 80, 57, 41, 35), 1.12)).size

    assert size("Rivers rise") > size(TOWN) > size(LONG)


def test_three_hundred_letters_fit_whole() -> None:
    assert len(LONG) >= 300
    face = faces().story(card(LONG, "Environment"), ["The Paper"], None)
    assert face.headline
    set_ = face.headline.set(Room(1056, 318, (112, 80, 57, 48, 44, 41, 38, 35), 1.12))
    assert " ".join(set_.lines) == LONG


def test_lines_are_of_about_the_same_length() -> None:
    assert lines("aaaa bbbb cccc dddd", Room(80, 24, (10,), 1)) == ("aaaa bbbb", "cccc dddd")


def test_what_fits_in_no_size_ends_at_a_word_with_an_ellipsis() -> None:
    assert lines("aaaa bbbb, cccc dddd eeee", Room(50, 10, (10,), 1)) == ("aaaa bbbb…",)


def test_a_word_wider_than_a_line_is_broken() -> None:
    assert "".join(lines("a" * 25, Room(50, 40, (10,), 1))) == "a" * 25


def test_lines_of_ideographs_begin_with_no_closing_mark() -> None:
    assert lines("河川水位上昇、避難指示", Room(35, 30, (10,), 1)) == ("河川水位上", "昇、避難指示")


@pytest.mark.parametrize("title", ["קו ראשון", ARABIC, "สะพานเก่า", "ქართული", "橋は残る", "\ue000\ue001"])
def test_a_headline_that_no_font_shows_is_left_out(title: str) -> None:
    face = faces().story(card(title, "Environment"), ["The Paper"], None)
    assert (face.headline, face.topic) == (None, None)
    assert face.site
    assert draw(face) == draw(faces().story(card("橋"), ["The Paper"], None))


def test_a_source_that_no_font_shows_is_left_out() -> None:
    face = faces().story(card(TOWN), ["新聞", "The Paper"], None)
    assert [line.text for line in face.sources] == ["The Paper"]


def test_a_date_that_no_font_shows_is_told_in_figures() -> None:
    face = faces().story(card(TOWN), [], Day("2024-08-14T10:00:00Z", "٤ أغسطس"))
    assert face.day
    assert face.day.text == "2024-08-14"


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("🚨 The bridge is closed ✈️", "The bridge is closed"),
        ("The ﬁsh are back", "The fish are back"),
        ("The\u200b bridge\u00ad is open", "The bridge is open"),
        ("⅔ of all ＡＢＣ", "2⁄3 of all ABC"),
    ],
)
def test_a_headline_does_without_pictures_and_forms_of_letters(title: str, shown: str) -> None:
    face = faces().story(card(title), [], None)
    assert face.headline
    assert face.headline.text == shown


@pytest.mark.parametrize(
    "title",
    ["Überraschung in Łódź – „größter Erfolg“", "Ο πρωθυπουργός", "Їжак і ґанок, Қазақстан, ђак", "Điểm tin tuyên bố"],
)
def test_the_shipped_fonts_show_the_languages_of_europe_and_vietnamese(title: str) -> None:
    assert shipped(SERIF).shows(title)
    assert shipped(SANS).shows(title)


def test_letters_stand_as_close_as_the_font_says() -> None:
    starts, end = shipped(SERIF).places("AV")
    alone = shipped(SERIF).places("A")[1] + shipped(SERIF).places("V")[1]
    assert end == pytest.approx(alone - 0.116)
    assert starts == [0, pytest.approx(end - shipped(SERIF).places("V")[1])]


def test_a_file_that_says_it_is_a_font_and_ends_is_refused() -> None:
    data = shipped(SANS).data
    for length in (0, 11, 60, 300, 3000, len(data) // 2):
        with pytest.raises(ValueError, match="font"):
            Font(data[:length]).check()


def test_no_letter_of_a_shipped_font_is_an_empty_box() -> None:
    for name in (SERIF, SANS):
        font = shipped(name).sized(40)
        empty = [chr(code) for code in sorted(shipped(name).metrics.glyphs) if not font.getmask(chr(code)).getbbox()]
        assert not plain("".join(empty)).strip("\u2060 \u00a0\u00ad\u034f\u061c")


@shaping
def test_an_own_font_sets_arabic_from_the_right() -> None:
    left, _, right, _ = headline(ARABIC, faces(card_font="arabic.ttf"))
    assert RIGHT - 12 <= right <= RIGHT + 4
    assert left > LEFT + 100


@shaping
def test_arabic_letters_take_the_form_that_their_neighbours_ask_for() -> None:
    font = Font((FONTS / "arabic.ttf").read_bytes())
    joined = Line("قواتها", font, shaped=True, rtl=True).width(100)
    alone = sum(Line(letter, font, shaped=True, rtl=True).width(100) for letter in "قواتها")
    assert joined < alone * 0.9


@shaping
def test_a_site_in_arabic_has_its_name_at_the_right() -> None:
    own = Site(title="الموجز اليومي", language="ar", cards=True, card_font="arabic.ttf")
    found, _ = find_faces(Config(FONTS, own))
    assert found
    image = opened(draw(found.story(card(ARABIC), ["الجزيرة"], None)))
    assert image.crop((0, 0, 600, 110)).getcolors() == [(600 * 110, 0)]
    assert image.crop((0, 550, 600, 630)).getcolors() == [(600 * 80, 0)]


def test_what_cannot_be_shaped_on_this_machine_is_left_out() -> None:
    site = Site(cards=True, card_font="arabic.ttf")
    unable = Faces(Config(FONTS, site), Font((FONTS / "arabic.ttf").read_bytes()), shaping=False)
    assert unable.story(card(ARABIC), [], None).headline is None


def test_sources_that_do_not_fit_are_counted() -> None:
    names = [f"The Paper of the Town of Number {number}" for number in range(9)]
    day = Day("2024-08-14", "14 August 2024")
    of = faces()
    eight, nine = (draw(of.story(card(TOWN), names[:count], day)) for count in (8, 9))
    assert eight != nine


def site(root: Path, toml: str = "cards = true") -> Path:
    """The three articles of the tests of the engine as a site with cards."""
    return make_site(root, toml=f'[site]\ntitle = "The River Paper"\nurl = "https://paper.example/news"\n{toml}')


def shared(root: Path, page: str) -> str:
    """The address of the image that networks show of a page, below the site."""
    (address,) = re.findall(r'property="og:image" content="https://paper.example/news/([^"]*)"', read(root, page))
    return str(address)


def read(root: Path, page: str) -> str:
    return (root / "output" / page).read_text()


def article(root: Path, name: str) -> str:
    (page,) = (root / "output/articles").glob(f"{name}-*/index.html")
    return page.relative_to(root / "output").as_posix()


def test_each_article_has_its_card_and_other_pages_that_of_the_site(tmp_path: Path) -> None:
    assert not built(site(tmp_path)).problems
    assert len(list((tmp_path / "output/cards").rglob("*.png"))) == 4
    own = shared(tmp_path, article(tmp_path, "one"))
    assert re.fullmatch(r"cards/articles/one-[0-9a-f]+\.png\?[0-9a-f]{8}", own)
    assert (tmp_path / "output" / own.partition("?")[0]).is_file()
    for page in ("index.html", "archive/index.html", "made/index.html", "404.html"):
        assert shared(tmp_path, page).startswith("cards/site.png?")


def test_a_page_tells_the_size_and_the_words_of_its_card(tmp_path: Path) -> None:
    built(site(tmp_path))
    page = read(tmp_path, article(tmp_path, "one"))
    assert '<meta property="og:image:width" content="1200">' in page
    assert '<meta property="og:image:height" content="630">' in page
    assert '<meta property="og:image:alt" content="The river">' in page
    assert '<meta name="twitter:card" content="summary_large_image">' in page


def test_an_article_with_an_image_on_the_site_keeps_it(tmp_path: Path) -> None:
    site(tmp_path)
    image = "https://paper.example/news/images/river.png"
    write(tmp_path / "content/images/river.png", b"an image")
    write(tmp_path / "content/own.txt", f"Title: The weir\nDate: 2024-08-14\nImage: {image}\n\nThe weir was opened.")
    built(tmp_path)
    assert shared(tmp_path, article(tmp_path, "own")) == "images/river.png"


def test_no_card_is_drawn_unless_it_is_wished(tmp_path: Path) -> None:
    built(site(tmp_path, ""))
    assert not (tmp_path / "output/cards").exists()
    assert "og:image" not in read(tmp_path, "index.html")


def test_nothing_is_drawn_again_when_nothing_changed(tmp_path: Path) -> None:
    built(site(tmp_path))
    assert built(tmp_path).counts["pages written"] == 0


def test_a_card_is_drawn_again_when_what_it_prints_changed(tmp_path: Path) -> None:
    built(site(tmp_path))
    output = tmp_path / "output"
    before = {path: path.read_bytes() for path in (output / "cards").rglob("*.png")}
    address = shared(tmp_path, article(tmp_path, "one"))
    text = (tmp_path / "content/one.txt").read_text()
    write(tmp_path / "content/one.txt", text.replace("The river", "The wide river"))
    built(tmp_path)
    changed = [path for path, data in before.items() if path.read_bytes() != data]
    assert [path.name.partition("-")[0] for path in changed] == ["one"]
    assert shared(tmp_path, article(tmp_path, "one")) != address


def test_a_card_stays_when_only_the_text_of_its_article_changed(tmp_path: Path) -> None:
    built(site(tmp_path))
    times = {path: path.stat().st_mtime_ns for path in (tmp_path / "output/cards").rglob("*.png")}
    text = (tmp_path / "content/one.txt").read_text()
    write(tmp_path / "content/one.txt", f"{text}\n\nThe water fell again on Sunday.")
    built(tmp_path)
    assert {path: path.stat().st_mtime_ns for path in times} == times


def test_a_card_without_a_story_is_taken_away(tmp_path: Path) -> None:
    built(site(tmp_path))
    (tmp_path / "content/one.txt").unlink()
    built(tmp_path)
    assert not list((tmp_path / "output/cards/articles").glob("one-*"))


def test_a_day_of_first_sight_is_on_no_card(tmp_path: Path) -> None:
    built(site(tmp_path))
    (path,) = (tmp_path / "output/cards/articles").glob("one-*")
    dated = path.read_bytes()
    text = (tmp_path / "content/one.txt").read_text()
    write(tmp_path / "content/one.txt", text.replace("Date: 2024-08-14\n", ""))
    built(tmp_path)
    with Image.open(path) as image:
        assert image.crop((600, 550, 1200, 630)).getcolors() == [(600 * 80, 0)]
    assert path.read_bytes() != dated


def test_the_cards_of_a_clean_build_are_those_of_a_second_one(tmp_path: Path) -> None:
    for name in ("one", "two"):
        built(site(tmp_path / name))
    one, two = (
        {
            path.relative_to(tmp_path / name): path.read_bytes()
            for path in (tmp_path / name / "output/cards").rglob("*.png")
        }
        for name in ("one", "two")
    )
    assert one == two


def test_without_pillow_the_site_is_built_and_says_what_to_install(tmp_path: Path) -> None:
    root = site(tmp_path / "site")
    write(tmp_path / "without/PIL/__init__.py", "raise ImportError('there is none')")
    done = digest("build", site=root, PYTHONPATH=str(tmp_path / "without"))
    assert done.returncode == 0, done.stderr
    assert 'pip install "news-digest[cards]"' in done.stdout + done.stderr
    assert "og:image" not in read(root, "index.html")
    assert not (root / "output/cards").exists()


def test_when_pillow_is_installed_later_the_cards_are_drawn(tmp_path: Path) -> None:
    root = site(tmp_path / "site")
    write(tmp_path / "without/PIL/__init__.py", "raise ImportError('there is none')")
    digest("build", site=root, PYTHONPATH=str(tmp_path / "without"))
    digest("build", site=root)
    assert (root / "output/cards/site.png").is_file()


def test_a_font_that_is_none_is_a_problem_and_no_end(tmp_path: Path) -> None:
    write(tmp_path / "font.ttf", b"no font at all")
    (problem,) = built(site(tmp_path, 'cards = true\ncard_font = "font.ttf"')).problems
    assert "font.ttf" in problem.message
    assert (tmp_path / "output/index.html").is_file()


def test_a_font_that_is_not_there_is_named_before_any_work(tmp_path: Path) -> None:
    site(tmp_path, 'card_font = "font.ttf"')
    with pytest.raises(ConfigError, match=r"site\.card_font"):
        read_config(tmp_path)


def test_a_theme_that_shows_no_cards_is_told_so(tmp_path: Path) -> None:
    (problem,) = built(site(tmp_path, 'cards = true\ntheme = "simple"')).problems
    assert "theme" in problem.message
