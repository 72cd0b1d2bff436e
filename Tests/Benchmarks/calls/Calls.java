// What a call costs from Java by Java Native Access: Calls LIBRARY version|rows COUNT.

import com.sun.jna.Native;
import java.nio.charset.StandardCharsets;

public final class Calls {
    private Calls() {}

    public static void main(String[] arguments) {
        HospLibrary library = Native.load(arguments[0], HospLibrary.class);
        boolean isRows = arguments[1].equals("rows");
        long count = Long.parseLong(arguments[2]);
        int[] book = new int[1];
        int[] cursor = new int[1];
        byte[] text = "a\n1\n2\n3\n".getBytes(StandardCharsets.US_ASCII);
        int status = library.hosp_open(null, 0, 0, book);
        if (status == 0) {
            status = library.hosp_csv_open_text(book[0], text, text.length, cursor, null);
        }
        if (status != 0) {
            throw new IllegalStateException("status " + status);
        }
        long begin = 0;
        long sum = 0;
        long[] rows = new long[1];
        for (int round = 0; round < 2; round++) {
            begin = System.nanoTime();
            sum = 0;
            for (long number = 0; number < count; number++) {
                if (isRows) {
                    status |= library.hosp_cursor_rows(cursor[0], rows);
                    sum += rows[0];
                } else {
                    sum += library.hosp_version_number() != 0 ? 1 : 0;
                }
            }
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        if (status != 0) {
            throw new IllegalStateException("status " + status);
        }
        System.out.printf("T=%.9f CHK=%d%n", seconds, sum);
    }
}
