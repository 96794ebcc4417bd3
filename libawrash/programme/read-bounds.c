/* SPDX-License-Identifier: GPL-3.0-or-later */

/* quotas.csv and capacities.csv: rows of bounds, each looked at on its own. Source: the layout of a
 * programme folder. Invariant: a bound that is kept covers at least one type and has min <= max;
 * bounds that contradict one another across rows are kept, since telling so is the split's work. */

#include "base/i18n-private.h"
#include "programme/draft-private.h"

#include <math.h>
#include <string.h>

/* Marks the types that "stream", "type:CODE" or "*" covers; FALSE and a fault if none is meant. */
static gboolean
read_cover (AwrashDraft *draft, const AwrashSheet *sheet, gsize row, AwrashBound *bound)
{
  const AwrashProgramme *programme = draft->programme;
  g_autofree char *known = NULL;
  const gboolean is_type = g_str_has_prefix (bound->of, "type:");
  const gssize type = is_type ? awrash_i_draft_find_type (draft, bound->of + 5) : -1;
  const gssize stream = is_type ? -1 : awrash_i_draft_find_stream (draft, bound->of);
  gsize n = 0;

  for (gsize i = 0; i < programme->n_types; i++)
    {
      gssize at = (gssize)i;
      while (type >= 0 && at >= 0 && at != type)
        at = programme->types[at].variant_of;
      bound->covers[i] = g_str_equal (bound->of, "*") || (type >= 0 && at == type)
                         || (stream >= 0 && programme->types[i].stream == (gsize)stream);
      n += bound->covers[i];
      bound->only = !bound->covers[i] ? bound->only : n == 1 ? i + 1 : 0;
    }
  if (n > 0)
    return TRUE;
  known = awrash_i_draft_list_streams (draft);
  if (is_type)
    awrash_i_draft_fault (draft, sheet, row, AWRASH_COLUMN_STREAM,
                          _ ("\"%s\" is unknown, expected type: and a code of worksite_types.csv"),
                          bound->of);
  else if (programme->n_streams > 0)
    awrash_i_draft_fault (draft, sheet, row, AWRASH_COLUMN_STREAM,
                          _ ("\"%s\" is unknown, expected one of the streams (%s), type:CODE or *"),
                          bound->of, known);
  else
    awrash_i_draft_fault (draft, sheet, row, AWRASH_COLUMN_STREAM,
                          _ ("\"%s\" names no stream, expected temporary, sustainable, training or "
                             "a table streams"),
                          bound->of);
  return FALSE;
}

/* The unit that an empty cell stands for: that of the streams covered, if they agree. */
static AwrashUnit
usual_unit (const AwrashProgramme *programme, const AwrashBound *bound)
{
  AwrashUnit unit = 0;

  for (gsize i = 0; i < programme->n_types; i++)
    {
      const AwrashUnit own = programme->streams[programme->types[i].stream].unit;
      if (!bound->covers[i])
        continue;
      if (unit != 0 && unit != own)
        return 0;
      unit = own;
    }
  return unit;
}

static gboolean
read_unit (AwrashDraft *draft, const AwrashSheet *sheet, gsize row, AwrashBound *bound)
{
  const AwrashUnit usual = usual_unit (draft->programme, bound);

  if (bound->kind == AWRASH_BOUND_CAPACITY)
    {
      bound->unit = AWRASH_UNIT_PLACES;
      return TRUE;
    }
  if (usual != 0 || !awrash_i_sheet_is_empty (sheet, row, AWRASH_COLUMN_UNIT))
    return awrash_i_sheet_unit (draft, sheet, row, usual, &bound->unit);
  awrash_i_draft_fault (draft, sheet, row, AWRASH_COLUMN_UNIT,
                        _ ("is empty and the streams differ in their units, expected places, "
                           "person-months, person-days or money"));
  return FALSE;
}

/* What one place of a type weighs in a unit; NaN if unknown. */
static double
coefficient (const AwrashType *type, AwrashUnit unit)
{
  switch (unit)
    {
    case AWRASH_UNIT_PLACES:
      return 1;
    case AWRASH_UNIT_PERSON_MONTHS:
      return type->months;
    case AWRASH_UNIT_MONEY:
      return type->months * type->monthly_cost;
    case AWRASH_UNIT_PERSON_DAYS:
    default:
      return NAN;
    }
}

/* The one coefficient of all covered types, NaN if they differ or it is unknown. */
static double
common_coefficient (const AwrashProgramme *programme, const AwrashBound *bound)
{
  double common = NAN;
  gboolean first = TRUE;

  for (gsize i = 0; i < programme->n_types; i++)
    {
      const double own = coefficient (&programme->types[i], bound->unit);
      if (!bound->covers[i])
        continue;
      if (!first && own != common)
        return NAN;
      common = own;
      first = FALSE;
    }
  return common;
}

static void
format_number (char text[G_ASCII_DTOSTR_BUF_SIZE], double value)
{
  g_ascii_formatd (text, G_ASCII_DTOSTR_BUF_SIZE, "%.15g", value);
}

/* floor and remainder by fmod, which is exact: no rounded quotient decides. */
static gboolean
check_reachable (AwrashDraft *draft, const AwrashSheet *sheet, gsize row, const AwrashBound *bound)
{
  const double c = common_coefficient (draft->programme, bound);
  char low[G_ASCII_DTOSTR_BUF_SIZE], high[G_ASCII_DTOSTR_BUF_SIZE], step[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *text = NULL;
  double below = 0;

  if (!(c > 0) || !isfinite (bound->max) || bound->unit == AWRASH_UNIT_PLACES)
    return TRUE;
  below = bound->max - fmod (bound->max, c);
  if (below >= bound->min)
    return TRUE;
  text = awrash_i_sheet_text (sheet, row, AWRASH_COLUMN_MAX);
  format_number (low, below);
  format_number (high, below + c);
  format_number (step, c);
  awrash_i_draft_fault (draft, sheet, row, AWRASH_COLUMN_MAX,
                        _ ("no whole number of places of %s %s each meets min and max (%s); the "
                           "nearest values are %s and %s; for a ceiling leave min empty"),
                        step, awrash_programme_unit_get_name (bound->unit), text, low, high);
  return FALSE;
}

static gboolean
read_limits (AwrashDraft *draft, const AwrashSheet *sheet, gsize row, AwrashBound *bound)
{
  gboolean (*const read) (AwrashDraft *, const AwrashSheet *, gsize, AwrashColumnId, double,
                          double *)
      = bound->unit == AWRASH_UNIT_PLACES ? awrash_i_sheet_integer : awrash_i_sheet_number;
  const gboolean has_min = read (draft, sheet, row, AWRASH_COLUMN_MIN, 0, &bound->min);
  const gboolean has_max = read (draft, sheet, row, AWRASH_COLUMN_MAX, INFINITY, &bound->max);
  g_autofree char *min = awrash_i_sheet_text (sheet, row, AWRASH_COLUMN_MIN);
  g_autofree char *max = awrash_i_sheet_text (sheet, row, AWRASH_COLUMN_MAX);

  if (!has_min || !has_max)
    return FALSE;
  if (bound->min <= bound->max)
    return check_reachable (draft, sheet, row, bound);
  awrash_i_draft_fault (draft, sheet, row, AWRASH_COLUMN_MIN,
                        _ ("%s is above max %s, expected min ≤ max"), min, max);
  return FALSE;
}

/* Reads a row into a bound; whatever is wrong is told, and FALSE then. */
static gboolean
read_row (AwrashDraft *draft, const AwrashSheet *sheet, gsize row, AwrashBound *bound)
{
  gboolean sound
      = awrash_i_sheet_territory (draft, sheet, row, AWRASH_COLUMN_TERRITORY, &bound->territory);

  sound &= awrash_i_sheet_origin (draft, sheet, row, &bound->origin);
  bound->line = awrash_base_table_get_line (sheet->table, row);
  bound->of = awrash_i_sheet_code (draft, sheet, row, AWRASH_COLUMN_STREAM);
  bound->covers = awrash_i_draft_array (guint8, draft, draft->programme->n_types);
  if (bound->of == NULL || bound->covers == NULL)
    return FALSE;
  sound &= awrash_i_sheet_group (draft, sheet, row, &bound->group);
  if (!read_cover (draft, sheet, row, bound) || !read_unit (draft, sheet, row, bound))
    return FALSE;
  return read_limits (draft, sheet, row, bound) && sound;
}

void
awrash_i_bound_clear (AwrashBound *bound)
{
  g_free (bound->of);
  g_free (bound->covers);
  g_free (bound->group);
  memset (bound, 0, sizeof *bound);
}

/* Where a bound stood first. */
typedef struct
{
  gsize row, bound;
} First;

static char *
key_of (const AwrashBound *bound)
{
  return g_strdup_printf ("%zu\n%s\n%s\n%d", bound->territory, bound->of,
                          bound->group != NULL ? bound->group : "", (int)bound->unit);
}

/* Two rows of one bound: with equal numbers one of them is enough, otherwise it is a fault. */
static gboolean
is_first (AwrashDraft *draft, const AwrashSheet *sheet, gsize row, const AwrashBound *bound,
          GHashTable *seen)
{
  AwrashProgramme *programme = draft->programme;
  g_autofree char *key = key_of (bound);
  const First *first = g_hash_table_lookup (seen, key);
  const AwrashBound *other = NULL;
  g_autofree char *place = NULL;

  if (first == NULL)
    {
      First *new = g_new (First, 1);
      *new = (First){ row, programme->n_bounds };
      g_hash_table_insert (seen, g_steal_pointer (&key), new);
      return TRUE;
    }
  other = &programme->bounds[first->bound];
  if (other->min == bound->min && other->max == bound->max)
    return FALSE;
  place = awrash_i_sheet_place (sheet, first->row);
  awrash_i_draft_fault (draft, sheet, row, AWRASH_COLUMN_TERRITORY,
                        _ ("\"%s\" has this bound with other numbers at %s, expected one row for "
                           "one bound"),
                        programme->territories[bound->territory].code, place);
  return FALSE;
}

void
awrash_i_read_bounds (AwrashDraft *draft, AwrashBoundKind kind)
{
  AwrashProgramme *programme = draft->programme;
  const AwrashSheet *sheet
      = &draft->sheets[kind == AWRASH_BOUND_QUOTA ? AWRASH_SHEET_QUOTAS : AWRASH_SHEET_CAPACITIES];
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (gsize row = 0; row < sheet->n_rows && draft->failure == NULL; row++)
    {
      AwrashBound bound = { .kind = kind };

      /* A row without numbers is a place to write them: no bound yet. */
      if (read_row (draft, sheet, row, &bound) && (bound.min > 0 || isfinite (bound.max))
          && is_first (draft, sheet, row, &bound, seen))
        programme->bounds[programme->n_bounds++] = bound;
      else
        awrash_i_bound_clear (&bound);
    }
}
