/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The proof of a plan: what every stage minimised and the price that it set on every wall. Prices
 * are told for the programme's own walls: the price of a wall that was laid out without a fixed
 * part is the whole's, less it on the part. Invariant: only prices other than nought are kept. */

#include "split/plan-private.h"

#include "base/names-private.h"

static const AwrashName stage_names[] = {
  { AWRASH_STAGE_CUT, "cut" },
  { AWRASH_STAGE_FILL, "fill" },
  { AWRASH_STAGE_SPARE, "spare" },
  { AWRASH_STAGE_LEVEL, "level" },
  { AWRASH_STAGE_SQUARES, "squares" },
  { AWRASH_STAGE_FILL_REST, "fill-rest" },
  { AWRASH_STAGE_LEVEL_REST, "level-rest" },
  { AWRASH_STAGE_SQUARES_REST, "squares-rest" },
  { AWRASH_STAGE_ORDER, "order" },
  { AWRASH_STAGE_ORDER_REST, "order-rest" },
  { AWRASH_STAGE_MIX, "mix" },
  { AWRASH_STAGE_TYPES, "types" },
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

static void
free_stage (gpointer stage)
{
  g_array_unref (((AwrashStageProof *)stage)->prices);
  g_free (stage);
}

void
awrash_i_proof_init (AwrashProof *proof)
{
  proof->stages = g_ptr_array_new_with_free_func (free_stage);
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

static GArray *
exact_price (const AwrashNetwork *network, gsize arc, const AwrashRecipient receives[],
             const gsize province[])
{
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (AwrashStep));
  GArray *terms = g_array_new (FALSE, FALSE, sizeof (AwrashTerm));

  awrash_i_stage_price (network, arc, steps);
  for (guint i = 0; i < steps->len; i++)
    {
      const AwrashStep *step = &g_array_index (steps, AwrashStep, i);
      const AwrashRecipient *recipient = &receives[step->arc];
      AwrashTerm term = { province[step->arc], step->unit + recipient->offset, step->sign };

      if (recipient->need > 0)
        g_array_append_val (terms, term);
    }
  join_terms (terms);
  return terms;
}

/* Adds `times` a price to what a wall has already. */
static void
add_price (AwrashPrice *price, int64_t value, const GArray *terms, int64_t times)
{
  price->value += times * value;
  for (guint i = 0; terms != NULL && i < terms->len; i++)
    {
      AwrashTerm term = g_array_index (terms, AwrashTerm, i);

      term.sign *= times;
      if (price->terms == NULL)
        price->terms = g_array_new (FALSE, FALSE, sizeof (AwrashTerm));
      g_array_append_val (price->terms, term);
    }
}

static void
price_wall (AwrashPrice prices[], const AwrashLayout *layout, gsize wall, gboolean is_exact,
            const AwrashRecipient receives[], const gsize province[], int direction)
{
  const AwrashPlacedWall *placed = awrash_i_layout_wall (layout, wall);
  const AwrashArc *arc = &layout->network->arcs[placed->arc];
  const double *label = layout->network->label;
  g_autoptr (GArray) terms = NULL;
  int64_t value = 0;

  if (is_exact)
    value = direction * (int64_t)(label[arc->head] - label[arc->tail]);
  else
    terms = exact_price (layout->network, placed->arc, receives, province);
  add_price (&prices[wall], value, terms, 1);
  for (guint i = 0; placed->minus != NULL && i < placed->minus->len; i++)
    add_price (&prices[g_array_index (placed->minus, gsize, i)], value, terms, -1);
}

AwrashStageProof *
awrash_i_proof_add (AwrashProof *proof, AwrashStageKind kind, const AwrashLayout *layout,
                    gboolean is_exact, const AwrashRecipient receives[], const gsize province[],
                    int direction)
{
  gsize n = layout->walls->len;
  g_autofree AwrashPrice *prices = g_try_new0 (AwrashPrice, n + 1);
  AwrashStageProof *stage;

  if (prices == NULL)
    return NULL;
  stage = g_new0 (AwrashStageProof, 1);
  stage->kind = kind;
  stage->province = -1;
  stage->prices = g_array_new (FALSE, FALSE, sizeof (AwrashPrice));
  g_array_set_clear_func (stage->prices, clear_price);
  for (gsize i = 0; i < n; i++)
    if (awrash_i_layout_wall (layout, i)->cell < 0 && !awrash_i_layout_wall (layout, i)->dropped)
      price_wall (prices, layout, i, is_exact, receives, province, direction);
  for (gsize i = 0; i < n; i++)
    {
      prices[i].wall = i;
      if (prices[i].terms != NULL)
        join_terms (prices[i].terms);
      if (prices[i].value != 0 || (prices[i].terms != NULL && prices[i].terms->len > 0))
        g_array_append_val (stage->prices, prices[i]);
      else
        g_clear_pointer (&prices[i].terms, g_array_unref);
    }
  g_ptr_array_add (proof->stages, stage);
  return stage;
}
