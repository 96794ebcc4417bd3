# SPDX-License-Identifier: GPL-3.0-or-later
"""A plan: the answer of a split, as plain data.

Idea: arrays of cells and provinces; frames, metrics and files are made of them when asked for.
Source: the getters of AwrashPlan in include/awrash/split.h.
Invariant: a plan never changes, and needs nothing of the library's memory.
"""

from __future__ import annotations

import datetime
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Dict, List, Optional, Sequence, Tuple, Union

import numpy as np

from ._arrays import flag, items, path_of
from ._certificate import CertificateText
from ._equity import Equity, equity_of
from ._explain import Against, Explanation, against, explain
from ._native import call, status_name
from ._provenance import cited, told_thing
from ._ranges import cell_ranges, need_intervals, province_ranges, wishes
from ._results import Result
from ._tables import pandas
from ._walls import binding, prices
from ._workbook import is_workbook
from .errors import DataError, FileError, shown
from .programme import Programme

if TYPE_CHECKING:
    import pandas as pd

    from .audit import Verdict
    from ._simulation_result import Result as StudyResult
    from .report import Report

_MOST_ROWS = 24


# ── what proves an answer ────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, repr=False)
class Certificate(CertificateText):
    """Data that lets anyone re-check an answer without the solver.

    Attributes
    ----------
    text : str
        Canonical JSON with its SHA-256.
    programme : Programme
        What the answer was found for.
    """

    programme: Programme

    @cited
    def verify(self) -> Verdict:
        """Re-check the answer by arithmetic, without any solver.

        Returns
        -------
        awrash.audit.Verdict
            True in a condition where the answer is what it claims to be.

        Notes
        -----
        Source: see libawrash/audit/certificate.c.
        """
        from .audit import verify
        return verify(self.programme, self.text)

    def _repr_html_(self) -> str:
        from ._pages import table_html
        held = self.to_dict()
        return table_html("Certificate", ("member", "value"),
                          [(key, str(held[key])) for key in ("format", "version", "input", "class",
                                                             "chain", "status", "sha256")])


# ── how near to the best ─────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, eq=False)
class Level(Result):
    """What a plan is worth in one question of its chain, where that was searched.

    Attributes
    ----------
    name : str
        "fill", "fill-rest", "spare", or a goal; every level of rates has that of its goal.
    value, bound : float
        What the plan is worth, and what no plan can be better than among those that are as good in
        all that stands before; nan where none was proved.
    gap : float
        How far the plan may be from the best in it, relative to its value; 0 where it is proved,
        infinite where it is not at all.
    status : str
        "optimal", "within-gap" or "feasible".
    members : int
        How many stand at the level, or are left with nothing; 0 for sums.
    """

    name: str
    value: float
    bound: float
    gap: float
    status: str
    members: int


def levels_of(plan: Any) -> Tuple[Level, ...]:
    """The levels of the library's plan as plain data.

    Parameters
    ----------
    plan : Handle

    Returns
    -------
    tuple of Level
    """
    if not call("awrash_split_plan_get_n_levels", plan):
        return ()
    return tuple(Level(call("awrash_split_plan_get_level_name", plan, i), float(one["value"]),
                       float(one["bound"]), float(one["gap"]),
                       status_name(int(one["status"])),
                       int(one["members"]))
                 for i, one in enumerate(call("awrash_split_plan_get_levels", plan)))


# ── the answer ───────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, eq=False, repr=False)
class Plan(Result):
    """The answer of a split.

    Attributes
    ----------
    programme : Programme
        What was divided.
    settings : dict
        The settings of the reading that were used, by key.
    status : str
        "optimal", "tie-settled", "unplaced", "within-gap" or "feasible".
    problem_class, class_reason : str
        The class of the problem, and in words why this one and no stronger one.
    totals_m_convex : bool
        Whether one answer is best by several objectives at once.
    chain : str
        What was solved, in its order: "fill, leximin, mix".
    reason : str or None
        What the answer could not do, in words: places left unplaced. None where there is nothing.
    certificate : Certificate
    codes, labels : tuple of str
        The provinces' codes and names, in the order of `receipts` and `needs`.
    types, type_streams : tuple of str
        The worksite types' codes and the stream of each. A stream without types stands for itself.
    cell_provinces, cell_types, cell_places : ndarray of int64, shape (cells,)
        Each cell's province and type, as indices into `codes` and `types`, and its places.
    receipts, needs : ndarray of float64, shape (provinces,)
        What each province receives by the reading's measure, and its need.
    tied : tuple of str
        Provinces of the tie that was settled, if any.
    sure : tuple of int
        The places that each of them has in every plan that is as good, in the order of `tied`.
    free_units : int
        The places that the tie was about; 0 without one.
    unplaced : int
        Places of the quotas that the capacities leave unplaced.
    value, bound : float
        What the objective is worth, and what no plan can be better than; nan where the class of
        the problem is decided without them.
    gap : float
        How far the plan may be from the best, relative to its value; 0 where it is proved best.
    mix_gap : float
        The same of the balanced mix, which is no goal: 0 where no plan of the same receipts is
        mixed more evenly, as up to the network.
    levels : tuple of Level
        The same for every question of the chain, beyond the network; empty where all are proved
        without a search.
    hash : str
        The hash of the programme.
    """

    programme: Programme
    settings: Dict[str, str]
    status: str
    problem_class: str
    class_reason: str
    totals_m_convex: bool
    chain: str
    reason: Optional[str]
    certificate: Certificate
    codes: Tuple[str, ...]
    labels: Tuple[str, ...]
    types: Tuple[str, ...]
    type_streams: Tuple[str, ...]
    type_months: np.ndarray
    type_costs: np.ndarray
    cell_provinces: np.ndarray
    cell_types: np.ndarray
    cell_places: np.ndarray
    receipts: np.ndarray
    needs: np.ndarray
    tied: Tuple[str, ...]
    sure: Tuple[int, ...]
    free_units: int
    unplaced: int
    value: float
    bound: float
    gap: float
    mix_gap: float
    levels: Tuple[Level, ...]
    hash: str
    _title: str
    _files: Dict[str, str]
    _semicolons: bool

    # ── frames ──────────────────────────────────────────────────────────────────────────────────

    def _matrix(self) -> np.ndarray:
        """Places by province and type, shape (provinces, types), int64."""
        matrix = np.zeros((len(self.codes), len(self.types)), np.int64)
        np.add.at(matrix, (self.cell_provinces, self.cell_types), self.cell_places)
        return matrix

    def _by_stream(self) -> Dict[str, np.ndarray]:
        """Places by stream, each of shape (provinces,), in the order of the streams."""
        matrix = self._matrix()
        streams = dict.fromkeys(self.type_streams)
        return {stream: matrix[:, [s == stream for s in self.type_streams]].sum(axis=1)
                for stream in streams}

    def _weighed(self, coefficients: np.ndarray) -> np.ndarray:
        """Places times a coefficient of their type; what has no place needs no coefficient."""
        matrix = self._matrix()
        terms = np.where(matrix == 0, 0.0, matrix * coefficients[np.newaxis, :])
        return terms.sum(axis=1)

    @property
    def places(self) -> pd.DataFrame:
        """Places: a DataFrame, index province, one column a worksite type, int64.

        A stream without types of its own is its own column.
        """
        module = pandas()
        return module.DataFrame(self._matrix(), index=module.Index(self.codes, name="province"),
                                columns=list(self.types))

    @property
    def provinces(self) -> pd.DataFrame:
        """What each province gets: a DataFrame, index province.

        Columns: places, places_<stream> …, person_months, cost (NaN where a type's months or
        monthly cost is unknown), received (by the reading's streams and measure), need, rate
        (received over need; NaN without need).
        """
        module = pandas()
        streams = self._by_stream()
        columns = {"places": self._matrix().sum(axis=1)}
        columns.update({f"places_{stream}": places for stream, places in streams.items()})
        columns["person_months"] = self._weighed(self.type_months)
        columns["cost"] = self._weighed(self.type_months * self.type_costs)
        columns["received"] = self.receipts
        columns["need"] = self.needs
        columns["rate"] = self._rates()
        return module.DataFrame(columns, index=module.Index(self.codes, name="province"))

    def _rates(self) -> np.ndarray:
        rates = np.full(len(self.needs), np.nan)
        np.divide(self.receipts, self.needs, out=rates, where=self.needs > 0)
        return rates

    def to_frame(self) -> pd.DataFrame:
        """The cells, long: a DataFrame with the columns territory, stream, type, places."""
        rows = self._rows()
        return pandas().DataFrame(rows, columns=["territory", "stream", "type", "places"])

    def _rows(self) -> List[Tuple[str, str, str, int]]:
        return [(self.codes[p], self.type_streams[t], self.types[t], places)
                for p, t, places in zip(self.cell_provinces.tolist(), self.cell_types.tolist(),
                                        self.cell_places.tolist())]

    def to_dict(self) -> dict:
        """The plan as plain Python values, ready for JSON (NaN as None)."""
        rates = [None if np.isnan(rate) else rate for rate in self._rates().tolist()]
        return {
            "status": self.status, "problem_class": self.problem_class, "chain": self.chain,
            "reason": self.reason, "unplaced": self.unplaced, "settings": dict(self.settings),
            "tied": list(self.tied), "sure": list(self.sure), "free_units": self.free_units,
            "hash": self.hash,
            "cells": [dict(zip(("territory", "stream", "type", "places"), row))
                      for row in self._rows()],
            "provinces": [{"territory": code, "receives": received, "need": need, "rate": rate}
                          for code, received, need, rate in zip(
                              self.codes, self.receipts.tolist(), self.needs.tolist(), rates)]}

    # ── what can be asked of it ─────────────────────────────────────────────────────────────────

    @cited
    def equity(self, streams: Union[str, Sequence[str], None] = None) -> Equity:
        """How unequal the rates are.

        Parameters
        ----------
        streams : str or sequence of str, optional
            Count the places of these streams only; unless given, what the reading counts.

        Returns
        -------
        Equity
            Gini, Theil, MLD, Hoover, lowest and highest rate, with their convention.

        Raises
        ------
        DataError
            An unknown stream; no province with need; nobody receives anything.
        """
        if streams is None:
            return equity_of(self.codes, self.receipts, self.needs)
        by_stream = self._by_stream()
        chosen = [streams] if isinstance(streams, str) else items(streams, "streams", "codes of streams")
        for stream in chosen:
            if not isinstance(stream, str) or stream not in by_stream:
                raise DataError(f"streams holds {shown(stream)}, expected some of "
                                f"{', '.join(by_stream)}", "name")
        received = sum((by_stream[stream] for stream in chosen), np.zeros(len(self.codes)))
        return equity_of(self.codes, received, self.needs)

    def ranges(self, settled: bool = False) -> pd.DataFrame:
        """In how far the cells may differ at equal justice: a committee's room.

        Parameters
        ----------
        settled : bool
            Whether every province keeps what it receives in this plan. Unless set, a tie that was
            settled is open again; the streams that the reading leaves out then have no objective.

        Returns
        -------
        DataFrame
            Index (province, type), columns places, low and high, int64: the plan's places, the
            fewest and the most over all plans that are as good by its objective. Each end is
            reached by some such plan, not all ends by one.

        Notes
        -----
        Exact. The programme is divided anew. Source: see libawrash/split/ranges.c.
        """
        return cell_ranges(self, settled)

    def province_ranges(self, settled: bool = False) -> pd.DataFrame:
        """In how far what the provinces receive may differ at equal justice.

        Parameters
        ----------
        settled : bool
            As in `ranges`; then low and high are places everywhere.

        Returns
        -------
        DataFrame
            Index province, columns places, low and high, int64: places of the streams that the
            reading counts, in this plan, and the fewest and the most over all that are as good.

        Notes
        -----
        They differ only where a tie was settled. Source: see libawrash/split/ranges.c.
        """
        return province_ranges(self, settled)

    def need_intervals(self) -> pd.DataFrame:
        """How wrong each need may be: a census is an estimate.

        Returns
        -------
        DataFrame
            Index province, columns need, low and high: the plan's need, and the interval over
            which the plan stays one of the best by its objective, the others' needs as they are;
            high is infinite where there is no end. 0 and 0 without a need.

        Raises
        ------
        LimitError
            Another objective than leximin, decmin and least-squares, or a loss.

        Notes
        -----
        The programme is divided anew. Source: see libawrash/split/need-intervals.c.
        """
        return need_intervals(self)

    def wishes(self) -> pd.DataFrame:
        """What each place fixed by hand costs.

        Returns
        -------
        DataFrame
            Index wish, as `settings["fix"]` has them, and "all" for all together. Columns, of the
            plan without the wish against this one: lowest_rate (by how much it would be higher),
            gini and squares (by how much lower), moved (places that would stand elsewhere),
            changed (provinces that would receive something else), status. Prices below 0 are
            possible where the objective is another.

        Notes
        -----
        The programme is divided once more for each wish. Source: see libawrash/split/wishes.c.
        """
        return wishes(self)

    def binding(self) -> pd.DataFrame:
        """The walls that the plan stands at.

        Returns
        -------
        DataFrame
            Index wall (TERRITORY/SET): words, territory, at ("exact", "min" or "max"), places,
            min, max (missing for none), source (file and line of the bound) and origin (what its
            row says of itself: "published", "assumed", …).

        Notes
        -----
        Whether a wall costs anything is what `prices` tells. Source: see libawrash/split/walls.c.
        """
        return binding(self)

    def prices(self, walls: Optional[Sequence[str]] = None, by: int = 1) -> pd.DataFrame:
        """What moving a wall is worth: two exact answers for each.

        Parameters
        ----------
        walls : sequence of str, optional
            Names of walls; those that the plan stands at unless given. Others are worth nothing
            for one unit.
        by : int
            Units by which each is moved, up and down.

        Returns
        -------
        DataFrame
            Index (wall, by): words, min and max after the move, status ("optimal", or
            "infeasible" where no plan is left), better (1 where the best plan is then better by
            the reading, -1 worse, 0 as good), filled, filled_rest and spared (places gained where
            there is a need, in other streams, and where there is none), value_before and
            value_after (the objective's figure), changes (by province, the places that it
            receives before and after).

        Raises
        ------
        DataError
            An unknown wall.
        LimitError
            A class of problem without prices.

        Notes
        -----
        A sum that is fixed moves as a whole; else the bound that the plan stands at moves. The
        programme is divided anew for each. Source: see libawrash/split/prices.c.
        """
        return prices(self, walls, by)

    @cited
    def explain(self, province: str) -> Explanation:
        """Why a province receives what it does, and what one more place would take.

        Parameters
        ----------
        province : str
            Its code.

        Returns
        -------
        awrash.split.Explanation
            In words, and as data: the walls that bind, who is next in line at each, from whom one
            more place would come, or which bounds would have to move.

        Raises
        ------
        DataError
            An unknown province.
        LimitError
            A class of problem that is not explained.

        Notes
        -----
        Source: see libawrash/split/explanation.c.
        """
        return explain(self, province)

    @cited
    def against(self, other: Any) -> Against:
        """This plan set against another one, the baseline.

        Parameters
        ----------
        other : Plan, DataFrame, list of dict, or path
            A plan of the same provinces and types, the folder of one, or what else
            `Programme.check` takes.

        Returns
        -------
        awrash.split.Against
            By province and stream before, after, change, increase and decrease, with totals; the
            equity of both; how many places change.

        Raises
        ------
        DataError
            Unknown territories, streams or types.
        """
        return against(self, other)

    @cited
    def report(self, path: Union[str, "os.PathLike[str]", None] = None,
               languages: Union[str, Sequence[str], None] = None, *,
               reading: Optional[str] = None, last: Any = None, last_label: Optional[str] = None,
               date: Optional[datetime.date] = None, compare: bool = True,
               explain: bool = True, map: Any = None, map_property: Optional[str] = None,
               map_attribution: Optional[str] = None, study: Optional[StudyResult] = None,
               frontier: Optional[Sequence[Any]] = None,
               ranges: Optional[Tuple[Any, Any]] = None) -> Report:
        """The plan as a page that a committee can read and citizens can check.

        Parameters
        ----------
        path : path, optional
            Where the page is written; nowhere unless given.
        languages : str or sequence of str, optional
            Some of "ar", "fr" and "en", the first shown first; all three unless given.
        reading : str, optional
            The name of the [reading NAME] that the plan is of, for its name in each language.
        last : DataFrame or mapping, optional
            What changes are told against: a column a stream, its rows by province; places, missing
            where not known. The former edition in history.csv unless given.
        last_label : str, optional
            What `last` is, as "the plan of March".
        date : date, optional
            The date that the page bears.
        compare : bool
            Whether every reading of the programme is set beside the plan.
        explain : bool
            Whether the split is asked why each province receives what it does.
        map : path, str, mapping or GeoDataFrame, optional
            Outlines of the provinces, as `awrash.report.Outlines.of` takes them; tiles unless given.
        map_property : str, optional
            The property that holds the codes of provinces; the one that does unless given.
        map_attribution : str, optional
            Whom the outlines are from; the collection's member "attribution" unless given.
        study : awrash.simulation.Result, optional
            What policies came to over years, from a study of the same programme: means, bands,
            differences to its baseline, who gains and who loses.
        frontier : sequence, optional
            What equity costs: efficiency, equity and, if wanted, the number of points, as
            `Programme.frontier` takes them.
        ranges : pair, optional
            The fewest and the most places under other assumptions, each as `last`; shown below
            those that rest on one. What is missing is as in the plan.

        Returns
        -------
        awrash.report.Report

        Raises
        ------
        DataError
            Unknown languages, streams or provinces; outlines that are none.
        FileError
            A file cannot be read or written.
        """
        from .report import Outlines, Report
        outlines = None if map is None else Outlines.of(map, map_property, map_attribution)
        made = Report(self, reading, last, last_label, date, compare, explain, outlines, study,
                      frontier, ranges)
        if path is not None:
            made.save(path, languages)
        return made

    def plot(self, kind: str = "rates", ax: Any = None, language: str = "en",
             **options: Any) -> Any:
        """The plan as a plot.

        Parameters
        ----------
        kind : {"rates", "lorenz", "heat", "staircase", "map", "outlines", "readings"}
            A plot of `awrash.plot`: "map" is `awrash.plot.tiles`; "readings" shows every reading of
            the programme side by side.
        ax : matplotlib axes, optional
            Where it is drawn; a new figure unless given.
        language : {"en", "fr", "ar"}
        **options
            Those of the plot: intervals_of of "rates", before of "lorenz", by of "staircase",
            geometry and on of "outlines".

        Returns
        -------
        matplotlib axes

        Raises
        ------
        DataError
            An unknown kind, language or option's value.
        ImportError
            matplotlib is not installed.
        """
        from . import plot
        return plot._plan(self, kind, {"ax": ax, "language": language, **options})

    def save(self, folder: Union[str, "os.PathLike[str]"],
             spreadsheet: Optional[bool] = None, language: str = "en") -> None:
        """Write the plan into a folder of its own, or as a workbook.

        Writes plan.csv (cells), plan-provinces.csv and certificate.json. A workbook has the sheets
        places, plan-provinces, equity, plan, provenance and certificate.

        Parameters
        ----------
        folder : path
            Made where it does not exist; refused where it holds a programme. Where it ends in
            ".xlsx", a workbook is written: whole, or not at all.
        spreadsheet : bool, optional
            Semicolons, decimal commas and a byte-order mark; as the programme's quotas were
            written unless given.
        language : {"ar", "fr", "en"}
            In a workbook: that of the provinces' names; from right to left in Arabic.

        Raises
        ------
        DataError
            The folder holds a programme.
        FileError
            A file cannot be written.
        """
        if is_workbook(folder):
            from ._workbook_write import write_plan
            write_plan(self, folder, language)
            return
        place = path_of(folder, "folder")
        if (place / "programme.ini").exists():
            raise DataError(f"{place} holds a programme, expected a folder of the plan's own",
                            "folder")
        if spreadsheet is None:
            spreadsheet = self._semicolons
        try:
            place.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise FileError(f"{place} cannot be made: {error.strerror}", "file") from None
        for name, text in self._files.items():
            with call("awrash_base_csv_parse", name, text.encode("utf-8")) as table:
                call("awrash_base_csv_write", table, place / f"{name}.csv",
                     "spreadsheet" if flag(spreadsheet, "spreadsheet") else "plain")
        aside = place / "certificate.json.new"
        aside.write_bytes(self.certificate.text.encode("utf-8"))
        os.replace(aside, place / "certificate.json")

    def _cites(self) -> Dict[str, Any]:
        settings = {key: value for key, value in self.settings.items() if value}
        return {"call": "awrash.Programme.split", "settings": settings,
                "inputs": {"programme": told_thing(self.programme)}}

    # ── as a value ──────────────────────────────────────────────────────────────────────────────

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Plan):
            return NotImplemented
        return (self.certificate.text == other.certificate.text
                and self.settings == other.settings and self._rows() == other._rows())

    def __hash__(self) -> int:
        return hash(self.certificate.text)

    # ── how it shows itself ─────────────────────────────────────────────────────────────────────

    def _head(self) -> str:
        return (f"Plan of {self._title}: {self.status}, class {self.problem_class}, {self.chain}")

    def _shown(self) -> Tuple[List[str], List[List[str]]]:
        """The head and the rows of a screen: the first provinces, and the total."""
        streams = self._by_stream()
        shown = streams if len(streams) > 1 else {}
        total = self._matrix().sum(axis=1)
        head = ["province", "name", "places", *shown, "per 1,000"]
        rows = []
        for i in range(min(len(self.codes), _MOST_ROWS)):
            rate = "" if self.needs[i] <= 0 else f"{1000 * self.receipts[i] / self.needs[i]:.2f}"
            rows.append([self.codes[i], self.labels[i], str(total[i]),
                         *(str(places[i]) for places in shown.values()), rate])
        if len(self.codes) > _MOST_ROWS:
            rows.append(["…", f"{len(self.codes) - _MOST_ROWS} more", *[""] * (len(shown) + 2)])
        rows.append(["total", "", str(total.sum()),
                     *(str(places.sum()) for places in shown.values()), ""])
        return head, rows

    def __repr__(self) -> str:
        head, rows = self._shown()
        widths = [max(len(row[i]) for row in [head] + rows) for i in range(len(head))]
        lines = []
        for row in [head] + rows:
            cells = [cell.ljust(width) if i < 2 else cell.rjust(width)
                     for i, (cell, width) in enumerate(zip(row, widths))]
            lines.append("  ".join(cells).rstrip())
        return "\n".join([self._head()] + lines + self._notes())

    def _notes(self) -> List[str]:
        """What must be said of the answer: a tie and what settled it, what could not be done."""
        notes = [self.reason] if self.reason else []
        if self.tied:
            key = {"lot": "seed"}.get(self.settings["tie"], self.settings["tie"])
            notes.append(f"tie of {', '.join(self.tied)} for {self.free_units} places, settled by "
                         f"{self.settings['tie']}: {self.settings.get(key, '')}")
        return notes

    def _repr_html_(self) -> str:
        from ._pages import table_html
        head, rows = self._shown()
        return table_html("; ".join([self._head(), *self._notes()]), head, rows)
