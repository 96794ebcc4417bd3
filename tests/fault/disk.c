/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A disk that fails on demand, in front of the C library's (LD_PRELOAD): the k-th deed on a file
 * meets a full disk, an error of the device, or the end of the process in its midst; or every write
 * is cut short or interrupted; or nothing may be changed in the folder AWRASH_FAULT_UNDER, since
 * it is on a disk that is read-only, or somebody else's. AWRASH_FAULT is "KIND:K";
 * AWRASH_FAULT_COUNT names a file into which the number of deeds goes in the end.
 * Source: the I/O error and crash tests of SQLite ("How SQLite is tested"); ld.so(8), LD_PRELOAD.
 * Invariant: only regular files are concerned, and reading them only by EIO. */

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

typedef enum
{
  NOTHING,
  FULL,   /* from the k-th deed that needs room on: half of a write, then ENOSPC */
  ERROR,  /* the k-th deed: EIO */
  KILL,   /* in the midst of the k-th deed */
  SHORT,  /* every write: one byte, or half */
  AGAIN,  /* every other write: EINTR */
  LOCKED, /* what changes a file or a folder: EROFS */
  DENIED  /* the same: EACCES */
} Kind;

static Kind kind = NOTHING;
static long at = 0;
static atomic_long deeds = 0, writes = 0;

__attribute__ ((constructor)) static void
begin (void)
{
  static const char *const names[]
      = { "none", "full", "error", "kill", "short", "again", "locked", "denied" };
  const char *wish = getenv ("AWRASH_FAULT");
  const char *colon = wish != NULL ? strchr (wish, ':') : NULL;

  for (int i = 0; colon != NULL && i < (int)(sizeof names / sizeof *names); i++)
    if (strlen (names[i]) == (size_t)(colon - wish)
        && strncmp (names[i], wish, (size_t)(colon - wish)) == 0)
      {
        kind = (Kind)i;
        at = atol (colon + 1);
      }
}

__attribute__ ((destructor)) static void
end (void)
{
  const char *path = getenv ("AWRASH_FAULT_COUNT");
  char text[32];
  int length = snprintf (text, sizeof text, "%ld\n", (long)deeds), file;

  if (path == NULL)
    return;
  file = (int)syscall (SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_TRUNC, 0666);
  if (file < 0 || syscall (SYS_write, file, text, length) != length)
    _exit (99);
}

static int
is_regular (int file)
{
  struct stat about;

  return fstat (file, &about) == 0 && S_ISREG (about.st_mode);
}

/* Whether nothing may be changed at this path, with errno. */
static int
is_locked (const char *path)
{
  const char *under = getenv ("AWRASH_FAULT_UNDER");

  if ((kind != LOCKED && kind != DENIED) || under == NULL
      || strncmp (path, under, strlen (under)) != 0)
    return 0;
  errno = kind == LOCKED ? EROFS : EACCES;
  return 1;
}

/* One more deed; whether it fails, with errno. */
static int
fails (int needs_room)
{
  const long deed = atomic_fetch_add (&deeds, 1) + 1;

  if (kind == KILL && deed == at)
    raise (SIGKILL);
  if (kind == ERROR && deed == at)
    {
      errno = EIO;
      return 1;
    }
  if (kind == FULL && needs_room && deed >= at)
    {
      errno = ENOSPC;
      return 1;
    }
  return 0;
}

/* How much of a write is let through; 0: errno says why none is. */
static size_t
let_through (int file, size_t n, int *dies)
{
  long deed;

  *dies = 0;
  if (n == 0 || !is_regular (file))
    return n;
  deed = atomic_fetch_add (&deeds, 1) + 1;
  if (kind == SHORT)
    return n / 2 > 0 ? n / 2 : 1;
  if (kind == AGAIN && atomic_fetch_add (&writes, 1) % 2 == 0)
    {
      errno = EINTR;
      return 0;
    }
  if (deed < at || (kind != FULL && deed > at))
    return n;
  errno = kind == FULL ? ENOSPC : EIO;
  *dies = kind == KILL;
  return kind == ERROR || (kind == FULL && deed > at) || (kind != NOTHING && n == 1) ? 0
         : kind == NOTHING                                                           ? n
                                                                                     : n / 2;
}

ssize_t
write (int file, const void *bytes, size_t n)
{
  int dies;
  const size_t most = let_through (file, n, &dies);
  ssize_t done = n > 0 && most == 0 ? -1 : syscall (SYS_write, file, bytes, most);

  if (dies)
    raise (SIGKILL);
  return done;
}

ssize_t
pwrite (int file, const void *bytes, size_t n, off_t place)
{
  int dies;
  const size_t most = let_through (file, n, &dies);
  ssize_t done = n > 0 && most == 0 ? -1 : syscall (SYS_pwrite64, file, bytes, most, place);

  if (dies)
    raise (SIGKILL);
  return done;
}

ssize_t
pwrite64 (int file, const void *bytes, size_t n, off64_t place)
{
  return pwrite (file, bytes, n, place);
}

/* Reading is a deed that only an error of the device concerns. */
ssize_t
pread (int file, void *bytes, size_t n, off_t place)
{
  if (kind == ERROR && is_regular (file) && fails (0))
    return -1;
  return syscall (SYS_pread64, file, bytes, n, place);
}

ssize_t
pread64 (int file, void *bytes, size_t n, off64_t place)
{
  return pread (file, bytes, n, place);
}

int
fsync (int file)
{
  return is_regular (file) && fails (0) ? -1 : (int)syscall (SYS_fsync, file);
}

int
fdatasync (int file)
{
  return is_regular (file) && fails (0) ? -1 : (int)syscall (SYS_fdatasync, file);
}

int
ftruncate (int file, off_t length)
{
  return is_regular (file) && fails (1) ? -1 : (int)syscall (SYS_ftruncate, file, length);
}

int
ftruncate64 (int file, off64_t length)
{
  return ftruncate (file, length);
}

int
rename (const char *from, const char *to)
{
  return is_locked (to) || fails (0) ? -1
                                     : (int)syscall (SYS_renameat, AT_FDCWD, from, AT_FDCWD, to);
}

int
link (const char *from, const char *to)
{
  return is_locked (to) || fails (1) ? -1
                                     : (int)syscall (SYS_linkat, AT_FDCWD, from, AT_FDCWD, to, 0);
}

int
mkdir (const char *path, mode_t mode)
{
  /* of a folder that is there nothing is asked but that it is */
  if (access (path, F_OK) != 0 && (is_locked (path) || fails (1)))
    return -1;
  return (int)syscall (SYS_mkdirat, AT_FDCWD, path, mode);
}

int
unlink (const char *path)
{
  return is_locked (path) ? -1 : (int)syscall (SYS_unlinkat, AT_FDCWD, path, 0);
}

/* A file that is made needs room in its folder. */
int
open (const char *path, int flags, ...)
{
  mode_t mode = 0;
  va_list arguments;

  va_start (arguments, flags);
  if ((flags & O_CREAT) != 0)
    mode = va_arg (arguments, mode_t);
  va_end (arguments);
  if ((flags & O_ACCMODE) != O_RDONLY && is_locked (path))
    return -1;
  if ((flags & O_CREAT) != 0 && access (path, F_OK) != 0 && fails (1))
    return -1;
  return (int)syscall (SYS_openat, AT_FDCWD, path, flags, mode);
}

int
open64 (const char *path, int flags, ...)
{
  mode_t mode = 0;
  va_list arguments;

  va_start (arguments, flags);
  if ((flags & O_CREAT) != 0)
    mode = va_arg (arguments, mode_t);
  va_end (arguments);
  return open (path, flags, mode);
}
