/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The frame of a certificate: input, class, chain, status, and whether these fit one another and
 * what the rest of the text holds. Source: libawrash/split/certificate.c writes it. Invariant: a
 * status says just what its certificate has, and what its reading's tie policy leads to. */

#include "audit/claim-private.h"
#include "split/general-private.h"

#include "base/i18n-private.h"

#include <math.h>
#include <string.h>

/* Whether the order names every tied province. */
static gboolean
order_covers (const AwrashClaim *claim, const AwrashModel *model)
{
  g_auto (GStrv) codes = awrash_i_reading_list (claim->reading, AWRASH_READING_ORDER);
  const AwrashProgramme *p = model->programme;

  for (gsize k = 0; k < claim->n_tied; k++)
    if (!g_strv_contains ((const char *const *)codes,
                          p->territories[p->provinces[claim->tied[k]]].code))
      return FALSE;
  return TRUE;
}

/* Whether the reading's policy settles a tie of these members. */
static gboolean
policy_settles (const AwrashClaim *claim, const AwrashModel *model)
{
  switch (awrash_i_reading_tie (claim->reading))
    {
    case AWRASH_TIE_POLICY_ORDER:
      return order_covers (claim, model);
    case AWRASH_TIE_POLICY_LOT:
      return claim->reading->values[AWRASH_READING_SEED][0] != '\0';
    case AWRASH_TIE_POLICY_ERROR:
    default:
      return FALSE;
    }
}

/* Without a plan there is nothing to be near to. */
static gboolean
tells_nothing (const AwrashClaim *claim)
{
  return !claim->has_gap && isnan (claim->value) && isnan (claim->bound) && isnan (claim->mix_gap)
         && claim->unplaced == 0;
}

/* The same beyond the network, where ties are not looked for and gaps may be left. */
static gboolean
beyond_fits (const AwrashClaim *claim)
{
  gboolean answered = claim->places != NULL;
  double asked = fmax (awrash_i_reading_gap (claim->reading), AWRASH_CURVES_GAP);

  if (claim->n_tied > 0 || claim->missing != 0 || (!answered && !tells_nothing (claim)))
    return FALSE;
  switch (claim->status)
    {
    case AWRASH_STATUS_OPTIMAL:
      return answered && claim->has_gap && claim->gap == 0 && claim->unplaced == 0;
    case AWRASH_STATUS_UNPLACED:
      return answered && claim->has_gap && claim->gap == 0 && claim->unplaced > 0;
    case AWRASH_STATUS_WITHIN_GAP:
      return answered && claim->has_gap && claim->gap > 0 && claim->gap <= asked;
    case AWRASH_STATUS_FEASIBLE:
      return answered && (!claim->has_gap || claim->gap > asked);
    case AWRASH_STATUS_INFEASIBLE:
    case AWRASH_STATUS_LIMIT:
      return !answered;
    case AWRASH_STATUS_UNKNOWN:
    case AWRASH_STATUS_TIE_SETTLED:
    case AWRASH_STATUS_TIE_REFUSED:
    default:
      return FALSE;
    }
}

/* Whether the status says just what the rest of the certificate does. */
static gboolean
status_fits (const AwrashClaim *claim, const AwrashModel *model, gboolean model_is_beyond)
{
  gboolean answered = claim->places != NULL, tied = claim->n_tied > 0;
  gboolean proved = answered && claim->gap <= 0;

  if (model_is_beyond)
    return beyond_fits (claim);
  if (claim->has_gap != answered || (!answered && claim->unplaced != 0)
      || (claim->status != AWRASH_STATUS_INFEASIBLE && claim->missing != 0))
    return FALSE;
  switch (claim->status)
    {
    case AWRASH_STATUS_OPTIMAL:
      return proved && !tied && claim->unplaced == 0;
    case AWRASH_STATUS_UNPLACED:
      return proved && !tied && claim->unplaced > 0;
    case AWRASH_STATUS_WITHIN_GAP:
      return answered && !proved && !tied && claim->gap <= awrash_i_reading_gap (claim->reading);
    case AWRASH_STATUS_FEASIBLE:
      return answered && !tied && claim->gap > awrash_i_reading_gap (claim->reading);
    case AWRASH_STATUS_TIE_SETTLED:
      return proved && tied && policy_settles (claim, model);
    case AWRASH_STATUS_TIE_REFUSED:
      return !answered && tied && !policy_settles (claim, model);
    case AWRASH_STATUS_INFEASIBLE:
      return !answered && !tied;
    case AWRASH_STATUS_UNKNOWN:
    case AWRASH_STATUS_LIMIT:
    default:
      return FALSE;
    }
}

gboolean
awrash_i_claim_check_frame (const AwrashClaim *claim, const AwrashLayout *layout,
                            AwrashVerdict *verdict)
{
  const AwrashModel *model = layout->model;
  const char *hash = awrash_programme_get_hash (model->programme);
  g_autofree char *chain = awrash_i_words_chain (layout);

  if (strcmp (claim->input, hash) != 0)
    awrash_i_verdict_add (verdict,
                          _ ("the certificate is of another input: its hash is "
                             "%s, the programme's is %s"),
                          claim->input, hash);
  if (claim->class_ != layout->class_)
    awrash_i_verdict_add (verdict, _ ("the class is %s, not the one claimed"),
                          awrash_split_class_get_name (layout->class_));
  if (strcmp (claim->chain, chain) != 0)
    awrash_i_verdict_add (verdict, _ ("the chain is \"%s\", not the one claimed"), chain);
  if (status_fits (claim, model,
                   layout->class_ >= AWRASH_CLASS_ROWS && layout->contradictions == NULL))
    return TRUE;
  awrash_i_verdict_add (verdict, _ ("the status does not fit the answer"));
  return FALSE;
}
