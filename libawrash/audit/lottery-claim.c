/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads the certificate of a lottery from its first byte to its last. Source:
 * selection/lottery-certificate.c writes it. Invariant: nothing is believed here; what does not
 * have the form is an error, not a finding. */

#include "audit/lottery-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <math.h>
#include <string.h>

#define LARGEST (G_GINT64_CONSTANT (1) << 60)

void
awrash_i_lottery_claim_clear (AwrashLotteryClaim *claim)
{
  g_clear_pointer (&claim->lottery, awrash_selection_lottery_unref);
  awrash_i_scan_clear (&claim->scan);
}

static gboolean
read_real (AwrashScan *scan, const char *key, double *value, GError **error)
{
  *value = NAN;
  return awrash_i_scan_need_key (scan, key, error)
         && (awrash_i_scan_take_word (scan, "null") || awrash_i_scan_number (scan, value, error));
}

/* [a, b] with 0 <= a < n and b within its limits. */
static gboolean
read_pair (AwrashScan *scan, gsize n, int64_t least, int64_t most, gsize *a, int64_t *b,
           GError **error)
{
  int64_t first;

  if (!awrash_i_scan_need (scan, '[', error)
      || !awrash_i_scan_within (scan, 0, (int64_t)n - 1, N_ ("the number of a type or a row"),
                                &first, error)
      || !awrash_i_scan_need (scan, ',', error)
      || !awrash_i_scan_within (scan, least, most, N_ ("a number within its limits"), b, error))
    return FALSE;
  *a = (gsize)first;
  return awrash_i_scan_need (scan, ']', error);
}

/* ── panels ─────────────────────────────────────────────────────────────────────────────────── */

/* [weight, [[type, persons], …]] behind its bracket. */
static gboolean
read_panel (AwrashScan *scan, gsize n_types, int64_t *weight, int64_t panel[], GError **error)
{
  if (!awrash_i_scan_within (scan, 1, AWRASH_WEIGHT_WHOLE, N_ ("a weight from 1 to 2^53"), weight,
                             error)
      || !awrash_i_scan_need (scan, ',', error) || !awrash_i_scan_need (scan, '[', error))
    return FALSE;
  for (gboolean more;;)
    {
      gsize t;
      int64_t persons;

      if (!awrash_i_scan_next (scan, ']', &more, error))
        return FALSE;
      if (!more)
        return awrash_i_scan_need (scan, ']', error);
      if (!read_pair (scan, n_types, 1, G_MAXINT32, &t, &persons, error))
        return FALSE;
      panel[t] = persons;
    }
}

static gboolean
read_panels (AwrashScan *scan, AwrashLottery *lottery, GError **error)
{
  gsize n = lottery->question->n_types;
  GArray *weights = g_array_new (FALSE, FALSE, sizeof (int64_t));
  GArray *panels = g_array_new (FALSE, TRUE, sizeof (int64_t));
  gboolean more, done = awrash_i_scan_need_key (scan, "panels", error)
                        && awrash_i_scan_need (scan, '[', error);

  while (done)
    {
      int64_t weight;

      done = awrash_i_scan_next (scan, ']', &more, error);
      if (!done || !more)
        break;
      done = awrash_i_memory_stretch (panels, n, error)
             && awrash_i_memory_stretch (weights, 1, error);
      if (!done)
        break;
      g_array_set_size (panels, (guint)((weights->len + 1) * n));
      done = awrash_i_scan_need (scan, '[', error)
             && read_panel (scan, n, &weight, &g_array_index (panels, int64_t, weights->len * n),
                            error);
      if (done)
        g_array_append_val (weights, weight);
    }
  lottery->n_panels = weights->len;
  lottery->weight = (int64_t *)(void *)g_array_free (weights, FALSE);
  lottery->panel = (int64_t *)(void *)g_array_free (panels, FALSE);
  return done;
}

/* ── proofs ─────────────────────────────────────────────────────────────────────────────────── */

static gsize
count_rows (const AwrashPanelQuestion *question)
{
  return question->pool->first[question->pool->n_categories] + 1 + question->n_patterns;
}

/* [[row, price], …] */
static gboolean
read_row_prices (AwrashScan *scan, gsize m, int64_t price[], GError **error)
{
  for (gboolean more = awrash_i_scan_need (scan, '[', error);;)
    {
      gsize row;
      int64_t value;

      if (!more || !awrash_i_scan_next (scan, ']', &more, error))
        return FALSE;
      if (!more)
        return TRUE;
      if (!read_pair (scan, m, -LARGEST, LARGEST, &row, &value, error))
        return FALSE;
      price[row] = value;
    }
}

static gboolean
read_sides (AwrashScan *scan, gsize size, AwrashBranch *branch, GError **error)
{
  int64_t item;

  if (!awrash_i_scan_need (scan, '[', error)
      || !awrash_i_scan_within (scan, 0, (int64_t)size - 1, N_ ("the number of a type or a row"),
                                &item, error))
    return FALSE;
  branch->item = (gsize)item;
  return awrash_i_form_read_sides (scan, branch, error);
}

static gboolean
read_branch (AwrashScan *scan, gsize n, gsize m, AwrashBranch *branch, GError **error)
{
  if (!awrash_i_scan_need (scan, '{', error))
    return FALSE;
  branch->is_ray = awrash_i_scan_take_key (scan, "ray");
  if (branch->is_ray || awrash_i_scan_take_key (scan, "prices"))
    {
      branch->price = awrash_i_new (int64_t, m, error);
      if (branch->price == NULL || !read_row_prices (scan, m, branch->price, error))
        return FALSE;
    }
  if (awrash_i_scan_take_key (scan, "branch") && !read_sides (scan, n + m, branch, error))
    return FALSE;
  return awrash_i_scan_need (scan, '}', error);
}

static gboolean
read_tree (AwrashScan *scan, gsize n, gsize m, AwrashBranching *tree, GError **error)
{
  if (!awrash_i_scan_need_key (scan, "tree", error))
    return FALSE;
  for (gboolean more = awrash_i_scan_need (scan, '[', error);;)
    {
      AwrashBranch branch = { .left = -1, .right = -1 };

      if (!more || !awrash_i_scan_next (scan, ']', &more, error))
        return FALSE;
      if (!more)
        return TRUE;
      more = read_branch (scan, n, m, &branch, error);
      awrash_i_branching_add (tree, &branch);
    }
}

/* The prices of all types, each no more than there may be. */
static gboolean
read_prices (AwrashScan *scan, const AwrashPanelQuestion *question, int64_t price[], GError **error)
{
  int64_t largest = awrash_i_panels_largest_price (question);

  if (!awrash_i_scan_need_key (scan, "prices", error) || !awrash_i_scan_need (scan, '[', error))
    return FALSE;
  for (gsize t = 0; t < question->n_types; t++)
    if ((t > 0 && !awrash_i_scan_need (scan, ',', error))
        || !awrash_i_scan_within (scan, -largest, largest, N_ ("a price of a type"), &price[t],
                                  error))
      return FALSE;
  return awrash_i_scan_need (scan, ']', error);
}

static gboolean
read_settled (AwrashScan *scan, gsize n, guint8 is_fixed[], GError **error)
{
  for (gboolean more = awrash_i_scan_need (scan, '[', error);;)
    {
      int64_t t;

      if (!more || !awrash_i_scan_next (scan, ']', &more, error))
        return FALSE;
      if (!more)
        return TRUE;
      if (!awrash_i_scan_within (scan, 0, (int64_t)n - 1, N_ ("the number of a type or a row"), &t,
                                 error))
        return FALSE;
      is_fixed[t] = TRUE;
    }
}

/* One proof; without "most" its prices are NULL. */
static gboolean
read_proof (AwrashScan *scan, const AwrashPanelQuestion *question, AwrashLotteryProof *proof,
            GError **error)
{
  gsize n = question->n_types;

  if (!awrash_i_scan_need (scan, '{', error))
    return FALSE;
  if (awrash_i_scan_take_key (scan, "most"))
    {
      proof->price = awrash_i_new (int64_t, n, error);
      if (proof->price == NULL
          || !awrash_i_scan_within (scan, -LARGEST, LARGEST, N_ ("what a panel can be worth"),
                                    &proof->most, error)
          || !read_prices (scan, question, proof->price, error))
        return FALSE;
    }
  if (awrash_i_scan_take_key (scan, "settled"))
    {
      proof->is_fixed = awrash_i_new (guint8, n, error);
      if (proof->is_fixed == NULL || !read_settled (scan, n, proof->is_fixed, error))
        return FALSE;
    }
  proof->tree = awrash_i_branching_new ();
  return read_tree (scan, n, count_rows (question), proof->tree, error)
         && awrash_i_scan_need (scan, '}', error);
}

static gboolean
read_proofs (AwrashScan *scan, const char *key, AwrashLottery *lottery, GArray *proofs,
             GError **error)
{
  gboolean more
      = awrash_i_scan_need_key (scan, key, error) && awrash_i_scan_need (scan, '[', error);

  for (;;)
    {
      AwrashLotteryProof *proof;

      if (!more || !awrash_i_scan_next (scan, ']', &more, error))
        return FALSE;
      if (!more)
        return TRUE;
      proof = awrash_i_lottery_proof_add (proofs, error);
      more = proof != NULL && read_proof (scan, lottery->question, proof, error);
    }
}

/* ── the whole ──────────────────────────────────────────────────────────────────────────────── */

static gboolean
read_never (AwrashScan *scan, AwrashLottery *lottery, GError **error)
{
  g_autoptr (GArray) proofs = g_array_new (FALSE, TRUE, sizeof (AwrashLotteryProof));
  gsize at = scan->at;

  g_array_set_clear_func (proofs, awrash_i_lottery_proof_clear);
  if (!read_proofs (scan, "never", lottery, proofs, error))
    return FALSE;
  if (proofs->len > 1)
    return awrash_i_scan_refuse_at (scan, at, N_ ("one proof at most"), error);
  if (proofs->len == 0)
    return TRUE;
  lottery->never = g_new0 (AwrashLotteryProof, 1);
  *lottery->never = g_array_index (proofs, AwrashLotteryProof, 0);
  memset (proofs->data, 0, sizeof (AwrashLotteryProof));
  return TRUE;
}

gboolean
awrash_i_lottery_claim_read (AwrashLotteryClaim *claim, AwrashPanelQuestion *question,
                             const char *text, AwrashVerdict *verdict, GError **error)
{
  g_autofree char *hash = awrash_i_lottery_hash (question);
  AwrashScan *scan = &claim->scan;
  const char *version, *input, *rule;

  if (!awrash_i_form_open (scan, text, AWRASH_LOTTERY_FORMAT, verdict, error)
      || !awrash_i_form_read_text (scan, "version", &version, error)
      || !awrash_i_form_read_text (scan, "input", &input, error))
    return FALSE;
  /* types, rows and limits are those of its question: nothing can be read of it without that one */
  if (strcmp (input, hash) != 0)
    {
      awrash_i_verdict_add (verdict, _ ("the certificate is of another question"));
      return TRUE;
    }
  if (!awrash_i_form_read_text (scan, "rule", &rule, error)
      || !awrash_i_form_read_text (scan, "status", &claim->status, error)
      || !read_real (scan, "value", &claim->value, error)
      || !read_real (scan, "bound", &claim->bound, error)
      || !read_real (scan, "gap", &claim->gap, error))
    return FALSE;
  claim->lottery = awrash_i_lottery_open (question, rule, error);
  return claim->lottery != NULL && read_panels (scan, claim->lottery, error)
         && read_never (scan, claim->lottery, error)
         && read_proofs (scan, "proofs", claim->lottery, claim->lottery->proofs, error)
         && (scan->at == scan->length || awrash_i_scan_refuse (scan, N_ ("the end"), error));
}
