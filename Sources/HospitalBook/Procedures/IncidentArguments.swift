import HospitalCore
import Interchange
import SafetyInspection

/// How a step of an incident is read and kept.
///
/// ```json
/// {"step":"report","by":"N01","on":"2025-03-03","happened":"2025-03-03T08:30:00",
///  "known":"2025-03-03T09:00:00","event":"device","occasions":["serious"],
///  "department":"icu","text":"输液泵流速异常"}
/// ```
///
/// Every step has `step`, `by` and `on`; `triage` has `level`; `evidence` has `check` and
/// `references`; `breach` has `breach`; `order` has `action`, `responsible`, `due`; `complete` has
/// `action`; `accept` has `action` and `reason`; `file` has `occasion`, as `event/occasion`, and
/// `at`.
extension IncidentStep {
    /// Decodes a step of an incident.
    /// - `kept`: what the report of the incident once owed, by event and occasion, for a
    ///   step that was taken before; `nil` for a new one, which owes what the law says today.
    init(
        _ reader: ArgumentReader, keeping kept: [String: IncidentReport.Duty]? = nil
    ) throws {
        guard let named = try reader.namedMembers().first(where: { $0.name == "step" }) else {
            throw ArgumentError.missing(path: "\(reader.path).step")
        }
        let kind = try named.reader.choice(Kind.self)
        let members = try reader.members(["step", "by", "on"] + kind.members)
        self.init(
            try Action(kind, members, keeping: kept),
            by: try members.person("by", isKept: kept != nil),
            on: try members.needed("on").day())
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

extension IncidentStep.Kind {
    /// What a step has besides who took it and when.
    fileprivate var members: [String] {
        switch self {
        case .report: ["happened", "known", "event", "occasions", "department", "text"]
        case .triage: ["level"]
        case .investigate, .review, .close: []
        case .evidence: ["check", "references"]
        case .breach: ["breach"]
        case .order: ["action", "responsible", "due"]
        case .complete: ["action"]
        case .accept: ["action", "reason"]
        case .file: ["occasion", "at"]
        }
    }
}

extension IncidentStep.Action {
    fileprivate init(
        _ kind: IncidentStep.Kind, _ members: ArgumentMembers,
        keeping kept: [String: IncidentReport.Duty]?
    ) throws {
        switch kind {
        case .report: self = .report(try IncidentReport(members, keeping: kept))
        case .triage: self = .move(.triage, level: try members.optional("level")?.choice())
        case .investigate: self = .move(.investigate, level: nil)
        case .review: self = .move(.review, level: nil)
        case .close: self = .move(.close, level: nil)
        case .evidence:
            self = .evidence(
                try members.needed("check").choice(), try members.needed("references").texts())
        case .breach: self = .breach(try members.needed("breach").choice())
        case .order:
            self = .order(
                action: try members.text("action"),
                responsible: try members.person("responsible"),
                due: try members.needed("due").day())
        case .complete: self = .complete(action: try members.text("action"))
        case .accept:
            self = .accept(
                action: try members.text("action"),
                reason: try members.optionalText("reason") ?? "")
        case .file:
            self = .file(
                occasion: try members.text("occasion"), at: try members.needed("at").moment())
        }
    }

    fileprivate var members: [(String, JSONValue)] {
        switch self {
        case .report(let report): return report.members
        case .move(_, let level):
            return level.map { [("level", .string($0.rawValue))] } ?? []
        case .evidence(let check, let references):
            return [
                ("check", .string(check.rawValue)),
                ("references", .array(references.map { .string($0) })),
            ]
        case .breach(let breach): return [("breach", .string(breach.rawValue))]
        case .order(let action, let responsible, let due):
            return [
                ("action", .string(action)), ("responsible", .string(responsible.code)),
                ("due", .string(due.description)),
            ]
        case .complete(let action): return [("action", .string(action))]
        case .accept(let action, let reason):
            return [("action", .string(action)), ("reason", .string(reason))]
        case .file(let occasion, let moment):
            return [("occasion", .string(occasion)), ("at", .string(moment.description))]
        }
    }
}

extension IncidentReport {
    /// Decodes a report; the reports that the law wants are named by their occasions.
    fileprivate init(_ members: ArgumentMembers, keeping kept: [String: Duty]?) throws {
        var duties: [Duty] = []
        let occasions = try members.optional("occasions")?.texts() ?? []
        if let event = try members.optionalText("event") {
            // An event whose report is not named would be one that nobody is reminded of.
            _ = try members.needed("occasions")
            for occasion in occasions {
                if let duty = kept?["\(event)/\(occasion)"] {
                    duties.append(duty)
                } else {
                    duties += try ReportingDuty.named(event, occasion: occasion).map { Duty($0) }
                }
            }
        } else if !occasions.isEmpty {
            _ = try members.needed("event")
        }
        self.init(
            happened: try members.needed("happened").moment(),
            known: try members.optional("known")?.moment(), counted: duties,
            department: try members.optionalText("department").map { Department.ID($0) },
            text: try members.optionalText("text") ?? "")
    }

    fileprivate var members: [(String, JSONValue)] {
        var members: [(String, JSONValue)] = [("happened", .string(happened.description))]
        if known != happened { members.append(("known", .string(known.description))) }
        if let event = duties.first?.event {
            members.append(("event", .string(event)))
            members.append(("occasions", .array(duties.map { .string($0.occasion) })))
        }
        if let department { members.append(("department", .string(department.code))) }
        members.append(("text", .string(text)))
        return members
    }
}
