import HospitalCore
import Interchange
import PerformanceAppraisal

/// Procedures about what was agreed with a unit, and about complaints.
extension Procedure {
    static let agreementProcedures: [Procedure] = [targetAgreements, complaintLevels]

    /// `target.agreements`: agreements after their events, and the check at the end of the year.
    static let targetAgreements = Procedure(
        "target.agreements",
        (
            zh: "目标责任书：签字即锁定为考核方案版本，修改须说明原因并重签；年终按锁定版逐项考核。",
            en: "Targets signed for a year, locked as scheme versions and checked item by item."
        ),
        arguments: [
            .needed("year", .whole, zh: "年度", en: "The year"),
            .optional("units", .array, zh: "应签单位", en: "The units that should sign"),
            .optional("due", .text, zh: "签订期限", en: "The last day to sign"),
            .needed("signers", .array, zh: "须签字的角色", en: "The roles that sign"),
            .needed(
                "agreements", .array,
                zh: "责任书：unit、items（id、name、target、mode、weight）、events（event：sign、amend；"
                    + "role、person、roles、on、items、reason）、actuals（实际值）",
                en: "Agreements: unit, items (id, name, target, mode, weight), events (event: "
                    + "sign, amend; role, person, roles, on, items, reason), actuals"),
        ],
        tables: ["agreements", "items", "unsigned"]
    ) { members in
        let year = try members.needed("year").whole()
        let due = try members.optional("due")?.day()
        let signers = try members.needed("signers").texts().map { Role.ID($0) }
        var (rows, items) = (agreementTable, itemTable)
        var agreements: [TargetAgreement] = []
        for reader in try members.elements("agreements") {
            let given = try reader.members(["unit", "items", "events", "actuals"])
            var agreement = try TargetAgreement(
                of: given.department("unit"), year: year, signers: signers,
                items: given.needed("items").targets())
            for event in try given.elements("events") { agreement = try agreement.after(event) }
            agreements.append(agreement)
            let actuals = try given.optional("actuals")?.decimals()
            let score = try actuals.map { try agreement.score($0, items: &items) }
            rows.append(agreement.row(due: due, score: score ?? nil))
        }
        let units = try members.optional("units")?.texts().map { Department.ID($0) } ?? []
        let unsigned = TargetAgreement.unsigned(units, agreements, year: year)
        return ProcedureResult([
            rows, items,
            ResultTable(
                name: "unsigned", columns: [.text("unit", zh: "未签单位", en: "Unsigned")],
                rows: unsigned.map { [.text($0.code)] }),
        ])
    }

    private static let agreementTable = ResultTable(
        name: "agreements",
        columns: [
            .text("unit", zh: "单位", en: "Unit"),
            .whole("version", zh: "锁定版本", en: "Locked version"),
            .whole("signed_on", zh: "签订日", en: "Signed on"), .whole("late", zh: "逾期签订", en: "Late"),
            .whole("drafts", zh: "待签版本", en: "Version to sign"),
            .text("score", zh: "得分", en: "Score"),
        ])

    private static let itemTable = ResultTable(
        name: "items",
        columns: [
            .text("unit", zh: "单位", en: "Unit"), .text("item", zh: "目标", en: "Target"),
            .text("target", zh: "目标值", en: "Set"), .text("actual", zh: "实际值", en: "Reached"),
            .text("percent", zh: "实际占目标（%）", en: "Percent"),
            .text("difference", zh: "差额", en: "Difference"), .whole("met", zh: "达标", en: "Met"),
        ])

    /// `complaint.levels`: complaints after their events; the third level is the last.
    static let complaintLevels = Procedure(
        "complaint.levels",
        (
            zh: "投诉三级终结：逐级处理，至多三级；终结后再投诉以终结文号拒绝，同一人不得两级处理。",
            en: "Complaints through at most three levels; what ended is refused with its reference."
        ),
        arguments: [
            .optional("levels", .whole, zh: "级数，默认3", en: "How many levels, 3 unless given"),
            .needed(
                "complaints", .array,
                zh: "投诉：id、filed、events（event：decide、escalate、accept；on、person、reference、"
                    + "reason）",
                en: "Complaints: id, filed, events (event: decide, escalate, accept; on, person, "
                    + "reference, reason)"),
        ],
        tables: ["complaints", "decisions"]
    ) { members in
        let levels = try members.optional("levels")?.whole() ?? ComplaintCase.levels
        var complaints = ResultTable(
            name: "complaints",
            columns: [
                .text("complaint", zh: "投诉", en: "Complaint"),
                .whole("level", zh: "级次", en: "Level"),
                .whole("decided", zh: "本级已处理", en: "Decided"),
                .whole("ended", zh: "终结", en: "Ended"),
                .text("reference", zh: "文号", en: "Reference"),
                .whole("last_day", zh: "最近日期", en: "Last day"),
            ])
        var decisions = ResultTable(
            name: "decisions",
            columns: [
                .text("complaint", zh: "投诉", en: "Complaint"),
                .whole("level", zh: "级次", en: "Level"),
                .text("person", zh: "处理人", en: "Decided by"),
                .text("reference", zh: "文号", en: "Reference"), .whole("day", zh: "日期", en: "Day"),
            ])
        for reader in try members.elements("complaints") {
            let given = try reader.members(["id", "filed", "events"])
            var complaint = try ComplaintCase(
                given.text("id"), filed: given.needed("filed").day(), lastLevel: levels)
            for event in try given.elements("events") { complaint = try complaint.after(event) }
            complaints.append([
                .text(complaint.code), .integer(Int64(complaint.level)),
                .flag(complaint.isDecided), .flag(complaint.isEnded),
                .text(optional: complaint.decisions.last?.reference), .day(complaint.lastDay),
            ])
            for decision in complaint.decisions {
                decisions.append([
                    .text(complaint.code), .integer(Int64(decision.level)),
                    .text(decision.decider.code), .text(decision.reference), .day(decision.day),
                ])
            }
        }
        return ProcedureResult([complaints, decisions])
    }
}

/// What happens to an agreement.
private enum AgreementEvent: String, CaseIterable {
    case sign
    case amend
}

/// What happens to a complaint.
private enum ComplaintEvent: String, CaseIterable {
    case decide
    case escalate
    case accept
}

extension ArgumentReader {
    /// The targets of an agreement.
    fileprivate func targets() throws -> [TargetAgreement.Item] {
        try elements().map { reader in
            let item = try reader.members(["id", "name", "target", "mode", "weight"])
            return TargetAgreement.Item(
                try item.text("id"), name: try item.optionalText("name"),
                method: try RatioMethod(
                    target: item.decimal("target"),
                    mode: item.optional("mode")?.choice() ?? .high),
                weight: try item.decimal("weight"))
        }
    }
}

extension TargetAgreement {
    fileprivate func after(_ reader: ArgumentReader) throws -> TargetAgreement {
        let event = try reader.members([
            "event", "role", "person", "roles", "on", "items", "reason",
        ])
        switch try event.needed("event").choice(AgreementEvent.self) {
        case .sign:
            return try signed(
                by: event.reader(named: "person", roles: "roles"),
                as: Role.ID(event.text("role")), on: event.needed("on").day())
        case .amend:
            return try amended(
                event.needed("items").targets(), reason: event.optionalText("reason"))
        }
    }

    /// The check of the year as rows, and the score of the locked scheme; no score while something
    /// is not reported.
    fileprivate func score(
        _ actuals: [String: Decimal], items: inout ResultTable
    ) throws -> Decimal? {
        let reviews = try review(actuals)
        for review in reviews {
            items.append([
                .text(unit.code), .text(review.item.code), .optional(review.item.method.target),
                .optional(review.actual), .optional(review.percent), .optional(review.difference),
                review.isMet.map { .flag($0) } ?? .null,
            ])
        }
        guard let locked, reviews.allSatisfy({ $0.actual != nil }) else { return nil }
        let report = UnitReport(
            subject: .department(unit),
            items: reviews.map { review in
                ReportedItem(
                    review.item.code, review.actual.map { .value($0) } ?? .notReported)
            })
        return try locked.scheme.scorecard(for: report).composite
    }

    fileprivate func row(due: Day?, score: Decimal?) -> [ResultValue] {
        let signedDay = locked.flatMap { signedOn($0) }
        let isLate = due.flatMap { due in signedDay.map { $0 > due } }
        return [
            .text(unit.code), locked.map { .integer(Int64($0.number)) } ?? .null,
            .day(signedDay), isLate.map { .flag($0) } ?? .null,
            signedOn(last) == nil ? .integer(Int64(last.number)) : .null, .optional(score),
        ]
    }
}

extension ComplaintCase {
    fileprivate func after(_ reader: ArgumentReader) throws -> ComplaintCase {
        let event = try reader.members(["event", "on", "person", "reference", "reason"])
        let day = try event.needed("on").day()
        switch try event.needed("event").choice(ComplaintEvent.self) {
        case .decide:
            return try decided(
                by: Person.ID(event.text("person")),
                reference: event.optionalText("reference") ?? "", on: day)
        case .escalate: return try escalated(reason: event.optionalText("reason") ?? "", on: day)
        case .accept: return try accepted(on: day)
        }
    }
}
