# SPDX-License-Identifier: GPL-3.0-or-later
"""Folders and files that mean harm: refused in words, in a little memory and time.

Idea: one process with bounds on memory and time meets them all; what it says of each is looked at.
Source: CONTRIBUTING.md, Security.
Invariant: an attack changes one thing of a sound case, so that the refusal is of that alone.
"""

import json
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import zipfile

import pytest

import awrash
from conftest import EXAMPLES, ROOT

GIB = 2 ** 30
CHILD = """
import json, resource, signal, sys
resource.setrlimit(resource.RLIMIT_AS, (4 * 2**30, 4 * 2**30))
signal.alarm(300)
import awrash
from awrash import audit
khenifra = awrash.Programme.load(sys.argv[1])

def meet(kind, path):
    if kind == "programme":
        awrash.Programme.load(path)
    elif kind == "plan":
        audit.check(khenifra, path)
    elif kind == "study":
        awrash.simulation.Study.load(path)
    elif kind == "map":
        awrash.report.Outlines.of(path)
    elif kind == "text":
        awrash.base.read_text(path)
    elif kind == "result":
        awrash.simulation.Result(path)
    elif kind == "run":
        study = awrash.simulation.Study(khenifra, {"even": "flat"}, editions=1, scenarios=2)
        study.run(path)

for line in sys.stdin:
    kind, path = json.loads(line)
    try:
        meet(kind, path)
        print(json.dumps("taken"))
    except awrash.Error as error:
        print(json.dumps([error.code, str(error)]))
"""


def fifo(path):
    """Nobody ever writes into it."""
    os.mkfifo(path)


def device(path):
    """Without an end."""
    path.symlink_to("/dev/zero")


def folder(path):
    """In place of a file."""
    path.mkdir()


def loop(path):
    """A link to itself."""
    path.symlink_to(path.name)


def plug(path):
    """A socket that listens to nobody."""
    here = os.getcwd()
    os.chdir(path.parent)
    try:
        with socket.socket(socket.AF_UNIX) as end:
            end.bind(path.name)
    finally:
        os.chdir(here)


def endless(path):
    """10^9 lines of nothing, which take no room on the disk."""
    with path.open("wb") as file:
        file.truncate(2 * GIB)


def nul(path):
    """Text as C sees it ends before it does."""
    path.write_bytes(b"[programme]\nname=x\n\0[split]\n")


def wide(path):
    """A line of 10^8 bytes in one cell."""
    path.write_bytes(b"territory,stream,min,max\n" + b"x" * 10 ** 8 + b",s,1,2\n")


ATTACKS = {"fifo": fifo, "device": device, "folder": folder, "loop": loop, "socket": plug,
           "endless": endless, "nul": nul}
SAID = {"fifo": "is a pipe, socket or device, expected a file",
        "device": "is a pipe, socket or device, expected a file",
        "folder": "is a folder, expected a file",
        "loop": "is a symbolic link, expected a file",
        "socket": "is a pipe, socket or device, expected a file",
        "endless": "the most that is read",
        "nul": "NUL byte"}
READERS = {"quotas": ("programme", "quotas.csv"), "options": ("programme", "programme.ini"),
           "plan": ("plan", "plan.csv"), "study": ("study", "study.ini"), "map": ("map", "map.json"),
           "text": ("text", "text"), "result": ("result", "study.json")}


@pytest.fixture(scope="module")
def met(tmp_path_factory):
    """What is said of every attack on every reader."""
    rows = {}
    for reader, (kind, name) in READERS.items():
        for attack, strike in ATTACKS.items():
            place = tmp_path_factory.mktemp(f"{reader}-{attack}") / "case"
            if kind == "programme":
                shutil.copytree(EXAMPLES / "khenifra-2023", place)
                (place / name).unlink()
            else:
                place.mkdir()
            strike(place / name)
            rows[reader, attack] = (kind, str(place if kind in ("programme", "result") else place / name))
    place = tmp_path_factory.mktemp("wide") / "case"
    shutil.copytree(EXAMPLES / "khenifra-2023", place)
    wide(place / "quotas.csv")
    rows["quotas", "wide"] = ("programme", str(place))
    for attack in ("fifo", "device", "folder", "loop", "socket"):
        place = tmp_path_factory.mktemp(f"run-{attack}") / "runs"
        place.mkdir()
        ATTACKS[attack](place / "chunks.npy")
        rows["run", attack] = ("run", str(place))
    stolen = tmp_path_factory.mktemp("stolen")
    (stolen / "kept").write_text("mine", encoding="utf-8")
    (stolen / "runs").mkdir()
    (stolen / "runs" / "chunks.npy").symlink_to(stolen / "kept")
    rows["run", "stolen"] = ("run", str(stolen / "runs"))
    done = subprocess.run(
        [sys.executable, "-c", CHILD, str(EXAMPLES / "khenifra-2023")], text=True,
        input="".join(json.dumps(row) + "\n" for row in rows.values()), capture_output=True,
        timeout=400, check=False, env=dict(os.environ, PYTHONPATH=str(ROOT / "bindings" / "python")))
    assert done.returncode == 0, done.stderr
    said = dict(zip(rows, map(json.loads, done.stdout.splitlines())))
    assert len(said) == len(rows)
    assert (stolen / "kept").read_text(encoding="utf-8") == "mine"
    return said


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize("reader", READERS)
def test_every_reader_refuses_what_is_no_file_of_text(met, reader, attack):
    """At once, by name."""
    code, message = met[reader, attack]
    assert code in ("file", "folder", "syntax", "encoding"), message
    expected = SAID[attack]
    if (reader, attack) == ("plan", "folder"):  # the folder of a plan is a plan
        expected = "plan.csv/plan.csv: cannot be opened"
    if (reader, attack) == ("options", "nul"):
        expected = "programme.ini:3: byte 0x00 is not UTF-8"
    elif attack == "endless" and reader in ("options", "study"):
        expected = "is larger than 4 MiB, the most that is read"
    assert expected in message


def test_a_cell_that_no_spreadsheet_holds_is_refused_with_its_bound(met):
    """Rather than folded, compared and quoted."""
    code, message = met["quotas", "wide"]
    assert code == "folder"
    assert "quotas.csv:2" in message and "a cell of 100000000 bytes, expected at most 1048576" in message


@pytest.mark.parametrize("attack", ["fifo", "device", "folder", "loop", "socket", "stolen"])
def test_a_study_writes_through_no_link_and_into_no_pipe(met, attack):
    """What the link leads to is as it was."""
    code, message = met["run", attack]
    assert code == "file"
    assert "expected a" in message


def test_a_file_may_stand_elsewhere_with_a_link_to_it(tmp_path):
    """As offices keep one table for many programmes."""
    place = tmp_path / "case"
    shutil.copytree(EXAMPLES / "khenifra-2023", place)
    (place / "territories.csv").rename(tmp_path / "shared.csv")
    (place / "territories.csv").symlink_to("../shared.csv")
    assert awrash.Programme.load(place) == awrash.Programme.load(EXAMPLES / "khenifra-2023")


@pytest.mark.parametrize("name", ["../../quotas", "/etc/quotas", "quotas/../quotas", "..", "quotas.csv/"])
def test_the_name_of_a_table_is_no_path(tmp_path, name):
    """A table is one that a programme knows, or none."""
    from awrash._native import call
    builder = call("awrash_programme_builder_new")
    with call("awrash_base_csv_parse", name, b"territory,stream,max\na,b,1\n") as table:
        with pytest.raises(awrash.DataError) as caught:
            call("awrash_programme_builder_add_table", builder, table)
    assert caught.value.code in ("name", "folder")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("measure", ["../../stolen", "/etc/stolen", "gini/../../stolen"])
def test_a_measure_of_a_study_is_no_path(tmp_path, khenifra, measure):
    """A measure is one that studies know."""
    with pytest.raises(awrash.Error):
        awrash.simulation.Study(khenifra, {"even": "flat"}, editions=1, scenarios=2,
                                measures=[measure]).run(tmp_path / "runs")
    assert not list(tmp_path.rglob("stolen*"))


# ── workbooks ────────────────────────────────────────────────────────────────────────────────────


def bomb(path):
    """A few hundred kilobytes that unpack to more than is read."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")
        with archive.open("xl/worksheets/sheet1.xml", "w") as file:
            for _ in range(260):
                file.write(b" " * 2 ** 20)


WORKBOOKS = {"fifo": (fifo, "is a pipe, socket or device, expected a workbook"),
             "device": (device, "is a pipe, socket or device, expected a workbook"),
             "loop": (loop, "cannot be opened, expected a workbook"),
             "endless": (endless, "has 2147483648 bytes, expected at most 268435456"),
             "bomb": (bomb, "expected at most 268435456 in 10000")}


@pytest.mark.parametrize("attack", WORKBOOKS)
def test_a_workbook_is_bounded_before_it_is_unpacked(tmp_path, attack):
    """Its members say how large they are, and are held to it."""
    pytest.importorskip("openpyxl")
    strike, said = WORKBOOKS[attack]
    path = tmp_path / "case.xlsx"
    strike(path)
    with pytest.raises(awrash.Error, match=said):
        awrash.Programme.load(path)


# ── formulas ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("dialect", awrash.base.dialects())
@pytest.mark.parametrize("text", ["=1+1", "+cmd|' /C calc'!A0", "-x", "@SUM(A1)", "\tx", "'=1"])
def test_no_cell_of_a_file_runs_and_each_comes_back(tmp_path, dialect, text):
    """In every dialect."""
    path = tmp_path / "x.csv"
    awrash.base.write_csv({"code": [text, "a"], "n": [-1, 2]}, path, dialect)
    line = path.read_bytes().removeprefix(b"\xef\xbb\xbf").splitlines()[1].lstrip(b'"')
    assert line[:1] == b"'"
    again = awrash.base.read_csv(path)
    assert again["code"].tolist() == [text, "a"] and again["n"].tolist() == [-1, 2]
