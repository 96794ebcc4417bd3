# SPDX-License-Identifier: GPL-3.0-or-later
"""The page in a real browser.

Idea: browse.js opens the page and tells what it found; each test judges one part of that.
Source: Chromium, playwright-core and axe-core, as `make deps-report` installs them.
Invariant: where any of them is missing the tests are skipped, and say so.
"""

import json
import os
import pathlib
import shutil
import subprocess

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = pathlib.Path(os.environ.get("AWRASH_BUILD", ROOT / "build"))
CASES = ["khenifra-2023", "morocco-2023", "hostile"]


def browser():
    """The program of the browser, or why there is none."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    modules = BUILD / "browser" / "node_modules"
    for there, what in ((shutil.which("node"), "node"), (program, "chromium"),
                        ((modules / "playwright-core").exists(), "playwright-core"),
                        ((modules / "axe-core").exists(), "axe-core")):
        if not there:
            pytest.skip(f"there is no {what}: make deps-report")
    return program


def hostile(folder):
    """Khénifra with names that want to be more than names."""
    copy = folder / "programme"
    shutil.copytree(ROOT / "examples" / "data" / "khenifra-2023", copy)
    path = copy / "territories.csv"
    text = path.read_text(encoding="utf-8")
    text = text.replace("Khénifra,خنيفرة", '"</script><img src=x onerror=""alert(1)"">",خنيفرة')
    text = text.replace("Azilal,", "\u202eAzilal\u202e,").replace("Khouribga,", "K" * 10000 + ",")
    path.write_text(text, encoding="utf-8")
    return copy


@pytest.fixture(scope="module", params=CASES)
def found(request, tmp_path_factory):
    program = browser()
    folder = tmp_path_factory.mktemp("page")
    case = hostile(folder) if request.param == "hostile" \
        else ROOT / "examples" / "data" / request.param
    page = folder / "page.html"
    subprocess.run([BUILD / "bin" / "awrash-report", case, "--frontier", "places,gini",
                    "--date", "2023-05-26", "-o", page], check=True)
    told = subprocess.run(["node", ROOT / "tests" / "report" / "browse.js", program, page],
                          capture_output=True, text=True, timeout=300, check=False,
                          env={**os.environ, "NODE_PATH": str(BUILD / "browser" / "node_modules")})
    assert told.returncode == 0, told.stderr
    return request.param, json.loads(told.stdout)


def test_nothing_is_asked_and_nothing_goes_wrong(found):
    _, told = found
    assert (told["console"], told["requests"], told["dialogs"], told["images"]) == ([], [], 0, 0)


@pytest.mark.parametrize("code, direction", [pytest.param(c, d, id=c) for c, d in
                                             (("ar", "rtl"), ("fr", "ltr"), ("en", "ltr"))])
def test_the_switch_turns_language_and_direction(found, code, direction):
    _, told = found
    here = told["languages"][code]
    assert (here["lang"], here["dir"]) == (code, direction)
    assert dict(here["buttons"]) == {c: str(c == code).lower() for c in ("ar", "fr", "en")}
    assert here["title"] and here["heading"]
    # The heading begins at its side of the page, and ends far from the other.
    near, far = (here["right"], here["left"]) if direction == "rtl" else (here["left"], here["right"])
    assert near < 2 < far
    assert len({told["languages"][c]["heading"] for c in told["languages"]}) == 3


def test_the_first_language_comes_first_and_the_chosen_one_is_remembered(found):
    _, told = found
    assert told["first"]["lang"] == "ar"
    assert told["remembered"]["lang"] == "fr"


def test_the_keyboard_reaches_every_mark_and_hears_its_value(found):
    case, told = found
    assert told["tour"]["marks"] >= (3 * 75 if case == "morocco-2023" else 3 * 5)
    assert all(mark == ["1", True, True] for mark in told["tour"]["told"])
    assert told["tour"]["second"] == "BUTTON" and told["tour"]["pressed"]["lang"] == "fr"


def test_no_width_makes_the_page_scroll_sideways(found):
    _, told = found
    assert told["sizes"] == {"360": 0, "768": 0, "1280": 0}


def test_no_text_of_a_chart_is_cut_or_lies_over_another(found):
    _, told = found
    assert told["collisions"] == {"ar": [], "fr": [], "en": []}


def test_axe_finds_no_violation(found):
    _, told = found
    assert told["axe"] == {name: [] for name in ("ar", "fr", "en", "open", "dark")}


def test_it_prints_on_a_few_pages(found):
    case, told = found
    if case != "hostile":
        assert (4, 12)[case == "morocco-2023"] <= told["pages"] <= (16, 60)[case == "morocco-2023"]


def test_dark_is_dark(found):
    _, told = found
    assert told["back"] == "rgb(18, 23, 29)"
