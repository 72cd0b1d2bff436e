import CostControl
import HospitalCore
import Interchange

/// Reads the arguments of `cost.allocate` into a request.
///
/// ```json
/// {"categories":["cost"], "period":"2025-03",
///  "departments":[{"id":"lab","name":"检验科","class":"medical_technology","direct":{"cost":"50.00"}}],
///  "drivers":{"headcount":{"lab":1,"ward-1":"1.5"}}, "previous_drivers":{},
///  "steps":[{"stage":1,"sources":["admin"],"receivers":["lab","ward-1"],"driver":"headcount"}],
///  "shares":{"admin":{"lab":"1/3","ward-1":"2/3"}},
///  "method":"step_down", "negative_driver":"error",
///  "rounding":{"unit":"0.01","residual":"largest_remainder","multiplier_digits":null,"negative_pool":"mirror"}}
/// ```
extension AllocationRequest {
    /// Decodes a request.
    /// - Throws: ``ArgumentError`` with the path, or `roundingUnitInvalid`.
    init(_ arguments: JSONValue) throws {
        let members = try ArgumentReader(arguments).members([
            "categories", "period", "departments", "drivers", "previous_drivers", "steps", "shares",
            "method", "negative_driver", "rounding",
        ])
        self.init(
            period: try members.optional("period")?.text(),
            items: try members.needed("categories").texts(),
            centres: try members.needed("departments").elements().map(Self.centre),
            drivers: try Self.drivers(members),
            steps: try members.optional("steps")?.elements().map(Self.step) ?? [],
            shares: try members.optional("shares")?.namedMembers().map(Self.shares) ?? [],
            method: try members.needed("method").choice(),
            policy: try Self.policy(members))
    }

    private static func centre(_ reader: ArgumentReader) throws -> CostCentre {
        let members = try reader.members(["id", "name", "class", "direct"])
        let department = Department(
            id: Department.ID(try members.needed("id").text()),
            name: try members.optional("name")?.text(),
            departmentClass: try members.optional("class")?.choice())
        var direct: [String: Decimal] = [:]
        for item in try members.optional("direct")?.namedMembers() ?? [] {
            direct[item.name] = try item.reader.decimal()
        }
        return CostCentre(department, direct: direct)
    }

    private static func drivers(_ members: ArgumentMembers) throws -> [Driver] {
        var previous: [String: [Department.ID: Decimal]] = [:]
        for driver in try members.optional("previous_drivers")?.namedMembers() ?? [] {
            previous[driver.name] = try quantities(driver.reader)
        }
        return try members.optional("drivers")?.namedMembers().map { driver in
            Driver(
                driver.name, values: try quantities(driver.reader),
                previous: previous[driver.name] ?? [:])
        } ?? []
    }

    private static func quantities(_ reader: ArgumentReader) throws -> [Department.ID: Decimal] {
        var quantities: [Department.ID: Decimal] = [:]
        for member in try reader.namedMembers() {
            quantities[Department.ID(member.name)] = try member.reader.decimal()
        }
        return quantities
    }

    private static func step(_ reader: ArgumentReader) throws -> AllocationStep {
        let members = try reader.members(["stage", "sources", "receivers", "driver"])
        return AllocationStep(
            stage: try members.optional("stage")?.whole(),
            sources: try members.needed("sources").texts().map(Department.ID.init),
            receivers: try members.optional("receivers")?.texts().map(Department.ID.init),
            driver: try members.needed("driver").text())
    }

    private static func shares(
        _ source: (name: String, reader: ArgumentReader)
    ) throws -> SourceShares {
        var shares: [Department.ID: Rate] = [:]
        for receiver in try source.reader.namedMembers() {
            shares[Department.ID(receiver.name)] = try receiver.reader.rate()
        }
        return SourceShares(source: Department.ID(source.name), shares: shares)
    }

    private static func policy(_ members: ArgumentMembers) throws -> AllocationPolicy {
        var policy = AllocationPolicy()
        if let negative = members.optional("negative_driver") {
            policy.negativeDriver = try negative.choice()
        }
        guard let reader = members.optional("rounding") else { return policy }
        let rounding = try reader.members([
            "unit", "residual", "multiplier_digits", "negative_pool",
        ])
        if let unit = rounding.optional("unit") { policy.unit = try RoundingUnit(unit.text()) }
        if let residual = rounding.optional("residual") { policy.residual = try residual.choice() }
        if let pool = rounding.optional("negative_pool") { policy.negativePool = try pool.choice() }
        policy.multiplierDigits = try rounding.optional("multiplier_digits")?.whole()
        return policy
    }
}
