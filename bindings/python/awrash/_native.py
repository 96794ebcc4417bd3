# SPDX-License-Identifier: GPL-3.0-or-later
"""Calls into the library, made from the table of prototypes.

Idea: lengths, outputs and the error slot follow from the prototype, so a caller passes the inputs
only and gets the outputs back; no array can be shorter than the library believes.
Source: _prototypes.py; GLib's conventions for errors and ownership.
Invariant: what the library hands over is freed once; nothing that it lends outlives its owner.
"""

from __future__ import annotations

import ctypes
import functools
import operator
import os
import threading
from typing import Any, Callable, Dict, Mapping, Optional, Sequence, Tuple

import numpy as np

from . import _arrays, _calls, _interrupts, _loader
from ._interrupts import LASTING
from ._prototypes import (ENUMERATIONS, OPAQUE, PROTOTYPES, RECORDS, Array, GError, Opaque,
                          Prototype)
from .errors import Bug, DataError, OutOfMemoryError, from_name, shown

LIBRARY = _loader.load()
_ErrorPointer = ctypes.POINTER(GError)


def _glib(name: str, *argtypes: type) -> Callable[..., None]:
    """A function of GLib that returns nothing, found through the library that links it."""
    function = LIBRARY[name]
    function.restype = None
    function.argtypes = argtypes
    return function


_free = _glib("g_free", ctypes.c_void_p)
_error_free = _glib("g_error_free", _ErrorPointer)

# ── things with a life ───────────────────────────────────────────────────────────────────────────


class _Owned:
    """A pointer and the duty to free it once, when the last one who uses it lets go."""

    __slots__ = ("pointer", "give_back", "lender")

    def __init__(self, pointer: Any, free: Optional[Callable[[Any], None]],
                 lender: Sequence["_Owned"] = ()) -> None:
        self.pointer = pointer
        self.give_back = functools.partial(free, pointer) if free else tuple
        self.lender = lender

    # Nothing of Python's own runs here: an interrupt that came in the middle would be dropped, and the thing kept.
    __del__ = property(operator.attrgetter("give_back"))


class Handle:
    """An opaque thing of the library.

    A call that runs in another thread keeps the thing alive until it returns, whatever happens
    to the handle.
    """

    __slots__ = ("name", "_owned", "__weakref__")

    def __init__(self, name: str, owned: _Owned) -> None:
        self.name = name
        self._owned: Optional[_Owned] = owned

    @property
    def closed(self) -> bool:
        """Whether the handle has let go of its thing."""
        return self._owned is None

    def close(self) -> None:
        """Let go of the thing; again is no fault."""
        self._owned = None

    def __enter__(self) -> "Handle":
        return self

    def __exit__(self, *unused: Any) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<{self.name}{' (closed)' if self.closed else ''}>"

    def __reduce__(self) -> Any:
        raise TypeError(f"a handle of {self.name} stays in its process; pickle what holds it")


# ── errors ───────────────────────────────────────────────────────────────────────────────────────


def _exception(slot: Any, name: str) -> Exception:
    """The exception for a filled error slot, which is freed."""
    record = slot.contents
    domain, code = record.domain, record.code
    message = (record.message or b"").decode("utf-8", "replace")
    _error_free(slot)
    if domain != call("awrash_base_error_quark"):
        return Bug(f"{name} failed outside its own error domain: {message}")
    return from_name(call("awrash_base_error_get_name", code), message)


def _failed(name: str, slot: Any) -> None:
    """An error that is set is raised, whatever else came back; a failure that sets none is a bug."""
    if slot:
        raise _exception(slot, name)
    raise Bug(f"{name} failed and set no error")


# ── enumerations ─────────────────────────────────────────────────────────────────────────────────


@functools.lru_cache(maxsize=None)
def names_of(enumeration: str) -> Tuple[str, ...]:
    """The names of an enumeration's values, in the order of their numbers, which may have gaps."""
    named = (call(ENUMERATIONS[enumeration] + "_get_name", number) for number in range(1, 64))
    return tuple(name for name in named if name is not None)


@functools.lru_cache(maxsize=None)
def _numbers_of(enumeration: str) -> Dict[str, int]:
    """The number behind each name."""
    named = ((call(ENUMERATIONS[enumeration] + "_get_name", number), number)
             for number in range(1, 64))
    return {name: number for name, number in named if name is not None}


def _number_of(enumeration: str, value: Any, parameter: str) -> int:
    """The number behind a name; numbers go through as they are (asked by the name functions)."""
    if isinstance(value, int):
        return _arrays.small(value, parameter)
    if isinstance(value, str):
        number = _numbers_of(enumeration).get(value)
        if number is not None:
            return number
    known = ", ".join(names_of(enumeration))
    raise DataError(f"{parameter} is {shown(value)}, expected one of {known}", "name")


@functools.lru_cache(maxsize=None)
def status_name(number: int) -> Any:
    """The name of a status that a record holds; None for a number without one."""
    return call("awrash_base_status_get_name", number)


# ── one function ─────────────────────────────────────────────────────────────────────────────────


def _text(value: Any, name: str, nullable: bool) -> Optional[bytes]:
    """Text as the library reads it: UTF-8 (a path: the file system's bytes) without a zero."""
    if value is None and nullable:
        return None
    if isinstance(value, str):
        try:
            encoded = value.encode("utf-8")
        except UnicodeEncodeError as error:
            raise DataError(f"{name} is not Unicode text: {error.reason}", "encoding") from None
    elif isinstance(value, os.PathLike):
        try:
            encoded = os.fsencode(value)
        except UnicodeEncodeError as error:
            raise DataError(f"{name} is no path: {error.reason}", "encoding") from None
    else:
        raise DataError(f"{name} is {shown(value)}, expected text")
    if b"\0" in encoded:
        raise DataError(f"{name} has a zero byte, expected text without")
    return encoded


def _texts(values: Sequence[Any], name: str) -> Tuple[Any, int]:
    encoded = [_text(value, f"{name}[{i}]", False) for i, value in enumerate(_arrays.items(values, name, "texts"))]
    return (ctypes.c_char_p * len(encoded))(*encoded), len(encoded)


def _octets(value: Any, name: str) -> Tuple[Any, int]:
    """Bytes with their number; what reads them may stop at a zero."""
    if not isinstance(value, (bytes, bytearray)):
        raise DataError(f"{name} is {shown(value)}, expected bytes")
    return ctypes.create_string_buffer(bytes(value), len(value) + 1), len(value)


def _given_record(value: Any, name: str, record: type) -> Any:
    """A record from a mapping of its fields; those that are left out are 0."""
    if not isinstance(value, Mapping):
        raise DataError(f"{name} is {shown(value)}, expected a mapping of fields to numbers")
    return record(**{field: _arrays.whole(given, field) for field, given in value.items()})


_MANY = 2**24
_MEMORY = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 8  # one of some in a call


def _room(length: int, item: Any, name: str) -> np.ndarray:
    """The array that an output is written into."""
    try:
        # The system hands out more than it has, and ends whoever fills it.
        if length < _MANY or length * item.itemsize < _MEMORY:
            return np.zeros(length, item)
    except (MemoryError, ValueError, OverflowError):
        pass
    raise OutOfMemoryError(f"{name} would have {length} values, more than memory holds", "memory")


_nothing_of: Callable[[Any], Any] = (ctypes.c_char * 0).from_buffer


def _address(array: np.ndarray) -> Any:
    """Where an array's numbers lie; the quick way is closed to arrays that must not be written."""
    try:
        return _nothing_of(array)
    except (TypeError, ValueError):
        return array.ctypes.data


def _mismatch(name: str, size: int, wanted: int) -> None:
    raise DataError(f"{name} has {size} values, expected {wanted}")


def _too_short(name: str, size: int, least: int) -> None:
    raise DataError(f"{name} has {size} values, expected at least {least}")


def _wrong_number(name: str, wanted: int, given: int) -> None:
    raise TypeError(f"{name} takes {wanted} inputs, {given} given")


def _not_open(value: Any, name: str, kind: str) -> None:
    what = "closed" if isinstance(value, Handle) and value.closed else shown(value)
    raise DataError(f"{name} is {what}, expected an open {kind}")


def _copied(pointer: Any, length: int, item: Any) -> np.ndarray:
    """An array of its own with what the library lends."""
    if not pointer or length == 0:
        return np.zeros(0, item)
    return np.ctypeslib.as_array(pointer, (length,)).copy()


class Function:
    """One function of the library, called with its inputs only.

    Parameters are passed by position in the order of the prototype, without the lengths that
    follow from arrays, without outputs and without the error slot. What comes back is the
    function's value (if it is not the mere sign of success) and its outputs: alone or as a tuple.
    """

    __slots__ = ("pointer", "prototype", "run")

    def __init__(self, prototype: Prototype) -> None:
        try:
            pointer = LIBRARY[prototype.name]
        except AttributeError:
            raise ImportError(f"the library has no function {prototype.name}",
                              name="awrash") from None
        pointer.restype = prototype.restype
        # Arrays go by address: a typed pointer to one takes longer to make than most calls last.
        pointer.argtypes = [ctypes.c_void_p if isinstance(kind, Array) else argtype for (_, kind), argtype
                            in zip(prototype.parameters, prototype.argtypes)]
        self.pointer = pointer
        self.prototype = prototype
        writer = _calls.Writer(prototype)
        text = writer.write()
        types: Dict[str, Any] = {word: np.dtype(ctype) for word, ctype in writer.dtypes.items()}
        names: Dict[str, Any] = {**_WORDS, **writer.constants, **types, "function": pointer}
        exec(compile(text, f"<{prototype.name}>", "exec"), names)  # our own text, of our own table
        run = names[prototype.name]
        self.run: Callable[..., Any] = _interrupts.patient(run) if prototype.name in LASTING else run

    def __call__(self, *given: Any) -> Any:
        return self.run(*given)


def _name_of(enumeration: str, number: int) -> str:
    name = call(ENUMERATIONS[enumeration] + "_get_name", number)
    if name is None:
        raise Bug(f"the library answered {number}, which is no {enumeration}")
    return name


def _take_text(address: int) -> str:
    """Text that the library handed over; freed here."""
    try:
        return ctypes.string_at(address).decode("utf-8")
    finally:
        _free(address)


def _handle(kind: Opaque, pointer: Any, lenders: Tuple[_Owned, ...]) -> Optional[Handle]:
    if not pointer:
        return None
    if kind.const:
        return Handle(kind.name, _Owned(pointer, None, lenders))
    return Handle(kind.name, _Owned(pointer, _function(OPAQUE[kind.name][1]).pointer))


# ── all functions ────────────────────────────────────────────────────────────────────────────────

_functions: Dict[str, Function] = {}
_binding = threading.RLock()


def _function(name: str) -> Function:
    """A function, bound when it is first asked for."""
    found = _functions.get(name)
    if found is None:
        with _binding:
            found = _functions.get(name) or _functions.setdefault(name, Function(PROTOTYPES[name]))
    return found


_WORDS: Dict[str, Any] = {
    "Handle": Handle, "Slot": _ErrorPointer, "address": _address, "bound": _function,
    "byref": ctypes.byref, "copied": _copied, "count": _arrays.count, "failed": _failed,
    "given_record": _given_record, "handle": _handle, "integers": _arrays.integers,
    "mismatch": _mismatch, "name_of": _name_of, "not_open": _not_open, "number_of": _number_of,
    "octets": _octets, "real": _arrays.real, "reals": _arrays.reals, "room": _room,
    "small": _arrays.small, "take_text": _take_text, "text": _text, "texts": _texts,
    "too_short": _too_short, "whole": _arrays.whole, "words": _arrays.words,
    "wrong_number": _wrong_number,
}
"""What the text of a call may name."""


def call(name: str, *inputs: Any) -> Any:
    """Call a function of the library by its C name.

    Parameters
    ----------
    name : str
    *inputs
        The inputs in the order of the prototype: see `Function`.

    Returns
    -------
    object
        The outputs: one value, a tuple, or None.

    Raises
    ------
    Error
        What the library reports.
    Bug
        A failure that sets no error.
    """
    function = _functions.get(name) or _function(name)
    return function.run(*inputs)


def _assert_records() -> None:
    """The records are as large here as the library makes them."""
    for name, (record, size) in RECORDS.items():
        if call(size) != ctypes.sizeof(record):
            raise ImportError(f"{name} has {call(size)} bytes in the library, "
                              f"{ctypes.sizeof(record)} in this package", name="awrash")
