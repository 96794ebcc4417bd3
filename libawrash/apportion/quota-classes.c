/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Recipients that nothing but their names tells apart, as one class.
 * Source: none. Invariant: two recipients are of one class if and only if claim, floor and ceiling
 * are equal; the order of classes does not depend on that of recipients. */

#include "apportion/quota-states-private.h"

#include "apportion/claims-private.h"
#include "base/memory-private.h"

/* What the sort hands on. */
typedef struct
{
  const AwrashClaims *claims;
} Context;

static int
compare_numbers (int64_t a, int64_t b)
{
  return (a > b) - (a < b);
}

static int
compare_recipients (const AwrashClaims *claims, gsize i, gsize k)
{
  if (claims->claims[i] != claims->claims[k])
    return claims->claims[i] > claims->claims[k] ? -1 : 1;
  int sign = compare_numbers (awrash_i_claims_lower (claims, i), awrash_i_claims_lower (claims, k));
  return sign != 0 ? sign
                   : compare_numbers (awrash_i_claims_upper (claims, i),
                                      awrash_i_claims_upper (claims, k));
}

static int
compare_for_sort (const void *a, const void *b, void *data)
{
  const gsize *left = a, *right = b;
  const Context *context = data;

  return compare_recipients (context->claims, *left, *right);
}

gboolean
awrash_i_quota_classes_open (AwrashQuotaClasses *self, const AwrashClaims *claims, GError **error)
{
  Context context = { claims };

  self->n = claims->n;
  self->class_of = awrash_i_new (gsize, self->n, error);
  self->classes = self->class_of != NULL ? awrash_i_new (AwrashQuotaClass, self->n, error) : NULL;
  g_autofree gsize *order = self->classes != NULL ? awrash_i_new (gsize, self->n, error) : NULL;
  if (order == NULL)
    return FALSE;
  for (gsize i = 0; i < self->n; i++)
    order[i] = i;
  g_qsort_with_data (order, (gint)self->n, sizeof *order, compare_for_sort, &context);
  for (gsize k = 0; k < self->n; k++)
    {
      gsize i = order[k];
      if (k == 0 || compare_recipients (claims, order[k - 1], i) != 0)
        self->classes[self->n_classes++]
            = (AwrashQuotaClass){ .claim = claims->claims[i],
                                  .lower = awrash_i_claims_lower (claims, i),
                                  .upper = awrash_i_claims_upper (claims, i) };
      self->class_of[i] = self->n_classes - 1;
      self->classes[self->n_classes - 1].size++;
    }
  return TRUE;
}

void
awrash_i_quota_classes_clear (AwrashQuotaClasses *self)
{
  g_clear_pointer (&self->classes, g_free);
  g_clear_pointer (&self->class_of, g_free);
}
