# SPDX-License-Identifier: GPL-3.0-or-later
"""What a programme holds: names, options, needs and tables.

Idea: each question is one call to the library; a table becomes a frame when it is asked for.
Source: the getters of AwrashProgramme in include/awrash/programme.h.
Invariant: asking changes nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, List, Optional, Tuple

from . import _arrays
from ._native import Handle, call
from ._tables import TEXTS, frame_of, pandas, text_of
from .errors import DataError

if TYPE_CHECKING:
    import pandas as pd

TABLES = ("territories", "streams", "worksite_types", "quotas", "capacities", "shares", "pools",
          "worksites", "applicants", "history", "adjacency")
"""The tables of a programme, by the names of their files."""


class Content:
    """What a programme holds, of the handle that it is."""

    _handle: Handle
    _noticed: Tuple[str, ...] = ()

    @property
    def hash(self) -> str:
        """The SHA-256 of the canonical text of the input: one for folder, frames and C."""
        return call("awrash_programme_get_hash", self._handle)

    @property
    def notices(self) -> Tuple[str, ...]:
        """What was noticed while reading and building, and is no fault."""
        count = call("awrash_programme_get_n_notices", self._handle)
        return self._noticed + tuple(call("awrash_programme_get_notice", self._handle, i)
                                     for i in range(count))

    @property
    def readings(self) -> Tuple[str, ...]:
        """The names of the readings, in the order of programme.ini."""
        count = call("awrash_programme_get_n_readings", self._handle)
        return tuple(call("awrash_programme_get_reading", self._handle, i) for i in range(count))

    def option(self, group: str, key: str) -> Optional[str]:
        """A setting of programme.ini, None where it is not given.

        Parameters
        ----------
        group : str
            "programme", "need", "split" or "reading NAME".
        key : str

        Returns
        -------
        str or None
        """
        return call("awrash_programme_get_option", self._handle, group, key)

    @property
    def name(self) -> Optional[str]:
        """The programme's name."""
        return self.option("programme", "name")

    @property
    def provinces(self) -> Tuple[str, ...]:
        """The provinces' codes, in the order of every array of n provinces."""
        return tuple(
            call("awrash_programme_territory_get_code", self._handle,
                 call("awrash_programme_province_get_territory", self._handle, i))
            for i in range(call("awrash_programme_province_get_count", self._handle)))

    def label(self, territory: str, language: str = "en") -> str:
        """A territory's name.

        Parameters
        ----------
        territory : str
            Its code.
        language : {"ar", "fr", "en"}
            Where the name is not known in it, another language, then the code.

        Returns
        -------
        str

        Raises
        ------
        DataError
            With the code "name": no such territory.
        """
        return call("awrash_programme_territory_get_label", self._handle,
                    self._territory(territory), language)

    def _territory(self, code: str) -> int:
        found, index = call("awrash_programme_territory_find", self._handle, code)
        if not found:
            raise DataError(f"territory is {code!r}, expected a code of territories", "name")
        return index

    def neighbours(self, territory: str) -> Tuple[str, ...]:
        """The territories that touch one, by the table adjacency.

        Parameters
        ----------
        territory : str
            Its code.

        Returns
        -------
        tuple of str
            Codes; empty where no adjacency is known.

        Raises
        ------
        DataError
            With the code "name": no such territory.
        """
        index = self._territory(territory)
        count = call("awrash_programme_territory_get_n_neighbours", self._handle, index)
        return tuple(call("awrash_programme_territory_get_code", self._handle,
                          call("awrash_programme_territory_get_neighbour", self._handle, index, i))
                     for i in range(count))

    def is_within(self, territory: str, outer: str) -> bool:
        """Whether a territory is another one or lies below it.

        Parameters
        ----------
        territory, outer : str
            Their codes.

        Returns
        -------
        bool

        Raises
        ------
        DataError
            With the code "name": no such territory.
        """
        return call("awrash_programme_territory_is_within", self._handle,
                    self._territory(territory), self._territory(outer))

    def need(self, expression: Optional[str] = None) -> pd.Series:
        """What each province's places are measured against.

        Parameters
        ----------
        expression : str, optional
            An indicator, a product of indicators, a pool; the programme's own need unless given.

        Returns
        -------
        Series of float64
            By the provinces' codes.

        Raises
        ------
        DataError
            An unknown indicator, or one that is unknown for a province.
        """
        need = call("awrash_programme_province_get_need", self._handle, expression)
        return pandas().Series(need, index=pandas().Index(self.provinces, name="province"),
                               name=expression or "need")

    def table(self, name: str) -> pd.DataFrame:
        """A table as it was given, as a pandas DataFrame; empty where it was not given.

        Parameters
        ----------
        name : str
            One of `awrash.programme.TABLES`.

        Returns
        -------
        DataFrame

        Raises
        ------
        DataError
            With the code "name": no such table.
        """
        _arrays.word(name, "name", TABLES)
        handle = call("awrash_programme_get_table", self._handle, name)
        if handle is None:
            return pandas().DataFrame()
        found = [call("awrash_programme_find_column", self._handle, name, text) for text in TEXTS]
        return frame_of(handle, [position for known, position in found if known])

    territories = property(lambda self: self.table("territories"), doc="The territories.")
    streams = property(lambda self: self.table("streams"), doc="The streams.")
    worksite_types = property(lambda self: self.table("worksite_types"), doc="Worksite types.")
    quotas = property(lambda self: self.table("quotas"), doc="The quotas.")
    capacities = property(lambda self: self.table("capacities"), doc="Bounds of single cells.")
    shares = property(lambda self: self.table("shares"), doc="Shares of groups and streams.")
    pools = property(lambda self: self.table("pools"), doc="The eligible persons.")
    worksites = property(lambda self: self.table("worksites"), doc="The proposed worksites.")
    applicants = property(lambda self: self.table("applicants"), doc="The applicants.")
    history = property(lambda self: self.table("history"), doc="Past editions.")
    adjacency = property(lambda self: self.table("adjacency"), doc="Which provinces touch.")

    def _has_semicolons(self) -> bool:
        """Whether the quotas were written as a spreadsheet of a decimal comma writes them."""
        quotas = call("awrash_programme_get_table", self._handle, "quotas")
        head = call("awrash_base_table_get_n_comments", quotas)
        return ";" in text_of(quotas, "input").split("\n")[head]

    def _streams(self) -> List[str]:
        count = call("awrash_programme_stream_get_count", self._handle)
        return [call("awrash_programme_stream_get_code", self._handle, i) for i in range(count)]
