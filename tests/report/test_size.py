# SPDX-License-Identifier: GPL-3.0-or-later
"""The page stays small enough to be sent by telephone.

Idea: the fullest page that the promise is made for, and the shipped case, are written and weighed.
Source: the promise of awrash_report_html(): below 400 kB for 75 provinces.
Invariant: no browser is needed.
"""

import os
import pathlib

import pytest
from wide import TYPES, wide_page

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = pathlib.Path(os.environ.get("AWRASH_BUILD", ROOT / "build"))
MOST = 400_000


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wide")
    return wide_page(BUILD / "bin", ROOT / "examples" / "data", folder).read_text(encoding="utf-8")


def test_twelve_types_three_languages_and_all_that_can_stand_beside_a_plan_fit(page):
    assert len(page.encode("utf-8")) < MOST


def test_it_is_the_full_page(page):
    for section in ("map", "places", "rates", "equity", "lorenz", "readings", "heat", "frontier",
                    "study", "cards", "sources", "proof"):
        assert f'id="h-{section}"' in page, section
    for _, _, *names in TYPES:
        for name in names:
            assert name.replace("'", "&#39;") in page
    assert page.count("<details><summary><b>") == 75
    assert page.count('class="a k') == 75, "outlines, not tiles"
