# SPDX-License-Identifier: GPL-3.0-or-later
"""selection, sites: persons who would go to some of several worksites.

Idea: persons list sites, sites have places and scores; the assignment is stable, or the largest.
Source: libawrash/selection/match-stable.c and match-largest.c.
Invariant: nothing is computed here that the library computes.
"""

from __future__ import annotations

from typing import Any, Dict, List, Mapping, Optional, Sequence, Tuple, Union

import numpy as np

from . import _arrays
from ._certificate import findings
from ._native import Handle, call
from ._provenance import cited
from ._results import Result
from ._selection_reserve import Block, _sets, reserves_of, tie_policy
from .errors import DataError, TieError, named, shown

__all__ = ["Assignment", "assign"]


class Assignment(Result):
    """Who goes to which site.

    Attributes
    ----------
    status : str
        "optimal" or "tie-settled".
    site : dict
        The site of each person, None for none.
    rank : dict
        Which choice of the person's list that is, from 1; 0 for none.
    reserve : dict
        The trait for which the place is reserved, None for one that anyone may have.
    """

    def __init__(self, question: Tuple[Handle, Handle], match: Handle, persons: List[Any],
                 sites: List[Any], traits: List[str]) -> None:
        self._question = question
        self._asked: Dict[str, Any] = {}
        self.status = call("awrash_selection_match_get_status", match)
        self._sites, self._traits, ranks = call("awrash_selection_match_get_outcomes", match)
        self.site: Dict[Any, Any] = {person: sites[s] if s >= 0 else None
                                     for person, s in zip(persons, self._sites.tolist())}
        self.reserve: Dict[Any, Optional[str]] = {
            person: traits[t] if t >= 0 else None
            for person, t in zip(persons, self._traits.tolist())}
        self.rank: Dict[Any, int] = dict(zip(persons, ranks.tolist()))

    def _screen(self) -> List[Tuple[str, str]]:
        return [("", repr(self))]

    def persons_at(self, site: Any) -> List[Any]:
        """Who goes to a site, in the order of the persons.

        Parameters
        ----------
        site : object
            One of the sites.

        Returns
        -------
        list of identifiers
        """
        if not _arrays.is_label(site) or site not in self._asked["sites"]:
            raise DataError(f"site is {shown(site)}, expected one of the sites", "name")
        return [person for person, at in self.site.items() if at == site]

    def instabilities(self) -> Tuple[str, ...]:
        """Pairs that would rather: none for a stable assignment. Persons and sites are numbered
        from 0 on in the sentences, sites as blocks."""
        with call("awrash_audit_matching", *self._question, self._sites, self._traits) as verdict:
            return findings(verdict)

    def __reduce__(self) -> Tuple[Any, ...]:
        return _again, (self._asked,)

    def __repr__(self) -> str:
        placed = sum(site is not None for site in self.site.values())
        return f"<Assignment: {placed} of {len(self.site)} persons, {self.status}>"


def _site_blocks(sites: Mapping[Any, Union[int, Block]]) -> List[Block]:
    """Sites by name: a number of places, or a block with reserves."""
    blocks = [site if isinstance(site, Block) else Block(str(name), site)
              for name, site in sites.items()]
    for block in blocks:
        if block.category is not None:
            raise DataError(f"site {shown(block.name)} is for a category; the lists say who may go "
                            "there")
    return blocks


def _choices(preferences: Mapping[Any, Sequence[Any]], sites: Mapping[Any, Any], scores: Any
             ) -> Tuple[List[int], List[int], List[float]]:
    """All choices: persons, sites and scores, side by side."""
    where = {name: s for s, name in enumerate(sites)}
    person, site, score = [], [], []
    for i, (name, listed) in enumerate(preferences.items()):
        for choice in _arrays.items(listed, f"the list of {named(name)}", "a sequence of sites"):
            if not _arrays.is_label(choice) or choice not in where:
                raise DataError(f"{named(name)} lists {shown(choice)}, which is none of the sites",
                                "name")
            try:
                value = scores[choice][name] if choice in scores else scores[name]
            except (KeyError, IndexError, TypeError, ValueError):
                raise DataError(f"{named(name)} has no score at {shown(choice)}", "name") from None
            person.append(i)
            site.append(where[choice])
            score.append(value)
    return person, site, score


@cited
def assign(preferences: Mapping[Any, Sequence[Any]], sites: Mapping[Any, Union[int, Block]],
           scores: Mapping[Any, Any], *, rule: str = "stable",
           traits: Optional[Mapping[str, Any]] = None, mode: str = "minimum-guarantee",
           hard: Sequence[str] = (), ties: str = "error", seed: Optional[str] = None,
           order: Any = None) -> Assignment:
    """Assign persons to sites.

    Parameters
    ----------
    preferences : mapping of person to sequence of sites
        The sites in reach, the most wanted first.
    sites : mapping of site to int or Block
        How many places each has; a Block may reserve some for traits.
    scores : mapping
        Of persons to scores, the higher first; for rule "stable" also of sites to mappings of
        persons to scores, where sites look at persons differently.
    rule : {"stable", "largest"}
        "stable": nobody would rather be at another site that would have them, and everybody has
        the best site that any such assignment gives them. "largest": most reserved places, then
        most persons, then the best for one person after the other, by score.
    traits : mapping of str to mapping of person to bool, or to array_like, shape (persons,), optional
    mode, hard : see `select`
    ties : {"error", "order", "lottery"}
    seed, order : see `select`

    Returns
    -------
    Assignment

    Raises
    ------
    TieError
        Equal scores of which some would have a place and others none.
    DataError
        A person without a score, a site that is none, an unknown rule.

    Notes
    -----
    Source: Gale and Shapley 1962, Sönmez and Yenmez 2022; see awrash/selection-match.h.

    Examples
    --------
    >>> answer = assign({"ann": ["north", "south"], "ben": ["north"]}, {"north": 1, "south": 1},
    ...                 {"ann": 7, "ben": 9})
    >>> answer
    <Assignment: 2 of 2 persons, optimal>
    """
    preferences = _arrays.mapping(preferences, "preferences")
    persons = list(preferences)
    sites = _arrays.mapping(sites, "sites")
    blocks = _site_blocks(sites)
    having = {name: [bool(has.get(p, False)) for p in persons] if isinstance(has, Mapping) else has
              for name, has in _arrays.mapping(traits, "traits").items()}
    person, site, score = _choices(preferences, sites, scores)
    lists = call("awrash_selection_preferences_new", len(blocks),
                 np.array(person, np.int64), np.array(site, np.int64),
                 _arrays.reals(_arrays.array_of(score, "scores", np.float64), "scores"), _sets(having, len(persons)))
    places = reserves_of(blocks, list(having), [-1] * len(blocks), mode, hard)
    policy = tie_policy(ties, order, seed, len(persons), persons)
    if _arrays.word(rule, "rule", ("stable", "largest")) == "stable":
        match = call("awrash_selection_match_stable", places, lists, policy)
    else:
        try:
            merit = [float(scores[p]) for p in persons]
        except (KeyError, TypeError, ValueError, IndexError, OverflowError):
            raise DataError("scores has no score for somebody, expected one of each person for "
                            "rule 'largest'", "name") from None
        match = call("awrash_selection_match_largest", places, lists, np.array(merit), policy)
    if call("awrash_selection_match_get_status", match) == "tie-refused":
        tied = [persons[i] for i in call("awrash_selection_match_get_tied", match).tolist()]
        at = int(call("awrash_selection_match_get_tied_site", match))
        free = int(call("awrash_selection_match_get_n_free", match))
        where = f" at {shown(list(sites)[at])}, and share {free} places" if at >= 0 else ""
        raise TieError(f"{len(tied)} persons have the same score{where}: {named(*tied)}; say "
                       "ties='lottery' with a seed, or give an order", tied, free, [0] * len(tied))
    found = Assignment((places, lists), match, persons, list(sites), list(having))
    found._asked = {"preferences": preferences, "sites": sites, "scores": scores, "rule": rule,
                    "traits": traits, "mode": mode, "hard": hard, "ties": ties, "seed": seed,
                    "order": order}
    return found


def _again(asked: Dict[str, Any]) -> Assignment:
    """An assignment from what was asked, as a pickle holds it."""
    return assign(**asked)
