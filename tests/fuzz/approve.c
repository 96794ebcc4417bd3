/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Any worksites under any bounds have a choice whose certificate is accepted, or are refused.
 * Source: none. Invariant: outputs stay as they are where there is an error; work is bounded in
 * nodes. */

#include "fuzz/bytes.h"

enum
{
  MOST = 7,
  NODES = 200
};

static void
set_communes (FuzzBytes *bytes, AwrashApproval *approval, size_t n)
{
  const size_t n_communes = (size_t)fuzz_int (bytes, 0, 3);
  g_autofree int64_t *commune = fuzz_room (n * sizeof (int64_t)),
                     *required = fuzz_room (n * sizeof (int64_t));
  g_autofree double *needs = fuzz_reals (bytes, n_communes);
  GError *error = NULL;

  for (size_t i = 0; i < n; i++)
    {
      commune[i] = fuzz_int (bytes, -1, (int64_t)n_communes);
      required[i] = fuzz_int (bytes, -1, 2);
    }
  if (fuzz_answered (awrash_selection_approve_set_communes (approval, n_communes, commune, &error),
                     &error)
      && fuzz_byte (bytes) % 2 == 0)
    fuzz_answered (awrash_selection_approve_set_needs (approval, n_communes, needs, &error),
                   &error);
  if (fuzz_byte (bytes) % 4 == 0)
    fuzz_answered (awrash_selection_approve_set_required (approval, required, &error), &error);
  if (fuzz_byte (bytes) % 4 == 0)
    fuzz_answered (awrash_selection_approve_set_threshold (approval, fuzz_real (bytes), &error),
                   &error);
}

static void
add_bounds (FuzzBytes *bytes, AwrashApproval *approval, size_t n)
{
  static const char *const kinds[] = { "number", "share", "" };
  static const char *const units[] = { "worksites", "places", "person-months", "amount" };

  for (int64_t left = fuzz_int (bytes, 0, 4); left > 0; left--)
    {
      const char *kind = fuzz_byte (bytes) < 250 ? fuzz_choice (bytes, 2, kinds) : kinds[2];
      const char *unit = fuzz_choice (bytes, G_N_ELEMENTS (units), units);
      g_autofree double *weights = fuzz_reals_or_null (bytes, n);
      const double scale = kind == kinds[1] ? 32 : 1;
      const double least = fuzz_real (bytes) / scale,
                   most = fuzz_byte (bytes) % 2 == 0 ? INFINITY : fuzz_real (bytes) / scale;
      GError *error = NULL;

      fuzz_answered (awrash_selection_approve_add_bound (approval, kind, unit, weights, least, most,
                                                         fuzz_byte (bytes) % 2, &error),
                     &error);
    }
}

static void
relax (const AwrashApproval *approval, size_t n)
{
  const size_t n_bounds = awrash_selection_approve_get_n_bounds (approval);
  g_autofree double *least = fuzz_output (n_bounds * sizeof *least),
                    *most = fuzz_output (n_bounds * sizeof *most);
  g_autofree int64_t *places = fuzz_output (n * sizeof *places),
                     *status = fuzz_output (sizeof *status);
  GError *error = NULL;

  fuzz_filled (
      awrash_selection_approve_relax (approval, NODES, least, most, places, status, &error), &error,
      places, n * sizeof *places);
}

static void
solve (const AwrashApproval *approval, const int64_t order[], double gap)
{
  GError *error = NULL;
  g_autoptr (AwrashApproved) answer
      = awrash_selection_approve_solve (approval, order, gap, NODES, &error);
  g_autoptr (AwrashVerdict) verdict = NULL;
  g_autofree char *lp = NULL;
  const char *certificate;

  if (!fuzz_answered (answer != NULL, &error))
    return;
  certificate = awrash_selection_approve_answer_get_certificate (answer);
  if (certificate != NULL)
    {
      verdict = awrash_audit_approval (approval, certificate, &error);
      FUZZ_EXPECT (verdict != NULL && awrash_audit_verdict_is_accepted (verdict));
    }
  lp = awrash_selection_approve_export_lp (approval, 0, NULL, &error);
  fuzz_answered (lp != NULL, &error);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static const char *const goals[]
      = { "utility", "utility-worksites", "beneficiaries",     "worksites",       "communes",
          "leximin", "communes,leximin",  "utility,worksites", "leximin,utility", "person-months" };
  FuzzBytes bytes = fuzz_bytes (data, size);
  const size_t n = (size_t)fuzz_int (&bytes, 0, MOST);
  const char *goal = fuzz_choice (&bytes, G_N_ELEMENTS (goals), goals);
  g_autofree int64_t *places_min = fuzz_wholes_or_null (&bytes, n),
                     *places = fuzz_wholes (&bytes, n);
  g_autofree int64_t *months = fuzz_wholes (&bytes, n), *order = fuzz_room (n * sizeof (int64_t));
  g_autofree double *utility = fuzz_reals_or_null (&bytes, n);
  GError *error = NULL;
  g_autoptr (AwrashApproval) approval = NULL;

  for (size_t i = 0; i < n; i++)
    {
      places[i] = places[i] >= 0 && places[i] < 24 ? places[i] + 1 : places[i];
      months[i] = months[i] >= 0 && months[i] < 24 ? months[i] + 1 : months[i];
      if (places_min != NULL)
        places_min[i] = places_min[i] == 0 ? 1 : MIN (places_min[i], places[i]);
      order[i] = (int64_t)i;
    }
  approval = awrash_selection_approve_new (n, places_min, places, months, utility, &error);
  if (!fuzz_answered (approval != NULL, &error))
    return 0;
  set_communes (&bytes, approval, n);
  add_bounds (&bytes, approval, n);
  fuzz_answered (awrash_selection_approve_set_goals (approval, goal, &error), &error);
  solve (approval, fuzz_byte (&bytes) % 4 != 0 ? order : NULL,
         fuzz_byte (&bytes) % 4 == 0 ? fuzz_real (&bytes) : 0);
  relax (approval, n);
  return 0;
}
