"""YAKE on texts, in an interpreter of its own: a JSON array of texts in, the seconds of processor time out.

pip install yake        # under the GPL: into an environment of its own, for measuring
"""

import gc
import json
import sys
import time

PHRASES, WORDS = 20, 3
"""The defaults of YAKE, written out."""


def main() -> None:
    """Read the texts from standard input, write the seconds and the phrases of each to standard output."""
    import yake

    texts = json.load(sys.stdin)
    extractor = yake.KeywordExtractor(lan="en", n=WORDS, top=PHRASES)
    extractor.extract_keywords(texts[0])
    gc.disable()  # as on the other side
    start = time.process_time()
    phrases = [[phrase for phrase, _ in extractor.extract_keywords(text)] for text in texts]
    json.dump({"seconds": time.process_time() - start, "phrases": phrases}, sys.stdout)


if __name__ == "__main__":
    main()
