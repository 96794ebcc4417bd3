/* SPDX-License-Identifier: GPL-3.0-or-later */

/* territories.csv: a forest of codes. Source: the layout of a programme folder. Invariant: read in
 * time linear in the rows, however deep the tree; no territory is its own ancestor afterwards. */

#include "base/i18n-private.h"
#include "programme/draft-private.h"
#include "programme/fold-private.h"

static void
read_row (AwrashDraft *draft, const AwrashSheet *sheet, gsize row, AwrashTerritory *territory)
{
  AwrashProgramme *programme = draft->programme;

  territory->parent = -1;
  territory->province = -1;
  territory->code = awrash_i_sheet_code (draft, sheet, row, AWRASH_COLUMN_CODE);
  territory->level = awrash_i_sheet_text (sheet, row, AWRASH_COLUMN_LEVEL);
  territory->name_fr = awrash_i_sheet_name (sheet, row, AWRASH_COLUMN_NAME_FR);
  territory->name_ar = awrash_i_sheet_name (sheet, row, AWRASH_COLUMN_NAME_AR);
  territory->name_en = awrash_i_sheet_name (sheet, row, AWRASH_COLUMN_NAME_EN);
  if (territory->code != NULL)
    awrash_i_sheet_once (draft, sheet, row, AWRASH_COLUMN_CODE, programme->territory_by_code,
                         territory->code);
}

/* The table of codes maps a code to its row + 1, and rows are territories. */
static void
link_parents (AwrashDraft *draft, const AwrashSheet *sheet)
{
  AwrashProgramme *programme = draft->programme;

  for (gsize row = 0; row < sheet->n_rows; row++)
    {
      gsize parent = 0;
      if (awrash_i_sheet_is_empty (sheet, row, AWRASH_COLUMN_PARENT))
        continue;
      if (awrash_i_sheet_territory (draft, sheet, row, AWRASH_COLUMN_PARENT, &parent))
        programme->territories[row].parent = (gssize)parent;
    }
}

/* A cycle as it is written: "A, B, A". */
static void
fault_cycle (AwrashDraft *draft, const AwrashSheet *sheet, gsize start)
{
  const AwrashTerritory *territories = draft->programme->territories;
  g_autoptr (GString) path = g_string_new (territories[start].code);
  gsize at = (gsize)territories[start].parent;
  gsize n = 1;

  for (; at != start && n < 10; n++)
    {
      g_string_append_printf (path, " → %s", territories[at].code);
      at = (gsize)territories[at].parent;
    }
  g_string_append_printf (path, " → %s%s", at == start ? "" : "… → ", territories[start].code);
  awrash_i_draft_fault (draft, sheet, start, AWRASH_COLUMN_PARENT,
                        _ ("\"%s\" is its own ancestor (%s), expected a tree"),
                        territories[start].code, path->str);
}

/* Depths from the roots down. Each territory is walked over twice at most: up to the first one of
 * known depth, and down again along the trail. mark: 0 unknown, 1 on the trail, 2 known. */
static void
find_depths (AwrashDraft *draft, const AwrashSheet *sheet, guint8 mark[], gsize trail[])
{
  AwrashTerritory *territories = draft->programme->territories;

  for (gsize i = 0; i < draft->programme->n_territories; i++)
    {
      gsize n = 0, depth = 0;
      gssize at = (gssize)i;

      for (; at >= 0 && mark[at] == 0; at = territories[at].parent)
        {
          mark[at] = 1;
          trail[n++] = (gsize)at;
        }
      if (at >= 0 && mark[at] == 1)
        fault_cycle (draft, sheet, (gsize)at);
      else if (at >= 0)
        depth = territories[at].depth + 1;
      for (; n > 0; depth++)
        {
          territories[trail[--n]].depth = depth;
          mark[trail[n]] = 2;
        }
    }
}

/* A province is a leaf: no territory's parent. */
static void
number_provinces (AwrashDraft *draft, guint8 mark[])
{
  AwrashProgramme *programme = draft->programme;

  for (gsize i = 0; i < programme->n_territories; i++)
    mark[i] = 0;
  for (gsize i = 0; i < programme->n_territories; i++)
    if (programme->territories[i].parent >= 0)
      mark[programme->territories[i].parent] = 1;
  for (gsize i = 0; i < programme->n_territories; i++)
    if (mark[i] == 0)
      {
        programme->territories[i].province = (gssize)programme->n_provinces;
        programme->provinces[programme->n_provinces++] = i;
      }
}

static void
notice_names (AwrashDraft *draft, const AwrashSheet *sheet)
{
  if (sheet->column[AWRASH_COLUMN_NAME_FR] < 0 && sheet->column[AWRASH_COLUMN_NAME_AR] < 0
      && sheet->column[AWRASH_COLUMN_NAME_EN] < 0)
    g_ptr_array_add (draft->programme->notices,
                     g_strdup_printf (_ ("%s: no column \"name_ar\", \"name_fr\" or \"name_en\": "
                                         "codes stand in place of names"),
                                      awrash_base_table_get_name (sheet->table)));
}

void
awrash_i_read_territories (AwrashDraft *draft)
{
  AwrashProgramme *programme = draft->programme;
  const AwrashSheet *sheet = &draft->sheets[AWRASH_SHEET_TERRITORIES];
  g_autofree guint8 *mark = awrash_i_draft_array (guint8, draft, sheet->n_rows);
  g_autofree gsize *trail = awrash_i_draft_array (gsize, draft, sheet->n_rows);

  programme->provinces = awrash_i_draft_array (gsize, draft, sheet->n_rows);
  programme->territories = awrash_i_draft_array (AwrashTerritory, draft, sheet->n_rows);
  if (draft->failure != NULL || sheet->table == NULL)
    return;
  if (sheet->n_rows == 0 && draft->faults.n == 0)
    awrash_i_faults_add (&draft->faults, _ ("%s: no row, expected at least one territory"),
                         awrash_base_table_get_name (sheet->table));
  programme->n_territories = sheet->n_rows;
  for (gsize row = 0; row < sheet->n_rows; row++)
    read_row (draft, sheet, row, &programme->territories[row]);
  link_parents (draft, sheet);
  find_depths (draft, sheet, mark, trail);
  number_provinces (draft, mark);
  notice_names (draft, sheet);
}
