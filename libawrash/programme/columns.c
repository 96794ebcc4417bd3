/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The dictionary of tables and columns, with the headers accepted in French and Arabic and the
 * words that the template explains them with. Source: the layout of a programme folder. Invariant:
 * names and headers are equal to what folding makes of them. */

#include "programme/columns-private.h"

#include "base/i18n-private.h"
#include "programme/fold-private.h"

#include <string.h>

const AwrashColumn awrash_i_columns[AWRASH_N_COLUMNS] = {
  [AWRASH_COLUMN_CODE]
  = { "code", AWRASH_CELL_CODE, "code", "الرمز", "the code, text: leading zeros count (05.301)",
      "le code, du texte : les zéros de tête comptent (05.301)",
      "الرمز، نص: الأصفار في البداية مهمة (05.301)" },
  [AWRASH_COLUMN_PARENT] = { "parent", AWRASH_CELL_CODE, "rattachement", "المجال الأعلى",
                             "code of the territory it belongs to; empty at the top",
                             "code du territoire de rattachement ; vide au sommet",
                             "رمز المجال الترابي الذي ينتمي إليه؛ فارغ في القمة" },
  [AWRASH_COLUMN_LEVEL]
  = { "level", AWRASH_CELL_TEXT, "niveau", "المستوى", "country, region, province or commune",
      "country, region, province ou commune", "country أو region أو province أو commune" },
  [AWRASH_COLUMN_NAME_FR] = { "name_fr", AWRASH_CELL_TEXT, "nom fr", "الاسم بالفرنسية",
                              "name in French", "nom en français", "الاسم بالفرنسية" },
  [AWRASH_COLUMN_NAME_AR] = { "name_ar", AWRASH_CELL_TEXT, "nom ar", "الاسم بالعربية",
                              "name in Arabic", "nom en arabe", "الاسم بالعربية" },
  [AWRASH_COLUMN_NAME_EN] = { "name_en", AWRASH_CELL_TEXT, "nom en", "الاسم بالإنجليزية",
                              "name in English", "nom en anglais", "الاسم بالإنجليزية" },
  [AWRASH_COLUMN_UNIT]
  = { "unit", AWRASH_CELL_UNIT, "unité", "الوحدة",
      "places, person-months, person-days or money; empty: the unit of the stream",
      "places, person-months, person-days ou money ; vide : l'unité du volet",
      "places أو person-months أو person-days أو money؛ فارغ: وحدة الشق" },
  [AWRASH_COLUMN_MONTHS] = { "months", AWRASH_CELL_NUMBER, "mois", "الأشهر", "months of one place",
                             "mois d'un poste", "عدد أشهر المنصب الواحد" },
  [AWRASH_COLUMN_MONTHLY_COST]
  = { "monthly_cost", AWRASH_CELL_NUMBER, "coût mensuel", "الكلفة الشهرية",
      "cost of one month of one place", "coût d'un mois d'un poste", "كلفة شهر واحد من منصب واحد" },
  [AWRASH_COLUMN_STREAM]
  = { "stream", AWRASH_CELL_CODE, "volet", "الشق",
      "code of a stream (temporary, sustainable, training); in quotas and capacities also "
      "type:CODE "
      "or * for all",
      "code d'un volet (temporary, sustainable, training) ; pour les quotas et capacités aussi "
      "type:CODE ou * pour tous",
      "رمز الشق (temporary أو sustainable أو training)؛ في الحصص والطاقات كذلك type:CODE أو * "
      "للجميع" },
  [AWRASH_COLUMN_VARIANT_OF]
  = { "variant_of", AWRASH_CELL_CODE, "variante de", "صيغة من",
      "code of the type of which this is another duration",
      "code du type dont celui-ci est une autre durée", "رمز الصنف الذي هذا الصنف مدة أخرى منه" },
  [AWRASH_COLUMN_UTILITY]
  = { "utility", AWRASH_CELL_NUMBER, "utilité", "المنفعة", "weight of one place, 1 if empty",
      "poids d'un poste, 1 si vide", "وزن المنصب الواحد، 1 إذا كان فارغا" },
  [AWRASH_COLUMN_TERRITORY]
  = { "territory", AWRASH_CELL_CODE, "territoire", "المجال الترابي",
      "code of a territory of territories.csv", "code d'un territoire de territories.csv",
      "رمز مجال ترابي من territories.csv" },
  [AWRASH_COLUMN_GROUP]
  = { "group", AWRASH_CELL_CODE, "groupe", "الفئة",
      "a group of persons (women, disability, youth, rural); empty: everyone",
      "un groupe de personnes (women, disability, youth, rural) ; vide : tous",
      "فئة من الأشخاص (women، disability، youth، rural)؛ فارغ: الجميع" },
  [AWRASH_COLUMN_MIN]
  = { "min", AWRASH_CELL_NUMBER, "minimum", "الحد الأدنى", "lower bound; empty: 0",
      "borne inférieure ; vide : 0", "الحد الأدنى؛ فارغ: 0" },
  [AWRASH_COLUMN_MAX]
  = { "max", AWRASH_CELL_NUMBER, "maximum", "الحد الأقصى", "upper bound; empty: none",
      "borne supérieure ; vide : aucune", "الحد الأقصى؛ فارغ: بلا حد" },
  [AWRASH_COLUMN_STATUS]
  = { "status", AWRASH_CELL_ORIGIN, "statut", "وضعية الرقم",
      "published, announced, derived or assumed", "published, announced, derived ou assumed",
      "published (مذكور في مصدر) أو announced (معلن عنه) أو derived (محسوب) أو assumed (مفترض)" },
  [AWRASH_COLUMN_SOURCE] = { "source", AWRASH_CELL_TEXT, "source", "المصدر",
                             "where the figure stands", "où se lit le chiffre", "أين ورد الرقم" },
  [AWRASH_COLUMN_NOTE]
  = { "note", AWRASH_CELL_TEXT, "note", "ملاحظة", "free text", "texte libre", "نص حر" },
  [AWRASH_COLUMN_OF]
  = { "of", AWRASH_CELL_CODE, "parmi", "من", "the whole that the share is of: a stream or *",
      "l'ensemble de référence : un volet ou *", "المجموع المرجعي: شق أو *" },
  [AWRASH_COLUMN_AT_LEAST]
  = { "at_least", AWRASH_CELL_SHARE, "au moins", "على الأقل",
      "smallest share, 0 to 1 or with %; empty: 0", "part minimale, 0 à 1 ou avec % ; vide : 0",
      "أدنى نسبة، من 0 إلى 1 أو مع %؛ فارغ: 0" },
  [AWRASH_COLUMN_AT_MOST]
  = { "at_most", AWRASH_CELL_SHARE, "au plus", "على الأكثر",
      "largest share, 0 to 1 or with %; empty: 1", "part maximale, 0 à 1 ou avec % ; vide : 1",
      "أقصى نسبة، من 0 إلى 1 أو مع %؛ فارغ: 1" },
  [AWRASH_COLUMN_PERSONS]
  = { "persons", AWRASH_CELL_NUMBER, "personnes", "الأشخاص", "number of eligible persons",
      "nombre de personnes éligibles", "عدد الأشخاص المؤهلين للاستفادة" },
  [AWRASH_COLUMN_TYPE]
  = { "type", AWRASH_CELL_CODE, "type", "صنف الورش", "code of a type of worksite_types.csv",
      "code d'un type de worksite_types.csv", "رمز صنف من worksite_types.csv" },
  [AWRASH_COLUMN_TITLE] = { "title", AWRASH_CELL_TEXT, "intitulé", "العنوان", "what is done",
                            "ce qui est fait", "موضوع الورش" },
  [AWRASH_COLUMN_PLACES_MIN]
  = { "places_min", AWRASH_CELL_NUMBER, "postes min", "المناصب الدنيا",
      "fewest places with which it can be held", "nombre minimal de postes pour le tenir",
      "أقل عدد من المناصب لإنجازه" },
  [AWRASH_COLUMN_PLACES] = { "places", AWRASH_CELL_NUMBER, "postes", "المناصب", "places asked for",
                             "postes demandés", "عدد المناصب المطلوبة" },
  [AWRASH_COLUMN_COST] = { "cost", AWRASH_CELL_NUMBER, "coût", "الكلفة", "cost in all",
                           "coût total", "الكلفة الإجمالية" },
  [AWRASH_COLUMN_BEARER]
  = { "bearer", AWRASH_CELL_TEXT, "porteur", "حامل المشروع",
      "association or cooperative that proposes it", "association ou coopérative qui le propose",
      "الجمعية أو التعاونية التي تقترحه" },
  [AWRASH_COLUMN_PERSON]
  = { "person", AWRASH_CELL_CODE, "personne", "الشخص", "an opaque identifier, never a name",
      "un identifiant opaque, jamais un nom", "معرف مبهم، لا اسم" },
  [AWRASH_COLUMN_SCORE] = { "score", AWRASH_CELL_NUMBER, "score", "النقطة", "score", "note obtenue",
                            "النقطة المحصل عليها" },
  [AWRASH_COLUMN_HOUSEHOLD]
  = { "household", AWRASH_CELL_CODE, "ménage", "الأسرة", "an opaque number of the household",
      "un numéro opaque du ménage", "رقم مبهم للأسرة" },
  [AWRASH_COLUMN_EDITION] = { "edition", AWRASH_CELL_CODE, "edition", "النسخة",
                              "which yearly round", "quelle édition annuelle", "أي نسخة سنوية" },
  [AWRASH_COLUMN_METRIC]
  = { "metric", AWRASH_CELL_CODE, "mesure", "المقياس", "quota, announced, approved or actual",
      "quota, announced, approved ou actual", "quota أو announced أو approved أو actual" },
  [AWRASH_COLUMN_VALUE]
  = { "value", AWRASH_CELL_NUMBER, "valeur", "القيمة", "the figure", "le chiffre", "الرقم" },
  [AWRASH_COLUMN_NEIGHBOUR] = { "neighbour", AWRASH_CELL_CODE, "voisin", "الجوار",
                                "code of a territory that borders on it; one direction is enough",
                                "code d'un territoire limitrophe ; un seul sens suffit",
                                "رمز مجال ترابي مجاور؛ يكفي اتجاه واحد" },
};

#define COLUMN(name) AWRASH_COLUMN_##name

const AwrashSheetForm awrash_i_sheet_forms[AWRASH_N_SHEETS] = {
  { "territories",
    TRUE,
    2,
    6,
    { COLUMN (CODE), COLUMN (PARENT), COLUMN (LEVEL), COLUMN (NAME_FR), COLUMN (NAME_AR),
      COLUMN (NAME_EN) } },
  { "streams",
    FALSE,
    1,
    7,
    { COLUMN (CODE), COLUMN (UNIT), COLUMN (MONTHS), COLUMN (MONTHLY_COST), COLUMN (NAME_FR),
      COLUMN (NAME_AR), COLUMN (NAME_EN) } },
  { "worksite_types",
    FALSE,
    2,
    9,
    { COLUMN (CODE), COLUMN (STREAM), COLUMN (VARIANT_OF), COLUMN (MONTHS), COLUMN (MONTHLY_COST),
      COLUMN (UTILITY), COLUMN (NAME_FR), COLUMN (NAME_AR), COLUMN (NAME_EN) } },
  { "quotas",
    TRUE,
    2,
    9,
    { COLUMN (TERRITORY), COLUMN (STREAM), COLUMN (GROUP), COLUMN (UNIT), COLUMN (MIN),
      COLUMN (MAX), COLUMN (STATUS), COLUMN (SOURCE), COLUMN (NOTE) } },
  { "capacities",
    FALSE,
    2,
    5,
    { COLUMN (TERRITORY), COLUMN (STREAM), COLUMN (MIN), COLUMN (MAX), COLUMN (STATUS) } },
  { "shares",
    FALSE,
    2,
    6,
    { COLUMN (TERRITORY), COLUMN (OF), COLUMN (GROUP), COLUMN (STREAM), COLUMN (AT_LEAST),
      COLUMN (AT_MOST) } },
  { "pools", FALSE, 2, 3, { COLUMN (TERRITORY), COLUMN (PERSONS), COLUMN (GROUP) } },
  { "worksites",
    FALSE,
    4,
    10,
    { COLUMN (CODE), COLUMN (TERRITORY), COLUMN (TYPE), COLUMN (PLACES), COLUMN (PLACES_MIN),
      COLUMN (TITLE), COLUMN (MONTHS), COLUMN (COST), COLUMN (UTILITY), COLUMN (BEARER) } },
  { "applicants",
    FALSE,
    2,
    4,
    { COLUMN (PERSON), COLUMN (TERRITORY), COLUMN (SCORE), COLUMN (HOUSEHOLD) } },
  { "history",
    FALSE,
    5,
    7,
    { COLUMN (EDITION), COLUMN (TERRITORY), COLUMN (STREAM), COLUMN (METRIC), COLUMN (VALUE),
      COLUMN (UNIT), COLUMN (SOURCE) } },
  { "adjacency", FALSE, 2, 2, { COLUMN (TERRITORY), COLUMN (NEIGHBOUR) } },
};

int
awrash_i_sheet_form_find (const char *name)
{
  const char *dot = g_str_has_suffix (name, ".csv") ? strrchr (name, '.') : NULL;
  const gsize length = dot != NULL ? (gsize)(dot - name) : strlen (name);

  for (int i = 0; i < AWRASH_N_SHEETS; i++)
    if (strlen (awrash_i_sheet_forms[i].name) == length
        && strncmp (awrash_i_sheet_forms[i].name, name, length) == 0)
      return i;
  return -1;
}

static gboolean
means (const char *name, const char *folded)
{
  g_autofree char *plain = awrash_i_fold (name);

  return g_str_equal (plain, folded);
}

int
awrash_i_column_find (const AwrashSheetForm *form, const char *header)
{
  g_autofree char *folded = awrash_i_fold (header);

  for (gsize i = 0; i < form->n_columns; i++)
    {
      const AwrashColumn *column = &awrash_i_columns[form->columns[i]];
      if (means (column->name, folded) || means (column->french, folded)
          || means (column->arabic, folded))
        return (int)form->columns[i];
    }
  return -1;
}

gboolean
awrash_i_column_place (const AwrashTable *table, AwrashColumnId id, size_t *place)
{
  const AwrashColumn *known = &awrash_i_columns[id];

  return awrash_base_table_find_column (table, known->name, place)
         || awrash_base_table_find_column (table, known->french, place)
         || awrash_base_table_find_column (table, known->arabic, place);
}

gboolean
awrash_i_division_columns (const AwrashTable *table, AwrashDivisionColumns *columns, GError **error)
{
  columns->stream = columns->type = G_MAXSIZE;
  awrash_i_column_place (table, AWRASH_COLUMN_STREAM, &columns->stream);
  awrash_i_column_place (table, AWRASH_COLUMN_TYPE, &columns->type);
  if (awrash_i_column_place (table, AWRASH_COLUMN_TERRITORY, &columns->territory)
      && awrash_i_column_place (table, AWRASH_COLUMN_PLACES, &columns->places)
      && (columns->stream != G_MAXSIZE || columns->type != G_MAXSIZE))
    return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_SYNTAX,
               _ ("%s: expected the columns territory, stream or type, and places"),
               awrash_base_table_get_name (table));
  return FALSE;
}
