/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A rule on a tree, all leaves at once or level by level.
 * Source: Pukelsheim (2017), chapters 12 and 13; Federgruen and Groenevelt (1986).
 * Invariant: a leaf without a claim receives its floor; outputs are written at the very end. */

#include "apportion/nested-private.h"

#include "apportion/claims-private.h"
#include "base/names-private.h"

static const AwrashName modes[] = {
  { AWRASH_NESTED_MODE_JOINT, "joint" },
  { AWRASH_NESTED_MODE_LEVELS, "level-by-level" },
};

const char *
awrash_apportion_nested_mode_get_name (AwrashNestedMode mode)
{
  return awrash_i_names_get (modes, G_N_ELEMENTS (modes), (int)mode);
}

int
awrash_apportion_nested_mode_from_name (const char *name)
{
  return awrash_i_names_find (modes, G_N_ELEMENTS (modes), name);
}

gboolean
awrash_i_nested_limit_leaves (AwrashNested *nested, const double claims[], int64_t total,
                              GError **error)
{
  gboolean has_positive = FALSE;
  int64_t floors = 0;

  for (gsize i = 0; i < nested->tree->n_leaves; i++)
    {
      int64_t lower = nested->tree->leaf_lower[i];
      if (claims[i] == 0 && !awrash_i_nested_limit (nested, i, lower, error))
        return FALSE;
      has_positive |= claims[i] > 0;
      floors += MIN (lower, AWRASH_BOUNDS_MAX_TOTAL - floors);
    }
  if (has_positive || floors >= total)
    return TRUE;
  return awrash_i_claims_refuse_rest (floors, total, error);
}

static gboolean
answer_jointly (AwrashNested *nested, const AwrashTies *ties, const AwrashOutputs *outputs,
                GError **error)
{
  g_auto (AwrashSolution) solution = { 0 };

  if (!awrash_i_problem_solve (&nested->problem, ties, &solution, error)
      || !awrash_i_nested_check_lot (nested, &solution, ties, error))
    return FALSE;
  *outputs->answer = awrash_i_nested_answer (&solution, ties, nested->unplaced);
  gboolean is_refused = outputs->answer->status == AWRASH_STATUS_TIE_REFUSED;
  awrash_i_nested_write (nested, &solution, is_refused ? NULL : outputs->units, outputs->sure,
                         outputs->tied);
  return TRUE;
}

static gboolean
answer (AwrashNested *nested, const double claims[], int64_t total, const AwrashNestedRule *rule,
        AwrashNestedMode mode, const AwrashTies *ties, const AwrashOutputs *outputs, GError **error)
{
  g_auto (AwrashNestedKeys) keys = { .keys = NULL };

  if (!awrash_i_nested_limit_leaves (nested, claims, total, error))
    return FALSE;
  if (mode == AWRASH_NESTED_MODE_JOINT
      && !awrash_i_nested_keys_init (&keys, rule, nested->tree->n_leaves, claims, total, error))
    return FALSE;
  if (!awrash_i_nested_open (nested, total, keys.keys, error))
    return FALSE;
  return mode == AWRASH_NESTED_MODE_JOINT
             ? answer_jointly (nested, ties, outputs, error)
             : awrash_i_nested_levels (nested, claims, rule, ties, outputs, error);
}

gboolean
/* what every rule takes, and the tree: NOLINTNEXTLINE(readability-function-size) */
awrash_apportion_nested (const AwrashTree *tree, const double claims[], int64_t total,
                         const char *rule, AwrashNestedMode mode, const AwrashTies *ties,
                         int64_t units[], int64_t sure[], int64_t tied[], AwrashAllotment *answer_,
                         GError **error)
{
  g_return_val_if_fail (tree != NULL && claims != NULL && rule != NULL, FALSE);
  g_return_val_if_fail (units != NULL && answer_ != NULL, FALSE);
  g_return_val_if_fail (awrash_apportion_nested_mode_get_name (mode) != NULL, FALSE);

  AwrashOutputs outputs = { units, sure, tied, answer_ };
  g_auto (AwrashNestedRule) method = { 0 };
  g_auto (AwrashNested) nested = { 0 };

  if (!awrash_i_nested_rule_parse (rule, &method, error)
      || !awrash_i_bounds_check_total (total, error) || !awrash_i_ties_check (ties, tree->n, error))
    return FALSE;
  g_autofree double *leaves = awrash_i_nested_claims (tree, claims, error);
  awrash_i_nested_init (&nested, tree);
  return leaves != NULL && answer (&nested, leaves, total, &method, mode, ties, &outputs, error);
}
