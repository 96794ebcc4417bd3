/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Streams as others read them. Source: the strands of the Awrach programme. Invariant: a stream has
 * at least one worksite type. */

#include "programme/programme-private.h"

gssize
awrash_i_stream_find (const AwrashProgramme *programme, const char *code)
{
  for (gsize i = 0; i < programme->n_streams; i++)
    if (g_str_equal (programme->streams[i].code, code))
      return (gssize)i;
  return -1;
}

size_t
awrash_programme_stream_get_count (const AwrashProgramme *programme)
{
  g_return_val_if_fail (programme != NULL, 0);
  return programme->n_streams;
}

const char *
awrash_programme_stream_get_code (const AwrashProgramme *programme, size_t stream)
{
  g_return_val_if_fail (programme != NULL && stream < programme->n_streams, NULL);
  return programme->streams[stream].code;
}

const char *
awrash_programme_stream_get_label (const AwrashProgramme *programme, size_t stream,
                                   const char *language)
{
  const AwrashStream *named = NULL;

  g_return_val_if_fail (programme != NULL && stream < programme->n_streams, NULL);
  g_return_val_if_fail (language != NULL, NULL);
  named = &programme->streams[stream];
  return awrash_i_programme_label (language, named->name_ar, named->name_fr, named->name_en,
                                   named->code);
}
