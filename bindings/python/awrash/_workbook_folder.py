# SPDX-License-Identifier: GPL-3.0-or-later
"""A workbook as the folder that it stands for, and what is said of the folder said of the workbook.

Idea: one reader for both: sheets become the files of a folder, line by row, and the library's
messages about file, line and column are told as sheet and cell.
Source: the layout of a programme folder; _workbook.py for what a cell is.
Invariant: a line of a file is the row of its sheet wherever no cell has several lines; nothing is
written but into the folder that is given.
"""

from __future__ import annotations

import csv
import io
import os
import re
from pathlib import Path
from typing import Any, Callable, Dict, List, Optional, Sequence, Tuple, TypeVar

from ._content import TABLES
from ._native import call
from ._scratch import scratch_folder
from ._tables import columns_of, text_of
from ._workbook import Faults, Sheet, folded, read
from .errors import DataError

_LINE = re.compile(
    r"(?P<before>(?:[^\n]*?(?::\s|/))?)(?P<file>[^\s:/][^\n:/]*\.(?:csv|ini))(?::(?P<line>[0-9]+))?"
    r"\s?: (?P<said>.*)", re.DOTALL)
_COLUMN = re.compile(r"[^\"«:]{1,40}[\"«]\s?(?P<header>[^\"»]+?)\s?[\"»]\s?(?:: )?(?P<said>.*)",
                     re.DOTALL)
_OPTION = re.compile(r"\[(?P<group>[^\]]+)\] (?P<key>[^:]+?)\s?: (?P<said>.*)", re.DOTALL)
_SAFE = re.compile(r"\w[\w .-]*")
_Made = TypeVar("_Made")
_INI_HEADS = ("group", "key", "value")


# ── one file ─────────────────────────────────────────────────────────────────────────────────────


class _Text:
    """The text of a file, written so that a line is the row of its sheet where that can be."""

    def __init__(self) -> None:
        self.pieces: List[str] = []
        self.line = 1
        self.rows: Dict[int, int] = {}

    def put(self, row: int, text: str) -> None:
        """Write what stands in a row."""
        if row > self.line:
            self.pieces.append("\n" * (row - self.line))
            self.line = row
        self.rows[self.line] = row
        self.pieces.append(text + "\n")
        self.line += 1 + text.count("\n")

    def __str__(self) -> str:
        return "".join(self.pieces)


def _kept(cell: str) -> str:
    """A cell with what the library writes before it, so that it is read as it is."""
    with call("awrash_base_table_new", "cell", ["a", "b"]) as table:
        call("awrash_base_table_append", table, [cell, "b"])
        return next(csv.reader(io.StringIO(text_of(table).split("\n", 1)[1], newline="")))[0]


def _csv_line(cells: List[str]) -> str:
    """A row as CSV; of apostrophes before what would run, the reader drops the first."""
    cells = [_kept(cell) if cell[:1] == "'" else cell for cell in cells]
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerow(cells)
    return written.getvalue()[:-1]


def _csv_of(sheet: Sheet) -> _Text:
    """A sheet as CSV."""
    text = _Text()
    columns = list(sheet.header)
    for row, comment in sheet.comments.items():
        text.put(row, comment)
    text.put(sheet.head, _csv_line(list(sheet.header.values())))
    for row, cells in sheet.rows.items():
        text.put(row, _csv_line([cells[at].text if at in cells else "" for at in columns]))
    return text


def _ini_of(sheet: Sheet, faults: Faults, places: Dict[Tuple[str, str], str]) -> _Text:
    """The sheet programme, with the columns group, key and value, as programme.ini."""
    text = _Text()
    at = {folded(name): column for column, name in sheet.header.items()}
    for row, comment in sheet.comments.items():
        text.put(row, comment)
    if any(head not in at for head in _INI_HEADS):
        faults.add(f"{sheet.title}!{sheet.head} has the columns "
                   f"{', '.join(sheet.header.values())}, expected group, key and value")
        return text
    group = None
    for row, cells in sheet.rows.items():
        named, key, value = (cells[at[head]].text.strip() if at[head] in cells else ""
                             for head in _INI_HEADS)
        if (named or key).startswith("#"):
            text.put(row, " ".join((named or key).split()))
            continue
        if (not named and group is None) or re.search(r"[\[\]\n]", named):
            faults.add(f"{sheet.at(row, at['group'])} is {named!r}, expected the name of a group")
            continue
        if key and (key.startswith("[") or re.search(r"[=\n]", key)):
            faults.add(f"{sheet.at(row, at['key'])} is {key!r}, expected the name of a setting")
            continue
        if named and named != group:
            group = named
            text.put(row, f"[{group}]")
        if key:
            text.put(row, f"{key}=" + value.replace("\n", "\\n"))
            places[str(group), key] = sheet.at(row, at["value"])
    return text


# ── all of it ────────────────────────────────────────────────────────────────────────────────────


class Book:
    """A workbook that was read.

    Parameters
    ----------
    path : path
    codes : sequence of str
        Codes of territories that are known beside those of the sheet territories.

    Raises
    ------
    DataError
        As `_workbook.read` says.

    Attributes
    ----------
    name : str
        The name of the file.
    sheets : dict of str to Sheet
        By the name of the file that each stands for, without ending.
    notices : list of str
    """

    def __init__(self, path: Any, codes: Sequence[str] = ()) -> None:
        sheets, self.notices = read(path, codes)
        self.name = Path(os.fsdecode(os.fspath(path))).name
        self.sheets = {sheet.stem: sheet for sheet in sheets}
        self._texts: Dict[str, _Text] = {}
        self._options: Dict[Tuple[str, str], str] = {}
        faults = Faults()
        for stem, sheet in self.sheets.items():
            if stem == "programme":
                self._texts["programme.ini"] = _ini_of(sheet, faults, self._options)
            elif stem != "certificate":
                self._texts[f"{stem}.csv"] = _csv_of(sheet)
        faults.settle()

    @property
    def is_programme(self) -> bool:
        """Whether it has a sheet that only a programme has."""
        return "programme" in self.sheets or "territories" in self.sheets

    def codes(self) -> List[str]:
        """The codes of the sheet territories."""
        sheet = self.sheets.get("territories")
        own = {folded("code"), folded("الرمز")}
        return [] if sheet is None else [
            cells[column].text.strip() for column, name in sheet.header.items()
            if folded(name) in own for cells in sheet.rows.values() if column in cells]

    def others(self) -> List[str]:
        """The sheets that are none of a programme."""
        return [sheet.title for stem, sheet in self.sheets.items()
                if stem not in TABLES and stem != "programme"]

    def text(self, stem: str) -> str:
        """A sheet as CSV.

        Raises
        ------
        DataError
            With the code "name": no such sheet.
        """
        found = next((one for one, sheet in self.sheets.items()
                      if stem in (one, sheet.title) and f"{one}.csv" in self._texts), None)
        if found is None:
            known = ", ".join(sheet.title for sheet in self.sheets.values())
            raise DataError(f"{self.name} has no sheet {stem!r}, expected one of {known}", "name")
        return str(self._texts[f"{found}.csv"])

    def certificate(self) -> Optional[str]:
        """The certificate, put together from its rows; None where there is none."""
        sheet = self.sheets.get("certificate")
        if sheet is None:
            return None
        last = max(sheet.header)
        return "".join(cells[last].text for cells in sheet.rows.values() if last in cells)

    def write(self, folder: Path, others: bool = True) -> None:
        """Write the folder that the workbook stands for.

        Parameters
        ----------
        folder : Path
        others : bool
            Whether also the sheets that are none of a programme.
        """
        for name, text in self._texts.items():
            stem = name.rpartition(".")[0]
            if not _SAFE.fullmatch(stem):
                continue
            if others or stem in TABLES or stem == "programme":
                (folder / name).write_bytes(str(text).encode("utf-8"))
        certificate = self.certificate()
        if others and certificate is not None:
            (folder / "certificate.json").write_bytes(certificate.encode("utf-8"))

    # ── what is said of it ──────────────────────────────────────────────────────────────────────

    def retold(self, message: str) -> str:
        """Sentences about files, lines and columns as sentences about sheets and cells."""
        return "\n".join(self._retold_line(line) for line in message.split("\n"))

    def _retold_line(self, line: str) -> str:
        match = _LINE.fullmatch(line)
        if match is None:
            return self._without_endings(line)
        stem, before = match["file"].rpartition(".")[0], match["before"]
        sheet = self.sheets.get(stem)
        if sheet is None or match["file"] not in self._texts:
            return self._without_endings(line)
        if stem == "programme":
            return before + self._retold_option(sheet, match["said"])
        if match["line"] is None:
            return f"{before}{sheet.title}: {self._without_endings(match['said'])}"
        row = self._texts[match["file"]].rows.get(int(match["line"]), int(match["line"]))
        return before + self._retold_cell(sheet, row, match["said"])

    def _retold_cell(self, sheet: Sheet, row: int, said: str) -> str:
        match = _COLUMN.fullmatch(said)
        column = None if match is None else next(
            (at for at, name in sheet.header.items() if name == match["header"]), None)
        if match is None or column is None:
            return f"{sheet.title}!{row}: {self._without_endings(said)}"
        cell = sheet.rows.get(row, {}).get(column)
        hint = " (the workbook holds a date there)" if cell and cell.kind == "date" else ""
        return f"{sheet.at(row, column)}: {self._without_endings(match['said'])}{hint}"

    def _retold_option(self, sheet: Sheet, said: str) -> str:
        match = _OPTION.fullmatch(said)
        where = match and self._options.get((match["group"], match["key"]))
        return f"{where or sheet.title}: {self._without_endings(said)}"

    @staticmethod
    def _without_endings(said: str) -> str:
        return re.sub(rf"\b({'|'.join(TABLES)})\.csv\b|\b(programme)\.ini\b", r"\1\2", said)


def load(path: Any, build: Callable[[str], _Made]) -> Tuple[_Made, Tuple[str, ...]]:
    """What is built from the folder that a workbook stands for, and what was noticed.

    Parameters
    ----------
    path : path
    build : callable
        Takes the folder.

    Returns
    -------
    object
    tuple of str

    Raises
    ------
    DataError
        Told of sheets and cells.
    """
    book = Book(path)
    with scratch_folder() as folder:
        book.write(Path(folder), others=False)
        try:
            made = build(folder)
        except DataError as error:
            message = book.retold(error.message.replace(folder, book.name))
            raise type(error)(message, error.code) from None
    notices = book.notices + [f"{title}: not a sheet of a programme, ignored"
                              for title in book.others()]
    return made, tuple(notices)


def division_of(path: Any, codes: Sequence[str]) -> Dict[str, List[str]]:
    """The rows of a division: the sheet plan of a workbook, or its only one.

    Parameters
    ----------
    path : path
    codes : sequence of str
        The codes of the provinces.

    Returns
    -------
    dict of str to list of str
        Cells by column.

    Raises
    ------
    DataError
        No sheet plan among several.
    """
    book = Book(path, codes)
    stem = next(iter(book.sheets)) if len(book.sheets) == 1 else "plan"
    with call("awrash_base_csv_parse", stem, book.text(stem).encode("utf-8")) as table:
        return columns_of(table)
