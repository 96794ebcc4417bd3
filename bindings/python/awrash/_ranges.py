# SPDX-License-Identifier: GPL-3.0-or-later
"""The room that a plan leaves to a committee.

Idea: a plan is plain data, so its programme is divided again and the library asked for the ranges.
Source: awrash_split_ranges in libawrash/split/ranges.c, awrash_split_need_intervals in
need-intervals.c.
Invariant: the rows are those of the plan, in its order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Tuple

import numpy as np

from ._arrays import flag
from ._native import Handle, call, status_name
from ._tables import pandas
from ._walls import reading_of

if TYPE_CHECKING:
    import pandas as pd

    from ._plan import Plan

__all__ = ["cell_ranges", "need_intervals", "province_ranges", "wishes"]


def _again(plan: Plan) -> Handle:
    """The plan in the library, divided again."""
    with reading_of(plan) as reading:
        return call("awrash_split_solve", plan.programme._handle, reading)


def _asked(plan: Plan, question: str, *arguments: Any) -> Tuple[np.ndarray, ...]:
    """What the library answers about the plan."""
    with _again(plan) as again:
        return call(question, again, *arguments)


def _ranges(plan: Plan, settled: bool) -> Tuple[np.ndarray, ...]:
    """The fewest and the most places of the cells, then of the provinces."""
    return _asked(plan, "awrash_split_ranges", int(flag(settled, "settled")))


def cell_ranges(plan: Plan, settled: bool) -> pd.DataFrame:
    """The ranges of a plan's cells; `Plan.ranges` is the way to call it.

    Parameters
    ----------
    plan : Plan
    settled : bool

    Returns
    -------
    DataFrame
    """
    module = pandas()
    low, high, _, _ = _ranges(plan, settled)
    rows = module.MultiIndex.from_arrays(
        [[plan.codes[p] for p in plan.cell_provinces], [plan.types[t] for t in plan.cell_types]],
        names=["province", "type"])
    return module.DataFrame({"places": plan.cell_places, "low": low, "high": high}, index=rows)


def province_ranges(plan: Plan, settled: bool) -> pd.DataFrame:
    """The ranges of what provinces receive; `Plan.province_ranges` is the way to call it.

    Parameters
    ----------
    plan : Plan
    settled : bool

    Returns
    -------
    DataFrame
    """
    module = pandas()
    _, _, low, high = _ranges(plan, settled)
    streams = {code.strip() for code in plan.settings["streams"].split(";")}
    counted = [bool(streams & {"*", stream}) for stream in plan.type_streams]
    return module.DataFrame({"places": plan._matrix()[:, counted].sum(axis=1), "low": low,
                             "high": high}, index=module.Index(plan.codes, name="province"))


def need_intervals(plan: Plan) -> pd.DataFrame:
    """Over which needs the plan stays best; `Plan.need_intervals` is the way to call it.

    Parameters
    ----------
    plan : Plan

    Returns
    -------
    DataFrame
    """
    module = pandas()
    low, high = _asked(plan, "awrash_split_need_intervals")
    return module.DataFrame({"need": plan.needs, "low": low, "high": high},
                            index=module.Index(plan.codes, name="province"))


def wishes(plan: Plan) -> pd.DataFrame:
    """The price of each wish; `Plan.wishes` is the way to call it.

    Parameters
    ----------
    plan : Plan

    Returns
    -------
    DataFrame
    """
    module = pandas()
    with _again(plan) as again:
        count = call("awrash_split_wishes_get_count", again)
        texts = [call("awrash_split_wishes_get_text", again, i) for i in range(count)]
        prices = call("awrash_split_wishes", again, count + 1)
    frame = module.DataFrame({name: prices[name] for name in prices.dtype.names},
                             index=module.Index([*texts, "all"], name="wish"))
    frame["status"] = [status_name(number)
                       for number in prices["status"].tolist()]
    return frame
