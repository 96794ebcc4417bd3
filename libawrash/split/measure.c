/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is received: places, person-months or money, by a province or by a group of persons in it.
 * Where one place of every type counts alike, receipts are plain sums of places; else, and for
 * groups, which receive the share that types expect of them, they are sums with coefficients.
 * Source: the objectives in <awrash/split.h>. Invariant: coefficients are exact whole numbers. */

#include "split/model-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "programme/fold-private.h"

#include <math.h>
#include <string.h>

gboolean
awrash_i_model_worth (const AwrashModel *model, gsize type, AwrashTaking *taking, GError **error)
{
  const AwrashProgramme *p = model->programme;
  AwrashUnit unit = awrash_i_reading_receives (model->reading);
  double coefficient;

  *taking = awrash_i_model_taking (p, &p->types[type], unit);
  coefficient = taking->months * taking->each;
  if (coefficient > 0 && coefficient <= G_MAXDOUBLE)
    return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
               _ ("receives = %s needs the months%s of \"%s\", which are not given"),
               awrash_programme_unit_get_name (unit),
               unit == AWRASH_UNIT_MONEY ? _ (" and the monthly cost") : "", p->types[type].code);
  return FALSE;
}

/* What one place of each type is, as decimals; 0 where the reading does not count it. */
static gboolean
weigh (const AwrashModel *model, AwrashDecimal weight[], GError **error)
{
  for (gsize type = 0; type < model->n_types; type++)
    {
      AwrashTaking taking;

      weight[type] = awrash_i_decimal_of_integer (0);
      if (!model->received[type])
        continue;
      if (!awrash_i_model_worth (model, type, &taking, error))
        return FALSE;
      weight[type] = awrash_i_decimal_multiply (awrash_i_decimal (taking.months),
                                                awrash_i_decimal (taking.each));
    }
  return TRUE;
}

/* ── whole numbers ──────────────────────────────────────────────────────────────────────────── */

/* Weights as whole numbers over a power of ten; all of them 0 stay so. */
static gboolean
make_whole (gsize n, const AwrashDecimal weight[], int64_t whole[], double *scale)
{
  AwrashDecimal unit, factor;
  gboolean any = FALSE;
  int64_t times;

  for (gsize type = 0; type < n; type++)
    any = any || weight[type].digits != 0;
  *scale = 1;
  if (!any)
    return TRUE;
  if (!awrash_i_scale (n, weight, whole, &unit) || unit.exponent < -22)
    return FALSE;
  factor = unit;
  factor.exponent = MAX (unit.exponent, 0);
  if (!awrash_i_decimal_divide (factor, awrash_i_decimal_of_integer (1), FALSE, &times))
    return FALSE;
  for (gsize type = 0; type < n; type++)
    {
      if ((AwrashSigned)whole[type] * times >= (AwrashSigned)1 << 53)
        return FALSE;
      whole[type] *= times;
    }
  for (int power = unit.exponent; power < 0; power++)
    *scale *= 10;
  return TRUE;
}

static gboolean
refuse (const AwrashModel *model, const char *group, GError **error)
{
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_OVERFLOW,
               _ ("what is received%s%s in %s has too many digits for whole numbers below 2^53, "
                  "expected fewer"),
               group != NULL ? _ (" by the group ") : "", group != NULL ? group : "",
               model->reading->values[AWRASH_READING_RECEIVES]);
  return FALSE;
}

static gboolean
is_uniform (const AwrashModel *model)
{
  int64_t common = 0;

  for (gsize type = 0; type < model->n_types; type++)
    {
      if (model->measure[type] == 0)
        continue;
      if (common != 0 && model->measure[type] != common)
        return FALSE;
      common = model->measure[type];
    }
  return TRUE;
}

/* ── who is compared ────────────────────────────────────────────────────────────────────────── */

static gboolean
add_receipt (AwrashModel *model, gsize province, const char *group, const int64_t whole[],
             double scale, double need, GError **error)
{
  AwrashReceipt *receipt = g_new0 (AwrashReceipt, 1);

  receipt->province = province;
  receipt->group = g_strdup (group);
  receipt->scale = scale;
  receipt->need = need;
  receipt->coefficients = awrash_i_copy (int64_t, whole, model->n_types, error);
  g_ptr_array_add (model->receipts, receipt);
  return receipt->coefficients != NULL;
}

static gboolean
compare_provinces (AwrashModel *model, GError **error)
{
  model->receipts = g_ptr_array_new_with_free_func (awrash_i_receipt_free);
  for (gsize i = 0; i < model->n_provinces; i++)
    if (!add_receipt (model, i, NULL, model->measure, model->measure_scale, model->need[i], error))
      return FALSE;
  return TRUE;
}

/* ── groups ─────────────────────────────────────────────────────────────────────────────────── */

#define GROUP_IN_NEED "{group}"

gboolean
awrash_i_model_has_group_needs (const AwrashModel *model)
{
  return model->reading->values[AWRASH_READING_GROUPS][0] != '\0'
         && strstr (model->reading->values[AWRASH_READING_NEED], GROUP_IN_NEED) != NULL;
}

/* What a group's rates are measured against: the reading's expression with its name in it, else its
 * pool. */
static gboolean
measure_group (const AwrashModel *model, const char *group, double need[], GError **error)
{
  const char *expression = model->reading->values[AWRASH_READING_NEED];
  g_auto (GStrv) parts = g_strsplit (expression, GROUP_IN_NEED, -1);
  g_autofree char *own = awrash_i_model_has_group_needs (model)
                             ? g_strjoinv (group, parts)
                             : g_strdup_printf ("pool:%s", group);

  for (gsize i = 0; i < model->n_provinces; i++)
    need[i] = 1;
  return !awrash_i_reading_on_rate (model->reading)
         || awrash_programme_province_get_need (model->programme, own, need, error);
}

/* What a place of each type counts for a group. */
static gboolean
weigh_group (const AwrashModel *model, const char *group, AwrashDecimal weight[], GError **error)
{
  const AwrashProgramme *p = model->programme;

  if (!weigh (model, weight, error))
    return FALSE;
  for (gsize type = 0; type < model->n_types; type++)
    {
      double share = awrash_i_programme_group_share (p, type, group);

      if (!model->received[type])
        continue;
      if (isnan (share))
        {
          g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                       _ ("groups names \"%s\", but which share of the places of \"%s\" it is "
                          "expected to take is not given, expected a column of worksite_types.csv"),
                       group, p->types[type].code);
          return FALSE;
        }
      weight[type] = awrash_i_decimal_multiply (weight[type], awrash_i_decimal (share));
    }
  return TRUE;
}

static gboolean
compare_group (AwrashModel *model, const char *group, GError **error)
{
  g_autofree AwrashDecimal *weight = awrash_i_new (AwrashDecimal, model->n_types, error);
  g_autofree int64_t *whole = weight ? awrash_i_new (int64_t, model->n_types, error) : NULL;
  g_autofree double *need = whole ? awrash_i_new (double, model->n_provinces, error) : NULL;
  double scale;

  if (need == NULL || !weigh_group (model, group, weight, error)
      || !measure_group (model, group, need, error))
    return FALSE;
  if (!make_whole (model->n_types, weight, whole, &scale))
    return refuse (model, group, error);
  for (gsize i = 0; i < model->n_provinces; i++)
    {
      if (!add_receipt (model, i, group, whole, scale, need[i], error))
        return FALSE;
      if (awrash_i_model_has_group_needs (model))
        model->need[i] += need[i];
    }
  return TRUE;
}

/* Receipts of all groups in the largest of their scales, so that sums over them weigh everybody
 * alike. */
static gboolean
join_scales (const AwrashModel *model, GError **error)
{
  double largest = 1;

  for (gsize i = 0; i < model->receipts->len; i++)
    largest
        = fmax (largest, ((const AwrashReceipt *)g_ptr_array_index (model->receipts, i))->scale);
  for (gsize i = 0; i < model->receipts->len; i++)
    {
      AwrashReceipt *receipt = g_ptr_array_index (model->receipts, i);
      double times = largest / receipt->scale; /* powers of ten up to 10^22 are exact */

      for (gsize type = 0; type < model->n_types; type++)
        {
          if ((double)receipt->coefficients[type] * times >= 0x1p53)
            return refuse (model, receipt->group, error);
          receipt->coefficients[type] = (int64_t)((double)receipt->coefficients[type] * times);
        }
      receipt->scale = largest;
    }
  return TRUE;
}

/* Every province and group; what is asked of a province as a whole is the sum of its groups. */
static gboolean
compare_groups (AwrashModel *model, GError **error)
{
  g_auto (GStrv) names = awrash_i_reading_list (model->reading, AWRASH_READING_GROUPS);
  gboolean any = FALSE;

  g_clear_pointer (&model->receipts, g_ptr_array_unref);
  model->receipts = g_ptr_array_new_with_free_func (awrash_i_receipt_free);
  for (gsize i = 0; awrash_i_model_has_group_needs (model) && i < model->n_provinces; i++)
    model->need[i] = 0;
  for (gsize i = 0; names[i] != NULL; i++)
    {
      g_autofree char *group = awrash_i_fold (names[i]);

      if (g_strv_contains ((const char *const *)names + i + 1, names[i]))
        {
          g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_DUPLICATE,
                       _ ("groups names \"%s\" twice, expected each group once"), names[i]);
          return FALSE;
        }
      if (!compare_group (model, group, error))
        return FALSE;
    }
  for (gsize i = 0; i < model->receipts->len; i++)
    any = any || ((const AwrashReceipt *)g_ptr_array_index (model->receipts, i))->need > 0;
  if (!any)
    g_set_error_literal (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
                         _ ("every group has need 0, expected a need above 0 somewhere"));
  return any && join_scales (model, error);
}

/* What one place is worth where all types are worth the same, as the product of two doubles. */
static double
common_coefficient (const AwrashModel *model)
{
  const AwrashProgramme *p = model->programme;
  gsize type = 0;
  AwrashTaking taking;

  while (!model->received[type])
    type++;
  taking = awrash_i_model_taking (p, &p->types[type], awrash_i_reading_receives (model->reading));
  return taking.months * taking.each;
}

gboolean
awrash_i_model_measure (AwrashModel *model, GError **error)
{
  g_autofree AwrashDecimal *weight = awrash_i_new (AwrashDecimal, model->n_types, error);

  if (weight == NULL || !weigh (model, weight, error))
    return FALSE;
  if (!make_whole (model->n_types, weight, model->measure, &model->measure_scale))
    return refuse (model, NULL, error);
  model->coefficient = is_uniform (model) ? common_coefficient (model) : 0;
  if (model->reading->values[AWRASH_READING_GROUPS][0] != '\0')
    return compare_groups (model, error);
  return model->coefficient > 0 || compare_provinces (model, error);
}

double
awrash_i_model_received (const AwrashModel *model, gsize province, const int64_t x[])
{
  AwrashSigned sum = 0;

  for (gsize type = 0; type < model->n_types; type++)
    sum += (AwrashSigned)(model->coefficient > 0 ? model->received[type] : model->measure[type])
           * x[province * model->n_types + type];
  return model->coefficient > 0 ? model->coefficient * (double)sum
                                : (double)sum / model->measure_scale;
}
