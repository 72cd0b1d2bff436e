import HospitalCore

/// Incoming documents (收文登记): none lost, none late.
///
/// Numbers run without gaps; a missing number is a lost document. A document is late when it was
/// not handled by its day.
/// - Source: requirement S-279
public struct DocumentRegister: Equatable, Sendable {
    /// A document.
    public struct Entry: Equatable, Sendable {
        /// Its running number.
        public let number: Int
        /// By when it is to be handled.
        public let due: Day
        /// When it was handled; `nil` for not yet.
        public let handled: Day?

        /// A document.
        public init(_ number: Int, due: Day, handled: Day?) {
            self.number = number
            self.due = due
            self.handled = handled
        }
    }

    /// The most numbers that are told as missing.
    public static let mostMissing = 10_000

    /// Numbers that are missing between the first and the last, at most 10,000.
    public let missing: [Int]
    /// Documents that are or were late, in the order of their numbers.
    public let late: [Int]

    /// Checks a register on a day.
    /// - Throws: `twice` for a number that stands twice.
    public init(_ entries: [Entry], on today: Day) throws(OfficeError) {
        var numbers: Set<Int> = []
        for entry in entries {
            guard numbers.insert(entry.number).inserted else { throw .twice("\(entry.number)") }
        }
        var missing: [Int] = []
        for (one, next) in zip(numbers.sorted(), numbers.sorted().dropFirst()) {
            var number = one
            while missing.count < Self.mostMissing {
                number += 1
                guard number < next else { break }
                missing.append(number)
            }
        }
        self.missing = missing
        late = entries.filter { ($0.handled ?? today) > $0.due }.map(\.number).sorted()
    }
}
