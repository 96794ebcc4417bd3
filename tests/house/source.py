# SPDX-License-Identifier: GPL-3.0-or-later
#
# Reads C sources as the house writes them, for the checks beside this file.
# Source: the GNU form of clang-format: a definition's name and its braces stand in column 0.
# Invariant: what is blanked keeps its lines, so that a place found in code is a place in the file.

import pathlib
import re
import sys

DEFINITION = re.compile(r"^([A-Za-z_]\w*) \((?:[^;{]*)\)\s*\n\{\n(.*?)^\}$", re.M | re.S)
COMMENT = re.compile(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.S)


def code(text, strings=False):
    """The text with comments, and strings unless they are asked for, blanked line by line."""

    def blank(match):
        token = match.group()
        if token[0] in "\"'" and strings:
            return token
        inner = re.sub(r"[^\n]", " ", token)
        return token[0] + inner[1:-1] + token[-1] if token[0] in "\"'" else inner

    return COMMENT.sub(blank, text)


def line_of(text, position):
    return text.count("\n", 0, position) + 1


def definitions(text):
    """Yields (name, first line, last line) of each function defined in a source."""
    for match in DEFINITION.finditer(code(text)):
        yield match.group(1), line_of(text, match.start()), line_of(text, match.end())


def room_of(header):
    """The room that a public header speaks for: metric.h and metric-rank.h for metric."""
    return header.stem.split("-")[0]


def headers(root):
    """Every public header of a room, in order."""
    return sorted((root / "include/awrash").glob("*.h"))


def rooms(root):
    return sorted({room_of(header) for header in headers(root)})


def declarations(root):
    """What each room declares: the texts of its headers, one after the other."""
    return {room: "\n".join(header.read_text(encoding="utf-8") for header in headers(root)
                            if room_of(header) == room) for room in rooms(root)}


def library(root, pattern="*.[ch]"):
    """Every file of the library's rooms, in order."""
    return sorted((root / "libawrash").glob("*/" + pattern))


def root_of(arguments):
    return pathlib.Path(arguments[1] if len(arguments) > 1 else ".").resolve()


def verdict(title, faults):
    """Prints the faults, or that there are none, and returns the exit status."""
    for fault in faults:
        print(f"{title}: {fault}")
    if not faults:
        print(f"{title}: kept")
    return 1 if faults else 0


def main(title, check):
    """What every check does when it is run: check the tree named on the command line."""
    sys.dont_write_bytecode = True
    sys.exit(verdict(title, check(root_of(sys.argv))))
