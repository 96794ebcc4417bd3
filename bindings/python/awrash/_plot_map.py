# SPDX-License-Identifier: GPL-3.0-or-later
"""Maps of a plan: tiles of equal size, and outlines from anyone's geometry.

Idea: on tiles a large and empty province weighs no more in the eye than a small and full one;
outlines are taken through __geo_interface__, which a GeoDataFrame and a GeoJSON document have.
Source: libawrash/report/tiles.c; RFC 7946.
Invariant: a province without tile or outline is named beside the map, and nothing is guessed for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict, Iterator, List, Mapping, Optional, Tuple

import numpy as np
from matplotlib.patches import PathPatch, RegularPolygon
from matplotlib.path import Path

from ._plot_axes import INK, SOFT, axes_of, finish, legend, nothing
from ._plot_language import Language, speaking
from ._plot_plan import assumed_of, key, on_scale, scale_of, shown_of, stars
from .errors import DataError, shown

if TYPE_CHECKING:
    from ._plan import Plan

__all__ = ["outlines", "tiles"]


def _missing(ax: Any, plan: Plan, placed: Any, word: str, language: Language) -> None:
    """Below the map, who is not on it."""
    absent = [plan.programme.label(code, language.code) for code in plan.codes
              if code not in placed]
    if absent:
        text = language.text(language.said(word, language.listed(absent)), 70)
        ax.text(0.5, -0.02, text, transform=ax.transAxes, ha="center", va="top", color=SOFT,
                fontsize="small")


def _mark(ax: Any, plan: Plan, where: Mapping[str, Tuple[float, float]], norm: Any,
          values: np.ndarray, language: Language) -> None:
    """A star on each province whose places rest on an assumed figure."""
    marked = [at for at in np.flatnonzero(assumed_of(plan).any(axis=1)) if plan.codes[at] in where]
    told = stars(ax, [where[plan.codes[at]] for at in marked], language,
                 [on_scale(norm, values[at])[1] for at in marked], 0)
    legend(ax, handles=told)


def _close(ax: Any) -> Any:
    ax.set_aspect("equal")
    ax.set_xticks([])
    ax.set_yticks([])
    finish(ax)
    ax.spines[:].set_visible(False)
    return ax


# ── tiles ────────────────────────────────────────────────────────────────────────────────────────


def _tiles(plan: Plan) -> Dict[str, Tuple[float, float]]:
    """The middle of each province's tile; rows run from north to south, odd ones stand half a tile
    to the right."""
    table = plan.programme.territories
    if not {"tile_column", "tile_row"} <= set(table.columns):
        return {}
    found = {}
    for code, column, row in zip(table["code"], table["tile_column"], table["tile_row"]):
        if code in plan.codes and np.isfinite(float(column)) and np.isfinite(float(row)):
            found[code] = (float(column) + 0.5 * (int(row) % 2), float(row) * 3 ** 0.5 / 2)
    return found


def tiles(plan: Plan, *, ax: Any = None, language: str = "en") -> Any:
    """A hexagon a province, lighter the more it receives per need.

    Parameters
    ----------
    plan : Plan
        Of a programme whose territories have the columns tile_column and tile_row.
    ax : matplotlib axes, optional
    language : {"en", "fr", "ar"}

    Returns
    -------
    matplotlib axes
        A hexagon a province, with its name and its rate; and a bar that tells the colours, in axes
        of its own.

    Raises
    ------
    DataError
        An unknown language.

    Notes
    -----
    Source: libawrash/report/tiles.c.

    Examples
    --------
    >>> plan = awrash.Programme.load("khenifra-2023").split()
    >>> len(tiles(plan).patches)
    5
    """
    tongue = speaking(language)
    where, seen = _tiles(plan), shown_of(plan, tongue)
    spots = np.array(list(where.values())).reshape(-1, 2)
    wide = np.ptp(spots[:, 0]) + 1 if len(spots) else 4.0
    high = np.ptp(spots[:, 1]) + 1.2 if len(spots) else 3.0
    ax = axes_of(ax, width=max(4.5, 0.72 * wide + 1.6), height=max(4.0, 0.72 * high + 1.2))
    norm = scale_of(seen.values)
    ends = (spots.min(axis=0) - 0.62, spots.max(axis=0) + 0.62) if len(spots) else ((0, 0), (1, 1))
    ax.set_xlim(ends[0][0], ends[1][0])
    ax.set_ylim(ends[1][1], ends[0][1])
    if not len(spots):
        nothing(ax, tongue)
    size = _letters(ax, wide, high)
    for code, (x, y) in where.items():
        value = seen.values[plan.codes.index(code)]
        colour, letters = on_scale(norm, value)
        ax.add_patch(RegularPolygon((x, y), 6, radius=3 ** -0.5, facecolor=colour,
                                    edgecolor="white" if np.isfinite(value) else INK))
        name = tongue.text(plan.programme.label(code, tongue.code), 10)
        ax.text(x, y, name + "\n" + tongue.number(value, 1), ha="center",
                va="center", color=letters, fontsize=size, linespacing=1.0)
    _missing(ax, plan, where, "no tile", tongue)
    _mark(ax, plan, {code: (x, y + 0.3) for code, (x, y) in where.items()}, norm, seen.values, tongue)
    if len(spots):
        key(ax, norm, seen.label, tongue)
    return _close(ax)


def _letters(ax: Any, wide: float, high: float) -> float:
    """The size of letters, in points, with which ten of them fit into a tile."""
    box = ax.get_position()
    width, height = ax.figure.get_size_inches()
    inches = min(width * box.width / wide, height * box.height / high)
    return float(np.clip(72 * inches / 6.2, 3.5, 9))


# ── outlines ─────────────────────────────────────────────────────────────────────────────────────


def _features(geometry: Any) -> List[Mapping[str, Any]]:
    held = geometry if isinstance(geometry, Mapping) else getattr(geometry, "__geo_interface__",
                                                                  None)
    if not isinstance(held, Mapping) or "features" not in held:
        raise DataError(f"geometry is {shown(type(geometry).__name__)}, expected a GeoDataFrame, or "
                        "a GeoJSON FeatureCollection")
    return list(held["features"])


def _rings(shape: Optional[Mapping[str, Any]]) -> Iterator[np.ndarray]:
    """The rings of polygons, holes among them."""
    if shape is not None and shape["type"] in ("Polygon", "MultiPolygon"):
        polygons = shape["coordinates"]
        for polygon in [polygons] if shape["type"] == "Polygon" else polygons:
            for ring in polygon:
                yield np.asarray(ring, float)[:, :2]


def _path(shape: Optional[Mapping[str, Any]]) -> Optional[Path]:
    rings = list(_rings(shape))
    if not rings:
        return None
    codes = [code for ring in rings
             for code in [Path.MOVETO, *[Path.LINETO] * (len(ring) - 2), Path.CLOSEPOLY]]
    return Path(np.concatenate(rings), codes)


def outlines(plan: Plan, geometry: Any, on: Optional[str] = None, *, ax: Any = None,
             language: str = "en") -> Any:
    """A map of the provinces' outlines, lighter the more they receive per need.

    Parameters
    ----------
    plan : Plan
    geometry : GeoDataFrame or mapping
        A GeoDataFrame, or a GeoJSON FeatureCollection; polygons in any plane coordinates.
    on : str, optional
        The column, or property, that has the provinces' codes; the index, or the features' id,
        unless given.
    ax : matplotlib axes, optional
    language : {"en", "fr", "ar"}

    Returns
    -------
    matplotlib axes
        A patch a province that has an outline; and a bar that tells the colours, in axes of its
        own.

    Raises
    ------
    DataError
        Something that has no features; features without that property; none of a province.

    Notes
    -----
    Source: RFC 7946, for the geometry.

    Examples
    --------
    >>> plan = awrash.Programme.load("khenifra-2023").split()
    >>> square = {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]]}
    >>> held = {"features": [{"id": "05.301", "geometry": square}]}
    >>> ax = outlines(plan, held)
    >>> ax.texts[0].get_text()
    'Without an outline: Béni Mellal, Azilal, Fquih Ben Salah, Khouribga'
    """
    tongue = speaking(language)
    seen, paths = shown_of(plan, tongue), {}
    for feature in _features(geometry):
        code = feature.get("id") if on is None else (feature.get("properties") or {}).get(on)
        path = _path(feature.get("geometry"))
        if str(code) in plan.codes and path is not None:
            paths[str(code)] = path
    if not paths:
        where = "the index or id" if on is None else f"the property {shown(on)}"
        raise DataError(f"geometry has no polygon of any province by {where}, expected codes such "
                        f"as {plan.codes[0]!r}", "name")
    ax = axes_of(ax, width=6.4, height=6.0)
    norm = scale_of(seen.values)
    for code, path in paths.items():
        colour, _ = on_scale(norm, seen.values[plan.codes.index(code)])
        ax.add_patch(PathPatch(path, facecolor=colour, edgecolor="white", linewidth=0.8))
    ax.autoscale_view()
    _missing(ax, plan, paths, "no outline", tongue)
    boxes = {code: path.get_extents() for code, path in paths.items()}
    middles = {code: ((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2) for code, box in boxes.items()}
    _mark(ax, plan, middles, norm, seen.values, tongue)
    key(ax, norm, seen.label, tongue)
    return _close(ax)
