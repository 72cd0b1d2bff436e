import HospitalCore
import Interchange
import SafetyInspection

extension Procedure {
    /// `incident.review`: takes an incident through its steps and says what its closing lacks.
    static let incidentReview = Procedure(
        "incident.review",
        (
            zh: "事件处理与四不放过：按步骤推演事件，缺任何一项证据或有未完成措施的不得结案。",
            en: "Takes an incident through its steps; it closes only with all four evidenced."
        ),
        arguments: [
            .needed("incident", .text, zh: "事件编号", en: "The incident"),
            .needed(
                "steps", .array, zh: "步骤：step（triage、investigate、review、close）、level（I至IV）",
                en: "Steps: step (triage, investigate, review, close), level (I to IV)"),
            .optional(
                "evidence", .object, zh: "证据：cause、responsible、measures、education",
                en: "Evidence by cause, responsible, measures, education"),
            .optional(
                "breaches", .array, zh: "三违：command、operation、discipline",
                en: "Rules broken: command, operation, discipline"),
            .optional(
                "actions", .array, zh: "整改措施：code、done、accepted_because",
                en: "Corrective actions: code, done, accepted_because"),
        ],
        tables: ["incident", "checks"]
    ) { members in
        var incident = Incident(id: Incident.ID(try members.text("incident")))
        incident.breaches = try members.elements("breaches").map { try $0.choice() }
        incident.actions = try members.elements("actions").map { reader in
            let action = try reader.members(["code", "done", "accepted_because"])
            return Incident.CorrectiveAction(
                try action.text("code"), isDone: try action.needed("done").flag(),
                acceptedBecause: try action.optionalText("accepted_because") ?? "")
        }
        let evidence = try members.optional("evidence")?.members(
            Incident.Check.allCases.map(\.rawValue))
        for check in Incident.Check.allCases {
            guard let reader = evidence?.optional(check.rawValue) else { continue }
            incident = try incident.evidenced(check, by: try reader.texts())
        }
        for reader in try members.elements("steps") {
            let step = try reader.members(["step", "level"])
            incident = try incident.taking(
                step.needed("step").choice(), level: step.optional("level")?.choice())
        }
        return ProcedureResult(incident.tables)
    }

    /// `incident.liaisons`: whether each department has its liaisons, and who gets a report.
    static let incidentLiaisons = Procedure(
        "incident.liaisons",
        (
            zh: "不良事件联络员：每科1名医师、1名护士；事件报告转给事发科室的联络员。",
            en: "Liaisons of adverse events: a doctor and a nurse of each department."
        ),
        arguments: [
            .needed("departments", .array, zh: "科室", en: "The departments"),
            .needed(
                "liaisons", .array, zh: "联络员：department、person、profession（doctor、nurse、other）",
                en: "Liaisons: department, person, profession (doctor, nurse, other)"),
            .optional("event_in", .text, zh: "事发科室", en: "The department of an event"),
        ],
        tables: ["departments", "route"]
    ) { members in
        let roster = try LiaisonRoster(
            departments: try members.needed("departments").texts().map { Department.ID($0) },
            liaisons: try members.elements("liaisons").map { reader in
                let row = try reader.members(["department", "person", "profession"])
                return LiaisonRoster.Liaison(
                    department: try row.department("department"),
                    person: try row.person("person"),
                    profession: try row.needed("profession").choice())
            })
        let route = try members.optionalText("event_in").map {
            try roster.route(from: Department.ID($0))
        }
        return ProcedureResult([
            ResultTable(
                name: "departments",
                columns: [
                    .text("department", zh: "科室", en: "Department"),
                    .whole("doctors", zh: "医师", en: "Doctors"),
                    .whole("nurses", zh: "护士", en: "Nurses"),
                    .whole("others", zh: "其他", en: "Others"),
                    .whole("valid", zh: "符合要求", en: "Valid"),
                ],
                rows: roster.standings.map {
                    [.text($0.department.code)]
                        + [$0.doctors, $0.nurses, $0.others, $0.isValid ? 1 : 0].map {
                            .integer(Int64($0))
                        }
                }),
            ResultTable(
                name: "route", columns: [.text("person", zh: "联络员", en: "Liaison")],
                rows: (route ?? []).map { [.text($0.code)] }),
        ])
    }
}

extension Incident {
    /// One row for the incident, one per check.
    var tables: [ResultTable] {
        [
            ResultTable(
                name: "incident",
                columns: [
                    .text("incident", zh: "事件", en: "Incident"),
                    .text("state", zh: "状态", en: "State"),
                    .text("level", zh: "等级", en: "Level"),
                    .whole("short_form", zh: "可用简易程序", en: "May use the short form"),
                    .text("open_actions", zh: "未完成措施", en: "Open actions"),
                ],
                rows: [
                    [
                        .text(id.code), .text(state.rawValue), .text(optional: level?.rawValue),
                        .integer(mayUseShortForm ? 1 : 0),
                        .text(openActions.joined(separator: ",")),
                    ]
                ]),
            ResultTable(
                name: "checks",
                columns: [
                    .text("check", zh: "四不放过", en: "Check"),
                    .whole("needed", zh: "需要", en: "Needed"),
                    .whole("evidence", zh: "证据数", en: "Evidence"),
                    .whole("missing", zh: "未落实", en: "Missing"),
                ],
                rows: Check.allCases.map { check in
                    [
                        .text(check.rawValue), .integer(neededChecks.contains(check) ? 1 : 0),
                        .integer(Int64(evidence[check, default: []].count)),
                        .integer(missingChecks.contains(check) ? 1 : 0),
                    ]
                }),
        ]
    }
}
