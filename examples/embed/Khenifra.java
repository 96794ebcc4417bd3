// SPDX-License-Identifier: GPL-3.0-or-later

// The Khénifra question from Java: how a region's places divide among its provinces, by need.
// Source: the programme folder given as the argument, examples/data/khenifra-2023.
// Invariant: khenifra.c, khenifra.cpp and khenifra.py print the same bytes.
//
//   javac -cp /usr/share/java/jna.jar Khenifra.java
//   java -cp /usr/share/java/jna.jar:. Khenifra examples/data/khenifra-2023

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

public final class Khenifra {

    /** What is called of the library. size_t is long: the platforms named in the README have 64 bits. */
    public interface Awrash extends Library {
        Awrash LIBRARY = Native.load("awrash", Awrash.class, Map.of(Library.OPTION_STRING_ENCODING, "UTF-8"));

        Pointer awrash_programme_load(String folder, PointerByReference error);

        void awrash_programme_unref(Pointer programme);

        long awrash_programme_province_get_count(Pointer programme);

        long awrash_programme_province_get_territory(Pointer programme, long province);

        String awrash_programme_territory_get_code(Pointer programme, long territory);

        String awrash_programme_territory_get_label(Pointer programme, long territory, String language);

        long awrash_programme_type_get_stream(Pointer programme, long type);

        String awrash_programme_stream_get_code(Pointer programme, long stream);

        Pointer awrash_split_reading_load(Pointer programme, String name, PointerByReference error);

        void awrash_split_reading_free(Pointer reading);

        Pointer awrash_split_solve(Pointer programme, Pointer reading, PointerByReference error);

        void awrash_split_plan_unref(Pointer plan);

        int awrash_split_plan_get_status(Pointer plan);

        long awrash_split_plan_get_n_cells(Pointer plan);

        Pointer awrash_split_plan_get_cell_provinces(Pointer plan);

        Pointer awrash_split_plan_get_cell_types(Pointer plan);

        Pointer awrash_split_plan_get_places(Pointer plan);

        String awrash_base_status_get_name(int status);
    }

    private static final Awrash awrash = Awrash.LIBRARY;

    private Khenifra() {}

    /** Throws what a GError says: { guint32 domain; int code; char *message; }. */
    private static Pointer checked(Pointer result, PointerByReference error) {
        if (error.getValue() != null) {
            throw new IllegalArgumentException(error.getValue().getPointer(8).getString(0, "UTF-8"));
        }
        return result;
    }

    private static long[] cells(Pointer values, long count) {
        return count == 0 ? new long[0] : values.getLongArray(0, (int) count);
    }

    private static long placesOf(Pointer programme, Pointer plan, long province, String stream) {
        long count = awrash.awrash_split_plan_get_n_cells(plan);
        long[] provinces = cells(awrash.awrash_split_plan_get_cell_provinces(plan), count);
        long[] types = cells(awrash.awrash_split_plan_get_cell_types(plan), count);
        long[] places = cells(awrash.awrash_split_plan_get_places(plan), count);
        long sum = 0;
        for (int cell = 0; cell < count; cell++) {
            long owner = awrash.awrash_programme_type_get_stream(programme, types[cell]);
            if (provinces[cell] == province && awrash.awrash_programme_stream_get_code(programme, owner).equals(stream)) {
                sum += places[cell];
            }
        }
        return sum;
    }

    private static void printPlan(PrintStream out, Pointer programme, Pointer plan) {
        out.print(awrash.awrash_base_status_get_name(awrash.awrash_split_plan_get_status(plan)) + "\n");
        for (long p = 0; p < awrash.awrash_programme_province_get_count(programme); p++) {
            long territory = awrash.awrash_programme_province_get_territory(programme, p);
            out.print(awrash.awrash_programme_territory_get_code(programme, territory) + " "
                    + placesOf(programme, plan, p, "sustainable") + " "
                    + awrash.awrash_programme_territory_get_label(programme, territory, "fr") + "\n");
        }
        out.flush();
    }

    public static void main(String[] arguments) {
        Pointer programme = null;
        Pointer reading = null;
        Pointer plan = null;
        try {
            if (arguments.length != 1) {
                throw new IllegalArgumentException("usage: Khenifra FOLDER");
            }
            PointerByReference error = new PointerByReference();
            programme = checked(awrash.awrash_programme_load(arguments[0], error), error);
            reading = checked(awrash.awrash_split_reading_load(programme, "by-need", error), error);
            plan = checked(awrash.awrash_split_solve(programme, reading, error), error);
            printPlan(new PrintStream(System.out, false, StandardCharsets.UTF_8), programme, plan);
        } catch (IllegalArgumentException fault) {
            System.err.println(fault.getMessage());
            System.exit(2);
        } finally {
            awrash.awrash_split_plan_unref(plan);
            awrash.awrash_split_reading_free(reading);
            awrash.awrash_programme_unref(programme);
        }
    }
}
