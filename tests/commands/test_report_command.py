# SPDX-License-Identifier: GPL-3.0-or-later
#
# awrash-report on a terminal: widths, ASCII, colours, and what goes together.
# Source: the contract of commands in CONTRIBUTING.md; no-color.org.
# Invariant: every test runs the built program in a process of its own.

import os
import pty

import pytest
from test_commands import BIN, KHENIFRA, answer, run
from test_study_command import study_in

pytestmark = pytest.mark.skipif(not (BIN / "awrash-report").exists(), reason=f"no command in {BIN}")


def on_terminal(command, *arguments, **environment):
    """What a command writes to a terminal."""
    pid, terminal = pty.fork()
    if pid == 0:
        plain = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "AWRASH_LOCALEDIR": str(BIN.parent / "locale")}
        if "LD_LIBRARY_PATH" in os.environ:
            plain["LD_LIBRARY_PATH"] = os.environ["LD_LIBRARY_PATH"]
        os.execve(BIN / f"awrash-{command}", [f"awrash-{command}", *map(str, arguments)], plain | environment)
    out = b""
    while True:
        try:
            piece = os.read(terminal, 65536)
        except OSError:
            break
        if not piece:
            break
        out += piece
    os.close(terminal)
    assert os.waitpid(pid, 0)[1] == 0
    return out.decode().replace("\r\n", "\n")


def test_the_text_is_the_reports_in_the_language_and_width_asked_for():
    out, _ = run("report", KHENIFRA, "--text", "--lang", "fr")
    assert "9\u202f350* postes" in out and "█" in out and "\033" not in out
    narrow, _ = run("report", KHENIFRA, "--text", "--lang", "fr", "--columns", "40")
    assert max(len(line) for line in out.splitlines()) > 60
    assert len(narrow.splitlines()) > len(out.splitlines())
    told = answer("report", KHENIFRA, "--text", "--lang", "fr")
    assert told["text"] == out


def test_ascii_and_colours_are_decided_where_the_text_goes():
    out, _ = run("report", KHENIFRA, "--text", "--ascii", "--lang", "fr")
    assert out.isascii() and "#" in out and "Beni Mellal" in out
    shown = on_terminal("report", KHENIFRA, "--text")
    assert "\033[1m" in shown and "\033[3" in shown
    assert "\033" not in on_terminal("report", KHENIFRA, "--text", "--no-color")
    assert "\033" not in on_terminal("report", KHENIFRA, "--text", NO_COLOR="1")


def test_every_command_has_ascii_and_no_color():
    out, _ = run("plan", KHENIFRA, "--ascii", "--lang", "fr")
    assert out.isascii() and "----" in out
    assert "\033[1m" in on_terminal("plan", KHENIFRA)
    assert "\033" not in on_terminal("plan", KHENIFRA, "--no-color")
    _, err = run("plan", KHENIFRA, "--ascii", "--lang", "ar", status=2)
    assert "--ascii" in err


@pytest.mark.parametrize("options, piece", [
    pytest.param(("--text", "--chart", "map"), "--text goes without --chart", id="chart"),
    pytest.param(("--text", "--languages", "fr"), "--languages goes without", id="languages"),
    pytest.param(("--columns", "40"), "--columns goes with --text", id="columns"),
    pytest.param(("--ascii",), "--ascii goes with --text", id="ascii"),
    pytest.param(("--text", "--columns", "10"), "columns is 10, expected at least 20", id="narrow"),
    pytest.param(("--text", "--columns", "-3"), "columns is 0, expected at least 20", id="negative"),
])
def test_what_does_not_go_together_is_refused(options, piece):
    _, err = run("report", KHENIFRA, *options, status=2)
    assert piece in err


def test_a_study_stands_on_the_page_as_the_command_that_ran_it_tells_it(tmp_path):
    path = study_in(tmp_path, scenarios=12)
    told = answer("study", path, "-o", tmp_path / "runs")
    page, _ = run("report", KHENIFRA, "--text", "--columns", "200", "--study", path, "--runs", tmp_path / "runs")
    for line in told["measures"]["lowest-rate"]:
        assert f"{1000 * line['mean']:.2f}"[:4] in page
    assert "By need" in page and "Policies over years" in page
    french, _ = run("report", KHENIFRA, "--chart", "study", "--lang", "fr", "--study", path, "--runs", tmp_path / "runs")
    assert "Selon le besoin" in french and french.startswith("<svg")


def test_a_study_that_was_not_run_is_refused(tmp_path):
    path = study_in(tmp_path)
    assert "go together" in run("report", KHENIFRA, "--study", path, status=2)[1]
    _, err = run("report", KHENIFRA, "--study", path, "--runs", tmp_path / "none", status=2)
    assert "expected the folder of a study that was run" in err and not (tmp_path / "none").exists()


def test_a_former_plan_is_named_without_the_way_to_its_folder(tmp_path):
    run("plan", KHENIFRA, "-o", tmp_path / "last")
    page, _ = run("report", KHENIFRA, "--against", tmp_path / "last")
    assert "<bdi>last</bdi>" in page and str(tmp_path) not in page
