import HospitalCore

/// What a load of an adapter did (导入报告; S-239).
public struct LoadReport: Equatable, Sendable {
    /// How a load ended.
    public enum State: String, Sendable {
        /// Rows were taken.
        case loaded
        /// Every row was in the table already.
        case same
        /// Nothing was taken.
        case refused
    }

    /// The adapter.
    public let adapter: String
    /// The table.
    public let table: String
    /// The number of the load among those of its adapter; `nil` of a trial.
    public internal(set) var number: Int64?
    /// How it ended, or would end.
    public internal(set) var state = State.same
    /// The batch of the rows that were taken; `nil` when none was.
    public internal(set) var batch: String?
    /// The hash of the rows as they became ours.
    public let contentHash: String
    /// Rows read.
    public let readCount: Int
    /// Rows taken, the replaced ones among them.
    public internal(set) var takenCount = 0
    /// Rows that were in the table with the same values.
    public internal(set) var sameCount = 0
    /// Rows that took the place of rows with the same key.
    public internal(set) var replacedCount = 0
    /// Rows refused.
    public internal(set) var refusedCount = 0
    /// Why, in the order of the rows.
    public internal(set) var findings: [ImportFinding] = []
    /// The codes that have no pair, or several, with how often they were used.
    public internal(set) var codes: [CodeMap.Line] = []

    init(adapter: String, table: String, contentHash: String, readCount: Int) {
        (self.adapter, self.table) = (adapter, table)
        (self.contentHash, self.readCount) = (contentHash, readCount)
    }
}
