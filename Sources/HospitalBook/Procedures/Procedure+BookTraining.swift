import HospitalCore
import Interchange
import SafetyInspection

/// Procedures about the people of a book: certificates, trainings, hours, who may begin to work.
extension Procedure {
    static let bookTrainingProcedures: [Procedure] = [
        bookPeopleCertificates, bookPeopleMatrix, bookPeopleTraining, bookPeopleClearance,
    ]

    /// `book.people.certificates`: how the certificates of a book stand, and which are lacking.
    static let bookPeopleCertificates = Procedure(
        onBook: "book.people.certificates",
        (
            zh: "账簿中证书的有效、即将到期、过期，以及各人应持而没有有效证书的类别。",
            en: "How the certificates of a book stand on a day, and which that persons need are "
                + "not in force."
        ),
        of: peopleCertificates,
        from: [
            TableRecords(
                "certificates", .certificate,
                .objects([
                    "person": "person_code", "kind": "certificate_kind",
                    "number": "certificate_number", "issued": "issued_day", "through": "valid_to",
                ])),
            TableRecords(
                "needed", .certificateNeed,
                .objects([
                    "person": "person_code", "kinds": "certificate_kind",
                ])
            ).with { $0.lists = ["kinds"] },
        ])

    /// `book.people.matrix`: who took part in the trainings of a book, and what persons lack.
    static let bookPeopleMatrix = Procedure(
        onBook: "book.people.matrix",
        (
            zh: "账簿中培训活动与人员的参加次数，以及各人缺少的必修培训。",
            en: "Who took part in the trainings of a book, and which kinds that everybody needs "
                + "persons lack."
        ),
        of: peopleMatrix,
        from: [
            TableRecords(
                "events", .training,
                .objects([
                    "event": "training_code", "kind": "training_kind", "day": "training_day",
                ])),
            TableRecords(
                "attendances", .trainingPresence,
                .objects([
                    "event": "training_code", "person": "person_code", "times": "attended_times",
                ])),
            TableRecords(
                "needs", .trainingNeed,
                .objects([
                    "kind": "training_kind", "within_days": "within_days",
                ])),
        ])

    /// `book.people.training`: whether the persons of a book have their hours and credits.
    static let bookPeopleTraining = Procedure(
        onBook: "book.people.training",
        (
            zh: "账簿中各人继续教育学时学分是否达到岗位要求，以及奖惩；可只看一个年度。",
            en: "Whether the persons of a book have the hours and credits of their posts, in a "
                + "year or in all."
        ),
        of: peopleTraining,
        own: [.optional("year", .whole, zh: "年度，默认全部", en: "The year; all without it")],
        from: [
            TableRecords(
                "persons", .trainingTotal,
                .objects([
                    "person": "person_code", "post": "post_code", "year": "year_number",
                    "hours": "training_hours", "credits": "training_credits",
                ])
            ).with { $0.bounds = [.equal(column: "year_number", argument: "year")] }
        ])

    /// `book.people.clearance`: who of a book may begin to work, and what the others lack.
    static let bookPeopleClearance = Procedure(
        onBook: "book.people.clearance",
        (
            zh: "账簿中职工的上岗许可：安全教育、劳动防护用品、职业健康检查，列出缺少项。",
            en: "Who of the persons of a book may begin to work, and what the others lack."
        ),
        of: peopleClearance,
        from: [
            TableRecords("records", .person, .objects(["person": "person_code"])).with {
                $0.parts = [
                    TableRecords(
                        "education", .safetyEducation,
                        .objects([
                            "level": "level_code", "day": "education_day",
                            "hours": "education_hours",
                            "passed": "is_passed",
                        ])
                    ).linked(by: "person_code"),
                    holdings("protection", kind: "protection"),
                    holdings("examinations", kind: "examination"),
                ]
            }
        ])

    private static func holdings(_ name: String, kind: String) -> TableRecords {
        TableRecords(
            name, .personHolding,
            .objects([
                "name": "holding_name", "from": "valid_from", "through": "valid_to",
            ])
        ).linked(by: "person_code").with {
            $0.condition = ("holding_kind", kind, ["protection", "examination"])
        }
    }
}
