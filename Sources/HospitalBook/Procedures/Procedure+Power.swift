import HospitalCore
import Interchange

/// Procedures about approval: which chain a matter takes, and what decisions make of it.
extension Procedure {
    static let powerProcedures: [Procedure] = [approvalRoute, approvalDecide]

    /// `approval.route`: the steps that a matter of a class and an amount takes, with both ends of
    /// the row of the authority matrix.
    static let approvalRoute = Procedure(
        "approval.route",
        (
            zh: "按事项类别和金额查授权权限表，给出审批步骤；分界精确到分。",
            en: "Finds the steps of approval by class and amount; the boundary is exact to the fen."
        ),
        arguments: [
            .needed("class", .text, zh: "事项类别", en: "The class of matter"),
            .needed("amount", .decimal, zh: "金额（元）", en: "The amount in yuan"),
            AuthorityMatrix.bandsArgument,
        ],
        tables: ["steps"]
    ) { members in
        let chain = try AuthorityMatrix(members).chain(
            for: try members.needed("class").text(), amount: try members.needed("amount").money())
        let json: JSONObject = [
            "class": .string(chain.band.matterClass), "amount": .string(chain.amount.description),
            "from": .string(chain.band.from.description),
            "below": chain.below.map { .string($0.description) } ?? .null,
            "steps": .array(chain.steps.map(\.json)),
        ]
        return ProcedureResult(json: .object(json), tables: [ApprovalStep.table(chain.steps)])
    }

    /// `approval.decide`: a matter after the decisions that were taken on it, in their order.
    ///
    /// Every event is checked: the order of the steps, the role, separation of duties at every
    /// amount. A change of the amount begins anew.
    static let approvalDecide = Procedure(
        "approval.decide",
        (
            zh: "按顺序处理一张审批单的各项意见：越级、无权、自批均被拒绝，改金额须重新审批。",
            en: "Replays the decisions on a matter; skipped steps and self-approval are refused."
        ),
        arguments: [
            .needed("matter", .text, zh: "审批单号", en: "The code of the matter"),
            .needed("class", .text, zh: "事项类别", en: "The class of matter"),
            .needed("amount", .decimal, zh: "申请金额（元）", en: "The amount asked for, in yuan"),
            .needed("requester", .text, zh: "申请人", en: "Who asks"),
            AuthorityMatrix.bandsArgument,
            .needed(
                "events", .array,
                zh: "意见：event（approve、refuse、amend、withdraw）、step、amount、by、on",
                en: "The events: event (approve, refuse, amend, withdraw), step, amount, by, on"),
        ],
        tables: ["decisions", "missing"]
    ) { members in
        let matrix = try AuthorityMatrix(members)
        var matter = try ApprovalCase(
            try members.needed("matter").text(), class: try members.needed("class").text(),
            requester: Person.ID(try members.needed("requester").text()),
            amount: try members.needed("amount").money(), in: matrix)
        for event in try members.needed("events").elements() {
            matter = try matter.replayed(event, in: matrix)
        }
        return ProcedureResult(
            json: matter.json,
            tables: [
                matter.decisionTable, ApprovalStep.table(matter.missingSteps, name: "missing"),
            ])
    }
}

extension ApprovalStep {
    /// The step with its role.
    fileprivate var json: JSONValue {
        .object([
            "step": .string(code), "name": .string(name), "role": .string(role.code),
        ])
    }

    /// Steps as a table.
    fileprivate static func table(
        _ steps: [ApprovalStep], name: String = "steps"
    ) -> ResultTable {
        var table = ResultTable(
            name: name,
            columns: [
                ResultColumn("position", .integer, zh: "序号", en: "Position"),
                ResultColumn("step", .text, zh: "步骤", en: "Step"),
                ResultColumn("name", .text, zh: "步骤名称", en: "Name"),
                ResultColumn("role", .text, zh: "角色", en: "Role"),
            ])
        for (index, step) in steps.enumerated() {
            table.append([
                .integer(Int64(index + 1)), .text(step.code), .text(step.name),
                .text(step.role.code),
            ])
        }
        return table
    }
}

extension ApprovalState {
    /// The name of the state in results: `waiting`, `approved`, `refused`, `withdrawn`.
    fileprivate var name: String {
        switch self {
        case .waiting: "waiting"
        case .approved: "approved"
        case .refused: "refused"
        case .withdrawn: "withdrawn"
        }
    }
}

extension ApprovalCase {
    fileprivate var json: JSONValue {
        .object([
            "matter": .string(subject), "state": .string(state.name),
            "revision": .number(String(revision)), "amount": .string(chain.amount.description),
            "requesters": .array(requesters.map { .string($0.code) }),
            "missing": .array(missingSteps.map(\.json)),
        ])
    }

    fileprivate var decisionTable: ResultTable {
        var table = ResultTable(
            name: "decisions",
            columns: [
                ResultColumn("revision", .integer, zh: "修订号", en: "Revision"),
                ResultColumn("step", .text, zh: "步骤", en: "Step"),
                ResultColumn("verdict", .text, zh: "意见", en: "Decision"),
                ResultColumn("person", .text, zh: "审批人", en: "Person"),
                ResultColumn("principal", .text, zh: "委托人", en: "In the name of"),
                ResultColumn("day", .integer, zh: "日期", en: "Day"),
            ])
        for decision in decisions {
            table.append([
                .integer(Int64(decision.revision)), .text(decision.step.code),
                .text(decision.verdict.rawValue), .text(decision.actor.person.code),
                decision.actor.principal.map { .text($0.code) } ?? .null,
                .integer(Int64(decision.day.yyyymmdd)),
            ])
        }
        return table
    }
}
