/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The question which worksites to approve, put together and checked.
 * Source: the contract in selection-approve.h. Invariant: what is kept is whole: places, months,
 * and millionths of all else. */

#include "selection/approve-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "base/names-private.h"
#include "base/number-private.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

#define MOST_PLACES 1000000
#define MOST_MONTHS 1200
#define MOST_UTILITY 1e6
#define MOST_WEIGHT 1e3
#define MOST_AMOUNT 1e12
#define MOST_LIMIT 9e12
#define MOST_NEED 1e12

static const AwrashName goal_names[] = { { AWRASH_APPROVE_UTILITY, "utility" },
                                         { AWRASH_APPROVE_UTILITY_WORKSITES, "utility-worksites" },
                                         { AWRASH_APPROVE_BENEFICIARIES, "beneficiaries" },
                                         { AWRASH_APPROVE_WORKSITES, "worksites" },
                                         { AWRASH_APPROVE_PERSON_MONTHS, "person-months" },
                                         { AWRASH_APPROVE_COMMUNES, "communes" },
                                         { AWRASH_APPROVE_LEXIMIN, "leximin" } };

static const AwrashName unit_names[] = { { AWRASH_COUNT_WORKSITES, "worksites" },
                                         { AWRASH_COUNT_PLACES, "places" },
                                         { AWRASH_COUNT_PERSON_MONTHS, "person-months" },
                                         { AWRASH_COUNT_AMOUNT, "amount" } };

static const AwrashName kind_names[] = { { 1, "number" }, { 2, "share" } };

const char *
awrash_i_approve_goal_name (AwrashApproveGoal goal)
{
  return awrash_i_names_get (goal_names, G_N_ELEMENTS (goal_names), (int)goal);
}

/* ── reading ────────────────────────────────────────────────────────────────────────────────── */

static gboolean
read_whole (const char *name, gsize j, int64_t value, int64_t least, int64_t most, GError **error)
{
  if (value >= least && value <= most)
    return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
               _ ("%s[%zu] is %" PRId64 ", expected a whole number from %" PRId64 " to %" PRId64),
               name, j, value, least, most);
  return FALSE;
}

/* A number from 0 to most in millionths; j of G_MAXSIZE: it is no element. */
static gboolean
read_millionths (const char *name, gsize j, double value, double most, int64_t *read,
                 GError **error)
{
  if (value >= 0 && value <= most)
    {
      *read = (int64_t)rint (value * 1e6);
      return TRUE;
    }
  g_autofree char *number = awrash_i_number_format (value);
  g_autofree char *end = awrash_i_number_format (most);
  g_autofree char *element
      = j == G_MAXSIZE ? g_strdup (name) : g_strdup_printf ("%s[%zu]", name, j);

  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
               _ ("%s is %s, expected a number from 0 to %s"), element, number, end);
  return FALSE;
}

static gboolean
read_worksite (AwrashApproval *approval, gsize j, const int64_t places_min[],
               const double utility[], GError **error)
{
  if (!read_whole ("places", j, approval->places[j], 1, MOST_PLACES, error)
      || !read_whole ("months", j, approval->months[j], 1, MOST_MONTHS, error))
    return FALSE;
  approval->places_min[j] = places_min != NULL ? places_min[j] : approval->places[j];
  if (!read_whole ("places_min", j, approval->places_min[j], 1, MOST_PLACES, error))
    return FALSE;
  if (approval->places_min[j] > approval->places[j])
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_BOUNDS,
                   _ ("places_min[%zu] is %" PRId64 ", expected at most places, %" PRId64), j,
                   approval->places_min[j], approval->places[j]);
      return FALSE;
    }
  approval->extra[j] = approval->places_min[j] < approval->places[j]
                           ? approval->n + approval->n_extras++
                           : G_MAXSIZE;
  approval->utility[j] = AWRASH_MILLION;
  return utility == NULL
         || read_millionths ("utility", j, utility[j], MOST_UTILITY, &approval->utility[j], error);
}

static void
free_bound (gpointer data)
{
  AwrashApproveBound *bound = data;

  g_free (bound->weight);
  g_free (bound);
}

AwrashApproval *
awrash_selection_approve_new (size_t n, const int64_t places_min[], const int64_t places[],
                              const int64_t months[], const double utility[], GError **error)
{
  g_autoptr (AwrashApproval) approval = NULL;
  AwrashApproveGoal goal = AWRASH_APPROVE_UTILITY;

  g_return_val_if_fail (n == 0 || (places != NULL && months != NULL), NULL);
  if (n == 0)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
                   _ ("there are no worksites, expected at least one"));
      return NULL;
    }
  approval = g_new0 (AwrashApproval, 1);
  approval->n = n;
  approval->goals = g_array_new (FALSE, FALSE, sizeof (AwrashApproveGoal));
  approval->bounds = g_ptr_array_new_with_free_func (free_bound);
  approval->places = awrash_i_copy (int64_t, places, n, error);
  approval->months = approval->places ? awrash_i_copy (int64_t, months, n, error) : NULL;
  approval->places_min = approval->months ? awrash_i_new (int64_t, n, error) : NULL;
  approval->utility = approval->places_min ? awrash_i_new (int64_t, n, error) : NULL;
  approval->is_required = approval->utility ? awrash_i_new (guint8, n, error) : NULL;
  approval->extra = approval->is_required ? awrash_i_new (gsize, n, error) : NULL;
  if (approval->extra == NULL || !awrash_i_append (approval->goals, goal, error))
    return NULL;
  for (gsize j = 0; j < n; j++)
    if (!read_worksite (approval, j, places_min, utility, error))
      return NULL;
  return g_steal_pointer (&approval);
}

void
awrash_selection_approve_free (AwrashApproval *approval)
{
  if (approval == NULL)
    return;
  g_free (approval->places_min);
  g_free (approval->places);
  g_free (approval->months);
  g_free (approval->utility);
  g_free (approval->is_required);
  g_free (approval->commune);
  g_free (approval->need);
  g_free (approval->extra);
  g_array_unref (approval->goals);
  g_ptr_array_unref (approval->bounds);
  g_free (approval);
}

size_t
awrash_selection_approve_get_n (const AwrashApproval *approval)
{
  g_return_val_if_fail (approval != NULL, 0);
  return approval->n;
}

size_t
awrash_selection_approve_get_n_bounds (const AwrashApproval *approval)
{
  g_return_val_if_fail (approval != NULL, 0);
  return approval->bounds->len;
}

/* ── what is said further ───────────────────────────────────────────────────────────────────── */

gboolean
awrash_selection_approve_set_communes (AwrashApproval *approval, size_t n_communes,
                                       const int64_t commune[], GError **error)
{
  int64_t *own;

  g_return_val_if_fail (approval != NULL && commune != NULL, FALSE);
  if (n_communes > G_MAXINT32)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                   _ ("n_communes is %zu, expected at most 2^31 - 1"), n_communes);
      return FALSE;
    }
  for (gsize j = 0; j < approval->n; j++)
    if (!read_whole ("commune", j, commune[j], -1, (int64_t)n_communes - 1, error))
      return FALSE;
  own = awrash_i_copy (int64_t, commune, approval->n, error);
  if (own == NULL)
    return FALSE;
  g_free (approval->commune);
  g_clear_pointer (&approval->need, g_free);
  approval->commune = own;
  approval->n_communes = n_communes;
  return TRUE;
}

gboolean
awrash_selection_approve_set_needs (AwrashApproval *approval, size_t n_communes,
                                    const double needs[], GError **error)
{
  g_autofree int64_t *own = NULL;

  g_return_val_if_fail (approval != NULL && (n_communes == 0 || needs != NULL), FALSE);
  if (n_communes != approval->n_communes)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                   _ ("n_communes is %zu, expected the number of communes that are given, %zu"),
                   n_communes, approval->n_communes);
      return FALSE;
    }
  own = awrash_i_new (int64_t, n_communes, error);
  if (own == NULL)
    return FALSE;
  for (gsize c = 0; c < n_communes; c++)
    if (!read_millionths ("needs", c, needs[c], MOST_NEED, &own[c], error))
      return FALSE;
  g_free (approval->need);
  approval->need = g_steal_pointer (&own);
  return TRUE;
}

gboolean
awrash_selection_approve_set_threshold (AwrashApproval *approval, double threshold, GError **error)
{
  g_return_val_if_fail (approval != NULL, FALSE);
  return read_millionths ("threshold", G_MAXSIZE, threshold, MOST_UTILITY, &approval->threshold,
                          error);
}

gboolean
awrash_selection_approve_set_required (AwrashApproval *approval, const int64_t required[],
                                       GError **error)
{
  g_return_val_if_fail (approval != NULL && required != NULL, FALSE);
  for (gsize j = 0; j < approval->n; j++)
    if (!read_whole ("required", j, required[j], 0, 1, error))
      return FALSE;
  for (gsize j = 0; j < approval->n; j++)
    approval->is_required[j] = (guint8)required[j];
  return TRUE;
}

gboolean
awrash_selection_approve_set_goals (AwrashApproval *approval, const char *goals, GError **error)
{
  g_auto (GStrv) names = NULL;
  g_autoptr (GArray) read = g_array_new (FALSE, FALSE, sizeof (AwrashApproveGoal));
  guint seen = 0;

  g_return_val_if_fail (approval != NULL && goals != NULL, FALSE);
  names = g_strsplit (goals[0] != '\0' ? goals : "\n", ",", -1);
  for (gsize i = 0; names[i] != NULL; i++)
    {
      AwrashApproveGoal goal = (AwrashApproveGoal)awrash_i_names_read (
          "goal", goal_names, G_N_ELEMENTS (goal_names), g_strstrip (names[i]), error);

      if ((int)goal == 0)
        return FALSE;
      if (seen & (1u << goal))
        {
          g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_DUPLICATE,
                       _ ("the goal \"%s\" is given twice"), names[i]);
          return FALSE;
        }
      if (goal >= AWRASH_APPROVE_COMMUNES && approval->commune == NULL)
        {
          g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                       _ ("the goal \"%s\" asks for communes, and none are given"), names[i]);
          return FALSE;
        }
      seen |= 1u << goal;
      if (!awrash_i_append (read, goal, error))
        return FALSE;
    }
  g_array_unref (approval->goals);
  approval->goals = g_steal_pointer (&read);
  return TRUE;
}

/* ── bounds ─────────────────────────────────────────────────────────────────────────────────── */

static gboolean
read_limits (AwrashApproveBound *bound, double least, double most, GError **error)
{
  double largest = bound->is_share ? 1 : MOST_LIMIT;

  bound->least = AWRASH_MIXED_LEAST;
  bound->most = AWRASH_MIXED_MOST;
  if (least != 0 && !read_millionths ("least", G_MAXSIZE, least, largest, &bound->least, error))
    return FALSE;
  if (most != INFINITY && !read_millionths ("most", G_MAXSIZE, most, largest, &bound->most, error))
    return FALSE;
  if (bound->least <= bound->most)
    return TRUE;
  g_autofree char *low = awrash_i_number_format (least);
  g_autofree char *high = awrash_i_number_format (most);

  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_BOUNDS, _ ("least is %s, expected at most %s"),
               low, high);
  return FALSE;
}

static gboolean
read_weights (const AwrashApproval *approval, AwrashApproveBound *bound, const double weights[],
              GError **error)
{
  double most = bound->unit == AWRASH_COUNT_AMOUNT ? MOST_AMOUNT : MOST_WEIGHT;

  if (weights == NULL)
    return TRUE;
  bound->weight = awrash_i_new (int64_t, approval->n, error);
  if (bound->weight == NULL)
    return FALSE;
  for (gsize j = 0; j < approval->n; j++)
    if (!read_millionths ("weights", j, weights[j], most, &bound->weight[j], error))
      return FALSE;
  return TRUE;
}

gboolean
awrash_selection_approve_add_bound (AwrashApproval *approval, const char *kind, const char *unit,
                                    const double weights[], double least, double most,
                                    gboolean may_relax, GError **error)
{
  AwrashApproveBound *bound;
  int kind_read, unit_read;

  g_return_val_if_fail (approval != NULL && kind != NULL && unit != NULL, FALSE);
  kind_read = awrash_i_names_read ("kind", kind_names, G_N_ELEMENTS (kind_names), kind, error);
  if (kind_read == 0)
    return FALSE;
  /* an amount is no unit of shares */
  unit_read = awrash_i_names_read (
      "unit", unit_names, G_N_ELEMENTS (unit_names) - (kind_read == 2 ? 1 : 0), unit, error);
  if (unit_read == 0)
    return FALSE;
  bound = g_new0 (AwrashApproveBound, 1);
  bound->is_share = kind_read == 2;
  bound->unit = (AwrashCount)unit_read;
  bound->may_relax = may_relax;
  if (!read_limits (bound, least, most, error) || !read_weights (approval, bound, weights, error))
    {
      free_bound (bound);
      return FALSE;
    }
  g_ptr_array_add (approval->bounds, bound);
  return TRUE;
}
