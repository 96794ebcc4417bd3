#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fragile provinces under policies that favour the sustainable stream: the table, and two figures.

Idea: persons who had a place per person who seeks, of fragile provinces and of the others, run by run.
Source: study.ini beside this file; the census of 2024 in territories.csv.
Invariant: "fragile" is a limit that is passed in, never a property of a province; what is assumed is said.

usage: fragility.py [FOLDER] [--language ar|en|fr]; runs are kept in FOLDER ("fragility" unless given), figures in
FOLDER.svg, in the language named
"""

import argparse
from pathlib import Path

import numpy as np

import awrash
from awrash import simulation

HERE = Path(__file__).resolve().parent
LIMITS = (0.15, 0.25, 0.35)
UNITS = {"fragile": 1000, "others": 1000, "gap": 1000, "cost": 1e-6, "training": 1}

WORDS = {
    "en": {"title": "Fragile provinces (the lowest quarter of census employment rates) in edition 5, under assumed laws",
           "gap": "persons with a place per 1,000 who seek: others less fragile provinces (90 % of runs)",
           "cost": "cost, million MAD", "fragile": "fragile provinces, per 1,000 who seek"},
    "fr": {"title": "Provinces fragiles (le quart le plus bas des taux d'emploi du recensement), édition 5, "
                    "sous des lois supposées",
           "gap": "placés pour 1 000 chercheurs d'emploi : autres provinces moins fragiles (90 % des passages)",
           "cost": "coût, millions de dirhams", "fragile": "provinces fragiles, pour 1 000 chercheurs d'emploi"},
    "ar": {"title": "الأقاليم الهشة (أدنى ربع من معدلات التشغيل حسب الإحصاء) في النسخة 5، وفق قوانين مفترضة",
           "gap": "الحاصلون على منصب لكل 1000 باحث: الأقاليم الأخرى ناقص الهشة (90 % من عمليات التشغيل)",
           "cost": "الكلفة، مليون درهم", "fragile": "الأقاليم الهشة، لكل 1000 باحث"},
}


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


def draw(result, rows, path, language="en"):
    """Two figures, where matplotlib is installed: the bands of the gap, and what costs what."""
    try:
        import matplotlib
        from matplotlib.backends.backend_svg import FigureCanvasSVG
        from matplotlib.figure import Figure
    except ImportError:
        print("\nmatplotlib is not installed: no figures")
        return None
    language, write = _writer(language)
    words = WORDS[language]
    option = result.study.option
    # the numbers of policies tell them apart without colours
    names = [f"{write(option(f'policy {name}', f'name[{language}]') or option(f'policy {name}', 'name') or name)}  {k}"
             for k, name in enumerate(result.policies, 1)]
    figure = Figure(figsize=(13, 4.6), layout="constrained")
    FigureCanvasSVG(figure)
    left, right = figure.subplots(1, 2, width_ratios=(3, 2))
    left.axvline(0, color="0.7", lw=1)
    for k in range(len(names)):
        low, middle, high = 1000 * rows["gap"][1][:, k]
        left.plot([low, high], [k, k], lw=6, color="#0072b2", alpha=0.35, solid_capstyle="butt")
        left.plot(middle, k, "o", color="black")
        point = 1e-6 * rows["cost"][0].mean[k], 1000 * rows["fragile"][0].mean[k]
        right.plot(*point, "o", color="black")
        right.annotate(str(k + 1), point, xytext=(6, 4), textcoords="offset points")
    left.set_yticks(range(len(names)), names)
    left.invert_yaxis()
    right.margins(0.12)
    right.locator_params(axis="x", nbins=4)
    for set_text, key in ((left.set_xlabel, "gap"), (right.set_xlabel, "cost"), (right.set_ylabel, "fragile"),
                          (figure.suptitle, "title")):
        set_text(write(words[key]))
    with matplotlib.rc_context({"svg.hashsalt": "fragility"}):
        figure.savefig(path)
    print(f"\nfigures: {path}")
    return figure


def _writer(language):
    """What figures are written in, and how: Arabic has to be joined and turned, where there is what does it."""
    if language != "ar":
        return language, str
    try:
        import arabic_reshaper
        from bidi.algorithm import get_display
    except ImportError:
        print("arabic_reshaper and bidi are not installed: the figures are in French")
        return "fr", str
    return language, lambda text: get_display(arabic_reshaper.reshape(text))


def main(folder, language):
    study = awrash.Study.load(HERE / "study.ini")
    result = study.run(folder)
    print(f"{study!r}: {sum(p['status'] == 'assumed' for p in study.parameters.values())} of "
          f"{len(study.parameters)} laws are assumed")
    rows = {}
    for limit in LIMITS:
        who = fragile(study.programme, limit)
        rows[limit] = show(result, who, limit)
    draw(result, rows[0.25], Path(f"{folder}.svg"), language)


def _arguments():
    parser = argparse.ArgumentParser(description="Fragile provinces under policies that favour the sustainable stream.")
    parser.add_argument("folder", nargs="?", default="fragility", help="runs are kept here, the figures in FOLDER.svg")
    parser.add_argument("--language", choices=WORDS, default="en", help="what the figures are written in")
    return parser.parse_args()


if __name__ == "__main__":
    main(**vars(_arguments()))
