/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Is a certificate true? The input is the programme's, every bound holds, and the prices prove,
 * stage by stage, that nothing better is possible; or the cut proves that nothing is.
 * Source: duality; see prices.c. Invariant: no solver is called; what cannot be proved from the
 * text is a finding. */

#include "audit/chain-private.h"
#include "audit/general-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <inttypes.h>

/* ── what stands where ──────────────────────────────────────────────────────────────────────── */

static gboolean
note_recipients (AwrashAudit *audit, GError **error)
{
  gsize n_arcs = audit->layout->network->n_arcs;

  for (int rest = 0; rest < 2; rest++)
    {
      const gsize *walls = rest ? audit->model->rest_wall : audit->model->recipient_wall;

      audit->province[rest] = awrash_i_room (gint32, n_arcs, error);
      if (audit->province[rest] == NULL)
        return FALSE;
      for (gsize arc = 0; arc < n_arcs; arc++)
        audit->province[rest][arc] = -1;
      for (gsize i = 0; i < audit->model->n_provinces; i++)
        if (walls[i] != G_MAXSIZE)
          audit->province[rest][awrash_i_layout_arc (audit->layout, walls[i])] = (gint32)i;
    }
  return TRUE;
}

/* ── ties and infeasibility ─────────────────────────────────────────────────────────────────── */

static int64_t
receives (const AwrashAudit *audit, gsize province, const int64_t places[])
{
  return awrash_i_model_sum (
      audit->model, awrash_i_model_wall (audit->model, audit->model->recipient_wall[province]),
      places);
}

/* Every witness is as good as the others; each member's receipts differ in its own; what is free is
 * what the members have beyond their sure places. */
static gboolean
check_tie (AwrashAudit *audit, GError **error)
{
  const AwrashClaim *claim = &audit->claim;
  int64_t spare = 0;

  if (claim->n_tied == 0)
    return TRUE;
  if (claim->witnesses->len != claim->n_tied + 1)
    {
      awrash_i_verdict_add (audit->verdict, _ ("the tie lacks witnesses"));
      return TRUE;
    }
  for (guint i = 0; i < claim->witnesses->len; i++)
    if (!awrash_i_chain_check (audit, g_ptr_array_index (claim->witnesses, i), FALSE, error))
      return FALSE;
  for (gsize k = 0; k < claim->n_tied; k++)
    {
      int64_t first = receives (audit, claim->tied[k], g_ptr_array_index (claim->witnesses, 0));
      int64_t other = receives (audit, claim->tied[k], g_ptr_array_index (claim->witnesses, k + 1));

      spare += first - claim->sure[k];
      if (first == other || MIN (first, other) < claim->sure[k])
        awrash_i_verdict_add (audit->verdict, _ ("a witness of the tie does not show it"));
    }
  if (spare != claim->free_units)
    awrash_i_verdict_add (audit->verdict,
                          _ ("%" PRId64 " places are free in the tie, not %" PRId64), spare,
                          claim->free_units);
  return TRUE;
}

/* What the cut's multipliers leave missing: lower bounds where they are +1, less upper bounds
 * where they are -1, over walls and cells; above nought, no plan keeps every bound. */
static int64_t
missing_by_cut (const AwrashAudit *audit, const int64_t price[])
{
  int64_t missing = 0;

  for (gsize arc = 0; arc < audit->layout->network->n_arcs; arc++)
    {
      const AwrashArc *a = &audit->layout->network->arcs[arc];

      if (price[arc] > 1 || price[arc] < -1)
        return 0;
      missing += price[arc] > 0 ? a->lower : price[arc] < 0 ? -a->upper : 0;
    }
  return missing;
}

static gboolean
check_infeasible (AwrashAudit *audit, GError **error)
{
  const GPtrArray *stages = audit->claim.stages;
  g_autofree int64_t *price = awrash_i_new (int64_t, audit->layout->network->n_arcs, error);
  AwrashPricing pricing
      = { .layout = audit->layout, .potentials = &audit->potentials, .price = price };
  int64_t missing = audit->layout->missing;

  if (price == NULL)
    return FALSE;
  if (audit->layout->contradictions == NULL)
    {
      const AwrashStageProof *cut = stages->len == 1 ? g_ptr_array_index (stages, 0) : NULL;

      if (cut != NULL && cut->kind == AWRASH_STAGE_CUT)
        {
          awrash_i_prices_set (&pricing, cut);
          missing = missing_by_cut (audit, price);
        }
    }
  if (missing <= 0)
    awrash_i_verdict_add (audit->verdict, _ ("the cut does not prove that there is no plan"));
  else if (missing != audit->claim.missing)
    awrash_i_verdict_add (audit->verdict, _ ("%" PRId64 " places are missing, not %" PRId64),
                          missing, audit->claim.missing);
  return TRUE;
}

/* ── the whole ──────────────────────────────────────────────────────────────────────────────── */

static gboolean
check_answer (AwrashAudit *audit, GError **error)
{
  const AwrashClaim *claim = &audit->claim;

  if (!awrash_i_claim_check_frame (claim, audit->layout, audit->verdict))
    return TRUE;
  if (claim->status == AWRASH_STATUS_INFEASIBLE)
    return check_infeasible (audit, error);
  if (audit->layout->contradictions != NULL)
    {
      awrash_i_verdict_add (audit->verdict, _ ("there is no plan: %s"),
                            audit->layout->contradictions[0]);
      return TRUE;
    }
  if (!check_tie (audit, error))
    return FALSE;
  if (claim->places == NULL)
    return TRUE;
  if (!awrash_i_chain_check (audit, claim->places, TRUE, error))
    return FALSE;
  if (awrash_i_layout_count_unplaced (audit->layout, claim->places) != claim->unplaced)
    awrash_i_verdict_add (audit->verdict, _ ("the places left unplaced are not as claimed"));
  return awrash_i_verdict_set_receipts (audit->verdict, audit->model, claim->places, error);
}

/* Classes beyond the network have certificates of their own, but for bounds that contradict each
 * other. */
static gboolean
is_beyond (const AwrashLayout *layout)
{
  return layout->class_ >= AWRASH_CLASS_ROWS && layout->contradictions == NULL;
}

/* Just they tell value, bound and claims. */
static gboolean
check_form (const AwrashAudit *audit, GError **error)
{
  gboolean beyond = is_beyond (audit->layout);

  return audit->claim.is_searched == beyond
         || awrash_i_scan_refuse (&audit->claim.scan, beyond ? "\"claims\"" : "\"sha256\"", error);
}

/* What provinces receive as the rows of the programme stand that was given. */
static gboolean
give_back (AwrashVerdict *verdict, const AwrashProgramme *ordered, GError **error)
{
  return verdict->receipts == NULL
         || (awrash_i_programme_give_provinces_back (ordered, verdict->receipts, error)
             && awrash_i_programme_give_provinces_back (ordered, verdict->needs, error));
}

AwrashVerdict *
awrash_audit_certificate (const AwrashProgramme *programme, const char *certificate, GError **error)
{
  g_autoptr (AwrashVerdict) verdict = awrash_i_verdict_new ();
  g_autoptr (AwrashProgramme) ordered = NULL;
  AwrashAudit audit = { 0 };
  gboolean done;

  g_return_val_if_fail (programme != NULL && certificate != NULL, NULL);
  ordered = awrash_i_programme_in_order (programme, error);
  if (ordered == NULL)
    return NULL;
  audit.programme = ordered;
  audit.verdict = verdict;
  done = awrash_i_claim_open (&audit.claim, certificate, verdict, error)
         && (audit.model = awrash_i_model_new (ordered, audit.claim.reading, error)) != NULL
         && awrash_i_claim_read (&audit.claim, audit.model, error)
         && (audit.layout = awrash_i_layout_new_arcs (audit.model, error)) != NULL
         && check_form (&audit, error)
         && (is_beyond (audit.layout)
                 ? awrash_i_general_check (&audit, error)
                 : note_recipients (&audit, error)
                       && awrash_i_potentials_open (&audit.potentials, audit.layout, error)
                       && awrash_i_amended_allow_loss (&audit, error)
                       && check_answer (&audit, error))
         && give_back (verdict, ordered, error);
  awrash_i_claim_clear (&audit.claim);
  awrash_i_potentials_clear (&audit.potentials);
  awrash_i_layout_free (audit.layout);
  awrash_i_model_free (audit.model);
  g_free (audit.province[0]);
  g_free (audit.province[1]);
  return done ? g_steal_pointer (&verdict) : NULL;
}
