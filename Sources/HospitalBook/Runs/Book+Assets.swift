import CostControl
import HospitalCore
import Storage

/// The assets of a book: what a month charges them, its way into the cost ledger, and counting
/// campaigns, from tables to tables.
extension Book {
    static let depreciationProcedure = "book.asset.depreciation"
    static let assetCountProcedure = "book.asset.count"

    /// What a month charges every asset (计提折旧): one row for each, also for one that is charged
    /// nothing; an asset without a life has no amounts.
    ///
    /// Each amount is that of ``DepreciableAsset/depreciation(in:)``.
    /// - Throws: `monthClosed`, `assetUnknown`, `assetChangeUnclear`, ``DepreciationError``,
    ///   ``StorageError``; the book is unchanged then.
    public func depreciate(month: Month) throws -> Statement {
        try statement(
            Self.depreciationProcedure, rules: "asset.depreciation/1", month, Self.whole,
            of: Area.asset.name
        ) {
            let facts = try AssetFacts(RunScope(month: month, codes: []), in: store)
            let rows = try facts.assets.map { asset -> [StoreValue] in
                let charge = try asset.depreciable?.depreciation(in: month)
                let amounts = [charge?.amount, charge?.accumulated, charge?.net]
                return [
                    .text(asset.code), .text(asset.card.department.code), .text(asset.item),
                    asset.funding.map { .text($0) } ?? .null,
                ] + amounts.map { $0.map { .integer($0.fen) } ?? .null }
            }
            return (
                facts.inputs,
                [
                    StoredTable(table: .assetCharge, name: "charges", rows: rows)
                ]
            )
        }
    }

    /// Depreciation that became an entry of the cost ledger.
    struct PostedCharge {
        let department: String
        let item: String
        let funding: String?
        let entry: String
        let amount: Money
    }

    /// What was posted.
    struct PostedDepreciation {
        let batch: String
        let isRepeated: Bool
        let run: String
        let charges: [PostedCharge]
    }

    /// Posts the current depreciation of a month as entries of the cost ledger (折旧入账): one entry by
    /// department, cost item and source of funds, with the run in its remark.
    ///
    /// The month has one batch, which gives way when another run has come; the same run again
    /// changes nothing. An account that is charged nothing has no entry.
    /// - Throws: `runNeeded`, `runStale`, `monthClosed` and what else an import refuses;
    ///   ``StorageError``. The book is unchanged then.
    func postDepreciation(month: Month) throws -> PostedDepreciation {
        try prepare(Area.asset.name)
        try refuseClosed(month, area: Area.cost.name)
        let run = try store.transaction {
            try upstreamRun(Self.depreciationProcedure, month: month, scope: Self.whole)
        }
        let charges = try postedCharges(of: run)
        var text =
            "period_month,department_code,item_code,entry_code,amount_fen,funding_tag,"
            + "remark\n"
        for charge in charges {
            text += Self.csv([
                String(month.yyyymm), charge.department, charge.item, charge.entry,
                String(charge.amount.fen), charge.funding ?? "", "固定资产折旧 \(run)",
            ])
        }
        let batch = ImportBatch(
            table: TableDeclaration.costEntry.name, key: "asset_charge/\(month.yyyymm)",
            source: run)
        let outcomes = try importTexts([(batch, text)], isReplacing: true)
        return PostedDepreciation(
            batch: batch.key, isRepeated: outcomes.first?.isRepeated ?? true, run: run,
            charges: charges)
    }

    private func postedCharges(of run: String) throws -> [PostedCharge] {
        try store.rows(
            "SELECT department_code, item_code, funding_tag, SUM(amount_fen) "
                + "FROM hosp_asset_charge WHERE run_id = ? AND amount_fen <> 0 "
                + "GROUP BY department_code, item_code, funding_tag "
                + "ORDER BY department_code, item_code, funding_tag", [.text(run)]
        ).map { row in
            PostedCharge(
                department: row[0].text ?? "", item: row[1].text ?? "", funding: row[2].text,
                entry: row[2].text.map { Self.entry("折旧", $0) } ?? "折旧",
                amount: Money(fen: row[3].integer ?? 0))
        }
    }

    /// How a counting campaign found the assets of its month (资产清查): never audited, misplaced,
    /// missing and unknown; an asset that is scanned twice counts once.
    ///
    /// Assets that were disposed of before the campaign began are not expected. Due is what was
    /// never audited, or longer ago than the months of the campaign, on the day on which it began.
    /// - Throws: `monthClosed`, `campaignMissing`, what ``depreciate(month:)`` refuses of assets,
    ///   ``AssetError``, ``StorageError``.
    public func countAssets(month: Month, campaign code: String) throws -> Statement {
        try statement(
            Self.assetCountProcedure, rules: "asset.count/1", month, code, of: Area.asset.name
        ) {
            let scope = RunScope.campaign(month, code)
            let campaign = try RunInput(.assetCampaign, for: scope, in: store)
            let scans = try RunInput(.assetScan, for: scope, in: store)
            guard let row = campaign.rows.first else {
                throw try campaignMissing(code, month)
            }
            let start = try Moment(
                yyyymmddhhmmss: campaign.integer("started_at", in: row) ?? 0)
            let months = campaign.integer("audit_months", in: row).map { Int(clamping: $0) } ?? 12
            let facts = try AssetFacts(scope, audits: true, in: store)
            let cards = facts.assets.filter { $0.disposed.map { $0 >= start.day } ?? true }
                .map(\.card)
            let count = try AssetCount(cards, scans: scans.assetScans(), from: start)
            let due = try cards.compactMap { card -> [StoreValue]? in
                let isDue = try card.isDue(on: start.day, everyMonths: months)
                guard isDue || !card.gaps.isEmpty else { return nil }
                return [
                    .text(card.code),
                    card.lastAudit.map { .integer(Int64($0.yyyymmdd)) } ?? .null, .flag(isDue),
                    card.gaps.isEmpty ? .null : .text(card.gaps.joined(separator: ",")),
                ]
            }
            return (
                [campaign, scans] + facts.inputs,
                [
                    StoredTable(
                        table: .assetCount, name: "assets", rows: count.lines.map(\.stored)),
                    StoredTable(
                        table: .assetCountUnit, name: "departments",
                        rows: count.departments.map {
                            [
                                .text($0.department.code), .integer(Int64($0.expected)),
                                .integer(Int64($0.found)),
                            ]
                        }),
                    StoredTable(table: .assetAuditDue, name: "due", rows: due),
                ]
            )
        }
    }

    private func campaignMissing(_ code: String, _ month: Month) throws -> DailyCostError {
        let codes = try store.rows(
            "SELECT campaign_code FROM hosp_asset_campaign WHERE period_month = ? "
                + "ORDER BY campaign_code", [.integer(Int64(month.yyyymm))]
        ).compactMap { $0[0].text }
        return .campaignMissing(
            code, month, nearest: NearestName.nearest(to: code, in: codes))
    }
}

extension RunInput {
    /// The scans of a campaign.
    fileprivate func assetScans() throws -> [AssetCount.Scan] {
        try rows.map { row in
            AssetCount.Scan(
                text("asset_code", in: row) ?? "", at: text("place_name", in: row) ?? "",
                on: try Moment(yyyymmddhhmmss: integer("scanned_at", in: row) ?? 0))
        }
    }
}

extension AssetCount.Line {
    /// The row of the asset, without the run.
    fileprivate var stored: [StoreValue] {
        [
            .text(code), .text(state.rawValue), department.map { .text($0.code) } ?? .null,
            seenAt.map { .text($0) } ?? .null, .integer(Int64(scans)),
        ]
    }
}
