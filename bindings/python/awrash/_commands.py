# SPDX-License-Identifier: GPL-3.0-or-later
"""The commands from Python: one mirror of all of them, with workbooks for folders and files.

Idea: a command is run as it is, with all its options; a workbook among its arguments becomes the
folder or the file that it stands for, and what the command says of that is said of the workbook.
Source: examples/awrash-*.c; an installed package carries the programs.
Invariant: without a workbook the command takes this process's place; with one, its exit status is
passed on and nothing is left behind.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Dict, Iterator, List, Optional, Sequence, Tuple

from . import _loader
from ._native import call
from ._scratch import scratch_folder
from ._workbook import is_workbook, read_study
from ._workbook_folder import Book
from ._workbook_write import place_of, table_of_csv, write, write_folder
from .errors import DataError, Error

_READS_FILES = ("apportion", "approve", "equity", "lottery", "select")
_WRITES_FOLDERS = ("balance", "new", "plan")
_WRONG_USE = 2

# ── where the programs are ───────────────────────────────────────────────────────────────────────


def places() -> Iterator[Path]:
    """The folders that may hold the programs, the first one before all.

    Yields
    ------
    Path
        The package's own, that of the build folder AWRASH_BUILD, that of the source tree, those on
        the PATH.
    """
    yield _loader.PACKAGE / "_bin"
    given = os.environ.get("AWRASH_BUILD")
    if given:
        yield Path(given) / "bin"
    root = _loader.source_tree()
    if root is not None:
        yield root / "build" / "bin"
    for folder in os.environ.get("PATH", "").split(os.pathsep):
        if folder:
            yield Path(folder)


def _is_program(path: Path) -> bool:
    return path.is_file() and os.access(path, os.X_OK)


def commands() -> Tuple[str, ...]:
    """The commands that are there, without "awrash-".

    Returns
    -------
    tuple of str
    """
    found = set()
    for place in places():
        if place.is_dir():
            found |= {path.name[len("awrash-"):] for path in place.glob("awrash-*")
                      if re.fullmatch("awrash-[a-z]+", path.name) and _is_program(path)}
    return tuple(sorted(found))


def _version_of(program: Path) -> str:
    """The version that a program prints."""
    done = subprocess.run([str(program), "--version"], capture_output=True, text=True, check=False)
    match = re.search(r"\d+\.\d+\.\d+\S*", done.stdout)
    return match[0] if match else "unknown"


def find(name: str) -> Path:
    """The program of a command.

    Parameters
    ----------
    name : str
        Without "awrash-".

    Returns
    -------
    Path

    Raises
    ------
    DataError
        With the code "name": no such command, or one of another version alone.
    """
    version, others = _loader.package_version(), []
    for place in places():
        program = place / f"awrash-{name}"
        if re.fullmatch("[a-z]+", name) and _is_program(program):
            found = _version_of(program)
            if found == version:
                return program
            others.append(f"{program} is of version {found}, expected {version}")
    if others:
        raise DataError("; ".join(others), "name")
    known = ", ".join(commands())
    raise DataError(f"command is {name!r}, expected one of {known}" if known else
                    "the commands are not there, expected them in the package's folder _bin or on "
                    "the PATH: install the package, or build with \"make\"", "name")


# ── workbooks among the arguments ────────────────────────────────────────────────────────────────


@dataclass
class _Session:
    """The arguments of a run, and what its workbooks became.

    Attributes
    ----------
    command : str
    scratch : Path
        A folder that goes when the run is over.
    arguments : list of str
        As the command gets them.
    books : list of (str, Book)
        What stands for each workbook, and the workbook.
    names : dict of str to str
        What messages say of each path in the scratch folder.
    output : Path or None
        The workbook that is written in the end.
    """

    command: str
    scratch: Path
    arguments: List[str] = field(default_factory=list)
    books: List[Book] = field(default_factory=list)
    names: Dict[str, str] = field(default_factory=dict)
    output: Optional[Path] = None

    @property
    def written(self) -> Path:
        """Where the command writes what becomes the workbook."""
        return self.scratch / "output"

    def take(self, arguments: Sequence[str]) -> None:
        """Put paths of the scratch folder in the place of workbooks."""
        follows = ""
        for argument in arguments:
            option, value = _parted(argument, follows)
            follows = argument if not value and argument.startswith("-") else ""
            if self._is_study(value):
                self.arguments.append(argument.replace(value, str(self._read_study(Path(value)))))
            elif not _names_workbook(value):
                self.arguments.append(argument)
            elif self._is_output(option):
                self._write_to(value)
                self.arguments.append(argument.replace(value, str(self.written)))
            else:
                self.arguments.append(argument.replace(value, str(self._read(value))))

    def _is_study(self, value: str) -> bool:
        return self.command == "study" and _names_study(value)

    def _read_study(self, path: Path) -> Path:
        """A study.ini like this one, of the folder that its workbook stands for."""
        text, workbook = read_study(path)
        named = str(workbook)
        folder = self._read(str(path.parent / named))
        copy = folder.parent / path.name
        copy.write_text(re.sub(rf"^(programme[ \t]*=[ \t]*){re.escape(named)}[ \t]*$",
                               lambda found: found[1] + str(folder), text, count=1,
                               flags=re.MULTILINE), encoding="utf-8")
        self.names[str(copy)] = str(path)
        return copy

    def _is_output(self, option: str) -> bool:
        if option in ("-o", "--output"):
            return True
        return self.command == "new" and not option

    def _write_to(self, value: str) -> None:
        """Note the workbook that is asked for, if the command can fill one."""
        if self.output is not None:
            raise DataError(f"{value} is a second workbook to write, beside {self.output}")
        self.output = place_of(value)
        self.names[str(self.written)] = value

    def _read(self, value: str) -> Path:
        """The folder or file that a workbook stands for."""
        path, _, sheet = value.partition("!")
        known = [code for book in self.books for code in book.codes()]
        book = Book(path, known)
        self.books.append(book)
        place = self.scratch / str(len(self.books)) / Path(path).stem
        if not sheet and not self._reads_folder(book):
            sheet = _only_sheet(book, value)
        if not sheet:
            place.mkdir(parents=True)
            book.write(place)
            self.names[str(place)] = value
            return place
        place = place.parent / f"{sheet}.csv" if re.fullmatch(r"\w[\w .-]*", sheet) else \
            place.with_suffix(".csv")
        place.parent.mkdir(parents=True)
        place.write_bytes(book.text(sheet).encode("utf-8"))
        self.names[str(place)] = value
        return place

    def _reads_folder(self, book: Book) -> bool:
        if self.command in _READS_FILES:
            return False
        return book.is_programme or len(book.sheets) > 1

    def said(self, text: str) -> str:
        """What the command says, said of workbooks."""
        for path, name in self.names.items():
            text = text.replace(path, name)
        for book in self.books:
            text = book.retold(text)
        return text

    def finish(self) -> None:
        """Write the workbook that was asked for."""
        if self.output is None or not self.written.exists():
            return
        if self.written.is_dir():
            write_folder(self.output, self.written)
            return
        with call("awrash_base_csv_read", self.written) as table:
            write(self.output, [table_of_csv(self.command, table, True)])


def _parted(argument: str, follows: str) -> Tuple[str, str]:
    """The option that an argument belongs to, and its value; no option where it stands alone."""
    if argument.startswith("--"):
        option, _, value = argument.partition("=")
        return option, value
    if argument.startswith("-o") and len(argument) > 2:
        return "-o", argument[2:]
    if argument.startswith("-") and len(argument) > 1:
        return argument, ""
    return follows, argument


def _names_workbook(value: str) -> bool:
    """Whether a value is the name of a workbook, with or without a sheet."""
    return is_workbook(value.partition("!")[0])


def _names_study(value: str) -> bool:
    """Whether a value is the name of a study.ini whose programme is a workbook."""
    try:
        return value.endswith(".ini") and read_study(Path(value))[1] is not None
    except Error:
        return False  # the command says what is wrong with it


def _only_sheet(book: Book, value: str) -> str:
    """The one sheet of a workbook that stands for a file."""
    titles = [sheet.title for sheet in book.sheets.values()]
    if len(titles) != 1:
        raise DataError(f"{value} has {len(titles)} sheets ({', '.join(titles)}), expected the "
                        f"name of one: '{value}!{titles[0] if titles else 'SHEET'}'")
    return next(iter(book.sheets))


# ── running ──────────────────────────────────────────────────────────────────────────────────────


def _check_output(session: _Session) -> None:
    """A workbook is filled from files of a folder or from CSV, never from prose."""
    if session.output is None or session.command in _WRITES_FOLDERS:
        return
    if "--csv" not in session.arguments:
        raise DataError(f"awrash-{session.command} writes no tables into {session.output}, expected "
                        "--csv beside it, or another file")


def _run(program: Path, session: _Session) -> int:
    """Run a command on what its workbooks became."""
    done = subprocess.run([str(program), *session.arguments], capture_output=True, check=False)
    quiet = "-q" in session.arguments or "--quiet" in session.arguments
    for book in [] if quiet else session.books:
        for notice in book.notices:
            print(f"{program.name}: {notice}", file=sys.stderr)
    sys.stdout.write(session.said(done.stdout.decode("utf-8", "replace")))
    sys.stdout.flush()
    sys.stderr.write(session.said(done.stderr.decode("utf-8", "replace")))
    session.finish()
    return done.returncode if done.returncode >= 0 else 128 - done.returncode


def _usage() -> str:
    listed = "\n".join(f"  {name}" for name in commands()) or "  none is there"
    return ("Usage:\n  python -m awrash COMMAND [OPTION…] [FOLDER or FILE…]\n\n"
            "The commands of libawrash. Wherever one takes or writes a folder, a workbook will do: "
            "plan case.xlsx -o plan.xlsx.\nA file is FILE.xlsx, or one of its sheets: "
            f"equity 'plan.xlsx!plan-provinces'.\n\nCommands:\n{listed}\n\n"
            "python -m awrash COMMAND --help shows the options of one.\n")


def main(arguments: Sequence[str]) -> int:
    """Run a command.

    Parameters
    ----------
    arguments : sequence of str
        The command's name, without "awrash-", and what it is given.

    Returns
    -------
    int
        The command's exit status: 0 an answer, 1 none, 2 wrong use or wrong data.
    """
    if not arguments or arguments[0] in ("-h", "--help", "help"):
        (sys.stdout if arguments else sys.stderr).write(_usage())
        return 0 if arguments else _WRONG_USE
    if arguments[0] == "--version":
        print(f"awrash {_loader.package_version()}")
        return 0
    name = arguments[0][len("awrash-"):] if arguments[0].startswith("awrash-") else arguments[0]
    try:
        program = find(name)
        if not any(_names_workbook(value) or (name == "study" and _names_study(value))
                   for value in (_parted(one, "")[1] for one in arguments[1:])):
            sys.stdout.flush()
            sys.stderr.flush()
            os.execv(program, [str(program), *arguments[1:]])
        with scratch_folder() as scratch:
            session = _Session(name, Path(scratch))
            session.take(arguments[1:])
            _check_output(session)
            return _run(program, session)
    except (Error, ImportError) as error:
        print(f"awrash-{name}: {error}", file=sys.stderr)
        return _WRONG_USE
    except KeyboardInterrupt:
        return 130
