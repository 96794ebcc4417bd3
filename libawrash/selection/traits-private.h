/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Persons by what they have: a type is a set of traits that some person has, all of it. */

#ifndef AWRASH_SELECTION_TRAITS_PRIVATE_H
#define AWRASH_SELECTION_TRAITS_PRIVATE_H

#include <awrash.h>

enum
{
  AWRASH_TRAITS_MOST_TRAITS = 16
};

typedef struct
{
  gsize n_traits;
  gsize n;
  guint32 *masks; /* [n]: bit t is set where the type has trait t */
  guint32 *index; /* [2^n_traits]: the type of each set that some person has */
} AwrashTraits;

/* The types of n persons; traits[n], or NULL where nobody has any. Fills a zeroed object. */
gboolean awrash_i_traits_fill (AwrashTraits *types, gsize n_traits, gsize n, const int64_t traits[],
                               GError **error);

void awrash_i_traits_clear (AwrashTraits *types);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AwrashTraits, awrash_i_traits_clear)

#endif
