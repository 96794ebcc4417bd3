# SPDX-License-Identifier: GPL-3.0-or-later
"""Indices of a distribution: every measure that values and weights alone decide.

Idea: a distribution is prepared once; an index is a text, NAME or NAME:PARAMETER, and each function
here writes its text.
Source: libawrash/metric/index.c and the files it names.
Invariant: nothing is computed here that the library computes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Dict, List, Optional, Sequence

import numpy as np

from . import _arrays
from ._native import call, names_of
from ._provenance import cited
from ._results import Question, Result
from .errors import DataError

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, eq=False)
class Index(Result):
    """An index that the library knows.

    Attributes
    ----------
    name : str
        As it is written; what stands in capitals is a number: "s-gini:NU".
    convention : str
        Which of the field's definitions it is.
    """

    name: str
    convention: str



def indices() -> List[Index]:
    """Every index of the library, with its convention.

    Returns
    -------
    list of Index

    Examples
    --------
    >>> [index.name for index in indices()][:3]
    ['gini', 'gini:n', 'gini:p2']
    """
    return [Index(call("awrash_metric_index_get_name", k),
                  call("awrash_metric_index_get_convention", k))
            for k in range(call("awrash_metric_index_get_n"))]


def missing_policies() -> List[str]:
    """The names that `Distribution` takes as its policy for missing values.

    Returns
    -------
    list of str

    Examples
    --------
    >>> missing_policies()
    ['error', 'omit']
    """
    return list(names_of("AwrashMissing"))


class Distribution(Question):
    """Values with their weights, checked and sorted once, for any number of indices.

    Parameters
    ----------
    x : array_like, shape (n,)
        Values of either sign; an index that is not defined on them says so.
    weights : array_like, shape (n,), optional
        Weights of at least 0, by label where they and x carry labels; all 1 unless given.
    missing : {"error", "omit"}
        What is done with rows whose value, weight or rank is NaN; "omit" leaves them out and
        counts them in `n_missing`.
    rank : array_like, shape (n,), optional
        Another variable, the lowest first, by label where it and x carry labels: then the indices
        that go by it are to be had too, "standard", "erreygers:0:1", … as `concentration` has
        them, "sii", "rii", "rii:logit:100" as `slope_influence`.

    Raises
    ------
    DataError
        Not numbers, lengths that differ, an infinite value, a negative weight, no row that counts.

    Examples
    --------
    >>> d = Distribution([1, 2, 5, float("nan")], missing="omit")
    >>> d.n_missing
    1
    >>> d.values("gini", "atkinson:1")["gini"] == d.value("gini")
    True
    """

    def __init__(self, x: Any, weights: Any = None, missing: str = "error",
                 rank: Any = None) -> None:
        weights = _arrays.beside(weights, "weights", x, "x")
        rank = _arrays.beside(rank, "rank", x, "x")
        x = _arrays.reals(x, "x")
        weights = None if weights is None else _arrays.reals(weights, "weights")
        if rank is None:
            self._handle = call("awrash_metric_distribution_new", missing, x, weights)
        else:
            rank = _arrays.reals(rank, "rank")
            self._handle = call("awrash_metric_distribution_new_ranked", missing, x, rank, weights)
        self._rows = (x, weights, missing, rank)

    @property
    def n(self) -> int:
        """How many rows were given."""
        return call("awrash_metric_distribution_get_n", self._handle)

    @property
    def n_counted(self) -> int:
        """How many rows count: those with a weight above 0 that are not missing."""
        return call("awrash_metric_distribution_get_n_counted", self._handle)

    @property
    def n_missing(self) -> int:
        """How many rows were left out as missing."""
        return call("awrash_metric_distribution_get_n_missing", self._handle)

    @property
    def mean(self) -> float:
        """The weighted mean, in the unit of the values."""
        return call("awrash_metric_distribution_get_mean", self._handle)

    def quantile(self, p: float) -> float:
        """The quantile of a share p of the weight, from 0 to 1; 0.5 is the weighted median.

        The smallest value with at least p at or below it; the mean of it and the next where the
        shares meet p itself (definition 2 of Hyndman and Fan).

        Parameters
        ----------
        p : float
            From 0 to 1.

        Returns
        -------
        float
            In the unit of the values.

        Raises
        ------
        DataError
            A p that is no share.
        """
        return call("awrash_metric_distribution_quantile", self._handle, p)

    def value(self, index: str) -> float:
        """One index: see `indices` for how it is written.

        Parameters
        ----------
        index : str
            As it is written: "gini", "atkinson:0.5"; see `indices`.

        Returns
        -------
        float
            In the unit that the index has, most of them none.

        Raises
        ------
        DataError
            No such index, or one that is not defined on these values.
        """
        return call("awrash_metric_index", self._handle, index)

    def values(self, *names: str) -> Dict[str, float]:
        """Many indices in one pass over the rows, by name.

        Parameters
        ----------
        *names : str
            Indices as they are written; see `indices`.

        Returns
        -------
        dict of str to float

        Raises
        ------
        DataError
            No such index, or one that is not defined on these values.
        """
        return dict(zip(names, call("awrash_metric_index_values", self._handle, names).tolist()))

    def influence(self, index: str) -> np.ndarray:
        """The influence function of an index at each row: what more weight there does to it.

        Their weighted mean is 0; rows that do not count have 0.

        Parameters
        ----------
        index : str
            As it is written: "gini", "atkinson:0.5"; see `indices`.

        Returns
        -------
        ndarray, shape (n,)

        Raises
        ------
        DataError
            No such index, or one that is not defined on these values.
        """
        return call("awrash_metric_index_influence", self._handle, index)

    def gradient(self, index: str) -> np.ndarray:
        """How an index changes as the value of each row does.

        Parameters
        ----------
        index : str
            As it is written: "gini", "atkinson:0.5"; see `indices`.

        Returns
        -------
        ndarray, shape (n,)

        Raises
        ------
        DataError
            No such index, or one that is not defined on these values.
        """
        return call("awrash_metric_index_gradient", self._handle, index)

    def to_frame(self, *names: str) -> pd.DataFrame:
        """Indices as a pandas DataFrame with the column value, one row an index.

        Parameters
        ----------
        *names : str
            Indices as they are written; see `indices`.

        Returns
        -------
        DataFrame

        Raises
        ------
        DataError
            No such index, or one that is not defined on these values.
        """
        from ._tables import pandas
        return pandas().DataFrame({"value": self.values(*names)}, index=list(names))

    def __reduce__(self) -> Any:
        return Distribution, self._rows

    def __repr__(self) -> str:
        left_out = f", {self.n_missing} missing" if self.n_missing else ""
        return f"<Distribution of {self.n_counted} values, mean {self.mean:.6g}{left_out}>"


def report(x: Any, names: Sequence[str], weights: Any = None, *, missing: str = "error",
           threads: int = 1) -> Dict[str, float]:
    """Many indices of values of which nothing else is asked, by name.

    As `Distribution.values` within rounding, in less time and memory where rows are many.

    Parameters
    ----------
    x : array_like, shape (n,)
        Values of either sign; an index that is not defined on them says so.
    names : sequence of str
        Indices as they are written; see `indices`.
    weights : array_like, shape (n,), optional
        Weights of at least 0, by label where they and x carry labels; all 1 unless given.
    missing : {"error", "omit"}
        What is done with rows whose value or weight is NaN.
    threads : int
        How many threads share the work, from 1 to 1,024; the digits do not depend on it.

    Returns
    -------
    dict of str to float

    Raises
    ------
    DataError
        As for `Distribution`; an unknown index, or one that is not defined on the values.

    Notes
    -----
    Source: see the list of indices in awrash/metric.h.

    Examples
    --------
    >>> report([0, 0, 0, 1], ["gini", "hoover"])
    {'gini': 0.75, 'hoover': 0.75}
    """
    weights = _arrays.beside(weights, "weights", x, "x")
    names = [names] if isinstance(names, str) else _arrays.items(names, "names", "names of indices")
    found = call("awrash_metric_index_report", threads, missing, x, weights, names)
    return dict(zip(names, found.tolist()))


def _index(text: str, x: Any, weights: Any = None) -> float:
    return report(x, [text], weights)[text]


def variant_of(name: str, variant: Any, known: Any, x: Any, weights: Any) -> float:
    """An index that takes more than values of at least 0, as NAME:VARIANT."""
    if not isinstance(variant, str) or variant not in known:
        raise DataError(f"variant is {variant!r}, expected one of {', '.join(known)}")
    return _index(f"{name}:{variant}", x, weights)


def _number(value: Any, name: str) -> str:
    try:
        return repr(float(value))
    except (TypeError, ValueError, OverflowError):
        raise DataError(f"{name} is {value!r}, expected a number") from None


def s_gini(x: Any, nu: float, weights: Any = None) -> float:
    """The S-Gini (extended Gini) of order nu >= 1, exact in the ranks; 2 is the Gini index.

    Agrees with IC2; acid and Stata's sgini, which take a covariance, only at 2 and 3.

    Parameters
    ----------
    x : array_like, shape (n,)
        Values of at least 0, in any unit.
    nu : float
        The aversion, at least 1.
    weights : array_like, shape (n,), optional
        Weights of at least 0, by label where they and x carry labels; all 1 unless given.

    Returns
    -------
    float
        Without unit, 0 where all values are equal.

    Raises
    ------
    DataError
        As for `gini`; a number out of its range.

    Notes
    -----
    Source: Donaldson and Weymark 1980; see the list of indices in awrash/metric.h.

    Examples
    --------
    >>> s_gini([1, 2, 3, 6], 2)
    0.3333333333333333
    >>> round(s_gini([1, 2, 3, 6], 3), 6)
    0.46875
    """
    return _index(f"s-gini:{_number(nu, 'nu')}", x, weights)


def generalized_entropy(x: Any, alpha: float, weights: Any = None) -> float:
    """The generalised entropy of order alpha, with its limits at 0 (mld) and 1 (theil), in nats.

    Parameters
    ----------
    x : array_like, shape (n,)
        Values of at least 0, in any unit.
    alpha : float
        The order, of either sign.
    weights : array_like, shape (n,), optional
        Weights of at least 0, by label where they and x carry labels; all 1 unless given.

    Returns
    -------
    float
        In nats, 0 where all values are equal; infinite for alpha <= 0 with a value of 0.

    Raises
    ------
    DataError
        As for `gini`; a number out of its range.

    Notes
    -----
    Source: Shorrocks 1980; see the list of indices in awrash/metric.h.

    Examples
    --------
    >>> round(generalized_entropy([1, 2, 3, 6], 2), 6)
    0.194444
    """
    return _index(f"entropy:{_number(alpha, 'alpha')}", x, weights)


def j_divergence(x: Any, weights: Any = None) -> float:
    """The J-divergence theil + mld, not halved, in nats.

    Parameters
    ----------
    x : array_like, shape (n,)
        Values of at least 0, in any unit.
    weights : array_like, shape (n,), optional
        Weights of at least 0, by label where they and x carry labels; all 1 unless given.

    Returns
    -------
    float
        In nats, infinite with a value of 0.

    Raises
    ------
    DataError
        As for `gini`; a number out of its range.

    Notes
    -----
    Source: see the list of indices in awrash/metric.h.

    Examples
    --------
    >>> round(j_divergence([1, 2, 3, 6]), 6)
    0.390178
    """
    return _index("j-divergence", x, weights)


def atkinson(x: Any, epsilon: float, weights: Any = None) -> float:
    """Atkinson's index of aversion epsilon >= 0, with its limit at 1.

    Parameters
    ----------
    x : array_like, shape (n,)
        Values of at least 0, in any unit.
    epsilon : float
        The aversion, at least 0.
    weights : array_like, shape (n,), optional
        Weights of at least 0, by label where they and x carry labels; all 1 unless given.

    Returns
    -------
    float
        From 0 to 1.

    Raises
    ------
    DataError
        As for `gini`; a number out of its range.

    Notes
    -----
    Source: Atkinson 1970; see libawrash/metric/atkinson.c.

    Examples
    --------
    >>> round(atkinson([1, 2, 3, 6], 1), 6)
    0.183503
    """
    return _index(f"atkinson:{_number(epsilon, 'epsilon')}", x, weights)


def atkinson_ede(x: Any, epsilon: float, weights: Any = None) -> float:
    """The value that is as good, by Atkinson, if all hold it: μ (1 - atkinson).

    Parameters
    ----------
    x : array_like, shape (n,)
        Values of at least 0, in any unit.
    epsilon : float
        The aversion, at least 0.
    weights : array_like, shape (n,), optional
        Weights of at least 0, by label where they and x carry labels; all 1 unless given.

    Returns
    -------
    float
        In the unit of the values.

    Raises
    ------
    DataError
        As for `gini`; a number out of its range.

    Notes
    -----
    Source: Atkinson 1970; see libawrash/metric/atkinson.c.

    Examples
    --------
    >>> round(atkinson_ede([1, 2, 3, 6], 1), 6)
    2.44949
    """
    return _index(f"atkinson-ede:{_number(epsilon, 'epsilon')}", x, weights)


def kolm(x: Any, kappa: float, weights: Any = None) -> float:
    """Kolm's index, in the unit of the values, of values of either sign.

    kappa > 0 where more is better; kappa < 0 for bads, where the index is at most 0. Agrees with
    ineq where that does not overflow; inequalipy's index has the other sign.

    Parameters
    ----------
    x : array_like, shape (n,)
        Values of either sign, in any unit.
    kappa : float
        The aversion, per unit of the values.
    weights : array_like, shape (n,), optional
        Weights of at least 0, by label where they and x carry labels; all 1 unless given.

    Returns
    -------
    float
        In the unit of the values, of the sign of kappa.

    Raises
    ------
    DataError
        As for `gini`; a number out of its range.

    Notes
    -----
    Source: Kolm 1976; see libawrash/metric/kolm.c.

    Examples
    --------
    >>> round(kolm([1, 2, 3, 6], 0.5), 6)
    0.669418
    """
    return _index(f"kolm:{_number(kappa, 'kappa')}", x, weights)


def kolm_pollak_ede(x: Any, kappa: float, weights: Any = None) -> float:
    """The Kolm-Pollak equally distributed equivalent, μ - kolm; kappa < 0 for bads.

    Parameters
    ----------
    x : array_like, shape (n,)
        Values of either sign, in any unit.
    kappa : float
        The aversion, per unit of the values.
    weights : array_like, shape (n,), optional
        Weights of at least 0, by label where they and x carry labels; all 1 unless given.

    Returns
    -------
    float
        In the unit of the values.

    Raises
    ------
    DataError
        As for `gini`; a number out of its range.

    Notes
    -----
    Source: Kolm 1976, Pollak 1971; see libawrash/metric/kolm.c.

    Examples
    --------
    >>> round(kolm_pollak_ede([1, 2, 3, 6], 0.5), 6)
    2.330582
    """
    return _index(f"kolm-ede:{_number(kappa, 'kappa')}", x, weights)


def cv(x: Any, weights: Any = None, *, variant: Optional[str] = None) -> float:
    """The coefficient of variation, over n and not n - 1; weighted by population, Williamson's.

    Parameters
    ----------
    x : array_like, shape (n,)
        Values of at least 0, in any unit.
    weights : array_like, shape (n,), optional
        Weights of at least 0, by label where they and x carry labels; all 1 unless given.
    variant : {None, "signed"}
        "signed": for values of either sign and a mean above 0.

    Returns
    -------
    float
        Without unit.

    Raises
    ------
    DataError
        As for `gini`; a number out of its range.

    Notes
    -----
    Source: see the list of indices in awrash/metric.h.

    Examples
    --------
    >>> round(cv([1, 2, 3, 6]), 6)
    0.62361
    """
    if variant is not None:
        return variant_of("cv", variant, ("signed",), x, weights)
    return _index("cv", x, weights)


def williamson(x: Any, weights: Any) -> float:
    """Williamson's index: the coefficient of variation of values per head, by population.

    Centred on the weighted mean, and divided by it, where REAT mixes the two means.

    Parameters
    ----------
    x : array_like, shape (n,)
        Values per head, of at least 0.
    weights : array_like, shape (n,)
        Populations, by label where they and x carry labels.

    Returns
    -------
    float
        Without unit.

    Raises
    ------
    DataError
        As for `gini`; a number out of its range.

    Notes
    -----
    Source: Williamson 1965; see the list of indices in awrash/metric.h.

    Examples
    --------
    >>> round(williamson([10, 20], [3, 1]), 6)
    0.34641
    """
    return cv(x, weights)


def coulter(x: Any, reference: Any, weights: Any = None) -> float:
    """Coulter's index: √(1/2 Σ (s - t)²) of the shares of x and of the reference.

    Parameters
    ----------
    x : array_like, shape (n,)
        Values of at least 0, in any unit.
    reference : array_like, shape (n,)
        What the values are held against, by label like the weights.
    weights : array_like, shape (n,), optional
        Weights of at least 0, by label where they and x carry labels; all 1 unless given.

    Returns
    -------
    float
        From 0 to 1.

    Raises
    ------
    DataError
        As for `gini`; a number out of its range.

    Notes
    -----
    Source: Coulter 1989; see awrash/metric.h.

    Examples
    --------
    >>> round(coulter([10, 20], [1, 1]), 6)
    0.166667
    """
    return call("awrash_metric_coulter", x, _arrays.beside(weights, "weights", x, "x"),
                _arrays.beside(reference, "reference", x, "x"))


def hhi(x: Any, weights: Any = None, normalized: bool = False) -> float:
    """Herfindahl's index Σ s² of the shares of the rows in Σ w x; normalized: from 0 to 1.

    Parameters
    ----------
    x : array_like, shape (n,)
        Values of at least 0, in any unit.
    weights : array_like, shape (n,), optional
        Weights of at least 0, by label where they and x carry labels; all 1 unless given.
    normalized : bool
        Whether 1/n is taken for 0, so that n does not show.

    Returns
    -------
    float
        From 1/n to 1, or normalized from 0 to 1.

    Raises
    ------
    DataError
        As for `gini`; a number out of its range.

    Notes
    -----
    Source: Herfindahl 1950; see libawrash/metric/sizes.c.

    Examples
    --------
    >>> round(hhi([50, 30, 20]), 6)
    0.38
    >>> round(hhi([50, 30, 20], normalized=True), 6)
    0.07
    """
    return _index("hhi:n" if _arrays.flag(normalized, "normalized") else "hhi", x, weights)


def jain(x: Any, weights: Any = None) -> float:
    """Jain's index of fairness 1/(1 + cv²): 1 where all are equal, k/n where k of n share all.

    Parameters
    ----------
    x : array_like, shape (n,)
        Values of at least 0, in any unit.
    weights : array_like, shape (n,), optional
        Weights of at least 0, by label where they and x carry labels; all 1 unless given.

    Returns
    -------
    float
        From the smallest share of the weight to 1.

    Raises
    ------
    DataError
        As for `gini`; a number out of its range.

    Notes
    -----
    Source: Jain, Chiu and Hawe 1984; see the list of indices in awrash/metric.h.

    Examples
    --------
    >>> round(jain([1, 2, 3, 6]), 6)
    0.72
    """
    return _index("jain", x, weights)


def rosenbluth(x: Any, weights: Any = None) -> float:
    """Rosenbluth's index 1/(2 Σ i s - 1) of the shares of the rows in Σ w x, largest first.

    Parameters
    ----------
    x : array_like, shape (n,)
        Values of at least 0, in any unit.
    weights : array_like, shape (n,), optional
        Weights of at least 0, by label where they and x carry labels; all 1 unless given.

    Returns
    -------
    float
        From 1/n to 1.

    Raises
    ------
    DataError
        As for `gini`; a number out of its range.

    Notes
    -----
    Source: Rosenbluth 1955; see libawrash/metric/sizes.c.

    Examples
    --------
    >>> round(rosenbluth([50, 30, 20]), 6)
    0.416667
    """
    return _index("rosenbluth", x, weights)


def zenga(x: Any, weights: Any = None) -> float:
    """Zenga's index of 2007, along the straight Lorenz curve.

    Parameters
    ----------
    x : array_like, shape (n,)
        Values of at least 0, in any unit.
    weights : array_like, shape (n,), optional
        Weights of at least 0, by label where they and x carry labels; all 1 unless given.

    Returns
    -------
    float
        From 0 to below 1.

    Raises
    ------
    DataError
        As for `gini`; a number out of its range.

    Notes
    -----
    Source: Zenga 2007, Langel and Tillé 2012; see libawrash/metric/zenga.c.

    Examples
    --------
    >>> round(zenga([1, 2, 3, 6]), 6)
    0.64914
    """
    return _index("zenga", x, weights)


@dataclass(frozen=True, eq=False, repr=False)
class AbsoluteLorenz(Result):
    """The absolute Lorenz curve, from (0, 0) to (1, 0), one breakpoint a value.

    Attributes
    ----------
    p : ndarray, shape (n + 1,)
        Share of the weights, from the smallest value on.
    absolute : ndarray, shape (n + 1,)
        μ (L(p) - p), at most 0, in the unit of the values.
    """

    p: np.ndarray
    absolute: np.ndarray



@cited
def absolute_lorenz(x: Any, weights: Any = None) -> AbsoluteLorenz:
    """The absolute Lorenz curve μ (L(p) - p), of values of either sign (Moyes 1987).

    Parameters
    ----------
    x : array_like, shape (n,)
        Values of either sign, in any unit.
    weights : array_like, shape (n,), optional
        Weights of at least 0, by label where they and x carry labels; all 1 unless given.

    Returns
    -------
    AbsoluteLorenz

    Raises
    ------
    DataError
        As for `gini`; a number out of its range.

    Notes
    -----
    Source: Moyes 1987; see libawrash/metric/lorenz.c.

    Examples
    --------
    >>> absolute_lorenz([1, 2, 3, 6]).absolute.tolist()
    [0.0, -0.5, -0.75, -0.75, 0.0]
    """
    return AbsoluteLorenz(*call("awrash_metric_lorenz_absolute", x,
                                _arrays.beside(weights, "weights", x, "x")))


_SHARE_FORMS = {"lorenz": "share-ratio", "quantile": "share-ratio-quantile"}


def share_ratio(x: Any, top: float = 0.2, bottom: float = 0.2, weights: Any = None,
                convention: str = "lorenz") -> float:
    """What the richest part holds over what the poorest part holds; S80/S20 unless told.

    Parameters
    ----------
    x : array_like, shape (n,)
        Values of at least 0.
    top, bottom : float
        The parts, as shares of the weight.
    weights : array_like, shape (n,), optional
        Weights of at least 0, by label where they and x carry labels; all 1 unless given.
    convention : {"lorenz", "quantile"}
        "lorenz": read off the straight Lorenz curve, continuous in the data. "quantile": the units
        above the quantile 1 - top over those up to the quantile bottom, as laeken and convey.

    Returns
    -------
    float
        Infinite where the poorest part holds nothing.

    Raises
    ------
    DataError
        As for `gini`; a part out of its range.

    Notes
    -----
    Source: see the list of indices in awrash/metric.h.

    Examples
    --------
    >>> share_ratio([1, 2, 3, 4, 10])
    10.0
    """
    _arrays.word(convention, "convention", _SHARE_FORMS)
    return _index(f"{_SHARE_FORMS[convention]}:{_number(top, 'top')},{_number(bottom, 'bottom')}",
                  x, weights)


def palma(x: Any, weights: Any = None) -> float:
    """What the richest tenth holds over what the poorest four tenths hold, by the Lorenz curve.

    Parameters
    ----------
    x : array_like, shape (n,)
        Values of at least 0, in any unit.
    weights : array_like, shape (n,), optional
        Weights of at least 0, by label where they and x carry labels; all 1 unless given.

    Returns
    -------
    float
        Infinite where the poorest four tenths hold nothing.

    Raises
    ------
    DataError
        As for `gini`; a number out of its range.

    Notes
    -----
    Source: Palma 2011; see the list of indices in awrash/metric.h.

    Examples
    --------
    >>> palma(range(1, 11))
    1.0
    """
    return _index("palma", x, weights)


def percentile_ratio(x: Any, upper: float = 0.9, lower: float = 0.1,
                     weights: Any = None) -> float:
    """One quantile over another, p90/p10 unless told; each as `Distribution.quantile` has it.

    Parameters
    ----------
    x : array_like, shape (n,)
        Values of at least 0, in any unit.
    upper, lower : float
        Shares of the weight.
    weights : array_like, shape (n,), optional
        Weights of at least 0, by label where they and x carry labels; all 1 unless given.

    Returns
    -------
    float
        Infinite where the lower quantile is 0.

    Raises
    ------
    DataError
        As for `gini`; a number out of its range.

    Notes
    -----
    Source: see the list of indices in awrash/metric.h.

    Examples
    --------
    >>> percentile_ratio(range(1, 11))
    6.333333333333333
    """
    return _index(f"percentile-ratio:{_number(upper, 'upper')},{_number(lower, 'lower')}", x,
                  weights)


class Dominance(str, Result):
    """How two curves lie: "x", "y", "equal" or "crossing", with what shows it.

    Attributes
    ----------
    x_above, y_above : float
        The share p at which the curve of x (of y) is above the other the most, NaN if nowhere.
    crossing : float
        The share p at which the curves first cross, NaN unless they do.
    convention : str
        Which curves were compared, and how.
    """

    x_above: float
    y_above: float
    crossing: float
    convention: str

    def __new__(cls, answer: str, *witness: Any) -> "Dominance":
        self = super().__new__(cls, answer)
        self.x_above, self.y_above, self.crossing, self.convention = witness
        return self

    def __getnewargs__(self) -> Any:
        return str(self), self.x_above, self.y_above, self.crossing, self.convention

    # As text it equals text, and is otherwise an answer like the others.
    def _held(self) -> Dict[str, Any]:
        return {"dominance": str(self),
                **{name: value for name, value in vars(self).items() if name != "_note"}}


def dominance_kinds() -> List[str]:
    """The names that `dominance` takes as its kind.

    Returns
    -------
    list of str

    Examples
    --------
    >>> dominance_kinds()
    ['lorenz', 'generalized', 'absolute']
    """
    return list(names_of("AwrashDominanceCurve"))


def _distribution(values: Any, weights: Any) -> Distribution:
    return values if isinstance(values, Distribution) else Distribution(values, weights)


@cited
def dominance(x: Any, y: Any, weights_x: Any = None, weights_y: Any = None, kind: str = "lorenz",
              tolerance: float = 1e-12) -> Dominance:
    """Whether the curve of one distribution lies nowhere below that of the other.

    Parameters
    ----------
    x, y : array_like, shape (n,) and (m,), or Distribution
        Of any lengths.
    weights_x, weights_y : array_like, shape (n,) and (m,), optional
        All 1 unless given; of no effect on a Distribution.
    kind : {"lorenz", "generalized", "absolute"}
        L(p), μ L(p), or μ (L(p) - p).
    tolerance : float
        A gap that counts as none, as a share of 1 ("lorenz") or of the larger mean.

    Returns
    -------
    Dominance
        A str: "x" where x dominates, "y", "equal", or "crossing", decided at every breakpoint.

    Raises
    ------
    DataError
        As for `Distribution`; a mean that is not above 0 for "lorenz".

    Notes
    -----
    Source: Atkinson 1970, Shorrocks 1983, Moyes 1987; see libawrash/metric/dominance.c.

    Examples
    --------
    >>> dominance([2, 2, 2], [1, 2, 3]) == "x"
    True
    >>> print(dominance([1, 4, 4], [2, 2, 5]))
    crossing
    """
    tolerance = _arrays.real(tolerance, "tolerance")
    answer, *witness = call("awrash_metric_dominance", kind, tolerance,
                            _distribution(x, weights_x)._handle,
                            _distribution(y, weights_y)._handle)
    return Dominance(answer, *witness, f"{kind} curves at every breakpoint of either, gaps up to "
                                       f"{tolerance:g} counted as none")
