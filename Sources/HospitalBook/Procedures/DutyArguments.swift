import HospitalCore
import Interchange
import PerformanceAppraisal
import SafetyInspection

/// A value of an indicator with the unit that reports it.
struct UnitValue {
    let unit: String
    let metric: String
    let value: MeasuredValue

    /// Metric, kind and printed value.
    func cells(_ digits: Int) throws -> [ResultValue] {
        [
            .text(metric), .text(value.kind.rawValue),
            .text(optional: try value.printed(digits: digits)),
        ]
    }
}

/// How procedures about duties read their arguments.
extension ArgumentReader {
    /// Grants: `[{"role":"office","actions":["daily_work"]}]`.
    func permissions() throws -> PermissionMatrix {
        PermissionMatrix(
            try elements().map { reader in
                let grant = try reader.members(["role", "actions"])
                return PermissionMatrix.Grant(
                    Role.ID(try grant.text("role")), try grant.needed("actions").texts())
            })
    }

    /// A record in its versions.
    func contentRecord() throws -> ContentRecord {
        let record = try members(["subject", "versions"])
        return try ContentRecord(
            of: record.text("subject"),
            record.needed("versions").elements().map { reader in
                let version = try reader.members(["version", "keeper", "from", "parts"])
                return ContentRecord.Version(
                    try version.needed("version").whole(),
                    keeper: Person.ID(try version.optionalText("keeper") ?? ""),
                    from: try version.needed("from").day(),
                    parts: try version.needed("parts").texts())
            })
    }

    /// A value by its kind.
    func measured() throws -> UnitValue {
        let names = ["unit", "metric", "kind", "value", "numerator", "denominator", "measure"]
        let all = try members(names)
        let metric = try all.text("metric")
        let kind: MeasuredValue.Kind = try all.needed("kind").choice()
        let isRate = kind == .percent || kind == .mean
        let own = isRate ? ["numerator", "denominator"] : ["value"]
        _ = try members(
            ["unit", "metric", "kind"] + own + (kind == .quantity ? ["measure"] : []))
        let value: MeasuredValue
        switch kind {
        case .count: value = .count(Int64(try all.needed("value").whole()))
        case .spend: value = .spend(try all.money("value"))
        case .quantity:
            value = .quantity(
                Quantity(try all.decimal("value"), try UnitOfMeasure.named(all.text("measure"))))
        case .percent:
            value = .percent(
                numerator: try all.decimal("numerator"),
                denominator: try all.decimal("denominator"))
        case .mean:
            value = .mean(
                numerator: try all.decimal("numerator"),
                denominator: try all.decimal("denominator"))
        }
        try value.check(metric)
        return UnitValue(unit: try all.optionalText("unit") ?? "", metric: metric, value: value)
    }

    /// A job with its attempts; a value is judged by the target.
    func acceptanceLoop() throws -> AcceptanceLoop {
        let job = try members(["job", "target", "direction", "attempts"])
        let target = try job.optionalDecimal("target")
        let direction: Direction = try job.optional("direction")?.choice() ?? .higherIsBetter
        return try AcceptanceLoop(
            job.text("job"),
            job.needed("attempts").elements().map { reader in
                let names = ["day", "worker", "inspector", target == nil ? "accepted" : "value"]
                let attempt = try reader.members(names)
                let isAccepted = try target.map {
                    AcceptanceLoop.isMet(try attempt.decimal("value"), target: $0, direction)
                }
                return AcceptanceLoop.Attempt(
                    try attempt.needed("day").day(),
                    isAccepted: try isAccepted ?? attempt.needed("accepted").flag(),
                    worker: try attempt.optionalPerson("worker"),
                    inspector: try attempt.optionalPerson("inspector"))
            })
    }
}

extension ArgumentMembers {
    /// Somebody with roles.
    func reader(named person: String, roles: String) throws -> Actor {
        Actor(
            Person.ID(try optionalText(person) ?? ""),
            roles: Set(try optional(roles)?.texts().map { Role.ID($0) } ?? []))
    }

    /// A list of the library, or the caller's own when its parts are given.
    func contents() throws -> RequiredContents {
        let code = try text("contents")
        guard let parts = optional("parts") else {
            return try RequiredContents.named(
                code, in: RequiredContents.standard + RequiredContents.archives)
        }
        return try RequiredContents(code, parts)
    }

    /// The metrics that the reader asked for and may read.
    ///
    /// What is asked for by name and denied is an error; without names the reader gets what it may
    /// read, and the rest is not mentioned.
    func readableMetrics(_ all: Set<String>) throws -> Set<String> {
        let asked = try optional("metrics")?.texts()
        guard let matrix = try optional("grants")?.permissions() else {
            return asked.map { all.intersection($0) } ?? all
        }
        let actor = try reader(named: "person", roles: "roles")
        for metric in asked ?? [] { try matrix.check(actor, metric) }
        return Set(asked ?? Array(all)).intersection(all).filter { matrix.allows(actor, $0) }
    }
}
