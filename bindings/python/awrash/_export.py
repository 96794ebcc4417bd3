# SPDX-License-Identifier: GPL-3.0-or-later
"""A programme as a problem for another solver.

Idea: the library gives the text, this writes it into a file.
Source: libawrash/split/export.c.
Invariant: a file is whole or not there.
"""

from __future__ import annotations

import os
from typing import Any, Mapping, Optional, Sequence, Union

from ._arrays import path_of, reals, whole
from ._native import call
from .errors import DataError, FileError, shown
from .split import _reading


def export_text(programme: Any, form: str, step: str, known: Optional[Sequence[float]],
                segments: int, reading: Optional[str], settings: Mapping[str, Any]) -> str:
    """A step of a reading as text; `Programme.write_lp` and `write_mps` are the way to call it."""
    if whole(segments, "segments") < 0:
        raise DataError(f"segments is {shown(segments)}, expected a whole number ≥ 0")
    values = reals([] if known is None else known, "known")
    with _reading(programme, reading, settings) as question:
        return call(f"awrash_split_export_{form}", programme._handle, question, step, values,
                    whole(segments, "segments"))


def write(programme: Any, path: Union[str, "os.PathLike[str]"], text: str) -> None:
    """Write a text aside and move it into its place."""
    place = path_of(path, "path")
    aside = place.with_name(place.name + ".new")
    try:
        aside.write_bytes(text.encode("utf-8"))
        os.replace(aside, place)
    except OSError as error:
        raise FileError(f"{place} cannot be written: {error.strerror}", "file") from None
