# SPDX-License-Identifier: GPL-3.0-or-later
"""Errors, from the library's records to Python's classes.

Idea: every code that the library names has a class, and every class pickles with what it carries.
Source: include/awrash/base.h.
Invariant: no number of a code stands in the binding.
"""

import copy
import ctypes
import pathlib
import pickle
import re

import pytest

import awrash
from awrash import _native, errors

CLASSES = {"bounds": awrash.BoundsError, "file": awrash.FileError, "class": awrash.LimitError,
           "memory": awrash.OutOfMemoryError, "cancelled": awrash.CancelledError,
           "internal": awrash.Bug}


def _codes():
    named = {number: _native.call("awrash_base_error_get_name", number) for number in range(1000)}
    return {number: name for number, name in named.items() if name is not None}


@pytest.mark.parametrize("number, name", _codes().items())
def test_every_code_of_the_library_has_its_class(number, name):
    error = errors.from_name(name, "message")
    assert type(error) is CLASSES.get(name, awrash.DataError)
    assert error.code == name and str(error) == "message"
    assert _native.call("awrash_base_error_from_name", name) == number


def test_a_code_without_a_name_is_a_bug():
    assert isinstance(errors.from_name(None, "message"), awrash.Bug)


@pytest.mark.parametrize("kind, base", [
    (awrash.DataError, ValueError), (awrash.BoundsError, ValueError), (awrash.FileError, OSError),
    (awrash.OutOfMemoryError, MemoryError), (awrash.TieError, awrash.Error),
    (awrash.InfeasibleError, awrash.Error), (awrash.LimitError, awrash.Error)])
def test_errors_are_caught_by_their_python_names(kind, base):
    assert issubclass(kind, base) and issubclass(kind, awrash.Error)


def test_a_bug_is_no_error_of_the_data():
    assert not issubclass(awrash.Bug, awrash.Error)


@pytest.mark.parametrize("error", [
    awrash.DataError("x is -1", "value"), awrash.FileError("no such file", "file"),
    awrash.BoundsError("floor", "bounds"), awrash.LimitError("network", "class"),
    awrash.OutOfMemoryError("8 GB", "memory"), awrash.Bug("file.c:12"),
    awrash.TieError("tie", ["a", "b"], 1, [0, 0]), awrash.InfeasibleError("no", ["a"], 3)],
    ids=lambda error: type(error).__name__)
def test_errors_pickle_and_copy_with_what_they_carry(error):
    for again in (pickle.loads(pickle.dumps(error)), copy.copy(error)):
        assert type(again) is type(error) and str(again) == str(error)
        assert again.code == error.code and again.__dict__ == error.__dict__


def test_no_number_of_a_code_stands_in_the_binding():
    folder = pathlib.Path(awrash.__file__).parent
    numbers = "|".join(str(number) for number in _codes())
    for path in sorted(folder.glob("*.py")):
        text = path.read_text(encoding="utf-8")
        assert not re.search(rf"(?<![\w.])(?:{numbers})(?!\w)", text), path.name


def test_a_failure_that_sets_no_error_is_a_bug():
    with pytest.raises(awrash.Bug, match="awrash_fake failed and set no error"):
        _native._failed("awrash_fake", _native._ErrorPointer())


class _Answers:
    """What stands in the place of the C function: it fills no slot."""

    def __init__(self, answer):
        self.answer = answer

    def __call__(self, *arguments):
        return self.answer


@pytest.mark.parametrize("name, given, answer", [
    pytest.param("awrash_metric_gini", ("none", [1.0], None), 0, id="a sign of success"),
    pytest.param("awrash_allot_ties_new_lot", ("seed",), None, id="a thing"),
    pytest.param("awrash_allot_ties_new_lot", ("seed",), ctypes.POINTER(ctypes.c_int)(), id="NULL")])
def test_every_call_looks_for_failures_that_set_no_error(name, given, answer, monkeypatch):
    run = _native._function(name).run
    monkeypatch.setitem(run.__globals__, "function", _Answers(answer))
    with pytest.raises(awrash.Bug, match=f"{name} failed and set no error"):
        run(*given)


def test_nothing_where_nothing_may_come_is_no_failure(monkeypatch):
    run = _native._function("awrash_base_error_get_name").run
    monkeypatch.setitem(run.__globals__, "function", _Answers(None))
    assert run(1) is None


def _filled(domain, code, message):
    """An error slot as GLib fills it, through its own constructor."""
    make = _native.LIBRARY["g_error_new_literal"]
    make.restype = _native._ErrorPointer
    make.argtypes = (ctypes.c_uint32, ctypes.c_int, ctypes.c_char_p)
    return make(domain, code, message)


@pytest.mark.parametrize("number, name", _codes().items())
def test_every_code_is_raised_once_from_a_filled_slot(number, name):
    slot = _filled(_native.call("awrash_base_error_quark"), number, "ق is -1".encode())
    with pytest.raises(CLASSES.get(name, awrash.DataError)) as caught:
        _native._failed("awrash_fake", slot)
    assert caught.value.code == name and str(caught.value) == "ق is -1"


def test_an_error_of_another_domain_is_a_bug():
    quark = _native.LIBRARY["g_quark_from_static_string"]
    quark.restype, quark.argtypes = ctypes.c_uint32, (ctypes.c_char_p,)
    with pytest.raises(awrash.Bug, match="outside its own error domain: x"):
        _native._failed("awrash_fake", _filled(quark(b"another-domain"), 1, b"x"))


def test_an_error_beside_a_success_is_still_raised(monkeypatch):
    slot = _filled(_native.call("awrash_base_error_quark"),
                   _native.call("awrash_base_error_from_name", "value"), b"x")
    run = _native._function("awrash_metric_gini").run
    monkeypatch.setitem(run.__globals__, "function", _Answers(1))
    monkeypatch.setitem(run.__globals__, "Slot", lambda: slot)
    with pytest.raises(awrash.DataError, match="^x$"):
        run("none", [1.0], None)
