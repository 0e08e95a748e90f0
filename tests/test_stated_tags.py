"""Tags that were stated."""

from digest_plugins.stated_tags import StatedTags

from digest.testing import answers, article, check_plugin


def noted(path: str, *tags: str) -> list[tuple[str, str]]:
    (notes,) = answers(StatedTags(), "tag", [article("A ship left.", path=path, tags=tags)])
    return [(note.kind, note.text) for note in notes]


def test_contract() -> None:
    check_plugin(StatedTags())


def test_tags_written_by_hand_are_topics() -> None:
    assert noted("content/a.md", "Harbour", "Storms") == [("topic", "Harbour"), ("topic", "Storms")]


def test_tags_of_others_are_key_phrases() -> None:
    assert noted("content/saved.rss", "Uncategorised") == [("keyphrase", "Uncategorised")]


def test_a_flood_of_tags_is_bounded() -> None:
    assert len(noted("content/a.txt", *(f"tag {n}" for n in range(100)))) == 8
