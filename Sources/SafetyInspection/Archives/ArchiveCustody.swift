import HospitalCore

/// Who holds which archives, and whether a person may leave (离岗交接): nobody leaves with archives in
/// hand, and a hand-over has two persons.
///
/// - Source: requirement S-220
public struct ArchiveCustody: Equatable, Sendable {
    /// A hand-over of one archive.
    public struct Transfer: Equatable, Sendable {
        /// The archive.
        public let item: String
        /// Who gives it; `nil` when it first comes into the archive.
        public let giver: Person.ID?
        /// Who takes it; `nil` when it leaves the archive.
        public let receiver: Person.ID?
        /// The day.
        public let day: Day

        /// A hand-over.
        public init(_ item: String, from giver: Person.ID?, to receiver: Person.ID?, on day: Day) {
            self.item = item
            self.giver = giver
            self.receiver = receiver
            self.day = day
        }
    }

    /// The hand-overs in their order.
    public let transfers: [Transfer]
    /// Who holds each archive after the last one.
    public let holders: [String: Person.ID]

    /// The custody after hand-overs.
    /// - Throws: `handoverToSelf`; `dayBeforeLast`; `fieldMissing` without giver and receiver;
    ///   `handoverNotHolder` when the giver is not who holds the archive.
    public init(_ transfers: [Transfer]) throws(ArchiveError) {
        var holders: [String: Person.ID] = [:]
        var last: [String: Day] = [:]
        for transfer in transfers {
            let item = transfer.item
            if let giver = transfer.giver, giver == transfer.receiver {
                throw .handoverToSelf(item, giver)
            }
            if let before = last[item], transfer.day < before {
                throw .dayBeforeLast(item, day: transfer.day, last: before)
            }
            guard transfer.giver != nil || transfer.receiver != nil else {
                throw .fieldMissing(item, field: "接收人")
            }
            guard holders[item] == transfer.giver else {
                throw .handoverNotHolder(item, giver: transfer.giver, holder: holders[item])
            }
            holders[item] = transfer.receiver
            last[item] = transfer.day
        }
        self.transfers = transfers
        self.holders = holders
    }

    /// The archives a person holds, in the order of their codes.
    public func items(of person: Person.ID) -> [String] {
        holders.filter { $0.value == person }.keys.sorted()
    }

    /// Whether a person may leave.
    /// - Throws: `handoverOpen` with what it still holds.
    public func checkLeaving(_ person: Person.ID) throws(ArchiveError) {
        let items = items(of: person)
        guard items.isEmpty else { throw .handoverOpen(person, items: items) }
    }
}
