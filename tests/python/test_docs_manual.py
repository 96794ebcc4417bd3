# SPDX-License-Identifier: GPL-3.0-or-later
"""The manual: every block of code is run, every output is compared, every link leads somewhere.

Idea: the blocks of a page are one session, from top to bottom, in a folder of its own that has the
project's examples in it; a block of text behind a block of code is what that prints.
Source: bindings/python/docs. Run as a program, this file writes the tables of names anew.
Invariant: white space apart, a page says what the package says.
"""

import contextlib
import doctest
import importlib
import inspect
import io
import pathlib
import re

import pytest

from conftest import ROOT
from test_docstrings import ROOMS, public

DOCS = ROOT / "bindings" / "python" / "docs"
PAGES = sorted(DOCS.glob("*.md"))
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FLAGS = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS

named = pytest.mark.parametrize("page", [pytest.param(page, id=page.stem) for page in PAGES])


def blocks(text):
    """(line, code, what it prints) of every block of code of a page."""
    found = list(BLOCK.finditer(text))
    for block, after in zip(found, found[1:] + [None]):
        if block[1] == "python":
            follows = after is not None and after[1] == "text" \
                and not text[block.end():after.start()].strip()
            yield text.count("\n", 0, block.start()) + 1, block[2], after[2] if follows else ""


def differences(text, name):
    """What a page says its blocks print, where they print something else."""
    session = {"__name__": "manual"}
    for line, code, expected in blocks(text):
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile("\n" * line + code, name, "exec"), session)
        if not doctest.OutputChecker().check_output(expected, printed.getvalue(), FLAGS):
            yield f"{name}:{line} says\n{expected}\nand prints\n{printed.getvalue()}"


def anchors(text):
    """The names that links may give to the headings of a page."""
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
            for heading in re.findall(r"^#+ (.*)$", BLOCK.sub("", text), re.MULTILINE)}


# A page a room, and whose methods it lists; the first page is the way to the others.
METHODS_ON = {"metric": ["Distribution"], "programme": ["Programme"], "split": ["Plan"],
              "selection": ["Pool", "Panels", "Lottery", "Balls", "Selection"],
              "simulation": ["Study", "Result", "Model"], "report": ["Report"]}
LISTED = re.compile(r"(?<=^## All of it\n\n)(?:\|[^\n]*\n)*", re.MULTILINE)


def sentence(thing):
    """The first sentence of what a thing says of itself."""
    words = inspect.cleandoc(thing.__doc__).split("\n\n")[0].replace("\n", " ")
    return re.split(r"(?<=\.)\s", words)[0].rstrip(".:").replace("|", "\\|")


def listing(page):
    """A table of all that a page's room holds, and of the methods of what a user holds most."""
    module = importlib.import_module(f"awrash.{page}")
    here = {id(getattr(module, name)): name for name in module.__all__}
    rows = {}
    for name, thing, method in public():
        if not method:
            name = here.get(id(thing))
        elif not isinstance(thing, property):
            name = ".".join(name.split(".")[-2:])
        if name is not None and (not method or name.split(".")[0] in METHODS_ON.get(page, [])):
            rows[name] = f"| `{name}` | {sentence(thing)} |"
    names = [name for name in here.values() if name in rows]
    names += [name for name in rows if name not in here.values()]
    return "\n".join(["| Name | What it is |", "|---|---|", *(rows[name] for name in names)]) + "\n"


def relisted(text, page):
    """The text of a page with its table as it should be."""
    return LISTED.sub(lambda found: listing(page), text)


@named
def test_a_page_says_what_its_code_prints(page, tmp_path, monkeypatch):
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    if "import openpyxl" in page.read_text(encoding="utf-8"):
        pytest.importorskip("openpyxl")
    wrong = list(differences(page.read_text(encoding="utf-8"), page.name))
    assert not wrong, "\n".join(wrong)


@named
def test_links_lead_somewhere(page):
    for link in re.findall(r"\]\(([^)\s]+)\)", BLOCK.sub("", page.read_text(encoding="utf-8"))):
        if "://" in link:
            continue
        path, _, anchor = link.partition("#")
        target = page.parent / path if path else page
        assert target.is_file(), link
        assert not anchor or anchor in anchors(target.read_text(encoding="utf-8")), link


def test_every_room_has_its_page_and_is_reached_from_the_first():
    index = (DOCS / "index.md").read_text(encoding="utf-8")
    assert set(re.findall(r"\]\((\w+)\.md\)", index)) == {page.stem for page in PAGES} - {"index"}
    assert {page.stem for page in PAGES} == {"index", *ROOMS}
    assert all("\n## All of it\n" in page.read_text(encoding="utf-8") for page in PAGES if page.stem != "index")


def test_a_page_that_is_wrong_is_seen():
    page = "```python\nprint(1 + 1)\n```\n\n```text\n3\n```\n"
    assert len(list(differences(page, "page"))) == 1
    assert not list(differences(page.replace("3", "2"), "page"))
    assert len(list(differences("```python\nprint(1)\n```\n", "page"))) == 1


@named
def test_a_page_lists_all_of_its_room_in_the_words_of_the_code(page):
    text = page.read_text(encoding="utf-8")
    assert relisted(text, page.stem) == text, f"run {pathlib.Path(__file__).name} to write it anew"


if __name__ == "__main__":
    for path in PAGES:
        path.write_text(relisted(path.read_text(encoding="utf-8"), path.stem), encoding="utf-8")
