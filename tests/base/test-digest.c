/* SPDX-License-Identifier: GPL-3.0-or-later */

/* SHA-256: the examples of the standard, every length around a block's end, parts of any size.
 * Source: FIPS 180-4 and its examples; GLib's own SHA-256. */

#include "base/digest-private.h"

#include <criterion/criterion.h>
#include <string.h>

#define LONGEST 300

static void
fill (guint8 bytes[], gsize n)
{
  guint32 number = 1;

  for (gsize k = 0; k < n; k++)
    {
      number = number * 1664525u + 1013904223u;
      bytes[k] = (guint8)(number >> 24);
    }
}

Test (base_digest, the_examples_of_the_standard)
{
  const char *texts[][2] = {
    { "", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" },
    { "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" },
    { "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1" },
  };

  for (gsize k = 0; k < G_N_ELEMENTS (texts); k++)
    {
      g_autofree char *sum = awrash_i_digest_text (texts[k][0], strlen (texts[k][0]));

      cr_expect_str_eq (sum, texts[k][1], "\"%s\"", texts[k][0]);
    }
}

Test (base_digest, is_that_of_glib_for_every_length)
{
  guint8 bytes[LONGEST];

  fill (bytes, sizeof bytes);
  for (gsize n = 0; n <= LONGEST; n++)
    {
      g_autofree char *sum = awrash_i_digest_text ((const char *)bytes, n);
      g_autofree char *expected = g_compute_checksum_for_data (G_CHECKSUM_SHA256, bytes, n);

      cr_expect_str_eq (sum, expected, "%zu bytes", n);
    }
}

Test (base_digest, is_the_same_in_parts_of_any_size)
{
  guint8 bytes[LONGEST];
  g_autofree char *whole = NULL;

  fill (bytes, sizeof bytes);
  whole = awrash_i_digest_text ((const char *)bytes, LONGEST);
  for (gsize size = 1; size <= LONGEST; size++)
    {
      AwrashDigest digest;
      g_autofree char *sum = NULL;

      awrash_i_digest_start (&digest);
      for (gsize at = 0; at < LONGEST; at += size)
        {
          awrash_i_digest_add (&digest, bytes + at, MIN (size, LONGEST - at));
          awrash_i_digest_add_text (&digest, "");
        }
      sum = awrash_i_digest_end_text (&digest);
      cr_expect_str_eq (sum, whole, "parts of %zu bytes", size);
    }
}
