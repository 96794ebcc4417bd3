/* SPDX-License-Identifier: GPL-3.0-or-later */

/* GLib's locks for ThreadSanitizer, which sees those of POSIX alone: GLib is not compiled with it,
 * and takes them by a system call of its own. Loaded before GLib, in every program that is watched.
 * Source: ThreadSanitizer, tsan_interface.h; futex(2). Invariant: what is told of is what is done,
 * so that a lock that is forgotten is still found. */

#include <dlfcn.h>
#include <glib.h>

extern void __tsan_acquire (void *address) __attribute__ ((weak));
extern void __tsan_release (void *address) __attribute__ ((weak));

static void
call (const char *name, GMutex *mutex)
{
  void (*function) (GMutex * mutex) = NULL;
  void *symbol = dlsym (RTLD_NEXT, name);

  memcpy (&function, &symbol, sizeof function);
  function (mutex);
}

void
g_mutex_lock (GMutex *mutex)
{
  call ("g_mutex_lock", mutex);
  if (__tsan_acquire != NULL)
    __tsan_acquire (mutex);
}

void
g_mutex_unlock (GMutex *mutex)
{
  if (__tsan_release != NULL)
    __tsan_release (mutex);
  call ("g_mutex_unlock", mutex);
}
