# SPDX-License-Identifier: GPL-3.0-or-later
"""A quick sample of `make faults`, and that what it looks for is found where it is planted."""

import os
import pathlib
import re
import subprocess
import sys

import pytest

sys.path.insert(0, os.path.dirname(__file__))
import disk  # noqa: E402  (beside this file)

PROGRAMS = disk.BUILD / "tests" / "fault"
SOURCES = sorted(pathlib.Path(__file__).parent.glob("memory-*.c"))
PLANTED = re.findall(r'^ +\{ "([^"]+)", NULL', (pathlib.Path(__file__).parent / "planted.c")
                     .read_text(encoding="utf-8"), re.MULTILINE)


def program(name):
    """A program of `make faults`, or a skip where it is not built."""
    if not (PROGRAMS / name).exists():
        pytest.skip(f"{name} is not built: make faults")
    return PROGRAMS / name


@pytest.mark.parametrize("source", [pytest.param(path.stem, id=path.stem) for path in SOURCES])
def test_a_refusal_of_memory_is_told_and_leaves_nothing(source):
    done = subprocess.run([program(source), "--most", "3"], cwd=disk.ROOT, check=False,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    assert done.returncode == 0, done.stdout
    assert re.search(r"[1-9]\d* requests refused or cancelled, .* 0 faults", done.stdout)


def test_absurd_sizes_are_refused_before_memory_is_given():
    done = subprocess.run([program("size-absurd")], cwd=disk.ROOT, check=False, text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    assert done.returncode == 0, done.stdout
    assert ", 0 faults" in done.stdout


@pytest.mark.parametrize("fault", [pytest.param(name, id=name.replace(" ", "-"))
                                   for name in PLANTED])
def test_a_planted_fault_of_memory_is_found(fault):
    done = subprocess.run([program("planted"), fault], cwd=disk.ROOT, check=False,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    assert done.returncode == 1
    assert re.search(rf"request \d+.* (refused|cancelled): {fault}", done.stdout), done.stdout


@pytest.mark.parametrize("case", [pytest.param(case, id=case.name.replace(" ", "-"))
                                  for case in disk.cases()])
def test_a_fault_of_the_disk_leaves_old_files_or_new_ones(case):
    program("disk.so")
    program("save")
    survived, wrong = disk.try_case(case, 2, shown=lambda text: None)
    assert not wrong
    assert survived == 6


def old(folder):
    """A file that stands there before."""
    (folder / "file").write_bytes(b"old\n" * 100)


@pytest.mark.parametrize("code, found, resumes", [
    pytest.param("open(p, 'wb', 0).write(b'new\\n' * 100)", "neither the old file nor the new one",
                 False, id="written-in-place"),
    pytest.param("f = open(p, 'ab', 0); f.write(b'one\\n'); f.write(b'two\\n')",
                 "the next run ends elsewhere", True, id="counted-twice"),
    pytest.param("o = __import__('os'); t = p + '.new'; open(t, 'wb').write(b'new'); o.rename(t, p)",
                 "does not say why", False, id="silent"),
])
def test_a_planted_fault_of_the_disk_is_found(code, found, resumes):
    program("disk.so")
    silently = "import sys; p = sys.argv[1]; sys.excepthook = lambda *a: None; " + code
    case = disk.Case("planted", lambda folder: [sys.executable, "-S", "-c", silently,
                                                str(folder / "file")], old, resumes=resumes)
    _, wrong = disk.try_case(case, 12, shown=lambda text: None)
    assert any(found in text for text in wrong), wrong
