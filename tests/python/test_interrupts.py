# SPDX-License-Identifier: GPL-3.0-or-later
"""Ctrl-C, threads and progress.

Idea: a process of its own is interrupted while it works; what it tells afterwards is looked at.
Source: Python's contract of signals and of its lock.
Invariant: no test hangs on how fast the machine is: work that is interrupted would last for long.
"""

import ctypes
import os
import pickle
import re
import signal
import subprocess
import sys
import threading
import time

import pytest

import awrash
from awrash import selection
from awrash._cancel import Cancel
from awrash._interrupts import LASTING, patient, telling
from awrash._native import _Owned
from awrash._prototypes import PROTOTYPES
from conftest import EXAMPLES, ROOT

CHILD = """
import os, signal, sys, threading, time
sys.path.insert(0, {binding!r})
import awrash
from awrash import selection
# a job in the background of a shell is begun with interrupts ignored, and so would be its children
signal.signal(signal.SIGINT, signal.default_int_handler)
programme = awrash.Programme.load({example!r})
pool = selection.Pool({{"a": [i % 2 for i in range(400)], "b": [i % 3 for i in range(400)]}}, ["a", "b"])
panels = pool.question(40, {{"a": {{0: (10, 30)}}}})
study = awrash.Study(programme, policies={{"need": "proportional(unemployed)"}}, scenarios=2_000_000, editions=5)
begin = []

def interrupt():
    begin.append(time.monotonic())
    os.kill(os.getpid(), signal.SIGINT)

def turns():
    while True:
        programme.split()

work = {{"one long call": lambda: selection.legacy(panels, "seed", 2_000_000_000),
         "many steps": turns,
         "a study": lambda: study.run(threads=2)}}[{work!r}]
threading.Timer(0.3, interrupt).start()
try:
    work()
except KeyboardInterrupt:
    print(time.monotonic() - begin[0], flush=True)
print(awrash.gini([0, 1]), programme.split().status, selection.legacy(panels, "seed", 5).n_panels, flush=True)
"""


@pytest.mark.parametrize("work", ["one long call", "many steps", "a study"])
def test_an_interrupt_ends_work_soon_and_leaves_all_usable(work):
    text = CHILD.format(binding=str(ROOT / "bindings" / "python"), work=work,
                        example=str(EXAMPLES / "khenifra-2023"))
    done = subprocess.run([sys.executable, "-c", text], capture_output=True, text=True, timeout=60,
                          check=False)
    assert done.returncode == 0, done.stderr
    waited, after = done.stdout.splitlines()
    assert float(waited) < 2  # 0.2 s on a machine that does nothing else; the work would last for long
    assert after == "0.5 optimal 5"


def test_an_interrupt_ends_calls_of_every_room_and_nothing_works_on():
    done = subprocess.run([sys.executable, ROOT / "tests" / "benchmarks" / "bench_interrupts.py"],
                          capture_output=True, text=True, timeout=120, check=False,
                          env={**os.environ, "PYTHONPATH": str(ROOT / "bindings" / "python")})
    assert done.returncode == 0, done.stderr
    lines = dict(line.split(": ") for line in done.stdout.splitlines())
    assert len(lines) > 10
    for name, told in lines.items():
        assert told != "over by itself", name
        waited, worked = map(float, told.split())
        assert waited < 2 and worked < 0.2, (name, told)


def test_another_thread_cancels_a_call():
    pool = selection.Pool({"a": [i % 2 for i in range(400)]}, ["a"])
    panels = pool.question(40, {"a": {0: (10, 30)}})
    cancel = Cancel()
    threading.Timer(0.05, cancel.ask).start()
    with cancel, pytest.raises(awrash.CancelledError, match="before its end") as raised:
        selection.legacy(panels, "seed", 2_000_000_000)
    assert raised.value.code == "cancelled" and cancel.asked
    with cancel, pytest.raises(awrash.CancelledError):  # for ever
        selection.legacy(panels, "seed", 5)
    assert selection.legacy(panels, "seed", 5).n_panels == 5


def test_a_thread_cancels_its_own_calls_alone():
    pool = selection.Pool({"a": [i % 2 for i in range(400)]}, ["a"])
    panels = pool.question(40, {"a": {0: (10, 30)}})
    cancel, told = Cancel(), []

    def work():
        try:
            with cancel:
                selection.legacy(panels, "seed", 2_000_000_000)
        except awrash.CancelledError as error:
            told.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    assert selection.legacy(panels, "seed", 5).n_panels == 5
    cancel.ask()
    thread.join(30)
    assert not thread.is_alive() and len(told) == 1


def test_the_inner_of_two_cancels_counts():
    outer, inner = Cancel(), Cancel()
    outer.ask()
    with outer:
        with inner:
            assert awrash.base.read_csv(EXAMPLES / "khenifra-2023" / "streams.csv").shape[0] == 2
        with pytest.raises(awrash.CancelledError):
            awrash.base.read_csv(EXAMPLES / "khenifra-2023" / "streams.csv")
    assert awrash.base.read_csv(EXAMPLES / "khenifra-2023" / "streams.csv").shape[0] == 2


def test_an_interrupt_asks_the_cancel_that_the_call_stands_under():
    def stop():
        raise KeyboardInterrupt

    cancel = Cancel()
    pool = selection.Pool({"a": [i % 2 for i in range(400)]}, ["a"])
    panels = pool.question(40, {"a": {0: (10, 30)}})
    before = signal.signal(signal.SIGUSR1, lambda *unused: stop())
    try:
        threading.Timer(0.1, lambda: os.kill(os.getpid(), signal.SIGUSR1)).start()
        with pytest.raises(KeyboardInterrupt), cancel:
            selection.legacy(panels, "seed", 2_000_000_000)
        assert cancel.asked
    finally:
        signal.signal(signal.SIGUSR1, before)


def test_an_interrupt_that_comes_while_a_thing_is_given_back_is_not_lost():
    def stop(*unused):
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGUSR1, stop)
    try:
        with pytest.raises(KeyboardInterrupt):
            owned = _Owned(signal.SIGUSR1, ctypes.CDLL(None)["raise"])
            del owned
            time.sleep(1)  # interrupts are looked at where something is called
    finally:
        signal.signal(signal.SIGUSR1, before)


def test_a_cancel_stays_in_its_process():
    with pytest.raises(TypeError, match="stays in its process"):
        pickle.dumps(Cancel())


def test_two_threads_work_at_once():
    pool = selection.Pool({"a": [i % 2 for i in range(400)]}, ["a"])
    panels = pool.question(40, {"a": {0: (10, 30)}})
    begun, ended, seen = threading.Event(), threading.Event(), []

    def first():
        begun.set()
        selection.legacy(panels, "seed", 20_000)
        ended.set()

    def second():
        begun.wait()
        programme = awrash.Programme.load(EXAMPLES / "khenifra-2023")
        while not ended.is_set():
            seen.append(programme.split().status)

    threads = [threading.Thread(target=first), threading.Thread(target=second)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(seen) > 1 and set(seen) == {"optimal"}


def test_what_may_last_is_in_the_table():
    assert LASTING and not LASTING - set(PROTOTYPES)


# What a contract's cost says where a call may last beyond what its input's size takes.
LASTS = re.compile(r"search|exponential|NP-hard|eplicat|draw\b|2\^|²|³|paths?\b|cycle|pivot|for each of|sweeps"
                   r"|allotments|an allotment|splits?\b|stage|branches|(?:walls|bounds) ×|clusters")
BOUNDED = {
    "at most some hundred passes over the input": """
        awrash_apportion_change awrash_apportion_paradox_newcomer awrash_apportion_paradox_population""",
    "the power of two is a precision": "awrash_apportion_nested_shares awrash_apportion_shares_within",
    "what is looked at is few by nature: traits, walls of one reading": """
        awrash_audit_division awrash_audit_matching awrash_audit_priority awrash_audit_relaxation
        awrash_split_walls_sum""",
}


def costs():
    """What each contract says of its cost, by the function."""
    for header in sorted((ROOT / "include" / "awrash").glob("*.h")):
        for comment in re.findall(r"/\*\*(.*?)\*/", header.read_text(encoding="utf-8"), re.DOTALL):
            text = " ".join(comment.replace("\n *", " ").split())
            name, cost = re.match(r"\w+", text), re.search(r"Cost: (.*?)(?= Source: | Since: )", text)
            if name and cost and name[0] in PROTOTYPES:
                yield name[0], cost[1]


def test_what_is_not_bounded_by_its_input_can_be_interrupted():
    bounded = {name for names in BOUNDED.values() for name in names.split()}
    told = dict(costs())
    assert len(told) > 600
    lasting = {name for name, cost in told.items() if LASTS.search(cost)}
    assert sorted(lasting - LASTING - bounded) == []
    assert sorted(bounded - lasting) == [] and sorted(bounded & LASTING) == []


def test_a_patient_call_answers_and_raises_as_the_call_itself():
    place = []

    def divide(a, b):
        place.append(threading.get_ident())
        return a / b

    call = patient(divide)
    assert call(1, 4) == 0.25
    with pytest.raises(ZeroDivisionError):
        call(1, 0)
    assert threading.main_thread().ident not in place
    worker = threading.Thread(target=lambda: call(1, 2))
    worker.start()
    identity = worker.ident
    worker.join()
    assert place[-1] == identity


def test_a_call_that_is_given_up_lets_go_of_its_things_when_it_ends():
    class Thing:
        pass

    import weakref
    thing, go = Thing(), threading.Event()
    held = weakref.ref(thing)

    def wait(what):
        go.wait(10)

    def stop():
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGUSR1, lambda *unused: stop())
    try:
        threading.Timer(0.05, lambda: signal.raise_signal(signal.SIGUSR1)).start()
        with pytest.raises(KeyboardInterrupt):
            patient(wait)(thing)
        del thing
        assert held() is not None
        go.set()
        for _ in range(200):
            if held() is None:
                break
            time.sleep(0.02)
        assert held() is None
    finally:
        signal.signal(signal.SIGUSR1, before)


def test_progress_is_told_or_shown(khenifra, capsys):
    told = []
    khenifra.split(progress=told.append)
    assert told[-1] == 1.0 and told == sorted(told)
    khenifra.split(progress=False)
    with pytest.raises(awrash.DataError, match="progress is 5, expected True or a function"):
        khenifra.split(progress=5)
    pytest.importorskip("tqdm")
    khenifra.split(progress=True)
    khenifra.frontier(points=3, progress=True)
    shown = capsys.readouterr().err
    assert "split: 100%" in shown and "frontier" in shown


def test_progress_without_tqdm_says_what_is_missing(monkeypatch):
    monkeypatch.setitem(sys.modules, "tqdm", None)
    monkeypatch.setitem(sys.modules, "tqdm.auto", None)
    with pytest.raises(ImportError, match="tqdm, which is not installed"):
        with telling(True, "split"):
            pass


def test_an_error_of_whoever_is_told_ends_the_work(khenifra):
    def refuse(done):
        raise RuntimeError("no more")

    with pytest.raises(RuntimeError, match="no more"):
        khenifra.split(progress=refuse)
    assert khenifra.split().status == "optimal"
