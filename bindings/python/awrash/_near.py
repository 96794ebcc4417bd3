# SPDX-License-Identifier: GPL-3.0-or-later
"""A former plan that a division keeps near to.

Idea: whatever holds a plan becomes the one text of the reading's key.
Source: awrash_split_near in libawrash/split/near.c.
Invariant: equal former plans give equal texts.
"""

from __future__ import annotations

from fractions import Fraction
from numbers import Real
from typing import TYPE_CHECKING, Any

from ._native import call
from ._tables import table_of
from ._workbook import is_workbook
from ._arrays import real
from .errors import DataError, shown

if TYPE_CHECKING:
    from .programme import Programme


def near_text(programme: Programme, former: Any) -> str:
    """A former plan as the key near holds it.

    Parameters
    ----------
    programme : Programme
        What will be divided.
    former : Plan, DataFrame, list of dict, mapping of lists, path or str
        A text is taken as it is, unless it is the name of a workbook.

    Returns
    -------
    str

    Raises
    ------
    DataError
        Columns that are not there; places that are no whole numbers; two rows for one cell.
    """
    from .audit import _cells
    if isinstance(former, str) and not is_workbook(former):
        return former
    with call("awrash_split_reading_new") as reading, \
            table_of(_cells(programme, former), "near") as table:
        call("awrash_split_near", reading, programme._handle, table)
        return call("awrash_split_reading_get", reading, "near")


def amending(programme: Programme, key: str, value: Any) -> str:
    """The value of the key near or loss, as programme.ini writes it."""
    if key == "near":
        return near_text(programme, value)
    if isinstance(value, bool) or not isinstance(value, (str, Real)):
        raise DataError(f"loss is {shown(value)}, expected a number from 0 to 1")
    return value if isinstance(value, str) else str(
        value if isinstance(value, Fraction) else real(value, "loss"))
