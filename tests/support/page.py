# SPDX-License-Identifier: GPL-3.0-or-later
"""A page as a reader of one language has it.

Idea: the page is XML; what is said in other languages is left out, and numbers have the marks that
the script of the page gives them.
Source: the classes mN and num, cells, texts of charts and the attribute lang of libawrash/report/say.c, read here on their
own.
Invariant: nothing of the library is called.
"""

BITS = {"ar": 1, "fr": 2, "en": 4}
ISOLATES = dict.fromkeys(range(0x2066, 0x206A))


def marked(text, first, language):
    """A number of the page's first language with the marks that its script gives another."""
    if (first == "en") == (language == "en"):
        return text
    return text.translate(str.maketrans(",.", "\u202f,") if first == "en"
                          else str.maketrans("\u202f,", ",."))


def seen(element, language, first="ar"):
    """The text of an element that a reader of the language sees."""
    shown = element.get("class", "")
    if element.get("lang", language) != language and element.tag in ("i", "bdi", "tspan"):
        return ""
    if shown[:1] == "m" and shown[1:].isdigit() and not int(shown[1:]) & BITS[language]:
        return ""
    is_number = shown == "num" or element.tag == "text" or (element.tag == "td" and shown != "x")
    own = [element.text or "", *(child.tail or "" for child in element)]
    if is_number:
        own = [marked(part, first, language) for part in own]
    text = own[0] + "".join(seen(child, language, first) + tail
                            for child, tail in zip(element, own[1:]))
    return text.translate(ISOLATES)


def table(page, section, language, number=0):
    """The rows of a section's table."""
    for part in page.iter("section"):
        if part.find("h2").get("id") == f"h-{section}":
            found = list(part.iter("table"))[number]
            return [[seen(cell, language, page.get("lang")) for cell in row]
                    for row in found.iter("tr")]
    raise AssertionError(section)
