# SPDX-License-Identifier: GPL-3.0-or-later
"""Conditions beyond a programme's bounds, which every later question to it keeps.

Idea: a condition is one more piece of text in a key of every reading; a programme with conditions is
another view of the same native one.
Source: the keys fix, rows and min_rate of AwrashReading in include/awrash/split.h.
Invariant: a programme never changes; conditions are kept in the order in which they were asked for.
"""

from __future__ import annotations

import math
import numbers
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Dict, List, Mapping, Optional, Sequence, Tuple, TypeVar

import numpy as np

from ._arrays import items, reals, whole
from ._native import Handle, call
from ._tables import cell_text, pandas
from .errors import DataError, shown

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Conditions", "apply", "text_of_setting"]

_LISTS = ("fix", "rows")
"""Keys to which a condition is added; others are replaced."""

_TEXTS = ("objective", "on", "receives", "streams", "need", "tie", "order", "seed", "groups", "fix",
          "rows")
"""Keys whose values are no numbers."""

_Own = TypeVar("_Own", bound="Conditions")


def text_of_setting(key: str, value: Any) -> str:
    """A setting as programme.ini writes it: codes are parted by semicolons, fractions stay exact."""
    if isinstance(value, Fraction) and key not in _TEXTS:
        return f"{value.numerator}/{value.denominator}"
    if isinstance(value, (numbers.Number, np.bool_)) and key not in _TEXTS:
        return cell_text(value, key)
    codes = [value] if isinstance(value, str) else value
    if getattr(codes, "ndim", 1) != 1 or not hasattr(codes, "__iter__") \
            or not all(isinstance(code, str) for code in codes):
        raise DataError(f"{key} is {shown(value)}, expected text" +
                        (" or a list of codes" if key in ("streams", "order", "groups") else ""))
    joined = ";".join(codes)
    if not joined:
        raise DataError(f"{key} is empty, expected at least one word", "empty")
    return joined


def apply(reading: Handle, conditions: Mapping[str, str], given: Mapping[str, Any]) -> None:
    """Add conditions to a reading: behind its own in lists, else where nothing else is given."""
    for key, value in conditions.items():
        before = call("awrash_split_reading_get", reading, key) if key in _LISTS else ""
        if key not in _LISTS and given.get(key) is not None:
            continue
        call("awrash_split_reading_set", reading, key, f"{before}; {value}" if before else value)


def _quoted(code: Any, what: str) -> str:
    if not isinstance(code, str):
        raise DataError(f"{what} is {shown(code)}, expected a code")
    return '"' + code.replace("\\", "\\\\").replace('"', '\\"') + '"'


class Conditions:
    """What a programme with conditions can be asked for."""

    _handle: Handle
    provinces: Tuple[str, ...]
    _conditions: Mapping[str, str] = {}

    @property
    def conditions(self) -> Dict[str, str]:
        """The conditions that every question to this programme keeps, by the key of a reading."""
        return dict(self._conditions)

    def _with(self: _Own, key: str, value: str) -> _Own:
        """The same programme with one more condition."""
        other = type(self).__new__(type(self))
        other._handle = call("awrash_programme_ref", self._handle)
        before = self._conditions.get(key, "") if key in _LISTS else ""
        other._conditions = {**self._conditions, key: f"{before}; {value}" if before else value}
        return other

    def _codes(self, what: str) -> Tuple[str, ...]:
        """The codes of all streams or types."""
        count = call(f"awrash_programme_{what}_get_count", self._handle)
        return tuple(call(f"awrash_programme_{what}_get_code", self._handle, i)
                     for i in range(count))

    def _target(self, of: Any) -> str:
        """A stream, a type or all, as the notation of cells writes them."""
        if of == "*":
            return "*"
        if isinstance(of, str) and of.startswith("type:"):
            return "type:" + _quoted(of[5:], "type")
        if of in self._codes("type") and of not in self._codes("stream"):
            return "type:" + _quoted(of, "type")
        return _quoted(of, "stream")

    def fix(self: _Own, territory: str, of: str, places: int) -> _Own:
        """A programme in which these places are fixed by hand.

        Parameters
        ----------
        territory : str
            The code of a province, or of a territory for all of its provinces together.
        of : str
            The code of a stream, or of a worksite type with its variants; "*" for all.
        places : int

        Returns
        -------
        Programme
            Another view of the programme: every split, comparison, export and check of it keeps
            the condition. This one stays as it is.

        Raises
        ------
        DataError
            Places that are no whole number ≥ 0; codes that nobody knows are told when the
            programme is asked.

        Notes
        -----
        Source: the key fix of AwrashReading.
        """
        number = whole(places, "places")
        if number < 0:
            raise DataError(f"places is {shown(places)}, expected a whole number ≥ 0")
        return self._with("fix", f"{_quoted(territory, 'territory')}/{self._target(of)} = {number}")

    def min_rate(self: _Own, rate: Any) -> _Own:
        """A programme in which no province receives less for a unit of need.

        Parameters
        ----------
        rate : number, Fraction or str
            0.02, ``Fraction(20, 1000)`` or "20/1000". A number stands for the shortest decimal
            that reads back as it. It replaces a lowest rate asked for before.

        Returns
        -------
        Programme
            Another view of the programme, as for `fix`. The setting min_rate of a question goes
            before it.

        Raises
        ------
        DataError
            No number; a negative one is told when the programme is asked.

        Notes
        -----
        Source: the key min_rate of AwrashReading.
        """
        if isinstance(rate, bool) or not isinstance(rate, (str, numbers.Number)):
            raise DataError(f"rate is {shown(rate)}, expected a number or a fraction")
        return self._with("min_rate", text_of_setting("min_rate", rate))

    def add_row(self: _Own, cells: Sequence[Tuple[str, str]], coefficients: Any,
                min: Optional[float] = None, max: Optional[float] = None,
                name: Optional[str] = None) -> _Own:
        """A programme with one more linear row: min ≤ Σ coefficient · places ≤ max.

        Parameters
        ----------
        cells : sequence of (str, str)
            The codes of a province and of a worksite type for each term; a stream without types
            is a type of its own code.
        coefficients : array_like
            One a cell, or one number for all.
        min, max : float, optional
            None for no bound.
        name : str, optional
            What messages and certificates call it; row1, row2, … unless given.

        Returns
        -------
        Programme
            Another view of the programme, as for `fix`.

        Raises
        ------
        DataError
            Cells that the programme does not have; coefficients that are not finite; no bound, or
            min above max.

        Notes
        -----
        Source: see libawrash/split/add-row.c.
        """
        provinces = {code: i for i, code in enumerate(self.provinces)}
        types = {code: i for i, code in enumerate(self._codes("type"))}
        found: Tuple[List[int], List[int]] = ([], [])
        for cell in items(cells, "cells", "pairs of codes"):
            if not isinstance(cell, (tuple, list)) or len(cell) != 2:
                raise DataError(f"cells has {shown(cell)}, expected pairs of a province's and a "
                                "type's code")
            for code, known, indices, what in zip(cell, (provinces, types), found,
                                                  ("provinces", "worksite types")):
                if code not in known:
                    raise DataError(f"cells names {shown(code)}, expected one of the {what}", "name")
                indices.append(known[code])
        weights = reals(np.broadcast_to(np.asarray(coefficients, float), len(found[0]))
                        if np.ndim(coefficients) == 0 else coefficients, "coefficients")
        with call("awrash_split_reading_new") as reading:
            if self._conditions.get("rows"):
                call("awrash_split_reading_set", reading, "rows", self._conditions["rows"])
            before = call("awrash_split_reading_get", reading, "rows")
            call("awrash_split_add_row", reading, self._handle, name, found[0], found[1], weights,
                 -math.inf if min is None else min, math.inf if max is None else max)
            rows = call("awrash_split_reading_get", reading, "rows")
        return self._with("rows", rows[len(before) + 2:] if before else rows)

    def last(self) -> pd.DataFrame:
        """Last year's places, of which at_least_last and at_most_last are parts.

        Returns
        -------
        DataFrame
            Index province, one column a stream. NaN where the history does not tell them: such
            provinces are not bound.

        Raises
        ------
        DataError
            Two numbers of the same province, stream, edition and metric.

        Notes
        -----
        Source: see libawrash/split/last.c.
        """
        module = pandas()
        streams = self._codes("stream")
        values = call("awrash_split_last", self._handle).reshape(len(self.provinces), len(streams))
        return module.DataFrame(values, index=module.Index(self.provinces, name="province"),
                                columns=list(streams))
