# SPDX-License-Identifier: GPL-3.0-or-later
#
# What is personal stays in the file of applicants: a name stands in every cell that nothing asks for, and in
# those that are asked for where it should not, and must be in nothing that is said or written.
# Source: CONTRIBUTING.md, Security.
# Invariant: identifiers alone leave the file; a value that might be a name is told by its row and column.

import csv
import io
import os
import subprocess

import pytest
from test_commands import BIN, DATA

pytestmark = pytest.mark.skipif(not (BIN / "awrash-lottery").exists(), reason=f"no commands in {BIN}")

CANARY = "Zineb Canari"
QUOTAS = DATA / "invented-pool" / "quotas.csv"
LOTTERY = ("--household", "household", "--entries", "entries")
SELECT = ("-n", 12, "-r", "sex:woman=4", "--history", "months=1", "--order", "rank")
WRONG = {"lottery": ("file", "household", "entries"), "select": ("person", "score", "months", "rank")}


def table(command, column=None, value=CANARY):
    """A pool with a name, a telephone and an address besides, one value of a column replaced."""
    place = DATA / ("invented-pool" if command == "lottery" else "invented-scores") / "applicants.csv"
    lines = [line for line in place.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    rows = [dict(row, name=f"{CANARY} {i}", tel=f"0600{CANARY}{i}") for i, row in enumerate(csv.DictReader(lines))]
    for i, row in enumerate(rows):
        if command == "select":
            row.setdefault("months", str(i % 7))
            row.setdefault("rank", str(i + 1))
    if column is not None:
        rows[3][column] = value
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def said(tmp_path, command, text, *extra):
    """All that a command says and writes, whatever comes of it."""
    pool = tmp_path / "pool.csv"
    pool.write_text(text, encoding="utf-8")
    question = (pool, QUOTAS, "-k", 12, *LOTTERY) if command == "lottery" else (pool, *SELECT)
    done = subprocess.run([BIN / f"awrash-{command}", *map(str, (*question, *extra))], text=True, capture_output=True,
                          env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8",
                               "AWRASH_LOCALEDIR": str(BIN.parent / "locale")}, timeout=120, check=False)
    assert done.returncode in (0, 1, 2), done.stderr
    files = [path for path in tmp_path.iterdir() if path != pool]
    written = "".join(path.read_text(encoding="utf-8") for path in files)
    for path in files:
        path.unlink()
    assert done.stdout + done.stderr + written
    return done.stdout + done.stderr + written


WAYS = {"text": (), "json": ("--json",), "csv": ("--csv",), "arabic": ("--lang", "ar")}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("command", ["lottery", "select"])
def test_a_name_that_nothing_asks_for_is_nowhere(tmp_path, command, way):
    extra = WAYS[way]
    if command == "lottery" and way == "text":
        extra = ("--uniform", 100, "--salt", "5d41402abc4b2a76b971", "--list", tmp_path / "list",
                 "--certificate", tmp_path / "proof")
    assert "Canari" not in said(tmp_path, command, table(command), *extra)


@pytest.mark.parametrize("command, column", [(c, column) for c, columns in WRONG.items() for column in columns],
                         ids=lambda value: value)
def test_a_name_in_a_column_of_something_else_is_told_by_its_place(tmp_path, command, column):
    for way in ((), ("--json",)):
        assert "Canari" not in said(tmp_path, command, table(command, column), *way)


@pytest.mark.parametrize("command", ["lottery", "select"])
def test_an_identifier_twice_is_told_without_the_name_beside_it(tmp_path, command):
    text = table(command)
    lines = text.splitlines()
    assert "Canari" not in said(tmp_path, command, "\n".join([*lines, lines[1]]) + "\n")


@pytest.mark.parametrize("command", ["lottery", "select"])
def test_a_torn_file_is_told_without_what_stands_in_it(tmp_path, command):
    lines = table(command).splitlines()
    for torn in (lines[3] + ",more", lines[3] + '\n"' + lines[4], lines[3].replace(",", '",', 1)):
        assert "Canari" not in said(tmp_path, command, "\n".join([*lines[:3], torn, *lines[5:]]) + "\n")
