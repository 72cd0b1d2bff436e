import HospitalCore
import Interchange
import SafetyInspection

/// How a step of a hazard is read, and how the book keeps it.
///
/// ```json
/// {"step":"plan","by":"P1","on":"2024-03-27","responsible":"P2","deadline":"2024-04-02",
///  "measures":"…","funds":"1200","emergency_plan":"…",
///  "major_plan":{"goals":"…","methods":"…","means":"…","people":"…","schedule":"…","safety":"…",
///                "approver":"P9"}}
/// ```
/// Every step has `step`, `by` and `on`; `grade` has `grade`, a code of the rules, or the grade in
/// full as the book keeps it; `reject` and `suspend` have `reason`, `submit` has `evidence`,
/// `refuse` has `deadline`, `fix_at_once` has `rectifier`, `before` and `after`.
extension HazardStep {
    /// Decodes a step of a hazard; a grade given by its code is raised for a repeat.
    /// - `isKept`: whether the book has kept the step; a new one is somebody's.
    init(
        _ reader: ArgumentReader, of hazard: Hazard, rules: HazardRules, isKept: Bool = false
    ) throws {
        guard let named = try reader.namedMembers().first(where: { $0.name == "step" }) else {
            throw ArgumentError.missing(path: "\(reader.path).step")
        }
        let kind = try named.reader.choice(Kind.self)
        let members = try reader.members(["step", "by", "on"] + kind.members)
        self.init(
            try Action(kind, members, of: hazard, rules: rules, isKept: isKept),
            by: try members.person("by", isKept: isKept), on: try members.needed("on").day())
    }

    /// The step as the book keeps it; reading it again gives the same step.
    var json: JSONValue {
        var object: JSONObject = [
            "step": .string(kind.rawValue), "by": .string(actor.code),
            "on": .string(day.description),
        ]
        for (name, value) in action.members { object.append(name, value) }
        return .object(object)
    }
}

extension HazardStep.Kind {
    /// What a step has besides who took it and when.
    fileprivate var members: [String] {
        switch self {
        case .register, .accept, .pass, .resume: []
        case .reject, .suspend: ["reason"]
        case .grade: ["grade"]
        case .plan:
            ["responsible", "deadline", "measures", "funds", "emergency_plan", "major_plan"]
        case .submit: ["evidence"]
        case .refuse: ["deadline"]
        case .fixAtOnce: ["rectifier", "before", "after"]
        }
    }
}

extension HazardStep.Action {
    fileprivate init(
        _ kind: HazardStep.Kind, _ members: ArgumentMembers, of hazard: Hazard,
        rules: HazardRules, isKept: Bool
    ) throws {
        switch kind {
        case .register: self = .register
        case .accept: self = .accept
        case .pass: self = .pass
        case .resume: self = .resume
        case .reject: self = .reject(reason: try members.optionalText("reason") ?? "")
        case .suspend: self = .suspend(reason: try members.optionalText("reason") ?? "")
        case .grade:
            let reader = try members.needed("grade")
            if case .object = reader.value {
                self = .grade(try HazardGrade(reader))
            } else {
                self = .grade(try rules.grade(reader.text(), of: hazard))
            }
        case .plan: self = .plan(try RectificationPlan(members, isKept: isKept))
        case .submit:
            self = .submit(evidence: try members.optional("evidence")?.texts() ?? [])
        case .refuse: self = .refuse(newDeadline: try members.needed("deadline").day())
        case .fixAtOnce:
            self = .fixAtOnce(
                rectifier: try members.person("rectifier", isKept: isKept),
                before: try members.optional("before")?.texts() ?? [],
                after: try members.optional("after")?.texts() ?? [])
        }
    }

    fileprivate var members: [(String, JSONValue)] {
        func texts(_ values: [String]) -> JSONValue { .array(values.map { .string($0) }) }
        switch self {
        case .register, .accept, .pass, .resume: return []
        case .reject(let reason), .suspend(let reason): return [("reason", .string(reason))]
        case .grade(let grade): return [("grade", grade.json)]
        case .plan(let plan): return plan.members
        case .submit(let evidence): return [("evidence", texts(evidence))]
        case .refuse(let deadline): return [("deadline", .string(deadline.description))]
        case .fixAtOnce(let rectifier, let before, let after):
            return [
                ("rectifier", .string(rectifier.code)), ("before", texts(before)),
                ("after", texts(after)),
            ]
        }
    }
}

extension HazardGrade {
    fileprivate init(_ reader: ArgumentReader) throws {
        let members = try reader.members(["code", "name", "major", "days"])
        self.init(
            code: try members.text("code"), name: try members.text("name"),
            isMajor: try members.needed("major").flag(),
            days: try members.optional("days")?.whole())
    }

    fileprivate var json: JSONValue {
        .object([
            "code": .string(code), "name": .string(name), "major": .bool(isMajor),
            "days": days.map { .number("\($0)") } ?? .null,
        ])
    }
}

extension RectificationPlan {
    fileprivate init(_ members: ArgumentMembers, isKept: Bool) throws {
        self.init(
            responsible: try members.person("responsible", isKept: isKept),
            deadline: try members.needed("deadline").day())
        measures = try members.optionalText("measures") ?? ""
        funds = try members.optional("funds")?.money()
        emergencyPlan = try members.optionalText("emergency_plan") ?? ""
        majorPlan = try members.optional("major_plan").map { try MajorHazardPlan($0) }
    }

    fileprivate var members: [(String, JSONValue)] {
        [
            ("responsible", .string(responsible.code)),
            ("deadline", .string(deadline.description)), ("measures", .string(measures)),
            ("funds", funds.map { .string($0.description) } ?? .null),
            ("emergency_plan", .string(emergencyPlan)),
            ("major_plan", majorPlan?.json ?? .null),
        ]
    }
}

extension MajorHazardPlan {
    fileprivate init(_ reader: ArgumentReader) throws {
        let members = try reader.members(Part.allCases.map(\.rawValue) + ["approver"])
        var parts: [Part: String] = [:]
        for part in Part.allCases { parts[part] = try members.optionalText(part.rawValue) }
        self.init(parts: parts, approver: try members.person("approver"))
    }

    fileprivate var json: JSONValue {
        var object: JSONObject = [:]
        for part in Part.allCases {
            object.append(part.rawValue, .string(parts[part, default: ""]))
        }
        object.append("approver", .string(approver.code))
        return .object(object)
    }
}

extension Hazard {
    /// Decodes a hazard that was just found: `hazard`, `place`, `item`, `criticality`, `found`,
    /// `finder`, `repeat_of`.
    init(_ members: ArgumentMembers) throws {
        let rank = members.optional("criticality")
        guard let criticality = Criticality(rawValue: try rank?.whole() ?? 1) else {
            throw ArgumentError.value(
                path: rank?.path ?? "", value: "\(try rank?.whole() ?? 1)", allowed: "0, 1, 2")
        }
        let id = try members.text("hazard")
        var origin = InspectionFinding(
            Inspection.Occasion(
                id: Inspection.ID(id), place: Place.ID(try members.text("place")),
                day: try members.needed("found").day(),
                inspector: try members.person("finder")),
            item: try members.text("item"), criticality: criticality)
        origin.note = try members.optionalText("note") ?? ""
        origin.evidence = try members.optional("evidence")?.texts() ?? []
        self.init(
            id: ID(id), origin: origin,
            repeatOf: try members.optionalText("repeat_of").map { ID($0) })
    }
}

extension OverdueLadder {
    /// The ladder of the hospital: `work_days` and `recipient` of each rung; the usual one without.
    init(_ reader: ArgumentReader?) throws {
        guard let reader else {
            self = .standard
            return
        }
        self = try OverdueLadder(
            try reader.elements().map { element in
                let rung = try element.members(["work_days", "recipient"])
                return Rung(
                    workDays: try rung.needed("work_days").whole(),
                    recipient: try rung.text("recipient"))
            })
    }
}
