"""Where plugins run: this process, threads or processes; one answer lost at a time.

A batch that fails as a whole is asked again one by one. A hanging answer is given up after
a time; a worker process that dies is replaced, its batches run again, and one that keeps
killing its worker is halved until the article is found.
"""

import ctypes
import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, ThreadPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any

from digest.answers import WHOLE, checked_answer
from digest.errors import AnswerError
from digest.registry import Reference, load

Batch = Sequence[Any]


@dataclass(frozen=True, slots=True)
class Failure:
    """What came instead of an answer."""

    message: str


@dataclass(frozen=True, slots=True)
class Task:
    """One question to one plugin; pickles, so that any process can do it."""

    reference: Reference
    hook: str
    seconds: float
    costly: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """The answers to a batch, in order, and how long it took."""

    answers: tuple[Any, ...]
    seconds: float = 0.0


class OutOfTimeError(BaseException):
    """Raised inside a plugin that takes too long; no ``except Exception`` swallows it."""


def perform(task: Task, batch: Batch) -> Outcome:
    """Ask about a whole batch; if that fails, about each of it, so that one costs one."""
    start = time.perf_counter()
    try:
        answers = _limited(task.seconds, lambda restart: _answers(task, batch, restart))
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # noqa: BLE001 - whatever a plugin may raise, SystemExit too
        if len(batch) == 1:
            answers = [Failure(_told(error, task))]
        else:
            answers = [perform(task, [item]).answers[0] for item in batch]
    return Outcome(tuple(answers), time.perf_counter() - start)


def _answers(task: Task, batch: Batch, restart: Callable[[], None]) -> list[Any]:
    plugin = load(task.reference)
    ask = getattr(plugin.value, task.hook)
    answers: list[Any] = []
    for item in batch if task.hook in WHOLE else [batch]:
        for answer in [ask(item)] if task.hook in WHOLE else _several(ask(item)):
            if len(answers) == len(batch):
                raise AnswerError(f"yielded more than {_number(len(batch))}")
            answers.append(checked_answer(task.hook, plugin.name, batch[len(answers)], answer))
            restart()
    if len(answers) < len(batch):
        raise AnswerError(f"yielded {_number(len(answers))} when asked for {len(batch)}")
    return answers


def _several(answers: Any) -> Iterable[Any]:
    if not isinstance(answers, Iterable):
        raise AnswerError(f"gave {type(answers).__name__} instead of yielding one answer for each thing asked about")
    return answers


def _number(n: int) -> str:
    return f"{n} answer{'' if n == 1 else 's'}"


def _told(error: BaseException, task: Task) -> str:
    if isinstance(error, OutOfTimeError):
        return f"gave no answer within {task.seconds:g} seconds"
    if isinstance(error, AnswerError) or (task.hook == "read" and type(error) is ValueError):
        return str(error)  # with a ValueError a reader says what is wrong with the file
    trace, place = error.__traceback__, ""
    while trace:
        place = f" (line {trace.tb_lineno} of {Path(trace.tb_frame.f_code.co_filename).name})"
        trace = trace.tb_next
    try:
        text = " ".join(str(error).split())[:300]
    except Exception:  # noqa: BLE001 - the text of a plugin's own exception is the plugin's code as well
        text = "(an exception that cannot be shown)"
    return f"raised {type(error).__name__}: {text}{place}"


def _limited(seconds: float, work: Callable[[Callable[[], None]], list[Any]]) -> list[Any]:
    """Do ``work``, which calls its argument with each answer; stop it when none comes in time."""
    if threading.current_thread() is threading.main_thread() and hasattr(signal, "setitimer"):
        return _limited_by_alarm(seconds, work)
    return _limited_by_thread(seconds, work)


def _limited_by_alarm(seconds: float, work: Callable[[Callable[[], None]], list[Any]]) -> list[Any]:
    def ring(_number: int, _frame: FrameType | None) -> None:
        raise OutOfTimeError

    def wind() -> None:
        signal.setitimer(signal.ITIMER_REAL, seconds, seconds)  # rings again if the plugin swallowed it

    before = signal.signal(signal.SIGALRM, ring)
    try:
        try:
            wind()
            return work(wind)
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
    finally:  # also when it rang while it was being stopped
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _limited_by_thread(seconds: float, work: Callable[[Callable[[], None]], list[Any]]) -> list[Any]:
    """In a thread of its own, which is interrupted, or left behind if it cannot be."""
    result: list[Any] = []
    ticks = [time.monotonic()]

    def run() -> None:
        try:
            result.append(work(lambda: ticks.append(time.monotonic())))
        except BaseException as error:  # noqa: BLE001 - handed to the thread that waits
            result.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    while thread.is_alive():
        left = ticks[-1] + seconds - time.monotonic()
        if left <= 0:
            ctypes.pythonapi.PyThreadState_SetAsyncExc(
                ctypes.c_ulong(thread.ident or 0), ctypes.py_object(OutOfTimeError)
            )
            thread.join(0.2)
            raise OutOfTimeError
        thread.join(left)
    if isinstance(result[0], BaseException):
        raise result[0]
    return list(result[0])


def run(executor: str, workers: int, task: Task, batches: Sequence[Batch]) -> Iterator[tuple[int, Outcome]]:
    """Do all batches; yields number and outcome of each as they are done, in any order."""
    workers = workers or os.cpu_count() or 1
    if task.costly:
        yield from _at_once(task, batches)
    elif executor == "processes" and batches:
        yield from _in_processes(workers, task, batches)
    elif executor == "threads":
        with ThreadPoolExecutor(workers) as pool:
            futures = {pool.submit(perform, task, batch): number for number, batch in enumerate(batches)}
            yield from _as_done(futures, None)
    else:
        yield from ((number, perform(task, batch)) for number, batch in enumerate(batches))


def _at_once(task: Task, batches: Sequence[Batch]) -> Iterator[tuple[int, Outcome]]:
    """Ask once about batches of one, in this process, and hand on each answer as it comes.

    What costs something is not asked twice: a wrong answer costs itself, and after an exception or
    a time-out the rest stays unanswered.
    """
    items = [item for batch in batches for item in batch]
    answers: Iterator[Any] | None = None
    name, broken = task.reference.name, None
    try:
        for number, item in enumerate(items):
            start = time.perf_counter()
            try:
                if not broken and answers is None:
                    answers = iter(_several(getattr(load(task.reference).value, task.hook)(items)))
                answer = broken or _next(task, answers, number)
                answer = broken or checked_answer(task.hook, name, item, answer)
            except AnswerError as error:
                answer = Failure(str(error))
            except KeyboardInterrupt:
                raise
            except BaseException as error:  # noqa: BLE001 - whatever a plugin may raise, SystemExit too
                answer = broken = Failure(_told(error, task))
            yield number, Outcome((answer,), time.perf_counter() - start)
    finally:
        if isinstance(answers, Generator):
            answers.close()


def _next(task: Task, answers: Any, number: int) -> Any:
    """The next answer of a plugin, in time."""
    nothing = Failure(f"yielded {_number(number)} when asked for more")
    (answer,) = _limited(task.seconds, lambda _restart: [next(answers, nothing)])
    if answer is nothing:
        raise AnswerError(nothing.message)
    return answer


def _as_done(futures: dict[Future[Outcome], int], timeout: float | None) -> Iterator[tuple[int, Outcome]]:
    """The outcomes as they come; stops when nothing comes for ``timeout`` seconds."""
    waiting = set(futures)
    while waiting:
        done, waiting = wait(waiting, timeout, FIRST_COMPLETED)
        if not done:
            return
        for future in sorted(done, key=futures.__getitem__):
            yield futures[future], future.result()


def _in_processes(workers: int, task: Task, batches: Sequence[Batch]) -> Iterator[tuple[int, Outcome]]:
    finished: set[int] = set()
    largest = max(len(batch) for batch in batches)
    with _pool(workers) as pool:
        futures = {}
        try:
            for number, batch in enumerate(batches):
                futures[pool.submit(perform, task, batch)] = number
            for number, outcome in _as_done(futures, task.seconds * (largest + 1) + 5):
                finished.add(number)
                yield number, outcome
        except BrokenProcessPool:
            pass
        for future, number in futures.items():
            if number not in finished and future.done() and not future.cancelled() and not future.exception():
                finished.add(number)
                yield number, future.result()
        _kill(pool)
    for number, batch in enumerate(batches):
        if number not in finished:
            yield number, Outcome(tuple(_carefully(task, batch)))


def _carefully(task: Task, batch: Batch) -> list[Any]:
    """A batch whose worker died: again alone, then in halves, until the culprit is alone."""
    for _attempt in range(2):
        with _pool(1) as pool:
            try:
                future = pool.submit(perform, task, batch)
                return list(future.result(task.seconds * (len(batch) + 1) + 5).answers)
            except (BrokenProcessPool, TimeoutError):
                _kill(pool)
    if len(batch) == 1:
        return [Failure("killed its worker process, or hung in it, twice")]
    middle = len(batch) // 2
    return _carefully(task, batch[:middle]) + _carefully(task, batch[middle:])


def _pool(workers: int) -> ProcessPoolExecutor:
    methods = multiprocessing.get_all_start_methods()
    method = "forkserver" if "forkserver" in methods else "spawn"
    context = multiprocessing.get_context(method)
    if method == "forkserver":
        context.set_forkserver_preload(["__main__", __name__])  # imported once, and not by each worker again
    return ProcessPoolExecutor(workers, context)


def _kill(pool: ProcessPoolExecutor) -> None:
    """End workers that may hang, so that leaving the pool does not wait for them."""
    for process in list((pool._processes or {}).values()):  # noqa: SLF001 - there is no public way before 3.14
        process.kill()
