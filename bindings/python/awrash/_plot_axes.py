# SPDX-License-Identifier: GPL-3.0-or-later
"""Axes, colours and numbers that all plots share.

Idea: a figure belongs to pyplot only where pyplot shows it; elsewhere it goes with its axes.
Source: Okabe and Ito 2008 for colours that stay apart for the colour-blind; each has its own marker
and line, so that grey tells them too.
Invariant: rcParams are read, never written.
"""

from __future__ import annotations

import functools
import os
import sys
from typing import Any, List, Optional, Sequence

import matplotlib
import numpy as np
from matplotlib import rcsetup, ticker
from matplotlib.figure import Figure
from matplotlib.text import Text

from ._plot_language import Language

INK, SOFT, LINE = "#1c2430", "#6b7682", "#d2d8df"
COLOURS = ("#0072b2", "#d55e00", "#009e73", "#8a6d00", "#cc79a7", "#56b4e9")
MARKERS = ("o", "D", "s", "^", "v", "P")
LINES = ("-", "--", "-.", ":", (0, (5, 1, 1, 1, 1, 1)), (0, (1, 3)))
SCALE = "cividis"
"""From dark blue over grey to yellow: lightness alone tells it too."""


def ink() -> Any:
    """The colour of what is written, light where the user's style is dark."""
    return matplotlib.rcParams["text.color"]


def _is_shown() -> bool:
    """Whether pyplot is in use and shows figures, in a notebook or a window."""
    if "matplotlib.pyplot" not in sys.modules and "MPLBACKEND" not in os.environ:
        return False
    return matplotlib.get_backend().lower() not in {b.lower() for b in rcsetup.non_interactive_bk}


def axes_of(ax: Any, width: float = 6.4, height: float = 4.4) -> Any:
    """The axes that are given, or those of a new figure, in inches.

    Parameters
    ----------
    ax : matplotlib axes or None
    width, height : float

    Returns
    -------
    matplotlib axes
    """
    if ax is not None:
        return ax
    if _is_shown():
        from matplotlib import pyplot
        return pyplot.subplots(figsize=(width, height), layout="constrained")[1]
    return Figure(figsize=(width, height), layout="constrained").add_subplot()


def rows_high(n: int) -> float:
    """How high, in inches, a figure of n named rows is."""
    return 1.4 + 0.24 * max(n, 3)


def numerals(language: Language, values: Sequence[float]) -> List[str]:
    """Numbers as a language writes them, with the decimals that tell the finest of them.

    Parameters
    ----------
    language : Language
    values : sequence of float

    Returns
    -------
    list of str
    """
    each = np.asarray(values, float)
    span = float(np.ptp(each)) if len(each) > 1 else 0.0
    span = span or float(np.abs(each).max(initial=0)) or 1.0
    decimals = next((d for d in range(12) if np.all(np.abs(each - np.round(each, d)) < 1e-6 * span)),
                    12)
    return [language.number(value, decimals) for value in each.tolist()]


def _tick(axis: Any, code: str, scale: float, value: float, unused: Optional[int] = None) -> str:
    """One tick, with the decimals of all of its axis."""
    all_of_them = [value, *axis.get_majorticklocs()]
    return numerals(Language(code, None), [scale * one for one in all_of_them])[0]


def count_along(axis: Any, language: Language, scale: float = 1.0, whole: bool = False) -> None:
    """Numbers along an axis, few enough that none meets another."""
    axis.set_major_locator(ticker.MaxNLocator(nbins=6, integer=whole))
    axis.set_major_formatter(functools.partial(_tick, axis, language.code, scale))


def name_rows(ax: Any, names: Sequence[str], size: Optional[float] = None) -> None:
    """Named rows, the first at the top."""
    ax.set_yticks(range(len(names)), list(names), fontsize=size)
    ax.set_ylim(max(len(names), 1) - 0.4, -0.6)
    ax.tick_params(axis="y", length=0)
    ax.grid(axis="y", color=LINE, linewidth=0.6)
    ax.set_axisbelow(True)


def legend(ax: Any, **options: Any) -> None:
    """What the marks mean, above the axes, where it covers none of them; nothing for nothing."""
    if options.get("handles", ax.get_legend_handles_labels()[0]):
        ax.legend(loc="lower left", bbox_to_anchor=(0.0, 1.01), borderaxespad=0.0, frameon=False,
                  fontsize="small", **options)


def nothing(ax: Any, language: Language) -> None:
    """Say that there is nothing to show."""
    ax.text(0.5, 0.5, language.word("nothing"), transform=ax.transAxes, ha="center", va="center",
            color=SOFT)


def finish(ax: Any, frame: bool = False) -> Any:
    """The last strokes: no frame to the right and above, and letters for Arabic in every text.

    Parameters
    ----------
    ax : matplotlib axes
    frame : bool

    Returns
    -------
    matplotlib axes
    """
    ax.spines[["top", "right"]].set_visible(frame)
    for text in ax.findobj(Text):
        family = text.get_fontfamily()
        if "DejaVu Sans" not in family:
            text.set_fontfamily([*family, "DejaVu Sans"])
    return ax
