#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fragile provinces under policies that favour the sustainable stream: the table, and two figures.

Idea: persons who had a place per person who seeks, of fragile provinces and of the others, run by run.
Source: study.ini beside this file; the census of 2024 in territories.csv.
Invariant: "fragile" is a limit that is passed in, never a property of a province; what is assumed is said.

usage: fragility.py [FOLDER]; runs are kept in FOLDER ("fragility" unless given), figures in FOLDER.svg
"""

import sys
from pathlib import Path

import numpy as np

import awrash
from awrash import simulation

HERE = Path(__file__).resolve().parent
LIMITS = (0.15, 0.25, 0.35)
UNITS = {"fragile": 1000, "others": 1000, "gap": 1000, "cost": 1e-6, "training": 1}


def fragile(programme, limit):
    """Which provinces have the lowest census employment rates: this share of them, rounded up."""
    rate = programme.need("employed_15plus") / programme.need("population_15plus")
    return np.asarray(rate.rank(method="min") <= np.ceil(limit * len(rate)))


def table(result, who):
    """A row a policy: what fragile provinces and the others have, and what it costs."""
    groups, streams = who.astype(int), result.about["streams"]
    persons = simulation.gather(*_by_run(result, "persons-by-province"), groups, 2)
    need = simulation.gather(*_by_run(result, "need"), groups, 2)
    rates = (persons / need).reshape(*_shape(result), 2)
    for name, values in (("fragile", rates[..., 1]), ("others", rates[..., 0]),
                         ("gap", rates[..., 0] - rates[..., 1]), ("cost", result.outcome("cost")),
                         ("training", result.outcome("filled")[..., streams.index("training")].sum(-1))):
        yield name, simulation.mean(values), simulation.bands(values), simulation.paired(
            values, result.policies.index(result.study.baseline))


def _shape(result):
    return result.about["scenarios"], result.about["replications"], len(result.policies)


def _by_run(result, measure):
    values = result.outcome(measure)
    return (values.reshape(values.shape[0], -1, values.shape[-1]),)


def show(result, who, limit):
    print(f"\nFragile: the lowest {limit:.0%} of census employment rates, {who.sum()} provinces "
          "(the word and the limit are assumed).")
    print("Edition 5: persons with a place per 1,000 who seek; million MAD; places of training. ± is the Monte Carlo "
          "error.")
    rows = {name: (means, bands, against) for name, means, bands, against in table(result, who)}
    print(f"{'policy':<14}" + "".join(f"{name:>18}" for name in rows) + f"{'gap, more than':>18}{'cost, more than':>18}")
    for k, policy in enumerate(result.policies):
        cells = [(UNITS[name] * means.mean[k], UNITS[name] * means.error[k]) for name, (means, _, _) in rows.items()]
        cells += [(UNITS[name] * rows[name][2].difference[k], UNITS[name] * rows[name][2].error[k])
                  for name in ("gap", "cost")]
        print(f"{policy:<14}" + "".join(f"{value:>10.1f} ±{error:6.2f}" for value, error in cells))
    return rows


def draw(result, rows, path):
    """Two figures, where matplotlib is installed: the bands of the gap, and what costs what."""
    try:
        import matplotlib
        matplotlib.use("Agg")
        from matplotlib import pyplot
    except ImportError:
        print("\nmatplotlib is not installed: no figures")
        return
    figure, (left, right) = pyplot.subplots(1, 2, figsize=(11, 4))
    for k, policy in enumerate(result.policies):
        low, middle, high = 1000 * rows["gap"][1][:, k]
        left.plot([low, high], [k, k], lw=6, alpha=0.4)
        left.plot(middle, k, "ko")
        right.errorbar(1e-6 * rows["cost"][0].mean[k], 1000 * rows["fragile"][0].mean[k], fmt="o", label=policy)
    left.set_yticks(range(len(result.policies)), result.policies)
    left.set_xlabel("others − fragile, per 1,000 who seek (90 % of runs)")
    right.set_xlabel("cost, million MAD")
    right.set_ylabel("fragile provinces, per 1,000 who seek")
    right.legend()
    figure.tight_layout()
    figure.savefig(path)
    print(f"\nfigures: {path}")


def main(folder):
    study = awrash.Study.load(HERE / "study.ini")
    result = study.run(folder)
    print(f"{study!r}: {sum(p['status'] == 'assumed' for p in study.parameters.values())} of "
          f"{len(study.parameters)} laws are assumed")
    rows = {}
    for limit in LIMITS:
        who = fragile(study.programme, limit)
        rows[limit] = show(result, who, limit)
    draw(result, rows[0.25], Path(f"{folder}.svg"))


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "fragility")
