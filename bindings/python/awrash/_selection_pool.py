# SPDX-License-Identifier: GPL-3.0-or-later
"""selection, pool: persons by categories, and the question that is put to them.

Idea: a frame, or a mapping of lists, becomes numbers once; quotas are said by the values' names.
Source: libawrash/selection/pool.c and question.c.
Invariant: the library sees numbers alone; persons come back by the identifiers they were given.
"""

from __future__ import annotations

from typing import Any, Dict, List, Mapping, Optional, Sequence, Tuple

import numpy as np

from . import _arrays
from ._native import call
from ._provenance import cited
from ._selection_lottery import Lottery, QuotaRelaxation, relax
from ._selection_reserve import Selection, select_of_pool
from ._results import Question
from .errors import DataError, named, shown

__all__ = ["Pool", "Panels"]

Bounds = Tuple[int, int]
Quotas = Any    # {category: {value: (least, most)}}, or a table with category, value, min and max


def _column(frame: Any, name: Any) -> List[Any]:
    """One column as a list."""
    try:
        column = frame[name]
    except (KeyError, IndexError, ValueError, TypeError) as error:
        raise DataError(f"there is no column {shown(name)}", "name") from error
    return column.tolist() if hasattr(column, "tolist") else list(column)


def _missing(value: Any) -> bool:
    """Whether a cell is empty, as None, NaN, or the text that a file has there."""
    if isinstance(value, (str, type(None))):
        return not value
    return isinstance(value, float) and value != value


def _bound(value: Any, missing: int, where: str) -> int:
    """A whole number of a table, or what stands for none."""
    if _missing(value):
        return missing
    if not isinstance(value, (int, float, np.integer, np.floating)) or not float(value).is_integer() \
            or abs(int(value)) >= 2**63:
        raise DataError(f"the quota of {where} is {shown(value)}, expected a whole number")
    return int(value)


def _mapped(quotas: Quotas, size: int) -> Mapping[Any, Mapping[Any, Bounds]]:
    """Quotas as a mapping, whichever way they are given: a table has a row a quota."""
    if isinstance(quotas, Mapping):
        return quotas
    table: Dict[Any, Dict[Any, Bounds]] = {}
    for name, value, low, high in zip(*(_column(quotas, column)
                                        for column in ("category", "value", "min", "max"))):
        where = f"{name} {value}"
        if value in table.setdefault(name, {}):
            raise DataError(f"the quota of {where} is given twice", "duplicate")
        table[name][value] = (_bound(low, 0, where), _bound(high, size, where))
    return table


def _dwellings(column: Optional[List[Any]]) -> Optional[np.ndarray]:
    """Households as numbers; who has none lives alone."""
    if column is None:
        return None
    known: Dict[Any, int] = {}
    return np.array([-1 if _missing(value) else known.setdefault(value, len(known))
                     for value in column], dtype=np.int64)


class Pool(Question):
    """Persons by categories.

    Parameters
    ----------
    frame : DataFrame or mapping of lists
        One row a person.
    categories : sequence of str
        The columns that quotas are about.
    household : str, optional
        The column of households; who has none there lives alone.
    person : str, optional
        The column of identifiers. Without it: the index of a frame, or numbers from 0 on.

    Attributes
    ----------
    persons : list
        The identifiers.
    categories : list of str
    values : dict
        The values of every category, in the order in which they are first met.

    Raises
    ------
    DataError
        No person, columns of different lengths, an identifier that is given twice.

    Examples
    --------
    >>> pool = Pool({"person": ["a", "b", "c", "d"], "sex": ["w", "w", "m", "m"]}, ["sex"],
    ...             person="person")
    >>> pool.lottery(2, {"sex": {"w": (1, 1)}}).probabilities
    a    0.5
    b    0.5
    c    0.5
    d    0.5
    Name: chance, dtype: float64
    """

    def __init__(self, frame: Any, categories: Sequence[Any], household: Optional[str] = None,
                 person: Optional[str] = None) -> None:
        self.categories: List[Any] = _arrays.items(categories, "categories", "a list of columns")
        self._frame = frame
        columns = [_column(frame, name) for name in self.categories]
        n = len(columns[0]) if columns else 0
        self.persons = self._identify(frame, person, n)
        lives = None if household is None else _column(frame, household)
        for name, column in zip([*self.categories, household], [*columns, lives or []]):
            if name is not None and len(column) != n:
                raise DataError(f"column {shown(name)} has {len(column)} rows, expected {n}")
        self.values: Dict[Any, List[Any]] = {}
        numbers = np.empty((n, len(columns)), dtype=np.int64)
        for c, (name, column) in enumerate(zip(self.categories, columns)):
            places: Dict[Any, int] = {}
            for i, value in enumerate(column):
                if _missing(value):
                    raise DataError(f"person {named(self.persons[i])} has no {name}")
                numbers[i, c] = places.setdefault(value, len(places))
            self.values[name] = list(places)
        self.household = _dwellings(lives)
        self._numbers = numbers
        self._places = {identifier: i for i, identifier in enumerate(self.persons)}
        self._handle = self._make([len(self.values[name]) for name in self.categories])

    def _make(self, n_values: List[int]) -> Any:
        alone = np.full(len(self.persons), -1, dtype=np.int64)
        return call("awrash_selection_pool_new", np.array(n_values, dtype=np.int64),
                    self._numbers.ravel(), alone if self.household is None else self.household)

    @staticmethod
    def _identify(frame: Any, person: Optional[str], n: int) -> List[Any]:
        if person is not None:
            persons = _column(frame, person)
        elif hasattr(frame, "index") and not isinstance(frame, Mapping):
            persons = list(frame.index)
        else:
            persons = list(range(n))
        seen: Dict[Any, int] = {}
        for i, identifier in enumerate(persons):
            if seen.setdefault(identifier, i) != i:
                raise DataError(f"person {named(identifier)} is given twice", "duplicate")
        return persons

    def __reduce__(self) -> Any:
        frame = {name: [self.values[name][k] for k in self._numbers[:, c]]
                 for c, name in enumerate(self.categories)}
        lives = None if self.household is None else [k if k >= 0 else None
                                                     for k in self.household.tolist()]
        return _rebuild, (frame, self.categories, lives, self.persons)

    def __len__(self) -> int:
        return len(self.persons)

    def __repr__(self) -> str:
        return f"<Pool: {len(self)} persons, {', '.join(map(str, self.categories))}>"

    @property
    def counts(self) -> Dict[Any, Dict[Any, int]]:
        """How many persons have each value: {category: {value: persons}}."""
        counted = iter(call("awrash_selection_pool_count", self._handle).tolist())
        return {name: {value: next(counted) for value in self.values[name]}
                for name in self.categories}

    def question(self, size: int, quotas: Quotas,
                 one_per_household: Optional[bool] = None) -> "Panels":
        """What panels are asked for: their size, and bounds for values of categories.

        Parameters
        ----------
        size : int
            Persons of a panel.
        quotas : {category: {value: (least, most)}} or DataFrame
            As for `lottery`; a value that quotas do not name has no bound.
        one_per_household : bool, optional
            At most one person of a household; so where the pool has households, unless told.

        Returns
        -------
        Panels

        Raises
        ------
        DataError
            Quotas that contradict themselves, or name no category.
        """
        return Panels(self, size, quotas, one_per_household)

    def select(self, size: int, score: Any = "score",
               reserves: Optional[Mapping[str, Mapping[Any, int]]] = None,
               **options: Any) -> Selection:
        """Persons by priority: a column of scores, places reserved by category and value.

        Parameters
        ----------
        size : int
        score : str or array_like
            A column of the frame, or one score a person.
        reserves : mapping of category to mapping of value to int, optional
            Such as {"sex": {"F": 12}, "disability": {"yes": 2}}.
        **options
            Those of awrash.selection.select: mode, hard, ties, seed, order.

        Returns
        -------
        Selection
        """
        scores = _column(self._frame, score) if isinstance(score, str) else score
        return select_of_pool(self, size, scores, reserves, **options)

    def lottery(self, size: int, quotas: Quotas,
                rule: str = "leximin", one_per_household: Optional[bool] = None) -> Lottery:
        """Panels with weights, by which a panel is drawn.

        Parameters
        ----------
        size : int
            Persons of a panel.
        quotas : {category: {value: (least, most)}} or DataFrame
            Bounds on the persons of each value; a value that is not named has none. A frame has the
            columns of the command's file: category, value, min, max, where empty is no bound.
        rule : str
            "leximin", "maximin", "nash", "nash:GAP", "goldilocks" or "goldilocks:WEIGHT".
        one_per_household : bool, optional
            At most one person of a household; so where the pool has households, unless told.

        Returns
        -------
        Lottery

        Raises
        ------
        DataError
            Quotas that contradict themselves, or name no category; an unknown rule.
        InfeasibleError
            No panel keeps all quotas; `.relaxation` tells the smallest change.
        LimitError
            The search was stopped before there was a lottery.
        """
        return self.question(size, quotas, one_per_household).lottery(rule)


def _rebuild(frame: Dict[Any, List[Any]], categories: List[Any], lives: Optional[List[Any]],
             persons: List[Any]) -> Pool:
    """A pool from what it was made of, as a pickle holds it."""
    columns: Dict[Any, Any] = {("column", name): frame[name] for name in categories}
    columns["person"], columns["household"] = persons, lives
    pool = Pool(columns, [("column", name) for name in categories],
                None if lives is None else "household", "person")
    pool.categories = categories
    pool.values = {name: pool.values[("column", name)] for name in categories}
    return pool


def _pair(name: Any, value: Any, bounds: Any) -> Tuple[int, int]:
    """A quota as its two whole numbers."""
    words = f"the quota of {name} {value}"
    if not isinstance(bounds, Sequence) or isinstance(bounds, str):
        bounds = list(bounds) if isinstance(bounds, np.ndarray) else (bounds,)
    if len(bounds) != 2:
        raise DataError(f"{words} has {len(bounds)} numbers, expected 2")
    return _arrays.whole(bounds[0], words), _arrays.whole(bounds[1], words)


class Panels(Question):
    """A question about panels: pool, size, quotas.

    Attributes
    ----------
    pool : Pool
    size : int
    quotas : list of (category, value)
        In the order in which the library counts them.
    lower, upper : ndarray of int64
    one_per_household : bool
    owner : ndarray of int64, optional
        Of entries, see `entries`: a number for whoever each belongs to.
    """

    owner: Optional[np.ndarray] = None

    def __init__(self, pool: Pool, size: int, quotas: Quotas,
                 one_per_household: Optional[bool] = None) -> None:
        self.pool = _arrays.held(pool, "pool", Pool)
        self.size = _arrays.count(size, "size")
        values = {name: list(pool.values[name]) for name in pool.categories}
        quotas = _mapped(quotas, self.size)
        for name, bounds in quotas.items():
            if name not in values:
                raise DataError(f"quotas name {shown(name)}, which is no category", "name")
            values[name] += [value for value in bounds if value not in values[name]]
        self.quotas = [(name, value) for name in pool.categories for value in values[name]]
        pairs = [_pair(name, value, quotas.get(name, {}).get(value, (0, self.size)))
                 for name, value in self.quotas]
        self.lower = np.array([low for low, _ in pairs], dtype=np.int64)
        self.upper = np.array([high for _, high in pairs], dtype=np.int64)
        self.one_per_household = (pool.household is not None if one_per_household is None
                                  else _arrays.flag(one_per_household, "one_per_household"))
        if self.one_per_household and pool.household is None:
            raise DataError("one person per household is asked of a pool without households, "
                            "expected Pool(…, household=…)")
        # values that nobody has need a place too
        self._pool = pool._handle if values == pool.values else pool._make(
            [len(values[name]) for name in pool.categories])
        self._handle = call("awrash_selection_question_new", self._pool, self.size, self.lower,
                            self.upper, int(self.one_per_household))

    def __repr__(self) -> str:
        return (f"<Panels of {self.size} of {len(self.pool)} persons, {len(self.quotas)} quotas"
                f"{', one person a household' if self.one_per_household else ''}>")

    @property
    def n_types(self) -> int:
        """How many kinds of persons the question tells apart."""
        return int(call("awrash_selection_question_get_n_types", self._handle))

    @property
    def types(self) -> np.ndarray:
        """The type of each person, from 0 on."""
        return np.asarray(call("awrash_selection_question_list_types", self._handle))

    def place(self, person: Any) -> int:
        """Where a person stands in the pool, from 0 on.

        Parameters
        ----------
        person : identifier

        Returns
        -------
        int

        Raises
        ------
        DataError
            The pool has no such person.
        """
        if not _arrays.is_label(person) or person not in self.pool._places:
            raise DataError(f"{named(person)} is no person of the pool", "name")
        return self.pool._places[person]

    def lottery(self, rule: str = "leximin") -> Lottery:
        """The lottery of a rule: Pool.lottery.

        Parameters
        ----------
        rule : str
            As for `Pool.lottery`.

        Returns
        -------
        Lottery

        Raises
        ------
        DataError, InfeasibleError, LimitError
            As for `Pool.lottery`.
        """
        return Lottery(self, rule)

    @cited
    def relax(self, weights: Optional[Mapping[Any, Mapping[Any, int]]] = None,
              limits: Optional[Mapping[Any, Mapping[Any, Bounds]]] = None,
              person: Any = None) -> QuotaRelaxation:
        """The smallest change of quotas with which there is a panel.

        Parameters
        ----------
        weights : {category: {value: int}}, optional
            What a person more or less costs under each quota; 1 unless told.
        limits : {category: {value: (least, most)}}, optional
            How far quotas may move. Without: as far as it takes; with: those that are not named
            stay as they are.
        person : optional
            Who must be in the panel: tells which quotas keep the person out.

        Returns
        -------
        QuotaRelaxation

        Raises
        ------
        DataError
            A person, category or value that is not there; a weight that is negative.
        """
        return relax(self, weights, limits, person)

    def __reduce__(self) -> Any:
        quotas: Dict[Any, Dict[Any, Bounds]] = {name: {} for name in self.pool.categories}
        for (name, value), low, high in zip(self.quotas, self.lower, self.upper):
            quotas[name][value] = (int(low), int(high))
        return (Panels, (self.pool, self.size, quotas, self.one_per_household),
                {"owner": self.owner})

    def check(self, persons: Sequence[Any]) -> str:
        """What a panel, named by identifiers, breaks, in words; "" where it breaks nothing.

        Parameters
        ----------
        persons : sequence of identifiers

        Returns
        -------
        str

        Raises
        ------
        DataError
            A person whom the pool does not have, or one named twice.
        """
        numbers = np.array([self.place(identifier) for identifier in persons], dtype=np.int64)
        return str(call("awrash_selection_question_check", self._handle, numbers))
