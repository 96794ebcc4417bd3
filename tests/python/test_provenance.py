# SPDX-License-Identifier: GPL-3.0-or-later
"""Where results come from.

Idea: what is told is held against hashes that are taken here, by other means.
Source: SHA-256 by hashlib; the hashes of programmes and certificates by the library.
Invariant: what is told is JSON, the same for the same question, and holds no path of the machine.
"""

import hashlib
import json
import pathlib
import pickle
import re
import struct
import threading
import time

import numpy as np
import pytest

import awrash
from awrash import _provenance, apportion, metric, selection, simulation

ROOT = pathlib.Path(__file__).resolve().parents[2]


def _sha256_of(values):
    return hashlib.sha256(struct.pack(f"<{len(values)}d", *values)).hexdigest()


def _study(khenifra):
    return awrash.Study(khenifra, policies=["flat", "proportional(unemployed)"], scenarios=2,
                        editions=2, seed=3)


RESULTS = {
    "plan": lambda p: p.split(reading="by-need"),
    "frontier": lambda p: p.frontier("places", "gini", points=2),
    "relaxation": lambda p: p.relax(),
    "balance": lambda p: p.balance(),
    "check": lambda p: p.check(p.split()),
    "study": lambda p: _study(p).run(),
    "divisor": lambda p: apportion.divisor([1, 2], 3),
    "nested": lambda p: apportion.nested([-1, 0, 0], [0, 1, 2], 3),
    "biproportional": lambda p: apportion.biproportional([[1, 2], [3, 4]], [1, 2], [1, 2]),
    "estimate": lambda p: metric.estimate("gini", [1, 2, 4]),
    "decomposition": lambda p: metric.entropy_decomposition([1, 2, 4], [0, 0, 1]),
    "concentration": lambda p: metric.concentration([1, 2, 4], [1, 2, 3]),
    "moran": lambda p: metric.moran([1, 2, 4], [(0, 1), (1, 2)]),
    "lottery": lambda p: awrash.Pool({"sex": ["w", "m", "w"]}, ["sex"]).lottery(
        1, {"sex": {"w": (0, 1)}}),
    "selection": lambda p: selection.select([3, 2, 1], size=2),
    "approval": lambda p: selection.approve({"code": ["a"], "places": [2], "months": [3]},
                                            quota=6),
    "sensitivity": lambda p: simulation.sobol(np.arange(12.0), 2, replications=10),
}


@pytest.mark.parametrize("kind", RESULTS)
def test_a_result_says_where_it_comes_from(khenifra, kind):
    """All of it is JSON, says the call and the library, and is the same for the same question."""
    result = RESULTS[kind](khenifra)
    told = result.provenance()
    text = json.dumps(told, allow_nan=False)
    assert told["library"]["version"] == told["package"] == awrash.__version__
    assert re.fullmatch("[0-9a-f]{64}", told["library"]["sha256"])
    assert told["result"]["kind"] == type(result).__name__
    assert told["inputs"] and str(ROOT) not in text
    room, _, name = told["call"].rpartition(".")
    found = awrash
    for word in room.split(".")[1:]:
        found = getattr(found, word)
    assert callable(getattr(found, name))
    again = RESULTS[kind](khenifra).provenance()
    assert again == told


def test_numbers_have_one_hash_however_they_are_given():
    """A list, a tuple, whole numbers and an array of doubles are the same numbers."""
    expected = {"sha256": _sha256_of([5, 3, 2]), "shape": [3]}
    for claims in ([5, 3, 2], (5.0, 3.0, 2.0), np.array([5, 3, 2]), np.array([5.0, 3, 2])[::1],
                   np.array([5, 9, 3, 9, 2.0])[::2]):
        told = apportion.divisor(claims, 10).provenance()
        assert told["inputs"] == {"claims": expected}
    other = apportion.divisor([5, 3, 2.5], 10).provenance()
    assert other["inputs"]["claims"]["sha256"] != expected["sha256"]


def test_labels_are_hashed_beside_their_numbers():
    """A mapping and a series of the same labels and numbers are the same."""
    pandas = pytest.importorskip("pandas")
    given = {"a": 5, "b": 3}
    by_mapping = apportion.divisor(given, 10).provenance()["inputs"]
    assert by_mapping["claims"]["sha256"] == _sha256_of([5, 3])
    assert apportion.divisor(pandas.Series(given), 10).provenance()["inputs"] == by_mapping
    renamed = apportion.divisor({"a": 5, "c": 3}, 10).provenance()["inputs"]
    assert renamed["claims"]["labels"] != by_mapping["claims"]["labels"]


@pytest.mark.parametrize("size", [3, 3_000_000], ids=["copied", "hashed"])
def test_what_is_told_is_what_was_given(size):
    """An array that is written over later does not change what is told."""
    claims = np.arange(1.0, size + 1)
    expected = hashlib.sha256(claims).hexdigest()
    result = apportion.divisor(claims, 2 * size)
    claims[0] = 7
    assert result.provenance()["inputs"]["claims"]["sha256"] == expected
    if size == 3:
        again = pickle.loads(pickle.dumps(result))
        assert again == result and again.provenance() == result.provenance()


def test_a_large_array_is_its_owners_again_when_the_call_is_back(monkeypatch):
    """However long it takes to hash; and where the call is refused, too."""
    hashed = _provenance._hash_of_array

    def slowly(array):
        time.sleep(0.3)
        return hashed(array)

    monkeypatch.setattr(_provenance, "_hash_of_array", slowly)
    claims = np.arange(1.0, 200_001)
    expected = hashlib.sha256(claims).hexdigest()
    result = apportion.divisor(claims, 400_000)
    claims[:] = 0
    assert result.provenance()["inputs"]["claims"] == {"sha256": expected, "shape": [200_000]}
    with pytest.raises(awrash.DataError):
        apportion.divisor(claims, 5)
    assert not [thread for thread in threading.enumerate() if "_find" in thread.name]


def test_lists_are_held_as_they_were():
    """A list that changes later, and lists within one, do not change what is told."""
    votes = [[1, 2], [3, 4]]
    result = apportion.biproportional(votes, [1, 2], [1, 2])
    votes[0][0] = 9
    assert result.provenance()["inputs"]["claims"]["sha256"] == _sha256_of([1, 2, 3, 4])


def test_settings_and_seed_are_told_with_defaults():
    """What was not given is told as what held."""
    told = apportion.divisor([1, 1], 3, tie="lot", seed="hall 3").provenance()
    assert told["settings"] == {"total": 3, "rule": "webster", "tie": "lot", "seed": "hall 3"}
    assert told["seed"] == "hall 3" and told["result"]["status"] == "tie-settled"
    told = metric.estimate("gini", [1, 2, 4], method="bootstrap", seed=5).provenance()
    assert told["seed"] == 5 and told["settings"]["level"] == 0.95


def test_a_plan_tells_programme_conditions_and_certificate(khenifra):
    """The hashes are those of the library."""
    plan = khenifra.split(reading="by-need")
    told = plan.provenance()
    assert told["inputs"]["programme"] == {"sha256": khenifra.hash}
    assert told["certificate"] == {"sha256": plan.certificate.to_dict()["sha256"],
                                   "input": khenifra.hash}
    assert told["settings"]["streams"] == "sustainable"
    fixed = khenifra.fix("05.081", "sustainable", 300).split().provenance()
    assert fixed["inputs"]["programme"]["conditions"]
    assert fixed["settings"]["fix"]


def test_a_frame_has_the_hash_of_its_text():
    """The hash is that of the CSV that the library writes."""
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame({"code": ["a"], "places": [2], "months": [3]})
    told = selection.approve(frame, quota=6).provenance()["inputs"]["worksites"]
    assert told == {"sha256": hashlib.sha256(b"code,places,months\na,2,3\n").hexdigest()}
    for given in ({"code": ["a"], "places": [2], "months": [3]},
                  [{"code": "a", "places": 2, "months": 3}]):
        assert selection.approve(given, quota=6).provenance()["inputs"]["worksites"] == told


def test_a_study_tells_seed_design_and_runs(khenifra):
    """The hashes are those of study.json, and the programme's."""
    result = _study(khenifra).run()
    told = result.provenance()
    assert told["seed"] == 3 and told["settings"]["scenarios"] == 2
    assert told["inputs"]["programme"] == {"sha256": khenifra.hash}
    assert told["inputs"]["runs"]["sha256"] == result.about["chunks_sha256"]


def test_a_cited_function_stays_itself():
    """Its name, module, signature and text are those that were written."""
    assert apportion.divisor.__name__ == "divisor"
    assert apportion.divisor.__globals__ is vars(apportion)
    assert apportion.divisor.__doc__ == apportion.divisor.__wrapped__.__doc__
    with pytest.raises(TypeError, match=r"divisor\(\) got an unexpected"):
        apportion.divisor([1], 2, bogus=1)


def test_citation_file_says_the_version():
    """CITATION.cff has what Citation File Format 1.2.0 demands, and the version of VERSION."""
    text = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    keys = dict(re.findall(r"^([a-z-]+): *(.*)$", text, flags=re.MULTILINE))
    assert keys["cff-version"] == "1.2.0" and keys["version"] == awrash.__version__
    assert all(key in keys for key in ("message", "title", "authors", "license", "type"))
    assert keys["license"] == "GPL-3.0-or-later" and keys["type"] == "software"
    assert re.search(r"^authors:\n  - name: .+$", text, flags=re.MULTILINE)
