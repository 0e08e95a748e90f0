"""Asks a chat endpoint that speaks OpenAI's protocol, within caps; knows nothing of articles.

What goes wrong becomes a reason and is never an exception. No reason holds anything that the server
said, because servers repeat keys: reasons go into reports and onto pages.
"""

import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

import msgspec

from digest.endpoint import Caps, Endpoint, estimated_tokens, is_local, retry_after
from digest.model import Unanswered

LARGEST = 1_000_000
"""Bytes of a reply that are read at most."""
OVERHEAD = 16
"""Tokens around the messages of a call."""

Messages = Sequence[Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Call:
    """A question that was admitted: its body, and the tokens that it may take at most."""

    body: bytes
    read: int
    written: int


class _Message(msgspec.Struct):
    content: str | None = None


class _Choice(msgspec.Struct):
    message: _Message
    finish_reason: str | None = None


class _Completion(msgspec.Struct):
    choices: list[_Choice]
    usage: Any = None


@dataclass(frozen=True, slots=True)
class _Again:
    """A failure that may pass: why, and after how many seconds the server wants to be asked again."""

    why: str
    after: float = 0.0
    spent: bool = False


class Chat:
    """A conversation with an endpoint: counts what it costs, and stops when there is no more use in asking.

    Until there was a first answer one question waits for the other, so that a wrong key or model costs
    one call. May be used by several threads.
    """

    def __init__(self, endpoint: Endpoint, caps: Caps) -> None:
        """Open it; nothing is sent yet."""
        import httpx

        self.endpoint, self.caps = endpoint, caps
        self.calls, self.tokens, self.cost = 0, 0, 0.0
        self._failures, self._answered = 0, False
        self._stopped: Unanswered | None = None
        self._lock, self._door, self._closing = threading.Lock(), threading.Lock(), threading.Event()
        headers = {"Content-Type": "application/json", "Accept-Encoding": "identity", "User-Agent": "digest"}
        if endpoint.key:
            headers["Authorization"] = f"Bearer {endpoint.key}"
        self._client = httpx.Client(
            headers=headers,
            timeout=endpoint.timeout,
            follow_redirects=False,
            trust_env=not is_local(endpoint.base_url),  # no proxy sees what goes to this machine
        )

    def admit(self, messages: Messages) -> Call | Unanswered:
        """The question, if the caps have room for it; to be asked with `ask`."""
        own = self.endpoint
        body = {"model": own.model, "messages": messages, "temperature": 0, "max_tokens": own.answer_tokens}
        if "max_completion_tokens" in own.parameters:
            del body["max_tokens"]
        read = estimated_tokens("".join(message["content"] for message in messages)) + OVERHEAD
        call = Call(msgspec.json.encode({**body, **own.parameters}), read, own.answer_tokens)
        return self._reserve(call) or call

    def ask(self, call: Call) -> str | Unanswered:
        """What the model answers."""
        if not self._answered:
            with self._door:
                if not self._answered:  # nobody who waited here has been answered since
                    return self._asked(call)
        return self._asked(call)

    def close(self) -> None:
        """End it; questions that wait are given up."""
        self._closing.set()
        self._client.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _reserve(self, call: Call) -> Unanswered | None:
        """Count a call as if it took all it may; or why it may not be made."""
        caps = self.caps
        with self._lock:
            if self._stopped:
                return self._stopped
            cost = caps.price(call.read, call.written)
            for name, cap, after, unit in (
                ("calls", caps.calls, self.calls + 1, "calls"),
                ("tokens", caps.tokens, self.tokens + call.read + call.written, "tokens"),
                ("cost", caps.cost, self.cost + cost, ""),
            ):
                if cap and after > cap:
                    why = f"the cap of {cap:,}{f' {unit}' if unit else ' on the cost'} in one build is reached"
                    hint = f"the next build asks about them; raise `{name}` to ask about more at once"
                    self._stopped = Unanswered(why, hint, meant=True)
                    return self._stopped
            self.calls += 1
            self.tokens += call.read + call.written
            self.cost += cost
        return None

    def _settle(self, call: Call, read: int, written: int) -> None:
        """Put what a call really took in the place of what it might have taken."""
        with self._lock:
            self.tokens += read + written - call.read - call.written
            self.cost += self.caps.price(read - call.read, written - call.written)

    def _asked(self, call: Call) -> str | Unanswered:
        stopped = self._stopped  # a cap stops only what is not admitted yet
        answer = stopped if stopped and not stopped.meant else self._with_retries(call)
        with self._lock:
            if isinstance(answer, str):
                self._failures, self._answered = 0, True
            elif not answer.meant and not self._stopped:
                self._failures += 1
                if self._failures >= self.endpoint.patience:
                    why = f"stopped asking after {self._failures} questions in a row without an answer"
                    self._stopped = Unanswered(why, f"the last time {answer.why}")
        return answer

    def _with_retries(self, call: Call) -> str | Unanswered:
        why, pause = "", self.endpoint.pause
        for attempt in range(self.endpoint.retries + 1):
            if attempt:
                if capped := self._reserve(call):
                    return capped
                if self._closing.wait(min(pause, self.endpoint.longest_pause)):
                    return Unanswered("the build was stopped")
            outcome = self._post(call)
            if not isinstance(outcome, _Again):
                return outcome
            self._settle(call, call.read if outcome.spent else 0, 0)
            why = outcome.why
            if outcome.after > self.endpoint.longest_pause:
                return Unanswered(why, "it asks for more time than `longest_pause`; the next build asks again")
            pause = max(outcome.after, self.endpoint.pause * 2**attempt)
        times = "" if not self.endpoint.retries else f", {self.endpoint.retries + 1} times"
        return Unanswered(why + times, "the next build asks again")

    def _post(self, call: Call) -> str | Unanswered | _Again:
        """One call: the answer, or why there is none."""
        import httpx

        end = time.monotonic() + self.endpoint.timeout
        late = _Again(f"there was no answer within {self.endpoint.timeout:g} seconds", spent=True)
        url = f"{self.endpoint.base_url.rstrip('/')}/chat/completions"
        content = bytearray()
        try:
            with self._client.stream("POST", url, content=call.body) as response:
                if response.status_code != 200:
                    return self._failed(call, response.status_code, response.headers)
                for part in response.iter_raw():
                    content += part
                    if len(content) > LARGEST:
                        return Unanswered(f"the reply is longer than {LARGEST:,} bytes")
                    if time.monotonic() > end:
                        return late
        except httpx.TimeoutException:
            return late
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError, RuntimeError):
            return _Again("the server could not be reached, or broke off")
        return self._read(call, bytes(content))

    def _failed(self, call: Call, status: int, headers: Mapping[str, str]) -> Unanswered | _Again:
        if status == 429:
            return _Again("there were too many requests (429)", retry_after(headers.get("retry-after", "")))
        if status >= 500 or status == 408:
            return _Again(f"the server failed ({status})", retry_after(headers.get("retry-after", "")))
        self._settle(call, 0, 0)
        failed = Unanswered(*FAILED.get(status, REDIRECTED if status < 400 else (f"the server refused ({status})", "")))
        if status == 401 or (not self._answered and (status in FAILED or status < 400)):
            with self._lock:
                self._stopped = self._stopped or failed  # nobody else needs to try the same door
        return failed

    def _read(self, call: Call, content: bytes) -> str | Unanswered:
        """The text of a reply; counts its tokens as it states them, if that can be."""
        try:
            completion = msgspec.json.decode(content, type=_Completion)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            self._settle(call, call.read, 0)
            return Unanswered("the reply is no chat completion", "base_url is what stands before /chat/completions")
        usage = completion.usage if isinstance(completion.usage, dict) else {}
        choice = completion.choices[0] if completion.choices else None
        text = (choice.message.content if choice else None) or ""
        read, written = usage.get("prompt_tokens"), usage.get("completion_tokens")
        self._settle(call, _count(read, lambda: call.read), _count(written, lambda: estimated_tokens(text)))
        if choice and choice.finish_reason == "length":
            return Unanswered("the reply was cut off", "raise `answer_tokens`")
        return text if text.strip() else Unanswered("the reply is empty")


FAILED = {
    401: ("the server does not accept the key (401)", "set the environment variable that `key_variable` names"),
    403: ("the server does not allow it (403)", "see what the key in `key_variable` may use"),
    404: ("the server has no such address or model (404)", "see `base_url` and `model`"),
}
REDIRECTED = ("the server sends elsewhere", "put the address that it names into `base_url`; digest does not follow")


def _count(stated: Any, otherwise: Callable[[], int]) -> int:
    """Tokens as stated; estimated where what is stated is no number of tokens."""
    return stated if isinstance(stated, int) and not isinstance(stated, bool) and stated >= 0 else otherwise()
