# SPDX-License-Identifier: GPL-3.0-or-later
#
# The README and the guides say only what is true: their programs are compiled and run, their commands
# are typed, and what they print is compared with what stands there.
# Source: README.md and examples/guide themselves.
# Invariant: a number in a block is a number that the block before it printed.

"""What README.md and the guides promise, done."""

import os
import pathlib
import re
import shlex
import subprocess
import sys

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = pathlib.Path(os.environ.get("AWRASH_BUILD", ROOT / "build"))
README = ROOT / "README.md"
PAGES = [README, *sorted((ROOT / "examples" / "guide").glob("*.md"))]
ENVIRONMENT = {k: v for k, v in os.environ.items() if "MAKE" not in k and k not in ("LANGUAGE", "LC_MESSAGES")}
ENVIRONMENT |= {"LC_ALL": "C.UTF-8", "NO_COLOR": "1", "PYTHONPATH": str(ROOT / "bindings/python")}
if BUILD != ROOT / "build":
    ENVIRONMENT["AWRASH_LIBRARY"] = str(BUILD / "libawrash.so")
ISOLATES = {0x2068: None, 0x2069: None}


def plain(text):
    """Without the marks that isolate names, and without blanks at the ends of lines."""
    return re.sub(r" +$", "", text.translate(ISOLATES), flags=re.M)


def blocks(language):
    """Each block in a language, with what stands below it on its page."""
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        for i, found in enumerate(re.finditer(rf"^```{language}\n(.*?)^```$", text, re.M | re.S)):
            yield pytest.param(found.group(1), text[found.end():], id=f"{page.stem}-{i}")


def sessions():
    """Each command typed in a console block, with what it printed."""
    for row in blocks("console"):
        for typed in re.split(r"^\$ ", row.values[0], flags=re.M)[1:]:
            command, _, printed = typed.partition("\n")
            yield pytest.param(command, printed, id=command)


def lines():
    """Each command of ours that a block for the shell has, but for those that want the reader's own file."""
    for row in blocks("sh"):
        for line in row.values[0].replace("\\\n", " ").splitlines():
            if line.startswith("build/bin/") and "provinces.geojson" not in line:
                yield pytest.param(line, id=line)


def words(command):
    program, *rest = shlex.split(command, comments=True)
    return [str(BUILD / program.removeprefix("build/")), *rest]


def run(command):
    done = subprocess.run(command, cwd=ROOT, env=ENVIRONMENT, stdin=subprocess.DEVNULL, capture_output=True,
                          text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return plain(done.stdout)


@pytest.mark.parametrize("command, printed", sessions())
def test_a_command_prints_what_stands_below_it(command, printed):
    said = run(words(command))
    # "…" alone on a line stands for lines left out.
    parts = [part.strip("\n") for part in re.split(r"^…$", plain(printed), flags=re.M)]
    at = 0
    for part in parts:
        found = said.find(part, at)
        assert found >= 0, f"{part}\n--- is not in ---\n{said}"
        at = found + len(part)
    if len(parts) == 1:
        assert said.strip("\n") == parts[0]


@pytest.mark.parametrize("command", lines())
def test_a_line_for_the_shell_runs(command):
    run(words(command))


@pytest.mark.parametrize("block, below", blocks("c"))
def test_a_c_program_prints_what_is_said_below_it(block, below, tmp_path):
    source, program = tmp_path / "program.c", tmp_path / "program"
    source.write_text(block, encoding="utf-8")
    glib = subprocess.run(["pkg-config", "--cflags", "--libs", "glib-2.0"], check=True, capture_output=True,
                          text=True).stdout.split()
    subprocess.run([os.environ.get("CC", "cc"), source, f"-I{ROOT / 'include'}", f"-L{BUILD}", "-lawrash", *glib,
                    f"-Wl,-rpath,{BUILD}", "-o", program], check=True)
    assert f"It prints `{run([str(program)]).strip()}`" in below.split("```c\n")[0]


@pytest.mark.parametrize("block, below", blocks("python"))
def test_the_python_lines_run(block, below):
    assert run([sys.executable, "-c", block])


def test_every_command_has_its_line():
    commands = {p.stem for p in (ROOT / "examples").glob("awrash-*.c")}
    assert commands == set(re.findall(r"^\| `(awrash-[a-z]+)", README.read_text(encoding="utf-8"), re.M))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_link_leads_somewhere(page):
    for target in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
        assert target.startswith("http") or (page.parent / target).exists(), target


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_target_that_is_named_exists(page):
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in set(re.findall(r"(?:`|^)make ([a-z0-9-]+)(?![a-z/-])", page.read_text(encoding="utf-8"), re.M)):
        assert re.search(rf"^{target}:", makefile, re.M), target


def test_the_readme_leads_to_every_guide():
    text = README.read_text(encoding="utf-8")
    for page in PAGES[1:]:
        assert f"({page.relative_to(ROOT)})" in text, page
