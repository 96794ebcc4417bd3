# SPDX-License-Identifier: GPL-3.0-or-later
#
# The README says only what is true: its programs are compiled and run, its commands are typed, and
# what they print is compared with what stands there.
# Source: README.md itself.
# Invariant: a number in a block of the README is a number that the block before it printed.

"""What README.md promises, done."""

import os
import pathlib
import re
import shlex
import subprocess
import sys

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = pathlib.Path(os.environ.get("AWRASH_BUILD", ROOT / "build"))
README = (ROOT / "README.md").read_text(encoding="utf-8")
ENVIRONMENT = {k: v for k, v in os.environ.items() if "MAKE" not in k and k not in ("LANGUAGE", "LC_MESSAGES")}
ENVIRONMENT |= {"LC_ALL": "C.UTF-8", "NO_COLOR": "1", "PYTHONPATH": str(ROOT / "bindings/python")}
if BUILD != ROOT / "build":
    ENVIRONMENT["AWRASH_LIBRARY"] = str(BUILD / "libawrash.so")
ISOLATES = {0x2068: None, 0x2069: None}


def plain(text):
    """Without the marks that isolate names, and without blanks at the ends of lines."""
    return re.sub(r" +$", "", text.translate(ISOLATES), flags=re.M)


def blocks(language):
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.M | re.S)


def sessions():
    """Each command typed in a console block, with what it printed."""
    for block in blocks("console"):
        for typed in re.split(r"^\$ ", block, flags=re.M)[1:]:
            command, _, printed = typed.partition("\n")
            yield command, printed


def run(command):
    done = subprocess.run(command, cwd=ROOT, env=ENVIRONMENT, stdin=subprocess.DEVNULL, capture_output=True,
                          text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return plain(done.stdout)


@pytest.mark.parametrize("command, printed", list(sessions()), ids=[c for c, _ in sessions()])
def test_a_command_prints_what_stands_below_it(command, printed):
    program, *words = shlex.split(command)
    said = run([str(BUILD / program.removeprefix("build/")), *words])
    # "…" alone on a line stands for lines left out.
    parts = [part.strip("\n") for part in re.split(r"^…$", plain(printed), flags=re.M)]
    at = 0
    for part in parts:
        found = said.find(part, at)
        assert found >= 0, f"{part}\n--- is not in ---\n{said}"
        at = found + len(part)
    if len(parts) == 1:
        assert said.strip("\n") == parts[0]


@pytest.mark.parametrize("block", blocks("c"))
def test_a_c_program_prints_what_is_said_below_it(block, tmp_path):
    source, program = tmp_path / "program.c", tmp_path / "program"
    source.write_text(block, encoding="utf-8")
    glib = subprocess.run(["pkg-config", "--cflags", "--libs", "glib-2.0"], check=True, capture_output=True,
                          text=True).stdout.split()
    subprocess.run([os.environ.get("CC", "cc"), source, f"-I{ROOT / 'include'}", f"-L{BUILD}", "-lawrash", *glib,
                    f"-Wl,-rpath,{BUILD}", "-o", program], check=True)
    below = README[README.index(block) + len(block):].split("```c\n")[0]
    assert f"It prints `{run([str(program)]).strip()}`" in below


@pytest.mark.parametrize("block", blocks("python"))
def test_the_python_lines_run(block):
    assert run([sys.executable, "-c", block])


def test_every_command_has_its_line():
    commands = {p.stem for p in (ROOT / "examples").glob("awrash-*.c")}
    assert commands == set(re.findall(r"^\| `(awrash-[a-z]+)", README, re.M))


def test_every_link_leads_somewhere():
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        assert target.startswith("http") or (ROOT / target).exists(), target


def test_every_target_that_is_named_exists():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in set(re.findall(r"`?make ([a-z]+)", README)):
        assert re.search(rf"^{target}:", makefile, re.M), target
