# SPDX-License-Identifier: GPL-3.0-or-later
"""What users pass as numbers, as arrays that C can read.

Idea: anything that NumPy takes for one-dimensional becomes contiguous float64 or int64; what
already is goes through without a copy.
Source: NumPy's conversions, without those that lose a value, a mask or a missing entry silently.
Invariant: what comes out has one dimension and holds exactly the numbers that came in.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, Dict, Iterable, List, Mapping, Optional

import numpy as np

from .errors import DataError, shown

INT64 = np.iinfo(np.int64)
_FLOAT64 = np.dtype(np.float64)
_MOST = int(INT64.max)
UNBOUNDED = _MOST
"""A ceiling that never binds."""


def labels_of(values: Any) -> Optional[List[Any]]:
    """The labels of values that carry some: a pandas Series or a mapping; else None."""
    if type(values) is np.ndarray:
        return None
    if isinstance(values, dict):
        return list(values)
    if hasattr(values, "index") and hasattr(values, "to_numpy"):
        return list(values.index)
    return None


def _same_labels(values: Any, leader: Any) -> bool:
    """Whether both carry the same labels in the same order; an index says so without a list."""
    if not isinstance(values, dict) and not isinstance(leader, dict):
        return bool(values.index.equals(leader.index))
    return labels_of(values) == labels_of(leader)


def beside(values: Any, name: str, leader: Any, leader_name: str) -> Any:
    """Values that stand beside others, in the order of the others' labels where both carry some.

    Parameters
    ----------
    values : array_like or None
    name : str
        How messages call it.
    leader : array_like
        What the values belong to, item by item.
    leader_name : str

    Returns
    -------
    array_like
        The argument itself where one of the two has no labels, or both have the same order.

    Raises
    ------
    DataError
        With the code "name": labels that are not those of the leader, each once.
    """
    if values is None or type(values) is np.ndarray:
        return values
    labels, wanted = labels_of(values), labels_of(leader)
    if labels is None or wanted is None or getattr(values, "ndim", 1) != 1 or _same_labels(values, leader):
        return values
    where = {label: index for index, label in enumerate(labels)}
    odd = list(where.keys() ^ set(wanted))
    if odd or len(labels) != len(wanted) or len(where) != len(labels):
        raise DataError(f"{name} has other labels than {leader_name}"
                        f"{f', such as {odd[0]!r}' if odd else ''}, expected the same, each once; "
                        "give an array to go by position", "name")
    if isinstance(values, dict):
        return [values[label] for label in wanted]
    return values.iloc[[where[label] for label in wanted]]


def is_scalar(value: Any) -> bool:
    """Whether a value is one number (or text), and no array or container of such."""
    return np.isscalar(value) or (isinstance(value, np.ndarray) and value.ndim == 0)


def _one_dimension(values: Any, name: str) -> np.ndarray:
    """Values as an array of one dimension, of whatever type they have."""
    if values is None:
        raise DataError(f"{name} is None, expected numbers")
    if isinstance(values, dict):
        values = list(values.values())
    if isinstance(values, np.ma.MaskedArray):
        if np.any(values.mask):
            raise DataError(f"{name} has masked entries, expected a number in each")
        values = values.data
    try:
        array = np.asarray(values)
    except (ValueError, TypeError) as error:
        raise DataError(f"{name} is no array: {error}") from None
    if array.ndim != 1:
        raise DataError(f"{name} has {array.ndim} dimensions, expected one")
    return array


def _refuse_type(array: np.ndarray, name: str) -> None:
    if array.size and array.dtype.kind not in "iuf":
        raise DataError(f"{name} is of type {array.dtype}, expected numbers")


def _first(where: np.ndarray) -> int:
    return int(np.flatnonzero(where)[0])


def _real(value: Any, name: str, index: int) -> float:
    """One Python object as a double; an integer only where the double is exactly it."""
    if value is None or isinstance(value, (str, bytes, complex)):
        raise DataError(f"{name}[{index}] is {value!r}, expected a number")
    try:
        real = float(value)
    except OverflowError:
        real = float("nan")
        value = "too large"
    except (TypeError, ValueError):
        raise DataError(f"{name}[{index}] is {value!r}, expected a number") from None
    if value == "too large" or (isinstance(value, int) and int(real) != value):
        raise DataError(f"{name}[{index}] is {value}, which no float64 holds exactly", "overflow")
    return real


def reals(values: Any, name: str) -> np.ndarray:
    """Contiguous float64 of one dimension.

    Parameters
    ----------
    values : array_like
    name : str
        How messages call it.

    Returns
    -------
    ndarray
        The argument itself where it is contiguous, aligned float64 already.

    Raises
    ------
    DataError
        Not numbers, not one dimension, masked or missing entries, an integer beyond what a
        float64 holds exactly.
    """
    if (type(values) is np.ndarray and values.dtype == _FLOAT64 and values.ndim == 1
            and values.flags.c_contiguous and values.flags.aligned):
        return values
    array = _one_dimension(values, name)
    if array.dtype.kind == "O":
        array = np.array([_real(value, name, i) for i, value in enumerate(array)], np.float64)
    _refuse_type(array, name)
    result = np.require(array, np.float64, ["C", "A"])
    if array.dtype.kind in "iu" and array.dtype.itemsize == 8:
        large = np.abs(result) >= 2.0**53
        if large.any():
            for index in np.flatnonzero(large):
                _real(int(array[index]), name, int(index))
    return result


def _integer(value: Any, name: str, index: int, unbounded: bool) -> int:
    """One Python object as an integer of 64 bits."""
    expected = "a whole number" + (" (inf for none)" if unbounded else "")
    if unbounded and (value is None or (isinstance(value, float) and value == float("inf"))):
        return UNBOUNDED
    try:
        whole = int(value)
        exact = not isinstance(value, (str, bytes)) and whole == value
    except (TypeError, ValueError, OverflowError):
        exact = False
    if not exact:
        raise DataError(f"{name}[{index}] is {value}, expected {expected}")
    if not INT64.min <= whole <= INT64.max:
        raise DataError(f"{name}[{index}] is {value}, expected an integer of 64 bits", "overflow")
    return whole


def integers(values: Any, name: str, unbounded: bool = False) -> np.ndarray:
    """Contiguous int64 of one dimension.

    Parameters
    ----------
    values : array_like
        Integers, or floating numbers that are whole.
    name : str
        How messages call it.
    unbounded : bool
        Whether infinity and None stand for "no bound".

    Returns
    -------
    ndarray
        The argument itself where it is contiguous, aligned int64 already.

    Raises
    ------
    DataError
        Not whole numbers, not one dimension, masked or missing entries, beyond 64 bits.
    """
    array = _one_dimension(values, name)
    if array.dtype.kind in "fO" or array.dtype == np.uint64:
        array = np.array([_integer(value, name, i, unbounded)
                          for i, value in enumerate(array.tolist())], np.int64)
    _refuse_type(array, name)
    return np.require(array, np.int64, ["C", "A"])


def words(values: Any, name: str) -> np.ndarray:
    """Contiguous uint32 of one dimension.

    Parameters
    ----------
    values : array_like
        Whole numbers from 0 to below 2^32.
    name : str
        How messages call it.

    Returns
    -------
    ndarray

    Raises
    ------
    DataError
        As `integers`, and numbers outside.
    """
    array = integers(values, name)
    outside = (array < 0) | (array >= 2**32)
    if outside.any():
        index = _first(outside)
        raise DataError(f"{name}[{index}] is {array[index]}, expected 0 to below 2^32", "overflow")
    return np.require(array, np.uint32, ["C", "A"])


def real(value: Any, name: str) -> float:
    """One floating number."""
    try:
        return float(value)
    except (TypeError, ValueError, OverflowError):
        raise DataError(f"{name} is {shown(value)}, expected a number") from None


def held(value: Any, name: str, kind: type) -> Any:
    """A thing of the package, or a refusal that says what was expected in its place."""
    if not isinstance(value, kind):
        raise DataError(f"{name} is {shown(value)}, expected a {kind.__name__}")
    return value


def path_of(value: Any, name: str) -> Path:
    """A path of the file system."""
    try:
        text = os.fsdecode(value)
    except (TypeError, ValueError):
        raise DataError(f"{name} is {shown(value)}, expected a path") from None
    if "\0" in text:
        raise DataError(f"{name} has a zero byte, expected a path without")
    return Path(text)


def items(value: Any, name: str, what: str = "a list") -> List[Any]:
    """The items of what is no text and no number."""
    try:
        if isinstance(value, (str, bytes)):
            raise TypeError
        return list(value)
    except TypeError:
        raise DataError(f"{name} is {shown(value)}, expected {what}") from None


def mapping(value: Any, name: str) -> Mapping[Any, Any]:
    """A mapping; None is an empty one."""
    if value is None:
        return {}
    if not isinstance(value, Mapping):
        raise DataError(f"{name} is {shown(value)}, expected a mapping")
    return value


def word(value: Any, name: str, known: Iterable[str]) -> str:
    """One of the known words."""
    known = list(known)
    if not isinstance(value, str) or value not in known:
        raise DataError(f"{name} is {shown(value)}, expected one of {', '.join(known)}", "name")
    return value


def flag(value: Any, name: str) -> bool:
    """One truth value: True, False, 1 or 0."""
    if isinstance(value, (bool, np.bool_)) or (isinstance(value, int) and value in (0, 1)):
        return bool(value)
    raise DataError(f"{name} is {shown(value)}, expected True or False")


def array_of(values: Any, name: str, dtype: Any = None, what: str = "array") -> np.ndarray:
    """Whatever NumPy makes an array of, of as many dimensions as it has."""
    try:
        return np.asarray(values, dtype)
    except (ValueError, TypeError, OverflowError) as error:
        raise DataError(f"{name} is no {what}{'' if dtype is None else ' of numbers'}: {error}") from None


def grid(values: Any, name: str) -> np.ndarray:
    """Numbers as float64, of as many dimensions as they have."""
    array = array_of(values, name)
    _refuse_type(array, name)
    return np.asarray(array, np.float64)


def is_label(value: Any) -> bool:
    """Whether a value can be told apart from others, as labels must be."""
    try:
        hash(value)
    except TypeError:
        return False
    return True


def numbering(labels: Any, name: str, what: str = "labels") -> Dict[Any, int]:
    """The place of each label, each once."""
    listed = items(labels, name, what)
    try:
        where = {label: index for index, label in enumerate(listed)}
    except TypeError:
        raise DataError(f"{name} is {shown(labels)}, expected {what} that can be told apart") from None
    if len(where) != len(listed):
        raise DataError(f"{name} has a label twice, expected each once", "duplicate")
    return where


def count(value: Any, name: str) -> int:
    """One integer from 0 on."""
    number = value if type(value) is int else whole(value, name)
    if not 0 <= number <= _MOST:
        what = "an integer of 64 bits" if number > _MOST else "a whole number from 0 on"
        raise DataError(f"{name} is {number}, expected {what}")
    return number


def small(value: Any, name: str) -> int:
    """One integer of 32 bits."""
    number = value if type(value) is int else whole(value, name)
    if not -2**31 <= number < 2**31:
        raise DataError(f"{name} is {number}, expected an integer of 32 bits", "overflow")
    return number


def whole(value: Any, name: str) -> int:
    """One integer of 64 bits: a Python or NumPy integer, or a floating number that is whole."""
    if type(value) is int and -_MOST <= value <= _MOST:
        return value
    if isinstance(value, (str, bytes, bool)) or not is_scalar(value):
        raise DataError(f"{name} is {shown(value)}, expected a whole number")
    try:
        exact = int(value) == value
    except (TypeError, ValueError, OverflowError):
        exact = False
    if not exact:
        raise DataError(f"{name} is {shown(value)}, expected a whole number")
    if not INT64.min <= int(value) <= INT64.max:
        raise DataError(f"{name} is {value}, expected an integer of 64 bits", "overflow")
    return int(value)
