/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads the proof of a least Gini. Source: libawrash/split/certificate-gini.c writes it. Invariant:
 * every box names an earlier one, every province and wall is the programme's, and numbers are such
 * that sums of them stay exact; what is not so is an error. */

#include "audit/claim-stage-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"

/* Prices are multiplied by 2^shift; sums of needs have at most 60 bits. */
#define LARGEST_SHIFT 60
/* What is no multiplier is found by the audit; here it must be small. */
#define LARGEST_MULTIPLIER (1 << 20)

static gboolean
read_number (AwrashScan *scan, const char *key, double *value, GError **error)
{
  gsize at;

  if (!awrash_i_scan_need_key (scan, key, error))
    return FALSE;
  at = scan->at;
  return awrash_i_scan_number (scan, value, error)
         && (*value >= 0
             || awrash_i_scan_refuse_at (scan, at, N_ ("a number of at least 0"), error));
}

/* A list of whole numbers in a range. */
static gboolean
read_integers (AwrashScan *scan, int64_t least, int64_t most, GArray *values, GError **error)
{
  for (gboolean more = awrash_i_scan_need (scan, '[', error);;)
    {
      int64_t value;

      if (!more || !awrash_i_scan_next (scan, ']', &more, error))
        return FALSE;
      if (!more)
        return TRUE;
      if (!awrash_i_scan_within (scan, least, most, N_ ("a whole number in its range"), &value,
                                 error))
        return FALSE;
      if (!awrash_i_append (values, value, error))
        return FALSE;
    }
}

/* ── groups ─────────────────────────────────────────────────────────────────────────────────── */

static gboolean
read_group (AwrashClaim *claim, const AwrashModel *model, GArray *members, GError **error)
{
  for (gboolean more = awrash_i_scan_need (&claim->scan, '[', error);;)
    {
      gsize province;

      if (!more || !awrash_i_scan_next (&claim->scan, ']', &more, error))
        return FALSE;
      if (!more)
        return TRUE;
      if (!awrash_i_claim_read_province (claim, model->programme, &province, error)
          || !awrash_i_append (members, province, error))
        return FALSE;
    }
}

static gboolean
read_groups (AwrashClaim *claim, const AwrashModel *model, AwrashGiniProof *proof, GError **error)
{
  if (!awrash_i_scan_need_key (&claim->scan, "groups", error))
    return FALSE;
  for (gboolean more = awrash_i_scan_need (&claim->scan, '[', error);;)
    {
      GArray *members;

      if (!more || !awrash_i_scan_next (&claim->scan, ']', &more, error))
        return FALSE;
      if (!more)
        return TRUE;
      members = g_array_new (FALSE, FALSE, sizeof (gsize));
      g_ptr_array_add (proof->groups, members);
      if (!read_group (claim, model, members, error))
        return FALSE;
    }
}

/* ── boxes ──────────────────────────────────────────────────────────────────────────────────── */

/* How a box is cut out of an earlier one: "in", "province", and "at_most" or "more_than". */
static gboolean
read_cut (AwrashClaim *claim, const AwrashModel *model, AwrashGiniBox *box, int64_t n_before,
          GError **error)
{
  AwrashScan *scan = &claim->scan;
  int64_t parent;

  if (!awrash_i_scan_need_key (scan, "in", error)
      || !awrash_i_scan_within (scan, 0, n_before - 1, N_ ("the number of an earlier box"), &parent,
                                error)
      || !awrash_i_scan_need_key (scan, "province", error)
      || !awrash_i_claim_read_province (claim, model->programme, &box->province, error))
    return FALSE;
  box->parent = (gssize)parent;
  box->is_upper = awrash_i_scan_take_key (scan, "more_than");
  return (box->is_upper || awrash_i_scan_need_key (scan, "at_most", error))
         && awrash_i_scan_within (scan, -AWRASH_CERTIFICATE_LARGEST, AWRASH_CERTIFICATE_LARGEST,
                                  N_ ("a number of places of at most 2^53"), &box->at, error);
}

static gboolean
read_bound (AwrashClaim *claim, const AwrashModel *model, AwrashGiniBox *box, GError **error)
{
  AwrashScan *scan = &claim->scan;

  box->is_empty = awrash_i_scan_take_key (scan, "cut");
  if (box->is_empty)
    {
      box->has_bound = TRUE;
      return awrash_i_claim_read_prices (claim, model, box->prices, error);
    }
  box->by_multipliers = awrash_i_scan_take_key (scan, "by_multipliers");
  if (box->by_multipliers && !awrash_i_scan_take_word (scan, "true"))
    return awrash_i_scan_refuse (scan, "true", error);
  box->has_bound = box->by_multipliers || awrash_i_scan_take_key (scan, "ranks");
  if (!box->has_bound)
    return TRUE;
  if (!box->by_multipliers && !read_integers (scan, 0, G_MAXINT64, box->ranks, error))
    return FALSE;
  if (awrash_i_scan_take_key (scan, "released")
      && !read_integers (scan, 0, G_MAXINT64, box->released, error))
    return FALSE;
  return !awrash_i_scan_take_key (scan, "prices")
         || awrash_i_claim_read_prices (claim, model, box->prices, error);
}

static gboolean
read_boxes (AwrashClaim *claim, const AwrashModel *model, AwrashGiniProof *proof, GError **error)
{
  AwrashScan *scan = &claim->scan;

  if (!awrash_i_scan_need_key (scan, "boxes", error))
    return FALSE;
  for (gboolean more = awrash_i_scan_need (scan, '[', error);;)
    {
      int64_t n_before = proof->boxes->len;
      AwrashGiniBox *box;

      if (!more || !awrash_i_scan_next (scan, ']', &more, error))
        return FALSE;
      if (!more)
        return TRUE;
      box = awrash_i_gini_proof_add_box (proof);
      if (!awrash_i_scan_need (scan, '{', error)
          || (n_before > 0 && !read_cut (claim, model, box, n_before, error))
          || !read_bound (claim, model, box, error) || !awrash_i_scan_need (scan, '}', error))
        return FALSE;
    }
}

/* ── the whole ──────────────────────────────────────────────────────────────────────────────── */

gboolean
awrash_i_claim_read_gini (AwrashClaim *claim, const AwrashModel *model, AwrashStageProof *stage,
                          GError **error)
{
  AwrashScan *scan = &claim->scan;

  if (!awrash_i_scan_take_key (scan, "gini"))
    return TRUE;
  stage->gini = awrash_i_gini_proof_new ();
  if (!awrash_i_scan_need (scan, '{', error)
      || !read_number (scan, "value", &stage->gini->value, error)
      || !read_number (scan, "bound", &stage->gini->bound, error))
    return FALSE;
  if (awrash_i_scan_is_key (scan, "ratio")
      && !read_number (scan, "ratio", &stage->gini->ratio, error))
    return FALSE;
  if (!awrash_i_scan_need_key (scan, "shift", error)
      || !awrash_i_scan_within (scan, 0, LARGEST_SHIFT, N_ ("a whole number of at most 60"),
                                &stage->gini->shift, error)
      || !read_groups (claim, model, stage->gini, error))
    return FALSE;
  if (awrash_i_scan_take_key (scan, "multipliers")
      && !read_integers (scan, -LARGEST_MULTIPLIER, G_MAXINT64, stage->gini->multipliers, error))
    return FALSE;
  return read_boxes (claim, model, stage->gini, error) && awrash_i_scan_need (scan, '}', error);
}
