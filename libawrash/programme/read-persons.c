/* SPDX-License-Identifier: GPL-3.0-or-later */

/* shares.csv, pools.csv and applicants.csv: what concerns persons. Source: the layout of a
 * programme folder. Invariant: shares are fractions with at_least <= at_most; persons are whole
 * numbers. */

#include "base/i18n-private.h"
#include "programme/draft-private.h"

#include <string.h>

/* The part is a group or a stream, whichever of the two columns is filled. */
static gboolean
read_part (AwrashDraft *draft, const AwrashSheet *sheet, gsize row, AwrashShare *share)
{
  g_autofree char *stream = awrash_i_sheet_name (sheet, row, AWRASH_COLUMN_STREAM);
  const gboolean has_group = !awrash_i_sheet_is_empty (sheet, row, AWRASH_COLUMN_GROUP);

  if (has_group == (stream != NULL))
    {
      awrash_i_draft_fault (draft, sheet, row, AWRASH_COLUMN_GROUP,
                            _ ("either a group or a stream has the share, expected exactly one of "
                               "the columns group and stream to be filled"));
      return FALSE;
    }
  share->is_stream = stream != NULL;
  if (has_group)
    return awrash_i_sheet_group (draft, sheet, row, &share->part) && share->part != NULL;
  if (awrash_i_draft_find_stream (draft, stream) < 0)
    {
      g_autofree char *known = awrash_i_draft_list_streams (draft);
      awrash_i_draft_fault (draft, sheet, row, AWRASH_COLUMN_STREAM,
                            _ ("\"%s\" is unknown, expected one of the streams: %s"), stream,
                            known);
      return FALSE;
    }
  share->part = g_steal_pointer (&stream);
  return TRUE;
}

static gboolean
read_whole (AwrashDraft *draft, const AwrashSheet *sheet, gsize row, AwrashShare *share)
{
  share->of = awrash_i_sheet_code (draft, sheet, row, AWRASH_COLUMN_OF);
  if (share->of == NULL)
    return FALSE;
  if (g_str_equal (share->of, "*") || awrash_i_draft_find_stream (draft, share->of) >= 0)
    return TRUE;
  g_autofree char *known = awrash_i_draft_list_streams (draft);
  awrash_i_draft_fault (draft, sheet, row, AWRASH_COLUMN_OF,
                        _ ("\"%s\" is unknown, expected one of the streams (%s) or *"), share->of,
                        known);
  return FALSE;
}

static gboolean
read_share (AwrashDraft *draft, const AwrashSheet *sheet, gsize row, AwrashShare *share)
{
  const gboolean has_territory
      = awrash_i_sheet_territory (draft, sheet, row, AWRASH_COLUMN_TERRITORY, &share->territory);
  const gboolean has_whole = read_whole (draft, sheet, row, share);
  const gboolean has_part = read_part (draft, sheet, row, share);
  const gboolean has_low
      = awrash_i_sheet_fraction (draft, sheet, row, AWRASH_COLUMN_AT_LEAST, 0, &share->at_least);
  const gboolean has_high
      = awrash_i_sheet_fraction (draft, sheet, row, AWRASH_COLUMN_AT_MOST, 1, &share->at_most);
  g_autofree char *low = awrash_i_sheet_text (sheet, row, AWRASH_COLUMN_AT_LEAST);
  g_autofree char *high = awrash_i_sheet_text (sheet, row, AWRASH_COLUMN_AT_MOST);

  share->line = awrash_base_table_get_line (sheet->table, row);
  if (has_low && has_high && share->at_least > share->at_most)
    {
      awrash_i_draft_fault (draft, sheet, row, AWRASH_COLUMN_AT_LEAST,
                            _ ("%s is above at_most %s, expected at_least ≤ at_most"), low, high);
      return FALSE;
    }
  return has_territory && has_whole && has_part && has_low && has_high;
}

void
awrash_i_share_clear (AwrashShare *share)
{
  g_free (share->of);
  g_free (share->part);
  memset (share, 0, sizeof *share);
}

static gboolean
is_first_share (AwrashDraft *draft, const AwrashSheet *sheet, gsize row, const AwrashShare *share,
                GHashTable *seen)
{
  AwrashProgramme *programme = draft->programme;
  g_autofree char *key = g_strdup_printf ("%zu\n%s\n%d\n%s", share->territory, share->of,
                                          share->is_stream, share->part);
  const gsize earlier = GPOINTER_TO_SIZE (g_hash_table_lookup (seen, key));
  const AwrashShare *other = earlier > 0 ? &programme->shares[earlier - 1] : NULL;

  if (other == NULL)
    {
      g_hash_table_insert (seen, g_steal_pointer (&key),
                           GSIZE_TO_POINTER (programme->n_shares + 1));
      return TRUE;
    }
  if (other->at_least != share->at_least || other->at_most != share->at_most)
    awrash_i_draft_fault (draft, sheet, row, AWRASH_COLUMN_TERRITORY,
                          _ ("\"%s\" has this share with other numbers in an earlier row, expected "
                             "one row for one share"),
                          programme->territories[share->territory].code);
  return FALSE;
}

void
awrash_i_read_shares (AwrashDraft *draft)
{
  AwrashProgramme *programme = draft->programme;
  const AwrashSheet *sheet = &draft->sheets[AWRASH_SHEET_SHARES];
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  programme->shares = awrash_i_draft_array (AwrashShare, draft, sheet->n_rows);
  for (gsize row = 0; programme->shares != NULL && row < sheet->n_rows; row++)
    {
      AwrashShare share = { 0 };
      if (read_share (draft, sheet, row, &share)
          && is_first_share (draft, sheet, row, &share, seen))
        programme->shares[programme->n_shares++] = share;
      else
        awrash_i_share_clear (&share);
    }
}

/* A pool row defines its group, so any name is good; everyone is "". */
static void
read_pool (AwrashDraft *draft, const AwrashSheet *sheet, gsize row, GHashTable *seen)
{
  AwrashProgramme *programme = draft->programme;
  AwrashPoolRow *pool = &programme->pools[programme->n_pools];
  g_autofree char *group = NULL, *key = NULL;
  double persons = 0;
  gboolean sound
      = awrash_i_sheet_territory (draft, sheet, row, AWRASH_COLUMN_TERRITORY, &pool->territory);

  sound &= awrash_i_sheet_group (draft, sheet, row, &group);
  sound &= awrash_i_sheet_integer (draft, sheet, row, AWRASH_COLUMN_PERSONS, -1, &persons);
  if (!sound)
    return;
  if (persons < 0)
    {
      awrash_i_draft_fault (draft, sheet, row, AWRASH_COLUMN_PERSONS,
                            _ ("is empty, expected a number of persons"));
      return;
    }
  key = g_strdup_printf ("%s %s", programme->territories[pool->territory].code,
                         group != NULL ? group : "*");
  if (!awrash_i_sheet_once (draft, sheet, row, AWRASH_COLUMN_TERRITORY, seen, key))
    return;
  pool->group = group != NULL ? g_steal_pointer (&group) : g_strdup ("");
  pool->persons = (gint64)persons;
  programme->n_pools++;
}

void
awrash_i_read_pools (AwrashDraft *draft)
{
  AwrashProgramme *programme = draft->programme;
  const AwrashSheet *sheet = &draft->sheets[AWRASH_SHEET_POOLS];
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  programme->pools = awrash_i_draft_array (AwrashPoolRow, draft, sheet->n_rows);
  for (gsize row = 0; programme->pools != NULL && row < sheet->n_rows; row++)
    read_pool (draft, sheet, row, seen);
}

void
awrash_i_read_applicants (AwrashDraft *draft)
{
  const AwrashSheet *sheet = &draft->sheets[AWRASH_SHEET_APPLICANTS];
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (gsize row = 0; row < sheet->n_rows; row++)
    {
      g_autofree char *person = awrash_i_sheet_code (draft, sheet, row, AWRASH_COLUMN_PERSON);
      gsize territory = 0;
      double score = 0;

      if (person != NULL)
        awrash_i_sheet_once (draft, sheet, row, AWRASH_COLUMN_PERSON, seen, person);
      awrash_i_sheet_territory (draft, sheet, row, AWRASH_COLUMN_TERRITORY, &territory);
      awrash_i_sheet_number (draft, sheet, row, AWRASH_COLUMN_SCORE, 0, &score);
    }
}
