"""Tags as the publisher's file has them: on notes, and on the pages of a site."""

import json
import shutil
import time
from pathlib import Path

import pytest
from building import built, make_site, output, write
from commands import digest

from digest.config import read_config
from digest.model import Article, Note, Raw
from digest.stages.signing import signed
from digest.vocabulary import Vocabulary

CONFLICT = Note("topic", "Conflict, war and peace", "conflict", "medtop:16000000", 0.6, ((0, 3),), "words: war")
SPORT = Note("topic", "Sport", "sport", "medtop:15000000", 0.3, ((4, 9),), "words: match")
KIEV = Note("entity", "Kiev", "kiev", "LOC", 0.4, ((10, 14),), "named once")
KYIV = Note("entity", "Kyiv", "kyiv", "LOC", 0.8, ((20, 24),), "named 2 times")
STATED = Note("keyphrase", "Russian invasion", "russian-invasion", why="stated by the source", by="stated-tags")
PHRASE = Note("keyphrase", "E-bikes", "e-bikes", "", 0.5)


def vocabulary(root: Path, toml: str) -> Vocabulary:
    write(root / "topics.toml", toml)
    return read_config(root).vocabulary


def tags(root: Path, toml: str, *notes: Note, language: str = "en") -> list[Note]:
    """The tags of an article once the file was applied."""
    article = Article(Raw("The war."), "a", notes=(Note("language", "en"), *notes))
    (after,) = signed([article], vocabulary(root, toml), language)
    assert after.notes[0] == Note("language", "en")
    return list(after.notes[1:])


def named(notes: list[Note]) -> list[tuple[str, str]]:
    return [(note.id, note.text) for note in notes]


def test_without_a_file_articles_stay_the_same_values() -> None:
    articles = [Article(Raw("x"), "a", notes=(CONFLICT, STATED))]
    assert signed(articles, Vocabulary())[0] is articles[0]


def test_an_article_that_is_not_touched_stays_the_same_value(tmp_path: Path) -> None:
    article = Article(Raw("x"), "a", notes=(CONFLICT, KYIV, PHRASE))
    assert signed([article], vocabulary(tmp_path, '[topics.sport]\nlabel = "Sports"\n'))[0] is article


def test_a_label_is_the_publishers(tmp_path: Path) -> None:
    toml = '[topics.conflict]\nlabel = "War"\nlabels = { de = "Krieg" }\n[entities.kyiv]\nlabel = "Kyjiw"\n'
    assert named(tags(tmp_path, toml, CONFLICT, KYIV)) == [("conflict", "War"), ("kyiv", "Kyjiw")]
    assert named(tags(tmp_path, toml, CONFLICT, language="de")) == [("conflict", "Krieg")]


def test_a_site_in_another_language_names_topics_in_it_without_a_file(tmp_path: Path) -> None:
    assert named(tags(tmp_path, "", CONFLICT, SPORT, language="es")) == [
        ("conflict", "Conflicto, guerra y paz"),
        ("sport", "Deporte"),
    ]
    stated = Note("topic", "Política", "politica")
    assert named(tags(tmp_path, "", stated, language="es")) == [("politics", "Política")]
    assert named(tags(tmp_path, "", CONFLICT, language="fi")) == [("conflict", CONFLICT.text)]


def test_what_is_blocked_is_gone(tmp_path: Path) -> None:
    toml = '[topics.sport]\nblock = true\n[entities.kyiv]\naliases = ["Kiev"]\nblock = true\n[keyphrases]\nblock = ["E-Bikes"]\n'
    phrase = Note("keyphrase", "Kyiv", "kyiv", "", 0.2)
    assert tags(tmp_path, toml, SPORT, KIEV, KYIV, PHRASE, phrase, CONFLICT) == [CONFLICT]


def test_a_folded_topic_becomes_the_other_with_the_evidence_of_both(tmp_path: Path) -> None:
    (note,) = tags(tmp_path, '[topics.clashes]\nlabel = "Clashes"\niptc = ["sport", "conflict"]\n', SPORT, CONFLICT)
    assert (note.id, note.text, note.score, note.spans) == ("clashes", "Clashes", 0.6, ((0, 3), (4, 9)))
    assert note.type == "medtop:15000000"
    assert note.why == ("words: war; “Conflict, war and peace” means Clashes; words: match; “Sport” means Clashes")


def test_stated_tags_find_their_topic(tmp_path: Path) -> None:
    toml = '[topics.ukraine-war]\nlabel = "War in Ukraine"\naliases = ["Russian Invasion"]\n'
    by_hand = Note("topic", "russian invasion", "russian-invasion", why="stated by the source")
    for note in (STATED, by_hand):
        (found,) = tags(tmp_path, toml, note)
        assert (found.kind, found.id, found.text) == ("topic", "ukraine-war", "War in Ukraine")
        assert found.why == f"stated by the source; “{note.text}” means War in Ukraine"


def test_a_keyphrase_that_was_found_is_no_topic(tmp_path: Path) -> None:
    found = Note("keyphrase", "Russian invasion", "russian-invasion", by="keyphrases")
    assert tags(tmp_path, '[topics.war]\naliases = ["Russian invasion"]\n', found) == [found]


def test_names_that_mean_one_thing_are_one(tmp_path: Path) -> None:
    toml = '[entities.kyiv]\nlabel = "Kyiv"\naliases = ["Kiev"]\ntype = "ORG"\n'
    (note,) = tags(tmp_path, toml, KIEV, KYIV)
    assert (note.id, note.text, note.type, note.score) == ("kyiv", "Kyiv", "ORG", 0.8)
    assert note.spans == ((10, 14), (20, 24))


def test_the_spelling_of_a_name_does_not_matter(tmp_path: Path) -> None:
    other = Note("entity", "Zelenskiy", "zelenskiy", "PER", 0.4)
    toml = '[entities.the-president]\nlabel = "The president"\naliases = ["Zelenskyy"]\n'
    assert named(tags(tmp_path, toml, other)) == [("the-president", "The president")]


def test_an_entity_without_a_label_keeps_its_own(tmp_path: Path) -> None:
    assert named(tags(tmp_path, "[entities.kyiv]\npin = true\n", KYIV)) == [("kyiv", "Kyiv")]


def test_a_topic_brings_its_parents_which_weigh_less(tmp_path: Path) -> None:
    toml = '[topics.derby]\nparent = "football"\n[topics.football]\nlabel = "Football"\nparent = "sport"\n'
    derby = Note("topic", "Derby", "derby", score=0.8, why="keywords: derby")
    notes = tags(tmp_path, toml, derby)
    assert [(note.id, note.score, note.why) for note in notes] == [
        ("derby", 0.8, "keywords: derby"),
        ("football", 0.4, "Derby is a part of it"),
        ("sport", 0.2, "Derby is a part of it"),
    ]
    assert notes[2].type == "medtop:15000000"


def test_a_parent_that_was_found_itself_stays_as_it_was_found(tmp_path: Path) -> None:
    derby = Note("topic", "Derby", "derby", score=0.8)
    assert tags(tmp_path, '[topics.derby]\nparent = "sport"\n', derby, SPORT)[1] == SPORT


def test_a_blocked_parent_is_left_out_but_not_its_own_parent(tmp_path: Path) -> None:
    toml = '[topics.derby]\nparent = "football"\n[topics.football]\nparent = "sport"\nblock = true\n'
    assert [note.id for note in tags(tmp_path, toml, Note("topic", "Derby", "derby"))] == ["derby", "sport"]


def test_pinned_tags_stand_first(tmp_path: Path) -> None:
    toml = "[topics.sport]\npin = true\n[entities.kyiv]\npin = true\n"
    assert [note.id for note in tags(tmp_path, toml, CONFLICT, SPORT, KIEV, KYIV)] == [
        "sport",
        "kyiv",
        "conflict",
        "kiev",
    ]


def test_a_keyphrase_is_renamed(tmp_path: Path) -> None:
    toml = '[keyphrases.rename]\n"e-bikes" = "Electric bicycles"\n'
    other = Note("keyphrase", "electric bicycles", "electric-bicycles", "", 0.3)
    assert named(tags(tmp_path, toml, PHRASE, other)) == [("electric-bicycles", "Electric bicycles")]


def test_a_large_site_takes_well_under_a_second(tmp_path: Path) -> None:
    made = vocabulary(
        tmp_path, '[topics.war]\niptc = ["conflict"]\nparent = "politics"\n[entities.kyiv]\naliases = ["Kiev"]\n'
    )
    notes = [Note("entity", f"Name {n}", f"name-{n}", "LOC", 0.5) for n in range(2000)]
    articles = [
        Article(Raw("x"), str(n), notes=(CONFLICT, KIEV, *(notes[(n * 7 + k) % 2000] for k in range(18))))
        for n in range(5000)
    ]
    start = time.process_time()
    assert len(signed(articles, made)) == 5000
    assert time.process_time() - start < 2  # on a slow and busy machine


FIGHTING = (
    "Troops crossed the front line near Kursk on {day}, and soldiers took prisoners of war. "
    "Artillery fire was heard in Kiev, where the army said the invasion went on.\n\nThe ceasefire in Kursk had ended."
)
ARTICLES = {
    "one.txt": "Title: Troops cross border\nDate: 2024-08-14\nTags: Russian invasion\n\n"
    + FIGHTING.format(day="Monday"),
    "two.txt": "Title: Fighting goes on\nDate: 2024-08-15\n\n" + FIGHTING.format(day="Tuesday"),
    "three.txt": (
        "Title: Cup final\nDate: 2024-08-15\n\nThe football team won the cup final, and the striker scored both goals "
        "of the match. The coach praised the players of Lisbon in Berlin."
    ),
}
TOML = """
[min_articles]
entity = 2

[topics.ukraine-war]
label = "War in Ukraine"
keywords = ["Kursk", "front line"]
aliases = ["Russian invasion"]
parent = "conflict"
was = ["kursk-incursion"]

[topics.conflict]
label = "War and peace"

[topics.sport]
block = true

[entities.kyiv]
label = "Kyiv"
aliases = ["Kiev"]
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = make_site(tmp_path_factory.mktemp("signed"), ARTICLES, plugins=("...",))
    write(root / "topics.toml", TOML)
    report = built(root)
    assert not report.problems
    return root


def pages(root: Path, folder: str) -> list[str]:
    return sorted(path.name for path in (root / "output" / folder).iterdir() if path.is_dir())


def test_own_topics_have_pages_and_feeds_and_blocked_ones_have_none(site: Path) -> None:
    assert {"ukraine-war", "conflict"} <= set(pages(site, "topics"))
    assert "sport" not in pages(site, "topics")
    assert "War in Ukraine" in (site / "output/topics/ukraine-war/index.html").read_text()
    assert (site / "output/topics/ukraine-war/feed.xml").is_file()


def test_the_page_of_a_parent_lists_the_articles_of_its_parts(site: Path) -> None:
    parent = (site / "output/topics/conflict/index.html").read_text()
    assert "Troops cross border" in parent
    assert "War and peace" in parent


def test_an_old_id_leads_to_the_new_one(site: Path) -> None:
    assert "/topics/ukraine-war/" in (site / "output/topics/kursk-incursion/index.html").read_text()


def test_an_alias_gathers_the_articles_on_one_page(site: Path) -> None:
    assert "kyiv" in pages(site, "entities")
    assert "kiev" not in pages(site, "entities")


def test_process_and_explain_show_own_topics(site: Path) -> None:
    done = digest("process", "content/one.txt", site=site)
    shown = json.loads(done.stdout)["topics"]
    assert shown[0] == {"id": "ukraine-war", "label": "War in Ukraine", "score": 1.0}
    said = digest("explain", "content/two.txt", site=site).stdout
    assert "keywords: front line, Kursk" in said
    assert "War in Ukraine" in said


CHANGES = {
    "a label": ('label = "War in Ukraine"', 'label = "Ukraine: the war"'),
    "keywords": ('keywords = ["Kursk", "front line"]', 'keywords = ["goals"]'),
    "an alias": ('aliases = ["Kiev"]', 'aliases = ["Kursk"]'),
    "a least number": ("entity = 2", "entity = 1"),
    "a block": ("block = true", "block = false"),
    "a pin": ('label = "War and peace"', 'label = "War and peace"\npin = true'),
    "a fold": ('parent = "conflict"', 'iptc = ["sport"]\nparent = "conflict"'),
    "a redirect": ('was = ["kursk-incursion"]', 'was = ["kursk-incursion", "kursk"]'),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_changed_file_changes_the_site_as_a_clean_build_would(site: Path, tmp_path: Path, change: str) -> None:
    root = tmp_path / "site"
    shutil.copytree(site, root)
    old, new = CHANGES[change]
    toml = TOML.replace("\n[topics.sport]\nblock = true\n", "") if change == "a fold" else TOML
    before = output(root)
    assert old in toml
    write(root / "topics.toml", toml.replace(old, new))
    built(root)
    assert output(root) != before
    clean = tmp_path / "clean"
    shutil.copytree(root, clean, ignore=shutil.ignore_patterns("output", ".digest"))
    built(clean, frozen=True)
    assert output(clean) == output(root)


def test_a_build_with_nothing_changed_asks_nobody(site: Path, tmp_path: Path) -> None:
    root = tmp_path / "site"
    shutil.copytree(site, root)
    report = built(root)
    assert report.calls == 0
    assert report.counts["pages written"] == 0


def test_the_address_of_a_topic_that_was_folded_away_leads_to_the_other(site: Path, tmp_path: Path) -> None:
    root = tmp_path / "site"
    shutil.copytree(site, root)
    write(root / "topics.toml", '[topics.ukraine-war]\nlabel = "War in Ukraine"\niptc = ["conflict"]\n')
    built(root)
    assert "/topics/ukraine-war/" in (root / "output/topics/conflict/index.html").read_text()


def test_a_file_among_the_articles_is_no_article(tmp_path: Path) -> None:
    root = make_site(tmp_path, build='vocabulary = "content/tags.toml"')
    write(root / "content/tags.toml", TOML)
    assert not built(root).problems
    done = digest("process", "content", "--strict", site=root)
    assert done.returncode == 0, done.stderr


def test_keywords_that_nobody_looks_for_are_a_note_in_the_report(tmp_path: Path) -> None:
    root = make_site(tmp_path)
    write(root / "topics.toml", TOML)
    assert built(root).remarks == [
        'the vocabulary has keywords, but no plugin looks for them (add "own-topics" to build.plugins)'
    ]


def test_a_parent_that_was_folded_away_is_the_topic_that_it_is_now(tmp_path: Path) -> None:
    toml = '[topics.strikes]\nparent = "labour"\n[topics.economy]\niptc = ["labour"]\n'
    notes = tags(tmp_path, toml, Note("topic", "Strikes", "strikes"))
    assert [note.id for note in notes] == ["strikes", "economy"]


def test_names_are_resolved_as_the_vocabulary_has_them(tmp_path: Path) -> None:
    write(
        tmp_path / "topics.toml",
        '[entities.the-capital]\nlabel = "Kiew"\naliases = ["Kyiv"]\n[entities.nato]\nblock = true\n',
    )
    write(tmp_path / "names.txt", "Kiev\nNATO\n")
    done = digest("entities", "resolve", "--json", "names.txt", site=tmp_path)
    first, second = map(json.loads, done.stdout.splitlines())
    assert (first["id"], first["label"]) == ("the-capital", "Kiew")
    assert second["why"].endswith("; blocked in the vocabulary")


def test_a_german_site_names_its_topics_in_german(tmp_path: Path) -> None:
    root = make_site(tmp_path, ARTICLES, plugins=("...",), toml='[site]\nlanguage = "de"')
    assert not built(root).problems
    assert "Krise, Krieg, Konflikte" in (root / "output/topics/conflict/index.html").read_text()
