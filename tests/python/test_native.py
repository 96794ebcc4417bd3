# SPDX-License-Identifier: GPL-3.0-or-later
"""Calls, handles and memory.

Idea: what the library hands over is freed once, whatever the order of events; nothing grows.
Source: Linux' count of resident pages.
Invariant: no misuse of a handle from Python ends the process.
"""

import gc
import pickle
import threading

import pytest

import awrash
from awrash import _native, apportion
from awrash._native import call
from awrash._prototypes import PROTOTYPES


def _resident_kilobytes():
    with open("/proc/self/status", encoding="ascii") as file:
        return next(int(line.split()[1]) for line in file if line.startswith("VmRSS"))


def _growth(action, times):
    """How many kilobytes a repeated action leaves behind, after a run to warm up."""
    for _ in range(times // 10):
        action()
    gc.collect()
    before = _resident_kilobytes()
    for _ in range(times):
        action()
    gc.collect()
    return _resident_kilobytes() - before


def _fails():
    with pytest.raises(awrash.DataError):
        call("awrash_apportion_claims_new", [1.0, -1.0], None, None)


ACTIONS = {
    "made and dropped": (lambda: call("awrash_apportion_claims_new", [1.0] * 40, None, None),
                         100_000),
    "made and closed": (lambda: call("awrash_allot_ties_new_lot", "seed").close(), 100_000),
    "text handed over": (lambda: awrash.allot.ticket("seed", "name"), 20_000),
    "an error raised": (_fails, 20_000),
    "an apportionment": (lambda: apportion.divisor([1, 2, 4], 10), 10_000),
}


@pytest.mark.parametrize("action, times", ACTIONS.values(), ids=ACTIONS.keys())
def test_nothing_grows(action, times):
    assert _growth(action, times) < 4_000


def test_plans_and_programmes_do_not_grow(small):
    made = small()
    assert _growth(lambda: (made.split(), small(total=6)), 500) < 4_000


def test_a_handle_is_freed_once():
    freed = []
    owned = _native._Owned("pointer", freed.append)
    handle = _native.Handle("AwrashClaims", owned)
    del owned
    handle.close()
    handle.close()
    del handle
    gc.collect()
    assert freed == ["pointer"]


def test_a_handle_is_freed_when_nobody_holds_it():
    freed = []
    with _native.Handle("AwrashClaims", _native._Owned("pointer", freed.append)) as handle:
        assert freed == [] and not handle.closed
    assert freed == ["pointer"] and handle.closed


def test_what_is_lent_keeps_its_lender(small):
    table = call("awrash_programme_get_table", small()._handle, "quotas")
    gc.collect()
    assert call("awrash_base_table_get_n_rows", table) == 1


def test_a_closed_or_wrong_handle_is_refused():
    claims = call("awrash_apportion_claims_new", [1.0, 2.0], None, None)
    ties = call("awrash_allot_ties_new_lot", "seed")
    for wrong in (None, 5, "claims", ties, object()):
        with pytest.raises(awrash.DataError, match="expected an open AwrashClaims"):
            call("awrash_apportion_claims_get_n", wrong)
    claims.close()
    with pytest.raises(awrash.DataError, match="claims is closed"):
        call("awrash_apportion_claims_get_n", claims)
    assert "closed" in repr(claims)


def test_a_handle_stays_in_its_process():
    with pytest.raises(TypeError, match="stays in its process"):
        pickle.dumps(call("awrash_allot_ties_new_lot", "seed"))


def test_a_wrong_number_of_inputs_is_refused():
    with pytest.raises(TypeError, match="takes 3 inputs, 1 given"):
        call("awrash_metric_gini", [1.0])


@pytest.mark.parametrize("name", sorted(PROTOTYPES))
def test_every_function_of_the_table_stands_in_the_library(name):
    assert _native._function(name).prototype.name == name


def test_names_and_numbers_of_every_enumeration_agree():
    for enumeration, stem in _native.ENUMERATIONS.items():
        names = list(_native.names_of(enumeration))
        assert names and len(set(names)) == len(names)
        if enumeration != "AwrashStatus":
            assert [call(f"{stem}_get_name", call(f"{stem}_from_name", name))
                    for name in names] == names


def _in_threads(actions):
    """Run actions at once and give back their results, or the first failure."""
    results, failures = [None] * len(actions), []
    start = threading.Barrier(len(actions))

    def run(index, action):
        start.wait()
        try:
            results[index] = action()
        except BaseException as error:  # handed to the test
            failures.append(error)

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(actions)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise failures[0]
    return results


def test_two_threads_solve_at_once(khenifra):
    expected = {name: khenifra.split(reading=name) for name in ("equal-rates", "by-need")}

    def solver(name):
        return lambda: [khenifra.split(reading=name) for _ in range(50)]

    for name, plans in zip(expected, _in_threads([solver(name) for name in expected])):
        assert all(plan == expected[name] for plan in plans)


def test_threads_that_fail_raise_their_own_errors():
    def failing(value):
        def action():
            seen = []
            for _ in range(300):
                with pytest.raises(awrash.DataError) as caught:
                    awrash.gini([1.0, value])
                seen.append(str(caught.value))
            return seen
        return action

    for value, seen in zip((-1, -2), _in_threads([failing(-1.0), failing(-2.0)])):
        assert set(seen) == {f"x[1] is {value}, expected a finite number ≥ 0 for \"gini\"; "
                             "\"gini:signed\" takes it"}


def test_a_programme_closed_in_one_thread_serves_the_call_of_another():
    from conftest import EXAMPLES
    for _ in range(30):
        made = awrash.Programme.load(EXAMPLES / "khenifra-2023")

        def solve():
            try:
                return made.split().status
            except awrash.DataError as error:
                return str(error)

        status, _ = _in_threads([solve, made.close])
        assert status == "optimal" or "closed" in status
