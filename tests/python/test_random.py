# SPDX-License-Identifier: GPL-3.0-or-later
"""Draws and laws as Python has them, against NumPy's own generator and SciPy's laws.

Idea: NumPy has the same Philox with longer words; what the header writes down is done again here in
whole numbers.
Source: include/awrash/random.h; the known-answer vectors of Random123.
Invariant: bits where they are promised.
"""

import pickle

import numpy as np
import pytest

import awrash
from awrash import random


def _philox(counter, key):
    """Philox 4x32-10 in Python's whole numbers."""
    c, k = list(counter), list(key)
    for _ in range(10):
        first, second = 0xD2511F53 * c[0], 0xCD9E8D57 * c[2]
        c = [second >> 32 ^ c[1] ^ k[0], second & 0xFFFFFFFF, first >> 32 ^ c[3] ^ k[1],
             first & 0xFFFFFFFF]
        k = [(k[0] + 0x9E3779B9) & 0xFFFFFFFF, (k[1] + 0xBB67AE85) & 0xFFFFFFFF]
    return c


def test_blocks_are_the_known_answers():
    assert random.philox([0xFFFFFFFF] * 4, [0xFFFFFFFF] * 2).tolist() == [
        0x408F276D, 0x41C83B0E, 0xA20BC7C6, 0x6D5451FD]
    counter, key = [1, 2, 3, 4], [5, 6]
    assert random.philox(counter, key).tolist() == _philox(counter, key)


@pytest.mark.parametrize("counter, key", [
    pytest.param([1, 2, 3], [1, 2], id="too short"), pytest.param([1] * 4, [1] * 3, id="too long"),
    pytest.param([-1] * 4, [1, 2], id="negative"), pytest.param([2**32] * 4, [1, 2], id="too large")])
def test_words_are_words(counter, key):
    with pytest.raises(awrash.DataError):
        random.philox(counter, key)


def test_numbers_are_what_the_header_writes_down():
    address = dict(seed=-9, scenario=12, replication=34, edition=5, place=1001, purpose=77)
    seed = -9 + 2**64
    for draw, u in enumerate(random.uniform(5, **address)):
        words = _philox([draw, 77 << 20 | 500, 12, 5 << 24 | 34], [seed & 0xFFFFFFFF, seed >> 32])
        x = words[2] + (words[3] << 32)
        assert u == (2 * (x >> 12) + 1) / 2**53


def test_an_address_outside_its_limits_is_refused():
    with pytest.raises(awrash.DataError, match="replication is 16777216, expected 0 to 16777215"):
        random.uniform(1, replication=2**24)
    with pytest.raises(TypeError, match="an address has no 'policy'"):
        random.uniform(1, policy=3)


LAWS = ["constant:2", "uniform:-1,3", "triangular:0,0.5,2", "pert:0,1,4", "normal:3,2",
        "truncated-normal:3,2,0,4", "lognormal:2,1.5", "beta:2,5", "gamma:2,3", "exponential:4",
        "integer:-2,7", "categories:a=1,b=2", "bernoulli:0.3", "binomial:40,0.3", "poisson:6"]


@pytest.mark.parametrize("text", LAWS)
def test_draws_have_the_moments_of_their_law(text):
    law = random.Law(text)
    x = law.draw(200_000, seed=4, purpose=2)
    error = np.sqrt(law.variance / len(x))
    assert abs(x.mean() - law.mean) <= 5 * error
    assert x.var() == pytest.approx(law.variance, rel=0.05)
    assert law.is_whole == (text.split(":")[0] in (
        "integer", "categories", "bernoulli", "binomial", "poisson"))
    assert not law.is_whole or (x == np.round(x)).all()
    assert x[:9].tolist() == law.quantile(random.uniform(9, seed=4, purpose=2)).tolist()


def test_quantiles_are_those_of_scipy():
    stats = pytest.importorskip("scipy.stats")
    u = (np.arange(999) + 0.5) / 999
    for text, peer in {
            "pert:0,1,4": stats.beta(2, 4, 0, 4), "gamma:0.7,3": stats.gamma(0.7, scale=3),
            "beta:0.3,8": stats.beta(0.3, 8), "lognormal:2,1.5": stats.lognorm(np.log(1.5), scale=2),
            "truncated-normal:3,2,0,4": stats.truncnorm(-1.5, 0.5, 3, 2),
            "binomial:400,0.13": stats.binom(400, 0.13), "poisson:33": stats.poisson(33)}.items():
        assert random.Law(text).quantile(u) == pytest.approx(peer.ppf(u), rel=1e-9), text


def test_shapes_are_kept_and_laws_pickle():
    law = pickle.loads(pickle.dumps(random.Law("normal:0, 1")))
    assert law == random.Law("normal:0,1") and len({law, random.Law("normal:0,1")}) == 1
    assert law.quantile(np.full((2, 3), 0.5)).shape == (2, 3)
    assert law.quantile(0.5).shape == () and float(law.quantile(0.5)) == 0
    assert repr(law) == "Law('normal:0,1')"
    assert random.Law("categories:dry=1,wet=3").categories == ["dry", "wet"]


def test_what_is_no_law_is_refused():
    with pytest.raises(awrash.DataError, match="expected one of: constant:X"):
        random.Law("gauss:0,1")
    with pytest.raises(awrash.DataError, match=r"u\[1\] is 1, expected a part above 0 and below 1"):
        random.Law("normal:0,1").quantile([0.5, 1.0])
    assert len(random.laws()) == 15
