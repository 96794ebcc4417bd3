# SPDX-License-Identifier: GPL-3.0-or-later
"""metric, group: how far groups are apart, with an order among them or without.

Idea: one function a question; an answer of several numbers is a frozen value that names them.
Source: libawrash/metric; include/awrash/metric-rank.h has the definitions and the peers.
Invariant: nothing is computed here that the library computes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Dict, Optional

from . import _arrays
from ._metric_rank import Answer, beside_outcome, number_text, record_to_dict
from ._native import call
from ._provenance import cited
from ._results import Result, plain
from .errors import DataError, shown

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

__all__ = ["SlopeIndex", "Gap", "HealthEquity", "slope_index", "slope_influence", "gap",
           "health_equity"]


@dataclass(frozen=True)
class SlopeIndex(Answer):
    """The slope and the relative index of inequality.

    Attributes
    ----------
    sii : float
        at_1 - at_0, in the unit of the outcome.
    rii : float
        at_1 / at_0; NaN where a straight line falls to 0 or below.
    at_0, at_1 : float
        What the line predicts at the bottom and at the top of the ranks.
    se_sii, se_log_rii : float
        Robust standard errors (HC1); NaN for fewer than three rows.
    convention : str
    """

    sii: float
    rii: float
    at_0: float
    at_1: float
    se_sii: float
    se_log_rii: float
    convention: str


@cited
def slope_index(y: Any, rank: Any, weights: Any = None, link: str = "linear",
                limit: float = 1) -> SlopeIndex:
    """What a regression on the rank predicts at the top, against what it predicts at the bottom.

    Parameters
    ----------
    y : array_like, shape (n,)
        Outcomes of persons or groups; for the link "logit" from 0 to `limit`.
    rank : array_like, shape (n,)
        The rank variable, the most disadvantaged first, by label where it and y carry labels.
    weights : array_like, shape (n,), optional
        Numbers of people, of at least 0, by label where they and y carry labels; all 1 unless
        given. Each counts once.
    link : {"linear", "logit"}
    limit : float
        For "logit" the upper end of the outcomes: 1 for shares, 100 for percentages.

    Returns
    -------
    SlopeIndex

    Raises
    ------
    DataError
        An unknown link, an outcome beyond the limits, ranks that are all equal, outcomes that a
        rank parts into 0 and `limit`, so that no logit line is the likeliest.

    Notes
    -----
    Source: Mackenbach and Kunst 1997; see libawrash/metric/slope-index.c.

    Examples
    --------
    >>> found = slope_index([60, 70, 80], [1, 2, 3])
    >>> round(found.sii, 6), round(found.rii, 6)
    (30.0, 1.545455)
    """
    rank, weights = beside_outcome(y, rank, weights, "y")
    text = _linked(link, limit)
    record = call("awrash_metric_slope_index", text, y, rank, weights)
    line = ("weighted least squares" if text == "linear"
            else "weighted maximum likelihood of fractional outcomes, logit")
    return SlopeIndex(record.sii, record.rii, record.at_0, record.at_1, record.sii_error,
                      record.log_rii_error, f"{line}; each row weighs once; ties of the rank "
                      "averaged; HC1 standard errors")


def _linked(link: Any, limit: Any) -> str:
    """A link as the library writes it, the one that takes a limit with it."""
    if not isinstance(link, str):
        raise DataError(f"link is {shown(link)}, expected \"linear\" or \"logit\"", "name")
    return f"{link}:{number_text(limit, 'limit')}" if link == "logit" else link


def measure_of(name: str, link: str, limit: Any) -> str:
    """A slope index as the library writes it: "rii:logit:100.0"."""
    return f"{name}:{_linked(link, limit)}"


def slope_influence(y: Any, rank: Any, weights: Any = None, measure: str = "sii",
                    link: str = "linear", limit: float = 1) -> np.ndarray:
    """The influence function of a slope index: what more weight on a row moves it by.

    Parameters
    ----------
    y, rank, weights, link, limit
        As for `slope_index`.
    measure : {"sii", "rii"}

    Returns
    -------
    ndarray, shape (n,)
        With a weighted mean of 0; `Design.covariance` makes a variance of it under any design.

    Raises
    ------
    DataError
        As for `slope_index`; an unknown measure; for "rii" a line that falls to 0 or below.

    Notes
    -----
    Source: Deville 1999. Unlike the errors of `slope_index` it lets the ranks vary too.

    Examples
    --------
    >>> slope_influence([1, 2, 4], [1, 2, 3]).sum().round(9) + 0.0
    0.0
    """
    rank, weights = beside_outcome(y, rank, weights, "y")
    return call("awrash_metric_slope_influence", measure_of(measure, link, limit), y, rank,
                weights)


@dataclass(frozen=True)
class Gap(Answer):
    """How far groups are apart.

    Attributes
    ----------
    lowest, highest : int
        Where the lowest and the highest group stand, counted from 0.
    minimum, maximum, difference, ratio : float
        Between groups; ratio is the minimum over the maximum.
    overall : float
        The whole that groups are held against.
    difference_to_overall, ratio_to_overall : float
        Of the group that is farthest from the whole; the ratio is at most 1.
    """

    lowest: int
    highest: int
    minimum: float
    maximum: float
    difference: float
    ratio: float
    overall: float
    difference_to_overall: float
    ratio_to_overall: float


@cited
def gap(y: Any, weights: Any = None, overall: Optional[float] = None) -> Gap:
    """Minimum, maximum, difference and ratio of groups, between them and to the whole.

    Parameters
    ----------
    y : array_like, shape (n,)
        One value of at least 0 a group.
    weights : array_like, shape (n,), optional
        Weights of at least 0, by label where they and y carry labels; all 1 unless given.
    overall : float, optional
        The whole; the weighted mean of the groups unless given.

    Returns
    -------
    Gap

    Raises
    ------
    DataError
        As for `gini`; a whole that is no number above 0.

    Notes
    -----
    Source: see libawrash/metric/gap.c; the names are those of fairlearn.

    Examples
    --------
    >>> found = gap([0.2, 0.5, 0.4])
    >>> round(found.difference, 6), found.lowest, found.highest
    (0.3, 0, 1)
    """
    weights = _arrays.beside(weights, "weights", y, "y")
    if overall is None:
        return Gap(**record_to_dict(call("awrash_metric_gap", y, weights)))
    return Gap(**record_to_dict(call("awrash_metric_gap_from", _arrays.real(overall, "overall"), y, weights)))


@dataclass(frozen=True, eq=False)
class HealthEquity(Result):
    """The measures of the World Health Organization's Health Equity Assessment Toolkit.

    Each measure is an attribute by its name (``D``, ``R``, ``BGV``, …, also in small letters).

    Attributes
    ----------
    values : dict of str to float
        D, R, BGV, BGSD, COV, MDMU, MDMW, MDBU, MDBW, MDRU, MDRW, IDISU, IDISW, TI, MLD, PAR, PAF;
        U is unweighted, W weighted; COV, IDIS and PAF in percent, TI and MLD times 1,000; NaN for
        the MDR without a reference group.
    se : dict of str to float
        Their standard errors, NaN where those of the groups are not given.
    convention : str
    """

    values: Dict[str, float]
    se: Dict[str, float]
    convention: str

    def __getattr__(self, name: str) -> float:
        values = self.__dict__.get("values", {})
        if name.upper() in values:
            return values[name.upper()]
        raise AttributeError(f"HealthEquity has no measure {name}")

    def __getitem__(self, name: str) -> float:
        return self.values[_arrays.word(str(name).upper(), "name", self.values)]

    def to_dict(self) -> Dict[str, Any]:
        """The values by the names of the measures, NaN as None."""
        return plain(self.values)

    def to_frame(self) -> pd.DataFrame:
        """A pandas DataFrame with one row a measure and the columns value and se."""
        from ._tables import pandas
        return pandas().DataFrame({"value": self.values, "se": self.se}, index=list(self.values))

    def _repr_html_(self) -> str:
        from ._pages import table_html
        return table_html("HealthEquity", ("measure", "value", "se"),
                          [(name, f"{value:.6g}", f"{self.se[name]:.6g}")
                           for name, value in self.values.items()])


@cited
def health_equity(y: Any, weights: Any = None, groups_order: Any = None, favourable: bool = True,
                  reference: Optional[int] = None, se: Any = None) -> HealthEquity:
    """Seventeen summary measures of inequality between groups, as WHO's HEAT has them.

    Parameters
    ----------
    y : array_like, shape (n,)
        One value of at least 0 a group.
    weights : array_like, shape (n,), optional
        Numbers of people, by label where they and y carry labels; all 1 unless given.
    groups_order : array_like, shape (n,), optional
        The order of the groups, the most disadvantaged first, where they have one.
    favourable : bool
        Whether more is better (coverage) or worse (mortality).
    reference : int or label, optional
        The reference group: its position from 0, or its label where y carries labels.
    se : array_like, shape (n,), optional
        Standard errors of y.

    Returns
    -------
    HealthEquity

    Raises
    ------
    DataError
        As for `gini`; a reference that is no group with weight.

    Notes
    -----
    D and R compare the top and the bottom of an order (of an adverse indicator the reverse); without
    order the reference group and the worst, or the highest and the lowest. Source: Schlotheuber and
    Hosseinpoor 2022; see libawrash/metric/health-equity.c.

    Examples
    --------
    >>> found = health_equity([80, 90, 95], [300, 500, 200], groups_order=[0, 1, 2])
    >>> found.to_frame().head(3)
           value  se
    D    15.0000 NaN
    R     1.1875 NaN
    BGV  31.0000 NaN
    """
    labels = None if reference is None else _arrays.labels_of(y)
    if labels is not None:
        where = {label: index for index, label in enumerate(labels)}
        reference = where.get(reference, reference)
    record = record_to_dict(call(
        "awrash_metric_health_equity", int(_arrays.flag(favourable, "favourable")), -1 if reference is None else reference,
        y, _arrays.beside(weights, "weights", y, "y"), _arrays.beside(se, "se", y, "y"),
        _arrays.beside(groups_order, "groups_order", y, "y")))
    names = [name for name in record if not name.endswith("_error")]
    return HealthEquity({name.upper(): record[name] for name in names},
                        {name.upper(): record[f"{name}_error"] for name in names},
                        f"HEAT; {'favourable' if favourable else 'adverse'}; "
                        f"{'unordered' if groups_order is None else 'ordered'}; "
                        "standard errors by the delta method")
