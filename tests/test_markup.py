"""HTML fragments to blocks."""

import pytest

from digest.text.html.markup import Marked, marked, plain


def test_blocks_have_kinds() -> None:
    found = marked("<h2>Head</h2><p>One <b>two</b>.</p><blockquote><p>Quoted</p></blockquote><ul><li>Item</ul>")
    assert found.text == "Head\nOne two.\nQuoted\nItem"
    assert found.kinds == ((0, "heading"), (14, "quote"), (21, "item"))


def test_scripts_forms_and_hidden_parts_are_left_out() -> None:
    html = "<p>Seen<script>alert(1)</script><style>p{}</style><template>x</template> <span hidden>no <b>no</b></span>text</p>"
    assert marked(html).text == "Seen text"


def test_text_for_screen_readers_alone_is_left_out() -> None:
    html = '<p>The <a href="/x">river<span class="sr-only"> (opens in a new window)</span></a> rose.</p>'
    assert marked(html).text == "The river rose."


def test_what_a_style_hides_in_a_line_is_left_out_and_a_hidden_frame_is_not() -> None:
    html = '<div style="display: none"><p>Shown later<span style="display:none">!!</span></p></div>'
    assert marked(html).text == "Shown later"


def test_line_breaks_part_blocks_and_spaces_fold() -> None:
    assert marked("<p>One\n  line<br>two<br/><br/>three</p>").text == "One line\ntwo\nthree"


def test_preformatted_lines_stay_apart() -> None:
    assert marked("<pre>a\nb</pre>").text == "a\nb"


def test_old_character_references_are_read_as_browsers_do() -> None:
    assert marked("<p>don&#146;t &amp; &eacute;</p>").text == "don’t & é"


def test_text_beside_elements_is_kept() -> None:
    assert marked("before <p>in</p> after").text == "before\nin\nafter"


@pytest.mark.parametrize("depth", [1_000, 100_000])
def test_deep_nesting_costs_nothing(depth: int) -> None:
    assert marked("<div>" * depth + "deep" + "</div>" * depth + "<p>after").text == "deep\nafter"


@pytest.mark.parametrize("html", ["", " ", "<", "<!--", "<![CDATA[", "</p></p>", "\0", "<p \ud800>", "&#xD800;", "<?x"])
def test_broken_markup_never_fails(html: str) -> None:
    assert isinstance(marked(html), Marked)


def test_zero_bytes_do_not_end_the_text() -> None:
    assert marked("<p>a\0b</p>").text == "ab"


def test_a_title_loses_its_markup_only_if_it_has_some() -> None:
    assert plain("A <em>big</em> day &amp; night") == "A big day & night"
    assert plain("5 < 6 & 7 > 3") == "5 < 6 & 7 > 3"
