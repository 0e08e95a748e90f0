"""Other summarizers on the same articles and the same sentences, in an interpreter of their own.

    pip install sumy summa newspaper4k nltk numpy        # best into an environment of its own

As a program this file reads a JSON array of articles (each a list of its sentences) from standard input and writes an
object with the seconds of processor time and the summaries of each peer, or with why it cannot run. The splitters of
the peers, which would load data from the net, are replaced by the sentences given; nothing else of them is changed.
"""

import json
import re
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

Summarize = Callable[[list[str]], list[str]]
"""The sentences of an article to those of its summary."""

SENTENCES, WORDS = 3, 72
WORD = re.compile(r"\w+(?:['’-]\w+)*")


class Given:
    """A tokenizer in the shape that sumy asks for; the sentences are there already."""

    def to_sentences(self, text: str) -> list[str]:
        return [text]

    def to_words(self, sentence: str) -> list[str]:
        return WORD.findall(sentence)


def _within(infos: Any) -> list[Any]:
    """Of sentences by rank, those that fit into the words."""
    taken, room = [], WORDS
    for info in infos:
        length = len(str(info.sentence).split())
        if length <= room:
            taken.append(info)
            room -= length
    return taken


def _sumy(module: str, name: str, count: object) -> Summarize:
    from importlib import import_module

    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
    from sumy.nlp.stemmers import Stemmer
    from sumy.utils import get_stop_words

    summarizer = getattr(import_module(f"sumy.summarizers.{module}"), name)(Stemmer("english"))
    summarizer.stop_words = get_stop_words("english")
    tokenizer = Given()

    def summarize(sentences: list[str]) -> list[str]:
        document = ObjectDocumentModel([Paragraph([Sentence(s, tokenizer) for s in sentences])])
        return [str(sentence) for sentence in summarizer(document, count)]

    return summarize


def _summa() -> Summarize:
    from summa import summarizer
    from summa.preprocessing import textcleaner

    textcleaner.split_sentences = lambda text: text.split("\n")

    def summarize(sentences: list[str]) -> list[str]:
        return list(summarizer.summarize("\n".join(sentences), words=WORDS, split=True))

    return summarize


def _newspaper() -> Summarize:
    from newspaper import nlp
    from newspaper.text import StopWords

    nlp.split_sentences = lambda text: [line for line in text.split("\n") if len(line) > 10]
    stop_words = StopWords("en")

    def summarize(sentences: list[str]) -> list[str]:
        return list(nlp.summarize(" ", "\n".join(sentences), stop_words, SENTENCES))  # it wants a title, if a blank one

    return summarize


PEERS: dict[str, Callable[[], Summarize]] = {
    "sumy LexRank, 3 sentences": lambda: _sumy("lex_rank", "LexRankSummarizer", SENTENCES),
    "sumy LexRank, 72 words": lambda: _sumy("lex_rank", "LexRankSummarizer", _within),
    "sumy TextRank, 3 sentences": lambda: _sumy("text_rank", "TextRankSummarizer", SENTENCES),
    "sumy TextRank, 72 words": lambda: _sumy("text_rank", "TextRankSummarizer", _within),
    "summa TextRank, 72 words": _summa,
    "newspaper4k, 3 sentences": _newspaper,
}


def summarized(
    python: str, articles: Sequence[Sequence[str]], names: Sequence[str] = tuple(PEERS)
) -> dict[str, dict[str, Any]]:
    """What each peer makes of articles: ``seconds`` and ``summaries``, or ``problem``.

    Args:
        python: the interpreter that has the peers.
        articles: for each its sentences.
        names: the peers to ask, keys of ``PEERS``.

    Raises:
        RuntimeError: the interpreter does not run this file.
    """
    command = [python, str(Path(__file__).resolve()), *names]
    done = subprocess.run(command, input=json.dumps(articles), capture_output=True, check=False, text=True)
    if done.returncode:
        raise RuntimeError(f"{python} cannot run the peers:\n{done.stderr[-2000:]}")
    answers: dict[str, dict[str, Any]] = json.loads(done.stdout)
    return answers


def _answer(name: str, articles: Sequence[list[str]]) -> dict[str, Any]:
    try:
        summarize = PEERS[name]()
        summarize(articles[0])
        start = time.process_time()
        summaries = [summarize(sentences) for sentences in articles]
    except Exception as error:
        return {"problem": f"{type(error).__name__}: {error}".split("\n", 1)[0]}
    return {"seconds": time.process_time() - start, "summaries": summaries}


if __name__ == "__main__":
    given = json.load(sys.stdin)
    json.dump({name: _answer(name, given) for name in sys.argv[1:]}, sys.stdout)
