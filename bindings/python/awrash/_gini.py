# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings of a search, such as that for the least Gini, as a reading writes them.

Idea: a reading is keys and texts, so numbers become the shortest text that reads back the same.
Source: the keys gap and nodes of AwrashReading in include/awrash/split.h.
Invariant: what is no number is refused here, what is no such number by the library.
"""

from __future__ import annotations

import numbers
from typing import Any, Optional

from .errors import DataError, shown

__all__ = ["number_setting"]


def number_setting(key: str, value: Any) -> Optional[str]:
    """A number as the text of a setting.

    Parameters
    ----------
    key : str
        The name of the setting, for messages.
    value : float or int or None
        The number; None leaves the setting as it is.

    Returns
    -------
    str or None

    Raises
    ------
    DataError
        The value is no number.
    """
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, numbers.Real):
        raise DataError(f"{key} is {shown(value)}, expected a number")
    if isinstance(value, numbers.Integral):
        return str(int(value))
    return repr(float(value))
