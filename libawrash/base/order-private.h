/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The order of indices: as numbers, or by what stands at them. For qsort() and g_qsort_with_data().
 */

#ifndef AWRASH_BASE_ORDER_PRIVATE_H
#define AWRASH_BASE_ORDER_PRIVATE_H

#include <glib.h>

static inline int
awrash_i_order_indices (gconstpointer a, gconstpointer b)
{
  gsize i = *(const gsize *)a, j = *(const gsize *)b;

  return (i > j) - (i < j);
}

/* Ascending values; of equal ones neither is first. */
static inline int
awrash_i_order_values (gconstpointer a, gconstpointer b, gpointer values)
{
  const double *value = values;
  double x = value[*(const gsize *)a], y = value[*(const gsize *)b];

  return (x > y) - (x < y);
}

#endif
