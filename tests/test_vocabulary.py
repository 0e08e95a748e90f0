"""The publisher's file of tags: what it says is read, and each mistake is named with its line."""

import tomllib
from pathlib import Path

import pytest
from building import write
from commands import digest

from digest.config import read_config
from digest.errors import ConfigError
from digest.text.iptc import subject, subjects
from digest.vocabulary import Least, Vocabulary


def read(root: Path, toml: str) -> Vocabulary:
    write(root / "topics.toml", toml)
    return read_config(root).vocabulary


def refusal(root: Path, toml: str) -> str:
    """What a file is refused with."""
    with pytest.raises(ConfigError) as refused:
        read(root, toml)
    return str(refused.value)


def test_no_file_gives_the_defaults(tmp_path: Path) -> None:
    config = read_config(tmp_path)
    assert config.vocabulary == Vocabulary()
    assert config.vocabulary.least == Least(1, 3, 3)
    assert "own-topics" not in config.options


def test_the_file_may_lie_elsewhere(tmp_path: Path) -> None:
    write(tmp_path / "digest.toml", '[build]\nvocabulary = "content/tags.toml"\n')
    write(tmp_path / "content/tags.toml", "[min_articles]\nentity = 7\n")
    assert read_config(tmp_path).vocabulary.least.entity == 7


def test_a_file_that_is_named_must_be_there(tmp_path: Path) -> None:
    write(tmp_path / "digest.toml", '[build]\nvocabulary = "tags.toml"\n')
    with pytest.raises(ConfigError, match=r"build.vocabulary: there is no file .*tags.toml \(write one, or take"):
        read_config(tmp_path)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "topics.toml").mkdir()
    with pytest.raises(ConfigError, match=r"topics.toml: cannot be read: "):
        read_config(tmp_path)


WHOLE = """
[min_articles]
keyphrase = 5

[topics.ukraine-war]
label = "War in Ukraine"
labels = { de = "Krieg in der Ukraine" }
keywords = ["Kursk", "front line"]
least = 3
aliases = ["Russian invasion"]
parent = "conflict"
was = ["kursk"]
pin = true

[topics.economy]
label = "Business"
iptc = ["labour", "medtop:10000000", "06000000"]

[topics.human-interest]
block = true

[entities.kyiv]
label = "Kyiv"
aliases = ["Kiev"]
type = "LOC"
was = ["kyyiv"]
pin = true

[keyphrases]
block = ["Getty Images"]
rename = { "E-bikes" = "electric bicycles" }

[moved]
"topics/war" = "topics/conflict"
"keyphrases/old" = "entities/kyiv"
"topics/gone" = "topics"
"""


def test_all_that_can_be_said_is_read(tmp_path: Path) -> None:
    made = read(tmp_path, WHOLE)
    assert made.least == Least(1, 3, 5)
    assert list(made.topics) == ["ukraine-war", "economy", "human-interest"]
    assert made.topics["economy"].iptc == ("labour", "lifestyle", "environment")
    assert made.entities["kyiv"].type == "LOC"
    assert made.blocked == {"getty-images"}
    assert made.renamed == {"e-bikes": "electric bicycles"}
    assert made.pinned == {("topic", "ukraine-war"), ("entity", "kyiv")}


def test_old_ids_and_moved_addresses_are_redirects(tmp_path: Path) -> None:
    assert read(tmp_path, WHOLE).moved == {
        "topics/kursk": "topics/ukraine-war",
        "entities/kyyiv": "entities/kyiv",
        "topics/war": "topics/conflict",
        "keyphrases/old": "entities/kyiv",
        "topics/gone": "topics",
    }


def test_other_names_lead_on_too_if_they_ever_had_a_page(tmp_path: Path) -> None:
    assert read(tmp_path, WHOLE).implied == {
        "topics/russian-invasion": "topics/ukraine-war",
        "topics/labour": "topics/economy",
        "topics/lifestyle": "topics/economy",
        "topics/environment": "topics/economy",
        "entities/kiev": "entities/kyiv",
        "keyphrases/e-bikes": "keyphrases/electric-bicycles",
    }


def test_the_plugin_gets_the_keywords(tmp_path: Path) -> None:
    write(tmp_path / "digest.toml", '[plugins.own-topics.topics.more]\nkeywords = ["x"]\n')
    read(tmp_path, WHOLE)
    topics = read_config(tmp_path).options["own-topics"]["topics"]
    assert list(topics) == ["more", "ukraine-war"]
    assert topics["ukraine-war"] == {"label": "War in Ukraine", "keywords": ("Kursk", "front line"), "least": 3}


def test_the_plugin_gets_the_other_names_of_entities(tmp_path: Path) -> None:
    toml = (
        '[entities.kyiv]\nlabel = "Kyiv"\nlabels = { de = "Kiew" }\naliases = ["Kiev"]\n[entities.x]\naliases = ["Y"]\n'
    )
    read(tmp_path, toml)
    assert read_config(tmp_path).options["entities"]["aliases"] == {"Kyiv": ("Kiev",)}
    write(tmp_path / "digest.toml", '[site]\nlanguage = "de"\n')
    assert read_config(tmp_path).options["entities"]["aliases"] == {"Kiew": ("Kiev",)}


@pytest.mark.parametrize(
    ("name", "language", "label"),
    [
        ("ukraine-war", "de", "Krieg in der Ukraine"),
        ("ukraine-war", "fr", "War in Ukraine"),
        ("economy", "de", "Business"),
        ("sport", "es", "Deporte"),
        ("sport", "fi", "Sport"),
        ("local-news", "en", "Local news"),
    ],
)
def test_a_topic_has_a_label_in_the_language_of_the_site(tmp_path: Path, name: str, language: str, label: str) -> None:
    assert read(tmp_path, WHOLE).topic_label(name, language) == label


TAKEN = "one name can mean one of them only"
MISTAKES = {
    "a table that does not exist": (
        '[min_articles]\ntopic = 2\n[topic.war]\nlabel = "War"\n',
        (
            "topics.toml, line 3: topic: no such key "
            "(did you mean 'topics'? known: min_articles, topics, entities, keyphrases, moved)"
        ),
    ),
    "a key that does not exist": (
        '[topics.war]\nlabel = "War"\n\nkeyword = ["war"]\n',
        (
            "topics.toml, line 4: topics.war.keyword: no such key (did you mean 'keywords'? known: "
            "label, labels, aliases, was, block, pin, keywords, least, parent, iptc)"
        ),
    ),
    "a key of topics in an entity": (
        '[entities.kyiv]\nparent = "ukraine"\n',
        (
            "topics.toml, line 2: entities.kyiv.parent: no such key "
            "(known: label, labels, aliases, was, block, pin, type)"
        ),
    ),
    "a kind of tag that does not exist": (
        "[min_articles]\nentities = 2\n",
        "topics.toml, line 2: min_articles.entities: no such key (did you mean 'entity'? known: topic, entity, keyphrase)",
    ),
    "no articles at all": (
        "[min_articles]\n# all\ntopic = 0\n",
        "topics.toml, line 3: min_articles.topic: expected `int` >= 1",
    ),
    "text for a list": (
        '[topics.war]\nkeywords = "war"\n',
        'topics.toml, line 2: topics.war.keywords: expected `array`, got `str` (a list is written ["one", "two"])',
    ),
    "a number in a list of words": (
        '[topics.war]\nkeywords = [\n"war",\n1984]\n',
        "topics.toml, line 4: topics.war.keywords: expected `str`, got `int`",
    ),
    "text for a table": (
        '[topics]\nwar = "War"\n',
        (
            "topics.toml, line 2: topics.war: expected `object`, got `str` "
            "(it is a table, with a heading in brackets and its keys below it)"
        ),
    ),
    "an id with capitals": (
        '[topics."Ukraine War"]\n',
        (
            "topics.toml, line 1: topics.Ukraine War: 'Ukraine War' cannot be an id "
            "(it is part of an address: a-z, 0-9 and single hyphens; write [topics.ukraine-war])"
        ),
    ),
    "ids that differ in case": (
        "[topics.ukraine-war]\n[topics.Ukraine-War]\n",
        (
            "topics.toml, line 2: topics.Ukraine-War: has the address of [topics.ukraine-war] (line 1) "
            "(addresses know neither case nor accents; write both as one, or give one another id)"
        ),
    ),
    "ids that differ in accents": (
        '[entities.cafe]\n[entities."Café"]\n',
        (
            "topics.toml, line 2: entities.Café: has the address of [entities.cafe] (line 1) "
            "(addresses know neither case nor accents; write both as one, or give one another id)"
        ),
    ),
    "labels that differ in accents": (
        '[topics.coffee]\nlabel = "Café"\n[topics.bars]\nlabel = "Cafe"\n',
        f"topics.toml, line 4: topics.bars.label: 'Cafe' already means [topics.coffee] (line 2) ({TAKEN})",
    ),
    "a label that is the name of a shipped topic": (
        '[topics.healthcare]\nlabel = "Health"\n',
        (
            "topics.toml, line 2: topics.healthcare.label: 'Health' is the name of the shipped topic 'health' "
            '(to put that one into this, write iptc = ["health"]; else take another name)'
        ),
    ),
    "an alias claimed twice": (
        '[topics.a]\naliases = ["Strike", "Walk-out"]\n[topics.b]\naliases = [\n  "Pay",\n  "walk out",\n]\n',
        f"topics.toml, line 6: topics.b.aliases: 'walk out' already means [topics.a] (line 2) ({TAKEN})",
    ),
    "an alias that is another id": (
        '[entities.kyiv]\naliases = ["Kiev"]\n[entities.kiev]\n',
        f"topics.toml, line 2: entities.kyiv.aliases: 'Kiev' already means [entities.kiev] (line 3) ({TAKEN})",
    ),
    "an empty alias": (
        '[topics.a]\naliases = [""]\n',
        "topics.toml, line 2: topics.a.aliases: is empty (write a name, or take it out)",
    ),
    "an empty label in a language": (
        '[topics.a]\nlabels = { de = "" }\n',
        "topics.toml, line 2: topics.a.labels.de: is empty (write a name, or take it out)",
    ),
    "a language that is none": (
        '[topics.a]\nlabels = { German = "A" }\n',
        "topics.toml, line 2: topics.a.labels.German: 'German' is no language (write its code, like \"de\")",
    ),
    "an unknown parent": (
        '[topics.a]\nparent = "b"\n',
        "topics.toml, line 2: topics.a.parent: there is no topic 'b' (known: arts, ",
    ),
    "an unknown parent with a neighbour": (
        '[topics.a]\nlabel = "A"\nparent = "conflct"\n',
        "topics.toml, line 3: topics.a.parent: there is no topic 'conflct' (did you mean 'conflict'? known: ",
    ),
    "a circle of parents": (
        '[topics.c]\nparent = "a"\n[topics.a]\nparent = "b"\n[topics.b]\nparent = "c"\n',
        ("topics.toml, line 4: topics.a.parent: it is a part of itself: a → b → c → a (take one of these parents out)"),
    ),
    "its own parent": (
        '[topics.a]\nparent = "a"\n',
        "topics.toml, line 2: topics.a.parent: it is a part of itself: a → a (take one of these parents out)",
    ),
    "the parent of a topic that it takes in": (
        '[topics.war]\niptc = ["conflict"]\nparent = "conflict"\n',
        "topics.toml, line 3: topics.war.parent: it is a part of itself: war → war (take one of these parents out)",
    ),
    "an unknown code": (
        '[topics.a]\niptc = ["medtop:99"]\n',
        "topics.toml, line 2: topics.a.iptc: there is no shipped topic 'medtop:99' (known: arts, ",
    ),
    "a topic folded twice": (
        '[topics.a]\niptc = ["sport"]\n[topics.b]\niptc = ["15000000"]\n',
        "topics.toml, line 4: topics.b.iptc: '15000000' is already folded into 'a' (line 2)",
    ),
    "a topic folded into itself": (
        '[topics.sport]\niptc = ["sport"]\n',
        "topics.toml, line 2: topics.sport.iptc: 'sport' is this very topic (take it out)",
    ),
    "a folded topic that says something": (
        '[topics.economy]\niptc = ["labour"]\n[topics.labour]\nlabel = "Jobs"\n',
        (
            "topics.toml, line 3: topics.labour: is folded into 'economy' (line 2) "
            "(what it says belongs to [topics.economy])"
        ),
    ),
    "a keyword without a word": (
        '[topics.a]\nkeywords = ["war", "!"]\n',
        "topics.toml, line 2: topics.a.keywords: '!' holds no word",
    ),
    "a sentence as a keyword": (
        '[topics.a]\nkeywords = ["the war that nobody saw coming"]\n',
        ("topics.toml, line 2: topics.a.keywords: 'the war that nobody saw coming' has 6 words (a phrase may have 5)"),
    ),
    "blocked and pinned": (
        "[topics.a]\nblock = true\npin = true\n",
        "topics.toml, line 3: topics.a.pin: it is blocked, so it cannot be pinned (take one of them out)",
    ),
    "a type that is none": (
        '[entities.kyiv]\ntype = "CITY"\n',
        "topics.toml, line 2: entities.kyiv.type: 'CITY' is no type (known: PER, ORG, LOC, MISC)",
    ),
    "an old id that is in use": (
        '[topics.a]\nwas = ["b"]\n[topics.b]\n',
        f"topics.toml, line 2: topics.a.was: 'b' already means [topics.b] (line 3) ({TAKEN})",
    ),
    "an old id that is a shipped topic": (
        '[topics.war]\nwas = ["conflict"]\n',
        (
            "topics.toml, line 2: topics.war.was: 'conflict' is the name of the shipped topic 'conflict' "
            '(to put that one into this, write iptc = ["conflict"]; else take another name)'
        ),
    ),
    "an old id that is the new one": (
        '[topics.war]\nwas = ["war"]\n',
        "topics.toml, line 2: topics.war.was: topics/war would lead to itself (name the id it had before)",
    ),
    "an old id that never was one": (
        '[topics.war]\nwas = ["The War"]\n',
        "topics.toml, line 2: topics.war.was: 'The War' was never part of an address (did you mean 'the-war'?)",
    ),
    "an old id of two": (
        '[topics.a]\nwas = ["old"]\n[topics.b]\nwas = ["old"]\n',
        f"topics.toml, line 4: topics.b.was: 'old' already means [topics.a] (line 2) ({TAKEN})",
    ),
    "a keyphrase renamed twice": (
        '[keyphrases]\nrename = { "E-bikes" = "a", "e-bikes" = "b" }\n',
        (
            "topics.toml, line 2: keyphrases.rename.e-bikes: 'e-bikes' is renamed twice (line 2) "
            "(case and accents make no difference)"
        ),
    ),
    "a keyphrase renamed and blocked": (
        '[keyphrases]\nblock = ["Getty"]\n[keyphrases.rename]\ngetty = "Getty Images"\n',
        "topics.toml, line 4: keyphrases.rename.getty: 'getty' is blocked (line 2) (take one of them out)",
    ),
    "a chain of renamed keyphrases": (
        '[keyphrases.rename]\na = "b"\nb = "c"\n',
        "topics.toml, line 2: keyphrases.rename.a: 'b' is renamed itself (line 3) (name the last of them)",
    ),
    "an address that is none": (
        '[moved]\n"tags/a" = "topics/b"\n',
        (
            "topics.toml, line 2: moved.tags/a: 'tags/a' is no address of a tag "
            '(write the folder (topics, entities, keyphrases) and the id, like "topics/war")'
        ),
    ),
    "an address that leads to itself": (
        '[moved]\n"topics/a" = "topics/a"\n',
        "topics.toml, line 2: moved.topics/a: would lead to itself",
    ),
    "an address in use": (
        '[topics.war]\n[moved]\n"topics/war" = "topics/conflict"\n',
        (
            "topics.toml, line 3: moved.topics/war: topics/war is in use (line 1) "
            "(an address leads elsewhere only when its tag is gone)"
        ),
    ),
    "the address of a shipped topic": (
        '[moved]\n"topics/sport" = "topics/lifestyle"\n',
        (
            "topics.toml, line 2: moved.topics/sport: topics/sport is in use "
            "(an address leads elsewhere only when its tag is gone)"
        ),
    ),
    "an address that leads elsewhere already": (
        '[topics.war]\nwas = ["old"]\n[moved]\n"topics/old" = "topics/conflict"\n',
        "topics.toml, line 4: moved.topics/old: topics/old already leads to topics/war (line 2) (take one of them out)",
    ),
    "a chain of addresses": (
        '[moved]\n"topics/a" = "topics/b"\n"topics/b" = "topics/sport"\n',
        ('topics.toml, line 2: moved.topics/a: topics/b leads on to topics/sport (write "topics/a" = "topics/sport")'),
    ),
    "an address that leads to an old id": (
        '[topics.war]\nwas = ["old"]\n[moved]\n"topics/a" = "topics/old"\n',
        (
            "topics.toml, line 4: moved.topics/a: topics/old leads on to topics/war (line 2) "
            '(write "topics/a" = "topics/war")'
        ),
    ),
    "an address that leads to what is blocked": (
        '[topics.sport]\nblock = true\n[moved]\n"topics/a" = "topics/sport"\n',
        "topics.toml, line 4: moved.topics/a: topics/sport is blocked (lead to a tag that is shown)",
    ),
    "no TOML": ("[topics\n", "topics.toml: not valid TOML: "),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_named_with_its_line_and_the_way_out(tmp_path: Path, name: str) -> None:
    toml, said = MISTAKES[name]
    told = refusal(tmp_path, toml)
    assert told.startswith(said) if said.endswith((" ", ">= 1")) else told == said


def test_all_mistakes_are_told_at_once_in_the_order_of_their_lines(tmp_path: Path) -> None:
    told = refusal(tmp_path, '[topics.b]\nparent = "x"\n[topics.a]\naliases = ["b"]\n[entities.c]\ntype = "?"\n')
    assert [line.split(": ")[0] for line in told.splitlines()] == [f"topics.toml, line {n}" for n in (2, 4, 6)]


def test_keys_and_types_are_told_at_once_too(tmp_path: Path) -> None:
    told = refusal(tmp_path, '[topic.a]\n[topics]\nx = 1\n[topics.b]\nlable = "B"\nleast = "two"\nparent = "nobody"\n')
    assert [line.split(": ")[0] for line in told.splitlines()] == [f"topics.toml, line {n}" for n in (1, 3, 5, 6)]


def test_a_flood_of_mistakes_is_cut(tmp_path: Path) -> None:
    told = refusal(tmp_path, "".join(f'[topics.a{n}]\nparent = "x"\n' for n in range(30)))
    assert len(told.splitlines()) == 21
    assert told.endswith("\nand 10 more")


@pytest.mark.parametrize(
    "toml",
    [
        '[topics.sport]\nlabel = "Sport"\n',
        '[topics.war]\nlabel = "Conflict, war and peace"\niptc = ["conflict"]\n',
        '[topics.war]\nlabel = "War"\naliases = ["war", "WAR", "Conflict"]\niptc = ["conflict"]\nwas = ["conflict"]\n',
        '[topics.paris]\n[entities.paris]\nlabel = "Paris"\n',
        '[topics.sport]\nblock = true\n[moved]\n"topics/sport" = "topics/lifestyle"\n',
        '[keyphrases]\nrename = { nato = "NATO" }\n',
        '[topics.a]\nparent = "b"\n[topics.b]\nparent = "sport"\n',
    ],
)
def test_what_looks_like_a_mistake_and_is_none(tmp_path: Path, toml: str) -> None:
    assert read(tmp_path, toml) != Vocabulary()


@pytest.mark.parametrize("command", ["build", "process", "check"])
def test_every_command_ends_before_any_work(tmp_path: Path, command: str) -> None:
    write(tmp_path / "content/a.txt", "Title: A\n\nA ship left the harbour.")
    write(tmp_path / "topics.toml", '[topics.a]\nparent = "b"\n')
    done = digest(command, *(["content"] if command == "process" else []), site=tmp_path)
    assert done.returncode == 2
    assert "topics.toml, line 2: topics.a.parent: there is no topic 'b'" in done.stderr
    assert not (tmp_path / "output").exists()


def test_the_former_setting_says_where_it_went(tmp_path: Path) -> None:
    write(tmp_path / "digest.toml", "[site]\nentity_articles = 2\n")
    with pytest.raises(
        ConfigError, match=r"this key is gone \(write it as entity below \[min_articles\] in topics.toml"
    ):
        read_config(tmp_path)


def test_there_are_seventeen_shipped_topics_with_names_in_six_languages() -> None:
    assert len(subjects()) == 17
    assert all(set(one.labels) == {"en", "de", "fr", "es", "pt", "ar"} for one in subjects().values())


@pytest.mark.parametrize("name", ["conflict", "medtop:16000000", "16000000"])
def test_a_shipped_topic_is_known_by_id_and_code(name: str) -> None:
    found = subject(name)
    assert found
    assert found.id == "conflict"


def test_the_words_of_topics_are_those_of_the_shipped_topics() -> None:
    lexicon = Path(__file__).resolve().parent.parent / "plugins/data/topics.toml"
    tables = tomllib.loads(lexicon.read_text(encoding="utf-8"))
    said = {name: (table["label"], table["code"]) for name, table in tables.items()}
    assert said == {name: (one.labels["en"], one.code) for name, one in subjects().items()}
