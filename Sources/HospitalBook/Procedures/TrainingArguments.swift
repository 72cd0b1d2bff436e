import HospitalCore
import Interchange
import SafetyInspection

/// How procedures read trainings: their rules, rosters, events and courses.
extension ArgumentReader {
    /// A rule of audit.
    func trainingAuditRule() throws -> TrainingAuditRule {
        let row = try members([
            "maximum_age", "excluded_kinds", "new_staff_days", "contract", "minimum_hours",
            "practice_from", "practice_through", "sample_percent", "payment",
        ])
        var rule = TrainingAuditRule()
        rule.maximumAge = try row.optional("maximum_age")?.whole()
        rule.excludedKinds = try row.texts("excluded_kinds")
        rule.newStaffDays = try row.optional("new_staff_days")?.whole()
        rule.needsContract = try row.flag("contract")
        rule.minimumHours = try row.optionalDecimal("minimum_hours")
        let (low, high) = (
            try row.optionalDecimal("practice_from"), try row.optionalDecimal("practice_through")
        )
        if low != nil || high != nil {
            let (from, through) = (low ?? .zero, high ?? Decimal(100))
            guard from <= through else {
                throw ArgumentError.value(
                    path: "\(path).practice_through", value: "\(through)", allowed: "≥ \(from)")
            }
            rule.practicePercent = from...through
        }
        rule.samplePercent = try row.optionalDecimal("sample_percent")
        rule.payment = try row.optional("payment")?.money()
        return rule
    }

    /// A training with its roster.
    func trainingClass() throws -> TrainingClass {
        let row = try members(["class", "start", "sessions", "attendees", "claimed"])
        return try TrainingClass(
            row.text("class"), start: row.needed("start").day(),
            sessions: row.elements("sessions").map { reader in
                let session = try reader.members(["session", "theory", "practice", "logged"])
                return TrainingClass.Session(
                    try session.needed("session").textOrNumber(),
                    theory: try session.optionalDecimal("theory") ?? .zero,
                    practice: try session.optionalDecimal("practice") ?? .zero,
                    isLogged: try session.optional("logged")?.flag() ?? true)
            },
            attendees: row.elements("attendees").map { try $0.attendee() },
            claimed: row.optional("claimed")?.money())
    }

    private func attendee() throws -> TrainingClass.Attendee {
        let row = try members([
            "attendee", "identity", "kind", "hired", "contract", "signed", "confirmed",
        ])
        var attendee = TrainingClass.Attendee(
            try row.needed("attendee").textOrNumber(),
            identity: try row.optionalText("identity") ?? "")
        attendee.kind = try row.optionalText("kind") ?? ""
        attendee.hired = try row.optionalDay("hired")
        attendee.hasContract = try row.flag("contract")
        attendee.signed = try row.elements("signed").map { try $0.textOrNumber() }
        attendee.isConfirmed = try row.optional("confirmed")?.flag()
        return attendee
    }

    /// An event.
    func trainingEvent() throws -> TrainingMatrix.Event {
        let row = try members(["event", "kind", "day"])
        return TrainingMatrix.Event(
            try row.text("event"), kind: try row.optionalText("kind") ?? "",
            day: try row.needed("day").day())
    }

    /// Somebody who took part in an event.
    func trainingAttendance() throws -> TrainingMatrix.Attendance {
        let row = try members(["event", "person", "times"])
        return TrainingMatrix.Attendance(
            try row.text("event"), try row.person("person"),
            times: try row.optional("times")?.whole() ?? 1)
    }

    /// A course.
    func course() throws -> CourseCatalogue.Course {
        let row = try members([
            "course", "specialty", "theory", "practice", "textbook", "months",
        ])
        return CourseCatalogue.Course(
            try row.text("course"), specialty: try row.text("specialty"),
            theory: try row.optionalDecimal("theory") ?? .zero,
            practice: try row.optionalDecimal("practice") ?? .zero,
            textbook: try row.optionalText("textbook"),
            months: try row.elements("months").map { try $0.month() })
    }

    /// A lecturer.
    func lecturer() throws -> CourseCatalogue.Lecturer {
        let row = try members(["person", "specialty", "teaching"])
        return CourseCatalogue.Lecturer(
            try row.person("person"), specialty: try row.text("specialty"),
            try row.needed("teaching").choice())
    }
}
