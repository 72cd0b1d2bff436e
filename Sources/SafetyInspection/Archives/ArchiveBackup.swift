import HospitalCore

/// Whether what is worth keeping was backed up when it was published (发布内容备份).
///
///     in time  ⇔  backed up on or before the day of publication
///
/// - Source: requirement S-229
public struct ArchiveBackup: Equatable, Sendable {
    /// The published item.
    public let item: String
    /// Whether it is worth keeping.
    public let isValuable: Bool
    /// The day of publication.
    public let published: Day
    /// The day of the backup; `nil` when there is none.
    public let backedUp: Day?
    /// Where the backup is: a disc, another store.
    public let medium: String

    /// An item with its backup.
    public init(
        _ item: String, isValuable: Bool, published: Day, backedUp: Day?, medium: String = ""
    ) {
        self.item = item
        self.isValuable = isValuable
        self.published = published
        self.backedUp = backedUp
        self.medium = medium
    }

    /// In time, late or missing; `nil` for what need not be backed up.
    public var status: DeadlineStatus? {
        guard isValuable else { return nil }
        guard let backedUp else { return .missing }
        return backedUp <= published ? .onTime : .late
    }
}
