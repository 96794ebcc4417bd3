# SPDX-License-Identifier: GPL-3.0-or-later

"""The Khénifra question from Python: how a region's places divide among its provinces, by need.

Source: the programme folder given as the argument, examples/data/khenifra-2023.
Invariant: khenifra.c, khenifra.cpp and Khenifra.java print the same bytes.

  AWRASH_LIBRARY=$(pkg-config --variable=libdir awrash)/libawrash.so python3 khenifra.py examples/data/khenifra-2023
"""

import sys

import awrash


def main(arguments):
    if len(arguments) != 1:
        print("usage: khenifra.py FOLDER", file=sys.stderr)
        return 2
    try:
        programme = awrash.Programme.load(arguments[0])
        plan = programme.split(reading="by-need")
    except awrash.Error as fault:
        print(fault, file=sys.stderr)
        return 2
    print(plan.status)
    for province, places, label in zip(plan.codes, plan.places["sustainable"], plan.labels):
        print(province, places, label)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
