"""An endpoint is asked with patience and within caps; what goes wrong is a reason and no exception."""

import json
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import pairwise

import pytest
from chat_server import Answer, completion, serving

from digest.chat import LARGEST, Chat
from digest.endpoint import Caps, Endpoint, check_address, estimated_tokens, is_local, retry_after
from digest.model import Unanswered

MESSAGES = ({"role": "user", "content": "What is new?"},)
QUICK = {"timeout": 2.0, "retries": 2, "pause": 0.001, "longest_pause": 0.05}


def asked(url: str, times: int = 1, caps: Caps | None = None, **options) -> list[str | Unanswered]:
    """What comes of asking the same several times."""
    with Chat(Endpoint(url, "m", **{**QUICK, **options}), caps or Caps()) as chat:
        return [_one(chat) for _ in range(times)]


def _one(chat: Chat) -> str | Unanswered:
    call = chat.admit(MESSAGES)
    return call if isinstance(call, Unanswered) else chat.ask(call)


def good(text: str = "news", **usage) -> Answer:
    return Answer(completion(text, **usage))


@pytest.mark.parametrize("status", [429, 500, 502, 503, 408])
def test_a_failure_that_may_pass_is_asked_again(status: int) -> None:
    with serving(lambda call, n: good() if n == 3 else Answer({}, status)) as server:
        assert asked(server.url) == ["news"]
        assert len(server.calls) == 3


@pytest.mark.parametrize("status", [400, 401, 403, 404, 413, 422])
def test_a_failure_that_stays_is_asked_once(status: int) -> None:
    with serving(lambda call, n: Answer({}, status)) as server:
        (answer,) = asked(server.url)
        assert f"({status})" in answer.why
        assert len(server.calls) == 1


def test_what_never_works_ends_with_its_reason_and_number() -> None:
    with serving(lambda call, n: Answer({}, 503)) as server:
        assert [one.why for one in asked(server.url)] == ["the server failed (503), 3 times"]


def test_the_server_is_given_the_time_that_it_asks_for() -> None:
    with serving(lambda call, n: good() if n > 1 else Answer({}, 429, {"Retry-After": "0.2"})) as server:
        started = time.monotonic()
        assert asked(server.url, longest_pause=1.0) == ["news"]
        assert time.monotonic() - started >= 0.2


def test_a_server_that_asks_for_more_time_than_there_is_is_not_asked_again() -> None:
    with serving(lambda call, n: Answer({}, 429, {"Retry-After": "3600"})) as server:
        (answer,) = asked(server.url)
        assert len(server.calls) == 1
        assert "longest_pause" in answer.hint


def test_the_time_asked_for_is_seconds_or_a_moment() -> None:
    assert retry_after("7") == 7
    assert retry_after("soon") == retry_after("") == retry_after("-5") == 0
    assert 50 < retry_after(format_datetime(datetime.now(UTC) + timedelta(minutes=1))) <= 60
    assert retry_after(format_datetime(datetime.now(UTC) - timedelta(minutes=1))) == 0


def test_pauses_double_up_to_the_longest() -> None:
    times: list[float] = []

    def fail(call, n) -> Answer:
        times.append(time.monotonic())
        return Answer({}, 500)

    with serving(fail) as server:
        asked(server.url, retries=3, pause=0.1, longest_pause=0.15)
    gaps = [b - a for a, b in pairwise(times)]
    assert gaps[0] >= 0.1
    assert gaps[1] >= 0.15
    assert 0.15 <= gaps[2] < 0.4


def test_a_late_answer_is_given_up() -> None:
    with serving(lambda call, n: Answer(completion("late"), seconds=0.5)) as server:
        assert [one.why for one in asked(server.url, timeout=0.1, retries=0)] == [
            "there was no answer within 0.1 seconds"
        ]


@contextmanager
def dripping() -> Iterator[str]:
    """An endpoint that sends a byte of its answer now and then, for ever."""
    listener = socket.create_server(("127.0.0.1", 0))
    done = threading.Event()

    def serve() -> None:
        connection, _ = listener.accept()
        with connection:
            connection.recv(65536)
            connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
            while not done.wait(0.02):
                try:
                    connection.sendall(b" ")
                except OSError:
                    return

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/v1"
    finally:
        done.set()
        thread.join()
        listener.close()


def test_an_answer_that_drips_is_given_up_too() -> None:
    with dripping() as url:
        started = time.monotonic()
        (answer,) = asked(url, timeout=0.3, retries=0)
        assert "no answer within" in answer.why
        assert time.monotonic() - started < 2


def test_an_address_where_nobody_listens_is_a_reason() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    (answer,) = asked(f"http://127.0.0.1:{port}/v1")
    assert answer.why == "the server could not be reached, or broke off, 3 times"


def test_no_redirect_is_followed() -> None:
    with (
        serving(lambda call, n: good()) as other,
        serving(lambda call, n: Answer({}, 307, {"Location": f"{other.url}/chat/completions"})) as server,
    ):
        (answer,) = asked(server.url, key="secret")
        assert answer.why == "the server sends elsewhere"
        assert other.calls == []


def test_an_endless_reply_is_not_read_to_its_end() -> None:
    with serving(lambda call, n: Answer(b" " * (LARGEST + 100_000))) as server:
        (answer,) = asked(server.url)
        assert answer.why.startswith("the reply is longer than")


@pytest.mark.parametrize(
    "body",
    [b"", b"no", b"[]", b'{"choices": 5}', b'{"choices": [{}]}', b"\xff\xfe", b"[" * 200_000, b'{"choices": []}'],
)
def test_a_reply_that_is_none_is_a_reason(body: bytes) -> None:
    with serving(lambda call, n: Answer(body)) as server:
        (answer,) = asked(server.url)
        assert isinstance(answer, Unanswered)


def test_a_reply_that_was_cut_off_names_the_way_out() -> None:
    body = completion("{")
    body["choices"][0]["finish_reason"] = "length"
    with serving(lambda call, n: Answer(body)) as server:
        assert asked(server.url)[0].hint == "raise `answer_tokens`"


def test_the_first_wrong_key_ends_it() -> None:
    with serving(lambda call, n: Answer({}, 401)) as server:
        assert len({one.why for one in asked(server.url, times=5)}) == 1
        assert len(server.calls) == 1


def test_one_refusal_after_an_answer_ends_nothing() -> None:
    with serving(lambda call, n: Answer({}, 403) if n == 2 else good()) as server:
        answers = asked(server.url, times=3)
        assert [isinstance(one, str) for one in answers] == [True, False, True]


def test_patience_ends_after_so_many_in_a_row() -> None:
    with serving(lambda call, n: Answer({}, 500)) as server:
        answers = asked(server.url, times=6, retries=0, patience=3)
        assert len(server.calls) == 3
        assert answers[-1].why == "stopped asking after 3 questions in a row without an answer"
        assert answers[-1].hint == "the last time the server failed (500)"


def test_an_answer_renews_patience() -> None:
    with serving(lambda call, n: good() if n % 3 == 0 else Answer({}, 500)) as server:
        asked(server.url, times=9, retries=0, patience=3)
        assert len(server.calls) == 9


def test_repeated_calls_count_towards_the_cap() -> None:
    with serving(lambda call, n: Answer({}, 500)) as server:
        answers = asked(server.url, times=3, caps=Caps(calls=4))
        assert len(server.calls) == 4
        assert [one.meant for one in answers] == [False, True, True]


def test_tokens_are_counted_as_stated() -> None:
    with (
        serving(lambda call, n: good(prompt_tokens=1000, completion_tokens=500)) as server,
        Chat(Endpoint(server.url, "m", answer_tokens=100), Caps(input_price=2.0, output_price=4.0)) as chat,
    ):
        _one(chat)
        assert (chat.calls, chat.tokens) == (1, 1500)
        assert chat.cost == pytest.approx((1000 * 2 + 500 * 4) / 1e6)


@pytest.mark.parametrize("usage", [{}, {"prompt_tokens": -5, "completion_tokens": "x"}, {"prompt_tokens": True}])
def test_tokens_are_estimated_where_nothing_sensible_is_stated(usage: dict) -> None:
    with serving(lambda call, n: good("n" * 350, **usage)) as server, Chat(Endpoint(server.url, "m"), Caps()) as chat:
        _one(chat)
        assert 100 < chat.tokens < 200


def test_failed_calls_cost_no_tokens_but_late_ones_what_was_sent() -> None:
    with serving(lambda call, n: Answer({}, 500)) as server, Chat(Endpoint(server.url, "m", **QUICK), Caps()) as chat:
        _one(chat)
        assert chat.tokens == 0
    with (
        serving(lambda call, n: Answer({}, seconds=0.3)) as server,
        Chat(Endpoint(server.url, "m", timeout=0.05, retries=0), Caps()) as chat,
    ):
        _one(chat)
        assert 0 < chat.tokens < 100


def test_the_key_is_sent_and_shown_nowhere_else() -> None:
    endpoint = Endpoint("http://127.0.0.1:1/v1", "m", "sk-secret", **QUICK)
    assert "sk-secret" not in repr(endpoint)
    with serving(lambda call, n: good()) as server:
        asked(server.url, key="sk-secret")
        (call,) = server.calls
    assert call.headers["authorization"] == "Bearer sk-secret"
    assert "sk-secret" not in json.dumps(call.body)


def test_no_proxy_sees_what_goes_to_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    with serving(lambda call, n: good()) as server:
        assert asked(server.url) == ["news"]


def test_no_key_no_header() -> None:
    with serving(lambda call, n: good()) as server:
        asked(server.url)
        assert "authorization" not in server.calls[0].headers


def test_a_key_goes_over_https_or_stays_on_this_machine() -> None:
    for address in ("https://example.org/v1", "http://localhost:1/v1", "http://127.0.0.1/v1", "http://[::1]:8/v1"):
        check_address(address, with_key=True)
    with pytest.raises(ValueError, match="use https"):
        check_address("http://example.org/v1", with_key=True)
    check_address("http://gpu.example.org/v1", with_key=False)
    assert not is_local("http://localhost.example.org/")


def test_tokens_of_other_scripts_count_one_for_each_character() -> None:
    assert estimated_tokens("news " * 7) == 10
    assert estimated_tokens("新闻") == 2


def test_closing_ends_pauses() -> None:
    with serving(lambda call, n: Answer({}, 500)) as server:
        chat = Chat(Endpoint(server.url, "m", pause=60.0, longest_pause=60.0), Caps())
        found: list = []
        thread = threading.Thread(target=lambda: found.append(_one(chat)))
        thread.start()
        while not server.calls:
            time.sleep(0.01)
        time.sleep(0.05)
        chat.close()
        thread.join(5)
        assert not thread.is_alive()
        assert found[0].why == "the build was stopped"
