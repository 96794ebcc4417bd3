/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where a figure comes from, by name. Source: the four statuses that a programme's files carry.
 * Invariant: every origin has exactly one name; synonyms are taken only on reading. */

#include "base/names-private.h"
#include "programme/fold-private.h"

static const AwrashName origin_names[] = {
  { AWRASH_ORIGIN_PUBLISHED, "published" },
  { AWRASH_ORIGIN_ANNOUNCED, "announced" },
  { AWRASH_ORIGIN_DERIVED, "derived" },
  { AWRASH_ORIGIN_ASSUMED, "assumed" },
};

/* Folded, as awrash_i_fold() leaves them. */
static const AwrashName origin_synonyms[] = {
  { AWRASH_ORIGIN_PUBLISHED, "published" },     { AWRASH_ORIGIN_PUBLISHED, "publie" },
  { AWRASH_ORIGIN_PUBLISHED, "مذكور_في_مصدر" }, { AWRASH_ORIGIN_ANNOUNCED, "announced" },
  { AWRASH_ORIGIN_ANNOUNCED, "annonce" },       { AWRASH_ORIGIN_ANNOUNCED, "معلن_عنه" },
  { AWRASH_ORIGIN_DERIVED, "derived" },         { AWRASH_ORIGIN_DERIVED, "calcule" },
  { AWRASH_ORIGIN_DERIVED, "محسوب" },           { AWRASH_ORIGIN_ASSUMED, "assumed" },
  { AWRASH_ORIGIN_ASSUMED, "hypothese" },       { AWRASH_ORIGIN_ASSUMED, "مفترض" },
};

const char *
awrash_programme_origin_get_name (AwrashOrigin origin)
{
  return awrash_i_names_get (origin_names, G_N_ELEMENTS (origin_names), (int)origin);
}

int
awrash_programme_origin_from_name (const char *name)
{
  return awrash_i_names_find (origin_names, G_N_ELEMENTS (origin_names), name);
}

int
awrash_i_origin_from_text (const char *text)
{
  g_autofree char *folded = awrash_i_fold (text);

  return awrash_i_names_find (origin_synonyms, G_N_ELEMENTS (origin_synonyms), folded);
}
