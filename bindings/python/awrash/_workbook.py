# SPDX-License-Identifier: GPL-3.0-or-later
"""What a workbook holds: sheets, their rows, and where each cell stands.

Idea: a sheet is a table of text once each cell says what it is: numbers as the library writes
them, dates as ISO 8601, codes with the zeros that a spreadsheet took from them.
Source: ECMA-376 (Office Open XML), read by openpyxl; the layout of a programme folder.
Invariant: what cannot be read is a fault that names sheet and cell, and all faults are told in one
go; a file that is larger than its bounds is refused before it is read.
"""

from __future__ import annotations

import datetime
import os
import re
import stat
import unicodedata
import warnings
import zipfile
import zlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Dict, Iterator, List, NamedTuple, Optional, Sequence, Tuple, Union
from xml.parsers import expat

from ._content import TABLES
from ._native import call
from ._tables import cell_text
from .errors import DataError, FileError, OutOfMemoryError

MOST_BYTES = 256 * 2 ** 20
MOST_MEMBERS = 10_000
_MOST_TOLD = 100
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SUFFIXES = (".xlsx", ".xlsm", ".xltx", ".xltm", ".xlsb", ".xls", ".ods")
_EXACT = 2 ** 53
_PADDED = re.compile(r"(?P<whole>0{2,})(?:\.(?P<part>0+))?|0\.(?P<short>0+)")

CODES = ("code", "parent", "territory", "neighbour", "rattachement", "territoire", "voisin",
         "الرمز", "المجال الأعلى", "المجال الترابي", "الجوار")
"""Headers of columns that hold codes of territories, as columns.c lists them."""


def openpyxl() -> Any:
    """The openpyxl module, imported when it is first needed.

    Raises
    ------
    ImportError
        openpyxl is not installed.
    """
    try:
        import openpyxl as module
    except ImportError as error:
        raise ImportError("awrash reads and writes workbooks through openpyxl, which is not "
                          "installed; folders of CSV files work without it",
                          name="openpyxl") from error
    return module


def is_workbook(path: Any) -> bool:
    """Whether a path is that of a workbook, by its name; a folder is none."""
    return (isinstance(path, (str, os.PathLike)) and not os.path.isdir(path)
            and os.fsdecode(os.fspath(path)).lower().endswith(_SUFFIXES))


def read_study(place: Path) -> Tuple[str, Optional[str]]:
    """The text of a study.ini, and the workbook that it names as its programme, if it names one."""
    text = call("awrash_base_file_read", place, 2 ** 22)
    own = re.search(r"^\[study\]\s*$(.*?)(?=^\[|\Z)", text, re.MULTILINE | re.DOTALL)
    named = own and re.search(r"^programme[ \t]*=[ \t]*(.*?)[ \t]*$", own[1], re.MULTILINE)
    return text, named[1] if named and is_workbook(place.parent / named[1]) else None


def folded(text: str) -> str:
    """A header as headers are compared: without case, accents and surrounding blanks."""
    split = unicodedata.normalize("NFKD", text.strip().casefold())
    return "".join(letter for letter in split if not unicodedata.combining(letter))


# ── the answer ───────────────────────────────────────────────────────────────────────────────────


class Cell(NamedTuple):
    """A filled cell as text.

    Attributes
    ----------
    text : str
    kind : {"text", "number", "date"}
        What the workbook holds.
    """

    text: str
    kind: str = "text"


@dataclass
class Sheet:
    """A sheet as a table.

    Attributes
    ----------
    title : str
        As the workbook has it.
    stem : str
        The name of its file, without the ending.
    comments : dict of int to str
        Rows above the header that begin with "#".
    head : int
        The row of the header.
    header : dict of int to str
        By column.
    rows : dict of int to dict of int to Cell
        Filled cells by row and column; rows without any are left out.
    """

    title: str
    stem: str
    comments: Dict[int, str] = field(default_factory=dict)
    head: int = 0
    header: Dict[int, str] = field(default_factory=dict)
    rows: Dict[int, Dict[int, Cell]] = field(default_factory=dict)

    def at(self, row: int, column: int) -> str:
        """A cell as messages name it: "quotas!C7"."""
        return address(self.title, row, column)


def address(title: str, row: int, column: int) -> str:
    """A cell as messages name it."""
    return f"{title}!{openpyxl().utils.get_column_letter(column)}{row}"


class Faults:
    """All that is wrong with a workbook, the first hundred in words."""

    def __init__(self) -> None:
        self._told: List[str] = []
        self._count = 0

    def add(self, sentence: str) -> None:
        """Note a fault."""
        self._count += 1
        if len(self._told) < _MOST_TOLD:
            self._told.append(sentence)

    def settle(self) -> None:
        """Raise them, if there are any."""
        if self._count > len(self._told):
            self._told.append(f"and {self._count - len(self._told)} more")
        if self._told:
            raise DataError("\n".join(self._told), "folder")


# ── the file ─────────────────────────────────────────────────────────────────────────────────────


def _check_beginning(name: str, path: Path) -> None:
    """Refuse what is no file, too large, or no workbook of today by its first bytes."""
    try:
        # without O_NONBLOCK a pipe would wait for a writer before it can be refused
        with open(os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0)), "rb") as file:
            about = os.fstat(file.fileno())
            beginning = file.read(8) if stat.S_ISREG(about.st_mode) else b""
    except OSError as error:
        raise FileError(f"{name}: cannot be opened, expected a workbook: {error.strerror}",
                        "file") from None
    if not stat.S_ISREG(about.st_mode):
        raise FileError(f"{name}: is a pipe, socket or device, expected a workbook", "file")
    if about.st_size > MOST_BYTES:
        raise DataError(f"{name}: has {about.st_size} bytes, expected at most {MOST_BYTES}", "value")
    if beginning == _OLD:
        raise DataError(f"{name}: is protected by a password, or of the old kind .xls, expected a "
                        "workbook .xlsx without a password", "encoding")
    if not beginning.startswith(b"PK"):
        raise DataError(f"{name}: is no workbook, expected one saved as .xlsx", "encoding")


def _no_doctype(*unused: Any) -> None:
    raise ValueError("a document type")


def _check_prolog(name: str, member: str, file: Any) -> None:
    """Refuse a document type, by which a small file can stand for a large one."""
    parser = expat.ParserCreate()
    begun: List[bool] = []
    parser.StartDoctypeDeclHandler = _no_doctype
    parser.StartElementHandler = lambda *unused: begun.append(True)
    try:
        while not begun:
            piece = file.read(4096)
            parser.Parse(piece, not piece)
            if not piece:
                break
    except (ValueError, expat.ExpatError) as error:
        raise DataError(f"{name}: {member} cannot be read ({error}), expected a workbook as a "
                        "spreadsheet saves it", "encoding") from None


def _check_archive(name: str, path: Path) -> None:
    """Refuse what is cut short, larger than bounds, or runs programs."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            names = [member.filename for member in members]
            size = sum(member.file_size for member in members)
            if size > MOST_BYTES or len(members) > MOST_MEMBERS:
                raise DataError(f"{name}: unpacks to {size} bytes in {len(members)} parts, "
                                f"expected at most {MOST_BYTES} in {MOST_MEMBERS}", "value")
            if any(one.lower().endswith("vbaproject.bin") for one in names):
                raise DataError(f"{name}: holds macros, expected a workbook without: save it as "
                                ".xlsx", "encoding")
            if "[Content_Types].xml" not in names or not any(
                    one.startswith("xl/") and one.endswith("workbook.xml") for one in names):
                raise DataError(f"{name}: is an archive but no workbook, expected one saved as "
                                ".xlsx", "encoding")
            for member in members:
                if member.filename.endswith((".xml", ".rels")):
                    with archive.open(member) as file:
                        _check_prolog(name, member.filename, file)
    except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, RuntimeError,
            zlib.error) as error:
        raise DataError(f"{name}: is damaged or cut short ({error}), expected a workbook that a "
                        "spreadsheet opens", "encoding") from None


def _load(name: str, path: Path, values: bool) -> Any:
    """A workbook of openpyxl, with formulas or with what they gave when it was saved."""
    module = openpyxl()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return module.load_workbook(path, data_only=values, keep_links=False)
        except MemoryError:
            raise OutOfMemoryError(f"{name}: takes more memory than there is", "memory") from None
        except Exception as error:  # openpyxl lets through whatever its parsers meet
            raise DataError(f"{name}: cannot be read as a workbook ({error}), expected one that a "
                            "spreadsheet opens", "encoding") from None


# ── cells ────────────────────────────────────────────────────────────────────────────────────────


def _as_number(value: Union[int, float]) -> str:
    whole = isinstance(value, float) and value.is_integer() and abs(value) >= _EXACT
    return repr(value) if whole else cell_text(value, "a cell")


def _padded(value: Union[int, float], number_format: str) -> Optional[str]:
    """A number as a format of noughts shows it: 5.301 as 05.301 by 00.000."""
    match = _PADDED.fullmatch(number_format or "")
    if match is None or value < 0:
        return None
    part = len(match["part"] or match["short"] or "")
    whole = len(match["whole"] or "0")
    return f"{value:0{whole + (part + 1 if part else 0)}.{part}f}"


def _where(cell: Any) -> str:
    """A cell of openpyxl as messages name it."""
    return address(cell.parent.title, cell.row, cell.column)


def _cell_of(cell: Any, faults: Faults) -> Optional[Cell]:
    """A cell of openpyxl as text; None where it is empty."""
    value = cell.value
    if value is None or value == "":
        return None
    if cell.data_type == "e":
        faults.add(f"{_where(cell)} is the error {value}, expected a value")
        return None
    if isinstance(value, str):
        return Cell(value.replace("\r\n", "\n").replace("\r", "\n"))
    if isinstance(value, bool):
        return Cell(cell_text(value, "a cell"))
    if isinstance(value, (int, float)):
        return Cell(_as_number(value), "number")
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        value = value.date()
    if isinstance(value, (datetime.date, datetime.time)):
        return Cell(value.isoformat(), "date")
    if isinstance(value, datetime.timedelta):
        return Cell(str(value), "date")
    faults.add(f"{_where(cell)} is {value!r}, expected text or a number")
    return None


def _read_cells(formulas: Any, values: Any, faults: Faults) -> Dict[int, Dict[int, Tuple[Cell, str]]]:
    """The filled cells of a sheet with their number formats, in the order of rows and columns."""
    filled: Dict[int, Dict[int, Tuple[Cell, str]]] = {}
    # Only the cells that are there: a format set at the foot of a sheet makes a million empty rows.
    for (row, column), cell in sorted(formulas._cells.items()):
        if cell.data_type == "f":
            formula, cell = cell.value, values[formulas.title].cell(row, column)
            if cell.value is None and cell.data_type == "n":
                faults.add(f"{_where(cell)} is the formula {getattr(formula, 'text', formula)} without "
                           "its value, expected one: open the workbook in a spreadsheet and save "
                           "it, or write the value")
                continue
        read = _cell_of(cell, faults)
        if read is not None and read.text.strip():
            filled.setdefault(row, {})[column] = (read, cell.number_format)
    return filled


# ── sheets ───────────────────────────────────────────────────────────────────────────────────────


def _stem(title: str) -> str:
    """The file that a sheet stands for."""
    name = re.sub(r"\.(csv|ini|json)$", "", title.strip(), flags=re.IGNORECASE)
    plain = re.sub(r"[\s_-]+", "_", folded(name))
    return plain if plain in TABLES or plain in ("programme", "certificate") else name


def _take_header(sheet: Sheet, filled: Dict[int, Dict[int, Tuple[Cell, str]]]) -> None:
    """The rows down to the header: those above it that begin with "#" are comments."""
    for row, cells in filled.items():
        texts = [cell.text for cell, _ in cells.values()]
        if not texts[0].startswith("#"):
            sheet.head = row
            sheet.header = {column: cell.text.strip() for column, (cell, _) in cells.items()}
            return
        sheet.comments[row] = " ".join(" ".join(texts).split())


def _check_merged(sheet: Sheet, merged: Any, filled: Dict[int, Any], faults: Faults) -> None:
    """Merged cells of a table are refused: whose value it is would be a guess."""
    for area in merged.ranges:
        if area.max_row >= sheet.head and area.min_col in filled.get(area.min_row, {}):
            faults.add(f"{sheet.title}!{area.coord} are merged, expected a value in each cell: "
                       "unmerge them and write it in each")


def _take_rows(sheet: Sheet, filled: Dict[int, Dict[int, Tuple[Cell, str]]],
               faults: Faults) -> None:
    """The rows below the header; codes keep the noughts that their format shows."""
    codes = {column for column, name in sheet.header.items() if folded(name) in _CODES_FOLDED}
    bare = set()
    for row, cells in filled.items():
        if row <= sheet.head:
            continue
        for column, (cell, number_format) in cells.items():
            if column not in sheet.header:
                bare.add((column, row))
            if column in codes and cell.kind == "number":
                shown = _padded(float(cell.text), number_format)
                cell = Cell(shown) if shown is not None else cell
            sheet.rows.setdefault(row, {})[column] = cell
    for column in sorted({column for column, _ in bare}):
        row = min(row for at, row in bare if at == column)
        faults.add(f"{sheet.at(sheet.head, column)} is empty above {sheet.at(row, column)}, "
                   "expected the name of the column")


_CODES_FOLDED = frozenset(folded(code) for code in CODES)


def _sheet_of(formulas: Any, values: Any, faults: Faults) -> Optional[Sheet]:
    """A sheet as a table; None where it is empty."""
    filled = _read_cells(formulas, values, faults)
    sheet = Sheet(formulas.title, _stem(formulas.title))
    _take_header(sheet, filled)
    if not sheet.header:
        return None
    _check_merged(sheet, formulas.merged_cells, filled, faults)
    _take_rows(sheet, filled, faults)
    return sheet


# ── codes that became numbers ────────────────────────────────────────────────────────────────────


def _bare_number(code: str) -> Optional[str]:
    """A code as a spreadsheet shows it once it took it for a number: 05.300 gives 5.3."""
    text = code.replace(",", ".")
    if not re.fullmatch(r"[0-9]+(\.[0-9]+)*", text):
        return None
    whole, point, part = text.partition(".")
    whole, part = whole.lstrip("0") or "0", part.rstrip("0.")
    return whole + point + part if part else whole


def _mend_code(sheet: Sheet, row: int, column: int, cell: Cell, known: Dict[str, List[str]],
               notices: List[str]) -> None:
    """A number that fits exactly one code is that code, and that is told."""
    fits = known.get(_bare_number(cell.text) or "", [])
    if len(fits) == 1 and cell.text != fits[0]:
        sheet.rows[row][column] = Cell(fits[0])
        notices.append(f"{sheet.at(row, column)} is the number {cell.text}, taken as the code "
                       f"\"{fits[0]}\": format the column as text")


def _numbers_in_codes(sheet: Sheet) -> Iterator[Tuple[int, int, Cell]]:
    """Cells in columns of codes that are numbers."""
    codes = {column for column, name in sheet.header.items() if folded(name) in _CODES_FOLDED}
    for row, cells in sheet.rows.items():
        for column, cell in cells.items():
            if column in codes and cell.kind == "number":
                yield row, column, cell


def _mend_codes(sheets: Sequence[Sheet], codes: Sequence[str]) -> List[str]:
    """Give codes of territories their zeros back where only one code fits."""
    notices: List[str] = []
    known: Dict[str, List[str]] = {}
    for code in codes:
        known.setdefault(_bare_number(code) or code, []).append(code)
    own = {folded("code"), folded("الرمز")}
    for sheet in sheets:
        for column, name in sheet.header.items() if sheet.stem == "territories" else ():
            if folded(name) in own:
                for row, cells in sheet.rows.items():
                    if column not in cells:
                        continue
                    code = cells[column].text.strip()
                    known.setdefault(_bare_number(code) or code, []).append(code)
                    if cells[column].kind == "number":
                        notices.append(f"{sheet.at(row, column)} is the number {code}, taken as "
                                       f"the code \"{code}\": format the column as text, and write "
                                       "the code anew if noughts are lost")
    for sheet in sheets:
        for row, column, cell in list(_numbers_in_codes(sheet)):
            if folded(sheet.header[column]) not in own:
                _mend_code(sheet, row, column, cell, known, notices)
    return notices


# ── all of it ────────────────────────────────────────────────────────────────────────────────────


def read(path: Any, codes: Sequence[str] = ()) -> Tuple[List[Sheet], List[str]]:
    """The sheets of a workbook that hold something, and what was noticed.

    Parameters
    ----------
    path : path
    codes : sequence of str
        Codes of territories that are known beside those of the sheet territories.

    Returns
    -------
    list of Sheet
    list of str
        Notices: codes that were numbers.

    Raises
    ------
    FileError
        A file that cannot be opened.
    DataError
        With the code "encoding": no workbook, or one that is protected, damaged, of another kind
        or with macros; "value": larger than its bounds; "folder": all cells that cannot be read.
    """
    place = Path(os.fsdecode(os.fspath(path)))
    name = place.name
    openpyxl()
    _check_beginning(name, place)
    if place.suffix.lower() not in (".xlsx", ".xlsm"):
        raise DataError(f"{name}: is of the kind {place.suffix}, expected a workbook saved as "
                        ".xlsx", "encoding")
    _check_archive(name, place)
    book = _load(name, place, False)
    values = book
    if any(cell.data_type == "f" for one in book.worksheets for cell in one._cells.values()):
        values = _load(name, place, True)
    faults = Faults()
    sheets: List[Sheet] = []
    for one in book.worksheets:
        sheet = _sheet_of(one, values, faults)
        if sheet is None:
            continue
        twin = next((other for other in sheets if other.stem == sheet.stem), None)
        if twin is not None:
            faults.add(f"{sheet.title}: a second sheet of {sheet.stem} beside {twin.title}, "
                       "expected one")
        sheets.append(sheet)
    faults.settle()
    return sheets, _mend_codes(sheets, codes)
