# SPDX-License-Identifier: GPL-3.0-or-later
"""Writing workbooks: tables as sheets that a spreadsheet opens as they are meant.

Idea: numbers are numbers, everything else is text and never a formula; a header that stays in
view, columns as wide as what they hold, from right to left where the header is Arabic.
Source: ECMA-376 (Office Open XML), written by openpyxl; the layout of a programme folder.
Invariant: what is written reads back as the same cells; the file is whole or not there.
"""

from __future__ import annotations

import os
import re
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Dict, List, Optional, Sequence, Tuple, Union

from ._native import Handle, call
from ._tables import TEXTS, cell_text, columns_of
from ._workbook import CODES, folded, openpyxl
from .errors import DataError, FileError

_MOST_LETTERS = 32_767
_PIECE = 30_000
_WIDEST = 60
_ARABIC = re.compile("[\u0600-\u06ff]")
_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?(e[+-]?[0-9]+)?")

Value = Union[str, int, float, None]


@dataclass
class Table:
    """What a sheet is written from.

    Attributes
    ----------
    title : str
    header : sequence of str
    rows : list of sequences
        Text, numbers, or None for an empty cell.
    comments : sequence of str
        Lines above the header, each beginning with "#".
    formats : dict of str to str
        Number formats by column; counts have their thousands parted unless given.
    rightmost : bool
        Whether the sheet runs from right to left; so does one with an Arabic header.
    """

    title: str
    header: Sequence[str]
    rows: Sequence[Sequence[Value]]
    comments: Sequence[str] = ()
    formats: Dict[str, str] = field(default_factory=dict)
    rightmost: bool = False


# ── files as tables ──────────────────────────────────────────────────────────────────────────────


_TEXTS = frozenset(folded(name) for name in (*TEXTS, *CODES))


def _value(text: str, is_answer: bool = False) -> Value:
    """A cell of a file as a number: in an answer always, else where it reads back the same.

    Workbooks are written with sixteen digits, which are enough for whatever people type.
    """
    if not text:
        return None
    if not _NUMBER.fullmatch(text):
        return text
    number = int(text) if text.lstrip("-").isdigit() else float(text)
    same = abs(number) < 2 ** 53 and cell_text(float(f"{number:.16g}"), "a cell") == text
    return number if is_answer or same else text


def table_of_csv(title: str, table: Handle, is_answer: bool = False) -> Table:
    """A table of the library as a sheet.

    Parameters
    ----------
    title : str
    table : Handle
    is_answer : bool
        Whether it is an answer, to be looked at, rather than a question, to be read again.

    Returns
    -------
    Table
    """
    columns = columns_of(table)
    values: List[List[Value]] = [
        [cell or None for cell in cells] if folded(name) in _TEXTS
        else [_value(cell, is_answer) for cell in cells] for name, cells in columns.items()]
    comments = [call("awrash_base_table_get_comment", table, i)
                for i in range(call("awrash_base_table_get_n_comments", table))]
    return Table(title, list(columns), [list(row) for row in zip(*values)],
                 [line if line.startswith("#") else f"# {line}" for line in comments])


def table_of_ini(text: str) -> Table:
    """programme.ini as the sheet programme."""
    comments: List[str] = []
    rows: List[Sequence[Value]] = []
    group = ""
    for line in (line.strip() for line in text.lstrip("\ufeff").split("\n")):
        if line.startswith("#") and not group:
            comments.append(line)
        elif line.startswith("#"):
            rows.append((line, None, None))
        elif line.startswith("[") and line.endswith("]"):
            group = line[1:-1]
        elif "=" in line:
            key, _, value = line.partition("=")
            rows.append((group, key.strip(), _value(value.strip())))
    return Table("programme", ("group", "key", "value"), rows, comments)


def table_of_certificate(text: str) -> Table:
    """A certificate in pieces that fit into cells."""
    pieces = [text[at:at + _PIECE] for at in range(0, len(text), _PIECE)]
    return Table("certificate", ("part", "text"), list(enumerate(pieces, 1)))


def tables_of_folder(folder: Path) -> List[Table]:
    """The files of a folder as sheets: settings, tables, certificate.

    Parameters
    ----------
    folder : Path

    Returns
    -------
    list of Table
    """
    tables = []
    settings = folder / "programme.ini"
    if settings.is_file():
        tables.append(table_of_ini(call("awrash_base_file_read", settings, 2 ** 22)))
    for path in sorted(folder.glob("*.csv"), key=lambda one: one.stem):
        with call("awrash_base_csv_read", path) as handle:
            tables.append(table_of_csv(path.stem, handle, not settings.is_file()))
    certificate = folder / "certificate.json"
    if certificate.is_file():
        tables.append(table_of_certificate(call("awrash_base_file_read", certificate, 2 ** 30)))
    return tables


# ── cells ────────────────────────────────────────────────────────────────────────────────────────


def _put(cell: Any, value: Value, number_format: Optional[str], where: str) -> None:
    """Write a value: text as text, whatever it begins with."""
    if isinstance(value, str):
        if len(value) > _MOST_LETTERS:
            raise DataError(f"{where} has {len(value)} letters, expected at most {_MOST_LETTERS}, "
                            "as many as a cell of a workbook holds")
        try:
            cell.value = value
        except openpyxl().utils.exceptions.IllegalCharacterError:
            raise DataError(f"{where} holds letters of control, expected text that a workbook can "
                            "hold") from None
        cell.data_type = "s"
        # What begins like a formula is marked as text, so that it stays so when it is edited.
        cell.quotePrefix = value[:1] in ("=", "+", "-", "@", "\t")
        cell.number_format = "@"
        return
    cell.value = value
    if number_format is not None:
        cell.number_format = number_format


def _format_of(table: Table, column: str, values: Sequence[Value]) -> Optional[str]:
    """How the numbers of a column are shown."""
    if column in table.formats:
        return table.formats[column]
    if all(isinstance(value, int) or value is None for value in values):
        return "#,##0" if any(abs(value) >= 10_000 for value in values
                              if isinstance(value, int)) else "0"
    return None


def _shown_width(value: Value) -> int:
    if value is None:
        return 0
    text = f"{value:,}" if isinstance(value, int) else (
        f"{value:.6g}" if isinstance(value, float) else value)
    return max((len(line) for line in text.split("\n")), default=0)


def _write_header(sheet: Any, table: Table) -> int:
    """Comments, then the header; returns its row."""
    styles = openpyxl().styles
    for row, comment in enumerate(table.comments, 1):
        cell = sheet.cell(row, 1)
        _put(cell, comment, None, f"{table.title}, line {row}")
        cell.font = styles.Font(italic=True, color="666666")
    head = len(table.comments) + 1
    for column, name in enumerate(table.header, 1):
        cell = sheet.cell(head, column)
        _put(cell, name, None, f"{table.title}, the name of column {column}")
        cell.font = styles.Font(bold=True)
        cell.fill = styles.PatternFill("solid", fgColor="E8EEF4")
        cell.alignment = styles.Alignment(vertical="top", wrap_text=len(name) > _WIDEST)
    return head


def _write_sheet(sheet: Any, table: Table) -> None:
    module = openpyxl()
    head = _write_header(sheet, table)
    for column, name in enumerate(table.header, 1):
        values = [row[column - 1] for row in table.rows]
        number_format = _format_of(table, name, values)
        for row, value in enumerate(values, head + 1):
            if value is not None:
                _put(sheet.cell(row, column), value, number_format, f"{table.title}: {name}")
        widest = max([len(name), *map(_shown_width, values)])
        sheet.column_dimensions[module.utils.get_column_letter(column)].width = min(
            max(widest + 2, 9), _WIDEST)
    sheet.freeze_panes = sheet.cell(head + 1, 1)
    sheet.sheet_view.rightToLeft = (table.rightmost
                                    or any(_ARABIC.search(name) for name in table.header))


# ── the file ─────────────────────────────────────────────────────────────────────────────────────


def _replace(book: Any, place: Path) -> None:
    """Write a workbook aside, then put it in its place."""
    aside = None
    try:
        handle, aside = tempfile.mkstemp(prefix=f".{place.name}-", suffix=".new",
                                         dir=place.parent)
        os.close(handle)
        book.save(aside)
        with open(aside, "rb") as whole:
            os.fsync(whole.fileno())
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(aside, 0o666 & ~mask)
        os.replace(aside, place)
    except OSError as error:
        raise FileError(f"{place} cannot be written: {error.strerror}", "file") from None
    finally:
        if aside is not None and os.path.exists(aside):
            os.unlink(aside)


def place_of(path: Any) -> Path:
    """Where a workbook is to be written.

    Parameters
    ----------
    path : path

    Returns
    -------
    Path

    Raises
    ------
    DataError
        With the code "name": another kind of workbook than .xlsx.
    """
    place = Path(os.fsdecode(os.fspath(path)))
    if place.suffix.lower() != ".xlsx":
        raise DataError(f"{place.name} is of the kind {place.suffix}, expected the name of a "
                        "workbook that ends in .xlsx", "name")
    return place


def write(path: Any, tables: Sequence[Table]) -> None:
    """Write a workbook, whole or not at all.

    Parameters
    ----------
    path : path
        Ends in ".xlsx"; a file that is there is replaced.
    tables : sequence of Table

    Raises
    ------
    DataError
        Another kind of workbook; text that no cell holds.
    FileError
        The file cannot be written.
    """
    place = place_of(path)
    book = openpyxl().Workbook()
    book.remove(book.active)
    for table in tables:
        _write_sheet(book.create_sheet(table.title), table)
    _replace(book, place)


def write_folder(path: Any, folder: Path) -> None:
    """Write the files of a folder as one workbook.

    Parameters
    ----------
    path : path
    folder : Path

    Raises
    ------
    DataError, FileError
        As `write` says.
    """
    write(path, tables_of_folder(folder))


# ── a plan ───────────────────────────────────────────────────────────────────────────────────────


def _plain(value: Any) -> Value:
    """A number of NumPy as one of Python; what is not known is an empty cell."""
    number = value.item() if hasattr(value, "item") else value
    return None if isinstance(number, float) and number != number else number


def _places(plan: Any, labels: Sequence[str]) -> Table:
    """Places by province and type, with their sum."""
    matrix = plan._matrix()
    rows = [[code, label, *row.tolist(), int(row.sum())]
            for code, label, row in zip(plan.codes, labels, matrix)]
    rows.append(["total", None, *matrix.sum(axis=0).tolist(), int(matrix.sum())])
    return Table("places", ("province", "name", *plan.types, "total"), rows)


def _equity(plan: Any) -> List[Table]:
    """How unequal the rates are, where there are any."""
    try:
        facts = plan.equity().to_dict()
    except DataError:
        return []
    rows = [(key, _plain(value)) for key, value in _leaves(facts)]
    return [Table("equity", ("metric", "value"), rows)]


def _leaves(held: Any, name: str = "") -> List[Tuple[str, Any]]:
    """What stands in mappings within mappings, by dotted names."""
    if isinstance(held, dict):
        return [leaf for key, value in held.items()
                for leaf in _leaves(value, f"{name}.{key}" if name else str(key))]
    if isinstance(held, (list, tuple)):
        return [(name, "; ".join(map(str, held)))]
    return [(name, held if isinstance(held, (str, int, float)) or held is None else str(held))]


def write_plan(plan: Any, path: Any, language: str) -> None:
    """Write a plan as a workbook: places, provinces, equity, cells, provenance, certificate.

    Parameters
    ----------
    plan : Plan
    path : path
    language : {"ar", "fr", "en"}
        Of the provinces' names; from right to left in Arabic.

    Raises
    ------
    DataError, FileError
        As `write` says.
    """
    labels = [plan.programme.label(code, language) for code in plan.codes]
    tables = [_places(plan, labels)]
    for name, text in sorted(plan._files.items(), reverse=True):
        with call("awrash_base_csv_parse", name, text.encode("utf-8")) as handle:
            tables.append(table_of_csv(name, handle, True))
    tables[1].formats.update({name: "0.00000" for name in tables[1].header
                              if name.startswith("rate")})
    tables[2:2] = _equity(plan)
    tables.append(Table("provenance", ("what", "value"),
                        [(key, _plain(value)) for key, value in _leaves(plan.provenance())]))
    tables.append(table_of_certificate(plan.certificate.text))
    for table in tables:
        table.rightmost = language == "ar"
    write(path, tables)
