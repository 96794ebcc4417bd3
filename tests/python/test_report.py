# SPDX-License-Identifier: GPL-3.0-or-later
"""The page and its charts, on the cases that the examples ship.

Idea: the page is read as XML, as a reader of one language reads it, and every number in its tables
is computed again from the plan.
Source: plans, frames and metrics of this binding.
Invariant: nothing that a browser would fetch stands on a page.
"""

import csv
import datetime
import json
import pathlib
import pickle
import re
import shutil
import sys
import xml.etree.ElementTree as tree

import numpy as np
import pytest

import awrash
from awrash import report

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from page import BITS, ISOLATES, seen, table  # noqa: E402  (beside it)

ODBL = pathlib.Path(__file__).resolve().parents[3] / "shared" / "data" / "odbl"


@pytest.fixture(scope="module", params=["khenifra-2023", "morocco-2023"])
def case(request):
    from conftest import EXAMPLES
    programme = awrash.Programme.load(EXAMPLES / request.param)
    plan = programme.split()
    made = plan.report(date=datetime.date(2023, 5, 26))
    text = made.html()
    return programme, plan, made, text, tree.fromstring(text)


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_every_number_of_the_table_is_the_plans(case, language):
    _, plan, _, _, page = case
    rows = table(page, "places", language)
    frame = plan.provinces
    assert len(rows) == len(plan.codes) + 2
    for row, (_, one) in zip(rows[1:], frame.iterrows()):
        shown = [cell.replace("*", "") for cell in row]
        assert shown[1] == report.numeral(one["places_temporary"], language=language)
        assert shown[3].startswith(report.numeral(one["places_sustainable"], language=language))
        assert shown[5] == report.numeral(one["places"], language=language)
        assert shown[6] == report.numeral(one["person_months"], language=language)
        assert shown[7] == report.numeral(one["need"], language=language)
        assert shown[8] == report.numeral(1000 * one["rate"], 1, language=language)
    # The quotas of three provinces are assumed, and so is their sum; that of Morocco is stated.
    mark = "*" if len(plan.codes) == 5 else ""
    assert rows[-1][5] == report.numeral(frame["places"].sum(), language=language) + mark


def test_rates_shares_and_measures_are_computed_again(case):
    _, plan, _, _, page = case
    frame = plan.provinces.sort_values(["rate", "need"], kind="stable")
    rows = table(page, "rates", "en")[1:]
    assert [row[1].rstrip("*") for row in rows] == [report.numeral(1000 * rate, 1)
                                                    for rate in frame["rate"]]
    assert rows[-1][2:] == ["100.0", "100.0"] and rows[-2][3][-1] == "*"
    equity = plan.equity()
    rows = table(page, "equity", "en")[1:]
    for row, value in zip(rows, (equity.gini, equity.theil, equity.mld, equity.hoover)):
        assert row[2].rstrip("*") == report.numeral(value, 4)


def test_readings_are_those_of_compare(case):
    programme, plan, _, _, page = case
    rows = table(page, "readings", "fr")[1:]
    n = len(rows[0]) // 2 - 1
    assert n >= 1
    totals = plan.provinces["places"].tolist()
    assert [row[1].rstrip("*") for row in rows] == [report.numeral(t, language="fr")
                                                    for t in totals]
    for row in rows:
        for i in range(n):
            assert row[2 + 2 * i] and row[3 + 2 * i]


def test_the_page_is_small_and_fetches_nothing(case):
    _, _, _, text, page = case
    assert len(text.encode()) < 400_000
    for element in page.iter():
        assert "style" not in element.attrib and not any(a.startswith("on")
                                                         for a in element.attrib)
        for name in ("src", "href"):
            value = element.get(name, "#")
            assert value[0] == "#" or value.startswith(("data:text/csv", "data:application/json"))


def test_what_is_downloaded_is_what_is_saved(case, tmp_path):
    from urllib.parse import unquote
    _, plan, _, _, page = case
    plan.save(tmp_path, spreadsheet=True)
    links = {a.get("download"): a.get("href") for a in page.iter("a") if a.get("download")}
    assert set(links) == {"plan.csv", "plan-provinces.csv", "certificate.json"}
    for name, address in links.items():
        data = unquote(address.split(",", 1)[1])
        written = (tmp_path / name).read_text(encoding="utf-8")
        kept = [line for line in written.splitlines() if not line.startswith("#")]
        assert data.splitlines() == kept


def test_charts_are_documents(case):
    _, plan, made, _, _ = case
    assert report.charts() == ["rates", "lorenz", "map", "heat", "readings", "frontier", "study"]
    for name in report.charts()[:-2]:
        for language in BITS:
            drawn = tree.fromstring(made.chart(name, language))
            assert drawn.tag == "{http://www.w3.org/2000/svg}svg"
    tiles = [use for use in tree.fromstring(made.chart("map")).iter("{http://www.w3.org/2000/svg}use")]
    assert len(tiles) == len(plan.codes)
    with pytest.raises(awrash.DataError) as caught:
        made.chart("frontier")
    assert caught.value.code == "empty"


@pytest.fixture(scope="module")
def outlines():
    files = sorted(ODBL.glob("*.geojson"))
    if not files:
        pytest.skip("there are no outlines beside the repository")
    return files[0]


def areas(made):
    """What the paths of a map enclose, in order, each ring by the shoelace formula."""
    found = []
    for path in tree.fromstring(made.chart("map")).iter("{http://www.w3.org/2000/svg}path"):
        area = 0.0
        for ring in path.get("d").split("M")[1:]:
            start, steps = ring.rstrip("z").split("l")
            numbers = np.array(re.findall(r"-?\d+", start + " " + steps.replace("-", " -")), float)
            x, y = numbers.reshape(-1, 2).cumsum(axis=0).T
            area += abs(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1))) / 2
        found.append(area)
    return np.array(found)


def test_a_map_has_true_areas_and_says_whose_it_is(case, outlines):
    _, plan, _, _, _ = case
    made = plan.report(map=outlines)
    assert (made.map_property, made.without_outline) == ("hcp_code", [])
    text = made.html()
    assert len(text.encode()) < 400_000
    page = tree.fromstring(text)
    assert "OpenStreetMap contributors" in seen(page, "en")
    assert len([path for path in page.iter("path") if path.get("class", "").startswith("a ")]) \
        == len(plan.codes)
    known = {}
    with sorted(ODBL.glob("*centroids*.csv"))[0].open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(line for line in file if not line.startswith("#")):
            known[row["hcp_code"]] = float(row["area_km2"])
    expected = np.array([known[code] for code in plan.codes])
    drawn = areas(made)
    # The file is itself simplified, to 0.02 degrees: small provinces lose or gain a part.
    np.testing.assert_allclose(drawn / drawn.sum(), expected / expected.sum(), rtol=0.25)
    large = expected > 5000
    np.testing.assert_allclose(drawn[large] / drawn.sum(), expected[large] / expected.sum(),
                               rtol=0.03)


class Frame:
    """What a GeoDataFrame does, as far as a map asks for it."""

    def __init__(self, text, crs):
        self.text, self.crs, self.asked = text, crs, []

    def to_crs(self, code):
        self.asked.append(code)
        return self

    def to_json(self):
        return self.text


def test_a_map_is_taken_in_many_forms(khenifra, tmp_path):
    plan = khenifra.split()
    square = [[[-6, 32], [-5, 32], [-5, 33], [-6, 32]]]
    collection = {"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": {"name": code, "code": code},
         "geometry": {"type": "Polygon", "coordinates": square}} for code in plan.codes[:-1]]}
    text = json.dumps(collection)
    path = tmp_path / "map.geojson"
    path.write_text("\ufeff" + text, encoding="utf-8")
    frame, bare = Frame(text, "EPSG:26191"), Frame(text, None)
    first = plan.report(map=text, compare=False, explain=False).chart("map")
    for given in (path, str(path), "\ufeff " + text, collection, frame, bare):
        made = plan.report(map=given, compare=False, explain=False)
        assert made.chart("map") == first
        assert made.map_property == "code"
        assert made.without_outline == list(plan.codes[-1:])
    assert (frame.asked, bare.asked) == ([4326], [])
    again = plan.report(map=report.Outlines.of(text, "name", "Drawn by us"))
    assert again.map_property == "name"
    assert pickle.loads(pickle.dumps(again)).html() == again.html()
    assert "Drawn by us" in again.html()
    assert plan.report(map=text, map_property="name", map_attribution="Us").map_property == "name"
    tiles = plan.report(compare=False, explain=False)
    assert (tiles.map_property, tiles.without_outline) == (None, list(plan.codes))


def test_a_map_of_geopandas_is_turned_to_degrees(khenifra):
    """From the plane that Morocco's surveyors use, too; by its column or its index."""
    geopandas = pytest.importorskip("geopandas")
    shapely = pytest.importorskip("shapely.geometry")
    plan = khenifra.split()
    frame = geopandas.GeoDataFrame({"code": list(plan.codes)}, crs="EPSG:4326", geometry=[
        shapely.box(i - 8, 31, i - 7.5, 32) for i in range(len(plan.codes))])
    first = plan.report(map=frame, compare=False, explain=False)
    plane = plan.report(map=frame.to_crs(26191), map_property="code", compare=False, explain=False)
    assert plane.without_outline == first.without_outline == []
    assert areas(plane) == pytest.approx(areas(first), rel=0.01)


def test_a_map_that_is_none_is_refused(khenifra, tmp_path):
    plan = khenifra.split()
    with pytest.raises(awrash.DataError, match="expected \"FeatureCollection\""):
        plan.report(map={"type": "Topology"}).html()
    with pytest.raises(awrash.FileError, match="nothing.geojson: cannot be opened: No such file"):
        plan.report(map=tmp_path / "nothing.geojson")
    (tmp_path / "latin.geojson").write_bytes("{é}".encode("latin-1"))
    with pytest.raises(awrash.DataError, match="not UTF-8"):
        plan.report(map=tmp_path / "latin.geojson")


def test_a_report_is_data_and_shows_itself(case, tmp_path):
    _, plan, made, text, _ = case
    again = pickle.loads(pickle.dumps(made))
    assert again.html() == text
    made.save(tmp_path / "page.html", languages=["fr", "ar"])
    assert '<html lang="fr" dir="ltr">' in (tmp_path / "page.html").read_text(encoding="utf-8")
    shown = made._repr_html_()
    assert shown.startswith("<iframe" if len(plan.codes) == 5 else "<svg")
    assert str(len(plan.codes)) in repr(made)
    assert '<html lang="ar" dir="rtl">' in plan.report(compare=False, explain=False).html("ar")


def test_a_province_has_a_page_of_its_own(khenifra):
    made = khenifra.split().report(compare=False)
    page = tree.fromstring(made.brief("05.301", "en"))
    assert page.get("lang") == "en" and page.find(".//h1/bdi").text == "Khénifra"
    assert table(page, "places", "en")[-1][1] == "1,510*"
    with pytest.raises(awrash.DataError, match="expected the code of a province"):
        made.brief("05")


def test_changes_are_told_against_what_is_given(khenifra):
    plan = khenifra.split(streams="sustainable")
    last = plan.provinces[["places_sustainable"]].rename(
        columns={"places_sustainable": "sustainable"}) - 10
    page = tree.fromstring(plan.report(last=last, last_label="a former plan").html())
    rows = table(page, "places", "en")[1:-1]
    assert [row[4].rstrip("*") for row in rows] == ["+10"] * 5
    assert [row[2] for row in rows] == ["–"] * 5
    assert "a former plan" in "".join(seen(p, "en") for p in page.iter("p"))
    with pytest.raises(awrash.DataError, match="expected some of"):
        plan.report(last={"nothing": {}}).html()
    with pytest.raises(awrash.DataError, match="codes of provinces"):
        plan.report(last={"temporary": {"Z": 1}}).html()


@pytest.mark.parametrize("languages, code", [
    pytest.param("de", "name", id="unknown"),
    pytest.param(["fr", "fr"], "duplicate", id="twice"),
])
def test_languages_that_are_none_are_refused(khenifra, languages, code):
    with pytest.raises(awrash.DataError) as caught:
        khenifra.split().report(compare=False, explain=False).html(languages)
    assert caught.value.code == code


@pytest.mark.parametrize("value, decimals, change, language, text", [
    pytest.param(1234.5, 1, False, "fr", "1\u202f234,5", id="french"),
    pytest.param(1234.5, 1, False, "en", "1,234.5", id="english"),
    pytest.param(-3, 0, True, "ar", "\u2066−3\u2069", id="arabic"),
    pytest.param(np.nan, 2, False, "en", "–", id="nan"),
])
def test_numbers_are_written_in_moroccan_usage(value, decimals, change, language, text):
    assert report.numeral(value, decimals, change, language) == text


def test_neighbours_have_tiles_that_touch():
    """131 of 175 pairs touch: tiles of one size cannot all do."""
    from conftest import EXAMPLES
    files = sorted(ODBL.glob("*adjacency*.csv"))
    if not files:
        pytest.skip("there is no table of neighbours beside the repository")
    path = EXAMPLES / "morocco-2023" / "territories.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(line for line in file if not line.startswith("#"))
        tiles = {row["code"]: (int(row["tile_column"]) + 0.5 * (int(row["tile_row"]) % 2),
                               int(row["tile_row"]) * 3 ** 0.5 / 2)
                 for row in rows if row["tile_column"]}
    assert len(set(tiles.values())) == 75
    pairs = set()
    with files[0].open(encoding="utf-8", newline="") as file:
        for row in csv.reader(line for line in file if not line.startswith("#")):
            if row[0] in tiles and row[1] in tiles:
                pairs.add(frozenset(row[:2]))
    touching = sum(np.hypot(*np.subtract(*[tiles[code] for code in pair])) < 1.01
                   for pair in pairs)
    assert (len(pairs), touching) == (175, 131)


def width(line):
    """Columns that a line takes, by Python's own tables."""
    import unicodedata
    return sum(0 if unicodedata.category(c) in ("Mn", "Me", "Cf") else
               2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)


@pytest.mark.parametrize("language, ascii", [
    pytest.param("ar", False, id="arabic"),
    pytest.param("fr", False, id="french"),
    pytest.param("en", True, id="ascii"),
])
def test_the_text_tells_the_numbers_of_the_plan_and_fits(case, language, ascii):
    _, plan, made, _, _ = case
    for columns in (40, 80):
        text = made.text(language, ascii=ascii, columns=columns)
        assert text.isascii() == ascii
        for line in text.splitlines():
            assert width(line) <= columns or " " not in line.strip()
    shown = text.translate(ISOLATES)
    for _, one in plan.provinces.iterrows():
        for name in ("places_temporary", "places_sustainable", "places", "person_months", "need"):
            number = report.numeral(one[name], language=language)
            assert (number.replace("\u202f", " ") if ascii else number) in shown
    assert "\033[1m" in made.text(language, color=True) and "\033" not in text
    with pytest.raises(awrash.DataError, match="expected at least 20"):
        made.text(columns=10)


def test_tables_of_the_terminal_are_those_of_the_library():
    from awrash._native import call
    lines = call("awrash_report_terminal_table", "lr", ["Name", "A"], ["x", "1", "\f", "y", "10"], 0)
    assert lines == "Name   A\n────────\nx      1\n────────\ny     10\n"
    assert call("awrash_report_terminal_wrap", "a b c", 3, " ") == "a b\n c\n"
    assert call("awrash_report_terminal_ascii", "é█", "fr") == "e#"
    assert call("awrash_report_terminal_width", "\u2068é\u2069") == 1


def test_a_study_stands_beside_the_plan(khenifra, tmp_path):
    study = awrash.Study(khenifra, {"by-need": "proportional(unemployed)", "even": "flat"}, 12, 2, 5,
                         measures=["gini", "lowest-rate", "filled"], baseline="even",
                         replications=2, parameters={"take-up": "uniform:0.6,0.9"})
    result = study.run(tmp_path / "runs")
    made = khenifra.split().report(compare=False, explain=False, study=result)
    page = tree.fromstring(made.html())
    rows = table(page, "study", "en")[1:]
    for measure, words, scale in (("gini", "Gini index", 1),
                                  ("lowest-rate", "Lowest rate of a province", 1000)):
        assert rows.pop(0)[0].startswith(words)
        for policy, one in result.summary(measure).iterrows():
            row = rows.pop(0)
            assert row[0] == policy
            digits = len(row[1].rstrip("*").split(".")[1])
            assert row[1:5] == [report.numeral(scale * value, digits) + "*" for value in
                                (one["mean"], one["error"], one["low"], one["high"])]
            digits = len(row[5].rstrip("*").partition(".")[2])
            assert row[5] == report.numeral(scale * one["difference"], digits, True) + "*"
    assert rows == []
    needs = khenifra.split().provinces["need"].to_numpy()
    groups = awrash.simulation.strata(needs)
    values = result.outcome("filled").sum(axis=-1)
    gathered = np.stack([awrash.simulation.gather(values[:, :, k], groups, 10) for k in range(2)], 2)
    gains = awrash.simulation.gains(gathered[:, :, 0], gathered[:, :, 1])
    rows = table(page, "study", "en", 1)[1:]
    assert rows.pop(0) == ["by-need"]
    assert [int(row[0]) - 1 for row in rows] == sorted(groups)
    for row in rows:
        group = int(row[0]) - 1
        digits = len(row[2].rstrip("*").partition(".")[2])
        assert row[2] == report.numeral(gains.mean[group], digits, True) + "*"
        assert row[4] == report.numeral(100 * gains.winning[group]) + "*"
    assert rows[0][2] in made.text().translate(ISOLATES)
    assert tree.fromstring(made.chart("study", "ar")).tag.endswith("svg")
    assert pickle.loads(pickle.dumps(made)).html() == made.html()
    alone = khenifra.split().report(compare=False, explain=False,
                                    study=awrash.simulation.Result(tmp_path / "runs"))
    with pytest.raises(awrash.DataError, match="expected a Result that has its study"):
        alone.html()


def test_ranges_and_a_frontier_stand_on_the_page(khenifra):
    plan = khenifra.split()
    made = plan.report(frontier=("places", "gini", 3), compare=False, explain=False,
                       ranges=({"sustainable": {"05.301": 525}}, {"sustainable": {"05.301": 753}}))
    page = tree.fromstring(made.html("en"))
    shown = {row[0]: row[4] for row in table(page, "places", "en") if len(row) > 4}
    assert table(page, "places", "en")[4][3] == "557*525 to 753"
    assert "to" not in shown["Azilal"]
    assert len(table(page, "frontier", "en")) >= 2
    with pytest.raises(awrash.BoundsError):
        plan.report(ranges=({"sustainable": {"05.301": 2}}, {"sustainable": {"05.301": 1}})).html()
    with pytest.raises(awrash.DataError):
        plan.report(frontier=("nothing", "gini")).html()


def test_a_chart_is_a_picture_too(khenifra, monkeypatch):
    made = khenifra.split().report(compare=False, explain=False)
    if shutil.which("rsvg-convert") is None:
        pytest.skip("there is no rsvg-convert: make deps-report")
    picture = made.png("lorenz", "ar")
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = (int.from_bytes(picture[at:at + 4], "big") for at in (16, 20))
    drawn = tree.fromstring(made.chart("lorenz")).get("viewBox").split()
    assert (width, height) == (3 * int(drawn[2]), 3 * int(drawn[3]))
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(awrash.FileError, match="rsvg-convert is not installed"):
        made.png("lorenz")
