/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is put into sentences. Source: none. Invariant: a piece owns nothing; its texts outlive the
 * writing. */

#include "report/writer-private.h"

AwrashPiece
awrash_i_piece_integer (int64_t value)
{
  return (AwrashPiece){ .kind = AWRASH_PIECE_INTEGER, .integer = value };
}

AwrashPiece
awrash_i_piece_change (int64_t value)
{
  return (AwrashPiece){ .kind = AWRASH_PIECE_CHANGE, .integer = value };
}

AwrashPiece
awrash_i_piece_decimal (double value, int decimals)
{
  return (AwrashPiece){ .kind = AWRASH_PIECE_DECIMAL, .number = value, .decimals = decimals };
}

AwrashPiece
awrash_i_piece_difference (double value, int decimals)
{
  return (AwrashPiece){
    .kind = AWRASH_PIECE_DECIMAL, .number = value, .decimals = decimals, .is_change = TRUE
  };
}

AwrashPiece
awrash_i_piece_percent (double part, int decimals)
{
  return (AwrashPiece){
    .kind = AWRASH_PIECE_DECIMAL, .number = part * 100, .decimals = decimals, .unit = "\u00A0%"
  };
}

AwrashPiece
awrash_i_piece_labels (char *const labels[])
{
  return (AwrashPiece){ .kind = AWRASH_PIECE_LABELS, .labels = labels };
}

AwrashPiece
awrash_i_piece_noun (AwrashNoun noun, int64_t n)
{
  return (AwrashPiece){ .kind = AWRASH_PIECE_NOUN, .integer = n, .noun = noun };
}

AwrashPiece
awrash_i_piece_message (AwrashMessage message)
{
  return (AwrashPiece){ .kind = AWRASH_PIECE_MESSAGE, .integer = message };
}

AwrashPiece
awrash_i_piece_territory (gsize territory)
{
  return (AwrashPiece){ .kind = AWRASH_PIECE_TERRITORY, .integer = (int64_t)territory };
}

AwrashPiece
awrash_i_piece_province (const AwrashWriter *writer, gsize province)
{
  return awrash_i_piece_territory (
      awrash_programme_province_get_territory (writer->programme, province));
}

AwrashPiece
awrash_i_piece_stream (gsize stream)
{
  return (AwrashPiece){ .kind = AWRASH_PIECE_STREAM, .integer = (int64_t)stream };
}

AwrashPiece
awrash_i_piece_type (gsize type)
{
  return (AwrashPiece){ .kind = AWRASH_PIECE_TYPE, .integer = (int64_t)type };
}

AwrashPiece
awrash_i_piece_option (const char *group, const char *key, const char *other)
{
  return (AwrashPiece){ .kind = AWRASH_PIECE_OPTION, .group = group, .key = key, .other = other };
}

AwrashPiece
awrash_i_piece_data (const char *text)
{
  return (AwrashPiece){ .kind = AWRASH_PIECE_DATA, .group = text };
}

AwrashPiece
awrash_i_piece_mark (AwrashPiece piece, gboolean is_assumed)
{
  piece.is_assumed = is_assumed;
  return piece;
}

AwrashPiece
awrash_i_piece_cut (AwrashPiece piece, gsize most)
{
  piece.most = most;
  return piece;
}
