# SPDX-License-Identifier: GPL-3.0-or-later
#
# Any key of a reading from the command line. Source: the keys of AwrashReading in <awrash/split.h>.
# Invariant: every test runs a built program in a process of its own.

import pytest
from test_commands import BIN, KHENIFRA, answer, run

pytestmark = pytest.mark.skipif(not (BIN / "awrash-plan").exists(), reason=f"no commands in {BIN}")


def test_a_chain_is_set_and_told():
    found = answer("plan", KHENIFRA, "--set", "chain=fill;objective;cost", "--objective", "alpha:1/2")
    assert found["chain"].startswith("fill places of *, alpha:1/2 on rate, cost")


def test_the_last_of_several_settings_counts():
    first = answer("plan", KHENIFRA, "--set", "objective=decmin")
    assert "decmin" in first["chain"]
    found = answer("plan", KHENIFRA, "--set", "objective=decmin", "--set", "objective=least-squares")
    assert "least-squares" in found["chain"] and "decmin" not in found["chain"]


def test_an_unknown_key_and_a_value_that_fits_none_are_told_with_their_option():
    _, err = run("plan", KHENIFRA, "--set", "chains=x", status=2)
    assert "--set chains=x" in err and "no key of a reading" in err
    _, err = run("plan", KHENIFRA, "--set", "chain=fill;fell", status=2)
    assert "--set chain=fill;fell" in err and "expected one of fill" in err
    _, err = run("plan", KHENIFRA, "--set", "chain", status=2)
    assert "expected KEY=VALUE" in err


def test_settings_go_without_compare():
    _, err = run("plan", KHENIFRA, "--compare", "--set", "on=count", status=2)
    assert "--compare" in err
