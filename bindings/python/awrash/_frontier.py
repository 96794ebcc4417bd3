# SPDX-License-Identifier: GPL-3.0-or-later
"""The frontier between efficiency and equity.

Idea: the library divides the programme once a step; what comes out is plain data.
Source: libawrash/split/frontier.c.
Invariant: points are in the order of falling efficiency, and every one has its plan.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Callable, Mapping, Optional, Tuple, Union

from ._arrays import whole
from ._interrupts import telling
from ._native import Handle, call
from ._results import Result
from ._tables import pandas
from .errors import DataError, shown

if TYPE_CHECKING:
    import pandas as pd

    from ._plan import Plan
    from .programme import Programme

__all__ = ["Frontier", "draw"]

_COLUMNS = ("efficiency", "equity", "price", "equity_lost", "status")


@dataclass(frozen=True, eq=False, repr=False)
class Frontier(Result):
    """What equity costs, from the most efficient plan to the most equal.

    Attributes
    ----------
    efficiency, equity : str
        What is measured.
    points : tuple of tuple
        Efficiency, equity, price of fairness, equity lost and status of each point.
    plans : tuple of Plan or None
        The plan of each point; None where a tie was refused.
    is_complete : bool
        Whether every point that no plan beats in both is there.
    """

    efficiency: str
    equity: str
    points: Tuple[Tuple[float, float, float, float, str], ...]
    plans: Tuple[Optional[Plan], ...]
    is_complete: bool

    @property
    def frame(self) -> pd.DataFrame:
        """A DataFrame, one row a point: efficiency, equity, price (the part of the largest
        efficiency that is given up), equity_lost (against the most equal point), status."""
        frame = pandas().DataFrame(list(self.points), columns=list(_COLUMNS))
        frame.index.name = "point"
        frame.attrs.update(efficiency=self.efficiency, equity=self.equity,
                           is_complete=self.is_complete)
        return frame

    def to_frame(self) -> pd.DataFrame:
        """The same as `frame`."""
        return self.frame

    def plot(self, ax: Any = None, language: str = "en") -> Any:
        """Equity against efficiency, and the price of fairness.

        Parameters
        ----------
        ax : matplotlib axes, optional
        language : {"en", "fr", "ar"}

        Returns
        -------
        matplotlib axes

        Raises
        ------
        ImportError
            matplotlib is not installed.

        Notes
        -----
        See `awrash.plot.frontier`.
        """
        from . import plot
        return plot.frontier(self, ax=ax, language=language)

    def __len__(self) -> int:
        return len(self.points)

    def _head(self) -> str:
        return (f"Frontier of {self.efficiency} against {self.equity}: {len(self)} points, "
                f"{'complete' if self.is_complete else 'not proved complete'}")

    def __repr__(self) -> str:
        return "\n".join([self._head()] + [
            f"  {p[0]:>14g}{p[1]:>14.6g}   price {100 * p[2]:.2f} %   {p[4]}"
            for p in self.points[:24]])

    def _repr_html_(self) -> str:
        from ._pages import table_html
        return table_html(self._head(), _COLUMNS, [tuple(str(v) for v in p)
                                                   for p in self.points])


def _plan_of(programme: Programme, frontier: Handle, point: int) -> Optional[Plan]:
    from . import split
    import json
    with call("awrash_split_frontier_get_plan", frontier, point) as plan:
        if call("awrash_split_plan_get_status", plan) not in split._ANSWERS:
            return None
        used = json.loads(call("awrash_split_plan_get_certificate", plan))["reading"]
        return split._plan(programme, plan, used)


def draw(programme: Programme, efficiency: str, equity: str, points: Optional[int],
         reading: Optional[str], progress: Union[Callable[[int], Any], bool, None],
         settings: Mapping[str, Any]) -> Frontier:
    """Draw a frontier; `Programme.frontier` is the way to call it."""
    from . import split
    wanted = 0 if points is None else whole(points, "points")
    if points is not None and wanted < 2:
        raise DataError(f"points is {shown(points)}, expected at least 2, or None for every point")
    with split._reading(programme, reading, settings) as question:
        frontier = call("awrash_split_frontier_new", programme._handle, question, efficiency,
                        equity, wanted)
    with frontier, telling(progress, "frontier") as tell:
        more = True
        while more:
            more = bool(call("awrash_split_frontier_step", frontier))
            count = call("awrash_split_frontier_get_n_points", frontier)
            if tell is not None:
                tell(count)
        if count == 0:
            # The reading itself says which bounds block.
            split.solve(programme, reading, settings)
        names = ("efficiency", "equity", "price", "equity_lost", "status")
        rows: Any = tuple(tuple(call(f"awrash_split_frontier_get_{name}", frontier, i)
                                for name in names) for i in range(count))
        return Frontier(efficiency, equity, rows,
                        tuple(_plan_of(programme, frontier, i) for i in range(count)),
                        bool(call("awrash_split_frontier_is_complete", frontier)))
