#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What writes to the disk, with every one of its deeds on the disk failing in turn.

Idea: a command runs once to count its deeds, then once for each kind of fault and each deed, on a
folder that holds what an earlier run left; afterwards every file is the old one or the new one, byte
for byte, and the same command without faults ends where it would have ended.
Source: tests/fault/disk.c is what fails.
Invariant: a command that was not killed says which file and why, and ends with 1 or 2, or with 0
and all of its files.
"""

from __future__ import annotations

import argparse
import errno
import os
import pathlib
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import zipfile
from typing import Callable, Dict, List

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = pathlib.Path(os.environ.get("AWRASH_BUILD", ROOT / "build"))
CASE = ROOT / "examples" / "data" / "khenifra-2023"
WORDS = [os.strerror(code) for code in (errno.ENOSPC, errno.EIO, errno.EROFS, errno.EACCES)]
# What a killed process may leave: files set aside, which no reader takes for one of its own.
ASIDE = re.compile(r"^\..*|.*\.[A-Za-z0-9]{6}$")
# A folder on a disk that is read-only, and somebody else's.
LOCKS = ("locked", "denied")
MADE = re.compile(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")

STUDY = """[study]
programme=programme
scenarios=6
replications=2
editions=2
measures=gini;rate
[policy even]
rule=flat
[policy need]
rule=leximin
"""


def content(path: pathlib.Path) -> bytes:
    """The bytes of a file; of a workbook those of its parts, without the hour at which it was made."""
    if path.suffix == ".xlsx" and zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as book:
            return b"".join(name.encode() + MADE.sub(b"", book.read(name)) for name in book.namelist())
    return path.read_bytes()


def picture(folder: pathlib.Path) -> Dict[str, bytes]:
    """Every file with what it holds."""
    return {str(path.relative_to(folder)): content(path)
            for path in sorted(folder.rglob("*")) if path.is_file()}


class Case:
    """A command that writes, how its folder is before, and whether what it left is taken up again."""

    def __init__(self, name: str, command: Callable[[pathlib.Path], List[str]],
                 before: Callable[[pathlib.Path], None], *, resumes: bool = False):
        self.name, self.command, self.before, self.resumes = name, command, before, resumes


def run(command, fault=None, count=None, under=""):
    """The command with a fault; what it ended with and what it said. A folder is locked with what
    is under it."""
    environment = dict(os.environ, LC_ALL="C", PYTHONDONTWRITEBYTECODE="1", AWRASH_BUILD=str(BUILD),
                       PYTHONPATH=str(ROOT / "bindings" / "python"),
                       LD_PRELOAD=str(BUILD / "tests" / "fault" / "disk.so"))
    if fault is not None:
        environment["AWRASH_FAULT"] = fault
        environment["AWRASH_FAULT_UNDER"] = str(under)
    if count is not None:
        environment["AWRASH_FAULT_COUNT"] = str(count)
    done = subprocess.run(command, env=environment, stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False, timeout=120)
    return done.returncode, done.stderr.decode(errors="replace")


def differences(case: Case, old, new, found, status, said) -> List[str]:
    """What is wrong with a folder after a fault."""
    wrong = []
    killed = status == -signal.SIGKILL
    if not killed and status not in (0, 1, 2):
        wrong.append(f"ended with {status}: {said.strip()[-200:]}")
    if status in (1, 2) and not any(word in said for word in WORDS):
        wrong.append(f"does not say why: {said.strip()[-200:]!r}")
    if status == 0 and found != new:
        wrong.append("ended with 0 without all of its files")
    if case.resumes:
        return wrong
    for name, text in old.items():
        if found.get(name) != text and found.get(name) != new.get(name):
            wrong.append(f"{name} is neither the old file nor the new one")
    for name in found.keys() - old.keys():
        if found[name] != new.get(name) and not (killed and ASIDE.match(pathlib.Path(name).name)):
            wrong.append(f"{name} is left")
    if status in (1, 2) and found != old:
        wrong.append("failed and changed the folder")
    return wrong


def again(case: Case, folder, new) -> List[str]:
    """What is wrong once the same command has run without faults."""
    status, said = run(case.command(folder))
    found = {name: text for name, text in picture(folder).items()
             if name in new or not ASIDE.match(pathlib.Path(name).name)}
    if status != 0:
        return [f"the next run ends with {status}: {said.strip()[-200:]}"]
    return [] if found == new else ["the next run ends elsewhere: " + ", ".join(
        sorted(n for n in found.keys() | new.keys() if found.get(n) != new.get(n)))]


def try_case(case: Case, most: int, shown=print):
    """Every deed of a command with every fault, or a seeded sample; (faults survived, wrong ones)."""
    survived, wrong = 0, []
    with tempfile.TemporaryDirectory(prefix="awrash-fault-") as scratch:
        place = pathlib.Path(scratch)
        sound, counted = place / "sound", place / "deeds"

        def fresh(folder):
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            case.before(folder)
            return picture(folder)

        old = fresh(sound)
        status, said = run(case.command(sound), count=counted)
        if status != 0:
            return 0, [f"{case.name}: without a fault: {said}"]
        new, deeds = picture(sound), int(counted.read_text())
        trials = [(kind, at) for kind in ("full", "error", "kill") for at in range(1, deeds + 1)]
        if len(trials) > most:
            trials = random.Random(2023).sample(trials, most)
        for kind, at in trials + [(kind, 0) for kind in ("short", "again", *LOCKS)]:
            # one place for all of them: what is written may name its folder
            fresh(sound)
            status, said = run(case.command(sound), fault=f"{kind}:{at}", under=sound)
            found = differences(case, old, new, picture(sound), status, said)
            if kind in LOCKS and status not in (1, 2):
                found.append(f"ends with {status} where nothing may be written")
            found += again(case, sound, new)
            wrong += [f"{case.name}, {kind} at deed {at} of {deeds}: {text}" for text in found]
            survived += not found
    shown(f"{case.name}: {deeds} deeds on the disk, {survived} faults survived, {len(wrong)} not")
    return survived, wrong


def cases() -> List[Case]:
    """What writes."""
    bin_, programs = BUILD / "bin", BUILD / "tests" / "fault"

    def quietly(*command):
        subprocess.run([str(part) for part in command], check=True, stdout=subprocess.DEVNULL,
                       stderr=subprocess.PIPE)

    def workbook(folder):
        return [sys.executable, "-c", "import sys, awrash; awrash.Programme.load(sys.argv[1])"
                ".save(sys.argv[2])", str(CASE), str(folder / "book.xlsx")]

    def studied(folder):
        shutil.copytree(CASE, folder / "programme")
        (folder / "study.ini").write_text(STUDY, encoding="utf-8")

    return [
        Case("programme saved", lambda f: [str(programs / "save"), str(CASE), str(f), "spreadsheet"],
             lambda f: quietly(programs / "save", CASE, f, "plain")),
        Case("programme saved anew",
             lambda f: [str(programs / "save"), str(CASE), str(f / "new"), "plain"], lambda f: None),
        Case("plan -o", lambda f: [str(bin_ / "awrash-plan"), str(CASE), "-o", str(f)],
             lambda f: quietly(bin_ / "awrash-plan", "--reading", "by-need", CASE, "-o", f)),
        Case("report -o", lambda f: [str(bin_ / "awrash-report"), str(CASE), "-o",
                                     str(f / "report.html")],
             lambda f: quietly(bin_ / "awrash-report", "--reading", "by-need", CASE, "-o",
                               f / "report.html")),
        Case("study -o", lambda f: [str(bin_ / "awrash-study"), "--threads=1",
                                    str(f / "study.ini"), "-o", str(f / "results")], studied,
             resumes=True),
        Case("workbook", workbook, lambda f: (f / "book.xlsx").write_bytes(b"an older one")),
    ]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--most", type=int, default=100000, help="faults a command, at most")
    parser.add_argument("only", nargs="*", help="names of commands")
    asked = parser.parse_args()
    survived, wrong = 0, []
    for case in cases():
        if asked.only and case.name not in asked.only:
            continue
        good, bad = try_case(case, asked.most)
        survived, wrong = survived + good, wrong + bad
    for text in wrong[:40]:
        print("  " + text)
    print(f"disk: {survived} faults survived, {len(wrong)} not")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
