# SPDX-License-Identifier: GPL-3.0-or-later
"""Every figure that a page shows, place by place, and figures as its languages write them.

Idea: a page is walked text by text, and nothing that has a digit is passed over, whatever element
it stands in; so a figure that a test does not expect makes it fail.
Source: Moroccan usage of figures, as CONTRIBUTING.md has it.
Invariant: nothing of the library is called.
"""

import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from page import seen  # noqa: E402  (beside it)

FIGURE = re.compile(r"[+−]?\d+(?:[\u202f,.]\d+)*\*?")
BLOCKS = {"p", "li", "td", "th", "text", "h1", "h2", "dt", "dd", "summary", "title", "button"}
UNSEEN = {"style", "script"}


def tokens(text):
    """The figures of a text, in no order: languages put them where they like."""
    return sorted(FIGURE.findall(text or ""))


def written(value, language, decimals=0, change=False, mark=False):
    """A figure as a language writes it, with a mark where it rests on an assumption."""
    if value is None or value != value:
        return []
    text = f"{abs(value):,.{decimals}f}"
    is_zero = not text.strip("0.,")
    sign = "" if is_zero else "−" if value < 0 else "+" if change else ""
    if language != "en":
        text = text.translate(str.maketrans(",.", "\u202f,"))
    return [sign + text + "*" * bool(mark)]


def counted(n, language, mark=False):
    """A figure before what it counts, which Arabic says without one up to 2."""
    return [] if language == "ar" and n < 3 else written(n, language, mark=mark)


def _walk(element, language, first):
    if element.tag in UNSEEN or element.get("lang", language) != language and element.tag == "bdi":
        return
    for name in ("title", "aria-label"):
        yield tokens(element.get(name))
    has_blocks = any(child.tag in BLOCKS for child in element.iter() if child is not element)
    if element.tag in BLOCKS and not has_blocks:
        yield tokens(seen(element, language, first))
        return
    own = [element.text or "", *(child.tail or "" for child in element)]
    yield tokens("".join(own)) if element.tag not in ("svg", "g") or "".join(own).strip() else []
    for child in element:
        yield from _walk(child, language, first)


def figures(element, language, first):
    """The figures of each text below an element that has some, in the order of the page."""
    return [found for found in _walk(element, language, first) if found]


def section(page, name):
    """The section of a page that has a name; None without it."""
    for part in page.iter("section"):
        if part.find("h2").get("id") == f"h-{name}":
            return part
    return None


def pack(expected):
    """What is expected of each text, without the texts of which nothing is."""
    return [sorted(found) for found in expected if found]
