/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads the proof of a certificate: the bounds that are priced, then every stage with its prices by
 * their numbers. Source: libawrash/split/certificate.c writes it. Invariant: a stage names
 * provinces, streams and bounds of the programme alone, each price once, and its numbers are such
 * that sums of them stay exact. */

#include "audit/claim-stage-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <string.h>

/* 2 * 2^50 * 2^11 fits the numerator of a fraction; no price has so many terms of one unit. */
#define LARGEST_TIMES (1 << 11)

/* ── bounds ─────────────────────────────────────────────────────────────────────────────────── */

/* The set of types of that name, G_MAXSIZE where no bound is on such a one. */
static gsize
find_set (const AwrashModel *model, const char *name)
{
  for (gsize set = 0; set < model->sets->len; set++)
    if (strcmp (awrash_i_model_set_name (model, set), name) == 0)
      return set;
  return G_MAXSIZE;
}

/* The wall of a territory on a set of types, G_MAXSIZE where it has none. */
static gsize
find_wall (const AwrashModel *model, gsize territory, gsize set)
{
  for (guint32 i = model->first_wall[territory]; i != 0;
       i = awrash_i_model_wall (model, i - 1)->next)
    if (awrash_i_model_wall (model, i - 1)->set == set)
      return i - 1;
  return G_MAXSIZE;
}

/* Walls as they are told, none of them twice. */
typedef struct
{
  guint8 *seen; /* [n_walls] */
  gsize *walls; /* [n] of the present group */
  gsize n;
} Found;

/* [set, …] */
static gboolean
read_sets (AwrashClaim *claim, const AwrashModel *model, GArray *sets, GError **error)
{
  AwrashScan *scan = &claim->scan;

  for (gboolean more = awrash_i_scan_need (scan, '[', error);;)
    {
      gsize at, set;
      const char *name;

      if (!more || !awrash_i_scan_next (scan, ']', &more, error))
        return FALSE;
      if (!more)
        return TRUE;
      at = scan->at;
      name = awrash_i_scan_text (scan, error);
      if (name == NULL)
        return FALSE;
      set = find_set (model, name);
      if (set == G_MAXSIZE)
        return awrash_i_scan_refuse_at (scan, at, N_ ("streams that a bound is on"), error);
      if (!awrash_i_append (sets, set, error))
        return FALSE;
    }
}

/* The walls of one territory on these sets, none of them told before, behind those that are known.
 */
static gboolean
read_walls (AwrashClaim *claim, const AwrashModel *model, const GArray *sets, Found *found,
            GError **error)
{
  gsize at = claim->scan.at;
  gboolean fits;

  if (!awrash_i_claim_find_territory (claim, model->programme, &fits, error))
    return FALSE;
  for (guint k = 0; k < sets->len && fits; k++)
    {
      gsize wall = find_wall (model, claim->territory, g_array_index (sets, gsize, k));

      fits = wall != G_MAXSIZE && found->seen[wall]++ == 0;
      if (fits)
        found->walls[found->n++] = wall;
    }
  return fits
         || awrash_i_scan_refuse_at (
             &claim->scan, at, N_ ("one more territory with a bound on these streams"), error);
}

/* [territory, …] */
static gboolean
read_territories (AwrashClaim *claim, const AwrashModel *model, const GArray *sets, Found *found,
                  GError **error)
{
  for (gboolean more = awrash_i_scan_need (&claim->scan, '[', error);;)
    {
      if (!more || !awrash_i_scan_next (&claim->scan, ']', &more, error))
        return FALSE;
      if (!more)
        return TRUE;
      if (!read_walls (claim, model, sets, found, error))
        return FALSE;
    }
}

/* [[set, …], [territory, …]], which are numbered set by set. */
static gboolean
read_group (AwrashClaim *claim, const AwrashModel *model, GArray *sets, Found *found,
            GError **error)
{
  AwrashScan *scan = &claim->scan;

  g_array_set_size (sets, 0);
  found->n = 0;
  if (!awrash_i_scan_need (scan, '[', error) || !read_sets (claim, model, sets, error)
      || !awrash_i_scan_need (scan, ',', error))
    return FALSE;
  if (!read_territories (claim, model, sets, found, error)
      || !awrash_i_scan_need (scan, ']', error))
    return FALSE;
  for (guint k = 0; k < sets->len; k++)
    for (gsize i = k; i < found->n; i += sets->len)
      claim->bounds[claim->n_bounds++] = found->walls[i];
  return TRUE;
}

gboolean
awrash_i_claim_read_bounds (AwrashClaim *claim, const AwrashModel *model, GError **error)
{
  gsize n = model->walls->len;
  g_autofree guint8 *seen = awrash_i_new (guint8, n, error);
  g_autofree gsize *walls = seen != NULL ? awrash_i_room (gsize, n, error) : NULL;
  g_autoptr (GArray) sets = g_array_new (FALSE, FALSE, sizeof (gsize));
  Found found = { seen, walls, 0 };

  claim->bounds = walls != NULL ? awrash_i_room (gsize, n, error) : NULL;
  claim->room = claim->bounds != NULL ? awrash_i_room (AwrashPrice, n, error) : NULL;
  if (claim->room == NULL || !awrash_i_scan_need_key (&claim->scan, "bounds", error))
    return FALSE;
  for (gboolean more = awrash_i_scan_need (&claim->scan, '[', error);;)
    {
      if (!more || !awrash_i_scan_next (&claim->scan, ']', &more, error))
        return FALSE;
      if (!more)
        return TRUE;
      if (!read_group (claim, model, sets, &found, error))
        return FALSE;
    }
}

/* ── prices ─────────────────────────────────────────────────────────────────────────────────── */

/* [territory, units, times] */
static gboolean
read_term (AwrashClaim *claim, const AwrashModel *model, AwrashTerm *term, GError **error)
{
  AwrashScan *scan = &claim->scan;

  return awrash_i_scan_need (scan, '[', error)
         && awrash_i_claim_read_province (claim, model->programme, &term->province, error)
         && awrash_i_scan_need (scan, ',', error)
         && awrash_i_scan_within (scan, -AWRASH_CLAIM_LARGEST, AWRASH_CLAIM_LARGEST,
                                  N_ ("a number of units of at most 2^50"), &term->units, error)
         && awrash_i_scan_need (scan, ',', error)
         && awrash_i_scan_within (scan, -LARGEST_TIMES, LARGEST_TIMES,
                                  N_ ("a number of times of at most 2^11"), &term->sign, error)
         && awrash_i_scan_need (scan, ']', error);
}

static gboolean
read_terms (AwrashClaim *claim, const AwrashModel *model, GArray *terms, GError **error)
{
  for (gboolean more = awrash_i_scan_need (&claim->scan, '[', error);;)
    {
      AwrashTerm term;

      if (!more || !awrash_i_scan_next (&claim->scan, ']', &more, error))
        return FALSE;
      if (!more)
        return TRUE;
      if (!read_term (claim, model, &term, error) || !awrash_i_append (terms, term, error))
        return FALSE;
    }
}

/* So prices of all walls around a cell can be added: n of them sum to less than 2^62, and each is
 * an integer in double. */
static int64_t
largest_price (const AwrashModel *model)
{
  return MIN (AWRASH_CERTIFICATE_LARGEST,
              (G_GINT64_CONSTANT (1) << 62) / ((int64_t)model->walls->len + 1));
}

/* The price of the bound of a number. */
static gboolean
read_price (AwrashClaim *claim, const AwrashModel *model, AwrashStageProof *stage, int64_t number,
            int64_t largest, AwrashPrice *price, GError **error)
{
  if ((gsize)number >= claim->n_bounds)
    return awrash_i_scan_refuse (&claim->scan, "]", error);
  *price = (AwrashPrice){ .wall = claim->bounds[number] };
  if (stage->terms == NULL)
    {
      if (!awrash_i_scan_within (&claim->scan, -largest, largest, N_ ("a price of at most 2^53"),
                                 &price->value, error))
        return FALSE;
    }
  else
    {
      price->first = stage->terms->len;
      if (!read_terms (claim, model, stage->terms, error))
        return FALSE;
      price->n = stage->terms->len - price->first;
    }
  return TRUE;
}

/* [number, price, price, …]: of the bounds from that number on. *number goes to the one behind, *n
 * counts the prices so far. */
static gboolean
read_run (AwrashClaim *claim, const AwrashModel *model, AwrashStageProof *stage, int64_t *number,
          gsize *n, GError **error)
{
  AwrashScan *scan = &claim->scan;
  const int64_t largest = largest_price (model);
  gboolean more = TRUE;

  if (!awrash_i_scan_need (scan, '[', error)
      || !awrash_i_scan_within (scan, *number, (int64_t)claim->n_bounds - 1,
                                N_ ("the number of a further one of the bounds"), number, error))
    return FALSE;
  while (awrash_i_scan_next (scan, ']', &more, error) && more)
    if (!read_price (claim, model, stage, (*number)++, largest, &claim->room[(*n)++], error))
      return FALSE;
  return !more;
}

gboolean
awrash_i_claim_read_prices (AwrashClaim *claim, const AwrashModel *model, AwrashStageProof *stage,
                            GError **error)
{
  AwrashScan *scan = &claim->scan;
  int64_t number = 0;
  gsize n = 0;
  gboolean more = awrash_i_scan_need (scan, '[', error);

  while (more && awrash_i_scan_next (scan, ']', &more, error))
    if (!more)
      {
        if (!awrash_i_memory_stretch (stage->prices, n, error))
          return FALSE;
        g_array_append_vals (stage->prices, claim->room, (guint)n);
        return TRUE;
      }
    else if (!read_run (claim, model, stage, &number, &n, error))
      return FALSE;
  return FALSE;
}

/* ── stages ─────────────────────────────────────────────────────────────────────────────────── */

static gboolean
read_stream (AwrashClaim *claim, const AwrashModel *model, AwrashStageProof *stage, GError **error)
{
  AwrashScan *scan = &claim->scan;
  const char *code;
  gsize at;

  if (!awrash_i_scan_take_key (scan, "stream"))
    return TRUE;
  at = scan->at;
  code = awrash_i_scan_text (scan, error);
  if (code == NULL)
    return FALSE;
  stage->stream = awrash_i_stream_find (model->programme, code);
  return stage->stream >= 0
         || awrash_i_scan_refuse_at (scan, at, N_ ("a stream of the programme"), error);
}

static gboolean
read_served (AwrashClaim *claim, const AwrashModel *model, AwrashStageProof *stage, GError **error)
{
  gsize province;

  if (!awrash_i_scan_take_key (&claim->scan, "province"))
    return TRUE;
  if (!awrash_i_claim_read_province (claim, model->programme, &province, error))
    return FALSE;
  stage->province = (gssize)province;
  return TRUE;
}

static gboolean
read_stage (AwrashClaim *claim, const AwrashModel *model, GError **error)
{
  AwrashScan *scan = &claim->scan;
  AwrashStageProof *stage;
  AwrashStageKind kind;
  const char *name;
  gsize at;

  if (!awrash_i_scan_need (scan, '{', error) || !awrash_i_scan_need_key (scan, "stage", error))
    return FALSE;
  at = scan->at;
  name = awrash_i_scan_text (scan, error);
  if (name == NULL)
    return FALSE;
  kind = awrash_i_proof_stage_from_name (name);
  if (kind == 0)
    return awrash_i_scan_refuse_at (scan, at, N_ ("a stage"), error);
  stage = awrash_i_proof_new_stage (kind);
  g_ptr_array_add (claim->stages, stage);
  return read_served (claim, model, stage, error) && read_stream (claim, model, stage, error)
         && awrash_i_scan_need_key (scan, "prices", error)
         && awrash_i_claim_read_prices (claim, model, stage, error)
         && awrash_i_claim_read_gini (claim, model, stage, error)
         && awrash_i_scan_need (scan, '}', error);
}

gboolean
awrash_i_claim_read_stages (AwrashClaim *claim, const AwrashModel *model, GError **error)
{
  claim->stages = awrash_i_proof_new_stages ();
  if (!awrash_i_scan_need_key (&claim->scan, "stages", error))
    return FALSE;
  for (gboolean more = awrash_i_scan_need (&claim->scan, '[', error);;)
    {
      if (!more || !awrash_i_scan_next (&claim->scan, ']', &more, error))
        return FALSE;
      if (!more)
        return TRUE;
      if (!read_stage (claim, model, error))
        return FALSE;
    }
}
