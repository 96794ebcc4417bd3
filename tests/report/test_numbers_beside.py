# SPDX-License-Identifier: GPL-3.0-or-later
"""Every figure of what stands beside the page, or beside the plan on it, is counted again.

Idea: as test_numbers.py: a study by the values of its runs, a map in outlines, the page of each
province, and the charts that stand alone.
Source: recount.py; the arrays that a study keeps; figures of the split's explanations.
Invariant: a text with a figure that is not counted here is a failure.
"""

import json
import math
import subprocess
import xml.etree.ElementTree as tree
from functools import partial

import numpy as np
import pytest
from figures import figures, pack, section, tokens, written
from recount import ROOT
from test_numbers import BUILD, LANGUAGES, SECTIONS, Page, common, rate

import awrash

KHENIFRA = ROOT / "examples" / "data" / "khenifra-2023"
SCENARIOS, REPLICATIONS, EDITIONS = 12, 4, 3
STUDY = f"""[study]
programme={KHENIFRA}
editions={EDITIONS}
scenarios={SCENARIOS}
replications={REPLICATIONS}
seed=5
measures=gini;lowest-rate;unmet;filled
baseline=even
[policy by-need]
rule=proportional(unemployed)
name=By need in 2024
[policy even]
rule=flat
[parameter take-up]
law=uniform:0.6,0.9
status=derived
source=a range
"""
NAMES = ["By need in 2024", "even"]
SCALES = {"gini": 1, "lowest-rate": 1000, "unmet": 1}
SOURCE = "Squares of 2023"


def outlines(codes):
    """The provinces as squares side by side, and something that is no province."""
    return json.dumps({"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": {"code": code}, "geometry": {"type": "Polygon", "coordinates": [
            [[i, 30], [i + 1, 30], [i + 1, 31], [i, 31], [i, 30]]]}}
        for i, code in enumerate([*codes, "sea"])]})


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    """The page of Khénifra, and beside it one with a study and outlines."""
    folder = tmp_path_factory.mktemp("beside")
    one = Page(KHENIFRA, folder / "page.html")
    (folder / "study.ini").write_text(STUDY, encoding="utf-8")
    (folder / "map.geojson").write_text(outlines(one.own.codes), encoding="utf-8")
    subprocess.run([BUILD / "bin" / "awrash-study", folder / "study.ini", "-q", "-o",
                    folder / "runs"], check=True, stdout=subprocess.DEVNULL)
    subprocess.run([BUILD / "bin" / "awrash-report", KHENIFRA, "--study", folder / "study.ini",
                    "--runs", folder / "runs", "--map", folder / "map.geojson", "--map-source",
                    SOURCE, "-q", "-o", folder / "full.html"], check=True)
    one.full, one.runs = tree.parse(folder / "full.html").getroot(), folder / "runs"
    return one


# ── the study ───────────────────────────────────────────────────────────────────────────────────


def last_edition(page, name):
    """Its values: scenario, replication, policy, and below them province and stream if any."""
    return np.asarray(awrash.simulation.Result(page.runs).outcome(name))


def error_of(values):
    """The standard error of a mean, by scenarios, which alone are drawn anew."""
    return values.mean(axis=1).std(axis=0, ddof=1) / math.sqrt(SCENARIOS)


def digits(value, error):
    scale = error if error > 0 else abs(value) / 1000
    return min(max(1 - math.floor(math.log10(scale)), 0), 8) if 0 < scale < 10 else 0


def summaries(page):
    for name, scale in SCALES.items():
        values = scale * last_edition(page, name)
        yield [(values[:, :, k], values[:, :, k] - values[:, :, 1]) for k in range(len(NAMES))]


def of_study(page, language, n):
    for measure, policies in zip(SCALES, summaries(page)):
        yield n(1000) if measure == "lowest-rate" else []
        told = []
        for name, (x, _) in zip(NAMES, policies):
            d = digits(x.mean(), error_of(x))
            told.append((np.quantile(x, 0.05), x.mean(), np.quantile(x, 0.95), d))
            yield tokens(name)
            yield tokens(name) + sum((n(v, decimals=d, mark=True) for v in told[-1][:3]), [])
        yield n(min(one[0] for one in told), decimals=told[0][3])
        yield n(max(one[2] for one in told), decimals=told[0][3])
    laws = json.loads((page.runs / "study.json").read_text(encoding="utf-8"))["parameters"]
    yield sum((n(i) for i in (len(NAMES) * SCENARIOS * REPLICATIONS, len(NAMES), SCENARIOS,
                              REPLICATIONS, EDITIONS)), [])
    yield n(len(laws)) + n(sum(law["status"] == "assumed" for law in laws))
    yield from [["20"] if language == "ar" else ["1", "20"]] * 2
    for measure, policies in zip(SCALES, summaries(page)):
        yield n(1000) if measure == "lowest-rate" else []
        for name, (x, y) in zip(NAMES, policies):
            d, fine = digits(x.mean(), error_of(x)), digits(y.mean(), error_of(y))
            yield tokens(name)
            for v in (x.mean(), error_of(x), np.quantile(x, 0.05), np.quantile(x, 0.95)):
                yield n(v, decimals=d, mark=True)
            yield n(y.mean(), decimals=fine, change=True, mark=True)
            yield n(error_of(y), decimals=fine, mark=True)
    yield from of_gains(page, n)


def of_gains(page, n):
    filled = last_edition(page, "filled").sum(axis=-1)
    gained = filled[:, :, 0] - filled[:, :, 1]
    d = digits(np.abs(gained.mean(axis=(0, 1))).max(), error_of(gained).max())
    needs = [page.files.need[p] for p in page.own.codes]
    yield tokens(NAMES[0])
    for rank, p in enumerate(np.argsort(needs, kind="stable"), 1):
        x = gained[:, :, p]
        yield n(math.ceil(10 * rank / len(needs)))
        yield n(1)
        yield n(x.mean(), decimals=d, change=True, mark=True)
        yield n(error_of(x), decimals=d, mark=True)
        yield n(100 * (x > 0).mean(), mark=True)
        yield n(100 * (x < 0).mean(), mark=True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_of_a_study_is_counted_again(page, language):
    assert figures(section(page.full, "study"), language, "ar") \
        == pack(of_study(page, language, partial(written, language=language)))


# ── a map in outlines ───────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_of_a_map_in_outlines_is_counted_again(page, language):
    n, own = partial(written, language=language), page.own
    least, most = own.rate[own.order[0]], own.rate[own.order[-1]]
    legend = [n(least + (most - least) * i / 7, decimals=1) for i in range(8)]
    rates = [rate(own, p, n) for p in own.codes]
    found = figures(section(page.full, "map"), language, "ar")
    assert found == pack([n(1000), *rates, *rates, tokens(SOURCE), *legend])
    facts = tokens(SOURCE) + n(1)
    sources = figures(section(page.full, "sources"), language, "ar")
    assert sources[-1] == sorted(facts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_stands_beside_changes_no_other_figure(page, language):
    assert {part.find("h2").get("id")[2:] for part in page.full.iter("section")} \
        == {*SECTIONS, "study"} - {"frontier"}
    for name in {*SECTIONS} - {"map", "frontier", "sources"}:
        assert figures(section(page.full, name), language, "ar") \
            == figures(section(page.root, name), language, "ar"), name


# ── the page of a province, and charts alone ────────────────────────────────────────────────────


def of_brief(page, p, language, n):
    own, files, binding = page.own, page.files, page.plan.binding()
    yield from [tokens(files.option("programme", "name", language)), ["26", "2023"]]
    for s in files.streams:
        low, high = page.ranges[p, s]
        star = own.mark(p, s)
        yield n(own.places[p, s], mark=star) + (n(low) + n(high) if star and low < high else [])
        yield n(own.change(p, s), change=True, mark=star)
    yield n(own.total[p], mark=own.mark(p))
    yield rate(own, p, n) + n(1000) + common(page, n) \
        + tokens(files.option("programme", "need_name", language))
    yield n(len(own.codes)) + n(sum(own.rate[q] < own.rate[p] for q in own.codes))
    above = [p, files.territories[p]["parent"]]
    for territory in above:
        for wall, one in binding.iterrows():
            if wall.split("/")[0] == territory:
                yield n(one["places"], mark=one["origin"] == "assumed") + tokens(one["source"])
    for q, (before, after) in page.plan.explain(p).changes.items():
        if (q, after - before) != (p, 1):
            yield n(after - before, change=True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_of_a_provinces_page_is_counted_again(page, language):
    for p in page.own.codes:
        made = subprocess.run([BUILD / "bin" / "awrash-report", KHENIFRA, "--brief", p, "--lang",
                               language, "--date", "2023-05-26", "-q"],
                              check=True, capture_output=True, text=True)
        found = figures(tree.fromstring(made.stdout), language, language)
        assert found == pack(of_brief(page, p, language, partial(written, language=language))), p


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["rates", "lorenz", "map", "heat", "readings"])
def test_a_chart_alone_has_the_figures_of_the_page(page, name, language):
    made = subprocess.run([BUILD / "bin" / "awrash-report", KHENIFRA, "--chart", name, "--lang",
                           language, "-q"], check=True, capture_output=True, text=True)
    drawn = tree.fromstring(made.stdout.replace(' xmlns="http://www.w3.org/2000/svg"', ""))
    n = partial(written, language=language)
    if name == "heat":
        expected = pack(SECTIONS[name](page, language, n))
    else:
        expected = figures(section(page.root, name).find(".//svg"), language, "ar")
    assert [one for one in figures(drawn, language, language) if one != n(1000)] == expected
