"""One address for all that is one thing, over the whole site."""

import random
from pathlib import Path

import building
import pytest
from building import make_site

from digest.model import Article, Note, Raw
from digest.pipeline import Engine
from digest.stages.identify import identify


def article(name: str, date: str, *entities: tuple[str, str]) -> Article:
    notes = tuple(
        Note("entity", text, f"{text}-as-found".lower(), kind, spans=((n, n + 1),))
        for n, (text, kind) in enumerate(entities)
    )
    return Article(Raw("Some text, long enough.", published=date), name, notes=notes)


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    with building.engine(make_site(tmp_path)) as made:
        yield made


def ids(articles: list[Article]) -> list[list[str]]:
    return [[note.id for note in article.noted("entity")] for article in articles]


ARTICLES = (
    article("a", "2024-01-03", ("Trump", "PER"), ("Kiev", "LOC")),
    article("b", "2024-01-01", ("Old Mill", "LOC"), ("Kyiv", "LOC")),
    article("c", "2024-01-02", ("Old Mil", "LOC"), ("Donald J. Trump", "PER")),
)


def test_all_that_is_one_thing_has_one_address(engine: Engine) -> None:
    assert ids(identify(engine, ARTICLES)) == [
        ["donald-trump", "kyiv"],
        ["old-mill", "kyiv"],
        ["old-mill", "donald-trump"],
    ]


def test_a_last_name_that_is_not_known_stays_in_its_article(engine: Engine) -> None:
    given = [article("a", "2024-01-01", ("Tarvainen", "PER")), article("b", "2024-01-02", ("Aino Tarvainen", "PER"))]
    assert ids(identify(engine, given)) == [["tarvainen"], ["aino-tarvainen"]]


def test_an_acronym_that_an_article_has_with_its_long_name_is_that_everywhere(engine: Engine) -> None:
    long = Note("entity", "Minsk Water Association", type="ORG", spans=((0, 23), (29, 32)))
    given = [
        Article(Raw("Minsk Water Association. The MWA.", published="2024-01-01"), "a", notes=(long,)),
        article("b", "2024-01-02", ("MWA", "ORG")),
    ]
    assert ids(identify(engine, given)) == [["minsk-water-association"]] * 2


def test_labels_are_one_too(engine: Engine) -> None:
    labels = {note.text for one in identify(engine, ARTICLES) for note in one.noted("entity")}
    assert labels == {"Donald Trump", "Kyiv", "Old Mill"}


def test_the_order_of_files_does_not_matter(engine: Engine) -> None:
    expected = {one.id: one.notes for one in identify(engine, ARTICLES)}
    for seed in range(5):
        shuffled = random.Random(seed).sample(ARTICLES, len(ARTICLES))
        assert {one.id: one.notes for one in identify(engine, shuffled)} == expected


def test_entities_of_an_article_that_become_one_are_joined(engine: Engine) -> None:
    (one,) = identify(engine, [article("a", "2024-01-01", ("Kiev", "LOC"), ("Kyiv", "LOC"))])
    (note,) = one.noted("entity")
    assert note.spans == ((0, 1), (1, 2))


def test_what_is_found_but_never_shown_stays_as_it_is(engine: Engine) -> None:
    german = Note("entity", "German", "german", "MISC", score=0.0)
    given = Article(Raw("Some text."), notes=(german,))
    assert identify(engine, [given])[0].notes == (german,)


def test_articles_without_entities_stay_as_they_are(engine: Engine) -> None:
    plain = Article(Raw("Some text."))
    assert identify(engine, [plain])[0] is plain


def test_a_town_is_not_its_club(engine: Engine) -> None:
    given = [article(f"{n}", f"2024-01-0{n + 1}", ("Brighton", kind)) for n, kind in enumerate(("LOC", "ORG", "ORG"))]
    assert ids(identify(engine, given)) == [["brighton"], *[["brighton-hove-albion"]] * 2]


def test_a_type_that_most_articles_give_wins(engine: Engine) -> None:
    given = [article(f"{n}", "2024-01-01", ("Brodkorb Hall", kind)) for n, kind in enumerate(("ORG", "LOC", "LOC"))]
    assert {note.type for one in identify(engine, given) for note in one.noted("entity")} == {"LOC"}


def test_a_publishers_own_names_win(tmp_path: Path) -> None:
    toml = '[plugins.entities.aliases]\n"Kiev" = ["Kyiv"]'
    with building.engine(make_site(tmp_path, toml=toml)) as engine:
        labels = {note.text for one in identify(engine, ARTICLES) for note in one.noted("entity") if note.type == "LOC"}
    assert labels == {"Kiev", "Old Mill"}
