import HospitalCore

/// Who has read a notice, and when (阅读回执).
///
/// A second reading changes nothing; reading by somebody it was not for is kept apart.
/// - Source: requirement S-277
public struct ReadReceipts: Equatable, Sendable {
    /// Who read first, by code.
    public let read: [(person: Person.ID, at: Moment)]
    /// Who has not read it.
    public let unread: [Person.ID]
    /// Who read it without being addressed.
    public let others: [Person.ID]

    /// The receipts of a notice.
    public init(to addressees: Set<Person.ID>, readings: [(person: Person.ID, at: Moment)]) {
        var first: [Person.ID: Moment] = [:]
        for reading in readings {
            first[reading.person] = min(first[reading.person] ?? reading.at, reading.at)
        }
        read = first.filter { addressees.contains($0.key) }.sorted { $0.key < $1.key }
            .map { (person: $0.key, at: $0.value) }
        unread = addressees.filter { first[$0] == nil }.sorted()
        others = first.keys.filter { !addressees.contains($0) }.sorted()
    }

    /// Equal when everybody read at the same time.
    public static func == (one: ReadReceipts, other: ReadReceipts) -> Bool {
        one.unread == other.unread && one.others == other.others
            && one.read.map(\.person) == other.read.map(\.person)
            && one.read.map(\.at) == other.read.map(\.at)
    }
}
