# SPDX-License-Identifier: GPL-3.0-or-later
"""A chart as a picture, and what is told where it cannot be made.

Idea: the command is run as people run it, with and without the program that draws.
Source: the contract of commands in CONTRIBUTING.md; the PNG specification for its first bytes.
Invariant: where no picture comes out, no file is left.
"""

import os
import pathlib
import shutil
import subprocess

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = pathlib.Path(os.environ.get("AWRASH_BUILD", ROOT / "build"))
CASE = ROOT / "examples" / "data" / "khenifra-2023"


def report(*arguments, **environment):
    return subprocess.run([BUILD / "bin" / "awrash-report", CASE, "-q", *arguments], text=True,
                          capture_output=True, check=False, env={**os.environ, **environment})


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_a_chart_is_written_as_a_picture(tmp_path, language):
    if shutil.which("rsvg-convert") is None:
        pytest.skip("there is no rsvg-convert: make deps-report")
    path = tmp_path / "lorenz.png"
    done = report("--chart", "lorenz", "--lang", language, "--png", path)
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "", "")
    assert path.read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(path.read_bytes()[16:20], "big") == 3 * 480


def test_without_the_program_that_draws_it_says_which_and_where(tmp_path):
    path = tmp_path / "map.png"
    done = report("--chart", "map", "--lang", "en", "--png", path, PATH="/nowhere")
    assert done.returncode == 2 and not path.exists()
    assert "rsvg-convert is not installed" in done.stderr and "librsvg2-bin" in done.stderr


@pytest.mark.parametrize("arguments, told", [
    pytest.param(["--png", "x.png"], "--png goes with --chart", id="no chart"),
    pytest.param(["--chart", "map", "--png", "x.png", "-o", "y"], "--png goes without -o", id="o"),
])
def test_options_that_mean_nothing_together_are_refused(arguments, told):
    done = report(*arguments, "--lang", "en")
    assert done.returncode == 2 and told in done.stderr
