"""Lists of English words that the rules for headlines ask about. No grammar is worked out: lists and forms."""

import re
from functools import lru_cache

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
    " drops hits lets believe begin say fear win face hope swam felt heard he's she's it's they're we're"
    " i'm he'll they'll they'd he'd she'd cannot need alleges contends asserts implies acknowledges signals"
    " favors opposes favours aims requires prohibits establishes insists refuses adds considers creates provides"
    " decides declares destroys discovers enables ensures expands explains explores exposes faces fights goes grows"
    " happens hears ignores improves indicates intends introduces investigates invites involves lacks learns loses"
    " maintains obtains occurs owns performs praises prefers presents prevents promises prompts protects prompts"
    " pursues lays receives recognises recognizes recommends reduces refers regains rejects releases relies remembers"
    " removes replaces represents resigns resolves retains returns rises seizes serves settles speaks spreads strikes"
    " succeeds surges survives testifies thinks tops treats undergoes unveils urges visits wants weighs welcomes"
    " withdraws works worries".split()
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
    " whether so too also very very he she it they we i you him them us me".split()
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
    " took take takes elicits includes contains prior head there attempt attempts bid effort efforts"
    " down taken thrust straight well amounts clear coming centers centres"
    " regard respect okay push sworn involved brace".split()
)
"""Words after which more must come, where a sentence is cut: adjectives, numbers, verbs that want an object."""

ADJECTIVE = re.compile(r"(?:ous|ful|less|ible|able|ary|ish|ern|ian|ese)$")
LOOSE = ("al", "ic", "ive", "ed", "ing", "ly", "y")
"""How words end that may be adjectives, so that no cut between two words of one phrase follows them."""

SUBORDINATE = frozenset(
    "after amid as while following because despite before when where which who whose since though although"
    " until".split()
)
PREPOSITIONS = frozenset(
    "in on at for from with into onto over under by against during through about between among across near"
    " ahead".split()
)
DETERMINERS = frozenset("the a an its his her their this that these those some all".split())
COORDINATED = frozenset("will has have is are was were had would could he she they it to".split())
"""What follows "and" where it joins clauses; between nouns no cut is safe."""
SPLITS = {
    "in": frozenset("part role interest stake".split()),
    "that": frozenset("demonstrated demonstrates showed shown convinced assured informed so such clear".split()),
    "of": frozenset(
        "accused accuses accuse convicted suspected guilty cleared acquitted robbed stripped capable because"
        " charges suspicion accusations".split()
    ),
    "from": frozenset("ban bans banned bar barred prevent prevents prevented block blocked stop stopped keep".split()),
    "with": frozenset(
        "charged charge charges charging faced diagnosed partnership conjunction combine combines combined replace"
        " replaces replaced together compared".split()
    ),
    "for": frozenset("blame blames blamed responsible account accounts".split()),
    "to": frozenset(
        "ask asks asked urge urges urged order orders ordered tell tells told wants want force forces forced"
        " allow allows allowed fail fails failed refuse refuses refused decline declines declined threaten"
        " threatens threatened due able unable plan plans bid attempt attempts effort efforts right decision"
        " prompt prompts prompted pressed pushed persuade persuaded convince convinced enable"
        " enabled encourage encouraged invite invited instruct instructed directed allowing opportunity chance"
        " moves move set need pressure failure ability agreement deal call calls continues likely unlikely"
        " expected agreed vowed try tries tried".split()
    ),
}
"""Words that mean something else without the phrase that begins so: "accused a man | of theft"."""
PRONOUNS = frozenset("he she it they we".split())
"""What a clause without "that" begins with: "the banks | it had accused"."""
HEADS = frozenset(
    "number part lot series lack some one two three most many half third quarter dozens hundreds thousands"
    " millions kind sort type pair group round spate string variety range couple rest end start beginning"
    " front face wake case out way member members head chief leader director president secretary chairman"
    " state city university bank department ministry house office bureau court council king queen duke percent"
    " cent top majority use wave total result article articles fourth days effects levels possibility impact"
    " scene heart degree favor favour period existence threshold form kinds light".split()
)
"""Nouns that are nothing without the "of" after them."""
OBJECTS = DETERMINERS | frozenset("to how whether what him them it us".split())
"""What shows, after a word, that it was a verb."""

OPENS_CLAUSE = frozenset("that who which whose if whether because while when where although though how".split())
SAYS = frozenset(
    "told said says admitted predicted ruled vowed warns hopes thinks believes insisted argued argues insists"
    " suggests".split()
)
"""After these a clause with a verb of its own must come before a headline can end."""
SPEAKS = SAYS | frozenset("let lets help helps make makes see sees find finds keep keeps".split())
"""After these a noun in the plural may be the subject of what is cut off."""
CLAIMS = frozenset(
    "claim claims fact report reports news suggestion suggestions idea sign signs evidence concern concerns"
    " way time moment fear fears belief so allegation allegations speculation rumours rumors accusations hope hopes"
    " such those one ones said told denial proof argument view possibility chance warning warnings".split()
)
"""Nouns that say nothing, or the opposite, without the "that" after them."""
MODALS = frozenset("will would can could may might must should".split())
INCOMPLETE_VERBS = frozenset(
    "invest carry deal push bring put turn set switch focus rely depend move shift get go take cut crack work respond"
    " look comply refer add prepare ask apply belong lay pull hand pay point lash draw stay bond".split()
)
"""Verbs that say little without the preposition behind them."""

TIMES = frozenset("after before as since until".split())
"""With these a clause or a phrase begins."""

FRONTED = frozenset(
    "if when after while although because since though as shortly before once unless"
    " in on at for with by from to despite during amid following under".split()
)
"""A sentence that begins so has its main clause behind a comma."""

PASSIVES = frozenset("is are was were be been being".split())
PERIODS = frozenset(
    "minutes hours days weeks months years decades day week month year decade hour time moments".split()
)
PARTICIPLES = frozenset(
    "saying alleging following seeking accusing claiming citing calling arguing making giving allowing"
    " requiring adding strengthening warning telling urging demanding aimed leaving bringing raising ending"
    " clearing setting paving forcing prompting causing sparking killing using becoming including involving"
    " insisting asking blaming hoping beating taking putting sending pushing marking describing".split()
)
"""With these a sentence that is whole goes on."""
EVENTS = frozenset(
    "briefing meeting hearing building funding spending ruling filing warning shooting testing housing training"
    " hunting voting gathering evening morning".split()
)
"""Nouns that look like participles."""
NOUNS = frozenset("final official lead chief".split())
"""Adjectives that are nouns where no noun follows."""

WORD = re.compile(r"[^\W_]+(?:[-’'.][^\W_]+)*")
EVIDENT = re.compile(r"\b(?:the|The|and|with|said|were|has|which|from)\b")
LIKELY = re.compile(r"\b(?:after|to|by|its|during|are|who|will|about|his|new|on)\b")
"""Small words of English; other languages have each of the second ones, but hardly two."""


@lru_cache(maxsize=1 << 14)
def is_verb(word: str) -> bool:
    """Whether a word in lower case has the form of a finite verb (or of a past participle)."""
    return word in FINITE or (word.endswith("ed") and len(word) > 3 and word not in NOT_PAST)


def is_english(sentence: str, language: str) -> bool:
    """Whether the rules for English apply: by the language stated, else by the small words of the sentence."""
    if language:
        return language == "en"
    return EVIDENT.search(sentence) is not None or len(set(LIKELY.findall(sentence))) > 1
