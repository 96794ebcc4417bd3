# SPDX-License-Identifier: GPL-3.0-or-later
#
# Draws as anybody can do them again: with hashlib and whole numbers, from the words of the header.
# Source: include/awrash/selection-draw.h; tests/published/draws.csv; the pools of the Nature article.
# Invariant: what is expected is worked out here, never by the library.

import csv
import hashlib
import json
import pathlib
import pickle
import secrets

import numpy as np
import pytest

import awrash
from awrash import selection
from awrash._native import call

ROOT = pathlib.Path(__file__).resolve().parents[2]
CASES = ROOT.parent / "shared" / "cases" / "fairalloc" / "sortition"
ALL = (1 << 64) - 1


def rotate(x, k):
    return (x << k | x >> 64 - k) & ALL


class Stream:
    """Step 1 and 2 of the description."""

    def __init__(self, seed, number):
        digest = hashlib.sha256(f"{seed}:{number}".encode()).digest()
        self.words = [int.from_bytes(digest[at:at + 8], "big") for at in range(0, 32, 8)]

    def next(self):
        a, b, c, d = self.words
        number = rotate(5 * b & ALL, 7) * 9 & ALL
        t = b << 17 & ALL
        c ^= a
        d ^= b
        b ^= c
        a ^= d
        c ^= t
        self.words = [a, b, c, rotate(d, 45)]
        return number

    def below(self, n):
        while True:
            high, low = divmod(self.next() * n, 1 << 64)
            if low >= (1 << 64) % n:
                return high


def draw_panel(seed, tickets):
    number = Stream(seed, 0).below(sum(tickets))
    for panel, held in enumerate(tickets):
        if number < held:
            return panel
        number -= held


def shuffle(stream, units):
    for k in range(len(units), 1, -1):
        other = stream.below(k)
        units[k - 1], units[other] = units[other], units[k - 1]


def draw_members(seed, values, households, counts):
    """Step 4, where each value is a type and all households are of one kind."""
    if households:
        homes = {}
        for person, (value, home) in enumerate(zip(values, households)):
            homes.setdefault(home, {}).setdefault(value, []).append(person)
        lodgings = [(range(len(counts)), list(homes.values()))]
    else:
        lodgings = [([t], [{t: [i]} for i, v in enumerate(values) if v == t]) for t in range(len(counts))]
    drawn = []
    for types, units in lodgings:
        stream = Stream(seed, types[0] + 1)
        shuffle(stream, units)
        for t in types:
            for _ in range(counts[t]):
                alike = units.pop()[t]
                drawn.append(alike[stream.below(len(alike)) if len(alike) > 1 else 0])
    return sorted(drawn)


def rows(name):
    with open(ROOT / "tests" / "published" / name, encoding="utf-8") as file:
        return [pytest.param(row, id=row["case"]) for row in csv.DictReader(
            line for line in file if not line.startswith("#"))]


def numbers(text):
    return [int(word) for word in text.split()]


@pytest.mark.parametrize("row", rows("draws.csv"))
def test_a_seed_draws_its_panel(row):
    tickets = numbers(row["tickets"]) or [1] * int(row["balls"])
    assert draw_panel(row["seed"], tickets) == int(row["panel"])
    assert call("awrash_selection_draw_panel", row["seed"], np.array(tickets)) == int(row["panel"])


@pytest.mark.parametrize("row", rows("draws-members.csv"))
def test_a_seed_draws_its_members(row):
    values, households = numbers(row["values"]), numbers(row["households"])
    counts, expected = numbers(row["counts"]), numbers(row["drawn"])
    assert draw_members(row["seed"], values, households, counts) == expected
    pool = call("awrash_selection_pool_new", np.array([len(counts)]), np.array(values),
                np.array(households or [-1] * len(values)))
    question = call("awrash_selection_question_new", pool, len(expected), np.zeros(len(counts)),
                    np.full(len(counts), len(expected)), int(bool(households)))
    drawn = call("awrash_selection_draw_members", question, row["seed"], np.array(counts))
    assert np.flatnonzero(drawn).tolist() == expected


def ask(values, size, quotas=None):
    return selection.Pool({"value": values}, ["value"]).question(size, quotas or {})


def alternate(n, k, low):
    """Alternate(n, k) of the Nature article: one person is the only one of both kinds at once."""
    half = n // 2
    pool = selection.Pool({"gender": ["female"] * half + ["male"] * half,
                           "leaning": ["conservative"] + ["liberal"] * (half - 1) + ["conservative"] * half},
                          ["gender", "leaning"])
    return pool.question(k, {c: {v: (low, k) for v in pool.values[c]} for c in pool.categories})


@pytest.fixture(scope="module")
def balls():
    """Everybody has 1 in 10; of ten balls it is kept exactly."""
    question = alternate(200, 20, 9)
    ten = list(range(100, 110))
    share = 0.9 // 2**-53 * 2**-53
    return selection.uniform(question, [list(range(1, 11)) + ten, list(range(10)) + ten], [share, 1 - share], 10)


def test_balls_hold_panels_and_everybody_is_on_one_of_ten(balls):
    assert len(balls) == 10 and balls.is_nearest
    assert set(balls.chances.values()) == {0.1}
    assert balls.error == pytest.approx(0, abs=1e-15)
    for panel in balls.panels:
        assert balls.question.check(panel) == ""
    assert len(balls.to_frame()) == 200
    assert repr(balls) == "<Balls: 10 panels of 20, error 0.000000>"


def test_the_protocol_can_be_followed_by_hand(balls):
    salt = secrets.token_hex(16)
    text = balls.list(salt)
    assert balls.hash(salt) == hashlib.sha256(text.encode()).hexdigest()
    drawn = balls.draw("4 17 32 8", published="on the door", source="the state lottery", salt=salt)
    seed = f"{balls.hash(salt)}:4 17 32 8"
    assert drawn.ball == draw_panel(seed, [1] * 10) + 1
    assert drawn.persons == balls.panels[drawn.ball - 1]
    digest = hashlib.sha256(f"{seed}:0".encode()).hexdigest()
    assert f"digest {digest}\n" in drawn.protocol
    assert drawn.ball == 1 + (rotate(5 * int(digest[16:32], 16) & ALL, 7) * 9 & ALL) * 10 // 2**64
    line = next(line for line in text.splitlines() if line.startswith(f"ball {drawn.ball} "))
    assert f"persons {line.split(' ', 2)[2]}\n" in drawn.protocol
    selection.check_protocol(drawn.protocol, text)
    with pytest.raises(awrash.DataError, match="line 8 of the protocol"):
        selection.check_protocol(drawn.protocol.replace(f"\nball {drawn.ball}\n", "\nball 99\n"), text)
    with pytest.raises(awrash.DataError, match="the list is not the one"):
        selection.check_protocol(drawn.protocol, text.replace("size 20", "size 21"))


def test_a_small_pool_is_not_hashed_without_a_salt(balls):
    with pytest.raises(awrash.DataError, match="could be guessed from its hash"):
        balls.list()


def test_a_name_is_no_identifier_and_stays_out_of_the_message():
    pool = selection.Pool({"v": ["a", "b"], "who": ["F-1", "Fatima Zahra"]}, ["v"], person="who")
    question = pool.question(1, {})
    drawn = selection.uniform(question, [["F-1"], ["Fatima Zahra"]], [0.5, 0.5], 2)
    with pytest.raises(awrash.DataError, match="person 1: the identifier") as caught:
        drawn.list("0123456789abcdef")
    assert "Fatima" not in str(caught.value)


def test_balls_are_drawn_as_often_as_each_other():
    """χ² of 9 degrees of freedom: 10^5 draws exceed it once in a million."""
    ones = np.ones(10, dtype=np.int64)
    times = np.bincount([call("awrash_selection_draw_panel", f"seed {k}", ones) for k in range(100_000)],
                        minlength=10)
    assert ((times - 10_000) ** 2 / 10_000).sum() < 44.8


def test_drawn_persons_come_as_often_as_the_lottery_says():
    question = ask([0, 0, 0, 1, 1], 2)
    panels, weights = [[0, 1], [2, 3]], [0.25, 0.75]
    times = {person: 0 for person in question.pool.persons}
    for k in range(20_000):
        for person in selection.draw(question, panels, weights, f"often {k}"):
            times[person] += 1
    for person, expected in enumerate([0.25, 0.25, 0.75, 0.75, 0]):
        assert times[person] / 20_000 == pytest.approx(expected, abs=5 * (0.25 / 20_000) ** 0.5)


def test_who_replaces_keeps_the_quotas():
    question = ask([0, 0, 0, 1, 1, 1, 1], 4, quotas={"value": {0: (2, 3), 1: (1, 2)}})
    rest = selection.replace(question, accepted=[0, 3, 4], dropped=[1])
    assert rest.size == 1 and rest.pool.persons == [2, 5, 6]
    assert (rest.lower.tolist(), rest.upper.tolist()) == ([1, 0], [2, 0])
    assert rest.check([2]) == "" and rest.check([5]) != ""
    with pytest.raises(awrash.BoundsError):
        selection.replace(question, accepted=[3, 4, 5], dropped=[])
    with pytest.raises(awrash.DataError, match="is no person of the pool"):
        selection.replace(question, accepted=[77], dropped=[])


def test_a_lottery_is_drawn_put_on_balls_and_replaced(tmp_path):
    quotas = {"value": {0: (2, 3), 1: (1, 2)}}
    lottery = selection.Pool({"value": [0, 0, 0, 1, 1, 1, 1]}, ["value"]).lottery(4, quotas)
    balls = lottery.uniform(28)
    assert isinstance(balls, selection.Balls) and len(balls) == 28
    for person, chance in balls.chances.items():
        assert abs(chance - lottery.chances[person]) <= balls.error + 1e-12
    assert all(balls.question.check(panel) == "" for panel in balls.panels)
    panel = lottery.draw("4 17 32 8")
    assert panel in [persons for _, persons in lottery.panels]
    assert panel == selection.draw(lottery.panels_asked, [p for _, p in lottery.panels],
                                   [w for w, _ in lottery.panels], "4 17 32 8")
    rest = lottery.replace(accepted=panel[1:], dropped=panel[:1])
    assert rest.panels_asked.size == 1 and rest.verify()
    for _, persons in rest.panels:
        assert lottery.panels_asked.check([*panel[1:], *persons]) == ""
    again = pickle.loads(pickle.dumps(rest))
    assert again.chances.tolist() == rest.chances.tolist()


def test_leximin_over_entries_is_leximin_over_chance_by_entries():
    question = ask([0, 0, 0, 1, 1], 2, quotas={"value": {0: (1, 1), 1: (1, 1)}})
    drum = selection.entries(question, [1, 2, 1, 3, 1]).lottery("leximin")
    chances = dict.fromkeys(range(5), 0.0)
    for (person, _), chance in zip(drum.panels_asked.pool.persons, drum.chances):
        chances[person] += chance
    assert list(chances.values()) == pytest.approx([0.25, 0.5, 0.25, 0.75, 0.25])
    for asked in (drum.panels_asked, pickle.loads(pickle.dumps(drum.panels_asked))):
        balls = asked.lottery().uniform(3)
        shares = dict.fromkeys(range(5), 0.0)
        for (person, _), share in balls.chances.items():
            shares[person] += share
        assert balls.error == pytest.approx(max(abs(shares[i] - chances[i]) for i in range(5)))
        assert balls.bound == pytest.approx(1 / 6) and balls.bound <= balls.error


def test_the_legacy_rule_gives_the_lonely_one_less():
    found = selection.legacy(alternate(200, 20, 9), "legacy", 2000)
    assert found.n_panels == 2000 and found.n_restarts == 0
    assert found.probabilities[0] < 0.03
    assert sum(found.probabilities.values()) == pytest.approx(20)
    assert found.error == pytest.approx((0.1 * 0.9 / 2000) ** 0.5, rel=0.3)
    with pytest.raises(awrash.LimitError):
        selection.legacy(ask([0, 1], 1, quotas={"value": {0: (1, 1), 1: (1, 1)}}), "x", 1, 3)


def test_weights_that_are_no_lottery_are_refused():
    question = ask([0, 1], 1)
    with pytest.raises(awrash.DataError, match="2\\^-53"):
        selection.uniform(question, [[0], [1]], [1 / 3 * 2**-30, 0.5], 3)
    with pytest.raises(awrash.DataError, match="panels\\[0\\] has 2 persons, expected 1"):
        selection.uniform(question, [[0, 1]], [1.0], 3)


def test_entries_are_persons_several_times_in_one_household():
    question = ask([0, 0, 1], 2)
    drum = selection.entries(question, [2, 0, 1])
    assert drum.pool.persons == [(0, 1), (0, 2), (2, 1)]
    assert drum.check([(0, 1), (2, 1)]) == "" and drum.check([(0, 1), (0, 2)]) != ""
    with pytest.raises(awrash.DataError, match="entries\\[0\\] is -1"):
        selection.entries(question, [-1, 1, 1])


def published_legacy():
    """The published sums of the rule on the pool that is public."""
    path = CASES / "example_small_20.json"
    if not path.exists():
        pytest.skip(f"no published cases in {CASES}")
    return json.loads(path.read_text(encoding="utf-8"))


def test_the_legacy_rule_has_the_published_gini():
    published_legacy()
    with open(CASES / "nature2021_published_stats.csv", encoding="utf-8") as file:
        lines = [line for line in file if not line.startswith("#")]
    row = next(row for row in csv.DictReader(lines) if row["instance"] == "example_small_20")
    found = selection.legacy(alternate(200, 20, 9), "gini", 10_000)
    gini = 100 * awrash.gini(list(found.probabilities.values()))
    assert gini == pytest.approx(float(row["legacy_gini_pct"]), abs=0.15)
