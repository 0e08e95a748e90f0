"""The line of every key of a TOML text, against what the standard library reads in it."""

import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.text.toml_lines import lines_of

EVERYTHING = '''# a comment with [a.table] and key = "value"
top = 1
[site]   # [not.this]
title = "a # b ] = \\" c"
'quoted key' = 'it''s not'
"b\\u00e9" = 3.5
when = 1979-05-27 07:32:00.5
deep.er.key = { a = 1, b = { c = [1, 2.5] } }
long = """
[no.table]
no = 1 \\""" still
"""
raw = \'\'\'
[none]\'\'\'
after = -1e+5
list = [
  "one",  # ]
  # two = 2
  ["three", 'four'],

  { five = 5 },
]

[[rows]]
name = "a"
[rows.inner]
x = 1
[[rows]]
name = "b"
[rows.inner]
x = 2
[topics."Ukraine War"]
label = "x"
'''.replace("it''s not", "its not")


def paths(value: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, below in inner:
        yield (*path, str(key))
        yield from paths(below, (*path, str(key)))


def test_everything_that_is_there_has_a_line_and_nothing_else() -> None:
    assert set(lines_of(EVERYTHING)) == set(paths(tomllib.loads(EVERYTHING)))


@pytest.mark.parametrize(
    ("path", "start"),
    [
        (("top",), "top = 1"),
        (("site",), "[site]"),
        (("site", "title"), "title ="),
        (("site", "quoted key"), "'quoted key'"),
        (("site", "bé"), '"b\\u00e9"'),
        (("site", "deep", "er", "key", "b", "c", "1"), "deep.er"),
        (("site", "after"), "after"),
        (("site", "list", "0"), '  "one"'),
        (("site", "list", "1", "1"), '  ["three"'),
        (("site", "list", "2", "five"), "  { five"),
        (("topics", "Ukraine War", "label"), 'label = "x"'),
    ],
)
def test_a_key_has_the_line_it_stands_in(path: tuple[str, ...], start: str) -> None:
    assert EVERYTHING.splitlines()[lines_of(EVERYTHING)[path] - 1].startswith(start)


def test_tables_of_one_name_are_told_apart() -> None:
    lines = lines_of(EVERYTHING)
    assert EVERYTHING.splitlines()[lines["rows", "1", "inner", "x"] - 1] == "x = 2"
    assert EVERYTHING.splitlines()[lines["rows", "0", "name"] - 1] == 'name = "a"'


def test_a_text_without_keys_has_no_lines() -> None:
    assert lines_of("") == lines_of("# nothing\n\n") == {}


KEYS = st.text(st.sampled_from("ab-_1é #]=.[{\"\\'"), min_size=1, max_size=6)
STRINGS = st.text(st.sampled_from("a \n\"'\\#[]{}=,"), max_size=8)


def quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def written(value: Any, choose: Any) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{quoted(key)} = {written(below, choose)}" for key, below in value.items()) + " }"
    if isinstance(value, list):
        gap = choose(("", "\n", " # ] comment\n  "))
        return f"[{gap}" + "".join(f"{written(below, choose)}{gap},{gap}" for below in value) + "]"
    if "'''" not in value and "\\" not in value and not value.endswith("'") and choose((True, False)):
        return f"'''\n{value}'''"
    return quoted(value)


VALUES = st.recursive(
    STRINGS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3), max_leaves=6
)


@given(st.dictionaries(KEYS, st.dictionaries(KEYS, VALUES, max_size=4), max_size=4), st.data())
def test_any_text_that_is_read_has_its_lines(tables: dict[str, dict[str, Any]], data: st.DataObject) -> None:
    def choose(options: tuple[Any, ...]) -> Any:
        return data.draw(st.sampled_from(options))

    text = "".join(
        f"[{quoted(name)}]\n" + "".join(f"{quoted(key)} = {written(value, choose)}\n" for key, value in table.items())
        for name, table in tables.items()
    )
    lines = lines_of(text)
    assert set(lines) == set(paths(tomllib.loads(text)))
    for name, table in tables.items():
        assert text.split("\n")[lines[(name,)] - 1] == f"[{quoted(name)}]"
        for key in table:
            assert text.split("\n")[lines[name, key] - 1].startswith(f"{quoted(key)} = ")
