/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads a certificate from its first byte to its last. Every member is checked for its form before
 * it is used, since the text may come from anywhere. Source: libawrash/split/certificate.c writes
 * it. Invariant: nothing is believed here; what does not even have the form is an error, not a
 * finding. */

#include "audit/claim-stage-private.h"

#include "audit/form-private.h"
#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <math.h>
#include <string.h>

void
awrash_i_claim_clear (AwrashClaim *claim)
{
  awrash_i_scan_clear (&claim->scan);
  g_clear_pointer (&claim->reading, awrash_split_reading_free);
  g_clear_pointer (&claim->types, g_free);
  g_clear_pointer (&claim->places, g_free);
  g_clear_pointer (&claim->tied, g_free);
  g_clear_pointer (&claim->sure, g_free);
  g_clear_pointer (&claim->witnesses, g_ptr_array_unref);
  g_clear_pointer (&claim->weights, g_free);
  g_clear_pointer (&claim->bounds, g_free);
  g_clear_pointer (&claim->room, g_free);
  g_clear_pointer (&claim->stages, g_ptr_array_unref);
}

/* ── the frame ──────────────────────────────────────────────────────────────────────────────── */

static gboolean
read_count (AwrashScan *scan, const char *key, int64_t *value, GError **error)
{
  return awrash_i_scan_need_key (scan, key, error) && awrash_i_scan_integer (scan, value, error);
}

static gboolean
read_reading (AwrashClaim *claim, GError **error)
{
  if (!awrash_i_scan_need_key (&claim->scan, "reading", error)
      || !awrash_i_scan_need (&claim->scan, '{', error))
    return FALSE;
  claim->reading = awrash_split_reading_new ();
  for (AwrashReadingKey key = 0; key < AWRASH_READING_N_KEYS; key++)
    {
      const char *name = awrash_i_reading_key (key), *value;

      /* Most keys say what they say where nobody sets them. */
      if (!awrash_i_form_read_text (&claim->scan, name, &value, error)
          || (strcmp (claim->reading->values[key], value) != 0
              && !awrash_split_reading_set (claim->reading, name, value, error)))
        return FALSE;
    }
  return awrash_i_scan_need (&claim->scan, '}', error);
}

/* A gap with an answer, null without, or where nothing is known of it. */
static gboolean
read_gap (AwrashClaim *claim, GError **error)
{
  gsize at;

  if (!awrash_i_scan_need_key (&claim->scan, "gap", error))
    return FALSE;
  if (awrash_i_scan_take_word (&claim->scan, "null"))
    return TRUE;
  at = claim->scan.at;
  claim->has_gap = TRUE;
  return awrash_i_scan_number (&claim->scan, &claim->gap, error)
         && (claim->gap >= 0
             || awrash_i_scan_refuse_at (&claim->scan, at, N_ ("a number from 0 on, or null"),
                                         error));
}

static gboolean
read_known (AwrashClaim *claim, const char *key, double *value, GError **error)
{
  return awrash_i_scan_need_key (&claim->scan, key, error)
         && (awrash_i_scan_take_word (&claim->scan, "null")
             || awrash_i_scan_number (&claim->scan, value, error));
}

/* Value and bound, which stand together or not at all. */
static gboolean
read_search (AwrashClaim *claim, GError **error)
{
  claim->value = claim->bound = claim->mix_gap = NAN;
  claim->is_searched = awrash_i_scan_is_key (&claim->scan, "value");
  return !claim->is_searched
         || (read_known (claim, "value", &claim->value, error)
             && read_known (claim, "bound", &claim->bound, error)
             && read_known (claim, "mix_gap", &claim->mix_gap, error));
}

gboolean
awrash_i_claim_open (AwrashClaim *claim, const char *text, AwrashVerdict *verdict, GError **error)
{
  const char *version, *status, *class_;
  AwrashScan *scan = &claim->scan;

  if (!awrash_i_form_open (&claim->scan, text, AWRASH_CERTIFICATE_FORMAT, verdict, error)
      || !awrash_i_form_read_text (scan, "version", &version, error)
      || !awrash_i_form_read_text (scan, "input", &claim->input, error)
      || !read_reading (claim, error) || !awrash_i_form_read_text (scan, "class", &class_, error)
      || !awrash_i_form_read_text (scan, "chain", &claim->chain, error)
      || !awrash_i_form_read_text (scan, "status", &status, error)
      || !read_count (scan, "missing", &claim->missing, error)
      || !read_count (scan, "unplaced", &claim->unplaced, error) || !read_gap (claim, error)
      || !read_search (claim, error))
    return FALSE;
  claim->status = awrash_base_status_from_name (status);
  claim->class_ = (AwrashClass)awrash_split_class_from_name (class_);
  return TRUE;
}

/* ── the whole ──────────────────────────────────────────────────────────────────────────────── */

/* One for each stream, in any order; or none at all, before a mix. */
static gboolean
read_weights (AwrashClaim *claim, const AwrashModel *model, GError **error)
{
  const AwrashProgramme *p = model->programme;
  AwrashScan *scan = &claim->scan;
  g_autofree guint8 *seen = awrash_i_new (guint8, p->n_streams, error);

  claim->weights = seen != NULL ? awrash_i_new (int64_t, p->n_streams, error) : NULL;
  if (claim->weights == NULL || !awrash_i_scan_need_key (scan, "mix_weights", error)
      || !awrash_i_scan_need (scan, '{', error))
    return FALSE;
  if (awrash_i_scan_take (scan, '}'))
    return TRUE;
  for (gsize i = 0; i < p->n_streams; i++)
    {
      gsize at = scan->at + (i > 0);
      const char *code = i > 0 && !awrash_i_scan_need (scan, ',', error)
                             ? NULL
                             : awrash_i_scan_text (scan, error);
      gssize stream = code != NULL ? awrash_i_stream_find (p, code) : -1;

      if (code == NULL)
        return FALSE;
      if (stream < 0 || seen[stream]++ > 0)
        return awrash_i_scan_refuse_at (scan, at, N_ ("one more of the programme's streams"),
                                        error);
      if (!awrash_i_scan_need (scan, ':', error)
          || !awrash_i_scan_within (scan, 0, AWRASH_CERTIFICATE_LARGEST,
                                    N_ ("a weight of a stream from 0 to 2^53"),
                                    &claim->weights[stream], error))
        return FALSE;
    }
  return awrash_i_scan_need (scan, '}', error);
}

gboolean
awrash_i_claim_read (AwrashClaim *claim, const AwrashModel *model, GError **error)
{
  if (!awrash_i_claim_read_types (claim, model, error)
      || !awrash_i_claim_read_places (claim, model, error)
      || !awrash_i_claim_read_tie (claim, model, error)
      || (awrash_i_reading_loses (claim->reading)
          && !awrash_i_form_read_text (&claim->scan, "base", &claim->base, error))
      || !read_weights (claim, model, error) || !awrash_i_claim_read_bounds (claim, model, error)
      || !awrash_i_claim_read_stages (claim, model, error))
    return FALSE;
  return claim->is_searched ? awrash_i_scan_need_key (&claim->scan, "claims", error)
                            : awrash_i_claim_end (claim, error);
}

gboolean
awrash_i_claim_end (AwrashClaim *claim, GError **error)
{
  return claim->scan.at == claim->scan.length
         || awrash_i_scan_refuse (&claim->scan, "\"sha256\"", error);
}
