# SPDX-License-Identifier: GPL-3.0-or-later
"""metric, space: values over places, and what chance alone would make of them.

Idea: neighbours are prepared once from pairs; every statistic comes with its exact moments over
all permutations, and a test by lot only where one is asked for.
Source: libawrash/metric/space.c and its neighbours.
Invariant: nothing is computed here that the library computes.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Dict, List, Optional, Tuple

import numpy as np

from . import _arrays
from ._native import call
from ._provenance import cited
from ._results import Question, Result
from .errors import DataError, shown

__all__ = ["Neighbours", "Spatial", "SpatialGini", "Local", "moran", "geary", "getis_ord",
           "spatial_gini", "local_moran", "local_g"]


def _ends(pairs: Any) -> Tuple[List[Any], List[Any]]:
    """The two columns of pairs."""
    if hasattr(pairs, "to_numpy"):
        pairs = pairs.to_numpy()
    if pairs is None or _arrays.is_scalar(pairs):
        raise DataError(f"pairs is {shown(pairs)}, expected pairs of units")
    rows = [pair if _arrays.is_scalar(pair) else tuple(_arrays.items(pair, f"pairs[{i}]", "two units"))
            for i, pair in enumerate(_arrays.items(pairs, "pairs", "pairs of units"))]
    for index, row in enumerate(rows):
        if _arrays.is_scalar(row):
            raise DataError(f"pairs[{index}] is {shown(row)}, expected two units")
        if len(row) != 2:
            raise DataError(f"pairs[{index}] has {len(row)} units, expected 2")
    return [row[0] for row in rows], [row[1] for row in rows]


def _places(labels: List[Any], where: Dict[Any, int], side: int) -> List[int]:
    for index, label in enumerate(labels):
        if label not in where:
            raise DataError(f"pairs[{index}][{side}] is {shown(label)}, which is none of the units",
                            "name")
    return [where[label] for label in labels]


class Neighbours(Question):
    """Who is next to whom, prepared once.

    Parameters
    ----------
    pairs : sequence of pairs, array_like of shape (m, 2) or DataFrame with two columns
        Positions counted from 0, or labels where units are labels.
    units : int or sequence of labels
        How many units there are, or their labels in order.
    weights : array_like, shape (m,), optional
        Weights of the pairs, for the styles "weighted" and "row-standardised".
    sense : {"symmetric", "directed"}
        Whether a pair, given once, makes each the neighbour of the other.
    style : {"binary", "weighted", "row-standardised"}
        1 a neighbour; the weight of the pair; the weight over the sum of its row.
    islands : {"error", "zero"}
        What a unit without a neighbour does: it is refused, or has a row of 0.

    Attributes
    ----------
    n, n_islands : int
    labels : list or None
    convention : str
        Sense, style and policy for islands, in words.

    Raises
    ------
    DataError
        An index outside, a unit joined to itself, a pair given twice, an island under "error".

    Examples
    --------
    >>> line = Neighbours([(0, 1), (1, 2), (2, 3)], 4)
    >>> line
    <Neighbours of 4 units (symmetric, binary, islands: error)>
    """

    def __init__(self, pairs: Any, units: Any, weights: Any = None, sense: str = "symmetric",
                 style: str = "binary", islands: str = "error") -> None:
        start, end = _ends(pairs)
        self.labels: Optional[List[Any]] = None
        count = units
        if not _arrays.is_scalar(units):
            where = _arrays.numbering(units, "units", "their number, or labels")
            self.labels = list(where)
            start, end = _places(start, where, 0), _places(end, where, 1)
            count = len(self.labels)
        self.convention = f"{sense}, {style}, islands: {islands}"
        self._given = (start, end, weights, sense, style, islands, count)
        self._handle = call("awrash_metric_neighbours_new", sense, style, islands, count,
                            np.asarray(start, np.int64) if not start
                            else _arrays.integers(start, "from"),
                            np.asarray(end, np.int64) if not end
                            else _arrays.integers(end, "to"), weights)

    @property
    def n(self) -> int:
        """How many units there are."""
        return call("awrash_metric_neighbours_get_n", self._handle)

    @property
    def n_islands(self) -> int:
        """How many of them have no neighbour."""
        return call("awrash_metric_neighbours_get_n_islands", self._handle)

    def _beside(self, values: Any, name: str) -> Any:
        """Values in the order of the units: by label where both carry labels."""
        if self.labels is None or values is None:
            return values
        return _arrays.beside(values, name, dict.fromkeys(self.labels), "the neighbours")

    def __repr__(self) -> str:
        return f"<Neighbours of {self.n} units ({self.convention})>"

    def __reduce__(self) -> Any:
        start, end, weights, sense, style, islands, count = self._given
        return _again, (list(zip(start, end)), count, weights, sense, style, islands, self.labels)


def _again(pairs: Any, count: int, weights: Any, sense: str, style: str, islands: str,
           labels: Optional[List[Any]]) -> Neighbours:
    """What a pickle is made from."""
    neighbours = Neighbours(pairs, count, weights, sense, style, islands)
    neighbours.labels = labels
    return neighbours



@dataclass(frozen=True)
class Spatial(Result):
    """A spatial statistic beside what chance alone makes of it.

    Attributes
    ----------
    value : float
    expectation, variance : float
        Exact, over all permutations of the values.
    variance_normality : float or None
        Under normality, for the statistics that have such a form.
    z : float
        (value - expectation) / √variance; NaN where no permutation changes the value.
    p_greater, p_less, p_two_sided : float or None
        By lot, (1 + count) / (1 + permutations), where permutations were asked for.
    convention : str
    """

    value: float
    expectation: float
    variance: float
    variance_normality: Optional[float]
    z: float
    p_greater: Optional[float]
    p_less: Optional[float]
    p_two_sided: Optional[float]
    convention: str


@dataclass(frozen=True)
class SpatialGini(Result):
    """A Gini in two parts, and the near share beside what chance alone makes of it.

    Attributes
    ----------
    gini, near, far : float
        gini = near + far.
    polarisation : float
        Mean difference of far pairs over that of near pairs.
    near_share : Spatial
        near / gini, with its moments and tests.
    convention : str
    """

    gini: float
    near: float
    far: float
    polarisation: float
    near_share: Spatial
    convention: str


@dataclass(frozen=True, eq=False, repr=False)
class Local(Result):
    """A statistic a unit.

    Attributes
    ----------
    value, expectation, variance, z : ndarray, shape (n,)
        z is NaN where the variance is 0.
    labels : list or None
    convention : str
    """

    value: np.ndarray
    expectation: np.ndarray
    variance: np.ndarray
    z: np.ndarray
    labels: Optional[List[Any]]
    convention: str



def _neighbours(x: Any, neighbours: Any) -> Neighbours:
    """Neighbours as they are, or from pairs: of the labels of x where it has some, else of places."""
    if isinstance(neighbours, Neighbours):
        return neighbours
    return Neighbours(neighbours, _arrays.labels_of(x) or len(_arrays.reals(x, "x")))


def _measure(statistic: str, x: Any, neighbours: Any, permutations: int, seed: Any,
             weights: Any = None) -> Spatial:
    neighbours = _neighbours(x, neighbours)
    x = _arrays.reals(neighbours._beside(x, "x"), "x")
    weights = neighbours._beside(weights, "weights")
    handle = neighbours._handle
    record = call("awrash_metric_space", statistic, handle, x, weights)
    tails = (None, None, None)
    if _arrays.count(permutations, "permutations"):
        if seed is None:
            raise DataError("seed is None, expected a text or number that names the permutations")
        _, drawn = call("awrash_metric_space_permute", statistic, str(seed), permutations, handle,
                        x, weights)
        tails = (drawn.greater, drawn.less, drawn.two_sided)
    normal = None if math.isnan(record.variance_normality) else record.variance_normality
    return Spatial(record.value, record.expectation, record.variance, normal, record.z, *tails,
                   f"{statistic}; neighbours {neighbours.convention}; exact permutation moments")


@cited
def moran(x: Any, neighbours: Any, permutations: int = 0, seed: Any = None) -> Spatial:
    """Moran's I: above -1/(n - 1) where equals stand beside equals.

    Parameters
    ----------
    x : array_like, shape (n,)
        Finite values, in any unit; by label where they and the neighbours carry labels.
    neighbours : Neighbours or pairs
        Pairs are taken as `Neighbours` takes them by default: symmetric, binary, without islands.
    permutations : int
        How many permutations to draw for p-values by lot; 0 for none.
    seed : str or int, optional
        What names the draw.

    Returns
    -------
    Spatial

    Raises
    ------
    DataError
        Values that are not finite or all equal.

    Notes
    -----
    Source: Moran 1950; Cliff and Ord 1981. Agrees with R spdep's moran.test.

    Examples
    --------
    >>> round(moran([1, 2, 3, 6], [(0, 1), (1, 2), (2, 3)]).value, 6)
    0.190476
    """
    return _measure("moran", x, neighbours, permutations, seed)


@cited
def geary(x: Any, neighbours: Any, permutations: int = 0, seed: Any = None) -> Spatial:
    """Geary's c: below 1 where equals stand beside equals.

    Parameters
    ----------
    x : array_like, shape (n,)
        Finite values, in any unit.
    neighbours : Neighbours or pairs
        Pairs are taken as `Neighbours` takes them by default: symmetric, binary, without islands.
    permutations, seed
        As for `moran`.

    Returns
    -------
    Spatial

    Raises
    ------
    DataError
        Values that are not finite or all equal.

    Notes
    -----
    Source: Geary 1954. Agrees with R spdep's geary.test but for the sign of z.

    Examples
    --------
    >>> round(geary([1, 2, 3, 6], [(0, 1), (1, 2), (2, 3)]).value, 6)
    0.392857
    """
    return _measure("geary", x, neighbours, permutations, seed)


@cited
def getis_ord(x: Any, neighbours: Any, permutations: int = 0, seed: Any = None) -> Spatial:
    """Getis and Ord's general G: large where high values stand together.

    Parameters
    ----------
    x : array_like, shape (n,)
        Values of at least 0, in any unit.
    neighbours : Neighbours or pairs
        Pairs are taken as `Neighbours` takes them by default: symmetric, binary, without islands.
    permutations, seed
        As for `moran`.

    Returns
    -------
    Spatial

    Raises
    ------
    DataError
        Values that are negative, not finite, all equal, or all 0 but one.

    Notes
    -----
    Source: Getis and Ord 1992. Agrees with R spdep's globalG.test on binary neighbours.

    Examples
    --------
    >>> round(getis_ord([1, 2, 3, 6], [(0, 1), (1, 2), (2, 3)]).value, 6)
    0.553191
    """
    return _measure("getis-ord", x, neighbours, permutations, seed)


@cited
def spatial_gini(x: Any, neighbours: Any, weights: Any = None, permutations: int = 0,
                 seed: Any = None) -> SpatialGini:
    """The Gini between neighbours and between all others.

    Parameters
    ----------
    x : array_like, shape (n,)
        Values of at least 0.
    neighbours : Neighbours or pairs
        Pairs are taken as `Neighbours` takes them by default: symmetric, binary, without islands.
        Of the style "binary".
    weights : array_like, shape (n,), optional
        Weights of the units, above 0, such as populations; all 1 unless given.
    permutations, seed
        As for `moran`.

    Returns
    -------
    SpatialGini

    Raises
    ------
    DataError
        As for `gini`; neighbours with weights; values that are all equal.

    Notes
    -----
    Source: Rey and Smith 2013. PySAL's wcg_share is `far` here, which is no share.

    Examples
    --------
    >>> answer = spatial_gini([1, 2, 3, 6], [(0, 1), (1, 2), (2, 3)])
    >>> round(answer.near, 6), round(answer.far, 6)
    (0.104167, 0.229167)
    """
    neighbours = _neighbours(x, neighbours)
    near, far, polarisation = call("awrash_metric_space_gini", neighbours._handle,
                                   neighbours._beside(x, "x"),
                                   neighbours._beside(weights, "weights"))
    share = _measure("gini", x, neighbours, permutations, seed, weights)
    return SpatialGini(near + far, near, far, polarisation, share,
                       "population Gini; near and far by ordered pairs")


@cited
def local_moran(x: Any, neighbours: Any, scaling: str = "n",
                moments: str = "conditional") -> Local:
    """Local Moran: what each unit adds to Moran's I.

    Parameters
    ----------
    x : array_like, shape (n,)
    neighbours : Neighbours or pairs
        Pairs are taken as `Neighbours` takes them by default: symmetric, binary, without islands.
    scaling : {"n", "n-1"}
        The divisor of Σz²: R spdep's, PySAL esda's.
    moments : {"conditional", "randomisation", "normality"}
        What chance may do: deal out the other values, deal out all, or draw them anew.

    Returns
    -------
    Local

    Raises
    ------
    DataError
        As for `moran`; fewer than three units; an unknown scaling or kind of moments.

    Notes
    -----
    Source: Anselin 1995; Sokal, Oden and Thomson 1998.

    Examples
    --------
    >>> local_moran([1, 2, 3, 6], [(0, 1), (1, 2), (2, 3)]).value.round(4).tolist()
    [0.5714, 0.5714, 0.0, 0.0]
    """
    neighbours = _neighbours(x, neighbours)
    value, mean, variance, z = call("awrash_metric_local_moran", scaling, moments,
        neighbours._handle, neighbours._beside(x, "x"))
    return Local(value, mean, variance, z, neighbours.labels, f"scaling {scaling}, moments {moments}")


@cited
def local_g(x: Any, neighbours: Any, star: bool = False) -> Local:
    """Getis and Ord's local G, or G* where the unit is one of its own neighbours.

    Parameters
    ----------
    x : array_like, shape (n,)
        Values of at least 0; z is the same for values moved by a number.
    neighbours : Neighbours or pairs
        Pairs are taken as `Neighbours` takes them by default: symmetric, binary, without islands.
    star : bool
        Whether the unit is one of its own neighbours.

    Returns
    -------
    Local

    Raises
    ------
    DataError
        As for `getis_ord`; fewer than three units.

    Notes
    -----
    Source: Getis and Ord 1992; Ord and Getis 1995. z agrees with R spdep's localG.

    Examples
    --------
    >>> local_g([1, 2, 3, 6], [(0, 1), (1, 2), (2, 3)]).z.round(4).tolist()
    [-0.9806, -1.2978, 0.9258, 1.2247]
    """
    neighbours = _neighbours(x, neighbours)
    kind = "g-star" if _arrays.flag(star, "star") else "g"
    value, mean, variance, z = call("awrash_metric_local_g", kind, neighbours._handle,
                                    neighbours._beside(x, "x"))
    return Local(value, mean, variance, z, neighbours.labels, kind)
