# SPDX-License-Identifier: GPL-3.0-or-later
"""selection, reserves: who gets a place by priority, with places reserved for groups, and why.

Idea: blocks of places are filled one after the other; each reserves places for traits, which may
overlap, and a person counts for one of them. Cut-offs are public, reasons are the person's own.
Source: libawrash/selection/priority.c and its neighbours.
Invariant: nothing is computed here that the library computes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Dict, List, Mapping, Optional, Sequence, Tuple

import numpy as np

from . import _arrays, _ties
from ._certificate import findings
from ._native import Handle, call
from ._provenance import cited
from ._results import Result
from ._tables import is_missing
from .errors import DataError, TieError, named, shown

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Block", "Selection", "select", "with_history"]


@dataclass(frozen=True, eq=False)
class Block(Result):
    """Places that are filled together.

    Attributes
    ----------
    name : str
        What the places that anyone may have are called.
    size : int
        The places, the reserved ones among them.
    reserves : mapping of str to int
        How many of them are reserved for each trait.
    category : label, optional
        Whom the block is for; everybody where none is given.
    keeps : bool
        Whether places stay empty for want of candidates, rather than going to the rest of all.
    """

    name: str
    size: int
    reserves: Mapping[str, int] = field(default_factory=dict)
    category: Any = None
    keeps: bool = False


def _sets(traits: Mapping[str, Any], n: int) -> np.ndarray:
    """Each person's traits as a set of bits."""
    sets = np.zeros(n, np.int64)
    for bit, (name, has) in enumerate(traits.items()):
        column = _arrays.array_of(has, f"trait {shown(name)}")
        if column.shape != (n,):
            raise DataError(f"trait {shown(name)} has {column.size} entries, expected {n}")
        if column.dtype.kind not in "bui" or not np.isin(column, (0, 1)).all():
            raise DataError(f"trait {shown(name)} has an entry that is neither true nor false")
        sets |= column.astype(np.int64) << bit
    return sets


def _numbers(category: Any, blocks: Sequence[Block], n: int) -> Tuple[Optional[np.ndarray], List[int]]:
    """Categories as numbers, those of persons and those of blocks; who has none has -1."""
    if category is None:
        for block in blocks:
            if block.category is not None:
                raise DataError(f"block {shown(block.name)} is for a category, but persons have none")
        return None, [-1] * len(blocks)
    labels = _arrays.items(category, "category", "a label for each person")
    if len(labels) != n:
        raise DataError(f"category has {len(labels)} entries, expected {n}")
    known: Dict[Any, int] = {}
    of_blocks = [-1 if block.category is None else known.setdefault(block.category, len(known))
                 for block in blocks]
    rest = len(known)
    persons = [-1 if is_missing(label) else known.get(label, rest) if _arrays.is_label(label)
               else rest for label in labels]
    return np.array(persons, np.int64), of_blocks


def tie_policy(ties: str, order: Any, seed: Optional[str], count: int,
               labels: Optional[Sequence[Any]]) -> Optional[Handle]:
    """A policy by its name; a lottery is a lot."""
    known = ("error", "order", "lot", "lottery")
    policy = "lot" if _arrays.word(ties, "ties", known) == "lottery" else ties
    return _ties.policy(policy, order, seed, None, count, labels)


def identifiers(persons: Any, values: Any, n: int) -> List[Any]:
    """How persons are called: as given, by the labels of the values, or by numbers from 0 on."""
    labels = _arrays.items(persons, "persons") if persons is not None else _arrays.labels_of(values)
    labels = list(range(n)) if labels is None else labels
    known = _arrays.numbering(labels, "persons", "identifiers")
    if len(known) != n:
        raise DataError(f"persons has {len(known)} identifiers, expected {n}, each once",
                        "duplicate")
    return labels


class Selection(Result):
    """Who has a place by priority.

    Attributes
    ----------
    status : str
        "optimal", "tie-settled", or "unplaced" where places stay empty.
    selected : list
        The identifiers of those who have a place, block after block, the highest scores first.
    empty : int
        Places that stay empty.
    places, filled, cutoffs : dict
        By kind of place: how many there were, how many are filled, and the score of the last
        person who could have one: inf where there was none to be had, -inf where nobody was turned
        away.
    block, trait : ndarray of int64
        What each person has: the number of a block (one more than there are for places that blocks
        left over), or -1, and of the trait for which the place is reserved, or -1.
    """

    def __init__(self, question: Handle, answer: Handle, persons: List[Any], blocks: Sequence[Block],
                 traits: Sequence[str], given: Tuple[Any, Any, Any]) -> None:
        self._question, self._answer, self._given = question, answer, given
        self._asked: Dict[str, Any] = {}
        self.persons = persons
        self._blocks = [block.name for block in blocks]
        self._traits = list(traits)
        self._numbers = {person: i for i, person in enumerate(persons)}
        self.status = call("awrash_selection_priority_get_status", answer)
        self.empty = int(call("awrash_selection_priority_get_n_empty", answer))
        self.selected = [persons[i] for i in
                         call("awrash_selection_priority_get_selected", answer).tolist()]
        self.block, self.trait = call("awrash_selection_priority_get_outcomes", answer)
        kinds = call("awrash_selection_priority_get_kinds", answer)
        names = self._kinds()
        self.places, self.filled, self.cutoffs = (
            {name: column[k].item() for k, name in enumerate(names) if kinds[0][k] or kinds[1][k]}
            for column in kinds)

    def _screen(self) -> List[Tuple[str, str]]:
        return [("", repr(self))]

    def _kinds(self) -> List[str]:
        """The names of all kinds of place, in the order in which the library numbers them."""
        alone = len(self._blocks) == 1
        names = []
        for block in [*self._blocks, "left over"]:
            names.append(block)
            names += [trait if alone and block == self._blocks[0] else f"{block} / {trait}"
                      for trait in self._traits]
        return names

    def _number(self, person: Any) -> int:
        try:
            return self._numbers[person]
        except (KeyError, TypeError):
            raise DataError(f"{named(person)} is none of the persons", "name") from None

    def explain(self, person: Any) -> str:
        """Why a person has a place or none, in words that are for that person alone.

        Parameters
        ----------
        person : label
            The identifier.

        Returns
        -------
        str
            Such as "score 61.2; cut-off of open places: 64; cut-off of women: 62.5".
        """
        return str(call("awrash_selection_priority_explain", self._answer, self._number(person),
                        self._blocks, self._traits))

    def kind(self, person: Any) -> Optional[str]:
        """The kind of place that a person has, or None.

        Parameters
        ----------
        person : identifier

        Returns
        -------
        str or None
        """
        i = self._number(person)
        if self.block[i] < 0:
            return None
        return self._kinds()[int(self.block[i]) * (len(self._traits) + 1) + int(self.trait[i]) + 1]

    def public(self, least: int = 5) -> List[Dict[str, Any]]:
        """What may be published of each kind of place.

        Parameters
        ----------
        least : int
            From how many persons on a kind stands alone. Smaller ones are joined, without
            cut-offs; what is too small even so is left out.

        Returns
        -------
        list of dict
            With the keys kinds, places, filled, cutoff (None where it is withheld) and persons,
            the identifiers of those who have these places.
        """
        names = list(self.filled)
        counts = np.array([self.filled[name] for name in names], np.int64)
        groups = call("awrash_selection_disclosure_merge", counts, _arrays.whole(least, "least"))
        rows: List[Dict[str, Any]] = []
        kinds = {person: self.kind(person) for person in self.selected}
        for group in sorted(set(groups.tolist()) - {-1}):
            joined = [name for name, of in zip(names, groups.tolist()) if of == group]
            rows.append({"kinds": joined, "places": sum(self.places[name] for name in joined),
                         "filled": sum(self.filled[name] for name in joined),
                         "cutoff": self.cutoffs[joined[0]] if len(joined) == 1 else None,
                         "persons": [p for p in self.selected if kinds[p] in joined]})
        return rows

    def check(self) -> Tuple[str, ...]:
        """What a check that selects nobody finds wrong with the selection: nothing, or a bug.

        Returns
        -------
        tuple of str
            Findings, which name persons by their numbers from 0 on.
        """
        score, category, traits = self._given
        with call("awrash_audit_priority", self._question, score, category, traits, self.block,
                  self.trait) as verdict:
            return findings(verdict)

    def to_frame(self) -> pd.DataFrame:
        """One row a person: score, and the kind of place (None for none)."""
        import pandas as pd

        return pd.DataFrame({"score": self._given[0], "place": [self.kind(p) for p in self.persons]},
                            index=pd.Index(self.persons, name="person"))

    def __reduce__(self) -> Tuple[Any, ...]:
        return _again, (self._asked,), {"_note": self.__dict__.get("_note")}

    def __len__(self) -> int:
        return len(self.selected)

    def __repr__(self) -> str:
        return f"<Selection: {len(self)} of {len(self.persons)} persons, {self.status}>"


def _blocks(size: Any, reserves: Any, blocks: Any) -> List[Block]:
    """The blocks that are asked for; one of everybody's where none are given."""
    if blocks is None:
        if size is None:
            raise DataError("size is missing, expected the number of places")
        return [Block("open", size, _arrays.mapping(reserves, "reserves"))]
    if size is not None or reserves is not None:
        raise DataError("size and reserves are given beside blocks, which have their own")
    asked = _arrays.items(blocks, "blocks", "a list of Block")
    return [_arrays.held(block, f"blocks[{i}]", Block) for i, block in enumerate(asked)]


def reserves_of(blocks: Sequence[Block], traits: Sequence[str], of_blocks: Sequence[int], mode: str,
                hard: Sequence[str]) -> Handle:
    """The places as the library takes them."""
    names = list(traits)
    hard = _arrays.items(hard, "hard", "names of traits")
    for name in [*hard, *(name for block in blocks for name in block.reserves)]:
        if name not in names:
            raise DataError(f"{shown(name)} is no trait of the persons, expected one of "
                            f"{', '.join(map(str, names)) or 'none'}", "name")
    reserved = [_arrays.whole(block.reserves.get(name, 0), f"the reserve for {name}")
                for block in blocks for name in names]
    return call("awrash_selection_reserves_new", mode, len(names),
                sum(1 << names.index(name) for name in set(hard)),
                np.array(of_blocks, np.int64),
                np.array([_arrays.whole(block.size, "size") for block in blocks], np.int64),
                np.array([block.keeps for block in blocks], np.int64),
                np.array(reserved, np.int64))


@cited
def select(score: Any, size: Optional[int] = None, reserves: Optional[Mapping[str, int]] = None, *,
           traits: Optional[Mapping[str, Any]] = None, mode: str = "minimum-guarantee",
           hard: Sequence[str] = (), category: Any = None, blocks: Optional[Sequence[Block]] = None,
           ties: str = "error", seed: Optional[str] = None, order: Any = None,
           persons: Any = None) -> Selection:
    """Select persons by priority, with places reserved for groups.

    Parameters
    ----------
    score : array_like, shape (n,)
        The higher one comes first; equal ones are ties, exactly.
    size : int
        How many places there are.
    reserves : mapping of str to int, optional
        How many of them are reserved for each trait.
    traits : mapping of str to array_like of bool, shape (n,), optional
        Who has which trait; they may overlap.
    mode : {"minimum-guarantee", "over-and-above"}
        Whether reserved places are filled first, so that those who would be selected anyway count
        on them, or behind the places for anyone.
    hard : sequence of str
        Traits whose places stay empty rather than going to others.
    category : sequence of labels, optional
        What blocks are about: at most one a person, None for none.
    blocks : sequence of Block, optional
        Several blocks in the order in which they are filled, instead of size and reserves.
    ties : {"error", "order", "lottery"}
    seed : str, optional
        The text that names the lottery.
    order : sequence, optional
        All persons, the one who goes before others of the same score first.
    persons : sequence, optional
        Opaque identifiers. Without it: the labels of the scores, or numbers from 0 on.

    Returns
    -------
    Selection

    Raises
    ------
    TieError
        Equal scores of which some would have a place and others none; with the tied persons and
        the number of places they share.
    BoundsError
        More reserved places than there are.
    DataError

    Notes
    -----
    Source: Sönmez and Yenmez 2022; see libawrash/selection/priority-run.c.

    Examples
    --------
    >>> found = select([70, 60, 50, 40], 2, {"women": 1}, traits={"women": [0, 0, 1, 1]})
    >>> found.selected
    [0, 2]
    """
    values = _arrays.reals(score, "score")
    labels = identifiers(persons, score, values.size)
    asked = _blocks(size, reserves, blocks)
    having = dict(_arrays.mapping(traits, "traits"))
    sets = _sets(having, values.size)
    numbers, of_blocks = _numbers(category, asked, values.size)
    question = reserves_of(asked, list(having), of_blocks, mode, hard)
    policy = tie_policy(ties, order, seed, values.size, labels)
    answer = call("awrash_selection_priority_new", question, policy, values, numbers, sets)
    if call("awrash_selection_priority_get_status", answer) == "tie-refused":
        tied = [labels[i] for i in call("awrash_selection_priority_get_tied", answer).tolist()]
        free = int(call("awrash_selection_priority_get_n_free", answer))
        raise TieError(f"{len(tied)} persons have the same score and share {free} places: "
                       f"{named(*tied)}; say ties='lottery' with a seed, or give an order", tied,
                       free, [0] * len(tied))
    found = Selection(question, answer, labels, asked, list(having), (values, numbers, sets))
    found._asked = {"score": values, "traits": having, "mode": mode, "hard": hard,
                    "category": category, "blocks": asked, "ties": ties, "seed": seed,
                    "order": order, "persons": labels}
    return found


def _again(asked: Dict[str, Any]) -> Selection:
    """A selection from what was asked, as a pickle holds it."""
    return select(**asked)


def select_of_pool(pool: Any, size: Optional[int], score: Any,
                   reserves: Optional[Mapping[str, Mapping[Any, int]]], **options: Any) -> Selection:
    """Select persons of a pool: reserves are said by category and value."""
    wanted = {f"{name} {value}": (name, value, number)
              for name, values in _arrays.mapping(reserves, "reserves").items()
              for value, number in _arrays.mapping(values, f"reserves[{name!r}]").items()}
    columns = {name: c for c, name in enumerate(pool.categories)}
    having = {}
    for label, (name, value, _) in wanted.items():
        if name not in columns or value not in pool.values[name]:
            raise DataError(f"reserves name {shown(label)}, which nobody of the pool is", "name")
        having[label] = pool._numbers[:, columns[name]] == pool.values[name].index(value)
    return select(score, size, {label: number for label, (_, _, number) in wanted.items()},
                  traits=having, persons=pool.persons, **options)


def with_history(score: Any, terms: Mapping[str, Tuple[float, Any]], decimals: int = 6) -> np.ndarray:
    """Scores with what past rounds add to them.

    Parameters
    ----------
    score : array_like, shape (n,)
    terms : mapping of str to (float, array_like of shape (n,))
        By name: what one is worth in points, and how many each person has, such as
        {"months waited": (0.1, months), "refusals": (0.5, refusals)}.
    decimals : int
        To how many decimals sums are rounded, once, so that sums which are equal on paper are ties.

    Returns
    -------
    ndarray of float64, shape (n,)

    Raises
    ------
    DataError
        Not numbers, or lengths that differ.

    Notes
    -----
    Source: see awrash/selection-reserve.h.

    Examples
    --------
    >>> with_history([60, 58], {"months waited": (0.1, [2, 30])}).tolist()
    [60.2, 61.0]
    """
    values = _arrays.reals(score, "score")
    terms = _arrays.mapping(terms, "terms")
    worths, columns = [], []
    for name, term in terms.items():
        pair = _arrays.items(term, shown(name), "what one is worth, and how many each has")
        if len(pair) != 2:
            raise DataError(f"{shown(name)} has {len(pair)} entries, expected two: what one is worth, "
                            "and how many each has")
        worths.append(_arrays.real(pair[0], f"what {shown(name)} is worth"))
        columns.append(_arrays.reals(pair[1], str(name)))
        if columns[-1].size != values.size:
            raise DataError(f"{name} has {columns[-1].size} entries, expected {values.size}")
    return np.asarray(call("awrash_selection_history_score", values, np.array(worths, np.float64),
                           np.concatenate([*columns, np.empty(0)]), decimals))
