"""The name of the site is taken off stated titles, and nothing else."""

import pytest
from digest_plugins.site_name import SiteName

from digest.model import Article, Note
from digest.testing import answers, article, check_plugin
from digest.text.echo_notes import with_title_echoes

PLAIN = SiteName()
BUDGET = "Parliament passes the budget"


def cleaned(title: str, plugin: SiteName = PLAIN, **stated: str) -> str:
    """The title of an article that stands alone."""
    return among([article(title=title, **stated)], plugin)[0]


def among(articles: list[Article], plugin: SiteName = PLAIN) -> list[str]:
    """The titles of articles that come together."""
    noted = answers(plugin, "describe", with_title_echoes(articles))
    return [one.with_notes(tuple(notes)).title for one, notes in zip(articles, noted, strict=True)]


def of_source(titles: list[str], source: str = "") -> list[Article]:
    return [article(id=str(number), title=title, source=source) for number, title in enumerate(titles)]


def test_the_contract() -> None:
    check_plugin(SiteName())
    check_plugin(SiteName(drop=("Live Desk",), keep=("Football",)))


@pytest.mark.parametrize(
    "tail",
    [
        " | The Harbour Times",
        "｜The Harbour Times",
        " - Harbour Times",
        " – Harbour Times Online",
        " — HARBOUR TIMES",
        " :: Harbour Times",
        " · Harbour Times",
        " » Harbour Times News",
        " / harbourtimes.example",
        " | World News | Harbour Times",
        " - Harbour Times - Politics",
        " | Harbour Times – 12/05/2031",
        " |",
    ],
)
def test_a_name_at_the_end_goes_even_from_one_article(tail: str) -> None:
    assert cleaned(BUDGET + tail, source="The Harbour Times") == BUDGET


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("harbourtimes.example", "The Harbour Times"),
        ("news.hbn.co.uk", "HBN News"),
        ("hbn.example", "HBN"),
        ("lecourrier.example", "Le Courrier"),
        ("elpuerto.example", "EL PUERTO"),
        ("nwtimes.example", "The North West Times"),
        ("muehlenblatt.example", "Mühlenblatt"),
        ("coastmorning.example", "coastmorning.example"),
    ],
)
def test_a_source_that_is_not_stated_is_known_by_its_address(host: str, name: str) -> None:
    assert cleaned(f"{BUDGET} | {name}", url=f"https://www.{host}/1") == BUDGET


@pytest.mark.parametrize("source", ["World news | Harbour Times", "Harbour Times - Home", "Harbour Times: Politics"])
def test_a_source_named_like_its_feed_is_known_by_the_part_that_is_its_name(source: str) -> None:
    assert cleaned(f"{BUDGET} | Harbour Times", source=source) == BUDGET


@pytest.mark.parametrize(
    "title",
    [
        "Harbour Times: we are moving",
        "Harbour Times | We are moving to the quay",
    ],
)
def test_a_name_at_the_start_goes(title: str) -> None:
    assert cleaned(title, source="Harbour Times").casefold().startswith("we are moving")


@pytest.mark.parametrize(
    "title",
    [
        "Brexit: May asks for delay - live",
        "War and peas - a review",
        "Apples vs oranges | the long fight",
        "Opinion | Why we need the bridge",
        "VIDEO: whale frees itself",
        "A walk along the quay - part 2",
        "The well-known half-time trick",
        "Results of 2031-05-12 - what we know",
        "Taxes must fall - minister",
        "Mayor to Harbour Times: I stay",
        "The harbour times of the year",
        'He told "Tea | Harbour Times" to stop',
        "Harbour | Harbour Times",
        "Two strikes | Reuters",
    ],
)
def test_what_belongs_to_a_title_stays(title: str) -> None:
    assert cleaned(title, source="Harbour Times", url="https://harbourtimes.example/1") == title


def test_a_word_that_is_also_a_name_stays_where_it_is_written_small() -> None:
    assert cleaned("What the forest does to us - nature", source="Nature") == "What the forest does to us - nature"
    assert cleaned("What the forest does to us - Nature", source="Nature") == "What the forest does to us"
    assert cleaned("Whale frees itself | Video", source="Video News") == "Whale frees itself | Video"


@pytest.mark.parametrize("title", ["Nova: the long road", "Nova - a century of cars"])
def test_a_subject_of_one_word_before_a_colon_or_a_dash_stays(title: str) -> None:
    assert cleaned(title, source="Nova") == title


def test_what_says_what_kind_of_text_it_is_stays_before_the_name() -> None:
    assert cleaned(f"{BUDGET} | Opinion | Harbour Times", source="Harbour Times") == f"{BUDGET} | Opinion"


def test_a_part_before_the_name_that_is_no_section_stays() -> None:
    title = "Apples vs oranges | the long fight | Harbour Times"
    assert cleaned(title, source="Harbour Times") == "Apples vs oranges | the long fight"


def test_a_section_is_known_where_the_reader_of_the_page_took_the_name() -> None:
    page = article(title=f"{BUDGET} | World News", source="Nova", extracted=True)
    assert among([page]) == [BUDGET]
    assert cleaned(f"{BUDGET} | World News", source="Nova") == f"{BUDGET} | World News"


def test_html_that_came_through_is_read() -> None:
    assert cleaned("Fish &amp;amp; chips &lt;b&gt;win&lt;/b&gt; a prize") == "Fish & chips win a prize"


def test_a_title_without_anything_else_gets_no_note() -> None:
    assert answers(SiteName(), "describe", [article(title=BUDGET, source="Nova"), article()]) == [[], []]


def test_the_note_says_what_went_and_why() -> None:
    ((note,),) = answers(SiteName(), "describe", [article(title=f"{BUDGET} | World | Nova", source="Nova")])
    assert note == Note(
        "title",
        BUDGET,
        why='without "| Nova", the name of the source, "| World", a section of the source',
    )


def test_what_other_titles_end_in_goes() -> None:
    titles = ["River rises again", "Mill becomes a school", "Ferry runs late today", "Bridge stays closed"]
    assert among(of_source([f"{title} | Tide & Town" for title in titles], "ttn")) == titles


def test_what_ends_one_title_alone_stays() -> None:
    titles = ["River rises again | Tide & Town", "Mill becomes a school", "Ferry runs late today"]
    assert among(of_source(titles, "ttn")) == titles


def test_titles_of_other_sources_teach_nothing() -> None:
    titles = [f"{title} | Tide & Town" for title in ("River rises", "Mill burns down", "Ferry is late")]
    articles = [article(id=str(n), title=title, source=f"Source {n}") for n, title in enumerate(titles)]
    assert among(articles) == titles


def test_a_running_topic_at_the_start_of_titles_stays() -> None:
    titles = [f"World Cup: {title}" for title in ("Rovers win again", "City lose again", "Final is sold out")]
    titles += [f"Budget 2031 | {title}" for title in ("Taxes to rise", "Beer to cost more", "Who gains most")]
    assert among(of_source(titles, "ttn")) == titles


def test_who_said_it_stays_though_it_ends_three_titles() -> None:
    titles = ["Taxes must fall - Brook", "Nurses are right - Brook", "Trains must run - Brook"]
    titles += ["Bridge is closed", "River rises again"]
    assert among(of_source(titles, "ttn")) == titles


def test_what_is_to_be_kept_and_dropped_can_be_said() -> None:
    kept = SiteName(keep=("Harbour Times",))
    assert cleaned(f"{BUDGET} | Harbour Times", kept, source="Harbour Times") == f"{BUDGET} | Harbour Times"
    assert cleaned(f"{BUDGET} - Live Desk", SiteName(drop=("Live Desk",))) == BUDGET


@pytest.mark.parametrize("piece", ["a | ", "| ", "« ", "&amp;amp;", "<b ", " - Nova"])
def test_a_huge_title_costs_no_more_than_its_length(piece: str) -> None:
    assert len(cleaned(f"One two {piece * 100_000} | Nova", source="Nova")) >= 100_000
