# SPDX-License-Identifier: GPL-3.0-or-later
"""What users pass as numbers: taken whole, or refused with a clear word.

Idea: every kind of wrong input at every place that takes an array, in one battery.
Source: NumPy's and pandas' kinds of arrays.
Invariant: nothing wrong reaches the library, and nothing right is changed on its way.
"""

import numpy as np
import pandas as pd
import pytest

import awrash
from awrash import _arrays, apportion, metric

WRONG = {
    "None": None,
    "text": "123",
    "bytes": b"123",
    "a number": 5,
    "a list of text": ["1", "2"],
    "a list with None": [1, None],
    "a list with text": [1.0, "2"],
    "complex": np.array([1 + 0j, 2]),
    "dates": np.array(["2023-05-26", "2023-05-27"], dtype="datetime64[D]"),
    "two dimensions": [[1.0, 2.0], [3.0, 4.0]],
    "no dimension": np.float64(3),
    "ragged": [[1], [2, 3]],
    "an object": object(),
    "a generator": (i for i in (1, 2)),
    "a set": {1, 2},
    "a function": len,
    "masked entries": np.ma.masked_array([1.0, 2.0], mask=[False, True]),
    "pandas NA": pd.array([1, None], dtype="Int64"),
    "pandas text": pd.Series(["a", "b"]),
    "a frame": pd.DataFrame({"a": [1, 2], "b": [3, 4]}),
    "not a number": [1.0, float("nan")],
    "infinite": [1.0, float("inf")],
    "negative": [1.0, -1.0],
    "an integer too large": [2**53 + 1, 1],
    "an integer far too large": [10**400, 1],
    "empty": [],
}

TAKERS = {
    "gini": awrash.gini,
    "gini's weights": lambda values: awrash.gini([1.0, 2.0], values if values is not None else 0),
    "theil": metric.theil,
    "mld": metric.mld,
    "hoover": metric.hoover,
    "hoover's reference": lambda values: metric.hoover(
        [1, 2], None, values if values is not None else 0),
    "lorenz": metric.lorenz,
    "extremes": metric.extremes,
    "divisor": lambda values: apportion.divisor(values, 5),
    "remainder": lambda values: apportion.remainder(values, 5),
    "shares": lambda values: apportion.shares(values, 5),
    "durations": lambda values: awrash.programme.durations(12, values),
}


# Durations are integers of 64 bits, and no duration asked is no duration answered.
FINE = {("durations", "an integer too large"), ("durations", "empty")}


@pytest.mark.parametrize("taker, values", [
    pytest.param(taker, values, id=f"{name}: {label}") for name, taker in TAKERS.items()
    for label, values in WRONG.items() if (name, label) not in FINE])
def test_what_is_no_array_of_numbers_is_refused(taker, values):
    with pytest.raises(awrash.Error) as caught:
        taker(values)
    assert isinstance(caught.value, ValueError)
    assert caught.value.code in ("value", "empty", "overflow")
    assert str(caught.value)


@pytest.mark.parametrize("values", [
    [1, 2, 3], (1, 2, 3), range(1, 4), {"a": 1, "b": 2, "c": 3}, np.array([1, 2, 3], np.int8),
    np.array([1, 2, 3], np.uint64), np.array([1, 2, 3], np.float32), np.array([1, 2, 3], ">f8"),
    np.arange(1.0, 7.0)[::1][:3], np.array([[1, 9], [2, 9], [3, 9]], float)[:, 0],
    pd.Series([1, 2, 3]), pd.array([1, 2, 3], dtype="Int64"), np.array([1, 2, 3], object),
    np.ma.masked_array([1, 2, 3]), np.array([1, 2, 3], np.longdouble),
], ids=["list", "tuple", "range", "mapping", "int8", "uint64", "float32", "big-endian", "slice",
        "column", "Series", "Int64", "object", "unmasked", "longdouble"])
def test_every_array_of_the_same_numbers_gives_the_same_answer(values):
    assert awrash.gini(values) == awrash.gini(np.array([1.0, 2.0, 3.0]))
    assert apportion.divisor(values, 7).units.tolist() == [1, 2, 4]


def test_what_is_contiguous_float64_already_goes_through_without_a_copy():
    values = np.arange(5.0)
    assert _arrays.reals(values, "x") is values


def test_what_is_contiguous_int64_already_goes_through_without_a_copy():
    values = np.arange(5)
    assert _arrays.integers(values, "order") is values


def test_an_input_that_must_not_be_written_is_only_read():
    values = np.arange(1.0, 4.0)
    values.flags.writeable = False
    assert awrash.gini(values) == pytest.approx(2 / 9)


def test_an_input_is_never_changed():
    values = np.array([3.0, 1.0, 2.0])
    metric.lorenz(values)
    apportion.divisor(values, 10)
    assert values.tolist() == [3.0, 1.0, 2.0]


@pytest.mark.parametrize("values, message", [
    ([1, 2], "weights has 2 values, expected 3"),
    ([1, 2, -3], "weights[2] is -3, expected a finite number ≥ 0"),
    ([1, None, 3], "weights[1] is None, expected a number"),
    ([[1, 2, 3]], "weights has 2 dimensions, expected one"),
    ([1, 2, 2**60 + 1], "weights[2] is 1152921504606846977, which no float64 holds exactly"),
])
def test_a_message_names_the_value_and_what_was_expected(values, message):
    with pytest.raises(awrash.DataError) as caught:
        awrash.gini([1, 2, 3], values)
    assert str(caught.value) == message


@pytest.mark.parametrize("total", [None, "5", [[1], [2, 3]], {}, object(), 1.5, float("nan"),
                                   float("inf"), [5], True, 2**63,
                                   -2**63 - 1, 1j])
def test_a_total_that_is_no_whole_number_is_refused(total):
    with pytest.raises(awrash.DataError, match="total is"):
        apportion.divisor([1, 2], total)


@pytest.mark.parametrize("total", [5, 5.0, np.int32(5), np.float64(5), np.uint8(5)])
def test_a_total_may_be_any_whole_number(total):
    assert apportion.divisor([2, 3], total).units.tolist() == [2, 3]


@pytest.mark.parametrize("floor, message", [
    ([1.5, 0], "floor[0] is 1.5, expected a whole number"),
    ([float("inf"), 0], "floor[0] is inf, expected a whole number"),
    ([2**64, 0], "floor[0] is 18446744073709551616, expected an integer of 64 bits"),
    ([[1], [2, 3]], "floor is no array"),
    ("1", "floor has 0 dimensions"),
    (object(), "floor has 0 dimensions"),
    (["1", 0], "floor is of type <U21, expected numbers"),
    ([1], "floor has 1 values, expected 2"),
    ([-1, 0], "floor[0] is -1"),
])
def test_floors_are_whole_numbers(floor, message):
    with pytest.raises(awrash.DataError) as caught:
        apportion.divisor([1, 2], 5, floor=floor)
    assert message in str(caught.value)
