/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Linear rows beside the walls, and receipts with unequal coefficients.
 * Source: the classes in libawrash/README.md. Invariant: a row's coefficients are whole numbers
 * below 2^53, so that its sum over places below 2^50 each fits 128 bits. */

#include "split/side-private.h"

void
awrash_i_side_row_free (gpointer row)
{
  AwrashSideRow *own = row;

  if (own == NULL)
    return;
  g_free (own->name);
  g_free (own->words);
  g_free (own->cells);
  g_free (own->coefficients);
  g_free (own);
}

void
awrash_i_receipt_free (gpointer receipt)
{
  AwrashReceipt *own = receipt;

  if (own == NULL)
    return;
  g_free (own->group);
  g_free (own->coefficients);
  g_free (own);
}

AwrashSideSum
awrash_i_side_row_sum (const AwrashSideRow *row, const int64_t places[])
{
  AwrashSideSum sum = 0;

  for (gsize k = 0; k < row->n; k++)
    sum += (AwrashSideSum)row->coefficients[k] * places[row->cells[k]];
  return sum;
}
