"""What else may be left out of a sentence that does not fit: the small words that headlines do without."""

import re

from digest.text.headlines.english import FUNCTION, is_verb
from digest.text.headlines.removals import Rule, has_verb, outside_quotes, quoted

QUANTITIES = (
    "few|little|lot|number|series|result|handful|couple|bit|dozen|hundred|thousand|million|billion|half|third"
    "|quarter|while"
    "|part|row|month|year|week|day|time|total|majority|minority|host|range|variety|kind|sort|pair|group|string"
    "|minute|hour"
)
ARTICLE = re.compile(
    rf"(?<![\w’'-])(?:(?:an? (?!(?:{QUANTITIES})\b)|the (?!(?:same|minute|moment|other|only|more|less|better|most|best"
    rf"|worst|first|last"
    r"|next|past|poor|rich|elderly|young|wake|worse|bigger|higher|lower|longer|greater)\b))(?=[\w$£€“‘\"])"
    r"|(?-i:^(?:The (?![A-Z]\w+ (?!of\b)[A-Z])|An? ))"
    rf"(?!(?:{QUANTITIES})\b))"
)
COUNTED = re.compile(
    r"(?:[\d%]|\b(?:once|twice|half|such|what|many|quite|times|all|both|not|as|million|billion|percent)) $"
)
"""What stands before an article that is no mere article: "twice a day"."""

OWNER = re.compile(
    r"(?<= )(?<!of )(?<!all )(?:his|her|its|their) (?!(?:own|way|life|lives|best|sights|mind|place|part|turn|hands?"
    r"|death|first|wife|husband|son|daughter|father|mother|brother|sister|parents|children|family|home|say)\b)(?=[a-z])"
)
POST = re.compile(
    r"(?:^|(?<= ))(?:[Ff]ormer )?(?:[A-Z][\w’'.-]+ ){0,3}(?:(?:football|team|rugby|head|vice|chief|new|film|prime|home"
    r"|deputy|party|opposition|executive) ){0,2}(?:boss|manager|coach|striker|captain|leader|chairman|minister|director"
    r"|star|secretary|chancellor|actor|singer|goalkeeper|midfielder|chief|executive|Chancellor|Secretary|Minister"
    r"|Chairman) (?=[A-Z][a-z’']+ (?:[A-Z]\. )?[A-Z][a-z’'A-Z]+(?:[’'.,]| [a-z]|$))"
)
POST_LEANS = frozenset("and or nor of as a an the his her its their our my your this that".split())
"""Words that the post after them must not be taken from: "actor and director Anna Petrova"."""

AUXILIARY = re.compile(
    r"(?<![\w’'])(?:has been|have been|was|were|is|are) (?=(?:[a-z]+ed|shot|held|hit|found|put|sold|told|seen|made"
    r"|given"
    r"|caught|driven) (?:by|with|over|after|from|amid|as|in|for|out|under|into|against)\b"
    r"|(?:forced|expected|scheduled|sentenced|cleared|barred) to\b|set to [a-z])"
    r"|(?<![\w’'])(?:is|are) (?=(?!being|going|nothing|something|missing|willing|during|king)[a-z]{3,}ing (?!to\b)[a-z]"
    r"|to (?!be\b)[a-z])"
)
PLANNED = re.compile(
    r"\b(?:aim|goal|plan|idea|point|purpose|job|hope|task|strategy|challenge|problem|issue|question"
    r"|way) $",
    re.IGNORECASE,
)
"""What an infinitive explains: "the plan is to wait"."""

PRONOUN = re.compile(r"(?:^|\b(?:it|he|she|they|we|you|i|that|this|who|which|there|what) )$", re.IGNORECASE)


def without_articles(words: str) -> str:
    """The articles that say nothing but that a noun comes."""
    spans = quoted(words)

    def instead(match: re.Match[str]) -> str:
        start = match.start()
        counted = COUNTED.search(words, max(0, start - 9), start)
        return match.group() if counted or any(a < start < b for a, b in spans) else ""

    return ARTICLE.sub(instead, words)


def without_post(words: str) -> str:
    """What somebody is, before the full name, where no other word belongs to it."""
    if not POST.search(words):
        return words
    spans = quoted(words)

    def instead(match: re.Match[str]) -> str:
        before = "".join(words[: match.start()].rsplit(None, 1)[-1:])
        free = not before or ((before in FUNCTION or is_verb(before)) and before not in POST_LEANS)
        return match.group() if not free or any(a < match.start() < b for a, b in spans) else ""

    return POST.sub(instead, words)


def without_auxiliary(words: str) -> str:
    """The "is" of the first verb: "firm to sell", "singer praised by police", "club seeking coach"."""
    found = AUXILIARY.search(words)
    if found is None or has_verb(words[: found.start()]) or any(a < found.start() < b for a, b in quoted(words)):
        return words
    before = words[: found.start()]
    return words if PRONOUN.search(before) or PLANNED.search(before) else before + words[found.end() :]


ARTICLES = Rule("articles", "they go before words that say more", without_articles)
AUXILIARIES = Rule("auxiliary verb", "headlines say “to sell” and “praised by”", without_auxiliary)
OWNERS = Rule("owner", "“sold its mill” says no more than “sold mill”", outside_quotes(OWNER))
POSTS = Rule("post", "what somebody is says less than the news behind", without_post)
TIGHT: tuple[Rule, ...] = (ARTICLES, OWNERS, POSTS, AUXILIARIES)
"""Rules for English sentences that do not fit, asked last."""
