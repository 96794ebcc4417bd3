# SPDX-License-Identifier: GPL-3.0-or-later
"""Calls everything public with whatever a user might pass, and much that nobody would.

Idea: each argument is one that fits its name, or one of a drawer of odd things; a call is written
down before it is made, so that a process that dies has told its arguments.
Source: hypothesis draws; the examples of test_results.py are the objects whose methods are called; what
they and the examples of docstrings call is called again with one argument that is odd.
Invariant: what a call raises is an error of the package, or Python's own for a wrong signature.

usage: fuzz.py LOG SEED EXAMPLES [public|methods|single|native]
"""

import doctest
import faulthandler
import importlib
import inspect
import io
import os
import pkgutil
import resource
import signal
import sys
import tempfile
import traceback
import warnings
from contextlib import redirect_stdout
from decimal import Decimal
from fractions import Fraction

import hypothesis
import hypothesis.strategies as st
import numpy as np
import pandas as pd

import conftest
import awrash
import test_results
from awrash import _native
from awrash._results import Result
from awrash._prototypes import PROTOTYPES, Array, Enumeration, Number, Opaque, Text

# ── what is passed ───────────────────────────────────────────────────────────────────────────────

_BASE = np.arange(12, dtype=np.float64)
_FROZEN = np.array([1.0, 2.0, 3.0])
_FROZEN.flags.writeable = False


class Odd:
    """An object that says no to everything."""

    def __len__(self):
        return -1

    def __iter__(self):
        raise RuntimeError("no items here")

    def __float__(self):
        raise RuntimeError("no number here")

    def __bool__(self):
        raise RuntimeError("no truth here")

    def __array__(self, *more):
        raise RuntimeError("no array here")


def odd_things():
    """Things that fit nowhere, or only by chance."""
    closed = awrash.Programme.load(conftest.EXAMPLES / "khenifra-2023")
    closed.close()
    handle = _native.call("awrash_apportion_claims_new", [1.0, 2.0], None, None)
    handle.close()
    unaligned = np.frombuffer(b"x" * 25, np.uint8)[1:].view(np.float64)
    return [
        None, True, False, 0, 1, -1, 2, 3, 7, 2**31, 2**53 + 1, 2**63, -2**63, 2**64, 10**400, 0.5, -0.0,
        1e308, -1e308, 5e-324, float("nan"), float("inf"), float("-inf"), 1j, "", "x", "webster",
        "leximin", "\0", "a\0b", "\ud800", "é" * 1000, b"x", b"", bytearray(b"y"), [], [1], [1, 2, 3],
        [1.5, 2.5, 0.0], [3, "x", None], [None] * 3, [float("nan")] * 3, [[1, 2], [3, 4]],
        [[1, 2], [3]], ["a", "b", "c"], (1, 2, 3), {}, {"a": 1, "b": 2}, {"a": None}, {1: {2: 3}}, set(),
        {1, 2}, object(), Odd(), type, len, lambda *a: 1, iter([1, 2]), range(3), Decimal("1.5"),
        Decimal("NaN"), Fraction(1, 3), np.float64(2), np.int64(3), np.bool_(True), np.array(5.0),
        np.array([]), np.zeros(3), np.ones(3, np.float32), np.ones(3, np.int8), np.ones(3, np.uint64) * 2**63,
        np.ones(3, bool), np.ones(3, complex), np.array([1, "a", None], object), np.array(["1", "2", "3"]),
        np.array([1, 2, 3], "datetime64[D]"), np.zeros(3, [("a", "f8")]), np.ones((2, 2)), np.ones((0, 3)),
        np.ones((2, 2, 2)), _BASE[::2], _BASE[::-1], _BASE[::-4], _FROZEN, np.arange(3, dtype=">f8"),
        np.arange(3, dtype=">i8"), unaligned, np.broadcast_to(1.0, 3), np.broadcast_to(1.0, 100_000),
        np.array([np.nan, 1, 2]), np.array([np.inf, 1, 2]), np.array([-1.0, 2, 3]), np.full(3, 1e308),
        np.full(3, 5e-324), np.ma.array([1, 2, 3], mask=[0, 1, 0]), np.matrix([[1, 2]]),
        np.full(3, 2**62), np.full(3, -2**63), pd.Series([1, 2, 3], index=list("abc")),
        pd.Series([1.0, None, 3.0]), pd.Series(list("abc")), pd.Series([1, 2, 3], index=[0, 0, 1]),
        pd.Series([1, None], dtype="Int64"), pd.DataFrame({"a": [1, 2, 3], "b": [4.0, 5.0, 6.0]}), pd.DataFrame(),
        pd.DataFrame({"territory": ["A"], "max": [3]}), pd.Categorical(list("aab")), pd.NaT, pd.NA,
        closed, handle, _native.call("awrash_allot_ties_new_lot", "seed")]


NAMED = {
    "claims": [[53, 24, 23], pd.Series([5, 3, 2], index=list("xyz")), np.array([1.0, 1, 1])],
    "x": [np.array([3.0, 1, 4, 1, 5, 9]), [1, 2, 3]], "y": [np.array([2.0, 7, 1, 8, 2, 8]), [3, 2, 1]],
    "weights": [None, [1, 2, 3], np.ones(6)], "total": [10, 0, 5], "rule": ["webster", "adams", "leximin"],
    "floor": [None, 1, [1, 1, 1]], "ceiling": [None, 8, [8, 8, 8]], "tie": ["error", "order", "lot"],
    "order": [None, [0, 1, 2], list("xyz")], "seed": [None, "balls", 1], "lot": [None, [1, 0, 0]],
    "parent": [[-1, 0, 0]], "values": [[1.2, 3.4, 5.4]], "rows": [[2, 2]], "columns": [[2, 2]],
    "units": [[6, 2, 2]], "groups": [list("aab"), list("aabbcc")], "rank": [[1, 2, 3], range(6)],
    "index": ["gini", "theil"], "matrix": [np.ones((3, 2)), np.arange(6.0).reshape(3, 2)],
    "programme": [test_results.programme()], "plan": [test_results.plan()], "threads": [1, 2],
    "neighbours": [test_results.neighbours()], "size": [2, 3], "score": [[3, 2, 1]], "persons": [list("abc")],
    "quotas": [{"sex": {"F": (1, 1)}}], "name": ["a", "gini"], "alpha": [0, 1, 0.5], "epsilon": [0.5, 1],
    "path": [os.path.join(tempfile.gettempdir(), "awrash-fuzz-out")], "replications": [5, 20],
    "level": [0.95], "editions": [2], "scenarios": [2], "policies": ["flat"], "points": [3], "draws": [20],
}
"""Arguments that fit, by the name of the parameter."""

NEVER = {"close", "plot", "run", "save_template", "folder", "progress", "executor", "count_threads"}
"""What is not called or passed here: it has tests of its own, or writes wherever it is told."""

COUNTS = ("draws", "replications", "permutations", "threads", "scenarios", "editions")
"""How much work there is: not much, but for numbers that are refused."""

ODD = odd_things()
SAFE_FOLDER = tempfile.mkdtemp(prefix="awrash-fuzz-")


def argument(draw, name):
    """A fitting argument for a name, or an odd one."""
    if name in ("folder", "path"):
        return draw(st.sampled_from([None, 5, b"x", "\0", SAFE_FOLDER, os.path.join(SAFE_FOLDER, "no", "such")]))
    if name in COUNTS:
        return draw(st.sampled_from([*NAMED.get(name, [3]), None, -1, 0, 2.5, "x", float("nan"), [1], 2**64]))
    fitting = NAMED.get(name)
    if fitting and draw(st.integers(0, 3)):
        return draw(st.sampled_from(fitting))
    return draw(st.sampled_from(ODD))


# ── what is called ───────────────────────────────────────────────────────────────────────────────


def named():
    """All functions and classes of all rooms, by name."""
    for room in awrash._ROOMS:
        module = getattr(awrash, room)
        for name in module.__all__:
            thing = getattr(module, name)
            if callable(thing) and not (inspect.isclass(thing) and issubclass(thing, BaseException)):
                yield f"{room}.{name}", thing


def is_made_by_users(kind):
    """Whether a class is more than what functions answer with: then it says what it takes."""
    return not issubclass(kind, Result) or "\nParameters\n---" in inspect.cleandoc(kind.__doc__)


def public():
    """The functions and the classes that users call, by name."""
    for name, thing in named():
        if not inspect.isclass(thing) or is_made_by_users(thing):
            yield name, thing


def methods():
    """The methods of the examples, bound, by name."""
    for name in [*test_results.ANSWERS, *test_results.QUESTIONS]:
        try:
            thing = test_results.example(name)
        except Exception:
            continue
        for word in dir(type(thing)):
            if word.startswith("_") and word not in ("__getitem__", "__eq__", "__len__"):
                continue
            kind = inspect.getattr_static(type(thing), word)
            if word in NEVER or isinstance(kind, property) or not callable(getattr(thing, word)) \
                    or code_of(getattr(thing, word)) is None:
                continue
            yield f"<{name}>.{word}", getattr(thing, word)


def signature(thing):
    """The parameters of a callable, or none where Python cannot tell."""
    try:
        parameters = inspect.signature(thing).parameters.values()
    except (TypeError, ValueError):
        return None
    return [p for p in parameters if p.name not in NEVER or p.default is p.empty]


def arguments(draw, thing):
    """Arguments for a callable: as its signature has them, some left out."""
    given, named = [], {}
    for parameter in signature(thing) or []:
        if parameter.kind in (parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD):
            continue
        if parameter.default is not parameter.empty and draw(st.integers(0, 2)):
            continue
        value = argument(draw, parameter.name)
        if parameter.default is parameter.empty and parameter.kind is not parameter.KEYWORD_ONLY:
            given.append(value)
        else:
            named[parameter.name] = value
    return given, named


def handles():
    """An open and a closed handle of every kind that the examples hold."""
    found = {}

    def look(thing, depth):
        if isinstance(thing, _native.Handle):
            found.setdefault(thing.name, []).append(thing)
        elif depth and hasattr(thing, "__dict__"):
            for value in vars(thing).values():
                look(value, depth - 1)
    for name in [*test_results.ANSWERS, *test_results.QUESTIONS]:
        try:
            look(test_results.example(name), 2)
        except Exception:
            continue
    programme = test_results.programme()._handle
    reading = _native.call("awrash_split_reading_load", programme, None)
    solving = _native.call("awrash_split_solving_new", programme, reading)
    while not _native.call("awrash_split_solving_step", solving, 1000):
        pass
    claims = _native.call("awrash_apportion_claims_new", [5.0, 3.0, 2.0], None, None)
    for made in (reading, solving, claims, _native.call("awrash_split_solving_get_plan", solving),
                 _native.call("awrash_allot_ties_new_lot", "seed"),
                 _native.call("awrash_split_walls_new", programme, reading)):
        found.setdefault(made.name, []).append(made)
    return found


def native_value(draw, kind, known):
    """An argument for a parameter of the table: of its kind, at its edges, or odd."""
    if not draw(st.integers(0, 9)):
        return draw(st.sampled_from(ODD))
    if isinstance(kind, Opaque):
        return draw(st.sampled_from([*known.get(kind.name, []), *([None] if kind.nullable else [])] or [None]))
    if isinstance(kind, Enumeration):
        return draw(st.sampled_from([*_native.names_of(kind.c), 0, 99]))
    if isinstance(kind, Text):
        return draw(st.sampled_from(["", "x", "webster", "leximin", "gini", "seed", "05.301", "plan"]))
    if isinstance(kind, Array) and isinstance(kind.item, Text):
        return draw(st.sampled_from([[], ["a"], ["a", "b", "c"]]))
    if isinstance(kind, Array):
        return draw(st.sampled_from([[], [1], [0, 1, 2], [3, 2, 1], [1] * 6, [0, 2], [-1, 0, 0], None]))
    if isinstance(kind, Number) and kind.c == "double":
        return draw(st.sampled_from([0.0, 1.0, 0.5, -1.0, 1e300, float("nan"), float("inf")]))
    return draw(st.sampled_from([0, 1, 2, 3, 5, -1, 100]))


# Frees are the handles' own; files and long work are tried elsewhere.
UNCALLED = ("_free", "_unref", "_ref", "_save", "_load", "study_run", "study_open", "study_merge", "write",
            "_save_template")


# ── calls that fit, to be made with one argument that does not ───────────────────────────────────


def code_of(thing):
    """The code that runs when a thing is called, or none where it is not the package's own."""
    function = inspect.unwrap(getattr(thing, "__func__", thing))
    code = getattr(function, "__code__", None)
    return code if code is not None and "awrash" in code.co_filename else None


def callables():
    """(name, code, the thing to call, whether the first argument is an object of its class)."""
    seen = set()
    for name, thing in named():
        if not inspect.isclass(thing):
            yield name, code_of(thing), thing, 0
            continue
        if is_made_by_users(thing):
            yield name, code_of(vars(thing).get("__init__")), thing, 1
        for word in dir(thing):
            kind = inspect.getattr_static(thing, word)
            if (word.startswith("_") and word != "__getitem__") or word in NEVER or isinstance(kind, property):
                continue
            code = code_of(getattr(thing, word))
            if code is not None and code not in seen:
                seen.add(code)
                # of a class method the profile sees the class first, which is bound already
                yield f"{name}.{word}", code, getattr(thing, word), int(isinstance(kind, classmethod))


class Quiet(doctest.DocTestRunner):
    def report_failure(self, *unused):
        pass

    report_unexpected_exception = report_failure


def recorded():
    """(name, thing, arguments by name) of one fitting call of each callable that the examples call."""
    known = {code: (name, thing, skipped) for name, code, thing, skipped in callables() if code is not None}
    found = {}

    def look(frame, event, unused):
        if event == "call" and frame.f_code in known and frame.f_code not in found:
            found[frame.f_code] = dict(frame.f_locals)

    modules = [importlib.import_module(name) for _, name, _ in pkgutil.iter_modules(awrash.__path__, "awrash.")
               if not name.endswith("__main__")]
    held = os.getcwd()
    os.chdir(conftest.EXAMPLES)
    sys.setprofile(look)
    try:
        for make in [*test_results.ANSWERS.values(), *test_results.QUESTIONS.values()]:
            make()
        with redirect_stdout(io.StringIO()):
            for module in modules:
                for test in doctest.DocTestFinder().find(module, extraglobs={"awrash": awrash}):
                    Quiet(verbose=False).run(test)
    finally:
        sys.setprofile(None)
        os.chdir(held)
    for code, arguments in found.items():
        name, thing, skipped = known[code]
        yield name, thing, dict(list(arguments.items())[skipped:])


def spread(thing, arguments):
    """Arguments by name as a call takes them."""
    given, named = [], {}
    for parameter in signature(thing) or []:
        if parameter.name not in arguments:
            continue
        value = arguments[parameter.name]
        if parameter.kind is parameter.VAR_POSITIONAL:
            given += value
        elif parameter.kind is parameter.VAR_KEYWORD:
            named.update(value)
        elif parameter.kind is parameter.KEYWORD_ONLY:
            named[parameter.name] = value
        else:
            given.append(value)
    return given, named


def singles():
    """(name, thing, arguments, which of them may be another)."""
    for name, thing, arguments in recorded():
        free = [p.name for p in signature(thing) or []
                if p.kind not in (p.VAR_POSITIONAL, p.VAR_KEYWORD) and p.name not in (*NEVER, "self", "folder", "path")]
        if free:
            yield name, thing, arguments, free


# ── calling ──────────────────────────────────────────────────────────────────────────────────────


def brief(value):
    try:
        return repr(value)[:150]
    except Exception as error:
        return f"<{type(value).__name__}: repr raised {error!r}>"


class Journal:
    """Calls before they are made, and what they raised that they should not have."""

    def __init__(self, path):
        self.file = open(path, "w", encoding="utf-8", errors="backslashreplace", buffering=1)
        self.faults = {}

    def make(self, name, call, given, named):
        words = ", ".join([*map(brief, given), *(f"{key}={brief(value)}" for key, value in named.items())])
        self.file.write(f"{name}({words})\n")
        try:
            inspect.signature(call).bind(*given, **named)
            fits = True
        except (TypeError, ValueError):
            fits = False
        signal.alarm(20)
        try:
            with redirect_stdout(io.StringIO()):
                call(*given, **named)
        except awrash.Error as error:
            self.look(name, words, error)
        except awrash.Bug as error:
            self.note(name, words, error)
        except TimeoutError as error:
            self.note(name, words, error)
        except (ImportError, MemoryError):
            pass
        except BaseException as error:
            if not (isinstance(error, RuntimeError) and "here" in str(error)
                    or isinstance(error, TypeError) and not fits):
                self.note(name, words, error)
        finally:
            signal.alarm(0)

    def look(self, name, words, error):
        """Errors say something, on no more than some lines."""
        if not str(error).strip() or len(str(error)) > 20_000:
            self.note(name, words, error)

    def note(self, name, words, error):
        last = traceback.extract_tb(error.__traceback__)[-1]
        where = next((f"{os.path.basename(f.filename)}:{f.lineno}" for f in
                      reversed(traceback.extract_tb(error.__traceback__)) if "awrash" in f.filename), "")
        key = (where, type(error).__name__)
        if key not in self.faults:
            self.faults[key] = f"{name}({words}) raised {type(error).__name__}: {str(error)[:150]} " \
                               f"at {where} ({last.name})"
            self.file.write(f"FAULT {self.faults[key]}\n")


def too_long(*unused):
    raise TimeoutError("took longer than 20 seconds")


def draw_calls(kind, seed, examples, journal):
    """So many calls of a kind, drawn from a seed."""
    if kind == "native":
        known = handles()
        names = [name for name in PROTOTYPES if not name.endswith(UNCALLED)]
    elif kind == "single":
        fitting = list(singles())
    else:
        things = list(methods() if kind == "methods" else public())

    @hypothesis.seed(seed)
    @hypothesis.settings(max_examples=examples, database=None, deadline=None, phases=[hypothesis.Phase.generate],
                         suppress_health_check=list(hypothesis.HealthCheck))
    @hypothesis.given(st.data())
    def make(data):
        if kind == "native":
            name = data.draw(st.sampled_from(names))
            function = _native._function(name)
            inputs = [native_value(data.draw, parameter, known) for word, parameter in function.prototype.parameters
                      if f"v_{word}" in function.run.__code__.co_varnames]
            journal.make(name, function.run, inputs, {})
        elif kind == "single":
            name, thing, fit, free = data.draw(st.sampled_from(fitting))
            word = data.draw(st.sampled_from(free))
            odd = {word: argument(data.draw, word) if word in COUNTS else data.draw(st.sampled_from(ODD))}
            journal.make(name, thing, *spread(thing, {**fit, **odd}))
        else:
            name, thing = data.draw(st.sampled_from(things))
            journal.make(name, thing, *arguments(data.draw, thing))

    make()


def main(log, seed, examples, kind="public"):
    warnings.simplefilter("ignore")
    faulthandler.enable()
    # What asks for more than there is gets an error, here early.
    resource.setrlimit(resource.RLIMIT_AS, (3 * 2**30, resource.RLIM_INFINITY))
    signal.signal(signal.SIGALRM, too_long)
    journal = Journal(log)
    os.chdir(SAFE_FOLDER)  # a text may be taken for the name of a file
    draw_calls(kind, int(seed), int(examples), journal)
    for fault in sorted(journal.faults.values()):
        print(fault, end="\0")


if __name__ == "__main__":
    main(*sys.argv[1:])
