# SPDX-License-Identifier: GPL-3.0-or-later
"""simulation, replays: how near policies come to the figures that were published.

Idea: each policy divides an edition's totals, bound by nothing, and is held against the history.
Source: history.csv; the bounds of the error are those of all figures that the total leaves open.
Invariant: no published figure of a province or region reaches a policy.
"""

from __future__ import annotations

from typing import (TYPE_CHECKING, Any, Dict, List, Mapping, NamedTuple, Optional, Sequence, Set, Tuple,
                    Union)

import numpy as np

from ._arrays import held, integers, items, mapping
from ._native import call
from ._provenance import cited
from ._results import Result
from ._simulation_policy import Policy, Situation
from ._simulation_run import _named
from ._tables import pandas
from .errors import DataError, shown

if TYPE_CHECKING:
    import pandas as pd

    from .programme import Programme

__all__ = ["Replay", "replay"]

_METRICS = ("quota", "announced", "approved", "actual")
_ALL = "*"
_COLUMNS = ("level", "metric", "published", "source")


class _Replay(NamedTuple):
    figures: "pd.DataFrame"
    errors: "pd.DataFrame"


class Replay(Result, _Replay):
    """What policies would have given, beside what was published.

    Attributes
    ----------
    figures : DataFrame
        A row a published figure: level, metric, published, what each policy gives, and source.
        The index is the territory and the stream, "*" for all streams together.
    errors : DataFrame
        A row a level of territories, stream and policy:

        n, metrics
            How many figures there are, and of which metrics.
        published, places
            Their sum, and what the policy gives the same territories.
        error_places
            The mean absolute difference.
        error_shares
            The same of shares, each of its own sum over the published; NaN for one figure.
        lowest, highest
            Between these lies the mean absolute difference over all territories of the level,
            were all figures known and the total granted.
        elasticity, published_elasticity
            The least-squares slope of places on need, both in logarithms; NaN for fewer than
            three figures, or where a logarithm is missing.
    """


# ── what is known ────────────────────────────────────────────────────────────────────────────────


def _territories(programme: Programme) -> Dict[str, Tuple[str, List[int]]]:
    """Level and provinces of each territory below the uppermost."""
    handle = programme._handle
    found: Dict[str, Tuple[str, List[int]]] = {}
    for i, province in enumerate(programme.provinces):
        _, at = call("awrash_programme_territory_find", handle, province)
        while at >= 0:
            parent = call("awrash_programme_territory_get_parent", handle, at)
            code = call("awrash_programme_territory_get_code", handle, at)
            if parent >= 0 or code == province:
                level = call("awrash_programme_territory_get_level", handle, at)
                found.setdefault(code, (level, []))[1].append(i)
            at = parent
    return found


def _history(programme: Programme) -> List[Dict[str, Any]]:
    """The rows of history, under the library's names of columns."""
    table = programme.history
    columns: Dict[str, List[Any]] = {}
    for name in ("edition", "territory", "stream", "metric", "unit", "value", "source"):
        known, at = call("awrash_programme_find_column", programme._handle, "history", name)
        columns[name] = table.iloc[:, at].tolist() if known else [""] * len(table)
    return [dict(zip(columns, cells)) for cells in zip(*columns.values())]


def _published(programme: Programme, edition: str, metrics: Sequence[str],
               cells: Set[Tuple[str, str]]) -> Dict[Tuple[str, str], Dict[str, Any]]:
    """One figure a territory and stream: that of the first metric that it has."""
    found: Dict[Tuple[str, str], Dict[str, Any]] = {}
    seen = set()
    for row in _history(programme):
        cell, metric = (row["territory"], row["stream"]), row["metric"]
        if (row["edition"] != edition or metric not in metrics or cell not in cells
                or row["unit"] not in ("", "places")):
            continue
        if (cell, metric) in seen:
            raise DataError(f"history has two numbers of {cell[0]}, {cell[1]}, edition {edition}, "
                            f"{metric}; expected one", "tie")
        seen.add((cell, metric))
        if cell not in found or metrics.index(metric) < metrics.index(found[cell]["metric"]):
            found[cell] = row
    if not found:
        raise DataError(f"history has no places of edition {edition} in a province or region by "
                        f"{', '.join(metrics)}; expected one figure at least", "empty")
    return found


# ── what policies give ───────────────────────────────────────────────────────────────────────────


def _totals(programme: Programme, edition: Union[int, str, None],
            totals: Optional[Mapping[str, int]]) -> Tuple[str, Dict[str, int]]:
    """The edition, and the places of each stream in the order of the programme."""
    from .programme import Programme as kind
    held(programme, "programme", kind)
    own, streams = programme.option("programme", "edition") or "1", programme._streams()
    edition = own if edition is None else str(edition)
    if totals is None:
        if edition != own:
            raise DataError(f"edition is {edition}, and the programme knows the totals of edition "
                            f"{own} alone; expected totals", "empty")
        totals = dict(zip(streams, Situation.of(programme).places("total").tolist()))
    totals = dict(mapping(totals, "totals"))
    if set(totals) != set(streams):
        raise DataError(f"totals has {shown(list(totals))}, expected {', '.join(streams)}", "name")
    places = integers(np.array([totals[stream] for stream in streams], dtype=object), "totals")
    return edition, dict(zip(streams, places.tolist()))


def _situation(programme: Programme, edition: str, totals: Mapping[str, int]) -> Situation:
    """The programme's provinces without bounds, and without what an edition before gave."""
    whole, territories = Situation.of(programme), programme.territories
    _, at = call("awrash_programme_find_column", programme._handle, "territories", "code")
    rows = territories.set_axis(territories.iloc[:, at]).loc[list(whole.provinces)]
    indicators = {name: pandas().to_numeric(rows[name], errors="coerce") if name in rows
                  else programme.need(name) for name in whole.indicators}
    above = [call("awrash_programme_territory_get_parent", programme._handle,
                  call("awrash_programme_province_get_territory", programme._handle, i))
             for i in range(len(whole.provinces))]
    regions = [parent if parent >= 0 else -1 - i for i, parent in enumerate(above)]
    return Situation(pandas().Series(whole.places("need"), index=list(whole.provinces)), totals,
                     regions, indicators,
                     edition=min(max(int(edition), 1), 255) if edition.isdigit() else 1)


def _by_territory(quotas: np.ndarray, streams: Sequence[str],
                  levels: Mapping[str, Tuple[str, List[int]]]) -> Dict[Tuple[str, str], int]:
    """What each territory has of each stream, and of all together."""
    every = {**dict(zip(streams, quotas.T)), _ALL: quotas.sum(axis=1)}
    return {(code, stream): int(places[provinces].sum())
            for code, (_, provinces) in levels.items() for stream, places in every.items()}


# ── how far they are ─────────────────────────────────────────────────────────────────────────────


def _elasticity(places: np.ndarray, need: np.ndarray) -> float:
    if len(places) < 3 or not (places > 0).all() or not (need > 0).all():
        return float("nan")
    x = np.log(need) - np.log(need).mean()
    return float(x @ np.log(places) / (x @ x)) if x.any() else float("nan")


def _bounds(apart: np.ndarray, left: int, others: np.ndarray) -> Tuple[float, float]:
    """The least and the largest mean difference when `left` places lie anywhere in the others."""
    known, size = np.abs(apart).sum(), len(apart) + len(others)
    if not len(others):
        return known / size, known / size
    # A sum of distances is convex: it is largest where one territory has everything.
    most = (np.abs(left - others) + others.sum() - others).max()
    return (known + abs(left - others.sum())) / size, (known + most) / size


def _judge(rows: "pd.DataFrame", policy: str, level: Mapping[str, List[int]],
           given: Mapping[str, int], total: int, need: np.ndarray,
           metrics: Sequence[str]) -> Dict[str, Any]:
    """One policy against the figures of one level and stream."""
    codes, stream = zip(*rows.index)
    known, ours = rows["published"].to_numpy(), rows[policy].to_numpy()
    if known.sum() > total:
        raise DataError(f"the published places of {stream[0]} sum to {known.sum()}, expected the "
                        f"total, {total}, at most", "bounds")
    others = np.array([given[code] for code in level if code not in codes])
    seekers = np.array([need[level[code]].sum() for code in codes])
    low, high = _bounds(ours - known, total - int(known.sum()), others)
    is_shared = len(known) > 1 and known.any() and ours.any()
    shares = np.abs(ours / ours.sum() - known / known.sum()).mean() if is_shared else np.nan
    counts = rows["metric"].value_counts()
    return {"n": len(rows), "metrics": ", ".join(f"{name} {counts[name]}" for name in metrics
                                                 if name in counts),
            "published": known.sum(), "places": ours.sum(),
            "error_places": np.abs(ours - known).mean(), "error_shares": shares,
            "lowest": low, "highest": high, "elasticity": _elasticity(ours, seekers),
            "published_elasticity": _elasticity(known, seekers)}


@cited
def replay(programme: Programme, policies: Union[str, Sequence[str], Mapping[str, str]],
           edition: Union[int, str, None] = None,
           totals: Optional[Mapping[str, int]] = None,
           metrics: Union[str, Sequence[str]] = _METRICS) -> Replay:
    """How near policies come to what was published of an edition.

    Parameters
    ----------
    programme : Programme
        With a need, totals and a history.
    policies : str, sequence of str, or mapping of name to str
    edition : int or str, optional
        The programme's own unless given.
    totals : mapping of str to int, optional
        Places of each stream that the policies divide. Needed for another edition than the
        programme's; otherwise its totals unless given.
    metrics : str or sequence of str, optional
        Which figures of the history count, those to be preferred first: of a territory and stream
        the first that there is.

    Returns
    -------
    Replay
        .figures, .errors

    Raises
    ------
    DataError
        No figure of the edition, two of one metric, published places beyond the total, totals
        that are missing; a policy that is none, or called like a column of figures.

    Notes
    -----
    No bound of the programme is kept, neither known quotas nor capacities: what is compared is the
    rule alone. Nor is last year's division known: policies that go by it do what they do without
    one. Indicators are those of the programme, whatever the edition. Ties are drawn with the seed
    0. A few figures of mixed metrics show how near a rule comes to them, not which rule
    was used. Source: see libawrash/simulation/policy-apply.c.

    Examples
    --------
    >>> from awrash import Programme
    >>> territories = [{"code": "N", "level": "country"}] + [
    ...     {"code": code, "parent": "N", "level": "province", "seekers": seekers}
    ...     for code, seekers in (("A", 60), ("B", 30), ("C", 10))]
    >>> history = [{"edition": 1, "territory": code, "stream": "temporary", "metric": "quota",
    ...             "value": value} for code, value in (("A", 50), ("B", 32))]
    >>> quotas = [{"territory": "N", "stream": "temporary", "min": 100, "max": 100}]
    >>> programme = Programme(territories, quotas, history=history, need="seekers")
    >>> replay(programme, "proportional(seekers)").errors["error_places"].tolist()
    [6.0]
    """
    edition, divided = _totals(programme, edition, totals)
    levels, texts = _territories(programme), _named(policies)
    if taken := sorted(set(texts) & set(_COLUMNS)):
        raise DataError(f"a policy is called {taken[0]}, which is a column of figures; expected "
                        "another name", "name")
    order = [metrics] if isinstance(metrics, str) else items(metrics, "metrics", "names of metrics")
    if not all(isinstance(metric, str) for metric in order):
        raise DataError(f"metrics is {shown(metrics)}, expected names of metrics")
    known = _published(programme, edition, order,
                       {(code, stream) for code in levels for stream in (*divided, _ALL)})
    situation = _situation(programme, edition, divided)
    frame = pandas().DataFrame(
        [{"level": levels[territory][0], "metric": row["metric"], "published": int(row["value"])}
         for (territory, _), row in known.items()],
        index=pandas().MultiIndex.from_tuples(known, names=["territory", "stream"]))
    errors: Dict[Tuple[str, str, str], Dict[str, Any]] = {}
    for name, text in texts.items():
        given = _by_territory(Policy(text).quotas(situation), list(divided), levels)
        frame[name] = [given[cell] for cell in known]
        for (level, stream), rows in frame.groupby(["level", "stream"], sort=False):
            errors[level, stream, name] = _judge(
                rows, name, {code: provinces for code, (own, provinces) in levels.items()
                             if own == level},
                {code: given[code, stream] for code in levels},
                sum(divided.values()) if stream == _ALL else divided[stream],
                situation.places("need"), order)
    frame["source"] = [row["source"] for row in known.values()]
    index = pandas().MultiIndex.from_tuples(errors, names=["level", "stream", "policy"])
    return Replay(frame, pandas().DataFrame(list(errors.values()), index=index).sort_index(
        level=["level", "stream"], sort_remaining=False))
