# SPDX-License-Identifier: GPL-3.0-or-later
"""No argument from Python ends the process, and what is wrong is refused by an error of the package.

Idea: calls are drawn in a process of their own, which writes each down before it is made; one that
dies has told its last call. fuzz.py by itself runs for as long as one likes.
Source: hypothesis; see fuzz.py.
Invariant: the seeds are fixed; what is drawn depends on the version of hypothesis alone.
"""

import os
import pathlib
import subprocess
import sys
import threading

import numpy as np
import pytest

import awrash
from awrash import apportion, metric
from conftest import EXAMPLES

pytest.importorskip("hypothesis")
pytest.importorskip("pandas")

FUZZ = pathlib.Path(__file__).with_name("fuzz.py")
# Below the package an index out of range breaks the contract of the library, and is refused.
NATIVE = ("failed and set no error", "inputs, ")


@pytest.mark.parametrize("kind, examples", [
    ("public", 150), ("methods", 100), ("single", 150), ("native", 400)])
def test_no_call_ends_the_process(kind, examples, tmp_path):
    log = tmp_path / "calls"
    done = subprocess.run([sys.executable, str(FUZZ), str(log), "20", str(examples), kind],
                          cwd=FUZZ.parent, capture_output=True, text=True, check=False)
    last = log.read_text(encoding="utf-8", errors="replace")[-2000:] if log.exists() else ""
    assert done.returncode == 0, f"{done.stderr[-2000:]}\nthe last calls:\n{last}"
    faults = [fault for fault in done.stdout.split("\0")[:-1]
              if not (kind == "native" and any(words in fault for words in NATIVE))]
    assert faults == []


STRANGE = {
    "truth values": np.ones(3, bool), "complex numbers": np.ones(3, complex),
    "texts": np.array(["1", "2", "3"]), "dates": np.array([1, 2, 3], "datetime64[D]"),
    "records": np.zeros(3, [("a", "f8")]), "two dimensions": np.ones((2, 2)), "a number": 5.0,
    "an object": object(), "None among numbers": [1, None, 3], "None": None}


@pytest.mark.parametrize("strange", STRANGE.values(), ids=STRANGE)
@pytest.mark.parametrize("function", [
    pytest.param(metric.hoover, id="hoover"), pytest.param(metric.lorenz, id="lorenz"),
    pytest.param(lambda x: apportion.divisor(x, 5), id="divisor")])
def test_what_is_no_list_of_numbers_is_refused_with_its_name(function, strange):
    with pytest.raises(awrash.DataError, match=r"^(x|claims)\b.*(expected|dimensions|is no array)"):
        function(strange)


SAME = {
    "a list": [3, 1, 4], "a tuple": (3, 1, 4), "every other": np.array([3.0, 9, 1, 9, 4])[::2],
    "backwards": np.array([4.0, 1, 3])[::-1], "of 32 bits": np.array([3, 1, 4], np.float32),
    "whole": np.array([3, 1, 4], np.int8), "of the other order": np.array([3, 1, 4], ">f8"),
    "unaligned": np.frombuffer(b"x" + np.array([3.0, 1, 4]).tobytes(), np.uint8)[1:].view("f8")}


@pytest.mark.parametrize("values", SAME.values(), ids=SAME)
def test_numbers_of_any_make_are_the_same_numbers(values):
    assert metric.hoover(values) == metric.hoover(np.array([3.0, 1, 4]))


def test_read_only_arrays_go_through_without_a_copy_and_unchanged():
    held = np.array([3.0, 1, 4])
    held.flags.writeable = False
    assert awrash.gini(held) == awrash.gini([3.0, 1, 4]) and held.tolist() == [3, 1, 4]
    from awrash._arrays import reals
    assert reals(held, "x") is held


FORKING = """
import os, sys, awrash
programme = awrash.Programme.load(sys.argv[1])
expected = programme.split()
for _ in range(500):
    programme.split()
    child = os.fork()
    if child == 0:
        same = programme.split() == expected and awrash.gini([0, 1]) == 0.5
        programme.close()
        os._exit(0 if same else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
assert programme.split() == expected
"""


def test_a_child_after_a_fork_works_and_frees_its_own():
    # in a process of its own: what a test before left running is nothing that a child could rely on
    subprocess.run([sys.executable, "-c", FORKING, str(EXAMPLES / "khenifra-2023")], check=True, timeout=60,
                   env={**os.environ, "PYTHONPATH": str(pathlib.Path(awrash.__file__).parents[1])})


def test_threads_share_what_they_read():
    programme = awrash.Programme.load(EXAMPLES / "khenifra-2023")
    expected, found = programme.split(), []
    threads = [threading.Thread(target=lambda: found.append(programme.split() == expected))
               for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [True] * 8


def test_creations_leave_no_growth():
    def pages():
        with open("/proc/self/statm", encoding="ascii") as file:
            return int(file.read().split()[1])

    def make(times):
        for _ in range(times):
            metric.Distribution([3.0, 1, 4])
            apportion.divisor([3, 1, 4], 5)

    make(300)
    before = pages()
    make(20_000)
    assert pages() - before < 250  # a megabyte; a leak of a distribution alone would be thrice that
