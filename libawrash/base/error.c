/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The error domain and its codes, and how an error is made. Codes have names so that no binding
 * hard-codes a number. Invariant: a message is UTF-8. */

#include "base/error-private.h"
#include "base/names-private.h"

static const AwrashName error_names[] = {
  { AWRASH_ERROR_VALUE, "value" },       { AWRASH_ERROR_EMPTY, "empty" },
  { AWRASH_ERROR_OVERFLOW, "overflow" }, { AWRASH_ERROR_BOUNDS, "bounds" },
  { AWRASH_ERROR_NAME, "name" },         { AWRASH_ERROR_DUPLICATE, "duplicate" },
  { AWRASH_ERROR_CYCLE, "cycle" },       { AWRASH_ERROR_FILE, "file" },
  { AWRASH_ERROR_ENCODING, "encoding" }, { AWRASH_ERROR_SYNTAX, "syntax" },
  { AWRASH_ERROR_FOLDER, "folder" },     { AWRASH_ERROR_CLASS, "class" },
  { AWRASH_ERROR_MEMORY, "memory" },     { AWRASH_ERROR_CANCELLED, "cancelled" },
  { AWRASH_ERROR_INTERNAL, "internal" },
};

GQuark
awrash_base_error_quark (void)
{
  return g_quark_from_static_string ("awrash-base-error-quark");
}

const char *
awrash_base_error_get_name (int code)
{
  return awrash_i_names_get (error_names, G_N_ELEMENTS (error_names), code);
}

int
awrash_base_error_from_name (const char *name)
{
  return awrash_i_names_find (error_names, G_N_ELEMENTS (error_names), name);
}

/* ── messages ───────────────────────────────────────────────────────────────────────────────── */

void
awrash_i_error_set_literal (GError **error, GQuark domain, int code, const char *message)
{
  g_autofree char *valid = NULL;

  if (error == NULL)
    return;
  valid = g_utf8_make_valid (message, -1);
  g_propagate_error (error, g_error_new_literal (domain, code, valid));
}

void
awrash_i_error_set (GError **error, GQuark domain, int code, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  if (error == NULL)
    return;
  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  awrash_i_error_set_literal (error, domain, code, message);
}

void
awrash_i_error_prefix (GError **error, const char *format, ...)
{
  g_autofree char *prefix = NULL;
  g_autofree char *message = NULL;
  va_list arguments;

  if (error == NULL || *error == NULL)
    return;
  va_start (arguments, format);
  prefix = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  message = g_strconcat (prefix, (*error)->message, NULL);
  g_free ((*error)->message);
  (*error)->message = g_utf8_make_valid (message, -1);
}
