"""Cut the furniture of a page: share bars, newsletter pleas, captions, legal lines, "read more".

A short line goes when all its words belong to one kind of furniture; a longer one when it matches a
pattern that prose does not. What is left unfinished after the furniture that closes a text goes too.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar

from digest.hooks import hookimpl
from digest.model import Article, Block, Edit

GLUE = frozenset(
    "this that the a an our your my us we you it its all and or to on in via with by for of from at now here more new"
    " article story page link post video comment comments opens tab window free daily weekly today latest news by get"
    " und im in auf mit per den die das der diesen artikel neuen fenster öffnet le la les cet sur par de du des el en"
).union("x|&|+".split("|"))
"""Words that say nothing on their own about what a line is."""

KINDS = {
    "share bar": (
        "share sharing tweet retweet pin print email e-mail mail facebook twitter linkedin whatsapp reddit telegram"
        " pinterest flipboard instagram youtube tumblr messenger snapchat tiktok threads bluesky mastodon xing pocket"
        " sms teilen drucken merken partager compartir condividi delen paylaş copy bookmark follow icon gift like"
        " options copied clipboard url facebook-rs address required font size save"
    ),
    "newsletter plea": (
        "subscribe subscribed subscriber subscribers subscription newsletter newsletters sign signup up login log"
        " register registered account abonnieren abonnement abonnez-vous anmelden registrieren services donate support"
        " alerts member membership inbox slice app download"
    ),
    "comments": "comment comments kommentar kommentare commentaires comentarios reply replies show leave view hide discussion",
    "legal line": (
        "privacy policy terms use service services conditions cookie cookies notice settings accept reject legal"
        " disclaimer accessibility sell share personal information do not rights reserved copyright datenschutz"
        " impressum agb datenschutzerklärung preferences manage consent imprint statement sitemap help contact about"
        " careers advertise advertising"
    ),
    "advertisement": "advertisement advertisements advertising ad ads anzeige werbung publicité publicidad sponsored promoted reklam feature",
    "pointer to other articles": (
        "related read reading also see most popular trending recommended topics stories articles watch live listen"
        " next previous up editors' picks picks top viewed shared promoted may might like what don’t don't miss"
        " mehr zum thema meistgelesen interessieren könnte auch sie lesen lire aussi leggi anche leer más lees ook"
        " explore discover continue gallery galleries photo photos videos ilgili haberler"
    ),
    "navigation": (
        "home menu search skip content navigation back top main close open sections section edition editions"
        " sport sports news politics business technology tech science health entertainment lifestyle opinion world"
        " culture travel crime weather video podcasts shop deals games jobs magazine archive local national"
        " international media climate money markets finance education arts style food books movies tv music nfl nba"
        " mlb nhl wnba mls golf tennis football soccer contact faq rss"
    ),
}
"""Kinds of furniture and the words they are made of."""

PATTERNS = (
    (
        "caption or photo credit",
        r"(?:image|photo|picture|foto|bild|photograph|video|illustration|screenshot)s?(?: credits?)?(?: by|:| ©)"
        r"|.*\((?:[^()]*\b(?:image|photo|picture|foto|bild|credit|getty|reuters|screenshot|courtesy)\b[^()]*)\)$"
        r"|.*\b(?:getty images|shutterstock|via getty|ap photo|ap images|istock|alamy|pa wire|imago images|picture alliance)\b.{0,60}$"
        r"|.*(?:\bcredit:|\bphotograph by|\bphoto by|\bimage credit|quelle:|\bfoto:|\bfotos:|©) ?[^.!?]{2,80}$"
        r"|.*\breuters/[A-Z]|(?:getty|reuters|ap|afp|dpa|epa|pa)$"
    ),
    (
        "legal line",
        r"(?:©|\(c\) ?(?:\d{4}|copyright)|copyright\b)|.*\ball rights reserved\b|.*\bmay not be (?:published|reproduced|reprinted)\b"
        r"|.*\b(?:privacy (?:policy|notice)|terms (?:of (?:use|service)|and conditions)|user agreement|cookie (?:policy|notice|settings))\b"
        r"|cookielawinfo|(?:this|these|necessary|functional|analytical|performance|advertisement|other|we use|our) .{0,30}cookies?\b"
        r"|.*\btrust principles\b|registered in england|.*\b(?:VAT|company) no\b"
    ),
    (
        "newsletter plea",
        r"(?:sign|subscribe|join|register|abonnez|abonnieren|melden sie|enter your|try|get)\b.*\b(?:newsletters?|inbox|e-?mails?|subscri\w+|updates|alerts|briefing|free trial)\b"
        r"|(?:subscribe|sign up|log ?in|sign in|abonniere\w*|registrieren sie)\b.{0,140}$|.*\bdelivered (?:\w+ ){0,5}to your\b|.*\bto (?:our|the) (?:\w+ ){0,4}newsletters?\b"
        r"|by (?:signing|clicking|submitting|entering|subscribing|providing)\b|(?:already|not) a (?:member|subscriber)\b|.*\b(?:you can )?unsubscribe\b"
        r"|(?:thank you|thanks) for (?:subscribing|signing|reading)|(?:support|donate to) (?:our|independent|quality)\b|.*\b(?:weekly|daily|free) newsletter\b"
        r"|follow (?:us|\w+ ){1,4}on\b.{0,80}$|download (?:our|the) .{0,30}app\b|.*\bsubscribers? (?:can|only)\b"
    ),
    (
        "advertisement",
        r"(?:story|article|text|content) continues (?:below|after)|scroll (?:down|to continue)|.*\baffiliate (?:commission|partnerships?|links?)\b"
        r"|.*\bmay (?:earn|receive) (?:an? |a small )?(?:\w+ )?(?:commission|compensation)\b|advertisement\b.{0,40}$|sponsored (?:by|content)\b"
        r"|if you (?:purchase|buy|click) .{0,80}\bcommission\b"
    ),
    (
        "pointer to other articles",
        r"(?:read (?:more|also|next|full)|also read|also see|see also|related(?: stories| articles| content)?|more on this|you may also like"
        r"|recommended|trending|don['’]t miss|watch(?: live| now)?|listen|mehr zum thema|lesen sie auch|lire aussi|leer más|leggi anche|lees ook"
        r"|läs också|læs også|les også|ilgili haber)\s?[:|»>→–-]"
        r"|(?:read more|lesen sie auch|mehr zum thema|lire aussi|more from|more about|more stories|most read|click here|tap here)\b.{0,120}$"
        r"|watch .{0,90}(?:video|trailer|below)\b.{0,30}$|.*\(video\)$|.*\b(?:originally|first) (?:appeared|published) (?:on|in|at)\b.{0,120}$"
    ),
    (
        "comments",
        r"\d+ (?:comments?|kommentare?|replies)$|(?:show|view|hide|leave|post|add|write) .{0,20}comments?$|comments? (?:are|is|have been) (?:now )?(?:closed|disabled|moderated)"
        r"|join the (?:conversation|discussion)|.*\bcommenting policy\b|have your say|be the first to comment|what do you think\?.{0,60}$"
        r"|(?:got|have) a (?:news )?(?:tip|story|question)\b|.*\btypo,? inaccuracy\b|ad block(?:er)? users\b"
    ),
)
"""Longer lines of furniture, matched from the start of a line without regard to case."""

BYLINE = re.compile(r"(?:by|von|par|por|di|door|av|af|written by|story by|text:|posted in|texte? de)\s+[^\W\d_a-z]", re.IGNORECASE)
MOMENT = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug"
    " sep sept oct nov dec januar februar märz mai juni juli oktober dezember monday tuesday wednesday thursday friday"
    " saturday sunday mon tue wed thu fri sat sun montag dienstag mittwoch donnerstag freitag samstag sonntag am pm uhr"
    " et est edt pst pdt utc gmt bst cst cet cest ist updated update published posted last first on at um ago min mins"
    " minute minutes hours hour read reading aktualisiert veröffentlicht stand giriş güncelleme time date lesezeit modified"
    " janvier février mars avril juin juillet août septembre octobre novembre décembre publié mis à jour le the m h d"
    " st nd rd th commentary".split()
)
NUMBER = re.compile(r"\d")
WORD = re.compile(r"[^\W_](?:[^\W_]|['’.-](?=[^\W_]))*")
GLUED = re.compile(r"(?<=[a-z])(?=[A-Z])")
ENDED = re.compile(r"[.!?。！？।؟…:][\"'”’»)\]」』]*$")
SHORT, LONGEST, HEAD = 12, 400, 4


@dataclass(frozen=True)
class Furniture:
    """Cuts lines that belong to the page and not to the article.

    drop: more patterns (regular expressions, matched from the start of a line) of lines to cut.
    keep: patterns of lines that always stay.
    bylines: whether bylines and date lines above the text are cut (the byline is noted anyway).
    tail: whether headlines left over after the furniture that closes a text are cut as well.
    """

    version: ClassVar[int] = 1
    drop: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()
    bylines: bool = True
    tail: bool = True

    @hookimpl
    def clean(self, articles: Sequence[Article]) -> Iterable[list[Edit]]:
        """Cut furniture line by line, then what trails behind it."""
        keep = [re.compile(pattern) for pattern in self.keep]
        drop = [re.compile(pattern) for pattern in self.drop]
        for article in articles:
            found = {}
            for number, block in enumerate(article.blocks):
                if any(pattern.match(block.text) for pattern in keep):
                    continue
                why = "line dropped by the site" if any(p.match(block.text) for p in drop) else kind_of(block.text)
                if why or (self.bylines and (why := line_above(block.text, number, article.blocks))):
                    found[number] = why
            if self.tail:
                found |= trailing(article.blocks, found)
            yield [article.blocks[number].cut(why) for number, why in sorted(found.items())]


def kind_of(line: str) -> str:
    """What kind of furniture a line is, or ``""``."""
    bare = line.strip()
    if len(bare) > LONGEST:
        return ""
    words = [word.lower() for word in WORD.findall(GLUED.sub(" ", bare))]
    if len(words) <= SHORT:
        for why, own in vocabularies():
            if any(word in own for word in words) and all(w in own or w in GLUE or w.isdigit() for w in words):
                return why
    return next((why for why, pattern in patterns() if pattern.match(bare)), "")


@lru_cache(maxsize=1)
def vocabularies() -> tuple[tuple[str, frozenset[str]], ...]:
    """The kinds with their words as sets."""
    return tuple((why, frozenset(words.split())) for why, words in KINDS.items())


@lru_cache(maxsize=1)
def patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The patterns, compiled when the first line is judged."""
    return tuple((why, re.compile(pattern, re.IGNORECASE)) for why, pattern in PATTERNS)


def line_above(line: str, number: int, blocks: Sequence[Block]) -> str:
    """Why a line above the text is a byline or a date line, or ``""``."""
    words = WORD.findall(line)
    if not 0 < len(words) <= SHORT + 3:
        return ""
    moments = [w.lower().rstrip(".") in MOMENT or bool(NUMBER.match(w)) for w in words]
    above = number < HEAD
    if all(moments) and any(NUMBER.match(w) for w in words) and len(words) > 1 and len(line) > len("9:00 am"):
        return "date line" if above else ""
    if above and len(blocks) > number + 1 and not ENDED.search(line.strip()[-4:]):
        if BYLINE.match(line) and all(m or not w[0].islower() or w in ("by", "von", "and", "und", "de") for m, w in zip(moments, words, strict=True)):
            return "byline"
        if sum(moments) >= 3 and any(NUMBER.match(w) for w, m in zip(words, moments, strict=True) if m) and sum(moments) * 2 >= len(words):
            return "date line"
    return ""


def trailing(blocks: Sequence[Block], found: dict[int, str]) -> dict[int, str]:
    """Unfinished short lines below the first furniture after the last full sentence."""
    last = max((n for n, b in enumerate(blocks) if n not in found and is_sentence(b.text)), default=len(blocks))
    below = [n for n in found if n > last]
    if not below:
        return {}
    return {n: "left over below the text" for n in range(min(below), len(blocks)) if n not in found and not long(blocks[n].text)}


def is_sentence(line: str) -> bool:
    """Whether a line ends as a sentence does and is long enough to be one of the text's."""
    return bool(ENDED.search(line.strip()[-4:])) and len(WORD.findall(line)) > SHORT // 2


def long(line: str) -> bool:
    """Whether a line is too long to be a headline."""
    return len(WORD.findall(line)) > 2 * SHORT
