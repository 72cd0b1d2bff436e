import CostControl
import HospitalCore
import Interchange

/// Reads the arguments of `cost.allocate` into a request.
///
/// ```json
/// {"categories":["cost"], "period":"2025-03",
///  "departments":[{"id":"lab","name":"检验科","class":"medical_technology",
///                  "direct":{"cost":"50.00"}}],
///  "drivers":{"headcount":{"lab":1,"ward-1":"1.5"}}, "previous_drivers":{},
///  "steps":[{"stage":1,"sources":["admin"],"receivers":["lab","ward-1"],"driver":"headcount"}],
///  "shares":{"admin":{"lab":"1/3","ward-1":"2/3"}},
///  "control_totals":{"headcount":"2.5"},
///  "method":"step_down", "negative_driver":"error", "missing_driver":"used_nothing",
///  "within_stage":"separate",
///  "rounding":{"unit":"0.01","residual":"largest_remainder","multiplier_digits":null,
///              "negative_pool":"mirror","pools":"by_source"}}
/// ```
extension AllocationRequest {
    /// The arguments as the reference shows them.
    static let arguments: [ProcedureArgument] = [
        .needed("categories", .array, zh: "成本项目", en: "The cost items"),
        .optional("period", .text, zh: "期间，用于提示信息", en: "The period, named in messages"),
        .needed(
            "departments", .array, zh: "科室：id、name、class、direct（各项目直接成本，元）",
            en: "Departments: id, name, class, direct (direct cost by item in yuan)"),
        .optional(
            "drivers", .object, zh: "分摊参数：名称→科室→数量",
            en: "Drivers: name → department → quantity"),
        .optional(
            "control_totals", .object, zh: "分摊参数的控制总数：名称→合计",
            en: "Control totals of drivers: name → total"),
        .optional(
            "previous_drivers", .object, zh: "上期分摊参数", en: "Drivers of the previous period"),
        .optional(
            "steps", .array,
            zh: "步骤：stage、sources、receivers、driver（可用direct_cost、accumulated_cost）",
            en: "Steps: stage, sources, receivers, driver (or direct_cost, accumulated_cost)"),
        .optional(
            "shares", .object, zh: "分摊比例：科室→受益科室→比例，合计为1",
            en: "Shares: source → receiver → share, totalling 1"),
        .needed(
            "method", .text, zh: "方法：direct、step_down、three_stage、reciprocal、iterative",
            en: "Method: direct, step_down, three_stage, reciprocal, iterative"),
        .optional(
            "negative_driver", .text, zh: "负数参数：error（默认）、zero_with_finding、previous_period",
            en: "Negative drivers: error (default), zero_with_finding, previous_period"),
        .optional(
            "missing_driver", .text, zh: "科室无参数值：used_nothing（默认，视为未使用）、error",
            en: "No driver value: used_nothing (default), error"),
        .optional(
            "within_stage", .text, zh: "同级科室：separate（默认）、reciprocal（阶段内交互分摊）",
            en: "Sources of one stage: separate (default), reciprocal"),
        .optional(
            "rounding", .object,
            zh: "取整：unit、residual、multiplier_digits、negative_pool、pools（by_source、by_driver）",
            en: "Rounding: unit, residual, multiplier_digits, negative_pool, pools"),
    ]

    /// Decodes a request.
    /// - Throws: ``ArgumentError`` with the path, or `roundingUnitInvalid`.
    init(_ members: ArgumentMembers) throws {
        self.init(
            period: try members.optional("period")?.text(),
            items: try members.needed("categories").texts(),
            centres: try members.needed("departments").elements().map { try Self.centre($0) },
            drivers: try Self.drivers(members),
            steps: try members.optional("steps")?.elements().map(Self.step) ?? [],
            shares: try members.optional("shares")?.namedMembers().map(Self.shares) ?? [],
            method: try members.needed("method").choice(),
            policy: try Self.policy(members))
    }

    static func centre(
        _ reader: ArgumentReader, _ names: [String] = ["id", "name", "class", "direct"]
    ) throws -> CostCentre {
        let members = try reader.members(names)
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

    static func drivers(_ members: ArgumentMembers) throws -> [Driver] {
        var previous: [String: [Department.ID: Decimal]] = [:]
        for driver in try members.optional("previous_drivers")?.namedMembers() ?? [] {
            previous[driver.name] = try quantities(driver.reader)
        }
        var totals: [String: Decimal] = [:]
        for total in try members.namedMembers("control_totals") {
            totals[total.name] = try total.reader.decimal()
        }
        var drivers = try members.namedMembers("drivers").map { driver in
            Driver(
                driver.name, values: try quantities(driver.reader),
                previous: previous[driver.name] ?? [:],
                controlTotal: totals.removeValue(forKey: driver.name))
        }
        // A total of a driver without values differs from them by all of it.
        drivers += totals.keys.sorted().map {
            Driver($0, values: [:], controlTotal: totals[$0])
        }
        return drivers
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
        if let missing = members.optional("missing_driver") {
            policy.missingDriver = try missing.choice()
        }
        if let stage = members.optional("within_stage") {
            policy.withinStage = try stage.choice()
        }
        guard let reader = members.optional("rounding") else { return policy }
        let rounding = try reader.members([
            "unit", "residual", "multiplier_digits", "negative_pool", "pools",
        ])
        if let pools = rounding.optional("pools") { policy.pooling = try pools.choice() }
        if let unit = rounding.optional("unit") { policy.unit = try RoundingUnit(unit.text()) }
        if let residual = rounding.optional("residual") { policy.residual = try residual.choice() }
        if let pool = rounding.optional("negative_pool") { policy.negativePool = try pool.choice() }
        policy.multiplierDigits = try rounding.optional("multiplier_digits")?.whole()
        return policy
    }
}
