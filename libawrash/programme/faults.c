/* SPDX-License-Identifier: GPL-3.0-or-later */

/* All faults of a folder in one message, a line each. Source: spreadsheets are mended in one
 * sitting, so one error at a time costs a sitting each. Invariant: the first hundred are told, all
 * counted. */

#include "base/cancel-private.h"
#include "base/i18n-private.h"
#include "programme/draft-private.h"

void
awrash_i_faults_init (AwrashFaults *faults)
{
  faults->told = g_ptr_array_new_with_free_func (g_free);
  faults->n = 0;
  faults->memory = NULL;
}

void
awrash_i_faults_clear (AwrashFaults *faults)
{
  g_clear_pointer (&faults->told, g_ptr_array_unref);
  g_clear_error (&faults->memory);
  faults->n = 0;
}

void
awrash_i_faults_add (AwrashFaults *faults, const char *format, ...)
{
  va_list arguments;

  faults->n++;
  if (faults->told->len >= AWRASH_FAULTS_TOLD)
    return;
  va_start (arguments, format);
  g_ptr_array_add (faults->told, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

void
awrash_i_faults_take (AwrashFaults *faults, const char *where, GError *error)
{
  if (!g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_MEMORY))
    awrash_i_faults_add (faults, "%s%s", where, error->message);
  else if (faults->memory == NULL)
    faults->memory = g_steal_pointer (&error);
  g_clear_error (&error);
}

void
awrash_i_faults_take_all (AwrashFaults *faults, const AwrashFaults *others)
{
  for (guint i = 0; i < others->told->len; i++)
    awrash_i_faults_add (faults, "%s", (const char *)g_ptr_array_index (others->told, i));
  if (others->memory != NULL)
    awrash_i_faults_take (faults, "", g_error_copy (others->memory));
}

gboolean
awrash_i_faults_settle (const AwrashFaults *faults, GError **error)
{
  g_autoptr (GString) message = NULL;

  if (faults->memory != NULL)
    {
      g_propagate_error (error, g_error_copy (faults->memory));
      return FALSE;
    }
  if (faults->n == 0)
    return TRUE;
  if (awrash_i_is_cancelled (error))
    return FALSE;
  message = g_string_new (NULL);
  for (guint i = 0; i < faults->told->len; i++)
    g_string_append_printf (message, "%s%s", i > 0 ? "\n" : "",
                            (const char *)g_ptr_array_index (faults->told, i));
  if (faults->n > faults->told->len)
    {
      const gsize more = faults->n - faults->told->len;
      g_string_append_c (message, '\n');
      g_string_append_printf (message, _ ("and %zu more"), more);
    }
  g_set_error_literal (error, AWRASH_ERROR, AWRASH_ERROR_FOLDER, message->str);
  return FALSE;
}
