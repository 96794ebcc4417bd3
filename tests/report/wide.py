# SPDX-License-Identifier: GPL-3.0-or-later
"""The fullest page that the size is promised for.

Idea: the 75 provinces of morocco-2023 with twelve types of worksites instead of two streams, each
named in three languages, with a capacity for every province and type, and last year's plan.
Source: the shipped case; the types and their capacities are invented.
Invariant: the programme has a plan.
"""

import csv
import pathlib
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


def _write(path, header, rows):
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])


def wide(examples, folder):
    """A folder of the programme, made in another."""
    copy = pathlib.Path(folder) / "wide"
    shutil.copytree(examples / "morocco-2023", copy)
    _write(copy / "worksite_types.csv", ["code", "stream", "name_fr", "name_ar", "name_en"], TYPES)
    with (copy / "territories.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(line for line in file if not line.startswith("#"))
                if row["level"] == "province"]
    limits = [[row["code"], f"type:{code}", int(row["employed_15plus"]) * (7 + n) // 7000 + 20,
               "assumed"]
              for row in rows for n, (code, *_) in enumerate(TYPES)]
    _write(copy / "capacities.csv", ["territory", "stream", "max", "status"], limits)
    return copy


def wide_page(programs, examples, folder):
    """Its page, with the frontier and last year's plan: the one by population."""
    programme = wide(examples, folder)
    last, page = pathlib.Path(folder) / "last", pathlib.Path(folder) / "wide.html"
    subprocess.run([programs / "awrash-plan", programme, "--reading", "by-population", "-q",
                    "-o", last], check=True, stdout=subprocess.DEVNULL)
    subprocess.run([programs / "awrash-report", programme, "--frontier", "places,gini",
                    "--against", last, "--date", "2023-05-26", "-q", "-o", page], check=True)
    return page
