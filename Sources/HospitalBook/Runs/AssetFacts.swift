import CostControl
import HospitalCore
import Storage

/// The assets of a book as they stand in a month: cards with the changes up to it.
///
/// A card, a change or a disposal of a later month is no part of it, so that what comes later makes
/// no earlier run stale.
struct AssetFacts {
    /// An asset in the month.
    struct Standing {
        let code: String
        let item: String
        let funding: String?
        /// Where it belongs, who keeps it, and its life; the last change decides.
        let card: AssetCount.Card
        let disposed: Day?
        /// How it is depreciated; `nil` when it has no life.
        let depreciable: DepreciableAsset?
    }

    /// What was read, for the run record.
    let inputs: [RunInput]
    /// The assets in the order of their codes.
    let assets: [Standing]

    private struct Change {
        let month: Month
        let cost: Money?
        let months: Int?
        let department: String?
        let place: String?
        let keeper: String?
    }

    /// Reads the assets of a month.
    /// - `audits`: whether their audits are read as well.
    /// - Throws: `assetUnknown`, `assetChangeUnclear`, ``DepreciationError``.
    init(_ scope: RunScope, audits withAudits: Bool = false, in store: any Store) throws {
        func read(_ table: TableDeclaration) throws -> RunInput {
            try RunInput(table, for: scope, in: store)
        }
        let (cards, changes) = (try read(.asset), try read(.assetChange))
        let disposals = try read(.assetDisposal)
        let audits = withAudits ? try read(.assetAudit) : nil
        inputs = [cards, changes, disposals] + (audits.map { [$0] } ?? [])
        let codes = cards.rows.map { cards.text("asset_code", in: $0) ?? "" }
        let known = Set(codes)
        for input in inputs.dropFirst() {
            for row in input.rows {
                let code = input.text("asset_code", in: row) ?? ""
                guard known.contains(code) else {
                    throw DailyCostError.assetUnknown(
                        code, table: input.table.label.chinese,
                        nearest: NearestName.nearest(to: code, in: codes))
                }
            }
        }
        let byAsset = try Self.changes(changes)
        let disposed = try Self.days("disposed_on", of: disposals)
        let audited = try audits.map { try Self.days("audited_on", of: $0) } ?? [:]
        assets = try zip(codes, cards.rows).map { code, row in
            try Self.standing(
                cards, row, changes: byAsset[code] ?? [], disposed: disposed[code],
                audited: audited[code])
        }
    }

    private static func changes(_ input: RunInput) throws -> [String: [Change]] {
        var changes: [String: [Change]] = [:]
        for row in input.rows {
            let code = input.text("asset_code", in: row) ?? ""
            let change = Change(
                month: try Month(
                    yyyymm: Int32(
                        clamping: input.integer("change_month", in: row) ?? 0)),
                cost: input.integer("cost_change_fen", in: row).map { Money(fen: $0) },
                months: input.integer("months_left", in: row).map { Int(clamping: $0) },
                department: input.text("department_code", in: row),
                place: input.text("place_name", in: row),
                keeper: input.text("keeper_code", in: row))
            let isEmpty =
                change.months == nil && change.department == nil
                && change.place == nil && change.keeper == nil
            guard !isEmpty, change.cost == nil || change.months != nil else {
                throw DailyCostError.assetChangeUnclear(code, change.month)
            }
            changes[code, default: []].append(change)
        }
        return changes
    }

    /// The last day of each asset in a column; rows are sorted by their key.
    private static func days(_ column: String, of input: RunInput) throws -> [String: Day] {
        var days: [String: Day] = [:]
        for row in input.rows {
            days[input.text("asset_code", in: row) ?? ""] = try Day(
                yyyymmdd: Int32(clamping: input.integer(column, in: row) ?? 0))
        }
        return days
    }

    /// What a card says of the books before these: everything or nothing.
    private static func opening(
        of code: String, _ cards: RunInput, _ row: [StoreValue]
    ) throws -> DepreciationOpening? {
        let month = cards.integer("opening_month", in: row)
        let accumulated = cards.integer("opening_accumulated_fen", in: row)
        let months = cards.integer("opening_months_left", in: row)
        guard month != nil || accumulated != nil || months != nil else { return nil }
        guard let month, let accumulated, let months else {
            throw DepreciationError.openingInvalid(asset: code)
        }
        return DepreciationOpening(
            month: try Month(yyyymm: Int32(clamping: month)),
            accumulated: Money(fen: accumulated), months: Int(clamping: months))
    }

    private static func standing(
        _ cards: RunInput, _ row: [StoreValue], changes: [Change], disposed: Day?, audited: Day?
    ) throws -> Standing {
        func last(_ value: (Change) -> String?, else column: String) -> String? {
            changes.last { value($0) != nil }.flatMap(value) ?? cards.text(column, in: row)
        }
        let code = cards.text("asset_code", in: row) ?? ""
        let life = cards.integer("life_months", in: row).map { Int(clamping: $0) }
        let opening = try opening(of: code, cards, row)
        if life == nil {
            // Land and collections are not depreciated, so nothing can change of it.
            if let change = changes.first(where: { $0.months != nil }) {
                throw DailyCostError.assetChangeUnclear(code, change.month)
            }
            guard opening == nil else { throw DepreciationError.openingInvalid(asset: code) }
        }
        let rule: DepreciationRule =
            try cards.text("rule_name", in: row) == nil
            ? .government : cards.choice("rule_name", in: row)
        let depreciable = try life.map { months in
            try DepreciableAsset(
                code: code, cost: Money(fen: cards.integer("cost_fen", in: row) ?? 0),
                residual: Money(fen: cards.integer("residual_fen", in: row) ?? 0),
                life: DepreciableAsset.Life(
                    acquired: Day(
                        yyyymmdd: Int32(
                            clamping: cards.integer("acquired_on", in: row) ?? 0)),
                    months: months, disposed: disposed),
                terms: (
                    rule,
                    changes.compactMap { change in
                        change.months.map {
                            DepreciationRevision(
                                from: change.month, costChange: change.cost ?? .zero, months: $0)
                        }
                    }
                ),
                opening: opening)
        }
        let card = AssetCount.Card(
            code, department: Department.ID(last(\.department, else: "department_code") ?? ""),
            place: last(\.place, else: "place_name") ?? "",
            keeper: last(\.keeper, else: "keeper_code").map { Person.ID($0) },
            lifeMonths: life, lastAudit: audited)
        return Standing(
            code: code, item: cards.text("item_code", in: row) ?? "",
            funding: cards.text("funding_tag", in: row), card: card, disposed: disposed,
            depreciable: depreciable)
    }
}
