/// A published table, declared once: what a hospital's report tool may rely on for ever.
///
/// The kind decides the shape of the key (decision 20):
///
///     fact       period_month + natural key, and a batch_key column: what a month's import brought
///     result     run_id + natural key: what a run calculated, never overwritten
///     register   natural key: departments, steps of a plan, drivers
///     log        natural key: batches, findings, runs, audit rows
///
/// SQL, views, CSV headers and the reference are derived from the declaration; ``lint()`` holds it
/// to the rules.
public struct TableDeclaration: Hashable, Sendable {
    /// What kind of rows a table holds.
    public enum Kind: String, CaseIterable, Sendable {
        /// Facts of a period.
        case fact
        /// Results of a run.
        case result
        /// Master data that stays.
        case register
        /// What happened; rows are only added, or their state moves on.
        case log

        /// The column that begins the primary key of every such table.
        public var leadingKey: String? {
            switch self {
            case .fact: "period_month"
            case .result: "run_id"
            case .register, .log: nil
            }
        }
    }

    /// The name: `hosp_` and snake case, at most 30 bytes.
    public let name: String
    /// What kind of rows the table holds.
    public let kind: Kind
    /// The label of the table.
    public let label: Label
    /// The columns that tell rows apart, without the one that ``Kind/leadingKey`` puts before them.
    public let naturalKey: [String]
    /// The columns, from left to right; additions of later versions stand at the end.
    public let columns: [ColumnDeclaration]
    /// The version of the area in which the table was added.
    public private(set) var version = 1

    /// A table.
    public init(
        _ name: String, _ kind: Kind, label: Label, key naturalKey: [String],
        columns: [ColumnDeclaration]
    ) {
        self.name = name
        self.kind = kind
        self.label = label
        self.naturalKey = naturalKey
        self.columns = columns
    }

    /// The same table as an addition of a later version of its area.
    public func since(_ version: Int) -> TableDeclaration {
        var table = self
        table.version = version
        return table
    }

    /// The columns of the primary key in their order.
    public var primaryKey: [String] { (kind.leadingKey.map { [$0] } ?? []) + naturalKey }

    /// The names of the columns: the header of a CSV file of this table.
    public var columnNames: [String] { columns.map(\.name) }

    /// The column of that name; `nil` when there is none.
    public func column(named name: String) -> ColumnDeclaration? {
        columns.first { $0.name == name }
    }

    /// The view of the rows of current runs, for a result table: `hosp_…_current`.
    public var currentViewName: String? { kind == .result ? name + "_current" : nil }

    /// The view with amounts in yuan beside those in fen: `hosp_…_yuan`; `nil` without amounts.
    public var yuanViewName: String? {
        columns.contains { $0.yuanName != nil } ? name + "_yuan" : nil
    }
}
