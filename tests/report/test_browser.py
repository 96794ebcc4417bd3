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
import sys
import xml.etree.ElementTree as tree

import pytest
from wide import wide_page

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "support"))
from page import seen  # noqa: E402  (beside it)

BUILD = pathlib.Path(os.environ.get("AWRASH_BUILD", ROOT / "build"))
CASES = ["khenifra-2023", "morocco-2023", "wide", "hostile"]
# Sheets of A4; a machine whose letters are a little larger may need one more.
SHEETS = {"khenifra-2023": (5, 7), "morocco-2023": (13, 15), "wide": (15, 20)}
LANGUAGES = ("ar", "fr", "en")


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
    if request.param == "wide":
        page = wide_page(BUILD / "bin", ROOT / "examples" / "data", folder)
    else:
        page = write(case, folder / "page.html")
    told = browse(program, page)
    return request.param, told, page


def write(case, page):
    subprocess.run([BUILD / "bin" / "awrash-report", case, "--frontier", "places,gini",
                    "--date", "2023-05-26", "-q", "-o", page], check=True)
    return page


def browse(program, page):
    told = subprocess.run(["node", ROOT / "tests" / "report" / "browse.js", program, page],
                          capture_output=True, text=True, timeout=300, check=False,
                          env={**os.environ, "NODE_PATH": str(BUILD / "browser" / "node_modules")})
    assert told.returncode == 0, told.stderr
    return json.loads(told.stdout)


def test_nothing_is_asked_and_nothing_goes_wrong(found):
    _, told, _ = found
    assert (told["console"], told["requests"], told["dialogs"], told["images"]) == ([], [], 0, 0)


@pytest.mark.parametrize("code, direction", [pytest.param(c, d, id=c) for c, d in
                                             (("ar", "rtl"), ("fr", "ltr"), ("en", "ltr"))])
def test_the_switch_turns_language_and_direction(found, code, direction):
    _, told, _ = found
    here = told["languages"][code]
    assert (here["lang"], here["dir"]) == (code, direction)
    assert dict(here["buttons"]) == {c: str(c == code).lower() for c in ("ar", "fr", "en")}
    assert here["title"] and here["heading"]
    # The heading begins at its side of the page, and ends far from the other.
    near, far = (here["right"], here["left"]) if direction == "rtl" else (here["left"], here["right"])
    assert near < 2 < far
    assert len({told["languages"][c]["heading"] for c in told["languages"]}) == 3


def test_the_first_language_comes_first_and_the_chosen_one_is_remembered(found):
    _, told, _ = found
    assert told["first"]["lang"] == "ar"
    assert told["remembered"]["lang"] == "fr"


def test_tab_alone_goes_through_the_whole_page_and_out_again(found):
    case, told, _ = found
    tour = told["tour"]
    assert tour["stops"] == list(range(tour["n"])), "every stop, in the order of the page, and no trap"
    assert tour["bad"] == [], "each is in sight, has a ring, and a mark tells its value"
    assert tour["marks"] >= (3 * 75 if case in ("morocco-2023", "wide") else 3 * 5)
    assert tour["reached"] == tour["marks"], "no mark is left out"
    assert tour["n"] > tour["marks"] + 3
    assert 0 <= tour["back"] < tour["n"], "and back"


def test_the_keyboard_switches_languages_and_opens_cards(found):
    _, told, _ = found
    shown = [language for language, _, _ in told["keys"]["pressed"]]
    assert shown == list(LANGUAGES)
    assert [language for _, language, _ in told["keys"]["pressed"]] == shown
    assert told["keys"]["opened"]


def test_the_pointer_shows_values_as_the_focus_does(found):
    _, told, _ = found
    assert len(told["keys"]["hovered"]) >= 3 and set(told["keys"]["hovered"]) == {"1"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_is_seen_as_the_language_writes_it(found, language):
    """What the page's script makes of the first language's numbers is what a reader of XML finds."""
    _, told, page = found
    document = tree.parse(page).getroot()
    for part in document.iter("section"):
        name = part.find("h2").get("id")[2:]
        rows = [[seen(cell, language, document.get("lang")) for cell in row]
                for row in part.iter("tr")]
        assert [[cell.strip() for cell in row] for row in told["tables"][language][name]] \
            == [[cell.strip() for cell in row] for row in rows], name


def test_no_width_makes_the_page_scroll_sideways(found):
    _, told, _ = found
    assert told["sizes"] == {"360": 0, "768": 0, "1280": 0}


def test_no_text_of_a_chart_is_cut_or_lies_over_another(found):
    _, told, _ = found
    for language in LANGUAGES:
        assert told["collisions"][language]["bad"] == []
        assert told["collisions"][language]["n"] > told["tour"]["marks"]


def test_axe_finds_no_violation(found):
    _, told, _ = found
    assert told["axe"] == {name: [] for name in ("ar", "fr", "en", "open", "dark")}


def test_it_prints_on_a_few_sheets_with_nothing_cut(found):
    case, told, _ = found
    assert told["paper"] == [] and told["closed"] > 0, "cards are closed again"
    if case != "hostile":
        fewest, most = SHEETS[case]
        assert all(fewest <= told["pages"][language] <= most for language in LANGUAGES), told["pages"]


def test_dark_is_dark(found):
    _, told, _ = found
    assert told["back"] == "rgb(18, 23, 29)"
