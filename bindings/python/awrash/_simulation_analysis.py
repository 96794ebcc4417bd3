# SPDX-License-Identifier: GPL-3.0-or-later
"""simulation, analysis: what runs say of policies, and how sure that is.

Idea: outcomes are arrays of scenario × replication × policy; scenario × policy stands for one
replication.
Source: libawrash/simulation/outcome.c and the files that include it.
Invariant: nothing is computed here that the library computes.
"""

from __future__ import annotations

from typing import Any, NamedTuple, Optional, Sequence, Tuple

import numpy as np

from . import _arrays
from ._native import call
from ._provenance import cited
from ._results import Result
from .errors import DataError


class _Mean(NamedTuple):
    mean: np.ndarray
    error: np.ndarray


class Mean(Result, _Mean):
    """Means with their Monte Carlo standard errors, one a policy.

    Attributes
    ----------
    mean : ndarray, shape (policy,)
        In the unit of the values.
    error : ndarray, shape (policy,)
        Standard errors over scenarios.
    """


class _Paired(NamedTuple):
    difference: np.ndarray
    error: np.ndarray
    above: np.ndarray


class Paired(Result, _Paired):
    """Differences to a baseline, their standard errors, and the share of runs with more.

    Attributes
    ----------
    difference : ndarray, shape (policy,)
        In the unit of the values; 0 for the baseline.
    error : ndarray, shape (policy,)
    above : ndarray, shape (policy,)
        From 0 to 1.
    """


class _Gains(NamedTuple):
    mean: np.ndarray
    error: np.ndarray
    winning: np.ndarray
    losing: np.ndarray


class Gains(Result, _Gains):
    """What each province has from a policy, its error, and the shares of runs won and lost.

    Attributes
    ----------
    mean : ndarray, shape (province,)
        In the unit of the values.
    error : ndarray, shape (province,)
    winning, losing : ndarray, shape (province,)
        From 0 to 1.
    """


def _runs(values: Any, name: str) -> Tuple[np.ndarray, int, int]:
    """The outcomes in a row, how many scenarios, how many columns."""
    array = _arrays.array_of(values, name)
    if array.ndim not in (2, 3):
        raise DataError(f"{name} has {array.ndim} dimensions, expected scenario × replication × "
                        "policy, or scenario × policy")
    return _arrays.reals(array.ravel(), name), array.shape[0], array.shape[-1]


@cited
def mean(values: Any) -> Mean:
    """Means of policies with what chance leaves open.

    Parameters
    ----------
    values : array_like, shape (scenario, replication, policy) or (scenario, policy)

    Returns
    -------
    Mean

    Raises
    ------
    DataError
        Values of another number of dimensions; not numbers, or NaN.

    Notes
    -----
    Source: Law 2015; see awrash/simulation-analysis.h.

    Examples
    --------
    >>> mean([[1.0, 2.0], [3.0, 2.0]]).mean.tolist()
    [2.0, 2.0]
    """
    flat, scenarios, policies = _runs(values, "values")
    return Mean(*call("awrash_simulation_mean", scenarios, policies, flat))


def bands(values: Any, levels: Any = (0.05, 0.5, 0.95)) -> np.ndarray:
    """Quantiles over all runs.

    Parameters
    ----------
    values : array_like, shape (scenario, replication, policy) or (scenario, policy)
        As in `mean`.
    levels : array_like, shape (level,)
        From 0 to 1.

    Returns
    -------
    ndarray, shape (level, policy)

    Raises
    ------
    DataError
        As for `mean`; a level beyond 0 and 1.

    Notes
    -----
    Source: Hyndman and Fan 1996; see awrash/simulation-analysis.h.

    Examples
    --------
    >>> bands([[1.0, 2.0], [3.0, 2.0]], [0, 0.5, 1]).tolist()
    [[1.0, 2.0], [2.0, 2.0], [3.0, 2.0]]
    """
    flat, _, policies = _runs(values, "values")
    levels = _arrays.reals(levels, "levels")
    return call("awrash_simulation_bands", levels, policies, flat).reshape(len(levels), policies)


@cited
def paired(values: Any, baseline: int = 0) -> Paired:
    """Policies against one of them, run by run.

    Parameters
    ----------
    values : array_like, shape (scenario, replication, policy) or (scenario, policy)
        As in `mean`.
    baseline : int
        Which policy the others are held against.

    Returns
    -------
    Paired

    Raises
    ------
    DataError
        As for `mean`; a baseline that is no policy.

    Notes
    -----
    Source: Law 2015, common random numbers; see awrash/simulation-analysis.h.

    Examples
    --------
    >>> paired([[1.0, 2.0], [3.0, 2.0]]).difference.tolist()
    [0.0, 0.0]
    """
    flat, scenarios, policies = _runs(values, "values")
    return Paired(*call("awrash_simulation_paired", baseline, scenarios, policies, flat))


def regret(values: Any, best: str) -> np.ndarray:
    """By how much each policy is worse than the best one of the scenario.

    Parameters
    ----------
    values : array_like, shape (scenario, replication, policy) or (scenario, policy)
        As in `mean`.
    best : {"highest", "lowest"}

    Returns
    -------
    ndarray, shape (scenario, policy)

    Raises
    ------
    DataError
        As for `mean`; a best that is neither.

    Notes
    -----
    Source: Savage 1951; see awrash/simulation-analysis.h.

    Examples
    --------
    >>> regret([[1.0, 4.0], [3.0, 2.0]], "highest").max(axis=0).tolist()
    [3.0, 1.0]
    """
    flat, scenarios, policies = _runs(values, "values")
    return call("awrash_simulation_regret", best, scenarios, policies,
                flat).reshape(scenarios, policies)


@cited
def satisficing(values: Any, criteria: Sequence[str]) -> Mean:
    """The share of runs in which a policy meets all criteria.

    Parameters
    ----------
    values : array_like, shape as in `mean`, or a sequence of such, one a criterion
        Each as in `mean`.
    criteria : sequence of str
        "at-least:NUMBER" or "at-most:NUMBER", one for each array of values.

    Returns
    -------
    Mean

    Raises
    ------
    DataError
        As for `mean`; a criterion that is none, or not one a measure.

    Notes
    -----
    Source: Starr 1963, Herman and others 2015; see awrash/simulation-analysis.h.

    Examples
    --------
    >>> satisficing([[[1.0, 4.0], [3.0, 2.0]]], ["at-least:2"]).mean.tolist()
    [0.5, 1.0]
    """
    values = _arrays.items(values, "values", "outcomes")
    criteria = _arrays.items(criteria, "criteria", "texts of criteria")
    if len(values) != len(criteria) or not criteria:
        raise DataError(f"there are {len(values)} outcomes for {len(criteria)} criteria, expected "
                        "one for each")
    every = [_runs(outcome, f"values[{index}]") for index, outcome in enumerate(values)]
    shapes = {np.shape(outcome) for outcome in values}
    if len(shapes) > 1:
        raise DataError("the outcomes of the criteria differ in shape, expected the same")
    return Mean(*call("awrash_simulation_satisficing", list(criteria), every[0][1], every[0][2],
                      np.concatenate([flat for flat, _, _ in every])))


@cited
def gains(policy: Any, baseline: Any) -> Gains:
    """Who gains and who loses by a policy, run by run.

    Parameters
    ----------
    policy, baseline : array_like, shape (scenario, replication, province) or (scenario, province)
        What each province has in each run.

    Returns
    -------
    Gains

    Raises
    ------
    DataError
        As for `mean`; two shapes that differ.

    Notes
    -----
    Source: Law 2015; see awrash/simulation-analysis.h.

    Examples
    --------
    >>> gains([[1.0, 2.0], [3.0, 2.0]], [[1.0, 1.0], [2.0, 3.0]]).mean.tolist()
    [0.5, 0.0]
    """
    ours, scenarios, provinces = _runs(policy, "policy")
    theirs, _, _ = _runs(baseline, "baseline")
    if np.shape(policy) != np.shape(baseline):
        raise DataError(f"baseline has the shape {np.shape(baseline)}, expected that of policy, "
                        f"{np.shape(policy)}")
    figures = call("awrash_simulation_gains", scenarios, provinces, ours, theirs)
    return Gains(*(figures[field] for field in Gains._fields))


def strata(key: Any, weights: Any = None, n_groups: int = 10) -> np.ndarray:
    """Groups of equal weight by an order: deciles, where nothing else is said.

    Parameters
    ----------
    key : array_like, shape (province,)
        What provinces are ordered by.
    weights : array_like, shape (province,), optional
        What a group holds the same of, by label where it and key carry labels.
    n_groups : int

    Returns
    -------
    ndarray of int64, shape (province,)
        From 0 for the lowest key; equal keys stand together.

    Raises
    ------
    DataError
        Not numbers, lengths that differ, more groups than provinces.

    Notes
    -----
    Source: Lerman and Yitzhaki 1989; see awrash/simulation-analysis.h.

    Examples
    --------
    >>> strata([5, 1, 3, 4], n_groups=2).tolist()
    [1, 0, 0, 1]
    """
    weights = _arrays.beside(weights, "weights", key, "key")
    return call("awrash_simulation_strata", n_groups, _arrays.reals(key, "key"),
                None if weights is None else _arrays.reals(weights, "weights"))


def gather(values: Any, group: Any, n_groups: Optional[int] = None) -> np.ndarray:
    """Provinces added up to groups, run by run.

    Parameters
    ----------
    values : array_like, shape (scenario, replication, province) or (scenario, province)
    group : array_like, shape (province,)
        The group of each, from 0, as `strata` has them.
    n_groups : int, optional
        The largest of `group` and 1 unless given.

    Returns
    -------
    ndarray
        With groups in the place of provinces: what `gains` compares.

    Raises
    ------
    DataError
        As for `mean`; a group below 0, or not one a province.

    Notes
    -----
    Source: see awrash/simulation-analysis.h.

    Examples
    --------
    >>> gather([[1.0, 2.0], [3.0, 2.0]], [0, 0]).tolist()
    [[3.0], [5.0]]
    """
    flat, _, provinces = _runs(values, "values")
    group = _arrays.integers(group, "group")
    if len(group) != provinces:
        raise DataError(f"group has {len(group)} values, expected {provinces}")
    n_groups = int(group.max()) + 1 if n_groups is None else _arrays.count(n_groups, "n_groups")
    shape = np.shape(values)[:-1]
    return call("awrash_simulation_gather", n_groups, group, int(np.prod(shape)),
                flat).reshape(*shape, n_groups)
