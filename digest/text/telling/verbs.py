"""Whether an English sentence has a verb that could be its own: what has none is a caption or a label."""

import re

WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?")
AUXILIARIES = frozenset(
    "is are was were am has have had will would can could may might must should shall do does did isn't aren't"
    " wasn't weren't hasn't haven't hadn't won't wouldn't can't cannot couldn't shouldn't don't doesn't didn't"
    " it's he's she's that's there's they're we're i'm i've we've they've you're it'll he'll she'll we'll they'll"
    " i'd he'd she'd they'd what's who's here's let's ain't mustn't".split()
)
PAST = frozenset(
    "won lost rose fell made took hit met left got went came began kept held built shot swept led gave saw found"
    " sent paid sold bought ran beat struck said told spoke stood fought drew drove broke brought caught chose"
    " cost cut dealt fled flew froze grew hurt knew laid let put quit read shook spent spun stole swore taught"
    " tore threw thought used underwent understood upheld wore withdrew wrote sank sought set slid split became"
    " overcame rode hid lay drank ate forgave overtook shrank sprang felt heard swam sat slept wept woke hung rang"
    " sang shone stuck stung swung dug fed bred lit lent bent bet burst cast forecast broadcast spread shed shut"
    " sped strode clung crept dove knelt leapt leaned learnt meant dreamt misled outran outlined rebuilt redrew"
    " retook resold spat spoilt stank undid wound wrung blew bit bled fitted forbade forgot ground outsold overran"
    " oversaw overthrew proved slew smelt spelt strove trod".split()
)
PRESENT = frozenset(
    "accept accuse add admit agree aim allow announce appear argue arrive ask attack ban become begin believe"
    " blame blend block bow break bring build buy call carry cause change charge choose claim close come concern"
    " confer confirm consider conspire contain continue cost cover create cut deal decide decline defend demand"
    " deny deserve destroy die discuss draw drive drop earn eat end ensure enter establish evacuate exist expect"
    " explain express extend face fail fall fear feel fight find flood follow force gather get give go grow happen"
    " hear heighten help hit hold hope hurt include increase insist intend investigate invite involve join keep"
    " kill know lack last launch lead learn leave let lie like list live lock look lose make mandate mark mean"
    " meet miss mount move need offer open oppose order own pass pay plan play point poll post prefer prepare"
    " present prevent produce promise protect prove provide publish pull push put question quit raise reach read"
    " receive refuse reject relate release remain remember remove repeat replace report represent require return"
    " reveal rise run save say see seek seem sell send serve set share show sit speak spend stand start state stay"
    " stop struggle sue suffer suggest support suspect sweep take talk tell tend test think threaten train travel"
    " treat trust try turn understand urge use visit vote wait walk want warn watch wear win wonder work worry"
    " write".split()
)
"""Verbs in the form that goes with "they", where no word before them makes a noun or an infinitive of them."""

NOUN_FOLLOWS = frozenset(
    "to the a an of in on at for by with from his her its their our my your this these those no new"
    " as into under after before far old".split()
)
MANY = frozenset(
    "they we i you who people police men women children many most some others both that which and or not also now"
    " often still never usually always then".split()
)
"""What may stand before the form that goes with "they", beside words in the plural."""
ONE = frozenset("he she it who which that this".split())
OBJECTS = frozenset("the a an its his her their it them him around through itself himself herself".split())
NO_PAST = frozenset("bed red shed sled wed hundred indeed need seed weed deed greed naked sacred wicked rugged".split())
WITH_S = frozenset(
    f"{verb}{'es' if verb.endswith(('s', 'sh', 'ch', 'x', 'go', 'do')) else 's'}" for verb in PRESENT
) | {f"{verb[:-1]}ies" for verb in PRESENT if verb.endswith("y") and verb[-2] not in "aeo"}
ENDING, SHORTEST = "ed", 4


def has_verb(sentence: str) -> bool:
    """Whether any word of an English sentence may be its finite verb; known by lists and by the ending "-ed".

    A participle passes for a verb ("the prints donated by a friend"), so some captions are not seen; a rare verb
    in the present tense is missed, so that this is a hint and no proof.
    """
    words = WORD.findall(sentence.replace("’", "'"))
    for before, spelled, after in zip(["", *words], words, [*words[1:], ""], strict=False):
        word = spelled.lower()
        own = word == spelled or not before  # others are names
        if own and (word in AUXILIARIES or (before.lower() not in NOUN_FOLLOWS and _is_verb(word, before, after))):
            return True
    return False


def _is_verb(word: str, before: str, after: str) -> bool:
    """Whether a word has the form of a verb in the past, or in the present after one that could be its subject."""
    if word in PAST or (word.endswith(ENDING) and len(word) >= SHORTEST and word not in NO_PAST):
        return True
    if word in PRESENT:
        return before.lower() in MANY or (before.endswith("s") and not before.endswith("ss"))
    if not before or not word.endswith("s") or word.endswith(("ss", "us")):
        return False
    named = before[:1].isupper() and before.lower() not in MANY
    return word in WITH_S or named or before.lower() in ONE or after.lower() in OBJECTS
