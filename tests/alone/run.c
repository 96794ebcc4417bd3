/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The tests of a program one after the other in one process, which is the program's own: the test
 * framework starts one for each case, which under valgrind costs a second each, and lets a leaking
 * test pass. Loaded before the framework, in place of which it stands. Source: Criterion 2.4,
 * criterion/internal/test.h: the trampolines, and the section that lists the tests; elf(5).
 * Invariant: the exit status is 1 if an assertion failed, so that nothing passes here that fails
 * there. */

#include <criterion/event.h>
#include <criterion/internal/assert.h>
#include <criterion/internal/test.h>
#include <criterion/types.h>
#include <elf.h>
#include <glib.h>
#include <link.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main (int argc, char *argv[]);

static jmp_buf end_of_test;
static gboolean has_failed;

void
criterion_internal_test_setup (void)
{
}

void
criterion_internal_test_main (void (*test) (void))
{
  if (setjmp (end_of_test) == 0)
    test ();
}

void
criterion_internal_test_teardown (void)
{
}

void
cri_asserts_passed_incr (void)
{
}

void
criterion_send_assert (struct criterion_assert_stats *told)
{
  if (told->passed)
    return;
  has_failed = TRUE;
  printf ("%s:%u: %s\n", told->file, told->line, told->message);
}

void
criterion_abort_test (void)
{
  longjmp (end_of_test, 1);
}

void
criterion_continue_test (void)
{
}

/* Where the program, the first of what is loaded, was put. */
static int
tell_base (struct dl_phdr_info *info, size_t size, void *base)
{
  (void)size;
  *(ElfW (Addr) *)base = info->dlpi_addr;
  return 1;
}

/* The list of the program's tests, which no symbol names: its section is looked up in the file. */
static struct criterion_test **
find_tests (const char *file, gsize *n)
{
  ElfW (Addr) base = 0;

  dl_iterate_phdr (tell_base, &base);
  for (gsize i = 0; i < ((const ElfW (Ehdr) *)file)->e_shnum; i++)
    {
      const ElfW (Ehdr) *head = (const void *)file;
      const ElfW (Shdr) *sections = (const void *)(file + head->e_shoff);
      const char *names = file + sections[head->e_shstrndx].sh_offset;

      if (strcmp (names + sections[i].sh_name, "cr_tst") != 0)
        continue;
      *n = sections[i].sh_size / sizeof (void *);
      return (struct criterion_test **)(base + sections[i].sh_addr);
    }
  return NULL;
}

/* What tests/support/tally reads: the counts alone. */
static gboolean
report (const char *place, gsize n_run, gsize n_failed)
{
  g_autofree char *text = g_strdup_printf (
      "<testsuites tests=\"%zu\" failures=\"%zu\" disabled=\"0\"/>\n", n_run, n_failed);

  printf ("%zu tests, %zu failed\n", n_run, n_failed);
  return place == NULL || g_file_set_contents (place, text, -1, NULL);
}

int
main (int argc, char *argv[])
{
  const char *place = argc > 1 && g_str_has_prefix (argv[1], "--xml=") ? argv[1] + 6 : NULL;
  g_autofree char *file = NULL;
  gsize n = 0, n_run = 0, n_failed = 0;
  struct criterion_test **tests = NULL;

  if (argc > 0 && g_file_get_contents (argv[0], &file, NULL, NULL))
    tests = find_tests (file, &n);
  for (gsize i = 0; i < n; i++)
    if (tests[i] != NULL && !tests[i]->data->disabled)
      {
        has_failed = FALSE;
        tests[i]->test ();
        n_failed += has_failed;
        n_run++;
      }
  return !report (place, n_run, n_failed) || n_run == 0 || n_failed > 0;
}
