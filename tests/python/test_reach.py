# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything that the library exports is reached from Python, by a name.

Idea: what a module calls is read from its text; what is called by no module is made here by Python
itself, and says how.
Source: the symbols of the library, compared with the table and the headers by check-signatures.
Invariant: a function that is neither is a failure, and so is an exception that is none any more.
"""

import ast
import functools
import pathlib
import re

import awrash
from awrash._prototypes import ENUMERATIONS, OPAQUE, PROTOTYPES, RECORDS
from test_package import run

PACKAGE = pathlib.Path(awrash.__file__).parent

OTHERWISE = {
    "a table is read as CSV text, and is a frame from then on": """
        awrash_base_table_add_comment awrash_base_table_copy awrash_base_table_get_integer
        awrash_base_table_get_line awrash_base_table_get_name awrash_base_table_get_number""",
    "errors are raised by their numbers' names": "awrash_base_error_from_name",
    "handles are shared, and counted by Python": """
        awrash_base_cancel_ref awrash_selection_lottery_ref awrash_selection_pool_ref awrash_selection_question_ref
        awrash_simulation_model_ref awrash_split_plan_ref awrash_split_reading_copy""",
    "the object holds it since it was made": """
        awrash_selection_lottery_get_question awrash_selection_pool_get_n_categories
        awrash_selection_pool_get_n_persons awrash_selection_question_get_pool
        awrash_selection_reserves_get_n_blocks awrash_selection_reserves_get_n_traits
        awrash_simulation_study_get_design awrash_simulation_study_get_model
        awrash_simulation_study_get_n_chunks awrash_simulation_study_get_n_replications
        awrash_simulation_study_get_n_scenarios awrash_simulation_study_get_programme
        awrash_simulation_study_get_scenarios awrash_split_balance_get_n_points
        awrash_split_balance_get_point""",
    "study.json says it, and NumPy maps the columns":
        "awrash_simulation_store_read awrash_simulation_study_get_column",
    "the tables of a decomposition are read whole": "awrash_metric_parts_get",
    "a terminal is laid out by the text of a report": """
        awrash_report_terminal_ascii awrash_report_terminal_table awrash_report_terminal_width
        awrash_report_terminal_wrap""",
    "balls and lotteries call what is built on it": """
        awrash_selection_draw_members awrash_selection_number awrash_selection_uniform""",
    "the tie that is refused says its members and units": "awrash_selection_priority_get_tied_block",
    "the levels of a plan say it when it is found": "awrash_split_solving_get_interval",
    "walls are measured, sums with them": "awrash_split_walls_sum",
}


def words_of(tree):
    """All words of the short texts of a module."""
    texts = (node.value for node in ast.walk(tree)
             if isinstance(node, ast.Constant) and isinstance(node.value, str))
    return {part for text in texts if len(text) < 200 for word in re.findall(r"\w+", text)
            for part in (word, *word.split("_"))}


def written(node, words):
    """The functions that a text with gaps may name, where words of the module fill the gaps."""
    parts = [re.escape(part.value) if isinstance(part, ast.Constant) else "(.+)" for part in node.values]
    if not parts[0].startswith("awrash"):
        return
    for name in PROTOTYPES:
        match = re.fullmatch("".join(parts), name)
        if match and all(set(gap.split("_")) <= words for gap in match.groups()):
            yield name


def called_in(text):
    """The functions that a module names, whole or with gaps."""
    tree = ast.parse(text)
    words = words_of(tree)
    found = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)
             and isinstance(node.value, str) and node.value in PROTOTYPES}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            found |= set(written(node, words))
    return found


@functools.lru_cache(maxsize=None)
def reached():
    """What modules call, what lengths ask, and what frees, sizes and names stand for."""
    found = {free for _, free in OPAQUE.values()} | {size for _, size in RECORDS.values()}
    found |= {stem + end for stem in ENUMERATIONS.values() for end in ("_get_name", "_from_name")}
    for prototype in PROTOTYPES.values():
        for kind in [prototype.returns, *(kind for _, kind in prototype.parameters)]:
            found |= set(re.findall(r"awrash_\w+", getattr(kind, "length", "")))
    for path in PACKAGE.glob("*.py"):
        if path.name not in ("_prototypes.py", "_interrupts.py"):
            found |= called_in(path.read_text(encoding="utf-8"))
    return found


def test_every_function_is_reached_or_made_otherwise():
    otherwise = {name for names in OTHERWISE.values() for name in names.split()}
    assert sorted(set(PROTOTYPES) - reached() - otherwise) == []


def test_nothing_is_made_otherwise_that_is_reached():
    otherwise = {name for names in OTHERWISE.values() for name in names.split()}
    assert sorted(otherwise & reached()) == [] and otherwise <= set(PROTOTYPES)


def test_modules_name_no_function_that_is_not_there():
    for path in PACKAGE.glob("*.py"):
        text = path.read_text(encoding="utf-8")
        named = {node.value for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Constant)
                 and isinstance(node.value, str) and re.fullmatch(r"awrash(_[a-z0-9]+){2,}", node.value)}
        assert sorted(named - set(PROTOTYPES) - set(ENUMERATIONS.values())) == [], path.name


def test_a_call_that_is_taken_away_is_seen():
    text = 'def f(x):\n    return call("awrash_metric_gini", "none", x, None)\n'
    assert called_in(text) == {"awrash_metric_gini"}
    assert called_in(text.replace("awrash_metric_gini", "another")) == set()
    gap = 'for what in ("capped",):\n    call(f"awrash_metric_{what}")\n'
    assert called_in(gap) == set() and called_in(gap.replace("capped", "theil")) == {"awrash_metric_theil"}


def test_rooms_are_imported_when_they_are_named():
    done = run("import sys, awrash; held = [m for m in sys.modules if m.startswith('awrash.')]; "
               "print('awrash.split' in held, 'awrash.metric' in held, sorted(set(awrash.__all__) - set(dir(awrash))), "
               "awrash.Study.__name__, awrash.gini.__name__); import awrash.split; awrash.split.Plan")
    assert done.stdout == "False False [] Study gini\n", done.stderr


def test_a_name_that_is_none_is_refused_as_modules_do():
    try:
        awrash.nonsense
    except AttributeError as error:
        assert str(error) == "module 'awrash' has no attribute 'nonsense'"
