/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A race that has to be found: two threads count in one place. Called with "locked" they take
 * turns, and there is none. Source: none. Invariant: the sum is printed, so that the count is not
 * left out. */

#include <glib.h>

static GMutex mutex;
static gboolean is_locked;
static volatile int count;

static gpointer
work (gpointer data)
{
  for (int i = 0; i < 1000; i++)
    {
      if (is_locked)
        g_mutex_lock (&mutex);
      count++;
      if (is_locked)
        g_mutex_unlock (&mutex);
    }
  return data;
}

int
main (int argc, char *argv[])
{
  GThread *threads[2];

  is_locked = argc > 1 && g_strcmp0 (argv[1], "locked") == 0;
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("counter", work, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  g_print ("%d\n", count);
  return 0;
}
