import HospitalCore
import Interchange
import SafetyInspection

/// How procedures read contractors, permits, funds, drills and emergency plans.
extension ArgumentReader {
    /// What a contractor needs; the usual lists where they are not given.
    func contractorGate() throws -> ContractorGate {
        let row = try members(["documents", "coverages", "source"])
        let usual = ContractorGate.standard
        return ContractorGate(
            documents: try row.optional("documents")?.texts() ?? usual.documents,
            coverages: try row.optional("coverages")?.texts() ?? usual.coverages,
            citations: try row.optionalText("source").map { [Citation(title: $0)] }
                ?? usual.citations)
    }

    /// Work of a contractor.
    func contractorWork() throws -> ContractorWork {
        let row = try members([
            "work", "contractor", "from", "through", "documents", "coverages",
        ])
        return try ContractorWork(
            row.text("work"), by: row.text("contractor"), from: row.needed("from").day(),
            through: row.needed("through").day(), documents: row.texts("documents"),
            coverages: row.elements("coverages").map { reader in
                let cover = try reader.members(["kind", "number", "from", "through"])
                return try ContractorWork.Coverage(
                    cover.text("kind"), number: cover.optionalText("number") ?? "",
                    from: cover.needed("from").day(), through: cover.optionalDay("through"))
            })
    }

    /// A kind of special work.
    func permitRule() throws -> PermitRule {
        let row = try members(["kind", "name", "hours", "test_minutes", "measures", "source"])
        let kind = try row.text("kind")
        return try PermitRule(
            kind, name: row.optionalText("name") ?? kind, hours: row.needed("hours").whole(),
            testMinutes: row.optional("test_minutes")?.whole(), measures: row.texts("measures"),
            citation: row.citation(kind))
    }

    /// A permit.
    func workPermit() throws -> WorkPermit {
        let row = try members([
            "permit", "kind", "place", "from", "through", "applicant", "approver", "guardian",
            "workers", "tested", "measures", "closed",
        ])
        var permit = try WorkPermit(
            WorkPermit.ID(row.text("permit")), kind: row.text("kind"),
            at: Place.ID(row.text("place")), from: row.needed("from").moment(),
            through: row.needed("through").moment(), applicant: row.person("applicant"))
        permit.approver = try row.optionalPerson("approver")
        permit.guardian = try row.optionalPerson("guardian")
        permit.workers = try row.elements("workers").map { reader in
            let worker = try reader.members(["person", "certified_through"])
            return WorkPermit.Worker(
                try worker.person("person"),
                certifiedThrough: try worker.optionalDay("certified_through"))
        }
        permit.tested = try row.optional("tested")?.moment()
        permit.measures = try row.texts("measures")
        permit.closed = try row.optional("closed")?.moment()
        return permit
    }

    /// A drill that comes again.
    func drillRule() throws -> DrillRule {
        let row = try members(["drill", "name", "months", "source"])
        let code = try row.text("drill")
        return try DrillRule(
            code, name: row.optionalText("name") ?? code,
            everyMonths: row.needed("months").whole(), citation: row.citation(code))
    }

    /// An emergency plan.
    func emergencyPlan() throws -> EmergencyPlan {
        let row = try members([
            "plan", "version", "principles", "responsible", "flow", "drills", "review", "changes",
        ])
        var plan = EmergencyPlan(
            try row.text("plan"), version: try row.needed("version").day(),
            principles: try row.optionalText("principles") ?? "",
            responsible: try row.optionalPerson("responsible"),
            flow: try row.texts("flow"))
        plan.drills = try row.elements("drills").map { reader in
            let drill = try reader.members(["day", "form", "serious_problem"])
            return EmergencyPlan.Drill(
                try drill.needed("day").day(), form: try drill.text("form"),
                hasSeriousProblem: try drill.flag("serious_problem"))
        }
        let review = try row.optional("review")?.members(
            EmergencyPlan.Part.allCases.map(\.rawValue))
        for part in EmergencyPlan.Part.allCases {
            plan.review[part] = try review?.optionalDay(part.rawValue)
        }
        plan.changes = try row.elements("changes").map { try $0.day() }
        return plan
    }
}
