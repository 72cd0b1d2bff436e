import HospitalCore
import Interchange
import SafetyInspection

/// How the events of an inspection are read.
///
/// ```json
/// {"event":"answer","item":"A","answer":"no","note":"…","evidence":["IMG1"],"by":"P1",
///  "at":"2026-03-01T09:00:00"}
/// ```
/// Every event has `event`, `by` and `at`; `withdraw` has `item`; `send_back`, `miss` and `cancel`
/// have `reason`; the others are `start`, `submit`, `review` and `close`.
extension InspectionRecord {
    /// The record after an event.
    func taking(
        _ reader: ArgumentReader, with template: ChecklistTemplate, holding validity: Validity?,
        notDue: Set<String>
    ) throws -> InspectionRecord {
        guard let named = try reader.namedMembers().first(where: { $0.name == "event" }) else {
            throw ArgumentError.missing(path: "\(reader.path).event")
        }
        let common = ["event", "by", "at"]
        let event = try named.reader.text()
        if event == "answer" {
            let members = try reader.members(common + ItemAnswer.names)
            return try answering(
                ItemAnswer(members), by: try members.person("by"),
                at: try members.needed("at").moment())
        }
        let own = event == "withdraw" ? ["item"] : ["reason"]
        let members = try reader.members(common + own)
        let (person, moment) = (
            try members.person("by"), try members.needed("at").moment()
        )
        switch event {
        case "withdraw": return try withdrawing(try members.text("item"), by: person, at: moment)
        case "start":
            return try starting(
                with: template, holding: validity, notDue: notDue, by: person, at: moment)
        default:
            return try taking(
                try named.reader.choice(), by: person, at: moment,
                reason: try members.optionalText("reason") ?? "")
        }
    }
}

extension PhaseRecord {
    /// `{"phase":"SURGWHO-01","answers":[…],"signatures":{"operator":"P1"},"at":"…"}`.
    init(_ reader: ArgumentReader) throws {
        let members = try reader.members(["phase", "answers", "signatures", "at"])
        self.init(
            try members.text("phase"),
            answers: try members.elements("answers").map { try ItemAnswer($0) },
            signatures: try members.signatures("signatures"),
            at: try members.optional("at")?.moment())
    }
}

extension Clause {
    /// `{"clause":"1.1.1.1","core":true,"grade":"B"}`, or with `items` instead of a grade:
    /// `[{"tier":"C","met":true}]`, where an item without `met` does not apply.
    init(_ reader: ArgumentReader) throws {
        let members = try reader.members(["clause", "core", "grade", "items"])
        let grade: ClauseGrade
        if let items = members.optional("items") {
            if let given = members.optional("grade") {
                throw ArgumentError.duplicate(path: given.path)
            }
            grade = ClauseGrade(
                items: try items.elements().map { reader in
                    let item = try reader.members(["tier", "met"])
                    let tier = try item.needed("tier")
                    let grade: ClauseGrade = try tier.choice()
                    guard ClauseGrade.tiers.contains(grade) else {
                        throw ArgumentError.value(
                            path: tier.path, value: grade.rawValue, allowed: "C, B, A")
                    }
                    return (grade, try item.optional("met")?.flag())
                })
        } else {
            grade = try members.needed("grade").choice()
        }
        self.init(
            try members.text("clause"), isCore: try members.optional("core")?.flag() ?? false,
            grade: grade)
    }
}

extension AccreditationStandard {
    /// `[{"level":"甲等","all":["90","60","20"],"core":["100","70","20"]}]`, highest first; the
    /// standard of 2011 when nothing is given.
    init(_ reader: ArgumentReader?) throws {
        guard let reader else {
            self = .tertiary2011
            return
        }
        try self.init(
            try reader.elements().map { reader in
                let level = try reader.members(["level", "all", "core"])
                return Level(
                    try level.text("level"),
                    all: try level.elements("all").map { try $0.decimal() },
                    core: try level.elements("core").map { try $0.decimal() })
            }, citation: Citation(title: "本院"))
    }
}
