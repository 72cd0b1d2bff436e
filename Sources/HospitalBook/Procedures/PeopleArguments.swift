import HospitalCore
import Interchange
import SafetyInspection

/// How procedures read people, their training and their certificates.
extension ArgumentMembers {
    /// A day; `nil` when the member is absent.
    func optionalDay(_ name: String) throws -> Day? { try optional(name)?.day() }

    /// Texts; none when the member is absent.
    func texts(_ name: String) throws -> [String] { try optional(name)?.texts() ?? [] }

    /// A flag; `false` when the member is absent.
    func flag(_ name: String) throws -> Bool { try optional(name)?.flag() ?? false }

    /// The days under `from` and `through`; `nil` without a first day.
    func validity() throws -> Validity? {
        guard let from = try optionalDay("from") else {
            guard let through = optional("through") else { return nil }
            throw ArgumentError.missing(
                path: String(through.path.dropLast("through".count)) + "from")
        }
        return try Validity(from: from, to: try optionalDay("through"))
    }

    /// The source of a rule under `source`, or a name that stands for it.
    func citation(_ name: String) throws -> Citation {
        Citation(title: try optionalText("source") ?? name)
    }
}

extension ArgumentReader {
    /// A rule of clearance; the usual three levels where none are given.
    func clearanceRule() throws -> ClearanceRule {
        let rule = try members([
            "levels", "minimum_hours", "protection", "examinations", "source",
        ])
        let usual = ClearanceRule.threeLevels
        let levels = try rule.optional("levels")?.elements().map { reader in
            let level = try reader.members(["level", "name"])
            let code = try level.needed("level").textOrNumber()
            return ClearanceRule.Level(code, name: try level.optionalText("name") ?? code)
        }
        return try ClearanceRule(
            levels: levels ?? usual.levels,
            minimumHours: try rule.optionalDecimal("minimum_hours") ?? usual.minimumHours,
            protection: try rule.texts("protection"),
            examinations: try rule.texts("examinations"),
            citation: try rule.optionalText("source").map { Citation(title: $0) }
                ?? usual.citation)
    }

    /// What is known of somebody who wants to begin.
    func clearanceRecord() throws -> ClearanceRecord {
        let record = try members(["person", "education", "protection", "examinations"])
        func holdings(_ name: String) throws -> [ClearanceRecord.Holding] {
            try record.elements(name).map { reader in
                let row = try reader.members(["name", "from", "through"])
                let validity = try Validity(
                    from: row.needed("from").day(), to: row.optionalDay("through"))
                return ClearanceRecord.Holding(try row.text("name"), validity: validity)
            }
        }
        return ClearanceRecord(
            try record.person("person"),
            educations: try record.elements("education").map { reader in
                let row = try reader.members(["level", "day", "hours", "passed"])
                return ClearanceRecord.Education(
                    level: try row.needed("level").textOrNumber(),
                    day: try row.needed("day").day(), hours: try row.optionalDecimal("hours"),
                    isPassed: try row.optional("passed")?.flag() ?? true)
            },
            protection: try holdings("protection"), examinations: try holdings("examinations"))
    }

    /// A certificate.
    func certificate() throws -> Certificate {
        let row = try members(["person", "kind", "number", "issued", "through"])
        return try Certificate(
            row.person("person"), kind: row.text("kind"),
            number: row.needed("number").textOrNumber(), issued: row.needed("issued").day(),
            through: row.optionalDay("through"))
    }

    /// A loan of a file.
    func fileLoan() throws -> FileLoan {
        let row = try members(["file", "borrower", "purpose", "from", "due", "returned"])
        return try FileLoan(
            row.text("file"), to: row.person("borrower"), purpose: row.text("purpose"),
            from: row.needed("from").day(), due: row.needed("due").day(),
            returned: row.optionalDay("returned"))
    }

    /// A rule of credit files.
    func creditRule() throws -> CreditRule {
        let rule = try members(["minimum", "kinds", "offices", "source"])
        return try CreditRule(
            minimum: rule.optionalDecimal("minimum"),
            kinds: rule.namedMembers("kinds").map {
                CreditRule.Kind($0.name, minimum: try $0.reader.decimal())
            },
            offices: rule.texts("offices"), citation: rule.citation("credits"))
    }

    /// A credit file.
    func creditFile() throws -> CreditFile {
        let row = try members(["person", "year", "group", "entries", "checks"])
        var checks: [String: Bool] = [:]
        for check in try row.namedMembers("checks") { checks[check.name] = try check.reader.flag() }
        return CreditFile(
            try row.person("person"), year: try row.needed("year").whole(),
            group: try row.optionalText("group") ?? "",
            entries: try row.elements("entries").map { reader in
                let entry = try reader.members(["number", "kind", "credits"])
                return CreditFile.Entry(
                    try entry.needed("number").textOrNumber(),
                    kind: try entry.optionalText("kind") ?? "",
                    credits: try entry.decimal("credits"))
            }, checks: checks)
    }

    /// A rule of a post.
    func trainingRule() throws -> TrainingRule {
        let rule = try members(["post", "measure", "minimum", "from", "through", "source"])
        return try TrainingRule(
            post: rule.text("post"), rule.needed("measure").choice(),
            minimum: rule.decimal("minimum"), validity: rule.validity(),
            citation: rule.citation(rule.text("post")))
    }

    /// A set of rules of training; `rules` may be left out for those of the library.
    func trainingRuleSet() throws -> TrainingRuleSet {
        let set = try members(["code", "unit", "staff", "rules", "consequences"])
        let rules = try set.optional("rules")?.elements().map { try $0.trainingRule() }
        return try TrainingRuleSet(
            set.text("code"), unit: set.text("unit"),
            staff: set.persons("staff"),
            rules: rules ?? [.archivist],
            consequences: set.elements("consequences").map { reader in
                let row = try reader.members(["code", "from", "below"])
                return TrainingRuleSet.Consequence(
                    try row.text("code"), from: try row.optionalDecimal("from"),
                    below: try row.optionalDecimal("below"))
            })
    }

    /// The training of a person in a year.
    func trainingTotal() throws -> TrainingRuleSet.Total {
        let row = try members(["person", "post", "year", "hours", "credits"])
        var values: [TrainingRule.Measure: Decimal] = [:]
        for measure in TrainingRule.Measure.allCases {
            values[measure] = try row.optionalDecimal(measure.rawValue)
        }
        return TrainingRuleSet.Total(
            try row.person("person"), post: try row.text("post"),
            year: try row.needed("year").whole(), values: values)
    }
}
