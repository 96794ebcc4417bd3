# SPDX-License-Identifier: GPL-3.0-or-later
"""python -m awrash: the commands' mirror.

Idea: without a workbook what it prints is what the command prints, byte by byte; with one, what the
command prints of the folder.
Source: the commands of the build folder; the shipped cases.
Invariant: exit statuses are the commands' own, and nothing is left behind.
"""

import os
import pathlib
import subprocess
import sys
import tempfile

import pytest

import awrash
from awrash import _commands
from conftest import EXAMPLES, ROOT

BUILD = pathlib.Path(os.environ.get("AWRASH_BUILD", ROOT / "build")).resolve()
COMMANDS = sorted(path.stem[len("awrash-"):] for path in (ROOT / "examples").glob("awrash-*.c"))

pytestmark = pytest.mark.skipif(not (BUILD / "bin" / "awrash-plan").exists(),
                                reason="the commands are not built")


def environment(**extra):
    """Ours, with the binding and the build folder under test."""
    return {**os.environ, "PYTHONPATH": str(ROOT / "bindings" / "python"),
            "AWRASH_BUILD": str(BUILD), "LC_ALL": "C.UTF-8", "LANGUAGE": "en", **extra}


def module(*arguments, cwd=None, **more):
    """Run python -m awrash."""
    return subprocess.run([sys.executable, "-m", "awrash", *map(str, arguments)], cwd=cwd,
                          env=environment(), capture_output=True, text=True, check=False, **more)


def command(name, *arguments, cwd=None, **more):
    """Run the command itself."""
    return subprocess.run([str(BUILD / "bin" / f"awrash-{name}"), *map(str, arguments)], cwd=cwd,
                          env=environment(), capture_output=True, text=True, check=False, **more)


def run(capfd, *arguments):
    """Run it in this process, which serves where there is a workbook."""
    status = _commands.main([str(argument) for argument in arguments])
    return (status, *capfd.readouterr())


@pytest.fixture
def build(monkeypatch):
    """The commands of the build folder, in English."""
    monkeypatch.setenv("AWRASH_BUILD", str(BUILD))
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("LANGUAGE", "en")


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    """The founding case as a workbook."""
    pytest.importorskip("openpyxl")
    path = tmp_path_factory.mktemp("book") / "case.xlsx"
    awrash.Programme.load(EXAMPLES / "khenifra-2023").save(path)
    return path


# ── as the commands ──────────────────────────────────────────────────────────────────────────────


def test_every_command_is_there(build):
    """By the names of their sources."""
    assert set(COMMANDS) <= set(_commands.commands())
    assert all(_commands.find(name).name == f"awrash-{name}" for name in COMMANDS)


@pytest.mark.parametrize("arguments", [
    pytest.param(("plan", EXAMPLES / "khenifra-2023"), id="plan"),
    pytest.param(("awrash-plan", EXAMPLES / "khenifra-2023", "-q", "--json"), id="whole-name"),
    pytest.param(("check", "no-such-folder", "plan"), id="wrong-data"),
    pytest.param(("equity", "--bogus"), id="wrong-use"),
    pytest.param(("apportion", EXAMPLES / "apportionment" / "us-house-2020.csv", "-n", "2", "-r",
                  "webster", "--floor", "minimum"), id="no-answer"),
    pytest.param(("study", "--help"), id="help"),
])
def test_without_a_workbook_it_is_the_command(arguments):
    """Output, errors and exit status are the same."""
    mirrored = module(*arguments)
    straight = command(arguments[0].replace("awrash-", ""), *arguments[1:])
    assert (mirrored.returncode, mirrored.stdout, mirrored.stderr) == (
        straight.returncode, straight.stdout, straight.stderr)


def test_standard_input_goes_through():
    """equity reads it as -."""
    table = "province,value\na,1\nb,3\n"
    mirrored = module("equity", "-", "--value", "value", input=table)
    assert mirrored.returncode == 0
    assert mirrored.stdout == command("equity", "-", "--value", "value", input=table).stdout


def test_it_says_what_it_can_do(build, capfd):
    """No command is wrong use; an unknown one is told with the known."""
    status, out, err = run(capfd)
    assert status == 2 and not out and "Usage:" in err
    status, out, err = run(capfd, "--help")
    assert status == 0 and all(f"  {name}\n" in out for name in COMMANDS) and not err
    assert run(capfd, "--version") == (0, f"awrash {awrash.__version__}\n", "")
    for name in ("bogus", "../bin/sh", ""):
        status, out, err = run(capfd, name)
        assert status == 2 and not out and f"{name!r}, expected one of apportion" in err


def test_programs_are_looked_for_in_order(tmp_path, monkeypatch):
    """The package's own before all; another version is passed over, and told where it is alone."""
    monkeypatch.setattr(_commands._loader, "PACKAGE", tmp_path / "package")
    monkeypatch.setattr(_commands._loader, "source_tree", lambda: None)
    monkeypatch.setattr(_commands._loader, "package_version", lambda: "9.9.9")
    monkeypatch.setenv("AWRASH_BUILD", str(tmp_path / "build"))
    monkeypatch.setenv("PATH", str(tmp_path / "path"))

    def program(place, version):
        path = tmp_path / place / "awrash-plan"
        path.parent.mkdir(parents=True)
        path.write_text(f"#!/bin/sh\necho awrash-plan {version}\n", encoding="ascii")
        path.chmod(0o755)
        return path

    with pytest.raises(awrash.DataError, match="commands are not there"):
        _commands.find("plan")
    old = program("build/bin", "9.9.8")
    with pytest.raises(awrash.DataError, match="is of version 9.9.8, expected 9.9.9"):
        _commands.find("plan")
    late = program("path", "9.9.9")
    assert _commands.find("plan") == late != old
    own = program("package/_bin", "9.9.9")
    assert _commands.find("plan") == own
    assert _commands.commands() == ("plan",)


# ── with workbooks ───────────────────────────────────────────────────────────────────────────────


def test_a_workbook_is_divided_as_its_folder(build, book, tmp_path, capfd):
    """plan case.xlsx -o plan.xlsx, and check takes both."""
    plan = tmp_path / "plan.xlsx"
    status, out, err = run(capfd, "plan", book, "-o", plan)
    straight = command("plan", EXAMPLES / "khenifra-2023", "-o", tmp_path / "folder")
    assert status == 0 and not err
    assert out.replace(str(plan), "HERE") == \
        straight.stdout.replace(str(tmp_path / "folder"), "HERE")
    import openpyxl
    assert openpyxl.load_workbook(plan).sheetnames == ["plan", "plan-provinces", "certificate"]
    status, out, err = run(capfd, "check", book, plan)
    assert status == 0 and out.startswith("Certificate: accepted.") and not err
    status, out, err = run(capfd, "plan", book, f"--near={plan}", "--against", plan, "-q", "--json")
    assert status == 0 and awrash.Programme.load(book).check(plan).accepted


def test_exit_statuses_and_messages_are_the_commands(build, book, tmp_path, capfd):
    """Of wrong data by sheet and cell, in the language asked for; of no answer as ever."""
    openpyxl = pytest.importorskip("openpyxl")
    workbook = openpyxl.load_workbook(book)
    quotas = workbook["quotas"]
    row = next(cell.row for cell in quotas["A"] if cell.value == "territory") + 1
    column = next(cell.column_letter for cell in quotas[row - 1] if cell.value == "max")
    quotas[f"{column}{row}"] = "x"
    workbook.save(tmp_path / "bad.xlsx")
    for language, said in (("en", '"x" is not'), ("fr", "« x » n'est"), ("ar", "")):
        status, out, err = run(capfd, "plan", tmp_path / "bad.xlsx", "--lang", language)
        assert status == 2 and not out
        assert err.startswith(f"awrash-plan: quotas!{column}{row}: ") or language == "fr"
        assert f"quotas!{column}{row}: " in err and (said in err or '"x"' in err)
        assert tempfile.gettempdir() not in err
    quotas[f"{column}{row}"] = 1187
    workbook["capacities"].delete_rows(1, 100)
    quotas.append(["05.301", "sustainable", None, "places", 5000, 5000])
    workbook.save(tmp_path / "blocked.xlsx")
    status, out, err = run(capfd, "plan", tmp_path / "blocked.xlsx", "-o", tmp_path / "no.xlsx")
    assert status == 1 and not (tmp_path / "no.xlsx").exists()


def test_notices_are_told_unless_quiet(build, book, tmp_path, capfd):
    """A code that was a number."""
    openpyxl = pytest.importorskip("openpyxl")
    workbook = openpyxl.load_workbook(book)
    cell = next(cell for cell in workbook["quotas"]["A"] if cell.value == "05.091")
    cell.value = 5.091
    workbook.save(tmp_path / "case.xlsx")
    said = f"awrash-plan: quotas!{cell.coordinate} is the number 5.091"
    assert run(capfd, "plan", tmp_path / "case.xlsx")[2].startswith(said)
    assert run(capfd, "plan", tmp_path / "case.xlsx", "-q")[2] == ""


def test_a_sheet_stands_for_a_file(build, tmp_path, capfd):
    """FILE.xlsx!SHEET, or the only sheet; tables go into a workbook with --csv."""
    openpyxl = pytest.importorskip("openpyxl")
    workbook = openpyxl.Workbook()
    workbook.active.title = "rates"
    for row in (("province", "rate", "need"), ("a", 0.5, 10), ("b", 0.25, 30)):
        workbook.active.append(row)
    workbook.save(tmp_path / "one.xlsx")
    (tmp_path / "one.csv").write_text("province,rate,need\na,0.5,10\nb,0.25,30\n")
    workbook.create_sheet("Other sheet").append(["x"])
    workbook.save(tmp_path / "two.xlsx")
    asked = ("--value", "rate", "--weight", "need", "--index", "gini", "--csv")
    expected = command("equity", tmp_path / "one.csv", *asked).stdout
    assert run(capfd, "equity", tmp_path / "one.xlsx", *asked) == (0, expected, "")
    assert run(capfd, "equity", f"{tmp_path}/two.xlsx!rates", *asked) == (0, expected, "")
    status, out, err = run(capfd, "equity", tmp_path / "two.xlsx", *asked)
    assert status == 2 and "has 2 sheets (rates, Other sheet), expected the name of one" in err
    status, out, err = run(capfd, "equity", f"{tmp_path}/two.xlsx!none", *asked)
    assert status == 2 and "has no sheet 'none', expected one of rates, Other sheet" in err
    assert run(capfd, "equity", tmp_path / "one.xlsx", *asked, "-o", tmp_path / "o.xlsx")[0] == 0
    values = list(openpyxl.load_workbook(tmp_path / "o.xlsx").active.values)
    assert values[0][:2] == ("table", "index") and isinstance(values[1][4], float)


def test_what_no_workbook_can_hold_is_refused_before_the_run(build, book, tmp_path, capfd):
    """Prose, another kind, two of them; nothing is written."""
    one = tmp_path / "one.xlsx"
    status, out, err = run(capfd, "report", book, "-o", one)
    assert (status, out) == (2, "") and "writes no tables into" in err
    status, out, err = run(capfd, "plan", book, f"-o{tmp_path / 'a.ods'}")
    assert (status, out) == (2, "") and "expected the name of a workbook that ends in .xlsx" in err
    status, out, err = run(capfd, "plan", book, "-o", one, f"--output={one}")
    assert (status, out) == (2, "") and "second workbook to write" in err
    status, out, err = run(capfd, "plan", tmp_path / "none.xlsx")
    assert (status, out) == (2, "") and "none.xlsx: cannot be opened" in err
    assert os.listdir(tmp_path) == []


def test_a_programme_is_started_as_a_workbook(build, tmp_path, capfd):
    """new writes one; --from takes one."""
    pytest.importorskip("openpyxl")
    first, second = tmp_path / "first.xlsx", tmp_path / "second.xlsx"
    status, out, _ = run(capfd, "new", first, "--region", "05")
    assert status == 0 and str(first) in out
    import openpyxl
    assert "territories" in openpyxl.load_workbook(first).sheetnames
    assert run(capfd, "new", second, "--from", first, "--region", "05")[0] == 0
    tables = [[row for row in openpyxl.load_workbook(path)["territories"].values
               if not str(row[0]).startswith("#")] for path in (first, second)]
    assert tables[0] == tables[1] and len(tables[0]) == 7


def test_nothing_is_left_behind(build, book, tmp_path, capfd, monkeypatch):
    """The folder that stood for the workbook goes with the run."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    assert run(capfd, "durations", book, "--territory", "05.301")[0] == 0
    assert run(capfd, "durations", book, "--territory", "nowhere")[0] == 2
    assert os.listdir(tmp_path) == []


def test_a_study_of_a_workbook_is_that_of_the_folder(capfd, build, khenifra, tmp_path, monkeypatch):
    """Byte by byte; and what is wrong with the study is said of it."""
    pytest.importorskip("openpyxl")
    monkeypatch.chdir(tmp_path)
    khenifra.save("case.xlsx")
    khenifra.save("case")
    for named in ("case.xlsx", "case"):
        pathlib.Path(f"{named}.ini").write_text(
            f"[study]\nprogramme={named}\nscenarios=2\neditions=2\n[policy flat]\nrule=flat\n", encoding="utf-8")
    status, said, _ = run(capfd, "study", "case.xlsx.ini", "-o", "one")
    plain = command("study", "case.ini", "-o", "two", cwd=tmp_path)
    assert (status, said) == (plain.returncode, plain.stdout) == (0, plain.stdout)
    ours, theirs = ({path.name: path.read_bytes() for path in pathlib.Path(place).rglob("*") if path.is_file()}
                    for place in ("one", "two"))
    assert ours == theirs and ours
    pathlib.Path("case.xlsx.ini").write_text("[study]\nprogramme=case.xlsx\nscenarios=none\n", encoding="utf-8")
    status, _, said = run(capfd, "study", "case.xlsx.ini", "-o", "three")
    assert status == 2 and "case.xlsx.ini" in said and tempfile.gettempdir() not in said.replace(str(tmp_path), "")
