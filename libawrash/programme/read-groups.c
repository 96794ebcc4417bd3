/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Groups of persons: which names are known, and the shares that types and worksites expect of them.
 * Source: the groups that the programme's circulars speak of. Invariant: a group that a bound names
 * is one of the usual four, or stands in pools or as a column of the types. */

#include "base/i18n-private.h"
#include "programme/draft-private.h"
#include "programme/fold-private.h"

#include <math.h>

static const char *const usual[] = { "women", "disability", "youth", "rural" };

static void
add_usual (GHashTable *groups)
{
  for (gsize i = 0; i < G_N_ELEMENTS (usual); i++)
    g_hash_table_add (groups, g_strdup (usual[i]));
}

static void
add_cells (GHashTable *groups, const AwrashSheet *sheet)
{
  for (gsize row = 0; row < sheet->n_rows; row++)
    {
      g_autofree char *text = awrash_i_sheet_text (sheet, row, AWRASH_COLUMN_GROUP);
      g_autofree char *group = awrash_i_fold (text);
      if (*group != '\0')
        g_hash_table_add (groups, g_steal_pointer (&group));
    }
}

static void
add_headers (GHashTable *groups, const AwrashSheet *sheet)
{
  const gsize n = sheet->table == NULL ? 0 : awrash_base_table_get_n_columns (sheet->table);

  for (gsize i = 0; i < n; i++)
    {
      char *header = awrash_i_sheet_extra (sheet, i);
      if (header != NULL)
        g_hash_table_add (groups, header);
    }
}

/* What stands in a column of the types, as shares of the types' places. */
static void
keep_share (AwrashDraft *draft, const AwrashSheet *sheet, gsize row, gsize group, double share)
{
  AwrashProgramme *programme = draft->programme;
  g_autofree char *code = awrash_i_sheet_text (sheet, row, AWRASH_COLUMN_CODE);
  const gssize type = awrash_i_draft_find_type (draft, code);

  if (type >= 0)
    programme->group_shares[(gsize)type * programme->groups->len + group] = share;
}

/* Reads the shares that types have of the named groups. */
static void
keep_shares (AwrashDraft *draft, const AwrashSheet *sheet, GHashTable *named)
{
  AwrashProgramme *programme = draft->programme;
  const gsize n = sheet->table == NULL ? 0 : awrash_base_table_get_n_columns (sheet->table);
  gsize n_shares;
  g_autofree gsize *columns = awrash_i_draft_array (gsize, draft, n);

  programme->groups = g_ptr_array_new_with_free_func (g_free);
  if (columns == NULL)
    return;
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *header = awrash_i_sheet_extra (sheet, i);
      if (header == NULL || !g_hash_table_contains (named, header))
        continue;
      columns[programme->groups->len] = i;
      g_ptr_array_add (programme->groups, g_steal_pointer (&header));
    }
  n_shares = programme->n_types * programme->groups->len;
  programme->group_shares = awrash_i_draft_array (double, draft, n_shares);
  if (programme->group_shares == NULL)
    return;
  for (gsize k = 0; k < n_shares; k++)
    programme->group_shares[k] = NAN;
  for (gsize k = 0; k < programme->groups->len; k++)
    for (gsize row = 0; row < sheet->n_rows; row++)
      {
        double share = NAN;
        if (awrash_i_sheet_fraction_at (draft, sheet, row, columns[k], NAN, &share))
          keep_share (draft, sheet, row, k, share);
      }
}

double
awrash_i_programme_group_share (const AwrashProgramme *programme, gsize type, const char *group)
{
  for (gsize k = 0; k < programme->groups->len; k++)
    if (g_str_equal (g_ptr_array_index (programme->groups, k), group))
      return programme->group_shares[type * programme->groups->len + k];
  return NAN;
}

/* Columns named like a group hold the share of the places that it is expected to take. */
static void
check_shares (AwrashDraft *draft, const AwrashSheet *sheet, GHashTable *groups)
{
  const gsize n = sheet->table == NULL ? 0 : awrash_base_table_get_n_columns (sheet->table);

  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *header = awrash_i_sheet_extra (sheet, i);
      double share = 0;
      if (header == NULL || !g_hash_table_contains (groups, header))
        continue;
      for (gsize row = 0; row < sheet->n_rows; row++)
        awrash_i_sheet_fraction_at (draft, sheet, row, i, NAN, &share);
    }
}

void
awrash_i_read_groups (AwrashDraft *draft)
{
  g_autoptr (GHashTable) named = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const AwrashSheet *sheets = draft->sheets;

  add_usual (named);
  add_cells (named, &sheets[AWRASH_SHEET_POOLS]);
  add_cells (named, &sheets[AWRASH_SHEET_SHARES]);
  add_cells (named, &sheets[AWRASH_SHEET_QUOTAS]);
  keep_shares (draft, &sheets[AWRASH_SHEET_TYPES], named);
  check_shares (draft, &sheets[AWRASH_SHEET_WORKSITES], named);

  draft->groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  add_usual (draft->groups);
  add_cells (draft->groups, &sheets[AWRASH_SHEET_POOLS]);
  add_headers (draft->groups, &sheets[AWRASH_SHEET_TYPES]);
}

gboolean
awrash_i_sheet_group (AwrashDraft *draft, const AwrashSheet *sheet, gsize row, char **group)
{
  g_autofree char *text = awrash_i_sheet_text (sheet, row, AWRASH_COLUMN_GROUP);
  g_autofree char *folded = awrash_i_fold (text);

  *group = NULL;
  if (*text == '\0' || g_str_equal (text, "*") || g_str_equal (folded, "all"))
    return TRUE;
  if (!g_hash_table_contains (draft->groups, folded))
    {
      awrash_i_draft_fault (draft, sheet, row, AWRASH_COLUMN_GROUP,
                            _ ("\"%s\" is unknown, expected women, disability, youth, rural, or a "
                               "group of pools.csv or of a column of worksite_types.csv"),
                            text);
      return FALSE;
    }
  *group = g_steal_pointer (&folded);
  return TRUE;
}
