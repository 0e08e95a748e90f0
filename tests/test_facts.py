"""What a page states about its article is read in all the forms that sites write it in."""

import pytest

from digest.text.html.page import page
from tests.web_pages import ARTICLE, data, stating, web_page

ARTICLE_DATA = {"@type": "NewsArticle", "headline": "The river rises", "datePublished": "2024-08-14T10:00:00+00:00"}


def authors(value: object, **more: object) -> tuple[str, ...]:
    """The authors of a page whose JSON-LD gives this value."""
    return stating(data({**ARTICLE_DATA, "author": value, **more}))[1]


def published(text: str) -> str:
    """The date of a page whose meta element gives this text."""
    return stating(f'<meta property="article:published_time" content="{text}">')[2]


def test_a_graph_with_references_is_followed() -> None:
    graph = [
        {"@type": "Article", "author": {"@id": "#ann"}, "publisher": {"@id": "#paper"}, "headline": "The river rises"},
        {"@type": "WebPage", "name": "The river rises - The Paper", "datePublished": "2024-08-14"},
        {"@type": "Organization", "@id": "#paper", "name": "The Paper"},
        {"@type": "Person", "@id": "#ann", "name": "Ann Example"},
    ]
    raw = page(web_page(head=data({"@context": "https://schema.org", "@graph": graph})))
    assert (raw.title, raw.authors, raw.published, raw.source) == (
        "The river rises", ("Ann Example",), "2024-08-14", "The Paper",
    )  # fmt: skip


@pytest.mark.parametrize(
    "value",
    [
        "By Ann Example and Bo Sample",
        "Ann Example, Bo Sample",
        "Ann Example; Bo Sample, Staff Writer",
        ["Ann Example", "Bo Sample", "Ann Example"],
        [["Ann Example"], {"name": "Bo Sample"}],
        {"@type": "Person", "name": ["Ann Example", "Bo Sample"]},
        [{"givenName": "Ann", "familyName": "Example"}, {"name": "Bo Sample", "url": "https://a.example"}],
        '[{"name": "Ann Example"}, {"name": "Bo Sample"}]',
        "Ann Example | Bo Sample (bo@paper.example)",
        ["Ann Example", "https://paper.example/bo", "Bo Sample", "admin", "", None, 7],
        "By Ann Example in New York and Bo Sample, in Paris",
    ],
)
def test_authors_are_read_in_any_form(value: object) -> None:
    assert authors(value) == ("Ann Example", "Bo Sample")


@pytest.mark.parametrize(
    "name", ["Cy Dee, Jr.", "Search and Rescue", "Von Miller", "Women in Film", "dpa", "朝日新聞", "Nelson C.J."]
)
def test_a_name_that_looks_like_a_list_stays_whole(name: str) -> None:
    assert authors(name) == (name,)


def test_the_publisher_counts_as_author_if_nobody_else_signs() -> None:
    assert authors({"name": "The Paper"}, publisher={"name": "The Paper"}) == ("The Paper",)


def test_a_person_in_the_meta_elements_goes_before_the_publisher_as_author() -> None:
    head = data({**ARTICLE_DATA, "author": {"name": "The Paper"}, "publisher": {"name": "The Paper"}})
    assert stating(f'{head}<meta name="author" content="Ann Example">')[1] == ("Ann Example",)


def test_the_seat_of_the_publisher_is_no_author() -> None:
    head = data({**ARTICLE_DATA, "author": {"name": "The Paper"}, "publisher": {"name": "The Paper"}})
    assert stating(f'{head}<meta name="author" content="The Paper, Minsk">')[1] == ("The Paper",)


def test_the_day_of_publishing_goes_before_that_of_writing() -> None:
    head = data({"@type": "NewsArticle", "headline": "The river rises", "dateCreated": "2024-08-12"})
    assert stating(f'{head}<meta name="pubdate" content="2024-08-14">')[2] == "2024-08-14"


@pytest.mark.parametrize(
    "script",
    [
        '//<![CDATA[\n{"@type": "NewsArticle", "headline": "A flood", "author": "Ann Example",}\n//]]>',
        '<!-- {"@type": "NewsArticle", "headline": "A\nflood", "author": "Ann Example"} -->',
        '{"@type": "NewsArticle", "headline": "A flood", "author": "Ann Example"} {"@type": "Thing"}',
        '[{"@type": ["Thing", "NewsArticle"], "headline": "A \\\'flood", "author": "Ann Example"}]',
        '{"@type": "http://schema.org/NewsArticle", "headline": "A &amp;flood", "author": "Ann Example"}',
    ],
)
def test_data_that_is_nearly_json_is_mended(script: str) -> None:
    title, names, _ = stating(data(script))
    assert (title.replace("'", "").replace("&", ""), names) == ("A flood", ("Ann Example",))


def test_of_several_articles_the_one_of_this_page_speaks() -> None:
    objects = [
        {"@type": "NewsArticle", "headline": "Another story", "author": "No One"},
        {**ARTICLE_DATA, "author": "Ann Example"},
    ]
    assert stating(data(objects))[:2] == ("The river rises", ("Ann Example",))


def test_a_related_article_inside_the_data_is_not_taken() -> None:
    related = {"@type": "WebPage", "hasPart": {"@type": "NewsArticle", "headline": "Other", "author": "No One"}}
    assert stating(data(related))[1] == ()


def test_meta_elements_speak_where_there_is_no_data() -> None:
    head = (
        '<meta property="og:title" content="The river rises | The Paper"><meta name="byl" content="By Ann Example">'
        '<meta name="parsely-pub-date" content="2024-08-14T10:00:00Z">'
        '<meta property="article:author" content="https://social.example/ann">'
    )
    assert stating(head) == ("The river rises", ("Ann Example",), "2024-08-14T10:00:00Z")


def test_a_pair_of_label_and_name_is_understood() -> None:
    head = '<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Ann Example">'
    assert stating(head)[1] == ("Ann Example",)


def test_the_title_is_taken_as_the_page_shows_it() -> None:
    body = f"<h1>The river’s “great” rise</h1>{ARTICLE}"
    assert (
        stating(data({**ARTICLE_DATA, "headline": 'The river\'s "great" rise'}), body)[0] == "The river’s “great” rise"
    )


def test_a_headline_that_was_cut_off_is_taken_whole() -> None:
    assert stating(data({**ARTICLE_DATA, "headline": "The river…"}))[0] == "The river rises"


def test_a_kicker_does_not_run_into_the_title() -> None:
    body = f"<h1><span>Flood</span><span>The river <em>rises</em>.</span></h1>{ARTICLE}"
    assert stating("", body)[0] == "Flood The river rises."


def test_a_title_for_search_engines_yields_to_the_one_that_all_else_shows() -> None:
    head = data({**ARTICLE_DATA, "headline": "Flood news: what we know"})
    head += '<meta property="og:title" content="The river rises"><title>The river rises - The Paper</title>'
    assert stating(head)[0] == "The river rises"


def test_a_logo_in_the_main_heading_is_no_title() -> None:
    head = '<title>The river rises by two metres | The Paper</title><meta property="og:site_name" content="The Paper">'
    assert stating(head, f"<h1>The Paper</h1>{ARTICLE}")[0] == "The river rises by two metres"


RISES = "The river rises by two metres"


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (f"<title>{RISES} | The Paper</title>", f"<h2>{RISES}</h2>"),
        (f"<title>{RISES} | News | The Paper</title>", f"<h3>{RISES}</h3>"),
        (f"<title>{RISES} - The Paper</title>", f"<h1>The Paper</h1><h2>{RISES}</h2>"),
        (f'<meta property="og:title" content="{RISES} | The Paper"><link rel="canonical" href="https://www.paper.example/1">', ""),
        (f'<title>{RISES} — Paper Online</title><meta property="og:url" content="https://paper.example/1">', "<h1>The Paper</h1>"),
        (data({**ARTICLE_DATA, "headline": "The river rises"}) + f"<title>{RISES} - The Paper</title>", f"<h1>{RISES}</h1>"),
    ],
)  # fmt: skip
def test_the_title_is_found_where_the_name_of_the_site_is_not_stated(head: str, body: str) -> None:
    assert stating(head, f"{body}{ARTICLE}")[0] == RISES


def test_a_short_title_without_spaces_is_found_before_the_name_of_the_site() -> None:
    assert (
        stating("<title>二つの橋を閉鎖 - 川の新聞</title>", f"<h1>二つの橋を閉鎖</h1>{ARTICLE}")[0] == "二つの橋を閉鎖"
    )


@pytest.mark.parametrize("heading", ["Sport", "News of the day"])
def test_a_heading_of_a_section_is_no_title(heading: str) -> None:
    title = f"{heading} | {RISES} beyond all expectations"
    assert stating(f"<title>{title}</title>", f"<h2>{heading}</h2>{ARTICLE}")[0] == title


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2024-08-14T10:00:00Z", "2024-08-14T10:00:00Z"),
        ("2024-08-14T23:30:00-05:00", "2024-08-14"),
        ("2024-08-14T00:30:00+02:00", "2024-08-14"),
        ("14.08.2024, 10:00 Uhr", "2024-08-14"),
        ("08/14/2024", "2024-08-14"),
        ("1723629600", "2024-08-14T10:00:00+00:00"),
        ("Wed Aug 14 2024 10:00:00 GMT+0000 (Coordinated Universal Time)", "2024-08-14T10:00:00+00:00"),
        ("2024-08-14T10:00:00+ 01:00", "2024-08-14"),
        ("Wednesday, August 14, 2024 - 10:00", "2024-08-14"),
        ("mercredi 14 août 2024 à 10h00", "2024-08-14"),
        ("2024年8月14日 10時", "2024-08-14"),
    ],
)
def test_the_day_is_the_one_that_the_page_states(text: str, date: str) -> None:
    assert published(text) == date


@pytest.mark.parametrize("text", ["today", "08/09/2024", "0001-01-01T00:00:00Z", "1970-01-01", "x" * 500])
def test_a_date_that_is_none_is_left_out(text: str) -> None:
    assert published(text) == ""


def test_a_date_that_is_not_understood_leaves_the_word_to_the_next_one() -> None:
    head = '<meta property="article:published_time" content="today"><meta name="date" content="2024-08-14">'
    assert stating(head)[2] == "2024-08-14"


def test_author_and_day_beside_the_headline_are_read_where_nothing_is_stated() -> None:
    body = f"<h1>The river rises</h1><div>By Ann Example</div><div>Published August 14, 2024</div>{ARTICLE}"
    assert stating("", body)[1:] == (("Ann Example",), "2024-08-14")


def test_a_day_with_dots_is_read_in_a_language_that_writes_so() -> None:
    body = f"<h1>Der Fluss steigt</h1><span>Von Anna Muster</span><br><span>02.08.2024, 10:00 Uhr</span>{ARTICLE}"
    raw = page(web_page(body, language="de"))
    assert (raw.authors, raw.published) == (("Anna Muster",), "2024-08-02")


def test_elements_marked_as_author_and_date_are_read() -> None:
    body = (
        f'<h1>The river rises</h1><a rel="author" href="/ann">Ann Example</a>'
        f'<time itemprop="datePublished" datetime="2024-08-14">yesterday</time>{ARTICLE}'
    )
    assert stating("", body)[1:] == (("Ann Example",), "2024-08-14")


def test_names_and_dates_in_the_story_are_no_metadata() -> None:
    body = f"<h1>The river rises</h1>{ARTICLE}<p>The bridge was built by Ann Example and opened on 2019-03-02 with a fair.</p>"
    assert stating("", body)[1:] == ((), "")


@pytest.mark.parametrize(
    "other",
    [
        "<footer>© 2023 The Paper, last changed 12.05.2022</footer>",
        '<div class="related"><time datetime="2020-01-01">then</time><span class="author">No One</span></div>',
        '<div id="comments"><span class="comment-author">No One</span><time datetime="2021-02-03">then</time></div>',
    ],
)  # fmt: skip
def test_metadata_of_other_things_on_the_page_is_not_taken(other: str) -> None:
    assert stating("", f"<h1>The river rises</h1><article>{ARTICLE}</article>{other}")[1:] == ((), "")


def test_the_fields_of_data_broken_beyond_mending_are_still_read() -> None:
    broken = (
        '{"@type": "NewsArticle", "headline": "A flood", "author": {"@type": "Person", "name": "Ann Example"}, x: oops'
    )
    assert stating(data(broken))[:2] == ("A flood", ("Ann Example",))


@pytest.mark.parametrize(
    "script", ['{"a": "' + '\\"' * 50_000, "{" + " " * 200_000 + "x", "<!--" * 50_000, '"' * 99_999]
)
def test_hostile_data_costs_no_more_than_its_size(script: str) -> None:
    assert stating(data(script))[0] == "The river rises"


def test_deep_data_is_given_up_without_harm() -> None:
    deep = '{"@graph": ' * 500 + "1" + "}" * 500
    assert stating(data(deep))[0] == "The river rises"
