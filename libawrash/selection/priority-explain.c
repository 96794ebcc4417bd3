/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Why a person has a place, or has none: the score beside every cut-off that was open to it. For
 * that person alone: nothing is said of anybody else. Source: P. Pathak, T. Sönmez, M. U. Ünver and
 * M. B. Yenmez (2024), Fair allocation of vaccines, ventilators and antiviral treatments,
 * Management Science 70: choices by reserves are those of cut-offs. Invariant: nobody without a
 * place has more than a cut-off named here. */

#include "selection/priority-private.h"

#include "base/i18n-private.h"
#include "base/number-private.h"

#include <inttypes.h>
#include <math.h>

typedef struct
{
  const char *const *blocks;
  const char *const *traits;
} Names;

static gboolean
check (const AwrashPriority *answer, int64_t person, gsize n_blocks, gsize n_traits, GError **error)
{
  if (person < 0 || (guint64)person >= answer->n)
    g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                 _ ("person is %" PRId64 ", expected a number from 0 to %zu"), person,
                 answer->n - 1);
  else if (n_blocks != answer->n_blocks - 1)
    g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                 _ ("there are names for %zu blocks, expected %zu"), n_blocks,
                 answer->n_blocks - 1);
  else if (n_traits != answer->n_traits)
    g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                 _ ("there are names for %zu traits, expected %zu"), n_traits, answer->n_traits);
  else
    return TRUE;
  return FALSE;
}

/* Newly allocated: a kind of place by name; with several blocks a reserve says in which it is. */
static char *
name_of (const AwrashPriority *answer, gsize kind, const Names *names)
{
  const gsize n = answer->n_traits + 1, block = kind / n;

  if (block + 1 == answer->n_blocks)
    return g_strdup (_ ("places left over"));
  if (kind % n == 0)
    return g_strdup (names->blocks[block]);
  if (answer->n_blocks == 2)
    return g_strdup (names->traits[kind % n - 1]);
  return g_strdup_printf ("%s / %s", names->blocks[block], names->traits[kind % n - 1]);
}

/* Whether a person could have had a place of that kind, had there been more of them. */
static gboolean
is_open_to (const AwrashPriority *answer, gsize person, gsize kind)
{
  const gsize n = answer->n_traits + 1, trait = kind % n;
  const int64_t category = answer->category_of[kind / n];

  return isfinite (answer->cutoff[kind])
         && (trait == 0 || (answer->traits[person] >> (trait - 1) & 1) != 0)
         && (category < 0
             || (answer->category != NULL && answer->category[person] == (gint16)category));
}

static const char *
equality (const AwrashPriority *answer, gsize person, gsize kind)
{
  if (answer->score[person] != answer->cutoff[kind])
    return "";
  return answer->policy == AWRASH_TIE_POLICY_LOT
             ? _ (" (equal scores, settled by lot)")
             : _ (" (equal scores, settled by the order given)");
}

static void
tell_cutoffs (const AwrashPriority *answer, gsize person, const Names *names, GString *text)
{
  gboolean is_any = FALSE;

  for (gsize kind = 0; kind < answer->n_kinds; kind++)
    if (is_open_to (answer, person, kind))
      {
        g_autofree char *name = name_of (answer, kind, names);
        g_autofree char *cutoff = awrash_i_number_format (answer->cutoff[kind]);

        g_string_append_printf (text, _ ("; cut-off of %s: %s"), name, cutoff);
        g_string_append (text, equality (answer, person, kind));
        is_any = TRUE;
      }
  if (!is_any)
    g_string_append (text, _ ("; no place was open to this person"));
}

char *
awrash_selection_priority_explain (const AwrashPriority *answer, int64_t person, size_t n_blocks,
                                   const char *const block_names[], size_t n_traits,
                                   const char *const trait_names[], GError **error)
{
  g_return_val_if_fail (answer != NULL && (n_blocks == 0 || block_names != NULL), NULL);
  g_return_val_if_fail (n_traits == 0 || trait_names != NULL, NULL);

  const Names names = { block_names, trait_names };

  if (!check (answer, person, n_blocks, n_traits, error))
    return NULL;
  if (answer->status == AWRASH_STATUS_TIE_REFUSED)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
                   _ ("nobody was selected: a tie was refused"));
      return NULL;
    }
  g_autofree char *score = awrash_i_number_format (answer->score[person]);
  g_autoptr (GString) text = g_string_new (NULL);
  g_string_append_printf (text, _ ("score %s"), score);
  if (answer->kind[person] < 0)
    tell_cutoffs (answer, (gsize)person, &names, text);
  else
    {
      g_autofree char *name = name_of (answer, (gsize)answer->kind[person], &names);

      g_string_append_printf (text, _ ("; place: %s"), name);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
