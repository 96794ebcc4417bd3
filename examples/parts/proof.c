/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Certificates as files: written once they are checked, read, and what a check found told. Source:
 * the audits of the library. Invariant: checking searches for nothing. */

#include "proof.h"

gboolean
proof_keep (const char *path, const char *text, const AwrashVerdict *verdict, GError **error)
{
  if (awrash_audit_verdict_is_accepted (verdict))
    return g_file_set_contents (path, text, -1, error);
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_INTERNAL,
               _ ("the certificate does not prove the answer: %s"),
               awrash_audit_verdict_get_finding (verdict, 0));
  return FALSE;
}

ExitStatus
proof_tell (Session *session, const AwrashVerdict *verdict)
{
  gboolean accepted = awrash_audit_verdict_is_accepted (verdict);
  JsonArray *findings = json_array_new ();

  json_object_set_string_member (session->answer, "status", accepted ? "accepted" : "refused");
  json_object_set_array_member (session->answer, "findings", findings);
  manners_say (session, accepted ? _ ("%s: accepted.") : _ ("%s: NOT accepted."),
               _ ("Certificate"));
  for (gsize k = 0; k < awrash_audit_verdict_get_n_findings (verdict); k++)
    {
      json_array_add_string_element (findings, awrash_audit_verdict_get_finding (verdict, k));
      manners_say (session, "- %s", awrash_audit_verdict_get_finding (verdict, k));
    }
  return accepted ? EXIT_ANSWER : EXIT_NO_ANSWER;
}
