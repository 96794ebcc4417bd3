# SPDX-License-Identifier: GPL-3.0-or-later
"""Frames and records as the library's tables of text, and back.

Idea: a number goes to the library as the shortest text that reads back as the same number.
Source: Python's repr of a float; include/awrash/base.h for tables.
Invariant: pandas is imported where a frame is made or asked for, and nowhere else.
"""

from __future__ import annotations

import csv
import io
import numbers
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Dict, Iterable, List, Optional, Sequence, Tuple

import numpy as np

from ._arrays import items
from ._native import Handle, call
from .errors import DataError, shown

if TYPE_CHECKING:
    import pandas as pd

TEXTS = (
    "code", "parent", "territory", "neighbour", "stream", "type", "variant_of", "of", "group",
    "edition", "level", "unit", "status", "metric", "source", "note", "title", "bearer", "person",
    "household", "name_fr", "name_ar", "name_en")
"""Columns that are text even where every cell looks like a number."""


def pandas() -> Any:
    """The pandas module, imported when it is first needed.

    Raises
    ------
    ImportError
        pandas is not installed.
    """
    try:
        import pandas as module
    except ImportError as error:
        raise ImportError("awrash shows frames through pandas, which is not installed; "
                          "everything else works without it", name="pandas") from error
    return module


# ── to the library ───────────────────────────────────────────────────────────────────────────────


def is_missing(value: Any) -> bool:
    """None, NaN, NaT and pandas' NA: an empty cell."""
    if value is None:
        return True
    if isinstance(value, bool) or hasattr(value, "__len__"):
        return False
    different = value != value
    return different is True or different is np.True_ or type(different).__name__ == "NAType"


def cell_text(value: Any, where: str) -> str:
    """One cell as text.

    Parameters
    ----------
    value : object
        Text, a number, or nothing.
    where : str
        How a message names the cell.

    Returns
    -------
    str
        A whole number without a point; others as the shortest text that reads back the same.

    Raises
    ------
    DataError
        Something that is neither text nor a number.
    """
    if isinstance(value, str):
        return value
    if is_missing(value):
        return ""
    if isinstance(value, (bool, np.bool_)):
        return "yes" if value else "no"
    if isinstance(value, numbers.Integral):
        return str(int(value))
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, numbers.Real):
        real = float(value)
        return str(int(real)) if real.is_integer() else repr(real)
    raise DataError(f"{where} is {shown(value)}, expected text or a number")


def _columns_of(records: Iterable[Any], name: str) -> Tuple[List[str], List[List[Any]]]:
    """Records with the same or different keys as columns and rows."""
    rows = items(records, name, "a DataFrame, a list of mappings, or a mapping of lists")
    columns: Dict[Any, None] = {}
    for index, row in enumerate(rows):
        if not isinstance(row, dict):
            raise DataError(f"{name}[{index}] is {shown(row)}, "
                            "expected a mapping of columns to cells")
        columns.update(dict.fromkeys(row))
    return list(columns), [[row.get(column) for column in columns] for row in rows]


def _columns_of_frame(frame: Any) -> Tuple[List[Any], List[List[Any]]]:
    """A frame's named index levels and columns, and its rows."""
    if any(level is not None and level not in frame.columns for level in frame.index.names):
        frame = frame.reset_index()
    columns = [frame[column].tolist() if frame.columns.is_unique else
               frame.iloc[:, position].tolist() for position, column in enumerate(frame.columns)]
    return list(frame.columns), [list(row) for row in zip(*columns)]


def _columns_of_mapping(mapping: Dict[Any, Any],
                        name: str) -> Tuple[List[Any], List[List[Any]]]:
    """A mapping of columns to lists of cells."""
    columns = {key: items(cells, f"{name}[{key!r}]", "a list of cells")
               for key, cells in mapping.items()}
    lengths = {len(cells) for cells in columns.values()}
    if len(lengths) > 1:
        raise DataError(f"{name} has columns of {sorted(lengths)} cells, expected one length")
    return list(columns), [list(row) for row in zip(*columns.values())]


def _split(given: Any, name: str) -> Tuple[List[Any], List[List[Any]]]:
    """Whatever a user calls a table, as columns and rows."""
    if hasattr(given, "columns") and hasattr(given, "reset_index"):
        return _columns_of_frame(given)
    if isinstance(given, dict):
        return _columns_of_mapping(given, name)
    if isinstance(given, (str, bytes)) or not hasattr(given, "__iter__"):
        raise DataError(f"{name} is {shown(given)}, expected a frame or a list of mappings")
    return _columns_of(given, name)


def table_of(given: Any, name: str) -> Handle:
    """A table of the library from a frame, a list of mappings or a mapping of lists.

    Parameters
    ----------
    given : DataFrame, iterable of mappings, or mapping of iterables
        A frame's named index counts as columns.
    name : str
        The table's name: "quotas", …

    Returns
    -------
    Handle

    Raises
    ------
    DataError
        Not a table, a cell that is neither text nor a number, columns without a name.
    """
    columns, rows = _split(given, name)
    table = call("awrash_base_table_new", name, [str(column) for column in columns])
    for index, row in enumerate(rows):
        call("awrash_base_table_append", table,
             [cell_text(cell, f"{name}[{index}].{column}") for column, cell in zip(columns, row)])
    return table


# ── from the library ─────────────────────────────────────────────────────────────────────────────


def text_of(table: Handle, dialect: str = "plain") -> str:
    """A table of the library as CSV text."""
    return call("awrash_base_csv_format", table, dialect)


def columns_of(table: Handle) -> Dict[str, List[str]]:
    """A table of the library as columns of text.

    Parameters
    ----------
    table : Handle

    Returns
    -------
    dict of str to list of str
        The cells by column, in the table's order.
    """
    text = text_of(table)
    for _ in range(call("awrash_base_table_get_n_comments", table)):
        text = text.split("\n", 1)[1] if "\n" in text else ""
    rows = [row for row in csv.reader(io.StringIO(text, newline="")) if row]
    for at, row in enumerate(rows[1:]):
        for column, cell in enumerate(row):
            if cell[:1] == "'":  # one may stand before what a spreadsheet would run
                row[column] = call("awrash_base_table_get_cell", table, at, column)
    names = [call("awrash_base_table_get_column", table, column)
             for column in range(call("awrash_base_table_get_n_columns", table))]
    return {name: [row[column] for row in rows[1:]] for column, name in enumerate(names)}


def _number(cell: str) -> Optional[float]:
    """A cell as a number, None where it is none: a leading zero means a code."""
    digits = cell.lstrip("+-")
    if len(digits) > 1 and digits[0] == "0" and digits[1].isdigit():
        return None
    try:
        return int(cell) if digits.isascii() and digits.isdigit() else float(cell)
    except ValueError:
        return None


def _typed(cells: Sequence[str]) -> Any:
    """A column as numbers where every filled cell is one, else as text."""
    if not any(cells):
        return list(cells)
    values = [_number(cell) if cell else float("nan") for cell in cells]
    return list(cells) if any(value is None for value in values) else values


def frame_of(table: Handle, texts: Sequence[int] = ()) -> pd.DataFrame:
    """A table of the library as a pandas DataFrame.

    Parameters
    ----------
    table : Handle
    texts : sequence of int
        Positions of columns that are text whatever their cells look like.

    Returns
    -------
    DataFrame
        A column whose filled cells are all numbers as numbers, an empty cell in it as NaN; any
        other as text.
    """
    columns = columns_of(table)
    return pandas().DataFrame(
        {name: list(cells) if position in texts else _typed(cells)
         for position, (name, cells) in enumerate(columns.items())}, columns=list(columns))
