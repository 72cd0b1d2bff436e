import CostControl
import HospitalCore
import Interchange

/// Reads the arguments of `cost.report`; those that a form does not use are refused.
enum CostReportArguments {
    static let form = ProcedureArgument.needed(
        "form", .text, zh: "报表：" + CostForm.allCases.map(\.rawValue).joined(separator: "、"),
        en: "The form: " + CostForm.allCases.map(\.rawValue).joined(separator: ", "))
    static let language = ProcedureArgument.optional(
        "language", .text, zh: "表内文字：zh（默认）、en", en: "Words in the form: zh (default), en")
    static let headingObject = ProcedureArgument.optional(
        "heading", .object,
        zh: "表头表尾：organisation、version、run、prepared_by、reviewed_by、responsible、rows_per_page",
        en: "Heading: organisation, version, run, prepared_by, reviewed_by, responsible, "
            + "rows_per_page")
    static let unitDigits = ProcedureArgument.optional(
        "unit_digits", .whole, zh: "单位成本小数位数，4至12，默认6",
        en: "Decimals of unit costs, 4 to 12, 6 unless given")

    static let every: [ProcedureArgument] = [
        form, language, headingObject,
        .optional(
            "period", .text, zh: "期间（项目、病种和DRG表）", en: "The period (services and groups)"),
        .optional(
            "allocation", .object, zh: "科室报表：cost.allocate的参数",
            en: "Forms of departments: the arguments of cost.allocate"),
        .optional(
            "items", .array, zh: "成本项目的顺序和名称：id、name", en: "Cost items in order: id, name"),
        .optional(
            "control", .object, zh: "成本01：账簿各项目合计（元），不符则拒绝",
            en: "cost_01: totals of the ledger by item in yuan; a difference is refused"),
        .optional("visits", .object, zh: "科室→门急诊人次", en: "Department → visits"),
        .optional("bed_days", .object, zh: "科室→实际占用床日数", en: "Department → bed-days"),
        .optional("income", .object, zh: "成本03：科室→收入（元）", en: "cost_03: department → income"),
        .optional(
            "prior", .object, zh: "诊次、床日表：科室→上期单位成本",
            en: "visit, bed_day: department → unit cost of the period before"),
        .optional(
            "prior_hospital", .decimal, zh: "全院上期单位成本", en: "The hospital's unit cost before"),
        .optional(
            "services", .array, zh: "项目：id、name、volume、income、unit_costs（成本项目→元，可为分数）",
            en: "Services: id, name, volume, income, unit_costs (item → yuan, also a fraction)"),
        .optional("pool", .decimal, zh: "项目成本总额（元），不符则拒绝", en: "The cost of all services"),
        .optional(
            "groups", .array,
            zh: "病组：id、name、cases、costs（成本项目→总成本，元）、fees（总费用）、standard（支付标准）",
            en: "Groups: id, name, cases, costs (item → total in yuan), fees (total), standard"),
        unitDigits,
    ]

    /// The arguments that a form takes beside `form`, `language` and `heading`.
    private static func used(by form: CostForm) -> [String] {
        switch form {
        case .directCost: ["allocation", "items", "control"]
        case .fullCost, .allocation, .stages, .matrix: ["allocation", "items"]
        case .costStructure: ["allocation", "items", "visits", "bed_days", "income", "unit_digits"]
        case .visit, .bedDay:
            [
                "allocation", "items", "visits", "bed_days", "prior", "prior_hospital",
                "unit_digits",
            ]
        case .serviceItem: ["period", "items", "services", "pool", "unit_digits"]
        case .disease, .diseaseStructure, .drg, .drgStructure: ["period", "items", "groups"]
        }
    }

    /// The form that the arguments ask for.
    /// - Throws: ``ArgumentError``, also `unknown` for an argument that the form does not use;
    ///   `AllocationError`, `CostReportError`.
    static func report(_ form: CostForm, _ members: ArgumentMembers) throws -> CostReport {
        let used = Set(used(by: form) + ["form", "language", "heading"])
        for argument in every where !used.contains(argument.name) {
            if let reader = members.optional(argument.name) {
                throw ArgumentError.unknown(path: reader.path, nearest: nil)
            }
        }
        let digits = try members.optional("unit_digits")?.whole() ?? CostReport.unitCostDigits
        guard used.contains("allocation") else {
            let basis = CostReport.Basis(
                period: try members.optional("period")?.text(),
                items: try items(members.needed("items")))
            guard form != .serviceItem else {
                return try .services(
                    basis, members.needed("services").elements().map(service),
                    pool: members.optional("pool")?.decimal(), unitDigits: digits)
            }
            let groups = try members.needed("groups").elements().map(group)
            let isDRG = form == .drg || form == .drgStructure
            return form == .disease || form == .drg
                ? try .groups(basis, groups, isDRG: isDRG)
                : try .groupStructure(basis, groups, isDRG: isDRG)
        }
        return try departments(form, costs(members), members, unitDigits: digits)
    }

    private static func departments(
        _ form: CostForm, _ costs: DepartmentCosts, _ members: ArgumentMembers, unitDigits: Int
    ) throws -> CostReport {
        guard form != .directCost else {
            return try .directCost(
                of: costs, control: members.optional("control")?.decimals() ?? [:])
        }
        func quantities(_ name: String) throws -> [Department.ID: Decimal] {
            var quantities: [Department.ID: Decimal] = [:]
            for (code, quantity) in try members.optional(name)?.decimals() ?? [:] {
                quantities[Department.ID(code)] = quantity
            }
            return quantities
        }
        let activity = DepartmentActivity(
            visits: try quantities("visits"), bedDays: try quantities("bed_days"),
            income: try quantities("income"))
        guard form == .visit || form == .bedDay else {
            return try costs.report(form, activity, unitDigits: unitDigits)
        }
        let kind = form == .visit ? FormVolume.visits : .bedDays
        return try .care(
            kind, costs.basis, costs.care(kind, activity, prior: quantities("prior")),
            prior: members.optional("prior_hospital")?.decimal(), unitDigits: unitDigits)
    }

    private static func costs(_ members: ArgumentMembers) throws -> DepartmentCosts {
        let reader = try members.needed("allocation")
        let result = try AllocationRequest(
            reader.members(AllocationRequest.arguments.map(\.name))
        ).allocated()
        var names: [String: String] = [:]
        for item in try members.optional("items").map(items) ?? [] { names[item.code] = item.name }
        return try DepartmentCosts(result, names: names)
    }

    private static func items(_ reader: ArgumentReader) throws -> [ReportItem] {
        try reader.elements().map { element in
            let members = try element.members(["id", "name"])
            return ReportItem(
                try members.needed("id").text(), name: try members.optionalText("name"))
        }
    }

    private static func service(_ reader: ArgumentReader) throws -> CostedService {
        let members = try reader.members(["id", "name", "volume", "income", "unit_costs"])
        var costs: [String: Rate] = [:]
        for item in try members.needed("unit_costs").namedMembers() {
            costs[item.name] = try item.reader.rate()
        }
        return CostedService(
            try members.needed("id").text(), name: try members.optionalText("name"),
            volume: try members.needed("volume").decimal(),
            income: try members.optionalDecimal("income"), unitCosts: costs)
    }

    private static func group(_ reader: ArgumentReader) throws -> CostedGroup {
        let members = try reader.members(["id", "name", "cases", "costs", "fees", "standard"])
        return CostedGroup(
            try members.needed("id").text(), name: try members.optionalText("name"),
            cases: try members.needed("cases").whole(),
            costs: try members.needed("costs").decimals(),
            fees: try members.optionalDecimal("fees"),
            standard: try members.optionalDecimal("standard"))
    }

    /// What stands around the form; no heading leaves everything blank.
    ///
    /// The heading of a stored run has its own version and number.
    static func heading(
        _ reader: ArgumentReader?, isStored: Bool = false
    ) throws -> ReportHeading {
        let members = try reader?.members(
            [
                "organisation", "prepared_by", "reviewed_by", "responsible", "rows_per_page",
            ] + (isStored ? [] : ["version", "run"]))
        var heading = try ReportHeading(rowsPerPage: members?.optional("rows_per_page")?.whole())
        heading.organisation = try members?.optionalText("organisation")
        heading.version = try members?.optional("version").map { Int64(try $0.whole()) }
        heading.run = try members?.optionalText("run")
        heading.preparedBy = try members?.optionalText("prepared_by")
        heading.reviewedBy = try members?.optionalText("reviewed_by")
        heading.responsible = try members?.optionalText("responsible")
        return heading
    }
}

extension DepartmentCosts {
    /// A form of departments that needs nothing but costs and, for 成本03, what departments did.
    func report(
        _ form: CostForm, _ activity: DepartmentActivity, unitDigits: Int
    ) throws -> CostReport {
        switch form {
        case .fullCost: try .fullCost(of: self)
        case .costStructure:
            try .costStructure(of: self, activity: activity, unitDigits: unitDigits)
        case .allocation: try .allocation(of: self)
        case .stages: try .stages(of: self)
        case .matrix: try .matrix(of: self)
        default: try .directCost(of: self)
        }
    }
}
