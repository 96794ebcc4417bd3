/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A folder to start from: territories filled in, every other table empty under its header, each
 * column explained in comments. Source: the dictionary of columns.c. Invariant: it loads as it
 * stands, and says nothing that nobody published. */

#include "programme/template-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "base/number-private.h"
#include "base/table-private.h"
#include "programme/builder-private.h"

#include <string.h>

typedef struct
{
  const char *ar, *fr, *en;
} Words;

static const Words about_sheets[AWRASH_N_SHEETS] = {
  { "المجالات الترابية ومؤشراتها", "Les territoires et leurs indicateurs",
    "The territories and their indicators" },
  { "شقوق البرنامج", "Les volets du programme", "The streams of the programme" },
  { "أصناف الأوراش (اختياري)", "Les types de chantiers (facultatif)",
    "The worksite types (optional)" },
  { "الحصص: سطر لكل حد", "Les quotas : une ligne par borne", "The quotas: a row for each bound" },
  { "الطاقة الاستيعابية (اختياري)", "Les capacités d'absorption (facultatif)",
    "What each territory can absorb (optional)" },
  { "نسب الفئات أو الشقوق (اختياري)", "Les parts de groupes ou de volets (facultatif)",
    "Shares of groups or streams (optional)" },
  { "الأشخاص المؤهلون للاستفادة (اختياري)", "La population éligible (facultatif)",
    "The eligible persons (optional)" },
  { "الأوراش المقترحة (اختياري)", "Les chantiers proposés (facultatif)",
    "The worksites proposed (optional)" },
  { "المترشحون (اختياري)", "Les candidats (facultatif)", "The applicants (optional)" },
  { "النسخ السابقة (اختياري)", "Les éditions passées (facultatif)",
    "The past editions (optional)" },
  { "الجوار (اختياري)", "Les territoires limitrophes (facultatif)", "The neighbours (optional)" },
};

static void
explain (AwrashTable *table, AwrashSheetId id)
{
  const AwrashSheetForm *form = &awrash_i_sheet_forms[id];

  awrash_base_table_add_comment (table, about_sheets[id].ar);
  awrash_base_table_add_comment (table, about_sheets[id].fr);
  awrash_base_table_add_comment (table, about_sheets[id].en);
  for (gsize i = 0; i < form->n_columns; i++)
    {
      const AwrashColumn *column = &awrash_i_columns[form->columns[i]];
      g_autofree char *ar
          = g_strdup_printf ("%s (%s): %s", column->name, column->arabic, column->about_ar);
      g_autofree char *fr
          = g_strdup_printf ("%s (%s) : %s", column->name, column->french, column->about_fr);
      g_autofree char *en = g_strdup_printf ("%s: %s", column->name, column->about_en);
      awrash_base_table_add_comment (table, ar);
      awrash_base_table_add_comment (table, fr);
      awrash_base_table_add_comment (table, en);
    }
}

/* Whose figures the territories carry, in the words of the source, and what the figures are. */
static void
credit (AwrashTable *table, const AwrashProgramme *source)
{
  const AwrashTable *from = awrash_programme_get_table (source, "territories");
  const gsize n = awrash_base_table_get_n_comments (from);

  for (gsize i = 0; i < n; i++)
    awrash_base_table_add_comment (table, awrash_base_table_get_comment (from, i));
  awrash_base_table_add_comment (
      table, "الأعمدة الأخرى: مؤشرات رقمية يمكن أن تقاس بها الحاجة؛ الخانة الفارغة تعني غير معروف");
  awrash_base_table_add_comment (table,
                                 "autres colonnes : des indicateurs, auxquels le besoin peut "
                                 "se mesurer ; une case vide est inconnue");
  awrash_base_table_add_comment (table, "other columns: indicators that the need may be measured "
                                        "by; an empty cell is unknown");
}

static AwrashTable *
new_empty (AwrashSheetId id, GError **error)
{
  const AwrashSheetForm *form = &awrash_i_sheet_forms[id];
  const char *names[G_N_ELEMENTS (form->columns)] = { NULL };

  for (gsize i = 0; i < form->n_columns; i++)
    names[i] = awrash_i_columns[form->columns[i]].name;
  return awrash_base_table_new (form->name, form->n_columns, names, error);
}

/* The territory, those below it and, for context, nothing above it: the region is the root. */
static gboolean
is_wanted (const AwrashProgramme *source, gsize territory, gssize region)
{
  return region < 0 || awrash_programme_territory_is_within (source, territory, (gsize)region);
}

/* A cell as it is spelt in memory: a number with a decimal point, whatever its file did. */
static char *
plain_cell (const AwrashTable *table, gsize row, gsize column)
{
  double value = 0;

  if (table->numbers[column] && awrash_base_table_get_number (table, row, column, &value, NULL))
    return awrash_i_number_format (value);
  return g_strdup (awrash_base_table_get_cell (table, row, column));
}

static gboolean
append_territory (AwrashTable *table, const AwrashProgramme *source, gsize territory,
                  gboolean is_root, GError **error)
{
  const AwrashTable *from = awrash_programme_get_table (source, "territories");
  const gsize n = awrash_base_table_get_n_columns (from);
  g_auto (GStrv) cells = awrash_i_new (char *, n + 1, error);
  gsize parent = n;

  if (cells == NULL)
    return FALSE;
  awrash_programme_find_column (source, "territories", "parent", &parent);
  for (gsize i = 0; i < n; i++)
    cells[i] = is_root && i == parent ? g_strdup ("") : plain_cell (from, territory, i);
  return awrash_base_table_append (table, n, (const char *const *)cells, error);
}

/* The columns of the source by their own headers, so that indicators come along. */
static AwrashTable *
new_territories (const AwrashProgramme *source, const char *region, GError **error)
{
  const AwrashTable *from = awrash_programme_get_table (source, "territories");
  const gsize n = awrash_base_table_get_n_columns (from);
  g_autofree const char **names = awrash_i_new (const char *, n, error);
  g_autoptr (AwrashTable) table = NULL;
  gsize found = 0;
  const gssize root = awrash_programme_territory_find (source, region, &found) ? (gssize)found : -1;

  if (names == NULL)
    return NULL;
  for (gsize i = 0; i < n; i++)
    names[i] = awrash_base_table_get_column (from, i);
  table = awrash_base_table_new ("territories", n, names, error);
  for (gsize i = 0; table != NULL && i < source->n_territories; i++)
    if (is_wanted (source, i, root)
        && !append_territory (table, source, i, (gssize)i == root, error))
      return NULL;
  return g_steal_pointer (&table);
}

static gboolean
append_streams (AwrashTable *table, GError **error)
{
  static const char *const rows[][7] = {
    { "temporary", "places", "", "", "Chantiers publics temporaires", "الأوراش العامة المؤقتة",
      "Temporary public worksites" },
    { "sustainable", "places", "", "", "Appui à l'inclusion durable", "دعم الإدماج المستدام",
      "Support to sustainable inclusion" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    if (!awrash_base_table_append (table, G_N_ELEMENTS (rows[i]), rows[i], error))
      return FALSE;
  return TRUE;
}

AwrashTable *
awrash_i_template_table (const AwrashProgramme *source, const char *region, AwrashSheetId id,
                         GError **error)
{
  g_autoptr (AwrashTable) table = id == AWRASH_SHEET_TERRITORIES
                                      ? new_territories (source, region, error)
                                      : new_empty (id, error);

  if (table == NULL || (id == AWRASH_SHEET_STREAMS && !append_streams (table, error)))
    return NULL;
  explain (table, id);
  if (id == AWRASH_SHEET_TERRITORIES)
    credit (table, source);
  awrash_i_tables_mark (table);
  return g_steal_pointer (&table);
}

/* The first indicator of the source's own need, if it is one of the territories. */
char *
awrash_i_template_options (const AwrashProgramme *source)
{
  const char *need = awrash_programme_get_option (source, "need", "indicator");
  const gboolean is_here = need != NULL && strstr (need, "pool:") == NULL;

  return g_strconcat (
      "# البرنامج · Le programme · The programme\n"
      "[programme]\n"
      "name=\n"
      "name[ar]=\n"
      "name[fr]=\n"
      "edition=\n"
      "year=\n"
      "currency=MAD\n"
      "\n"
      "# الحاجة: عمود من territories.csv، أو جداء أعمدة، أو pool:GROUP\n"
      "# Le besoin : une colonne de territories.csv, un produit de colonnes, ou pool:GROUP\n"
      "# The need: a column of territories.csv, a product of columns, or pool:GROUP\n"
      "[need]\n",
      is_here ? "indicator=" : "#indicator=", is_here ? need : "unemployed",
      "\n"
      "\n"
      "# التقسيم: معيار الإنصاف وطريقة معالجة التعادل\n"
      "# La répartition : le critère d'équité et le traitement des ex æquo\n"
      "# The split: the criterion of equity and what settles a tie\n"
      "[split]\n"
      "# leximin, leximin-persons, decmin, least-squares\n"
      "objective=leximin\n"
      "# rate, count\n"
      "on=rate\n"
      "# places, person-months, money\n"
      "receives=places\n"
      "# error, order, lot\n"
      "tie=error\n"
      "#order=CODE;CODE\n"
      "#seed=\n"
      "#pool_caps=no\n"
      "#min_rate=20/1000\n"
      "#at_least_last=9/10\n"
      "#fix=CODE/temporary = 300; CODE/type:CODE = 12\n"
      "#rows=NAME: 2 CODE/type:CODE + 3 CODE/temporary <= 12\n"
      "#groups=women;youth\n"
      "\n"
      "# قراءات أخرى تعرض جنبا إلى جنب\n"
      "# D'autres lectures, montrées côte à côte\n"
      "# Other readings, shown side by side\n"
      "#[reading population]\n"
      "#name[ar]=\n"
      "#need=population\n",
      NULL);
}
