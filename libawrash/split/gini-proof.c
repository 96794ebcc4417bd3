/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The proof of a least Gini as memory. Source: split/gini-private.h. Invariant: lists are never
 * NULL. */

#include "split/gini-private.h"

static void
free_box (gpointer data)
{
  AwrashGiniBox *box = data;

  g_array_unref (box->ranks);
  g_array_unref (box->released);
  awrash_i_proof_free_stage (box->prices);
  g_free (box);
}

static void
free_group (gpointer data)
{
  g_array_unref (data);
}

AwrashGiniProof *
awrash_i_gini_proof_new (void)
{
  AwrashGiniProof *proof = g_new0 (AwrashGiniProof, 1);

  proof->groups = g_ptr_array_new_with_free_func (free_group);
  proof->boxes = g_ptr_array_new_with_free_func (free_box);
  proof->multipliers = g_array_new (FALSE, FALSE, sizeof (int64_t));
  return proof;
}

void
awrash_i_gini_proof_free (AwrashGiniProof *proof)
{
  if (proof == NULL)
    return;
  g_ptr_array_unref (proof->groups);
  g_ptr_array_unref (proof->boxes);
  g_array_unref (proof->multipliers);
  g_free (proof);
}

AwrashGiniBox *
awrash_i_gini_proof_add_box (AwrashGiniProof *proof)
{
  AwrashGiniBox *box = g_new0 (AwrashGiniBox, 1);

  box->parent = -1;
  box->ranks = g_array_new (FALSE, FALSE, sizeof (int64_t));
  box->released = g_array_new (FALSE, FALSE, sizeof (gsize));
  box->prices = awrash_i_proof_new_stage (AWRASH_STAGE_GINI);
  g_ptr_array_add (proof->boxes, box);
  return box;
}
