# SPDX-License-Identifier: GPL-3.0-or-later
"""metric, rank: who has how much, from the poorest to the richest.

Idea: one function a question; an answer of several numbers is a frozen value that names them.
Source: libawrash/metric; include/awrash/metric-rank.h has the definitions and the peers.
Invariant: nothing is computed here that the library computes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Dict, List, Optional, Tuple

import numpy as np

from . import _arrays
from ._native import call
from ._provenance import cited
from ._results import Result
from .errors import DataError, shown

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Concentration", "ConcentrationCurve", "Progressivity", "fractional_rank",
           "concentration", "concentrations", "concentration_influence", "concentration_curve",
           "concentration_kinds", "kakwani"]


def record_to_dict(record: Any) -> Dict[str, Any]:
    """A frozen record of the library as a dict, in its order."""
    return {name: getattr(record, name) for name, _ in record._fields_}


class Answer(Result):
    """What all answers of several numbers can do."""

    def to_frame(self) -> pd.DataFrame:
        """The answer as a pandas DataFrame with one row."""
        from ._tables import pandas
        return pandas().DataFrame([self.to_dict()])

    def _repr_html_(self) -> str:
        from ._pages import table_html
        rows = [(name, f"{value:.12g}" if isinstance(value, float) else str(value))
                for name, value in self.to_dict().items()]
        return table_html(type(self).__name__, ("name", "value"), rows)


def fractional_rank(x: Any, weights: Any = None) -> np.ndarray:
    """The share of the weight below each value, plus half of that at the same value.

    Parameters
    ----------
    x : array_like, shape (n,)
        The rank variable: finite numbers.
    weights : array_like, shape (n,), optional
        Weights of at least 0, by label where they and x carry labels; all 1 unless given.

    Returns
    -------
    ndarray, shape (n,)
        From 0 to 1, ties averaged; NaN where the weight is 0.

    Raises
    ------
    DataError
        Not numbers, lengths that differ, a value that is infinite or NaN, no value with weight.

    Notes
    -----
    Source: Lerman and Yitzhaki 1989; see libawrash/metric/rank.c.

    Examples
    --------
    >>> fractional_rank([10, 30, 30, 70]).tolist()
    [0.125, 0.5, 0.5, 0.875]
    """
    return call("awrash_metric_rank", x, _arrays.beside(weights, "weights", x, "x"))


def concentration_kinds() -> List[str]:
    """The names that `concentration` takes as its kind.

    Returns
    -------
    list of str

    Examples
    --------
    >>> concentration_kinds()
    ['standard', 'generalized', 'extended', 'erreygers', 'wagstaff']
    """
    names: List[str] = []
    while (name := call("awrash_metric_concentration_index_get_name", len(names))) is not None:
        names.append(name)
    return names


def number_text(value: Any, name: str) -> str:
    """A parameter as the text of an index has it."""
    try:
        return repr(float(value))
    except (TypeError, ValueError, OverflowError):
        raise DataError(f"{name} is {value!r}, expected a number") from None


def index_of(kind: str, bounds: Any, nu: Any) -> str:
    """The text of an index, from its kind and what the kind asks for."""
    if not isinstance(kind, str):
        raise DataError(f"kind is {shown(kind)}, expected one of {', '.join(concentration_kinds())}")
    if kind == "extended":
        return f"{kind}:{number_text(nu, 'nu')}"
    if bounds is None:
        return kind
    if isinstance(bounds, str):
        return f"{kind}:{bounds}"
    try:
        low, high = bounds
    except (TypeError, ValueError):
        raise DataError(f"bounds is {bounds!r}, expected two numbers or \"observed\"") from None
    return f"{kind}:{number_text(low, 'bounds[0]')}:{number_text(high, 'bounds[1]')}"


@dataclass(frozen=True)
class Concentration(Answer):
    """A concentration index.

    Attributes
    ----------
    value : float
        Above 0 where the outcome is concentrated among high ranks.
    se : float or None
        Standard error of the regression form, where it was asked for.
    index : str
        The kind with its parameters, as the library has it.
    convention : str
        Which of the field's conventions it follows.
    """

    value: float
    se: Optional[float]
    index: str
    convention: str

    def __float__(self) -> float:
        return self.value


def beside_outcome(h: Any, rank: Any, weights: Any, name: str = "h") -> Tuple[Any, Any]:
    """Ranks and weights in the order of the outcomes: by label where both carry labels."""
    return (_arrays.beside(rank, "rank", h, name), _arrays.beside(weights, "weights", h, name))


@cited
def concentration(h: Any, rank: Any, weights: Any = None, kind: str = "standard",
                  bounds: Any = None, nu: float = 2, se: bool = False) -> Concentration:
    """How an outcome is spread along the rank of another variable.

    Parameters
    ----------
    h : array_like, shape (n,)
        Outcomes; of at least 0 but for the kind "generalized" and those with bounds.
    rank : array_like, shape (n,)
        The rank variable, the lowest first, by label where it and h carry labels.
    weights : array_like, shape (n,), optional
        Weights of at least 0, by label where they and h carry labels; all 1 unless given.
    kind : {"standard", "generalized", "extended", "erreygers", "wagstaff"}
    bounds : (low, high) or "observed", optional
        For "erreygers" and "wagstaff": the bounds that an outcome could reach, or those observed.
    nu : float
        For "extended": above 0, the aversion; 2 is "standard".
    se : bool
        Whether to give the standard error of the regression form, which takes ranks, mean and
        bounds as known; for a sampling error take `concentration_influence`.

    Returns
    -------
    Concentration

    Raises
    ------
    DataError
        An unknown kind, bounds or nu that cannot be read, an outcome out of bounds or negative
        where none may be, ranks or weights that are no numbers, a mean of 0.

    Notes
    -----
    Source: Wagstaff, Paci and van Doorslaer 1991; see libawrash/metric/concentration.c.

    Examples
    --------
    >>> concentration([1, 2, 3], [10, 20, 30]).value
    0.2222222222222222
    """
    index = index_of(kind, bounds, nu)
    rank, weights = beside_outcome(h, rank, weights)
    if _arrays.flag(se, "se"):
        value, error = call("awrash_metric_concentration_regression", index, h, rank, weights)
    else:
        value, error = call("awrash_metric_concentration", index, h, rank, weights), None
    return Concentration(value, error, index,
                         call("awrash_metric_concentration_index_get_convention", index))


def concentrations(h: Any, rank: Any, indices: Any, weights: Any = None) -> Dict[str, float]:
    """Many concentration indices of one outcome over one rank, which is sorted once.

    Parameters
    ----------
    h, rank, weights
        As for `concentration`.
    indices : sequence of str
        "standard", "generalized", "extended:NU", "erreygers:LOW:HIGH", "wagstaff:observed", …

    Returns
    -------
    dict of str to float
        By index, in the order given.

    Raises
    ------
    DataError
        As for `concentration`, for the first index that has a fault.

    Notes
    -----
    Source: see libawrash/metric/concentration.c.

    Examples
    --------
    >>> concentrations([1, 2, 3], [10, 20, 30], ["standard", "generalized"])
    {'standard': 0.2222222222222222, 'generalized': 0.4444444444444444}
    """
    rank, weights = beside_outcome(h, rank, weights)
    names = [indices] if isinstance(indices, str) else _arrays.items(indices, "indices", "names")
    values = call("awrash_metric_concentration_values", names, h, rank, weights)
    return dict(zip(names, values.tolist()))


def concentration_influence(h: Any, rank: Any, weights: Any = None, kind: str = "standard",
                            bounds: Any = None, nu: float = 2) -> np.ndarray:
    """The influence function of a concentration index: what more weight on a row moves it by.

    Parameters
    ----------
    h, rank, weights, kind, bounds, nu
        As for `concentration`.

    Returns
    -------
    ndarray, shape (n,)
        With a weighted mean of 0.

    Raises
    ------
    DataError
        As for `concentration`.

    Notes
    -----
    Source: Kakwani, Wagstaff and van Doorslaer 1997; see
    libawrash/metric/concentration-influence.c.

    Examples
    --------
    >>> concentration_influence([3, 1, 2], [1, 2, 3]).round(4).tolist()
    [-0.2222, 0.0, 0.2222]
    """
    rank, weights = beside_outcome(h, rank, weights)
    return call("awrash_metric_concentration_influence", index_of(kind, bounds, nu), h, rank,
                weights)


@dataclass(frozen=True, eq=False, repr=False)
class ConcentrationCurve(Result):
    """The concentration curve, from (0, 0) on, one breakpoint a distinct rank.

    Attributes
    ----------
    p : ndarray, shape (k + 1,)
        Share of the weights, from the lowest rank on.
    share : ndarray, shape (k + 1,)
        Share of the outcomes that they hold.
    generalized : ndarray, shape (k + 1,)
        The same times the mean, in the unit of the outcomes.
    """

    p: np.ndarray
    share: np.ndarray
    generalized: np.ndarray


@cited
def concentration_curve(h: Any, rank: Any, weights: Any = None) -> ConcentrationCurve:
    """Which share of the outcomes those of the lowest ranks hold.

    Parameters
    ----------
    h : array_like, shape (n,)
        Outcomes of at least 0.
    rank, weights
        As for `concentration`.

    Returns
    -------
    ConcentrationCurve

    Raises
    ------
    DataError
        As for `concentration`.

    Notes
    -----
    Source: Kakwani 1977; see libawrash/metric/concentration-curve.c.

    Examples
    --------
    >>> concentration_curve([3, 1, 2], [1, 2, 3]).share.round(4).tolist()
    [0.0, 0.5, 0.6667, 1.0]
    """
    rank, weights = beside_outcome(h, rank, weights)
    *curves, n_points = call("awrash_metric_concentration_curve", h, rank, weights)
    return ConcentrationCurve(*(curve[:n_points].copy() for curve in curves))


@dataclass(frozen=True)
class Progressivity(Answer):
    """What a tax does to inequality.

    Attributes
    ----------
    gini_before, gini_after : float
    concentration_tax, concentration_after : float
        By the rank before the tax.
    rate : float
        The tax as a share of what there is before.
    kakwani : float
        concentration_tax - gini_before: above 0 where the tax is progressive.
    reynolds_smolensky : float
        gini_before - concentration_after: the vertical effect.
    reranking : float
        gini_after - concentration_after, at least 0 (Atkinson, Plotnick).
    redistribution : float
        gini_before - gini_after, the vertical effect less reranking.
    convention : str
    """

    gini_before: float
    gini_after: float
    concentration_tax: float
    concentration_after: float
    rate: float
    kakwani: float
    reynolds_smolensky: float
    reranking: float
    redistribution: float
    convention: str = "population values; ties of either rank averaged; Reynolds-Smolensky vertical"


@cited
def kakwani(before: Any, tax: Any, weights: Any = None) -> Progressivity:
    """Progressivity of a tax: Kakwani, Reynolds-Smolensky and reranking.

    Parameters
    ----------
    before : array_like, shape (n,)
        What there is before, of at least 0.
    tax : array_like, shape (n,)
        What is taken, from 0 to `before`, by label where it and before carry labels.
    weights : array_like, shape (n,), optional
        Weights of at least 0, by label where they and before carry labels; all 1 unless given.

    Returns
    -------
    Progressivity

    Raises
    ------
    DataError
        As for `gini`, for each of the two and for what is left; a tax beyond what there is.

    Notes
    -----
    Source: Kakwani 1977, Reynolds and Smolensky 1977; see libawrash/metric/kakwani.c.

    Examples
    --------
    >>> answer = kakwani([10, 20, 70], [0, 2, 20])
    >>> round(answer.kakwani, 6), round(answer.reynolds_smolensky, 6)
    (0.206061, 0.05812)
    """
    record = call("awrash_metric_kakwani", before, _arrays.beside(tax, "tax", before, "before"),
                  _arrays.beside(weights, "weights", before, "before"))
    return Progressivity(**record_to_dict(record))
