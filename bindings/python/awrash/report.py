# SPDX-License-Identifier: GPL-3.0-or-later
"""report: a plan as a page that a committee can read and citizens can check.

Idea: a report remembers what is set beside a plan, and is written when it is asked for.
Source: libawrash/report.
Invariant: a report never changes; what it writes asks nothing of any network.
"""

from __future__ import annotations

import datetime
import json
import numbers
import os
import shutil
import subprocess
from contextlib import contextmanager
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any, Dict, Iterator, List, Mapping, Optional, Sequence, Tuple, Union

import numpy as np

from ._arrays import flag, items, path_of, real, whole
from ._export import write
from ._native import Handle, call
from ._results import Result
from ._walls import opened
from .errors import DataError, FileError, shown

if TYPE_CHECKING:
    from ._plan import Plan
    from ._simulation_result import Result as StudyResult

__all__ = ["Outlines", "Report", "charts", "numeral"]

# A notebook keeps what it shows: a page that is larger is shown by one chart.
_MOST_SHOWN = 150_000


def charts() -> List[str]:
    """The names of the charts.

    Returns
    -------
    list of str

    Examples
    --------
    >>> charts()
    ['rates', 'lorenz', 'map', 'heat', 'readings', 'frontier', 'study']
    """
    names: List[str] = []
    while (name := call("awrash_report_chart_get_name", len(names))) is not None:
        names.append(name)
    return names


def numeral(value: float, decimals: int = 0, change: bool = False, language: str = "en") -> str:
    """A number as a language writes it, in Moroccan usage.

    Parameters
    ----------
    value : float
    decimals : int
        How many digits follow the decimal mark.
    change : bool
        Whether what is above 0 has a plus.
    language : {"ar", "fr", "en"}

    Returns
    -------
    str

    Raises
    ------
    DataError
        An unknown language; decimals that are no number from 0 on.

    Notes
    -----
    Source: see libawrash/report/numeral.c.

    Examples
    --------
    >>> numeral(1234.5, 1)
    '1,234.5'
    >>> numeral(1234.5, 1, language="fr")
    '1\\u202f234,5'
    """
    digits, sign = whole(decimals, "decimals"), int(flag(change, "change"))
    if isinstance(value, numbers.Integral) and digits == 0:
        return call("awrash_report_numeral_integer", whole(value, "value"), sign, language)
    return call("awrash_report_numeral_decimal", real(value, "value"), digits, sign, language)


def _codes(languages: Union[str, Sequence[str], None]) -> Optional[str]:
    if languages is None or isinstance(languages, str):
        return languages
    return ";".join(map(str, items(languages, "languages", "codes of languages")))


@dataclass(frozen=True)
class Outlines:
    """The provinces on a map.

    Attributes
    ----------
    geojson : str
        A FeatureCollection (RFC 7946), degrees of WGS 84.
    property : str or None
        The property that holds the codes of provinces; the one that does unless given.
    attribution : str or None
        Whom the outlines are from; the collection's own member unless given.
    """

    geojson: str
    property: Optional[str] = None
    attribution: Optional[str] = None

    @classmethod
    def of(cls, source: Any, property: Optional[str] = None,
           attribution: Optional[str] = None) -> "Outlines":
        """Outlines from what holds some.

        Parameters
        ----------
        source : path, str, mapping or GeoDataFrame
            A file; its text, which begins with a brace; the collection as Python has it; or what
            has `to_json`, as a GeoDataFrame, which is turned to WGS 84 where it says what it is in.
        property, attribution : str, optional
            As above.

        Returns
        -------
        Outlines

        Raises
        ------
        FileError
            The file cannot be read.
        """
        if isinstance(source, Outlines):
            return source
        return cls(_geojson(source), property, attribution)


def _geojson(source: Any) -> str:
    if hasattr(source, "to_json"):
        if getattr(source, "crs", None) is not None:
            source = source.to_crs(4326)
        try:
            return source.to_json()
        except ValueError as fault:
            raise DataError(f"the map is {shown(source)}, which has no GeoJSON: {fault}") from None
    if isinstance(source, Mapping):
        return json.dumps(source)
    if isinstance(source, str) and source.lstrip("\ufeff \t\r\n").startswith("{"):
        return source
    return call("awrash_base_file_read", path_of(source, "map"), 2 ** 30)


@dataclass(frozen=True, eq=False, repr=False)
class Report(Result):
    """A plan, and what is set beside it before it is written; `Plan.report` makes one.

    Attributes
    ----------
    plan : Plan
    reading : str or None
        The name of the [reading NAME] that the plan is of.
    last : mapping or None
        What changes are told against: by stream, by province, the places.
    last_label : str or None
        What these places are of.
    date : date or None
    map : Outlines or None
        The provinces in their outlines, for the map; tiles unless given.
    compare, explain : bool
        Whether every reading of the programme stands beside the plan, and whether the split is
        asked why each province receives what it does.
    study : awrash.simulation.Result or None
        What policies came to over years, from a study of the same programme.
    frontier : sequence or None
        Efficiency, equity and perhaps the number of points.
    ranges : pair or None
        The fewest and the most places under other assumptions.
    """

    plan: Plan
    reading: Optional[str]
    last: Optional[Mapping[str, Any]]
    last_label: Optional[str]
    date: Optional[datetime.date]
    compare: bool
    explain: bool
    map: Optional[Outlines] = None
    study: Optional[StudyResult] = None
    frontier: Optional[Sequence[Any]] = None
    ranges: Optional[Tuple[Mapping[str, Any], Mapping[str, Any]]] = None

    @property
    def map_property(self) -> Optional[str]:
        """The property of the outlines that the codes of provinces were found in.

        Returns
        -------
        str or None
            None where the map has tiles.

        Raises
        ------
        DataError
            The outlines are none; no code, or one twice, is found.
        """
        with self._outlined() as report:
            return call("awrash_report_get_map_property", report)

    @property
    def without_outline(self) -> List[str]:
        """The codes of the provinces that have no outline.

        Returns
        -------
        list of str
            All of them where the map has tiles.

        Raises
        ------
        DataError
            As in `map_property`.
        """
        with self._outlined() as report:
            return [code for i, code in enumerate(self.plan.codes)
                    if not call("awrash_report_has_outline", report, i)]

    def html(self, languages: Union[str, Sequence[str], None] = None) -> str:
        """The whole page.

        Parameters
        ----------
        languages : str or sequence of str, optional
            Some of "ar", "fr" and "en", the first shown first; all three unless given.

        Returns
        -------
        str
            One document of HTML that asks nothing of any network.

        Raises
        ------
        DataError
            A language that is none, or that stands twice.
        """
        with self._opened() as report:
            return call("awrash_report_html", report, _codes(languages))

    def chart(self, name: str, language: str = "en") -> str:
        """One chart by itself.

        Parameters
        ----------
        name : str
            One of `charts()`.
        language : {"ar", "fr", "en"}

        Returns
        -------
        str
            A document of SVG.

        Raises
        ------
        DataError
            An unknown chart or language; a chart that this report has nothing for.
        """
        with self._opened() as report:
            return call("awrash_report_chart", report, name, language)

    def png(self, name: str, language: str = "en") -> bytes:
        """One chart as a picture, for documents that take no SVG.

        Parameters
        ----------
        name : str
            One of `charts()`.
        language : {"ar", "fr", "en"}

        Returns
        -------
        bytes
            A file of PNG, three points for each unit of the drawing, white behind it.

        Raises
        ------
        DataError
            As `chart`.
        FileError
            The program rsvg-convert of librsvg, which draws it, is not installed.
        """
        drawn = self.chart(name, language)
        program = shutil.which("rsvg-convert")
        if program is None:
            raise FileError("rsvg-convert is not installed, expected it for png(): it is in "
                            "librsvg2-bin on Debian; chart() needs nothing", "file")
        made = subprocess.run([program, "--zoom=3", "--background-color=white"],
                              input=drawn.encode("utf-8"), capture_output=True, check=False)
        if made.returncode != 0:
            raise FileError(f"rsvg-convert says: {made.stderr.decode('utf-8', 'replace').strip()}",
                            "file")
        return made.stdout

    def brief(self, province: str, language: str = "fr") -> str:
        """One page for the media of one province.

        Parameters
        ----------
        province : str
            Its code.
        language : {"ar", "fr", "en"}

        Returns
        -------
        str
            One document of HTML.

        Raises
        ------
        DataError
            An unknown province or language.
        """
        with self._opened() as report:
            return call("awrash_report_brief", report, province, language)

    def text(self, language: str = "en", *, ascii: bool = False, columns: int = 80,
             color: bool = False) -> str:
        """The report for a terminal.

        Parameters
        ----------
        language : {"ar", "fr", "en"}
        ascii : bool
            Nothing but ASCII, which Arabic cannot be written in.
        columns : int
            How many the terminal has, at least 20.
        color : bool
            Bold headings and coloured bars.

        Returns
        -------
        str

        Raises
        ------
        DataError
            An unknown language, Arabic in ASCII, or too few columns.
        """
        with self._opened() as report:
            return call("awrash_report_text", report, language, whole(columns, "columns"),
                        int(bool(ascii)), int(bool(color)))

    def save(self, path: Union[str, "os.PathLike[str]"],
             languages: Union[str, Sequence[str], None] = None) -> None:
        """Write the page into a file.

        Parameters
        ----------
        path : path
        languages : str or sequence of str, optional
            As in `html`.

        Raises
        ------
        FileError
            The file cannot be written.
        """
        write(self.plan.programme, path, self.html(languages))

    @property
    def assumed(self) -> List[Dict[str, Any]]:
        """The assumed bounds that places of the plan rest on: territory, stream ("*" for all of
        them) and kind, "quota" or "capacity"."""
        programme = self.plan.programme
        streams = programme._streams()
        with self._opened() as report:
            found = [call("awrash_report_get_assumed_bound", report, i)
                     for i in range(call("awrash_report_get_n_assumed", report))]
        return [{"territory": call("awrash_programme_territory_get_code", programme._handle, t),
                 "stream": "*" if s < 0 else streams[s], "kind": "capacity" if c else "quota"}
                for t, s, c in found]

    # ── in the library's memory ─────────────────────────────────────────────────────────────────

    @contextmanager
    def _outlined(self) -> Iterator[Handle]:
        with opened(self.plan) as (again, _), \
                call("awrash_report_new", again, self.reading) as report:
            if self.map is not None:
                call("awrash_report_set_map", report, self.map.geojson, self.map.property,
                     self.map.attribution)
            yield report

    @contextmanager
    def _opened(self) -> Iterator[Handle]:
        with self._outlined() as report:
            if self.date is not None:
                call("awrash_report_set_date", report, self.date.year, self.date.month,
                     self.date.day)
            if self.last is None:
                call("awrash_report_set_last_edition", report)
            else:
                call("awrash_report_set_last", report, self.last_label,
                     self._places(self.last, "last"))
            if self.ranges is not None:
                self._set_ranges(report)
            if self.frontier is not None:
                self._set_frontier(report)
            if self.compare:
                self._add_readings(report)
            if self.explain:
                for province in range(len(self.plan.codes)):
                    call("awrash_report_explain", report, province)
            if self.study is not None:
                self._set_study(report, self.study)
            yield report

    @staticmethod
    def _set_study(report: Handle, result: StudyResult) -> None:
        if result.study is None:
            raise DataError(f"study is the folder {result.folder} alone, expected a Result that has its "
                            "study: Result(folder, Study.load(file))")
        if not result.whole:
            raise DataError(f"study in {result.folder} is not whole, expected all runs", "empty")
        handle = result.study._handle
        with call("awrash_simulation_study_open", handle, os.fspath(result.folder), 1, 1) as store:
            call("awrash_report_set_study", report, handle, store)

    def _set_ranges(self, report: Handle) -> None:
        ends = [] if self.ranges is None else items(self.ranges, "ranges", "lows and highs")
        if len(ends) != 2:
            raise DataError(f"ranges has {len(ends)} parts, expected two: lows and highs")
        streams = list(dict.fromkeys(self.plan.type_streams))
        stream_of = np.array([streams.index(stream) for stream in self.plan.type_streams])
        own = np.zeros((len(self.plan.codes), len(streams)), dtype=np.int64)
        np.add.at(own, (self.plan.cell_provinces, stream_of[self.plan.cell_types]),
                  self.plan.cell_places)
        lowest, highest = (np.where(np.isnan(given), own.ravel(), given).astype(np.int64)
                           for given in (self._places(one, f"ranges[{i}]")
                                         for i, one in enumerate(ends)))
        call("awrash_report_set_ranges", report, lowest, highest)

    def _set_frontier(self, report: Handle) -> None:
        efficiency, equity, *points = self.frontier or ()
        programme = self.plan.programme._handle
        with call("awrash_split_reading_new") as reading:
            for key, value in self.plan.settings.items():
                if key not in ("objective", "chain"):
                    call("awrash_split_reading_set", reading, key, value)
            with call("awrash_split_frontier_new", programme, reading, efficiency, equity,
                      whole(points[0], "points") if points else 0) as frontier:
                while call("awrash_split_frontier_step", frontier):
                    pass
                call("awrash_report_set_frontier", report, efficiency, equity, frontier)

    def _places(self, last: Mapping[str, Any], name: str) -> np.ndarray:
        streams = list(dict.fromkeys(self.plan.type_streams))
        places = np.full((len(self.plan.codes), len(streams)), np.nan)
        for stream, provinces in last.items():
            if stream not in streams:
                raise DataError(f"{name} holds {shown(stream)}, expected some of "
                                f"{', '.join(streams)}", "name")
            for code, number in dict(provinces).items():
                if str(code) not in self.plan.codes:
                    raise DataError(f"{name}[{stream!r}] holds {shown(code)}, expected codes of "
                                    "provinces", "name")
                places[self.plan.codes.index(str(code)), streams.index(stream)] = number
        return places.ravel()

    def _add_readings(self, report: Handle) -> None:
        programme = self.plan.programme._handle
        for i in range(call("awrash_programme_get_n_readings", programme)):
            name = call("awrash_programme_get_reading", programme, i)
            with call("awrash_split_reading_load", programme, name) as reading, \
                    call("awrash_split_solve", programme, reading) as plan:
                call("awrash_report_add_reading", report, name, plan)

    # ── how it shows itself ─────────────────────────────────────────────────────────────────────

    def __repr__(self) -> str:
        return f"Report of {self.plan._title}: {len(self.plan.codes)} provinces"

    def _repr_html_(self) -> str:
        page = self.html()
        if len(page.encode("utf-8")) > _MOST_SHOWN:
            return self.chart("rates")
        return (f'<iframe title="{escape(repr(self))}" width="100%" height="700" '
                f'sandbox="allow-scripts allow-downloads" srcdoc="{escape(page)}"></iframe>')
