# SPDX-License-Identifier: GPL-3.0-or-later
"""Indices of data that pass by in parts, or lie in parts in several processes.

Idea: add arrays as they come, merge what others have added, ask at any time; a text, and so a
pickle, holds all of it. Source: libawrash/metric/tally.c, sketch.c, tally-text.c, sketch-text.c.
Invariant: no array is kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, Dict, Tuple, Type, TypeVar

from . import _arrays
from ._native import Handle, call
from ._provenance import cited
from ._results import Result


_Made = TypeVar("_Made", bound="_Gathering")


class _Gathering(Result):
    """What adds up as data pass by: it prints and converts as an answer does, so far."""

    __hash__ = None  # type: ignore[assignment]

    _written: ClassVar[str]
    _read: ClassVar[str]
    _handle: Handle

    def to_text(self) -> str:
        """All that it holds as text, to be stored or sent; `from_text` goes on with it.

        Returns
        -------
        str
            Lines of words, the same in any locale.

        Raises
        ------
        DataError
            Sums that have overflowed, and so hold no number.
        """
        return call(self._written, self._handle)

    @classmethod
    def from_text(cls: Type[_Made], text: str) -> _Made:
        """What was written by `to_text`, the same by every bit: it can be added to and merged.

        Parameters
        ----------
        text : str

        Returns
        -------
        object
            One of this class.

        Raises
        ------
        DataError
            Another form, or what no values can have given; the message has the line.
        """
        made = cls.__new__(cls)
        made._handle = call(cls._read, text)
        return made

    def __reduce__(self) -> Any:
        return type(self).from_text, (self.to_text(),)


class Tally(_Gathering):
    """Indices that entropies decide, of data that pass by in parts.

    Parameters
    ----------
    *indices : str
        As `Distribution.value` takes them, of `entropy:ALPHA`, `theil`, `mld`, `j-divergence`,
        `atkinson:EPSILON`, `cv` and `jain`.

    Raises
    ------
    DataError
        An index that is unknown, or goes by ranks: for the Gini index see `GiniSketch`.

    Examples
    --------
    >>> tally = Tally("theil", "cv")
    >>> tally.add([1, 2]).add([3, 4, 5]).n_counted
    5
    """

    _written = "awrash_metric_tally_text_write"
    _read = "awrash_metric_tally_text_read"

    def __init__(self, *indices: str) -> None:
        self._handle = call("awrash_metric_tally_new", indices)

    @property
    def indices(self) -> Tuple[str, ...]:
        """The indices, as they were asked for."""
        return tuple(call("awrash_metric_tally_get_index", self._handle, i) for i in
                     range(call("awrash_metric_tally_get_n_indices", self._handle)))

    def add(self, x: Any, weights: Any = None) -> "Tally":
        """Add values of at least 0 with their weights; all or, on an error, none.

        Parameters
        ----------
        x : array_like, shape (n,)
        weights : array_like, shape (n,), optional
            By label where they and x carry labels; all 1 unless given.

        Returns
        -------
        Tally
            Itself.

        Raises
        ------
        DataError
            Not numbers, a negative one, lengths that differ.
        """
        call("awrash_metric_tally_add", self._handle, x,
             _arrays.beside(weights, "weights", x, "x"))
        return self

    def merge(self, other: "Tally") -> "Tally":
        """Add all that another tally for the same indices holds.

        Parameters
        ----------
        other : Tally
            One for the same indices.

        Returns
        -------
        Tally
            Itself.

        Raises
        ------
        DataError
            One that is not for the same indices.
        """
        call("awrash_metric_tally_merge", self._handle, other._handle)
        return self

    @property
    def n_counted(self) -> int:
        """How many values with a weight above 0 were added."""
        return call("awrash_metric_tally_get_n_counted", self._handle)

    @property
    def mean(self) -> float:
        """The weighted mean so far, NaN before the first value."""
        return call("awrash_metric_tally_get_mean", self._handle)

    def values(self) -> Dict[str, float]:
        """The indices of all values so far, by name."""
        return dict(zip(self.indices,
                        call("awrash_metric_tally_values", self._handle).tolist()))

    def _held(self) -> Dict[str, Any]:
        begun = self.n_counted > 0
        return {"n_counted": self.n_counted, "mean": self.mean, **(self.values() if begun else {})}

    def __repr__(self) -> str:
        return f"<Tally of {', '.join(self.indices)} over {self.n_counted} values>"


@dataclass(frozen=True, eq=False)
class GiniBounds(Result):
    """Between what the Gini index of a `GiniSketch`, or of `grouped_gini`, lies.

    Attributes
    ----------
    low, high : float
        Both proved, and both attained by some values with the same bins.
    convention : str
        Which Gini it is.
    """

    low: float
    high: float
    convention: str = "of the population, without correction"



@cited
def grouped_gini(mean: Any, least: Any, largest: Any, weights: Any = None) -> GiniBounds:
    """Bounds of the Gini index of values that are known by classes alone.

    Parameters
    ----------
    mean, least, largest : array_like, shape (n,)
        The mean of each class and its limits, by label where they carry labels; the upper limit
        may be infinite. Classes do not overlap.
    weights : array_like, shape (n,), optional
        How much lies in each class; all 1 unless given.

    Returns
    -------
    GiniBounds
        low is the Gini of the means; both bounds are attained by some values.

    Raises
    ------
    DataError
        As for `gini`; a mean beyond its limits, classes that overlap.

    Notes
    -----
    Source: Gastwirth 1972; see libawrash/metric/grouped.c.

    Examples
    --------
    >>> grouped_gini([1, 3], [0, 2], [2, 4]).low
    0.25
    """
    low, high = call("awrash_metric_grouped_gini", mean,
                     _arrays.beside(least, "least", mean, "mean"),
                     _arrays.beside(largest, "largest", mean, "mean"),
                     _arrays.beside(weights, "weights", mean, "mean"))
    return GiniBounds(low, high)


class GiniSketch(_Gathering):
    """Bins of neighbouring values that give the Gini index with its bounds.

    Parameters
    ----------
    bits : int
        2 to that power is the number of bins to each doubling of the values; at most 16, 0 for 10.

    Raises
    ------
    DataError
        More bits than 16.

    Examples
    --------
    >>> bounds = GiniSketch().add([1, 2]).add([3, 6]).gini()
    >>> bounds.low <= 1 / 3 <= bounds.high
    True
    """

    _written = "awrash_metric_sketch_text_write"
    _read = "awrash_metric_sketch_text_read"

    def __init__(self, bits: int = 0) -> None:
        self._handle = call("awrash_metric_sketch_new", bits)

    def add(self, x: Any, weights: Any = None) -> "GiniSketch":
        """Add values of at least 0 with their weights; all or, on an error, none.

        Parameters
        ----------
        x : array_like, shape (n,)
        weights : array_like, shape (n,), optional
            By label where they and x carry labels; all 1 unless given.

        Returns
        -------
        GiniSketch
            Itself.

        Raises
        ------
        DataError
            Not numbers, a negative one, lengths that differ.
        """
        call("awrash_metric_sketch_add", self._handle, x,
             _arrays.beside(weights, "weights", x, "x"))
        return self

    def merge(self, other: "GiniSketch") -> "GiniSketch":
        """Add all that another sketch of as many bits holds.

        Parameters
        ----------
        other : GiniSketch
            One of as many bits.

        Returns
        -------
        GiniSketch
            Itself.

        Raises
        ------
        DataError
            One that is not of as many bits.
        """
        call("awrash_metric_sketch_merge", self._handle, other._handle)
        return self

    @property
    def bits(self) -> int:
        """2 to that power is the number of bins to each doubling of the values."""
        return call("awrash_metric_sketch_get_bits", self._handle)

    @property
    def n_counted(self) -> int:
        """How many values with a weight above 0 were added."""
        return call("awrash_metric_sketch_get_n_counted", self._handle)

    @cited
    def gini(self) -> GiniBounds:
        """The bounds of the Gini index of all values so far."""
        return GiniBounds(*call("awrash_metric_sketch_gini", self._handle))

    def _held(self) -> Dict[str, Any]:
        found = self.gini().to_dict() if self.n_counted > 0 else {}
        return {"bits": self.bits, "n_counted": self.n_counted, **found}

    def __repr__(self) -> str:
        return f"<GiniSketch over {self.n_counted} values>"
