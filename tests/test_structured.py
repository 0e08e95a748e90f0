"""What pages say of themselves to machines: in the words of schema.org, and no more than is known."""

import dataclasses
import json
import re
from typing import Any

import pytest
from building import built, make_site, output

from digest.publish.story_views import Report, StoryPage
from digest.publish.structured import MOST_CITED, allowed, structured
from digest.publish.verify import facts
from digest.publish.views import Day, Head, Link, PlainPage, SiteView, Tag

URL = "https://example.org/news"
SITE = SiteView("The Digest", "", URL, "/news", "en", "", "", "", "0")
THING = {"name", "url", "description", "image"}
WORK = THING | {
    "about", "author", "citation", "dateModified", "datePublished", "headline", "inLanguage", "isBasedOn", "isPartOf",
    "license", "mainEntity", "publisher", "sdPublisher",
}  # fmt: skip
KNOWN = {
    "NewsArticle": WORK,
    "WebSite": WORK,
    "CollectionPage": WORK,
    "CreativeWork": WORK,
    "Organization": THING,
    "Person": THING,
    "Thing": THING,
    "DefinedTerm": THING | {"termCode", "inDefinedTermSet"},
    "ItemList": THING | {"itemListElement"},
    "BreadcrumbList": THING | {"itemListElement"},
    "ListItem": THING | {"position", "item"},
}
"""Those of schema.org's types that are used, with those of their properties, their own and inherited ones."""
NEEDED = {
    "NewsArticle": {"headline", "url"},
    "WebSite": {"name", "url"},
    "CollectionPage": {"name", "url"},
    "Organization": {"name"},
    "Person": {"name"},
    "DefinedTerm": {"name", "termCode", "inDefinedTermSet"},
    "ItemList": {"itemListElement"},
    "BreadcrumbList": {"itemListElement"},
    "ListItem": {"position"},
}
"""What search engines ask for, of each type."""
DATE = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)?")
DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>')
POLICY = re.compile(r'http-equiv="Content-Security-Policy" content="([^"]*)"')
RIVER = "The river rose by two metres on Monday in Kyiv, the water board said. Schools stay closed until Friday."
ARTICLES = {
    "one.txt": f"Title: The river\nDate: 2024-08-14\nSource: The Paper\nStory: flood\nAuthor: Ann Lee\nTags: labour\n"
    f"Url: https://paper.example/river?a=1&b=2\n\n{RIVER}",
    "two.txt": f"Title: High water </script><b>\nDate: 2024-08-15\nSource: The Post\nStory: flood\n\n{RIVER} All of them.",
    "three.txt": "Title: The harbour\n\nA ship left the harbour on Wednesday with grain on board.",
    "four.json": json.dumps(
        {
            "title": "The strike",
            "text": "The union called a strike at the port on Friday. Workers will walk out at noon, it said.",
            "published": "2024-08-13T10:00:00+00:00",
            "source": "The Post",
            "authors": ["The Post", "Bo Li"],
            "licence_url": "https://creativecommons.org/licenses/by/4.0/",
            "licence": "CC BY 4.0",
        }
    ),
}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The pages of a small site."""
    root = tmp_path_factory.mktemp("structured")
    plugins = ("read-json", "read-text", "extractive-summary", "stated-tags", "stories", "storyteller")
    built(make_site(root, ARTICLES, plugins=plugins, toml=f'[site]\ntitle = "The Digest"\nurl = "{URL}"'))
    return {name: content.decode() for name, content in output(root).items() if name.endswith(".html")}


def data_of(page: str) -> list[dict[str, Any]]:
    """The things that a page tells of."""
    found = DATA.findall(page)
    assert len(found) <= 1
    if not found:
        return []
    said = json.loads(found[0])
    assert list(said) == ["@context", "@graph"]
    assert said["@context"] == "https://schema.org"
    return said["@graph"]


def named(pages: dict[str, str], begin: str) -> dict[str, Any]:
    """The first thing that the page tells whose path begins so."""
    (name,) = (name for name in pages if name.startswith(begin))
    return data_of(pages[name])[0]


def things(value: Any) -> list[dict[str, Any]]:
    """A thing and all things in it."""
    if isinstance(value, list):
        return [thing for one in value for thing in things(one)]
    if not isinstance(value, dict):
        return []
    return [value, *(thing for one in value.values() for thing in things(one))]


def test_all_pages_use_types_and_properties_of_the_vocabulary(pages: dict[str, str]) -> None:
    told = [thing for page in pages.values() for thing in things(data_of(page))]
    assert {thing["@type"] for thing in told} >= {"NewsArticle", "WebSite", "CollectionPage", "BreadcrumbList"}
    for thing in told:
        properties = set(thing) - {"@type"}
        assert properties <= KNOWN[thing["@type"]], thing
        assert properties >= NEEDED.get(thing["@type"], set()), thing
        assert all(value for value in thing.values()), f"an empty property: {thing}"


def test_addresses_are_absolute_and_dates_are_iso(pages: dict[str, str]) -> None:
    for thing in (thing for page in pages.values() for thing in things(data_of(page))):
        for name in {"url", "isBasedOn", "isPartOf", "item", "image", "license"} & set(thing):
            assert isinstance(thing[name], dict) or thing[name].startswith(("https://", "http://")), thing
        for name in {"datePublished", "dateModified"} & set(thing):
            assert DATE.fullmatch(thing[name])


def test_addresses_of_the_site_lead_to_its_pages(pages: dict[str, str]) -> None:
    for thing in (thing for page in pages.values() for thing in things(data_of(page))):
        for name in {"url", "item", "isPartOf"} & set(thing):
            path = thing[name].partition("#")[0]
            if path.startswith(f"{URL}/"):
                assert f"{path.removeprefix(f'{URL}/')}index.html" in pages


def test_an_article_is_its_source_s_own(pages: dict[str, str]) -> None:
    article = named(pages, "articles/river")
    assert article["publisher"] == {"@type": "Organization", "name": "The Paper"}
    assert article["author"] == [{"@type": "Person", "name": "Ann Lee"}]
    assert article["isBasedOn"] == "https://paper.example/river?a=1&b=2"
    assert article["isPartOf"].startswith(f"{URL}/stories/")
    assert article["datePublished"].startswith("2024-08-14")
    assert "dateModified" not in article


def test_nobody_is_said_to_have_published_what_has_no_source(pages: dict[str, str]) -> None:
    article = named(pages, "articles/three")
    assert not {"publisher", "author", "license", "isBasedOn", "isPartOf"} & set(article)


def test_a_day_of_first_sight_is_no_date_of_publication(pages: dict[str, str]) -> None:
    assert "datePublished" not in named(pages, "articles/three")


def test_a_source_that_signs_is_no_person_and_the_licence_is_its_address(pages: dict[str, str]) -> None:
    article = named(pages, "articles/four")
    assert [author["@type"] for author in article["author"]] == ["Organization", "Person"]
    assert article["license"] == "https://creativecommons.org/licenses/by/4.0/"


def test_a_topic_has_its_code(pages: dict[str, str]) -> None:
    (topic,) = named(pages, "articles/river")["about"]
    assert topic["termCode"] == "medtop:09000000"
    assert topic["inDefinedTermSet"] == "http://cv.iptc.org/newscodes/mediatopic/"


def test_a_story_cites_its_sources_where_they_are(pages: dict[str, str]) -> None:
    story = named(pages, "stories/")
    assert [cited["publisher"]["name"] for cited in story["citation"]] == ["The Paper", "The Post"]
    assert story["citation"][0]["url"] == "https://paper.example/river?a=1&b=2"
    assert story["citation"][1]["url"].startswith(f"{URL}/articles/")
    assert (story["datePublished"][:10], story["dateModified"][:10]) == ("2024-08-14", "2024-08-15")
    assert "author" not in story


def test_the_front_page_says_little(pages: dict[str, str]) -> None:
    (site,) = data_of(pages["index.html"])
    assert site["@type"] == "WebSite"
    assert len(DATA.search(pages["index.html"])[0]) <= 300


def test_lists_name_their_stories_in_order(pages: dict[str, str]) -> None:
    listed = named(pages, "sources/the-post/")["mainEntity"]["itemListElement"]
    assert [item["position"] for item in listed] == [1, 2]
    assert all(item["url"].startswith(URL) for item in listed)


def test_breadcrumbs_end_with_the_page_itself(pages: dict[str, str]) -> None:
    trail = data_of(next(page for name, page in pages.items() if name.startswith("articles/river")))[-1]
    assert trail["@type"] == "BreadcrumbList"
    assert [item["position"] for item in trail["itemListElement"]] == [1, 2, 3]
    assert [("item" in item) for item in trail["itemListElement"]] == [True, True, False]
    assert trail["itemListElement"][0]["item"] == f"{URL}/"


def test_no_text_ends_the_element(pages: dict[str, str]) -> None:
    for page in pages.values():
        for block in DATA.findall(page):
            assert not set("<>&") & set(block)
    assert "High water </script><b>" in [thing.get("headline") for thing in things(named(pages, "stories/"))]


def test_the_policy_of_every_page_names_its_data_and_nothing_inline_beside(pages: dict[str, str]) -> None:
    for name, page in pages.items():
        (policy,) = POLICY.findall(page)
        policy = policy.replace("&#39;", "'")
        blocks = DATA.findall(page)
        assert re.findall(r"'sha256-[^']*'", policy) == [allowed(block) for block in blocks], name
        assert "unsafe-inline" not in policy
        assert policy.startswith("default-src 'none'; script-src '")


def test_the_verification_passes_them_and_reads_on(pages: dict[str, str]) -> None:
    for name, page in pages.items():
        assert facts(name, page.encode(), "/news", URL).wrong == ()


def test_a_page_without_a_way_back_says_nothing() -> None:
    assert structured(PlainPage(Head("404.html", "Gone", f"{URL}/404.html")), SITE) == ""


def story(reports: int) -> StoryPage:
    """A story of so many reports."""
    head = Head("stories/x/", "X", f"{URL}/stories/x/")
    day = Day("2024-08-14", "14 August 2024")
    one = Report("T", False, "/news/articles/t/", "", Link("S"), day, False, (), ())
    tags = (Tag("Own", "", "topic"),)
    return StoryPage(head, "X", False, day, (), (one,) * reports, tags, ())


def test_a_story_of_many_articles_stays_light() -> None:
    (told,) = json.loads(structured(story(40), SITE))["@graph"]
    assert len(told["citation"]) == MOST_CITED


def test_a_topic_of_the_publisher_has_no_code() -> None:
    (told,) = json.loads(structured(story(2), SITE))["@graph"]
    assert told["about"] == [{"@type": "Thing", "name": "Own"}]


def test_a_card_of_the_site_is_the_picture_of_its_story() -> None:
    page = story(1)
    head = dataclasses.replace(page.head, image=f"{URL}/cards/x.png")
    (told,) = json.loads(structured(dataclasses.replace(page, head=head), SITE))["@graph"]
    assert told["image"] == f"{URL}/cards/x.png"
