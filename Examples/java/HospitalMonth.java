// A month end of a small hospital, printed as CSV: HospitalMonth LIBRARY BOOK DATA.
//
// The same program stands in Examples/c, which says what it does. Java 8 and later with Java Native
// Access (Debian: libjna-java); HospLibrary.java beside it declares all functions.

import com.sun.jna.Native;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.List;

public final class HospitalMonth {
    private static final int MONTH = 202503;

    /** A call ended with an error, in the words of the library. */
    static final class HospitalException extends RuntimeException {
        private static final long serialVersionUID = 1;

        HospitalException(String text) {
            super(text);
        }
    }

    /** A verb of the book: month and code in, a result out. */
    private interface Verb {
        int call(int book, int month, byte[] code, int length, int[] result);
    }

    private final HospLibrary library;
    private final PrintStream out;
    private int book;

    private HospitalMonth(HospLibrary library, PrintStream out) {
        this.library = library;
        this.out = out;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void check(int status) {
        if (status >= 0) {
            return;
        }
        byte[] text = new byte[4096];
        library.hosp_error_text(book, text, text.length, null);
        throw new HospitalException(Native.toString(text, "UTF-8") + " (" + status + ")");
    }

    /** An encoding is that of an opening. */
    private void open(String location, int encoding) {
        byte[] path = bytes(location);
        int[] opened = new int[1];
        check(library.hosp_close(book));
        book = 0;
        check(library.hosp_open(path, path.length, encoding, opened));
        book = opened[0];
        String[][] options = {
            {"language", "en"}, {"actor", "month_end"}, {"now", "20250401090000"}};
        for (String[] option : options) {
            byte[] value = bytes(option[1]);
            check(library.hosp_set_text(book, bytes(option[0] + "\0"), value, value.length));
        }
    }

    private void importFiles(String location, Path directory) throws IOException {
        int encoding = -1;
        for (String line : Files.readAllLines(directory.resolve("imports.txt"))) {
            String[] words = line.split(" ");
            if (Integer.parseInt(words[0]) != encoding) {
                encoding = Integer.parseInt(words[0]);
                open(location, encoding);
            }
            byte[] path = bytes(directory.resolve(words[1]).toString());
            byte[] key = bytes(words[1]);
            byte[] table = bytes(words[2]);
            check(library.hosp_import_file(
                book, table, table.length, path, path.length, key, key.length, null, 0, null));
        }
    }

    private void run(Verb verb, String code, String... tables) throws IOException {
        int[] result = new int[1];
        int[] cursor = new int[1];
        int[] needed = new int[1];
        check(verb.call(book, MONTH, bytes(code), bytes(code).length, result));
        for (String table : tables) {
            byte[] name = bytes(table);
            check(library.hosp_result_table(result[0], name, name.length, cursor));
            library.hosp_cursor_csv(cursor[0], null, 0, needed);
            byte[] text = new byte[needed[0]];
            check(library.hosp_cursor_csv(cursor[0], text, text.length, null));
            out.write(bytes("== " + code + " " + table + "\r\n"));
            out.write(text, 0, text.length - 1);
            check(library.hosp_close(cursor[0]));
        }
        check(library.hosp_close(result[0]));
    }

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 3) {
            System.err.println("usage: HospitalMonth LIBRARY BOOK DATA");
            System.exit(2);
        }
        HospLibrary library = Native.load(arguments[0], HospLibrary.class);
        HospitalMonth month = new HospitalMonth(library, System.out);
        List<String> inspections = Arrays.asList("ZC2025", "ZJ0321");
        try {
            month.importFiles(arguments[1], Paths.get(arguments[2]));
            month.run(library::hosp_cost_allocate, "FT", "final", "lines");
            month.run(library::hosp_appraisal_run, "YUE", "parts", "cards");
            month.run(library::hosp_pay_distribute, "JX", "departments", "persons", "set_asides");
            for (String inspection : inspections) {
                month.run(library::hosp_inspection_score, inspection, "score", "findings");
            }
            month.check(library.hosp_close(month.book));
        } catch (HospitalException error) {
            System.err.println("HospitalMonth: " + error.getMessage());
            System.exit(1);
        }
        System.out.flush();
    }
}
