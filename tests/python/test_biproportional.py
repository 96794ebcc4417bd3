# SPDX-License-Identifier: GPL-3.0-or-later
"""Two-way apportionment in Python: published cases, ranges, winners, ties, labels, refusals.

Idea: what is published is reproduced row by row; what users pass comes back by their labels.
Source: tests/published/biproportional*.csv; hand calculation.
Invariant: no test knows how the library decides.
"""

import pickle

import numpy as np
import pytest
from conftest import published

from awrash import apportion, audit
from awrash.errors import BoundsError, DataError, InfeasibleError, TieError

WIKIPEDIA = [[123, 912, 312], [45, 714, 255], [815, 414, 215]]


def numbers(text, kind=int):
    return [kind(word) for word in text.split()]


def matrix(row, name, kind=int):
    if not row[name]:
        return None
    rows = len(numbers(row["rows"]))
    return np.array(numbers(row[name], kind)).reshape(rows, -1)


@pytest.mark.parametrize("row", published("biproportional.csv"), ids=lambda row: row["case"])
def test_a_published_case_is_reproduced(row):
    question = (matrix(row, "claims", float), numbers(row["rows"]), numbers(row["columns"]))
    options = {"rule": row["rule"], "floor": matrix(row, "floors")}
    if row["tied"] == "no":
        answer = apportion.biproportional(*question, **options)
        assert answer.units.tolist() == matrix(row, "expected").tolist()
        assert answer.status == "optimal"
        assert audit.biproportional(*question, answer.units, **options).status == "optimal"
        return
    with pytest.raises(TieError) as caught:
        apportion.biproportional(*question, **options)
    assert caught.value.units > 0
    if row["expected"]:
        found = audit.biproportional(*question, matrix(row, "expected"), **options)
        assert found and found.status == "tie-settled"


@pytest.mark.parametrize("row", published("biproportional-infeasible.csv"),
                         ids=lambda row: row["case"])
def test_what_blocks_is_named(row):
    with pytest.raises(InfeasibleError) as caught:
        apportion.biproportional(matrix(row, "claims", float), numbers(row["rows"]),
                                 numbers(row["columns"]), floor=matrix(row, "floors"))
    rows, columns = caught.value.core
    assert caught.value.missing > 0
    if row["missing"]:
        assert caught.value.missing == int(row["missing"])
    if row["blocking-rows"]:
        assert [place + 1 for place in rows] == numbers(row["blocking-rows"])
        assert [place + 1 for place in columns] == numbers(row["blocking-columns"])
    assert pickle.loads(pickle.dumps(caught.value)).missing == caught.value.missing


def test_winners_are_floors_as_grisons_has_them():
    row = next(row for row in published("biproportional.csv") if row["case"].startswith("grisons"))
    floors = matrix(row, "floors")
    winners = [int(own.argmax()) if own.any() else -1 for own in floors]
    question = (matrix(row, "claims", float), numbers(row["rows"]), numbers(row["columns"]))
    expected = matrix(row, "expected").tolist()
    assert apportion.biproportional(*question, winners=winners).units.tolist() == expected
    assert apportion.biproportional(*question, winners=floors > 0).units.tolist() == expected
    assert apportion.biproportional(*question).units.tolist() != expected


def test_short_divisors_round_to_the_units():
    answer = apportion.biproportional(WIKIPEDIA, [7, 5, 8], [5, 11, 4])
    rows, columns = answer.row_divisors, answer.column_divisors
    quotients = np.array(WIKIPEDIA) / np.outer(rows[:, 2], columns[:, 2])
    assert np.floor(quotients + 0.5).tolist() == answer.units.tolist()
    for side in (rows, columns):
        assert (side[:, 0] <= side[:, 2]).all() and (side[:, 2] <= side[:, 1]).all()
    assert columns[:, 2].min() < 1.5 and columns[:, 2].max() > 0.5


def test_ranges_need_a_total_and_leave_the_common_divisor():
    rows, columns = ([6, 4, 7], [8, 6, 9]), ([4, 10, 3], [6, 12, None])
    with pytest.raises(DataError, match="total is missing"):
        apportion.biproportional(WIKIPEDIA, rows, columns)
    answer = apportion.biproportional(WIKIPEDIA, rows, columns, total=20)
    assert answer.units.sum() == 20
    inside = (answer.units.sum(0) > columns[0]) & (answer.units.sum(0) < [6, 12, 99])
    assert (answer.column_divisors[inside, 2] == 1).all()
    assert audit.biproportional(WIKIPEDIA, rows, columns, answer.units, total=20)


def test_labels_come_back():
    pandas = pytest.importorskip("pandas")
    claims = pandas.DataFrame(WIKIPEDIA, ["I", "II", "III"], ["A", "B", "C"])
    rows = pandas.Series({"III": 8, "I": 7, "II": 5})
    answer = apportion.biproportional(claims, rows, {"A": 5, "C": 4, "B": 11},
                                      floor=(claims * 0)[["C", "A", "B"]])
    assert answer.to_frame().loc["III", "A"] == 4
    assert answer.labels == (["I", "II", "III"], ["A", "B", "C"])
    assert "III" in repr(answer) and "divisor" in answer._repr_html_()
    assert pickle.loads(pickle.dumps(answer)) == answer
    won = apportion.biproportional(claims, rows, [5, 11, 4], winners={"I": "C", "II": "A",
                                                                      "III": None})
    assert won.to_frame().loc["II", "A"] >= 1
    with pytest.raises(DataError, match="other labels"):
        apportion.biproportional(claims, rows, [5, 11, 4], floor=claims.rename(columns={"A": "Z"}))


def test_ties_are_refused_settled_and_replayed():
    question = ([[10, 10], [10, 10]], [3, 1], [2, 2])
    with pytest.raises(TieError) as caught:
        apportion.biproportional(*question)
    assert caught.value.members == ((0, 0), (0, 1), (1, 0), (1, 1))
    assert caught.value.units == 2 and caught.value.sure == (1, 1, 0, 0)
    ordered = apportion.biproportional(*question, tie="order",
                                       order=[(1, 0), (0, 0), (0, 1), (1, 1)])
    assert ordered.units.tolist() == [[1, 2], [1, 0]]
    drawn = apportion.biproportional(*question, tie="lot", seed="balls 4 17")
    assert drawn.status == "tie-settled" and drawn.free == 2
    lot = drawn.units - [[1, 1], [0, 0]]
    assert apportion.biproportional(*question, tie="lot", lot=lot) == drawn
    with pytest.raises(BoundsError, match="the lot gives cell"):
        apportion.biproportional(*question, tie="lot", lot=[[1, 1], [0, 0]])
    with pytest.raises(DataError, match="tie is 'lot' with nothing, expected seed or lot"):
        apportion.biproportional(*question, tie="lot")


def test_an_exchange_is_the_witness_of_a_worse_matrix():
    found = audit.biproportional(WIKIPEDIA, [7, 5, 8], [5, 11, 4],
                                 [[0, 5, 2], [1, 3, 1], [4, 3, 1]])
    assert not found and found.status == "feasible" and found.cells == 4
    assert found.gains in ((0, 0), (1, 1)) and found.loses in ((0, 1), (1, 0))
    broken = audit.biproportional(WIKIPEDIA, [7, 5, 8], [5, 11, 4],
                                  [[1, 4, 2], [0, 4, 1], [4, 3, 2]])
    assert (broken.status, broken.row, broken.column) == ("infeasible", 2, None)
    assert (broken.units, broken.low, broken.high) == (9, 8, 8)


def test_shares_have_the_totals():
    shares = apportion.biproportional_shares(WIKIPEDIA, [7, 5, 8], [5, 11, 4])
    assert shares.sum(1) == pytest.approx([7, 5, 8], abs=1e-7)
    assert shares.sum(0) == pytest.approx([5, 11, 4])
    odds = np.array(WIKIPEDIA) / shares
    assert odds[0, 0] * odds[1, 1] == pytest.approx(odds[0, 1] * odds[1, 0])
    with pytest.raises(BoundsError, match="no shares keep all bounds: 1 units have no place"):
        apportion.biproportional_shares([[1, 0], [0, 1]], [2, 1], [1, 2])


@pytest.mark.parametrize("change, words", [
    ({"claims": [1, 2]}, "claims has 1 dimensions, expected two"),
    ({"claims": [[1, 2], [3]]}, "claims is no array"),
    ({"claims": [[1, -2], [3, 4]]}, r"claims\[0\]\[1\] is -2"),
    ({"rows": [1, 2, 3]}, "rows has 3 entries, expected 2"),
    ({"floor": [[1, 2, 3]]}, r"floor has the shape \(1, 3\), expected \(2, 2\)"),
    ({"winners": [0]}, "winners has 1 entries, expected 2, one a row"),
    ({"winners": [0, 7]}, "winners has 7, expected an index below 2"),
    ({"rule": "hamilton"}, "rule is \"hamilton\""),
    ({"columns": [3, 4]}, "column_low sums to 7, above the total, which is 6"),
])
def test_bad_input_has_its_sentence(change, words):
    question = {"claims": [[1, 2], [3, 4]], "rows": [3, 3], "columns": [3, 3]}
    with pytest.raises((DataError, BoundsError), match=words):
        apportion.biproportional(**{**question, **change})
