import HospitalCore
import Interchange
import SafetyInspection

/// Procedures about the contractors, permits and emergency plans of a book.
extension Procedure {
    static let bookContractorProcedures: [Procedure] = [
        bookContractorGate, bookContractorPermits, bookPlanStatus, bookPlanDrills,
        bookPlanStretches,
    ]

    /// `book.contractor.gate`: which work of a book may start.
    static let bookContractorGate = Procedure(
        onBook: "book.contractor.gate",
        (
            zh: "账簿中外包作业的准入：资料、资质和保险齐备方可开工，列出缺少项。",
            en: "Which work of the contractors of a book may start, and what the others lack."
        ),
        of: contractorGate,
        from: [
            TableRecords(
                "works", .contractWork,
                .objects([
                    "work": "contract_work_code", "contractor": "contractor_name",
                    "from": "first_day", "through": "last_day",
                ])
            ).with {
                $0.parts = [
                    TableRecords("documents", .workDocument, .values("document_kind"))
                        .linked(by: "contract_work_code"),
                    TableRecords(
                        "coverages", .workCoverage,
                        .objects([
                            "kind": "coverage_kind", "number": "policy_number",
                            "from": "valid_from",
                            "through": "valid_to",
                        ])
                    ).linked(by: "contract_work_code"),
                ]
            }
        ])

    /// `book.contractor.permits`: how the permits of a book stand, and what is wrong with them.
    static let bookContractorPermits = Procedure(
        onBook: "book.contractor.permits",
        (
            zh: "账簿中特殊作业票在给定时刻的状态与问题；到时未清场的为过期。",
            en: "How the permits of a book stand at a moment, and what is wrong with them."
        ),
        of: contractorPermits,
        from: [
            TableRecords(
                "permits", .permit,
                .objects([
                    "permit": "permit_code", "kind": "permit_kind", "place": "place_code",
                    "from": "starts_at", "through": "ends_at", "applicant": "applicant_code",
                    "approver": "approver_code", "guardian": "guardian_code", "tested": "tested_at",
                    "closed": "closed_at",
                ])
            ).with {
                $0.parts = [
                    TableRecords(
                        "workers", .permitWorker,
                        .objects([
                            "person": "worker_code", "certified_through": "certified_to",
                        ])
                    ).linked(by: "permit_code"),
                    TableRecords("measures", .permitMeasure, .values("measure_name"))
                        .linked(by: "permit_code"),
                ]
            }
        ])

    /// `book.plan.status`: which emergency plans of a book hold, in the version of the day.
    static let bookPlanStatus = Procedure(
        onBook: "book.plan.status",
        (
            zh: "账簿中应急预案当日版本的状态：草案、已演练、须修订、演练到期、有效，列出缺少项。",
            en: "How the emergency plans of a book stand in the version of the day."
        ),
        of: planStatus,
        from: [
            TableRecords(
                "plans", .emergencyPlan,
                .objects([
                    "plan": "emergency_plan_code", "version": "version_day",
                    "principles": "principle_text", "responsible": "responsible_code",
                ])
            ).with {
                $0.bounds = [.last(column: "version_day", argument: "day")]
                $0.parts = [
                    TableRecords("flow", .planStep, .values("step_text"))
                        .linked(by: "emergency_plan_code", "version_day"),
                    TableRecords(
                        "drills", .drill,
                        .objects([
                            "day": "drill_day", "form": "form_name",
                            "serious_problem": "is_serious",
                        ])
                    ).linked(by: "emergency_plan_code"),
                    TableRecords("review", .planReview, .named("part_name", value: "review_day"))
                        .linked(by: "emergency_plan_code")
                        .with { $0.bounds = [.last(column: "review_day", argument: "day")] },
                    TableRecords("changes", .planChange, .values("change_day"))
                        .linked(by: "emergency_plan_code"),
                ]
            }
        ])

    /// `book.plan.drills`: when the drills of a book are due next.
    static let bookPlanDrills = Procedure(
        onBook: "book.plan.drills",
        (
            zh: "账簿中应急演练的下次期限、是否缺演和逾期次数。",
            en: "When the drills of a book are due next, and how often they were late."
        ),
        of: planDrills,
        from: [
            .drillRules,
            TableRecords(
                "drills", .drillRule,
                .objects([
                    "drill": "drill_code", "from": "valid_from",
                ])
            ).with {
                $0.parts = [
                    TableRecords("held", .drill, .values("drill_day")).linked(by: "drill_code")
                ]
            },
        ])

    /// `book.plan.stretches`: in which stretches the drills of a book were held.
    static let bookPlanStretches = Procedure(
        onBook: "book.plan.stretches",
        (
            zh: "账簿中每个周期（如每半年）是否举办演练、缺少次数，以及演练遗留的缺项。",
            en: "In which stretches the drills of a book were held, and what they left open."
        ),
        of: inspectionDrills,
        from: [
            .drillRules,
            TableRecords(
                "drills", .drill,
                .objects([
                    "id": "drill_number", "kind": "drill_code", "day": "drill_day",
                    "reported": "reported_day", "serious": "is_serious", "hazard": "hazard_code",
                ])
            ).with {
                $0.parts = [
                    TableRecords("bodies", .drillBody, .values("body_name"))
                        .linked(by: "drill_number")
                ]
            },
        ])
}

extension TableRecords {
    /// The drills that a hospital holds again and again; those of the law where there is none.
    fileprivate static let drillRules = TableRecords(
        "rules", .drillRule,
        .objects([
            "drill": "drill_code", "name": "drill_name", "months": "month_interval",
            "source": "source_text",
        ])
    ).with { $0.isLeftOutWhenEmpty = true }
}
