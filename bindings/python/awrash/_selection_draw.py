# SPDX-License-Identifier: GPL-3.0-or-later
"""selection, draw: numbered balls in place of probabilities, a draw from a public seed, its protocol.

Idea: what a lottery hands over, panels by types with their weights, becomes balls with persons on
them; the list of the balls is fixed by its hash before anybody knows the seed.
Source: libawrash/selection/uniform.c, number.c, draw.c, commitment.c, protocol.c, replace.c and
legacy.c; include/awrash/selection-draw.h tells how a seed draws.
Invariant: nothing is computed here that the library computes; nothing but identifiers leaves it.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Dict, List, Optional, Sequence, Tuple

import numpy as np

from . import _arrays
from ._native import call, status_name
from ._provenance import cited
from ._results import Result
from ._selection_pool import Panels, Pool, _rebuild
from .errors import DataError, LimitError

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Balls", "Draw", "Legacy", "check_protocol", "draw", "entries", "legacy", "replace",
           "uniform"]

_TICKETS = 1 << 53


def _tickets(weights: Any) -> np.ndarray:
    """Weights that are whole multiples of 2^-53, as whole numbers."""
    scaled = _arrays.array_of(weights, "weights", np.float64) * _TICKETS
    if scaled.ndim != 1 or not np.isfinite(scaled).all() or (scaled != np.floor(scaled)).any():
        raise DataError("weights are no list of whole multiples of 2^-53, as a lottery's are")
    return scaled.astype(np.int64)


def _members(question: Panels, panels: Sequence[Sequence[Any]]) -> np.ndarray:
    """Panels of identifiers as places in the pool, one after the other."""
    _arrays.held(question, "question", Panels)
    panels = [_arrays.items(panel, f"panels[{i}]", "identifiers")
              for i, panel in enumerate(_arrays.items(panels, "panels", "lists of identifiers"))]
    for index, panel in enumerate(panels):
        if len(panel) != question.size:
            raise DataError(f"panels[{index}] has {len(panel)} persons, expected {question.size}")
    return _places(question, [person for panel in panels for person in panel])


def _places(question: Panels, persons: Sequence[Any]) -> np.ndarray:
    """Where persons stand in the pool."""
    _arrays.held(question, "question", Panels)
    return np.array([question.place(person) for person in _arrays.items(persons, "persons", "identifiers")], dtype=np.int64)


@dataclass(frozen=True, eq=False)
class Draw(Result):
    """A ball that was drawn.

    Attributes
    ----------
    ball : int
        Its number, from 1.
    persons : list
        The identifiers of those on it.
    protocol : str
        The record that anybody can check, see `check_protocol`.
    """

    ball: int
    persons: List[Any]
    protocol: str

    def __repr__(self) -> str:
        return f"<Draw: ball {self.ball}, {len(self.persons)} persons>"


class Balls(Result):
    """Numbered panels, each as likely: what is put on balls for a public draw.

    Attributes
    ----------
    question : Panels
    panels : list of list
        The identifiers on each ball; the first ball is number 1.
    error : float
        The largest difference between a person's chance and its probability; of entries, that of
        those whom they belong to.
    bound : float
        What no lottery of so many balls with these panels is below, proved.
    is_nearest : bool
        Whether that is the same.
    """

    def __init__(self, question: Panels, members: np.ndarray, record: Any) -> None:
        self.question = _arrays.held(question, "question", Panels)
        self._members = members
        persons = question.pool.persons
        self.panels = [[persons[i] for i in row] for row in members.reshape(-1, question.size)]
        self.error = float(record.error)
        self.bound = float(record.bound)
        self.is_nearest = status_name(record.status) == "optimal"

    def _held(self) -> Dict[str, Any]:
        return {name: getattr(self, name) for name in ("panels", "error", "bound", "is_nearest")}

    def _screen(self) -> List[Tuple[str, str]]:
        return [("", repr(self))]

    def __len__(self) -> int:
        return len(self.panels)

    def __repr__(self) -> str:
        return f"<Balls: {len(self)} panels of {self.question.size}, error {self.error:.6f}>"

    @property
    def chances(self) -> Dict[Any, float]:
        """The share of balls that each person is on."""
        times = np.bincount(self._members, minlength=len(self.question.pool))
        return {person: int(t) / len(self) for person, t in zip(self.question.pool.persons, times)}

    def to_frame(self) -> "pd.DataFrame":
        """One row a ball and person."""
        import pandas as pd

        return pd.DataFrame([(ball, person) for ball, panel in enumerate(self.panels, 1)
                             for person in panel], columns=["ball", "person"])

    def list(self, salt: Optional[str] = None) -> str:
        """The list that is fixed before the draw, as a text.

        Parameters
        ----------
        salt : str, optional
            A word of 16 bytes or more that nobody can guess, such as ``secrets.token_hex(16)``; a
            pool of fewer than 1,000 persons needs one.

        Returns
        -------
        str

        Raises
        ------
        DataError
            An identifier with a blank (it might be a name), no salt for a small pool.
        """
        names = [str(person) for person in self.question.pool.persons]
        labels = [f"{category} {value}" for category, value in self.question.quotas]
        return str(call("awrash_selection_commitment", self.question._handle, salt, names, labels,
                        len(self), self._members))

    def hash(self, salt: Optional[str] = None) -> str:
        """The SHA-256 of the list, which is published before the seed is known.

        Parameters
        ----------
        salt : str, optional
            As for `list`.

        Returns
        -------
        str
            64 hexadecimal digits.
        """
        return hashlib.sha256(self.list(salt).encode("utf-8")).hexdigest()

    @cited
    def draw(self, seed: str, published: str, source: str, salt: Optional[str] = None) -> Draw:
        """Draw a ball by a seed that became known after the hash was published.

        Parameters
        ----------
        seed : str
            Such as the numbers of a state lottery.
        published : str
            Where and when the hash was published.
        source : str
            Where the seed comes from, which nobody controls.
        salt : str, optional
            That of the list.

        Returns
        -------
        Draw

        Raises
        ------
        DataError
            As for `list`; an empty seed.
        """
        protocol = str(call("awrash_selection_protocol", self.list(salt), published, source, seed))
        lines = dict(line.split(" ", 1) for line in protocol.splitlines())
        ball = int(lines["ball"])
        return Draw(ball, self.panels[ball - 1], protocol)


def check_protocol(protocol: str, list: str) -> None:
    """Make a protocol again from the list and the seed in it.

    Parameters
    ----------
    protocol : str
        The record of a draw, as `Draw.protocol`.
    list : str
        The list that was fixed before it, as `Balls.list` wrote it.

    Raises
    ------
    DataError
        Which line was changed, what it is, what was expected.

    Notes
    -----
    Source: FIPS 180-4; see awrash/selection-draw.h.

    Examples
    --------
    >>> pool = awrash.Pool({"person": ["a", "b", "c", "d"], "sex": ["w", "w", "m", "m"]}, ["sex"],
    ...                    person="person")
    >>> balls = pool.lottery(2, {"sex": {"w": (1, 1)}}).uniform(4)
    >>> salt = "5d41402abc4b2a76b971"
    >>> ball = balls.draw("4 17 32", "town hall, 1 May", "state lottery", salt)
    >>> check_protocol(ball.protocol, balls.list(salt))
    """
    call("awrash_selection_protocol_check", protocol, list)


def put_on_balls(question: Panels, members: np.ndarray, tickets: np.ndarray, n_balls: int) -> Balls:
    """Panels of places in the pool with whole tickets, on balls."""
    _arrays.held(question, "question", Panels)
    return Balls(question, *call("awrash_selection_balls", question._handle, members.ravel(), tickets,
                                 question.owner, n_balls))


@cited
def uniform(question: Panels, panels: Sequence[Sequence[Any]], weights: Any, n_balls: int) -> Balls:
    """Put the panels of a lottery on numbered balls, each person as near to its probability as can be.

    Parameters
    ----------
    question : Panels
    panels : sequence of sequences of identifiers
        Persons of one type share the chances of their panels.
    weights : array_like, shape (panels,)
        The panels' probabilities, whole multiples of 2^-53.
    n_balls : int

    Returns
    -------
    Balls

    Raises
    ------
    DataError
        A panel that breaks a quota, weights that do not sum to 1, no ball.

    Notes
    -----
    Source: see awrash/selection-draw.h.

    Examples
    --------
    >>> pool = awrash.Pool({"person": ["a", "b", "c", "d"], "sex": ["w", "w", "m", "m"]}, ["sex"],
    ...                    person="person")
    >>> question = pool.question(2, {"sex": {"w": (1, 1)}})
    >>> uniform(question, [["a", "c"], ["b", "d"]], [0.5, 0.5], 4)
    <Balls: 4 panels of 2, error 0.000000>
    """
    return put_on_balls(question, _members(question, panels), _tickets(weights), n_balls)


def draw(question: Panels, panels: Sequence[Sequence[Any]], weights: Any, seed: str) -> List[Any]:
    """Draw a panel by its weight: the identifiers.

    Without balls there is no list to be published first; `uniform` makes one.

    Parameters
    ----------
    question : Panels
    panels : sequence of sequences of identifiers
    weights : array_like, shape (panels,)
        The panels' probabilities, whole multiples of 2^-53.
    seed : str
        What was said in public before the draw.

    Returns
    -------
    list of identifiers

    Raises
    ------
    DataError
        A panel that breaks a quota, weights that do not sum to 1.

    Notes
    -----
    Source: FIPS 180-4; see awrash/selection-draw.h.

    Examples
    --------
    >>> pool = awrash.Pool({"person": ["a", "b", "c", "d"], "sex": ["w", "w", "m", "m"]}, ["sex"],
    ...                    person="person")
    >>> question = pool.question(2, {"sex": {"w": (1, 1)}})
    >>> sorted(draw(question, [["a", "c"], ["b", "d"]], [0.5, 0.5], "4 17 32"))
    ['b', 'd']
    """
    panels = _arrays.items(panels, "panels", "panels of identifiers")
    _members(question, panels)
    tickets = _tickets(weights)
    if len(tickets) != len(panels):
        raise DataError(f"weights has {len(tickets)} values, expected {len(panels)}, one a panel")
    return list(panels[call("awrash_selection_draw_panel", seed, tickets)])


def _some(pool: Pool, places: np.ndarray, persons: List[Any], lives: Any) -> Pool:
    """A pool of persons of another one, each as often as it is named."""
    frame = {name: [pool.values[name][number] for number in pool._numbers[places, c]]
             for c, name in enumerate(pool.categories)}
    return _rebuild(frame, pool.categories, lives, persons)


def _homes(pool: Pool, places: np.ndarray) -> Optional[List[Any]]:
    if pool.household is None:
        return None
    return [home if home >= 0 else None for home in pool.household[places].tolist()]


def _bounds(question: Panels, taken: Sequence[int] = ()) -> Dict[Any, Dict[Any, Any]]:
    """The quotas, without persons who are in already."""
    pool = question.pool
    quotas: Dict[Any, Dict[Any, Any]] = {name: {} for name in pool.categories}
    for (name, value), low, high in zip(question.quotas, question.lower, question.upper):
        column = pool._numbers[np.asarray(taken, dtype=np.int64), pool.categories.index(name)]
        met = sum(pool.values[name][number] == value for number in column)
        quotas[name][value] = (max(int(low) - met, 0), int(high) - met)
    return quotas


def replace(question: Panels, accepted: Sequence[Any], dropped: Sequence[Any]) -> Panels:
    """The question about who replaces drop-outs, on condition of those who accepted.

    Parameters
    ----------
    question : Panels
        The question that was drawn from.
    accepted, dropped : sequence of identifiers
        Who comes; who was asked and does not, and is not asked again.

    Returns
    -------
    Panels
        As many persons as are missing, quotas lowered by those who accepted, a pool of those who
        remain.

    Raises
    ------
    DataError
        A person whom the pool does not have, or who is named twice.
    BoundsError
        Those who accepted exceed a quota, or live together; fewer remain than are missing.

    Notes
    -----
    Source: see awrash/selection-draw.h.

    Examples
    --------
    >>> pool = awrash.Pool({"person": ["a", "b", "c", "d"], "sex": ["w", "w", "m", "m"]}, ["sex"],
    ...                    person="person")
    >>> question = pool.question(2, {"sex": {"w": (1, 1)}})
    >>> replace(question, accepted=["a"], dropped=["c"]).lottery().probabilities
    b    0.0
    d    1.0
    Name: chance, dtype: float64
    """
    places = _places(question, accepted)
    handle, remains = call("awrash_selection_replace", question._handle, places,
                           _places(question, dropped))
    handle.close()
    rest = np.flatnonzero(remains)
    pool = _some(question.pool, rest, [question.pool.persons[i] for i in rest],
                 _homes(question.pool, rest))
    return Panels(pool, question.size - len(places), _bounds(question, places.tolist()),
                  question.one_per_household)


def entries(question: Panels, numbers: Sequence[int]) -> Panels:
    """The same question to a drum in which persons have several slips: a memory of past rounds.

    Parameters
    ----------
    question : Panels
    numbers : sequence of int
        How many entries each person of the pool has, in its order; 0 leaves the person out.

    Returns
    -------
    Panels
        Its persons are (identifier, number of the entry from 1); a person's chance is the sum of
        those of its entries.

    Raises
    ------
    DataError
        A negative number, or not one a person.

    Notes
    -----
    Source: see awrash/selection-draw.h.

    Examples
    --------
    >>> pool = awrash.Pool({"person": ["a", "b", "c", "d"], "sex": ["w", "w", "m", "m"]}, ["sex"],
    ...                    person="person")
    >>> question = pool.question(2, {"sex": {"w": (1, 1)}})
    >>> entries(question, [1, 3, 1, 1]).lottery().probabilities
    (a, 1)    0.25
    (b, 1)    0.25
    (b, 2)    0.25
    (b, 3)    0.25
    (c, 1)    0.50
    (d, 1)    0.50
    Name: chance, dtype: float64
    """
    _arrays.held(question, "question", Panels)
    given = _arrays.integers(numbers, "numbers")
    handle, owner = call("awrash_selection_entries", question._handle, given,
                         max(int(given.sum()), 0))
    handle.close()
    seen: Dict[int, int] = {}
    persons = []
    for i in owner.tolist():
        seen[i] = seen.get(i, 0) + 1
        persons.append((question.pool.persons[i], seen[i]))
    lives = _homes(question.pool, owner) if question.one_per_household else None
    # who lives alone is a household of its own entries
    homes = [("alone", int(i)) if lives is None or lives[k] is None else lives[k]
             for k, i in enumerate(owner)]
    drum = Panels(_some(question.pool, owner, persons, homes), question.size, _bounds(question), True)
    drum.owner = owner
    return drum


@dataclass(frozen=True, eq=False)
class Legacy(Result):
    """What the rule of most urgent values drew, many times.

    Attributes
    ----------
    probabilities : dict
        Estimates: the share of panels that each person is in.
    error : float
        The largest standard error of these.
    n_panels, n_restarts : int
    """

    probabilities: Dict[Any, float]
    error: float
    n_panels: int
    n_restarts: int

    def __repr__(self) -> str:
        return f"<Legacy: {self.n_panels} panels, {self.n_restarts} restarts, error {self.error:.6f}>"


@cited
def legacy(question: Panels, seed: str, n_panels: int = 10_000,
           most_restarts: Optional[int] = None) -> Legacy:
    """The rule that was in use before lotteries were computed, for comparison.

    Parameters
    ----------
    question : Panels
    seed : str
        The luck of all panels.
    n_panels : int
        How many panels are drawn.
    most_restarts : int, optional
        How often, over all panels, one may be begun anew; the library's own limit unless given.

    Returns
    -------
    Legacy

    Raises
    ------
    LimitError
        No panel was completed within the restarts.

    Notes
    -----
    Source: Flanigan, Gölz, Gupta, Hennig and Procaccia 2021; see awrash/selection-draw.h.

    Examples
    --------
    >>> pool = awrash.Pool({"person": ["a", "b", "c", "d"], "sex": ["w", "w", "m", "m"]}, ["sex"],
    ...                    person="person")
    >>> question = pool.question(2, {"sex": {"w": (1, 1)}})
    >>> legacy(question, "4 17 32", n_panels=100).n_panels
    100
    """
    _arrays.held(question, "question", Panels)
    n_panels = _arrays.count(n_panels, "n_panels")
    most = 100 * n_panels if most_restarts is None else most_restarts
    times, record = call("awrash_selection_legacy", question._handle, seed, n_panels, most)
    if record.n_panels == 0:
        raise LimitError(f"no panel was completed in {record.n_restarts} restarts", "limit")
    return Legacy({person: int(t) / record.n_panels for person, t
                   in zip(question.pool.persons, times)}, float(record.error),
                  int(record.n_panels), int(record.n_restarts))
