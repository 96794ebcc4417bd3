/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An answer as a text that lets anyone re-check it. Source: the contract of
 * awrash_audit_approval(); RFC 8259. Invariant: the audit needs the question and this text, and
 * nothing else. */

#include "selection/approve-private.h"

#include "base/certificate-text-private.h"

static void
put_goals (GString *text, const AwrashApproval *approval, const AwrashApproved *answer)
{
  awrash_i_certificate_put_key (text, "goals");
  g_string_append_c (text, '[');
  for (guint g = 0; g < answer->reached->len; g++)
    {
      const AwrashApproveReached *reached
          = &g_array_index (answer->reached, AwrashApproveReached, g);

      awrash_i_certificate_put_next (text);
      g_string_append_c (text, '{');
      awrash_i_certificate_put_text (
          text, "goal",
          awrash_i_approve_goal_name (g_array_index (approval->goals, AwrashApproveGoal, g)));
      awrash_i_certificate_put_key (text, "value");
      awrash_i_certificate_put_double (text, reached->value);
      awrash_i_certificate_put_key (text, "bound");
      awrash_i_certificate_put_double (text, reached->bound);
      g_string_append_c (text, '}');
    }
  g_string_append_c (text, ']');
}

static void
put_claims (GString *text, const GPtrArray *claims)
{
  awrash_i_certificate_put_key (text, "claims");
  g_string_append_c (text, '[');
  for (guint k = 0; k < claims->len; k++)
    {
      awrash_i_certificate_put_next (text);
      g_string_append (text, g_ptr_array_index (claims, k));
    }
  g_string_append_c (text, ']');
}

char *
awrash_i_approve_certify (const AwrashApproval *approval, const AwrashApproved *answer,
                          const int64_t order[], double gap, const GPtrArray *claims)
{
  GString *text = g_string_new ("{");
  g_autofree char *hash = awrash_i_approve_hash (approval);

  awrash_i_certificate_put_text (text, "format", "awrash-approval-1");
  awrash_i_certificate_put_text (text, "version", awrash_base_version ());
  awrash_i_certificate_put_text (text, "input", hash);
  awrash_i_certificate_put_text (text, "status", awrash_base_status_get_name (answer->status));
  awrash_i_certificate_put_key (text, "gap");
  awrash_i_certificate_put_double (text, gap);
  awrash_i_approve_put_places (text, "order", answer->n, order);
  awrash_i_approve_put_places (text, "places", answer->n, answer->places);
  awrash_i_approve_put_places (text, "other", answer->n, answer->other);
  put_goals (text, approval, answer);
  put_claims (text, claims);
  awrash_i_certificate_put_sum (text);
  return g_string_free (text, FALSE);
}
