# SPDX-License-Identifier: GPL-3.0-or-later
"""Plots of frontiers, lotteries and studies.

Idea: each takes what the binding answers with, and draws nothing that is not in it.
Source: Bertsimas, Farias and Trichakis 2011 for the price of fairness; Flanigan et al. 2021 for
chances by percentile; Saltelli et al. 2010 for first and total indices.
Invariant: what is not proved looks otherwise than what is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict, List, Mapping, Optional, Sequence

import numpy as np
from matplotlib.patches import Patch

from ._plot_axes import (COLOURS, LINE, LINES, MARKERS, SOFT, axes_of, count_along,
                         finish, ink, legend, name_rows, nothing, rows_high)
from ._plot_language import Language, speaking
from ._plot_plan import intervals
from .errors import DataError, shown

if TYPE_CHECKING:
    import pandas as pd

    from ._frontier import Frontier

__all__ = ["bands", "frontier", "gains", "lottery", "sobol"]

# ── a frontier ───────────────────────────────────────────────────────────────────────────────────


def _equity_word(equity: str, language: Language) -> str:
    if equity in ("gini", "lowest-rate", "least-squares"):
        return language.word(equity)
    return language.word("welfare", equity)


def _prices(ax: Any, best: float, language: Language) -> None:
    """Above, the same axis as the part of the largest efficiency that is given up."""
    above = ax.secondary_xaxis("top", functions=(lambda x: 100 * (1 - np.asarray(x) / best),
                                                 lambda p: best * (1 - np.asarray(p) / 100)))
    count_along(above.xaxis, language)
    above.set_xlabel(language.word("price"))
    finish(above, frame=True)


def frontier(found: Frontier, *, ax: Any = None, language: str = "en") -> Any:
    """Equity against efficiency, and the price of fairness above.

    Parameters
    ----------
    found : Frontier
    ax : matplotlib axes, optional
    language : {"en", "fr", "ar"}

    Returns
    -------
    matplotlib axes
        Full dots for points that are proved, hollow ones for others; a second axis above with the
        price of fairness, the part of the largest efficiency that a point gives up.

    Raises
    ------
    DataError
        An unknown language.

    Notes
    -----
    Source: Bertsimas, Farias and Trichakis 2011, for the price of fairness.

    Examples
    --------
    >>> found = awrash.Programme.load("khenifra-2023").frontier("places", "gini")
    >>> frontier(found).get_xlabel()
    'Efficiency: Places'
    """
    tongue = speaking(language)
    ax = axes_of(ax, width=6.8, height=4.8)
    efficiency = np.array([point[0] for point in found.points])
    equity = np.array([point[1] for point in found.points])
    proved = np.array([point[4] in ("optimal", "tie-settled") for point in found.points], bool)
    scale = 1000.0 if found.equity == "lowest-rate" else 1.0
    size = 7 if len(efficiency) <= 30 else 4
    ax.plot(efficiency, equity, color=LINE, linewidth=1, zorder=1)
    for which, word, face in ((proved, "optimal", COLOURS[0]), (~proved, "not proved", "white")):
        if which.any():
            ax.plot(efficiency[which], equity[which], linestyle="none", marker="o", markersize=size,
                    markerfacecolor=face, markeredgecolor=COLOURS[0], label=tongue.word(word))
    count_along(ax.xaxis, tongue)
    count_along(ax.yaxis, tongue, scale)
    unit = found.efficiency if found.efficiency in ("places", "person-months") else "utilitarian"
    ax.set_xlabel(tongue.word("efficiency", tongue.said(unit)))
    ax.set_ylabel(_equity_word(found.equity, tongue))
    if not len(efficiency):
        nothing(ax, tongue)
    elif efficiency.max() > 0:
        if len(efficiency) == 1:
            ax.set_xlim(0.98 * efficiency[0], 1.002 * efficiency[0])
        ax.locator_params(axis="x", nbins=6)
        _prices(ax, float(efficiency.max()), tongue)
    if len(efficiency):
        ax.legend(frameon=False, fontsize="small", loc="best")
    finish(ax)
    ax.spines["top"].set_visible(False)
    return ax


# ── a lottery ────────────────────────────────────────────────────────────────────────────────────


def _chances(thing: Any) -> np.ndarray:
    """The chances of a lottery, of what a rule drew, or chances themselves."""
    if hasattr(thing, "chances"):
        return np.asarray(thing.chances, float)
    held = thing.probabilities if hasattr(thing, "probabilities") else thing
    return np.asarray(list(held.values()) if isinstance(held, Mapping) else held, float)


def lottery(lotteries: Any, *, ax: Any = None, language: str = "en") -> Any:
    """Chances by percentile of the persons, the lowest first.

    Parameters
    ----------
    lotteries : Lottery, Legacy, array_like of shape (persons,), or mapping of str to these
    ax : matplotlib axes, optional
    language : {"en", "fr", "ar"}

    Returns
    -------
    matplotlib axes
        A line a lottery, and a dotted one at the chance that all would have if it were the same.

    Raises
    ------
    DataError
        An unknown language.

    Notes
    -----
    Source: Flanigan, Gölz, Gupta, Hennig and Procaccia 2021.

    Examples
    --------
    >>> ax = lottery({"by lot": [0.25, 0.25, 0.5], "first come": [0.0, 0.0, 1.0]})
    >>> ax.patches[0].get_data().values.tolist()
    [25.0, 25.0, 50.0]
    """
    tongue = speaking(language)
    ax = axes_of(ax)
    several = isinstance(lotteries, Mapping)
    named = dict(lotteries) if several else {tongue.said("lottery"): lotteries}
    mean = np.nan
    for k, (name, one) in enumerate(named.items()):
        chances = np.sort(_chances(one))
        if not len(chances):
            continue
        mean = float(chances.mean()) if np.isnan(mean) else mean
        ax.stairs(100 * chances, np.linspace(0, 100, len(chances) + 1), baseline=None, linewidth=2,
                  color=COLOURS[k % 6], linestyle=LINES[k % 6], label=tongue.text(str(name), 44))
    if np.isnan(mean):
        nothing(ax, tongue)
    else:
        ax.axhline(100 * mean, color=ink(), linewidth=1, linestyle=":", zorder=1,
                   label=tongue.word("same chance", tongue.number(100 * mean, 1)))
        ax.autoscale_view()
    ax.set_xlim(0, 100)
    ax.set_ylim(bottom=0)
    count_along(ax.xaxis, tongue)
    count_along(ax.yaxis, tongue)
    ax.set_xlabel(tongue.word("percentile"))
    ax.set_ylabel(tongue.word("chance"))
    legend(ax)
    return finish(ax)


# ── a study ──────────────────────────────────────────────────────────────────────────────────────


def _names(codes: Sequence[Any], labels: Optional[Mapping[Any, str]], language: Language,
           width: int = 30) -> List[str]:
    """Codes as the rows of a plot name them."""
    held = labels or {}
    return [language.text(str(held.get(code, code)), width) for code in codes]


def bands(summary: pd.DataFrame, unit: Optional[str] = None, scale: float = 1.0,
          labels: Optional[Mapping[str, str]] = None, *, ax: Any = None,
          language: str = "en") -> Any:
    """Outcomes by policy with their intervals; or anything else with low and high.

    Parameters
    ----------
    summary : DataFrame
        Of `Result.summary`: index policy; median, low and high. A column value, as of estimates,
        is taken where there is no median.
    unit : str, optional
        What stands along the axis.
    scale : float
        What numbers are multiplied by.
    labels : mapping of str to str, optional
        Names for the index.
    ax : matplotlib axes, optional
    language : {"en", "fr", "ar"}

    Returns
    -------
    matplotlib axes
        A dot and a bar a row.

    Raises
    ------
    DataError
        A frame without these columns.

    Notes
    -----
    Source: see `awrash.simulation.bands`, for a summary of runs.

    Examples
    --------
    >>> import pandas
    >>> gini = pandas.DataFrame({"value": [0.2], "low": [0.1], "high": [0.4]}, index=["2024"])
    >>> bands(gini, unit="Gini index").get_xlabel()
    'Gini index'
    """
    tongue = speaking(language)
    middle = "median" if "median" in summary else "value"
    for column in (middle, "low", "high"):
        if column not in summary:
            raise DataError(f"summary has the columns {', '.join(map(str, summary.columns))}, "
                            f"expected {column} among them", "name")
    ax = axes_of(ax, height=rows_high(len(summary)))
    band = tongue.word("interval", 5, 95) if middle == "median" else tongue.word("range")
    values, low, high = (scale * summary[column].to_numpy(float)
                         for column in (middle, "low", "high"))
    intervals(ax, _names(summary.index, labels, tongue), values, low, high, band)
    if not len(summary):
        nothing(ax, tongue)
    count_along(ax.xaxis, tongue)
    ax.set_xlabel(tongue.text(unit or ""))
    legend(ax)
    return finish(ax)


def _policy_of(frame: pd.DataFrame, policy: Optional[str]) -> Optional[str]:
    """The one policy that is asked for, or that is there; None for several."""
    known = list(dict.fromkeys(frame.index.get_level_values(0)))
    if policy is None:
        return known[0] if len(known) == 1 else None
    if policy not in known:
        raise DataError(f"policy is {shown(policy)}, expected one of {', '.join(known)}", "name")
    return policy


def sobol(indices: Any, policy: Optional[str] = None, labels: Optional[Mapping[str, str]] = None, *,
          ax: Any = None, language: str = "en") -> Any:
    """First and total Sobol indices with their intervals, the largest total at the top.

    Parameters
    ----------
    indices : DataFrame or Sensitivity
        Of `Result.sobol` or `awrash.simulation.sobol`.
    policy : str, optional
        Whose; needed where there are several.
    labels : mapping of str to str, optional
        Names for the parameters.
    ax : matplotlib axes, optional
    language : {"en", "fr", "ar"}

    Returns
    -------
    matplotlib axes
        Two bars a parameter, with their intervals.

    Raises
    ------
    DataError
        An unknown policy, or none among several.

    Notes
    -----
    Source: Saltelli et al. 2010; see `awrash.simulation.sobol`.

    Examples
    --------
    >>> design = awrash.simulation.Design("saltelli", 64, 2)
    >>> x = design.points()
    >>> found = awrash.simulation.sobol(x[:, 0] + 2 * x[:, 1], 2, names=["a", "b"])
    >>> [label.get_text() for label in sobol(found).get_yticklabels()]
    ['b', 'a']
    """
    tongue = speaking(language)
    frame = indices if hasattr(indices, "columns") else indices.to_frame()
    if frame.index.nlevels > 1 and len(frame):
        chosen = _policy_of(frame, policy)
        if chosen is None:
            raise DataError("policy is None, expected one of "
                            + ", ".join(dict.fromkeys(frame.index.get_level_values(0))))
        frame = frame.xs(chosen, level=0)
    frame = frame.sort_values("total", ascending=False, kind="stable")
    ax = axes_of(ax, height=rows_high(2 * len(frame)))
    rows = np.arange(len(frame))
    for column, offset, colour, hatch in (("first", -0.19, COLOURS[0], ""),
                                          ("total", 0.19, "#bcd9ea", "////")):
        values, low, high = (100 * frame[name].to_numpy(float) for name in (
            column, f"{column}_low", f"{column}_high"))
        ax.barh(rows + offset, values, height=0.36, color=colour, edgecolor=COLOURS[0],
                hatch=hatch, label=tongue.word(column))
        ax.hlines(rows + offset, low, high, color=ink(), linewidth=1.5)
    name_rows(ax, _names(frame.index, labels, tongue))
    ax.grid(visible=False)
    ax.axvline(0, color=ink(), linewidth=0.8)
    if not len(frame):
        nothing(ax, tongue)
    count_along(ax.xaxis, tongue)
    ax.set_xlabel(tongue.word("index"))
    legend(ax)
    return finish(ax)


def _against(baseline: Optional[str], unit: Optional[str], language: Language,
             labels: Optional[Mapping[str, str]]) -> str:
    who = language.said("baseline") if baseline is None else (labels or {}).get(baseline, baseline)
    text = language.word("gain", who)
    return text + (f"\n{language.text(unit)}" if unit else "")


def gains(frame: pd.DataFrame, policy: Optional[str] = None, baseline: Optional[str] = None,
          unit: Optional[str] = None, scale: float = 1.0,
          labels: Optional[Mapping[str, str]] = None, *, ax: Any = None,
          language: str = "en") -> Any:
    """Winners and losers: a bar a province for one policy, a dot a province for several.

    Parameters
    ----------
    frame : DataFrame
        Of `Result.winners_losers`: index (policy, province or group); mean and error.
    policy : str, optional
        The policy whose provinces are named; all policies side by side unless given.
    baseline : str, optional
        What gains are against, for the words along the axis.
    unit : str, optional
        What gains are measured in.
    scale : float
        What numbers are multiplied by.
    labels : mapping of str to str, optional
        Names for policies, provinces or groups.
    ax : matplotlib axes, optional
    language : {"en", "fr", "ar"}

    Returns
    -------
    matplotlib axes
        For one policy a bar a province, the largest gain at the top, hatched where it loses, with
        two Monte Carlo errors to either side; for several a row a policy, a dot a province, and how
        many gain and lose.

    Raises
    ------
    DataError
        An unknown policy.

    Notes
    -----
    Source: see `awrash.simulation.gains`.

    Examples
    --------
    >>> import pandas
    >>> index = pandas.MultiIndex.from_product([["jobs", "flat"], ["A", "B"]])
    >>> frame = pandas.DataFrame({"mean": [3.0, -2.0, 1.0, 2.0], "error": 0.1}, index=index)
    >>> [text.get_text() for text in gains(frame).texts]
    ['1 gain, 1 lose', '2 gain, 0 lose']
    """
    tongue = speaking(language)
    chosen = _policy_of(frame, policy) if len(frame) or policy is not None else None
    if chosen is not None:
        ax = _one_policy(frame.xs(chosen, level=0), scale, labels, ax, tongue)
    else:
        ax = _policies(frame, scale, labels, ax, tongue)
    ax.axvline(0, color=ink(), linewidth=1)
    if not len(frame):
        nothing(ax, tongue)
    count_along(ax.xaxis, tongue)
    ax.set_xlabel(_against(baseline, unit, tongue, labels))
    return finish(ax)


def _one_policy(frame: pd.DataFrame, scale: float, labels: Optional[Mapping[str, str]], ax: Any,
                language: Language) -> Any:
    frame = frame.sort_values("mean", ascending=False, kind="stable")
    ax = axes_of(ax, height=rows_high(len(frame)))
    gain, error = (scale * frame[column].to_numpy(float) for column in ("mean", "error"))
    loses = gain < 0
    for which, colour, hatch in ((~loses, COLOURS[0], ""), (loses, COLOURS[1], "////")):
        rows = np.flatnonzero(which)
        ax.barh(rows, gain[which], color=colour, hatch=hatch, edgecolor="white", height=0.7)
        ax.hlines(rows, (gain - 2 * error)[which], (gain + 2 * error)[which], color=ink(),
                  linewidth=1.2)
    name_rows(ax, _names(frame.index, labels, language))
    ax.grid(visible=False)
    legend(ax, ncols=2, handles=[
        Patch(facecolor=COLOURS[0], label=language.word("wins")),
        Patch(facecolor=COLOURS[1], edgecolor="white", hatch="////",
              label=language.word("loses"))])
    return ax


def _spread(values: np.ndarray) -> np.ndarray:
    """Heights within a row: neighbours in value stand at different ones, by their rank."""
    ranks = np.empty(len(values), int)
    ranks[np.argsort(values, kind="stable")] = np.arange(len(values))
    return 0.26 * (np.array([0, 2, -1, 1, -2])[ranks % 5] / 2)


def _policies(frame: pd.DataFrame, scale: float, labels: Optional[Mapping[str, str]], ax: Any,
              language: Language) -> Any:
    groups: Dict[Any, np.ndarray] = {
        name: scale * part["mean"].to_numpy(float)
        for name, part in frame.groupby(level=0, sort=False)} if len(frame) else {}
    ax = axes_of(ax, width=7.0, height=1.6 + 0.6 * max(len(groups), 2))
    for row, gain in enumerate(groups.values()):
        height = row + _spread(gain)
        for which, k in ((gain >= 0, 0), (gain < 0, 1)):
            ax.plot(gain[which], height[which], linestyle="none", marker=MARKERS[k],
                    color=COLOURS[k], markersize=5, markeredgecolor="white",
                    label=language.word(("wins", "loses")[k]) if row == 0 else None)
        ax.text(1.01, row, language.word("won", language.number(int((gain > 0).sum())),
                                         language.number(int((gain < 0).sum()))),
                transform=ax.get_yaxis_transform(), va="center", fontsize="small", color=SOFT)
    name_rows(ax, _names(list(groups), labels, language))
    legend(ax, ncols=2)
    return ax
