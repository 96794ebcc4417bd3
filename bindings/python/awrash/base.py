# SPDX-License-Identifier: GPL-3.0-or-later
"""base: what every room stands on: the version, the names of answers, CSV as spreadsheets write it.

Idea: the library's own reader and writer, for frames.
Source: libawrash/base.
Invariant: a file that is read and written again in its own dialect holds the same cells.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, List, Mapping, Sequence, Union

from ._arrays import mapping
from ._cancel import Cancel
from ._native import call, names_of
from ._tables import frame_of, table_of
from .errors import DataError

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Cancel", "version", "statuses", "dialects", "read_text", "read_csv", "write_csv",
           "write_folder"]


def version() -> str:
    """The version of the library that is running.

    Returns
    -------
    str
        "major.minor.patch".

    Examples
    --------
    >>> version()[:2]
    '0.'
    """
    return call("awrash_base_version")


def statuses() -> List[str]:
    """The names of the kinds of answers.

    Returns
    -------
    list of str

    Examples
    --------
    >>> statuses()[:2]
    ['optimal', 'within-gap']
    """
    return list(names_of("AwrashStatus"))


def dialects() -> List[str]:
    """The names of the ways to write a table.

    Returns
    -------
    list of str
        "input": as it was read. "plain": comma, point, UTF-8, LF. "spreadsheet": semicolon,
        decimal comma, byte-order mark, CR LF, cells that would run as formulas defused.

    Examples
    --------
    >>> dialects()
    ['input', 'plain', 'spreadsheet']
    """
    return list(names_of("AwrashDialect"))


def read_csv(path: Union[str, "os.PathLike[str]"], texts: Sequence[str] = ()) -> pd.DataFrame:
    """Read a CSV file as spreadsheets write it.

    Parameters
    ----------
    path : path
        Comma, semicolon or tab; a byte-order mark, CR LF, quoted fields, a decimal comma and
        comments before the header are understood.
    texts : sequence of str
        Columns that are text whatever their cells look like, such as codes.

    Returns
    -------
    DataFrame
        A column whose filled cells are all numbers as numbers, any other as text.

    Raises
    ------
    FileError
        A file that cannot be read.
    DataError
        Text that is not UTF-8 or not CSV, with the line; a name in `texts` that is no column.

    Notes
    -----
    Source: RFC 4180; see libawrash/base/csv.c.

    Examples
    --------
    >>> read_csv("khenifra-2023/streams.csv")["code"].tolist()
    ['temporary', 'sustainable']
    """
    with call("awrash_base_csv_read", path) as table:
        positions = []
        for name in texts:
            found, position = call("awrash_base_table_find_column", table, name)
            if not found:
                raise DataError(f"texts holds {name!r}, expected a column of {path}", "name")
            positions.append(position)
        return frame_of(table, positions)


def read_text(path: Union[str, "os.PathLike[str]"], most: int = 2 ** 30) -> str:
    """Read a file of text, whole.

    Parameters
    ----------
    path : path
        A file, or a symbolic link to one.
    most : int
        How many bytes it may have.

    Returns
    -------
    str

    Raises
    ------
    FileError
        What cannot be read, is no file, or is larger.
    DataError
        Text that is not UTF-8 or holds a NUL, with the line.

    Notes
    -----
    Source: see libawrash/base/file.c.

    Examples
    --------
    >>> read_text("khenifra-2023/territories.csv").count("province") >= 5
    True
    """
    return call("awrash_base_file_read", path, most)


def write_csv(frame: Any, path: Union[str, "os.PathLike[str]"], dialect: str = "plain") -> None:
    """Write a table as CSV, whole or not at all.

    Parameters
    ----------
    frame : DataFrame, list of dict, or dict of lists
    path : path
    dialect : str
        A name of `dialects`.

    Returns
    -------
    None

    Raises
    ------
    FileError
        A file that cannot be written.
    DataError
        Not a table, an unknown dialect.

    Notes
    -----
    Source: RFC 4180; see libawrash/base/csv.c.

    Examples
    --------
    >>> import os, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = os.path.join(folder, "places.csv")
    ...     write_csv({"code": ["a", "b"], "places": [3, 4]}, path)
    ...     print(open(path).read().split())
    ['code,places', 'a,3', 'b,4']
    """
    with table_of(frame, "frame") as table:
        call("awrash_base_csv_write", table, path, dialect)


def write_folder(folder: Union[str, "os.PathLike[str]"], texts: Mapping[str, str]) -> None:
    """Write several files of a folder as one: all of them, or none.

    Parameters
    ----------
    folder : path
        Made if it is missing; its other files stay.
    texts : dict of str
        What each file shall hold, by its name. They are put in place in this order, so a file that
        proves the others comes last.

    Returns
    -------
    None

    Raises
    ------
    FileError
        A file that cannot be written, or what is no file in its place; the folder is as it was.
    DataError
        A name with a folder in it, or with a dot before it.

    Notes
    -----
    Source: POSIX rename(2); see libawrash/base/folder.c.

    Examples
    --------
    >>> import os, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_folder(folder, {"plan.csv": "code\\n05\\n", "proof.json": "{}"})
    ...     sorted(os.listdir(folder))
    ['plan.csv', 'proof.json']
    """
    texts = mapping(texts, "texts")
    call("awrash_base_folder_write", folder, list(texts), list(texts.values()))
