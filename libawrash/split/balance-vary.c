/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A programme without training, and with limits of absorption taken away or a quota set to another
 * number, to ask what the reading would then do. Source: none. Invariant: everything but the list
 * of bounds is the programme's own, which outlives its variant, and the variant outlives its plans.
 */

#include "base/memory-private.h"
#include "split/balance-private.h"

#include <string.h>

gboolean
awrash_i_balance_is_of (const AwrashProgramme *programme, const AwrashBound *bound, gsize stream)
{
  gboolean any = FALSE;

  for (gsize type = 0; type < programme->n_types; type++)
    {
      if (bound->covers[type] && programme->types[type].stream != stream)
        return FALSE;
      any = any || bound->covers[type];
    }
  return any && bound->group == NULL;
}

static gsize
count_roots (const AwrashProgramme *programme)
{
  gsize n = 0;

  for (gsize v = 0; v < programme->n_territories; v++)
    n += programme->territories[v].parent < 0;
  return n;
}

/* No training anywhere: it is asked about once the others are divided. */
static gsize
close_training (AwrashVariant *variant, const AwrashProgramme *programme, gssize training, gsize n)
{
  if (training < 0)
    return n;
  for (gsize type = 0; type < programme->n_types; type++)
    variant->covers[type] = programme->types[type].stream == (gsize)training;
  for (gsize v = 0; v < programme->n_territories; v++)
    if (programme->territories[v].parent < 0)
      variant->bounds[n++] = (AwrashBound){ .kind = AWRASH_BOUND_QUOTA,
                                            .territory = v,
                                            .of = programme->streams[training].code,
                                            .covers = variant->covers,
                                            .unit = AWRASH_UNIT_PLACES };
  return n;
}

/* Whether a variant goes without the bound. */
static gboolean
is_dropped (const AwrashBalance *balance, const AwrashBound *bound, gboolean lifts)
{
  const AwrashProgramme *p = balance->programme;
  const AwrashBalanceQuestion *question = &balance->question;

  if (question->training >= 0 && awrash_i_balance_is_of (p, bound, (gsize)question->training))
    return TRUE;
  return lifts && bound->kind == AWRASH_BOUND_CAPACITY
         && awrash_i_balance_is_of (p, bound, question->stream);
}

gboolean
awrash_i_balance_vary (AwrashVariant *variant, const AwrashBalance *balance, gboolean lifts,
                       gssize quota, int64_t least, int64_t most, GError **error)
{
  const AwrashProgramme *p = balance->programme;
  gsize n = 0;

  variant->bounds = awrash_i_new (AwrashBound, p->n_bounds + count_roots (p), error);
  variant->covers = variant->bounds != NULL ? awrash_i_new (guint8, p->n_types, error) : NULL;
  if (variant->covers == NULL)
    return FALSE;
  for (gsize i = 0; i < p->n_bounds; i++)
    {
      if (is_dropped (balance, &p->bounds[i], lifts))
        continue;
      variant->bounds[n] = p->bounds[i];
      if ((gssize)i == quota)
        {
          variant->bounds[n].min = (double)least;
          variant->bounds[n].max = (double)most;
        }
      n++;
    }
  variant->programme = *p;
  awrash_i_programme_forget_bounds (&variant->programme);
  g_atomic_ref_count_init (&variant->programme.references);
  variant->programme.bounds = variant->bounds;
  variant->programme.n_bounds = close_training (variant, p, balance->question.training, n);
  return TRUE;
}

void
awrash_i_balance_variant_clear (AwrashVariant *variant)
{
  g_free (variant->bounds);
  g_free (variant->covers);
}
