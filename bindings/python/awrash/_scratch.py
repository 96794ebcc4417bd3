# SPDX-License-Identifier: GPL-3.0-or-later
"""A folder for what is on its way from one form to another.

Idea: Python's own, which tries several places and does not say why none of them would do; the first
of them is asked once more for the reason.
Source: Python's tempfile.
Invariant: the folder goes with all that is in it.
"""

from __future__ import annotations

import os
import tempfile

from .errors import FileError


def scratch_folder() -> "tempfile.TemporaryDirectory[str]":
    """A folder of its own, removed at the end of a ``with``.

    Returns
    -------
    tempfile.TemporaryDirectory

    Raises
    ------
    FileError
        With the code "file": no place for temporary files can be written to.
    """
    try:
        return tempfile.TemporaryDirectory(prefix="awrash-")
    except FileNotFoundError:
        place = os.environ.get("TMPDIR", "/tmp")
        try:
            with tempfile.TemporaryFile(dir=place, buffering=0) as probe:
                probe.write(b"?")
        except OSError as error:
            raise FileError(f"{place} cannot be written, expected room for temporary files: "
                            f"{error.strerror}", "file") from None
        return tempfile.TemporaryDirectory(prefix="awrash-", dir=place)
