import CostControl
import HospitalCore
import Interchange

/// Procedures of cost control that touch no table.
extension Procedure {
    static let costProcedures: [Procedure] = [costAllocate]

    /// `cost.allocate`: brings the cost of supporting departments to the final ones.
    static let costAllocate = Procedure(
        "cost.allocate",
        (
            zh: "科室成本分摊：直接、逐级、三级、交互、迭代，精确到分。",
            en: "Allocates department cost: direct, step-down, three-stage, reciprocal, iterative."
        ),
        arguments: AllocationRequest.arguments,
        tables: [
            "final", "lines", "multipliers", "left_in_source", "reciprocated", "bases", "findings",
        ],
        typedTwins: [
            "hosp_cost_direct", "hosp_cost_step_down", "hosp_cost_reciprocal",
            "hosp_cost_iterative",
        ]
    ) { members in
        let result = try AllocationRequest(members).allocated()
        return ProcedureResult(json: result.json, tables: result.tables)
    }
}

extension AllocationResult {
    /// The result as `cost.allocate` returns it; every amount is a text with the decimals of the
    /// unit.
    var json: JSONValue {
        var object = JSONObject()
        object.append(
            "final",
            .object(
                JSONObject(
                    finals.map { final in
                        JSONObject.Member(
                            name: code(final.department), value: amountsByItem(final.amounts))
                    })))
        object.append("lines", .array(lines.map(lineJSON)))
        object.append("multipliers", .array(pools.map(multiplierJSON)))
        object.append("left_in_source", byDepartment(leftInSource))
        if let solution {
            object.append(
                "reciprocated",
                byDepartment(
                    reciprocated.map {
                        ($0.source, $0.item, $0.amount)
                    }))
            object.append("solution", solution.json)
        }
        if !bases.isEmpty { object.append("bases", .array(bases.map(basisJSON))) }
        object.append("total_before", .string(policy.unit.text(totalBefore)))
        object.append("total_after", .string(policy.unit.text(totalAfter)))
        if !findings.isEmpty { object.append("findings", .array(findings.map(\.json))) }
        return .object(object)
    }

    private func code(_ department: Int) -> String { departments[department].id.code }

    private func amountsByItem(_ amounts: [Int128]) -> JSONValue {
        .object(
            JSONObject(
                zip(items, amounts).map {
                    JSONObject.Member(name: $0, value: .string(policy.unit.text($1)))
                }))
    }

    private func lineJSON(_ line: AllocationLine) -> JSONValue {
        .object([
            "step": .number(String(line.step)), "source": .string(code(line.source)),
            "receiver": .string(code(line.receiver)), "category": .string(items[line.item]),
            "amount": .string(policy.unit.text(line.amount)),
        ])
    }

    private func multiplierJSON(_ pool: AllocatedPool) -> JSONValue {
        .object([
            "step": .number(String(pool.step)), "source": .string(code(pool.source)),
            "category": .string(items[pool.item]), "multiplier": .string(pool.multiplier.text),
        ])
    }

    private func basisJSON(_ basis: CostBasisAmount) -> JSONValue {
        .object([
            "step": .number(String(basis.step)), "driver": .string(basis.basis.rawValue),
            "department": .string(code(basis.department)),
            "amount": .string(policy.unit.text(basis.amount)),
        ])
    }

    /// Amounts by department and item; the rows are sorted by department.
    private func byDepartment(_ rows: [(department: Int, item: Int, amount: Int128)]) -> JSONValue {
        var members: [JSONObject.Member] = []
        var index = 0
        while index < rows.count {
            let department = rows[index].department
            var amounts = JSONObject()
            while index < rows.count, rows[index].department == department {
                amounts.append(
                    items[rows[index].item], .string(policy.unit.text(rows[index].amount)))
                index += 1
            }
            members.append(JSONObject.Member(name: code(department), value: .object(amounts)))
        }
        return .object(JSONObject(members))
    }
}

extension ReciprocalSolution {
    /// The path of the solution and, where it was certified, the proven bound in fen.
    var json: JSONValue {
        switch self {
        case .exact: return .object(["path": .string("exact")])
        case .certified(let bound):
            return .object([
                "path": .string("certified"), "bound_fen": .string(bound.description),
            ])
        }
    }
}

extension Finding {
    /// The finding with its number, its name and both languages.
    var json: JSONValue {
        .object([
            "code": .number(String(message.number)), "name": .string(message.name),
            "zh": .string(text(in: .chinese)), "en": .string(text(in: .english)),
        ])
    }
}
