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
import os
import re
import threading
import weakref
from typing import Any, Callable, Dict, List, Match, Optional, Sequence, Tuple

import numpy as np

from . import _arrays, _loader
from ._prototypes import (ENUMERATIONS, OPAQUE, PROTOTYPES, RECORDS, Array, Enumeration, Error,
                          GError, Given, Number, Opaque, Out, Prototype, Text, truth)
from .errors import Bug, DataError, OutOfMemoryError, from_name, shown

LIBRARY = _loader.load()
_ErrorPointer = ctypes.POINTER(GError)
_LENGTH = re.compile(r"(?P<base>\w+)(?: \+ (?P<more>\d+)| \* (?P<times>\w+))?"
                     r"|(?P<call>\w+)\((?P<of>\w+)\)(?: \* (?P<by>\w+\(\w+\)|\w+))?")


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

    __slots__ = ("pointer", "lender", "__weakref__")

    def __init__(self, pointer: Any, free: Optional[Callable[[Any], None]],
                 lender: Sequence["_Owned"] = ()) -> None:
        self.pointer = pointer
        self.lender = lender
        if free is not None:
            weakref.finalize(self, free, pointer)


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


def _errcheck(result: Any, function: Any, arguments: Tuple[Any, ...]) -> Any:
    """What every call passes through: an error set is raised, a failure that sets none is a bug."""
    slot = arguments[-1] if arguments and isinstance(arguments[-1], _ErrorPointer) else None
    if slot is None:
        return result
    if slot:
        raise _exception(slot, function.__name__)
    if not result and not function.nullable:
        raise Bug(f"{function.__name__} failed and set no error")
    return result


# ── enumerations ─────────────────────────────────────────────────────────────────────────────────


@functools.lru_cache(maxsize=None)
def names_of(enumeration: str) -> Tuple[str, ...]:
    """The names of an enumeration's values, in the order of their numbers, which may have gaps."""
    named = (call(ENUMERATIONS[enumeration] + "_get_name", number) for number in range(1, 64))
    return tuple(name for name in named if name is not None)


@functools.lru_cache(maxsize=None)
def _numbers_of(enumeration: str) -> Dict[str, int]:
    """The number behind each name."""
    return {name: call(ENUMERATIONS[enumeration] + "_from_name", name)
            for name in names_of(enumeration)}


def _number_of(enumeration: str, value: Any, parameter: str) -> int:
    """The number behind a name; numbers go through as they are (asked by the name functions)."""
    if isinstance(value, int):
        return value
    if isinstance(value, str):
        number = _numbers_of(enumeration).get(value)
        if number is not None:
            return number
    known = ", ".join(names_of(enumeration))
    raise DataError(f"{parameter} is {value!r}, expected one of {known}", "name")


# ── one function ─────────────────────────────────────────────────────────────────────────────────


def _text(value: Any, name: str, nullable: bool) -> Optional[bytes]:
    """Text as the library reads it: UTF-8 (a path: the file system's bytes) without a zero."""
    if value is None and nullable:
        return None
    if isinstance(value, os.PathLike):
        encoded = os.fsencode(value)
    elif isinstance(value, str):
        try:
            encoded = value.encode("utf-8")
        except UnicodeEncodeError as error:
            raise DataError(f"{name} is not Unicode text: {error.reason}", "encoding") from None
    else:
        raise DataError(f"{name} is {shown(value)}, expected text")
    if b"\0" in encoded:
        raise DataError(f"{name} has a zero byte, expected text without")
    return encoded


def _texts(values: Sequence[Any], name: str) -> Tuple[Any, int]:
    encoded = [_text(value, f"{name}[{i}]", False) for i, value in enumerate(values)]
    return (ctypes.c_char_p * len(encoded))(*encoded), len(encoded)


def _dtype(item: Any) -> np.dtype:
    """What NumPy calls an item of an array."""
    return np.dtype(item.ctype)


def _room(length: int, dtype: np.dtype, name: str) -> np.ndarray:
    """The array that an output is written into."""
    try:
        return np.zeros(length, dtype)
    except (MemoryError, ValueError, OverflowError):
        raise OutOfMemoryError(f"{name} would have {length} values, more than memory holds",
                               "memory") from None


def _address(array: Optional[np.ndarray]) -> Optional[int]:
    """Where an array's numbers lie."""
    return None if array is None else array.ctypes.data


def _terms(expression: str) -> Match[str]:
    """The terms of a length; the table of prototypes has no other."""
    match = _LENGTH.fullmatch(expression)
    if match is None:
        raise Bug(f"the length {expression} is none that the binding reads")
    return match


class _Call:
    """What one call holds while it runs: the inputs by name, the C arguments, what it returns."""

    __slots__ = ("inputs", "lengths", "products", "kept", "outputs")

    def __init__(self) -> None:
        self.inputs: Dict[str, Any] = {}
        self.lengths: Dict[str, int] = {}
        self.products: List[Tuple[str, str, int]] = []
        self.kept: List[_Owned] = []
        self.outputs: List[Any] = []

    def give_out(self, output: Any) -> Any:
        """Note what the call writes into."""
        self.outputs.append(output)
        return output

    def length(self, expression: str) -> int:
        """How long an array is: by the inputs, or by asking the thing that it belongs to."""
        match = _terms(expression)
        if match["call"]:
            length = call(match["call"], self.inputs[match["of"]])
            by = match["by"] or "1"
            return length * (int(by) if by.isdigit() else self.length(by))
        base = self.count(match["base"])
        return base * self.count(match["times"]) if match["times"] else base + int(match["more"] or 0)

    def count(self, name: str) -> int:
        """A length that an array fixed, that was given as a number, or that is one."""
        if name.isdigit():
            return int(name)
        return self.lengths[name] if name in self.lengths else self.inputs[name]

    def fix(self, base: str, name: str, length: int) -> None:
        """An input array fixes its length, or must have the length that another one fixed."""
        known = self.lengths.setdefault(base, length)
        if known != length:
            raise DataError(f"{name} has {length} values, expected {known}")

    def check_products(self) -> None:
        """Arrays whose length is a product, once both of its factors are known."""
        for expression, name, length in self.products:
            if self.length(expression) != length:
                raise DataError(f"{name} has {length} values, expected {self.length(expression)}")


class Function:
    """One function of the library, called with its inputs only.

    Parameters are passed by position in the order of the prototype, without the lengths that
    follow from arrays, without outputs and without the error slot. What comes back is the
    function's value (if it is not the mere sign of success) and its outputs: alone or as a tuple.
    """

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
        setattr(pointer, "nullable", getattr(prototype.returns, "nullable", False))
        pointer.errcheck = _errcheck
        pointer.__name__ = prototype.name
        self.pointer = pointer
        self.prototype = prototype
        fails = any(isinstance(kind, Error) for _, kind in prototype.parameters)
        # The mere sign of success is no answer.
        self.answers = prototype.returns is not None and not (fails and prototype.returns == truth)
        self.derived = {_terms(kind.length)["base"]
                        for _, kind in prototype.parameters
                        if isinstance(kind, Array) and not kind.out and "*" not in kind.length}
        inputs = [(name, kind) for name, kind in prototype.parameters
                  if not isinstance(kind, (Out, Error)) and name not in self.derived
                  and not (isinstance(kind, Array) and kind.out)]
        # What is known of a parameter is decided here, once: a call only follows the steps.
        self.takers = [(name, self._taker(name, kind)) for name, kind in inputs]
        self.makers = [self._maker(name, kind) for name, kind in prototype.parameters]

    def __call__(self, *given: Any) -> Any:
        if len(given) != len(self.takers):
            raise TypeError(f"{self.prototype.name} takes {len(self.takers)} inputs, "
                            f"{len(given)} given")
        state = _Call()
        for (name, take), value in zip(self.takers, given):
            state.inputs[name] = take(state, value)
        if state.products:
            state.check_products()
        result = self.pointer(*[make(state) for make in self.makers])
        # A record stays whole, whatever its fields are called.
        values = [output if isinstance(output, ctypes.Structure)
                  else getattr(output, "value", output) for output in state.outputs]
        if self.answers:
            values.insert(0, self._result(state, result))
        return values[0] if len(values) == 1 else (tuple(values) or None)

    # ── from given values to inputs ──────────────────────────────────────────────────────────────

    def _taker(self, name: str, kind: Any) -> Callable[[_Call, Any], Any]:
        """How a given value is checked and turned into what the C argument is made from."""
        if isinstance(kind, Array):
            return self._array_taker(name, kind)
        if isinstance(kind, Given):
            return self._record_taker(name, kind)
        if isinstance(kind, Text):
            return lambda state, value: _text(value, name, kind.nullable)
        if isinstance(kind, Enumeration):
            return lambda state, value: _number_of(kind.c, value, name)
        if isinstance(kind, Number) and kind.c == "double":
            return lambda state, value: _arrays.real(value, name)
        if isinstance(kind, Number) and kind.c == "size_t":
            return lambda state, value: _arrays.count(value, name)
        if isinstance(kind, Number):
            return lambda state, value: _arrays.whole(value, name)
        return lambda state, value: value

    def _record_taker(self, name: str, kind: Given) -> Callable[[_Call, Any], Any]:
        """A record from a mapping of its fields; those that are left out are 0."""
        record = kind.item.ctype

        def take(state: _Call, value: Any) -> Any:
            return record(**{field: _arrays.whole(given, field) for field, given in value.items()})
        return take

    def _array_taker(self, name: str, kind: Array) -> Callable[[_Call, Any], Any]:
        fix, read = self._fixer(name, kind), self._reader(name, kind)

        def take(state: _Call, value: Any) -> Any:
            if value is None and kind.nullable:
                return None
            array, length = read(value)
            fix(state, length)
            return array
        return take

    def _reader(self, name: str, kind: Array) -> Callable[[Any], Tuple[Any, int]]:
        """How values become an array with its length."""
        if isinstance(kind.item, Text):
            return lambda value: _texts(value, name)
        if kind.item.c == "char":
            return lambda value: (ctypes.create_string_buffer(value, len(value) + 1), len(value))
        take = {"double": _arrays.reals, "uint32_t": _arrays.words}.get(kind.item.c,
                                                                        _arrays.integers)

        def read(value: Any) -> Tuple[Any, int]:
            array = take(value, name)
            return array, array.size
        return read

    def _fixer(self, name: str, kind: Array) -> Callable[[_Call, int], None]:
        """What the length of an input array says of others, or they of it."""
        match = _terms(kind.length)
        base, more = match["base"], int(match["more"] or 0)
        if match["times"] or (match["by"] or "").isidentifier():
            return lambda state, length: state.products.append((kind.length, name, length))
        if not match["call"] and not more and not base.isdigit():
            return lambda state, length: state.fix(base, name, length)

        def fix(state: _Call, length: int) -> None:
            if not match["call"] and not base.isdigit() and base not in state.lengths:
                state.lengths[base] = length - more
            elif state.length(kind.length) != length:
                raise DataError(f"{name} has {length} values, expected {state.length(kind.length)}")
        return fix

    # ── from inputs to arguments ─────────────────────────────────────────────────────────────────

    def _maker(self, name: str, kind: Any) -> Callable[[_Call], Any]:
        """How the C argument of a parameter is made."""
        if isinstance(kind, Error):
            return lambda state: _ErrorPointer()
        if isinstance(kind, Out):
            return lambda state: state.give_out(kind.item.ctype())
        if isinstance(kind, Array) and kind.out:
            dtype = _dtype(kind.item)
            return lambda state: _address(state.give_out(_room(state.length(kind.length), dtype,
                                                               name)))
        if name in self.derived:
            return lambda state: state.lengths.get(name, 0)
        if isinstance(kind, Given):
            return lambda state: ctypes.byref(state.inputs[name])
        if isinstance(kind, Opaque):
            return lambda state: self._pointer(state, name, kind, state.inputs[name])
        if isinstance(kind, Array) and isinstance(kind.item, Number) and kind.item.c != "char":
            return lambda state: _address(state.inputs[name])
        return lambda state: state.inputs[name]

    def _pointer(self, state: _Call, name: str, kind: Opaque, value: Any) -> Any:
        if value is None and kind.nullable:
            return None
        owned = value._owned if isinstance(value, Handle) and value.name == kind.name else None
        if owned is None:
            what = "closed" if isinstance(value, Handle) and value.closed else shown(value)
            raise DataError(f"{name} is {what}, expected an open {kind.name}")
        state.kept.append(owned)
        return owned.pointer

    # ── from the answer to what comes back ───────────────────────────────────────────────────────

    def _result(self, state: _Call, result: Any) -> Any:
        """The function's own value, as Python has it."""
        kind = self.prototype.returns
        if isinstance(kind, Enumeration):
            return _name_of(kind.c, result)
        if isinstance(kind, Number):
            return bool(result) if kind.c == "gboolean" else result
        if result is None or kind is None or (isinstance(kind, (Opaque, Array)) and not result):
            return np.zeros(0, _dtype(kind.item)) if isinstance(kind, Array) else None
        if isinstance(kind, Text):
            return _take_text(result) if kind.owned else result.decode("utf-8")
        if isinstance(kind, Array):
            return self._copy(state, kind, result)
        return _handle(kind, result, state.kept) if isinstance(kind, Opaque) else result

    def _copy(self, state: _Call, kind: Array, pointer: Any) -> np.ndarray:
        length = state.length(kind.length)
        if length == 0:
            return np.zeros(0, _dtype(kind.item))
        return np.ctypeslib.as_array(pointer, (length,)).copy()


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


def _handle(kind: Opaque, pointer: Any, lenders: Sequence[_Owned]) -> Handle:
    if kind.const:
        return Handle(kind.name, _Owned(pointer, None, tuple(lenders)))
    return Handle(kind.name, _Owned(pointer, _function(OPAQUE[kind.name][1]).pointer))


# ── all functions ────────────────────────────────────────────────────────────────────────────────

_functions: Dict[str, Function] = {}
_binding = threading.Lock()


def _function(name: str) -> Function:
    """A function, bound when it is first asked for."""
    found = _functions.get(name)
    if found is None:
        with _binding:
            found = _functions.setdefault(name, Function(PROTOTYPES[name]))
    return found


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
    return _function(name)(*inputs)


def _assert_records() -> None:
    """The records are as large here as the library makes them."""
    for name, (record, size) in RECORDS.items():
        if call(size) != ctypes.sizeof(record):
            raise ImportError(f"{name} has {call(size)} bytes in the library, "
                              f"{ctypes.sizeof(record)} in this package", name="awrash")
