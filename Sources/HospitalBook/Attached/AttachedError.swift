import HospitalCore

/// What can be wrong with facts that are read from tables of the hospital, beside what an import
/// refuses.
///
/// No error shows the location of a source, which may hold a password.
public enum AttachedError: HospitalError, Equatable {
    /// A source that was not defined.
    case unknown(String, nearest: String?)
    /// A text that is not one query.
    case queryInvalid(source: String, detail: String)
    /// A name that cannot stand in a statement or a location.
    case nameInvalid(source: String, name: String, limit: Int?)
    /// A column that cannot be read exactly.
    case columnType(source: String, server: String, column: String, type: String)
    /// A row without its position.
    case positionMissing(source: String, row: Int, column: String)
    /// A position column where the whole is read, or none where it is read step by step.
    case positionNeeded(source: String)
    /// A period where rows have their own, or none where they need one.
    case period(source: String)
    /// No rows where there were some.
    case empty(source: String, rows: Int)
    /// Somebody else loaded the source at the same time.
    case meanwhile(source: String)

    /// The message with the source.
    public var finding: Finding {
        switch self {
        case .unknown(let source, let nearest):
            Finding(.attachedUnknown, ["source": .text(source)].adding("nearest", nearest))
        case .queryInvalid(let source, let detail):
            Finding(
                .attachedQueryInvalid,
                ["source": .text(source), "detail": .text(String(detail.prefix(100)))])
        case .nameInvalid(let source, let name, let limit):
            Finding(
                .attachedNameInvalid,
                [
                    "source": .text(source), "name": .text(String(name.prefix(100))),
                ].adding("count", limit.map { String($0) }))
        case .columnType(let source, let server, let column, let type):
            Finding(
                .attachedColumnType,
                [
                    "source": .text(source), "server": .text(server), "column": .text(column),
                    "type": .text(type),
                ])
        case .positionMissing(let source, let row, let column):
            Finding(
                .attachedPositionMissing,
                [
                    "source": .text(source), "row": .count(row), "column": .text(column),
                ])
        case .positionNeeded(let source):
            Finding(.attachedPositionNeeded, ["source": .text(source)])
        case .period(let source): Finding(.attachedPeriod, ["source": .text(source)])
        case .empty(let source, let rows):
            Finding(.attachedEmpty, ["source": .text(source), "count": .count(rows)])
        case .meanwhile(let source):
            Finding(.attachedMeanwhile, ["source": .text(source)])
        }
    }
}
