# SPDX-License-Identifier: GPL-3.0-or-later
"""The fullest page that the size is promised for.

Idea: the 75 provinces of morocco-2023 with twelve types of worksites instead of two streams, each
named in three languages, with a capacity for every province and type, last year's plan, a study of
policies over years, and outlines with rough borders.
Source: the shipped case; types, capacities, policies and outlines are invented.
Invariant: the programme has a plan.
"""

import csv
import json
import math
import pathlib
import random
import shutil
import subprocess

TYPES = [
    ("roads", "temporary", "Pistes rurales", "المسالك القروية", "Rural tracks"),
    ("schools", "temporary", "Entretien des écoles", "صيانة المدارس", "Upkeep of schools"),
    ("green", "temporary", "Espaces verts", "المساحات الخضراء", "Green spaces"),
    ("forest", "temporary", "Reboisement", "التشجير", "Reforestation"),
    ("water", "temporary", "Canaux d'irrigation", "قنوات الري", "Irrigation canals"),
    ("heritage", "temporary", "Patrimoine", "ترميم التراث", "Heritage"),
    ("literacy", "temporary", "Alphabétisation", "محو الأمية", "Literacy"),
    ("digital", "temporary", "Numérisation des archives", "رقمنة الأرشيف", "Digital archives"),
    ("farms", "sustainable", "Exploitations agricoles", "الضيعات الفلاحية", "Farms"),
    ("crafts", "sustainable", "Artisanat", "الصناعة التقليدية", "Crafts"),
    ("tourism", "sustainable", "Tourisme", "السياحة", "Tourism"),
    ("industry", "sustainable", "Industrie", "الصناعة", "Industry"),
]


STUDY = """[study]
programme=wide
editions=5
scenarios=20
replications=2
seed=5
measures=gini;theil;lowest-rate;overall-rate;places;unmet;cost;churn;filled
baseline=last
[policy last]
rule=last-year
name=As last year
name[fr]=Comme l'année passée
name[ar]=كما في السنة الماضية
[policy by-need]
rule=proportional(unemployed)
name=By need
name[fr]=Selon le besoin
name[ar]=حسب الحاجة
[policy by-population]
rule=proportional(population)
name=By population
name[fr]=Selon la population
name[ar]=حسب السكان
[policy even]
rule=flat
name=The same everywhere
name[fr]=Partout autant
name[ar]=بالتساوي في كل مكان
[parameter take-up]
law=uniform:0.6,0.9
status=derived
source=a range
"""


def _write(path, header, rows):
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])


def _provinces(examples):
    with (examples / "morocco-2023" / "territories.csv").open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(line for line in file if not line.startswith("#"))
                if row["level"] == "province"]


def _border(a, b, points=24):
    """From one corner to another by a rough line, the same from both sides."""
    (x, y), (u, v) = sorted((a, b))
    chance = random.Random(f"{x:.3f} {y:.3f} {u:.3f} {v:.3f}")
    line = [[x + (u - x) * i / points + (0.03 * chance.uniform(-1, 1) if 0 < i < points else 0),
             y + (v - y) * i / points + (0.03 * chance.uniform(-1, 1) if 0 < i < points else 0)]
            for i in range(points + 1)]
    return line if a <= b else line[::-1]


def outlines(examples):
    """The tiles of the provinces, in degrees, as GeoJSON."""
    features = []
    for row in _provinces(examples):
        line = int(row["tile_row"])
        x, y = int(row["tile_column"]) + line % 2 / 2 - 12, 36 - line * math.sqrt(3) / 2
        corners = [(round(x + math.sin(k * math.pi / 3) / math.sqrt(3), 6),
                    round(y + math.cos(k * math.pi / 3) / math.sqrt(3), 6)) for k in range(6)]
        ring = sum((_border(corners[k], corners[(k + 1) % 6])[:-1] for k in range(6)), [])
        features.append({"type": "Feature", "properties": {"code": row["code"]},
                         "geometry": {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}})
    return json.dumps({"type": "FeatureCollection", "attribution": "nobody: drawn for a test",
                       "features": features})


def wide(examples, folder):
    """A folder of the programme, made in another."""
    copy = pathlib.Path(folder) / "wide"
    shutil.copytree(examples / "morocco-2023", copy)
    _write(copy / "worksite_types.csv", ["code", "stream", "name_fr", "name_ar", "name_en"], TYPES)
    rows = _provinces(examples)
    limits = [[row["code"], f"type:{code}", int(row["employed_15plus"]) * (7 + n) // 7000 + 20,
               "assumed"]
              for row in rows for n, (code, *_) in enumerate(TYPES)]
    _write(copy / "capacities.csv", ["territory", "stream", "max", "status"], limits)
    return copy


def wide_page(programs, examples, folder):
    """Its page with all that can stand on it; last year's plan is the one by population."""
    programme, folder = wide(examples, folder), pathlib.Path(folder)
    last, page, study, borders = (folder / name for name in
                                  ("last", "wide.html", "study.ini", "map.geojson"))
    study.write_text(STUDY, encoding="utf-8")
    borders.write_text(outlines(examples), encoding="utf-8")
    subprocess.run([programs / "awrash-study", study, "-q", "-o", folder / "runs"], check=True,
                   stdout=subprocess.DEVNULL)
    subprocess.run([programs / "awrash-plan", programme, "--reading", "by-population", "-q",
                    "-o", last], check=True, stdout=subprocess.DEVNULL)
    subprocess.run([programs / "awrash-report", programme, "--frontier", "places,gini",
                    "--against", last, "--date", "2023-05-26", "--map", borders, "--study", study,
                    "--runs", folder / "runs", "-q", "-o", page], check=True)
    return page
