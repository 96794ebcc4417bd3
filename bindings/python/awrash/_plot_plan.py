# SPDX-License-Identifier: GPL-3.0-or-later
"""Plots of plans: rates, readings side by side, cells, the staircase of leximin, Lorenz curves.

Idea: each shows numbers that the plan has, by province, and its overall rate beside them.
Source: Lorenz 1905; the charts of the report in libawrash/report.
Invariant: a province without need has no rate, and no mark; no plot says which reading is just.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Dict, List, Mapping, Optional, Sequence, Tuple, Union

import matplotlib
import numpy as np
from matplotlib.lines import Line2D
from matplotlib.patches import Patch, Rectangle

from . import metric
from ._native import call
from ._plot_axes import (COLOURS, INK, LINES, MARKERS, SCALE, SOFT, axes_of, count_along, finish,
                         ink, legend, name_rows, nothing, rows_high)
from ._plot_language import Language, speaking
from ._walls import opened
from .errors import DataError, shown

if TYPE_CHECKING:
    from ._plan import Plan
    from .programme import Programme

__all__ = ["heat", "lorenz", "rates", "readings", "staircase"]

_DIM = 0.62
"""Above it a colour of the scale is light, so that black is read on it."""

# ── what is shown of a plan ──────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Shown:
    """What a plan gives each province, as plots show it.

    Attributes
    ----------
    values : ndarray of float64, shape (provinces,)
        Receipts per 1,000 of need, nan without need; receipts where nobody has a need.
    overall : float
        The same of all provinces together, nan where nobody has a need.
    label : str
        What the values are, with their unit.
    per : ndarray of float64, shape (provinces,)
        What one place more of each province adds to its value.
    """

    values: np.ndarray
    overall: float
    label: str
    per: np.ndarray


def need_of(plan: Plan, language: Language) -> Optional[str]:
    """In words, what the plan's rates are measured against."""
    asked = plan.settings.get("need", "")
    programme = plan.programme
    if asked not in ("", programme.option("need", "indicator")):
        return asked
    return language.option(programme, "programme", "need_name") or asked or None


def measured(needs: np.ndarray, receipts: np.ndarray, unit: str, need: Optional[str],
             language: Language) -> Shown:
    """Receipts as rates where there is a need."""
    has = needs > 0
    if not has.any():
        return Shown(receipts, np.nan, language.word(unit), np.ones(len(needs)))
    per = np.full(len(needs), np.nan)
    per[has] = 1000 / needs[has]
    label = language.word("per thousand", language.said(unit))
    if need:
        label += "\n" + language.word("need", need)
    return Shown(receipts * per, 1000 * receipts[has].sum() / needs[has].sum(), label, per)


def needs_of(plan: Plan) -> np.ndarray:
    """The plan's needs; 0 where neither the programme nor the reading names any."""
    named = plan.settings.get("need") or plan.programme.option("need", "indicator")
    return plan.needs if named else np.zeros(len(plan.codes))


def shown_of(plan: Plan, language: Language) -> Shown:
    """What a plan gives each province, by its reading's measure."""
    return measured(needs_of(plan), plan.receipts, plan.settings.get("receives", "places"),
                    need_of(plan, language), language)


def assumed_of(plan: Plan) -> np.ndarray:
    """Which places rest on an assumed figure, as reports mark them, shape (provinces, types)."""
    streams = plan.programme._streams()
    with opened(plan) as (again, _), call("awrash_report_new", again, None) as report:
        return np.array([[call("awrash_report_get_assumed", report, p, streams.index(stream))
                          for stream in plan.type_streams] for p in range(len(plan.codes))],
                        bool).reshape(len(plan.codes), len(plan.types))


def stars(ax: Any, at: Sequence[Tuple[float, float]], language: Language,
          colours: Optional[Sequence[Any]] = None, right: int = 8) -> List[Any]:
    """Stars beside what rests on an assumed figure, and what the legend says of them."""
    for i, place in enumerate(at):
        ax.annotate("*", place, xytext=(right, -3), textcoords="offset points", ha="center",
                    va="center", color=ink() if colours is None else colours[i])
    said = language.text(language.said("assumed"), 40)
    return [Line2D([], [], linestyle="none", marker="$*$", color=ink(), label=said)] if at else []


def _decimals(values: np.ndarray) -> int:
    """One digit behind the mark for rates, none for large numbers."""
    return 0 if np.nanmax(np.abs(values), initial=0) >= 1000 else 1


def _overall(ax: Any, value: float, language: Language, along: str = "x") -> None:
    """A dashed line at what all together have."""
    if np.isfinite(value):
        line = ax.axvline if along == "x" else ax.axhline
        line(value, color=ink(), linewidth=1, linestyle=(0, (4, 3)), zorder=1,
             label=language.word("all", language.number(value, 1)))


# ── rates, with what they may be ─────────────────────────────────────────────────────────────────


def intervals(ax: Any, names: Sequence[str], values: np.ndarray, low: np.ndarray,
              high: np.ndarray, label: str) -> None:
    """A row a name: a dot, and a bar from low to high where these are known."""
    rows = np.arange(len(names))
    if not np.all(np.isnan(low)):
        ax.hlines(rows, low, high, color=COLOURS[0], linewidth=5, alpha=0.35,
                  label=label if np.any(high > low) else None)
    ax.plot(values, rows, linestyle="none", marker="o", color=COLOURS[0], markeredgecolor="white",
            markersize=6)
    name_rows(ax, names)


def rates(plan: Plan, intervals_of: Any = None, *, ax: Any = None, language: str = "en") -> Any:
    """What each province receives per 1,000 in need, the lowest first.

    Parameters
    ----------
    plan : Plan
    intervals_of : "ranges", DataFrame or mapping, optional
        What stands beside the dots: "ranges", the fewest and the most places of each province over
        all plans that are as good; or low and high by province, in the unit of the axis: a frame
        with these columns and the provinces' codes as its index.
    ax : matplotlib axes, optional
    language : {"en", "fr", "ar"}

    Returns
    -------
    matplotlib axes
        A dot a province with need, a bar where an interval is known, a line at the rate of all; a
        star where places rest on an assumed figure.

    Raises
    ------
    DataError
        Intervals without low and high; an unknown language.

    Notes
    -----
    Source: dots with intervals after Cleveland 1985; libawrash/report/chart-rates.c.

    Examples
    --------
    >>> plan = awrash.Programme.load("khenifra-2023").split()
    >>> ax = rates(plan, language="fr")
    >>> ax.lines[0].get_xdata().round(1).tolist()
    [48.0, 52.2, 52.3, 52.3, 52.3]
    """
    tongue = speaking(language)
    seen = shown_of(plan, tongue)
    order = np.flatnonzero(np.isfinite(seen.values))
    order = order[np.argsort(seen.values[order], kind="stable")]
    ax = axes_of(ax, height=rows_high(len(order)))
    low, high = _intervals(plan, seen, intervals_of)
    if not len(order):
        nothing(ax, tongue)
    intervals(ax, tongue.provinces(plan.programme, [plan.codes[i] for i in order]),
              seen.values[order], low[order], high[order], tongue.word("range"))
    _overall(ax, seen.overall, tongue)
    marks = assumed_of(plan).any(axis=1)
    told = stars(ax, [(seen.values[i], row) for row, i in enumerate(order) if marks[i]], tongue)
    count_along(ax.xaxis, tongue)
    ax.set_xlabel(seen.label)
    legend(ax, handles=[*ax.get_legend_handles_labels()[0], *told], ncols=2)
    return finish(ax)


def _intervals(plan: Plan, seen: Shown, asked: Any) -> Tuple[np.ndarray, np.ndarray]:
    """The ends of the bars by province, nan where none is known."""
    if asked is None:
        unknown = np.full(len(plan.codes), np.nan)
        return unknown, unknown
    if isinstance(asked, str):
        if asked != "ranges":
            raise DataError(f"intervals is {shown(asked)}, expected \"ranges\" or a frame with the "
                            "columns low and high", "name")
        frame = plan.province_ranges()
        # Ranges count places, the axis what the reading counts.
        of_place = np.divide(seen.values, frame["places"].to_numpy(float),
                             out=np.full(len(seen.values), np.nan), where=frame["places"] > 0)
        return frame["low"].to_numpy() * of_place, frame["high"].to_numpy() * of_place
    try:
        ends = [dict(asked[end]) for end in ("low", "high")]
    except (KeyError, TypeError, ValueError):
        raise DataError("intervals have no low and high, expected both by province") from None
    low, high = (np.array([float(end.get(code, np.nan)) for code in plan.codes]) for end in ends)
    return low, high


# ── readings side by side ────────────────────────────────────────────────────────────────────────


def _plans_of(what: Any, language: Language) -> Dict[str, Plan]:
    """Plans by the names that are drawn: of a mapping, or of every reading of a programme."""
    if isinstance(what, Mapping):
        return {language.text(str(name), 44): plan for name, plan in what.items()}
    found = {}
    for name in what.readings:
        label = language.option(what, f"reading {name}", "name") or name
        found[language.text(label, 44)] = what.split(reading=name)
    return found


def readings(plans: Union[Programme, Mapping[str, Plan]], *, ax: Any = None,
             language: str = "en") -> Any:
    """What each province has by every reading, or by any plans of one programme.

    Parameters
    ----------
    plans : Programme or mapping of str to Plan
        A programme, each of whose readings is divided; or plans by their names.
    ax : matplotlib axes, optional
    language : {"en", "fr", "ar"}

    Returns
    -------
    matplotlib axes
        For each province a dot a plan: the places of all streams per 1,000 of the programme's
        need, whatever need a reading has, so that dots of a row can be compared.

    Raises
    ------
    DataError
        Plans of different provinces; an unknown language.

    Notes
    -----
    Source: dot plots, Cleveland 1985; libawrash/report/chart-readings.c.

    Examples
    --------
    >>> ax = readings(awrash.Programme.load("khenifra-2023"))
    >>> [text.get_text() for text in ax.get_legend().get_texts()][:2]
    ['Equal rates over both streams', 'By need, within the sustainable stream']
    """
    tongue = speaking(language)
    found = _plans_of(plans, tongue)
    if not found:
        ax = axes_of(ax)
        nothing(ax, tongue)
        return finish(ax)
    first = next(iter(found.values()))
    if any(plan.codes != first.codes for plan in found.values()):
        raise DataError("plans are of different provinces, expected those of one programme")
    has_need = first.programme.option("need", "indicator")
    needs = np.asarray(first.programme.need() if has_need else np.zeros(len(first.codes)), float)
    need = tongue.option(first.programme, "programme", "need_name")
    seen = [measured(needs, plan._matrix().sum(axis=1).astype(float), "places", need, tongue)
            for plan in found.values()]
    order = np.flatnonzero(np.isfinite(seen[0].values))
    order = order[np.argsort(seen[0].values[order], kind="stable")]
    ax = axes_of(ax, width=7.0, height=rows_high(len(order)) + 0.2 * len(found))
    rows = np.arange(len(order))
    spread = np.array([[one.values[i] for i in order] for one in seen]).reshape(len(seen), -1)
    ax.hlines(rows, spread.min(axis=0), spread.max(axis=0), color=SOFT, linewidth=1, zorder=1)
    for k, (name, one) in enumerate(zip(found, seen)):
        ax.plot(one.values[order], rows, linestyle="none", marker=MARKERS[k % 6], label=name,
                color=COLOURS[k % 6], markeredgecolor="white", markersize=7)
    name_rows(ax, tongue.provinces(first.programme, [first.codes[i] for i in order]))
    count_along(ax.xaxis, tongue)
    ax.set_xlabel(seen[0].label)
    marks = np.any([assumed_of(plan).any(axis=1) for plan in found.values()], axis=0)
    told = stars(ax, [(spread[:, row].max(), row) for row, i in enumerate(order) if marks[i]], tongue)
    legend(ax, handles=[*ax.get_legend_handles_labels()[0], *told])
    return finish(ax)


# ── cells ────────────────────────────────────────────────────────────────────────────────────────


def _held(plan: Plan, cells: str) -> np.ndarray:
    """Which types a wall's set holds, by the name that certificates give it."""
    names = set(cells.split("+"))
    return np.array([bool(names & {"*", stream, f"type:{code}"})
                     for code, stream in zip(plan.types, plan.type_streams)])


def _bound(plan: Plan) -> np.ndarray:
    """Cells in which a wall of the province itself binds, shape (provinces, types)."""
    bound = np.zeros((len(plan.codes), len(plan.types)), bool)
    for name in plan.binding().index:
        territory, _, rest = name.partition("/")
        if territory in plan.codes:
            bound[plan.codes.index(territory)] |= _held(plan, rest.split("/")[0])
    return bound


def _type_names(plan: Plan, language: Language) -> List[str]:
    handle = plan.programme._handle
    labels = {call("awrash_programme_type_get_code", handle, i):
              call("awrash_programme_type_get_label", handle, i, language.code)
              for i in range(call("awrash_programme_type_get_count", handle))}
    return [language.text(labels.get(code, code), 14) for code in plan.types]


def on_scale(norm: Any, value: float) -> Tuple[Any, str]:
    """The colour of a value, and that of letters on it."""
    if not np.isfinite(value):
        return "white", INK
    colour = matplotlib.colormaps[SCALE](norm(value))
    light = np.dot(colour[:3], (0.2126, 0.7152, 0.0722)) > _DIM * 0.75
    return colour, "black" if light else "white"


def scale_of(values: np.ndarray) -> Any:
    """From the lowest value to the highest; one value alone stands in the middle."""
    known = values[np.isfinite(values)]
    low, high = (known.min(), known.max()) if len(known) else (0.0, 1.0)
    if low == high:
        low, high = low - 0.5, high + 0.5
    return matplotlib.colors.Normalize(low, high)


def key(ax: Any, norm: Any, label: str, language: Language) -> None:
    """The bar that tells what the colours mean."""
    bar = ax.figure.colorbar(matplotlib.cm.ScalarMappable(norm, SCALE), ax=ax, label=label,
                             location="bottom", shrink=0.8, aspect=30)
    bar.outline.set_visible(False)
    count_along(bar.ax.xaxis, language)
    finish(bar.ax)


def heat(plan: Plan, *, ax: Any = None, language: str = "en") -> Any:
    """Places by province and type, hatched where a bound of the province itself binds.

    Parameters
    ----------
    plan : Plan
    ax : matplotlib axes, optional
    language : {"en", "fr", "ar"}

    Returns
    -------
    matplotlib axes
        A rectangle a cell, lighter the more places it has per need; its places in it, and a star
        where they rest on an assumed figure; a hatched one over it where a bound binds; and a bar that tells the colours, in axes of its own.

    Raises
    ------
    DataError
        An unknown language.

    Notes
    -----
    Source: libawrash/report/chart-heat.c.

    Examples
    --------
    >>> plan = awrash.Programme.load("khenifra-2023").split()
    >>> [text.get_text() for text in heat(plan).texts][:2]
    ['1,187', '1,119']
    """
    tongue = speaking(language)
    places = plan._matrix()
    n, m = places.shape
    ax = axes_of(ax, width=2.8 + 1.1 * min(max(m, 2), 9), height=rows_high(n) + 1.0)
    seen = [measured(needs_of(plan), places[:, t].astype(float), "places", need_of(plan, tongue),
                     tongue) for t in range(m)]
    values = np.array([one.values for one in seen]).reshape(m, n).T
    norm, bound, marks = scale_of(values), _bound(plan), assumed_of(plan)
    for p in range(n):
        for t in range(m):
            colour, letters = on_scale(norm, values[p, t])
            ax.add_patch(Rectangle((t - 0.5, p - 0.5), 1, 1, facecolor=colour, edgecolor="white"))
            if bound[p, t]:
                ax.add_patch(Rectangle((t - 0.48, p - 0.44), 0.3, 0.88, fill=False, hatch="////",
                                       edgecolor=letters, linewidth=0.8))
            ax.text(t + 0.08, p, tongue.number(places[p, t]), ha="center", va="center", color=letters,
                    fontsize="small")
    name_rows(ax, tongue.provinces(plan.programme, plan.codes))
    ax.grid(visible=False)
    ax.set_ylim(n - 0.5, -0.5)
    ax.set_xticks(range(m), _type_names(plan, tongue), rotation=0 if m <= 6 else 60)
    ax.set_xlim(-0.5, m - 0.5)
    ax.tick_params(axis="x", length=0)
    told = [Patch(facecolor="white", edgecolor=INK, hatch="////",
                  label=tongue.word("binds"))] if bound.any() else []
    cells = [(t + 0.38, p) for p, t in np.argwhere(marks).tolist()]
    colours = [on_scale(norm, values[p, t])[1] for p, t in np.argwhere(marks).tolist()]
    legend(ax, handles=[*told, *stars(ax, cells, tongue, colours, 0)])
    if n and m:
        key(ax, norm, seen[0].label, tongue)
    finish(ax)
    ax.spines[:].set_visible(False)
    return ax


# ── the staircase of leximin ─────────────────────────────────────────────────────────────────────


def staircase(plans: Union[Plan, Mapping[str, Plan]], by: str = "province", *, ax: Any = None,
              language: str = "en") -> Any:
    """The rates in ascending order: leximin lifts the lowest step as high as it can, then the next.

    Parameters
    ----------
    plans : Plan or mapping of str to Plan
    by : {"province", "need"}
        How wide a step is: one a province, as leximin counts; or its need, so that what lies under
        the steps is what is received.
    ax : matplotlib axes, optional
    language : {"en", "fr", "ar"}

    Returns
    -------
    matplotlib axes
        A line a plan, and a line at the rate of all of the first.

    Raises
    ------
    DataError
        Another width; an unknown language.

    Notes
    -----
    Source: Pen 1971, for provinces in the order of what they have.

    Examples
    --------
    >>> plan = awrash.Programme.load("khenifra-2023").split()
    >>> staircase(plan).patches[0].get_data().values.round(1).tolist()
    [48.0, 52.2, 52.3, 52.3, 52.3]
    """
    tongue = speaking(language)
    if by not in ("province", "need"):
        raise DataError(f"by is {shown(by)}, expected \"province\" or \"need\"", "name")
    named = dict(plans) if isinstance(plans, Mapping) else {tongue.said("plan"): plans}
    ax = axes_of(ax)
    label, overall, ends = tongue.word("places"), np.nan, [np.nan]
    for k, (name, plan) in enumerate(named.items()):
        seen = shown_of(plan, tongue)
        order = np.flatnonzero(np.isfinite(seen.values))
        order = order[np.argsort(seen.values[order], kind="stable")]
        widths = needs_of(plan)[order] if by == "need" else np.ones(len(order))
        ax.stairs(seen.values[order], np.concatenate([[0.0], np.cumsum(widths)]), baseline=None,
                  color=COLOURS[k % 6], linestyle=LINES[k % 6], linewidth=2,
                  label=tongue.text(str(name), 44))
        ends += [*seen.values[order]]
        if k == 0:
            label, overall = seen.label, seen.overall
    ax.autoscale_view()
    if np.all(np.isnan(ends)):
        nothing(ax, tongue)
    elif by == "province":  # no area has a meaning, so that steps may be seen from near
        low, high = np.nanmin(ends), np.nanmax(ends)
        margin = 0.08 * (high - low) or 0.5
        ax.set_ylim(low - margin, high + margin)
    _overall(ax, overall, tongue, "y")
    count_along(ax.xaxis, tongue, whole=by == "province")
    count_along(ax.yaxis, tongue)
    ax.set_xlabel(tongue.word("provinces" if by == "province" else "needs"))
    ax.set_ylabel(label)
    legend(ax)
    return finish(ax)


# ── Lorenz curves ────────────────────────────────────────────────────────────────────────────────


def _curve(thing: Any, streams: Optional[Sequence[str]] = None) -> Tuple[np.ndarray, np.ndarray]:
    """Values and weights: of a plan the rates and the needs, of a pair itself."""
    if hasattr(thing, "receipts"):
        receipts = thing.receipts
        if streams is not None:
            receipts = sum((thing._by_stream()[s] for s in streams), np.zeros(len(thing.codes)))
        has = thing.needs > 0
        return receipts[has] / thing.needs[has], thing.needs[has]
    if isinstance(thing, tuple) and len(thing) == 2:
        return np.asarray(thing[0], float), np.asarray(thing[1], float)
    values = np.asarray(thing, float)
    return values, np.ones(len(values))


def lorenz(curves: Any, before: Any = None, *, ax: Any = None, language: str = "en") -> Any:
    """Lorenz curves: the further from the diagonal, the more unequal.

    Parameters
    ----------
    curves : Plan, array_like of shape (n,), (values, weights), or mapping of str to these
        A plan's curve is that of its rates, weighted by need.
    before : str, sequence of str, or one of the same, optional
        What stands beside it: a plan, values; or streams of the plan, alone.
    ax : matplotlib axes, optional
    language : {"en", "fr", "ar"}

    Returns
    -------
    matplotlib axes
        A line a curve, its Gini index in its name, and the diagonal.

    Raises
    ------
    DataError
        Unknown streams; an unknown language; what `awrash.metric.lorenz` refuses.

    Notes
    -----
    Source: Lorenz 1905; see `awrash.metric.lorenz`.

    Examples
    --------
    >>> plan = awrash.Programme.load("khenifra-2023").split()
    >>> [line.get_label() for line in lorenz(plan, before="temporary").lines[1:]]
    ['Temporary worksites alone (Gini 0.0867)', 'after (Gini 0.0153)']
    """
    tongue = speaking(language)
    ax = axes_of(ax, width=5.2, height=5.4)
    ax.plot([0, 100], [0, 100], color=SOFT, linewidth=1, linestyle=(0, (4, 3)),
            label=tongue.word("equal"))
    drawn = 0
    for k, (name, (values, weights)) in enumerate(_curves(curves, before, tongue).items()):
        if not len(values) or not np.any(values * weights > 0):
            continue
        curve = metric.lorenz(values, weights)
        gini = tongue.number(metric.gini(values, weights), 4)
        ax.plot(100 * curve.p, 100 * curve.share, color=COLOURS[k % 6], linestyle=LINES[k % 6],
                linewidth=2, label=tongue.text(tongue.said("gini of", name, gini), 60))
        drawn += 1
    if not drawn:
        nothing(ax, tongue)
    ax.set_xlim(0, 100)
    ax.set_ylim(0, 100)
    ax.set_aspect("equal")
    count_along(ax.xaxis, tongue)
    count_along(ax.yaxis, tongue)
    plans = [thing for thing in (curves.values() if isinstance(curves, Mapping) else [curves])
             if hasattr(thing, "receipts") and needs_of(thing).any()]
    ax.set_xlabel(tongue.word("share of need" if plans else "share of recipients"))
    ax.set_ylabel(tongue.word("share of places"))
    legend(ax)
    return finish(ax)


def _curves(curves: Any, before: Any, language: Language
            ) -> Dict[str, Tuple[np.ndarray, np.ndarray]]:
    """Values and weights by name, the one before in front."""
    if isinstance(curves, Mapping):
        named = {str(name): _curve(thing) for name, thing in curves.items()}
    else:
        name = "plan" if before is None and hasattr(curves, "receipts") else "after"
        named = {language.said(name): _curve(curves)}
    if before is None:
        return named
    streams = [before] if isinstance(before, str) else before
    if not (isinstance(streams, (list, tuple)) and all(isinstance(s, str) for s in streams)):
        return {language.said("before"): _curve(before), **named}
    known = curves._by_stream() if hasattr(curves, "receipts") else {}
    for stream in streams:
        if stream not in known:
            raise DataError(f"before holds {shown(stream)}, expected some of {', '.join(known)}",
                            "name")
    labels = _stream_names(curves.programme, language)
    alone = language.said("alone", language.listed([labels[s] for s in streams]))
    return {alone: _curve(curves, streams), **named}


def _stream_names(programme: Any, language: Language) -> Dict[str, str]:
    handle = programme._handle
    return {call("awrash_programme_stream_get_code", handle, i):
            call("awrash_programme_stream_get_label", handle, i, language.code)
            for i in range(call("awrash_programme_stream_get_count", handle))}
