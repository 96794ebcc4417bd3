/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Is a relaxation as near to the smallest as its proof says? The same problem is made again from
 * the programme, and the tree of the proof followed leaf by leaf. Source: Land and Doig (1960).
 * Invariant: no search is made; nothing of the proof is believed. */

#include "audit/relaxation-private.h"

#include "audit/general-private.h"
#include "base/i18n-private.h"
#include "split/relax-private.h"
#include "split/standing-private.h"

#include <inttypes.h>
#include <string.h>

typedef struct
{
  AwrashRoom room;
  AwrashVerdict *verdict;
  const int64_t *places;
  int64_t bound;
} Check;

/* What the claim says, before it is known whether it is proved. */
static void
compare_claim (const Check *check, const AwrashMixed *mixed, const AwrashGeneralClaim *claim)
{
  int64_t least = claim->is_empty || claim->tree->branches->len == 0
                      ? 0
                      : (int64_t)MAX (claim->least >> mixed->bits, 0);

  if (claim->is_empty != (check->places == NULL))
    awrash_i_verdict_add (check->verdict,
                          claim->is_empty
                              ? _ ("the proof says that there are no such places")
                              : _ ("the proof does not say that there are no such places"));
  if (least != check->bound)
    awrash_i_verdict_add (
        check->verdict,
        _ ("the proof forbids less than %" PRId64 ", expected the %" PRId64 " told"), least,
        check->bound);
}

static gboolean
refuse_proof (GError **error)
{
  g_clear_error (error);
  g_set_error_literal (error, AWRASH_ERROR, AWRASH_ERROR_SYNTAX,
                       _ ("the proof is no claim about a relaxation, expected one with its tree"));
  return FALSE;
}

/* One claim and nothing else. */
static gboolean
read_claim (const Check *check, AwrashScan *scan, const AwrashMixed *mixed,
            AwrashGeneralClaim *claim, GError **error)
{
  g_auto (GStrv) names = awrash_i_room_name_items (&check->room, mixed, error);
  const char *question;

  if (names == NULL)
    return FALSE;
  if (!awrash_i_general_claim_next (scan, &question, error)
      || g_strcmp0 (question, "relaxation") != 0)
    return refuse_proof (error);
  if (!awrash_i_general_claim_read (scan, mixed, names, claim, error))
    return FALSE;
  if (awrash_i_general_claim_next (scan, &question, error) && question == NULL
      && scan->at == scan->length)
    return TRUE;
  return refuse_proof (error);
}

static gboolean
follow (const Check *check, AwrashScan *scan, GError **error)
{
  g_autoptr (AwrashMixed) mixed = awrash_i_room_ask (&check->room, NULL, error);
  AwrashGeneralClaim claim = { 0 };
  gboolean is_proved = TRUE, done;

  if (mixed == NULL)
    return FALSE;
  done = read_claim (check, scan, mixed, &claim, error);
  if (done)
    compare_claim (check, mixed, &claim);
  /* a bound of nought needs no tree */
  if (done && (claim.is_empty || check->bound > 0))
    done = awrash_i_branching_prove (claim.tree, mixed,
                                     claim.is_empty ? AWRASH_LONG_LARGEST : claim.least, NULL,
                                     &is_proved, error);
  if (done && !is_proved)
    awrash_i_verdict_add (check->verdict,
                          _ ("the tree of the proof does not prove what it claims"));
  awrash_i_general_claim_clear (&claim);
  return done;
}

AwrashVerdict *
awrash_audit_relaxation_search (const AwrashWalls *walls, const double weights[], size_t n_cells,
                                const int64_t places[], int64_t total, int64_t bound,
                                const char *proof, GError **error)
{
  g_autoptr (AwrashVerdict) verdict = awrash_i_verdict_new ();
  g_autofree char *text = NULL;
  Check check = { .verdict = verdict, .places = places, .bound = bound };
  AwrashScan scan;
  gboolean done;

  g_return_val_if_fail (walls != NULL && proof != NULL, NULL);
  if (!awrash_i_relax_check_weights (walls, weights, error)
      || (places != NULL && !awrash_i_standing_check (walls->model, n_cells, places, error)))
    return NULL;
  text = g_strdup_printf ("[%s]", proof);
  if (!awrash_i_scan_open (&scan, text, strlen (text), error))
    return NULL;
  scan.at = strlen ("[");
  if (places != NULL)
    awrash_i_relaxation_check_places (verdict, walls, weights, places, total);
  done = awrash_i_room_open (&check.room, walls, weights, error) && follow (&check, &scan, error);
  awrash_i_room_close (&check.room);
  awrash_i_scan_clear (&scan);
  return done ? g_steal_pointer (&verdict) : NULL;
}
