# SPDX-License-Identifier: GPL-3.0-or-later
"""metric, inference: what a sample leaves open about an index.

Idea: a design is prepared once from labels; an index is estimated under it by one of four methods,
by replicate weights, or as a difference of two distributions over the same units.
Source: libawrash/metric/estimate.c and its neighbours.
Invariant: nothing is computed here that the library computes.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Optional, Tuple

import numpy as np

from . import _arrays
from ._metric_group import measure_of
from ._metric_index import Distribution
from ._metric_rank import index_of
from ._native import call
from ._provenance import cited
from ._results import Question, Result
from .errors import DataError, shown

_INDICES = {"generalized-entropy": "entropy", "kolm-pollak-ede": "kolm-ede"}
_EVEN = ("linearized", "jackknife", "bootstrap-se")
_SCALES = {"log": " on the scale of logarithms", "logit": " on the scale of log odds"}


def _codes(labels: Any, name: str, x: Any) -> Optional[np.ndarray]:
    """Labels of any kind as whole numbers."""
    if labels is None:
        return None
    array = _arrays.array_of(_arrays.beside(labels, name, x, "x"), name)
    if array.ndim != 1:
        raise DataError(f"{name} has {array.ndim} dimensions, expected one")
    try:
        return np.unique(array, return_inverse=True)[1].astype(np.int64)
    except TypeError:
        raise DataError(f"{name} is {shown(labels)}, expected labels that can be put in an order, "
                        "texts or numbers") from None


class Design(Question):
    """How units were drawn, prepared once.

    Parameters
    ----------
    n : int
        How many rows there are.
    strata, cluster : array_like, shape (n,), optional
        The stratum and the cluster of each row, by labels of any kind; one stratum and a cluster
        a row unless given. A label of a cluster may be used anew in another stratum.
    fpc : float, array_like of shape (n,) or "census", optional
        How many clusters there are in the row's stratum; "census": all units were observed.
    lonely : {"error", "adjust", "certainty"}
        What a stratum with one cluster does: it is refused; it is held against the mean of all;
        it was certain to be drawn and adds nothing.

    Raises
    ------
    DataError
        Lengths that differ, numbers of clusters that differ inside a stratum.

    Examples
    --------
    >>> design = Design(4, strata=["a", "a", "b", "b"])
    >>> design.n_strata, design.n_clusters
    (2, 4)
    """

    def __init__(self, n: int, strata: Any = None, cluster: Any = None, fpc: Any = None,
                 lonely: str = "error") -> None:
        self._made: Tuple[Any, ...] = (Design, (n, strata, cluster, fpc, lonely))
        self._handle = _design(np.zeros(_arrays.count(n, "n")), strata, cluster, fpc, lonely)

    def __reduce__(self) -> Tuple[Any, ...]:
        return self._made

    def __repr__(self) -> str:
        return f"<Design of a sample: {self.n_strata} strata, {self.n_clusters} clusters>"

    @property
    def n_strata(self) -> int:
        """How many strata there are."""
        return call("awrash_metric_design_get_n_strata", self._handle)

    @property
    def n_clusters(self) -> int:
        """How many clusters there are."""
        return call("awrash_metric_design_get_n_clusters", self._handle)

    def part(self, weights: Any = None) -> Design:
        """The same design, for a part of what was drawn: see `estimate`, which takes a domain.

        Parameters
        ----------
        weights : array_like, shape (n,), optional
            Weights of the whole sample: rows with one above 0 were drawn; all unless given.

        Returns
        -------
        Design
            Whose clusters are those of the part.
        """
        part = object.__new__(Design)
        part._made = (Design.part, (self, weights))
        if weights is None:
            weights = np.ones(call("awrash_metric_design_get_n", self._handle))
        part._handle = call("awrash_metric_design_new_part", self._handle, weights)
        return part

    def covariance(self, influence: Any, weights: Any = None) -> np.ndarray:
        """The covariance matrix of any statistics, from their influence functions.

        Parameters
        ----------
        influence : array_like, shape (n,) or (m, n)
            Those of `Distribution.influence`, or of a statistic of one's own.
        weights : array_like, shape (n,), optional

        Returns
        -------
        ndarray, shape (m, m)
            NaN where all units were observed.
        """
        rows = np.atleast_2d(_arrays.array_of(influence, "influence", np.float64))
        n = call("awrash_metric_design_get_n", self._handle)
        if rows.ndim != 2 or rows.shape[1] != n:
            raise DataError(f"influence has {rows.shape[-1]} values a statistic, expected {n}")
        found = call("awrash_metric_design_covariance", self._handle, len(rows),
                     np.ones(n) if weights is None else weights, rows.reshape(-1))
        return found.reshape(len(rows), len(rows))


def _design(x: Any, strata: Any, cluster: Any, fpc: Any, lonely: str) -> Any:
    """A handle for the rows of x."""
    n = len(x)
    if isinstance(fpc, str):
        if fpc != "census":
            raise DataError(f"fpc is {fpc!r}, expected numbers of clusters or \"census\"", "name")
        return call("awrash_metric_design_new_census", n)
    codes = _codes(strata, "strata", x)
    if fpc is not None:
        fpc = (np.full(n, _arrays.real(fpc, "fpc")) if _arrays.is_scalar(fpc)
               else _arrays.beside(fpc, "fpc", x, "x"))
    return call("awrash_metric_design_new", lonely,
                np.zeros(n, np.int64) if codes is None else codes,
                _codes(cluster, "cluster", x), fpc)


def _number(value: Any) -> str:
    """The shortest text that reads back as the same number."""
    return repr(float(value)).removesuffix(".0")


def _text(index: str, arguments: dict) -> str:
    """The index as the library writes it: s_gini with nu=2 is s-gini:2."""
    if not isinstance(index, str):
        raise DataError(f"index is {shown(index)}, expected the name of an index")
    name = index.replace("_", "-")
    name = _INDICES.get(name, name)
    if name == "concentration":
        return index_of(arguments.pop("kind", "standard"), arguments.pop("bounds", None),
                        arguments.pop("nu", 2))
    if name in ("sii", "rii"):
        return measure_of(name, arguments.pop("link", "linear"), arguments.pop("limit", 1))
    correction = arguments.pop("correction", None)
    if correction not in (None, "none"):
        return f"{name}:{correction}"
    return f"{name}:{','.join(map(_number, arguments.values()))}" if arguments else name


@dataclass(frozen=True)
class Estimate(Result):
    """An index with what its sample leaves open.

    Attributes
    ----------
    value : float
    se : float
        Standard error; NaN where all units were observed.
    low, high : float
        The interval at `level`; likewise.
    bias : float or None
        By how much replicates lie above the value, where the method tells.
    degrees : float
        Degrees of freedom of the variance.
    level : float
    index, method : str
    note : str or None
        What has to be said beside it: that a sampling error has no meaning, and what can be asked.
    convention : str
    """

    value: float
    se: float
    low: float
    high: float
    bias: Optional[float]
    degrees: float
    level: float
    index: str
    method: str
    note: Optional[str]
    convention: str


@dataclass(frozen=True)
class Difference(Estimate):
    """The difference of an index between two distributions over the same units.

    Attributes
    ----------
    covariance : float
        Of the two; NaN where all units were observed.
    p_greater, p_less, p_two_sided : float or None
        By permutation, (1 + count) / (1 + permutations), where permutations were asked for: how
        likely the difference is where in each unit the two values stand in either edition by the
        fall of a coin.
    """

    covariance: float = math.nan
    p_greater: Optional[float] = None
    p_less: Optional[float] = None
    p_two_sided: Optional[float] = None


def _fields(record: Any, level: float, index: str, method: str, convention: str) -> dict:
    note = call("awrash_metric_estimate_get_note", record.is_census)
    return {"value": record.value, "se": record.se, "low": record.low, "high": record.high,
            "bias": None if math.isnan(record.bias) else record.bias, "degrees": record.degrees, "level": level, "index": index,
            "method": method, "note": note, "convention": convention}


def _distribution(x: Any, weights: Any, missing: str, rank: Any = None) -> Distribution:
    if not isinstance(x, Distribution):
        return Distribution(x, weights, missing, rank)
    if weights is not None or rank is not None:
        raise DataError("weights or a rank are given beside a Distribution, which has its own")
    return x


def _mask(domain: Any, x: Any) -> np.ndarray:
    """Which rows a domain has."""
    mask = _arrays.array_of(_arrays.beside(domain, "domain", x, "x"), "domain")
    if mask.dtype != bool or mask.ndim != 1:
        raise DataError("domain is no array of True and False, expected one such value a row")
    return mask


def _within(rows: Distribution, mask: np.ndarray) -> Distribution:
    """The distribution with a weight of 0 outside a domain."""
    x, weights, missing, rank = rows._rows
    if len(mask) != len(x):
        raise DataError(f"domain has {len(mask)} values, expected {len(x)}")
    weights = np.ones(len(x)) if weights is None else weights
    return Distribution(x, np.where(mask, weights, 0.0), missing, rank)


def _drawn(rows: Distribution) -> np.ndarray:
    weights = rows._rows[1]
    return np.ones(len(rows._rows[0])) if weights is None else np.nan_to_num(weights, nan=1.0)


def _interval(method: str) -> str:
    way, _, scale = method.partition(":")
    if way in _EVEN:
        return (f"value ± t·se{_SCALES.get(scale, '')}, t with clusters - strata degrees of "
                "freedom")
    kind = "BCa" if method.endswith("bca") else "percentile"
    return f"{kind} interval; n - 1 of n clusters drawn in each stratum, rescaled (Rao-Wu)"


@cited
def estimate(index: str, x: Any, weights: Any = None, strata: Any = None, cluster: Any = None,
             fpc: Any = None, method: str = "linearized", replications: int = 1000,
             seed: Any = None, level: float = 0.95, lonely: str = "error",
             missing: str = "error", rank: Any = None, domain: Any = None,
             **index_arguments: Any) -> Estimate:
    """An index with its standard error and interval.

    Parameters
    ----------
    index : str
        As `indices` has it ("s-gini:1.5"), or the name of a function here, whose numbers then
        follow as index_arguments ("s_gini", nu=1.5). With a rank also "concentration" (kind,
        bounds, nu), "sii" and "rii" (link, limit).
    x : array_like, shape (n,), or Distribution
    weights : array_like, shape (n,), optional
    strata, cluster, fpc, lonely
        The design: see `Design`. For provinces, all of which are observed: fpc="census".
    method : {"linearized", "jackknife", "bootstrap-se", "bootstrap", "bootstrap-bca"}
        The first three, value ± t·se, also with ":log", for an index > 0, or ":logit", for one
        between 0 and 1: the interval is even on that scale and never leaves the range of the
        index. The last two have replicates at the ends, which are the same on every scale.
    replications : int
        Of the bootstrap.
    seed : str or int, optional
        What names the draw of the bootstrap, which needs one.
    level : float
    missing : {"error", "omit"}
    rank : array_like, shape (n,), optional
        Another variable, the lowest first, for the indices that go by it.
    domain : array_like of bool, shape (n,), optional
        Which rows the estimate is about: the design is that of all of them, since who lies in a
        domain is left to chance too. Rows that are left out of x instead are taken as never drawn.
    **index_arguments
        Parameters of the index, in its order.

    Returns
    -------
    Estimate

    Raises
    ------
    DataError
        What the index refuses; a lonely stratum; labels, weights or numbers of clusters of another
        length.

    Notes
    -----
    Source: Deville 1999; Rao, Wu and Yue 1992; Efron 1987. Agrees with R survey and convey where
    these agree with the definition of the index.

    Examples
    --------
    >>> estimate("gini", [1, 2, 2, 3, 4, 99], method="jackknife").se.__round__(6)
    0.411846
    """
    distribution = _distribution(x, weights, missing, rank)
    rows = distribution._rows[0] if isinstance(x, Distribution) else x
    handle = None
    if domain is not None or any(part is not None for part in (strata, cluster, fpc)):
        handle = _design(rows, strata, cluster, fpc, lonely)
    if domain is not None:
        handle = call("awrash_metric_design_new_part", handle, _drawn(distribution))
        distribution = _within(distribution, _mask(domain, rows))
    text = _text(index, index_arguments)
    record = call("awrash_metric_estimate", method, text, level,
                  None if seed is None else str(seed), replications, distribution._handle, handle)
    return Estimate(**_fields(record, level, text, method, _interval(method)))


@cited
def estimate_replicates(index: str, x: Any, weights: Any = None, *, replicates: Any,
                        scheme: str = "brr", level: float = 0.95, missing: str = "error",
                        rank: Any = None, domain: Any = None,
                        **index_arguments: Any) -> Estimate:
    """An index with its standard error from replicate weights that came with the data.

    Parameters
    ----------
    index, x, weights, level, missing, rank, domain, **index_arguments
        As for `estimate`.
    replicates : array_like, shape (R, n)
        The weights of each replicate.
    scheme : str
        "brr", "fay:K", "jk1", "bootstrap" or "sdr": how the weights were made; each also with
        ":log" or ":logit".

    Returns
    -------
    Estimate

    Raises
    ------
    DataError
        What the index refuses; an unknown scheme; weights that are negative, not finite or of
        another length.

    Notes
    -----
    Source: Wolter 2007. Replicates are held against the estimate from the full weights.

    Examples
    --------
    >>> answer = estimate_replicates("gini", [1, 2, 3, 6], replicates=[[2, 0, 2, 0], [0, 2, 0, 2]])
    >>> round(answer.value, 6), round(answer.se, 6)
    (0.333333, 0.083333)
    """
    distribution = _distribution(x, weights, missing, rank)
    matrix = _arrays.grid(replicates, "replicates")
    if matrix.ndim != 2:
        raise DataError(f"replicates has {matrix.ndim} dimensions, expected two: replicates, rows")
    if domain is not None:
        mask = _mask(domain, x._rows[0] if isinstance(x, Distribution) else x)
        distribution = _within(distribution, mask)
        matrix = matrix * mask if matrix.shape[1] == len(mask) else matrix
    text = _text(index, index_arguments)
    record = call("awrash_metric_replicates", scheme, text, level, distribution._handle,
                  matrix.shape[0], matrix.shape[1], matrix.reshape(-1))
    return Estimate(**_fields(record, level, text, scheme,
                              "about the full-sample estimate; t with R - 1 degrees of freedom"
                              + _SCALES.get(scheme.rpartition(":")[2], "")))


def _pair(x: Any, y: Any, weights_x: Any, weights_y: Any, missing: str, design: tuple,
          domain: Any) -> tuple:
    """Two distributions over the same units, and their design."""
    y = y if isinstance(y, Distribution) else _arrays.beside(y, "y", x, "x")
    first, second = _distribution(x, weights_x, missing), _distribution(y, weights_y, missing)
    if domain is None and all(part is None for part in design[:-1]):
        return first, second, None
    rows = first._rows[0] if isinstance(x, Distribution) else x
    handle = _design(rows, *design)
    if domain is None:
        return first, second, handle
    mask = _mask(domain, rows)
    if first.n == second.n:
        handle = call("awrash_metric_design_new_part", handle,
                      np.maximum(_drawn(first), _drawn(second)))
    return _within(first, mask), _within(second, mask), handle


@cited
def difference(index: str, x: Any, y: Any, weights_x: Any = None, weights_y: Any = None,
               strata: Any = None, cluster: Any = None, fpc: Any = None, level: float = 0.95,
               lonely: str = "error", missing: str = "error", permutations: int = 0,
               seed: Any = None, domain: Any = None, **index_arguments: Any) -> Difference:
    """The index of x less that of y over the same units, with its standard error.

    Parameters
    ----------
    x, y : array_like, shape (n,), or Distribution
        Two editions or divisions, unit by unit.
    weights_x, weights_y : array_like, shape (n,), optional
    index, strata, cluster, fpc, level, lonely, missing, domain, **index_arguments
        As for `estimate`; for an index by rank, x and y are Distributions that have one.
    permutations : int
        How many permutations to draw for p-values, which need equal weights in both; 0 for none.
    seed : str or int, optional
        What names the draw of the permutations.

    Returns
    -------
    Difference

    Raises
    ------
    DataError
        As for `estimate`; two lengths that differ.

    Notes
    -----
    Source: Deville 1999. The influence of a unit on the difference is the difference of its
    influences, which keeps the covariance.

    Examples
    --------
    >>> answer = difference("gini", [1, 2, 3, 6], [2, 3, 3, 4])
    >>> round(answer.value, 6), round(answer.se, 6)
    (0.208333, 0.039691)
    """
    first, second, handle = _pair(x, y, weights_x, weights_y, missing,
                                  (strata, cluster, fpc, lonely), domain)
    text = _text(index, index_arguments)
    record, covariance = call("awrash_metric_difference", text, level, first._handle,
                              second._handle, handle)
    return Difference(**_fields(record, level, text, "linearized", _interval("linearized")),
                      covariance=covariance,
                      **_tails(text, first, second, permutations, seed))


@dataclass(frozen=True)
class DominanceTest(Result):
    """What a sample tells of how two curves lie.

    Attributes
    ----------
    p : tuple of float
        The shares at which the curves are compared.
    differences, se : tuple of float
        Curve of x less that of y there, and the standard errors; NaN where all were observed.
    p_equal : float
        Small: the curves are not the same (Wald).
    p_x, p_y : float
        Small: the curve of x (of y) is above the other at every point (intersection-union).
    wald, rank, degrees : float
        The quadratic form, how many differences vary by themselves, and the degrees of freedom of
        the design.
    note : str or None
    convention : str
    """

    p: tuple
    differences: tuple
    se: tuple
    p_equal: float
    p_x: float
    p_y: float
    wald: float
    rank: float
    degrees: float
    note: Optional[str]
    convention: str


@cited
def dominance_test(x: Any, y: Any, weights_x: Any = None, weights_y: Any = None,
                   kind: str = "lorenz", parts: int = 10, strata: Any = None, cluster: Any = None,
                   fpc: Any = None, lonely: str = "error", missing: str = "error",
                   domain: Any = None) -> DominanceTest:
    """Whether one curve is above another beyond what sampling explains.

    Parameters
    ----------
    x, y : array_like, shape (n,), or Distribution
        Two distributions over the same units. Two samples of different units: one below the other,
        with a stratum each, and weights that are 0 for the units of the other.
    weights_x, weights_y : array_like, shape (n,), optional
    kind : {"lorenz", "generalized", "absolute"}
    parts : int
        10 compares at deciles. There must be as many degrees of freedom as points.
    strata, cluster, fpc, lonely, missing, domain
        As for `estimate`.

    Returns
    -------
    DominanceTest

    Raises
    ------
    DataError
        As for `estimate`; two lengths that differ; fewer degrees of freedom than points.

    Notes
    -----
    Source: Beach and Davidson 1983; Fellegi 1980 for F; Berger 1982.

    Examples
    --------
    >>> dominance_test([5, 6, 7, 8, 9, 10], [1, 2, 4, 8, 16, 30], parts=4).p_x < 0.05
    True
    """
    parts = _arrays.count(parts, "parts")
    first, second, handle = _pair(x, y, weights_x, weights_y, missing,
                                  (strata, cluster, fpc, lonely), domain)
    differences, errors, test = call("awrash_metric_dominance_test", kind, first._handle,
                                     second._handle, handle, parts)
    return DominanceTest(tuple((k + 1) / parts for k in range(parts)), tuple(differences.tolist()),
                         tuple(errors.tolist()), test.p_equal, test.p_first, test.p_second,
                         test.wald, test.rank, test.degrees,
                         call("awrash_metric_estimate_get_note", test.is_census),
                         f"{kind} curves; equality by Wald's F, dominance by the largest one-sided "
                         "p-value (Student's t)")


@dataclass(frozen=True)
class Tails(Result):
    """p-values of a permutation test, each (1 + count) / (1 + permutations).

    Attributes
    ----------
    p_greater, p_less, p_two_sided : float
    index, convention : str
    """

    p_greater: float
    p_less: float
    p_two_sided: float
    index: str
    convention: str


@cited
def between_test(index: str, x: Any, groups: Any, weights: Any = None, permutations: int = 999,
                 seed: Any = None, **index_arguments: Any) -> Tails:
    """Whether groups differ by more than chance would make them.

    Parameters
    ----------
    index : str
        As for `estimate`; "theil" for the between part of Theil's T.
    x : array_like, shape (n,)
    groups : array_like, shape (n,)
        The group of each unit, by labels of any kind.
    weights : array_like, shape (n,), optional
        They go along with their values.
    permutations : int
        How often the units are dealt out to groups of as many.
    seed : str or int
        What names the draw.
    **index_arguments
        Parameters of the index, in its order.

    Returns
    -------
    Tails

    Raises
    ------
    DataError
        What the index refuses of the means of groups; fewer than two groups; no seed.

    Notes
    -----
    Source: Rey 2004. For Theil without weights what PySAL's TheilDSim counts is p_greater.

    Examples
    --------
    >>> round(between_test("gini", [1, 2, 8, 9], ["a", "a", "b", "b"], seed=1).p_greater, 3)
    0.347
    """
    if seed is None:
        raise DataError("seed is None, expected a text or number that names the permutations")
    text = _text(index, index_arguments)
    drawn = call("awrash_metric_between_permute", text, str(seed), permutations, x,
                 _arrays.beside(weights, "weights", x, "x"), _codes(groups, "groups", x))
    return Tails(drawn.greater, drawn.less, drawn.two_sided, text,
                 "index of the means of groups; two-sided: twice the smaller tail")


def _tails(text: str, first: Distribution, second: Distribution, permutations: int,
           seed: Any) -> dict:
    """p-values of a difference by permutation of the two values of each unit."""
    if not _arrays.count(permutations, "permutations"):
        return {}
    if seed is None:
        raise DataError("seed is None, expected a text or number that names the permutations")
    (x, weights), (y, others) = first._rows[:2], second._rows[:2]
    if (weights is None) != (others is None) or not np.array_equal(weights, others):
        raise DataError("the two editions have different weights, expected the same: a permutation "
                        "moves values between them")
    drawn = call("awrash_metric_difference_permute", text, str(seed), permutations, x, y, weights)
    return {"p_greater": drawn.greater, "p_less": drawn.less, "p_two_sided": drawn.two_sided}
