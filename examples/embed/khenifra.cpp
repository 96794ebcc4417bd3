// SPDX-License-Identifier: GPL-3.0-or-later

// The Khénifra question from C++: how a region's places divide among its provinces, by need.
// Source: the programme folder given as the argument, examples/data/khenifra-2023.
// Invariant: khenifra.c, Khenifra.java and khenifra.py print the same bytes.
//
//   c++ khenifra.cpp $(pkg-config --cflags --libs awrash) -o khenifra
//   ./khenifra examples/data/khenifra-2023

#include <awrash.h>

#include <cstdint>
#include <iostream>
#include <memory>
#include <stdexcept>
#include <string>

namespace
{

// A handle that gives itself back: the C function that frees is part of the type.
template <auto release> struct Release
{
  template <typename T> void operator() (T *thing) const { release (thing); }
};

using Programme = std::unique_ptr<AwrashProgramme, Release<awrash_programme_unref>>;
using Reading = std::unique_ptr<AwrashReading, Release<awrash_split_reading_free>>;
using Plan = std::unique_ptr<AwrashPlan, Release<awrash_split_plan_unref>>;

// Calls with a GError at the end, and throws what it says.
template <typename Function, typename... Arguments>
auto checked (Function function, Arguments... arguments)
{
  GError *error = nullptr;
  auto result = function (arguments..., &error);
  if (error != nullptr)
    {
      std::string message = error->message;
      g_error_free (error);
      throw std::runtime_error (message);
    }
  return result;
}

int64_t places_of (const AwrashProgramme *programme, const AwrashPlan *plan, size_t province,
                   const std::string &stream)
{
  int64_t sum = 0;
  for (size_t cell = 0; cell < awrash_split_plan_get_n_cells (plan); cell++)
    {
      auto type = static_cast<size_t> (awrash_split_plan_get_cell_types (plan)[cell]);
      auto owner = awrash_programme_type_get_stream (programme, type);
      if (awrash_split_plan_get_cell_provinces (plan)[cell] == static_cast<int64_t> (province)
          && stream == awrash_programme_stream_get_code (programme, owner))
        sum += awrash_split_plan_get_places (plan)[cell];
    }
  return sum;
}

void print_plan (const AwrashProgramme *programme, const AwrashPlan *plan)
{
  std::cout << awrash_base_status_get_name (awrash_split_plan_get_status (plan)) << '\n';
  for (size_t p = 0; p < awrash_programme_province_get_count (programme); p++)
    {
      auto territory = awrash_programme_province_get_territory (programme, p);
      std::cout << awrash_programme_territory_get_code (programme, territory) << ' '
                << places_of (programme, plan, p, "sustainable") << ' '
                << awrash_programme_territory_get_label (programme, territory, "fr") << '\n';
    }
}

} // namespace

int main (int argc, char *argv[])
try
  {
    if (argc != 2)
      throw std::runtime_error ("usage: khenifra FOLDER");
    Programme programme (checked (awrash_programme_load, argv[1]));
    Reading reading (checked (awrash_split_reading_load, programme.get (), "by-need"));
    Plan plan (checked (awrash_split_solve, programme.get (), reading.get ()));
    print_plan (programme.get (), plan.get ());
    return 0;
  }
catch (const std::exception &fault)
  {
    std::cerr << fault.what () << '\n';
    return 2;
  }
