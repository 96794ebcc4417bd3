#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What calling from Python costs: against NumPy, against the C call, and to import.

Idea: small inputs, where the binding is most of the time; both sides in turn, in one process.
Source: what a researcher writes in NumPy; the bare ctypes call with everything ready.
Invariant: CPU time, medians of rounds, ratios of pairs; answers are compared first.
"""

import ctypes
import os
import pathlib
import subprocess
import sys
import time

import numpy as np

import awrash
from awrash import _native, apportion

ROOT = pathlib.Path(__file__).resolve().parents[2]


def numpy_gini(x):
    """A Gini with what the library checks: numbers, finite, none negative, not all 0."""
    x = np.sort(np.asarray(x, float))
    if not np.isfinite(x[-1]) or x[0] < 0 or x[-1] == 0:
        raise ValueError("expected finite numbers of at least 0")
    n = x.size
    return (2 * np.arange(1, n + 1) - n - 1).dot(x) / (n * x.sum())


def weighted_gini(x, w):
    """The weighted textbook form."""
    order = np.argsort(x)
    x, w = x[order], w[order]
    held, weight = np.cumsum(w * x), np.cumsum(w)
    return 1 - np.sum(w * (2 * held - w * x)) / (weight[-1] * held[-1])


def timed(call, times):
    start = time.process_time()
    for _ in range(times):
        call()
    return (time.process_time() - start) / times


def median(values):
    return sorted(values)[len(values) // 2]


def paired(first, second, times, rounds=21):
    """Median seconds of both, and the median of the ratios of pairs."""
    pairs = [(timed(first, times), timed(second, times)) for _ in range(rounds)]
    return median([a for a, _ in pairs]), median([b for _, b in pairs]), median([a / b for a, b in pairs])


def bare_gini(x):
    """The C call with its arguments ready."""
    function = _native._function("awrash_metric_gini").pointer
    value, slot = ctypes.c_double(), _native._ErrorPointer()
    address, number = x.ctypes.data, _native._number_of("AwrashGiniCorrection", "none", "")
    return lambda: function(number, x.size, address, None, value, slot)


def of_imports(rounds=7):
    """Median CPU milliseconds of an import beyond NumPy's."""
    text = ("import time, numpy; begin = time.process_time(); import awrash; "
            "print(time.process_time() - begin)")
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "bindings" / "python")}
    return 1e3 * median([float(subprocess.run([sys.executable, "-c", text], env=environment, check=True,
                                              capture_output=True, text=True).stdout) for _ in range(rounds)])


def main():
    rng = np.random.default_rng(75)
    x, w = rng.lognormal(0, 1, 75), 0.5 + rng.random(75)
    claims, million = np.floor(rng.lognormal(9, 1, 75)) + 1, rng.lognormal(0, 1, 10**6)
    assert abs(awrash.gini(x) - numpy_gini(x)) < 1e-14
    assert abs(awrash.gini(x, w) - weighted_gini(x, w)) < 1e-14
    print(f"load {os.getloadavg()[0]:.1f}; 75 values unless said; µs of CPU")
    for name, own, other in (
            ("gini against NumPy", lambda: awrash.gini(x), lambda: numpy_gini(x)),
            ("weighted gini against NumPy", lambda: awrash.gini(x, w), lambda: weighted_gini(x, w)),
            ("gini against the C call", lambda: awrash.gini(x), bare_gini(x))):
        a, b, ratio = paired(own, other, 3000)
        print(f"{name:32} {a * 1e6:8.2f} {b * 1e6:8.2f}  ratio {ratio:5.2f}, difference {(a - b) * 1e6:6.2f}")
    a, b, ratio = paired(lambda: awrash.gini(million), bare_gini(million), 1, 15)
    print(f"{'10^6 values against the C call':32} {a * 1e6:8.0f} {b * 1e6:8.0f}  ratio {ratio:6.3f}")
    a = median([timed(lambda: apportion.divisor(claims, 3000), 2000) for _ in range(15)])
    print(f"{'apportion.divisor':32} {a * 1e6:8.2f}")
    a = median([timed(lambda: awrash.Programme.load(ROOT / "examples" / "data" / "morocco-2023"), 5)
                for _ in range(9)])
    print(f"{'Programme.load of morocco-2023':32} {a * 1e6:8.0f}")
    print(f"{'import awrash beyond NumPy, ms':32} {of_imports():8.1f}")


if __name__ == "__main__":
    main()
