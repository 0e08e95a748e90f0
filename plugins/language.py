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
    "da": (
        "og at det som en på er af for med til den har ikke om et han men var sig fra også vi blev efter mere kun"
        " hvad hvor meget må siger skulle ud"
    ),
    "no": (
        "og at det som en på er av for med til den har ikke om et han men var seg fra også vi ble etter mer bare"
        " hva mye må sier skulle ut opp nå ikkje frå"
    ),
    "fi": "ja on ei että se oli hän ovat myös mutta kun sen joka mukaan tai ole kuin hänen vuoden olla jos",
    "pl": "i w na z nie się że do to jest jak o po za od co przez dla ale tym oraz został są tego był które",
    "cs": "a v na se že je to s z do o ale jako za po by pro jsou podle který jeho bylo také není byl které",
    "ro": "și în de la a cu pe că nu este din pentru care un o mai să au fost sunt al prin după dar ce",
    "hu": "a az és hogy nem is egy ez volt meg van csak de el már ki mint azt vagy után szerint ha még lesz",
    "tr": (
        "ve bir bu da de için ile çok daha olarak olan gibi kadar sonra ne o ancak ise en var değil oldu göre"
        " olduğunu yeni son ilk iki büyük gün dedi etti eden her yapılan"
    ),
    "id": ("yang dan di dengan untuk dari pada ini itu dalam tidak akan ke juga oleh adalah telah sebagai karena para"),
    "vi": "và của là có cho không được các một những với trong đã người này để khi ở đến từ ông cũng năm",
    "ru": "и в не на что с по как это он из но а к у за от его было так же для о был все",
    "uk": "і в не на що з у та до як це за але він від його про для було є по й також які",
    "bg": "и на в да се за от не по че са с е това като но до при си със които беше той ще",
    "is": (
        "og að í á er sem til við var um en af ekki það fyrir með hann hún þeir segir sagði eru þá hafi verið hefur"
    ),
    "lt": "ir kad yra į su ne tai bei apie po dėl buvo jis kaip už tik bet jau taip pat kuris metų šio savo",
    "lv": "un ir ka uz no ar kas par lai bet kā gan arī pēc tika gada savu tas šo jau nav tikai viņš",
    "et": "ja on ei et see oli ka mis ning kui aga oma ta või selle pärast veel aasta juba nagu siis välja",
    "sk": "a v na sa že je s z do aj ako pre po od pri ktorý ktoré bol bude alebo jeho podľa však už nie čo",
    "hr": "i u na je se da za su od s a o koji će kao što nije ne ali koja iz biti kako samo rekao sve te bio",
    "sl": "in v je na da se za so pri s z ki ne pa tudi po kot bi ali ni še bo od iz že bil leta ker",
    "sq": "e të në që për me një nga ka dhe është se i do si më nuk u kjo ky janë edhe",
    "af": "die en van in 'n het is nie dat te op vir wat met sy aan om as by was hy hulle ook ons",
    "ca": "el la els les i de que en un una per amb és del dels no al ha va com més als seva aquest també",
    "zu": (
        "ukuthi futhi kanye uma noma njengoba kodwa abantu umuntu lokhu kusho ngoba emva nge ngo ukuba yena"
        " sekuyisikhathi ngesikhathi kule lapho bonke wathi bathi usho uthe bakhe wakhe"
    ),
    "sw": "ya na wa kwa ni katika za la kuwa hii hiyo huo alisema watu pia lakini baada kama huku wake yake",
    "tl": "ang ng sa na mga ay at si ni ito para kay hindi niya siya nila kung may naman lang din po",
    "ms": (
        "yang dan di dengan untuk pada ini itu dalam tidak akan oleh adalah telah kerana beliau berkata bahawa kepada"
    ),
    "ar": "في من على إلى أن عن التي مع هذا الذي كان هذه بعد ما لا قال كما بين قد و",
    "fa": "و در به از که این را با است برای آن یک خود تا شد بر های شده گفت",
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

ANY_SCRIPT = re.compile("[" + "".join(script.pattern.strip("[]") for _, script in SCRIPTS) + "]")
CHINESE = re.compile("[了在是这這们們还還说說给給被将將与與从從]")
"""Signs of Chinese that a Japanese headline without kana hardly holds."""

WORD = re.compile(r"[^\s\d.,;:!?\"“”„«»()।،؟]+")
BETWEEN = str.maketrans(dict.fromkeys('0123456789.,;:!?"()', " "))
"""What stands between words of plain ASCII; quicker there than `WORD`."""

LETTER = re.compile(r"[^\W\d_]")
SAMPLE = 2500
KANA_SHARE, SCRIPT_SHARE, LEAST_LETTERS, FEWEST_WORDS, FEWEST_SMALL = 0.08, 0.3, 4, 4, 3
SHORT_CHINESE, LEAST_CHINESE = 30, 2


@dataclass(frozen=True)
class Language:
    """Notes the language of articles.

    languages: the only ones that come into question, as two-letter codes; none named means all known.
    least_words: how much evidence is needed: a word counts 1, shared by n languages 1/n.
    lead: how many times more that must be than of the next language.
    share: how much of all words the evidence must be at least (0 to 1), so that a language nobody taught is unknown.
    """

    version: ClassVar[int] = 2
    languages: tuple[str, ...] = ()
    least_words: float = 2.5
    lead: float = 1.15
    share: float = 0.03

    @hookimpl
    def describe(self, articles: Sequence[Article]) -> Iterable[list[Note]]:
        """One language note, or none where the text is too short or unclear."""
        for article in articles:
            code = self.told(article.text[:SAMPLE])
            yield [Note("language", code, why="its commonest words")] if code else []

    def told(self, text: str) -> str:
        """The two-letter code of the language of ``text``, or ``""``."""
        code = self._by_script(text) if not text.isascii() else ""
        code = code or self._by_words(text)
        return code if not self.languages or code in self.languages else ""

    def _by_script(self, text: str) -> str:
        if not ANY_SCRIPT.search(text):
            return ""
        letters = len(LETTER.findall(text))
        for code, script in SCRIPTS:
            share = len(script.findall(text)) / max(1, letters)
            if letters > LEAST_LETTERS and share >= (KANA_SHARE if code == "ja" else SCRIPT_SHARE):
                plain = code != "zh" or letters >= SHORT_CHINESE or len(CHINESE.findall(text)) >= LEAST_CHINESE
                return code if plain else ""
        return ""

    def _by_words(self, text: str) -> str:
        found = text.lower().translate(BETWEEN).split() if text.isascii() else WORD.findall(text.lower())
        if len(found) < FEWEST_WORDS:
            return ""
        scores: dict[str, float] = {}
        different: dict[str, int] = {}
        known = owners()
        for word, times in Counter(filter(known.__contains__, found)).items():
            for code, weight in known[word]:
                scores[code] = scores.get(code, 0.0) + times * weight
                different[code] = different.get(code, 0) + 1
        if self.languages:
            scores = {code: score for code, score in scores.items() if code in self.languages}
        ranked = sorted(((score, code) for code, score in scores.items()), reverse=True)
        (best, code), (second, _) = (*ranked, (0.0, ""), (0.0, ""))[:2]
        enough = best >= max(self.least_words, self.share * len(found)) and different.get(code, 0) >= FEWEST_SMALL
        return code if enough and best >= self.lead * second else ""


@lru_cache(maxsize=1)
def owners() -> dict[str, list[tuple[str, float]]]:
    """The languages that each small word belongs to; one that several share counts less for each."""
    found: dict[str, list[str]] = {}
    for code, words in SMALL_WORDS.items():
        for word in dict.fromkeys(words.split()):
            found.setdefault(word, []).append(code)
    return {word: [(code, 1 / len(codes)) for code in codes] for word, codes in found.items()}
