# SPDX-License-Identifier: GPL-3.0-or-later
"""Whoever checks a certificate without the library: bounds, costs and prices by its contract.

Idea: what awrash_audit_certificate() says of certificates, in fractions, from a folder's CSV files.
Source: include/awrash/audit.h alone, for classes up to network, without Gini.
Invariant: nothing of the library is called; sums of places, quotas and capacities in places.
"""

import csv
import itertools
import json
import math
from fractions import Fraction

from marginals import measure_sign, sign_of

ENDLESS = 2**60
ROOM = 2**48


def rows(path):
    """The rows of a table by their codes, or by territory and stream, as bytes stand."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8") as file:
        return sorted(csv.DictReader(line for line in file if not line.startswith("#")),
                      key=lambda row: [row.get(name, "").encode() for name in ("code", "territory", "stream")])


def by_name(held, runs):
    """{bound: price} from runs of prices, [number of the first bound, price, price, …]."""
    names = [f"{territory}/{types}" for sets, territories in held["bounds"]
             for types in sets for territory in territories]
    assert len(set(names)) == len(names)
    return {names[first + k]: price for first, *prices in runs for k, price in enumerate(prices)}


# ── bounds ──────────────────────────────────────────────────────────────────────────────────────

class Bound:
    def __init__(self, at, below, types, order):
        self.at, self.below, self.types, self.order = at, below, types, order
        self.low, self.high, self.taken, self.own = 0, ENDLESS, 0, False

    def cells(self):
        return [(p, t) for p in self.below for t in self.order if t in self.types]


class Outsider:
    """A folder's bounds as the reading of a certificate sees them, and its stages' prices."""

    def __init__(self, folder, held):
        self.folder, self.held, self.reading = folder, held, held["reading"]
        self.territories = {row["code"]: row for row in rows(folder / "territories.csv")}
        self.provinces = [c for c, row in self.territories.items() if row["level"] == "province"]
        self._read_types()
        chosen = self.reading["streams"].split(";")
        self.read = {t for t in self.types if "*" in chosen or self.types[t]["stream"] in chosen}
        self.kinds = [kind for kind in (self.read, set(self.types) - self.read) if kind]
        self.need = {c: Fraction(self.territories[c][self.reading["need"] or "unemployed"])
                     if self.reading["on"] == "rate" else Fraction(1) for c in self.provinces}
        self._find_bounds()
        self._take_out_fixed_sums()
        self.former = {cell: 0 for cell in itertools.product(self.provinces, self.types)}
        for item in filter(None, self.reading["near"].split(";")):
            cell, places = item.rsplit("=", 1)
            self.former[tuple(cell.split("/type:"))] = int(places)
        self._allow_loss()
        self.places = self.read_places(held["places"] or [])

    def _read_types(self):
        streams, types = rows(self.folder / "streams.csv"), rows(self.folder / "worksite_types.csv")
        self.streams = [row["code"] for row in streams]
        given = {row["stream"] for row in types}
        types += [{**row, "stream": row["code"]} for row in streams if row["code"] not in given]
        self.types = {row["code"]: row for row in sorted(
            types, key=lambda row: self.streams.index(row["stream"]))}

    def of(self, stream):
        return {t for t in self.types
                if stream in ("*", f"type:{t}", self.types[t]["stream"])}

    def read_places(self, listed):
        places = {cell: 0 for cell in itertools.product(self.provinces, self.types)}
        assert self.held["types"] == sorted(self.types)
        for province, row in listed:
            assert any(row) and len(row) == len(self.types)
            places.update({(province, t): n for t, n in zip(self.held["types"], row)})
        return places

    # ── names ──

    def _below(self, territory):
        if territory in self.provinces:
            return [territory]
        return [p for code, row in self.territories.items() if row["parent"] == territory
                for p in self._below(code)]

    def _lowest(self, territory):
        below = self._below(territory)
        for code, row in self.territories.items():
            if row["parent"] == territory and self._below(code) == below:
                return self._lowest(code)
        return territory

    def _name(self, territory, types):
        if types == set(self.types):
            return f"{territory}/*"
        parts = []
        for stream in self.streams:
            inside = [t for t in self.types if t in types & self.of(stream)]
            whole = set(inside) == self.of(stream)
            parts += [stream] if whole and inside else [f"type:{t}" for t in inside]
        return f"{territory}/{'+'.join(parts)}"

    # ── what bounds ──

    def _bind(self, territory, types, low=0, high=ENDLESS):
        at = self._lowest(territory)
        below = self._below(at)
        if len(below) == len(types) == 1:
            cell = below[0], next(iter(types))
            self.limits[cell] = max(low, self.limits[cell][0]), min(high, self.limits[cell][1])
        bound = self.bounds.setdefault(self._name(at, types), Bound(at, below, set(types), list(self.types)))
        bound.low, bound.high = max(low, bound.low), min(high, bound.high)
        return bound

    def _find_bounds(self):
        self.bounds = {}
        self.limits = {cell: (0, ENDLESS) for cell in itertools.product(self.provinces, self.types)}
        for row in rows(self.folder / "quotas.csv") + rows(self.folder / "capacities.csv"):
            assert row.get("unit") in ("", "places", None) and not row.get("group")
            self._bind(row["territory"], self.of(row["stream"]), int(row.get("min") or 0),
                       int(row.get("max") or ENDLESS))
        self.received = {(p, k): self._bind(p, kind) for p in self.provinces
                         for k, kind in enumerate(self.kinds)}
        self.mixed = {(p, s): self._bind(p, self.of(s)) for s in self.streams
                      for p in self.provinces}
        for bound in [*self.received.values(), *self.mixed.values()]:
            bound.own = True
        self.limited = {name for name, b in self.bounds.items() if b.low or b.high < ENDLESS}

    def _is_single(self, bound):
        return len(bound.below) == len(bound.types) == 1

    def _take_out(self, whole, types, fixed):
        left, high = whole.types - types, ENDLESS if whole.high == ENDLESS else whole.high - fixed
        low, cells = max(0, whole.low - fixed), [(p, t) for p in whole.below for t in left]
        single = self.limits[cells[0]] if len(cells) == 1 else (0, ENDLESS)
        if max(low, single[0]) > min(high, single[1]):
            return
        whole.types, whole.low, whole.high = left, low, high
        whole.taken += fixed
        if len(cells) == 1:
            self.limits[cells[0]] = max(low, single[0]), min(high, single[1])

    def _take_out_fixed_sums(self):
        for bound in self.received.values():
            if self._is_single(bound):
                bound.low, bound.high = self.limits[bound.cells()[0]]
        written = {name: (b.at, b.types, b.low, b.high) for name, b in self.bounds.items()}
        fixed = [(at, types, low) for name, (at, types, low, high) in written.items() if low == high
                 and (self.bounds[name] in self.received.values()
                      or not self._is_single(self.bounds[name]))]
        for whole in self.bounds.values():
            for at, types, total in fixed:
                if at == whole.at and types < whole.types and not self._is_single(whole):
                    self._take_out(whole, types, total)
            self._take_out_fixed_cells(whole)
        self.given_up = set()
        if self._has_families():
            return
        reduced = {name: vars(b).copy() for name, b in self.bounds.items()}
        for name, (_, types, low, high) in written.items():
            vars(self.bounds[name]).update(types=types, low=low, high=high, taken=0)
        if not self._has_families():
            for name, values in reduced.items():
                vars(self.bounds[name]).update(values)
            self._give_up_mixes()

    def _take_out_fixed_cells(self, whole):
        cells = whole.cells() if len(whole.below) == 1 else []
        fixed = [cell for cell in cells if self.limits[cell][0] == self.limits[cell][1]]
        fixed = fixed[:-1] if len(fixed) == len(cells) else fixed
        if fixed:
            self._take_out(whole, {t for _, t in fixed}, sum(self.limits[c][0] for c in fixed))

    def _give_up_mixes(self):
        for (province, stream), bound in self.mixed.items():
            name = self._name(province, self.of(stream))
            if (len(self.of(stream)) > 1 and name not in self.limited
                    and bound not in self.received.values()):
                self.given_up.add((province, stream))
                del self.bounds[name]

    def _is_implied(self, bound):
        ends = [self.limits[cell] for cell in bound.cells()]
        return (not bound.own and bound.low <= sum(low for low, _ in ends)
                and bound.high >= min(ENDLESS, sum(high for _, high in ends)))

    def _has_families(self):
        """Whether two colours part the bounds that cross."""
        sets = [set(b.cells()) for b in self.bounds.values()
                if not self._is_single(b) and not self._is_implied(b)]
        crosses = {i: [] for i in range(len(sets))}
        for i, j in itertools.combinations(crosses, 2):
            if sets[i] & sets[j] and not sets[i] <= sets[j] and not sets[j] <= sets[i]:
                crosses[i].append(j)
                crosses[j].append(i)
        colour = {}
        for start in crosses:
            todo = [start] if colour.setdefault(start, 0) == 0 else []
            while todo:
                i = todo.pop()
                for j in crosses[i]:
                    if j not in colour:
                        colour[j] = 1 - colour[i]
                        todo.append(j)
                    if colour[j] == colour[i]:
                        return False
        return True

    def _allow_loss(self):
        self.floors = {}
        if Fraction(self.reading["loss"]) > 0:
            base = self.base()
            for province in self.provinces:
                kept = (1 - Fraction(self.reading["loss"])) * base.receives(province, base.places)
                self.floors[province] = math.ceil(kept)

    def base(self):
        held = json.loads(self.held["base"])
        assert held["reading"] == {**self.reading, "loss": "0"}
        return Outsider(self.folder, held)

    def receives(self, province, places, kind=0):
        return sum(places[province, t] for t in self.kinds[kind])

    # ── moves ──

    def items(self, places):
        """{key: [x, low, high]}, of cells and of bounds by name; and what stands on which."""
        found = {cell: [n, *self.limits[cell]] for cell, n in places.items()}
        for name, bound in self.bounds.items():
            if not self._is_single(bound):
                found[name] = [sum(places[c] for c in bound.cells()), bound.low, bound.high]
        self.on = {key: {} for key in found}
        for (province, kind), bound in self.received.items():
            key = self._key(bound)
            self.on[key][kind] = (province, bound.taken)
            if kind == 0 and province in self.floors:
                found[key][1] = max(found[key][1], self.floors[province] - bound.taken)
        for (province, stream), bound in self.mixed.items():
            if (province, stream) not in self.given_up:
                self.on[self._key(bound)]["stream"] = (province, stream, bound.taken)
        self.around = {cell: [] for cell in places}
        for name, bound in self.bounds.items():
            for cell in bound.cells() if not self._is_single(bound) else []:
                self.around[cell].append(name)
        return found

    def _key(self, bound):
        if self._is_single(bound):
            return bound.cells()[0]
        return next(name for name, other in self.bounds.items() if other is bound)

    # ── stages ──

    def goals(self):
        goals = [self.reading["objective"] if goal == "objective" else goal
                 for goal in (self.reading["chain"] or "fill;objective").split(";")]
        linear = {"fill", "alpha:0", "utilitarian", "places", "person-months", "cost"}
        return goals if set(goals) - linear else [*goals, "leximin"]

    def measure(self):
        return next(goal for goal in self.goals() if goal in (
            "leximin", "leximin-persons", "decmin", "least-squares")
            or (goal.startswith("alpha:") and goal != "alpha:0"))

    def expected(self):
        """The stages of the reading's chain in their order, as (kind, goal, how many)."""
        rest, near, loses = len(self.kinds) > 1, self.reading["near"] != "", bool(self.floors)
        spare = any(d <= 0 for d in self.need.values())
        for goal in self.goals():
            if goal in ("fill", "alpha:0"):
                yield from (("fill", None, 1), ("fill-rest", None, rest), ("spare", None, spare))
                continue
            if near and loses:
                yield "near", None, 1
                near = False
            kind = "goal" if goal in ("utilitarian", "places", "person-months", "cost") \
                else "objective"
            yield kind, goal, 1
        yield "near", None, near
        if self.held["status"] == "tie-settled":
            assert self.reading["tie"] == "order"
            for code in filter(None, self.reading["order"].split(";")):
                yield "order", code, 1
        if rest:
            yield "objective-rest", self.measure(), 1
            yield "near-rest", None, self.reading["near"] != ""
        yield "order-rest", None, None
        yield "mix", None, 1
        yield "order-stream", None, None
        yield "types", None, any(len(self.of(s)) > 1 and (p, s) not in self.given_up
                                 for p, s in self.mixed)

    def steps(self):
        left = [{**stage, "prices": by_name(self.held, stage["prices"])}
                for stage in self.held["stages"]]
        for kind, goal, times in self.expected():
            n = 0
            while left and left[0]["stage"] == kind and (times is None or n < times):
                assert kind != "order" or left[0]["province"] == goal
                yield left.pop(0), goal
                n += 1
            assert times is None or n == times, f"{kind}: {n} stages of it"
        assert not left, "stages that the reading does not ask for"

    def _rate(self, goal, kind):
        """What a place of a type counts, in whole numbers."""
        named = {"utilitarian": ["utility"], "places": [], "person-months": ["months"],
                 "cost": ["months", "monthly_cost"]}[goal]
        factors = {t: [Fraction(row.get(name) or 1) for name in named]
                   for t, row in self.types.items()}
        common = math.lcm(*(math.prod(f.denominator for f in fs) for fs in factors.values()))
        return math.prod(factors[kind]) * common * (1 if goal == "cost" else -1)

    def _cost(self, stage, goal, key, x, places):
        """What a stage says of the place from x to x + 1, but for measures."""
        kind, rest = stage["stage"].replace("-rest", ""), int(stage["stage"].endswith("-rest"))
        on, cell = self.on[key], key if isinstance(key, tuple) else None
        if kind in ("fill", "order"):
            province = on[rest][0] if rest in on else None
            counts = province and self.need[province] > 0 if kind == "fill" \
                else province == stage["province"]
            return -bool(counts)
        if kind == "spare":
            return int(any(self.need[on[k][0]] <= 0 for k in (0, 1) if k in on))
        if kind == "near":
            if cell is None or (cell[1] in self.read) == bool(rest):
                return 0
            return -1 if x < self.former[cell] else 1
        if kind == "goal":
            return self._rate(goal, cell[1]) if cell else 0
        if kind == "order-stream":
            return -(on.get("stream", (0, 0))[:2] == (stage["province"], stage["stream"]))
        return self._mix_cost(on, x, places) if kind == "mix" else self._type_cost(cell, x, places)

    def _mix_cost(self, on, x, places):
        if "stream" not in on:
            return 0
        province, stream, taken = on["stream"]
        kind = next(k for k, types in enumerate(self.kinds) if self.of(stream) & types)
        weights = self.held["mix_weights"]
        total = sum(weights[s] for s in self.streams if self.of(s) & self.kinds[kind])
        y = self.receives(province, places, kind)
        return ((2 * (x + taken) + 1) * total - 2 * y * weights[stream]) if total else 0

    def _type_cost(self, cell, x, places):
        stream = cell and self.types[cell[1]]["stream"]
        types = self.of(stream) if cell else ()
        if len(types) < 2 or (cell[0], stream) in self.given_up:
            return 0
        y = sum(places[cell[0], t] for t in types)
        u = {t: self.limits[cell[0], t][1] for t in types}
        if not any(u.values()) or any(n > ROOM // (y + 1) // len(types) for n in u.values()):
            u = dict.fromkeys(types, 1)
        return (2 * x + 1) * sum(u.values()) - 2 * y * u[cell[1]]

    def _price(self, key, prices, nought):
        if isinstance(key, str):
            return prices.get(key, nought)
        told = [prices[name] for name in self.around[key] if name in prices]
        if nought == 0:
            return -sum(told)
        return [[p, n, -t] for price in told for p, n, t in price]

    def _sign(self, stage, goal, key, x, places):
        """Of a reduced cost of the place from x to x + 1."""
        if not stage["stage"].startswith("objective"):
            return sign_of(self._cost(stage, goal, key, x, places)
                           - self._price(key, stage["prices"], 0))
        terms = [(self.need[p], n, -t) for p, n, t in self._price(key, stage["prices"], [])]
        on = self.on[key].get(int(stage["stage"].endswith("-rest")))
        if on and self.need[on[0]] > 0:
            terms.append((self.need[on[0]], x + on[1], 1))
        return measure_sign(goal, terms)

    def missing(self):
        """How many places too many the bounds of the cut ask for."""
        prices, total = by_name(self.held, self.held["stages"][0]["prices"]), 0
        for key, (_, low, high) in self.items(self.places).items():
            price = self._price(key, prices, 0)
            assert price in (-1, 0, 1)
            total += {1: low, 0: 0, -1: -high}[price]
        return total

    def proves(self, places, until=None):
        """Whether no move of one place is better by the prices, up to a stage."""
        items = self.items(places)
        open_ = [(key, way) for key, (x, low, high) in items.items() for way in (1, -1)
                 if low <= x + way <= high]
        if any(not low <= x <= high for x, low, high in items.values()):
            return False
        for stage, goal in self.steps():
            if until is not None and stage["stage"] in until:
                break
            left = []
            for key, way in open_:
                sign = way * self._sign(stage, goal, key, items[key][0] - (way < 0), places)
                if sign < 0:
                    return False
                if sign == 0:
                    left.append((key, way))
            open_ = left
        return True
