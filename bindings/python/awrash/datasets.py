# SPDX-License-Identifier: GPL-3.0-or-later
"""datasets: the shipped cases, as programmes and as frames, each with its source and licence.

Idea: a case is a folder; what it says of itself stands in its own files, above the tables, in
programme.ini and in its README.
Source: examples/data; an installed package carries a copy.
Invariant: nothing is said of a case that its files do not say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Dict, Iterator, List, Tuple

from . import _loader
from ._arrays import word
from ._native import Handle, call
from ._tables import TEXTS, frame_of
from .errors import DataError, FileError

if TYPE_CHECKING:
    import pandas as pd

    from .programme import Programme

__all__ = ["Dataset", "about", "frame", "load", "names", "path"]

LICENCE = "GPL-3.0-or-later, as the library; figures are facts, to be cited by their source"

_OPAQUE = ("file", "state", "municipality", "district", "commune")


@dataclass(frozen=True)
class Dataset:
    """What a shipped case says of itself.

    Attributes
    ----------
    name : str
    title : str
    description : str
        What it is about, and what is assumed in it.
    source : str
        Where its figures stand, or that they are invented.
    licence : str
    tables : tuple of str
        The names that `frame` takes.
    notes : dict of str to str
        What stands above each table: its source, units, known oddities.
    is_programme : bool
        Whether `load` takes it.
    """

    name: str
    title: str
    description: str
    source: str
    licence: str
    tables: Tuple[str, ...]
    notes: Dict[str, str]
    is_programme: bool

    def __repr__(self) -> str:
        kind = "programme" if self.is_programme else "tables"
        return "\n".join([f"Dataset {self.name}: {self.title} ({kind})", f"  {self.description}",
                          f"  tables   {', '.join(self.tables)}", f"  source   {self.source}",
                          f"  licence  {self.licence}"])


# ── where they are ───────────────────────────────────────────────────────────────────────────────


def _home() -> Path:
    """The folder of all cases: the package's own, else that of the source tree around it."""
    root = _loader.source_tree()
    places = [_loader.PACKAGE / "_data"] + ([root / "examples" / "data"] if root else [])
    for place in places:
        if place.is_dir():
            return place
    raise FileError("the shipped cases are not there, expected them in the package's folder _data: "
                    "install the package from the whole source tree", "file")


def names() -> Tuple[str, ...]:
    """The shipped cases.

    Returns
    -------
    tuple of str

    Raises
    ------
    FileError
        The package was installed without them.

    Examples
    --------
    >>> from awrash import datasets
    >>> "morocco-2023" in datasets.names()
    True
    """
    return tuple(sorted(place.name for place in _home().iterdir() if any(place.glob("*.csv"))))


def path(name: str) -> Path:
    """The folder of a case, for what reads files: its study.ini, its README.

    Parameters
    ----------
    name : str
        One of `names`.

    Returns
    -------
    Path

    Raises
    ------
    DataError
        With the code "name": no such case.

    Notes
    -----
    Source: see the folder of examples/data.

    Examples
    --------
    >>> path("khenifra-2023").name
    'khenifra-2023'
    """
    return _home() / word(name, "name", names())


# ── what they say of themselves ──────────────────────────────────────────────────────────────────


def _tables(folder: Path) -> Dict[str, Path]:
    return {place.stem: place for place in sorted(folder.glob("*.csv"))}


def _comments(table: Handle) -> str:
    """What stands above a table, as one text."""
    lines = [call("awrash_base_table_get_comment", table, i)
             for i in range(call("awrash_base_table_get_n_comments", table))]
    return " ".join(line.lstrip("# ").strip() for line in lines)


def _notes(folder: Path) -> Dict[str, str]:
    notes = {}
    for stem, place in _tables(folder).items():
        with call("awrash_base_csv_read", place) as table:
            notes[stem] = _comments(table)
    return notes


def _paragraphs(folder: Path) -> List[str]:
    """The paragraphs of a case's README, the title first; none without one."""
    place = folder / "README.md"
    if not place.is_file():
        return []
    text = place.read_text(encoding="utf-8")
    return [" ".join(part.lstrip("# ").split()) for part in re.split(r"\n\s*\n", text.strip())]


def _sources(notes: Dict[str, str]) -> Iterator[str]:
    """What tables say of where their figures stand; of none, what the first says of itself."""
    said = [note[note.index("Source: ") + len("Source: "):] for note in notes.values()
            if "Source: " in note]
    yield from dict.fromkeys(said or [next((note for note in notes.values() if note), "")])


def about(name: str) -> Dataset:
    """What a case says of itself.

    Parameters
    ----------
    name : str
        One of `names`.

    Returns
    -------
    Dataset

    Raises
    ------
    DataError
        With the code "name": no such case.

    Notes
    -----
    Source: see the folder of examples/data.

    Examples
    --------
    >>> from awrash import datasets
    >>> print(datasets.about("morocco-2023").licence)
    GPL-3.0-or-later, as the library; figures are facts, to be cited by their source
    """
    folder = path(name)
    notes = _notes(folder)
    told = _paragraphs(folder) + [note for note in notes.values() if note]
    title, description = told[0], told[1] if len(told) > 1 else told[0]
    is_programme = (folder / "programme.ini").is_file()
    if is_programme:
        programme = load(name)
        title = programme.name or title
        description = programme.option("programme", "note") or description
    elif not _paragraphs(folder):
        title, description = told[0].partition(". ")[0], told[0]
    return Dataset(name, title, description, "; ".join(_sources(notes)), LICENCE, tuple(notes),
                   notes, is_programme)


# ── what they hold ───────────────────────────────────────────────────────────────────────────────


def load(name: str) -> Programme:
    """A case as a programme.

    Parameters
    ----------
    name : str
        One of `names`.

    Returns
    -------
    Programme

    Raises
    ------
    DataError
        With the code "name": no such case, or one that is tables alone.

    Notes
    -----
    Source: see the folder of examples/data.

    Examples
    --------
    >>> from awrash import datasets
    >>> len(datasets.load("morocco-2023").provinces)
    75
    """
    from .programme import Programme
    folder = path(name)
    if not (folder / "programme.ini").is_file():
        raise DataError(f"{name} is no programme, expected frame({name!r}, …) with one of "
                        f"{', '.join(_tables(folder))}", "name")
    return Programme.load(folder)


def frame(name: str, table: str) -> pd.DataFrame:
    """A table of a case.

    Parameters
    ----------
    name : str
        One of `names`.
    table : str
        One of the tables that `about` lists.

    Returns
    -------
    DataFrame
        Codes are text. ``attrs`` holds "source", what stands above the table, and "licence".

    Raises
    ------
    DataError
        With the code "name": no such case or table.

    Notes
    -----
    Source: see the folder of examples/data.

    Examples
    --------
    >>> from awrash import datasets
    >>> datasets.frame("apportionment", "us-house-2020").shape
    (50, 3)
    """
    known = _tables(path(name))
    word(table, "table", known)
    with call("awrash_base_csv_read", known[table]) as handle:
        columns = [call("awrash_base_table_get_column", handle, i)
                   for i in range(call("awrash_base_table_get_n_columns", handle))]
        made = frame_of(handle, [i for i, column in enumerate(columns)
                                 if column in TEXTS or column in _OPAQUE])
        made.attrs.update(source=_comments(handle), licence=LICENCE)
    return made
