/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Millions of persons are few types: whoever has the same traits is exchangeable but for merit.
 * Source: none. Invariant: every type is the set of some person. */

#include "selection/traits-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <inttypes.h>

static gboolean
check (gsize n_sets, gsize n, const int64_t traits[], GError **error)
{
  for (gsize i = 0; i < n; i++)
    if ((guint64)traits[i] >= n_sets)
      {
        g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                     _ ("traits[%zu] is %" PRId64 ", expected a set of traits from 0 to %zu"), i,
                     traits[i], n_sets - 1);
        return FALSE;
      }
  return TRUE;
}

gboolean
awrash_i_traits_fill (AwrashTraits *types, gsize n_traits, gsize n, const int64_t traits[],
                      GError **error)
{
  const gsize n_sets = (gsize)1 << n_traits;

  if (traits != NULL && !check (n_sets, n, traits, error))
    return FALSE;
  types->n_traits = n_traits;
  types->index = awrash_i_new (guint32, n_sets, error);
  if (types->index == NULL)
    return FALSE;
  for (gsize i = 0; i < n && traits != NULL; i++)
    types->index[traits[i]] = 1;
  if (traits == NULL)
    types->index[0] = 1;
  for (gsize set = 0; set < n_sets; set++)
    types->n += types->index[set];
  types->masks = awrash_i_new (guint32, types->n, error);
  if (types->masks == NULL)
    return FALSE;
  for (gsize set = 0, type = 0; set < n_sets; set++)
    if (types->index[set] != 0)
      {
        types->masks[type] = (guint32)set;
        types->index[set] = (guint32)type++;
      }
  return TRUE;
}

void
awrash_i_traits_clear (AwrashTraits *types)
{
  g_clear_pointer (&types->masks, g_free);
  g_clear_pointer (&types->index, g_free);
}
