/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Ties: questions that the objective asks and cannot decide. On the face of all optimal flows, a
 * province is tied if what it receives can differ; an order of the provinces, given or drawn by
 * lot, serves each in turn with the most that is left to it.
 * Source: Frank and Murota (2021) for the structure. Invariant: array order decides nothing. */

#include "split/solver-private.h"

#include "base/cancel-private.h"
#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <inttypes.h>
#include <string.h>

/* ── who is tied ────────────────────────────────────────────────────────────────────────────── */

/* Each place in a witness is a row of the certificate, some 250 bytes while it is written: a tie of
 * thousands of provinces is refused here, where it can be, and not by an allocator that aborts. */
#define LARGEST_SHOWN (1 << 23)

static gboolean
keep_witness (AwrashSolver *solver, GError **error)
{
  g_autofree int64_t *cells = awrash_i_solver_copy_cells (solver, error);

  if (cells == NULL)
    return FALSE;
  for (gsize cell = 0; cell < solver->model->n_cells; cell++)
    solver->n_shown += cells[cell] > 0;
  if (solver->n_shown > LARGEST_SHOWN)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_MEMORY,
                   _ ("the plans that show the tie have more than %d rows, too many for a "
                      "certificate"),
                   LARGEST_SHOWN);
      return FALSE;
    }
  g_ptr_array_add (solver->plan->witnesses, g_steal_pointer (&cells));
  return TRUE;
}

/* Notes a province whose receipts can differ, and a plan in which they do. */
static gboolean
probe (AwrashSolver *solver, gsize province, GError **error)
{
  AwrashPlan *plan = solver->plan;
  gsize arc = awrash_i_solver_arc (solver, province, FALSE);
  int64_t first = solver->network->arcs[arc].flow;
  int64_t most = awrash_i_network_push (solver->network, arc, TRUE), least;

  if (awrash_i_is_cancelled (error))
    return FALSE;
  if (most != first && !keep_witness (solver, error))
    return FALSE;
  least = awrash_i_network_push (solver->network, arc, FALSE);
  if (most == first && least != first && !keep_witness (solver, error))
    return FALSE;
  if (least == most)
    return TRUE;
  plan->tied[plan->n_tied] = (int64_t)province;
  plan->sure[plan->n_tied++] = awrash_i_solver_holds (solver, province, FALSE);
  return TRUE;
}

static gboolean
find_ties (AwrashSolver *solver, GError **error)
{
  AwrashPlan *plan = solver->plan;
  AwrashArc *arcs = solver->network->arcs;
  gsize n_arcs = solver->network->n_arcs;
  g_autofree AwrashArc *base = awrash_i_copy (AwrashArc, arcs, n_arcs, error);

  plan->tied = awrash_i_new (int64_t, plan->n_provinces, error);
  plan->sure = plan->tied != NULL ? awrash_i_new (int64_t, plan->n_provinces, error) : NULL;
  if (base == NULL || plan->sure == NULL || !keep_witness (solver, error)
      || !awrash_i_solver_look (solver, error))
    return FALSE;
  for (gsize i = 0; i < plan->n_provinces; i++)
    {
      gsize arc = awrash_i_solver_arc (solver, i, FALSE);

      if (arc == G_MAXSIZE || !solver->movable[arc])
        continue;
      if (!probe (solver, i, error))
        return FALSE;
      memcpy (arcs, base, n_arcs * sizeof (AwrashArc));
    }
  for (gsize k = 0; k < plan->n_tied; k++)
    plan->free_units += awrash_i_solver_holds (solver, (gsize)plan->tied[k], FALSE) - plan->sure[k];
  return TRUE;
}

/* ── the order ──────────────────────────────────────────────────────────────────────────────── */

/* order[n] from the codes that the caller gave; how many there are. */
static gboolean
order_from_codes (const AwrashSolver *solver, gsize order[], gsize *n, GError **error)
{
  const AwrashProgramme *p = solver->model->programme;
  g_auto (GStrv) codes = awrash_i_reading_list (solver->plan->reading, AWRASH_READING_ORDER);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (gsize i = 0; codes[i] != NULL; i++)
    {
      gsize territory;

      if (codes[i][0] == '\0')
        continue;
      if (!awrash_programme_territory_find (p, codes[i], &territory)
          || p->territories[territory].province < 0)
        {
          g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_NAME,
                       _ ("order names \"%s\", expected codes of provinces parted by ;"), codes[i]);
          return FALSE;
        }
      if (!g_hash_table_add (seen, GSIZE_TO_POINTER (territory + 1)))
        {
          g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_DUPLICATE,
                       _ ("order names \"%s\" twice, expected each province once"), codes[i]);
          return FALSE;
        }
      order[(*n)++] = (gsize)p->territories[territory].province;
    }
  return TRUE;
}

static int
by_ticket (gconstpointer a, gconstpointer b, gpointer data)
{
  char **tickets = data;

  return strcmp (tickets[*(const gsize *)a], tickets[*(const gsize *)b]);
}

static gboolean
check_seed (const AwrashPlan *plan, GError **error)
{
  if (plan->reading->values[AWRASH_READING_SEED][0] != '\0')
    return TRUE;
  g_set_error_literal (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                       _ ("seed is empty, expected a text from which the lot is drawn"));
  return FALSE;
}

/* order[n] of all provinces, by ascending ticket of the seed. */
static void
order_by_lot (const AwrashSolver *solver, gsize order[], gsize *n)
{
  const char *seed = solver->plan->reading->values[AWRASH_READING_SEED];
  g_autoptr (GPtrArray) tickets = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; i < solver->plan->n_provinces; i++)
    {
      g_ptr_array_add (tickets, awrash_allot_ticket (seed, awrash_i_model_code (solver->model, i)));
      order[(*n)++] = i;
    }
  g_qsort_with_data (order, (gint)*n, sizeof (gsize), by_ticket, tickets->pdata);
}

/* Serves the provinces in order, each with the most that those before it leave. */
static gboolean
serve (AwrashSolver *solver, gsize n, const gsize order[], GError **error)
{
  for (gsize k = 0; k < n; k++)
    {
      gsize arc = awrash_i_solver_arc (solver, order[k], FALSE);

      memset (solver->rate, 0, solver->network->n_arcs * sizeof (double));
      if (arc != G_MAXSIZE)
        solver->rate[arc] = -1;
      if (!awrash_i_solver_linear (solver, AWRASH_STAGE_ORDER, (gssize)order[k], -1, error))
        return FALSE;
    }
  return TRUE;
}

/* ── the policy ─────────────────────────────────────────────────────────────────────────────── */

static char *
tied_in_words (const AwrashPlan *plan)
{
  GString *words = g_string_new (NULL);

  for (gsize k = 0; k < plan->n_tied; k++)
    {
      gsize territory = plan->programme->provinces[plan->tied[k]];

      g_string_append_printf (
          words, "%s%s", k > 0 ? ", " : "",
          awrash_programme_territory_get_label (plan->programme, territory, _ ("en")));
    }
  return g_string_free (words, FALSE);
}

static void
refuse (AwrashSolver *solver, const char *way_out)
{
  AwrashPlan *plan = solver->plan;
  g_autofree char *members = tied_in_words (plan);

  plan->status = AWRASH_STATUS_TIE_REFUSED;
  plan->reason = g_strdup_printf (_ ("%s tie; places left free: %" PRId64 "; %s"), members,
                                  plan->free_units, way_out);
}

/* Whether every tied province is among the n that the order names. */
static gboolean
order_covers (const AwrashPlan *plan, gsize n, const gsize order[])
{
  for (gsize k = 0; k < plan->n_tied; k++)
    {
      gsize i = 0;

      while (i < n && order[i] != (gsize)plan->tied[k])
        i++;
      if (i == n)
        return FALSE;
    }
  return TRUE;
}

gboolean
awrash_i_solver_settle_ties (AwrashSolver *solver, GError **error)
{
  AwrashPlan *plan = solver->plan;
  AwrashTiePolicy policy = awrash_i_reading_tie (plan->reading);
  g_autofree gsize *order = awrash_i_new (gsize, plan->n_provinces, error);
  gsize n = 0;

  if (order == NULL)
    return FALSE;
  if (policy == AWRASH_TIE_POLICY_ORDER && !order_from_codes (solver, order, &n, error))
    return FALSE;
  if (policy == AWRASH_TIE_POLICY_LOT && !check_seed (plan, error))
    return FALSE;
  if (!find_ties (solver, error))
    return FALSE;
  if (plan->n_tied == 0)
    return TRUE;
  if (policy == AWRASH_TIE_POLICY_LOT)
    order_by_lot (solver, order, &n);
  if (policy == AWRASH_TIE_POLICY_ERROR)
    refuse (solver, _ ("settle it by tie = order with order = the codes to serve first, or by "
                       "tie = lot with a seed"));
  else if (!order_covers (plan, n, order))
    refuse (solver, _ ("order leaves out one of them: name all"));
  else
    {
      plan->status = AWRASH_STATUS_TIE_SETTLED;
      return serve (solver, n, order, error);
    }
  return TRUE;
}
