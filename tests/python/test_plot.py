# SPDX-License-Identifier: GPL-3.0-or-later
"""Plots: what is drawn is what the plan has, in three languages, and nothing else is touched.

Idea: artists are counted and their numbers computed again; every text is measured against the figure.
Source: plans, frames and metrics of this binding; matplotlib's own extents.
Invariant: no test compares pixels.
"""

import builtins
import doctest
import importlib
import inspect
import os
import pickle
import subprocess
import sys
import warnings

import numpy as np
import pytest

import awrash
from awrash import metric, report

matplotlib = pytest.importorskip("matplotlib", reason="matplotlib is not installed")
matplotlib.use("Agg")
pandas = pytest.importorskip("pandas", reason="pandas is not installed")

from awrash import plot  # noqa: E402
from conftest import EXAMPLES, ROOT  # noqa: E402

try:
    import arabic_reshaper
    import bidi.algorithm
    LANGUAGES = ["en", "fr", "ar"]
except ImportError:
    arabic_reshaper = None
    LANGUAGES = ["en", "fr"]
ISOLATES = dict.fromkeys(range(0x2066, 0x206A))


def numeral(value, decimals=0, language="en"):
    return report.numeral(value, decimals, language=language).translate(ISOLATES)


# ── what is plotted ──────────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def ranged():
    """Eight provinces, and a quota that is a range, so that there is a frontier."""
    needs, caps = (50, 120, 410, 233, 90, 305, 77, 160), (5, 30, 12, 38, 9, 21, 33, 17)
    codes = [f"P{i}" for i in range(8)]
    return awrash.Programme(
        [{"code": "R", "level": "region"}] + [
            {"code": c, "level": "province", "parent": "R", "need": n}
            for c, n in zip(codes, needs)],
        [{"territory": "R", "stream": "s", "min": 60, "max": 160}] + [
            {"territory": c, "stream": "s", "min": 0, "max": m} for c, m in zip(codes, caps)],
        streams=[{"code": "s", "months": 4}], need="need")


@pytest.fixture(scope="module")
def lot():
    frame = pandas.read_csv(EXAMPLES / "invented-pool" / "applicants.csv", comment="#")
    quotas = pandas.read_csv(EXAMPLES / "invented-pool" / "quotas.csv", comment="#")
    pool = awrash.Pool(frame, ["sex", "age", "milieu", "disability"], household="household",
                       person="file")
    return pool.lottery(12, quotas)


@pytest.fixture(scope="module")
def result(khenifra):
    return awrash.Study(
        khenifra, policies={"by-need": "proportional(unemployed)", "even": "flat",
                            "leximin": "leximin"},
        scenarios=16, editions=2, replications=2, seed=3, measures=["gini", "rate", "places"],
        baseline="even", design="saltelli",
        parameters={"take-up:temporary": "uniform:0.6,0.9", "exit:temporary": "uniform:0.1,0.4"}
    ).run(threads=1)


@pytest.fixture(scope="module")
def outlines_of():
    """Squares with a hole in them, as GeoJSON."""
    def make(codes, **more):
        features = []
        for i, code in enumerate(codes):
            square = [[i, 0], [i + 1, 0], [i + 1, 1], [i, 1], [i, 0]]
            hole = [[i + 0.3, 0.3], [i + 0.3, 0.6], [i + 0.6, 0.6], [i + 0.3, 0.3]]
            features.append({"type": "Feature", "id": code, "properties": {"code": code, **more},
                             "geometry": {"type": "Polygon", "coordinates": [square, hole]}})
        return {"type": "FeatureCollection", "features": features}
    return make


PLOTS = ["rates", "rates-ranges", "lorenz", "heat", "staircase", "staircase-need", "map",
         "outlines", "readings", "frontier", "lottery", "bands", "sobol", "gains", "gains-all"]


@pytest.fixture(scope="module")
def drawn(khenifra, ranged, lot, result, outlines_of):
    """Makes any of the plots."""
    plan, curve = khenifra.split(), ranged.frontier("places", "gini", points=6)
    makers = {
        "rates": lambda **o: plan.plot(**o),
        "rates-ranges": lambda **o: plan.plot("rates", intervals_of="ranges", **o),
        "lorenz": lambda **o: plan.plot("lorenz", before="temporary", **o),
        "heat": lambda **o: plan.plot("heat", **o),
        "staircase": lambda **o: plot.staircase(
            {"all": plan, "by need": khenifra.split(reading="by-need")}, **o),
        "staircase-need": lambda **o: plan.plot("staircase", by="need", **o),
        "map": lambda **o: plan.plot("map", **o),
        "outlines": lambda **o: plan.plot("outlines", geometry=outlines_of(plan.codes[:3]), **o),
        "readings": lambda **o: plan.plot("readings", **o),
        "frontier": lambda **o: curve.plot(**o),
        "lottery": lambda **o: lot.plot(**o),
        "bands": lambda **o: result.plot("bands", "gini", **o),
        "sobol": lambda **o: result.plot("sobol", "gini", policy="leximin", **o),
        "gains": lambda **o: result.plot("gains", "rate", policy="leximin", **o),
        "gains-all": lambda **o: result.plot("gains", "rate", **o)}
    assert list(makers) == PLOTS
    return lambda name, **options: makers[name](**options)


def texts(ax):
    """What is written, with where, after the figure was laid out."""
    figure = ax.figure
    figure.draw_without_rendering()
    found = []
    for text in figure.findobj(matplotlib.text.Text):
        box = text.get_window_extent()
        if text.get_text().strip() and text.get_visible() and box.width > 0:
            found.append((text.get_text(), box))
    return found


def ticks(axis, draw=True):
    if draw:
        axis.figure.draw_without_rendering()
    low, high = sorted(axis.get_view_interval())
    near = 1e-6 * (high - low)
    return [(label.get_text(), label.get_window_extent())
            for place, label in zip(axis.get_majorticklocs(), axis.get_ticklabels())
            if label.get_text() and label.get_visible() and low - near <= place <= high + near]


def names(plan, codes, language="en"):
    return [plan.programme.label(code, language) for code in codes]


# ── all of them ──────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("language", LANGUAGES[1:])
@pytest.mark.parametrize("name", PLOTS)
def test_nothing_is_cut_and_no_two_ticks_meet(drawn, name, language):
    before = dict(matplotlib.rcParams)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        ax = drawn(name, language=language)
        written = texts(ax)
    page = ax.figure.bbox
    beyond = set()  # ticks beyond the limits have places, but are not drawn
    for axes in [*ax.figure.axes, *ax.child_axes]:
        for axis in (axes.xaxis, axes.yaxis):
            marks = ticks(axis, draw=False)
            beyond |= {label.get_text() for label in axis.get_ticklabels()} - {t for t, _ in marks}
            boxes = [box.padded(-1) for _, box in marks]
            for i, one in enumerate(boxes):
                assert not any(one.overlaps(other) for other in boxes[:i])
    for text, box in written:
        assert text in beyond or box.x0 >= -1 and box.y0 >= -1, text
        assert text in beyond or box.x1 <= page.x1 + 1 and box.y1 <= page.y1 + 1, text
    assert dict(matplotlib.rcParams) == before
    if "matplotlib.pyplot" in sys.modules:
        assert not sys.modules["matplotlib.pyplot"].get_fignums()


@pytest.mark.parametrize("name", PLOTS)
def test_the_axes_that_are_given_are_drawn_on_and_returned(drawn, name):
    figure = matplotlib.figure.Figure()
    ax = figure.add_subplot()
    assert drawn(name, ax=ax) is ax and ax.figure is figure
    assert ax.has_data() or ax.patches or ax.collections


@pytest.mark.parametrize("name", PLOTS)
def test_every_language_has_words_of_its_own(drawn, name):
    if arabic_reshaper is None:
        pytest.skip("arabic_reshaper and bidi are not both installed")

    def said(language):
        ax = drawn(name, language=language)
        legend = ax.get_legend()
        return " ".join([ax.get_xlabel(), ax.get_ylabel(), *(a.get_ylabel() + a.get_xlabel()
                                                             for a in ax.figure.axes)]
                        + ([t.get_text() for t in legend.get_texts()] if legend else []))

    english, french, arabic = map(said, ("en", "fr", "ar"))
    assert len({english, french, arabic}) == 3
    assert any("\ufe70" <= letter <= "\ufeff" for letter in arabic)
    # Shaped letters alone: those of the alphabet itself would stand unjoined.
    assert not any("\u0621" <= letter <= "\u064a" for letter in arabic)


def test_arabic_is_joined_and_runs_to_the_left(khenifra):
    if arabic_reshaper is None:
        pytest.skip("arabic_reshaper and bidi are not both installed")
    ax = khenifra.split().plot(language="ar")
    name = bidi.algorithm.get_display(arabic_reshaper.reshape(khenifra.label("05.301", "ar")))
    assert name in [label for label, _ in ticks(ax.yaxis)]
    # Read from the right, the number comes last.
    assert ax.lines[1].get_label().startswith("51,2 :")
    from awrash._plot_language import speaking
    assert speaking("ar").text("Awrach \u0628").endswith("Awrach")
    assert speaking("en").text("Awrach 2024") == "Awrach 2024"
    assert all("DejaVu Sans" in text.get_fontfamily() for text in ax.findobj(matplotlib.text.Text))


@pytest.mark.parametrize("missing", ["arabic_reshaper", "bidi"])
def test_without_the_modules_that_shape_it_arabic_becomes_french_with_one_warning(
        drawn, missing, monkeypatch):
    real = builtins.__import__

    def refuse(name, *rest):
        if name.split(".")[0] == missing:
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", refuse)
    for name in ("rates", "gains"):
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            ax = drawn(name, language="ar")
        assert [str(w.message) for w in caught] == [
            "Arabic is drawn by arabic_reshaper and python-bidi, which are not both installed; the "
            "plot is in French"]
        assert "pour 1\u202f000 de besoin" in ax.get_xlabel()


@pytest.mark.parametrize("name", plot.__all__)
def test_every_plot_says_what_it_takes_and_draws(name):
    drawing = getattr(plot, name)
    words = inspect.getdoc(drawing)
    assert "Returns\n-------\nmatplotlib axes" in words and "Raises\n------\n" in words
    for parameter in inspect.signature(drawing).parameters.values():
        assert parameter.name in words and parameter.annotation is not parameter.empty


@pytest.mark.parametrize("room", ["plan", "map", "runs"])
def test_the_examples_in_the_words_are_true(room, monkeypatch):
    monkeypatch.chdir(EXAMPLES)
    module = importlib.import_module(f"awrash._plot_{room}")
    found = doctest.testmod(module, extraglobs={"awrash": awrash})
    assert found.failed == 0 and found.attempted >= 4


def alone(code):
    """What a Python of its own prints."""
    from awrash import _native
    places = {"PYTHONPATH": str(ROOT / "bindings" / "python"), "AWRASH_LIBRARY": _native.LIBRARY._name}
    return subprocess.run([sys.executable, "-c", code], env={**os.environ, **places},
                          capture_output=True, text=True, check=True).stdout


def test_the_package_imports_no_matplotlib_until_it_is_asked_for():
    assert alone("""
import sys, awrash
print("matplotlib" in sys.modules)
awrash.plot.rates
print("matplotlib" in sys.modules, "matplotlib.pyplot" in sys.modules)
""") == "False\nTrue False\n"


def test_without_matplotlib_it_is_said_what_is_missing():
    assert alone("""
import sys, awrash
sys.modules["matplotlib"] = None
try:
    awrash.plot
except ImportError as error:
    print(error.name, error)
""").startswith("matplotlib awrash.plot draws through matplotlib, which is not installed")


def test_a_figure_is_pyplots_where_pyplot_shows_it(khenifra, monkeypatch):
    from matplotlib import pyplot
    from awrash import _plot_axes
    plan = khenifra.split()
    plan.plot()
    assert not pyplot.get_fignums()
    monkeypatch.setattr(_plot_axes.matplotlib, "get_backend", lambda: "module://some.window")
    ax = plan.plot()
    assert pyplot.gcf() is ax.figure
    pyplot.close("all")


@pytest.mark.parametrize("call, said", [
    pytest.param(lambda p, r: p.plot("pie"), "kind is 'pie', expected one of rates", id="kind"),
    pytest.param(lambda p, r: r.plot("pie"), "kind is 'pie', expected one of bands", id="study"),
    pytest.param(lambda p, r: p.plot(language="de"), "language is 'de'", id="language"),
    pytest.param(lambda p, r: p.plot(intervals_of="all"), "intervals is 'all'", id="intervals"),
    pytest.param(lambda p, r: p.plot(intervals_of={"low": {}}), "no low and high", id="ends"),
    pytest.param(lambda p, r: p.plot("staircase", by="area"), "by is 'area'", id="by"),
    pytest.param(lambda p, r: p.plot("lorenz", before="s"), "before holds 's'", id="before"),
    pytest.param(lambda p, r: p.plot("outlines", geometry=3), "a GeoDataFrame, or", id="geometry"),
    pytest.param(lambda p, r: p.plot("outlines", geometry={"features": []}), "no polygon",
                 id="no-polygon"),
    pytest.param(lambda p, r: r.plot("sobol"), "policy is None, expected one of by-need", id="none"),
    pytest.param(lambda p, r: r.plot("gains", "rate", policy="x"), "policy is 'x'", id="policy"),
    pytest.param(lambda p, r: plot.bands(pandas.DataFrame({"value": [1]})), "expected low",
                 id="columns"),
])
def test_what_cannot_be_drawn_is_refused_by_name(khenifra, result, call, said):
    with pytest.raises(awrash.DataError, match=said):
        call(khenifra.split(), result)


# ── plans ────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("language", ["en", "fr"])
def test_rates_are_those_of_the_plan_the_lowest_first(khenifra, language):
    plan = khenifra.split()
    frame = plan.provinces.sort_values("rate", kind="stable")
    ax = plan.plot(language=language)
    dots, line = ax.lines
    assert np.allclose(dots.get_xdata(), 1000 * frame["rate"])
    assert dots.get_ydata().tolist() == [0, 1, 2, 3, 4]
    assert [label for label, _ in ticks(ax.yaxis)] == names(plan, frame.index, language)
    overall = 1000 * frame["received"].sum() / frame["need"].sum()
    assert np.allclose(line.get_xdata(), overall)
    assert numeral(overall, 1, language) in line.get_label()
    assert ax.get_xlabel().split("\n")[1].endswith(
        {"en": "unemployed people, census of 2024", "fr": "chômeurs au sens du RGPH 2024"}[language])
    low, high = ax.get_ylim()
    assert low > high, "the first row stands at the top"


def test_intervals_are_ranges_of_plans_or_what_is_given(small):
    programme = small(total=5)
    plan = programme.split(tie="lot", seed="ball 7")
    ax = plan.plot(intervals_of="ranges")
    ranges = plan.province_ranges()
    assert (ranges["low"] < ranges["high"]).all()
    order = np.argsort(plan.receipts, kind="stable")
    segments = [np.array(s)[:, 0] for s in ax.collections[0].get_segments()]
    assert np.allclose(segments, 1000 * ranges[["low", "high"]].to_numpy()[order] / 10)
    given = pandas.DataFrame({"low": [1.0], "high": [9.0]}, index=["A"])
    segments = plan.plot(intervals_of=given).collections[0].get_segments()
    assert [s[:, 0].tolist() for s in map(np.array, segments) if len(s) and np.isfinite(s).all()] \
        == [[1.0, 9.0]]


def test_readings_are_counted_over_one_need(khenifra):
    plans = {name: khenifra.split(reading=name) for name in khenifra.readings}
    ax = khenifra.split().plot("readings")
    assert len(ax.lines) == len(plans) == 4
    need = khenifra.need()
    first = plans[khenifra.readings[0]].provinces["places"] / need
    order = first.sort_values(kind="stable").index
    for line, plan in zip(ax.lines, plans.values()):
        assert np.allclose(line.get_xdata(), 1000 * (plan.provinces["places"] / need)[order])
    assert len({line.get_marker() for line in ax.lines}) == 4, "grey tells them too"
    assert [t.get_text() for t in ax.get_legend().get_texts()][0] == "Equal rates over both streams"
    with pytest.raises(awrash.DataError, match="of different provinces"):
        plot.readings({"a": plans["by-need"], "b": awrash.Programme.load(
            EXAMPLES / "morocco-2023").split()})


def unstarred(ax):
    """The texts of axes without the stars of assumed figures."""
    return [text for text in ax.texts if text.get_text() != "*"]


def starred(ax):
    """Where stars stand, and whether the legend says what they are."""
    told = ax.get_legend() is not None and any("assumed" in t.get_text() for t in ax.get_legend().get_texts())
    return [tuple(text.xy) for text in ax.texts if text.get_text() == "*"], told


def test_what_rests_on_an_assumed_figure_has_a_star_and_the_legend_says_so(khenifra, small, outlines_of):
    """Temporary places under an assumed quota, and all that is divided over one."""
    plan = khenifra.split()
    assumed = khenifra.quotas[(khenifra.quotas["stream"] == "temporary") & (khenifra.quotas["status"] == "assumed")]
    rows = [plan.codes.index(code) for code in assumed["territory"]]
    stars, told = starred(plan.plot("heat"))
    assert told and {(round(x - 0.38), y) for x, y in stars} == {(0, p) for p in rows} | {
        (1, p) for p in range(5)} and 0 < len(rows) < 5
    for ax in (plan.plot("rates"), plan.plot("map"), plan.plot("readings"),
               plan.plot("outlines", geometry=outlines_of(plan.codes))):
        stars, told = starred(ax)
        assert told and len(stars) == 5
    for kind in ("rates", "heat"):
        assert starred(small().split().plot(kind)) == ([], False)


@pytest.mark.parametrize("case", ["khenifra-2023", "morocco-2023"])
def test_cells_have_their_places_and_binding_ones_are_hatched(case):
    plan = awrash.Programme.load(EXAMPLES / case).split()
    ax = plan.plot("heat")
    places = plan.places.to_numpy()
    assert [t.get_text() for t in unstarred(ax)] == [numeral(n) for n in places.ravel()]
    hatched = [patch for patch in ax.patches if patch.get_hatch()]
    own = [(name.split("/")) for name in plan.binding().index if name.split("/")[0] in plan.codes]
    expected = {(plan.codes.index(code), plan.types.index(stream)) for code, stream in own}
    assert len(ax.patches) == places.size + len(hatched)
    assert {(round(p.get_y() + 0.44), round(p.get_x() + 0.48)) for p in hatched} == expected
    plain = [p for p in ax.patches if not p.get_hatch()]
    light = [matplotlib.colors.rgb_to_hsv(p.get_facecolor()[:3])[2] for p in plain]
    rates = (places / plan.needs[:, None]).ravel()
    assert np.argmax(light) == np.argmax(rates) and np.argmin(light) == np.argmin(rates)


def test_walls_of_types_hatch_their_own_cells_alone():
    programme = awrash.Programme(
        [{"code": "R", "level": "region", "parent": ""}] + [
            {"code": c, "level": "province", "parent": "R", "need": 10} for c in "AB"],
        [{"territory": c, "stream": s, "min": m, "max": n}
         for c, s, m, n in (("R", "s", 20, 20), ("A", "s", 0, 5), ("R", "v", 4, 4))],
        streams=[{"code": s, "months": 4} for s in "sv"],
        worksite_types=[{"code": c, "stream": "s", "months": 4} for c in ("t", "u")],
        capacities=[{"territory": "B", "stream": "type:t", "max": 3}], need="need")
    plan = programme.split()
    own = set(plan.binding().index)
    assert {"A/s", "B/type:t"} <= own and "B/s" not in own
    hatched = {(round(p.get_y() + 0.44), round(p.get_x() + 0.48))
               for p in plan.plot("heat").patches if p.get_hatch()}
    # The quota of A binds over both of its types, the limit of B over one.
    assert hatched == {(0, 0), (0, 1), (1, 0)}


def test_the_staircase_rises_and_its_area_is_what_is_received(khenifra):
    plan = khenifra.split()
    values, edges, _ = plan.plot("staircase", by="need").patches[0].get_data()
    assert (np.diff(values) >= 0).all()
    assert np.isclose((values / 1000 * np.diff(edges)).sum(), plan.receipts.sum())
    values, edges, _ = plan.plot("staircase").patches[0].get_data()
    assert edges.tolist() == [0, 1, 2, 3, 4, 5]
    assert np.allclose(values, np.sort(1000 * plan.receipts / plan.needs))


def test_lorenz_curves_are_those_of_the_metrics(khenifra):
    plan = khenifra.split()
    diagonal, before, after = plan.plot("lorenz", before="temporary").lines
    assert diagonal.get_xdata().tolist() == diagonal.get_ydata().tolist() == [0, 100]
    for line, receipts in ((before, plan.places["temporary"].to_numpy(float)),
                           (after, plan.receipts)):
        curve = metric.lorenz(receipts / plan.needs, plan.needs)
        assert np.allclose(line.get_xdata(), 100 * curve.p)
        assert np.allclose(line.get_ydata(), 100 * curve.share)
        assert numeral(metric.gini(receipts / plan.needs, plan.needs), 4) in line.get_label()
    assert before.get_label().startswith("Temporary worksites alone")
    several = plot.lorenz({"a": [1, 2, 3], "b": ([1, 5], [2, 1]), "c": plan})
    assert len(several.lines) == 4
    assert len({line.get_linestyle() for line in several.lines[1:]}) == 3
    beside = plot.lorenz([1, 2, 3], before=[1, 1, 9])
    assert [line.get_label().split(" (")[0] for line in beside.lines[1:]] == ["before", "after"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_tiles_stand_where_the_table_has_them_and_hold_their_names(language):
    programme = awrash.Programme.load(EXAMPLES / "morocco-2023")
    plan = programme.split()
    ax = plan.plot("map", language=language)
    assert len(ax.patches) == len(unstarred(ax)) == 75
    table = programme.territories.set_index("code")
    expected = [(table.loc[code, "tile_column"] + 0.5 * (table.loc[code, "tile_row"] % 2),
                 table.loc[code, "tile_row"] * 3 ** 0.5 / 2) for code in plan.codes]
    assert np.allclose(sorted(patch.xy for patch in ax.patches), sorted(expected))
    rates = 1000 * plan.receipts / plan.needs
    assert sorted(t.get_text().split("\n")[-1] for t in unstarred(ax)) == sorted(
        numeral(rate, 1, language) for rate in rates)
    ax.figure.draw_without_rendering()
    for text, patch in zip(unstarred(ax), ax.patches):
        inside, box = text.get_window_extent(), patch.get_window_extent()
        assert inside.width <= box.width + 1 and inside.height <= box.height, text.get_text()


def test_outlines_are_taken_from_anything_that_tells_its_features(khenifra, outlines_of):
    plan = khenifra.split()
    held = outlines_of(plan.codes[:3])

    class Frame:
        __geo_interface__ = held

    for geometry, on in ((held, None), (Frame(), None), (held, "code")):
        ax = plan.plot("outlines", geometry=geometry, on=on)
        assert len(ax.patches) == 3
        assert len(ax.patches[0].get_path().vertices) == 9, "the hole is kept"
        absent = names(plan, plan.codes[3:])
        assert all(name in ax.texts[0].get_text() for name in absent)


def test_outlines_of_a_geodataframe(khenifra, outlines_of):
    geopandas = pytest.importorskip("geopandas", reason="geopandas is not installed")
    plan = khenifra.split()
    frame = geopandas.GeoDataFrame.from_features(outlines_of(plan.codes)["features"])
    assert len(plan.plot("outlines", geometry=frame, on="code").patches) == 5


@pytest.mark.parametrize("kind", ["rates", "lorenz", "heat", "staircase", "map"])
@pytest.mark.parametrize("has_need", [True, False], ids=["one", "without-need"])
def test_one_province_and_no_need_are_drawn(kind, has_need):
    programme = awrash.Programme([{"code": "A", "level": "province", "parent": "", "need": 10}],
                                 [{"territory": "A", "stream": "s", "min": 0, "max": 3}],
                                 streams=[{"code": "s", "months": 4}],
                                 need="need" if has_need else None)
    plan = programme.split(on="rate" if has_need else "count")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        ax = plan.plot(kind)
        ax.figure.draw_without_rendering()
    if kind in ("rates", "staircase"):
        assert ("per 1,000" in ax.get_xlabel() + ax.get_ylabel()) == has_need
    if kind == "map":
        assert {t.get_text() for t in ax.texts} == {"nothing to show", "Without a tile: A"}


def test_nothing_is_said_to_be_nothing():
    from awrash.split import Frontier
    frame = pandas.DataFrame({c: [] for c in ("mean", "error", "low", "high", "median", "first",
                                              "first_low", "first_high", "total", "total_low",
                                              "total_high")}, dtype=float)
    empty = [plot.frontier(Frontier("places", "gini", (), (), True)), plot.lottery([]),
             plot.bands(frame), plot.sobol(frame), plot.gains(frame), plot.readings({}),
             plot.staircase({}), plot.lorenz({}), plot.lottery({})]
    for ax in empty:
        ax.figure.draw_without_rendering()
        assert [t.get_text() for t in ax.texts] == ["nothing to show"]


# ── frontiers, lotteries, studies ────────────────────────────────────────────────────────────────


def test_a_frontier_has_its_points_and_their_price(ranged):
    found = ranged.frontier("places", "gini")
    ax = found.plot()
    frame = found.frame
    dots = ax.lines[1]
    assert np.allclose(dots.get_xdata(), frame["efficiency"])
    assert np.allclose(dots.get_ydata(), frame["equity"])
    above = ax.child_axes[0]
    ax.figure.draw_without_rendering()
    for efficiency, price in zip(frame["efficiency"], frame["price"]):
        here = ax.transData.transform((efficiency, 0))[0]
        there = above.transData.transform((100 * price, 0))[0]
        assert np.isclose(here, there)
    assert ax.get_xlabel() == "Efficiency: Places" and "Gini" in ax.get_ylabel()
    lowest = ranged.frontier("places", "lowest-rate").plot()
    assert "per 1,000" in lowest.get_ylabel()


def test_what_is_not_proved_is_hollow(ranged):
    from awrash.split import Frontier
    points = ((10.0, 0.1, 0.0, 0.0, "optimal"), (8.0, 0.05, 0.2, 0.0, "within-gap"))
    lines = plot.frontier(Frontier("places", "gini", points, (None, None), False)).lines
    assert [line.get_markerfacecolor() for line in lines[1:]] == ["#0072b2", "white"]


def test_chances_rise_by_percentile(lot):
    ax = plot.lottery({"leximin": lot, "other": [0.1, 0.3]})
    first, second = (patch.get_data() for patch in ax.patches)
    assert np.allclose(first.values, 100 * np.sort(lot.chances)) and first.edges[-1] == 100
    assert second.values.tolist() == [10, 30] and second.edges.tolist() == [0, 50, 100]
    assert np.allclose(ax.lines[0].get_ydata(), 100 * 12 / 60)
    assert ax.get_ylim()[0] == 0
    assert len(plot.lottery(lot.probabilities).patches) == 1


def test_bars_are_the_indices_with_their_intervals(result):
    frame = result.sobol("gini").xs("leximin").sort_values("total", ascending=False, kind="stable")
    ax = result.plot("sobol", "gini", policy="leximin")
    widths = [bar.get_width() for bar in ax.patches]
    assert np.allclose(widths, 100 * np.concatenate([frame["first"], frame["total"]]))
    ends = np.array([np.array(s)[:, 0] for c in ax.collections for s in c.get_segments()])
    expected = np.concatenate([frame[["first_low", "first_high"]],
                               frame[["total_low", "total_high"]]])
    assert np.allclose(ends, 100 * expected)
    assert [label for label, _ in ticks(ax.yaxis)] == list(frame.index)
    one = awrash.simulation.sobol(np.arange(24.0), 2, names=["a", "b"])
    assert len(plot.sobol(one).patches) == 4


def test_winners_and_losers_are_counted(result):
    frame = result.winners_losers(measure="rate")
    ax = result.plot("gains", "rate", policy="leximin")
    gain = frame.xs("leximin")["mean"].sort_values(ascending=False, kind="stable")
    bars = {round(bar.get_y() + 0.35): bar for bar in ax.patches}
    assert np.allclose([bars[i].get_width() for i in range(5)], 1000 * gain)
    assert [bool(bars[i].get_hatch()) for i in range(5)] == [g < 0 for g in gain]
    error = frame.xs("leximin")["error"][gain.index]
    ends = {round(s[0][1]): s[:, 0] for c in ax.collections for s in map(np.array, c.get_segments())}
    assert np.allclose([ends[i] for i in range(5)],
                       1000 * np.array([gain - 2 * error, gain + 2 * error]).T)
    assert "even" in ax.get_xlabel()
    several = result.plot("gains", "rate")
    for text, policy in zip(several.texts, ("by-need", "leximin")):
        mean = frame.xs(policy)["mean"]
        assert text.get_text() == f"{(mean > 0).sum()} gain, {(mean < 0).sum()} lose"
    dots = np.sort(np.concatenate([line.get_xdata() for line in several.lines[:-1]]))
    assert np.allclose(dots, 1000 * np.sort(frame["mean"]))
    named = plot.gains(frame, "leximin", labels={"05.301": "Khénifra"})
    assert "Khénifra" in [label for label, _ in ticks(named.yaxis)]
    groups = result.plot("gains", "rate", policy="leximin", groups=[0, 0, 1, 1, 1])
    assert len(groups.patches) == 2


def test_bands_are_those_of_the_summary(result):
    frame = result.summary("gini")
    ax = result.plot("bands", "gini")
    assert np.allclose(ax.lines[0].get_xdata(), frame["median"])
    ends = np.array([np.array(s)[:, 0] for s in ax.collections[0].get_segments()])
    assert np.allclose(ends, frame[["low", "high"]])
    assert ax.get_xlabel() == "gini (index)"
    assert result.plot("bands", "gini", scale=100).get_xlabel() == "gini (100 × index)"


@pytest.mark.parametrize("values, language, shown", [
    pytest.param([0.5, 1.0], "fr", ["0,5", "1,0"], id="comma"),
    pytest.param([1000, 2000], "fr", ["1\u202f000", "2\u202f000"], id="groups"),
    pytest.param([-1, 0], "ar", ["\u22121", "0"], id="minus"),
    pytest.param([0.001, 0.0015], "en", ["0.0010", "0.0015"], id="fine"),
    pytest.param([], "en", [], id="none"),
])
def test_ticks_have_the_decimals_that_tell_them_apart(values, language, shown):
    from awrash._plot_axes import numerals
    from awrash._plot_language import Language
    assert numerals(Language(language, None), values) == shown


def test_a_figure_pickles_and_a_dark_style_is_kept_to(khenifra):
    plan = khenifra.split()
    again = pickle.loads(pickle.dumps(plan.plot(language="fr").figure))
    assert [text for text, _ in ticks(again.axes[0].xaxis)][0].count(",") == 1
    with matplotlib.style.context("dark_background"):
        assert plan.plot().lines[1].get_color() == "white"
