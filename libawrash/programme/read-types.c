/* SPDX-License-Identifier: GPL-3.0-or-later */

/* worksite_types.csv, and one implied type for each stream without types. Source: the layout of a
 * programme folder. Invariant: types stand by stream, then in the order of the file; a variant's
 * parent is a type of the same stream, and following parents ends. */

#include "base/i18n-private.h"
#include "programme/draft-private.h"

#include <math.h>

static void
read_row (AwrashDraft *draft, const AwrashSheet *sheet, gsize row, gsize stream)
{
  AwrashProgramme *programme = draft->programme;
  const AwrashStream *of = &programme->streams[stream];
  AwrashType *type = &programme->types[programme->n_types++];

  type->code = awrash_i_sheet_text (sheet, row, AWRASH_COLUMN_CODE);
  type->stream = stream;
  type->variant_of = -1;
  type->name_fr = awrash_i_sheet_name (sheet, row, AWRASH_COLUMN_NAME_FR);
  type->name_ar = awrash_i_sheet_name (sheet, row, AWRASH_COLUMN_NAME_AR);
  type->name_en = awrash_i_sheet_name (sheet, row, AWRASH_COLUMN_NAME_EN);
  awrash_i_read_months (draft, sheet, row, of->months, &type->months);
  awrash_i_sheet_number (draft, sheet, row, AWRASH_COLUMN_MONTHLY_COST, of->monthly_cost,
                         &type->monthly_cost);
  awrash_i_sheet_number (draft, sheet, row, AWRASH_COLUMN_UTILITY, 1, &type->utility);
}

/* The stream of each row, n_streams where the row is at fault; faults are told here, in file order.
 */
static void
find_streams (AwrashDraft *draft, const AwrashSheet *sheet, gsize stream_of[])
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (gsize row = 0; row < sheet->n_rows; row++)
    {
      g_autofree char *code = awrash_i_sheet_code (draft, sheet, row, AWRASH_COLUMN_CODE);
      g_autofree char *stream = awrash_i_sheet_code (draft, sheet, row, AWRASH_COLUMN_STREAM);
      g_autofree char *known = awrash_i_draft_list_streams (draft);
      const gssize found = stream == NULL ? -1 : awrash_i_draft_find_stream (draft, stream);
      const gssize other = code == NULL ? -1 : awrash_i_draft_find_stream (draft, code);

      stream_of[row] = draft->programme->n_streams;
      if (stream != NULL && found < 0)
        awrash_i_draft_fault (draft, sheet, row, AWRASH_COLUMN_STREAM,
                              _ ("\"%s\" is unknown, expected one of the streams: %s"), stream,
                              known);
      if (code == NULL || found < 0
          || !awrash_i_sheet_once (draft, sheet, row, AWRASH_COLUMN_CODE, seen, code))
        continue;
      if (other >= 0 && other != found)
        awrash_i_draft_fault (draft, sheet, row, AWRASH_COLUMN_CODE,
                              _ ("\"%s\" is the code of another stream, expected one of its own"),
                              code);
      stream_of[row] = (gsize)found;
    }
}

static void
imply_type (AwrashProgramme *programme, gsize stream)
{
  const AwrashStream *of = &programme->streams[stream];
  AwrashType *type = &programme->types[programme->n_types++];

  type->code = g_strdup (of->code);
  type->stream = stream;
  type->variant_of = -1;
  type->months = of->months;
  type->monthly_cost = of->monthly_cost;
  type->utility = 1;
  type->name_fr = g_strdup (of->name_fr);
  type->name_ar = g_strdup (of->name_ar);
  type->name_en = g_strdup (of->name_en);
  type->implied = TRUE;
}

/* TRUE if following variant_of from the type comes back to it. */
static gboolean
is_circular (const AwrashProgramme *programme, gsize type)
{
  gssize at = programme->types[type].variant_of;

  for (gsize steps = 0; at >= 0 && steps <= programme->n_types; steps++)
    {
      if ((gsize)at == type)
        return TRUE;
      at = programme->types[at].variant_of;
    }
  return FALSE;
}

static void
link_variants (AwrashDraft *draft, const AwrashSheet *sheet)
{
  AwrashProgramme *programme = draft->programme;

  for (gsize row = 0; row < sheet->n_rows; row++)
    {
      g_autofree char *code = awrash_i_sheet_text (sheet, row, AWRASH_COLUMN_CODE);
      g_autofree char *parent = awrash_i_sheet_text (sheet, row, AWRASH_COLUMN_VARIANT_OF);
      const gssize type = awrash_i_draft_find_type (draft, code);
      const gssize of = awrash_i_draft_find_type (draft, parent);

      if (*parent == '\0' || type < 0)
        continue;
      if (of < 0 || programme->types[of].stream != programme->types[type].stream)
        {
          awrash_i_draft_fault (draft, sheet, row, AWRASH_COLUMN_VARIANT_OF,
                                _ ("\"%s\" is unknown, expected the code of a type of the same "
                                   "stream"),
                                parent);
          continue;
        }
      programme->types[type].variant_of = of;
      if (!is_circular (programme, (gsize)type))
        continue;
      programme->types[type].variant_of = -1;
      awrash_i_draft_fault (draft, sheet, row, AWRASH_COLUMN_VARIANT_OF,
                            _ ("\"%s\" is itself a variant of \"%s\", expected no circle"), parent,
                            code);
    }
}

void
awrash_i_read_types (AwrashDraft *draft)
{
  AwrashProgramme *programme = draft->programme;
  const AwrashSheet *sheet = &draft->sheets[AWRASH_SHEET_TYPES];
  g_autofree gsize *stream_of = awrash_i_draft_array (gsize, draft, sheet->n_rows);

  programme->types = awrash_i_draft_array (AwrashType, draft, sheet->n_rows + programme->n_streams);
  if (draft->failure != NULL)
    return;
  find_streams (draft, sheet, stream_of);
  for (gsize stream = 0; stream < programme->n_streams; stream++)
    {
      const gsize first = programme->n_types;
      for (gsize row = 0; row < sheet->n_rows; row++)
        if (stream_of[row] == stream)
          read_row (draft, sheet, row, stream);
      if (programme->n_types == first)
        imply_type (programme, stream);
    }
  link_variants (draft, sheet);
}
