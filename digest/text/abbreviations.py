"""Words that are written with a full stop, by what the stop says about the sentence, and by language.

All languages are looked up together: the case and what follows keep them apart, and a text that
quotes another language needs no second look. A word that often ends a sentence of another language
("on", "im", "sol") has no place here.
"""

from enum import Enum


class Kind(Enum):
    """What a full stop after an abbreviation may mean."""

    FOLLOWED = "a name or an explanation always follows: never the end"
    OPEN = "the end if a word follows that starts sentences"
    COUNTED = "an abbreviation only where a number follows"
    STATE = "the end if a comma stands before it, as in 'Portland, Ore.'"
    YEAR = "after a number the end of a date, else as FOLLOWED"
    CLOCK = "the end unless a weekday or a time zone follows, or the sentence opens with it"
    CLOSING = "the end if anything follows that can start a sentence"


FOLLOWED = {
    "en": "Mr Mrs Ms Mx Messrs Dr Drs Prof Sen Sens Rep Reps Gov Govs Lt Col Sgt Capt Cpl Cmdr Cmdt Adm Maj Gen Brig"
    " Pvt Pfc Rev Revd Hon Pres Supt Det Insp Fr Atty Asst Assoc Amb Msgr Treas vs v cf viz approx e.g i.e a.k.a Wm",
    "de": "Hr Hrn Frl Dipl Ing Mag bzw vgl zzgl inkl exkl sog lt bspw z.B d.h m.a.W i.d.R h.c s.o s.u o.g Z.B n"
    " Th Ph Abt Bgm Obst Oblt Hptm evtl ggf i.V Univ.-Prof",
    "fr": "MM Mme Mmes Mlle Mlles Mgr av bd boul p.ex c.-à-d Ch Jos",
    "es": "Sr Sra Sres Srta Dra Lic Gral Cnel Mons Avda Av Ud Uds Vd Vds Fdo Excmo Excma EE p.ej Profa Arq Pbro",
    "pt": "Exa Exmo Exma Eng Engª Dras Srs Cel p.ex Sto",
    "it": "ing Sig Sigg sig sigg sig.ra Sig.ra sig.na dott Dott dott.ssa Dott.ssa Drssa avv Avv prof prof.ssa Prof.ssa"
    " geom ecc.mo On Sen Egr Gent",
    "nl": "mr mevr mw drs prof ds jhr dhr bijv bv o.a m.a.w d.w.z t.a.v m.b.t i.v.m z.g zgn resp",
    "sv da nb": "bl.a t.ex f.eks d.v.s dvs s.k resp tlf",
    "pl": "hab ul pl os św dr inż mgr ks gen płk mjr kpt m.in tzn tzw np tj im woj pow gm abp bp o.o wg",
    "cs sk": "Ing Mgr MUDr JUDr PhDr RNDr Bc doc např tzv tzn popř resp tj nám gen plk",
    "hu ro": "ifj özv dl dna str",
    "fi": "esim ks",
    "tr": "Doç Av Sn Cad Sok Mah Bulv Alb Org Yrd Öğr Gör bkz Bkz",
    "vi id": "TP TS GS PGS ThS BS Jl Tn Ny Ir Hj",
    "ru": "ул им пр-т просп пер пл обл проф акад доц ген полк ср напр св тов о с д п т.е т.к т.н т.ч Ю Дж Ал Вл",
    "uk": "вул ім смт обл пров просп див напр т.зв",
    "bg sr": "бул ген проф инж арх",
    "el": "κ κκ κ.κ π.χ δηλ Δρ καθ αρ λεωφ",
    "hi": "डॉ डा प्रो श्री श्रीमती रु कु पं मो मु ए बी सी डी ई एफ एच जे के एल एम एन ओ पी क्यू आर एस टी यू वी डब्ल्यू एक्स वाई जेड",
    "bn": "ডা ড মো মোঃ প্রো ডঃ এ এম এস কে আর বি",
}

OPEN = {
    "en": "Inc Ltd Co Cos Corp Bros PLC Plc LLC Jr Sr Esq Ph.D Dept dept Assn Assoc Univ Ave Blvd Rd Mt Ft St Ste Sts"
    " Hts Pkwy Hwy Cir Sq Ct Mon Tues Wed Thurs Fri al Natl Intl Rte N.C Bn Bde Div Govt govt",
    "de": "Mrd Mio Tsd Str Std Min Ew geb gest verh usw u.a u.a.m v.a Jh Chr EUR",
    "fr es pt it": "St Cía Cia UU EE.UU S.A S.p.A S.r.l S.L Ltda Bros Lda",
    "nl sv": "mln mld mdr mkr",
}

COUNTED = {
    "en": "No Nos no nos p pp Vol vol vols Fig fig Figs figs Sec sec Ch ch Art Pt pt Ex Jan Feb Mar Apr Jun Jul Aug Sep"
    " Sept Oct Nov Dec ca c Ca para paras Apt Rm Tel tel Ext ext H.R",
    "de": "Nr Nrn Abs Kap S Bd Ziff Jg Anm Abb Tab Rn Az",
    "fr": "art num chap vol t pp env",
    "es pt": "núm Núm pág págs Pág arts cap caps inc n.º N.º",
    "it": "art artt pag pagg lett",
    "nl": "blz nrs nr ong",
    "sv da nb fi": "kl nr ca klo s st mom",
    "pl cs sk": "ok nr str poz ust godz č čl odst s r min tel",
    "tr": "s No md",
    "hu ro": "sz kb nr art alin lit",
    "ru uk bg": "стр рис табл ст пп гл кв корп оф ок л ч № каб тел",
    "el": "σελ αρ αριθ",
}

STATES = (
    "Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Penn"
    " Tenn Tex Va Vt Wash Wis Wyo Ont Que Alta Sask N.Y N.J N.H N.M N.D S.D S.C W.Va R.I B.C N.S N.B D.C"
)

YEARS = "г гг р рр r в вв м"
CLOCKS = "a.m p.m A.M P.M a.m p.m π.μ μ.μ"
CLOSINGS = "т.д т.п н.э u.s.w o.s.v a.d a.s.o itd atd apod i.t.d n.Chr v.Chr n.e p.n.e m.m o.j e.d"

TABLES: tuple[tuple[Kind, dict[str, str]], ...] = (
    (Kind.OPEN, OPEN),
    (Kind.FOLLOWED, FOLLOWED),
    (Kind.COUNTED, COUNTED),
    (Kind.STATE, {"en": STATES}),
    (Kind.YEAR, {"ru uk pl": YEARS}),
    (Kind.CLOCK, {"en es el": CLOCKS}),
    (Kind.CLOSING, {"ru de nl pl cs sv": CLOSINGS}),
)
"""A word in two tables is what the later one says."""

KINDS: dict[str, Kind] = {word: kind for kind, table in TABLES for words in table.values() for word in words.split()}
"""Every abbreviation, without its last full stop, and its kind."""


def kind_of(word: str, *, first: bool, shouted: bool) -> Kind | None:
    """The kind of a word before a full stop, or None for a plain word.

    The ``first`` word of a sentence is also looked up in lower case, and in text that is ``shouted``
    (in capitals) as a name would be written.
    """
    if word in KINDS:
        return KINDS[word]
    if shouted and len(word) > 1 and word.isupper():
        return KINDS.get(word.title())
    return KINDS.get(word.lower()) if first else None
