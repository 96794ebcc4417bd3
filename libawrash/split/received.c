/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What those who are compared receive of given places: provinces plain sums, or sums with
 * coefficients; or groups of persons in them.
 * Source: measure.c. Invariant: units over needs compare as receipts over needs do. */

#include "split/received-private.h"

#include "base/memory-private.h"

static gsize
count (const AwrashModel *model)
{
  return model->receipts != NULL ? model->receipts->len : model->n_provinces;
}

/* One recipient of those in model->receipts. */
static void
take_receipt (const AwrashModel *model, const int64_t places[], gsize i,
              AwrashRecipientStand *stand)
{
  const AwrashReceipt *receipt = g_ptr_array_index (model->receipts, i);

  stand->province = receipt->province;
  stand->need = receipt->need;
  stand->worth = 1 / receipt->scale;
  for (gsize type = 0; type < model->n_types; type++)
    stand->units += receipt->coefficients[type] * places[receipt->province * model->n_types + type];
}

AwrashRecipientStand *
awrash_i_received_take (const AwrashModel *model, const int64_t places[], gsize *n, GError **error)
{
  AwrashRecipientStand *list = awrash_i_new (AwrashRecipientStand, count (model), error);

  *n = count (model);
  for (gsize i = 0; list != NULL && i < *n; i++)
    {
      if (model->receipts != NULL)
        {
          take_receipt (model, places, i, &list[i]);
          continue;
        }
      list[i].province = i;
      list[i].need = model->need[i];
      list[i].worth = model->coefficient;
      for (gsize type = 0; type < model->n_types; type++)
        list[i].units += model->received[type] ? places[i * model->n_types + type] : 0;
    }
  return list;
}
