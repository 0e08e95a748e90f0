"""Where the comments of readers begin, on pages that give them no name that tells."""

import re
from collections.abc import Sequence

from digest.model import HEADING
from digest.text.html.alignment import letters
from digest.text.html.placed import Line
from digest.text.html.sentences import is_sentence

COMMENTS = re.compile(
    r"\W*(?:\d+\s*)?(?:comments?|reader comments|kommentare?r?|leserkommentare|commentaires?|comentarios?|comentários?"
    r"|commenti|reacties|komentarze|комментари[ия]|yorumlar|コメント|评论|댓글|التعليقات|تعليقات)\W*(?:\d+\W*)?",
    re.IGNORECASE,
)
FEWEST = 2
"""So many sentences stand before the comments; a heading above the article may lead to them."""
STATED_CHARACTERS = 100_000
"""How far a stated body is searched."""


def before_comments(lines: Sequence[Line], kept: Sequence[int], stated: str) -> list[int]:
    """The numbers of kept lines, without those under a heading "Comments" after the article.

    What the page states as the body of its article (or "") is kept in any case.
    """
    sentences = [number for number in kept if is_sentence(lines[number].text)]
    after = range(sentences[FEWEST - 1] + 1 if len(sentences) >= FEWEST else len(lines), len(lines))
    start = next((n for n in after if lines[n].kind == HEADING and COMMENTS.fullmatch(lines[n].text)), len(lines))
    body = letters(stated[:STATED_CHARACTERS])
    return [number for number in kept if number < start or letters(lines[number].text) in body]
