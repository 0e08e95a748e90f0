"""Which tags an article shows, as it was worked out when it was last the same."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from digest.model import Article
from digest.pipeline import Engine
from digest.publish.tag_pages import keep_shown, shown
from digest.registry import code_fingerprint

KIND = "keyphrase"
"""The kind of tag whose choice takes time: each is weighed against all others of the article."""
OURS = tuple(Path(__file__).with_name(name) for name in ("tags.py", "tag_pages.py"))
"""The code that chooses, beside the text tools."""


def choose_tags(engine: Engine, articles: Sequence[Article]) -> None:
    """Choose the tags that are shown of each article, unless that is known.

    Cost: a look-up for each article that is as it was.
    """
    code = hashlib.blake2b(code_fingerprint().encode() + b"".join(path.read_bytes() for path in OURS)).digest()
    keys = [hashlib.blake2b(b"shown\0" + code + engine.state(one), digest_size=16).digest() for one in articles]
    new = {}
    for article, key, places in zip(articles, keys, engine.recall(keys, list[int]), strict=True):
        notes = article.noted(KIND)
        if places is not None and all(0 <= place < len(notes) for place in places):
            keep_shown(article, KIND, tuple(notes[place] for place in places))
        else:
            new[key] = [notes.index(note) for note in shown(article, KIND)]
    engine.remember(new)
