# SPDX-License-Identifier: GPL-3.0-or-later
"""programme: territories, streams, quotas and what else a programme consists of.

Idea: the same tables from a folder or from frames, through the same checks of the library.
Source: libawrash/programme; the README of the examples names every file and column.
Invariant: a programme never changes; two with the same hash are the same.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import (TYPE_CHECKING, Any, Callable, Dict, Iterable, List, Mapping, Optional, Sequence,
                    Tuple, Union)

from ._arrays import flag, is_scalar, items, mapping
from ._conditions import Conditions
from ._content import TABLES, Content
from ._durations import durations, durations_of, durations_reach, durations_worksites
from ._native import Handle, call
from ._provenance import cited
from ._scratch import scratch_folder
from ._tables import cell_text, table_of
from ._workbook import is_workbook
from .errors import DataError, shown

if TYPE_CHECKING:
    import pandas as pd

    from ._balance import Balance
    from ._frontier import Frontier
    from .audit import Check
    from .split import Plan, Relaxation

__all__ = ["Programme", "durations", "durations_reach", "durations_worksites"]

# ── a programme ──────────────────────────────────────────────────────────────────────────────────


def _option_text(value: Any, where: str) -> str:
    """A setting as programme.ini writes it: several codes are parted by semicolons."""
    if not isinstance(value, (str, bool)) and hasattr(value, "__iter__"):
        return ";".join(cell_text(item, where) for item in value)
    return cell_text(value, where)


class Programme(Conditions, Content):
    """A programme: territories, streams, quotas and the rest, checked as a whole.

    Parameters
    ----------
    territories, quotas : DataFrame, list of dict, or dict of lists
        Required. The columns are those of the CSV files; a frame's named index counts as columns.
    streams, worksite_types, capacities, shares, pools, worksites, applicants, history, adjacency
        The other tables, likewise.
    need : str or mapping, optional
        What rates are measured against: an indicator of the territories ("unemployed"), an
        expression of such ("population*poverty_2014") or a pool ("pool:women"); or the settings
        of the group [need], with its names.
    split : mapping, optional
        Settings of the group [split] of programme.ini: objective, on, receives, streams, tie, …
    readings : mapping of str to mapping, optional
        Settings of the groups [reading NAME].
    **options
        Settings of the group [programme]: name, edition, year, currency.

    Raises
    ------
    DataError
        With the code "folder": all faults of all tables, a line each.

    Notes
    -----
    Source: see libawrash/programme/builder.c.

    Examples
    --------
    >>> territories = [{"code": "N", "level": "country"}] + [
    ...     {"code": code, "parent": "N", "level": "province", "unemployed": need}
    ...     for code, need in [("A", 520), ("B", 310), ("C", 170)]]
    >>> quotas = [{"territory": "N", "stream": "temporary", "min": 0, "max": 50}]
    >>> case = Programme(territories, quotas, need="unemployed")
    >>> case.provinces
    ('A', 'B', 'C')
    >>> case.split().places["temporary"].tolist()
    [26, 15, 9]
    """

    def __init__(self, territories: Any, quotas: Any, streams: Any = None,
                 worksite_types: Any = None, capacities: Any = None, shares: Any = None,
                 pools: Any = None, worksites: Any = None, applicants: Any = None,
                 history: Any = None, adjacency: Any = None, *,
                 need: Union[str, Mapping[str, Any], None] = None,
                 split: Optional[Mapping[str, Any]] = None,
                 readings: Optional[Mapping[str, Mapping[str, Any]]] = None,
                 **options: Any) -> None:
        given = (territories, streams, worksite_types, quotas, capacities, shares, pools,
                 worksites, applicants, history, adjacency)
        groups: Dict[str, Mapping[str, Any]] = {"programme": options, "split": mapping(split, "split")}
        if need is not None and not isinstance(need, (str, Mapping)):
            raise DataError(f"need is {shown(need)}, expected text or the settings of [need]")
        groups.update({f"reading {name}": settings for name, settings in mapping(readings, "readings").items()})
        if need is not None:
            groups["need"] = {"indicator": need} if isinstance(need, str) else need
        with call("awrash_programme_builder_new") as builder:
            for name, table in zip(TABLES, given):
                if table is not None:
                    with table_of(table, name) as handle:
                        call("awrash_programme_builder_add_table", builder, handle)
            for group, settings in groups.items():
                for key, value in mapping(settings, f"[{group}]").items():
                    if value is not None:
                        call("awrash_programme_builder_set_option", builder, group, key,
                             _option_text(value, f"{group}.{key}"))
            self._handle: Handle = call("awrash_programme_builder_build", builder)

    # ── a life ──────────────────────────────────────────────────────────────────────────────────

    @classmethod
    def _of(cls, handle: Handle) -> "Programme":
        programme = cls.__new__(cls)
        programme._handle = handle
        return programme

    @classmethod
    def load(cls, folder: Union[str, "os.PathLike[str]"]) -> "Programme":
        """Read a programme's folder, or a workbook with a sheet for each of its files.

        Parameters
        ----------
        folder : path
            A folder, or a workbook ".xlsx" whose sheets bear the names of the folder's files
            without their endings, "programme" with the columns group, key and value. There a
            number that fits exactly one code of a territory is that code, with a notice.

        Returns
        -------
        Programme

        Raises
        ------
        FileError
            A folder or file that cannot be read.
        DataError
            With the code "folder": every fault of the folder, a line each with file, line,
            column, value and what was expected; of a workbook with sheet and cell. What is no
            workbook, or damaged, protected, too large or with macros.
        ImportError
            A workbook, and openpyxl is not installed.

        Notes
        -----
        Source: see libawrash/programme/load.c.
        """
        if not is_workbook(folder):
            return cls._of(call("awrash_programme_load", folder))
        from ._workbook_folder import load
        programme, noticed = load(folder, cls.load)
        programme._noticed = noticed
        return programme

    def save(self, folder: Union[str, "os.PathLike[str]"], spreadsheet: bool = False) -> None:
        """Write the programme as a folder, or as a workbook.

        Files of its folder that are none of a programme, such as the assumptions.csv by which the
        command plan compares, are no part of it, and stay where they are.

        Parameters
        ----------
        folder : path
            Made where it does not exist. Where it ends in ".xlsx", a workbook is written: whole,
            or not at all.
        spreadsheet : bool
            Semicolons, decimal commas and a byte-order mark, for a spreadsheet; otherwise each
            table as it was read, and plain where it was made in memory.

        Raises
        ------
        FileError
            A folder or file that cannot be written.

        Notes
        -----
        Source: see libawrash/programme/save.c.
        """
        if not is_workbook(folder):
            call("awrash_programme_save", self._handle, folder,
                 "spreadsheet" if flag(spreadsheet, "spreadsheet") else "input")
            return
        from ._workbook_write import write_folder
        with scratch_folder() as place:
            self.save(place)
            write_folder(folder, Path(place))

    def save_template(self, folder: Union[str, "os.PathLike[str]"], region: str = "*",
                      spreadsheet: bool = False) -> None:
        """Write a folder to start another programme from, with these territories filled in.

        Parameters
        ----------
        folder : path
            Made where it does not exist; a workbook where it ends in ".xlsx".
        region : str
            The region whose provinces are wanted; "*" for all.
        spreadsheet : bool
            As for `save`.

        Raises
        ------
        DataError
            An unknown region.
        FileError
            A folder or file that cannot be written.

        Notes
        -----
        Source: see libawrash/programme/template.c.
        """
        if not is_workbook(folder):
            call("awrash_programme_save_template", self._handle, region, folder,
                 "spreadsheet" if flag(spreadsheet, "spreadsheet") else "plain")
            return
        from ._workbook_write import write_folder
        with scratch_folder() as place:
            self.save_template(place, region)
            write_folder(folder, Path(place))

    def close(self) -> None:
        """Let go of the programme; it is let go of anyway when nobody holds it any more."""
        self._handle.close()

    def __enter__(self) -> "Programme":
        return self

    def __exit__(self, *unused: Any) -> None:
        self.close()

    def __reduce__(self) -> Any:
        with scratch_folder() as place:
            folder = Path(place, "programme")
            self.save(folder)
            files = {path.name: path.read_bytes() for path in sorted(folder.iterdir())}
        return _from_files, (files, self.conditions)

    def __eq__(self, other: object) -> bool:
        return (isinstance(other, Programme) and self.hash == other.hash
                and self.conditions == other.conditions)

    def __hash__(self) -> int:
        return hash(self.hash)

    # ── what it answers ─────────────────────────────────────────────────────────────────────────

    def split(self, objective: Optional[str] = None, on: Optional[str] = None,
              receives: Optional[str] = None, streams: Union[str, Sequence[str], None] = None,
              need: Optional[str] = None, tie: Optional[str] = None,
              order: Optional[Sequence[str]] = None, seed: Optional[str] = None,
              reading: Optional[str] = None, near: Any = None, loss: Any = None,
              progress: Union[Callable[[float], Any], bool, None] = None, **settings: Any) -> Plan:
        """Divide the programme's places.

        Every setting that is not given is taken from the reading, and there from the group
        [split] of programme.ini.

        Parameters
        ----------
        objective : str, optional
            "leximin", "leximin-persons", "decmin", "least-squares", "alpha:A" (such as
            "alpha:1/2"), "utilitarian", "gini" or "gini-unweighted".
        on : {"rate", "count"}, optional
        receives : {"places", "person-months", "money"}, optional
            What a province's receipts are measured in.
        streams : str or sequence of str, optional
            The streams that the objective sees; "*" for all.
        need : str, optional
            What rates are measured against.
        tie : {"error", "order", "lot"}, optional
            What decides a tie of the objective.
        order : sequence of str, optional
            For "order": the provinces' codes, the one to be served first in front.
        seed : str, optional
            For "lot": the name of the draw.
        reading : str, optional
            A name of `readings`; the group [split] unless given.
        near : Plan, DataFrame, list of dict or str, optional
            A former plan: among the plans that are best by the objective the one with the fewest
            changed places is taken, which settles ties too. A Plan; rows of territory, stream or
            type, and places; a frame like `Plan.places`; or the text of the key near.
        loss : number or Fraction, optional
            From 0 to 1, beside `near`: fewest changes among all plans that lose no more against
            the plan without loss: every province so much of what it receives, or where the goals
            are totals alone (utilitarian, places, person-months, cost) so much of each.
        progress : callable or bool, optional
            Called between steps with the share of them that is done, 0 … 1; True for a bar of
            tqdm. An exception that it raises, and an interrupt, give the division up.
        **settings
            Other keys of a reading: chain ("fill;leximin;utilitarian;cost"), gap, nodes, total,
            pool_caps, groups, min_rate, max_rate, fix, at_least_last,
            at_most_last, rows. Numbers, fractions and lists of codes are written as text.

        Returns
        -------
        Plan

        Raises
        ------
        TieError
            Provinces are tied and the policy is "error".
        InfeasibleError
            No plan keeps every bound.
        LimitError
            A class of problem that no engine here solves.
        DataError
            An unknown reading, objective, stream or need.

        Notes
        -----
        Source: see libawrash/split/solve.c.
        """
        from .split import solve
        return solve(self, reading, {
            "objective": objective, "on": on, "receives": receives, "streams": streams,
            "need": need, "tie": tie, "order": order, "seed": seed, "near": near, "loss": loss,
            **settings}, progress)

    @cited
    def frontier(self, efficiency: str = "places", equity: str = "lowest-rate",
                 points: Optional[int] = None, reading: Optional[str] = None,
                 progress: Union[Callable[[int], Any], bool, None] = None,
                 **settings: Any) -> Frontier:
        """What equity costs: the plans that no other plan beats in both.

        Parameters
        ----------
        efficiency : {"places", "person-months", "utilitarian"}
            Over all cells; more is better.
        equity : {"lowest-rate", "gini", "least-squares"} or str
            Of what provinces with a need receive; also "alpha:A" with any A above 0, as
            "alpha:1/2", the welfare, of which more is better, −inf where A is 1 or more and
            somebody receives nothing. Where places count unequally each point is searched as far
            as the settings gap and nodes say.
        points : int, optional
            About so many points, spread between the ends, at least 2; every point unless given.
        reading : str, optional
            A name of `readings`; the group [split] unless given.
        progress : callable or bool, optional
            Called with the number of points known, after each division; True for a bar of tqdm.
        **settings
            Settings over those of the reading, as in `split`; objective, chain, near, loss and
            total play no part.

        Returns
        -------
        Frontier
            .frame, .plans, .is_complete

        Raises
        ------
        InfeasibleError
            No plan keeps every bound.
        DataError, LimitError
            An unknown efficiency or equity; a pair or a class that is not solved here.

        Notes
        -----
        Source: see libawrash/split/frontier.c.
        """
        from ._frontier import draw
        return draw(self, efficiency, equity, points, reading, progress, settings)

    def compare(self, **settings: Any) -> pd.DataFrame:
        """Every reading of programme.ini, side by side.

        Parameters
        ----------
        **settings
            Settings that hold for all readings, as in `split`.

        Returns
        -------
        DataFrame
            Index province; columns (reading, column of `Plan.provinces`). A reading without an
            answer has empty columns; ``attrs["status"]`` says of each reading what came out.

        Raises
        ------
        DataError
            The programme has no reading, or a reading has a fault.
        """
        from .split import compare
        return compare(self, settings)

    def write_lp(self, path: Union[str, "os.PathLike[str]"], *, step: str = "objective",
                 known: Optional[Sequence[float]] = None, segments: int = 0,
                 reading: Optional[str] = None, **settings: Any) -> None:
        """Write a step of a reading as a CPLEX LP problem, for another solver.

        Parameters
        ----------
        path : path
            The file; one that is there is replaced.
        step : str
            What is made largest or least: "objective", or a step of the chain: "fill",
            "fill-rest", "spare", "first", "utilitarian", "places", "person-months" or "cost". The
            objective of leximin and decmin is their first level, that of least-squares the sum of
            y²/need, that of alpha:A the welfare; from A = 1 on "first" comes before it.
        known : sequence of float, optional
            What the steps before give (before "objective", unless the chain says otherwise: fill,
            fill-rest, spare, and first where there is one); found here unless given, where
            `split` can solve the programme.
        segments : int
            Pieces of each province's least squares or welfare; 0 for one a unit, which is exact.
        reading : str, optional
            A name of `readings`; the group [split] unless given.
        **settings
            Settings over those of the reading, as in `split`.

        Raises
        ------
        DataError
            An unknown step, reading or setting; what no row of a linear problem can say.
        LimitError
            A class of problem that is not solved here, where `known` is needed.
        FileError
            The file cannot be written.

        Notes
        -----
        The comments of the file say which column is which province and type.
        """
        from ._export import export_text, write
        write(self, path, export_text(self, "lp", step, known, segments, reading, settings))

    def write_mps(self, path: Union[str, "os.PathLike[str]"], *, step: str = "objective",
                 known: Optional[Sequence[float]] = None, segments: int = 0,
                 reading: Optional[str] = None, **settings: Any) -> None:
        """Write a step of a reading as a free MPS problem, for another solver.

        The parameters and errors are those of `write_lp`, and so are the names of columns and
        rows. A goal that is to be made largest has its sign turned.

        Parameters
        ----------
        path, step, known, segments, reading, **settings
            As in `write_lp`.

        Raises
        ------
        DataError, LimitError, FileError
            As in `write_lp`.
        """
        from ._export import export_text, write
        write(self, path, export_text(self, "mps", step, known, segments, reading, settings))

    @cited
    def relax(self, weights: Union[float, Mapping[str, float], None] = None,
              never: Union[str, Sequence[str], None] = None, *, reading: Optional[str] = None,
              **settings: Any) -> Relaxation:
        """The smallest relaxation of bounds that leave no plan.

        Parameters
        ----------
        weights : float or mapping of str to float, optional
            What a unit costs by which a bound is moved: whole numbers from 1 to 2^20, 1 unless
            given. A unit is a place; of a budget, a share or a row of the reading it is the largest
            number of which what every place takes of it is a multiple. Keys are names of walls
            ("05/sustainable") and rows ("05/*/money", "row/NAME"), of streams ("sustainable"),
            codes of territories, or tables ("quotas", "capacities"); the narrowest counts, in
            this order.
        never : str or sequence of str, optional
            What is never moved, by the same keys.
        reading : str, optional
            A name of `readings`; the group [split] unless given.
        **settings
            Settings over those of the reading, as in `split`.

        Returns
        -------
        awrash.split.Relaxation
            The bounds that move, from and to; the prices, or the tree of a search, that prove that
            no smaller sum will do, or how far one might be; and a blocking set. A sum of 0 where
            nothing blocks.

        Raises
        ------
        InfeasibleError
            What may never be moved leaves no plan by itself.
        LimitError
            No relaxation was found within the nodes that the reading allows.
        DataError
            A key that means no wall, a weight that is none.

        Notes
        -----
        Source: see libawrash/split/relax.c.
        """
        from ._relax import relax
        from .split import _reading
        with _reading(self, reading, settings) as question:
            return relax(self, question, weights, never)

    @cited
    def balance(self, stream: Optional[str] = None, fragile: Optional[str] = None,
                target: Optional[str] = None, training: Optional[str] = None,
                weight: Union[float, str, None] = None, cost: Union[float, str, None] = None,
                reading: Optional[str] = None, **settings: Any) -> Balance:
        """What putting a stream first costs fragile provinces, and what training restores.

        Parameters
        ----------
        stream : str, optional
            The stream whose absorption is asked about; "sustainable" unless given.
        fragile : str, optional
            The rule by which a province is called fragile: "lowest:5", the lowest rates without
            the stream (unless given, a fifth of the provinces); "absorption<0.02", its limit over
            its need; "poverty_2014>=10", an indicator.
        target : str, optional
            "lifted" (unless given): no province has less than without limits of absorption;
            "before": a Gini no higher than without the stream; "gini:0.02"; "lowest:0.05", no
            rate below; "fraction:0.9", none below that part of the rate of all; "places:500" and
            "budget:1000000": what so much training can do.
        training : str, optional
            The programme's own stream of training; "training" unless given, if there is one.
        weight : float or str, optional
            How many places a place of training counts; 1 unless given. Text may be a fraction.
        cost : float or str, optional
            What a place of training costs, or an indicator that says it for every province.
        reading : str, optional
            A name of `readings`; the group [split] unless given.
        **settings
            Settings over those of the reading, as in `split`.

        Returns
        -------
        Balance
            With .frame, .before, .after, .trained, .training, .cost and .curve.

        Raises
        ------
        TieError, InfeasibleError
            There is no plan to start from.
        DataError
            A rule, a target, a stream or an indicator that is none; a number out of range.

        Notes
        -----
        Source: see libawrash/split/balance.c.
        """
        from ._balance import balance_of
        return balance_of(self, reading, {
            "stream": stream, "fragile": fragile, "target": target, "training": training,
            "weight": weight, "cost": cost}, settings)

    @cited
    def check(self, division: Any, reading: Optional[str] = None) -> Check:
        """Check a division from any hand.

        Parameters
        ----------
        division : DataFrame, list of dict, Plan, or path
            Rows of territory, stream or type, and places; a frame like `Plan.places`; a CSV file
            of such rows, or the folder of a plan.
        reading : str, optional
            By which reading equity is measured; the group [split] unless given.

        Returns
        -------
        awrash.audit.Check
            Every bound that is broken, how equal the division is, how far it is from the optimum
            of the reading, and the fewest moves that mend it or make it the best.

        Raises
        ------
        DataError
            Unknown territories, streams or types, places that are no whole numbers.
        """
        from .audit import check
        return check(self, division, reading)

    def durations(self, territory: str, stream: Optional[str] = None,
                  months: Union[int, Iterable[int]] = range(1, 13)) -> pd.DataFrame:
        """What a territory's quota serves at each duration.

        Parameters
        ----------
        territory : str
            Its code.
        stream : str, optional
            The stream; may be left out where the territory has a stock in one stream only.
        months : int or iterable of int
            Durations of one place.

        Returns
        -------
        DataFrame
            Index months; columns beneficiaries and left_over (person-months). ``attrs`` holds
            territory, stream and person_months, the stock.

        Raises
        ------
        DataError
            An unknown territory or stream, no quota from which a stock follows.
        """
        return durations_of(self, territory, stream,
                            [months] if is_scalar(months) else items(months, "months", "durations"))

    # ── how it shows itself ─────────────────────────────────────────────────────────────────────

    def _facts(self) -> List[Tuple[str, str]]:
        facts = [("provinces", str(len(self.provinces))), ("streams", ", ".join(self._streams()))]
        for name in TABLES[1:]:
            handle = call("awrash_programme_get_table", self._handle, name)
            if handle is not None and name != "streams":
                facts.append((name, f"{call('awrash_base_table_get_n_rows', handle)} rows"))
        facts += [(key, value) for key, value in self._conditions.items()]
        return facts + [("readings", ", ".join(self.readings) or "none"),
                        ("notices", str(len(self.notices))), ("hash", self.hash[:16] + "…")]

    def __repr__(self) -> str:
        if self._handle.closed:
            return "Programme (closed)"
        lines = [f"  {name:<16}{value}" for name, value in self._facts()]
        return "\n".join([f"Programme: {self.name or 'without a name'}"] + lines)

    def _repr_html_(self) -> str:
        from ._pages import table_html
        return table_html(f"Programme: {self.name or 'without a name'}", ("", ""), self._facts())


def _from_files(files: Dict[str, bytes], conditions: Mapping[str, str] = {}) -> Programme:
    """A programme from the files of its folder, as pickled, with its conditions."""
    with scratch_folder() as folder:
        for name, content in files.items():
            Path(folder, name).write_bytes(content)
        programme = Programme.load(folder)
    programme._conditions = dict(conditions)
    return programme
