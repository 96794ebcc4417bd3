/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The certificate of a lottery: panels by types with their weights, and for every statement its
 * prices and the tree that proves it. Source: the contract of awrash_audit_lottery().
 * Invariant: no person is told of, and nothing that question and text do not hold is needed. */

#include "selection/lottery-private.h"

#include "base/certificate-text-private.h"
#include "base/digest-private.h"

#include <math.h>

static void
put_number (GString *text, int64_t value)
{
  awrash_i_certificate_put_next (text);
  awrash_i_certificate_put_number (text, value);
}

static void
put_list (GString *text, gsize n, const int64_t values[])
{
  g_string_append_c (text, '[');
  for (gsize k = 0; k < n; k++)
    put_number (text, values[k]);
  g_string_append_c (text, ']');
}

char *
awrash_i_lottery_hash (const AwrashPanelQuestion *question)
{
  const AwrashPool *pool = question->pool;
  gsize n_quotas = pool->first[pool->n_categories];
  g_autoptr (GString) text = g_string_new ("[");

  put_number (text, (int64_t)question->size);
  for (gsize c = 0; c <= pool->n_categories; c++)
    put_number (text, (int64_t)pool->first[c]);
  put_list (text, n_quotas, question->lower);
  put_list (text, n_quotas, question->upper);
  for (gsize t = 0; t < question->n_types; t++)
    {
      g_string_append_c (text, '[');
      for (gsize c = 0; c < pool->n_categories; c++)
        put_number (text, (int64_t)awrash_i_question_quota (question, t, c));
      put_number (text, (int64_t)awrash_i_question_count (question, t));
      put_number (text,
                  question->pattern[t] < question->n_patterns ? (int64_t)question->pattern[t] : -1);
      g_string_append_c (text, ']');
    }
  for (gsize h = 0; h < question->n_patterns; h++)
    put_number (text, (int64_t)question->households[h]);
  g_string_append_c (text, ']');
  return awrash_i_digest_text (text->str, text->len);
}

static void
put_real (GString *text, const char *key, double value)
{
  awrash_i_certificate_put_key (text, key);
  awrash_i_certificate_put_double (text, value);
}

/* [weight, [[type, persons], …]] of each panel. */
static void
put_panels (GString *text, const AwrashLottery *lottery)
{
  gsize n = lottery->question->n_types;

  awrash_i_certificate_put_key (text, "panels");
  g_string_append_c (text, '[');
  for (gsize k = 0; k < lottery->n_panels; k++)
    {
      awrash_i_certificate_put_next (text);
      g_string_append_c (text, '[');
      put_number (text, lottery->weight[k]);
      g_string_append (text, ",[");
      for (gsize t = 0; t < n; t++)
        if (lottery->panel[k * n + t] != 0)
          {
            awrash_i_certificate_put_next (text);
            put_list (text, 2, (const int64_t[]){ (int64_t)t, lottery->panel[k * n + t] });
          }
      g_string_append (text, "]]");
    }
  g_string_append_c (text, ']');
}

static void
put_branch (GString *text, const AwrashBranch *branch, gsize m)
{
  awrash_i_certificate_put_next (text);
  g_string_append_c (text, '{');
  if (branch->price != NULL)
    {
      awrash_i_certificate_put_key (text, branch->is_ray ? "ray" : "prices");
      g_string_append_c (text, '[');
      for (gsize i = 0; i < m; i++)
        if (branch->price[i] != 0)
          {
            awrash_i_certificate_put_next (text);
            put_list (text, 2, (const int64_t[]){ (int64_t)i, branch->price[i] });
          }
      g_string_append_c (text, ']');
    }
  if (branch->left >= 0 && branch->right >= 0)
    {
      awrash_i_certificate_put_key (text, "branch");
      put_list (
          text, 4,
          (const int64_t[]){ (int64_t)branch->item, branch->at, branch->left, branch->right });
    }
  g_string_append_c (text, '}');
}

/* Without is_any: that there is no panel, which needs no prices of types. */
static void
put_proof (GString *text, const AwrashLottery *lottery, const AwrashLotteryProof *proof,
           gboolean is_any)
{
  const AwrashPool *pool = lottery->question->pool;
  gsize m = pool->first[pool->n_categories] + 1 + lottery->question->n_patterns;

  awrash_i_certificate_put_next (text);
  g_string_append_c (text, '{');
  if (is_any)
    {
      awrash_i_certificate_put_integer (text, "most", proof->most);
      awrash_i_certificate_put_key (text, "prices");
      put_list (text, lottery->question->n_types, proof->price);
    }
  if (proof->is_fixed != NULL)
    {
      awrash_i_certificate_put_key (text, "settled");
      g_string_append_c (text, '[');
      for (gsize t = 0; t < lottery->question->n_types; t++)
        if (proof->is_fixed[t])
          put_number (text, (int64_t)t);
      g_string_append_c (text, ']');
    }
  awrash_i_certificate_put_key (text, "tree");
  g_string_append_c (text, '[');
  for (guint k = 0; k < proof->tree->branches->len; k++)
    put_branch (text, &g_array_index (proof->tree->branches, AwrashBranch, k), m);
  g_string_append (text, "]}");
}

char *
awrash_i_lottery_certify (const AwrashLottery *lottery)
{
  g_autofree char *hash = awrash_i_lottery_hash (lottery->question);
  g_autoptr (GString) text = g_string_new ("{");

  awrash_i_certificate_put_text (text, "format", AWRASH_LOTTERY_FORMAT);
  awrash_i_certificate_put_text (text, "version", awrash_base_version ());
  awrash_i_certificate_put_text (text, "input", hash);
  awrash_i_certificate_put_text (text, "rule", lottery->rule_text);
  awrash_i_certificate_put_text (text, "status", awrash_base_status_get_name (lottery->status));
  put_real (text, "value", lottery->value);
  put_real (text, "bound", lottery->bound);
  put_real (text, "gap", lottery->gap);
  put_panels (text, lottery);
  awrash_i_certificate_put_key (text, "never");
  g_string_append_c (text, '[');
  if (lottery->never != NULL)
    put_proof (text, lottery, lottery->never, lottery->n_panels > 0);
  g_string_append_c (text, ']');
  awrash_i_certificate_put_key (text, "proofs");
  g_string_append_c (text, '[');
  for (guint k = 0; k < lottery->proofs->len; k++)
    put_proof (text, lottery, &g_array_index (lottery->proofs, AwrashLotteryProof, k), TRUE);
  g_string_append_c (text, ']');
  awrash_i_certificate_put_sum (text);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
