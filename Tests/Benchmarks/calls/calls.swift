// What a call of the C interface costs from Swift: calls version|rows COUNT.
import CHosp

let isRows = CommandLine.arguments[1] == "rows"
let count = Int64(CommandLine.arguments[2]) ?? 0
var (book, cursor): (Int32, Int32) = (0, 0)
var status = hosp_open(nil, 0, 0, &book)
if status == 0 { status = hosp_csv_open_text(book, "a\n1\n2\n3\n", -1, &cursor, nil) }

func calls() -> Int64 {
    var sum: Int64 = 0
    for _ in 0..<count {
        guard isRows else {
            sum += hosp_version_number() != 0 ? 1 : 0
            continue
        }
        var rows: Int64 = 0
        status |= hosp_cursor_rows(cursor, &rows)
        sum += rows
    }
    return sum
}

let clock = ContinuousClock()
var (taken, sum): (Duration, Int64) = (.zero, 0)
for _ in 1...2 { taken = clock.measure { sum = calls() } }
precondition(status == 0, "status \(status)")
print("T=\(taken / .seconds(1)) CHK=\(sum)")
