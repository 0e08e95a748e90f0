"""Which lines of a page are sentences."""

import re

SENTENCE_END = re.compile(r"[.!?…:。！？।؟۔][\"'”’»“)\]]*$")
LONG, WIDE_LONG = 60, 25
"""Characters from which a line that ends like a sentence is one; fewer in scripts without spaces."""
WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def is_sentence(text: str) -> bool:
    """Whether a line is long enough for a sentence and ends like one."""
    return len(text) >= (WIDE_LONG if WIDE.search(text) else LONG) and SENTENCE_END.search(text) is not None
