"""An image of the publisher's own is shown; one that is missing costs only itself."""

import json
from pathlib import Path

from building import built, make_site, output, problems
from lxml import html

TEXT = "A carpenter repaired the bench on the quay on Thursday. It has four legs and a back. The harbour office paid."
PIXEL = b"\x89PNG\r\n\x1a\n not shown by tests"


def site_of(root: Path, image: str, **files: bytes) -> Path:
    article = {"id": "bench", "title": "A bench", "text": TEXT, "published": "2024-08-14", "image": image}
    toml = '[site]\nurl = "https://paper.example/news"\n'
    make_site(root, {"all.jsonl": json.dumps(article), **files}, plugins=("...",), toml=toml)
    return root


def pictures(root: Path) -> list[str]:
    pages = [
        path for path in (root / "output").rglob("*.html") if "articles" in str(path) or path.parent == root / "output"
    ]
    return sorted({src for path in pages for src in html.document_fromstring(path.read_text()).xpath("//img/@src")})


def test_an_own_image_is_shown_on_the_page_and_on_cards_by_its_address_below_the_site(tmp_path: Path) -> None:
    root = site_of(tmp_path, "https://paper.example/news/images/quay.png", **{"images/quay.png": PIXEL})
    assert problems(built(root)) == []
    assert pictures(root) == ["/news/images/quay.png"]


def test_an_own_image_that_is_missing_is_named_and_left_out(tmp_path: Path) -> None:
    root = site_of(tmp_path, "https://paper.example/news/images/quay.png")
    (told,) = problems(built(root))
    assert "content/all.jsonl" in told
    assert "there is no image images/quay.png" in told
    assert pictures(root) == []
    naming = [name for name, content in output(root).items() if b"quay.png" in content]
    assert naming == ["made/index.html"]


def test_the_page_is_made_again_when_the_image_comes(tmp_path: Path) -> None:
    root = site_of(tmp_path, "https://paper.example/news/images/quay.png")
    built(root)
    (root / "content/images").mkdir()
    (root / "content/images/quay.png").write_bytes(PIXEL)
    assert problems(built(root)) == []
    assert pictures(root) == ["/news/images/quay.png"]


def test_an_image_of_others_is_not_asked_for(tmp_path: Path) -> None:
    root = site_of(tmp_path, "https://elsewhere.example/quay.png")
    assert problems(built(root)) == []
    assert pictures(root) == []
