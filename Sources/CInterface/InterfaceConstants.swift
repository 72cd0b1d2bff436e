/// The numbers with a name in `hosp.h`: a contract, never changed and never reused.
///
/// One entry per line: the name, the value, and what it means. The header is printed from this
/// file.
public enum InterfaceConstants {
    /// Every constant of the header.
    public static let all: [(name: String, value: Int32, doc: String)] =
        [
            versions, statuses, encodings, residuals, depreciationRules, ratioModes, directions,
            positivisations, normalisations, weightings, entropyShares, kpiMethods,
            missingPolicies, rankTies, missingReasons, adjustments, columnKinds, limits,
        ].flatMap { $0 }

    /// The version this header belongs to.
    public static let versions: [(name: String, value: Int32, doc: String)] = [
        ("HOSP_VERSION_NUMBER", 1000000, "This header: major * 1000000 + minor * 1000 + patch."),
        ("HOSP_ABI", 1, "Number of the binary interface; it never changes within libhosp.so.1."),
    ]

    /// What a function returns: 0 is success, positive is information, negative is an error.
    public static let statuses: [(name: String, value: Int32, doc: String)] = [
        ("HOSP_OK", 0, "The call did what it says."),
        ("HOSP_ROW", 100, "The cursor stands on a row."),
        ("HOSP_DONE", 101, "The cursor has no more rows."),
        ("HOSP_E_ARGUMENT", -101, "An argument that the function does not take."),
        ("HOSP_E_HANDLE", -102, "The handle is unknown, stale or closed."),
        ("HOSP_E_KIND", -103, "The handle is of another kind than the function takes."),
        ("HOSP_E_BUFFER", -104, "The buffer is too small; out_needed says what is needed."),
        ("HOSP_E_ENCODING", -105, "The text is not valid in the encoding of the book."),
        ("HOSP_E_BUSY", -106, "The object is in use and cannot be used at the same time."),
        ("HOSP_E_FORKED", -107, "The handle was opened before the process forked."),
        ("HOSP_E_RANGE", -201, "A value lies outside of its range."),
        ("HOSP_E_OVERFLOW", -202, "An exact result does not fit its type."),
        ("HOSP_E_UNBALANCED", -203, "Parts do not add up to their whole."),
        ("HOSP_E_DUPLICATE", -204, "A key stands twice."),
        ("HOSP_E_MISSING", -205, "Something needed is not there."),
        ("HOSP_E_UNKNOWN", -206, "A name is not known."),
        ("HOSP_E_FORMAT", -207, "A text does not have the form it must have."),
        ("HOSP_E_RULE", -300, "A rule of the field refuses the step."),
        ("HOSP_E_CLOSED", -301, "The period is closed."),
        ("HOSP_E_LOCKED", -302, "The object is locked."),
        ("HOSP_E_APPROVAL", -303, "An approval is missing."),
        ("HOSP_E_SEPARATION", -304, "One person may not do both steps."),
        ("HOSP_E_BUDGET", -305, "The budget does not cover the amount."),
        ("HOSP_E_IO", -401, "Reading or writing failed."),
        ("HOSP_E_FULL", -402, "The disk is full."),
        ("HOSP_E_CORRUPT", -403, "The file is damaged or is no book."),
        ("HOSP_E_SCHEMA", -404, "The book was written by a newer library or lacks a table."),
        ("HOSP_E_SQL", -405, "The database refused a statement."),
        ("HOSP_E_CONFLICT", -406, "Somebody else changed or holds what the call needs."),
        ("HOSP_E_MEMORY", -501, "There is not enough memory."),
        ("HOSP_E_TOO_BIG", -502, "The input is larger than the library takes."),
        ("HOSP_E_TIMEOUT", -503, "The time given ran out."),
        ("HOSP_E_CANCELLED", -504, "The call was cancelled from another thread."),
        ("HOSP_E_INTERNAL", -900, "A fault of the library itself."),
    ]

    /// Encodings of text, given to hosp_open.
    public static let encodings: [(name: String, value: Int32, doc: String)] = [
        ("HOSP_UTF8", 0, "UTF-8."),
        ("HOSP_GBK", 1, "GBK as in code page 936 (ZHS16GBK); the euro sign is 0x80."),
        ("HOSP_GB18030", 2, "GB18030."),
        ("HOSP_UTF16LE", 3, "UTF-16, low byte first; the terminator is two zero bytes."),
    ]

    /// Who takes the units left when an amount is split into whole units.
    public static let residuals: [(name: String, value: Int32, doc: String)] = [
        ("HOSP_LARGEST_REMAINDER", 0, "One unit each to the largest remainders, earlier first."),
        ("HOSP_LARGEST", 1, "All of the difference to the largest share."),
        ("HOSP_FIRST", 2, "All of the difference to the first share."),
        ("HOSP_LAST", 3, "All of the difference to the last share."),
    ]

    /// In which months an asset is depreciated.
    public static let depreciationRules: [(name: String, value: Int32, doc: String)] = [
        ("HOSP_DEPRECIATION_GOVERNMENT", 0, "From the month of acquisition; no residual value."),
        ("HOSP_DEPRECIATION_ENTERPRISE", 1, "From the month after; the month of disposal still."),
    ]

    /// Which way of a value is better, and how "less is better" is turned.
    public static let ratioModes: [(name: String, value: Int32, doc: String)] = [
        ("HOSP_RATIO_HIGH", 0, "More is better: value over target."),
        ("HOSP_RATIO_LOW_RECIPROCAL", 1, "Less is better: target over value."),
        ("HOSP_RATIO_LOW_LINEAR", 2, "Less is better: two minus value over target."),
    ]

    /// Which way a criterion is better.
    public static let directions: [(name: String, value: Int32, doc: String)] = [
        ("HOSP_HIGHER_IS_BETTER", 0, "More is better."),
        ("HOSP_LOWER_IS_BETTER", 1, "Less is better."),
    ]

    /// How criteria turn that are better when low, before TOPSIS.
    public static let positivisations: [(name: String, value: Int32, doc: String)] = [
        ("HOSP_TURN_DIRECTION", 0, "Not at all: the lowest value is the best."),
        ("HOSP_TURN_RECIPROCAL", 1, "1 over the value, which is above 0."),
        ("HOSP_TURN_MAX_MINUS", 2, "The largest value less the value."),
        ("HOSP_TURN_COMPLEMENT_100", 3, "100 less the value, for rates in percent."),
    ]

    /// How criteria become comparable in TOPSIS.
    public static let normalisations: [(name: String, value: Int32, doc: String)] = [
        ("HOSP_NORM_VECTOR", 0, "By the root of the sum of squares."),
        ("HOSP_NORM_MINMAX", 1, "Between 0 for the worst and 1 for the best; turns by itself."),
        ("HOSP_NORM_SUM", 2, "By the sum of the values without their signs."),
        ("HOSP_NORM_MAX", 3, "By the largest value without its sign."),
    ]

    /// Where weights stand in TOPSIS.
    public static let weightings: [(name: String, value: Int32, doc: String)] = [
        ("HOSP_WEIGHT_MATRIX", 0, "They multiply the values."),
        ("HOSP_WEIGHT_DISTANCE", 1, "They multiply the squared differences."),
        ("HOSP_WEIGHT_NONE", 2, "Nowhere."),
    ]

    /// What the shares of an entropy are taken of.
    public static let entropyShares: [(name: String, value: Int32, doc: String)] = [
        ("HOSP_SHARE_RAW", 0, "The values, not negative and better when high."),
        ("HOSP_SHARE_MINMAX", 1, "The values between 0 for the worst and 1 for the best."),
    ]

    /// How an indicator of a matrix is scored.
    public static let kpiMethods: [(name: String, value: Int32, doc: String)] = [
        ("HOSP_KPI_RATIO_HIGH", 0, "More is better: value over target, up to a cap."),
        ("HOSP_KPI_RATIO_RECIPROCAL", 1, "Less is better: target over value, up to a cap."),
        ("HOSP_KPI_RATIO_LINEAR", 2, "Less is better: two minus value over target, up to a cap."),
        ("HOSP_KPI_INTERVAL", 3, "Linear from a value that earns nothing to one that earns all."),
        ("HOSP_KPI_OPTIMAL_RANGE", 4, "All inside a range, falling to nothing on both sides."),
        ("HOSP_KPI_LADDER_LEFT", 5, "The points of a step, to which its lower end belongs."),
        ("HOSP_KPI_LADDER_RIGHT", 6, "The points of a step, to which its upper end belongs."),
    ]

    /// What becomes of values that are missing.
    public static let missingPolicies: [(name: String, value: Int32, doc: String)] = [
        ("HOSP_MISSING_ERROR", 0, "They are refused."),
        ("HOSP_MISSING_DROP", 1, "They are left out, and the other indicators weigh more."),
        ("HOSP_MISSING_ZERO", 2, "They earn nothing."),
        ("HOSP_MISSING_FULL", 3, "They earn the whole weight."),
    ]

    /// Why the value of a formula is missing.
    public static let missingReasons: [(name: String, value: Int32, doc: String)] = [
        ("HOSP_WHY_NOT_REPORTED", 0, "Nobody reported it, or nothing lies in the period."),
        ("HOSP_WHY_NOTHING_OF_NOTHING", 1, "0 over 0, without anything being wrong."),
        ("HOSP_WHY_DIVISION_BY_ZERO", 2, "A number other than 0 over 0: look at the data."),
        ("HOSP_WHY_NO_MATCH", 3, "No band, row or case fits."),
        ("HOSP_WHY_OUT_OF_RANGE", 4, "Too many digits: look at the data."),
    ]

    /// How equal scores are ranked.
    public static let rankTies: [(name: String, value: Int32, doc: String)] = [
        ("HOSP_RANK_COMPETITION", 0, "They share the first place: 1, 2, 2, 4."),
        ("HOSP_RANK_DENSE", 1, "They share a place, and the next has the next: 1, 2, 2, 3."),
    ]

    /// To which work day a day off moves.
    public static let adjustments: [(name: String, value: Int32, doc: String)] = [
        ("HOSP_DAY_NONE", 0, "The day stands; taken by hosp_deadline_of only."),
        ("HOSP_DAY_NEXT", 1, "The next work day."),
        ("HOSP_DAY_PREVIOUS", 2, "The last work day before."),
        ("HOSP_DAY_MODIFIED_FOLLOWING", 3, "The next, unless in the next month: the last before."),
    ]

    /// What the values of a column are, told by hosp_cursor_type.
    public static let columnKinds: [(name: String, value: Int32, doc: String)] = [
        ("HOSP_TEXT", 1, "Text, exact decimals and amounts in yuan: hosp_cursor_text."),
        ("HOSP_INTEGER", 2, "64-bit whole numbers: hosp_cursor_int64."),
        ("HOSP_REAL", 3, "Statistics in binary floating point: hosp_cursor_double."),
    ]

    /// The largest things the library takes.
    public static let limits: [(name: String, value: Int32, doc: String)] = [
        ("HOSP_MAX_HANDLES", 65535, "Handles open at the same time."),
        ("HOSP_MAX_TEXT", 67108864, "Bytes of a text passed in, and of the arguments of a run."),
        ("HOSP_MAX_NAME", 4096, "Bytes of one name, option or path."),
        ("HOSP_MAX_COUNT", 16777216, "Elements of one array."),
    ]
}
