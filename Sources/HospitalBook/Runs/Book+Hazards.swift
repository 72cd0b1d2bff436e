import HospitalCore
import SafetyInspection
import Storage

/// The hazards of a book (隐患台账): what becomes of the findings of an inspection (decision 12).
extension Book {
    /// Records the findings of an inspection and stores the hazards and observations that follow.
    ///
    /// Called inside of the transaction that scores the inspection. A hazard is named after the day
    /// of its finding and its number in the register.
    func record(_ inspection: Inspection, under run: Run) throws -> [RecordedFinding] {
        let findings = inspection.findings
        var register = try hazardRegister(at: inspection.occasion.place)
        var recorded: [RecordedFinding] = []
        var count = try hazardCount()
        for finding in findings {
            let id = Hazard.ID("H\(finding.day.yyyymmdd)-\(count + 1)")
            let consequence = try register.record(finding, opening: id)
            switch consequence {
            case .opened(let hazard, let repeated):
                count += 1
                try open(hazard, for: finding, repeating: repeated, under: run)
            case .observed(let hazard): try observe(finding, on: hazard, under: run)
            case .noted, .recordedBefore: break
            }
            recorded.append(RecordedFinding(finding: finding, consequence: consequence))
        }
        return recorded
    }

    private func hazardCount() throws -> Int64 {
        try store.rows("SELECT COUNT(*) FROM hosp_hazard").first?[0].integer ?? 0
    }

    private func open(
        _ hazard: Hazard.ID, for finding: InspectionFinding, repeating: Hazard.ID?,
        under run: Run
    ) throws {
        try insert(
            [
                [
                    .text(hazard.code), .text(finding.place.code), .text(finding.item),
                    .text(finding.inspection.code), .integer(Int64(finding.day.yyyymmdd)),
                    .text(finding.finder.code), .integer(Int64(finding.criticality.rawValue)),
                    .decimal(finding.lostPoints), .text(finding.note),
                    .text(HazardState.Kind.discovered.rawValue), .null,
                    repeating.map { .text($0.code) } ?? .null, .text(run.id), .null, .null, .null,
                ]
            ], into: .hazard)
        try audit("hazard.open", of: "hazard", key: hazard.code, detail: finding.item)
    }

    private func observe(
        _ finding: InspectionFinding, on hazard: Hazard.ID, under run: Run
    ) throws {
        try insert(
            [
                [
                    .text(hazard.code), .text(finding.inspection.code),
                    .integer(Int64(finding.day.yyyymmdd)), .text(finding.finder.code),
                    .decimal(finding.lostPoints), .text(finding.note), .text(run.id),
                ]
            ], into: .hazardObservation)
        try audit("hazard.observe", of: "hazard", key: hazard.code, detail: finding.item)
    }

    /// The hazards of a place with what was observed on them.
    private func hazardRegister(at place: Place.ID) throws -> HazardRegister {
        var observed: [String: [InspectionFinding]] = [:]
        for row in try store.rows(
            "SELECT o.hazard_code, o.inspection_code, h.check_item_code, o.found_day, "
                + "o.finder_code, h.criticality_rank, o.lost_points "
                + "FROM hosp_hazard_observation o, hosp_hazard h "
                + "WHERE h.hazard_code = o.hazard_code AND h.place_code = ?", [.text(place.code)])
        {
            observed[row[0].text ?? "", default: []].append(try finding(row, at: place))
        }
        let rows = try store.rows(
            "SELECT hazard_code, inspection_code, check_item_code, opened_day, finder_code, "
                + "criticality_rank, lost_points, state_name, ended_day FROM hosp_hazard "
                + "WHERE place_code = ?", [.text(place.code)])
        let hazards = try rows.map { row in
            let ended = try row[8].integer.map {
                try Day(yyyymmdd: Int32(truncatingIfNeeded: $0))
            }
            return Hazard(
                id: Hazard.ID(row[0].text ?? ""), origin: try finding(row, at: place),
                observations: observed[row[0].text ?? ""] ?? [],
                isClosed: row[7].text == HazardState.Kind.closed.rawValue, endedOn: ended)
        }.sorted { ($0.origin.day, $0.id) < ($1.origin.day, $1.id) }
        return try HazardRegister(hazards, rules: .standard)
    }

    private func finding(_ row: [StoreValue], at place: Place.ID) throws -> InspectionFinding {
        InspectionFinding(
            Inspection.Occasion(
                id: Inspection.ID(row[1].text ?? ""), place: place,
                day: try Day(yyyymmdd: Int32(truncatingIfNeeded: row[3].integer ?? 0)),
                inspector: Person.ID(row[4].text ?? "")),
            item: row[2].text ?? "",
            criticality: Criticality(rawValue: Int(clamping: row[5].integer ?? 0)) ?? .key,
            lostPoints: try Decimal(row[6].text ?? ""))
    }
}

extension HazardRegister.Consequence {
    /// The name in the tables.
    var name: String {
        switch self {
        case .noted: "noted"
        case .recordedBefore: "recorded_before"
        case .observed: "observed"
        case .opened: "opened"
        }
    }

    /// The hazard that the finding belongs to; `nil` when it was only noted.
    var hazard: Hazard.ID? {
        switch self {
        case .noted: nil
        case .recordedBefore(let hazard), .observed(let hazard), .opened(let hazard, _): hazard
        }
    }

    /// The closed hazard that an opened one repeats.
    var repeatOf: Hazard.ID? {
        if case .opened(_, let repeated) = self { return repeated }
        return nil
    }

    /// A consequence as the tables have it.
    init(_ name: String, hazard: String?, repeatOf: String?) {
        let repeated = repeatOf.map { Hazard.ID($0) }
        switch (name, hazard.map { Hazard.ID($0) }) {
        case ("opened", let hazard?): self = .opened(hazard, repeatOf: repeated)
        case ("observed", let hazard?): self = .observed(hazard)
        case ("recorded_before", let hazard?): self = .recordedBefore(hazard)
        default: self = .noted
        }
    }
}
