"""Lists of English words that the rules for headlines ask about. No grammar is worked out: lists and forms."""

import re

DAYS = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
MONTHS = (
    "(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.|Feb\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.)"
)
FINITE = frozenset(
    "is are was were has have had will would can could may might must should does did do won lost rose fell"
    " made took hit met left got went came began kept held built shot swept led gave saw sees found sent paid"
    " sold bought ran beat struck said says want wants face faces plans gets remains remain seeks looks makes"
    " takes gives goes comes calls shows finds tells told spoke stood fought drew drove broke brought caught"
    " chose cost cut dealt fled flew froze grew hurt knew laid let put quit read rejects warns spent spun"
    " stole swore taught tore threw thought underwent understood upheld wore withdrew wrote won't isn't aren't"
    " doesn't didn't can't couldn't wouldn't hasn't haven't sank sought set slid split backs opens urges"
    " claims continues wins begins holds leads leaves loses meets needs offers pays runs sends starts stops"
    " turns appears becomes became believes expects hopes joins keeps moves seems stands admits agrees"
    " announces approves asks accuses blocks brings ends enters fails files launches orders passes prepares"
    " pushes raises reports returns reveals sets signs sues suffers supports threatens tries votes overcame"
    " shook rode hid lay bore bound drank ate forgave overtook outdid shrank sprang writes argues notes"
    " describes predicts proposes vows demands deserves proves allows bans blasts slams defends denies dies"
    " drops hits believe begin say fear win face hope swam felt heard".split()
)
NOT_PAST = frozenset("hundred need indeed speed breed feed seed weed deed greed bed red wed shed sacred naked".split())
AUXILIARIES = frozenset("is are was were be been being has have had".split())
SAYING = (
    "said|says?|reported|reports?|announced|confirmed|told|wrote|revealed|reveals|warned|added|claimed|claims?|stated"
    "|shows?|suggests?|suggested|showed|shown|indicated|found|finds|believes?"
)
FUNCTION = frozenset(
    "a an the this that these those his her its their our my your of in on at for from with into onto upon"
    " over under by against during through throughout to toward towards about between among across within"
    " without and but or nor as than if when while after before because amid since near behind beyond beside"
    " despite except until unless via per is are was were be been being am has have had having will would can"
    " could may might must should shall do does did not no another what who whom which whose where why how"
    " whether so too also he she it they we i you him them us me".split()
)
"""Words that say nothing by themselves; no headline that was cut ends with one."""

INCOMPLETE = frozenset(
    "meet select prevent sights humble as new old big top former senior first last next more most some many"
    " several other own such all any each every both said says say warned warns claimed claims announced"
    " confirmed told reported stated called calls including called able likely unlikely due set put expected"
    " based high-level good bad great major early late young recent national local federal official public"
    " private accused agree vowed refused forced able going asked urged led according belongs refers relies"
    " depends faces includes became becomes remains seems makes made gives gave gets got sees saw finds found"
    " know knows think thinks bring brings brought keep keeps give let lets help helps allow allows make get"
    " go come become want wants need needs try use using hold holds leads show shows showing claiming saying"
    " signed placed turned issued provided faced charged filled associated compared three four five six seven"
    " eight nine ten two one dozen hundreds thousands dozens second third just only even almost nearly around"
    " still yet ever never far further fresh huge key main chief leading latest current foreign final full"
    " high low long short strong real same lead result suggesting suggest carry stop came comes went voted"
    " sought mean means posted struck holding begin began start whole wide ahead up off out hopes hope wants"
    " took take takes elicits includes contains".split()
)
"""Words after which more must come, where a sentence is cut: adjectives, numbers, verbs that want an object."""

ADJECTIVE = re.compile(r"(?:ous|ful|less|ible|able|ary|ish|ern|ian|ese)$")
LOOSE = ("al", "ic", "ive", "ed", "ing", "ly", "y")
"""How words end that may be adjectives, so that no cut between two words of one phrase follows them."""

WORD = re.compile(r"[^\W_]+(?:[-’'.][^\W_]+)*")
EVIDENT = re.compile(r"\b(?:the|The|and|with|said|were|has|which|from)\b")


def is_verb(word: str) -> bool:
    """Whether a word in lower case has the form of a finite verb (or of a past participle)."""
    return word in FINITE or (word.endswith("ed") and len(word) > 3 and word not in NOT_PAST)


def is_english(sentence: str, language: str) -> bool:
    """Whether the rules for English apply: by the language stated, else by the small words of the sentence."""
    return language == "en" if language else EVIDENT.search(sentence) is not None
