"""Which names are one thing: a list of pairs, last names alone, and that order does not matter."""

from functools import cache
from itertools import permutations
from pathlib import Path

import pytest
from digest_plugins.entities import gazetteer
from hypothesis import given
from hypothesis import strategies as st

from digest.testing import Case, read_cases
from digest.text.addressed_names import addressed
from digest.text.anchors import ARTICLE, LIST, SITE, Anchor, Named, Scope
from digest.text.gazetteer import Gazetteer
from digest.text.identities import identities

CASES = Path(__file__).parent / "cases"
POOL = (
    "Olga Petrova", "Petrova", "O. Petrova", "Irina Petrova", "Kiev", "Kyiv", "President Trump", "Trump", "Ivanka Trump",
    "Bill Hartrup", "William Hartrup", "Will Hartrup", "Hartrup", "MWA", "Minsk Water Association", "Sumy", "Sumy oblast",
    "Michael Jordan", "Michael B. Jordan", "Jordan", "López Obrador", "Andrés Manuel López Obrador", "Obrador", "",
)  # fmt: skip


@cache
def lists() -> Gazetteer:
    return gazetteer()


def anchors(*names: str, kind: str = "", scope: Scope = LIST) -> list[Anchor]:
    found = identities([Named(name, kind) for name in names], lists(), scope)
    return [found[Named(name, kind)].anchor for name in names]


@pytest.mark.parametrize("case", read_cases(CASES / "names_one.md"), ids=str)
def test_names_of_one_thing_are_one(case: Case) -> None:
    assert len(set(anchors(*case.given.split("\n"), case.expected))) == 1


@pytest.mark.parametrize("case", read_cases(CASES / "names_two.md"), ids=str)
def test_names_of_two_things_stay_apart(case: Case) -> None:
    assert len(set(anchors(case.given, case.expected))) == 2


def test_a_last_name_that_several_share_is_nobodys() -> None:
    olga, irina, last = anchors("Olga Petrova", "Irina Petrova", "Petrova")
    assert len({olga, irina, last}) == 3


def test_a_last_name_that_several_share_is_the_most_usual_bearers() -> None:
    donald, _, last = anchors("Donald Trump", "Melania Trump", "Trump")
    assert last == donald


def test_a_last_name_is_the_only_one_mentioned_though_another_is_more_usual() -> None:
    melania, last = anchors("Melania Trump", "Trump")
    assert last == melania


def test_a_given_name_that_is_short_for_two_is_neither() -> None:
    will, bill, whole = anchors("Will Hartrup", "Bill Hartrup", "William Hartrup")
    assert len({will, bill, whole}) == 3


def test_a_short_form_is_nobody_that_was_not_mentioned() -> None:
    (anchor,) = anchors("Mike Jackson", kind="PER")
    assert not anchor.label


def test_a_middle_name_does_not_hide_who_is_known() -> None:
    anchor, _ = anchors("Olaf Georg Scholz", "Olaf Scholz", kind="PER")
    assert anchor.label == "Olaf Scholz"


def test_who_has_a_middle_name_is_nobody_that_was_not_mentioned() -> None:
    (anchor,) = anchors("Olaf Georg Scholz", kind="PER")
    assert not anchor.label


@pytest.mark.parametrize(
    ("short", "name"),
    [
        ("Tarvainen", "Aino Tarvainen"),
        ("A. Tarvainen", "Aino Tarvainen"),
        ("Bill Hartrup", "William Hartrup"),
        ("Aino Maija Tarvainen", "Aino Tarvainen"),
        ("MWA", "Minsk Water Association"),
    ],
)
def test_names_that_only_stand_on_one_site_are_not_short_for_each_other(short: str, name: str) -> None:
    kind = "ORG" if short.isupper() else "PER"
    one, two = anchors(short, name, kind=kind, scope=SITE)
    assert one != two


def test_over_a_site_a_middle_initial_parts_nobody() -> None:
    one, two = anchors("William J. Hartrup", "William Hartrup", kind="PER", scope=SITE)
    assert one == two


def test_over_a_site_a_known_last_name_is_its_most_usual_bearers() -> None:
    melania, last = anchors("Melania Trump", "Trump", kind="PER", scope=SITE)
    assert melania.label == "Melania Trump"
    assert last.label == "Donald Trump"


@pytest.mark.parametrize("scope", [LIST, SITE])
def test_a_known_acronym_does_not_change_hands_by_initials(scope: Scope) -> None:
    one, two = anchors("BBC", "Broxburn Boat Company", kind="ORG", scope=scope)
    assert one != two


def test_a_known_acronym_changes_hands_where_it_stands_beside_a_long_name() -> None:
    beside = LIST._replace(beside=frozenset({("BBC", "Broxburn Boat Company")}))
    one, two = anchors("BBC", "Broxburn Boat Company", kind="ORG", scope=beside)
    assert one == two


def test_a_known_acronym_is_another_articles_still() -> None:
    beside = SITE._replace(beside=frozenset({("BBC", "Broxburn Boat Company")}))
    one, two = anchors("BBC", "Broxburn Boat Company", kind="ORG", scope=beside)
    assert one != two


@pytest.mark.parametrize(("short", "name"), [("TV", "Turku Vessels"), ("CEO", "Cork Energy Office")])
def test_two_letters_and_words_in_capitals_are_nobodys_initials(short: str, name: str) -> None:
    one, two = anchors(short, name, kind="ORG")
    assert one != two


def test_a_word_that_only_sounds_like_a_name_is_none() -> None:
    assert [lists().find(name) for name in ("Being", "Lift", "Miss", "Ms")] == [None] * 4


def test_a_name_without_a_middle_initial_is_neither_of_two_that_differ_by_it() -> None:
    assert len(set(anchors("Anna B. Meyer", "Anna K. Meyer", "Anna Meyer"))) == 3


def test_a_word_that_is_a_name_of_its_own_is_nothing_that_sounds_like_it() -> None:
    assert [lists().find(name) for name in ("Elise", "Muller", "Cameron", "Holywood", "Haarlem")] == [None] * 5
    assert lists().find("Zelenskiy") == lists().find("Zelenskyy")


def test_given_names_that_are_spelled_differently_are_two() -> None:
    assert len(set(anchors("Alan", "Allan", "Martin", "Martyn", kind="PER"))) == 4


@pytest.mark.parametrize("name", ["Norfolk", "Duke", "CCTV", "SVP", "AMA", "Sharon", "SC"])
def test_what_is_as_often_something_else_is_nobodys_form(name: str) -> None:
    assert lists().find(name) is None


def test_a_town_that_nobody_took_for_a_club_is_a_town() -> None:
    found = anchors("Brighton", "Leicester", "Barcelona", "Blackburn", "Princeton")
    assert {(anchor.type, anchor.label) for anchor in found} == {
        ("LOC", name) for name in ("Brighton", "Leicester", "Barcelona", "Blackburn", "Princeton")
    }


@pytest.mark.parametrize("name", ["Supreme Court", "Treasury", "Air Force", "Congress", "Red Cross"])
def test_what_every_country_has_is_no_countrys(name: str) -> None:
    (anchor,) = anchors(name, kind="ORG")
    assert anchor.label == name


@pytest.mark.parametrize(
    ("name", "country", "expected"),
    [
        ("Supreme Court", "US Supreme Court", "US Supreme Court"),
        ("the Air Force", "Ukrainian Air Force", "Ukrainian Air Force"),
        ("Navy", "Royal Navy", "Royal Navy"),
        ("Ministry of Defence", "Kenya's Defence Ministry", "Kenya's Defence Ministry"),
    ],
)
def test_what_every_country_has_is_that_of_the_only_country_named_with_it(
    name: str, country: str, expected: str
) -> None:
    bare, whole = anchors(name, country, kind="ORG")
    assert bare == whole
    assert whole.label in (expected, "")


@pytest.mark.parametrize("others", [("Ukrainian Army", "Russian Army"), ("Salvation Army",)])
def test_what_every_country_has_is_nobodys_where_several_fit_or_none(others: tuple[str, ...]) -> None:
    found = anchors("Army", *others, kind="ORG")
    assert len(set(found)) == len(found)


def test_in_one_article_a_first_name_alone_is_the_only_person_who_has_it() -> None:
    aino, first = anchors("Aino Tarvainen", "Aino", kind="PER", scope=ARTICLE)
    assert first == aino


@pytest.mark.parametrize("others", [("Aino Tarvainen", "Aino Virtanen"), ("Aino Tarvainen", "Kaisa Aino")])
def test_a_first_name_that_several_have_is_nobodys(others: tuple[str, str]) -> None:
    *_, first = anchors(*others, "Aino", kind="PER", scope=ARTICLE)
    assert first == Anchor("PER", "aino") or first == anchors(others[1], kind="PER")[0]
    assert first != anchors(others[0], kind="PER")[0]


def test_in_a_list_a_first_name_alone_is_nobodys() -> None:
    aino, first = anchors("Aino Tarvainen", "Aino", kind="PER")
    assert first != aino


@pytest.mark.parametrize(
    "name",
    [
        "Sir Aino Tarvainen",
        "Aino Tarvainen KC",
        "Prof Aino Tarvainen, PhD",
        "Mme Tarvainen",
        "Sra. Tarvainen",
        "Dame Aino",
        "Lady Tarvainen",
    ],
)
def test_titles_and_honours_keep_nobody_apart(name: str) -> None:
    one, two = anchors(name, "Aino Tarvainen", kind="PER", scope=ARTICLE)
    assert one == two


def test_a_last_name_is_a_juniors_where_nobody_else_has_it() -> None:
    junior, last = anchors("Ivan Brodkorb Jr.", "Brodkorb", kind="PER")
    assert junior == last
    junior, other, last = anchors("Ivan Brodkorb Jr.", "Pavel Brodkorb", "Brodkorb", kind="PER")
    assert last == other


def test_labels_have_no_titles() -> None:
    found = addressed([(Named("Sir Tomas Brodkorb KC", "PER"), 1), (Named("King Felipe VI", "PER"), 1)], lists())
    assert {(one.id, one.label) for one in found.values()} == {
        ("tomas-brodkorb", "Tomas Brodkorb"),
        ("king-felipe-vi", "King Felipe VI"),
    }


@pytest.mark.parametrize("others", [(), ("Kate Brodkorb Bush",)])
def test_a_president_is_no_namesake(others: tuple[str, ...]) -> None:
    president, *_ = anchors("President Bush", *others, kind="PER")
    assert president.label == "George W. Bush"


def test_a_last_name_alone_is_no_mention_of_who_is_known_by_it() -> None:
    mick, last = anchors("Mick Jagger", "Jagger", kind="PER")
    assert last == mick
    joe, last = anchors("Joseph Trump", "Trump", kind="PER")
    assert last == joe
    assert not joe.label


def test_an_acronym_is_nobodys_last_name() -> None:
    firm, short = anchors("Teo QXR", "QXR", kind="PER")
    assert firm != short


def test_short_words_are_taken_as_they_are_spelled() -> None:
    assert len(set(anchors("Bood", "Bod", kind="ORG"))) == 2
    assert lists().find("XI") is None


@pytest.mark.parametrize(("name", "is_other"), [("Wide Hats Outlet", True), ("World Health Office", False)])
def test_a_known_acronym_is_the_long_name_beside_it_if_that_is_not_its_own(name: str, *, is_other: bool) -> None:
    short = "WHO"
    told = anchors(short, name, kind="ORG", scope=LIST._replace(beside=frozenset({(short, name)})))
    assert len(set(told)) == 1
    assert (not told[0].label) == is_other


def test_names_of_different_types_are_never_one() -> None:
    found = identities([Named("Brest", "LOC"), Named("Brest", "ORG")], lists())
    assert len({identity.anchor for identity in found.values()}) == 2


def test_the_rule_is_told() -> None:
    found = identities([Named("Petrova"), Named("Olga Petrova")], lists())
    assert found[Named("Petrova")].why == "a last name alone: Olga Petrova is the only full name that fits"


@given(st.lists(st.sampled_from(POOL), unique=True, max_size=6))
def test_the_order_of_names_does_not_matter(names: list[str]) -> None:
    shuffled = sorted(names, reverse=True)
    one, two = dict(zip(names, anchors(*names), strict=True)), dict(zip(shuffled, anchors(*shuffled), strict=True))
    assert one == two


def test_addresses_come_from_the_spelling_met_first_and_labels_from_the_one_met_most() -> None:
    found = addressed([(Named("Old Mill", "LOC"), 1), (Named("Old Mil", "LOC"), 3)], lists())
    assert {(one.id, one.label) for one in found.values()} == {("old-mill", "Old Mil")}


def test_a_last_name_met_first_makes_no_address() -> None:
    found = addressed([(Named("Tarvainen", "PER"), 5), (Named("Aino Tarvainen", "PER"), 1)], lists())
    assert {one.id for one in found.values()} == {"aino-tarvainen"}


def test_two_things_never_share_an_address() -> None:
    names = [Named("Brest", "ORG"), Named("Brest", "LOC"), Named("Brest", "PER")]
    for order in permutations(names):
        found = addressed([(named, 1) for named in order], lists())
        assert sorted(one.id for one in found.values()) == ["brest", "brest-2", "brest-3"]


def test_the_address_is_that_of_the_type_that_is_known() -> None:
    found = addressed([(Named("Kiev", "ORG"), 9), (Named("Kyiv", "LOC"), 1)], lists())
    assert found[Named("Kyiv", "LOC")].id == "kyiv"
    assert found[Named("Kiev", "ORG")].id == "kyiv-2"


def test_a_publishers_own_names_win() -> None:
    own = lists().with_own({"Kiev": ["Kyjiv City"], "Silly Walks Board": ["Walkers"]})
    names = [Named(name) for name in ("Kyiv", "Kiev", "Kyjiv City", "Walkers", "Silly Walks Board")]
    found = addressed([(named, 1) for named in names], own)
    assert [found[named].label for named in names] == ["Kiev"] * 3 + ["Silly Walks Board"] * 2


def test_a_publishers_own_form_leaves_the_thing_it_was_taken_from() -> None:
    own = lists().with_own({"Donny Trump": ["Trump"]})
    assert own.find("Donald J. Trump") == lists().find("Donald Trump")
    known = own.find("Trump")
    assert known
    assert known.label == "Donny Trump"
