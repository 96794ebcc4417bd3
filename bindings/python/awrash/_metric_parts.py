# SPDX-License-Identifier: GPL-3.0-or-later
"""What an inequality is made of: by groups, by sources, from one edition to the next.

Idea: every decomposition answers with named terms and tables of named columns, one row a part.
Source: libawrash/metric through include/awrash/metric-parts.h; each function names its own.
Invariant: nothing is computed here that the library computes; parts carry the caller's labels.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Dict, Iterator, List, Optional, Tuple

import numpy as np

from . import _arrays
from ._native import Handle, call
from ._provenance import cited
from ._results import Result
from .errors import DataError, shown

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Decomposition", "Partition", "partition", "atkinson_decomposition", "entropy_decomposition",
           "esteban_gradin_ray", "esteban_ray", "gini_change", "gini_decomposition",
           "polarisation", "segregation", "shapley", "source_decomposition", "wolfson"]


def _python(name: str) -> str:
    return name.replace("-", "_")


@dataclass(frozen=True, eq=False, repr=False)
class Decomposition(Result):
    """What a decomposition says: its terms, and a table for each kind of part.

    Terms are attributes (``.total``, ``.within``, ``.between``); so is each table by what its parts
    are (``.by_group``, ``.by_source``), a dictionary of columns, in the order of the labels.

    Attributes
    ----------
    title : str
        What was taken apart, and how.
    convention : str
        Which of the field's definitions this is, in one sentence.
    terms : dict of str to float
        The terms by name.
    tables : dict of str to dict of str to ndarray
        By kind of part, then by name of column.
    labels : dict of str to list
        By kind of part, the labels of the rows.
    """

    title: str
    convention: str
    terms: Dict[str, float]
    tables: Dict[str, Dict[str, np.ndarray]]
    labels: Dict[str, List[Any]]

    def __getattr__(self, name: str) -> Any:
        if not name.startswith("_"):
            if name in self.terms:
                return self.terms[name]
            if name.startswith("by_") and name[3:] in self.tables:
                return self.tables[name[3:]]
        raise AttributeError(f"{type(self).__name__} has no {name!r}")

    def __dir__(self) -> Iterator[str]:
        return iter([*super().__dir__(), *self.terms, *(f"by_{kind}" for kind in self.tables)])

    def to_frame(self, kind: Optional[str] = None) -> pd.DataFrame:
        """A pandas DataFrame: of the terms, or of the parts of one kind.

        Parameters
        ----------
        kind : str, optional
            A key of `tables`; the terms unless given.

        Returns
        -------
        pandas.DataFrame
        """
        from ._tables import pandas
        if kind is None:
            return pandas().DataFrame({"value": self.terms})
        _arrays.word(kind, "kind", self.tables)
        return pandas().DataFrame(self.tables[kind], index=pandas().Index(self.labels[kind],
                                                                         name=kind))

    def to_dict(self) -> Dict[str, Any]:
        """The whole as dictionaries and lists, as JSON has them."""
        return {"title": self.title, "convention": self.convention, **self.terms,
                **{f"by_{kind}": {"labels": list(self.labels[kind]),
                                  **{name: column.tolist() for name, column in columns.items()}}
                   for kind, columns in self.tables.items()}}

    def _rows(self) -> List[Tuple[str, str]]:
        rows = [(name, f"{value:.6g}") for name, value in self.terms.items()]
        return rows + [("convention", self.convention)]

    def __repr__(self) -> str:
        return "\n".join([self.title] + [f"  {name:<24}{value}" for name, value in self._rows()])

    def _repr_html_(self) -> str:
        from ._pages import table_html
        return table_html(self.title, ("term", "value"), self._rows())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Decomposition) and repr(self.to_dict()) == repr(other.to_dict())

    __hash__ = None  # type: ignore[assignment]


def _read(title: str, parts: Handle, labels: Dict[str, List[Any]]) -> Decomposition:
    """The parts of the library, with labels in the place of numbers."""
    terms: Dict[str, float] = {}
    tables: Dict[str, Dict[str, np.ndarray]] = {}
    for column in range(call("awrash_metric_parts_get_n_columns", parts)):
        kind = call("awrash_metric_parts_get_table", parts, column)
        name = _python(call("awrash_metric_parts_get_name", parts, column))
        n = call("awrash_metric_parts_get_n_rows", parts, column)
        values = call("awrash_metric_parts_get_values", parts, column, n)
        if kind == "whole":
            terms[name] = float(values[0])
        else:
            tables.setdefault(kind, {})[name] = values
    for kind, columns in tables.items():
        n = len(next(iter(columns.values())))
        labels.setdefault(kind, list(range(n)))
    return Decomposition(title, call("awrash_metric_parts_get_convention", parts), terms, tables,
                         {kind: labels[kind] for kind in tables})


def _paired(found: Decomposition, kind: str, first: str, second: str, firsts: List[Any],
            seconds: List[Any]) -> Decomposition:
    """The rows of a table that stand for two parts each, labelled by both."""
    columns = found.tables[kind]
    rows = zip(columns.pop(first).astype(int), columns.pop(second).astype(int))
    found.labels[kind] = [(firsts[a], seconds[b]) for a, b in rows]
    return found


def _codes(groups: Any, x: Any, name: str = "groups") -> Tuple[np.ndarray, List[Any]]:
    """Numbers from 0 for labels, in the order in which they first come, and the labels."""
    values = _arrays.beside(groups, name, x, "x")
    if values is None:
        raise DataError(f"{name} is None, expected a label for each value")
    if isinstance(values, dict):
        values = list(values.values())
    array = _arrays.array_of(values, name)
    if array.ndim != 1:
        raise DataError(f"{name} has {array.ndim} dimensions, expected one")
    if array.dtype.kind == "O":
        return _codes_of_objects(array.tolist(), name)
    if array.dtype.kind == "f" and np.isnan(array).any():
        raise DataError(f"{name}[{int(np.isnan(array).argmax())}] is nan, expected a label")
    labels, first, codes = np.unique(array, return_index=True, return_inverse=True)
    order = np.argsort(first)
    place = np.empty(len(order), np.int64)
    place[order] = np.arange(len(order))
    return place[codes], labels[order].tolist()


def _is_missing(value: Any) -> bool:
    """None, or what is not equal to itself, or cannot tell whether it is."""
    try:
        return value is None or bool(value != value)
    except (TypeError, ValueError):
        return True


def _codes_of_objects(values: List[Any], name: str) -> Tuple[np.ndarray, List[Any]]:
    found: Dict[Any, int] = {}
    codes = np.empty(len(values), np.int64)
    for i, value in enumerate(values):
        if _is_missing(value):
            raise DataError(f"{name}[{i}] is {shown(value)}, expected a label")
        if not _arrays.is_label(value):
            raise DataError(f"{name}[{i}] is {shown(value)}, expected a label that can be told apart")
        codes[i] = found.setdefault(value, len(found))
    return codes, list(found)


def _check_weights(weights: Any, codes: np.ndarray, labels: List[Any]) -> None:
    """Each label has a row with weight; said here, since only here the label is known."""
    if weights is None:
        return
    given = _arrays.reals(weights, "weights")
    if given.size != codes.size:
        return
    counts = np.bincount(codes, weights=(given > 0), minlength=len(labels))
    if (counts == 0).any() and (given > 0).any() and not (given < 0).any():
        label = labels[int((counts == 0).argmax())]
        raise DataError(f"group {label!r} has no row with a weight > 0, expected at least one",
                        "empty")


def _grouped(x: Any, groups: Any, weights: Any) -> Tuple[Any, np.ndarray, List[Any]]:
    """Weights, group numbers and labels, all in the order of x."""
    codes, labels = _codes(groups, x)
    weights = _arrays.beside(weights, "weights", x, "x")
    _check_weights(weights, codes, labels)
    return weights, codes, labels


@cited
def entropy_decomposition(x: Any, groups: Any, alpha: float = 1,
                          weights: Any = None) -> Decomposition:
    """Generalised entropy within and between groups.

    Parameters
    ----------
    x : array_like, shape (n,)
        Values of at least 0.
    groups : array_like, shape (n,)
        The label of each value's group.
    alpha : float
        The order: 0 the mean log deviation, 1 Theil's T, 2 half the squared coefficient of
        variation.
    weights : array_like, shape (n,), optional
        Weights of at least 0, by label where they and x carry labels; all 1 unless given.

    Returns
    -------
    Decomposition
        Terms total, within, between (which sum to total), between_largest, between_largest_whole,
        elmo; by_group.

    Raises
    ------
    DataError
        As for `gini`; a group without a value that has weight.

    Notes
    -----
    Source: Shorrocks 1980, Elbers and others 2008; see libawrash/metric/entropy-decomposition.c.

    Examples
    --------
    >>> found = entropy_decomposition([1, 1, 3, 3], ["a", "a", "b", "b"])
    >>> found.within, round(found.between, 6)
    (0.0, 0.130812)
    """
    weights, codes, labels = _grouped(x, groups, weights)
    parts = call("awrash_metric_entropy_decomposition", alpha, len(labels), x, weights, codes)
    return _read(f"Generalised entropy of order {float(alpha):g} by groups", parts, {"group": labels})


@cited
def gini_decomposition(x: Any, groups: Any, weights: Any = None, scheme: str = "pyatt",
                       nu: float = 2) -> Decomposition:
    """The Gini within and between groups, by one of three schemes.

    Parameters
    ----------
    x : array_like, shape (n,)
        Values of at least 0.
    groups : array_like, shape (n,)
        The label of each value's group.
    weights : array_like, shape (n,), optional
        Weights of at least 0, by label where they and x carry labels; all 1 unless given.
    scheme : {"pyatt", "yitzhaki-lerman", "dagum"}
        Their terms: within, between, overlap; within, between, stratification; within,
        net_between, transvariation. "Between" does not mean the same in all.
    nu : float
        The order of the S-Gini, at least 1; other than 2 for "pyatt" only.

    Returns
    -------
    Decomposition
        Three terms that sum to total, and between_largest, between_largest_whole, elmo; by_group,
        and for "dagum" by_pair.

    Raises
    ------
    DataError
        As for `gini`; an unknown scheme; a group without a value that has weight.

    Notes
    -----
    Source: Pyatt 1976, Yitzhaki and Lerman 1991, Dagum 1997; see
    libawrash/metric/gini-decomposition.c.

    Examples
    --------
    >>> answer = gini_decomposition([1, 2, 3, 6], ["a", "a", "b", "b"])
    >>> round(answer.within, 6), round(answer.between, 6), round(answer.overlap, 6)
    (0.083333, 0.25, 0.0)
    """
    weights, codes, labels = _grouped(x, groups, weights)
    parts = call("awrash_metric_gini_decomposition", scheme, nu, len(labels), x, weights, codes)
    found = _read(f"Gini by groups, {scheme}", parts, {"group": labels})
    return _paired(found, "pair", "group", "other", labels, labels) if "pair" in found.tables \
        else found


@cited
def atkinson_decomposition(x: Any, groups: Any, epsilon: float,
                           weights: Any = None) -> Decomposition:
    """Atkinson's index within and between groups: 1 - total = (1 - within)(1 - between).

    Parameters
    ----------
    x : array_like, shape (n,)
        Values of at least 0.
    groups : array_like, shape (n,)
        The label of each value's group.
    epsilon : float
        The aversion to inequality, at least 0.
    weights : array_like, shape (n,), optional
        Weights of at least 0, by label where they and x carry labels; all 1 unless given.

    Returns
    -------
    Decomposition
        Terms total, within, between, cross, between_largest, between_largest_whole, elmo;
        by_group.

    Raises
    ------
    DataError
        As for `gini`; a group without a value that has weight.

    Notes
    -----
    Source: Blackorby, Donaldson and Auersperg 1981; see
    libawrash/metric/atkinson-decomposition.c.

    Examples
    --------
    >>> answer = atkinson_decomposition([1, 2, 3, 6], ["a", "a", "b", "b"], 0.5)
    >>> round(answer.total, 6)
    0.093667
    """
    weights, codes, labels = _grouped(x, groups, weights)
    parts = call("awrash_metric_atkinson_decomposition", epsilon, len(labels), x, weights, codes)
    return _read(f"Atkinson's index of aversion {float(epsilon):g} by groups", parts, {"group": labels})


@cited
def gini_change(before: Any, after: Any, groups: Any = None, weights: Any = None,
                weights_after: Any = None) -> Decomposition:
    """What made the Gini of the same units another one from one edition to the next.

    Parameters
    ----------
    before, after : array_like, shape (n,)
        Values of at least 0 of the same units, by label where both carry labels.
    groups : array_like, shape (n,), optional
        The label of each unit's group; one group unless given.
    weights : array_like, shape (n,), optional
        Weights of at least 0; all 1 unless given.
    weights_after : array_like, shape (n,), optional
        Weights of the later edition; those of the earlier unless given.

    Returns
    -------
    Decomposition
        Terms before, after, change, and within, between and reranking, which sum to change;
        by_group.

    Raises
    ------
    DataError
        As for `gini`; a unit that has weight in one edition only.

    Notes
    -----
    Source: Jenkins and Van Kerm 2006; see libawrash/metric/gini-change.c.

    Examples
    --------
    >>> answer = gini_change([1, 2, 3, 6], [2, 2, 3, 5])
    >>> round(answer.change, 6)
    -0.125
    """
    after = _arrays.beside(after, "after", before, "before")
    weights_after = _arrays.beside(weights_after, "weights_after", before, "before")
    if groups is None:
        groups = np.zeros(_arrays.reals(before, "before").size, np.int64)
    weights, codes, labels = _grouped(before, groups, weights)
    parts = call("awrash_metric_gini_change", len(labels), before, after, weights,
                 weights if weights_after is None else weights_after, codes)
    return _read("Change of the Gini", parts, {"group": labels})


def _matrix(values: Any, name: str) -> Tuple[np.ndarray, List[Any], Any]:
    """Columns one after the other, their labels, and something that carries the rows' labels."""
    if isinstance(values, dict):
        columns = [_arrays.reals(column, f"{name}[{label!r}]") for label, column in values.items()]
        lengths = {column.size for column in columns}
        if len(lengths) > 1:
            raise DataError(f"{name} has columns of {min(lengths)} and {max(lengths)} values, "
                            "expected one length")
        if not columns:
            raise DataError(f"{name} is {{}}, expected a column of numbers at least", "empty")
        return np.array(columns, np.float64), list(values), None
    labels = list(values.columns) if hasattr(values, "columns") else None
    array = _arrays.array_of(values, name, np.float64, "matrix")
    if array.ndim != 2:
        raise DataError(f"{name} has {array.ndim} dimensions, expected two: rows and sources")
    rows = values[labels[0]] if labels else None
    return np.ascontiguousarray(array.T), labels or list(range(array.shape[1])), rows


def _sources(matrix: Any, weights: Any) -> Tuple[Handle, List[Any]]:
    columns, labels, rows = _matrix(matrix, "matrix")
    if rows is not None:
        weights = _arrays.beside(weights, "weights", rows, "matrix")
    n_sources, n = columns.shape
    if weights is None:
        weights = np.ones(n)
    return call("awrash_metric_sources_new", n_sources, columns.ravel(), weights), labels


@cited
def source_decomposition(matrix: Any, weights: Any = None) -> Decomposition:
    """The Gini of totals by the sources they come from, and Shorrocks' rule.

    Parameters
    ----------
    matrix : DataFrame, mapping of str to array_like, or array_like, shape (n, k)
        What each unit has from each source, at least 0: one column a source.
    weights : array_like, shape (n,), optional
        Weights of at least 0; all 1 unless given.

    Returns
    -------
    Decomposition
        Terms total, squared_cv; by_source with value_share, gini, correlation, concentration,
        contribution (which sum to total), relative, elasticity (which sum to 0) and
        shorrocks_share (which sum to 1).

    Raises
    ------
    DataError
        As for `gini`.

    Notes
    -----
    Source: Lerman and Yitzhaki 1985, Shorrocks 1982; see libawrash/metric/source-decomposition.c.

    Examples
    --------
    >>> answer = source_decomposition({"wages": [1, 2, 9], "transfers": [3, 2, 1]})
    >>> round(answer.total, 6)
    0.222222
    """
    sources, labels = _sources(matrix, weights)
    return _read("Gini by sources", call("awrash_metric_source_decomposition", sources),
                 {"source": labels})


@cited
def shapley(matrix: Any, index: str = "gini", absent: str = "mean", weights: Any = None,
            groups: Any = None, draws: int = 0, seed: Optional[str] = None) -> Decomposition:
    """What each source adds to an index, on average over the orders in which sources come.

    Parameters
    ----------
    matrix : DataFrame, mapping of str to array_like, or array_like, shape (n, k)
        What each unit has from each source, at least 0: one column a source.
    index : str
        Any index as it is written: "gini", "theil", "atkinson:0.5".
    absent : {"mean", "zero"}
        What an absent source leaves: its mean to all, or nothing. The two give other answers.
    weights : array_like, shape (n,), optional
        Weights of at least 0; all 1 unless given.
    groups : array_like, shape (k,), optional
        The label of each source's group, whose members come together (Owen's value).
    draws : int
        How many orders to draw, each with its reverse; 0 for the exact value, of up to 20 sources.
    seed : str, optional
        The text that names the lot; needed for draws.

    Returns
    -------
    Decomposition
        Terms total, nothing (the index with no source there) and explained, their difference;
        by_source with contribution (which sum to explained), relative and standard_error;
        by_group.

    Raises
    ------
    DataError
        As for `gini`; an unknown index; one that is infinite where sources are absent; more than
        20 sources without draws.

    Notes
    -----
    Source: Shapley 1953, Owen 1977, Shorrocks 2013; see libawrash/metric/shapley.c.

    Examples
    --------
    >>> answer = shapley({"wages": [1, 2, 9], "transfers": [3, 2, 1]})
    >>> answer.by_source["contribution"].round(4).tolist()
    [0.2222, 0.0]
    """
    sources, labels = _sources(matrix, weights)
    codes, names = (None, labels) if groups is None else _codes(groups, None)
    if _arrays.count(draws, "draws") != 0 and seed is None:
        raise DataError("seed is None, expected a text that names the lot")
    parts = call("awrash_metric_shapley", index, absent, draws, seed, sources, codes)
    value = "Shapley" if groups is None else "Owen"
    return _read(f"{value} value of sources in {index}, absent {absent}", parts,
                 {"source": labels, "group": names})


def wolfson(x: Any, weights: Any = None) -> float:
    """Wolfson's bipolarisation: how far the distribution parts into two around the median.

    Parameters
    ----------
    x : array_like, shape (n,)
        Values of at least 0, of which half are above 0.
    weights : array_like, shape (n,), optional
        Weights of at least 0, by label where they and x carry labels; all 1 unless given.

    Returns
    -------
    float
        2 (μ/m)(2 (1/2 - L(1/2)) - G): 0 where all are equal; twice what PySAL prints.

    Raises
    ------
    DataError
        As for `gini`; a median of 0.

    Notes
    -----
    Source: Wolfson 1994; see libawrash/metric/wolfson.c.

    Examples
    --------
    >>> round(wolfson([1, 2, 3, 6]), 6)
    0.4
    """
    return call("awrash_metric_wolfson", x, _arrays.beside(weights, "weights", x, "x"))


@dataclass(frozen=True, eq=False, repr=False)
class Partition(Result):
    """The cut points into groups that hide the least inequality.

    Attributes
    ----------
    group : ndarray of int, shape (n,)
        The group of each value, from 0 for the lowest on; 0 for one without weight.
    lowest : tuple of float
        The smallest value of each group.
    between : float
        The part of the Gini index that lies between the groups, from 0 to 1.
    convention : str
    """

    group: np.ndarray
    lowest: Tuple[float, ...]
    between: float
    convention: str = "largest Gini of group means, exact; of equally good cuts the lowest"


@cited
def partition(x: Any, n_groups: int, weights: Any = None) -> Partition:
    """The groups of neighbouring values for which the Gini of their means is largest.

    Parameters
    ----------
    x : array_like, shape (n,)
        Values of either sign.
    n_groups : int
        At most as many as there are different values.
    weights : array_like, shape (n,), optional
        Weights of at least 0, by label where they and x carry labels; all 1 unless given.

    Returns
    -------
    Partition

    Raises
    ------
    DataError
        Not numbers, an infinite value or NaN, a number of groups of 0 or above that of different
        values.

    Notes
    -----
    Source: Aghevli and Mehran 1981, Davies and Shorrocks 1989; see libawrash/metric/partition.c.

    Examples
    --------
    >>> partition([1, 2, 3, 10, 11, 40], 3).lowest
    (1.0, 10.0, 40.0)
    """
    group, lowest, between = call("awrash_metric_partition", n_groups, x,
                                  _arrays.beside(weights, "weights", x, "x"))
    return Partition(group, tuple(lowest.tolist()), between)


def _cut(x: Any, groups: Any, n_groups: Any, weights: Any) -> Any:
    """The groups that are given, or those of the best cuts."""
    if (groups is None) == (n_groups is None):
        raise DataError("groups and n_groups are both given or both left out, expected one of them")
    return partition(x, n_groups, weights).group if groups is None else groups


@cited
def polarisation(x: Any, groups: Any = None, alpha: float = 1.3, beta: float = 1,
                 weights: Any = None, n_groups: Optional[int] = None) -> Decomposition:
    """Polarisation between groups, by Esteban and Ray and by Esteban, Gradín and Ray.

    Parameters
    ----------
    x : array_like, shape (n,)
        Values of at least 0.
    groups : array_like, shape (n,), optional
        The label of each value's group; or else n_groups, for those of `partition`.
    alpha : float
        Sensitivity to identification, from 0 to 1.6.
    beta : float
        What the spread within groups takes away, at least 0.
    weights : array_like, shape (n,), optional
        Weights of at least 0, by label where they and x carry labels; all 1 unless given.

    Returns
    -------
    Decomposition
        Terms esteban_ray, error (the Gini that groups do not explain), esteban_gradin_ray;
        by_group with alienation and polarisation (which sum to esteban_ray).

    Raises
    ------
    DataError
        As for `gini`; a group without a value that has weight.

    Notes
    -----
    Source: Esteban and Ray 1994, Esteban, Gradín and Ray 2007; see
    libawrash/metric/esteban-ray.c.

    Examples
    --------
    >>> round(polarisation([1, 2, 3, 6], ["a", "a", "b", "b"]).esteban_ray, 6)
    0.203063
    """
    weights, codes, labels = _grouped(x, _cut(x, groups, n_groups, weights), weights)
    parts = call("awrash_metric_esteban_ray", alpha, beta, len(labels), x, weights, codes)
    return _read(f"Polarisation between groups, alpha {float(alpha):g}, beta {float(beta):g}", parts,
                 {"group": labels})


def esteban_ray(x: Any, groups: Any, alpha: float = 1.3, weights: Any = None) -> float:
    """Esteban and Ray's polarisation between groups: see `polarisation`.

    Parameters
    ----------
    x : array_like, shape (n,)
        Values of at least 0.
    groups : array_like, shape (n,)
        The label of each value's group.
    alpha : float
        Sensitivity to identification, from 0 to 1.6.
    weights : array_like, shape (n,), optional
        Weights of at least 0, by label where they and x carry labels; all 1 unless given.

    Returns
    -------
    float
        With K = 1 and means over the overall mean.

    Raises
    ------
    DataError
        As for `polarisation`.

    Notes
    -----
    Source: Esteban and Ray 1994; see libawrash/metric/esteban-ray.c.

    Examples
    --------
    >>> round(esteban_ray([1, 2, 3, 6], ["a", "a", "b", "b"]), 6)
    0.203063
    """
    return polarisation(x, groups, alpha, 0, weights).esteban_ray


def esteban_gradin_ray(x: Any, groups: Any = None, alpha: float = 1.3, beta: float = 1,
                       weights: Any = None, n_groups: Optional[int] = None) -> float:
    """Esteban, Gradín and Ray's polarisation between groups: see `polarisation`.

    Parameters
    ----------
    x : array_like, shape (n,)
        Values of at least 0.
    groups : array_like, shape (n,), optional
        The label of each value's group; or else n_groups, for those of `partition`, with which
        the error is least.
    alpha : float
        Sensitivity to identification, from 0 to 1.6.
    beta : float
        What the spread within groups takes away, at least 0.
    weights : array_like, shape (n,), optional
        Weights of at least 0, by label where they and x carry labels; all 1 unless given.

    Returns
    -------
    float
        Esteban and Ray's, less beta times the Gini that the groups do not explain.

    Raises
    ------
    DataError
        As for `polarisation`.

    Notes
    -----
    Source: Esteban, Gradín and Ray 2007; see libawrash/metric/esteban-ray.c.

    Examples
    --------
    >>> round(esteban_gradin_ray([1, 2, 3, 6], ["a", "a", "b", "b"]), 6)
    0.11973
    """
    return polarisation(x, groups, alpha, beta, weights, n_groups).esteban_gradin_ray


@cited
def segregation(places: Any) -> Decomposition:
    """How differently streams are spread over provinces.

    Parameters
    ----------
    places : DataFrame, mapping of str to array_like, or array_like, shape (provinces, streams)
        Places of each stream in each province, at least 0: one column a stream.

    Returns
    -------
    Decomposition
        Terms dissimilarity, gini, theil_h, mutual_information, squared_variation, exposure,
        diversity, entropy, interaction; by_stream and by_province with their parts of each, and
        by_cell with representation, a stream's share of a province's places over its share of all.

    Raises
    ------
    DataError
        A value that is negative, infinite or NaN; fewer than two streams with places.

    Notes
    -----
    Source: Duncan and Duncan 1955, Reardon and Firebaugh 2002; see
    libawrash/metric/segregation.c.

    Examples
    --------
    >>> segregation({"temporary": [10, 0], "sustainable": [0, 10]}).dissimilarity
    1.0
    """
    columns, streams, rows = _matrix(places, "places")
    provinces = list(range(columns.shape[1])) if rows is None else list(rows.index)
    parts = call("awrash_metric_segregation", len(streams), columns.shape[1], columns.ravel())
    found = _read("Segregation of streams over provinces", parts,
                  {"stream": streams, "province": provinces})
    return _paired(found, "cell", "stream", "province", streams, provinces)
