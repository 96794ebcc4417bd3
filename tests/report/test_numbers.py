# SPDX-License-Identifier: GPL-3.0-or-later
"""Every figure of a page is counted again.

Idea: each section is walked text by text, and the figures of every text, in the order of the page,
are those that are counted again from the plan and the files of the programme; a figure that is
wrong, missing, without its mark or new makes a list differ.
Source: recount.py; explanations and frontiers are the split's, which tests of their own hold.
Invariant: a section without a count here is a failure.
"""

import csv
import io
import json
import subprocess
import urllib.parse
import xml.etree.ElementTree as tree
from functools import partial
from os import environ

import pytest
from figures import counted, figures, pack, section, tokens, written
from recount import ROOT, Counted, Files, gini, measures, rows_of

import awrash

BUILD = ROOT / "build" if "AWRASH_BUILD" not in environ else type(ROOT)(environ["AWRASH_BUILD"])
LANGUAGES = ("ar", "fr", "en")


class Page:
    """A page as the command writes it, and what it must say."""

    def __init__(self, folder, path):
        subprocess.run([BUILD / "bin" / "awrash-report", folder, "--frontier", "places,gini",
                        "--date", "2023-05-26", "-q", "-o", path], check=True)
        self.root = tree.parse(path).getroot()
        self.files, self.programme = Files(folder), awrash.Programme.load(folder)
        self.plan = self.programme.split()
        self.own = Counted(self.files, self.plan.provinces)
        beside = self.programme.compare()
        self.readings = [Counted(self.files, beside[name],
                                 self.files.ini[f"reading {name}"].get("streams", "*"))
                         for name in self.files.readings]
        self.frontier = self.programme.frontier("places", "gini").frame
        self.ranges = self._ranges()

    def _ranges(self):
        """The fewest and the most places under the other assumptions about quotas."""
        found = {cell: {n} for cell, n in self.own.places.items()}
        rows = [row for row in rows_of(self.files.folder / "assumptions.csv")
                if row["about"] == "quotas"]
        for name in dict.fromkeys(row["alternative"] for row in rows):
            quotas = self.programme.quotas.copy()
            for row in rows:
                at = (quotas["territory"] == row["territory"]) & (quotas["stream"] == row["stream"])
                if row["alternative"] == name:
                    quotas.loc[at, ["min", "max"]] = row["places"]
            other = awrash.Programme(self.programme.territories, quotas,
                                     streams=self.programme.streams,
                                     capacities=self.programme.capacities, need="unemployed")
            for cell, n in Counted(self.files, other.split().provinces).places.items():
                found[cell].add(n)
        return {cell: (min(all_), max(all_)) for cell, all_ in found.items()}


@pytest.fixture(scope="module", params=["khenifra-2023", "morocco-2023"])
def page(request, tmp_path_factory):
    return Page(ROOT / "examples" / "data" / request.param,
                tmp_path_factory.mktemp("page") / "page.html")


def rate(one, p, n, mark=True):
    return n(one.rate[p], decimals=1, mark=mark and one.mark(p))


def common(page, n):
    own = page.own
    return n(1000 * sum(own.total.values()) / sum(page.files.need.values()), decimals=1,
             mark=own.mark_sum())


# ── the sections ────────────────────────────────────────────────────────────────────────────────


def of_answer(page, language, n):
    """What stands above the first section, titles of buttons included."""
    own, files = page.own, page.files
    names = [tokens(files.option("programme", "name", code)) for code in LANGUAGES]
    grow, fall = {}, {}
    for p in own.codes:
        known = {s: c for s in files.streams if (c := own.change(p, s)) is not None}
        star = any(own.mark(p, s) for s in known)
        (grow if sum(known.values()) > 0 else fall)[p] = (sum(known.values()), star)
    fall = {p: one for p, one in fall.items() if one[0] < 0}
    yield names[0]
    yield from names
    yield names[LANGUAGES.index(language)]
    yield n(int(files.ini["programme"]["edition"]))
    yield ["26", "2023"]
    yield counted(sum(own.total.values()), language, own.mark_sum()) \
        + counted(len(own.codes), language)
    need = tokens(files.option("programme", "need_name", language))
    yield rate(own, own.order[0], n) + rate(own, own.order[-1], n) + n(1000) + need \
        + common(page, n)
    before = gini(own.rates("temporary"), list(files.need.values()))
    after = gini(list(own.rate.values()), list(files.need.values()))
    yield n(after, decimals=4, mark=own.mark()) + ["0"] \
        + n(before, decimals=4, mark=own.mark(None, "temporary"))
    yield sum((n(sum(c for c, _ in side.values()), change=True,
                 mark=any(star for _, star in side.values())) + counted(len(side), language)
               for side in (grow, fall)), [])


def of_map(page, language, n):
    own = page.own
    yield n(1000)
    for p in own.codes:
        # Where there are many tiles, they have no room for decimals.
        yield n(own.rate[p], decimals=1 if len(own.codes) < 10 else 0, mark=own.mark(p))
        yield rate(own, p, n)
    least, most = own.rate[own.order[0]], own.rate[own.order[-1]]
    for i in range(8):
        yield n(least + (most - least) * i / 7, decimals=1)


def of_places(page, language, n):
    own, files = page.own, page.files
    yield n(1000)
    for p in own.codes:
        for s in files.streams:
            low, high = page.ranges[p, s]
            star = own.mark(p, s)
            yield n(own.places[p, s], mark=star) + (n(low) + n(high) if star and low < high else [])
            yield n(own.change(p, s), change=True, mark=star)
        yield n(own.total[p], mark=own.mark(p))
        yield n(own.months[p], mark=own.mark(p))
        yield n(files.need[p])
        yield rate(own, p, n)
    for s in files.streams:
        yield n(sum(own.places[p, s] for p in own.codes), mark=own.mark_sum(s))
        assert any(own.change(p, s) is None for p in own.codes), "no sum of changes is known"
    yield n(sum(own.total.values()), mark=own.mark_sum())
    yield n(sum(own.months.values()), mark=own.mark_sum())
    yield n(sum(files.need.values()))
    yield common(page, n)


def of_rates(page, language, n):
    yield common(page, n)
    for p in page.own.order:
        yield rate(page.own, p, n)
    yield n(1000)
    for p, need, places, star in page.own.shares():
        yield rate(page.own, p, n)
        yield n(need, decimals=1)
        yield n(places, decimals=1, mark=star)


def of_equity(page, language, n):
    own, needs = page.own, list(page.files.need.values())
    rows = zip(measures(own.rates("temporary"), needs), measures(list(own.rate.values()), needs),
               (["0"], ["0"], ["0", "0"] if language != "fr" else ["0"], ["0"], ["1"]))
    for before, after, said in rows:
        yield n(before, decimals=4, mark=own.mark(None, "temporary"))
        yield n(after, decimals=4, mark=own.mark())
        yield said


def of_lorenz(page, language, n):
    for i in range(5):
        yield from [n(25 * i)] * 2
    for _, need, places, star in page.own.shares():
        yield n(need, decimals=1) + n(places, decimals=1, mark=star)


def cut(name, most):
    """As much of a name as a drawing has room for."""
    width, end = 0, 0
    for at, c in enumerate(name, 1):
        width += 5 if c in "mwMW" else 4 if c.isupper() else 3
        if width > 3 * most:
            return name[:end]
        end = at if width <= 3 * (most - 1) else end
    return name


def of_readings(page, language, n):
    own, files = page.own, page.files
    names = [files.option(f"reading {name}", "name", language) for name in files.readings]
    for i, name in enumerate(names, 1):
        yield [str(i), *tokens(cut(name, 60))]
    every = [r for one in (own, *page.readings) for r in one.rate.values()]
    yield from [n(min(every), decimals=1), n(max(every), decimals=1)]
    for p in own.order:
        yield sum((rate(one, p, n) for one in (own, *page.readings)), [])
    for i, name in enumerate(names, 1):
        yield [str(i), *tokens(name)]
    for i in range(1, len(names) + 1):
        yield [str(i)]
    for p in own.codes:
        yield n(own.total[p], mark=own.mark(p))
        for one in page.readings:
            yield n(one.total[p], mark=one.mark(p))
            yield n(one.total[p] - own.total[p], change=True, mark=one.mark(p) or own.mark(p))


def of_heat(page, language, n):
    for p in page.own.codes:
        for s in page.files.streams:
            yield n(page.own.places[p, s], mark=page.own.mark(p, s))


def of_frontier(page, language, n):
    star, points = page.own.mark(), page.frontier
    least, most = points.min(), points.max()
    for one in (least, most)[:1 + (least["efficiency"] < most["efficiency"])]:
        yield n(one["efficiency"])
        yield n(one["equity"], decimals=4)
    figures_of = [[n(one["efficiency"], mark=star), n(one["equity"], decimals=5, mark=star),
                   n(100 * one["price"], decimals=2, mark=star)] for _, one in points.iterrows()]
    yield from (sum(one, []) for one in figures_of)
    for one in figures_of:
        yield from one


def of_cards(page, language, n):
    own, binding = page.own, page.plan.binding()
    yield ["+1"]  # what that sign means
    for wall, one in binding.iterrows():
        if wall.split("/")[0] not in own.codes:
            yield n(one["places"], mark=one["origin"] == "assumed") + tokens(one["source"])
    for p in own.codes:
        yield n(own.total[p], mark=own.mark(p))
        for wall, one in binding.iterrows():
            if wall.split("/")[0] == p:
                yield n(one["places"], mark=one["origin"] == "assumed") + tokens(one["source"])
        explained = page.plan.explain(p)
        told = [(q, after - before) for q, (before, after) in explained.changes.items()
                if (q, after - before) != (p, 1) and after != before]
        told.sort(key=lambda one: own.codes.index(one[0]))
        if told or explained.status == "infeasible":
            yield sum((n(change, change=True) for _, change in told[:8]), ["+1"])


def of_sources(page, language, n):
    """In the order of their files, which the caller does not ask for."""
    files = page.files
    yield tokens(files.option("programme", "note", language))
    for row in files.quotas + files.capacities:
        for key in ("min", "max"):
            if row[key] and (row in files.quotas or key == "max"):
                yield n(int(row[key]), mark=row["status"] == "assumed")
        if row in files.quotas:
            yield tokens(row["source"] + row["at"])
    for text in dict.fromkeys(row.get("source") for row in files.capacities):
        yield tokens(text)
    for row in files.history:
        yield [row["edition"]]
        yield n(int(row["value"]))
        yield tokens(row["source"])


def of_proof(page, language, n):
    told = json.loads(str(page.plan.certificate))
    for text in ("SHA-256", page.programme.hash, "SHA-256", told["sha256"], told["chain"],
                 told["version"]):
        yield tokens(text)


SECTIONS = {"map": of_map, "places": of_places, "rates": of_rates, "equity": of_equity,
            "lorenz": of_lorenz, "readings": of_readings, "heat": of_heat,
            "frontier": of_frontier, "cards": of_cards, "sources": of_sources, "proof": of_proof}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SECTIONS)
def test_every_figure_of_a_section_is_counted_again(page, name, language):
    found = figures(section(page.root, name), language, page.root.get("lang"))
    expected = pack(SECTIONS[name](page, language, partial(written, language=language)))
    if name == "sources":
        found, expected = sorted(found), sorted(expected)
    assert found == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_above_the_sections_is_counted_again(page, language):
    first = page.root.get("lang")
    parts = [page.root.find("head"), page.root.find("body/header"),
             *(part for part in page.root.find("body/main") if part.tag != "section")]
    found = [one for part in parts for one in figures(part, language, first)]
    assert found == pack(of_answer(page, language, partial(written, language=language)))


def test_no_section_goes_uncounted(page):
    assert [part.find("h2").get("id")[2:] for part in page.root.iter("section")] == list(SECTIONS)
    others = [part for part in page.root.find("body") if part.tag not in ("header", "main")]
    assert [figures(part, "en", "ar") for part in others if part.tag != "script"] == []


def test_what_is_downloaded_holds_the_places_needs_and_rates(page):
    own = page.own
    links = {a.get("download"): urllib.parse.unquote(a.get("href").split(",", 1)[1])
             for a in page.root.iter("a") if a.get("download")}
    assert set(links) == {"plan.csv", "plan-provinces.csv", "certificate.json"}
    rows = list(csv.DictReader(io.StringIO(links["plan.csv"].lstrip("\ufeff")), delimiter=";"))
    assert {(row["territory"], row["type"] if "type" in row else row["stream"]): int(row["places"])
            for row in rows} == own.places
    rows = list(csv.DictReader(io.StringIO(links["plan-provinces.csv"].lstrip("\ufeff")),
                               delimiter=";"))
    for row in rows:
        p = row["territory"]
        assert (int(row["places"]), int(row["need"]), int(row["person_months"])) \
            == (own.total[p], page.files.need[p], own.months[p])
        assert float(row["rate"].replace(",", ".")) == own.total[p] / page.files.need[p]
    assert len(rows) == len(own.codes)
    told = json.loads(links["certificate.json"])
    assert {(p, told["types"][i]): n for p, places in told["places"]
            for i, n in enumerate(places)} == own.places


