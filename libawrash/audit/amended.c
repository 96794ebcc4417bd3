/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What an amended plan owes to others: the former plan that it keeps to, and the optimal one from
 * which its loss is measured, whose certificate stands inside its own.
 * Source: libawrash/split/amend.c. Invariant: the optimal plan is audited as any other is. */

#include "audit/chain-private.h"

#include "base/i18n-private.h"
#include "split/near-private.h"

#include <inttypes.h>
#include <string.h>

gboolean
awrash_i_amended_read (const AwrashAudit *audit, int64_t **former, GError **error)
{
  if (!awrash_i_reading_amends (audit->claim.reading))
    return TRUE;
  *former = awrash_i_near_read (audit->model, error);
  return *former != NULL;
}

void
awrash_i_amended_clip (const AwrashPricing *pricing, gsize cell, AwrashArc *arc)
{
  if (cell >= pricing->layout->model->n_cells)
    return;
  if (arc->flow < pricing->former[cell])
    arc->upper = MIN (arc->upper, pricing->former[cell]);
  if (arc->flow > pricing->former[cell])
    arc->lower = MAX (arc->lower, pricing->former[cell]);
}

/* The base is of the same reading but for the loss. */
static gboolean
same_reading (const AwrashReading *reading, const AwrashReading *base)
{
  for (AwrashReadingKey key = 0; key < AWRASH_READING_N_KEYS; key++)
    if (strcmp (key == AWRASH_READING_LOSS ? "0" : reading->values[key], base->values[key]) != 0)
      return FALSE;
  return TRUE;
}

static gboolean
audit_base (AwrashAudit *audit, const char *text, GError **error)
{
  g_autoptr (AwrashVerdict) base = awrash_audit_certificate (audit->programme, text, error);

  if (base == NULL)
    return FALSE;
  for (size_t i = 0; i < awrash_audit_verdict_get_n_findings (base); i++)
    awrash_i_verdict_add (audit->verdict, _ ("the plan without loss: %s"),
                          awrash_audit_verdict_get_finding (base, i));
  return TRUE;
}

static void
raise_floors (AwrashAudit *audit, AwrashRational loss, const int64_t places[])
{
  for (gsize i = 0; i < audit->model->n_provinces; i++)
    {
      gsize wall = audit->model->recipient_wall[i];
      AwrashArc *arc = &audit->layout->network->arcs[awrash_i_layout_arc (audit->layout, wall)];
      int64_t held
          = awrash_i_model_sum (audit->model, awrash_i_model_wall (audit->model, wall), places);

      arc->lower = MAX (arc->lower, awrash_i_near_floor (loss, held)
                                        - awrash_i_layout_wall (audit->layout, wall)->offset);
    }
}

/* Reads the places of the base, which has to be of the same reading; *places NULL: a finding says
 * why not. */
static gboolean
read_base (AwrashAudit *audit, int64_t **places, GError **error)
{
  g_autoptr (AwrashVerdict) verdict = awrash_i_verdict_new ();
  AwrashClaim base = { 0 };
  gboolean done = awrash_i_claim_open (&base, audit->claim.base, verdict, error);
  gboolean is_base = done && same_reading (audit->claim.reading, base.reading);

  if (is_base)
    {
      done = awrash_i_claim_read (&base, audit->model, error);
      is_base = done && base.places != NULL;
    }
  if (is_base)
    *places = g_steal_pointer (&base.places);
  else if (done)
    awrash_i_verdict_add (audit->verdict,
                          _ ("the plan from which the loss is measured is of another reading"));
  awrash_i_claim_clear (&base);
  return done;
}

gboolean
awrash_i_amended_base (AwrashAudit *audit, AwrashRational *loss, int64_t **places, GError **error)
{
  *places = NULL;
  if (!awrash_i_near_loss (audit->claim.reading, loss, error))
    return FALSE;
  if (loss->numerator == 0)
    return TRUE;
  return read_base (audit, places, error)
         && (*places == NULL || audit_base (audit, audit->claim.base, error));
}

gboolean
awrash_i_amended_allow_loss (AwrashAudit *audit, GError **error)
{
  g_autofree int64_t *places = NULL;
  AwrashRational loss;

  if (!awrash_i_amended_base (audit, &loss, &places, error))
    return FALSE;
  if (places != NULL)
    raise_floors (audit, loss, places);
  return TRUE;
}

void
awrash_i_amended_check_floors (AwrashAudit *audit)
{
  for (gsize i = 0; i < audit->model->n_provinces; i++)
    {
      gsize wall = audit->model->recipient_wall[i];
      const AwrashArc *arc
          = &audit->layout->network->arcs[awrash_i_layout_arc (audit->layout, wall)];

      if (arc->flow < arc->lower)
        awrash_i_verdict_add (audit->verdict, _ ("%s loses more than the reading allows"),
                              awrash_i_model_code (audit->model, i));
    }
}
