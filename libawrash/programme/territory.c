/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Territories as others read them: by index in the order of their table, or by code. Source: the
 * tree country, region, province, commune. Invariant: a parent's index is valid or -1, depths
 * agree. */

#include "programme/programme-private.h"

gsize
awrash_programme_territory_get_count (const AwrashProgramme *programme)
{
  g_return_val_if_fail (programme != NULL, 0);
  return programme->n_territories;
}

gboolean
awrash_programme_territory_find (const AwrashProgramme *programme, const char *code,
                                 size_t *territory)
{
  gpointer found = NULL;

  g_return_val_if_fail (programme != NULL && code != NULL, FALSE);
  found = g_hash_table_lookup (programme->territory_by_code, code);
  if (found == NULL)
    return FALSE;
  if (territory != NULL)
    *territory = GPOINTER_TO_SIZE (found) - 1;
  return TRUE;
}

const char *
awrash_programme_territory_get_code (const AwrashProgramme *programme, size_t territory)
{
  g_return_val_if_fail (programme != NULL && territory < programme->n_territories, NULL);
  return programme->territories[territory].code;
}

int64_t
awrash_programme_territory_get_parent (const AwrashProgramme *programme, size_t territory)
{
  g_return_val_if_fail (programme != NULL && territory < programme->n_territories, -1);
  return programme->territories[territory].parent;
}

gboolean
awrash_programme_territory_is_within (const AwrashProgramme *programme, size_t territory,
                                      size_t outer)
{
  size_t inner = territory;

  g_return_val_if_fail (programme != NULL && territory < programme->n_territories
                            && outer < programme->n_territories,
                        FALSE);
  while (programme->territories[inner].depth > programme->territories[outer].depth)
    inner = (size_t)programme->territories[inner].parent;
  return inner == outer;
}

const char *
awrash_programme_territory_get_level (const AwrashProgramme *programme, size_t territory)
{
  g_return_val_if_fail (programme != NULL && territory < programme->n_territories, NULL);
  return programme->territories[territory].level;
}

const char *
awrash_i_programme_label (const char *language, const char *ar, const char *fr, const char *en,
                          const char *code)
{
  const char *asked = g_str_equal (language, "ar")   ? ar
                      : g_str_equal (language, "fr") ? fr
                      : g_str_equal (language, "en") ? en
                                                     : NULL;
  const char *const chain[] = { asked, fr, en, ar };

  for (gsize i = 0; i < G_N_ELEMENTS (chain); i++)
    if (chain[i] != NULL)
      return chain[i];
  return code;
}

const char *
awrash_programme_territory_get_label (const AwrashProgramme *programme, size_t territory,
                                      const char *language)
{
  const AwrashTerritory *named = NULL;

  g_return_val_if_fail (programme != NULL && territory < programme->n_territories, NULL);
  g_return_val_if_fail (language != NULL, NULL);
  named = &programme->territories[territory];
  return awrash_i_programme_label (language, named->name_ar, named->name_fr, named->name_en,
                                   named->code);
}

size_t
awrash_programme_territory_get_n_neighbours (const AwrashProgramme *programme, size_t territory)
{
  g_return_val_if_fail (programme != NULL && territory < programme->n_territories, 0);
  if (programme->neighbour_starts == NULL)
    return 0;
  return programme->neighbour_starts[territory + 1] - programme->neighbour_starts[territory];
}

size_t
awrash_programme_territory_get_neighbour (const AwrashProgramme *programme, size_t territory,
                                          size_t index)
{
  g_return_val_if_fail (index < awrash_programme_territory_get_n_neighbours (programme, territory),
                        0);
  return programme->neighbours[programme->neighbour_starts[territory] + index];
}
