"""Languages: told by script or small words."""

import pytest
from digest_plugins.language import Language

from digest.testing import answers, article, check_plugin


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


def test_a_stated_language_is_not_contradicted() -> None:
    assert language("The river rose by two metres and the schools will not be open.", language="fr") == ""
