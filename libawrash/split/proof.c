/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The proof of a plan: what every stage minimised and the price that it set on every wall that is
 * laid out; the price of a cell is what is left of those around it.
 * Source: linear programming duality. Invariant: only prices other than nought are kept. */

#include "split/gini-private.h"

#include "base/memory-private.h"
#include "base/names-private.h"

static const AwrashName stage_names[] = {
  { AWRASH_STAGE_CUT, "cut" },
  { AWRASH_STAGE_FILL, "fill" },
  { AWRASH_STAGE_SPARE, "spare" },
  { AWRASH_STAGE_OBJECTIVE, "objective" },
  { AWRASH_STAGE_GOAL, "goal" },
  { AWRASH_STAGE_FILL_REST, "fill-rest" },
  { AWRASH_STAGE_OBJECTIVE_REST, "objective-rest" },
  { AWRASH_STAGE_ORDER, "order" },
  { AWRASH_STAGE_ORDER_REST, "order-rest" },
  { AWRASH_STAGE_MIX, "mix" },
  { AWRASH_STAGE_ORDER_STREAM, "order-stream" },
  { AWRASH_STAGE_TYPES, "types" },
  { AWRASH_STAGE_NEAR, "near" },
  { AWRASH_STAGE_NEAR_REST, "near-rest" },
  { AWRASH_STAGE_GINI, "gini" },
  { AWRASH_STAGE_GINI_REST, "gini-rest" },
};

const char *
awrash_i_proof_get_stage_name (AwrashStageKind kind)
{
  return awrash_i_names_get (stage_names, G_N_ELEMENTS (stage_names), (int)kind);
}

AwrashStageKind
awrash_i_proof_stage_from_name (const char *name)
{
  return (AwrashStageKind)awrash_i_names_find (stage_names, G_N_ELEMENTS (stage_names), name);
}

void
awrash_i_proof_free_stage (AwrashStageProof *stage)
{
  g_array_unref (stage->prices);
  g_clear_pointer (&stage->terms, g_array_unref);
  awrash_i_gini_proof_free (stage->gini);
  g_free (stage);
}

static void
free_stage (gpointer stage)
{
  awrash_i_proof_free_stage (stage);
}

/* Measures have prices that are no numbers. */
AwrashStageProof *
awrash_i_proof_new_stage (AwrashStageKind kind)
{
  AwrashStageProof *stage = g_new0 (AwrashStageProof, 1);

  stage->kind = kind;
  stage->province = stage->stream = -1;
  stage->prices = g_array_new (FALSE, FALSE, sizeof (AwrashPrice));
  if (kind == AWRASH_STAGE_OBJECTIVE || kind == AWRASH_STAGE_OBJECTIVE_REST)
    stage->terms = g_array_sized_new (FALSE, FALSE, sizeof (AwrashTerm), 128);
  return stage;
}

GPtrArray *
awrash_i_proof_new_stages (void)
{
  return g_ptr_array_new_with_free_func (free_stage);
}

void
awrash_i_proof_init (AwrashProof *proof)
{
  proof->stages = awrash_i_proof_new_stages ();
  proof->mix_weights = NULL;
}

void
awrash_i_proof_clear (AwrashProof *proof)
{
  g_clear_pointer (&proof->stages, g_ptr_array_unref);
  g_clear_pointer (&proof->mix_weights, g_free);
}

static int
compare_terms (gconstpointer a, gconstpointer b)
{
  const AwrashTerm *s = a, *t = b;

  if (s->province != t->province)
    return s->province < t->province ? -1 : 1;
  return (s->units > t->units) - (s->units < t->units);
}

/* Sorts terms and joins equal ones; those that cancel go. How many are left. */
static guint
join_terms (guint n, AwrashTerm terms[])
{
  guint kept = 0;

  if (n > 1)
    qsort (terms, n, sizeof (AwrashTerm), compare_terms);
  for (guint i = 0; i < n; i++)
    {
      if (kept > 0 && compare_terms (&terms[kept - 1], &terms[i]) == 0)
        terms[kept - 1].sign += terms[i].sign;
      else
        terms[kept++] = terms[i];
      if (terms[kept - 1].sign == 0)
        kept--;
    }
  return kept;
}

/* The price of an arc as a sum of marginal costs, behind the stage's terms so far; steps is room to
 * work in. */
static gboolean
add_terms (AwrashStageProof *stage, const AwrashNetwork *network, gsize arc,
           const AwrashRecipients *who, const gsize province[], GArray *steps, AwrashPrice *price,
           GError **error)
{
  g_array_set_size (steps, 0);
  if (!awrash_i_stage_price (network, arc, steps, error)
      || !awrash_i_memory_stretch (stage->terms, steps->len, error))
    return FALSE;
  price->first = stage->terms->len;
  for (guint i = 0; i < steps->len; i++)
    {
      const AwrashStep *step = &g_array_index (steps, AwrashStep, i);
      const AwrashRecipient *recipient = awrash_i_recipient_on (who, step->arc);

      if (recipient->need > 0)
        {
          AwrashTerm term
              = { province[recipient - who->list], step->unit + recipient->offset, step->sign };

          g_array_append_val (stage->terms, term);
        }
    }
  price->n = stage->terms->len - price->first;
  if (price->n > 0)
    price->n = join_terms (price->n, &g_array_index (stage->terms, AwrashTerm, price->first));
  g_array_set_size (stage->terms, price->first + price->n);
  return TRUE;
}

/* The prices of a network's walls into the stage. */
static gboolean
add_prices (AwrashStageProof *stage, const AwrashLayout *layout, const AwrashRecipients *who,
            const gsize province[], GError **error)
{
  const AwrashNetwork *network = layout->network;
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (AwrashStep));

  for (gsize i = 0; i < layout->walls->len; i++)
    {
      AwrashPrice price = { .wall = i };
      gsize arc;

      if (!awrash_i_layout_is_laid (layout, i))
        continue;
      arc = awrash_i_layout_arc (layout, i);
      if (stage->terms == NULL)
        price.value = (int64_t)(network->label[network->arcs[arc].head]
                                - network->label[network->arcs[arc].tail]);
      else if (!add_terms (stage, network, arc, who, province, steps, &price, error))
        return FALSE;
      if ((price.value != 0 || price.n > 0) && !awrash_i_append (stage->prices, price, error))
        return FALSE;
    }
  return TRUE;
}

AwrashStageProof *
awrash_i_proof_add (AwrashProof *proof, AwrashStageKind kind, const AwrashLayout *layout,
                    const AwrashRecipients *who, const gsize province[], GError **error)
{
  AwrashStageProof *stage = awrash_i_proof_new_stage (kind);

  if (!add_prices (stage, layout, who, province, error))
    {
      awrash_i_proof_free_stage (stage);
      return NULL;
    }
  g_ptr_array_add (proof->stages, stage);
  return stage;
}
