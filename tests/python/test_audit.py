# SPDX-License-Identifier: GPL-3.0-or-later
"""Verdicts as Python has them.

Idea: a certificate of each kind of answer is accepted, and a changed one refused; divisions by
hand are checked in every form that a frame takes.
Source: examples/data/khenifra-2023.
Invariant: checking changes nothing.
"""

import json
import pickle

import pytest

import awrash
from awrash import audit


def test_a_certificate_is_accepted(khenifra):
    for reading in khenifra.readings:
        verdict = khenifra.split(reading=reading).certificate.verify()
        assert verdict and verdict.accepted, verdict
        assert "accepted" in repr(verdict)


def test_a_certificate_is_verified_from_its_file(khenifra, tmp_path):
    khenifra.split().save(tmp_path / "plan")
    text = (tmp_path / "plan" / "certificate.json").read_text(encoding="utf-8")
    assert audit.verify(khenifra, text)


def test_a_certificate_of_another_programme_is_refused(khenifra, small):
    unbounded = awrash.Programme(khenifra.territories, khenifra.quotas, khenifra.streams,
                                 need="unemployed")
    verdict = audit.verify(unbounded, khenifra.split().certificate)
    assert not verdict and verdict.findings
    with pytest.raises(awrash.DataError, match="one more of the programme's types is expected"):
        audit.verify(small(), khenifra.split().certificate)
    elsewhere = awrash.Programme(
        [{**row, "code": row["code"].replace("05.", "06.")}
         for row in khenifra.territories.to_dict("records")],
        [{"territory": "05", "stream": "*", "max": 9}], khenifra.streams, need="unemployed")
    with pytest.raises(awrash.DataError, match="where a province of the programme is expected"):
        audit.verify(elsewhere, khenifra.split().certificate)


def test_a_changed_digit_is_refused(khenifra):
    text = khenifra.split().certificate.text
    position = text.index('"sha256":"') + len('"sha256":"')
    changed = text[:position] + ("1" if text[position] == "0" else "0") + text[position + 1:]
    assert not audit.verify(khenifra, changed)


def test_refused_ties_and_infeasible_programmes_are_certified(small):
    for made in (small(total=3),
                 small(total=5, quotas=[{"territory": "A", "stream": "s", "max": 1},
                                        {"territory": "B", "stream": "s", "max": 2}])):
        with pytest.raises((awrash.TieError, awrash.InfeasibleError)) as caught:
            made.split()
        assert caught.value.certificate.verify(), caught.value.certificate.verify()


@pytest.mark.parametrize("text", [None, 5, "", "{}", "not json", "{\"a\":", "[]"])
def test_a_text_that_is_no_certificate_never_passes(khenifra, text):
    try:
        assert not audit.verify(khenifra, text)
    except awrash.DataError as error:
        assert str(error)


def test_a_plan_is_a_division_that_keeps_every_bound(khenifra):
    plan = khenifra.split()
    for division in (plan, plan.places, plan.to_frame(), plan.to_frame().to_dict("records"),
                     plan.to_frame().set_index("territory")):
        verdict = khenifra.check(division)
        assert verdict.accepted and verdict.equity() == plan.equity()
        assert verdict == audit.check(khenifra, division)


def test_a_division_by_hand_is_told_every_bound_it_breaks(khenifra):
    places = khenifra.split().places.copy()
    places.loc["05.301", "temporary"] += 1
    places.loc["05.091", "sustainable"] += 500
    verdict = khenifra.check(places)
    assert not verdict and len(verdict.findings) >= 3
    assert any("Khénifra" in finding for finding in verdict.findings)
    assert verdict.to_frame().loc["05.301", "receives"] == 1511
    assert "refused" in repr(verdict) and "<table>" in verdict._repr_html_()


def test_a_division_is_measured_by_a_reading(khenifra):
    plan = khenifra.split(reading="by-need")
    verdict = khenifra.check(plan, reading="by-need")
    assert verdict.equity() == plan.equity()
    assert verdict.to_frame()["receives"].sum() == 4000


@pytest.mark.parametrize("division, message", [
    (None, "division is None"),
    ([{"territory": "05.999", "type": "temporary", "places": 1}], "05.999"),
    ([{"territory": "05.301", "type": "zz", "places": 1}], "zz"),
    ([{"territory": "05.301", "type": "temporary", "places": 1.5}], "1.5"),
    ([{"territory": "05.301", "type": "temporary", "places": -1}], "-1"),
    ([{"territory": "05.301"}], "places"),
])
def test_a_division_that_is_none_is_refused(khenifra, division, message):
    with pytest.raises(awrash.DataError, match=message.replace(".", r"\.")):
        khenifra.check(division)


def test_a_frame_with_a_column_that_is_no_type_is_refused(khenifra):
    frame = khenifra.split().places.rename(columns={"temporary": "tempo"})
    with pytest.raises(awrash.DataError, match="division has the column 'tempo'"):
        khenifra.check(frame)


def test_a_verdict_is_a_value(khenifra):
    verdict = khenifra.check(khenifra.split())
    assert pickle.loads(pickle.dumps(verdict)) == verdict
    assert json.loads(json.dumps(verdict.to_dict()))["accepted"] is True


def test_what_is_no_text_is_quoted_in_short(khenifra):
    certificate = khenifra.split().certificate
    with pytest.raises(awrash.DataError) as caught:
        audit.verify(khenifra, certificate.to_dict())
    assert len(str(caught.value)) < 160 and str(caught.value).endswith("…, expected text")
    assert certificate.to_dict()["input"] in certificate._repr_html_()
