# SPDX-License-Identifier: GPL-3.0-or-later
"""How unequal the rates of a division are.

Idea: one block of metrics on rates, receipts over need, each province counted by its need.
Source: the metrics of `awrash.metric`.
Invariant: a province without need has no rate; it is left out of every metric, and named.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Sequence, Tuple

import numpy as np

from . import metric
from ._results import Result

if TYPE_CHECKING:
    import pandas as pd

_CONVENTION = ("rates are receipts over need, weighted by need; population values, "
               "no small-sample correction")


@dataclass(frozen=True, eq=False)
class Equity(Result):
    """The metrics of the rates of a division.

    Attributes
    ----------
    gini, theil, mld, hoover : float
        Weighted by need; theil and mld in nats, mld infinite where a rate is 0.
    lowest, highest : str
        Codes of the provinces with the smallest and the largest rate.
    lowest_rate, highest_rate : float
        Receipts over need.
    ratio : float
        The smallest rate over the largest.
    without_need : tuple of str
        Provinces that have no need and so no rate.
    convention : str
        What the metrics are taken of, in words.
    """

    gini: float
    theil: float
    mld: float
    hoover: float
    lowest: str
    highest: str
    lowest_rate: float
    highest_rate: float
    ratio: float
    without_need: Tuple[str, ...] = ()
    convention: str = _CONVENTION

    def to_frame(self) -> pd.DataFrame:
        """The block as a pandas DataFrame with one column, value."""
        from ._tables import pandas
        return pandas().DataFrame({"value": asdict(self)})

    def _rows(self) -> Sequence[Tuple[str, str]]:
        rows = [("Gini", f"{self.gini:.6f}"), ("Theil", f"{self.theil:.6f}"),
                ("MLD", f"{self.mld:.6f}"), ("Hoover", f"{self.hoover:.6f}"),
                ("lowest rate", f"{1000 * self.lowest_rate:.2f} per 1,000 in {self.lowest}"),
                ("highest rate", f"{1000 * self.highest_rate:.2f} per 1,000 in {self.highest}"),
                ("lowest over highest", f"{self.ratio:.4f}")]
        if self.without_need:
            rows.append(("without need", ", ".join(self.without_need)))
        return rows + [("convention", self.convention)]

    def __repr__(self) -> str:
        return "\n".join(["Equity of rates"] + [f"  {name:<20}{value}"
                                                for name, value in self._rows()])

    def _repr_html_(self) -> str:
        from ._pages import table_html
        return table_html("Equity of rates", ("metric", "value"), self._rows())


def equity_of(codes: Sequence[str], receipts: np.ndarray, needs: np.ndarray) -> Equity:
    """The metrics of the rates receipts/needs.

    Parameters
    ----------
    codes : sequence of str, length n
        The provinces' codes.
    receipts, needs : ndarray of float64, shape (n,)

    Returns
    -------
    Equity

    Raises
    ------
    DataError
        No province has a need, or none receives anything.
    """
    with_need = np.flatnonzero(needs > 0)
    weights = needs[with_need]
    rates = receipts[with_need] / weights
    extremes = metric.extremes(rates, weights)
    return Equity(
        metric.gini(rates, weights), metric.theil(rates, weights), metric.mld(rates, weights),
        metric.hoover(rates, weights), codes[with_need[extremes.lowest]],
        codes[with_need[extremes.highest]], float(rates[extremes.lowest]),
        float(rates[extremes.highest]), extremes.ratio,
        tuple(codes[i] for i in np.flatnonzero(~(needs > 0))))
