"""JSON, JSON Lines, and both compressed."""

import gzip
import json

import pytest
from digest_plugins.read_json import ReadJson

from digest.model import File, Raw
from digest.testing import check_plugin


def read(content: str | bytes, path: str = "a.jsonl") -> list[Raw]:
    return list(ReadJson().read(File(path, content.encode() if isinstance(content, str) else content)))


def test_the_contract_holds() -> None:
    check_plugin(ReadJson())


def test_every_field_is_taken_over() -> None:
    item = {
        "id": "7", "title": "A", "url": "https://a.example/", "source": "S", "published": "14 Aug 2024", "language": "en",
        "authors": ["B", "C"], "story": "s", "tags": "x, y", "image": "https://a.example/i.png", "licence": "CC BY 2.5",
        "licence_url": "https://l.example/", "text": "One.\nTwo.", "unrelated": {"a": 1},
    }  # fmt: skip
    assert read(json.dumps(item)) == [
        Raw(
            "One.\nTwo.", place="line 1", id="7", title="A", url="https://a.example/", source="S", published="14 Aug 2024",
            language="en", authors=("B", "C"), story="s", tags=("x", "y"), image="https://a.example/i.png",
            licence="CC BY 2.5", licence_url="https://l.example/",
        )
    ]  # fmt: skip


def test_lines_are_joined_and_html_is_read() -> None:
    assert [raw.text for raw in read('{"lines": ["a", "b"]}\n{"html": "<p>c<p>d"}')] == ["a\nb", "c\nd"]


def test_what_the_object_states_wins_over_the_page() -> None:
    page = "<html><head><title>Page</title></head><body><p>Text.</p></body></html>"
    assert read(json.dumps({"html": page, "title": "Own"}))[0].title == "Own"
    assert read(json.dumps({"html": page}))[0].title == "Page"


def test_objects_lists_and_lines_say_their_place() -> None:
    one = '{"text": "x"}'
    assert [raw.place for raw in read(one, "a.json")] == [""]
    assert [raw.place for raw in read(f"[{one},{one}]", "a.json")] == ["item 1", "item 2"]
    assert [raw.place for raw in read(f"{one}\n\n{one}\n", "a.ndjson")] == ["line 1", "line 3"]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{broken", "not JSON"),
        ("17", "not an article"),
        ("{}", "it has no text"),
        ('{"text": " "}', "its text is empty"),
        ('{"text": 7}', "text: a text is expected"),
        ('{"lines": [1]}', "lines: a list of texts is expected"),
        ('{"html": "<script>1</script>"}', "no text was found"),
        ("[" * 100_000, "not JSON"),
    ],
)
def test_a_broken_line_costs_itself_alone(line: str, message: str) -> None:
    good = '{"text": "good"}'
    raws = read(f"{good}\n{line}\n{good}")
    assert [raw.text for raw in raws] == ["good", "", "good"]
    assert raws[1].place == "line 2"
    assert raws[1].remarks[0].startswith(message)


def test_a_wrong_field_costs_the_field_and_not_the_article() -> None:
    (raw,) = read('{"text": "x", "title": {}, "url": "ftp://a.example/"}')
    assert (raw.text, raw.title, raw.url, len(raw.remarks)) == ("x", "", "", 2)


def test_an_empty_text_keeps_what_names_it() -> None:
    (raw,) = read('{"id": "7", "text": ""}')
    assert (raw.id, raw.text) == ("7", "")


def test_two_articles_with_one_id_are_both_handed_on() -> None:
    assert [raw.id for raw in read('{"id": "a", "text": "x"}\n{"id": "a", "text": "y"}')] == ["a", "a"]


def test_a_broken_file_is_refused() -> None:
    with pytest.raises(ValueError, match="not JSON"):
        read("[{", "a.json")


def test_compressed_files_are_read() -> None:
    assert read(gzip.compress(b'{"text": "x"}'), "a.JSONL.gz") == [Raw("x", place="line 1")]


def test_a_damaged_or_huge_compressed_file_is_refused() -> None:
    with pytest.raises(ValueError, match="damaged"):
        read(gzip.compress(b'{"text": "x"}')[:-9], "a.jsonl.gz")
    with pytest.raises(ValueError, match="more than 1 MB"):
        list(ReadJson(megabytes=1).read(File("a.json.gz", gzip.compress(b" " * 2_000_000))))


def test_an_empty_file_is_named_as_a_problem() -> None:
    assert read("")[0].remarks == ("the file holds no article",)


def test_lines_end_at_line_feeds_alone() -> None:
    assert read('{"text": "a\u2028b"}')[0].text == "a\u2028b"


def test_other_files_are_left_to_others() -> None:
    assert read("{}", "a.txt.gz") == []
