# SPDX-License-Identifier: GPL-3.0-or-later
#
# awrash-equity as a researcher meets it: indices by group, ranks, parts, space, intervals, a census.
# Source: the contract of commands in CONTRIBUTING.md; awrash.metric for the numbers; the data of Morocco.
# Invariant: every test runs the built program in a process of its own; none looks inside.

import csv
import os
import sys

import pytest
from test_commands import BIN, BUILD, MOROCCO, ROOT, answer, run

sys.path.insert(0, str(ROOT / "bindings" / "python"))
os.environ.setdefault("AWRASH_LIBRARY", str(BUILD / "libawrash.so"))
metric = pytest.importorskip("awrash.metric")

pytestmark = pytest.mark.skipif(not (BIN / "awrash-equity").exists(), reason=f"no command in {BIN}")

VALUES = """name,value,weight,group,poverty,stratum,cluster,drawn
a,1,1,x,3,1,1,10
b,2,1,x,1,1,2,10
c,3,2,y,2,1,3,10
d,6,1,y,5,2,1,12
e,4,3,y,4,2,2,12
f,2,1,z,6,2,3,12
"""
X, W, Z = [1, 2, 3, 6, 4, 2], [1, 1, 2, 1, 3, 1], [3, 1, 2, 5, 4, 6]
GROUPS, STRATA, CLUSTERS = list("xxyyyz"), [1, 1, 1, 2, 2, 2], [1, 2, 3, 1, 2, 3]
PAIRS = [("a", "b"), ("b", "c"), ("c", "d"), ("d", "e"), ("a", "e")]
STRICT = {"G_DEBUG": "fatal-criticals"}
WEIGHED = ("equity", "-", "-v", "value", "-w", "weight")


def near(expected, within=1e-12):
    """The number, or None where the library has none."""
    return None if expected != expected else pytest.approx(expected, rel=within, abs=within)


def close(found, expected, members):
    for member in members:
        assert found[member] == near(getattr(expected, member)), member


def ask(*arguments, stdin=VALUES, **rest):
    return answer(*WEIGHED, *arguments, stdin=stdin, **STRICT, **rest)


def refused(*arguments, stdin=VALUES):
    _, err = run(*WEIGHED, *arguments, status=2, stdin=stdin, **STRICT)
    return err


def table(*arguments, stdin=VALUES):
    out, _ = run(*WEIGHED, *arguments, "--csv", stdin=stdin, **STRICT)
    return list(csv.DictReader(out.splitlines()))


@pytest.fixture
def pairs(tmp_path):
    """A file of pairs, by what is written behind each."""
    def write(ends=PAIRS, header="from,to", weights=None):
        path = tmp_path / "pairs.csv"
        rest = [""] * len(ends) if weights is None else [f",{w}" for w in weights]
        path.write_text("\n".join([header, *(f"{a},{b}{w}" for (a, b), w in zip(ends, rest))]) + "\n", encoding="utf-8")
        return path
    return write


@pytest.fixture(scope="module")
def rates(tmp_path_factory):
    """Unemployment of the provinces of Morocco, with regions, populations, and poverty where it is known."""
    lines = (MOROCCO / "territories.csv").read_text(encoding="utf-8").splitlines()
    rows = list(csv.DictReader(line for line in lines if not line.startswith("#")))
    path = tmp_path_factory.mktemp("equity") / "rates.csv"
    with open(path, "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(["code", "region", "population", "rate", "poverty"])
        for row in rows:
            if row["level"] == "province":
                rate = int(row["unemployed"]) / int(row["active_15plus"])
                out.writerow([row["code"], row["parent"], row["population"], repr(rate), row["poverty_2014"]])
    return path


def columns_of(path, *names):
    rows = list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))
    return [[row[name] for row in rows] for name in names]


# ── indices by group ─────────────────────────────────────────────────────────────────────────────


def test_each_group_has_the_indices_of_its_own_rows():
    found = ask("-g", "group", "-i", "zenga", "-i", "atkinson:0.5")
    assert found["indices"]["zenga"] == near(metric.zenga(X, W))
    assert found["groups"]["y"]["indices"]["zenga"] == near(metric.zenga(X[2:5], W[2:5]))
    assert found["groups"]["y"]["indices"]["atkinson:0.5"] == near(metric.atkinson(X[2:5], weights=W[2:5], epsilon=0.5))
    assert found["groups"]["z"]["indices"] == {"zenga": 0, "atkinson:0.5": 0}


def test_an_index_that_one_row_cannot_have_is_said_and_is_never_a_zero():
    found = ask("-g", "group", "-i", "all")
    lone = found["groups"]["z"]["indices"]
    assert {name for name, value in lone.items() if value is None} == {"gini:n", "gini:p2", "hhi:n"}
    assert any('group "z": gini:n' in notice and "at least 2" in notice for notice in found["notices"])
    lines = [row for row in table("-g", "group", "-i", "all") if row["group"] == "z" and row["index"] == "gini:n"]
    assert [row["value"] for row in lines] == [""]


def test_conventions_speak_the_language_of_the_answer():
    english, french, arabic = (ask("-i", "gini", "-i", "s-gini:3", "--lang", lang)["conventions"]
                               for lang in ("en", "fr", "ar"))
    assert english["gini"] == "half the mean difference over the mean, of the population"
    assert len({english["gini"], french["gini"], arabic["gini"]}) == 3
    assert len({english["s-gini:3"], french["s-gini:3"], arabic["s-gini:3"]}) == 3


def test_values_below_zero_are_measured_by_what_takes_them():
    below = VALUES.replace("a,1,", "a,-1,")
    found = ask("-i", "gini:signed", "-g", "group", stdin=below)
    assert "overall" not in found and any("below 0" in notice for notice in found["notices"])
    assert found["indices"]["gini:signed"] == near(metric.Distribution([-1, *X[1:]], W).values("gini:signed")["gini:signed"])
    assert "-1" in refused(stdin=below) and "gini:signed" in refused("-i", "gini", stdin=below)


# ── missing cells ────────────────────────────────────────────────────────────────────────────────


def test_rows_with_an_empty_cell_are_left_out_where_that_is_asked_for_and_counted():
    holes = VALUES + "g,,1,x,1,1,4,10\nh,9,,x,1,1,5,10\ni,9,1,x,,1,6,10\n"
    assert "value" in refused(stdin=holes)
    found = ask("--missing", "omit", "-r", "poverty", "-i", "gini", stdin=holes)
    assert found["missing"] == 3 and found["overall"]["n"] == 6
    assert found["indices"]["gini"] == near(metric.gini(X, W)) and any("3" in n for n in found["notices"])
    assert ask("--missing", "omit", stdin=holes)["missing"] == 2
    assert "expected error or omit" in refused("--missing", "zero")


# ── ranks ────────────────────────────────────────────────────────────────────────────────────────


def test_concentration_and_slopes_are_those_of_the_library():
    found = ask("-r", "poverty", "--bounds", "0:10")["rank"]
    expected = {"standard": {}, "generalized": {}, "extended:3": {"nu": 3},
                "erreygers:0:10": {"bounds": (0, 10)}, "wagstaff:0:10": {"bounds": (0, 10)}}
    assert set(found["concentration"]) == set(expected)
    for name, more in expected.items():
        value = float(metric.concentration(X, Z, W, kind=name.split(":")[0], **more))
        assert found["concentration"][name] == near(value), name
    close(found["slope"]["linear"], metric.slope_index(X, Z, W), ("sii", "rii", "at_0", "at_1"))
    assert found["slope"]["linear"]["sii_error"] == near(metric.slope_index(X, Z, W).se_sii)
    close(found["slope"]["logit:10"], metric.slope_index(X, Z, W, link="logit", limit=10), ("sii", "rii"))


def test_bounds_are_observed_unless_they_are_declared_and_then_hold():
    found = ask("-r", "poverty")["rank"]
    assert "wagstaff:observed" in found["concentration"] and set(found["slope"]) == {"linear"}
    assert "expected a number within the bounds" in refused("-r", "poverty", "--bounds", "2:10")
    assert "LOW:HIGH" in refused("-r", "poverty", "--bounds", "ten")
    assert "--rank" in refused("--bounds", "0:1")


# ── parts ────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("scheme", ["pyatt", "yitzhaki-lerman", "dagum"])
def test_parts_are_those_of_the_library_and_sum_to_the_whole(scheme):
    found = ask("-g", "group", f"--decompose={scheme}")["decomposition"]
    expected = {"theil": metric.entropy_decomposition(X, GROUPS, 1, W),
                "mld": metric.entropy_decomposition(X, GROUPS, 0, W),
                "gini": metric.gini_decomposition(X, GROUPS, W, scheme=scheme)}
    for index, parts in expected.items():
        assert found[index]["convention"] == parts.convention
        assert {name: near(value) for name, value in parts.terms.items()} == found[index]["whole"]
        for name, column in parts.tables["group"].items():
            assert [found[index]["groups"][g][name] for g in "xyz"] == [near(v) for v in column], (index, name)
    assert len(found["gini"].get("pairs", [])) == (3 if scheme == "dagum" else 0)
    assert found["theil"]["whole"]["total"] == near(metric.theil(X, W))


def test_a_decomposition_is_told_in_words_and_as_lines():
    out, _ = run(*WEIGHED, "-g", "group", "--decompose", "dagum", stdin=VALUES)
    assert "Transvariation" in out and "Within groups" in out and "Dagum 1997" in out
    rows = table("-g", "group", "-d")
    parts = {row["quantity"]: float(row["value"]) for row in rows if row["index"] == "gini" and not row["group"]}
    assert parts["within"] + parts["between"] + parts["overlap"] == near(parts["total"])
    assert {row["group"] for row in rows} == {"", "x", "y", "z"} and all(row["convention"] for row in rows)
    assert "--group" in refused("--decompose")
    assert "expected pyatt" in refused("-g", "group", "--decompose=thirds")


def test_provinces_of_morocco_within_and_between_regions(rates):
    regions, population, rate = columns_of(rates, "region", "population", "rate")
    population, rate = [float(p) for p in population], [float(r) for r in rate]
    found = answer("equity", rates, "-v", "rate", "-w", "population", "-g", "region", "-d", "--census", "--seed", "a")
    expected = metric.entropy_decomposition(rate, regions, 1, population)
    assert found["decomposition"]["theil"]["whole"]["within"] == near(expected.within)
    assert len(found["decomposition"]["gini"]["groups"]) == len(set(regions)) == 12
    tails = metric.between_test("theil", rate, regions, population, permutations=999, seed="a")
    assert found["between_test"]["indices"]["theil"]["greater"] == near(tails.p_greater) and tails.p_greater < 0.01


def test_missing_poverty_is_left_out_of_the_ranks_of_morocco(rates):
    poverty, population, rate = columns_of(rates, "poverty", "population", "rate")
    rows = [(float(r), float(z), float(p)) for z, p, r in zip(poverty, population, rate) if z]
    found = answer("equity", rates, "-v", "rate", "-w", "population", "-r", "poverty", "--missing", "omit")
    assert found["missing"] == len(rate) - len(rows)
    value = float(metric.concentration(*map(list, zip(*rows))))
    assert found["rank"]["concentration"]["standard"] == near(value)


# ── space ────────────────────────────────────────────────────────────────────────────────────────


def test_statistics_of_space_are_those_of_the_library(pairs):
    found = ask("-n", pairs(), "--islands", "zero")["space"]
    joined = metric.Neighbours(PAIRS, list("abcdef"), islands="zero")
    members = ("value", "expectation", "variance", "z")
    close(found["moran"], metric.moran(X, joined), members)
    close(found["geary"], metric.geary(X, joined), members)
    close(found["getis-ord"], metric.getis_ord(X, joined), members)
    gini = metric.spatial_gini(X, joined, W)
    close(found["gini"], gini, ("near", "far", "polarisation"))
    close(found["gini"], gini.near_share, members)
    assert (found["style"], found["islands"], found["pairs"]) == ("binary", 1, 5)
    assert found["gini"]["near"] + found["gini"]["far"] == near(metric.gini(X, W))


def test_weighted_directed_and_standardised_pairs(pairs):
    path = pairs([*PAIRS, ("e", "f")], "from,to,weight", [1, 2, 0.5, 1, 1, 0])
    weights = [1, 2, 0.5, 1, 1]
    for style, options in (("weighted", []), ("row-standardised", ["--style", "row-standardised"])):
        found = ask("-n", path, "--islands", "zero", *options)["space"]
        joined = metric.Neighbours(PAIRS, list("abcdef"), weights, style=style, islands="zero")
        close(found["moran"], metric.moran(X, joined), ("value", "variance"))
        assert found["style"] == style and found["islands"] == 1
    both = pairs([*PAIRS, *((b, a) for a, b in PAIRS)])
    assert "given twice" in refused("-n", both, "--islands", "zero")
    turned = ask("-n", both, "--directed", "--islands", "zero")["space"]
    assert turned["moran"]["value"] == near(ask("-n", pairs(), "--islands", "zero")["space"]["moran"]["value"])


def test_pairs_are_refused_by_their_lines_and_labels(pairs):
    assert '"f" has no neighbour' in refused("-n", pairs())
    err = refused("-n", pairs([("a", "b"), ("b", "q")]))
    assert 'pairs.csv:3: "q" is no label' in err
    assert 'joins "b" to itself' in refused("-n", pairs([("a", "b"), ("b", "b")]))
    assert 'no column "to"' in refused("-n", pairs(header="from,into"))
    assert 'the label "x" stands in two rows' in refused("-n", pairs(), "--label", "group")
    assert "not a number" in refused("-n", pairs(PAIRS, "from,to,weight", ["much"] * 5))
    assert "--neighbours" in refused("--islands", "zero")
    assert "row-standardised" in refused("-n", pairs(), "--islands", "zero", "--style", "thick")


def test_pairs_of_a_row_left_out_are_left_out_with_it(pairs):
    hole = VALUES.replace("a,1,", "a,,")
    found = ask("-n", pairs(), "--islands", "zero", "--missing", "omit", stdin=hole)["space"]
    assert (found["pairs"], found["pairs_left_out"]) == (3, 2)
    joined = metric.Neighbours(PAIRS[1:4], list("bcdef"), islands="zero")
    assert found["moran"]["z"] == near(metric.moran(X[1:], joined).z)


# ── intervals ────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("method", ["linearized", "jackknife", "bootstrap", "bootstrap-bca"])
def test_intervals_are_those_of_the_library(method):
    found = ask(f"--interval={method}", "-i", "zenga", "-i", "gini", "--strata", "stratum", "--cluster", "cluster",
                "--population", "drawn", "--level", "0.9", "--seed", "s", "--replications", "199")["intervals"]
    for name in ("zenga", "gini"):
        expected = metric.estimate(name, X, W, strata=STRATA, cluster=CLUSTERS, fpc=[10] * 3 + [12] * 3,
                                   method=method, level=0.9, seed="s", replications=199)
        close(found["indices"][name], expected, ("value", "se", "low", "high", "degrees"))
    assert found["method"] == method and found["level"] == 0.9


def test_a_bare_interval_is_linearized_and_of_the_usual_measures():
    found = ask("--interval")["intervals"]
    assert found["method"] == "linearized" and list(found["indices"]) == ["gini", "theil", "mld", "hoover"]
    assert found["indices"]["mld"]["se"] == near(metric.estimate("mld", X, W).se)
    assert {row["quantity"] for row in table("--interval")} == {"value", "se", "low", "high", "bias", "degrees"}
    assert "bootstrap-bca" in refused("--interval=guess") and "--interval" in refused("--strata", "stratum")
    assert "level" in refused("--interval", "--level", "95")


def test_a_lot_is_the_same_for_the_same_seed_and_names_it():
    first, second, other = (ask("--interval=bootstrap", "--seed", seed)["intervals"] for seed in "aab")
    assert first == second != other and first["seed"] == "a" and first["replications"] == 999
    out, _ = run(*WEIGHED, "--interval=bootstrap", stdin=VALUES)
    assert "999" in out and "awrash" in out


def test_a_census_has_no_interval_and_says_what_can_be_asked():
    found = ask("--census", "--interval", "-g", "group")
    assert found["intervals"]["indices"]["gini"]["low"] is None and "no meaning" in found["intervals"]["note"]
    tails = metric.between_test("gini", X, GROUPS, W, permutations=999, seed="awrash")
    test = found["between_test"]["indices"]["gini"]
    assert test == {"greater": near(tails.p_greater), "less": near(tails.p_less), "two_sided": near(tails.p_two_sided)}
    assert "between_test" not in ask("--census")
    out, _ = run(*WEIGHED, "--census", "-g", "group", stdin=VALUES)
    assert "Standard error" not in out and "sampling error has no meaning" in out


def test_as_many_drawn_as_there_are_is_a_census_too():
    whole = VALUES.replace(",10\n", ",3\n").replace(",12\n", ",3\n")
    found = ask("--interval", "--strata", "stratum", "--population", "drawn", stdin=whole)["intervals"]
    assert found["indices"]["gini"]["is_census"] is True and "note" in found


def test_a_lonely_stratum_is_refused_unless_a_policy_is_named():
    lonely = VALUES.replace("f,2,1,z,6,2,3,12", "f,2,1,z,6,3,3,12")
    for index in ("gini", "all"):
        assert "gini: " in refused("--interval", "-i", index, "--strata", "stratum", stdin=lonely)
    found = ask("--interval", "-i", "gini", "--strata", "stratum", "--lonely", "certainty", stdin=lonely)["intervals"]
    expected = metric.estimate("gini", X, W, strata=[1, 1, 1, 2, 2, 3], lonely="certainty")
    assert found["indices"]["gini"]["se"] == near(expected.se)


# ── bad tables ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("option", ["-w", "-g", "-r", "-l", "--strata", "--cluster", "--population"])
def test_a_column_that_is_not_there_lists_those_that_are(option):
    err = refused("--interval", option, "income")
    assert '"income"' in err and "poverty" in err


@pytest.mark.parametrize("option", ["-v", "-w", "-r", "--population"])
def test_text_in_a_column_of_numbers_is_refused_with_its_line(option):
    err = refused("--interval", option, "group")
    assert ":2:" in err and "not a number" in err


@pytest.mark.parametrize("language, words", [("fr", "Dans les groupes"), ("ar", "داخل المجموعات")])
def test_everything_speaks_three_languages(language, words, pairs):
    out, _ = run(*WEIGHED, "-g", "group", "-d", "-r", "poverty", "-n", pairs(), "--islands", "zero", "--interval",
                 "--lang", language, stdin=VALUES)
    assert words in out
    for word in ("Within", "Expectation", "Standard error", "Slope", "Neighbours", "ties of", "population value"):
        assert word not in out


def test_rates_are_shown_with_as_many_digits_as_they_need(rates):
    out, _ = run("equity", rates, "-v", "rate", "-w", "population")
    (lowest,) = [line.split() for line in out.splitlines() if line.startswith("Lowest ") and "/" not in line]
    assert float(lowest[-1]) == pytest.approx(min(map(float, columns_of(rates, "rate")[0])), abs=5e-5)


# ── rows that are looked at ──────────────────────────────────────────────────────────────────────


def test_where_takes_the_rows_of_one_level_and_per_makes_rates():
    lines = (MOROCCO / "territories.csv").read_text(encoding="utf-8").splitlines()
    rows = [row for row in csv.DictReader(line for line in lines if not line.startswith("#"))
            if row["level"] == "province"]
    rates = [int(row["unemployed"]) / int(row["active_15plus"]) for row in rows]
    weights = [int(row["active_15plus"]) for row in rows]
    found = answer("equity", MOROCCO / "territories.csv", "--where", "level=province", "-v", "unemployed", "--per",
                   "active_15plus", "-w", "active_15plus", "--group", "parent", **STRICT)
    assert found["overall"]["n"] == 75 and found["missing"] == 0
    assert found["overall"]["gini"] == near(metric.gini(rates, weights))
    assert len(found["groups"]) == 12 and "00" not in found["groups"]
    both = answer("equity", MOROCCO / "territories.csv", "--where", "level=province", "--where", "parent=05", "-v",
                  "unemployed", **STRICT)
    assert both["overall"]["n"] == 5
    known = answer("equity", MOROCCO / "territories.csv", "--where", "level=province", "-v", "poverty_2014", "--missing",
                   "omit", **STRICT)
    assert known["overall"]["n"] + known["missing"] == 75


@pytest.mark.parametrize("arguments, message", [
    (["--where", "group"], '--where is "group", expected COLUMN=VALUE'),
    (["--where", "group=w"], 'has no row whose group is "w", expected one of "x", "y", "z"'),
    (["--where", "place=x"], 'has no column "place", expected one of name, value'),
    (["--per", "drawn", "--where", "name=q"], 'has no row whose name is "q"'),
    (["--local"], "--directed or --local is given without --neighbours"),
    (["--health", "good"], '--health is "good", expected favourable or adverse'),
    (["--health", "adverse", "--reference", "q"], '--reference is "q", expected a label of the column name'),
    (["--error", "drawn"], "--reference or --error is given without --health"),
    (["--cut", "7"], "--cut is 7 where there are 6 rows"),
    (["--cut", "-1"], "--cut is below 1"),
    (["--tax", "drawn"], "tax[0] is 10"),
    (["--streams", "value,place"], 'has no column "place"'),
    (["--index", "standard"], "goes by the rank of another variable"),
])
def test_options_that_cannot_be_answered_are_refused(arguments, message):
    assert message in refused(*arguments)


def test_a_row_without_what_it_is_per_is_refused_with_its_line():
    table_ = "name,value,people\na,1,10\nb,2,0\n"
    _, err = run("equity", "-", "-v", "value", "--per", "people", status=2, stdin=table_, **STRICT)
    assert ":3: people is not above 0" in err


# ── more of what the library has ─────────────────────────────────────────────────────────────────


def test_intervals_by_group_keep_the_design_and_ranks_have_intervals():
    found = ask("--group", "group", "--interval", "--strata", "stratum", "--cluster", "cluster", "--rank", "poverty")
    whole = found["intervals"]["indices"]
    assert set(whole) == {"gini", "theil", "mld", "hoover", "standard", "sii"}
    expected = metric.estimate("concentration", X, W, rank=Z, strata=STRATA, cluster=CLUSTERS)
    assert whole["standard"]["se"] == near(expected.se) and whole["standard"]["value"] == near(expected.value)
    domain = [group == "y" for group in GROUPS]
    for index in ("gini", "sii"):
        part = metric.estimate(index, X, W, rank=Z, strata=STRATA, cluster=CLUSTERS, domain=domain)
        close(found["intervals"]["groups"]["y"][index], part, ["value", "se", "low", "high", "degrees"])
    assert found["intervals"]["groups"]["z"]["gini"]["se"] is None
    rows = table("--group", "group", "--interval", "--index", "gini", "--strata", "stratum", "--cluster", "cluster")
    assert {row["group"] for row in rows if row["table"] == "intervals"} == {"", "x", "y", "z"}
    out, err = run(*WEIGHED, "--group", "group", "--interval", stdin=VALUES, **STRICT)
    assert "Intervals by group" in out and 'group "z": no number' in err


def test_indices_by_rank_stand_among_the_others():
    found = ask("--rank", "poverty", "--index", "erreygers:0:10", "--index", "rii", "--index", "gini")
    rows = metric.Distribution(X, W, rank=Z)
    for index in ("erreygers:0:10", "rii", "gini"):
        assert found["indices"][index] == near(rows.value(index))
    assert "Erreygers" in found["conventions"]["erreygers:0:10"] and "line" in found["conventions"]["rii"]


def test_each_row_has_its_local_statistics(pairs):
    found = ask("--neighbours", pairs(), "--islands", "zero", "--local")["space"]["local"]
    neighbours = metric.Neighbours(PAIRS, list("abcdef"), islands="zero")
    moran = metric.local_moran(X, neighbours)
    star = metric.local_g(X, neighbours, star=True)
    for i, name in enumerate("abcdef"):
        assert found[name]["moran"]["value"] == near(moran.value[i])
        assert found[name]["moran"]["z"] == near(moran.z[i])
        assert found[name]["g-star"]["z"] == near(star.z[i])
    lines = table("--neighbours", str(pairs()), "--islands", "zero", "--local")
    assert sum(line["table"] == "local" for line in lines) == 36


def test_the_measures_of_heat_take_rows_for_groups():
    found = ask("--health", "adverse", "--rank", "poverty", "--error", "drawn")["health"]
    expected = metric.health_equity(X, W, Z, favourable=False, se=[10, 10, 10, 12, 12, 12])
    assert found["favourable"] is False and found["ordered"] is True
    for name, value in expected.values.items():
        assert found[name.lower()] == near(value), name
        assert found[f"{name.lower()}_error"] == near(expected.se[name]), name
    assert ask("--health", "favourable", "--reference", "d")["health"]["mdru"] == near(
        metric.health_equity(X, W, reference=3).values["MDRU"])


def test_a_tax_is_told_by_kakwani():
    taxed = VALUES.replace("drawn", "tax").replace(",10\n", ",0.5\n").replace(",12\n", ",1.5\n")
    found = ask("--tax", "tax", stdin=taxed)["tax"]
    expected = metric.kakwani(X, [0.5, 0.5, 0.5, 1.5, 1.5, 1.5], W)
    for name in ("kakwani", "reynolds_smolensky", "reranking", "redistribution", "gini_after"):
        assert found[name] == near(getattr(expected, name)), name


def test_streams_are_columns_of_places():
    found = ask("--streams", "value,drawn")["segregation"]
    expected = metric.segregation({"value": X, "drawn": [10, 10, 10, 12, 12, 12]})
    assert found["dissimilarity"] == near(expected.dissimilarity)
    assert found["theil_h"] == near(expected.theil_h)
    assert found["streams"]["drawn"]["isolation"] == near(expected.by_stream["isolation"][1])
    assert any(row["group"] == "drawn" for row in table("--streams", "value,drawn"))


def test_groups_are_cut_where_they_hide_least():
    found = ask("--cut", "3")["cut"]
    cut = metric.partition(X, 3, W)
    assert [group["lowest"] for group in found["groups"]] == list(cut.lowest)
    assert found["between"] == near(cut.between)
    assert found["esteban_gradin_ray"] == near(metric.esteban_gradin_ray(X, n_groups=3, weights=W))
