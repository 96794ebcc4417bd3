# SPDX-License-Identifier: GPL-3.0-or-later
"""metric: numbers about values: how unequal they are, by which measure.

Idea: one function a measure, on values of at least zero and weights of at least zero.
Source: libawrash/metric; each function names its own.
Invariant: nothing is computed here that the library computes; nothing is copied without need.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, List, Optional, Tuple

import numpy as np

from . import _arrays
from ._metric_index import (AbsoluteLorenz, Distribution, Dominance, Index, absolute_lorenz,
                            atkinson, atkinson_ede, coulter, cv, dominance, dominance_kinds,
                            generalized_entropy, hhi, indices, j_divergence, jain, kolm,
                            kolm_pollak_ede, missing_policies, palma, percentile_ratio, report,
                            rosenbluth, s_gini, share_ratio, variant_of, williamson, zenga)
from ._metric_parts import (Decomposition, Partition, atkinson_decomposition, entropy_decomposition,
                            esteban_gradin_ray, esteban_ray, gini_change, gini_decomposition,
                            partition, polarisation, segregation, shapley, source_decomposition, wolfson)
from ._metric_inference import (Design, Difference, DominanceTest, Estimate, Tails, between_test,
                                difference, dominance_test, estimate, estimate_replicates)
from ._metric_space import (Local, Neighbours, Spatial, SpatialGini, geary, getis_ord, local_g,
                            local_moran, moran, spatial_gini)
from ._metric_stream import GiniBounds, GiniSketch, Tally, grouped_gini
from ._metric_group import (Gap, HealthEquity, SlopeIndex, gap, health_equity, slope_index,
                            slope_influence)
from ._metric_rank import (Concentration, ConcentrationCurve, Progressivity, concentration,
                           concentration_curve, concentration_influence, concentration_kinds,
                           concentrations, fractional_rank, kakwani)
from ._native import call, names_of
from ._provenance import cited
from ._results import Result
from .errors import DataError

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["gini", "lorenz", "theil", "mld", "hoover", "extremes", "gini_corrections",
           "Lorenz", "Extremes",
           "AbsoluteLorenz", "Distribution", "Dominance", "Index", "absolute_lorenz", "atkinson",
           "atkinson_ede", "coulter", "cv", "dominance", "dominance_kinds",
           "generalized_entropy", "hhi", "indices", "j_divergence", "jain", "kolm",
           "kolm_pollak_ede", "missing_policies", "palma", "percentile_ratio", "report",
           "rosenbluth",
           "s_gini", "share_ratio", "williamson", "zenga",
           "GiniBounds", "GiniSketch", "Tally", "grouped_gini",
           "Concentration", "ConcentrationCurve", "Progressivity", "concentration",
           "concentration_curve", "concentration_influence", "concentration_kinds", "concentrations",
           "fractional_rank", "kakwani",
           "Gap", "HealthEquity", "SlopeIndex", "gap", "health_equity", "slope_index",
           "slope_influence",
           "Decomposition", "atkinson_decomposition", "entropy_decomposition",
           "esteban_gradin_ray", "esteban_ray", "gini_change", "gini_decomposition",
           "Partition", "partition", "polarisation", "segregation", "shapley", "source_decomposition", "wolfson",
           "Design", "Difference", "DominanceTest", "Estimate", "Tails", "between_test", "difference",
           "dominance_test", "estimate", "estimate_replicates",
           "Neighbours", "Spatial", "SpatialGini", "Local", "moran", "geary", "getis_ord",
           "spatial_gini", "local_moran", "local_g"]


def _beside(x: Any, weights: Any, name: str = "weights") -> Any:
    """Weights in the order of the values: by label where both carry labels."""
    return _arrays.beside(weights, name, x, "x")


_CORRECTIONS = "AwrashGiniCorrection"


def gini_corrections() -> List[str]:
    """The names that `gini` takes as its correction.

    Returns
    -------
    list of str

    Examples
    --------
    >>> gini_corrections()
    ['none', 'n', 'p2']
    """
    return list(names_of(_CORRECTIONS))


def gini(x: Any, weights: Any = None, correction: Optional[str] = None, *,
         variant: Optional[str] = None, threads: int = 1) -> float:
    """The Gini index: half the mean difference of two values drawn, over the mean.

    Parameters
    ----------
    x : array_like, shape (n,)
        Values of at least 0, in any unit.
    weights : array_like, shape (n,), optional
        Weights of at least 0, by label where they and x carry labels; all 1 unless given.
    correction : {None, "none", "n", "p2"}
        None and "none": the population's value. "n": times n / (n - 1), n the number of values
        with a weight above 0. "p2": times 1 / (1 - Σp²), p the shares of the weights.
    variant : {None, "signed", "absolute"}
        "signed": for values of either sign and a mean above 0, possibly above 1. "absolute": half
        the mean difference, of any values, in their unit. As "gini:signed" and "gini:absolute" of
        `indices`; with neither a correction nor threads.
    threads : int
        How many threads share the work, from 1 to 1,024; the digits do not depend on it.

    Returns
    -------
    float
        Without unit, 0 where all values are equal.

    Raises
    ------
    DataError
        Not numbers, lengths that differ, a value that is negative, infinite or NaN, no value
        with weight, values that are all 0.

    Notes
    -----
    Source: Gini 1914; see libawrash/metric/gini.c.

    Examples
    --------
    >>> gini([0, 0, 0, 1])
    0.75
    >>> gini([-1, 0, 4], variant="signed")
    1.1111111111111112
    """
    if variant is not None:
        if correction not in (None, "none") or threads != 1:
            raise DataError(f"variant is {variant!r} beside a correction or threads, expected it "
                            "alone")
        return variant_of("gini", variant, ("signed", "absolute"), x, weights)
    correction = "none" if correction is None else correction
    if type(threads) is int and threads == 1:
        return call("awrash_metric_gini", correction, x, _beside(x, weights))
    return call("awrash_metric_gini_by_threads", threads, correction, x, _beside(x, weights))


def theil(x: Any, weights: Any = None) -> float:
    """The Theil index T: the mean of (x/μ)·log(x/μ).

    Parameters
    ----------
    x : array_like, shape (n,)
        Values of at least 0, in any unit; a value of 0 counts by its limit, 0.
    weights : array_like, shape (n,), optional
        Weights of at least 0, by label where they and x carry labels; all 1 unless given.

    Returns
    -------
    float
        In nats, 0 where all values are equal.

    Raises
    ------
    DataError
        As for `gini`.

    Notes
    -----
    Source: Theil 1967; see libawrash/metric/theil.c.

    Examples
    --------
    >>> round(theil([1, 2, 3, 6]), 6)
    0.187445
    """
    return call("awrash_metric_theil", x, _beside(x, weights))


def mld(x: Any, weights: Any = None) -> float:
    """The mean logarithmic deviation, Theil's L: the mean of log(μ/x).

    Parameters
    ----------
    x : array_like, shape (n,)
        Values of at least 0, in any unit; a value of 0 with weight makes the answer infinite.
    weights : array_like, shape (n,), optional
        Weights of at least 0, by label where they and x carry labels; all 1 unless given.

    Returns
    -------
    float
        In nats, 0 where all values are equal, possibly infinite.

    Raises
    ------
    DataError
        As for `gini`.

    Notes
    -----
    Source: Theil 1967; see libawrash/metric/theil.c.

    Examples
    --------
    >>> round(mld([1, 2, 3, 6]), 6)
    0.202733
    """
    return call("awrash_metric_mld", x, _beside(x, weights))


def hoover(x: Any, weights: Any = None, reference: Any = None, *,
           variant: Optional[str] = None) -> float:
    """The Hoover index: the share of the total that would have to move for equality.

    Parameters
    ----------
    x : array_like, shape (n,)
        Values of at least 0, in any unit.
    weights : array_like, shape (n,), optional
        Weights of at least 0, by label where they and x carry labels; all 1 unless given.
    reference : array_like, shape (n,), optional
        What the values are measured against instead of equality, by label like the weights.
    variant : {None, "signed"}
        "signed": for values of either sign and a mean above 0, possibly above 1, against equality.

    Returns
    -------
    float
        Without unit, from 0 to 1.

    Raises
    ------
    DataError
        As for `gini`.

    Notes
    -----
    Source: Hoover 1936; see libawrash/metric/hoover.c.

    Examples
    --------
    >>> hoover([1, 2, 3, 6])
    0.25
    """
    if variant is not None:
        if reference is not None:
            raise DataError(f"variant is {variant!r} beside a reference, expected one of the two")
        return variant_of("hoover", variant, ("signed",), x, weights)
    return call("awrash_metric_hoover", x, _beside(x, weights),
                _beside(x, reference, "reference"))


@dataclass(frozen=True, eq=False, repr=False)
class Lorenz(Result):
    """The Lorenz curve, from (0, 0) on, one breakpoint a value.

    Attributes
    ----------
    p : ndarray, shape (n + 1,)
        Share of the weights, from the smallest value on.
    share : ndarray, shape (n + 1,)
        Share of the values' total that they hold: the Lorenz curve.
    generalized : ndarray, shape (n + 1,)
        The same times the mean, in the unit of the values: the generalized Lorenz curve.
    """

    p: np.ndarray
    share: np.ndarray
    generalized: np.ndarray

    def to_frame(self) -> pd.DataFrame:
        """The curve as a pandas DataFrame with the columns p, share, generalized."""
        from ._tables import pandas
        return pandas().DataFrame({"p": self.p, "share": self.share,
                                   "generalized": self.generalized})

    def _rows(self, most: int = 20) -> List[Tuple[str, str, str]]:
        rows = [(f"{p:.6f}", f"{share:.6f}", f"{generalized:.6g}") for p, share, generalized
                in zip(self.p[:most], self.share[:most], self.generalized[:most])]
        more = len(self.p) - most
        return rows + [("…", f"{more} more", "")] if more > 0 else rows

    def __repr__(self) -> str:
        head = f"Lorenz curve of {len(self.p) - 1} values"
        rows = [("p", "share", "generalized")] + self._rows()
        return "\n".join([head] + [f"  {p:<10}{share:<10}{high}".rstrip()
                                   for p, share, high in rows])

    def _repr_html_(self) -> str:
        from ._pages import table_html
        return table_html(f"Lorenz curve of {len(self.p) - 1} values",
                          ("p", "share", "generalized"), self._rows())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Lorenz) and all(
            np.array_equal(getattr(self, name), getattr(other, name))
            for name in ("p", "share", "generalized"))

    __hash__ = None  # type: ignore[assignment]


@cited
def lorenz(x: Any, weights: Any = None) -> Lorenz:
    """The Lorenz curve and the generalized Lorenz curve.

    Parameters
    ----------
    x : array_like, shape (n,)
        Values of at least 0, in any unit.
    weights : array_like, shape (n,), optional
        Weights of at least 0, by label where they and x carry labels; all 1 unless given.

    Returns
    -------
    Lorenz

    Raises
    ------
    DataError
        As for `gini`.

    Notes
    -----
    Source: Lorenz 1905, Shorrocks 1983; see libawrash/metric/lorenz.c.

    Examples
    --------
    >>> lorenz([1, 2, 3, 6]).share.round(4).tolist()
    [0.0, 0.0833, 0.25, 0.5, 1.0]
    """
    return Lorenz(*call("awrash_metric_lorenz", x, _beside(x, weights)))


@dataclass(frozen=True, eq=False)
class Extremes(Result):
    """The smallest and the largest value that have weight.

    Attributes
    ----------
    lowest, highest : int
        Where they stand, counted from 0.
    ratio : float
        The smallest over the largest, from 0 to 1.
    """

    lowest: int
    highest: int
    ratio: float

    def to_frame(self) -> pd.DataFrame:
        """A pandas DataFrame with one row and the columns lowest, highest, ratio."""
        from ._tables import pandas
        return pandas().DataFrame({"lowest": [self.lowest], "highest": [self.highest],
                                   "ratio": [self.ratio]})

    def _repr_html_(self) -> str:
        from ._pages import table_html
        return table_html("Extremes", ("lowest", "highest", "ratio"),
                          [(str(self.lowest), str(self.highest), f"{self.ratio:.6g}")])


@cited
def extremes(x: Any, weights: Any = None) -> Extremes:
    """The smallest and the largest value among those with weight.

    Parameters
    ----------
    x : array_like, shape (n,)
        Values of at least 0, in any unit.
    weights : array_like, shape (n,), optional
        Weights of at least 0, by label where they and x carry labels; all 1 unless given.

    Returns
    -------
    Extremes

    Raises
    ------
    DataError
        As for `gini`.

    Notes
    -----
    Source: see libawrash/metric/extremes.c.

    Examples
    --------
    >>> extremes([1, 2, 3, 6])
    Extremes(lowest=0, highest=3, ratio=0.16666666666666666)
    """
    return Extremes(*call("awrash_metric_extremes", x, _beside(x, weights)))
