/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reduced costs by doubles first: the sign is that of the whole exact sum, which is put together
 * here wall by wall. Source: the contract of awrash_audit_certificate(): a cell has minus the sum
 * of the prices of the bounds around it. Invariant: no filter decides what it cannot bound. */

#include "audit/marginals-private.h"

#include "support/small-programme.h"

#include <criterion/criterion.h>

typedef struct
{
  AwrashModel *model;
  AwrashLayout *layout;
  AwrashPotentials potentials;
  AwrashStageProof *stage;
} Setting;

/* Two regions under bounds of two streams that cross those of provinces; needs that are equal, in
 * proportion, or an ulp from it. */
static AwrashProgramme *
build (void)
{
  return test_programme_new (
      "territories",
      "code,parent,need\nn,,\nq,n,\nr,n,\na,q,2\nb,q,4\nc,q,6.000000000000001\nd,r,2\ne,r,3\n",
      "quotas",
      "territory,stream,max\nn,temporary,30\nq,temporary,20\nr,temporary,14\nr,sustainable,9\n"
      "q,sustainable,11\na,*,9\nb,*,12\nc,*,14\nd,*,12\ne,*,11\n",
      "need.indicator", "need", NULL);
}

static void
open_setting (Setting *setting, const AwrashProgramme *programme, const AwrashReading *reading)
{
  setting->model = awrash_i_model_new (programme, reading, NULL);
  cr_assert_not_null (setting->model);
  setting->layout = awrash_i_layout_new (setting->model, NULL);
  cr_assert_not_null (setting->layout);
  cr_assert (awrash_i_potentials_open (&setting->potentials, setting->layout, NULL));
}

static void
close_setting (Setting *setting)
{
  awrash_i_potentials_clear (&setting->potentials);
  awrash_i_layout_free (setting->layout);
  awrash_i_model_free (setting->model);
}

/* Prices of few terms and few units, so that many cancel or tie. */
static AwrashStageProof *
draw_stage (const Setting *setting, AwrashStageKind kind, GRand *rand)
{
  AwrashStageProof *stage = awrash_i_proof_new_stage (kind);

  for (gsize i = 0; i < setting->layout->walls->len; i++)
    {
      AwrashPrice price = { .wall = i };

      if (!awrash_i_layout_is_laid (setting->layout, i) || g_rand_int_range (rand, 0, 3) == 0)
        continue;
      price.value = g_rand_int_range (rand, -3, 4);
      for (int n = stage->terms != NULL ? g_rand_int_range (rand, 0, 3) : 0; n > 0; n--)
        {
          AwrashTerm term = { (gsize)g_rand_int_range (rand, 0, (int)setting->model->n_provinces),
                              g_rand_int_range (rand, 0, 4), g_rand_boolean (rand) ? 1 : -1 };

          price.first = price.n++ == 0 ? stage->terms->len : price.first;
          g_array_append_val (stage->terms, term);
        }
      g_array_append_val (stage->prices, price);
    }
  return stage;
}

/* What a price is on an arc: 1 on its wall's own, -1 on the cells in it, else nothing. */
static int
times_on (const Setting *setting, gsize wall, gsize arc)
{
  if (arc >= setting->model->n_cells)
    return awrash_i_layout_arc (setting->layout, wall) == arc;
  return -awrash_i_model_holds (setting->model, &awrash_i_layout_wall (setting->layout, wall)->wall,
                                arc);
}

/* ── numbers ────────────────────────────────────────────────────────────────────────────────── */

static void
compare_numbers (const Setting *setting)
{
  const AwrashNetwork *network = setting->layout->network;

  for (gsize arc = 0; arc < network->n_arcs; arc++)
    {
      int64_t price = 0;

      for (guint i = 0; i < setting->stage->prices->len; i++)
        {
          const AwrashPrice *own = &g_array_index (setting->stage->prices, AwrashPrice, i);

          price += own->value * times_on (setting, own->wall, arc);
        }
      cr_assert_eq (setting->potentials.numbers[network->arcs[arc].head]
                        - setting->potentials.numbers[network->arcs[arc].tail],
                    price, "arc %zu", arc);
    }
}

Test (audit_marginals, a_cell_has_minus_the_prices_around_it)
{
  g_autoptr (AwrashProgramme) programme = build ();
  g_autoptr (AwrashReading) reading = awrash_split_reading_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  Setting setting;

  open_setting (&setting, programme, reading);
  cr_assert_eq (setting.layout->class_, AWRASH_CLASS_NETWORK);
  for (int i = 0; i < 200; i++)
    {
      setting.stage = draw_stage (&setting, AWRASH_STAGE_FILL, rand);
      awrash_i_potentials_set (&setting.potentials, setting.stage);
      compare_numbers (&setting);
      awrash_i_proof_free_stage (setting.stage);
    }
  close_setting (&setting);
}

/* ── sums ───────────────────────────────────────────────────────────────────────────────────── */

static int
whole_sign (const Setting *setting, const AwrashMeasure *measure, gsize arc, const AwrashGain *own)
{
  AwrashGain gains[64];
  gsize n = 0;

  if (own != NULL)
    gains[n++] = *own;
  for (guint i = 0; i < setting->stage->prices->len; i++)
    {
      const AwrashPrice *price = &g_array_index (setting->stage->prices, AwrashPrice, i);
      int times = times_on (setting, price->wall, arc);

      for (guint k = price->first; k < price->first + price->n && times != 0; k++)
        {
          const AwrashTerm *term = &g_array_index (setting->stage->terms, AwrashTerm, k);

          gains[n++] = (AwrashGain){ setting->model->need[term->province], term->units,
                                     -times * term->sign };
        }
    }
  return awrash_i_measure_sign (measure, n, gains, NULL);
}

static void
compare_sums (Setting *setting, const AwrashMeasure *measure, GRand *rand, gsize n_signs[3])
{
  const AwrashNetwork *network = setting->layout->network;
  AwrashMarginalPotentials sums;

  cr_assert (awrash_i_marginals_open (&sums, &setting->potentials, setting->stage, measure, NULL));
  for (gsize arc = 0; arc < network->n_arcs; arc++)
    {
      AwrashGain gain = { setting->model->need[arc % setting->model->n_provinces],
                          g_rand_int_range (rand, 0, 4), 1 };
      const AwrashGain *own = g_rand_boolean (rand) ? &gain : NULL;
      int sign
          = awrash_i_marginals_sign (&sums, network->arcs[arc].tail, network->arcs[arc].head, own);

      cr_assert_eq (sign, whole_sign (setting, measure, arc, own), "arc %zu", arc);
      n_signs[sign + 1]++;
    }
  awrash_i_marginals_clear (&sums);
}

Test (audit_marginals, every_sign_is_that_of_the_whole_sum)
{
  static const char *const measures[] = { "leximin",   "leximin-persons", "decmin", "least-squares",
                                          "alpha:1/2", "alpha:1",         "alpha:2" };
  g_autoptr (AwrashProgramme) programme = build ();
  g_autoptr (AwrashReading) reading = awrash_split_reading_new ();
  Setting setting;

  open_setting (&setting, programme, reading);
  for (gsize m = 0; m < G_N_ELEMENTS (measures); m++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32)m);
      AwrashMeasure measure;
      gsize n_signs[3] = { 0 };

      cr_assert (awrash_i_measure_parse (&measure, measures[m]));
      for (int i = 0; i < 400; i++)
        {
          setting.stage = draw_stage (&setting, AWRASH_STAGE_OBJECTIVE, rand);
          compare_sums (&setting, &measure, rand, n_signs);
          awrash_i_proof_free_stage (setting.stage);
        }
      for (int k = 0; k < 3; k++)
        cr_expect_gt (n_signs[k], 500, "%s %d: %zu", measures[m], k - 1, n_signs[k]);
    }
  close_setting (&setting);
}
