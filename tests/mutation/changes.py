# SPDX-License-Identifier: GPL-3.0-or-later
"""What a mutant changes: one token, one condition, one statement or one pair of arguments of a function's body.

Source: the operators of Offutt et al. 1996, and deleted statements. Invariant: no change adds or removes a line, and
the same line with the same change has the same key wherever it stands, so that a sample survives edits elsewhere."""

import collections
import hashlib
import re
from dataclasses import dataclass

# ␣ is written where clang-format puts a space, which tells a product from a pointer, a mask from an address.
TOKENS = {
    "arithmetic": {" + ": [" - "], " - ": [" + "], " * ": [" + "], " / ": [" * "], " % ": [" / "], " += ": [" -= "],
                   " -= ": [" += "], "++": ["--"], "--": ["++"], " << ": [" >> "], " >> ": [" << "], " & ": [" | "],
                   " | ": [" & "]},
    "relation": {" < ": [" <= ", " >= "], " <= ": [" < ", " > "], " > ": [" >= ", " <= "], " >= ": [" > ", " < "],
                 " == ": [" != "], " != ": [" == "]},
    "logic": {" && ": [" || "], " || ": [" && "], "TRUE": ["FALSE"], "FALSE": ["TRUE"]},
    "bound": {"MIN": ["MAX"], "MAX": ["MIN"]},
}
TOKEN = re.compile(r" (?:[-+*/%]=?|<<|>>|[&|]|[<>]=?|[=!]=|&&|\|\|) |\+\+|--|\b(?:TRUE|FALSE|MIN|MAX)\b")
INTEGER = re.compile(r"(?<![\w.])\d+(?![\w.])")
CONDITION = re.compile(r"^ *(?:\} )?(?:else )?(?:if|while) \(")
STATEMENT = re.compile(r"^( +)(?!return\b|case\b|default\b|else\b|do\b|const\b|static\b|struct\b|enum\b|g_auto)([^ #}{].*);$")
DECLARATION = re.compile(r"^ +(?:const )?[A-Za-z_]\w* \**\w+(?: = |;|\[|, )")
CALL = re.compile(r"\b(?!if\b|while\b|for\b|switch\b|return\b|sizeof\b)[a-z]\w* \(")

# What no test of a room can see: a caller that breaks the contract, and memory that is not given back, which
# `make memory` and `make sanitize` see.
UNSEEN = re.compile(r"g_return_(val_)?if_(fail|reached)|^ *(g_free|g_clear_\w+|\w+_(free|unref|clear)) \(")


@dataclass(frozen=True)
class Change:
    file: str
    line: int  # from 0
    start: int
    end: int
    new: str
    kind: str
    text: str  # the whole line as it was
    nth: int  # among equal changes of equal lines

    @property
    def key(self):
        """The line, what is changed in it, and to what."""
        return f"{self.file}: {self.text.strip()} ⇒ {self.mutated().strip()}"

    def mutated(self):
        return self.text[: self.start] + self.new + self.text[self.end :]

    def rank(self, seed):
        return hashlib.sha256(f"{seed} {self.nth} {self.key}".encode()).hexdigest()


def bodies(lines):
    """Line numbers inside functions, as clang-format lays them out; comments and messages over several lines left out."""
    inside = comment = False
    for number, line in enumerate(lines):
        if not inside:
            inside = line == "{" and lines[number - 1].endswith(")")
            continue
        if line == "}":
            inside = False
            continue
        stripped = line.strip()
        comment = comment or stripped.startswith("/*")
        if not comment and not stripped.startswith("#") and not line.endswith("\\"):
            yield number
        comment = comment and "*/" not in line


def bare(line):
    """The line with what is in quotes and in comments blanked, so that columns stay."""
    return re.sub(r'"(?:\\.|[^"\\])*"|\'(?:\\.|[^\'\\])\'|/\*.*?\*/', lambda m: "§" * len(m.group()), line)


def closing(line, opening):
    """Where the parenthesis at opening ends in this line, or None."""
    depth = 0
    for i in range(opening, len(line)):
        depth += (line[i] == "(") - (line[i] == ")")
        if depth == 0:
            return i
    return None


def arguments(line, opening, end):
    """(start, end) of each argument between two parentheses."""
    found, depth, start = [], 0, opening + 1
    for i in range(opening + 1, end + 1):
        if depth == 0 and (line[i] == "," or i == end):
            found.append((start + (line[start] == " "), i))
            start = i + 1
        depth += (line[i] in "([{") - (line[i] in ")]}")
    return found


def in_line(line, plain, ends_before):
    """(start, end, new, kind) of each change of one line."""
    for match in TOKEN.finditer(plain):
        for kind, table in TOKENS.items():
            for new in table.get(match.group(), []):
                yield match.start(), match.end(), new, kind
    for match in INTEGER.finditer(plain):
        value = int(match.group())
        for new in [value + 1] + [value - 1] * (value > 0):
            yield match.start(), match.end(), str(new), "constant"
    if (match := CONDITION.match(plain)) and (end := closing(plain, match.end() - 1)):
        yield match.end(), end, f"!({line[match.end():end]})", "condition"
    if ends_before and (match := STATEMENT.match(plain)) and not DECLARATION.match(plain) and balanced(plain):
        yield match.start(2), len(line), ";", "statement"
    for match in CALL.finditer(plain):
        end = closing(plain, match.end() - 1)
        pairs = arguments(plain, match.end() - 1, end) if end else []
        for (a, b), (c, d) in zip(pairs, pairs[1:]):
            if line[a:b] != line[c:d]:
                yield a, d, f"{line[c:d]}, {line[a:b]}", "arguments"


def balanced(plain):
    return plain.count("(") == plain.count(")")


def ends(line):
    """Whether a statement may begin on the next line."""
    return line == "" or line.endswith("*/") or bare(line).rstrip("§ ").endswith((";", "{", "}", ")", "else", ":"))


def changes(path):
    """Every change of one file."""
    with open(path, encoding="utf-8") as file:
        lines = file.read().split("\n")
    seen = collections.Counter()
    for number in bodies(lines):
        line = lines[number]
        if UNSEEN.search(line):
            continue
        for start, end, new, kind in in_line(line, bare(line), ends(lines[number - 1])):
            what = Change(path, number, start, end, new, kind, line, 0).key
            yield Change(path, number, start, end, new, kind, line, seen[what])
            seen[what] += 1


def write(change, target):
    """The changed file, as target."""
    with open(change.file, encoding="utf-8") as file:
        lines = file.read().split("\n")
    lines[change.line] = change.mutated()
    with open(target, "w", encoding="utf-8") as file:
        file.write("\n".join(lines))
