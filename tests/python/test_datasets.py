# SPDX-License-Identifier: GPL-3.0-or-later
"""The shipped cases from Python.

Idea: every folder of examples/data is there, whole, with what its files say of themselves.
Source: the files themselves, read here without the library.
Invariant: no case is without source and licence.
"""

import csv
import subprocess
import sys

import pytest

import awrash
from awrash import datasets
from conftest import EXAMPLES, ROOT

pytest.importorskip("pandas")

CASES = sorted(place.name for place in EXAMPLES.iterdir() if list(place.glob("*.csv")))
TABLES = [pytest.param(name, place.stem, id=f"{name}-{place.stem}") for name in CASES
          for place in sorted((EXAMPLES / name).glob("*.csv"))]


def _rows(name, table):
    """A table's rows, without what stands above it."""
    text = (EXAMPLES / name / f"{table}.csv").read_text(encoding="utf-8")
    return list(csv.reader(line for line in text.splitlines(keepends=True)
                           if not line.startswith("#")))


def test_every_case_is_there():
    """By the names of the folders."""
    assert datasets.names() == tuple(CASES) and "morocco-2023" in CASES
    assert all(datasets.path(name) == EXAMPLES / name for name in CASES)


@pytest.mark.parametrize("name", CASES)
def test_a_case_says_what_it_is(name):
    """Title, description, source and licence come from its own files."""
    case = datasets.about(name)
    files = "".join(place.read_text(encoding="utf-8") for place in (EXAMPLES / name).iterdir()
                    if place.suffix in (".csv", ".md", ".ini"))
    words = " ".join(files.replace("\n# ", " ").replace("# ", "").split())
    assert case.title in words and case.description in words and case.licence
    assert case.source and all(part[:60] in words for part in case.source.split("; ")[:1])
    assert case.tables == tuple(sorted(place.stem for place in (EXAMPLES / name).glob("*.csv")))
    assert all(case.notes[table] for table in case.tables if table != "capacities")
    assert case.is_programme == (EXAMPLES / name / "programme.ini").exists()
    assert case.title in repr(case) and case.licence in repr(case)


@pytest.mark.parametrize("name, table", TABLES)
def test_a_table_is_whole(name, table):
    """As many rows and columns as its file, the same cells, and its source beside it."""
    rows = _rows(name, table)
    frame = datasets.frame(name, table)
    assert list(frame.columns) == rows[0] and len(frame) == len(rows) - 1
    assert frame.attrs["source"] == datasets.about(name).notes[table]
    assert frame.attrs["licence"] == datasets.LICENCE
    for column, cells in zip(rows[0], zip(*rows[1:])):
        if frame[column].dtype == object:
            assert frame[column].tolist() == list(cells)
        else:
            assert all((cell == "") == (value != value) and (not cell or float(cell) == value)
                       for cell, value in zip(cells, frame[column]))


def test_codes_keep_their_noughts():
    """05.301 is text."""
    codes = datasets.frame("morocco-2023", "territories")["code"]
    assert "05.301" in codes.tolist()


@pytest.mark.parametrize("name", [name for name in CASES
                                  if (EXAMPLES / name / "programme.ini").exists()])
def test_a_programme_is_the_folder_loaded(name):
    """The same hash."""
    assert datasets.load(name) == awrash.Programme.load(EXAMPLES / name)


def test_unknown_names_are_refused_with_the_known_ones():
    """And a case that is no programme says what it is."""
    for ask in (datasets.path, datasets.about, datasets.load):
        with pytest.raises(awrash.DataError, match="name is 'maroc', expected one of .*morocco-2023"):
            ask("maroc")
    with pytest.raises(awrash.DataError, match="table is 'x', expected one of us-census, us-house-2020, zug"):
        datasets.frame("apportionment", "x")
    with pytest.raises(awrash.DataError, match=r"haryana is no programme, expected frame\('haryana"):
        datasets.load("haryana")


def test_an_installed_package_has_its_own_copy(tmp_path, monkeypatch):
    """The package's folder comes first; without either it is a file error."""
    place = tmp_path / "_data" / "case"
    place.mkdir(parents=True)
    (place / "one.csv").write_text("# Source: nobody.\na\n1\n", encoding="utf-8")
    monkeypatch.setattr(datasets._loader, "PACKAGE", tmp_path)
    monkeypatch.setattr(datasets._loader, "source_tree", lambda: None)
    assert datasets.names() == ("case",)
    assert datasets.about("case").source == "nobody."
    monkeypatch.setattr(datasets._loader, "PACKAGE", tmp_path / "none")
    with pytest.raises(awrash.FileError, match="shipped cases are not there"):
        datasets.names()


def test_importing_them_needs_no_pandas():
    """The module is there with NumPy alone."""
    code = ("import sys; sys.modules['pandas'] = None; import awrash; "
            "print(len(awrash.datasets.names()), len(awrash.datasets.load('khenifra-2023').provinces))")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True,
                          cwd=ROOT / "bindings" / "python")
    assert done.stdout.split() == [str(len(CASES)), "5"]
