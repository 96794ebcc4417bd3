/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What an explanation tells. Source: split/explanation.c. Invariant: immutable. */

#include "split/explanation-private.h"

#define GETTER(Type, name, value, fallback)                                                        \
  Type awrash_split_explanation_get_##name (const AwrashExplanation *explanation)                  \
  {                                                                                                \
    g_return_val_if_fail (explanation != NULL, fallback);                                          \
    return explanation->value;                                                                     \
  }

GETTER (AwrashStatus, status, status, AWRASH_STATUS_UNKNOWN)
GETTER (int64_t, order, order, 0)
GETTER (size_t, n_cells, n_cells, 0)
GETTER (const int64_t *, places, places, NULL)
GETTER (size_t, n_binding, binding->len, 0)
GETTER (const int64_t *, binding,
        binding->len > 0 ? (const int64_t *)(const void *)explanation->binding->data : NULL, NULL)
GETTER (const int64_t *, next,
        next->len > 0 ? (const int64_t *)(const void *)explanation->next->data : NULL, NULL)
GETTER (size_t, n_needed, needed->len, 0)
GETTER (const char *, text, text, NULL)

const char *
awrash_split_explanation_get_needed (const AwrashExplanation *explanation, size_t index)
{
  g_return_val_if_fail (explanation != NULL && index < explanation->needed->len, NULL);
  return g_ptr_array_index (explanation->needed, index);
}
