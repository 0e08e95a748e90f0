"""Languages: told by script or small words."""

import pytest
from digest_plugins.language import Language

from digest.testing import answers, article, check_plugin
from digest.text.conflicts import conflicts


def language(text: str, **stated: object) -> str:
    (notes,) = answers(Language(), "describe", [article(text, **stated)])
    return "".join(note.text for note in notes)


def test_contract() -> None:
    check_plugin(Language())


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "The river rose by two metres and the schools will not be open, said the head of the board."),
        ("de", "Der Fluss ist um zwei Meter gestiegen und die Schulen sind nicht offen, sagte sie auf dem Markt."),
        (
            "fr",
            "La rivière est montée de deux mètres et les écoles ne sont pas ouvertes, selon le maire dans la ville.",
        ),
        ("es", "El río subió dos metros y las escuelas no están abiertas, según los vecinos, por la lluvia del lunes."),
        ("pt", "O rio subiu dois metros e as escolas não abrem por causa da chuva, mas os vizinhos ficam em uma sala."),
        (
            "it",
            "Il fiume è salito di due metri e le scuole non sono aperte, ha detto il sindaco della città con gli altri.",
        ),
        (
            "nl",
            "De rivier is twee meter gestegen en de scholen zijn niet open, zei het hoofd van de raad, maar hij heeft hoop.",
        ),
        ("sv", "Floden steg två meter och skolorna är inte öppna, sade hon som leder rådet, men det var också sol."),
        ("da", "Floden steg to meter efter regnen, og skolerne blev ikke åbnet, sagde hun, der er leder af rådet."),
        (
            "pl",
            "Rzeka podniosła się o dwa metry i szkoły nie są otwarte, jak powiedziała szefowa, że to jest po deszczu.",
        ),
        ("tr", "Nehir iki metre yükseldi ve okullar açık değil, ancak daha sonra bir toplantı için çok kişi geldi."),
        ("ru", "Река поднялась на два метра, и школы не работают, как сказала глава совета, но это было не так."),
        (
            "uk",
            "Річка піднялася на два метри, і школи не працюють, як сказала голова ради, але це було не так, та й що.",
        ),
        ("ar", "ارتفع النهر مترين يوم الاثنين في المدينة التي لا تزال مغلقة من بعد أن قال المجلس إن هذا كان متوقعا"),
        ("hi", "नदी का पानी सोमवार को दो मीटर बढ़ गया और स्कूल शुक्रवार तक बंद हैं, यह बोर्ड ने कहा है।"),
        ("zh", "河水在星期一上涨了两米，学校停课到星期五。"),
        ("ja", "川の水が月曜日に二メートル上がり、学校は金曜日まで休みです。"),
        ("ko", "강물이 월요일에 이 미터 올라 학교가 금요일까지 문을 닫는다."),
        ("el", "Ο ποταμός ανέβηκε δύο μέτρα τη Δευτέρα."),
    ],
)
def test_language_of_a_sentence(code: str, text: str) -> None:
    assert language(text) == code


@pytest.mark.parametrize("text", ["", "Minsk", "Anna Petrova, 12:30", "lorem ipsum dolor sit amet"])
def test_too_little_gives_no_language(text: str) -> None:
    assert language(text) == ""


RIVER = "The river rose by two metres and the schools will not be open."


def test_a_language_other_than_the_one_stated_is_a_conflict() -> None:
    given = article(RIVER, language="fr")
    (notes,) = answers(Language(), "describe", [given])
    assert [note.text for note in conflicts(given, notes)] == ["en"]


@pytest.mark.parametrize(
    "text", ["Die Welt", "The end is", "La la land", "一月事件", "Chat noir?", "It is it", "de la en"]
)
def test_three_words_are_too_few(text: str) -> None:
    assert language(text) == ""


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (
            "zu",
            "Umfula ugcwele kanye nezikole zivaliwe, kodwa abantu bathi ngoba amanzi abuyile, noma kunjalo futhi bahleli.",
        ),
        ("is", "Áin hefur hækkað um tvo metra og skólar eru ekki opnir, sagði hún, en það er sól við ströndina."),
        (
            "lt",
            "Upė pakilo dviem metrais ir mokyklos yra uždarytos, bet taip pat jau po pietų buvo šilta, kaip ir už miesto.",
        ),
    ],
)
def test_languages_of_small_countries(code: str, text: str) -> None:
    assert language(text) == code


def test_only_the_languages_of_the_site_come_into_question() -> None:
    text = "Der Fluss ist um zwei Meter gestiegen und die Schulen sind nicht offen, sagte sie auf dem Markt."
    assert Language(languages=("de", "en")).told(text) == "de"
    assert Language(languages=("fr", "en")).told(text) == ""


def test_a_language_that_nobody_taught_is_unknown() -> None:
    assert language("Blorf snakkel vrumm titiri maleko e pondra sutila kamere o bilu farrat denopi " * 20) == ""
