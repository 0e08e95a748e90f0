"""What digest says to readers, in the language of the site: catalogues, dates, numbers, pages."""

import importlib.util
import os
import re
import subprocess
import sys
from gettext import c2py
from pathlib import Path

import jinja2
import pytest
from babel import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po
from building import built, make_site, output, problems, write
from lxml import html

from digest.config import read_config
from digest.errors import ConfigError
from digest.publish.catalogues import places
from digest.publish.words import Words

REPO = Path(__file__).resolve().parent.parent
CATALOGUES = sorted((REPO / "theme/locale").glob("*.po"))
SHIPPED = ("ar", "de", "es", "fr")
HEADER = 'msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
ALONE = {"ar": (0, 1, 2)}
"""Forms that stand for one number each, so that they need not print it."""


def _extracted() -> Catalog:
    """All that the code and the templates say, as `make messages` finds it."""
    spec = importlib.util.spec_from_file_location("messages", REPO / ".ci/messages.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.extracted()


def _catalogue(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=path.stem, abort_invalid=True)


def _forms(text: object) -> tuple[str, ...]:
    return tuple(text) if isinstance(text, tuple | list) else (str(text),)


def _words(language: str, root: Path = REPO) -> Words:
    return Words(language, (root / "theme/locale",))


def _page(root: Path, name: str) -> html.HtmlElement:
    return html.document_fromstring(output(root)[name].decode())


@pytest.fixture(scope="module")
def extracted() -> Catalog:
    return _extracted()


def test_the_shipped_languages_are_these() -> None:
    assert tuple(path.stem for path in CATALOGUES) == SHIPPED


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_a_catalogue_has_exactly_what_is_said(path: Path, extracted: Catalog) -> None:
    known = {_forms(message.id) for message in _catalogue(path) if message.id}
    said = {_forms(message.id) for message in extracted if message.id}
    assert (sorted(said - known), sorted(known - said)) == ([], []), "run `make messages`, then translate"


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_a_catalogue_translates_everything(path: Path) -> None:
    catalogue = _catalogue(path)
    forms = {True: catalogue.num_plurals, False: 1}
    open_ones = [
        message.id
        for message in catalogue
        if message.id
        and (
            message.fuzzy
            or not all(_forms(message.string))
            or len(_forms(message.string)) != forms[message.pluralizable]
        )
    ]
    assert open_ones == []


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_a_translation_has_the_values_of_its_message(path: Path) -> None:
    messages = [(m, n, text) for m in _catalogue(path) if m.id for n, text in enumerate(_forms(m.string)) if text]
    wrong = [m.id for m, n, text in messages if not _fits(m, path.stem, n, text)]
    assert wrong == []


def _fits(message: Message, language: str, form: int, text: str) -> bool:
    wanted = places(_forms(message.id)[-1])
    if message.pluralizable and form in ALONE.get(language, ()):
        return wanted - {"num"} <= places(text) <= wanted
    braces = re.findall(r"\{\w+\}", _forms(message.id)[-1])
    return places(text) == wanted and re.findall(r"\{\w+\}", text) == braces


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_a_catalogue_has_the_plural_forms_of_its_language(path: Path) -> None:
    form, kind = c2py(_catalogue(path).plural_expr), Locale.parse(path.stem).plural_form
    kinds = list(
        dict.fromkeys(sorted(map(kind, range(1000)), key=("zero", "one", "two", "few", "many", "other").index))
    )
    assert [form(number) for number in range(1000)] == [kinds.index(kind(number)) for number in range(1000)]


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_a_catalogue_has_no_date(path: Path) -> None:
    assert "Date" not in path.read_text().partition("\n\n")[0]


def test_the_tool_finds_the_catalogues_as_they_are() -> None:
    run = subprocess.run(
        [sys.executable, REPO / ".ci/messages.py", "--check"], capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stdout) == (0, "")


@pytest.mark.parametrize(
    ("language", "number", "words"),
    [
        ("en", 1, "1 story"),
        ("en", 0, "0 stories"),
        ("en", 1234, "1,234 stories"),
        ("de", 1, "1 Meldung"),
        ("de", 1234, "1.234 Meldungen"),
        ("fr", 0, "0 sujet"),
        ("es", 2, "2 noticias"),
        ("ar", 0, "لا أخبار"),
        ("ar", 1, "خبر واحد"),
        ("ar", 2, "خبران"),
        ("ar", 3, "3 أخبار"),
        ("ar", 11, "11 خبرًا"),
        ("ar", 100, "100 خبر"),
    ],
)
def test_a_number_of_stories_has_its_own_form(language: str, number: int, words: str) -> None:
    assert _words(language).count("%(num)s story", "%(num)s stories", number) == words


@pytest.mark.parametrize(
    ("language", "day", "month"),
    [
        ("en", "14 August 2024", "August 2024"),
        ("en-GB", "14 August 2024", "August 2024"),
        ("en-US", "August 14, 2024", "August 2024"),
        ("de", "14. August 2024", "August 2024"),
        ("fr", "14 août 2024", "août 2024"),
        ("es", "14 de agosto de 2024", "agosto de 2024"),
        ("ar", "14 أغسطس 2024", "أغسطس 2024"),
        ("ar-EG", "١٤ أغسطس ٢٠٢٤", "أغسطس ٢٠٢٤"),
        ("ja", "2024年8月14日", "2024年8月"),
        ("tlh", "14 August 2024", "August 2024"),
    ],
)
def test_dates_are_those_of_the_language(language: str, day: str, month: str) -> None:
    words = _words(language)
    assert (words.day("2024-08-14T23:59:59Z").words, words.month("2024-08-14")) == (day, month)


def test_a_language_without_a_catalogue_has_english_words_and_its_own_dates() -> None:
    words = _words("it")
    assert (words.say("Topics"), words.day("2024-08-14").words) == ("Topics", "14 agosto 2024")


def test_the_name_of_a_month_does_not_depend_on_other_languages() -> None:
    names = [_words(language).month_name("2024-08-14") for language in ("ja", "he", "de", "es", "ru", "ja")]
    assert names == ["8月", "אוגוסט", "August", "agosto", "август", "8月"]


@pytest.mark.parametrize("language", ["ar", "ar-EG", "fa", "bn", "my"])
def test_numbers_have_the_digits_of_the_language(language: str) -> None:
    latin = Locale.parse(language, sep="-").default_numbering_system == "latn"
    assert _words(language).number(1234567890).isascii() == latin


def test_a_week_begins_as_in_the_language() -> None:
    first = {language: _words(language).weekdays[0][1] for language in ("en", "en-US", "de")}
    assert first == {"en": "Monday", "en-US": "Sunday", "de": "Montag"}


def test_an_english_site_reads_neither_catalogue_nor_babel() -> None:
    code = """
import sys
from digest.publish.words import Words
words = Words("en", ())
words.say("Topics"), words.day("2024-08-14"), words.month("2024-08-14"), words.number(1)
print("babel" in sys.modules)
"""
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=REPO)
    assert run.stdout.strip() == "False"


def test_the_machine_has_no_say_in_the_words(tmp_path: Path) -> None:
    code = """
from pathlib import Path
from digest.config import read_config
from digest.publish.words import Words
print(ascii(Words.of(read_config(Path())).day("2024-08-14").words))
"""
    write(tmp_path / "digest.toml", '[site]\nlanguage = "fr"\n')
    said = set()
    for name in ("C", "de_DE.UTF-8", "ar_EG.UTF-8"):
        given = {
            **os.environ,
            "LANG": name,
            "LC_ALL": name,
            "LANGUAGE": name[:2],
            "PYTHONPATH": str(REPO),
            "TZ": "Asia/Tokyo",
        }
        run = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path, env=given
        )
        said.add(run.stdout)
    assert said == {ascii("14 août 2024") + "\n"}


@pytest.fixture(scope="module")
def arabic(tmp_path_factory: pytest.TempPathFactory) -> Path:
    text = "The river rose by two metres in the night, and the dam held.\n\nNobody was hurt, the Water Board said."
    root = make_site(
        tmp_path_factory.mktemp("arabic"),
        {
            "a.txt": f"Title: The river rises\nSource: The Paper\nDate: 2024-08-14\n\n{text}\n\nWith assistance from Ivan Novak"
        },
        plugins=("...",),
        toml='[site]\nlanguage = "ar"\ntitle = "Topics"\n',
    )
    built(root)
    return root


def test_an_arabic_site_runs_from_right_to_left(arabic: Path) -> None:
    for name in ("index.html", "archive/index.html", "made/index.html", "404.html"):
        page = _page(arabic, name)
        assert (page.get("lang"), page.get("dir")) == ("ar", "rtl")


def test_an_arabic_site_has_arabic_words_and_dates(arabic: Path) -> None:
    front = _page(arabic, "index.html")
    assert front.xpath("string(//time)").endswith("14 أغسطس 2024")
    assert {"الموضوعات", "الأسماء", "المصادر", "الأرشيف"} <= set(front.xpath("//header//a/text()"))
    assert "خبر واحد" in front.text_content()


def test_the_title_of_a_site_is_not_translated(arabic: Path) -> None:
    assert _page(arabic, "index.html").xpath("string(/html/head/title)") == "Topics"


def test_what_plugins_say_is_english_on_a_page_in_another_language(arabic: Path) -> None:
    (name,) = [name for name in output(arabic) if name.startswith("articles/")]
    page = _page(arabic, name)
    said = [*page.xpath("//*[@class='cuts']/dt"), *page.xpath("//*[@class='reasons']//small")]
    prose = [element for element in said if re.search("[a-z]{4}", element.text_content())]
    assert prose
    assert [e.text_content() for e in prose if not e.xpath("descendant-or-self::*[@lang='en' and @dir='ltr']")] == []
    plugins = _page(arabic, "made/index.html").xpath("//table//td[1]")
    assert plugins
    assert all(cell.xpath("descendant-or-self::*[@lang='en']") for cell in plugins)


def test_an_english_page_does_not_say_so_again(tmp_path: Path) -> None:
    root = make_site(tmp_path, {"a.txt": "Date: 2024-08-14\n\nThe river rose.\n\nWith assistance from Ivan Novak"})
    built(root)
    assert 'lang="en"' not in output(root)["made/index.html"].decode().partition("<body")[2]


def test_the_feed_speaks_the_language_of_the_site(arabic: Path) -> None:
    feed = output(arabic)["feed.xml"].decode()
    assert "المصدر: The Paper" in feed
    assert "<language>ar</language>" in feed


def test_a_site_may_say_it_in_its_own_words(tmp_path: Path) -> None:
    root = make_site(tmp_path, toml='[site]\nlanguage = "de"\n')
    write(root / "theme/locale/de.po", HEADER + 'msgid "Topics"\nmsgstr "Ressorts"\n')
    built(root)
    menu = _page(root, "index.html").xpath("//header//nav//a/text()")
    assert menu[:2] == ["Ressorts", "Namen"]


def test_a_site_may_add_a_language(tmp_path: Path) -> None:
    root = make_site(tmp_path, toml='[site]\nlanguage = "it"\n')
    write(root / "theme/locale/it.po", HEADER + 'msgid "Topics"\nmsgstr "Temi"\n')
    built(root)
    assert _page(root, "index.html").xpath("//header//nav//a/text()")[:2] == ["Temi", "Names"]


@pytest.mark.parametrize("language", ["tr", "pt-BR"])
def test_a_site_in_any_language_is_built_without_a_problem(tmp_path: Path, language: str) -> None:
    report = built(make_site(tmp_path, toml=f'[site]\nlanguage = "{language}"'))
    assert problems(report) == []


def test_what_a_list_says_of_its_lines_has_the_commas_of_the_language(arabic: Path) -> None:
    remarks = [text for text in _page(arabic, "search/index.html").xpath("//main//small/text()") if "," in text]
    assert remarks == []


def test_a_region_takes_the_words_of_its_language(tmp_path: Path) -> None:
    write(tmp_path / "theme/locale/de_AT.po", HEADER + 'msgid "Topics"\nmsgstr "Themen in Österreich"\n')
    words = Words("de-AT", (tmp_path / "theme/locale", REPO / "theme/locale"))
    assert (words.say("Topics"), words.say("Names")) == ("Themen in Österreich", "Namen")


def test_a_changed_catalogue_makes_the_pages_again(tmp_path: Path) -> None:
    root = make_site(tmp_path, toml='[site]\nlanguage = "de"\n')
    built(root)
    assert built(root).counts["pages written"] == 0
    write(root / "theme/locale/de.po", HEADER + 'msgid "Skip to content"\nmsgstr "Zum Text"\n')
    built(root)
    pages = [content for name, content in output(root).items() if name.endswith("index.html")]
    assert pages
    assert all(b"Zum Text" in content for content in pages if b"<header" in content)


BROKEN = {
    "a line that is none": ('msgid "A"\nhello\n', "line 6: 'hello' is no line of a catalogue"),
    "no end of a text": ('msgid "A"\nmsgstr "B\n', "line 6: 'msgstr \"B' is no line of a catalogue"),
    "a value that the message lacks": ('msgid "A"\nmsgstr "B %(x)s"\n', r"line 5: %\(x\)s in 'B %\(x\)s' means nothing"),
    "a lone percent sign": ('msgid "A"\nmsgstr "100 % B"\n', "line 5: a lone % in '100 % B' means nothing"),
    "too many forms": (
        'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "x"\nmsgstr[1] "y"\nmsgstr[2] "z"\n',
        "line 5: msg has more translations than num_plurals",
    ),
    "letters in another encoding": (b'msgid "A"\nmsgstr "\xff"\n', "is no catalogue: 'utf-8' codec can't decode"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "told"), BROKEN.values(), ids=BROKEN)
def test_a_broken_catalogue_stops_the_build_and_names_file_and_line(
    tmp_path: Path, text: str | bytes, told: str
) -> None:
    root = make_site(tmp_path, toml='[site]\nlanguage = "de"\n')
    write(root / "theme/locale/de.po", HEADER.encode() + (text.encode() if isinstance(text, str) else text))
    with pytest.raises(ConfigError, match=rf"theme/locale/de\.po: {told}"):
        built(root)
    assert not (root / "output").exists()


@pytest.mark.parametrize("rule", ["plural=(n !=", "nplurals=2; plural=__import__('os');", "two"])
def test_a_rule_of_forms_that_is_none_is_told(tmp_path: Path, rule: str) -> None:
    write(tmp_path / "xx.po", f'msgid ""\nmsgstr ""\n"Plural-Forms: {rule}\\n"\n')
    with pytest.raises(ConfigError, match=r"xx\.po: line 3: .* says no rule"):
        Words("xx", (tmp_path,)).check()


def test_a_form_that_is_missing_is_english(tmp_path: Path) -> None:
    write(
        tmp_path / "xx.po",
        'msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=2; plural=n;\\n"\n\nmsgid "a"\nmsgid_plural "b"\nmsgstr[0] "x"\nmsgstr[1] "y"\n',
    )
    words = Words("xx", (tmp_path,))
    assert [words.count("a", "b", number) for number in range(4)] == ["x", "y", "b", "b"]


@pytest.mark.parametrize("language", [*SHIPPED, "en"])
def test_values_are_printed_as_they_are(language: str) -> None:
    assert "100 % <b> %(x)s" in _words(language).say("What %(source)s reported.", source="100 % <b> %(x)s")


def test_the_words_are_found_by_the_configuration(tmp_path: Path) -> None:
    write(tmp_path / "digest.toml", '[site]\nlanguage = "fr"\n')
    assert Words.of(read_config(tmp_path)).say("Topics") == "Thèmes"


GUIDE = (REPO / "docs/translating.md").read_text()


def test_the_guide_names_the_shipped_languages() -> None:
    (listed,) = re.findall(r"Shipped are (.*?)\. A", GUIDE, re.DOTALL)
    assert sorted(re.findall(r"`(\w+)`", listed)) == sorted((*SHIPPED, "en"))


def test_the_catalogues_in_the_guide_are_right_ones(tmp_path: Path) -> None:
    own, other = re.findall(r"```po\n(.*?)```", GUIDE, re.DOTALL)
    write(tmp_path / "en.po", own)
    write(tmp_path / "pl.po", other)
    words = {language: Words(language, (tmp_path,)) for language in ("en", "pl")}
    assert [words["en"].count("%(num)s story", "%(num)s stories", n) for n in (1, 2)] == ["one report", "2 reports"]
    assert words["pl"].count("%(num)s story", "%(num)s stories", 22) == "22 wiadomości"


def test_the_template_in_the_guide_says_what_it_should() -> None:
    environment = jinja2.Environment(extensions=["jinja2.ext.i18n"], autoescape=True)
    _words("fr").teach(environment)
    (source,) = re.findall(r"```jinja\n(.*?)```", GUIDE, re.DOTALL)
    said = environment.from_string(source).render().split("\n")
    assert said == ["Thèmes", "par Jane Doe", "3 sujets", "version\N{NO-BREAK SPACE}2"]


def test_the_guide_lists_what_words_can_say() -> None:
    rows = re.findall(r"^\| (`.*?`) \|", GUIDE, re.MULTILINE)
    names = {name for row in rows for name in re.findall(r"`(\w+)", row)}
    public = {name for name in vars(Words) if not name.startswith("_")}
    rest = {"of", "check", "teach", "files", "translations", "locale", "language", "folders"}
    assert names == public - rest


def test_themes_of_others_show_dates_in_the_language_of_the_site(tmp_path: Path) -> None:
    root = make_site(tmp_path, toml='[site]\nlanguage = "de"\ntheme = "simple"\n')
    built(root)
    assert " 14. August 2024" in " ".join(_page(root, "index.html").text_content().split())


def test_several_authors_stand_between_the_commas_of_the_language(tmp_path: Path) -> None:
    article = "Title: The river rises\nAuthor: Jane Doe, Ivan Novak\nDate: 2024-08-14\n\nThe river rose by two metres."
    root = make_site(tmp_path, {"a.txt": article}, toml='[site]\nlanguage = "ar"\n')
    built(root)
    (name,) = [name for name in output(root) if name.startswith("articles/")]
    assert "بقلم Jane Doe، Ivan Novak" in _page(root, name).text_content()
