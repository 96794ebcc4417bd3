# SPDX-License-Identifier: GPL-3.0-or-later
"""A plan explained to a province, and two plans set against each other.

Idea: what the library tells in words, and the same as plain data.
Source: awrash_split_explanation_new in libawrash/split/explanation.c.
Invariant: who is named is named by a plan that keeps every other wall.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Dict, List, Mapping, Optional, Tuple

import numpy as np

from ._equity import Equity
from ._native import call
from ._results import Result
from ._tables import pandas
from ._walls import opened, received
from .errors import DataError, shown

if TYPE_CHECKING:
    import pandas as pd

    from ._plan import Plan

__all__ = ["Explanation", "Against", "explain", "against"]


@dataclass(frozen=True, eq=False, repr=False)
class Explanation(Result):
    """Why a province receives what it does.

    Attributes
    ----------
    province : str
        Its code.
    text : str
        The whole in words.
    status : str
        "optimal" where the walls leave it one more place, "infeasible" where some have to move;
        beyond the network also "within-gap" and "feasible" where they leave it one and the best
        plan with it is not proved, and "limit" where that was not found.
    order : int
        How the best plan with one more place compares with the plan: -1 worse, 0 as good, or
        none, 1 better (where its own max gave way).
    next_in_line : dict of str to (str or None)
        By the name of each wall around its places that binds: the code of the province that one
        unit of room there would serve.
    needed : tuple of str
        The bounds that have to move before it can have one more place, in words; beyond the
        network those that block it together.
    changes : dict of str to (int, int)
        With one more place: by code, the places that provinces receive before and after.
    """

    province: str
    text: str
    status: str
    order: int
    next_in_line: Dict[str, Optional[str]]
    needed: Tuple[str, ...]
    changes: Dict[str, Tuple[int, int]]

    @property
    def binding(self) -> Tuple[str, ...]:
        """The names of the walls around its places that bind."""
        return tuple(self.next_in_line)

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return self.text

    def _repr_html_(self) -> str:
        from ._pages import table_html
        return table_html(self.province, ("",), [(line,) for line in self.text.splitlines()])


def explain(plan: Plan, province: str) -> Explanation:
    """A plan explained to a province; `Plan.explain` is the way to call it.

    Parameters
    ----------
    plan : Plan
    province : str

    Returns
    -------
    Explanation
    """
    if not isinstance(province, str) or province not in plan.codes:
        raise DataError(f"province is {shown(province)}, expected one of "
                        f"{', '.join(plan.codes[:5])}…", "name")
    with opened(plan) as (again, walls):
        told = call("awrash_split_explanation_new", again, walls, plan.codes.index(province))
        with told:
            def get(what: str, *more: Any) -> Any:
                return call(f"awrash_split_explanation_get_{what}", told, *more)

            after = get("places")
            old = received(plan, plan._matrix().ravel())
            new = received(plan, after) if after.size else old
            return Explanation(
                province, get("text"), get("status"), get("order"),
                {call("awrash_split_walls_get_name", walls, i): None if p < 0 else plan.codes[p]
                 for i, p in zip(get("binding").tolist(), get("next").tolist())},
                tuple(get("needed", i) for i in range(get("n_needed"))),
                {plan.codes[i]: (int(old[i]), int(new[i])) for i in np.flatnonzero(old != new)})


# ── two plans ────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, eq=False, repr=False)
class Against(Result):
    """A plan set against a baseline.

    Attributes
    ----------
    frame : DataFrame
        Index (province, stream), with a row "total" for each stream: before (the baseline), after,
        change, increase, decrease; counts of places.
    provinces : DataFrame
        Index province: places and rates before and after, change.
    equity_before, equity_after : Equity
        Of the rates by the plan's own reading.
    churn : int
        Places that change: the sum over cells of what they gain or lose.
    """

    frame: pd.DataFrame
    provinces: pd.DataFrame
    equity_before: Equity
    equity_after: Equity
    churn: int

    def to_frame(self) -> pd.DataFrame:
        """The changes by province and stream."""
        return self.frame

    def __repr__(self) -> str:
        return (f"Against a baseline: {self.churn} places change, Gini "
                f"{self.equity_before.gini:.6f} → {self.equity_after.gini:.6f}\n{self.frame}")

    def _repr_html_(self) -> str:
        return self.frame.to_html()


def _places(plan: Plan, other: Any) -> np.ndarray:
    """Another plan's places in the cells of this one."""
    if getattr(other, "codes", None) == plan.codes and getattr(other, "types", None) == plan.types:
        return other._matrix()
    from .audit import check
    return check(plan.programme, other).places.reshape(len(plan.codes), len(plan.types))


def _lines(plan: Plan, before: np.ndarray, after: np.ndarray) -> List[Tuple[Any, ...]]:
    rows = []
    for stream in dict.fromkeys(plan.type_streams):
        of = [s == stream for s in plan.type_streams]
        old, new = before[:, of].sum(axis=1), after[:, of].sum(axis=1)
        change = new - old
        for code, *values in [*zip(plan.codes, old, new, change, np.maximum(change, 0),
                                   np.maximum(-change, 0)),
                              ("total", old.sum(), new.sum(), change.sum(),
                               np.maximum(change, 0).sum(), np.maximum(-change, 0).sum())]:
            rows.append((code, stream, *(int(value) for value in values)))
    return rows


def against(plan: Plan, other: Any) -> Against:
    """A plan set against another; `Plan.against` is the way to call it.

    Parameters
    ----------
    plan : Plan
    other : Plan, DataFrame, or what `Programme.check` takes

    Returns
    -------
    Against
    """
    from ._equity import equity_of
    module = pandas()
    before, after = _places(plan, other), plan._matrix()
    frame = module.DataFrame(_lines(plan, before, after), columns=[
        "province", "stream", "before", "after", "change", "increase", "decrease"])
    counts = [received(plan, places.ravel()) for places in (before, after)]
    worth = _worth(plan, counts[1])
    rates: Mapping[str, np.ndarray] = {
        f"rate_{when}": np.divide(count * worth, plan.needs, where=plan.needs > 0,
                                  out=np.full(len(plan.codes), np.nan))
        for when, count in zip(("before", "after"), counts)}
    provinces = module.DataFrame(
        {"before": counts[0], "after": counts[1], "change": counts[1] - counts[0], **rates},
        index=module.Index(plan.codes, name="province"))
    return Against(frame.set_index(["province", "stream"]), provinces,
                   equity_of(plan.codes, counts[0] * worth, plan.needs),
                   equity_of(plan.codes, plan.receipts, plan.needs),
                   int(np.abs(after - before).sum()))


def _worth(plan: Plan, counts: np.ndarray) -> float:
    """What one place is worth in what the reading measures."""
    some = np.flatnonzero(counts)
    return float(plan.receipts[some[0]] / counts[some[0]]) if some.size else 1.0
