/* SPDX-License-Identifier: GPL-3.0-or-later */

/* streams.csv, or the shipped streams that other tables name. Source: the three strands of the
 * Awrach programme. Invariant: every stream has a code of its own and a unit. */

#include "base/i18n-private.h"
#include "programme/draft-private.h"

#include <math.h>

typedef struct
{
  const char *code, *name_fr, *name_ar, *name_en;
} ShippedStream;

static const ShippedStream shipped[] = {
  { "temporary", "Chantiers publics temporaires", "الأوراش العامة المؤقتة",
    "Temporary public worksites" },
  { "sustainable", "Appui à l'inclusion durable", "دعم الإدماج المستدام",
    "Support to sustainable inclusion" },
  { "training", "Formation", "التكوين", "Training" },
};

static const ShippedStream *
find_shipped (const char *code)
{
  for (gsize i = 0; i < G_N_ELEMENTS (shipped); i++)
    if (g_strcmp0 (shipped[i].code, code) == 0)
      return &shipped[i];
  return NULL;
}

gboolean
awrash_i_stream_is_shipped (const char *code)
{
  return find_shipped (code) != NULL;
}

/* A known code without a name of its own takes the shipped ones. */
static void
fill_names (AwrashStream *stream)
{
  const ShippedStream *known = find_shipped (stream->code);

  if (known == NULL || stream->name_fr != NULL || stream->name_ar != NULL
      || stream->name_en != NULL)
    return;
  stream->name_fr = g_strdup (known->name_fr);
  stream->name_ar = g_strdup (known->name_ar);
  stream->name_en = g_strdup (known->name_en);
}

gboolean
awrash_i_read_months (AwrashDraft *draft, const AwrashSheet *sheet, gsize row, double fallback,
                      double *months)
{
  if (!awrash_i_sheet_number (draft, sheet, row, AWRASH_COLUMN_MONTHS, fallback, months))
    return FALSE;
  if (*months != 0)
    return TRUE;
  awrash_i_draft_fault (draft, sheet, row, AWRASH_COLUMN_MONTHS,
                        _ ("is 0, expected more than 0 months, or nothing where unknown"));
  return FALSE;
}

static void
read_row (AwrashDraft *draft, const AwrashSheet *sheet, gsize row, GHashTable *seen)
{
  AwrashProgramme *programme = draft->programme;
  AwrashStream *stream = &programme->streams[programme->n_streams];
  g_autofree char *code = awrash_i_sheet_code (draft, sheet, row, AWRASH_COLUMN_CODE);

  if (code == NULL || !awrash_i_sheet_once (draft, sheet, row, AWRASH_COLUMN_CODE, seen, code))
    return;
  if (g_str_equal (code, "*") || g_str_has_prefix (code, "type:"))
    {
      awrash_i_draft_fault (draft, sheet, row, AWRASH_COLUMN_CODE,
                            _ ("\"%s\" is no code of a stream: * and type: have a meaning of their "
                               "own in quotas"),
                            code);
      return;
    }
  programme->n_streams++;
  stream->code = g_steal_pointer (&code);
  stream->name_fr = awrash_i_sheet_name (sheet, row, AWRASH_COLUMN_NAME_FR);
  stream->name_ar = awrash_i_sheet_name (sheet, row, AWRASH_COLUMN_NAME_AR);
  stream->name_en = awrash_i_sheet_name (sheet, row, AWRASH_COLUMN_NAME_EN);
  fill_names (stream);
  awrash_i_sheet_unit (draft, sheet, row, AWRASH_UNIT_PLACES, &stream->unit);
  awrash_i_read_months (draft, sheet, row, NAN, &stream->months);
  awrash_i_sheet_number (draft, sheet, row, AWRASH_COLUMN_MONTHLY_COST, NAN, &stream->monthly_cost);
}

/* TRUE if a row of the table has the code in its stream column. */
static gboolean
names_stream (const AwrashSheet *sheet, const char *code)
{
  for (gsize row = 0; row < sheet->n_rows; row++)
    {
      g_autofree char *text = awrash_i_sheet_text (sheet, row, AWRASH_COLUMN_STREAM);
      if (g_str_equal (text, code))
        return TRUE;
    }
  return FALSE;
}

/* Without streams.csv: the shipped streams that a quota, a capacity or a type names. */
static void
imply_streams (AwrashDraft *draft)
{
  static const AwrashSheetId namers[]
      = { AWRASH_SHEET_QUOTAS, AWRASH_SHEET_CAPACITIES, AWRASH_SHEET_TYPES };
  AwrashProgramme *programme = draft->programme;

  programme->streams = awrash_i_draft_array (AwrashStream, draft, G_N_ELEMENTS (shipped));
  for (gsize i = 0; programme->streams != NULL && i < G_N_ELEMENTS (shipped); i++)
    {
      AwrashStream *stream = &programme->streams[programme->n_streams];
      gboolean named = FALSE;

      for (gsize j = 0; j < G_N_ELEMENTS (namers) && !named; j++)
        named = names_stream (&draft->sheets[namers[j]], shipped[i].code);
      if (!named)
        continue;
      programme->n_streams++;
      stream->code = g_strdup (shipped[i].code);
      stream->unit = AWRASH_UNIT_PLACES;
      stream->months = stream->monthly_cost = NAN;
      fill_names (stream);
    }
}

void
awrash_i_read_streams (AwrashDraft *draft)
{
  AwrashProgramme *programme = draft->programme;
  const AwrashSheet *sheet = &draft->sheets[AWRASH_SHEET_STREAMS];
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (sheet->table == NULL)
    {
      imply_streams (draft);
      return;
    }
  programme->streams = awrash_i_draft_array (AwrashStream, draft, sheet->n_rows);
  for (gsize row = 0; programme->streams != NULL && row < sheet->n_rows; row++)
    read_row (draft, sheet, row, seen);
}
