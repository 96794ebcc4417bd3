# SPDX-License-Identifier: GPL-3.0-or-later
"""A certificate proves its plan to a program that shares nothing with the library.

Idea: bounds, costs and prices as include/awrash/audit.h describes them, in exact fractions.
Source: that description alone; the folder's CSV files; for places in streams without types.
Invariant: what the prices prove for the plan, they do not prove for a plan one exchange away.
"""

import csv
import hashlib
import json
from fractions import Fraction

import pytest

import awrash
from conftest import EXAMPLES


def _rows(path):
    if not path.exists():
        return []
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


class Outsider:
    """The bounds of a folder as a certificate's reading sees them."""

    def __init__(self, folder, held):
        self.held, self.reading = held, held["reading"]
        self.territories = {row["code"]: row for row in _rows(folder / "territories.csv")}
        self.provinces = [code for code, row in self.territories.items()
                          if row["level"] == "province"]
        self.streams = [row["code"] for row in _rows(folder / "streams.csv")]
        chosen = self.reading["streams"]
        self.read = set(self.streams if chosen == "*" else chosen.split(";"))
        self.need = {code: Fraction(self.territories[code]["unemployed"])
                     for code in self.provinces}
        self.bounds = {}
        for row in _rows(folder / "quotas.csv") + _rows(folder / "capacities.csv"):
            of = set(self.streams) if row["stream"] == "*" else {row["stream"]}
            self._bind(row["territory"], of, int(row["min"] or 0), int(row["max"] or 2**40))
        self.kinds = [kind for kind in (self.read, set(self.streams) - self.read) if kind]
        for code in self.provinces:
            for kind in self.kinds:
                self._bind(code, kind, 0, 2**40)
        self.places = {(p, s): 0 for p in self.provinces for s in self.streams}
        self.places.update({(p, s): n for p, s, n in held["places"] or []})
        self._take_out_fixed_sums()

    def _below(self, territory):
        found, todo = [], [territory]
        while todo:
            at = todo.pop()
            found += [at] if at in self.provinces else []
            todo += [code for code, row in self.territories.items() if row["parent"] == at]
        return found

    def _name(self, territory, of):
        ordered = [stream for stream in self.streams if stream in of]
        return f"{territory}/{'*' if len(ordered) == len(self.streams) else '+'.join(ordered)}"

    def _bind(self, territory, of, low, high):
        below = self._below(territory)
        place = below[0] if len(below) == 1 else territory
        bound = self.bounds.setdefault(self._name(place, of), {
            "at": place, "below": below, "of": of, "low": 0, "high": 2**40, "taken": 0,
            "reduced": False})
        bound.update(low=max(low, bound["low"]), high=min(high, bound["high"]))

    @staticmethod
    def _cells(bound):
        return [(p, s) for p in bound["below"] for s in bound["of"]]

    def _limit(self, bound):
        cells = self._cells(bound)
        if len(cells) == 1:
            low, high = self.limits[cells[0]]
            self.limits[cells[0]] = (max(low, bound["low"]), min(high, bound["high"]))
        return self.limits[cells[0]] if len(cells) == 1 else (bound["low"], bound["high"])

    def _take_out_fixed_sums(self):
        self.limits = {cell: (0, 2**40) for cell in self.places}
        for bound in self.bounds.values():
            self._limit(bound)
        for whole in self.bounds.values():
            for part in self.bounds.values():
                low, high = self._limit(part)
                if (low == high and not part["reduced"] and part["of"] < whole["of"]
                        and part["at"] == whole["at"] and len(self._cells(whole)) > 1):
                    self._take_out(whole, part["of"], low)

    def _take_out(self, whole, of, fixed):
        left = {**whole, "of": whole["of"] - of, "low": max(0, whole["low"] - fixed),
                "high": 2**40 if whole["high"] == 2**40 else whole["high"] - fixed,
                "taken": whole["taken"] + fixed, "reduced": True}
        cells = self._cells(left)
        low, high = self.limits[cells[0]] if len(cells) == 1 else (0, 2**40)
        if max(low, left["low"]) <= min(high, left["high"]):
            whole.update(left)
            self._limit(whole)

    def moves(self, places):
        """(key, x, low, high, {0: (province, taken), 1: …}): cells and sums, and receipts."""
        found = {cell: [n, *self.limits[cell], {}] for cell, n in places.items()}
        for name, bound in self.bounds.items():
            cells = self._cells(bound)
            key = cells[0] if len(cells) == 1 else name
            if key == name:
                total = sum(places[cell] for cell in cells)
                found[key] = [total, bound["low"], bound["high"], {}]
            for index, kind in enumerate(self.kinds):
                if bound["at"] in self.provinces and name == self._name(bound["at"], kind):
                    found[key][3][index] = (bound["at"], bound["taken"])
        return found

    def _price(self, key, prices):
        told = {name: price if isinstance(price, int) else
                sum(Fraction(t * (2 * n + 1)) / self.need[p] for p, n, t in price)
                for name, price in prices.items()}
        if isinstance(key, str):
            return told.get(key, 0)
        return -sum(price for name, price in told.items() if key in self._cells(self.bounds[name]))

    def _steps(self, moves):
        """The stages, with every level that a province may leave or reach in its turn."""
        held = list(self.held["stages"])
        while held:
            kind = held[0]["stage"]
            if not kind.startswith("level"):
                yield held.pop(0), None
                continue
            named = {}
            while held and held[0]["stage"] == kind:
                stage = held.pop(0)
                named[Fraction(stage["level"][0]) / Fraction(stage["level"][1])] = stage
            index = int(kind.endswith("-rest"))
            levels = set(named) | {
                Fraction(x + whose[index][1] + step) / self.need[whose[index][0]]
                for x, _, _, whose in moves.values() if index in whose for step in (-1, 0, 1)}
            for level in sorted(levels, reverse=self.reading["objective"] == "decmin"):
                yield named.get(level, {"stage": kind, "prices": {}}), level

    def _cost(self, stage, level, key, x, whose, places):
        kind, index = stage["stage"].replace("-rest", ""), int(stage["stage"].endswith("-rest"))
        if kind == "mix" and not isinstance(key, str):
            same = next(streams for streams in self.kinds if key[1] in streams)
            weights = self.held["mix_weights"]
            return ((2 * x + 1) * sum(weights[stream] for stream in same)
                    - 2 * sum(places[key[0], stream] for stream in same) * weights[key[1]])
        if kind == "order-stream":
            return -(key == (stage["province"], stage["stream"]))
        if kind == "mix" or index not in whose:
            return 0
        province, taken = whose[index]
        y, d = x + taken, self.need[province]
        return {"fill": -1, "squares": Fraction(2 * y + 1) / d,
                "level": (Fraction(y + 1) / d == level) - (Fraction(y) / d == level),
                "order": -(province == stage.get("province"))}[kind]

    def missing(self):
        """How many places too many the bounds of the cut ask for."""
        prices, total = self.held["stages"][0]["prices"], 0
        for key, (_, low, high, _) in self.moves(self.places).items():
            price = self._price(key, prices)
            assert price in (-1, 0, 1)
            total += {1: low, 0: 0, -1: -high}[price]
        return total

    def proves(self, places):
        """Whether no move of one place is better by the prices."""
        moves, open_ = self.moves(places), {}
        for key, (x, low, high, _) in moves.items():
            assert low <= x <= high, key
            open_.update({(key, way): None for way in (1, -1) if low <= x + way <= high})
        for stage, level in self._steps(moves):
            prices = {key: self._price(key, stage["prices"]) for key in moves}
            for key, way in list(open_):
                x, _, _, whose = moves[key]
                cost = self._cost(stage, level, key, x - (way < 0), whose, places)
                if cost != prices[key]:
                    del open_[key, way]
                    if way * (cost - prices[key]) < 0:
                        return False
        return True


@pytest.mark.parametrize("streams", ["*", "sustainable"])
@pytest.mark.parametrize("objective", ["leximin", "decmin", "least-squares"])
@pytest.mark.parametrize("case", ["khenifra-2023", "morocco-2023"])
def test_the_prices_prove_the_plan_and_no_other(case, objective, streams):
    plan = awrash.Programme.load(EXAMPLES / case).split(objective=objective, streams=streams)
    outsider = Outsider(EXAMPLES / case, plan.certificate.to_dict())
    assert outsider.proves(outsider.places)
    bare = [{**stage, "prices": {}} for stage in outsider.held["stages"]]
    assert not Outsider(EXAMPLES / case, {**outsider.held, "stages": bare}).proves(outsider.places)
    fewer, more = [code for code in outsider.provinces
                   if 0 < outsider.places[code, "sustainable"]
                   < outsider.limits[code, "sustainable"][1]
                   and outsider.territories[code]["parent"] == "05"][:2]
    other = dict(outsider.places)
    other[fewer, "sustainable"] -= 1
    other[more, "sustainable"] += 1
    assert not outsider.proves(other)


TIGHT = {
    "a region that asks for more than its provinces take": [
        ("R", "*", 9, 9), ("A", "*", "", 3), ("B", "*", "", 4)],
    "a fixed part beyond the whole": [
        ("R", "*", 3, 3), ("R", "s", 4, 4), ("A", "t", "", 9), ("B", "*", "", 9)],
    "a fixed cell beyond its province": [
        ("R", "*", 1, 9), ("A", "*", "", 4), ("A", "s", 6, 6), ("B", "*", "", 3)],
    "streams and provinces that cross": [
        ("R", "s", 5, 5), ("R", "t", "", 5), ("A", "*", "", 2), ("B", "*", "", 2)],
}


@pytest.mark.parametrize("quotas", TIGHT.values(), ids=TIGHT)
def test_the_cut_says_how_many_places_are_missing(quotas, tmp_path):
    made = awrash.Programme(
        [{"code": "R", "level": "region", "parent": "", "unemployed": ""},
         {"code": "A", "level": "province", "parent": "R", "unemployed": 10},
         {"code": "B", "level": "province", "parent": "R", "unemployed": 20}],
        [dict(zip(("territory", "stream", "min", "max"), row)) for row in quotas],
        streams=[{"code": "s"}, {"code": "t"}], need="unemployed")
    with pytest.raises(awrash.InfeasibleError) as caught:
        made.split()
    made.save(tmp_path)
    held = caught.value.certificate.to_dict()
    assert Outsider(tmp_path, held).missing() == held["missing"] == caught.value.missing > 0


def test_the_sha256_is_that_of_the_text_without_it(khenifra):
    text = khenifra.split().certificate.text
    head, tail = text.rsplit(',"sha256":"', 1)
    assert hashlib.sha256((head + "}").encode()).hexdigest() == tail.rstrip("\n")[:-2]
    assert json.loads(text)["sha256"] == tail.rstrip("\n")[:-2]
