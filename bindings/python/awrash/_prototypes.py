# SPDX-License-Identifier: GPL-3.0-or-later
"""Every exported function of libawrash, said once, in the order of the headers.

Idea: a prototype is its C name, what it returns and its parameters by name and kind; from a kind
follow the C declaration, the ctypes type and how a Python value is passed.
Source: include/awrash/*.h, compared line by line by tests/house/check-signatures.
Invariant: this file stands on the standard library alone, so that the check can read it by itself.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from typing import Dict, Optional, Tuple, Union

# ── opaque things and frozen records ─────────────────────────────────────────────────────────────


class AwrashCancel(ctypes.Structure):
    """Opaque: lets one thread end a call of another."""


class AwrashTable(ctypes.Structure):
    """Opaque: a table of text."""


class AwrashRandomAddress(ctypes.Structure):
    """Frozen: where a stream of draws begins."""

    _fields_ = [(name, ctypes.c_int64) for name in (
        "seed", "scenario", "replication", "edition", "place", "purpose")]


class AwrashLaw(ctypes.Structure):
    """Opaque: a probability law."""


class AwrashSituation(ctypes.Structure):
    """Opaque: what is known before an edition."""


class AwrashPolicy(ctypes.Structure):
    """Opaque: what turns a situation into quotas."""


class AwrashSimulationDesign(ctypes.Structure):
    """Opaque: the points of an experiment."""


class AwrashSobolIndex(ctypes.Structure):
    """Frozen: what an uncertain number does to the variance of an outcome."""

    _fields_ = [(name, ctypes.c_double) for name in (
        "first", "first_low", "first_high", "total", "total_low", "total_high")]


class AwrashMorris(ctypes.Structure):
    """Frozen: what an uncertain number does to an outcome, at first sight."""

    _fields_ = [(name, ctypes.c_double) for name in ("mu", "mu_star", "mu_star_error", "sigma")]


class AwrashProvinceGain(ctypes.Structure):
    """Frozen: what a province has from a policy."""

    _fields_ = [(name, ctypes.c_double) for name in ("mean", "error", "winning", "losing")]


class AwrashDistribution(ctypes.Structure):
    """Opaque: values with their weights, sorted once."""


class AwrashTally(ctypes.Structure):
    """Opaque: indices of data that pass by in parts."""


class AwrashSketch(ctypes.Structure):
    """Opaque: bins of values that bound a Gini coefficient."""


class AwrashParts(ctypes.Structure):
    """Opaque: the answer of a decomposition."""


class AwrashSources(ctypes.Structure):
    """Opaque: what rows have from each of several sources."""


class AwrashReserves(ctypes.Structure):
    """Opaque: places in blocks, and what is reserved in each."""


class AwrashPriority(ctypes.Structure):
    """Opaque: who has a place by priority."""


class AwrashPreferences(ctypes.Structure):
    """Opaque: the sites that each person would go to."""


class AwrashMatch(ctypes.Structure):
    """Opaque: who goes to which site."""


class AwrashPool(ctypes.Structure):
    """Opaque: persons with their categories and households."""


class AwrashPanelQuestion(ctypes.Structure):
    """Opaque: what panels are asked of a pool."""


class AwrashLottery(ctypes.Structure):
    """Opaque: panels with weights, and what is proved of them."""


class AwrashQuotaRelaxation(ctypes.Structure):
    """Opaque: the smallest change of quotas with which there is a panel."""


class AwrashClaims(ctypes.Structure):
    """Opaque: the question of an apportionment."""


class AwrashMatrix(ctypes.Structure):
    """Opaque: the question of a two-way apportionment."""


class AwrashMargins(ctypes.Structure):
    """Opaque: what rows, columns and the whole of a matrix are to receive."""


class AwrashTies(ctypes.Structure):
    """Opaque: how ties are decided."""


class AwrashCrossing(ctypes.Structure):
    """Opaque: cells that stand below two trees at once."""


class AwrashCosts(ctypes.Structure):
    """Opaque: what every further unit costs each cell."""


class AwrashTree(ctypes.Structure):
    """Opaque: a tree with bounds at its nodes."""


class AwrashProgramme(ctypes.Structure):
    """Opaque: a programme."""


class AwrashProgrammeBuilder(ctypes.Structure):
    """Opaque: a programme being put together."""


class AwrashReading(ctypes.Structure):
    """Opaque: an objective with its settings."""


class AwrashPlan(ctypes.Structure):
    """Opaque: the answer of a split."""


class AwrashSolving(ctypes.Structure):
    """Opaque: a split on its way."""


class AwrashStudy(ctypes.Structure):
    """Opaque: policies × scenarios × replications."""


class AwrashStore(ctypes.Structure):
    """Opaque: the folder of a study."""


class AwrashRunner(ctypes.Structure):
    """Opaque: threads that fill the folder of a study."""


class AwrashReport(ctypes.Structure):
    """Opaque: a plan, and what is set beside it before it is written."""


class AwrashFrontier(ctypes.Structure):
    """Opaque: what equity costs, point by point."""


class AwrashBalance(ctypes.Structure):
    """Opaque: what a stream costs, and what training restores."""


class AwrashVerdict(ctypes.Structure):
    """Opaque: what a check found."""


class AwrashApproval(ctypes.Structure):
    """Opaque: the question which worksites to approve."""


class AwrashApproved(ctypes.Structure):
    """Opaque: which worksites are approved."""


class AwrashNeighbours(ctypes.Structure):
    """Opaque: who is next to whom."""


class AwrashSpatial(ctypes.Structure):
    """Frozen: a spatial statistic beside what chance makes of it."""

    _fields_ = [(name, ctypes.c_double) for name in (
        "value", "expectation", "variance", "variance_normality", "z")]


class AwrashDesign(ctypes.Structure):
    """Opaque: how units were drawn."""


class AwrashEstimate(ctypes.Structure):
    """Frozen: an index with what its sample leaves open."""

    _fields_ = [(name, ctypes.c_double) for name in (
        "value", "bias", "se", "low", "high", "degrees")] + [("is_census", ctypes.c_int64)]


class AwrashTails(ctypes.Structure):
    """Frozen: p-values by lot."""

    _fields_ = [(name, ctypes.c_double) for name in ("greater", "less", "two_sided")]


class AwrashDominanceTest(ctypes.Structure):
    """Frozen: what a sample tells of how two curves lie."""

    _fields_ = [(name, ctypes.c_double) for name in (
        "wald", "rank", "degrees", "p_equal", "p_first", "p_second")] + [
            ("is_census", ctypes.c_int64)]


class AwrashAllotment(ctypes.Structure):
    """Frozen: what an apportionment says beside the units."""

    _fields_ = [
        ("status", ctypes.c_int64),
        ("unplaced", ctypes.c_int64),
        ("taken_back", ctypes.c_int64),
        ("n_tied", ctypes.c_int64),
        ("free_units", ctypes.c_int64),
        ("is_suspected", ctypes.c_int64),
        ("divisor_low", ctypes.c_double),
        ("divisor_high", ctypes.c_double),
    ]


class AwrashClaimChange(ctypes.Structure):
    """Frozen: how far a claim is from a unit more or less."""

    _fields_ = [
        ("units", ctypes.c_int64),
        ("more_loser", ctypes.c_int64),
        ("fewer_winner", ctypes.c_int64),
        ("more_claim", ctypes.c_double),
        ("fewer_claim", ctypes.c_double),
    ]


class AwrashExchange(ctypes.Structure):
    """Frozen: what a check of an allotment found."""

    _fields_ = [
        ("status", ctypes.c_int64),
        ("fault", ctypes.c_int64),
        ("recipient", ctypes.c_int64),
        ("missing", ctypes.c_int64),
        ("from", ctypes.c_int64),
        ("to", ctypes.c_int64),
        ("is_suspected", ctypes.c_int64),
    ]


class AwrashMatrixExchange(ctypes.Structure):
    """Frozen: what a check of a two-way answer found."""

    _fields_ = [
        ("status", ctypes.c_int64),
        ("is_suspected", ctypes.c_int64),
        ("n_cells", ctypes.c_int64),
        ("row", ctypes.c_int64),
        ("column", ctypes.c_int64),
        ("from_row", ctypes.c_int64),
        ("from_column", ctypes.c_int64),
        ("units", ctypes.c_int64),
        ("low", ctypes.c_int64),
        ("high", ctypes.c_int64),
    ]


class AwrashDuration(ctypes.Structure):
    """Frozen: what a stock of person-months serves at one duration."""

    _fields_ = [
        ("months", ctypes.c_int64),
        ("beneficiaries", ctypes.c_int64),
        ("left_over", ctypes.c_int64),
    ]


class AwrashWish(ctypes.Structure):
    """Frozen: what a place fixed by hand costs."""

    _fields_ = [
        ("lowest_rate", ctypes.c_double),
        ("gini", ctypes.c_double),
        ("squares", ctypes.c_double),
        ("moved", ctypes.c_int64),
        ("changed", ctypes.c_int64),
        ("status", ctypes.c_int64),
    ]


class AwrashWalls(ctypes.Structure):
    """Opaque: the walls of a programme."""


class AwrashExplanation(ctypes.Structure):
    """Opaque: a plan explained to a province."""


class AwrashMoves(ctypes.Structure):
    """Opaque: the fewest places by which a division has to change."""


class AwrashRelaxation(ctypes.Structure):
    """Opaque: by how much walls have to move."""


class AwrashWallBounds(ctypes.Structure):
    """Frozen: the bounds of a wall."""

    _fields_ = [(name, ctypes.c_int64) for name in (
        "territory", "lower", "upper", "lower_origin", "upper_origin")]


class AwrashStanding(ctypes.Structure):
    """Frozen: what a chain sees in places."""

    _fields_ = [(name, ctypes.c_int64) for name in (
        "filled", "filled_rest", "spared", "lowest", "highest")] + [
            (name, ctypes.c_double) for name in ("lowest_rate", "highest_rate", "figure")]


class AwrashWallPrice(ctypes.Structure):
    """Frozen: what moving a wall is worth."""

    _fields_ = [(name, ctypes.c_int64) for name in (
        "status", "moves_lower", "moves_upper", "lower", "upper", "better", "n_changed", "filled",
        "filled_rest", "spared")] + [
            (name, ctypes.c_double) for name in ("value_before", "value_after")]


class AwrashTransfer(ctypes.Structure):
    """Frozen: one move of a list."""

    _fields_ = [(name, ctypes.c_int64) for name in ("type", "from", "to", "places")]


class AwrashPlanLevel(ctypes.Structure):
    """Frozen: what a plan is worth in a question of its chain."""

    _fields_ = [(name, ctypes.c_double) for name in ("value", "bound", "gap")] + [
        (name, ctypes.c_int64) for name in ("status", "members")]


class AwrashWallChange(ctypes.Structure):
    """Frozen: a bound that moves."""

    _fields_ = [(name, ctypes.c_int64) for name in ("wall", "is_upper", "from", "to")]


class AwrashWallSide(ctypes.Structure):
    """Frozen: a bound of a blocking set."""

    _fields_ = [(name, ctypes.c_int64) for name in ("wall", "is_upper")]


class AwrashKakwani(ctypes.Structure):
    """Frozen: what a tax does to inequality."""

    _fields_ = [(name, ctypes.c_double) for name in (
        "gini_before", "gini_after", "concentration_tax", "concentration_after", "rate", "kakwani",
        "reynolds_smolensky", "reranking", "redistribution")]


class AwrashSlopeIndex(ctypes.Structure):
    """Frozen: what a line over the rank says of its two ends."""

    _fields_ = [(name, ctypes.c_double) for name in (
        "sii", "rii", "at_0", "at_1", "sii_error", "log_rii_error")]


class AwrashGap(ctypes.Structure):
    """Frozen: how far groups are apart."""

    _fields_ = [(name, ctypes.c_int64) for name in ("lowest", "highest")] + [
        (name, ctypes.c_double) for name in (
            "minimum", "maximum", "difference", "ratio", "overall", "difference_to_overall",
            "ratio_to_overall")]


class AwrashHealthEquity(ctypes.Structure):
    """Frozen: measures of inequality between groups, each followed by its standard error."""

    _fields_ = [(f"{name}{what}", ctypes.c_double) for name in (
        "d", "r", "bgv", "bgsd", "cov", "mdmu", "mdmw", "mdbu", "mdbw", "mdru", "mdrw", "idisu",
        "idisw", "ti", "mld", "par", "paf") for what in ("", "_error")]


class AwrashUniformity(ctypes.Structure):
    """Frozen: how near balls come to probabilities."""

    _fields_ = [(name, ctypes.c_int64) for name in ("status", "n_balls")] + [
        (name, ctypes.c_double) for name in ("error", "bound")]


class AwrashLegacy(ctypes.Structure):
    """Frozen: what the rule of most urgent values drew."""

    _fields_ = [(name, ctypes.c_int64) for name in ("status", "n_panels", "n_restarts")] + [
        ("error", ctypes.c_double)]


class AwrashLotteryLevel(ctypes.Structure):
    """Frozen: a level of leximin."""

    _fields_ = [(name, ctypes.c_double) for name in ("value", "bound", "gap")] + [
        ("members", ctypes.c_int64)]


class AwrashSimulationModelBuilder(ctypes.Structure):
    """Opaque: what a model of editions is put together from."""


class AwrashSimulationModel(ctypes.Structure):
    """Opaque: a programme, policies, laws and measures over editions."""


class AwrashTakeUp(ctypes.Structure):
    """Frozen: a law of take-up, and how well it tells what it has not seen."""

    _fields_ = [(name, ctypes.c_double) for name in (
        "mean", "year_spread", "spread", "persistence")] + [
        (name, ctypes.c_int64) for name in ("n_fitted", "n_tested", "n_left_out")] + [
        (name, ctypes.c_double) for name in ("bias", "error", "error_full", "error_last")] + [
        ("n_last", ctypes.c_int64), ("within", ctypes.c_double)]


class GError(ctypes.Structure):
    """GLib's error record."""

    _fields_ = [
        ("domain", ctypes.c_uint32),
        ("code", ctypes.c_int),
        ("message", ctypes.c_char_p),
    ]


OPAQUE = {
    "AwrashCancel": (AwrashCancel, "awrash_base_cancel_unref"),
    "AwrashTable": (AwrashTable, "awrash_base_table_free"),
    "AwrashLaw": (AwrashLaw, "awrash_random_law_free"),
    "AwrashSituation": (AwrashSituation, "awrash_simulation_situation_free"),
    "AwrashPolicy": (AwrashPolicy, "awrash_simulation_policy_free"),
    "AwrashSimulationDesign": (AwrashSimulationDesign, "awrash_simulation_design_free"),
    "AwrashDistribution": (AwrashDistribution, "awrash_metric_distribution_free"),
    "AwrashTally": (AwrashTally, "awrash_metric_tally_free"),
    "AwrashSketch": (AwrashSketch, "awrash_metric_sketch_free"),
    "AwrashParts": (AwrashParts, "awrash_metric_parts_free"),
    "AwrashSources": (AwrashSources, "awrash_metric_sources_free"),
    "AwrashDesign": (AwrashDesign, "awrash_metric_design_free"),
    "AwrashNeighbours": (AwrashNeighbours, "awrash_metric_neighbours_free"),
    "AwrashClaims": (AwrashClaims, "awrash_apportion_claims_free"),
    "AwrashMatrix": (AwrashMatrix, "awrash_apportion_matrix_free"),
    "AwrashMargins": (AwrashMargins, "awrash_apportion_margins_free"),
    "AwrashTies": (AwrashTies, "awrash_allot_ties_free"),
    "AwrashCrossing": (AwrashCrossing, "awrash_allot_crossing_free"),
    "AwrashCosts": (AwrashCosts, "awrash_allot_costs_free"),
    "AwrashTree": (AwrashTree, "awrash_allot_tree_free"),
    "AwrashProgramme": (AwrashProgramme, "awrash_programme_unref"),
    "AwrashProgrammeBuilder": (AwrashProgrammeBuilder, "awrash_programme_builder_free"),
    "AwrashReading": (AwrashReading, "awrash_split_reading_free"),
    "AwrashReserves": (AwrashReserves, "awrash_selection_reserves_free"),
    "AwrashPriority": (AwrashPriority, "awrash_selection_priority_free"),
    "AwrashPreferences": (AwrashPreferences, "awrash_selection_preferences_free"),
    "AwrashMatch": (AwrashMatch, "awrash_selection_match_free"),
    "AwrashPool": (AwrashPool, "awrash_selection_pool_unref"),
    "AwrashPanelQuestion": (AwrashPanelQuestion, "awrash_selection_question_unref"),
    "AwrashLottery": (AwrashLottery, "awrash_selection_lottery_unref"),
    "AwrashQuotaRelaxation": (AwrashQuotaRelaxation, "awrash_selection_relaxation_free"),
    "AwrashPlan": (AwrashPlan, "awrash_split_plan_unref"),
    "AwrashStudy": (AwrashStudy, "awrash_simulation_study_free"),
    "AwrashStore": (AwrashStore, "awrash_simulation_store_free"),
    "AwrashRunner": (AwrashRunner, "awrash_simulation_runner_free"),
    "AwrashFrontier": (AwrashFrontier, "awrash_split_frontier_free"),
    "AwrashReport": (AwrashReport, "awrash_report_free"),
    "AwrashSolving": (AwrashSolving, "awrash_split_solving_free"),
    "AwrashBalance": (AwrashBalance, "awrash_split_balance_free"),
    "AwrashVerdict": (AwrashVerdict, "awrash_audit_verdict_free"),
    "AwrashApproval": (AwrashApproval, "awrash_selection_approve_free"),
    "AwrashApproved": (AwrashApproved, "awrash_selection_approve_answer_free"),
    "AwrashWalls": (AwrashWalls, "awrash_split_walls_free"),
    "AwrashExplanation": (AwrashExplanation, "awrash_split_explanation_free"),
    "AwrashMoves": (AwrashMoves, "awrash_split_moves_free"),
    "AwrashRelaxation": (AwrashRelaxation, "awrash_split_relax_free"),
    "AwrashSimulationModelBuilder": (AwrashSimulationModelBuilder,
                                     "awrash_simulation_model_builder_free"),
    "AwrashSimulationModel": (AwrashSimulationModel, "awrash_simulation_model_unref"),
}
"""Opaque C types: the class that stands for them, and the function that gives one back."""

RECORDS = {
    "AwrashRandomAddress": (AwrashRandomAddress, "awrash_random_address_size"),
    "AwrashSobolIndex": (AwrashSobolIndex, "awrash_simulation_sobol_size"),
    "AwrashMorris": (AwrashMorris, "awrash_simulation_morris_size"),
    "AwrashProvinceGain": (AwrashProvinceGain, "awrash_simulation_gains_size"),
    "AwrashLotteryLevel": (AwrashLotteryLevel, "awrash_selection_lottery_level_size"),
    "AwrashSpatial": (AwrashSpatial, "awrash_metric_space_size"),
    "AwrashEstimate": (AwrashEstimate, "awrash_metric_estimate_size"),
    "AwrashDominanceTest": (AwrashDominanceTest, "awrash_metric_dominance_test_size"),
    "AwrashTails": (AwrashTails, "awrash_metric_space_permute_size"),
    "AwrashAllotment": (AwrashAllotment, "awrash_allot_allotment_size"),
    "AwrashClaimChange": (AwrashClaimChange, "awrash_apportion_change_size"),
    "AwrashMatrixExchange": (AwrashMatrixExchange, "awrash_audit_biproportional_exchange_size"),
    "AwrashDuration": (AwrashDuration, "awrash_programme_duration_size"),
    "AwrashWish": (AwrashWish, "awrash_split_wishes_size"),
    "AwrashExchange": (AwrashExchange, "awrash_audit_allotment_exchange_size"),
    "AwrashWallBounds": (AwrashWallBounds, "awrash_split_walls_bounds_size"),
    "AwrashStanding": (AwrashStanding, "awrash_split_standing_size"),
    "AwrashWallPrice": (AwrashWallPrice, "awrash_split_prices_size"),
    "AwrashTransfer": (AwrashTransfer, "awrash_split_moves_transfer_size"),
    "AwrashPlanLevel": (AwrashPlanLevel, "awrash_split_plan_level_size"),
    "AwrashWallChange": (AwrashWallChange, "awrash_split_relax_change_size"),
    "AwrashWallSide": (AwrashWallSide, "awrash_split_relax_side_size"),
    "AwrashKakwani": (AwrashKakwani, "awrash_metric_kakwani_size"),
    "AwrashSlopeIndex": (AwrashSlopeIndex, "awrash_metric_slope_index_size"),
    "AwrashGap": (AwrashGap, "awrash_metric_gap_size"),
    "AwrashHealthEquity": (AwrashHealthEquity, "awrash_metric_health_equity_size"),
    "AwrashUniformity": (AwrashUniformity, "awrash_selection_uniform_size"),
    "AwrashLegacy": (AwrashLegacy, "awrash_selection_legacy_size"),
    "AwrashTakeUp": (AwrashTakeUp, "awrash_simulation_take_up_size"),
}
"""Frozen C records: their fields, and the function that tells their size."""

ENUMERATIONS = {
    "AwrashStatus": "awrash_base_status",
    "AwrashDialect": "awrash_base_dialect",
    "AwrashTiePolicy": "awrash_allot_tie_policy",
    "AwrashNestedMode": "awrash_apportion_nested_mode",
    "AwrashGiniCorrection": "awrash_metric_gini_correction",
    "AwrashMissing": "awrash_metric_missing",
    "AwrashDominanceCurve": "awrash_metric_dominance_curve",
    "AwrashDominance": "awrash_metric_dominance",
    "AwrashGiniScheme": "awrash_metric_gini_scheme",
    "AwrashShapleyAbsent": "awrash_metric_shapley_absent",
    "AwrashUnit": "awrash_programme_unit",
    "AwrashOrigin": "awrash_programme_origin",
    "AwrashClass": "awrash_split_class",
    "AwrashObjective": "awrash_split_objective",
    "AwrashFault": "awrash_audit_fault",
}
"""C enumerations: the stem of the functions that turn their numbers into names and back."""

# ── kinds of values ──────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Number:
    """A number passed by value: its C type and its ctypes type."""

    c: str
    ctype: type


@dataclass(frozen=True)
class Enumeration:
    """A value of a C enumeration; Python sees its name."""

    c: str
    ctype: type = ctypes.c_int


@dataclass(frozen=True)
class Text:
    """UTF-8 text that the callee does not keep, or (owned) that the caller frees."""

    nullable: bool = False
    owned: bool = False

    @property
    def c(self) -> str:
        return "char *" if self.owned else "const char *"

    @property
    def ctype(self) -> type:
        return ctypes.c_void_p if self.owned else ctypes.c_char_p


@dataclass(frozen=True)
class Opaque:
    """A pointer to an opaque thing; as a result: owned unless the C type says const."""

    name: str
    const: bool = False
    nullable: bool = False

    @property
    def c(self) -> str:
        return ("const " if self.const else "") + self.name + " *"

    @property
    def ctype(self) -> type:
        return ctypes.POINTER(OPAQUE[self.name][0])


@dataclass(frozen=True)
class Record:
    """A frozen record that the callee fills."""

    c: str

    @property
    def ctype(self) -> type:
        return RECORDS[self.c][0]


@dataclass(frozen=True)
class Given:
    """A frozen record that the callee reads."""

    item: Record

    @property
    def c(self) -> str:
        return f"const {self.item.c} *"

    @property
    def ctype(self) -> type:
        return ctypes.POINTER(self.item.ctype)


@dataclass(frozen=True)
class Array:
    """An array and its length: a parameter ("n", "n + 1"), a call ("awrash_…_get_n(claims)"), "4"."""

    item: Union[Number, Text, Record]
    length: str
    nullable: bool = False
    out: bool = False

    @property
    def c(self) -> str:
        """The type as a result has it."""
        return f"const {self.item.c} *"

    @property
    def ctype(self) -> type:
        return ctypes.POINTER(self.item.ctype)


@dataclass(frozen=True)
class Out:
    """One value that the callee fills."""

    item: Union[Number, Record]

    @property
    def ctype(self) -> type:
        return ctypes.POINTER(self.item.ctype)


@dataclass(frozen=True)
class Error:
    """GLib's error slot, always last."""

    ctype = ctypes.POINTER(ctypes.POINTER(GError))


Kind = Union[Number, Enumeration, Text, Opaque, Record, Given, Array, Out, Error]


@dataclass(frozen=True)
class Prototype:
    """One exported function."""

    name: str
    returns: Optional[Kind]
    parameters: Tuple[Tuple[str, Kind], ...]

    @property
    def restype(self) -> Optional[type]:
        return None if self.returns is None else self.returns.ctype

    @property
    def argtypes(self) -> Tuple[type, ...]:
        return tuple(kind.ctype for _, kind in self.parameters)


def declaration(name: str, kind: Kind) -> str:
    """A parameter as the header writes it: ``const double x[]``."""
    if isinstance(kind, Error):
        return f"GError **{name}"
    if isinstance(kind, Out):
        return f"{kind.item.c} *{name}"
    if isinstance(kind, Array):
        if isinstance(kind.item, Text):
            return f"const char *const {name}[]"
        return f"{'' if kind.out else 'const '}{kind.item.c} {name}[]"
    return kind.c + name if kind.c.endswith("*") else f"{kind.c} {name}"


# ── short words for the table below ──────────────────────────────────────────────────────────────

real = Number("double", ctypes.c_double)
integer = Number("int64_t", ctypes.c_int64)
size = Number("size_t", ctypes.c_size_t)
code = Number("int", ctypes.c_int)
truth = Number("gboolean", ctypes.c_int)
quark = Number("GQuark", ctypes.c_uint32)
byte = Number("char", ctypes.c_char)
word = Number("uint32_t", ctypes.c_uint32)
text = Text()
maybe_text = Text(nullable=True)
owned_text = Text(owned=True)
error = Error()

enumeration = Enumeration
out = Out


def reals(length: str, nullable: bool = False, out: bool = False) -> Array:
    """An array of ``double``."""
    return Array(real, length, nullable, out)


def integers(length: str, nullable: bool = False, out: bool = False) -> Array:
    """An array of ``int64_t``."""
    return Array(integer, length, nullable, out)


def words(length: str, out: bool = False) -> Array:
    """An array of ``uint32_t``."""
    return Array(word, length, out=out)


def texts(length: str, nullable: bool = False) -> Array:
    """An array of texts."""
    return Array(text, length, nullable)


def the(name: str, nullable: bool = False) -> Opaque:
    """An opaque thing that is read (or, as a result, lent)."""
    return Opaque(name, True, nullable)


def a(name: str, nullable: bool = False) -> Opaque:
    """An opaque thing that is changed (or, as a result, handed over)."""
    return Opaque(name, False, nullable)


PROTOTYPES: Dict[str, Prototype] = {}
"""The table: every exported function by its name."""


def function(name: str, returns: Optional[Kind], /, **parameters: Kind) -> None:
    """Enter one function into the table."""
    if name in PROTOTYPES:
        raise ValueError(f"{name} stands twice in the table")
    PROTOTYPES[name] = Prototype(name, returns, tuple(parameters.items()))


# ── base ─────────────────────────────────────────────────────────────────────────────────────────

CANCEL = "AwrashCancel"
TABLE = "AwrashTable"

function("awrash_base_version", text)
function("awrash_base_error_quark", quark)
function("awrash_base_error_get_name", maybe_text, code=code)
function("awrash_base_error_from_name", code, name=text)
function("awrash_base_cancel_new", a(CANCEL))
function("awrash_base_cancel_ref", a(CANCEL), cancel=a(CANCEL))
function("awrash_base_cancel_unref", None, cancel=a(CANCEL, nullable=True))
function("awrash_base_cancel_ask", None, cancel=a(CANCEL))
function("awrash_base_cancel_is_asked", truth, cancel=the(CANCEL))
function("awrash_base_cancel_use", the(CANCEL, nullable=True), cancel=the(CANCEL, nullable=True))
function("awrash_base_status_get_name", maybe_text, status=enumeration("AwrashStatus"))
function("awrash_base_status_from_name", enumeration("AwrashStatus"), name=text)
function("awrash_base_dialect_get_name", maybe_text, dialect=enumeration("AwrashDialect"))
function("awrash_base_dialect_from_name", code, name=text)
function("awrash_base_table_new", a(TABLE),
         name=text, n_columns=size, columns=texts("n_columns"), error=error)
function("awrash_base_table_copy", a(TABLE), table=the(TABLE), error=error)
function("awrash_base_table_free", None, table=a(TABLE, nullable=True))
function("awrash_base_table_append", truth,
         table=a(TABLE), n_cells=size, cells=texts("n_cells"), error=error)
function("awrash_base_table_add_comment", None, table=a(TABLE), comment=text)
function("awrash_base_table_get_name", text, table=the(TABLE))
function("awrash_base_table_get_n_rows", size, table=the(TABLE))
function("awrash_base_table_get_n_columns", size, table=the(TABLE))
function("awrash_base_table_get_n_comments", size, table=the(TABLE))
function("awrash_base_table_get_comment", text, table=the(TABLE), index=size)
function("awrash_base_table_get_column", text, table=the(TABLE), column=size)
function("awrash_base_table_find_column", truth, table=the(TABLE), name=text, column=out(size))
function("awrash_base_table_get_cell", text, table=the(TABLE), row=size, column=size)
function("awrash_base_table_get_line", integer, table=the(TABLE), row=size)
function("awrash_base_table_get_number", truth,
         table=the(TABLE), row=size, column=size, value=out(real), error=error)
function("awrash_base_table_get_integer", truth,
         table=the(TABLE), row=size, column=size, value=out(integer), error=error)
function("awrash_base_file_read", owned_text, path=text, most=size, error=error)
function("awrash_base_folder_write", truth, folder=text, n=size, names=texts("n"),
         texts=texts("n"), error=error)
function("awrash_base_csv_parse", a(TABLE),
         name=text, length=size, text=Array(byte, "length"), error=error)
function("awrash_base_csv_read", a(TABLE), path=text, error=error)
function("awrash_base_csv_format", owned_text,
         table=the(TABLE), dialect=enumeration("AwrashDialect"), error=error)
function("awrash_base_csv_write", truth,
         table=the(TABLE), path=text, dialect=enumeration("AwrashDialect"), error=error)

# ── random ───────────────────────────────────────────────────────────────────────────────────────

LAW = "AwrashLaw"
_ADDRESS = Given(Record("AwrashRandomAddress"))

function("awrash_random_address_size", size)
function("awrash_random_philox", None, counter=words("4"), key=words("2"), words=words("4", out=True))
function("awrash_random_uniform", truth, address=_ADDRESS, n=size, values=reals("n", out=True),
         error=error)
function("awrash_random_law_new", a(LAW), text=text, error=error)
function("awrash_random_law_free", None, law=a(LAW, nullable=True))
function("awrash_random_law_get_text", text, law=the(LAW))
function("awrash_random_law_get_mean", real, law=the(LAW))
function("awrash_random_law_get_variance", real, law=the(LAW))
function("awrash_random_law_is_whole", truth, law=the(LAW))
function("awrash_random_law_get_n_categories", size, law=the(LAW))
function("awrash_random_law_get_category", maybe_text, law=the(LAW), category=size)
function("awrash_random_law_quantile", truth, law=the(LAW), n=size, u=reals("n"),
         x=reals("n", out=True), error=error)
function("awrash_random_law_draw", truth, law=the(LAW), address=_ADDRESS, n=size,
         x=reals("n", out=True), error=error)
function("awrash_random_law_form_get_n", size)
function("awrash_random_law_form_get_name", maybe_text, form=size)
function("awrash_random_law_form_get_condition", maybe_text, form=size)

# ── metric ───────────────────────────────────────────────────────────────────────────────────────

function("awrash_metric_gini_correction_get_name", maybe_text,
         correction=enumeration("AwrashGiniCorrection"))
function("awrash_metric_gini_correction_from_name", code, name=text)
function("awrash_metric_gini", truth,
         correction=enumeration("AwrashGiniCorrection"), n=size, x=reals("n"),
         weights=reals("n", nullable=True), gini=out(real), error=error)
function("awrash_metric_gini_by_threads", truth, n_threads=size,
         correction=enumeration("AwrashGiniCorrection"), n=size, x=reals("n"),
         weights=reals("n", nullable=True), gini=out(real), error=error)
function("awrash_metric_lorenz", truth,
         n=size, x=reals("n"), weights=reals("n", nullable=True), p=reals("n + 1", out=True),
         share=reals("n + 1", out=True), generalized=reals("n + 1", out=True), error=error)
function("awrash_metric_theil", truth,
         n=size, x=reals("n"), weights=reals("n", nullable=True), theil=out(real), error=error)
function("awrash_metric_mld", truth,
         n=size, x=reals("n"), weights=reals("n", nullable=True), mld=out(real), error=error)
function("awrash_metric_hoover", truth,
         n=size, x=reals("n"), weights=reals("n", nullable=True),
         reference=reals("n", nullable=True), hoover=out(real), error=error)
function("awrash_metric_extremes", truth,
         n=size, x=reals("n"), weights=reals("n", nullable=True), lowest=out(size),
         highest=out(size), ratio=out(real), error=error)

DISTRIBUTION = "AwrashDistribution"
_ROWS = "awrash_metric_distribution_get_n(distribution)"

function("awrash_metric_missing_get_name", maybe_text, missing=enumeration("AwrashMissing"))
function("awrash_metric_missing_from_name", code, name=text)
function("awrash_metric_distribution_new", a(DISTRIBUTION),
         missing=enumeration("AwrashMissing"), n=size, x=reals("n"),
         weights=reals("n", nullable=True), error=error)
function("awrash_metric_distribution_new_ranked", a(DISTRIBUTION),
         missing=enumeration("AwrashMissing"), n=size, x=reals("n"), rank=reals("n"),
         weights=reals("n", nullable=True), error=error)
function("awrash_metric_distribution_free", None, distribution=a(DISTRIBUTION, nullable=True))
function("awrash_metric_distribution_get_n", size, distribution=the(DISTRIBUTION))
function("awrash_metric_distribution_get_n_counted", size, distribution=the(DISTRIBUTION))
function("awrash_metric_distribution_get_n_missing", size, distribution=the(DISTRIBUTION))
function("awrash_metric_distribution_get_mean", real, distribution=the(DISTRIBUTION))
function("awrash_metric_distribution_quantile", truth,
         distribution=the(DISTRIBUTION), p=real, quantile=out(real), error=error)
function("awrash_metric_lorenz_absolute", truth,
         n=size, x=reals("n"), weights=reals("n", nullable=True), p=reals("n + 1", out=True),
         absolute=reals("n + 1", out=True), error=error)
function("awrash_metric_coulter", truth,
         n=size, x=reals("n"), weights=reals("n", nullable=True), reference=reals("n"),
         coulter=out(real), error=error)
function("awrash_metric_dominance_curve_get_name", maybe_text, curve=enumeration("AwrashDominanceCurve"))
function("awrash_metric_dominance_curve_from_name", code, name=text)
function("awrash_metric_dominance_get_name", maybe_text, dominance=enumeration("AwrashDominance"))
function("awrash_metric_dominance_from_name", code, name=text)
function("awrash_metric_dominance", enumeration("AwrashDominance"),
         curve=enumeration("AwrashDominanceCurve"), tolerance=real, x=the(DISTRIBUTION),
         y=the(DISTRIBUTION), x_above=out(real), y_above=out(real), crossing=out(real), error=error)
function("awrash_metric_index", truth,
         distribution=the(DISTRIBUTION), index=text, value=out(real), error=error)
function("awrash_metric_index_values", truth,
         distribution=the(DISTRIBUTION), n_indices=size, indices=texts("n_indices"),
         values=reals("n_indices", out=True), error=error)
function("awrash_metric_index_report", truth,
         n_threads=size, missing=enumeration("AwrashMissing"), n=size, x=reals("n"),
         weights=reals("n", nullable=True), n_indices=size, indices=texts("n_indices"),
         values=reals("n_indices", out=True), error=error)
function("awrash_metric_index_influence", truth,
         distribution=the(DISTRIBUTION), index=text, influence=reals(_ROWS, out=True), error=error)
function("awrash_metric_index_gradient", truth,
         distribution=the(DISTRIBUTION), index=text, gradient=reals(_ROWS, out=True), error=error)
function("awrash_metric_index_get_n", size)
function("awrash_metric_index_get_name", maybe_text, k=size)
function("awrash_metric_index_get_convention", maybe_text, k=size)

TALLY = "AwrashTally"
SKETCH = "AwrashSketch"
_TALLIED = "awrash_metric_tally_get_n_indices(tally)"

function("awrash_metric_tally_new", a(TALLY),
         n_indices=size, indices=texts("n_indices"), error=error)
function("awrash_metric_tally_free", None, tally=a(TALLY, nullable=True))
function("awrash_metric_tally_add", truth,
         tally=a(TALLY), n=size, x=reals("n"), weights=reals("n", nullable=True), error=error)
function("awrash_metric_tally_merge", truth, tally=a(TALLY), other=the(TALLY), error=error)
function("awrash_metric_tally_get_n_indices", size, tally=the(TALLY))
function("awrash_metric_tally_get_index", text, tally=the(TALLY), i=size)
function("awrash_metric_tally_get_n_counted", size, tally=the(TALLY))
function("awrash_metric_tally_get_mean", real, tally=the(TALLY))
function("awrash_metric_tally_values", truth,
         tally=the(TALLY), values=reals(_TALLIED, out=True), error=error)
function("awrash_metric_tally_text_write", owned_text, tally=the(TALLY), error=error)
function("awrash_metric_tally_text_read", a(TALLY), text=text, error=error)
function("awrash_metric_sketch_new", a(SKETCH), bits=size, error=error)
function("awrash_metric_sketch_free", None, sketch=a(SKETCH, nullable=True))
function("awrash_metric_sketch_add", truth,
         sketch=a(SKETCH), n=size, x=reals("n"), weights=reals("n", nullable=True), error=error)
function("awrash_metric_sketch_merge", truth, sketch=a(SKETCH), other=the(SKETCH), error=error)
function("awrash_metric_sketch_get_bits", size, sketch=the(SKETCH))
function("awrash_metric_sketch_get_n_counted", size, sketch=the(SKETCH))
function("awrash_metric_sketch_gini", truth,
         sketch=the(SKETCH), low=out(real), high=out(real), error=error)
function("awrash_metric_sketch_text_write", owned_text, sketch=the(SKETCH), error=error)
function("awrash_metric_sketch_text_read", a(SKETCH), text=text, error=error)
function("awrash_metric_grouped_gini", truth,
         n=size, mean=reals("n"), least=reals("n"), largest=reals("n"),
         weights=reals("n", nullable=True), low=out(real), high=out(real), error=error)
function("awrash_metric_rank", truth,
         n=size, x=reals("n"), weights=reals("n", nullable=True), rank=reals("n", out=True),
         error=error)
function("awrash_metric_concentration_index_get_name", maybe_text, index=size)
function("awrash_metric_concentration_index_get_convention", maybe_text, index=text, error=error)
function("awrash_metric_concentration", truth,
         index=text, n=size, h=reals("n"), rank=reals("n"), weights=reals("n", nullable=True),
         value=out(real), error=error)
function("awrash_metric_concentration_values", truth,
         n_indices=size, indices=texts("n_indices"), n=size, h=reals("n"), rank=reals("n"),
         weights=reals("n", nullable=True), values=reals("n_indices", out=True), error=error)
function("awrash_metric_concentration_influence", truth,
         index=text, n=size, h=reals("n"), rank=reals("n"), weights=reals("n", nullable=True),
         influence=reals("n", out=True), error=error)
function("awrash_metric_concentration_regression", truth,
         index=text, n=size, h=reals("n"), rank=reals("n"), weights=reals("n", nullable=True),
         value=out(real), standard_error=out(real), error=error)
function("awrash_metric_concentration_curve", truth,
         n=size, h=reals("n"), rank=reals("n"), weights=reals("n", nullable=True),
         p=reals("n + 1", out=True), share=reals("n + 1", out=True),
         generalized=reals("n + 1", out=True), n_points=out(size), error=error)
function("awrash_metric_kakwani_size", size)
function("awrash_metric_kakwani", truth,
         n=size, before=reals("n"), tax=reals("n"), weights=reals("n", nullable=True),
         kakwani=out(Record("AwrashKakwani")), error=error)
function("awrash_metric_slope_index_size", size)
function("awrash_metric_slope_index", truth,
         link=text, n=size, y=reals("n"), rank=reals("n"), weights=reals("n", nullable=True),
         slope=out(Record("AwrashSlopeIndex")), error=error)
function("awrash_metric_slope_influence", truth,
         measure=text, n=size, y=reals("n"), rank=reals("n"), weights=reals("n", nullable=True),
         influence=reals("n", out=True), error=error)
function("awrash_metric_gap_size", size)
function("awrash_metric_gap", truth,
         n=size, y=reals("n"), weights=reals("n", nullable=True), gap=out(Record("AwrashGap")),
         error=error)
function("awrash_metric_gap_from", truth,
         overall=real, n=size, y=reals("n"), weights=reals("n", nullable=True),
         gap=out(Record("AwrashGap")), error=error)
function("awrash_metric_health_equity_size", size)
function("awrash_metric_health_equity", truth,
         favourable=truth, reference=integer, n=size, y=reals("n"),
         weights=reals("n", nullable=True), errors=reals("n", nullable=True),
         rank=reals("n", nullable=True), equity=out(Record("AwrashHealthEquity")), error=error)

PARTS = "AwrashParts"
SOURCES = "AwrashSources"

function("awrash_metric_parts_free", None, parts=a(PARTS, nullable=True))
function("awrash_metric_parts_get_convention", text, parts=the(PARTS))
function("awrash_metric_parts_get_n_columns", size, parts=the(PARTS))
function("awrash_metric_parts_get_table", text, parts=the(PARTS), column=size)
function("awrash_metric_parts_get_name", text, parts=the(PARTS), column=size)
function("awrash_metric_parts_get_n_rows", size, parts=the(PARTS), column=size)
function("awrash_metric_parts_get_values", None,
         parts=the(PARTS), column=size, n=size, values=reals("n", out=True))
function("awrash_metric_parts_get", truth,
         parts=the(PARTS), table=text, name=text, row=size, value=out(real))
function("awrash_metric_entropy_decomposition", a(PARTS),
         alpha=real, n_groups=size, n=size, x=reals("n"), weights=reals("n", nullable=True),
         group=integers("n"), error=error)
function("awrash_metric_gini_scheme_get_name", maybe_text, scheme=enumeration("AwrashGiniScheme"))
function("awrash_metric_gini_scheme_from_name", code, name=text)
function("awrash_metric_gini_decomposition", a(PARTS),
         scheme=enumeration("AwrashGiniScheme"), nu=real, n_groups=size, n=size, x=reals("n"),
         weights=reals("n", nullable=True), group=integers("n"), error=error)
function("awrash_metric_atkinson_decomposition", a(PARTS),
         epsilon=real, n_groups=size, n=size, x=reals("n"), weights=reals("n", nullable=True),
         group=integers("n"), error=error)
function("awrash_metric_gini_change", a(PARTS),
         n_groups=size, n=size, before=reals("n"), after=reals("n"),
         weights_before=reals("n", nullable=True), weights_after=reals("n", nullable=True),
         group=integers("n"), error=error)
function("awrash_metric_sources_new", a(SOURCES),
         n=size, n_sources=size, values=reals("n * n_sources"),
         weights=reals("n", nullable=True), error=error)
function("awrash_metric_sources_free", None, sources=a(SOURCES, nullable=True))
function("awrash_metric_sources_get_n_sources", size, sources=the(SOURCES))
function("awrash_metric_source_decomposition", a(PARTS), sources=the(SOURCES), error=error)
function("awrash_metric_shapley_absent_get_name", maybe_text,
         absent=enumeration("AwrashShapleyAbsent"))
function("awrash_metric_shapley_absent_from_name", code, name=text)
function("awrash_metric_shapley", a(PARTS),
         index=text, absent=enumeration("AwrashShapleyAbsent"), draws=integer,
         seed=Text(nullable=True), sources=the(SOURCES),
         group=integers("awrash_metric_sources_get_n_sources(sources)", nullable=True), error=error)
function("awrash_metric_wolfson", truth,
         n=size, x=reals("n"), weights=reals("n", nullable=True), wolfson=out(real), error=error)
function("awrash_metric_esteban_ray", a(PARTS),
         alpha=real, beta=real, n_groups=size, n=size, x=reals("n"),
         weights=reals("n", nullable=True), group=integers("n"), error=error)
function("awrash_metric_partition", truth,
         n_groups=size, n=size, x=reals("n"), weights=reals("n", nullable=True),
         group=integers("n", out=True), lowest=reals("n_groups", out=True), between=out(real),
         error=error)
function("awrash_metric_segregation", a(PARTS),
         n_streams=size, n_provinces=size, places=reals("n_streams * n_provinces"), error=error)

NEIGHBOURS = "AwrashNeighbours"
N_UNITS = "awrash_metric_neighbours_get_n(neighbours)"

function("awrash_metric_neighbours_new", a(NEIGHBOURS),
         sense=text, style=text, islands=text, n=size, n_pairs=size,
         **{"from": integers("n_pairs")}, to=integers("n_pairs"),
         weights=reals("n_pairs", nullable=True), error=error)
function("awrash_metric_neighbours_free", None, neighbours=a(NEIGHBOURS, nullable=True))
function("awrash_metric_neighbours_get_n", size, neighbours=the(NEIGHBOURS))
function("awrash_metric_neighbours_get_n_islands", size, neighbours=the(NEIGHBOURS))
function("awrash_metric_space_size", size)
function("awrash_metric_space_permute_size", size)
function("awrash_metric_space", truth,
         statistic=text, neighbours=the(NEIGHBOURS), x=reals(N_UNITS),
         weights=reals(N_UNITS, nullable=True), spatial=out(Record("AwrashSpatial")), error=error)
function("awrash_metric_space_gini", truth,
         neighbours=the(NEIGHBOURS), x=reals(N_UNITS), weights=reals(N_UNITS, nullable=True),
         near=out(real), far=out(real), polarisation=out(real), error=error)
function("awrash_metric_space_permute", truth,
         statistic=text, seed=text, replications=size, neighbours=the(NEIGHBOURS),
         x=reals(N_UNITS), weights=reals(N_UNITS, nullable=True),
         values=reals("replications", out=True), tails=out(Record("AwrashTails")), error=error)
function("awrash_metric_local_moran", truth,
         scaling=text, moments=text, neighbours=the(NEIGHBOURS), x=reals(N_UNITS),
         value=reals(N_UNITS, out=True), expectation=reals(N_UNITS, out=True),
         variance=reals(N_UNITS, out=True), z=reals(N_UNITS, out=True), error=error)
function("awrash_metric_local_g", truth,
         statistic=text, neighbours=the(NEIGHBOURS), x=reals(N_UNITS),
         value=reals(N_UNITS, out=True), expectation=reals(N_UNITS, out=True),
         variance=reals(N_UNITS, out=True), z=reals(N_UNITS, out=True), error=error)

DESIGN = "AwrashDesign"

function("awrash_metric_design_new", a(DESIGN),
         lonely=text, n=size, strata=integers("n", nullable=True),
         clusters=integers("n", nullable=True), population=reals("n", nullable=True), error=error)
function("awrash_metric_design_new_census", a(DESIGN), n=size, error=error)
function("awrash_metric_design_new_part", a(DESIGN),
         design=the(DESIGN), n=size, weights=reals("n", nullable=True), error=error)
function("awrash_metric_design_free", None, design=a(DESIGN, nullable=True))
function("awrash_metric_design_get_n", size, design=the(DESIGN))
function("awrash_metric_design_get_n_strata", size, design=the(DESIGN))
function("awrash_metric_design_get_n_clusters", size, design=the(DESIGN))
function("awrash_metric_design_covariance", truth,
         design=the(DESIGN), n_statistics=size, n=size, weights=reals("n", nullable=True),
         influence=reals("n_statistics * n"),
         covariance=reals("n_statistics * n_statistics", out=True), error=error)
function("awrash_metric_estimate_size", size)
function("awrash_metric_estimate_get_note", maybe_text, is_census=truth)
function("awrash_metric_estimate", truth,
         method=text, index=text, level=real, seed=maybe_text, replications=size,
         distribution=the(DISTRIBUTION), design=the(DESIGN, nullable=True),
         estimate=out(Record("AwrashEstimate")), error=error)
function("awrash_metric_replicates", truth,
         scheme=text, index=text, level=real, distribution=the(DISTRIBUTION), n_replicates=size,
         n=size, weights=reals("n_replicates * n"), estimate=out(Record("AwrashEstimate")), error=error)
function("awrash_metric_difference", truth,
         index=text, level=real, first=the(DISTRIBUTION), second=the(DISTRIBUTION),
         design=the(DESIGN, nullable=True), difference=out(Record("AwrashEstimate")),
         covariance=out(real), error=error)
function("awrash_metric_dominance_test_size", size)
function("awrash_metric_dominance_test", truth,
         curve=enumeration("AwrashDominanceCurve"), first=the(DISTRIBUTION),
         second=the(DISTRIBUTION), design=the(DESIGN, nullable=True), n_parts=size,
         differences=reals("n_parts", out=True), errors=reals("n_parts", out=True),
         test=out(Record("AwrashDominanceTest")), error=error)
function("awrash_metric_difference_permute", truth,
         index=text, seed=text, replications=size, n=size, x=reals("n"), y=reals("n"),
         weights=reals("n", nullable=True), tails=out(Record("AwrashTails")), error=error)
function("awrash_metric_between_permute", truth,
         index=text, seed=text, replications=size, n=size, x=reals("n"),
         weights=reals("n", nullable=True), groups=integers("n"),
         tails=out(Record("AwrashTails")), error=error)

# ── allot ────────────────────────────────────────────────────────────────────────────────────────

TIES = "AwrashTies"
TREE = "AwrashTree"
COSTS = "AwrashCosts"
CROSSING = "AwrashCrossing"
_COSTED = "awrash_allot_costs_get_n(costs)"
_NODES = "awrash_allot_tree_get_n(tree)"
_CROSSED = "awrash_allot_crossing_get_n(crossing)"

function("awrash_allot_tie_policy_get_name", maybe_text, policy=enumeration("AwrashTiePolicy"))
function("awrash_allot_tie_policy_from_name", code, name=text)
function("awrash_allot_ticket", owned_text, seed=text, name=text)
function("awrash_allot_ties_new_order", a(TIES), n=size, order=integers("n"), error=error)
function("awrash_allot_ties_new_lot", a(TIES), seed=text, error=error)
function("awrash_allot_ties_new_drawn", a(TIES), n=size, holders=integers("n"), error=error)
function("awrash_allot_ties_free", None, ties=a(TIES, nullable=True))
function("awrash_allot_allotment_size", size)
function("awrash_allot_tree_new", a(TREE),
         n=size, parent=integers("n"), floor=integers("n", nullable=True),
         ceiling=integers("n", nullable=True), error=error)
function("awrash_allot_tree_free", None, tree=a(TREE, nullable=True))
function("awrash_allot_tree_get_n", size, tree=the(TREE))
function("awrash_allot_costs_new_marginals", a(COSTS),
         n=size, offsets=integers("n + 1"), n_marginals=size, marginals=reals("n_marginals"),
         error=error)
function("awrash_allot_costs_new_gains", a(COSTS),
         n=size, offsets=integers("n + 1"), n_gains=size, gains=reals("n_gains"), error=error)
function("awrash_allot_costs_new_power", a(COSTS),
         n=size, a=reals("n"), c=reals("n"), p=reals("n"), b=reals("n"), error=error)
function("awrash_allot_costs_new_quadratic", a(COSTS),
         n=size, a=reals("n"), b=reals("n"), error=error)
function("awrash_allot_costs_new_piecewise", a(COSTS),
         n=size, offsets=integers("n + 1"), n_pieces=size, breaks=integers("n_pieces"),
         slopes=reals("n_pieces"), error=error)
function("awrash_allot_costs_free", None, costs=a(COSTS, nullable=True))
function("awrash_allot_costs_get_n", size, costs=the(COSTS))
function("awrash_allot_costs_value", truth,
         costs=the(COSTS), units=integers(_COSTED), value=out(real), error=error)
function("awrash_allot_crossing_new", a(CROSSING),
         rows=the(TREE), columns=the(TREE), n_cells=size, row_leaf=integers("n_cells"),
         column_leaf=integers("n_cells"), floor=integers("n_cells", nullable=True),
         ceiling=integers("n_cells", nullable=True), error=error)
function("awrash_allot_crossing_free", None, crossing=a(CROSSING, nullable=True))
function("awrash_allot_crossing_get_n", size, crossing=the(CROSSING))
function("awrash_allot_crossing_get_n_rows", size, crossing=the(CROSSING))
function("awrash_allot_crossing_get_n_columns", size, crossing=the(CROSSING))
function("awrash_allot_crossing_least_cost", truth,
         crossing=the(CROSSING), costs=the(COSTS), total=integer, ties=the(TIES, nullable=True),
         units=integers(_CROSSED, out=True), sure=integers(_CROSSED, nullable=True, out=True),
         tied=integers(_CROSSED, nullable=True, out=True), answer=out(Record("AwrashAllotment")),
         error=error)
function("awrash_allot_crossing_blocking", truth,
         crossing=the(CROSSING), costs=the(COSTS, nullable=True), total=integer,
         row_marks=integers("awrash_allot_crossing_get_n_rows(crossing)", out=True),
         column_marks=integers("awrash_allot_crossing_get_n_columns(crossing)", out=True),
         cell_marks=integers(_CROSSED, out=True), missing=out(integer), error=error)

function("awrash_allot_nested", truth,
         tree=the(TREE), costs=the(COSTS), total=integer, ties=the(TIES, nullable=True),
         units=integers(_NODES, out=True), sure=integers(_NODES, nullable=True, out=True),
         tied=integers(_NODES, nullable=True, out=True), answer=out(Record("AwrashAllotment")),
         error=error)

# ── apportion ────────────────────────────────────────────────────────────────────────────────────

CLAIMS = "AwrashClaims"
_CLAIMANTS = "awrash_apportion_claims_get_n(claims)"

function("awrash_apportion_claims_new", a(CLAIMS),
         n=size, claims=reals("n"), floor=integers("n", nullable=True),
         ceiling=integers("n", nullable=True), error=error)
function("awrash_apportion_claims_free", None, claims=a(CLAIMS, nullable=True))
function("awrash_apportion_claims_get_n", size, claims=the(CLAIMS))
function("awrash_apportion_rule_get_name", maybe_text, index=size)
function("awrash_apportion_rule_get_form", maybe_text, index=size)
function("awrash_apportion_rule_signpost", truth,
         rule=text, k=integer, signpost=out(real), error=error)
function("awrash_apportion_divisor", truth,
         claims=the(CLAIMS), total=integer, rule=text, ties=the(TIES, nullable=True),
         units=integers(_CLAIMANTS, out=True), sure=integers(_CLAIMANTS, nullable=True, out=True),
         tied=integers(_CLAIMANTS, nullable=True, out=True),
         answer=out(Record("AwrashAllotment")), error=error)
function("awrash_apportion_remainder", truth,
         claims=the(CLAIMS), total=integer, quota=text, ties=the(TIES, nullable=True),
         units=integers(_CLAIMANTS, out=True), sure=integers(_CLAIMANTS, nullable=True, out=True),
         tied=integers(_CLAIMANTS, nullable=True, out=True),
         answer=out(Record("AwrashAllotment")), error=error)
function("awrash_apportion_shares", truth,
         claims=the(CLAIMS), total=integer, shares=reals(_CLAIMANTS, out=True), error=error)
function("awrash_apportion_path", truth,
         claims=the(CLAIMS), total=integer, rule=text, n=size, recipients=integers("n", out=True),
         ties=integers("n", nullable=True, out=True), n_steps=out(integer), error=error)
function("awrash_apportion_path_next", truth,
         claims=the(CLAIMS), total=integer, rule=text, n=size, recipients=integers("n", out=True),
         ties=integers("n", nullable=True, out=True),
         divisors=reals("n", nullable=True, out=True), n_steps=out(integer), error=error)
function("awrash_apportion_paradox_house", truth,
         claims=the(CLAIMS), rule=text, **{"from": integer}, to=integer, total=out(integer),
         recipient=out(integer), error=error)
function("awrash_apportion_paradox_population", truth,
         before=the(CLAIMS), after=the(CLAIMS), total=integer, rule=text, loser=out(integer),
         winner=out(integer), error=error)
function("awrash_apportion_paradox_newcomer", truth,
         claims=the(CLAIMS), total=integer, newcomer=integer, rule=text, loser=out(integer),
         winner=out(integer), error=error)
function("awrash_apportion_change_size", size)
function("awrash_apportion_change", truth,
         claims=the(CLAIMS), total=integer, rule=text, recipient=integer,
         change=out(Record("AwrashClaimChange")), error=error)
function("awrash_apportion_prices", truth,
         claims=the(CLAIMS), total=integer, rule=text, units=integers(_CLAIMANTS),
         low=reals(_CLAIMANTS, out=True), high=reals(_CLAIMANTS, out=True),
         binding=integers(_CLAIMANTS, out=True), error=error)
function("awrash_apportion_shares_within", truth,
         claims=the(CLAIMS), total=integer, shares=reals(_CLAIMANTS, out=True), error=error)
function("awrash_apportion_shares_violations", truth,
         claims=the(CLAIMS), total=integer, units=integers(_CLAIMANTS),
         violations=integers(_CLAIMANTS, out=True), error=error)
function("awrash_apportion_round_to_total", truth,
         n=size, values=reals("n"), total=integer, ties=the(TIES, nullable=True),
         units=integers("n", out=True), sure=integers("n", nullable=True, out=True),
         tied=integers("n", nullable=True, out=True),
         answer=out(Record("AwrashAllotment")), error=error)
function("awrash_apportion_base_proportional", truth,
         claims=the(CLAIMS), total=integer, base=integer, rule=text,
         ties=the(TIES, nullable=True), units=integers(_CLAIMANTS, out=True),
         sure=integers(_CLAIMANTS, nullable=True, out=True),
         tied=integers(_CLAIMANTS, nullable=True, out=True),
         answer=out(Record("AwrashAllotment")), error=error)
function("awrash_apportion_hold_harmless", truth,
         n=size, last=reals("n"), total=integer, at_least=real, at_most=real,
         floor=integers("n", out=True), ceiling=integers("n", out=True), error=error)
function("awrash_apportion_criteria_combine", truth,
         n_criteria=size, n=size, values=reals("n_criteria * n"), weights=reals("n_criteria"),
         claims=reals("n", out=True), error=error)
function("awrash_apportion_criteria_excess", truth,
         n=size, part=reals("n"), whole=reals("n"), rate=real, excess=reals("n", out=True),
         error=error)
function("awrash_apportion_criteria_index", truth,
         n=size, value=reals("n"), size=reals("n"), low=real, high=real,
         index=reals("n", out=True), error=error)
function("awrash_apportion_quota_method", truth,
         claims=the(CLAIMS), total=integer, ties=the(TIES, nullable=True),
         units=integers(_CLAIMANTS, out=True), sure=integers(_CLAIMANTS, nullable=True, out=True),
         tied=integers(_CLAIMANTS, nullable=True, out=True),
         answer=out(Record("AwrashAllotment")), error=error)

function("awrash_apportion_nested_mode_get_name", maybe_text, mode=enumeration("AwrashNestedMode"))
function("awrash_apportion_nested_mode_from_name", code, name=text)
function("awrash_apportion_nested", truth,
         tree=the(TREE), claims=reals(_NODES), total=integer, rule=text,
         mode=enumeration("AwrashNestedMode"), ties=the(TIES, nullable=True),
         units=integers(_NODES, out=True), sure=integers(_NODES, nullable=True, out=True),
         tied=integers(_NODES, nullable=True, out=True), answer=out(Record("AwrashAllotment")),
         error=error)
function("awrash_apportion_nested_divisors", truth,
         tree=the(TREE), claims=reals(_NODES), rule=text, units=integers(_NODES),
         low=reals(_NODES, out=True), high=reals(_NODES, out=True), error=error)
function("awrash_apportion_nested_shares", truth,
         tree=the(TREE), claims=reals(_NODES), total=integer, shares=reals(_NODES, out=True),
         error=error)
MATRIX = "AwrashMatrix"
MARGINS = "AwrashMargins"
_MATRIX_ROWS = "awrash_apportion_matrix_get_n_rows(matrix)"
_MATRIX_COLUMNS = "awrash_apportion_matrix_get_n_columns(matrix)"
_MATRIX_CELLS = f"{_MATRIX_ROWS} * {_MATRIX_COLUMNS}"

function("awrash_apportion_matrix_new", a(MATRIX),
         n_rows=size, n_columns=size, claims=reals("n_rows * n_columns"),
         floor=integers("n_rows * n_columns", nullable=True),
         ceiling=integers("n_rows * n_columns", nullable=True), error=error)
function("awrash_apportion_matrix_free", None, matrix=a(MATRIX, nullable=True))
function("awrash_apportion_matrix_get_n_rows", size, matrix=the(MATRIX))
function("awrash_apportion_matrix_get_n_columns", size, matrix=the(MATRIX))
function("awrash_apportion_margins_new", a(MARGINS),
         n_rows=size, row_low=integers("n_rows"), row_high=integers("n_rows"),
         n_columns=size, column_low=integers("n_columns"), column_high=integers("n_columns"),
         total=integer, error=error)
function("awrash_apportion_margins_free", None, margins=a(MARGINS, nullable=True))
function("awrash_apportion_biproportional", truth,
         matrix=the(MATRIX), margins=the(MARGINS), rule=text, ties=the(TIES, nullable=True),
         units=integers(_MATRIX_CELLS, out=True), sure=integers(_MATRIX_CELLS, nullable=True, out=True),
         tied=integers(_MATRIX_CELLS, nullable=True, out=True),
         answer=out(Record("AwrashAllotment")), error=error)
function("awrash_apportion_biproportional_blocking", truth,
         matrix=the(MATRIX), margins=the(MARGINS), rows=integers(_MATRIX_ROWS, out=True),
         columns=integers(_MATRIX_COLUMNS, out=True), missing=out(integer), error=error)
function("awrash_apportion_biproportional_divisors", truth,
         matrix=the(MATRIX), margins=the(MARGINS), rule=text, units=integers(_MATRIX_CELLS),
         row_divisors=reals(f"{_MATRIX_ROWS} * 3", out=True),
         column_divisors=reals(f"{_MATRIX_COLUMNS} * 3", out=True), error=error)
function("awrash_apportion_biproportional_shares", truth,
         matrix=the(MATRIX), margins=the(MARGINS), shares=reals(_MATRIX_CELLS, out=True), error=error)

# ── programme ────────────────────────────────────────────────────────────────────────────────────

BUILDER = "AwrashProgrammeBuilder"
PROGRAMME = "AwrashProgramme"
_PROVINCES = "awrash_programme_province_get_count(programme)"

function("awrash_programme_unit_get_name", maybe_text, unit=enumeration("AwrashUnit"))
function("awrash_programme_unit_from_name", code, name=text)
function("awrash_programme_origin_get_name", maybe_text, origin=enumeration("AwrashOrigin"))
function("awrash_programme_origin_from_name", code, name=text)
function("awrash_programme_builder_new", a(BUILDER))
function("awrash_programme_builder_free", None, builder=a(BUILDER, nullable=True))
function("awrash_programme_builder_set_option", truth,
         builder=a(BUILDER), group=text, key=text, value=text, error=error)
function("awrash_programme_builder_add_table", truth,
         builder=a(BUILDER), table=the(TABLE), error=error)
function("awrash_programme_builder_build", a(PROGRAMME), builder=a(BUILDER), error=error)
function("awrash_programme_load", a(PROGRAMME), folder=text, error=error)
function("awrash_programme_save", truth,
         programme=the(PROGRAMME), folder=text, dialect=enumeration("AwrashDialect"), error=error)
function("awrash_programme_save_template", truth,
         territories=the(PROGRAMME), region=text, folder=text,
         dialect=enumeration("AwrashDialect"), error=error)
function("awrash_programme_ref", a(PROGRAMME), programme=a(PROGRAMME))
function("awrash_programme_unref", None, programme=a(PROGRAMME, nullable=True))
function("awrash_programme_get_hash", text, programme=the(PROGRAMME))
function("awrash_programme_get_n_notices", size, programme=the(PROGRAMME))
function("awrash_programme_get_notice", text, programme=the(PROGRAMME), index=size)
function("awrash_programme_get_option", maybe_text, programme=the(PROGRAMME), group=text, key=text)
function("awrash_programme_get_n_readings", size, programme=the(PROGRAMME))
function("awrash_programme_get_reading", text, programme=the(PROGRAMME), index=size)
function("awrash_programme_get_table", the(TABLE, nullable=True), programme=the(PROGRAMME),
         name=text)
function("awrash_programme_find_column", truth,
         programme=the(PROGRAMME), table=text, column=text, position=out(size))
function("awrash_programme_territory_get_count", size, programme=the(PROGRAMME))
function("awrash_programme_territory_find", truth,
         programme=the(PROGRAMME), code=text, territory=out(size))
function("awrash_programme_territory_get_code", text, programme=the(PROGRAMME), territory=size)
function("awrash_programme_territory_get_parent", integer, programme=the(PROGRAMME),
         territory=size)
function("awrash_programme_territory_is_within", truth, programme=the(PROGRAMME), territory=size,
         outer=size)
function("awrash_programme_territory_get_level", text, programme=the(PROGRAMME), territory=size)
function("awrash_programme_territory_get_label", text,
         programme=the(PROGRAMME), territory=size, language=text)
function("awrash_programme_territory_get_n_neighbours", size, programme=the(PROGRAMME),
         territory=size)
function("awrash_programme_territory_get_neighbour", size, programme=the(PROGRAMME),
         territory=size, index=size)
function("awrash_programme_province_get_count", size, programme=the(PROGRAMME))
function("awrash_programme_province_get_territory", size, programme=the(PROGRAMME), province=size)
function("awrash_programme_province_get_need", truth,
         programme=the(PROGRAMME), expression=maybe_text, need=reals(_PROVINCES, out=True),
         error=error)
function("awrash_programme_stream_get_count", size, programme=the(PROGRAMME))
function("awrash_programme_stream_get_code", text, programme=the(PROGRAMME), stream=size)
function("awrash_programme_stream_get_label", text,
         programme=the(PROGRAMME), stream=size, language=text)
function("awrash_programme_type_get_count", size, programme=the(PROGRAMME))
function("awrash_programme_type_get_code", text, programme=the(PROGRAMME), type=size)
function("awrash_programme_type_get_label", text,
         programme=the(PROGRAMME), type=size, language=text)
function("awrash_programme_type_get_stream", size, programme=the(PROGRAMME), type=size)
function("awrash_programme_type_get_months", real, programme=the(PROGRAMME), type=size)
function("awrash_programme_type_get_monthly_cost", real, programme=the(PROGRAMME), type=size)
function("awrash_programme_duration_size", size)
function("awrash_programme_durations", truth,
         person_months=integer, n=size, months=integers("n"),
         durations=Array(Record("AwrashDuration"), "n", out=True), error=error)
function("awrash_programme_durations_reach", truth,
         person_months=integer, target=integer, months=out(integer), left_over=out(integer),
         error=error)
function("awrash_programme_durations_worksites", truth,
         person_months=integer, months=integer, places=integer, worksites=out(integer),
         left_over=out(integer), error=error)
function("awrash_programme_durations_stock", truth,
         programme=the(PROGRAMME), territory=text, stream=text, person_months=out(integer),
         error=error)

# ── split ────────────────────────────────────────────────────────────────────────────────────────

READING = "AwrashReading"
PLAN = "AwrashPlan"
_CELLS = "awrash_split_plan_get_n_cells(plan)"
_RECIPIENTS = "awrash_split_plan_get_n_provinces(plan)"
_TIED = "awrash_split_plan_get_n_tied(plan)"

function("awrash_split_class_get_name", maybe_text, class_=enumeration("AwrashClass"))
function("awrash_split_class_from_name", code, name=text)
function("awrash_split_objective_get_name", maybe_text, objective=enumeration("AwrashObjective"))
function("awrash_split_objective_from_name", code, name=text)
function("awrash_split_reading_new", a(READING))
function("awrash_split_reading_load", a(READING),
         programme=the(PROGRAMME), name=maybe_text, error=error)
function("awrash_split_reading_copy", a(READING), reading=the(READING))
function("awrash_split_reading_free", None, reading=a(READING, nullable=True))
function("awrash_split_reading_set", truth, reading=a(READING), key=text, value=text, error=error)
function("awrash_split_reading_get", maybe_text, reading=the(READING), key=text)
function("awrash_split_add_row", truth, reading=a(READING), programme=the(PROGRAMME),
         name=maybe_text, n=size, provinces=integers("n"), types=integers("n"),
         coefficients=reals("n"), min=real, max=real, error=error)
function("awrash_split_last", truth, programme=the(PROGRAMME),
         last=reals("awrash_programme_province_get_count(programme)"
                    " * awrash_programme_stream_get_count(programme)", out=True), error=error)
function("awrash_split_solve", a(PLAN), programme=the(PROGRAMME), reading=the(READING),
         error=error)
SOLVING = "AwrashSolving"
function("awrash_split_solving_new", a(SOLVING), programme=the(PROGRAMME), reading=the(READING),
         error=error)
function("awrash_split_solving_free", None, solving=a(SOLVING, nullable=True))
function("awrash_split_solving_step", truth, solving=a(SOLVING), work=size, done=out(truth),
         error=error)
function("awrash_split_solving_get_progress", real, solving=the(SOLVING))
function("awrash_split_solving_get_interval", None, solving=the(SOLVING), value=out(real),
         bound=out(real))
function("awrash_split_solving_get_plan", a(PLAN, nullable=True), solving=the(SOLVING))
function("awrash_split_plan_ref", a(PLAN), plan=a(PLAN))
function("awrash_split_plan_unref", None, plan=a(PLAN, nullable=True))
function("awrash_split_plan_get_status", enumeration("AwrashStatus"), plan=the(PLAN))
function("awrash_split_plan_get_class", enumeration("AwrashClass"), plan=the(PLAN))
function("awrash_split_plan_get_class_reason", text, plan=the(PLAN))
function("awrash_split_plan_get_totals_m_convex", truth, plan=the(PLAN))
function("awrash_split_plan_get_chain", text, plan=the(PLAN))
function("awrash_split_plan_get_reason", maybe_text, plan=the(PLAN))
function("awrash_split_plan_get_certificate", text, plan=the(PLAN))
function("awrash_split_plan_get_n_cells", size, plan=the(PLAN))
function("awrash_split_plan_get_cell_provinces", integers(_CELLS, nullable=True), plan=the(PLAN))
function("awrash_split_plan_get_cell_types", integers(_CELLS, nullable=True), plan=the(PLAN))
function("awrash_split_plan_get_places", integers(_CELLS, nullable=True), plan=the(PLAN))
function("awrash_split_plan_get_n_provinces", size, plan=the(PLAN))
function("awrash_split_plan_get_receipts", reals(_RECIPIENTS, nullable=True), plan=the(PLAN))
function("awrash_split_plan_get_needs", reals(_RECIPIENTS), plan=the(PLAN))
function("awrash_split_plan_get_n_tied", size, plan=the(PLAN))
function("awrash_split_plan_get_tied", integers(_TIED, nullable=True), plan=the(PLAN))
function("awrash_split_plan_get_sure", integers(_TIED, nullable=True), plan=the(PLAN))
function("awrash_split_plan_get_free_units", integer, plan=the(PLAN))
function("awrash_split_plan_get_n_blocking", size, plan=the(PLAN))
function("awrash_split_plan_get_blocking", text, plan=the(PLAN), index=size)
function("awrash_split_plan_get_missing", integer, plan=the(PLAN))
function("awrash_split_plan_get_unplaced", integer, plan=the(PLAN))
function("awrash_split_plan_get_value", real, plan=the(PLAN))
function("awrash_split_plan_get_bound", real, plan=the(PLAN))
function("awrash_split_plan_get_gap", real, plan=the(PLAN))
function("awrash_split_plan_get_mix_gap", real, plan=the(PLAN))
function("awrash_split_plan_get_n_levels", size, plan=the(PLAN))
function("awrash_split_plan_get_levels",
         Array(Record("AwrashPlanLevel"), "awrash_split_plan_get_n_levels(plan)", nullable=True),
         plan=the(PLAN))
function("awrash_split_plan_get_level_name", text, plan=the(PLAN), index=size)
function("awrash_split_plan_level_size", size)
function("awrash_split_plan_get_table", a(TABLE),
         plan=the(PLAN), name=text, error=error)
function("awrash_split_ranges", truth,
         plan=the(PLAN), settled=truth, cell_low=integers(_CELLS, out=True),
         cell_high=integers(_CELLS, out=True), province_low=integers(_RECIPIENTS, out=True),
         province_high=integers(_RECIPIENTS, out=True), error=error)
# re-planning
FRONTIER = "AwrashFrontier"
function("awrash_split_near", truth, reading=a(READING), programme=the(PROGRAMME),
         plan=the(TABLE), error=error)
function("awrash_split_need_intervals", truth, plan=the(PLAN), low=reals(_RECIPIENTS, out=True),
         high=reals(_RECIPIENTS, out=True), error=error)
function("awrash_split_frontier_new", a(FRONTIER), programme=the(PROGRAMME), reading=the(READING),
         efficiency=text, equity=text, points=size, error=error)
function("awrash_split_frontier_free", None, frontier=a(FRONTIER, nullable=True))
function("awrash_split_frontier_step", truth, frontier=a(FRONTIER), more=out(truth), error=error)
function("awrash_split_frontier_get_n_points", size, frontier=the(FRONTIER))
function("awrash_split_frontier_is_complete", truth, frontier=the(FRONTIER))
function("awrash_split_frontier_get_efficiency", real, frontier=the(FRONTIER), point=size)
function("awrash_split_frontier_get_equity", real, frontier=the(FRONTIER), point=size)
function("awrash_split_frontier_get_price", real, frontier=the(FRONTIER), point=size)
function("awrash_split_frontier_get_equity_lost", real, frontier=the(FRONTIER), point=size)
function("awrash_split_frontier_get_status", enumeration("AwrashStatus"), frontier=the(FRONTIER),
         point=size)
function("awrash_split_frontier_get_plan", a(PLAN), frontier=the(FRONTIER), point=size)
function("awrash_split_wishes_size", size)
function("awrash_split_wishes_get_count", size, plan=the(PLAN))
function("awrash_split_wishes_get_text", owned_text, plan=the(PLAN), index=size)
function("awrash_split_wishes", truth, plan=the(PLAN), n=size,
         prices=Array(Record("AwrashWish"), "n", out=True), error=error)
# end of re-planning
function("awrash_split_export_lp", owned_text, programme=the(PROGRAMME), reading=the(READING),
         step=text, n_known=size, known=reals("n_known", nullable=True), segments=size,
         error=error)
function("awrash_split_export_mps", owned_text, programme=the(PROGRAMME), reading=the(READING),
         step=text, n_known=size, known=reals("n_known", nullable=True), segments=size,
         error=error)

WALLS = "AwrashWalls"
EXPLANATION = "AwrashExplanation"
MOVES = "AwrashMoves"
RELAXATION = "AwrashRelaxation"
_WALLS = "awrash_split_walls_get_n(walls)"
_WITH_ROWS = "awrash_split_walls_get_n_with_rows(walls)"
_BINDING = "awrash_split_explanation_get_n_binding(explanation)"
_RELAXED = "awrash_split_relax_get_n_walls(relaxation)"

function("awrash_split_walls_new", a(WALLS), programme=the(PROGRAMME), reading=the(READING),
         error=error)
function("awrash_split_walls_free", None, walls=a(WALLS, nullable=True))
function("awrash_split_walls_get_n", size, walls=the(WALLS))
function("awrash_split_walls_get_n_with_rows", size, walls=the(WALLS))
function("awrash_split_walls_get_row_bounds", None, walls=the(WALLS), index=size, lower=out(real),
         upper=out(real), unit=out(real))
function("awrash_split_walls_get_name", text, walls=the(WALLS), index=size)
function("awrash_split_walls_get_words", text, walls=the(WALLS), index=size)
function("awrash_split_walls_get_source", maybe_text, walls=the(WALLS), index=size, is_upper=truth)
function("awrash_split_walls_get_bounds", None, walls=the(WALLS), index=size,
         bounds=out(Record("AwrashWallBounds")))
function("awrash_split_walls_bounds_size", size)
function("awrash_split_walls_sum", truth, walls=the(WALLS), n_cells=size,
         places=integers("n_cells"), sums=integers(_WALLS, out=True), error=error)
function("awrash_split_walls_measure", truth, walls=the(WALLS), n_cells=size,
         places=integers("n_cells"), sums=reals(_WITH_ROWS, out=True), error=error)
function("awrash_split_standing", truth, programme=the(PROGRAMME), reading=the(READING),
         n_cells=size, places=integers("n_cells"), standing=out(Record("AwrashStanding")),
         error=error)
function("awrash_split_standing_compare", truth, programme=the(PROGRAMME), reading=the(READING),
         n_cells=size, first=integers("n_cells"), second=integers("n_cells"), order=out(integer),
         error=error)
function("awrash_split_standing_size", size)
function("awrash_split_prices", truth, plan=the(PLAN), walls=the(WALLS), wall=size, by=integer,
         places=integers(_CELLS, out=True), price=out(Record("AwrashWallPrice")), error=error)
function("awrash_split_prices_size", size)
function("awrash_split_explanation_new", a(EXPLANATION), plan=the(PLAN), walls=the(WALLS),
         province=size, error=error)
function("awrash_split_explanation_free", None, explanation=a(EXPLANATION, nullable=True))
function("awrash_split_explanation_get_status", enumeration("AwrashStatus"),
         explanation=the(EXPLANATION))
function("awrash_split_explanation_get_order", integer, explanation=the(EXPLANATION))
function("awrash_split_explanation_get_n_cells", size, explanation=the(EXPLANATION))
function("awrash_split_explanation_get_places",
         integers("awrash_split_explanation_get_n_cells(explanation)", nullable=True),
         explanation=the(EXPLANATION))
function("awrash_split_explanation_get_n_binding", size, explanation=the(EXPLANATION))
function("awrash_split_explanation_get_binding", integers(_BINDING, nullable=True),
         explanation=the(EXPLANATION))
function("awrash_split_explanation_get_next", integers(_BINDING, nullable=True),
         explanation=the(EXPLANATION))
function("awrash_split_explanation_get_n_needed", size, explanation=the(EXPLANATION))
function("awrash_split_explanation_get_needed", text, explanation=the(EXPLANATION), index=size)
function("awrash_split_explanation_get_text", text, explanation=the(EXPLANATION))
function("awrash_split_moves_to_mend", a(MOVES), programme=the(PROGRAMME), reading=the(READING),
         n_cells=size, places=integers("n_cells"), error=error)
function("awrash_split_moves_to_best", a(MOVES), programme=the(PROGRAMME), reading=the(READING),
         n_cells=size, places=integers("n_cells"), error=error)
function("awrash_split_moves_free", None, moves=a(MOVES, nullable=True))
function("awrash_split_moves_get_status", enumeration("AwrashStatus"), moves=the(MOVES))
function("awrash_split_moves_get_distance", integer, moves=the(MOVES))
function("awrash_split_moves_get_n_cells", size, moves=the(MOVES))
function("awrash_split_moves_get_places",
         integers("awrash_split_moves_get_n_cells(moves)", nullable=True), moves=the(MOVES))
function("awrash_split_moves_get_n_transfers", size, moves=the(MOVES))
function("awrash_split_moves_get_transfers",
         Array(Record("AwrashTransfer"), "awrash_split_moves_get_n_transfers(moves)",
               nullable=True), moves=the(MOVES))
function("awrash_split_moves_transfer_size", size)
function("awrash_split_relax_new", a(RELAXATION), walls=the(WALLS),
         weights=reals(_WITH_ROWS, nullable=True), error=error)
function("awrash_split_relax_free", None, relaxation=a(RELAXATION, nullable=True))
function("awrash_split_relax_get_status", enumeration("AwrashStatus"), relaxation=the(RELAXATION))
function("awrash_split_relax_get_total", integer, relaxation=the(RELAXATION))
function("awrash_split_relax_get_bound", integer, relaxation=the(RELAXATION))
function("awrash_split_relax_get_gap", real, relaxation=the(RELAXATION))
function("awrash_split_relax_get_proof", maybe_text, relaxation=the(RELAXATION))
function("awrash_split_relax_get_n_changes", size, relaxation=the(RELAXATION))
function("awrash_split_relax_get_changes",
         Array(Record("AwrashWallChange"), "awrash_split_relax_get_n_changes(relaxation)",
               nullable=True), relaxation=the(RELAXATION))
function("awrash_split_relax_get_change_words", text, relaxation=the(RELAXATION), index=size)
function("awrash_split_relax_get_n_walls", size, relaxation=the(RELAXATION))
function("awrash_split_relax_get_lower_prices", integers(_RELAXED), relaxation=the(RELAXATION))
function("awrash_split_relax_get_upper_prices", integers(_RELAXED), relaxation=the(RELAXATION))
function("awrash_split_relax_get_n_cells", size, relaxation=the(RELAXATION))
function("awrash_split_relax_get_places",
         integers("awrash_split_relax_get_n_cells(relaxation)", nullable=True),
         relaxation=the(RELAXATION))
function("awrash_split_relax_get_n_core", size, relaxation=the(RELAXATION))
function("awrash_split_relax_get_core",
         Array(Record("AwrashWallSide"), "awrash_split_relax_get_n_core(relaxation)",
               nullable=True), relaxation=the(RELAXATION))
function("awrash_split_relax_get_core_words", text, relaxation=the(RELAXATION), index=size)
function("awrash_split_relax_change_size", size)
function("awrash_split_relax_side_size", size)
BALANCE = "AwrashBalance"
_BALANCED = "awrash_split_balance_get_n_provinces(balance)"

function("awrash_split_balance", a(BALANCE), programme=the(PROGRAMME), reading=the(READING),
         n_settings=size, settings=texts("n_settings"), error=error)
function("awrash_split_balance_free", None, balance=a(BALANCE, nullable=True))
function("awrash_split_balance_get_status", enumeration("AwrashStatus"), balance=the(BALANCE))
function("awrash_split_balance_get_n_provinces", size, balance=the(BALANCE))
function("awrash_split_balance_get_needs", reals(_BALANCED), balance=the(BALANCE))
function("awrash_split_balance_get_places", integers(_BALANCED, nullable=True),
         balance=the(BALANCE), what=text)
function("awrash_split_balance_get_number", real, balance=the(BALANCE), what=text)
function("awrash_split_balance_get_text", maybe_text, balance=the(BALANCE), what=text)
function("awrash_split_balance_get_n_points", size, balance=the(BALANCE))
function("awrash_split_balance_get_point", real, balance=the(BALANCE), index=size, what=text)
function("awrash_split_balance_get_table", a(TABLE), balance=the(BALANCE), name=text, error=error)

# ── selection ────────────────────────────────────────────────────────────────────────────────────

POOL = "AwrashPool"
PANELS = "AwrashPanelQuestion"
_QUOTAS = "awrash_selection_pool_get_n_quotas(pool)"
_PERSONS = "awrash_selection_question_get_n_persons(question)"

function("awrash_selection_pool_new", a(POOL), n_persons=size, n_categories=size,
         n_values=integers("n_categories"), value=integers("n_persons * n_categories"),
         household=integers("n_persons", nullable=True), error=error)
function("awrash_selection_pool_ref", a(POOL), pool=a(POOL))
function("awrash_selection_pool_unref", None, pool=a(POOL, nullable=True))
function("awrash_selection_pool_get_n_persons", size, pool=the(POOL))
function("awrash_selection_pool_get_n_categories", size, pool=the(POOL))
function("awrash_selection_pool_get_n_quotas", size, pool=the(POOL))
function("awrash_selection_pool_count", None, pool=the(POOL),
         persons=integers(_QUOTAS, out=True))
function("awrash_selection_question_new", a(PANELS), pool=a(POOL), size=size,
         lower=integers(_QUOTAS), upper=integers(_QUOTAS), one_per_household=truth, error=error)
function("awrash_selection_question_ref", a(PANELS), question=a(PANELS))
function("awrash_selection_question_unref", None, question=a(PANELS, nullable=True))
function("awrash_selection_question_get_pool", the(POOL), question=the(PANELS))
function("awrash_selection_question_get_size", size, question=the(PANELS))
function("awrash_selection_question_get_n_persons", size, question=the(PANELS))
function("awrash_selection_question_get_n_types", size, question=the(PANELS))
function("awrash_selection_question_list_types", None, question=the(PANELS),
         type=integers(_PERSONS, out=True))
function("awrash_selection_question_check", owned_text, question=the(PANELS), n=size,
         persons=integers("n"), error=error)

_TYPES = "awrash_selection_question_get_n_types(question)"
_MEMBERS = "awrash_selection_question_get_size(question) * n_balls"

function("awrash_selection_uniform_size", size)
function("awrash_selection_uniform", truth, n_panels=size, n_types=size,
         panels=integers("n_panels * n_types"), sizes=integers("n_types", nullable=True),
         tickets=integers("n_panels"), n_balls=integer, times=integers("n_panels", out=True),
         record=out(Record("AwrashUniformity")), error=error)
function("awrash_selection_number", truth, question=the(PANELS), n_balls=size,
         counts=integers(f"{_TYPES} * n_balls"), members=integers(_MEMBERS, out=True), error=error)
function("awrash_selection_balls", truth, question=the(PANELS), n_panels=size,
         panels=integers("awrash_selection_question_get_size(question) * n_panels"),
         tickets=integers("n_panels"), owner=integers(_PERSONS, nullable=True), n_balls=size,
         members=integers(_MEMBERS, out=True), record=out(Record("AwrashUniformity")), error=error)
function("awrash_selection_draw_panel", truth, seed=text, n_panels=size,
         tickets=integers("n_panels", nullable=True), panel=out(size), error=error)
function("awrash_selection_draw_members", truth, question=the(PANELS), seed=text,
         counts=integers(_TYPES), drawn=integers(_PERSONS, out=True), error=error)
function("awrash_selection_commitment", owned_text, question=the(PANELS), salt=maybe_text,
         n_persons=size, identifiers=texts("n_persons", nullable=True), n_quotas=size,
         labels=texts("n_quotas", nullable=True), n_balls=size, members=integers(_MEMBERS),
         error=error)
function("awrash_selection_protocol", owned_text, list=text, published=text, source=text,
         seed=text, error=error)
function("awrash_selection_protocol_check", truth, protocol=text, list=text, error=error)
function("awrash_selection_replace", a(PANELS), question=the(PANELS),
         n_accepted=size, accepted=integers("n_accepted"), n_dropped=size,
         dropped=integers("n_dropped"), remains=integers(_PERSONS, out=True), error=error)
function("awrash_selection_entries", a(PANELS), question=the(PANELS), entries=integers(_PERSONS),
         n_entries=size, person=integers("n_entries", out=True), error=error)
function("awrash_selection_legacy_size", size)
function("awrash_selection_legacy", truth, question=the(PANELS), seed=text, n_panels=integer,
         most_restarts=integer, times=integers(_PERSONS, out=True),
         record=out(Record("AwrashLegacy")), error=error)

RESERVES = "AwrashReserves"
PRIORITY = "AwrashPriority"
_CANDIDATES = "awrash_selection_priority_get_n(answer)"
_SELECTED = "awrash_selection_priority_get_n_selected(answer)"
_TIED = "awrash_selection_priority_get_n_tied(answer)"
_KINDS = "awrash_selection_priority_get_n_kinds(answer)"

function("awrash_selection_reserves_new", a(RESERVES), mode=text, n_traits=size, hard=integer,
         n_blocks=size, category=integers("n_blocks", nullable=True), size=integers("n_blocks"),
         keeps=integers("n_blocks", nullable=True),
         reserved=integers("n_blocks * n_traits", nullable=True), error=error)
function("awrash_selection_reserves_free", None, reserves=a(RESERVES, nullable=True))
function("awrash_selection_reserves_get_n_blocks", size, reserves=the(RESERVES))
function("awrash_selection_reserves_get_n_traits", size, reserves=the(RESERVES))
function("awrash_selection_priority_new", a(PRIORITY), reserves=the(RESERVES),
         ties=the("AwrashTies", nullable=True), n=size, score=reals("n"),
         category=integers("n", nullable=True), traits=integers("n", nullable=True), error=error)
function("awrash_selection_priority_free", None, answer=a(PRIORITY, nullable=True))
function("awrash_selection_priority_get_status", enumeration("AwrashStatus"), answer=the(PRIORITY))
function("awrash_selection_priority_get_n", size, answer=the(PRIORITY))
function("awrash_selection_priority_get_n_kinds", size, answer=the(PRIORITY))
function("awrash_selection_priority_get_n_selected", size, answer=the(PRIORITY))
function("awrash_selection_priority_get_n_empty", integer, answer=the(PRIORITY))
function("awrash_selection_priority_get_n_tied", size, answer=the(PRIORITY))
function("awrash_selection_priority_get_n_free", integer, answer=the(PRIORITY))
function("awrash_selection_priority_get_tied_block", integer, answer=the(PRIORITY))
function("awrash_selection_priority_get_selected", None, answer=the(PRIORITY),
         persons=integers(_SELECTED, out=True))
function("awrash_selection_priority_get_tied", None, answer=the(PRIORITY),
         persons=integers(_TIED, out=True))
function("awrash_selection_priority_get_outcomes", None, answer=the(PRIORITY),
         blocks=integers(_CANDIDATES, out=True), traits=integers(_CANDIDATES, out=True))
function("awrash_selection_priority_get_kinds", None, answer=the(PRIORITY),
         places=integers(_KINDS, out=True), filled=integers(_KINDS, out=True),
         cutoffs=reals(_KINDS, out=True))
function("awrash_selection_priority_explain", owned_text, answer=the(PRIORITY), person=integer,
         n_blocks=size, block_names=texts("n_blocks"), n_traits=size,
         trait_names=texts("n_traits"), error=error)
function("awrash_selection_history_score", truth, n=size, score=reals("n"), n_terms=size,
         coefficients=reals("n_terms"), terms=reals("n_terms * n"), decimals=integer,
         sums=reals("n", out=True), error=error)
function("awrash_selection_disclosure_merge", truth, n=size, counts=integers("n"), least=integer,
         groups=integers("n", out=True), error=error)

PREFERENCES = "AwrashPreferences"
MATCH = "AwrashMatch"
_LISTED = "awrash_selection_preferences_get_n_persons(preferences)"
_MATCHED = "awrash_selection_match_get_n(match)"
_MATCH_TIED = "awrash_selection_match_get_n_tied(match)"

function("awrash_selection_preferences_new", a(PREFERENCES), n_persons=size, n_sites=size,
         n_choices=size, person=integers("n_choices"), site=integers("n_choices"),
         score=reals("n_choices"), traits=integers("n_persons", nullable=True), error=error)
function("awrash_selection_preferences_free", None, preferences=a(PREFERENCES, nullable=True))
function("awrash_selection_preferences_get_n_persons", size, preferences=the(PREFERENCES))
function("awrash_selection_match_stable", a(MATCH), sites=the(RESERVES),
         preferences=the(PREFERENCES), ties=the("AwrashTies", nullable=True), error=error)
function("awrash_selection_match_largest", a(MATCH), sites=the(RESERVES),
         preferences=the(PREFERENCES), merit=reals(_LISTED), ties=the("AwrashTies", nullable=True),
         error=error)
function("awrash_selection_match_free", None, match=a(MATCH, nullable=True))
function("awrash_selection_match_get_status", enumeration("AwrashStatus"), match=the(MATCH))
function("awrash_selection_match_get_n", size, match=the(MATCH))
function("awrash_selection_match_get_outcomes", None, match=the(MATCH),
         sites=integers(_MATCHED, out=True), traits=integers(_MATCHED, out=True),
         ranks=integers(_MATCHED, out=True))
function("awrash_selection_match_get_n_tied", size, match=the(MATCH))
function("awrash_selection_match_get_n_free", integer, match=the(MATCH))
function("awrash_selection_match_get_tied_site", integer, match=the(MATCH))
function("awrash_selection_match_get_tied", None, match=the(MATCH),
         persons=integers(_MATCH_TIED, out=True))

QUOTA_RELAXATION = "AwrashQuotaRelaxation"
_RELAXED = "awrash_selection_relaxation_get_n_quotas(relaxation)"

function("awrash_selection_relaxation_new", a(QUOTA_RELAXATION), question=the(PANELS),
         person=integer, weight=integers("n_quotas"), least=integers("n_quotas"),
         most=integers("n_quotas"), error=error)
function("awrash_selection_relaxation_free", None, relaxation=a(QUOTA_RELAXATION, nullable=True))
function("awrash_selection_relaxation_get_status", enumeration("AwrashStatus"),
         relaxation=the(QUOTA_RELAXATION))
function("awrash_selection_relaxation_get_n_quotas", size, relaxation=the(QUOTA_RELAXATION))
function("awrash_selection_relaxation_get_total", integer, relaxation=the(QUOTA_RELAXATION))
function("awrash_selection_relaxation_list_bounds", None, relaxation=the(QUOTA_RELAXATION),
         lower=integers(_RELAXED, out=True), upper=integers(_RELAXED, out=True))

LOTTERY = "AwrashLottery"
_POOLED = "awrash_selection_lottery_get_n_persons(lottery)"

function("awrash_selection_lottery_new", a(LOTTERY), question=a(PANELS), rule=text, error=error)
function("awrash_selection_lottery_ref", a(LOTTERY), lottery=a(LOTTERY))
function("awrash_selection_lottery_unref", None, lottery=a(LOTTERY, nullable=True))
function("awrash_selection_lottery_get_question", the(PANELS), lottery=the(LOTTERY))
function("awrash_selection_lottery_get_n_persons", size, lottery=the(LOTTERY))
function("awrash_selection_lottery_get_size", size, lottery=the(LOTTERY))
function("awrash_selection_lottery_get_status", enumeration("AwrashStatus"), lottery=the(LOTTERY))
function("awrash_selection_lottery_get_value", real, lottery=the(LOTTERY))
function("awrash_selection_lottery_get_bound", real, lottery=the(LOTTERY))
function("awrash_selection_lottery_get_gap", real, lottery=the(LOTTERY))
function("awrash_selection_lottery_list_chances", None, lottery=the(LOTTERY),
         chance=reals(_POOLED, out=True))
function("awrash_selection_lottery_list_never", None, lottery=the(LOTTERY),
         never=integers(_POOLED, out=True))
function("awrash_selection_lottery_level_size", size)
function("awrash_selection_lottery_get_n_levels", size, lottery=the(LOTTERY))
function("awrash_selection_lottery_get_level", None, lottery=the(LOTTERY), index=size,
         level=out(Record("AwrashLotteryLevel")))
function("awrash_selection_lottery_list_levels", None, lottery=the(LOTTERY),
         level=integers(_POOLED, out=True))
function("awrash_selection_lottery_get_n_panels", size, lottery=the(LOTTERY))
function("awrash_selection_lottery_get_weights",
         integers("awrash_selection_lottery_get_n_panels(lottery)", nullable=True),
         lottery=the(LOTTERY))
function("awrash_selection_lottery_get_panel",
         integers("awrash_selection_lottery_get_size(lottery)"), lottery=the(LOTTERY), index=size)
function("awrash_selection_lottery_get_certificate", text, lottery=the(LOTTERY))

# ── selection: worksites ─────────────────────────────────────────────────────────────────────────

APPROVAL = "AwrashApproval"
APPROVED = "AwrashApproved"
_WORKSITES = "awrash_selection_approve_get_n(approval)"
_LIMITS = "awrash_selection_approve_get_n_bounds(approval)"
_PROPOSED = "awrash_selection_approve_answer_get_n(answer)"

function("awrash_selection_approve_new", a(APPROVAL), n=size,
         places_min=integers("n", nullable=True), places=integers("n"), months=integers("n"),
         utility=reals("n", nullable=True), error=error)
function("awrash_selection_approve_free", None, approval=a(APPROVAL, nullable=True))
function("awrash_selection_approve_get_n", size, approval=the(APPROVAL))
function("awrash_selection_approve_get_n_bounds", size, approval=the(APPROVAL))
function("awrash_selection_approve_set_communes", truth, approval=a(APPROVAL), n_communes=size,
         commune=integers(_WORKSITES), error=error)
function("awrash_selection_approve_set_needs", truth, approval=a(APPROVAL), n_communes=size,
         needs=reals("n_communes"), error=error)
function("awrash_selection_approve_set_threshold", truth, approval=a(APPROVAL), threshold=real,
         error=error)
function("awrash_selection_approve_set_required", truth, approval=a(APPROVAL),
         required=integers(_WORKSITES), error=error)
function("awrash_selection_approve_set_goals", truth, approval=a(APPROVAL), goals=text,
         error=error)
function("awrash_selection_approve_add_bound", truth, approval=a(APPROVAL), kind=text, unit=text,
         weights=reals(_WORKSITES, nullable=True), least=real, most=real, may_relax=truth,
         error=error)
function("awrash_selection_approve_solve", a(APPROVED), approval=the(APPROVAL),
         order=integers(_WORKSITES, nullable=True), gap=real, nodes=size, error=error)
function("awrash_selection_approve_relax", truth, approval=the(APPROVAL), nodes=size,
         least=reals(_LIMITS, out=True), most=reals(_LIMITS, out=True),
         places=integers(_WORKSITES, out=True), status=out(integer), error=error)
function("awrash_selection_approve_export_lp", owned_text, approval=the(APPROVAL), goal=size,
         known=reals("goal", nullable=True), error=error)
function("awrash_selection_approve_answer_free", None, answer=a(APPROVED, nullable=True))
function("awrash_selection_approve_answer_get_status", enumeration("AwrashStatus"),
         answer=the(APPROVED))
function("awrash_selection_approve_answer_get_n", size, answer=the(APPROVED))
function("awrash_selection_approve_answer_get_places", integers(_PROPOSED, nullable=True),
         answer=the(APPROVED))
function("awrash_selection_approve_answer_get_other", integers(_PROPOSED, nullable=True),
         answer=the(APPROVED))
function("awrash_selection_approve_answer_get_goal", truth, answer=the(APPROVED), goal=size,
         value=out(real), bound=out(real), gap=out(real))
function("awrash_selection_approve_answer_get_nodes", size, answer=the(APPROVED))
function("awrash_selection_approve_answer_get_certificate", text, answer=the(APPROVED))
function("awrash_selection_approve_answer_get_reason", maybe_text, answer=the(APPROVED),
         worksite=size)
function("awrash_selection_approve_answer_get_commune", maybe_text, answer=the(APPROVED),
         commune=size)
function("awrash_selection_approve_answer_get_bound", truth, answer=the(APPROVED), bound=size,
         count=out(real), total=out(real), room=out(real))
function("awrash_selection_approve_answer_get_need", truth, answer=the(APPROVED), worksite=size,
         bound=size, need=out(real))

# ── audit ────────────────────────────────────────────────────────────────────────────────────────

VERDICT = "AwrashVerdict"
_CHECKED = "awrash_audit_verdict_get_n_provinces(verdict)"

function("awrash_audit_certificate", a(VERDICT),
         programme=the(PROGRAMME), certificate=text, error=error)
function("awrash_audit_priority", a(VERDICT), reserves=the(RESERVES), n=size, score=reals("n"),
         category=integers("n", nullable=True), traits=integers("n", nullable=True),
         block=integers("n"), trait=integers("n"), error=error)
function("awrash_audit_matching", a(VERDICT), sites=the(RESERVES), preferences=the(PREFERENCES),
         site=integers(_LISTED), trait=integers(_LISTED), error=error)
function("awrash_audit_lottery", a(VERDICT), question=a(PANELS), certificate=text, error=error)
function("awrash_audit_division", a(VERDICT),
         programme=the(PROGRAMME), reading=the(READING), division=the(TABLE), error=error)
function("awrash_audit_approval", a(VERDICT),
         approval=the(APPROVAL), certificate=text, error=error)
function("awrash_audit_verdict_free", None, verdict=a(VERDICT, nullable=True))
function("awrash_audit_verdict_is_accepted", truth, verdict=the(VERDICT))
function("awrash_audit_verdict_get_n_findings", size, verdict=the(VERDICT))
function("awrash_audit_verdict_get_finding", text, verdict=the(VERDICT), index=size)
function("awrash_audit_verdict_get_n_provinces", size, verdict=the(VERDICT))
function("awrash_audit_verdict_get_receipts", reals(_CHECKED, nullable=True), verdict=the(VERDICT))
function("awrash_audit_verdict_get_needs", reals(_CHECKED, nullable=True), verdict=the(VERDICT))
function("awrash_audit_verdict_get_n_cells", size, verdict=the(VERDICT))
function("awrash_audit_verdict_get_places",
         integers("awrash_audit_verdict_get_n_cells(verdict)", nullable=True),
         verdict=the(VERDICT))
function("awrash_audit_relaxation", a(VERDICT), walls=the(WALLS),
         weights=reals(_WITH_ROWS, nullable=True), n_cells=size, places=integers("n_cells"),
         total=integer, lower_prices=integers(_WALLS), upper_prices=integers(_WALLS), error=error)
function("awrash_audit_relaxation_search", a(VERDICT), walls=the(WALLS),
         weights=reals(_WITH_ROWS, nullable=True), n_cells=size,
         places=integers("n_cells", nullable=True), total=integer, bound=integer, proof=text,
         error=error)
function("awrash_audit_fault_get_name", maybe_text, fault=enumeration("AwrashFault"))
function("awrash_audit_fault_from_name", code, name=text)
function("awrash_audit_allotment_exchange_size", size)
function("awrash_audit_allotment", truth,
         claims=the(CLAIMS), total=integer, rule=text, units=integers(_CLAIMANTS),
         exchange=out(Record("AwrashExchange")), error=error)
function("awrash_audit_nested", truth,
         tree=the(TREE), claims=reals(_NODES), total=integer, rule=text, units=integers(_NODES),
         exchange=out(Record("AwrashExchange")), error=error)
function("awrash_audit_biproportional_exchange_size", size)
function("awrash_audit_biproportional", truth,
         matrix=the(MATRIX), margins=the(MARGINS), rule=text, units=integers(_MATRIX_CELLS),
         witness=out(Record("AwrashMatrixExchange")), error=error)

# ── simulation: studies ──────────────────────────────────────────────────────────────────────────

STUDY = "AwrashStudy"
STORE = "AwrashStore"
RUNNER = "AwrashRunner"

function("awrash_simulation_study_new", a(STUDY), programme=the(PROGRAMME), name=text, text=text,
         error=error)
function("awrash_simulation_study_load", a(STUDY), path=text, error=error)
function("awrash_simulation_study_free", None, study=a(STUDY, nullable=True))
function("awrash_simulation_study_get_model", the("AwrashSimulationModel"), study=the(STUDY))
function("awrash_simulation_study_get_programme", the(PROGRAMME), study=the(STUDY))
function("awrash_simulation_study_get_n_runs", integer, study=the(STUDY))
function("awrash_simulation_study_get_n_scenarios", size, study=the(STUDY))
function("awrash_simulation_study_get_n_replications", size, study=the(STUDY))
function("awrash_simulation_study_get_design", text, study=the(STUDY))
function("awrash_simulation_study_get_n_factors", size, study=the(STUDY))
function("awrash_simulation_study_get_factor", size, study=the(STUDY), factor=size)
function("awrash_simulation_study_get_scenarios", truth, study=the(STUDY), first=size, n=size,
         n_parameters=size, parameters=reals("n * n_parameters", out=True), error=error)
function("awrash_simulation_study_get_baseline", integer, study=the(STUDY))
function("awrash_simulation_study_get_option", Text(nullable=True, owned=True), study=the(STUDY),
         group=text, key=text)
function("awrash_simulation_study_get_definition", text, study=the(STUDY))
function("awrash_simulation_study_get_column", text, study=the(STUDY), measure=size)
function("awrash_simulation_study_get_n_chunks", size, study=the(STUDY))
function("awrash_simulation_study_get_chunk_length", size, study=the(STUDY), chunk=size)
function("awrash_simulation_study_run_chunk", truth, study=the(STUDY), chunk=size, n=size,
         values=reals("n", out=True), error=error)
function("awrash_simulation_study_open", a(STORE), study=the(STUDY), folder=text, shard=size,
         n_shards=size, error=error)
function("awrash_simulation_study_merge", truth, study=the(STUDY), n=size, folders=texts("n"),
         target=text, error=error)
function("awrash_simulation_study_run", a(RUNNER), study=the(STUDY), store=a(STORE),
         n_threads=size, error=error)
function("awrash_simulation_store_free", None, store=a(STORE, nullable=True))
function("awrash_simulation_store_get_first_chunk", size, store=the(STORE))
function("awrash_simulation_store_get_n_chunks", size, store=the(STORE))
function("awrash_simulation_store_get_n_whole", size, store=the(STORE))
function("awrash_simulation_store_has_chunk", truth, store=the(STORE), chunk=size)
function("awrash_simulation_store_put", truth, store=a(STORE), chunk=size, n=size,
         values=reals("n"), error=error)
function("awrash_simulation_store_read", truth, store=a(STORE), column=size, place=size,
         first=integer, n=size, values=reals("n", out=True), error=error)
function("awrash_simulation_runner_free", None, runner=a(RUNNER, nullable=True))
function("awrash_simulation_runner_step", truth, runner=a(RUNNER), n_chunks=size, done=out(truth),
         error=error)

# ── simulation: designs and analysis ─────────────────────────────────────────────────────────────

EXPERIMENT = "AwrashSimulationDesign"

function("awrash_simulation_design_new", a(EXPERIMENT), kind=text, n=size, n_dimensions=size,
         seed=integer, error=error)
function("awrash_simulation_design_free", None, design=a(EXPERIMENT, nullable=True))
function("awrash_simulation_design_get_kind", text, design=the(EXPERIMENT))
function("awrash_simulation_design_get_n_points", size, design=the(EXPERIMENT))
function("awrash_simulation_design_get_n_dimensions", size, design=the(EXPERIMENT))
function("awrash_simulation_design_get_rows", truth, design=the(EXPERIMENT), first=size,
         n_rows=size, n_dimensions=size, points=reals("n_rows * n_dimensions", out=True),
         error=error)
function("awrash_simulation_sobol_size", size)
function("awrash_simulation_sobol", truth, level=real, n_replications=size, seed=integer,
         n_dimensions=size, n_points=size, values=reals("n_points"),
         indices=Array(Record("AwrashSobolIndex"), "n_dimensions", out=True), error=error)
function("awrash_simulation_morris_size", size)
function("awrash_simulation_morris", truth, n_dimensions=size, n_points=size,
         points=reals("n_points * n_dimensions"), values=reals("n_points"),
         effects=Array(Record("AwrashMorris"), "n_dimensions", out=True), error=error)
function("awrash_simulation_mean", truth, n_scenarios=size, n_policies=size, n_values=size,
         values=reals("n_values"), means=reals("n_policies", out=True),
         errors=reals("n_policies", out=True), error=error)
function("awrash_simulation_bands", truth, n_levels=size, levels=reals("n_levels"),
         n_policies=size, n_values=size, values=reals("n_values"),
         bands=reals("n_levels * n_policies", out=True), error=error)
function("awrash_simulation_paired", truth, baseline=size, n_scenarios=size, n_policies=size,
         n_values=size, values=reals("n_values"), differences=reals("n_policies", out=True),
         errors=reals("n_policies", out=True), above=reals("n_policies", out=True), error=error)
function("awrash_simulation_regret", truth, best=text, n_scenarios=size, n_policies=size,
         n_values=size, values=reals("n_values"),
         regrets=reals("n_scenarios * n_policies", out=True), error=error)
function("awrash_simulation_satisficing", truth, n_criteria=size, criteria=texts("n_criteria"),
         n_scenarios=size, n_policies=size, n_values=size, values=reals("n_values"),
         shares=reals("n_policies", out=True), errors=reals("n_policies", out=True), error=error)
function("awrash_simulation_gains_size", size)
function("awrash_simulation_gains", truth, n_scenarios=size, n_provinces=size, n_values=size,
         policy=reals("n_values"), baseline=reals("n_values"),
         gains=Array(Record("AwrashProvinceGain"), "n_provinces", out=True), error=error)
function("awrash_simulation_strata", truth, n_groups=size, n=size, key=reals("n"),
         weights=reals("n", nullable=True), group=integers("n", out=True), error=error)
function("awrash_simulation_gather", truth, n_groups=size, n_provinces=size,
         group=integers("n_provinces"), n_runs=size, n_values=size, values=reals("n_values"),
         sums=reals("n_runs * n_groups", out=True), error=error)

# ── simulation, runs ─────────────────────────────────────────────────────────────────────────────

MODEL_BUILDER = "AwrashSimulationModelBuilder"
MODEL = "AwrashSimulationModel"

function("awrash_simulation_model_builder_new", a(MODEL_BUILDER), programme=a(PROGRAMME),
         error=error)
function("awrash_simulation_model_builder_free", None, builder=a(MODEL_BUILDER, nullable=True))
function("awrash_simulation_model_builder_set_editions", truth, builder=a(MODEL_BUILDER),
         n_editions=integer, error=error)
function("awrash_simulation_model_builder_set_seed", None, builder=a(MODEL_BUILDER), seed=integer)
function("awrash_simulation_model_builder_set_births_by", None, builder=a(MODEL_BUILDER),
         expression=maybe_text)
function("awrash_simulation_model_builder_add_policy", truth, builder=a(MODEL_BUILDER), name=text,
         text=text, error=error)
function("awrash_simulation_model_builder_set_parameter", truth, builder=a(MODEL_BUILDER),
         name=text, law=text, origin=enumeration("AwrashOrigin"), source=maybe_text, error=error)
function("awrash_simulation_model_builder_add_measure", truth, builder=a(MODEL_BUILDER), name=text,
         error=error)
function("awrash_simulation_model_builder_build", a(MODEL), builder=the(MODEL_BUILDER), error=error)
function("awrash_simulation_model_ref", a(MODEL), model=a(MODEL))
function("awrash_simulation_model_unref", None, model=a(MODEL, nullable=True))
function("awrash_simulation_model_get_n_editions", size, model=the(MODEL))
function("awrash_simulation_model_get_seed", integer, model=the(MODEL))
function("awrash_simulation_model_get_n_policies", size, model=the(MODEL))
function("awrash_simulation_model_get_policy_name", text, model=the(MODEL), policy=size)
function("awrash_simulation_model_get_policy_text", text, model=the(MODEL), policy=size)
function("awrash_simulation_model_get_n_parameters", size, model=the(MODEL))
function("awrash_simulation_model_get_parameter_name", text, model=the(MODEL), parameter=size)
function("awrash_simulation_model_get_parameter_law", text, model=the(MODEL), parameter=size)
function("awrash_simulation_model_get_parameter_unit", text, model=the(MODEL), parameter=size)
function("awrash_simulation_model_get_parameter_origin", enumeration("AwrashOrigin"),
         model=the(MODEL), parameter=size)
function("awrash_simulation_model_get_parameter_source", text, model=the(MODEL), parameter=size)
function("awrash_simulation_model_get_parameter_sentence", text, model=the(MODEL), parameter=size)
function("awrash_simulation_model_find_parameter", truth, model=the(MODEL), name=text,
         parameter=out(size), error=error)
function("awrash_simulation_model_get_n_measures", size, model=the(MODEL))
function("awrash_simulation_model_get_measure_name", text, model=the(MODEL), measure=size)
function("awrash_simulation_model_get_measure_unit", text, model=the(MODEL), measure=size)
function("awrash_simulation_model_get_measure_shape", text, model=the(MODEL), measure=size)
function("awrash_simulation_model_get_measure_length", size, model=the(MODEL), measure=size)
function("awrash_simulation_model_get_measure_sentence", text, model=the(MODEL), measure=size)
function("awrash_simulation_model_get_n_values", size, model=the(MODEL))
function("awrash_simulation_model_place_parameters", truth, model=the(MODEL), n_parameters=size,
         u=reals("n_parameters"), parameters=reals("n_parameters", out=True), error=error)
function("awrash_simulation_model_draw_parameters", truth, model=the(MODEL), scenario=integer,
         n_parameters=size, parameters=reals("n_parameters", out=True), error=error)
function("awrash_simulation_run", truth, model=the(MODEL), policy=size, scenario=integer,
         replication=integer, n_parameters=size, parameters=reals("n_parameters"), n_values=size,
         values=reals("n_values", out=True), error=error)
function("awrash_simulation_take_up_size", size)
function("awrash_simulation_take_up_fit", truth, n_provinces=size, n_years=size, n_fit=size,
         budget=reals("n_provinces * n_years"), done=reals("n_provinces * n_years"),
         fit=out(Record("AwrashTakeUp")), error=error)
function("awrash_simulation_take_up_get_law", owned_text, mean=real, year_spread=real)

# ── simulation: situations and policies ──────────────────────────────────────────────────────────

SITUATION, POLICY = "AwrashSituation", "AwrashPolicy"

function("awrash_simulation_situation_new", a(SITUATION), n_provinces=size,
         regions=integers("n_provinces"), n_streams=size, error=error)
function("awrash_simulation_situation_new_from_programme", a(SITUATION), programme=the(PROGRAMME),
         error=error)
function("awrash_simulation_situation_free", None, situation=a(SITUATION, nullable=True))
function("awrash_simulation_situation_set_stream", truth, situation=a(SITUATION), stream=size,
         code=text, months=real, cost=real, error=error)
function("awrash_simulation_situation_set_indicator", truth, situation=a(SITUATION), name=text,
         n=size, values=reals("n"), error=error)
function("awrash_simulation_situation_set_edition", truth, situation=a(SITUATION),
         edition=integer, error=error)
function("awrash_simulation_situation_set_places", truth, situation=a(SITUATION), what=text,
         n=size, places=integers("n"), error=error)
function("awrash_simulation_situation_get_places", truth, situation=the(SITUATION), what=text,
         n=size, places=integers("n", out=True), error=error)
function("awrash_simulation_situation_get_n_provinces", size, situation=the(SITUATION))
function("awrash_simulation_situation_get_n_regions", size, situation=the(SITUATION))
function("awrash_simulation_situation_get_n_streams", size, situation=the(SITUATION))
function("awrash_simulation_situation_get_n_indicators", size, situation=the(SITUATION))
function("awrash_simulation_situation_get_edition", integer, situation=the(SITUATION))
function("awrash_simulation_situation_get_province", text, situation=the(SITUATION),
         province=size)
function("awrash_simulation_situation_get_region", text, situation=the(SITUATION), region=size)
function("awrash_simulation_situation_get_stream", text, situation=the(SITUATION), stream=size)
function("awrash_simulation_situation_get_indicator", text, situation=the(SITUATION),
         indicator=size)
function("awrash_simulation_policy_new", a(POLICY), text=text, error=error)
function("awrash_simulation_policy_free", None, policy=a(POLICY, nullable=True))
function("awrash_simulation_policy_get_text", text, policy=the(POLICY))
function("awrash_simulation_policy_apply", truth, policy=the(POLICY), situation=the(SITUATION),
         seed=integer, n=size, quotas=integers("n", out=True), error=error)
function("awrash_simulation_policy_form_get_name", maybe_text, index=size)
function("awrash_simulation_policy_form_get_about", maybe_text, index=size)
function("awrash_simulation_policy_form_get_text", Text(nullable=True, owned=True), index=size)

# ── report ───────────────────────────────────────────────────────────────────────────────────────

REPORT = "AwrashReport"

function("awrash_report_new", a(REPORT), plan=the(PLAN), reading=maybe_text, error=error)
function("awrash_report_free", None, report=a(REPORT, nullable=True))
function("awrash_report_set_date", truth, report=a(REPORT), year=integer, month=integer,
         day=integer, error=error)
function("awrash_report_set_last_edition", truth, report=a(REPORT), error=error)
function("awrash_report_set_last", truth, report=a(REPORT), label=maybe_text, n_cells=size,
         last=reals("n_cells"), error=error)
function("awrash_report_set_ranges", truth, report=a(REPORT), n_cells=size,
         lowest=integers("n_cells"), highest=integers("n_cells"), error=error)
function("awrash_report_add_reading", truth, report=a(REPORT), name=text, plan=the(PLAN),
         error=error)
function("awrash_report_set_frontier", truth, report=a(REPORT), efficiency=text, equity=text,
         frontier=the(FRONTIER), error=error)
function("awrash_report_set_map", truth, report=a(REPORT), geojson=text, property=maybe_text,
         attribution=maybe_text, error=error)
function("awrash_report_get_map_property", maybe_text, report=the(REPORT))
function("awrash_report_has_outline", truth, report=the(REPORT), province=size)
function("awrash_report_set_study", truth, report=a(REPORT), study=the(STUDY), store=a(STORE),
         error=error)
function("awrash_report_explain", truth, report=a(REPORT), province=size, error=error)
function("awrash_report_get_assumed", truth, report=the(REPORT), province=size, stream=size)
function("awrash_report_get_n_assumed", size, report=the(REPORT))
function("awrash_report_get_assumed_bound", None, report=the(REPORT), index=size,
         territory=out(integer), stream=out(integer), is_capacity=out(truth))
function("awrash_report_html", owned_text, report=the(REPORT), languages=maybe_text, error=error)
function("awrash_report_chart_get_name", maybe_text, index=size)
function("awrash_report_chart", owned_text, report=the(REPORT), name=text, language=text,
         error=error)
function("awrash_report_brief", owned_text, report=the(REPORT), territory=text, language=text,
         error=error)
function("awrash_report_text", owned_text, report=the(REPORT), language=text, columns=size,
         is_ascii=truth, has_color=truth, error=error)
function("awrash_report_terminal_width", size, text=text)
function("awrash_report_terminal_ascii", owned_text, text=text, language=text)
function("awrash_report_terminal_wrap", owned_text, paragraph=text, columns=size, indent=text,
         error=error)
function("awrash_report_terminal_table", owned_text, alignments=text, n_columns=size,
         headings=texts("n_columns"), n_cells=size, cells=texts("n_cells"), columns=size,
         error=error)
function("awrash_report_numeral_integer", owned_text, value=integer, is_change=truth,
         language=text)
function("awrash_report_numeral_decimal", owned_text, value=real, decimals=integer,
         is_change=truth, language=text)
