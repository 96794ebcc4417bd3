/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A programme with limits of absorption taken away or a quota set to another number, to ask what
 * the reading would then do. Source: none. Invariant: everything but the list of bounds is the
 * programme's own, which outlives its variant, and the variant outlives its plans. */

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

gboolean
awrash_i_balance_vary (AwrashVariant *variant, const AwrashProgramme *programme, gsize stream,
                       gboolean lifts, gssize quota, int64_t least, int64_t most, GError **error)
{
  gsize n = 0;

  variant->bounds = awrash_i_copy (AwrashBound, programme->bounds, programme->n_bounds, error);
  if (variant->bounds == NULL)
    return FALSE;
  for (gsize i = 0; i < programme->n_bounds; i++)
    {
      AwrashBound bound = programme->bounds[i];

      if (lifts && bound.kind == AWRASH_BOUND_CAPACITY
          && awrash_i_balance_is_of (programme, &bound, stream))
        continue;
      if ((gssize)i == quota)
        {
          bound.min = (double)least;
          bound.max = (double)most;
          bound.unit = AWRASH_UNIT_PLACES;
        }
      variant->bounds[n++] = bound;
    }
  variant->programme = *programme;
  g_atomic_ref_count_init (&variant->programme.references);
  variant->programme.bounds = variant->bounds;
  variant->programme.n_bounds = n;
  return TRUE;
}

void
awrash_i_balance_variant_clear (AwrashVariant *variant)
{
  g_free (variant->bounds);
}
