/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Places of training over what provinces have: needs and receipts as whole numbers, the order of
 * rates, the room that bounds leave. Source: none. Invariant: rates are compared exactly, and where
 * they are equal the code decides, so that array order decides nothing. */

#include "split/compensation-private.h"

#include "base/exact-private.h"
#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "base/number-private.h"
#include "base/words-private.h"

#include <string.h>

/* A need as mantissa × 2^exponent with an odd mantissa. */
static AwrashBinary
split_need (double need)
{
  AwrashBinary binary = awrash_i_words_split (need);

  for (; binary.mantissa % 2 == 0 && binary.mantissa != 0; binary.mantissa /= 2)
    binary.exponent++;
  return binary;
}

/* n < 2^20 needs below 2^98 sum to less than 2^118. */
gboolean
awrash_i_compensation_count_needs (AwrashCompensation *compensation, GError **error)
{
  const guint64 one = 1;
  int least = G_MAXINT;

  for (gsize i = 0; i < compensation->n; i++)
    least = MIN (least, split_need (compensation->needs[i]).exponent);
  compensation->units = awrash_i_memory_new (compensation->n, sizeof (guint64[2]), error);
  if (compensation->units == NULL)
    return FALSE;
  for (gsize i = 0; i < compensation->n; i++)
    {
      const AwrashBinary need = split_need (compensation->needs[i]);
      guint64 *units = compensation->units[i];

      if (need.exponent - least > 45 || compensation->n >= 1 << 20)
        {
          g_autofree char *text = awrash_i_number_format (compensation->needs[i]);

          g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_OVERFLOW,
                       _ ("the need of \"%s\" is %s, expected needs whose common unit is not below "
                          "2^-98 of the largest"),
                       compensation->codes[i], text);
          return FALSE;
        }
      awrash_i_words_add_product (2, units, 1, &one, need.mantissa, (gsize)(need.exponent - least));
      awrash_i_words_add_product (2, compensation->all_units, 2, units, 1, 0);
    }
  return TRUE;
}

void
awrash_i_compensation_clear (AwrashCompensation *compensation)
{
  g_free (compensation->province);
  g_free (compensation->needs);
  g_free (compensation->costs);
  g_free (compensation->units);
  g_free (compensation->held);
  g_free (compensation->codes);
  g_free (compensation->node);
  g_free (compensation->parent);
  g_free (compensation->room);
}

int64_t
awrash_i_compensation_receipt (const AwrashCompensation *compensation, const int64_t training[],
                               gsize i)
{
  return compensation->held[i] + compensation->step * (training != NULL ? training[i] : 0);
}

typedef struct
{
  const AwrashCompensation *compensation;
  const int64_t *training;
} Order;

static int
compare_rates (gconstpointer a, gconstpointer b, gpointer data)
{
  const Order *order = data;
  const AwrashCompensation *c = order->compensation;
  const gsize i = *(const gsize *)a, j = *(const gsize *)b;
  const int sign
      = awrash_i_exact_compare (awrash_i_compensation_receipt (c, order->training, i), c->needs[i],
                                awrash_i_compensation_receipt (c, order->training, j), c->needs[j]);

  return sign != 0 ? sign : strcmp (c->codes[i], c->codes[j]);
}

void
awrash_i_compensation_sort (const AwrashCompensation *compensation, const int64_t training[],
                            gsize order[])
{
  Order by = { compensation, training };

  for (gsize i = 0; i < compensation->n; i++)
    order[i] = i;
  g_qsort_with_data (order, (gint)compensation->n, sizeof (gsize), compare_rates, &by);
}

int64_t
awrash_i_compensation_room (const AwrashCompensation *compensation, const int64_t left[], gsize i)
{
  int64_t room = AWRASH_COMPENSATION_FREE;

  for (gssize v = (gssize)compensation->node[i]; v >= 0; v = compensation->parent[v])
    room = MIN (room, left[v]);
  return room;
}

void
awrash_i_compensation_take (const AwrashCompensation *compensation, int64_t left[], gsize i,
                            int64_t places)
{
  for (gssize v = (gssize)compensation->node[i]; v >= 0; v = compensation->parent[v])
    if (left[v] != AWRASH_COMPENSATION_FREE)
      left[v] -= places;
}
