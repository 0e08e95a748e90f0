"""What may be left out of a sentence that becomes a headline, as one table of rules in the order they are asked.

Each rule only takes words away. What somebody said, between quotation marks, is never touched, nor are
"not", "if", "would", "allegedly" and their like.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from digest.text.headlines.english import DAYS, FINITE, MONTHS, SAYING, WORD, is_verb

FEWEST = 4
"""Words that must be left where a rule takes a whole clause away."""

QUOTED = re.compile(r"“[^“”]{0,600}”|\"[^\"]{0,600}\"|‘[^‘]{0,300}?’(?!\w)|(?<!\w)'[^']{1,120}'(?!\w)")
SPACES = re.compile(r"\s+")
DATELINE = re.compile(
    r"^\([A-Z][\w /]{1,18}\)\s*[-–—:]*\s*"
    r"|^(?:[A-Z][\w.’'-]{0,30}+,? ){0,5}[A-Z][\w.’'-]{0,30}+,? ?(?:[a-z.]{1,30}+ )?\([A-Z][\w ]{1,20}\)\s*[-–—―]+\s*"
    r"|^[A-Z][A-Z .’'-]{2,30}(?:, [A-Z][\w. ]{1,20})?(?:\s*[–—―]+\s*| -+ )"
)
BRACKETS = re.compile(r"\s*\([^()]{0,200}\)|\s*\[[^\[\]]{0,200}\]")
CONNECTOR = re.compile(
    r"^(?:However|But|And|Meanwhile|Also|Now|So|Still|In addition|Moreover|Indeed|Yet|Plus|Nevertheless|Instead"
    r"|Then),? (?=\S)"
)
RANGE = rf"(?! (?:(?:and|or|to|through) {DAYS}|[-–—] ))"
PART = "(?: (?:morning|afternoon|evening|night))?"
ON_DAY = re.compile(
    rf",? (?:(?:on|late|early|earlier|later) )+{DAYS}{PART}(?![’'\w-])(?! Night\b){RANGE}"
    rf"|,? (?:late |early )?on (?:{MONTHS} \d{{1,2}}(?:, \d{{4}},?)?|\d{{1,2}} {MONTHS}(?: \d{{4}})?)(?![\w-]){RANGE}"
)
BARE_DAY = re.compile(rf"(?P<before>\S+) {DAYS}{PART}(?![’'\w-])(?! [A-Z]){RANGE}")
LEANS_ON_DAY = frozenset(
    "until till by before after from between and or to next last every each of since for through this that the a an in"
    " on during with than late early is new black good super cyber palm ash bloody holy".split()
)
"""Words that need the weekday after them, or make a name with it."""

STATEMENT = re.compile(
    r",? (?:in an? (?:[a-z]+ ){0,2}(?:statement|interview|speech|letter|tweet|memo|news release|press release|blog post"
    r"|video|filing)|(?:at|during) an? (?:[a-z]+ ){0,2}(?:news conference|press conference|press briefing|briefing|town"
    r" hall))(?: (?:on|with) [A-Z]\w+(?: [A-Z]\w+){0,2})?,?(?= that |$)"
)
LATELY = re.compile(
    r",? (?<!of )(?<!than )(?<!until )(?<!from )(?<!for )(?<!by )(?<!before )(?<!after )(?<!since )"
    r"(?:(?:earlier |late |later |early )?(?:this|last) (?:week|month|year|weekend|morning|afternoon|evening)"
    r"|(?:earlier |late )?(?:today|tonight|yesterday))(?=,? [a-z]|[.]?$)|(?<!than)(?<!since) in (?:19|20)\d\d(?=[.]?$)"
)
FILLER = re.compile(r"(?<=\w) (?:also|recently|currently|formally|finally|already|just|simply|really)(?= [a-z])")
WHO_SAID = re.compile(
    r",[”\"’']?\s+(?:(?:according to|citing) [^.]{2,200}"
    r"|it (?:has |was |is )?(?:been )?(?:\w+ )?(?:reported|emerged|announced|said|revealed|claimed|confirmed)"
    r"|(?!(?:who|which|and|but|that|whose|as|after|while|when|where|because|if)\b)(?:[^\s,]+ ){1,11}?"
    rf"(?:has |have |had )?(?:{SAYING})(?: (?!that\b)[^\s,]+){{0,6}}(?:, [^,]{{0,80}}){{0,2}}"
    rf"|(?:{SAYING}) (?:[A-Z]|the |a |an |his |her |police|officials|sources|experts|researchers)[^.]{{0,160}})[.]?$"
)
NAMED = re.compile(
    r"^,[”\"’']? (?:(?!According)[A-Z][\w.’'-]+ ){1,4}(?:(?:has|have) )?(?:said|says|claims?|claimed|warned|warns"
    r"|added)\b"
    r"|^,[”\"’']? (?:said|says|claims|warns) (?:[A-Z][\w.’'-]+ ?){1,3}"
    r"|\b(?:court|jury|jurors|judge|witness|lawyers?|accuser|told|prosecutors)\b"
)
"""Attribution that a claim must not lose: a person's, or one made in court."""

FINITE_AHEAD = (
    r"(?:(?:also |now |still |[a-z]+ly )?(?:" + "|".join(sorted(FINITE)).replace("'", "[’']") + r"|[a-z]{2,}ed)\b)"
)
ASIDE = re.compile(
    r",(?: (?!(?:if|unless|not|and|or|but|except|without|though|although)\b)[^,“”\"]{2,140},){1,3}?"
    rf"(?= {FINITE_AHEAD})"
)
RELATIVE = re.compile(r", (?:who|which|whose|where|including)\b[^,“”\"]{3,140},(?! (?:and|or|[a-z]+ing)\b)")
DASHES = re.compile(r"\s*[—–]\s*[^—–]{3,160}\s*[—–]\s*(?=[\w“\"])| --? [^-]{3,160} --? ")
OPENER = re.compile(
    r"(?:After|Amid|Amidst|As|At|Before|Behind|Beyond|By|Citing|Despite|During|Ever|Even|Facing|Following|For|From"
    r"|Given"
    r"|(?:Less|More|One|Two|Nearly|Almost)(?=[^,]{1,60} (?:after|later|ago|before|since|into)\b)"
    r"|Hours|Days|Weeks|Months|Years|In|Just|Like|Unlike|On|Once|Over|Since|Though|Although"
    r"|Through|Throughout|To"
    r"|A (?:little|few|day|week|month|year|decade)|Under|Upon|When|While|With|Within|According|Ahead|Because"
    r"|Faced|(?!Beijing|Boeing|King|Spring)[A-Z][a-z]+ing)\b"
)
LEANS_BACK = re.compile(r"(?:he|she|it|they|his|her|their|its|I|we|you)\b", re.IGNORECASE)
GOES_ON = re.compile(
    r"(?:this|that|these|those|then|and|or|but|who|which|whose|whom|where|when|there|including|as|with|after|the former"
    r"|the latter)\b",
    re.IGNORECASE,
)
COMMA = re.compile(r",[”\"’]? ")
FARTHEST = 260
"""Characters within which a clause that opens a sentence must end."""

OFFICE = re.compile(
    r"(?:^|(?<= ))(?:[Ff]ormer |then-)?(?:U\.S\. |US )?(?:"
    r"President [A-Z][a-z]+ (?:[A-Z]\. )?(?=[A-Z][a-z]+(?:[’'.,]| [a-z]|$))|"
    r"(?:House |Senate )?(?:[Vv]ice )?(?:President|Sen\.|Rep\.|Gov\.|Senator|Representative|Congressman|Congresswoman"
    r"|Governor|Dr\.?|Gen\.|Lt\.|Speaker|Majority Leader|Minority Leader|Secretary of State|Attorney General"
    r"|Prime Minister) (?=[A-Z][a-z]+ (?:[A-Z]\.? )?[A-Z][a-z])"
    r"|(?:President|Mr\.?|Mrs\.?|Ms\.?) (?=[A-Z][a-z]+(?:[’'.,]| [a-z]|$)))"
)
PERFECT = re.compile(
    r"(?<![\w’'])(?:has|have) (?=(?:[a-z]+ly )?(?P<verb>[a-z]{2,}ed|said|made|won|sold|bought|found|told|held|led"
    r"|left|lost"
    r"|kept|built|sent|spent|paid|hit|cut|put|set|shot|met|brought|caught|fought|sought|heard|struck|quit)\b)"
)
LASTING = re.compile(
    r"\b(?:since|for (?:years|months|weeks|decades|more than|over|the (?:last|past))|yet|never|always|ever|so far"
    r"|in recent"
    r"|over the (?:last|past)|been)\b"
)
THAT = re.compile(
    r"\b(?P<keep>(?:said|says|announced|claimed|warned|admitted|confirmed|insisted|argued|reported|acknowledged"
    r"|declared"
    r"|suggested|signaled|signalled|indicated|told [^\s,]+(?: [^\s,]+)?)) that (?=\w)"
)


class Rule(NamedTuple):
    """One thing that may go: what readers are told it was, why it may go, and the sentence without it."""

    what: str
    why: str
    without: Callable[[str], str]


def quoted(words: str) -> list[tuple[int, int]]:
    """The spans of what stands between quotation marks."""
    return [match.span() for match in QUOTED.finditer(words)]


def outside_quotes(pattern: re.Pattern[str], *signs: str) -> Callable[[str], str]:
    """What takes every match of a pattern away that lies in no quotation, but for its group ``keep``.

    Every match has one of the ``signs`` in it; they are looked for first, as that is faster.
    """

    def without(words: str) -> str:
        if (signs and not any(sign in words for sign in signs)) or not pattern.search(words):
            return words
        spans = quoted(words)

        def instead(match: re.Match[str]) -> str:
            if any(start < match.end() and match.start() < stop for start, stop in spans):
                return match.group()
            return f"{match['keep']} " if "keep" in pattern.groupindex else ""

        return pattern.sub(instead, words)

    return without


without_days = outside_quotes(ON_DAY, " on ", " late ", " early ", " earlier ", " later ")
"""A sentence without days and dates that have a preposition."""


without_lately = outside_quotes(LATELY, "this ", "last ", "today", "tonight", "yesterday", " in ")
"""A sentence without the times that are wrong next week."""


def without_brackets(words: str) -> str:
    """What no brackets stand around."""
    return BRACKETS.sub("", words) if "(" in words or "[" in words else words


def without_bare_days(words: str) -> str:
    """Weekdays without a preposition, unless the word before needs them."""
    if "day" not in words:
        return words
    spans = quoted(words)

    def instead(match: re.Match[str]) -> str:
        before = match["before"]
        needed = before.lower() in LEANS_ON_DAY or before.endswith((",", "’s", "'s")) or before[:1].isdigit()
        return match.group() if needed or any(a < match.end("before") < b for a, b in spans) else before

    return BARE_DAY.sub(instead, words)


def has_verb(words: str) -> bool:
    """Whether any word has the form of a finite verb."""
    return any(is_verb(word.lower().replace("’", "'")) for word in WORD.findall(words))


def without_who_said(words: str) -> str:
    """Who said it, at the end, unless a person did or a court heard it."""
    for comma in re.finditer(r",[”\"’']? ", words):
        match = WHO_SAID.match(words, comma.start())
        told = words[: comma.start()]
        if match is None or len(WORD.findall(told)) < FEWEST or not has_verb(told):
            continue
        if NAMED.search(match.group()) or (OPENER.match(told) and ", " not in told):
            return words
        return told + ("”" if told.count("“") > told.count("”") else '"' if told.count('"') % 2 else "")
    return words


def without_opening(words: str) -> str:
    """The clause before the main one, unless the main one leans on it with a pronoun."""
    if not OPENER.match(words):
        return words
    for comma in COMMA.finditer(words, 0, FARTHEST):
        rest = words[comma.end() :]
        if LEANS_BACK.match(rest):
            return words
        if GOES_ON.match(rest) or re.match(FINITE_AHEAD, rest):
            continue
        opening = words[: comma.start()]
        torn = opening.count("“") != opening.count("”") or opening.count('"') % 2 == 1
        plain = ASIDE.sub("", rest, 1)
        if not torn and len(WORD.findall(rest)) >= FEWEST and has_verb(plain.partition(", ")[0]):
            return rest
    return words


def without_aside(words: str) -> str:
    """What stands between the subject's comma and the one before its verb."""
    return words if OPENER.match(words) and "," in words else ASIDE.sub("", words, 2)


def without_office(words: str) -> str:
    """The office before a name that stands alone, as after a nationality it cannot go."""
    if not OFFICE.search(words):
        return words
    spans = quoted(words)

    def instead(match: re.Match[str]) -> str:
        before = words[: match.start()].rsplit(None, 1)[-1:]
        named = bool(before) and not before[0].islower() and not before[0].endswith(",")
        return match.group() if named or any(a < match.start() < b for a, b in spans) else ""

    return OFFICE.sub(instead, words)


def without_perfect(words: str) -> str:
    """The "has" of "has agreed": "agreed" is a whole verb; not where something lasts until now."""
    found = PERFECT.search(words)
    if found is None or LASTING.search(words) or has_verb(words[: found.start()]) or not is_verb(found["verb"]):
        return words
    return words[: found.start()] + words[found.end() :]


NEUTRAL: tuple[Rule, ...] = (
    Rule("dateline", "the place and the agency are no news", lambda words: DATELINE.sub("", words)),
    Rule(
        "brackets",
        "what is in brackets explains",
        without_brackets,
    ),
)
"""Rules for every language."""

ENGLISH: tuple[Rule, ...] = (
    Rule(
        "connector", "it ties the sentence to one that the reader does not see", lambda words: CONNECTOR.sub("", words)
    ),
    Rule("date", "a weekday is wrong a week later", lambda words: without_bare_days(without_days(words))),
    Rule("occasion", "where it was said is seldom the news", outside_quotes(STATEMENT)),
    Rule(
        "time",
        "“last week” is wrong a week later",
        without_lately,
    ),
    Rule("filler", "these adverbs change nothing", outside_quotes(FILLER)),
    Rule("attribution", "reports, figures and officials need no name in a headline", without_who_said),
    Rule("opening clause", "the main clause tells the news", without_opening),
    Rule("aside", "the subject comes before its verb at once", without_aside),
    Rule("relative clause", "who somebody also is can wait", outside_quotes(RELATIVE)),
    Rule("dashes", "what is between dashes interrupts", lambda words: DASHES.sub(" ", words)),
    Rule("office", "the name says who it is", without_office),
    Rule("“has”", "headlines tell the past in one word", without_perfect),
    Rule("“that”", "“said it rose” says what “said that it rose” does", outside_quotes(THAT)),
)
"""Rules for English, in the order they are asked: later ones see what earlier ones left."""


def bare(sentence: str, rules: tuple[Rule, ...]) -> tuple[str, tuple[str, ...]]:
    """The sentence without what the rules take away, and what that was; its first letter is a capital."""
    words, gone = " ".join(sentence.split()).strip(" ,;:–—-"), []
    for rule in rules:
        shorter = rule.without(words)
        if shorter == words:
            continue
        if left := SPACES.sub(" ", shorter).strip(" ,;:–—-"):
            words = left
            gone.append(rule.what)
    return words[:1].upper() + words[1:], tuple(gone)
