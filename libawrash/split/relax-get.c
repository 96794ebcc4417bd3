/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A relaxation as its users see it. Source: relax.c. Invariant: immutable, so that threads may
 * share it. */

#include "split/relax-private.h"

#define GETTER(Type, name, value, fallback)                                                        \
  Type awrash_split_relax_get_##name (const AwrashRelaxation *relaxation)                          \
  {                                                                                                \
    g_return_val_if_fail (relaxation != NULL, fallback);                                           \
    return relaxation->value;                                                                      \
  }

GETTER (AwrashStatus, status, status, AWRASH_STATUS_UNKNOWN)
GETTER (int64_t, total, total, 0)
GETTER (int64_t, bound, bound, 0)
GETTER (double, gap, gap, 0)
GETTER (const char *, proof, proof, NULL)
GETTER (size_t, n_walls, n_walls, 0)
GETTER (const int64_t *, lower_prices, lower_prices, NULL)
GETTER (const int64_t *, upper_prices, upper_prices, NULL)
GETTER (size_t, n_cells, n_cells, 0)
GETTER (const int64_t *, places, places, NULL)
GETTER (size_t, n_changes, changes->len, 0)
GETTER (size_t, n_core, core->len, 0)

const AwrashWallChange *
awrash_split_relax_get_changes (const AwrashRelaxation *relaxation)
{
  g_return_val_if_fail (relaxation != NULL, NULL);
  return relaxation->changes->len > 0 ? &g_array_index (relaxation->changes, AwrashWallChange, 0)
                                      : NULL;
}

const AwrashWallSide *
awrash_split_relax_get_core (const AwrashRelaxation *relaxation)
{
  g_return_val_if_fail (relaxation != NULL, NULL);
  return relaxation->core->len > 0 ? &g_array_index (relaxation->core, AwrashWallSide, 0) : NULL;
}

const char *
awrash_split_relax_get_change_words (const AwrashRelaxation *relaxation, size_t index)
{
  g_return_val_if_fail (relaxation != NULL && index < relaxation->change_words->len, NULL);
  return g_ptr_array_index (relaxation->change_words, index);
}

const char *
awrash_split_relax_get_core_words (const AwrashRelaxation *relaxation, size_t index)
{
  g_return_val_if_fail (relaxation != NULL && index < relaxation->core_words->len, NULL);
  return g_ptr_array_index (relaxation->core_words, index);
}
