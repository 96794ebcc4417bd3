# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a result comes from, in words that a paper can print and a reader can check.

Idea: a call that makes a result leaves a note of what it was asked with; hashes are taken of that
when somebody asks where the result comes from.
Source: SHA-256 of canonical text and of numbers as 64-bit floats, little-endian; the hashes of
programmes and certificates are the library's own.
Invariant: what is told is what was given to the call, whatever became of it since; it holds
nothing but values of JSON, and no path of this machine.
"""

from __future__ import annotations

import copy
import functools
import hashlib
import inspect
import json
import platform
import re
import sys
import threading
import types
from fractions import Fraction
from pathlib import Path
from typing import Any, Callable, Dict, Mapping, Optional, Tuple, TypeVar, cast

import numpy as np

from . import _loader
from ._native import LIBRARY, call
from ._results import Result
from .errors import DataError

_MOST_COPIED = 2 ** 20
_MOST_WORDS = 32
_EXACT = 2 ** 53
_SCALARS = (str, int, float, bool, type(None))

_Function = TypeVar("_Function", bound=Callable[..., Any])

# ── hashes ───────────────────────────────────────────────────────────────────────────────────────


def _sha256(data: Any) -> str:
    return hashlib.sha256(data).hexdigest()


def _hash_of_array(array: np.ndarray) -> str:
    """The hash of an array: of numbers as doubles, row by row, so that a list has the same."""
    if array.dtype.kind in "biuf":
        exact = np.ascontiguousarray(array, dtype="<f8")
        if array.dtype.kind not in "iu" or (exact.size == 0 or np.abs(exact).max() <= _EXACT):
            return _sha256(exact)
    return _sha256(_canonical(array.tolist()).encode("utf-8"))


def _told_array(array: np.ndarray) -> Dict[str, Any]:
    return {"sha256": _hash_of_array(array), "shape": list(array.shape)}


class _Hashing:
    """What is told of a large array, found by another thread while the library works on it.

    To hash it takes as long as to copy it, keeps no memory, and lets go of the interpreter.
    """

    __slots__ = ("_array", "_thread", "_found")

    def __init__(self, array: np.ndarray) -> None:
        self._array: Optional[np.ndarray] = array
        self._found: Dict[str, Any] = {}
        self._thread: Optional[threading.Thread] = threading.Thread(target=self._find, daemon=True)
        self._thread.start()

    def _find(self) -> None:
        if self._array is not None:
            self._found = _told_array(self._array)

    def told(self) -> Dict[str, Any]:
        """What was found, when it is found; after that the array is its owner's again."""
        if self._thread is not None:
            self._thread.join()
            self._array = self._thread = None
        return self._found


def _canonical(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"),
                      default=_words)


def _words(value: Any) -> Any:
    """What JSON has no word for: numbers of NumPy, fractions, things by their hash."""
    if isinstance(value, np.generic):
        return value.item()
    if isinstance(value, Fraction):
        return str(value)
    return _told(value)


def _numbers(value: Any) -> Optional[np.ndarray]:
    """A list of real numbers, or of such lists, as an array."""
    try:
        array = np.asarray(value)
    except ValueError:
        return None
    return array if array.size and array.dtype.kind in "iuf" else None


def _told_table(given: Any) -> Optional[Dict[str, str]]:
    """The hash of a table, however it is given: that of its CSV as the library writes it."""
    from ._tables import table_of, text_of
    try:
        with table_of(given, "table") as table:
            return {"sha256": _sha256(text_of(table).encode("utf-8"))}
    except DataError:
        return None


def _is_table(value: Any) -> bool:
    """Whether this is what users call a table: a frame, columns of lists, or rows."""
    if isinstance(value, Mapping):
        return bool(value) and all(isinstance(column, (list, tuple, np.ndarray))
                                   for column in value.values())
    if isinstance(value, (list, tuple)):
        return bool(value) and all(isinstance(row, Mapping) for row in value)
    return hasattr(value, "columns") and hasattr(value, "reset_index")


def _told_pair(held: Any) -> Dict[str, str]:
    """A series or a mapping of labels to numbers: labels and numbers apart."""
    labels = list(held.keys())
    numbers = np.asarray(list(held.values()) if isinstance(held, dict) else held)
    return {"labels": _sha256(_canonical([str(label) for label in labels]).encode("utf-8")),
            "sha256": _hash_of_array(numbers)}


def told_thing(value: Any) -> Any:
    """A thing of this package by what makes it again, or by its own hash.

    Parameters
    ----------
    value : object

    Returns
    -------
    dict
    """
    certificate = _certificate_of(value)
    if certificate is not None:
        return {"certificate": certificate["sha256"]}
    programme_hash = getattr(value, "hash", None)
    if isinstance(programme_hash, str):
        conditions = dict(getattr(value, "conditions", None) or {})
        return {"sha256": programme_hash, **({"conditions": conditions} if conditions else {})}
    if "__reduce__" in vars(type(value)):
        made = cast(Tuple[Any, ...], value.__reduce__())
        return {"sha256": _sha256(_canonical(list(made[1])).encode("utf-8"))}
    return {"kind": type(value).__name__}


def _told(value: Any) -> Any:
    """What was given, as values of JSON: words and numbers as they are, data by their hashes."""
    if isinstance(value, _Hashing):
        return value.told()
    if isinstance(value, (np.generic, Fraction)):
        return _words(value)
    if isinstance(value, _SCALARS):
        return value
    if isinstance(value, np.ndarray):
        return _told_array(value)
    table = _told_table(value) if _is_table(value) else None
    if table is not None:
        return table
    if hasattr(value, "index") and hasattr(value, "to_numpy"):
        return _told_pair(value)
    if isinstance(value, (list, tuple)):
        return _told_list(value)
    if isinstance(value, Mapping):
        held = dict(value)
        if held and _numbers(list(held.values())) is not None:
            return _told_pair(held)
        return {str(key): _told(one) for key, one in held.items()}
    if callable(value) and not isinstance(value, type):
        return {"kind": "function"}
    return told_thing(value)


def _told_list(value: Any) -> Any:
    array = _numbers(value)
    if array is not None:
        return {"sha256": _hash_of_array(array), "shape": list(array.shape)}
    if len(value) <= _MOST_WORDS and all(isinstance(one, _SCALARS) for one in value):
        return list(value)
    return {"sha256": _sha256(_canonical(list(value)).encode("utf-8")), "shape": [len(value)]}


# ── notes of calls ───────────────────────────────────────────────────────────────────────────────


def _held(value: Any) -> Any:
    """What is kept of an argument: nothing that its owner could change."""
    if isinstance(value, _SCALARS):
        return value
    if isinstance(value, np.ndarray):
        return value.copy()
    if isinstance(value, (list, tuple, dict)):
        return copy.deepcopy(value) if _has_room(value) else tuple(value)
    if hasattr(value, "to_numpy") and hasattr(value, "copy"):
        return value.copy()
    return value


def _is_large(value: Any) -> bool:
    return (isinstance(value, np.ndarray) and value.nbytes > _MOST_COPIED
            and value.dtype.kind in "biuf")


def _before(args: Tuple[Any, ...], kwargs: Dict[str, Any]) -> Tuple[Any, Any, bool]:
    """The arguments as a note takes them: large arrays are on their way to be hashed."""
    for value in (*args, *kwargs.values()) if kwargs else args:
        if _is_large(value):
            return (tuple(_Hashing(one) if _is_large(one) else one for one in args),
                    {name: _Hashing(one) if _is_large(one) else one
                     for name, one in kwargs.items()}, True)
    return args, kwargs, False


def _after(given: Tuple[Any, ...], named: Dict[str, Any]) -> None:
    """Wait until every large array is hashed, and is its owner's again."""
    for value in (*given, *named.values()):
        if isinstance(value, _Hashing):
            value.told()


def _has_room(value: Any) -> bool:
    """Whether what a list or a mapping holds can itself change."""
    held = value.values() if isinstance(value, dict) else value
    return isinstance(value, dict) or not all(isinstance(one, _SCALARS) for one in held)


def _public_name(function: Any) -> str:
    """The name by which users call a function: that of the room that shows it."""
    outer = function.__qualname__.partition(".")[0]
    rooms = sorted(name for name in sys.modules if re.fullmatch(r"awrash(\.[a-z]\w*)?", name))
    for room in rooms:
        shown = getattr(sys.modules[room], outer, None)
        if getattr(shown, "__module__", None) == function.__module__:
            return f"{room}.{function.__qualname__}"
    return f"{function.__module__}.{function.__qualname__}"


class _Note:
    """What a call was asked with."""

    __slots__ = ("_function", "_arguments", "_told")

    def __init__(self, function: Callable[..., Any], args: Tuple[Any, ...],
                 kwargs: Dict[str, Any]) -> None:
        self._function: Any = function
        self._arguments: Any = (tuple(_held(value) for value in args),
                                {name: _held(value) for name, value in kwargs.items()})
        self._told: Optional[Dict[str, Any]] = None

    def told(self) -> Dict[str, Any]:
        """The call's name and its arguments; hashes are taken once."""
        if self._told is None:
            args, kwargs = self._arguments
            signature = inspect.signature(self._function)
            bound = signature.bind(*args, **kwargs)
            bound.apply_defaults()
            given: Dict[str, Any] = {}
            for name, value in bound.arguments.items():
                if signature.parameters[name].kind is inspect.Parameter.VAR_KEYWORD:
                    given.update(value)
                elif name != "progress":
                    given[name] = value
            self._told = {"call": _public_name(self._function),
                          "given": {name: _told(value) for name, value in given.items()
                                    if value is not None}}
            self._function = self._arguments = None
        return self._told

    def __getstate__(self) -> Dict[str, Any]:
        return self.told()

    def __setstate__(self, told: Dict[str, Any]) -> None:
        self._function = self._arguments = None
        self._told = told


def cited(function: _Function) -> _Function:
    """Have what a function returns know what it was asked with, for `provenance`.

    Parameters
    ----------
    function : callable
        Whose answer is a `Result`, or None.

    Returns
    -------
    callable
    """
    note, kind, before, after = _Note, Result, _before, _after

    def asked(*args: Any, **kwargs: Any) -> Any:
        given, named, large = before(args, kwargs)
        try:
            answer = function(*args, **kwargs)
        finally:
            if large:
                after(given, named)
        if isinstance(answer, kind):
            answer.__dict__["_note"] = note(function, given, named)
        return answer

    # Of the function's own module, where doctest and debuggers look for it.
    made = types.FunctionType(asked.__code__, getattr(function, "__globals__"), asked.__name__, None,
                              asked.__closure__)
    return cast(_Function, functools.update_wrapper(made, function))


# ── what is told ─────────────────────────────────────────────────────────────────────────────────


@functools.lru_cache(maxsize=None)
def _library() -> Dict[str, str]:
    """The library that runs: its version, its file's hash and the compiler that says it made it."""
    facts = {"name": "libawrash", "version": call("awrash_base_version")}
    path = Path(LIBRARY._name)
    if path.is_file():
        data = path.read_bytes()
        facts["sha256"] = _sha256(data)
        at = data.find(b"GCC: (")
        at = data.find(b"clang version ") if at < 0 else at
        if at >= 0:
            facts["compiler"] = data[at:data.index(b"\0", at)].decode("ascii", "replace")
    return facts


def _environment() -> Dict[str, str]:
    return {"python": platform.python_version(), "numpy": np.__version__,
            "machine": platform.machine(), "system": platform.system()}


def _certificate_of(answer: Any) -> Optional[Dict[str, Any]]:
    """What the certificate of an answer says of itself."""
    held = getattr(answer, "certificate", None)
    text = getattr(held, "text", held)
    if not isinstance(text, str):
        return None
    try:
        told = json.loads(text)
    except ValueError:
        return None
    return told if isinstance(told, dict) and "sha256" in told else None


def _parted(given: Dict[str, Any]) -> Tuple[Dict[str, Any], Dict[str, Any]]:
    """Arguments as inputs, which are told by hashes, and settings."""
    inputs: Dict[str, Any] = {}
    settings: Dict[str, Any] = {}
    for name, told in given.items():
        is_input = isinstance(told, dict) and ("sha256" in told or "certificate" in told)
        (inputs if is_input else settings)["of" if name == "self" else name] = told
    return inputs, settings


def provenance_of(answer: Any) -> Dict[str, Any]:
    """Where a result comes from; `Result.provenance` is the way to call it.

    Parameters
    ----------
    answer : Result

    Returns
    -------
    dict
    """
    note = answer.__dict__.get("_note")
    told = note.told() if note is not None else {"call": None, "given": {}}
    inputs, settings = _parted(told["given"])
    own = answer._cites()
    settings.update(own.get("settings", {}))
    inputs.update(own.get("inputs", {}))
    certificate = _certificate_of(answer)
    status = getattr(answer, "status", None)
    return {
        "library": dict(_library()), "package": _loader.package_version(),
        "environment": _environment(),
        "result": {"kind": type(answer).__name__,
                   **({"status": status} if isinstance(status, str) else {})},
        "call": own.get("call", told["call"]), "inputs": inputs, "settings": settings,
        "seed": own.get("seed", settings.get("seed") or None),
        "certificate": certificate and {"sha256": certificate["sha256"],
                                        "input": certificate.get("input")}}
