"""A theme's style sheets come as one small file each, made of parts that a site may change one by one."""

import pytest

from digest.errors import ConfigError
from digest.publish.styles import style_sheets

TOKENS = b":root {\n  /* the ground */\n  --paper: light-dark(#fff, #000);\n}\n"


def test_an_imported_sheet_stands_in_the_place_of_its_import_and_is_not_published_itself() -> None:
    ready = style_sheets({"style.css": b'@import "tokens.css";\np { margin: calc(1px + 2px) }\n', "tokens.css": TOKENS})
    assert ready == {"style.css": b":root{--paper:light-dark(#fff,#000)}p{margin:calc(1px + 2px)}"}


def test_an_imported_sheet_may_import_others() -> None:
    files = {
        "a.css": b'@import "b.css";\n@import "d.css";',
        "b.css": b'@import "c.css"; b { top: 0 }',
        "c.css": b"c { top: 1px }",
    }
    assert style_sheets({**files, "d.css": b"d { top: 2px }"}) == {"a.css": b"c{top:1px}b{top:0}d{top:2px}"}


def test_other_files_stay_as_they_are() -> None:
    files = {"icon.svg": b"<svg> <!-- as it is --> </svg>", "own.js": b"// as it is\n"}
    assert style_sheets(files) == files


def test_an_import_of_a_sheet_that_is_not_there_is_named_with_its_place() -> None:
    with pytest.raises(ConfigError, match=r"theme/static/style.css: @import: there is no 'colours.css' beside it"):
        style_sheets({"style.css": b'@import "colours.css";'})


def test_sheets_that_import_each_other_are_refused() -> None:
    with pytest.raises(ConfigError, match="imports itself"):
        style_sheets({"a.css": b'@import "b.css";', "b.css": b'@import "a.css";'})


def test_a_sheet_of_another_place_is_left_to_the_browser() -> None:
    sheet = b'@import url("https://fonts.example/a.css");'
    assert style_sheets({"a.css": sheet}) == {"a.css": sheet.rstrip(b";")}


@pytest.mark.parametrize("named", ["fonts/ours.woff2", "'fonts/ours.woff2?#iefix'", '"./fonts/ours.woff2"'])
def test_a_font_that_is_not_there_is_named_with_its_place(named: str) -> None:
    sheet = f"@font-face {{ font-family: Ours; src: url({named}) }}".encode()
    with pytest.raises(ConfigError, match=r"theme/static/own.css: url\(.*\): there is no file theme/static/fonts/ours"):
        style_sheets({"own.css": sheet})
    assert style_sheets({"own.css": sheet, "fonts/ours.woff2": b""})


@pytest.mark.parametrize("named", ['"data:image/svg+xml,%3Csvg%3E"', "#mark", "/images/a.png", "../images/a.png"])
def test_what_is_no_file_of_the_theme_is_left_to_the_browser(named: str) -> None:
    assert style_sheets({"own.css": f"p {{ background: url({named}) }} /* url(gone.png) */".encode()})
