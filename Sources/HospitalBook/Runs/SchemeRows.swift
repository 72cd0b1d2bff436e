import HospitalCore
import Interchange
import PerformanceAppraisal
import Storage

/// A scheme as the tables hold it: one row for the scheme, and rows for parts, indicators and the
/// parameters of their methods.
struct SchemeRows {
    let scheme: RunInput
    let parts: RunInput
    let indicators: RunInput
    let parameters: RunInput

    /// The scheme for a unit to which some indicators do not apply.
    /// - Throws: ``AppraisalError`` for weights that do not tie out, `ArgumentError` for a rule
    ///   or a parameter that does not fit, with its place.
    func scheme(_ row: [StoreValue], without exempt: Set<String>) throws -> AppraisalScheme {
        let terms = try AppraisalTerms(
            base: scheme.neededDecimal("base_score", in: row),
            basis: scheme.choice("basis_rule", in: row),
            coefficientDivisor: scheme.choice("divisor_rule", in: row))
        let code = scheme.text("scheme_code", in: row) ?? ""
        let items = try items(without: exempt)
        var read: [SchemePart] = []
        for part in parts.sorted(parts.rows) { read.append(try self.part(part, items)) }
        let known = Set(read.map(\.code))
        for place in items.keys.sorted() where !known.contains(place) {
            throw ArgumentError.value(
                path: "\(indicators.table.name).part_code", value: place,
                allowed: known.sorted().joined(separator: ", "))
        }
        let result = try AppraisalScheme(
            name: scheme.text("scheme_name", in: row) ?? code, parts: read, terms: terms)
        let codes = read.flatMap(\.items).map(\.code)
        for code in exempt.sorted() where !codes.contains(code) {
            throw AppraisalError.itemUnknown(
                code, nearest: NearestName.nearest(to: code, in: codes))
        }
        return result
    }

    private func part(
        _ row: [StoreValue], _ items: [String: [SchemeItem]]
    ) throws -> SchemePart {
        let code = parts.text("part_code", in: row) ?? ""
        let content: SchemePart.Content
        switch try parts.choice("scoring_rule", in: row, as: ScoringRule.self) {
        case .items: content = .items(items[code] ?? [])
        case .deductions:
            let given = try method(of: code, named: "deduction")
            guard case .deduction(let method) = given else {
                throw ArgumentError.type(path: code, expected: .object)
            }
            let isSaid = parts.text("missing_rule", in: row) != nil
            content = .deductions(
                method, missing: isSaid ? try parts.choice("missing_rule", in: row) : .error)
        }
        return SchemePart(
            code: code, name: parts.text("part_name", in: row) ?? code,
            weight: try parts.neededDecimal("part_weight", in: row), content: content)
    }

    /// How a part is scored.
    private enum ScoringRule: String, CaseIterable {
        case items, deductions
    }

    /// The items by part, in the order of the reports.
    private func items(without exempt: Set<String>) throws -> [String: [SchemeItem]] {
        var items: [String: [SchemeItem]] = [:]
        for row in indicators.sorted(indicators.rows) {
            let code = indicators.text("indicator_code", in: row) ?? ""
            let item = SchemeItem(
                code: code, name: indicators.text("indicator_name", in: row) ?? code,
                weight: try indicators.neededDecimal("indicator_weight", in: row),
                method: try method(of: code, named: indicators.text("method_name", in: row) ?? ""),
                missing: try indicators.choice("missing_rule", in: row))
            items[indicators.text("part_code", in: row) ?? "", default: []].append(
                exempt.contains(code) ? item.notApplicable() : item)
        }
        return items
    }

    /// The method of an indicator: its rows become the arguments that `appraise.score` takes, so
    /// that both doors read them by the same rules.
    private func method(of code: String, named name: String) throws -> ScoringMethod {
        var members: JSONObject = ["name": .string(name)]
        var lines: [(number: Int64, members: JSONObject)] = []
        for row in parameters.rows where parameters.text("indicator_code", in: row) == code {
            guard let member = parameters.text("parameter_name", in: row),
                let number = parameters.integer("line_number", in: row)
            else { continue }
            let value = Self.value(parameters.text("parameter_value", in: row), of: member)
            if number == 0 {
                members.append(member, value)
            } else if lines.last?.number == number {
                lines[lines.count - 1].members.append(member, value)
            } else {
                lines.append((number, [member: value]))
            }
        }
        if let list = Self.lists[name] {
            members.append(
                list,
                .array(
                    lines.map { line in
                        // A list of plain numbers has one member on each line.
                        list == "standards"
                            ? line.members["standard"] ?? .null : .object(line.members)
                    }))
        } else if let line = lines.first, let member = line.members.members.first {
            throw ArgumentError.unknown(
                path: "\(code).\(member.name)[\(line.number)]", nearest: nil)
        }
        do {
            return try ScoringArguments.method(ArgumentReader(.object(members), path: code))
        } catch let error as ScoringError {
            throw AppraisalError.scoring(at: code, error)
        }
    }

    /// The member that the lines of a method form.
    private static let lists = [
        "deduction": "rules", "ladder": "steps", "tiered_efficacy": "standards",
    ]

    private static func value(_ text: String?, of member: String) -> JSONValue {
        guard let text else { return .null }
        return member == "clamped" ? .bool(text == "1" || text == "true") : .string(text)
    }
}

extension RunInput {
    /// Rows by their `sort_number`; among equals the key decides.
    func sorted(_ rows: [[StoreValue]]) -> [[StoreValue]] {
        rows.enumerated().sorted {
            (integer("sort_number", in: $0.element) ?? 0, $0.offset)
                < (integer("sort_number", in: $1.element) ?? 0, $1.offset)
        }.map(\.element)
    }
}
