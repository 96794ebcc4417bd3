# SPDX-License-Identifier: GPL-3.0-or-later
"""Long calls that an interrupt ends at once, and how far they are.

Idea: Python tells of Ctrl-C in the main thread, between two of its own instructions; so a call that
may last is made in a thread beside it, and the main thread waits where an interrupt wakes it.
Source: the contract of signal in Python: handlers run in the main thread, a lock's wait is ended.
Invariant: what was given up holds on to all that it uses until it comes back, and is then let go of;
nobody sees its answer. A call from another thread is made there: no interrupt reaches it.
"""

from __future__ import annotations

import _thread
import contextlib
import functools
import os
import queue
import threading
import time
from typing import Any, Callable, Iterator, List, Optional, Tuple

from . import _cancel
from .errors import DataError, shown

_LOOK_SECONDS = 0.05
_END_SECONDS = 2.0
"""How long the end of a cancelled call is waited for: some hundredths, if the machine is not busy."""

LASTING = frozenset("""
awrash_allot_crossing_blocking awrash_allot_crossing_least_cost
awrash_apportion_biproportional awrash_apportion_biproportional_blocking
awrash_apportion_biproportional_divisors awrash_apportion_biproportional_shares
awrash_apportion_paradox_house awrash_apportion_quota_method
awrash_audit_approval awrash_audit_biproportional awrash_audit_certificate awrash_audit_lottery
awrash_audit_relaxation_search
awrash_base_csv_read
awrash_metric_between_permute awrash_metric_design_covariance awrash_metric_difference_permute
awrash_metric_dominance_test awrash_metric_estimate awrash_metric_gini_by_threads
awrash_metric_partition awrash_metric_replicates awrash_metric_shapley awrash_metric_space_permute
awrash_programme_builder_build awrash_programme_load
awrash_report_add_reading awrash_report_brief awrash_report_explain awrash_report_html
awrash_report_new
awrash_selection_approve_relax awrash_selection_approve_solve awrash_selection_balls
awrash_selection_disclosure_merge awrash_selection_legacy awrash_selection_lottery_new
awrash_selection_match_largest awrash_selection_match_stable awrash_selection_priority_new
awrash_selection_relaxation_new awrash_selection_replace awrash_selection_uniform
awrash_simulation_morris awrash_simulation_run awrash_simulation_sobol awrash_simulation_study_load
awrash_simulation_study_merge awrash_simulation_study_new
awrash_split_balance awrash_split_explanation_new awrash_split_export_lp awrash_split_export_mps
awrash_split_frontier_new awrash_split_frontier_step awrash_split_moves_to_best
awrash_split_moves_to_mend awrash_split_near awrash_split_need_intervals awrash_split_prices
awrash_split_ranges awrash_split_relax_new awrash_split_solve awrash_split_solving_new
awrash_split_solving_step awrash_split_walls_measure awrash_split_walls_new awrash_split_wishes
""".split())
"""Functions that may last, and that change nothing but what the call itself made."""


class _Hand:
    """A thread that makes one call after another.

    It stays where no call is made: a thread that ends holds a lock of GLib's for a moment, and a
    process that forks in that moment has a child in which nobody lets go of it.
    """

    def __init__(self) -> None:
        self.tasks: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self.over = _thread.allocate_lock()
        self.over.acquire()
        self.answer: Tuple[Any, Optional[BaseException]] = (None, None)
        self.is_busy = False
        self.cancel = _cancel.Cancel()
        _thread.start_new_thread(self._work, ())

    def _work(self) -> None:
        while (given := self.tasks.get()) is not None:
            cancel, task = given
            try:
                (cancel or self.cancel).use()
                self.answer = task(), None
            except BaseException as error:  # raised where the call was asked for
                self.answer = None, error
            del given, cancel, task
            self.is_busy = False
            self.over.release()
        self.is_busy = False

    def _await(self) -> None:
        end = time.monotonic() + _END_SECONDS
        while self.is_busy and time.monotonic() < end:
            self.over.acquire(timeout=_LOOK_SECONDS / 10)

    def make(self, task: Callable[[], Any], cancel: Optional[_cancel.Cancel] = None) -> Any:
        self.is_busy = True
        try:
            self.tasks.put((cancel, task))
            # A signal may reach another thread, which does not end this wait; so it is looked for.
            while not self.over.acquire(timeout=_LOOK_SECONDS):
                pass
        except BaseException:
            (cancel or self.cancel).ask()
            self.tasks.put(None)  # once it is done with what was given up it ends
            self._await()
            raise
        (answer, error), self.answer = self.answer, (None, None)
        _idle.append(self)
        if error is not None:
            raise error
        return answer


_idle: List[_Hand] = []
# A child has none of its parent's threads.
os.register_at_fork(after_in_child=_idle.clear)


def patient(run: Callable[..., Any]) -> Callable[..., Any]:
    """A function that an interrupt cancels.

    Parameters
    ----------
    run : callable

    Returns
    -------
    callable
        Called in the main thread it makes the call beside it and raises `KeyboardInterrupt`, or
        what else a handler of a signal raises, once the call has been cancelled and is back.
    """
    def call(*given: Any) -> Any:
        if threading.get_ident() != threading.main_thread().ident:
            return run(*given)
        return (_idle.pop() if _idle else _Hand()).make(functools.partial(run, *given),
                                                        _cancel.current())
    return call


def _bar(title: str) -> Any:
    try:
        from tqdm.auto import tqdm
    except ImportError as error:
        raise ImportError("progress=True shows a bar of tqdm, which is not installed; a function "
                          "that is called with what is done works without it", name="tqdm") from error
    return tqdm(desc=title, total=1.0, bar_format="{l_bar}{bar}| {elapsed}")


@contextlib.contextmanager
def telling(progress: Any, title: str) -> Iterator[Optional[Callable[[Any], Any]]]:
    """Whom to tell how far a call is.

    Parameters
    ----------
    progress : callable, bool or None
        True for a bar of tqdm, which stands as long as the context.
    title : str
        What stands before the bar.

    Yields
    ------
    callable or None
        Called with a share from 0 to 1, or, without an end, a count.

    Raises
    ------
    ImportError
        True, and tqdm is not installed.
    DataError
        Something else.
    """
    if progress is None or progress is False:
        yield None
    elif progress is True:
        with _bar(title) as bar:
            def tell(done: float) -> None:
                if done > bar.total:
                    bar.total = done
                bar.update(done - bar.n)
            yield tell
    elif callable(progress):
        yield progress
    else:
        raise DataError(f"progress is {shown(progress)}, expected True or a function")
