"""The newsletter as a message: its headers, its parts, and that mail programs and servers can read it."""

import email
import re
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.policy import SMTP, default
from functools import cache

import pytest
from test_newsletter import RIVER, awkward, made

from digest.formats.letter_mail import Sender, Unsubscribe, mail_host
from digest.formats.newsletter import Letter, newsletter
from digest.testing import publication

ODD_TITLE = (
    "Das „Digest“, für Zürich und Łódź; jeden Morgen <neu>: 漢字 👩‍👩‍👧‍👦 und noch viel mehr als in eine Zeile geht"
)


def letter(unsubscribe: str = "", sender: str = "", **site: str) -> Letter:
    shown = publication(("The river", [RIVER]), **site)
    return newsletter(shown, shown.editions[0], sender, unsubscribe)


@cache
def odd() -> Letter:
    return letter(title=ODD_TITLE, language="de")


def parsed(of: Letter) -> EmailMessage:
    """The message as a mail program reads it."""
    message = email.message_from_bytes(of.message, policy=default)
    assert isinstance(message, EmailMessage)
    return message


MESSAGES = [lambda: letter("{{unsubscribe_url}}"), awkward, odd, lambda: made("arabic"), lambda: made("many")]


@pytest.fixture(params=MESSAGES, ids=["plain", "awkward", "odd title", "arabic", "many"])
def any_letter(request: pytest.FixtureRequest) -> Letter:
    return request.param()


def test_a_message_holds_the_text_and_then_the_html(any_letter: Letter) -> None:
    message = parsed(any_letter)
    assert message.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]


def test_the_parts_of_a_message_are_the_files(any_letter: Letter) -> None:
    text, page = parsed(any_letter).iter_parts()
    assert text.get_content().replace("\r\n", "\n") == any_letter.text
    assert page.get_content().replace("\r\n", "\n") == any_letter.html


def test_no_part_of_a_message_has_a_defect(any_letter: Letter) -> None:
    message = parsed(any_letter)
    assert not [part.defects for part in message.walk() if part.defects]
    assert not [value.defects for value in message.values() if value.defects]


def test_a_message_is_ascii_in_short_lines(any_letter: Letter) -> None:
    assert any_letter.message.isascii()
    lines = any_letter.message.split(b"\r\n")
    assert max(map(len, lines)) <= 76
    assert not [line for line in lines if b"\n" in line or b"\r" in line]


def test_encoded_words_of_headers_are_as_short_as_they_must_be() -> None:
    words = re.findall(rb"=\?[^?]+\?[a-z]\?[^?]*\?=", odd().message)
    assert words
    assert max(map(len, words)) <= 75


def test_the_subject_says_whose_and_of_which_day() -> None:
    assert parsed(letter())["Subject"] == "The Sample Digest: Wednesday 14 August 2024"
    assert parsed(odd())["Subject"] == f"{ODD_TITLE}: Mittwoch, 14. August 2024"


def test_a_message_is_from_the_site_by_default() -> None:
    (sender,) = parsed(letter())["From"].addresses
    assert (sender.display_name, sender.addr_spec) == ("The Sample Digest", "digest@example.org")


def test_the_odd_title_of_a_site_is_a_name_like_any_other() -> None:
    stated = email.message_from_bytes(odd().message)["From"]
    assert str(make_header(decode_header(stated))) == f"{ODD_TITLE} <digest@example.org>"


@pytest.mark.parametrize(
    "name", ['The "Paper", a.k.a. News: (daily)', "x" * 90, "many words " * 12 + "end", "back\\slash", "ü" * 90]
)
def test_any_name_can_send(name: str) -> None:
    told = letter(sender=f"{name} <news@paper.example>")
    (sender,) = parsed(told)["From"].addresses
    assert (sender.display_name.replace(" ", ""), sender.addr_spec) == (name.replace(" ", ""), "news@paper.example")
    assert len(parsed(told)["From"].addresses) == 1


def test_a_name_cannot_smuggle_in_a_header() -> None:
    told = parsed(letter(sender="News\r\nBcc: all <news@paper.example>"))
    assert told["Bcc"] is None
    assert told["From"].addresses[0].display_name == "News Bcc: all"


def test_the_sender_is_as_the_publisher_says() -> None:
    (sender,) = parsed(letter(sender="The Paper <news@paper.example>"))["From"].addresses
    assert (sender.display_name, sender.addr_spec) == ("The Paper", "news@paper.example")


def test_an_address_alone_gets_the_name_of_the_site() -> None:
    (sender,) = parsed(letter(sender="news@paper.example"))["From"].addresses
    assert (sender.display_name, sender.addr_spec) == ("The Sample Digest", "news@paper.example")


@pytest.mark.parametrize("stated", ["The Paper", "a@b <", "<>", "a b@c", "ä@b.example", "a@b\nBcc: c@d", "a@b, c@d"])
def test_what_is_no_address_cannot_send(stated: str) -> None:
    with pytest.raises(ValueError, match="sender"):
        Sender.of(stated, "Title")


def test_the_date_is_the_noon_of_the_edition() -> None:
    assert letter().message.count(b"Date: Wed, 14 Aug 2024 12:00:00 +0000\r\n") == 1


def test_a_message_opens_as_a_draft_to_nobody() -> None:
    message = parsed(letter())
    assert message["X-Unsent"] == "1"
    assert message["To"] == "undisclosed-recipients:;"


@pytest.mark.parametrize(
    ("stated", "header"),
    [
        ("leave@example.org", "<mailto:leave@example.org?subject=unsubscribe>"),
        ("mailto:leave@example.org?subject=out", "<mailto:leave@example.org?subject=out>"),
        ("https://example.org/leave?who=" + "x" * 200, "<https://example.org/leave?who=" + "x" * 200 + ">"),
        ("{{unsubscribe_url}}", "<{{unsubscribe_url}}>"),
        ("{{{ pm:unsubscribe }}}", "<{{{ pm:unsubscribe }}}>"),
        ("*|UNSUB|*", "<*|UNSUB|*>"),
        ("%unsubscribe_url%", "<%unsubscribe_url%>"),
        ("[[UNSUB_LINK]]", "<[[UNSUB_LINK]]>"),
        ("{$unsubscribe}", "<{$unsubscribe}>"),
    ],
)
def test_mail_clients_are_told_how_to_leave(stated: str, header: str) -> None:
    assert f"List-Unsubscribe: {header}\r\n".encode() in letter(stated).message


def test_one_click_leaves_where_the_link_allows_it() -> None:
    assert b"List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n" in letter("https://example.org/leave").message
    assert b"List-Unsubscribe-Post" not in letter("leave@example.org").message
    assert b"List-Unsubscribe-Post" not in letter("{{unsubscribe_url}}").message


def test_without_a_way_out_there_is_no_such_header() -> None:
    assert "List-Unsubscribe" not in parsed(letter())


@pytest.mark.parametrize(
    "stated",
    ["leave", "javascript:alert(1)", "data:text/html,x", "https://a.example/\r\nBcc: b@c", "https://a.example/ä b", "{{a\n}}", "<x>", '{{"}}', "/leave"],
)  # fmt: skip
def test_what_is_no_way_out_is_refused(stated: str) -> None:
    with pytest.raises(ValueError, match="unsubscribe"):
        Unsubscribe.of(stated)


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://example.org/news", "example.org"),
        ("http://localhost:8000", "localhost"),
        ("https://zürich.example", "xn--zrich-kva.example"),
        ("http://127.0.0.1:8000", "[127.0.0.1]"),
        ("http://[::1]:8000", "[IPv6:::1]"),
        ("https://" + "a" * 70 + ".example", "localhost"),
    ],
)
def test_the_host_of_a_site_is_written_as_addresses_have_it(url: str, host: str) -> None:
    assert mail_host(url) == host


@pytest.mark.parametrize("url", ["http://127.0.0.1:8000", "http://[::1]:8000", "https://zürich.example"])
def test_a_site_at_an_odd_host_can_send_too(url: str) -> None:
    message = parsed(letter(url=url))
    assert not message["From"].defects
    assert not message["List-Id"].defects


def test_the_message_id_changes_with_the_letter_and_with_nothing_else() -> None:
    same, other = letter(), letter(description="Others")
    assert parsed(same)["Message-ID"] == parsed(other)["Message-ID"]
    assert parsed(same)["Message-ID"] != parsed(letter("leave@example.org"))["Message-ID"]
    assert re.fullmatch(r"<2024-08-14\.[0-9a-f]{32}@example\.org>", parsed(same)["Message-ID"])


def test_the_boundary_of_the_parts_is_in_none_of_them(any_letter: Letter) -> None:
    boundary = parsed(any_letter).get_boundary()
    assert boundary not in any_letter.text + any_letter.html
    assert any_letter.message.count(boundary.encode()) == 4


def test_a_message_survives_being_read_and_written_again(any_letter: Letter) -> None:
    again = email.message_from_bytes(any_letter.message, policy=SMTP.clone(max_line_length=76))
    assert again.get_body(("html",)).get_content().replace("\r\n", "\n") == any_letter.html
