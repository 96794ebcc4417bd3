/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a check found: findings in words, and what every province receives. Immutable once given
 * out. Invariant: a verdict without findings accepts. */

#include "audit/verdict-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <inttypes.h>

AwrashVerdict *
awrash_i_verdict_new (void)
{
  AwrashVerdict *verdict = g_new0 (AwrashVerdict, 1);

  verdict->findings = g_ptr_array_new_with_free_func (g_free);
  return verdict;
}

void
awrash_audit_verdict_free (AwrashVerdict *verdict)
{
  if (verdict == NULL)
    return;
  g_ptr_array_unref (verdict->findings);
  g_free (verdict->receipts);
  g_free (verdict->needs);
  g_free (verdict->places);
  g_free (verdict);
}

void
awrash_i_verdict_add (AwrashVerdict *verdict, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_ptr_array_add (verdict->findings, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

static void
find_beyond (AwrashVerdict *verdict, const char *words, int64_t sum, int64_t lower, int64_t upper)
{
  if (sum < lower)
    awrash_i_verdict_add (verdict, _ ("%s: %" PRId64 ", expected at least %" PRId64), words, sum,
                          lower);
  else
    awrash_i_verdict_add (verdict, _ ("%s: %" PRId64 ", expected at most %" PRId64), words, sum,
                          upper);
}

static void
check_wall (AwrashVerdict *verdict, const AwrashModel *model, const AwrashWall *wall, int64_t sum)
{
  g_autofree char *words = NULL;

  if (sum >= wall->lower && sum <= wall->upper)
    return;
  words = awrash_i_words_wall (model, wall);
  find_beyond (verdict, words, sum, wall->lower, wall->upper);
}

static void
check_row (AwrashVerdict *verdict, const AwrashSideRow *row, const int64_t places[])
{
  AwrashSigned sum = awrash_i_side_row_sum (row, places);

  if (sum < row->lower)
    awrash_i_verdict_add (verdict, _ ("%s: less than the bound asks for"), row->words);
  else if (sum > row->upper)
    awrash_i_verdict_add (verdict, _ ("%s: more than the bound allows"), row->words);
}

/* Whether some cell is beyond its own bounds, which most never are. */
static gboolean
breaks_cells (const AwrashModel *model, const int64_t places[])
{
  const int64_t *lower = model->cell_lower, *upper = model->cell_upper;
  int64_t any = 0;

  for (gsize cell = 0; cell < model->n_cells; cell++)
    any |= (places[cell] < lower[cell]) | (places[cell] > upper[cell]);
  return any != 0;
}

static void
check_cells (AwrashVerdict *verdict, const AwrashModel *model, const int64_t places[])
{
  for (gsize cell = 0; cell < model->n_cells; cell++)
    if (places[cell] < model->cell_lower[cell] || places[cell] > model->cell_upper[cell])
      {
        g_autofree char *words = awrash_i_words_cell (model, cell);

        find_beyond (verdict, words, places[cell], model->cell_lower[cell],
                     model->cell_upper[cell]);
      }
}

void
awrash_i_verdict_check_bounds (AwrashVerdict *verdict, const AwrashModel *model,
                               const int64_t places[], int64_t sums[])
{
  for (gsize i = 0; i < model->walls->len; i++)
    {
      const AwrashWall *wall = awrash_i_model_wall (model, i);
      int64_t sum;

      if (awrash_i_model_size (model, wall) == 1)
        continue;
      sum = awrash_i_model_sum (model, wall, places);
      check_wall (verdict, model, wall, sum);
      if (sums != NULL)
        sums[i] = sum;
    }
  if (breaks_cells (model, places))
    check_cells (verdict, model, places);
  for (gsize i = 0; i < model->side_rows->len; i++)
    check_row (verdict, g_ptr_array_index (model->side_rows, i), places);
  for (gsize i = 0; i < model->impossible->len; i++)
    awrash_i_verdict_add (verdict, "%s", (char *)g_ptr_array_index (model->impossible, i));
}

gboolean
awrash_i_verdict_set_receipts (AwrashVerdict *verdict, const AwrashModel *model,
                               const int64_t places[], GError **error)
{
  gsize n = model->n_provinces;
  g_autofree double *receipts = awrash_i_new (double, n, error);
  g_autofree double *needs = awrash_i_copy (double, model->need, n, error);

  if (receipts == NULL || needs == NULL)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    receipts[i] = awrash_i_model_received (model, i, places);
  verdict->n_provinces = n;
  verdict->receipts = g_steal_pointer (&receipts);
  verdict->needs = g_steal_pointer (&needs);
  return TRUE;
}

gboolean
awrash_audit_verdict_is_accepted (const AwrashVerdict *verdict)
{
  g_return_val_if_fail (verdict != NULL, FALSE);
  return verdict->findings->len == 0;
}

size_t
awrash_audit_verdict_get_n_findings (const AwrashVerdict *verdict)
{
  g_return_val_if_fail (verdict != NULL, 0);
  return verdict->findings->len;
}

const char *
awrash_audit_verdict_get_finding (const AwrashVerdict *verdict, size_t index)
{
  g_return_val_if_fail (verdict != NULL, NULL);
  return index < verdict->findings->len ? g_ptr_array_index (verdict->findings, index) : NULL;
}

size_t
awrash_audit_verdict_get_n_provinces (const AwrashVerdict *verdict)
{
  g_return_val_if_fail (verdict != NULL, 0);
  return verdict->n_provinces;
}

size_t
awrash_audit_verdict_get_n_cells (const AwrashVerdict *verdict)
{
  g_return_val_if_fail (verdict != NULL, 0);
  return verdict->n_cells;
}

const int64_t *
awrash_audit_verdict_get_places (const AwrashVerdict *verdict)
{
  g_return_val_if_fail (verdict != NULL, NULL);
  return verdict->places;
}

const double *
awrash_audit_verdict_get_receipts (const AwrashVerdict *verdict)
{
  g_return_val_if_fail (verdict != NULL, NULL);
  return verdict->receipts;
}

const double *
awrash_audit_verdict_get_needs (const AwrashVerdict *verdict)
{
  g_return_val_if_fail (verdict != NULL, NULL);
  return verdict->needs;
}
