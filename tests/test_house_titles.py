"""What a source writes at the ends of its titles is learned from its titles alone."""

from digest.text.house_titles import END, SECTION, START, Repeated, repeated_parts

TITLES = ["River rises again", "Mill becomes a school", "Ferry runs late", "Bridge stays closed", "Baker wins prize"]


def found(titles: list[str], source: str = "A") -> list[tuple[Repeated, ...]]:
    return repeated_parts([(source, title) for title in titles])


def test_a_part_after_a_bar_that_three_titles_share_is_of_the_house() -> None:
    assert found([f"{title} | Tide" for title in TITLES[:3]]) == [(Repeated("Tide", END),)] * 3
    assert found([f"{title} | Tide" for title in TITLES[:2]]) == [()] * 2


def test_it_must_be_in_a_fifth_of_the_titles() -> None:
    titles = [f"{title} | Tide" for title in TITLES[:3]] + [f"Title number {n} of the year" for n in range(13)]
    assert found(titles) == [()] * 16
    assert found(titles[:-1])[:3] == [(Repeated("Tide", END),)] * 3


def test_copies_of_a_title_count_once() -> None:
    assert found(["River rises again | Tide"] * 4) == [()] * 4


def test_capitals_and_marks_do_not_matter() -> None:
    titles = ["River rises | TIDE", "Mill burns | Tide.", "Ferry sinks | tide"]
    assert [parts[0].text for parts in found(titles)] == ["TIDE", "Tide.", "tide"]


def test_after_a_dash_two_thirds_are_needed_and_the_look_of_a_name() -> None:
    named, small = ([f"{title} - {end}" for title in TITLES[:4]] for end in ("Tide Report", "a review"))
    assert found(named) == [(Repeated("Tide Report", END),)] * 4
    assert found(small) == [()] * 4
    assert found([*named[:3], *TITLES]) == [()] * 8


def test_a_numbered_part_is_no_name() -> None:
    assert found([f"{title} - Part 2" for title in TITLES[:4]]) == [()] * 4


def test_a_part_that_often_stands_before_the_name_is_a_section() -> None:
    titles = [f"{title} | Boats | Tide" for title in TITLES[:3]] + [f"Title {n} of all | Tide" for n in range(20)]
    assert found(titles)[0] == (Repeated("Tide", END), Repeated("Boats", SECTION))
    assert found(titles[1:])[0] == (Repeated("Tide", END),)


def test_what_nearly_all_titles_start_with_is_of_the_house() -> None:
    assert found([f"Tide | {title}" for title in TITLES]) == [(Repeated("Tide", START),)] * 5
    assert found([f"Tide | {title}" for title in TITLES[:4]]) == [()] * 4
    assert found([f"Tide: {title}" for title in TITLES]) == [()] * 5


def test_sources_do_not_mix() -> None:
    assert repeated_parts([(source, f"{TITLES[0]} | Tide") for source in "ABC"]) == [()] * 3


def test_one_more_title_says_nothing_new_of_the_others() -> None:
    titles = [f"{title} | Tide" for title in TITLES]
    assert found([*titles, "Whale seen off the coast | Tide"])[:5] == found(titles)


def test_no_titles_give_nothing() -> None:
    assert repeated_parts([]) == []
    assert repeated_parts([("A", ""), ("", "")]) == [(), ()]
