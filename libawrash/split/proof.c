/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The proof of a plan: what every stage minimised and the price that it set on every wall that is
 * laid out; the price of a cell is what is left of those around it.
 * Source: linear programming duality. Invariant: only prices other than nought are kept. */

#include "split/gini-private.h"

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

static void
clear_price (gpointer price)
{
  g_clear_pointer (&((AwrashPrice *)price)->terms, g_array_unref);
}

void
awrash_i_proof_free_stage (AwrashStageProof *stage)
{
  g_array_unref (stage->prices);
  awrash_i_gini_proof_free (stage->gini);
  g_free (stage);
}

static void
free_stage (gpointer stage)
{
  awrash_i_proof_free_stage (stage);
}

AwrashStageProof *
awrash_i_proof_new_stage (void)
{
  AwrashStageProof *stage = g_new0 (AwrashStageProof, 1);

  stage->province = stage->stream = -1;
  stage->prices = g_array_new (FALSE, FALSE, sizeof (AwrashPrice));
  g_array_set_clear_func (stage->prices, clear_price);
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

/* Sorts terms and joins equal ones; those that cancel go. */
static void
join_terms (GArray *terms)
{
  guint kept = 0;

  g_array_sort (terms, compare_terms);
  for (guint i = 0; i < terms->len; i++)
    {
      AwrashTerm *term = &g_array_index (terms, AwrashTerm, i);
      AwrashTerm *last = kept > 0 ? &g_array_index (terms, AwrashTerm, kept - 1) : NULL;

      if (last != NULL && compare_terms (last, term) == 0)
        last->sign += term->sign;
      else
        g_array_index (terms, AwrashTerm, kept++) = *term;
      if (g_array_index (terms, AwrashTerm, kept - 1).sign == 0)
        kept--;
    }
  g_array_set_size (terms, kept);
}

/* The terms of a price, NULL where it is nought; steps is room to work in. */
static GArray *
exact_price (const AwrashNetwork *network, gsize arc, const AwrashRecipients *who,
             const gsize province[], GArray *steps)
{
  g_autoptr (GArray) terms = NULL;

  g_array_set_size (steps, 0);
  awrash_i_stage_price (network, arc, steps);
  if (steps->len == 0)
    return NULL;
  terms = g_array_sized_new (FALSE, FALSE, sizeof (AwrashTerm), steps->len);
  for (guint i = 0; i < steps->len; i++)
    {
      const AwrashStep *step = &g_array_index (steps, AwrashStep, i);
      const AwrashRecipient *recipient = awrash_i_recipient_on (who, step->arc);

      if (recipient->need > 0)
        {
          AwrashTerm term
              = { province[recipient - who->list], step->unit + recipient->offset, step->sign };

          g_array_append_val (terms, term);
        }
    }
  join_terms (terms);
  return terms->len > 0 ? g_steal_pointer (&terms) : NULL;
}

static AwrashPrice
price_wall (const AwrashLayout *layout, gsize wall, const AwrashRecipients *who,
            const gsize province[], GArray *steps)
{
  gsize at = awrash_i_layout_arc (layout, wall);
  const AwrashArc *arc = &layout->network->arcs[at];
  const double *label = layout->network->label;
  AwrashPrice price = { wall, 0, NULL };

  if (who != NULL)
    price.terms = exact_price (layout->network, at, who, province, steps);
  else
    price.value = (int64_t)(label[arc->head] - label[arc->tail]);
  return price;
}

AwrashStageProof *
awrash_i_proof_add (AwrashProof *proof, AwrashStageKind kind, const AwrashLayout *layout,
                    const AwrashRecipients *who, const gsize province[])
{
  AwrashStageProof *stage = awrash_i_proof_new_stage ();
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (AwrashStep));

  stage->kind = kind;
  for (gsize i = 0; i < layout->walls->len; i++)
    if (awrash_i_layout_is_laid (layout, i))
      {
        AwrashPrice price = price_wall (layout, i, who, province, steps);

        if (price.value != 0 || price.terms != NULL)
          g_array_append_val (stage->prices, price);
      }
  g_ptr_array_add (proof->stages, stage);
  return stage;
}
