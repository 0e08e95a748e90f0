"""docs/themes.md says what templates are really given: a name missing there, or in the code, fails."""

import dataclasses
import inspect
import re
import types
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest
from building import built, make_site, output, write

from digest.publish import archive_views, edition_views, feed_views, list_views, search_views, story_views, views
from digest.publish.parts import template_filters
from digest.publish.views import SiteView
from digest.publish.words import Words

REPO = Path(__file__).resolve().parent.parent
THEME = REPO / "theme"
DOCUMENT = (REPO / "docs/themes.md").read_text()
MODULES = (views, list_views, edition_views, story_views, archive_views, search_views, feed_views)
PLAIN = {str: "text", int: "number", float: "number", bool: "yes or no", object: "anything"}
ARTICLE = "Title: The {0}\nDate: 2024-08-1{1}\nSource: The Paper\nStory: flood\nTags: Water\n\nThe {0} rose on Monday. It fell."
SITE = {
    "one.txt": ARTICLE.format("river", 4),
    "two.txt": ARTICLE.format("sea", 5),
    "pages/about.md": "Title: About\n\nWho we are.",
}
VIEWED = re.compile(r"<!-- view: (\S+) (\S+) (\S+) -->")


def section(title: str) -> str:
    """What stands below a heading, up to the next one of its level or above."""
    (level,) = re.findall(rf"^(#+) {re.escape(title)}$", DOCUMENT, re.MULTILINE)
    after = DOCUMENT.split(f"\n{level} {title}\n")[1]
    return re.split(rf"^#{{2,{len(level)}}} ", after, maxsplit=1, flags=re.MULTILINE)[0]


def rows(text: str) -> dict[str, list[str]]:
    """The rows of the tables in a text, by what stands in code in the first cell."""
    cells = (line.strip("| ").split(" | ") for line in text.splitlines() if line.startswith("| `"))
    return {first.strip("`"): rest for first, *rest in cells}


def documented_view(template: str) -> str:
    """The name of the view that a template gets, as documented."""
    return rows(section("Templates"))[template][0].strip("[]`").partition("]")[0].strip("`")


def page_views() -> list[type]:
    """The views that the documented templates get."""
    names = dict.fromkeys(documented_view(template) for template in rows(section("Templates")))
    found = {name: value for module in MODULES for name, value in vars(module).items() if inspect.isclass(value)}
    return [found[name] for name in names if name != "-"]


def parts_of(hint: Any) -> list[type]:
    """The dataclasses in a type."""
    inner = [part for argument in get_args(hint) for part in parts_of(argument)]
    return [hint, *inner] if dataclasses.is_dataclass(hint) else inner


def every_view() -> list[type]:
    """All values that a template can meet, starting from its page and the site."""
    found: dict[type, None] = {}
    left = [SiteView, *page_views()]
    while left:
        view = left.pop(0)
        if view not in found:
            found[view] = None
            left += [part for hint in get_type_hints(view).values() for part in parts_of(hint)]
    return list(found)


def shown(hint: Any) -> str:
    """A type in words."""
    if dataclasses.is_dataclass(hint):
        return f"[{hint.__name__}](#{hint.__name__.lower()})"
    if get_origin(hint) in (Union, types.UnionType):
        return " or ".join(shown(part) if part is not type(None) else "none" for part in get_args(hint))
    if get_origin(hint) is tuple:
        first, *others = get_args(hint)
        return f"list of {shown(first)}" if others == [...] else " and ".join(map(shown, (first, *others))).join("()")
    return PLAIN[hint]


def fields(view: type) -> dict[str, str]:
    """The names that a template can ask a value for, and the type of each."""
    hints = get_type_hints(view)
    given = {field.name: shown(hints[field.name]) for field in dataclasses.fields(view)}
    derived = inspect.getmembers(view, lambda member: isinstance(member, property))
    return given | {name: shown(get_type_hints(member.fget)["return"]) for name, member in derived}


@pytest.mark.parametrize("view", every_view(), ids=lambda view: view.__name__)
def test_every_field_is_documented_with_its_type(view: type) -> None:
    written = {name: cells[0] for name, cells in rows(section(f"`{view.__name__}`")).items()}
    assert written == fields(view)


@pytest.mark.parametrize("view", every_view(), ids=lambda view: view.__name__)
def test_every_field_is_explained(view: type) -> None:
    unexplained = [name for name, cells in rows(section(f"`{view.__name__}`")).items() if not cells[1:] or not cells[1]]
    assert not unexplained


def test_no_other_value_is_documented() -> None:
    named = re.findall(r"^### `([A-Z]\w+)`$", DOCUMENT, re.MULTILINE)
    assert sorted(named) == sorted(view.__name__ for view in every_view())


def test_the_templates_are_the_documented_ones() -> None:
    files = (path for path in (THEME / "templates").rglob("*") if path.is_file())
    there = {path.relative_to(THEME / "templates").as_posix() for path in files}
    assert {*rows(section("Templates")), *rows(section("Parts")), *rows(section("Other formats"))} == there


def test_the_static_files_are_the_documented_ones() -> None:
    there = {path.relative_to(THEME / "static").as_posix() for path in (THEME / "static").rglob("*") if path.is_file()}
    assert set(rows(section("Static files"))) == there


def test_the_blocks_of_a_page_are_the_documented_ones() -> None:
    base = (THEME / "templates/base.html").read_text()
    assert set(rows(section("Blocks"))) == set(re.findall(r"{% block (\w+)", base))


def test_the_tokens_are_the_documented_ones() -> None:
    tokens = re.findall(r"(--[\w-]+):", (THEME / "static/tokens.css").read_text())
    assert set(rows(section("Tokens"))) == set(tokens)


def test_the_filters_are_the_documented_ones() -> None:
    site = SiteView("", "", "", "", "en", "", "", "", "")
    named = [re.match(r"\w+", name)[0] for name in rows(section("Filters"))]
    assert sorted(named) == sorted(template_filters(site, Words()))


def test_the_macros_are_the_documented_ones() -> None:
    there = [
        f"{name}({arguments})"
        for path in sorted((THEME / "templates").rglob("*.html"))
        if path.name != "newsletter.html"  # whose macros are its own
        for name, arguments in re.findall(r"{%-? macro (\w+)\((.*?)\) -?%}", path.read_text())
    ]
    assert sorted(rows(section("Macros"))) == sorted(there)


def test_every_template_gets_the_view_that_is_documented(tmp_path: Path) -> None:
    plugins = ("read-text", "read-markdown", "extractive-summary", "stated-tags", "stories", "storyteller")
    make_site(tmp_path, SITE, plugins=plugins)
    write(tmp_path / "topics.toml", '[moved]\n"topics/rain" = "topics/water"\n')
    marked = "{{ self._TemplateReference__context.name }} {{ page.__class__.__name__ }} {{ site.__class__.__name__ }}"
    write(
        tmp_path / "theme/templates/base.html",
        f'{{% extends "!theme/base.html" %}}{{% block footer %}}{{{{ super() }}}}<!-- view: {marked} -->{{% endblock %}}',
    )
    built(tmp_path)
    pages = [content.decode() for name, content in output(tmp_path).items() if name.endswith(".html")]
    given = {found for page in pages for found in VIEWED.findall(page)}
    wanted = {(name, documented_view(name), "SiteView") for name in rows(section("Templates"))}
    assert given == {row for row in wanted if row[0] not in ("base.html", "help.html")}


def examples() -> dict[str, str]:
    """The examples of files, by the path that the line before them names."""
    return dict(re.findall(r"^`(theme/[^`]+)`:\n\n```\w+\n(.*?)```", DOCUMENT, re.MULTILINE | re.DOTALL))


def test_the_examples_build_a_site_that_passes_its_check(tmp_path: Path) -> None:
    make_site(tmp_path, SITE, plugins=("read-text", "extractive-summary", "stories", "storyteller"))
    for name, content in examples().items():
        write(tmp_path / name, content)
    write(tmp_path / "theme/static/fonts/ours.woff2", b"a font")
    assert built(tmp_path).problems == []
    files = output(tmp_path)
    assert "font-src 'self'" in files["index.html"].decode()
    assert "Ours" in files["theme/style.css"].decode()
    assert files["theme/fonts/ours.woff2"] == b"a font"
    assert "The Paper" in files["index.html"].decode()
    assert "Editor: " in files["index.html"].decode()
