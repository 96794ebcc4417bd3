# SPDX-License-Identifier: GPL-3.0-or-later
"""plot: plans, frontiers, lotteries and studies as matplotlib draws them.

Idea: one function a plot; each returns its axes, takes ax= and speaks Arabic, French and English.
Source: the charts of libawrash/report, for those who work in Python.
Invariant: matplotlib is imported when this module is, and nothing of it is changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable, Dict

from ._plot_language import speaking
from .errors import DataError, shown

try:
    from ._plot_map import outlines, tiles
    from ._plot_plan import heat, lorenz, rates, readings, staircase
    from ._plot_runs import bands, frontier, gains, lottery, sobol
except ImportError as error:
    if error.name is None or error.name.split(".")[0] != "matplotlib":
        raise
    raise ImportError("awrash.plot draws through matplotlib, which is not installed; everything "
                      "else works without it", name="matplotlib") from error

if TYPE_CHECKING:
    from ._plan import Plan
    from ._simulation_result import Result

__all__ = ["bands", "frontier", "gains", "heat", "lorenz", "lottery", "outlines", "rates",
           "readings", "sobol", "staircase", "tiles"]

_PLAN: Dict[str, Callable[..., Any]] = {
    "rates": rates, "lorenz": lorenz, "heat": heat, "staircase": staircase, "map": tiles,
    "outlines": outlines}
_RESULT = ("bands", "gains", "sobol")


def _plan(plan: Plan, kind: str, options: Dict[str, Any]) -> Any:
    """One of the plots of a plan; `Plan.plot` is the way to call it."""
    if kind == "readings":
        return readings(plan.programme, **options)
    if kind not in _PLAN:
        raise DataError(f"kind is {shown(kind)}, expected one of {', '.join(_PLAN)}, readings",
                        "name")
    return _PLAN[kind](plan, **options)


def _result(result: Result, kind: str, measure: str, edition: int, baseline: Any, policy: Any,
            groups: Any, options: Dict[str, Any]) -> Any:
    """One of the plots of a study; `Result.plot` is the way to call it."""
    if kind not in _RESULT:
        raise DataError(f"kind is {shown(kind)}, expected one of {', '.join(_RESULT)}", "name")
    if kind == "bands":
        return bands(result.summary(measure, edition), **_measured(result, measure, options))
    if kind == "sobol":
        return sobol(result.sobol(measure, edition), policy, **options)
    frame = result.winners_losers(baseline, measure, edition, groups)
    if baseline is None and result.study is not None:
        baseline = result.study.baseline
    return gains(frame, policy, baseline, **_measured(result, measure, options))


def _measured(result: Result, measure: str, options: Dict[str, Any]) -> Dict[str, Any]:
    """A measure's name and unit, where no others are given; rates are shown by the thousand."""
    unit = result._of(measure)["unit"]
    if "unit" in options:
        return options
    if unit == "rate" and "scale" not in options:
        return {"unit": speaking(options["language"], quiet=True).said("rate", measure), "scale": 1000.0,
                **options}
    times = f"{options['scale']:g} × " if "scale" in options else ""
    return {"unit": f"{measure} ({times}{unit})", **options}
