# SPDX-License-Identifier: GPL-3.0-or-later
"""What a page must say of a programme, counted again.

Idea: places come from the plan; needs, bounds, marks and former editions from the files of the
programme; rates, shares, changes and measures are computed here by their definitions.
Source: the files; Gini, Theil, Hoover.
Invariant: of the report nothing is called.
"""

import configparser
import csv
import math
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "bindings" / "python"))


def rows_of(path):
    """The rows of a file of the programme, each with the line that it stands at."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        lines = [(n, line) for n, line in enumerate(file, 1) if not line.startswith("#")]
    names, *rows = csv.reader(line for _, line in lines)
    return [dict(zip(names, row)) | {"at": f"{path.name}:{n}"}
            for row, (n, _) in zip(rows, lines[1:])]


def gini(x, w):
    whole, mean = sum(w), sum(a * b for a, b in zip(x, w)) / sum(w)
    return sum(u * v * abs(a - b) for a, u in zip(x, w) for b, v in zip(x, w)) \
        / (2 * whole ** 2 * mean)


def measures(x, w):
    """Gini, Theil, mean logarithmic deviation, Hoover, lowest over highest."""
    whole, mean = sum(w), sum(a * b for a, b in zip(x, w)) / sum(w)
    part = [(a / mean, b / whole) for a, b in zip(x, w)]
    return [gini(x, w), sum(b * a * math.log(a) for a, b in part),
            -sum(b * math.log(a) for a, b in part), sum(b * abs(a - 1) for a, b in part) / 2,
            min(x) / max(x)]


class Files:
    """A programme's folder, as its files say it."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.ini = configparser.ConfigParser(interpolation=None, delimiters=("=",))
        self.ini.read(self.folder / "programme.ini", encoding="utf-8")
        self.territories = {row["code"]: row for row in rows_of(self.folder / "territories.csv")}
        self.streams = [row["code"] for row in rows_of(self.folder / "streams.csv")]
        self.months = {row["code"]: int(row["months"])
                       for row in rows_of(self.folder / "streams.csv")}
        self.quotas = rows_of(self.folder / "quotas.csv")
        self.capacities = rows_of(self.folder / "capacities.csv")
        self.history = rows_of(self.folder / "history.csv")
        self.provinces = [code for code, row in self.territories.items()
                          if row["level"] == "province"]
        self.need = {code: int(self.territories[code]["unemployed"]) for code in self.provinces}
        self.readings = [name.split(" ", 1)[1] for name in self.ini.sections()
                         if name.startswith("reading ")]

    def option(self, group, key, language=None):
        """A key of programme.ini in a language, else as it stands."""
        own = self.ini[group]
        return own.get(f"{key}[{language}]", own.get(key))

    def under(self, territory):
        """The provinces of a territory."""
        def climb(code):
            while code and code != territory:
                code = self.territories[code]["parent"]
            return code
        return [code for code in self.provinces if climb(code)]

    def last(self, province, stream):
        """What the edition before gave: what was recorded, else approved, else granted."""
        former = str(int(self.ini["programme"]["edition"]) - 1)
        found = {row["metric"]: int(row["value"]) for row in self.history
                 if (row["edition"], row["territory"], row["stream"], row["unit"])
                 == (former, province, stream, "places")}
        return found.get("actual", found.get("approved", found.get("quota")))


class Counted:
    """The places of a plan, and what follows from them."""

    def __init__(self, files, frame, streams="*"):
        self.files, self.codes = files, files.provinces
        self.places = {(p, s): int(frame.loc[p, f"places_{s}"]) for p in self.codes
                       for s in files.streams}
        self.read = files.streams if streams == "*" else streams.split(";")
        self.total = {p: sum(self.places[p, s] for s in files.streams) for p in self.codes}
        self.rate = {p: 1000 * self.total[p] / files.need[p] for p in self.codes}
        self.months = {p: sum(self.places[p, s] * files.months[s] for s in files.streams)
                       for p in self.codes}
        self.order = sorted(self.codes, key=lambda p: (self.total[p] / files.need[p], p))
        self.marks = self._marks()

    def held(self, bound):
        """What a row of quotas or capacities holds."""
        return sum(self.places[p, s] for p in self.files.under(bound["territory"])
                   for s in self.files.streams if bound["stream"] in ("*", s))

    def is_reached(self, bound):
        held = self.held(bound)
        return str(held) == bound["max"] or (bound["min"] not in ("", "0")
                                             and str(held) == bound["min"])

    def _marks(self):
        def cells(bound):
            return {(p, s) for p in self.files.under(bound["territory"])
                    for s in self.files.streams if bound["stream"] in ("*", s)}

        quotas = [q for q in self.files.quotas if q["status"] == "assumed"]
        limits = [c for c in self.files.capacities
                  if c["status"] == "assumed" and self.is_reached(c)]
        marked = set().union(*map(cells, quotas)) if quotas else set()
        if any(s in self.read for bound in quotas + limits for _, s in cells(bound)):
            settled = {(q["territory"], q["stream"]) for q in self.files.quotas
                       if q["status"] != "assumed" and q["min"] == q["max"]}
            marked |= {(p, s) for p in self.codes for s in self.read if (p, s) not in settled}
        return marked

    def mark(self, province=None, stream=None):
        """Whether a figure of a province, or of any, rests on an assumption."""
        return any((p, s) in self.marks for p in ([province] if province else self.codes)
                   for s in ([stream] if stream else self.files.streams))

    def mark_sum(self, stream=None):
        """The same of the sum over all provinces, which a stated quota may settle."""
        if not self.mark(None, stream):
            return False
        for quota in self.files.quotas:
            if (quota["stream"], quota["status"] == "assumed") == (stream or "*", False) \
                    and self.files.under(quota["territory"]) == self.codes \
                    and self.is_reached(quota):
                return False
        return stream is not None or any(self.mark_sum(s) for s in self.files.streams)

    def change(self, province, stream):
        """Against the edition before; None where that is not known."""
        last = self.files.last(province, stream)
        return None if last is None else self.places[province, stream] - last

    def rates(self, stream):
        """Of one stream alone, in the order of the provinces."""
        return [self.places[p, stream] / self.files.need[p] for p in self.codes]

    def shares(self):
        """By the rate, the lowest first: province, share of need, share of places, its mark."""
        need, places, star = 0, 0, self.mark_sum()
        whole, total = sum(self.files.need.values()), sum(self.total.values())
        for p in self.order:
            need, places, star = need + self.files.need[p], places + self.total[p], \
                star or self.mark(p)
            yield p, 100 * need / whole, 100 * places / total, star and places < total
