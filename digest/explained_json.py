"""What was done to a text, for machines."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from digest.explain import Explanation
from digest.findings import findings
from digest.report import Problem
from digest.tag_findings import tag_groups


def explained_json(explanations: Sequence[Explanation], problems: Iterable[Problem]) -> str:
    """An object with the articles of a file and the problems with it.

    Offsets of edits are those of the raw text, offsets of evidence those of the cleaned one.
    """
    said = {"articles": [_article(one) for one in explanations], "problems": [str(problem) for problem in problems]}
    return json.dumps(said, ensure_ascii=False, indent=1) + "\n"


def _article(explanation: Explanation) -> dict[str, Any]:
    article = explanation.article
    return {
        "id": article.id,
        "origin": article.raw.origin,
        "title": article.title,
        "stays_whole": explanation.stays_whole,
        "edits": [asdict(edit) for edit in explanation.asked.edits],
        "found": [[label, words] for label, words in findings(article, explanation.story)],
        "tags": [one.as_json() for group in tag_groups(article, explanation.site) for one in group.found],
    }
