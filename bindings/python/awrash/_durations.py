# SPDX-License-Identifier: GPL-3.0-or-later
"""The arithmetic of a quota: what a stock of person-months serves at which duration.

Idea: beneficiaries are whole, so a duration leaves person-months over; each function says how many.
Source: libawrash/programme/durations.c.
Invariant: the arithmetic is the library's; only the choice of the stream is made here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, List, Optional, Tuple

import numpy as np

from ._native import call
from ._tables import pandas
from .errors import DataError

if TYPE_CHECKING:
    import pandas as pd


def durations(person_months: int, months: Any) -> np.ndarray:
    """How many beneficiaries a stock of person-months serves at each duration.

    Parameters
    ----------
    person_months : int
        The stock.
    months : array_like of int, shape (n,)
        Durations of one place, in months.

    Returns
    -------
    ndarray, shape (n,)
        With the integer fields months, beneficiaries and left_over (person-months unused).

    Raises
    ------
    DataError
        A negative stock, a duration below 1.

    Notes
    -----
    Source: see libawrash/programme/durations.c.

    Examples
    --------
    >>> durations(3812, [3, 6])["beneficiaries"]
    array([1270,  635])
    """
    return call("awrash_programme_durations", person_months, months)


def durations_reach(person_months: int, target: int) -> Tuple[int, int]:
    """The longest whole duration at which a stock reaches a target of beneficiaries.

    Parameters
    ----------
    person_months : int
        The stock.
    target : int
        Beneficiaries.

    Returns
    -------
    months : int
        0 where not even one month each is there.
    left_over : int
        Person-months unused then.

    Raises
    ------
    DataError
        A negative stock, a target below 1.

    Notes
    -----
    Source: see libawrash/programme/durations.c.

    Examples
    --------
    >>> durations_reach(3812, 1000)
    (3, 812)
    """
    return call("awrash_programme_durations_reach", person_months, target)


def durations_worksites(person_months: int, months: int, places: int) -> Tuple[int, int]:
    """How many whole worksites a stock serves.

    Parameters
    ----------
    person_months : int
        The stock.
    months : int
        Duration of one place.
    places : int
        Places of one worksite.

    Returns
    -------
    worksites : int
    left_over : int
        Person-months unused.

    Raises
    ------
    DataError
        A negative stock, a duration or a number of places below 1.

    Notes
    -----
    Source: see libawrash/programme/durations.c.

    Examples
    --------
    >>> durations_worksites(3812, 3, 20)
    (63, 32)
    """
    return call("awrash_programme_durations_worksites", person_months, months, places)


def _stock(programme: Any, territory: str, stream: Optional[str]) -> Tuple[str, int]:
    """The stream and its stock of person-months: the one given, or the only one."""
    function = "awrash_programme_durations_stock"
    if stream is not None:
        return stream, call(function, programme._handle, territory, stream)
    programme._territory(territory)
    found: List[Tuple[str, int]] = []
    reasons: List[str] = []
    for code in programme._streams():
        try:
            found.append((code, call(function, programme._handle, territory, code)))
        except DataError as error:
            reasons.append(f"{code}: {error}")
    if len(found) != 1:
        known = ", ".join(code for code, _ in found) or "; ".join(reasons)
        raise DataError(f"territory {territory} has a stock in {len(found)} streams ({known}), "
                        "expected one, or stream= to name it", "name")
    return found[0]


def durations_of(programme: Any, territory: str, stream: Optional[str],
                 months: Any) -> pd.DataFrame:
    """What a territory's quota serves, as a frame; `Programme.durations` is the way to call it.

    Parameters
    ----------
    programme : Programme
    territory : str
    stream : str or None
    months : array_like of int, shape (n,)

    Returns
    -------
    DataFrame

    Raises
    ------
    DataError
        As `Programme.durations` says.
    """
    stream, stock = _stock(programme, territory, stream)
    rows = durations(stock, months)
    frame = pandas().DataFrame(
        {"beneficiaries": rows["beneficiaries"], "left_over": rows["left_over"]},
        index=pandas().Index(rows["months"], name="months"))
    frame.attrs.update(territory=territory, stream=stream, person_months=stock)
    return frame
