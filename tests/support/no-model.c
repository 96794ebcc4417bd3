/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Models that must not come to be. Source: none. Invariant: a model that comes to be, or another
 * refusal, fails the test that asked. */

#include "support/no-model.h"

#include <criterion/criterion.h>

void
test_no_model (AwrashSimulationModelBuilder *builder, int code, const char *message)
{
  g_autoptr (GError) error = NULL;

  cr_expect_null (awrash_simulation_model_builder_build (builder, &error));
  cr_assert (g_error_matches (error, AWRASH_ERROR, code), "%s",
             error == NULL ? "" : error->message);
  cr_expect (g_str_has_prefix (error->message, message), "%s", error->message);
}
