# SPDX-License-Identifier: GPL-3.0-or-later
"""A table as a notebook shows it.

Idea: a caption, a head and rows of text.
Source: HTML 5; names are isolated by <bdi>, so that digits beside Arabic stay where they belong.
Invariant: no text of a user reaches the page unescaped.
"""

from __future__ import annotations

from html import escape
from typing import Iterable, Sequence


def table_html(caption: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """An HTML table.

    Parameters
    ----------
    caption : str
    head : sequence of str
    rows : iterable of sequences of str

    Returns
    -------
    str
    """
    def line(cells: Sequence[str], tag: str) -> str:
        return "<tr>" + "".join(f"<{tag}><bdi>{escape(cell)}</bdi></{tag}>"
                                for cell in cells) + "</tr>"

    body = "".join(line(row, "td") for row in rows)
    return (f"<table><caption>{escape(caption)}</caption><thead>{line(head, 'th')}</thead>"
            f"<tbody>{body}</tbody></table>")
