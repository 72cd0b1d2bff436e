import HospitalCore
import PerformanceAppraisal
import Storage

/// The scheme and the facts of a month for an appraisal, read from the tables of a book.
struct AppraisalFacts {
    /// Who is appraised, by what, and what was reported.
    struct Unit {
        let kind: AppraisalSubject.Kind
        let name: String
        let scheme: AppraisalScheme
        let report: UnitReport
    }

    /// What was read, for the run record.
    let inputs: [RunInput]
    /// The units, by code.
    let units: [Unit]
    /// The scale of grades.
    let gradeSet: GradeSet
    /// What is graded.
    let gradeBasis: GradeBasis

    /// Reads the facts of a month for a scheme.
    /// - Throws: `schemeMissing`, `unitsMissing`, `subjectUnknown`, `valueUnclear`, and what the
    ///   scheme itself refuses.
    init(month: Month, scheme code: String, in store: any Store) throws {
        let scope = RunScope.appraisal(month, scheme: code)
        func read(_ table: TableDeclaration) throws -> RunInput {
            try RunInput(table, for: scope, in: store)
        }
        let scheme = try read(.appraisalScheme)
        guard let row = scheme.rows.first else {
            let codes = try store.rows("SELECT scheme_code FROM hosp_appraisal_scheme")
            throw RunError.schemeMissing(
                code, nearest: NearestName.nearest(to: code, in: codes.compactMap { $0[0].text }))
        }
        let rows = SchemeRows(
            scheme: scheme, parts: try read(.appraisalPart),
            indicators: try read(.appraisalIndicator),
            parameters: try read(.appraisalParameter))
        let facts = ReportedFacts(
            values: try read(.appraisalValue), deductions: try read(.appraisalDeduction),
            vetoes: try read(.appraisalVeto), assignments: try read(.personAssignment))
        let subjects = AppraisalSubjects(
            units: try read(.appraisalUnit), exemptions: try read(.appraisalExemption),
            departments: try read(.organisationUnit), persons: try read(.person))
        inputs =
            [scheme, rows.parts, rows.indicators, rows.parameters]
            + subjects.inputs + facts.inputs
        gradeSet = try GradeSet.named(scheme.text("grade_set", in: row) ?? "")
        gradeBasis = try scheme.choice("grade_basis", in: row)
        units = try subjects.units(of: code) { exempt in
            try rows.scheme(row, without: exempt)
        } reporting: { subject, scheme in
            try facts.report(about: subject, by: scheme)
        }
        try facts.refuseOthers(than: Set(units.map(\.report.subject.code)))
    }
}

extension AppraisalSubject {
    /// The kinds of subjects, as the tables name them.
    enum Kind: String, CaseIterable {
        case department, person
    }
}

/// Who is appraised, as the tables hold it.
private struct AppraisalSubjects {
    let units: RunInput
    let exemptions: RunInput
    let departments: RunInput
    let persons: RunInput

    var inputs: [RunInput] { [units, exemptions, departments, persons] }

    /// The units with the scheme that holds for each: the same for all that have the same
    /// exemptions.
    func units(
        of code: String, schemeWithout: (Set<String>) throws -> AppraisalScheme,
        reporting: (AppraisalSubject, AppraisalScheme) throws -> UnitReport
    ) throws -> [AppraisalFacts.Unit] {
        guard !units.rows.isEmpty else { throw RunError.unitsMissing(scheme: code) }
        let names = [
            AppraisalSubject.Kind.department: departments.names("unit_code", "unit_name"),
            .person: persons.names("person_code", "person_name"),
        ]
        var exempt: [String: Set<String>] = [:]
        for row in exemptions.rows {
            guard let subject = exemptions.text("subject_code", in: row),
                let indicator = exemptions.text("indicator_code", in: row)
            else { continue }
            exempt[subject, default: []].insert(indicator)
        }
        var schemes: [Set<String>: AppraisalScheme] = [:]
        return try units.rows.map { row in
            let subject = units.text("subject_code", in: row) ?? ""
            let kind: AppraisalSubject.Kind = try units.choice("subject_kind", in: row)
            let known = names[kind] ?? [:]
            guard let name = known[subject] else {
                throw RunError.subjectUnknown(
                    subject, table: units.table.name,
                    nearest: NearestName.nearest(to: subject, in: known.keys.sorted()))
            }
            let dropped = exempt[subject] ?? []
            let scheme = try schemes[dropped] ?? schemeWithout(dropped)
            schemes[dropped] = scheme
            let who: AppraisalSubject =
                kind == .person
                ? .person(Person.ID(subject)) : .department(Department.ID(subject))
            return AppraisalFacts.Unit(
                kind: kind, name: name, scheme: scheme, report: try reporting(who, scheme))
        }
    }
}

extension RunInput {
    /// The names of a register by code; the code where there is no name.
    func names(_ code: String, _ name: String) -> [String: String] {
        var names: [String: String] = [:]
        for row in rows {
            guard let code = text(code, in: row) else { continue }
            names[code] = text(name, in: row) ?? code
        }
        return names
    }
}
