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

void
awrash_i_verdict_check_bounds (AwrashVerdict *verdict, const AwrashModel *model,
                               const int64_t places[])
{
  for (gsize i = 0; i < model->walls->len; i++)
    {
      const AwrashWall *wall = awrash_i_model_wall (model, i);
      int64_t sum = awrash_i_model_sum (model, wall, places);
      g_autofree char *words = NULL;

      if (sum >= wall->lower && sum <= wall->upper)
        continue;
      words = awrash_i_words_wall (model, wall);
      if (sum < wall->lower)
        awrash_i_verdict_add (verdict, _ ("%s: %" PRId64 ", expected at least %" PRId64), words,
                              sum, wall->lower);
      else
        awrash_i_verdict_add (verdict, _ ("%s: %" PRId64 ", expected at most %" PRId64), words, sum,
                              wall->upper);
    }
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
    receipts[i] = model->coefficient
                  * (double)awrash_i_model_sum (
                      model, awrash_i_model_wall (model, model->recipient_wall[i]), places);
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
