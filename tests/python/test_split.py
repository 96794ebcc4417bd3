# SPDX-License-Identifier: GPL-3.0-or-later
"""Plans as Python has them.

Idea: the founding case by every reading, and what a plan is as a value.
Source: exact integers of the readings that examples/data/khenifra-2023 states.
Invariant: infeasible programmes and refused ties are raised with their record.
"""

import csv
import json
import pickle

import numpy as np
import pandas as pd
import pytest

import awrash
from awrash import split

PROVINCES = ["05.091", "05.081", "05.255", "05.301", "05.311"]
BY_READING = {
    "equal-rates": [1119, 402, 863, 557, 1059],
    "by-need": [967, 617, 811, 633, 972],
    "by-population": [919, 909, 754, 586, 832],
}


@pytest.mark.parametrize("reading, expected", BY_READING.items())
def test_each_reading_divides_the_4000(khenifra, reading, expected):
    plan = khenifra.split(reading=reading)
    assert plan.places["sustainable"].to_dict() == dict(zip(PROVINCES, expected))
    assert plan.status == "optimal"


def test_settings_stand_over_those_of_the_reading(khenifra):
    plan = khenifra.split(reading="by-need", need="population")
    assert plan.places["sustainable"].tolist() == BY_READING["by-population"]
    assert plan.settings["need"] == "population" and plan.settings["streams"] == "sustainable"
    again = khenifra.split(streams=["sustainable"], need="population", objective="leximin",
                           on="rate", receives="places")
    assert again.places.equals(plan.places)


def test_places_are_a_frame_of_integers(khenifra):
    places = khenifra.split().places
    assert places.index.name == "province" and places.index.tolist() == PROVINCES
    assert list(places.columns) == ["temporary", "sustainable"]
    assert (places.dtypes == np.int64).all()
    assert places.sum().to_dict() == {"temporary": 5350, "sustainable": 4000}


def test_provinces_say_what_each_gets(khenifra):
    frame = khenifra.split().provinces
    assert list(frame.columns) == ["places", "places_temporary", "places_sustainable",
                                   "person_months", "cost", "received", "need", "rate"]
    row = frame.loc["05.301"]
    assert row["places"] == 1510 and row["places_temporary"] == 953
    assert row["person_months"] == 953 * 4 + 557 * 9
    assert row["cost"] == pytest.approx(953 * 4 * 2970.05 + 557 * 9 * 1500)
    assert row["rate"] == pytest.approx(1510 / 28892, rel=1e-15)
    assert frame["places"].dtype == np.int64


def test_the_frames_are_those_of_the_saved_files(khenifra, tmp_path):
    plan = khenifra.split()
    plan.save(tmp_path / "plan")
    assert sorted(path.name for path in (tmp_path / "plan").iterdir()) == [
        "certificate.json", "plan-provinces.csv", "plan.csv"]
    saved = pd.read_csv(tmp_path / "plan" / "plan-provinces.csv", dtype={"territory": str})
    pd.testing.assert_frame_equal(
        saved.set_index("territory"), plan.provinces, check_names=False, check_dtype=False,
        rtol=1e-14)
    with (tmp_path / "plan" / "plan.csv").open(encoding="utf-8") as file:
        rows = list(csv.reader(file))
    assert rows[1:] == [[str(cell) for cell in row]
                        for row in plan.to_frame().itertuples(index=False)]
    assert json.loads((tmp_path / "plan" / "certificate.json").read_text("utf-8")) == \
        plan.certificate.to_dict()


def test_a_plan_is_saved_for_a_spreadsheet_where_the_input_was_one(khenifra, tmp_path):
    khenifra.save(tmp_path / "input", spreadsheet=True)
    plan = awrash.Programme.load(tmp_path / "input").split()
    plan.save(tmp_path / "plan")
    assert b";" in (tmp_path / "plan" / "plan.csv").read_bytes()
    plan.save(tmp_path / "plain", spreadsheet=False)
    assert b";" not in (tmp_path / "plain" / "plan.csv").read_bytes()
    assert plan.places.equals(khenifra.split().places)


def test_a_plan_is_never_saved_into_a_programme(khenifra, tmp_path):
    khenifra.save(tmp_path / "input")
    before = sorted((path.name, path.read_bytes()) for path in (tmp_path / "input").iterdir())
    with pytest.raises(awrash.DataError, match="holds a programme"):
        khenifra.split().save(tmp_path / "input")
    assert before == sorted((path.name, path.read_bytes())
                            for path in (tmp_path / "input").iterdir())


def test_a_plan_that_cannot_be_saved_says_so(khenifra, tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(awrash.FileError):
        khenifra.split().save(tmp_path / "file" / "plan")


def test_comparing_shows_every_reading(khenifra):
    frame = khenifra.compare()
    assert frame.columns.names == ["reading", "column"] and frame.index.tolist() == PROVINCES
    for reading, expected in BY_READING.items():
        assert frame[reading, "places_sustainable"].tolist() == expected
    assert set(frame.attrs["status"].values()) == {"optimal"}


def test_comparing_goes_on_past_a_reading_without_an_answer(small):
    made = small(total=3, readings={"strict": {"tie": "error"},
                                    "lot": {"tie": "lot", "seed": "x"}})
    frame = made.compare()
    assert frame.attrs["status"] == {"strict": "tie-refused", "lot": "tie-settled"}
    assert frame["strict", "places"].isna().all()
    assert frame["lot", "places"].sum() == 3


def test_comparing_needs_a_reading(small):
    with pytest.raises(awrash.DataError, match="no reading"):
        small().compare()


def test_a_plan_names_its_class_and_chain(khenifra):
    plan = khenifra.split()
    assert plan.problem_class in split.classes()
    assert "leximin" in plan.chain and plan.class_reason
    assert isinstance(plan.totals_m_convex, bool)


def test_the_objectives_are_named_by_the_library(khenifra):
    assert {"leximin", "decmin", "least-squares"} <= set(split.objectives())
    for objective in ("leximin", "decmin", "least-squares"):
        plan = khenifra.split(objective=objective, reading="by-need")
        assert plan.places["sustainable"].sum() == 4000


def test_equity_measures_the_rates(khenifra):
    equity = khenifra.split().equity()
    assert equity.lowest == "05.311" and equity.lowest_rate == pytest.approx(2129 / 44342)
    assert equity.highest == "05.081"
    rates = khenifra.split().provinces
    assert equity.gini == awrash.gini(rates["rate"], rates["need"])
    assert "weighted by need" in equity.convention
    before = khenifra.split().equity(streams="temporary")
    assert before.gini > equity.gini
    assert set(equity.to_dict()) == set(equity.to_frame().index)
    assert "Gini" in repr(equity) and "<table>" in equity._repr_html_()
    with pytest.raises(awrash.DataError, match="streams holds 'zz'"):
        khenifra.split().equity(streams=["zz"])


# ── a value ──────────────────────────────────────────────────────────────────────────────────────


def test_a_pickled_plan_is_equal_and_whole(khenifra, tmp_path):
    plan = khenifra.split()
    again = pickle.loads(pickle.dumps(plan))
    assert again == plan and hash(again) == hash(plan)
    assert again.places.equals(plan.places) and again.provinces.equals(plan.provinces)
    again.save(tmp_path / "plan")
    assert again.equity() == plan.equity() and repr(again) == repr(plan)


def test_plans_of_other_readings_differ(khenifra):
    assert khenifra.split() == khenifra.split()
    assert khenifra.split() != khenifra.split(reading="by-need")
    assert khenifra.split() != "a plan"


def test_a_plan_cannot_be_changed(khenifra):
    plan = khenifra.split()
    with pytest.raises(AttributeError):
        plan.status = "perfect"
    with pytest.raises(ValueError):
        plan.receipts[0] = 1.0
    plan.places.loc["05.301", "temporary"] = 0
    plan.provinces["need"] = 0.0
    assert plan.places.loc["05.301", "temporary"] == 953 and (plan.provinces["need"] > 0).all()


def test_a_plan_outlives_its_programme():
    from conftest import EXAMPLES
    plan = awrash.Programme.load(EXAMPLES / "khenifra-2023").split()
    assert plan.programme.name and plan.places.to_numpy().sum() == 9350


def test_a_plan_becomes_json_and_a_frame(khenifra):
    plan = khenifra.split()
    data = json.loads(json.dumps(plan.to_dict(), allow_nan=False))
    assert sum(cell["places"] for cell in data["cells"]) == 9350
    assert list(plan.to_frame().columns) == ["territory", "stream", "type", "places"]


def test_a_plan_shows_itself_on_one_screen(khenifra):
    from conftest import EXAMPLES
    assert len(repr(khenifra.split()).splitlines()) < 30
    nation = awrash.Programme.load(EXAMPLES / "morocco-2023").split()
    assert len(repr(nation).splitlines()) < 30 and "51 more" in repr(nation)
    assert "<bdi>Khénifra</bdi>" in khenifra.split()._repr_html_()


def test_provinces_without_need_are_named_and_have_no_rate():
    made = awrash.Programme(
        territories=[{"code": "A", "parent": "", "level": "province", "need": 0},
                     {"code": "B", "parent": "", "level": "province", "need": 5}],
        quotas=[{"territory": "A", "stream": "s", "min": 2, "max": 2},
                {"territory": "B", "stream": "s", "min": 3, "max": 3}],
        streams=[{"code": "s"}], need="need")
    plan = made.split()
    assert np.isnan(plan.provinces.loc["A", "rate"])
    assert plan.equity().without_need == ("A",) and "A" in repr(plan.equity())
    assert plan.to_dict()["provinces"][0]["rate"] is None
    assert np.isnan(plan.provinces["person_months"]).all()


# ── answers that are none ────────────────────────────────────────────────────────────────────────


def test_a_refused_tie_is_raised_from_the_record(small):
    with pytest.raises(awrash.TieError) as caught:
        small(total=3).split()
    error = caught.value
    assert error.code == "tie-refused"
    assert error.members == ("A", "B") and error.units == 1 and error.sure == (1, 1)
    assert "A" in str(error) and "lot" in str(error)
    again = pickle.loads(pickle.dumps(error))
    assert again.members == error.members and str(again) == str(error)
    assert again.certificate == error.certificate


def test_a_tie_is_settled_by_order_or_lot(small):
    made = small(total=3)
    plan = made.split(tie="order", order=["B", "A"])
    assert plan.status == "tie-settled" and plan.tied == ("A", "B")
    assert plan.free_units == 1 and len(set(plan.sure)) == 1
    assert "tie of A, B for 1 places, settled by" in repr(plan)
    assert "tie of A, B" in plan._repr_html_() and plan.to_dict()["free_units"] == 1
    assert plan.places["s"].to_dict() == {"A": 1, "B": 2}
    assert made.split(tie="order", order=["A", "B"]).places["s"].to_dict() == {"A": 2, "B": 1}
    tickets = {code: awrash.allot.ticket("seed", code) for code in "AB"}
    winner = min(tickets, key=tickets.get)
    assert made.split(tie="lot", seed="seed").places["s"][winner] == 2


def test_ranges_open_a_settled_tie_unless_receipts_are_kept(small):
    plan = small(total=3).split(tie="order", order=["B", "A"])
    frame = plan.province_ranges()
    assert frame.index.name == "province" and list(frame.columns) == ["places", "low", "high"]
    assert frame.loc["A"].tolist() == [1, 1, 2] and frame.loc["B"].tolist() == [2, 1, 2]
    kept = plan.province_ranges(settled=True)
    assert (kept["low"] == kept["places"]).all() and (kept["high"] == kept["places"]).all()
    assert plan.ranges(settled=True).loc[("B", "s")].tolist() == [2, 2, 2]
    assert plan.ranges().loc[("B", "s")].tolist() == [2, 1, 2]


def test_ranges_of_khenifra_are_points(khenifra):
    for reading in ("equal-rates", "by-need"):
        plan = khenifra.split(reading=reading)
        frame = plan.ranges()
        assert frame.index.names == ["province", "type"] and (frame.dtypes == np.int64).all()
        assert frame["places"].tolist() == plan.cell_places.tolist()
        assert (frame["low"] == frame["places"]).all() and (frame["high"] == frame["places"]).all()
    received = plan.province_ranges()
    assert received["places"].tolist() == BY_READING["by-need"] == received["high"].tolist()


def test_ranges_show_what_the_objective_does_not_see(khenifra):
    quotas = [{"territory": "05", "stream": "temporary", "min": 5350, "max": 5350},
              {"territory": "05", "stream": "sustainable", "min": 4000, "max": 4000}]
    absorption = [1173, 1139, 863, 753, 1059]
    made = awrash.Programme(
        territories=[{"code": "05", "parent": "", "need": ""}] + [
            {"code": code, "parent": "05", "need": need}
            for code, need in zip(PROVINCES, [44128, 28161, 37025, 28892, 44342])],
        quotas=quotas, streams=[{"code": "temporary"}, {"code": "sustainable"}], need="need",
        capacities=[{"territory": code, "stream": "sustainable", "max": most}
                    for code, most in zip(PROVINCES, absorption)])
    plan = made.split()
    frame = plan.ranges().xs("sustainable", level="type")
    assert frame["high"].tolist() == absorption
    assert frame["low"].tolist() == [max(most - 987, 0) for most in absorption]
    assert ((frame["low"] <= frame["places"]) & (frame["places"] <= frame["high"])).all()
    again = pickle.loads(pickle.dumps(plan))
    assert again.ranges(settled=True).equals(plan.ranges())


def test_an_infeasible_programme_is_raised_with_its_core(small):
    made = small(total=5, quotas=[{"territory": "A", "stream": "s", "max": 1},
                                  {"territory": "B", "stream": "s", "max": 2}])
    with pytest.raises(awrash.InfeasibleError) as caught:
        made.split()
    error = caught.value
    assert error.code == "infeasible" and error.missing == error.relaxation.total == 2
    assert len(error.core) == 3 and "B" in str(error)
    again = pickle.loads(pickle.dumps(error))
    assert again.core == error.core and again.relaxation == error.relaxation


def test_a_plan_beyond_the_network_comes_with_its_gap(khenifra):
    plan = khenifra.split(receives="person-months")
    assert plan.problem_class == "general" and plan.status in ("optimal", "feasible", "unplaced")
    assert plan.certificate.verify()
    assert plan.gap >= 0


@pytest.mark.parametrize("settings, code, message", [
    ({"reading": "zz"}, "name", '"zz"'),
    ({"objective": "best"}, "name", 'objective is "best"'),
    ({"on": "income"}, "name", "income"),
    ({"receives": "bread"}, "name", "bread"),
    ({"streams": ["zz"]}, "name", "zz"),
    ({"streams": []}, "empty", "streams is empty"),
    ({"streams": 5}, "value", "streams is 5, expected text or a list of codes"),
    ({"need": "zz"}, "name", '"zz"'),
    ({"tie": "coin"}, "name", "coin"),
    ({"tie": "order", "order": ["zz"]}, "name", "zz"),
    ({"order": ["05.301"]}, "value", "order is given, but tie is 'error'"),
    ({"seed": "x"}, "value", "seed is given, but tie is 'error'"),
    ({"tie": "lot", "seed": 5}, "value", "seed is 5, expected text"),
])
def test_a_setting_that_nobody_knows_is_refused(khenifra, settings, code, message):
    with pytest.raises(awrash.DataError) as caught:
        khenifra.split(**settings)
    assert message in str(caught.value) and caught.value.code == code
