import HospitalCore
import Interchange
import SafetyInspection

/// Procedures about trainings: audits, who took part, and what a school teaches.
extension Procedure {
    static let trainingProcedures: [Procedure] = [peopleAudit, peopleMatrix, peopleCourses]

    /// `people.audit`: which rows of a roster are rejected, and what the fund pays.
    static let peopleAudit = Procedure(
        "people.audit",
        (
            zh: "培训审核：重复、证件、超龄、实习生、老职工、合同、学时、回访逐人审核，课时比例、日志、抽查和资金整体审核。",
            en: "Rejects rows of a roster with their reasons and tells what the fund pays."
        ),
        arguments: [
            .needed(
                "rule", .object,
                zh: "规则：maximum_age、excluded_kinds、new_staff_days、contract、minimum_hours、"
                    + "practice_from、practice_through（百分比）、sample_percent、payment（元/人）",
                en: "The rule: maximum_age, excluded_kinds, new_staff_days, contract, "
                    + "minimum_hours, practice_from, practice_through in percent, "
                    + "sample_percent, payment in yuan for each"),
            .needed(
                "class", .object,
                zh: "培训班：class、start、sessions（session、theory、practice、logged）、attendees（attendee、"
                    + "identity、kind、hired、contract、signed、confirmed）、claimed（申领金额，元）",
                en: "The training: class, start, sessions (session, theory, practice, logged), "
                    + "attendees (attendee, identity, kind, hired, contract, signed, confirmed), "
                    + "claimed in yuan"),
        ],
        tables: ["attendees", "faults", "totals"]
    ) { members in
        let audit = try TrainingAudit(
            members.needed("class").trainingClass(),
            rule: members.needed("rule").trainingAuditRule())
        return ProcedureResult([
            ResultTable(
                name: "attendees",
                columns: [
                    .text("attendee", zh: "学员", en: "Attendee"),
                    .text("hours", zh: "有效学时", en: "Hours that count"),
                    .whole("accepted", zh: "通过", en: "Accepted"),
                    .text("faults", zh: "不通过原因", en: "Why it is rejected"),
                ],
                rows: audit.rows.map {
                    [
                        .text($0.attendee.code), .text($0.hours.description),
                        .flag($0.faults.isEmpty),
                        .text($0.faults.map(\.rawValue).joined(separator: ",")),
                    ]
                }),
            ResultTable(
                name: "faults", columns: [.text("fault", zh: "整体问题", en: "Fault of the training")],
                rows: audit.faults.map { [.text($0.rawValue)] }),
            ResultTable(
                name: "totals",
                columns: [
                    .whole("attendees", zh: "申报人数", en: "Attendees"),
                    .whole("payable", zh: "可支付人数", en: "Payable"),
                    .whole("sample_needed", zh: "应回访", en: "To be called back"),
                    .whole("sampled", zh: "已回访", en: "Called back"),
                    .text("practice_percent", zh: "实操占比", en: "Share of practice"),
                ] + ResultColumn.amount("amount", zh: "应付金额", en: "Payable amount")
                    + ResultColumn.amount("excess", zh: "多申领金额", en: "Claimed beyond it"),
                rows: [
                    [
                        .integer(Int64(audit.rows.count)), .integer(Int64(audit.payable)),
                        .integer(Int64(audit.sampleNeeded)), .integer(Int64(audit.sampled)),
                        .optional(audit.practicePercent),
                    ] + [ResultValue].amount(optional: audit.amount)
                        + [ResultValue].amount(optional: audit.excess)
                ]),
        ])
    }

    /// `people.matrix`: who took part in what, and what persons still need.
    static let peopleMatrix = Procedure(
        "people.matrix",
        (
            zh: "培训登记：活动与人员的参加次数、各活动和各人的人次，以及各人缺少的岗前培训、技能考核等。",
            en: "Events against persons with person-times, and the kinds that persons lack."
        ),
        arguments: [
            peopleDay,
            .needed("events", .array, zh: "活动：event、kind、day", en: "Events: event, kind, day"),
            .needed(
                "attendances", .array, zh: "参加：event、person、times（默认1）",
                en: "Who took part: event, person, times (1 unless given)"),
            .optional("persons", .array, zh: "全部人员", en: "All persons"),
            .optional(
                "needs", .array, zh: "人人须有的活动类别：kind、within_days（几天内）",
                en: "Kinds that everybody needs: kind, within_days"),
        ],
        tables: ["cells", "events", "persons", "lacks"]
    ) { members in
        let matrix = try TrainingMatrix(
            members.elements("events").map { try $0.trainingEvent() },
            attendances: members.elements("attendances").map { try $0.trainingAttendance() },
            roster: members.persons("persons"),
            needs: members.elements("needs").map { reader in
                let row = try reader.members(["kind", "within_days"])
                return TrainingMatrix.Need(
                    try row.text("kind"), withinDays: try row.optional("within_days")?.whole())
            }, on: members.needed("day").day())
        let person = ResultColumn.text("person", zh: "人员", en: "Person")
        let event = ResultColumn.text("event", zh: "活动", en: "Event")
        let times = ResultColumn.whole("times", zh: "人次", en: "Person-times")
        return ProcedureResult([
            ResultTable(
                name: "cells", columns: [person, event, times],
                rows: matrix.cells.map {
                    [.text($0.person.code), .text($0.event.code), .integer(Int64($0.times))]
                }),
            ResultTable(
                name: "events", columns: [event, times],
                rows: matrix.byEvent.map { [.text($0.event.code), .integer(Int64($0.times))] }),
            ResultTable(
                name: "persons", columns: [person, times],
                rows: matrix.byPerson.map { [.text($0.person.code), .integer(Int64($0.times))] }),
            ResultTable(
                name: "lacks", columns: [person, .text("kind", zh: "缺少类别", en: "Kind lacking")],
                rows: matrix.lacks.map { [.text($0.person.code), .text($0.kind)] }),
        ])
    }

    /// `people.courses`: what a school teaches, by whom, and what courses lack.
    static let peopleCourses = Procedure(
        "people.courses",
        (
            zh: "课程目录：按专业列出课程、教材、计划和理论、实操教师，以及开课缺少的条件。",
            en: "Courses by specialty with lecturers of theory and practice, and what they lack."
        ),
        arguments: [
            .needed(
                "courses", .array,
                zh: "课程：course、specialty、theory、practice（学时）、textbook、months",
                en: "Courses: course, specialty, theory, practice in hours, textbook, months"),
            .needed(
                "lecturers", .array, zh: "教师：person、specialty、teaching（theory或practice）",
                en: "Lecturers: person, specialty, teaching (theory or practice)"),
        ],
        tables: ["courses"]
    ) { members in
        let catalogue = try CourseCatalogue(
            members.elements("courses").map { try $0.course() },
            lecturers: members.elements("lecturers").map { try $0.lecturer() })
        func persons(_ course: CourseCatalogue.Course, _ teaching: CourseCatalogue.Teaching)
            -> ResultValue
        {
            .text(
                catalogue.lecturers(of: course.specialty, teaching).map(\.code)
                    .joined(separator: ","))
        }
        return ProcedureResult([
            ResultTable(
                name: "courses",
                columns: [
                    .text("course", zh: "课程", en: "Course"),
                    .text("specialty", zh: "专业", en: "Specialty"),
                    .text("theory_lecturers", zh: "理论教师", en: "Lecturers of theory"),
                    .text("practice_lecturers", zh: "实操教师", en: "Lecturers of practice"),
                    .text("textbook", zh: "教材", en: "Textbook"),
                    .text("lacks", zh: "缺少", en: "What it lacks"),
                ],
                rows: catalogue.courses.map { course in
                    [
                        .text(course.code), .text(course.specialty), persons(course, .theory),
                        persons(course, .practice), .text(optional: course.textbook),
                        .text(catalogue.lacks(of: course).map(\.rawValue).joined(separator: ",")),
                    ]
                })
        ])
    }
}
