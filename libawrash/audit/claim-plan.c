/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads what a certificate says of places: rows of provinces, and a tie with its plans. Source:
 * libawrash/split/certificate.c writes it. Invariant: a province has one row in each plan, and sums
 * of places stay exact. */

#include "audit/claim-stage-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <string.h>

gboolean
awrash_i_claim_find_territory (AwrashClaim *claim, const AwrashProgramme *p, gboolean *found,
                               GError **error)
{
  size_t next = claim->territory + 1;
  const char *code;

  *found = next < p->n_territories
           && awrash_i_scan_take_text (&claim->scan, p->territories[next].code);
  if (!*found)
    {
      code = awrash_i_scan_text (&claim->scan, error);
      if (code == NULL)
        return FALSE;
      *found = awrash_programme_territory_find (p, code, &next);
    }
  if (*found)
    claim->territory = next;
  return TRUE;
}

gboolean
awrash_i_claim_read_province (AwrashClaim *claim, const AwrashProgramme *p, gsize *province,
                              GError **error)
{
  gsize at = claim->scan.at;
  gboolean found;

  if (!awrash_i_claim_find_territory (claim, p, &found, error))
    return FALSE;
  if (!found || p->territories[claim->territory].province < 0)
    return awrash_i_scan_refuse_at (&claim->scan, at, N_ ("a province of the programme"), error);
  *province = (gsize)p->territories[claim->territory].province;
  return TRUE;
}

/* The types in the order in which places are listed, each once. */
gboolean
awrash_i_claim_read_types (AwrashClaim *claim, const AwrashModel *model, GError **error)
{
  const AwrashProgramme *p = model->programme;
  AwrashScan *scan = &claim->scan;

  claim->types = awrash_i_new (gsize, model->n_types, error);
  if (claim->types == NULL || !awrash_i_scan_need_key (scan, "types", error)
      || !awrash_i_scan_need (scan, '[', error))
    return FALSE;
  for (gsize i = 0; i < model->n_types; i++)
    {
      gsize at = scan->at + (i > 0), type = 0;
      const char *code = i > 0 && !awrash_i_scan_need (scan, ',', error)
                             ? NULL
                             : awrash_i_scan_text (scan, error);

      if (code == NULL)
        return FALSE;
      while (type < model->n_types && strcmp (p->types[type].code, code) != 0)
        type++;
      for (gsize before = 0; before < i; before++)
        type = claim->types[before] == type ? model->n_types : type;
      if (type == model->n_types)
        return awrash_i_scan_refuse_at (scan, at, N_ ("one more of the programme's types"), error);
      claim->types[i] = type;
    }
  return awrash_i_scan_need (scan, ']', error);
}

/* One row of places into those of its province. */
static gboolean
read_row (AwrashClaim *claim, const AwrashModel *model, int64_t places[], int64_t *total,
          GError **error)
{
  AwrashScan *scan = &claim->scan;
  const gsize *types = claim->types, n_types = model->n_types;
  int64_t left = AWRASH_CLAIM_LARGEST - *total, units = 0;

  for (gsize i = 0; i < n_types; i++)
    {
      if (!awrash_i_scan_need (scan, i == 0 ? '[' : ',', error)
          || !awrash_i_scan_within (
              scan, 0, left, N_ ("a number of places that sum to at most 2^50"), &units, error))
        return FALSE;
      places[types[i]] = units;
      left -= units;
    }
  *total = AWRASH_CLAIM_LARGEST - left;
  return awrash_i_scan_need (scan, ']', error);
}

/* [[territory, [places of each type]], …] */
static gboolean
read_rows (AwrashClaim *claim, const AwrashModel *model, int64_t places[], guint8 seen[],
           GError **error)
{
  AwrashScan *scan = &claim->scan;
  int64_t total = 0;

  for (gboolean more = awrash_i_scan_need (scan, '[', error);;)
    {
      gsize province = 0, at;

      if (!more || !awrash_i_scan_next (scan, ']', &more, error))
        return FALSE;
      if (!more)
        return TRUE;
      if (!awrash_i_scan_need (scan, '[', error))
        return FALSE;
      at = scan->at;
      if (!awrash_i_claim_read_province (claim, model->programme, &province, error))
        return FALSE;
      if (seen[province]++)
        return awrash_i_scan_refuse_at (scan, at, N_ ("a province that has no row yet"), error);
      if (!awrash_i_scan_need (scan, ',', error)
          || !read_row (claim, model, &places[province * model->n_types], &total, error)
          || !awrash_i_scan_need (scan, ']', error))
        return FALSE;
    }
}

/* NULL with an error. */
static int64_t *
read_plan (AwrashClaim *claim, const AwrashModel *model, GError **error)
{
  g_autofree int64_t *places = awrash_i_new (int64_t, model->n_cells, error);
  g_autofree guint8 *seen
      = places != NULL ? awrash_i_new (guint8, model->n_provinces, error) : NULL;

  return seen != NULL && read_rows (claim, model, places, seen, error) ? g_steal_pointer (&places)
                                                                       : NULL;
}

gboolean
awrash_i_claim_read_places (AwrashClaim *claim, const AwrashModel *model, GError **error)
{
  if (!awrash_i_scan_need_key (&claim->scan, "places", error))
    return FALSE;
  if (awrash_i_scan_take_word (&claim->scan, "null"))
    return TRUE;
  claim->places = read_plan (claim, model, error);
  return claim->places != NULL;
}

/* [[territory, sure places], …] */
static gboolean
read_members (AwrashClaim *claim, const AwrashModel *model, GError **error)
{
  AwrashScan *scan = &claim->scan;

  claim->tied = awrash_i_new (gsize, model->n_provinces, error);
  claim->sure = claim->tied != NULL ? awrash_i_new (int64_t, model->n_provinces, error) : NULL;
  if (claim->sure == NULL || !awrash_i_scan_need_key (scan, "members", error))
    return FALSE;
  for (gboolean more = awrash_i_scan_need (scan, '[', error);; claim->n_tied++)
    {
      gsize k = claim->n_tied;

      if (!more || !awrash_i_scan_next (scan, ']', &more, error))
        return FALSE;
      if (!more)
        return TRUE;
      if (k == model->n_provinces)
        return awrash_i_scan_refuse (scan, "]", error);
      if (!awrash_i_scan_need (scan, '[', error)
          || !awrash_i_claim_read_province (claim, model->programme, &claim->tied[k], error)
          || !awrash_i_scan_need (scan, ',', error)
          || !awrash_i_scan_within (scan, 0, AWRASH_CLAIM_LARGEST,
                                    N_ ("a number of sure places of at most 2^50"), &claim->sure[k],
                                    error)
          || !awrash_i_scan_need (scan, ']', error))
        return FALSE;
    }
}

static gboolean
read_witnesses (AwrashClaim *claim, const AwrashModel *model, GError **error)
{
  AwrashScan *scan = &claim->scan;

  if (!awrash_i_scan_need_key (scan, "witnesses", error))
    return FALSE;
  for (gboolean more = awrash_i_scan_need (scan, '[', error);;)
    {
      int64_t *places;

      if (!more || !awrash_i_scan_next (scan, ']', &more, error))
        return FALSE;
      if (!more)
        return TRUE;
      if (claim->witnesses->len > model->n_provinces)
        return awrash_i_scan_refuse (scan, "]", error);
      if (!awrash_i_scan_need (scan, '{', error) || !awrash_i_scan_need_key (scan, "places", error))
        return FALSE;
      places = read_plan (claim, model, error);
      if (places == NULL)
        return FALSE;
      g_ptr_array_add (claim->witnesses, places);
      if (!awrash_i_scan_need (scan, '}', error))
        return FALSE;
    }
}

gboolean
awrash_i_claim_read_tie (AwrashClaim *claim, const AwrashModel *model, GError **error)
{
  AwrashScan *scan = &claim->scan;

  claim->witnesses = g_ptr_array_new_with_free_func (g_free);
  if (!awrash_i_scan_need_key (scan, "tie", error))
    return FALSE;
  if (awrash_i_scan_take_word (scan, "null"))
    return TRUE;
  return awrash_i_scan_need (scan, '{', error) && read_members (claim, model, error)
         && awrash_i_scan_need_key (scan, "free_units", error)
         && awrash_i_scan_integer (scan, &claim->free_units, error)
         && read_witnesses (claim, model, error) && awrash_i_scan_need (scan, '}', error);
}
