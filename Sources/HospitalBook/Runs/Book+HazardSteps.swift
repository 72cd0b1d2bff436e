import HospitalCore
import Interchange
import SafetyInspection
import Storage

/// The way of the hazards of a book to their closing (隐患治理): each step is a row, and a hazard is
/// what its steps lead to.
extension Book {
    /// Takes the next step of a hazard and stores it, in one transaction with the audit trail.
    ///
    /// - `makeStep`: gives the step for the hazard as it stands.
    /// - Returns: the hazard after the step.
    /// - Throws: ``HazardError``, `unknown` and `historyBroken` among them; `momentMissing`;
    ///   ``StorageError``; what `makeStep` throws. The book is unchanged then.
    public func advance(
        hazard code: String, by makeStep: (Hazard) throws -> HazardStep
    ) throws -> Hazard {
        try prepare(Area.hazardLife.name)
        return try store.transaction {
            let hazard = try storedHazard(code)
            let step = try makeStep(hazard)
            let next = try hazard.taking(step)
            try store(step, leadingTo: next)
            return next
        }
    }

    /// A hazard as its steps lead to it.
    /// - Throws: `unknown`; `historyBroken` when the register says otherwise than the steps.
    func storedHazard(_ code: String) throws -> Hazard {
        let id = Hazard.ID(code)
        guard
            let row = try store.rows(
                "SELECT inspection_code, place_code, check_item_code, opened_day, finder_code, "
                    + "criticality_rank, state_name, repeat_of FROM hosp_hazard "
                    + "WHERE hazard_code = ?", [.text(code)]
            ).first,
            let found = try Self.day(row[3])
        else { throw HazardError.unknown(hazard: id) }
        let occasion = Inspection.Occasion(
            id: Inspection.ID(row[0].text ?? ""), place: Place.ID(row[1].text ?? ""), day: found,
            inspector: Person.ID(row[4].text ?? ""))
        var hazard = Hazard(
            id: id,
            origin: InspectionFinding(
                occasion, item: row[2].text ?? "",
                criticality: Criticality(rawValue: Int(clamping: row[5].integer ?? 0)) ?? .key),
            repeatOf: row[7].text.map { Hazard.ID($0) })
        for text in try stepTexts(of: code, in: .hazardStepPart) {
            let reader = ArgumentReader(try JSONValue(parsing: text))
            hazard = try hazard.taking(
                HazardStep(
                    reader, of: hazard, rules: .standard, isKept: true))
        }
        guard hazard.state.kind.rawValue == row[6].text else {
            throw HazardError.historyBroken(hazard: id)
        }
        return hazard
    }

    private func store(_ step: HazardStep, leadingTo next: Hazard) throws {
        let subject = next.overdueSubject
        let clock: [StoreValue] = [
            Self.value(next.deadline), Self.value(subject?.suspendedSince),
            .flag(subject?.isMajor ?? false),
        ]
        try insert(
            [
                [
                    .text(next.id.code), .integer(Int64(next.history.count)),
                    .text(step.kind.rawValue), .text(next.state.kind.rawValue),
                    .integer(Int64(step.day.yyyymmdd)), .text(step.actor.code),
                ] + clock + [.integer(try moment())]
            ], into: .hazardStep)
        try keep(
            step.json.text, ofStep: next.history.count, of: next.id.code, in: .hazardStepPart)
        try store.execute(
            "UPDATE hosp_hazard SET state_name = ?, ended_day = ?, deadline_day = ?, "
                + "suspended_since = ?, is_major = ? WHERE hazard_code = ?",
            [
                .text(next.state.kind.rawValue),
                next.state.isOpen ? .null : .integer(Int64(step.day.yyyymmdd)),
            ] + clock + [.text(next.id.code)])
        try audit(
            "hazard.\(step.kind.rawValue)", of: "hazard", key: next.id.code,
            detail: step.actor.code)
    }

    private static func day(_ value: StoreValue) throws -> Day? {
        try value.integer.map { try Day(yyyymmdd: Int32(clamping: $0)) }
    }

    private static func value(_ day: Day?) -> StoreValue {
        day.map { .integer(Int64($0.yyyymmdd)) } ?? .null
    }
}
