import HospitalBook

/// Which library this is: the number of the header it belongs to, and what it has.
enum LibraryVersion {
    /// major × 1,000,000 + minor × 1,000 + patch.
    static var number: Int32 { 1_000_000 }
    /// The version as text: `1.0.0`.
    static var text: String {
        "\(number / 1_000_000).\(number / 1000 % 1000).\(number % 1000)"
    }
    /// The number of the binary interface.
    static var abi: Int32 { 1 }

    /// Features beside the procedures.
    private static let features = [
        "memory", "file", "utf8", "gbk", "gb18030", "utf16le", "csv", "arrow",
    ]

    /// Whether a feature or a procedure of that name exists.
    static func has(_ name: String) -> Bool {
        features.contains(name) || Procedure.named(name) != nil
    }
}
