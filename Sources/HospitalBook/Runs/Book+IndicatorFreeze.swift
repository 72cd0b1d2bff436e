import HospitalCore
import PerformanceAppraisal
import Storage

/// Freezing the formulas of a cycle (公式冻结): compiled once, written down word for word, and the
/// same for every run of the cycle whatever is edited later.
extension Book {
    /// Formulas that were frozen.
    public struct IndicatorFreeze: Equatable, Sendable {
        /// The number within the scheme, counted from 1.
        public let number: Int64
        /// The digest of formulas, items and tables.
        public let version: String
        /// The codes of the formulas, each after those it uses.
        public let formulas: [String]
    }

    private static let maximumCycle = 120

    /// Compiles the formulas of a scheme's indicators by the versions that hold on the first day
    /// of a cycle, and freezes them for its months.
    ///
    /// Months that have frozen formulas get others only with a reason; the earlier ones are kept,
    /// and runs of these months become stale.
    /// - Throws: `spanInvalid`, `frozenAlready`, `definitionsMissing`, `schemeMissing`,
    ///   `monthClosed`, every ``FormulaError`` and ``StorageError``; the book is unchanged then.
    public func freezeIndicators(
        scheme: String, from first: Month, to last: Month, reason: String? = nil
    ) throws -> IndicatorFreeze {
        try prepare("indicator")
        return try store.transaction {
            let length = first.months(until: last) + 1
            guard (1...Self.maximumCycle).contains(length) else {
                throw IndicatorError.spanInvalid(from: first, to: last)
            }
            for step in 0..<length {
                try refuseClosed(first.adding(months: step), area: "indicator")
            }
            let isGrounded = reason?.contains { $0 != " " } ?? false
            if !isGrounded, let taken = try freeze(of: scheme, from: first, to: last) {
                throw IndicatorError.frozenAlready(
                    scheme: scheme, from: first, to: last, number: Int(clamping: taken.number))
            }
            return try freeze(scheme, from: first, to: last, reason: reason)
        }
    }

    /// The last freezing that covers a month of a span; `nil` when there is none.
    func freeze(
        of scheme: String, from first: Month, to last: Month
    ) throws -> (number: Int64, version: String)? {
        let row = try store.rows(
            "SELECT freeze_number, formula_version FROM hosp_indicator_freeze WHERE "
                + "scheme_code = ? AND valid_from <= ? AND valid_to >= ? "
                + "ORDER BY freeze_number DESC",
            [
                .text(scheme), .integer(Int64(last.lastDay.yyyymmdd)),
                .integer(Int64(first.firstDay.yyyymmdd)),
            ]
        ).first
        return row.map { ($0[0].integer ?? 0, $0[1].text ?? "") }
    }

    /// Freezes the formulas of a month that has none yet: the first run of a month does.
    func freezeIfNeeded(_ scheme: String, _ month: Month) throws {
        guard try freeze(of: scheme, from: month, to: month) == nil else { return }
        _ = try freeze(scheme, from: month, to: month, reason: nil)
    }

    private func freeze(
        _ scheme: String, from first: Month, to last: Month, reason: String?
    ) throws -> IndicatorFreeze {
        let definitions = try IndicatorDefinitions(
            scheme: scheme, on: first.firstDay, in: store)
        let set = definitions.set
        let numbers = try store.rows(
            "SELECT MAX(freeze_number) FROM hosp_indicator_freeze WHERE scheme_code = ?",
            [.text(scheme)])
        // One for each freezing of a scheme; 64 bits do not run out.
        let number = (numbers.first?[0].integer ?? 0) &+ 1
        try insert(definitions.frozen(number, of: scheme), into: .indicatorFrozen)
        try insert(
            [
                [
                    .text(scheme), .integer(number), .integer(Int64(first.firstDay.yyyymmdd)),
                    .integer(Int64(last.lastDay.yyyymmdd)), .text(set.version),
                    .integer(Int64(set.formulas.count)), reason.map { .text($0) } ?? .null,
                    actor.map { .text($0) } ?? .null, .integer(try moment()),
                ]
            ], into: .indicatorFreeze)
        try audit("indicator.freeze", of: "scheme", key: scheme, detail: set.version)
        try markStaleRuns(reading: .indicatorFreeze)
        return IndicatorFreeze(
            number: number, version: set.version, formulas: set.formulas.map(\.code))
    }
}
