# SPDX-License-Identifier: GPL-3.0-or-later
"""What every answer can do: print itself, compare, and turn into plain values or a frame.

Idea: an answer is its public members; everything here follows from their names and values, but
where it comes from, which the call that made it has noted.
Source: the habits of SciPy's and statsmodels' results.
Invariant: `to_dict` holds what JSON knows and nothing else; answers with the same members are equal,
NaN with NaN; an answer never changes.
"""

from __future__ import annotations

import math
import numbers
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Dict, List, Mapping, Tuple

import numpy as np

if TYPE_CHECKING:
    import pandas as pd

_MOST_ROWS = 24
_WIDEST = 100


def plain(value: Any) -> Any:
    """A value as JSON knows it: NaN and infinities as None, arrays and tuples as lists.

    Parameters
    ----------
    value : object

    Returns
    -------
    object
        None, bool, int, float, str, list or dict; what is none of these as its text.
    """
    if value is None or isinstance(value, (bool, int)):
        return value
    if isinstance(value, str):
        return str(value)
    if isinstance(value, (float, np.floating)):
        return float(value) if math.isfinite(value) else None
    if isinstance(value, np.ndarray):
        return plain(value.tolist())
    if isinstance(value, np.generic):
        return plain(value.item())
    if hasattr(value, "to_dict") and not isinstance(value, type):
        return plain(value.to_dict())
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [plain(item) for item in value]
    if isinstance(value, numbers.Real) and not isinstance(value, Fraction):
        return plain(float(value))
    return str(value)


def key_of(value: Any) -> Any:
    """Something hashable that is equal for equal values, arrays and NaN included."""
    if isinstance(value, (float, np.floating)):
        return float(value) if value == value else "nan"
    if isinstance(value, np.ndarray):
        return value.shape, key_of(value.tolist())
    if isinstance(value, (list, tuple)) and not isinstance(value, Result):
        return tuple(key_of(item) for item in value)
    if isinstance(value, Mapping):
        return frozenset((name, key_of(item)) for name, item in value.items())
    if isinstance(value, (set, frozenset)):
        return frozenset(key_of(item) for item in value)
    if hasattr(value, "to_numpy") and hasattr(value, "index"):
        columns = list(getattr(value, "columns", ()))
        return type(value), key_of([list(getattr(value, "index")), columns]), key_of(value.to_numpy())
    return value


def _short(value: Any) -> str:
    """A value on one line."""
    if isinstance(value, float):
        return f"{value:.6g}"
    if isinstance(value, np.ndarray):
        text = np.array2string(value, precision=6, threshold=8, edgeitems=3, separator=", ")
    elif isinstance(value, (list, tuple)) and len(value) > 8:
        text = f"[{', '.join(map(_short, value[:8]))}, … {len(value)} in all]"
    else:
        text = str(value)
    text = " ".join(text.split())
    return text if len(text) <= _WIDEST else text[:_WIDEST] + "…"


class Result:
    """The ways that all answers have.

    `_held` says what an answer holds: the public members, unless its class says otherwise. What
    is about persons says in `_screen` how much of it may stand on a screen.
    """

    def _held(self) -> Dict[str, Any]:
        names = (getattr(self, "__dataclass_fields__", None) or getattr(self, "_fields", None)
                 or vars(self))
        return {name: getattr(self, name) for name in names if not name.startswith("_")}

    def to_dict(self) -> Dict[str, Any]:
        """The answer as plain Python values, ready for JSON.

        Returns
        -------
        dict
            Arrays as lists; NaN and infinities as None.
        """
        return {name: plain(value) for name, value in self._held().items()}

    def to_frame(self) -> pd.DataFrame:
        """The answer as a pandas DataFrame.

        Returns
        -------
        DataFrame
            Where the answer holds arrays: its arrays of one length, the longest, as columns, by
            label where there are labels. Else one column, value, by the names of the members.
        """
        from ._tables import pandas
        members = self._held()
        labels = members.pop("labels", None)
        columns = {name: value for name, value in members.items()
                   if isinstance(value, np.ndarray) and value.ndim == 1}
        if not columns:
            return pandas().DataFrame({"value": members}, columns=["value"])
        longest = max(value.size for value in columns.values())
        return pandas().DataFrame(
            {name: value for name, value in columns.items() if value.size == longest},
            index=None if labels is None or len(labels) != longest else list(labels))

    def _cites(self) -> Dict[str, Any]:
        """What a kind of result knows of its question by itself: call, inputs, settings, seed."""
        return {}

    def provenance(self) -> Dict[str, Any]:
        """Where the result comes from: what a paper prints beside it.

        Returns
        -------
        dict
            Values of JSON: "library" (version, SHA-256 of its file, compiler), "environment"
            (versions of Python and NumPy, machine), "result" (kind and status), "call" (the
            function), "inputs" (a SHA-256 of each: of a programme its `hash`, of numbers as 64-bit
            floats), "settings" (every argument that is no data), "seed" (None where nothing is
            drawn) and "certificate" (its SHA-256 and the hash of the input that it was made for,
            None where there is none).

        Notes
        -----
        Source: see CITATION.cff for how to cite the library.

        Examples
        --------
        >>> import awrash
        >>> told = awrash.apportion.divisor([5, 3, 2], 4).provenance()
        >>> told["call"], told["settings"]
        ('awrash.apportion.divisor', {'total': 4, 'rule': 'webster', 'tie': 'error'})
        """
        from ._provenance import provenance_of
        return provenance_of(self)

    def _screen(self) -> List[Tuple[str, str]]:
        rows = [(name, _short(value)) for name, value in self._held().items() if value is not None]
        if len(rows) <= _MOST_ROWS:
            return rows
        return rows[:_MOST_ROWS] + [("…", f"{len(rows) - _MOST_ROWS} more")]

    def __repr__(self) -> str:
        rows = self._screen()
        width = max((len(name) for name, _ in rows), default=0)
        return "\n".join([type(self).__name__] + [f"  {name.ljust(width)}  {text}"
                                                  for name, text in rows])

    def _repr_html_(self) -> str:
        from ._pages import table_html
        return table_html(type(self).__name__, ("", ""), self._screen())

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Result) or type(self) is not type(other):
            return NotImplemented
        return key_of(self._held()) == key_of(other._held())

    def __hash__(self) -> int:
        return hash((type(self), key_of(self._held())))

    def __ne__(self, other: object) -> bool:
        return not self == other


class Question:
    """What is equal where it was made of the same, as its pickle says what it was made of."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        if type(self) is not type(other):
            return NotImplemented
        return key_of(self.__reduce__()) == key_of(other.__reduce__())

    def __hash__(self) -> int:
        return hash(key_of(self.__reduce__()))
