/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the refusals of allocator.c are there to find, planted: each of these calls is wrong in its
 * way when memory is refused, or the call cancelled. Source: none. Invariant: every scenario is
 * told as a fault. */

#include "allocator.h"

#include <string.h>

static void *
ask (gsize bytes)
{
  return g_try_malloc0 (bytes);
}

static gboolean
tell (GError **error)
{
  g_set_error_literal (error, AWRASH_ERROR, AWRASH_ERROR_MEMORY, "not enough memory");
  return FALSE;
}

static gboolean
leak (GError **error)
{
  g_autofree void *first = ask (8);
  void *second = first != NULL ? ask (8) : NULL, *third = second != NULL ? ask (8) : NULL;

  if (third == NULL)
    return tell (error);
  g_free (second);
  g_free (third);
  return TRUE;
}

static gboolean
write_early (GError **error)
{
  static int64_t output[4];
  g_autofree void *room = NULL;

  fault_output (output, sizeof output);
  memset (output, 0, sizeof output / 2);
  room = ask (8);
  memset (output, 0, sizeof output);
  return room != NULL || tell (error);
}

static gboolean
answer_otherwise (GError **error)
{
  static int64_t output;
  g_autofree void *room = ask (8);

  (void)error;
  fault_output (&output, sizeof output);
  output = room != NULL ? 1 : 2;
  return TRUE;
}

static gboolean
tell_nothing (GError **error)
{
  g_autofree void *room = ask (8);

  (void)error;
  return room != NULL;
}

static gboolean
tell_twice (GError **error)
{
  g_autofree void *room = ask (8);

  if (room != NULL)
    return TRUE;
  (void)tell (error);
  return tell (error);
}

static gboolean
break_for_good (GError **error)
{
  static gboolean is_broken = FALSE;
  g_autofree void *room = ask (8);

  is_broken = is_broken || room == NULL;
  return !is_broken || tell (error);
}

static gboolean
tell_another_end (GError **error)
{
  g_autofree void *room = ask (8);
  const AwrashCancel *cancel = awrash_base_cancel_use (NULL);

  return (room != NULL && !awrash_base_cancel_is_asked (cancel)) || tell (error);
}

int
main (int argc, char **argv)
{
  static const FaultScenario scenarios[] = {
    { "memory is lost", NULL, leak, NULL },
    { "an output was written", NULL, write_early, NULL },
    { "another answer than with memory", NULL, answer_otherwise, NULL },
    { "no error", NULL, tell_nothing, NULL },
    { "a complaint", NULL, tell_twice, NULL },
    { "the next call fails", NULL, break_for_good, NULL },
    { "another error", NULL, tell_another_end, NULL },
  };

  return fault_run (argc, argv, G_N_ELEMENTS (scenarios), scenarios);
}
