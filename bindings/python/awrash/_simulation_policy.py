# SPDX-License-Identifier: GPL-3.0-or-later
"""simulation, policies: what turns provinces, their needs and history, and totals into quotas.

Idea: a policy is a text; a situation is arrays under names; quotas come back as a frame.
Source: libawrash/simulation/policy.c and situation.c; awrash/simulation.h defines each policy.
Invariant: nothing is computed here that the library computes.
"""

from __future__ import annotations

import copy
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Dict, List, Mapping, Optional, Sequence, Tuple, Union

import numpy as np

from . import _arrays
from ._native import call
from ._results import Question, Result
from ._tables import pandas
from .errors import DataError, shown
from .programme import Programme

if TYPE_CHECKING:
    import pandas as pd

_NO_LIMIT = 2**63 - 1
_NONE = {"capacity": _NO_LIMIT, "region-total": -1}


@dataclass(frozen=True, eq=False)
class Form(Result):
    """A policy as it is written.

    Attributes
    ----------
    name : str
    text : str
        Its arguments in their order, with defaults; "=…" is one that may be missing.
    about : str
        One sentence for a committee, in the language of the program.
    """

    name: str
    text: str
    about: str


def policies() -> List[Form]:
    """The policies that there are.

    Returns
    -------
    list of Form

    Notes
    -----
    Source: see libawrash/simulation/policy-form.c.

    Examples
    --------
    >>> policies()[0].name
    'flat'
    """
    forms: List[Form] = []
    while (name := call("awrash_simulation_policy_form_get_name", len(forms))) is not None:
        forms.append(Form(name, call("awrash_simulation_policy_form_get_text", len(forms)),
                          call("awrash_simulation_policy_form_get_about", len(forms))))
    return forms


def _numbers(values: Any, name: str, none: Optional[int]) -> np.ndarray:
    """Whole numbers in the order of rows; NaN, None and infinity are what says that there is none."""
    array = _arrays.array_of(values, name)
    if none is not None and array.dtype.kind in "fO":
        filled = [none if value is None or (isinstance(value, float) and not math.isfinite(value))
                  else value for value in array.ravel().tolist()]
        array = np.array(filled, dtype=object)
    return _arrays.integers(array.ravel(), name)


def _columns(indicators: Any) -> Mapping[Any, Any]:
    """Indicators by name: a mapping, or a frame's columns."""
    is_frame = hasattr(indicators, "columns") and hasattr(indicators, "items")
    return dict(indicators.items()) if is_frame else _arrays.mapping(indicators, "indicators")


class Situation(Question):
    """What a policy may know before an edition.

    Parameters
    ----------
    need : array_like of int, shape (provinces,)
        Persons who seek. A pandas Series gives the provinces their codes.
    totals : mapping of str to int
        Places of the nation by stream; the order is that of the streams.
    regions : sequence, shape (provinces,), optional
        The region of each province; one region unless given.
    indicators : frame or mapping of str to array_like, optional
        One number a province each; NaN where it is not known.
    capacity : array_like, shape (provinces, streams), optional
        The most that each can absorb; NaN, None or infinity without a limit.
    region_totals : array_like, shape (regions, streams), optional
        Places of regions, met exactly; NaN or None where a region has none of its own. Regions
        stand in the order in which they first come.
    last_quota, last_filled : array_like of int, shape (provinces, streams), optional
        What the edition before granted, and what of it was taken up.
    edition : int
        1 to 255.

    Raises
    ------
    DataError
        Numbers out of range, or shapes that do not fit.

    Notes
    -----
    Source: see libawrash/simulation/situation.c.

    Examples
    --------
    >>> situation = Situation(need=[300, 100], totals={"temporary": 40})
    >>> Policy("proportional(need)").quotas(situation).tolist()
    [[30], [10]]
    """

    def __init__(self, need: Any, totals: Mapping[str, int], regions: Optional[Sequence[Any]] = None,
                 indicators: Any = None, capacity: Any = None, region_totals: Any = None,
                 last_quota: Any = None, last_filled: Any = None, edition: int = 1) -> None:
        self._made: Tuple[Any, ...] = (Situation, copy.deepcopy((
            need, totals, regions, indicators, capacity, region_totals, last_quota, last_filled,
            edition)))
        persons = _arrays.integers(_arrays.array_of(need, "need"), "need")
        regions = [0] * persons.size if regions is None else _arrays.items(regions, "regions")
        names: Dict[Any, int] = {}
        try:
            numbers = [names.setdefault(region, len(names)) for region in regions]
        except TypeError:
            raise DataError(f"regions is {shown(regions)}, expected labels that can be told apart") from None
        totals = _arrays.mapping(totals, "totals")
        if len(numbers) != persons.size:
            raise DataError(f"there are {len(numbers)} regions, expected {persons.size}, one for "
                            "each province")
        self._handle = call("awrash_simulation_situation_new", numbers, len(totals))
        labels = _arrays.labels_of(need)
        self.provinces: Tuple[Any, ...] = tuple(range(persons.size) if labels is None else labels)
        self.regions: Tuple[Any, ...] = tuple(names)
        for stream, code in enumerate(totals):
            call("awrash_simulation_situation_set_stream", self._handle, stream, code, math.nan,
                 math.nan)
        self._set("need", persons)
        self._set("total", _arrays.integers(np.array(list(totals.values()), dtype=object),
                                            "totals"))
        for name, values in _columns(indicators).items():
            call("awrash_simulation_situation_set_indicator", self._handle, name,
                 _arrays.array_of(values, f"indicators[{name!r}]", np.float64))
        for what, places in (("capacity", capacity), ("region-total", region_totals),
                             ("last-quota", last_quota), ("last-filled", last_filled)):
            if places is not None:
                self._set(what, _numbers(places, what, _NONE.get(what)))
        call("awrash_simulation_situation_set_edition", self._handle, edition)

    def _set(self, what: str, numbers: np.ndarray) -> None:
        call("awrash_simulation_situation_set_places", self._handle, what, numbers)

    @classmethod
    def of(cls, programme: Programme) -> "Situation":
        """What a programme says before its edition.

        Parameters
        ----------
        programme : Programme
            With a need.

        Returns
        -------
        Situation

        Raises
        ------
        DataError
            A programme without a need, or without a total of some stream.

        Notes
        -----
        Source: see libawrash/simulation/situation-new.c.
        """
        situation = cls.__new__(cls)
        situation._made = (Situation.of, (programme,))
        handle = call("awrash_simulation_situation_new_from_programme",
                      _arrays.held(programme, "programme", Programme)._handle)
        situation._handle = handle
        situation.provinces = tuple(
            call("awrash_simulation_situation_get_province", handle, i)
            for i in range(call("awrash_simulation_situation_get_n_provinces", handle)))
        situation.regions = tuple(
            call("awrash_simulation_situation_get_region", handle, i)
            for i in range(call("awrash_simulation_situation_get_n_regions", handle)))
        return situation

    @property
    def streams(self) -> Tuple[str, ...]:
        """The streams' codes."""
        return tuple(call("awrash_simulation_situation_get_stream", self._handle, i)
                     for i in range(call("awrash_simulation_situation_get_n_streams",
                                         self._handle)))

    @property
    def indicators(self) -> Tuple[str, ...]:
        """The names that expressions may use, besides need."""
        return tuple(call("awrash_simulation_situation_get_indicator", self._handle, i)
                     for i in range(call("awrash_simulation_situation_get_n_indicators",
                                         self._handle)))

    @property
    def edition(self) -> int:
        """Which edition it is, from 1."""
        return call("awrash_simulation_situation_get_edition", self._handle)

    def places(self, what: str) -> np.ndarray:
        """Persons or places by name.

        Parameters
        ----------
        what : {"need", "total", "region-total", "capacity", "last-quota", "last-filled"}

        Returns
        -------
        ndarray of int64
            One a province; one a stream for "total"; else one a province, or a region, and stream.
            -1 where there is none, for a capacity 2**63 - 1.
        """
        streams = len(self.streams)
        _arrays.word(what, "what", ("need", "total", "region-total", "capacity", "last-quota",
                                    "last-filled"))
        rows = len(self.regions if what == "region-total" else self.provinces)
        shape = {"need": (rows,), "total": (streams,)}.get(what, (rows, streams))
        return call("awrash_simulation_situation_get_places", self._handle, what,
                    math.prod(shape)).reshape(shape)

    def __reduce__(self) -> Any:
        return self._made

    def __repr__(self) -> str:
        return (f"Situation({len(self.provinces)} provinces, {len(self.regions)} regions, "
                f"streams {', '.join(self.streams)}, edition {self.edition})")


class Policy:
    """A policy: from a situation to quotas.

    Parameters
    ----------
    text : str
        "proportional(unemployed)", "hold-harmless(leximin, 0.9, 1.3)": see `policies`.

    Attributes
    ----------
    text : str
        The one text of the policy, defaults left out.

    Raises
    ------
    DataError
        A text that is none: what it has, and what was expected.

    Notes
    -----
    Source: see libawrash/simulation/policy.c.

    Examples
    --------
    >>> Policy("blend( 0.50, flat, proportional(need) )")
    Policy('blend(0.5, flat, proportional(need))')
    """

    def __init__(self, text: str) -> None:
        self._handle = call("awrash_simulation_policy_new", text)
        self.text: str = call("awrash_simulation_policy_get_text", self._handle)

    def quotas(self, situation: Union[Situation, Programme], seed: int = 0) -> np.ndarray:
        """The quotas as an array.

        Parameters
        ----------
        situation : Situation or Programme
        seed : int
            By which ties are drawn.

        Returns
        -------
        ndarray of int64, shape (provinces, streams)
        """
        known = situation if isinstance(situation, Situation) else Situation.of(situation)
        shape = (len(known.provinces), len(known.streams))
        return call("awrash_simulation_policy_apply", self._handle, known._handle, seed,
                    math.prod(shape)).reshape(shape)

    def apply(self, situation: Union[Situation, Programme], seed: int = 0) -> "pd.DataFrame":
        """The quotas of one edition.

        Parameters
        ----------
        situation : Situation or Programme
        seed : int
            By which ties are drawn.

        Returns
        -------
        DataFrame of int64
            A row a province, a column a stream. What is missing in a column's sum is not placed.

        Raises
        ------
        DataError
            An indicator or a stream that the situation has not, or a value that an expression
            cannot use.
        BoundsError
            Totals of regions above that of the nation, or limits that no division keeps.

        Notes
        -----
        Source: see libawrash/simulation/policy-apply.c.
        """
        known = situation if isinstance(situation, Situation) else Situation.of(situation)
        return pandas().DataFrame(self.quotas(known, seed), columns=list(known.streams),
                                  index=pandas().Index(known.provinces, name="province"))

    def __eq__(self, other: Any) -> bool:
        return isinstance(other, Policy) and self.text == other.text

    def __hash__(self) -> int:
        return hash(self.text)

    def __repr__(self) -> str:
        return f"Policy({self.text!r})"

    def __reduce__(self) -> Any:
        return (Policy, (self.text,))
