"""Note the language of a text: by its script, else by its commonest small words."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar

from digest.hooks import hookimpl
from digest.model import Article, Note

SMALL_WORDS = {
    "en": "the and of to in that is was for on with as he it said by are be at from his has have they not this will",
    "de": "der die und das ist nicht ein eine mit den von zu auf für im dem sich auch wird hat es als bei nach sind",
    "fr": "le la les et des un une est dans que qui pour sur pas au plus par avec ce il du sont ont aux été cette",
    "es": "el la los las y que en un una es por con para del se su al no lo más como ha pero fue sus este",
    "pt": "o os as e que em um uma não para com do da dos das no na por se mais foi ao como são pelo pela ele",
    "it": "il di che e la un una per non è con del della in sono al dei le si ha gli anche nel come più alla",
    "nl": "de het een en van is dat niet op te voor met zijn aan er ook als bij naar om hij heeft door maar werd",
    "sv": "och att det som en på är av för med till den har inte om ett han men var sig från också vi så ska",
    "da": "og at det som en på er af for med til den har ikke om et han men var sig fra også vi blev efter",
    "no": "og at det som en på er av for med til den har ikke om et han men var seg fra også vi ble etter",
    "fi": "ja on ei että se oli hän ovat myös mutta kun sen joka mukaan tai ole kuin hänen vuoden olla jos",
    "pl": "i w na z nie się że do to jest jak o po za od co przez dla ale tym oraz został są tego był które",
    "cs": "a v na se že je to s z do o ale jako za po by pro jsou podle který jeho bylo také není byl které",
    "ro": "și în de la a cu pe că nu este din pentru care un o mai să au fost sunt al prin după dar ce",
    "hu": "a az és hogy nem is egy ez volt meg van csak de el már ki mint azt vagy után szerint ha még lesz",
    "tr": "ve bir bu da de için ile çok daha olarak olan gibi kadar sonra ne o ancak ise en var değil oldu",
    "id": "yang dan di dengan untuk dari pada ini itu dalam tidak akan ke juga oleh adalah telah sebagai karena para",
    "vi": "và của là có cho không được các một những với trong đã người này để khi ở đến từ ông cũng năm",
    "ru": "и в не на что с по как это он из но а к у за от его было так же для о был все",
    "uk": "і в не на що з у та до як це за але він від його про для було є по й також які",
    "bg": "и на в да се за от не по че са с е това като но до при си със които беше той ще",
    "ar": "في من على إلى أن عن التي مع هذا الذي كان هذه بعد ما لا قال كما بين قد و",
    "fa": "و در به از که این را با است برای آن یک خود تا شد بر های شده است گفت",
    "ur": "کے کی میں ہے کا اور سے کو نے کہ ہیں پر یہ اس بھی نہیں ایک تھا گیا کر",
    "hi": "के में की है और से को का ने पर कि यह हैं एक भी नहीं इस लिए था कर",
}
"""Languages with some of their commonest words."""

SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
)
"""Scripts that tell the language; Japanese comes before Chinese because it holds its signs too."""

WORD = re.compile(r"[^\s\d.,;:!?\"“”„«»()।،؟]+")
LETTER = re.compile(r"[^\W\d_]")
SAMPLE = 6000
KANA_SHARE, SCRIPT_SHARE, LEAST_LETTERS = 0.08, 0.3, 4


@dataclass(frozen=True)
class Language:
    """Notes the language of articles that state none.

    least_words: how much evidence is needed: a word counts 1, shared by n languages 1/n.
    lead: how many times more that must be than of the next language.
    """

    version: ClassVar[int] = 1
    least_words: float = 2.5
    lead: float = 1.15

    @hookimpl
    def describe(self, articles: Sequence[Article]) -> Iterable[list[Note]]:
        """One language note, or none where the text is too short or unclear."""
        for article in articles:
            code = "" if article.raw.language else self.told(article.text[:SAMPLE])
            yield [Note("language", code, why="its commonest words")] if code else []

    def told(self, text: str) -> str:
        """The two-letter code of the language of ``text``, or ``""``."""
        letters = len(LETTER.findall(text))
        for code, script in SCRIPTS:
            share = len(script.findall(text)) / max(1, letters)
            if letters > LEAST_LETTERS and share >= (KANA_SHARE if code == "ja" else SCRIPT_SHARE):
                return code
        counts = Counter(word.lower() for word in WORD.findall(text))
        scores = sorted(
            ((sum(counts[word] * weight for word, weight in own.items()), code) for code, own in weights().items()),
            reverse=True,
        )
        (best, code), (next_best, _) = scores[:2]
        return code if best >= self.least_words and best >= self.lead * next_best else ""


@lru_cache(maxsize=1)
def weights() -> dict[str, dict[str, float]]:
    """The words of each language; one that several languages share counts less."""
    lists = {code: frozenset(words.split()) for code, words in SMALL_WORDS.items()}
    shared = Counter(word for words in lists.values() for word in words)
    return {code: {word: 1 / shared[word] for word in sorted(words)} for code, words in lists.items()}
