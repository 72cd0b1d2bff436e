import HospitalCore
import Interchange
import PerformanceAppraisal

/// Reads a scheme and what was reported about a unit.
///
/// ```json
/// {"scheme":{"name":"月度考核","base":"110","parts":[
///    {"code":"indicator","name":"指标绩效","weight":"70","items":[
///       {"code":"energy","weight":"100","method":{"name":"ratio","target":"316.4",
///        "mode":"low_reciprocal"},"missing":"error","applicable":true}]},
///    {"code":"process","weight":"30","deductions":{"rules":[{"code":"late","each":"2"}]}}]},
///  "report":{"department":"D01","items":[{"code":"energy","value":"340.0"},
///     {"code":"process","deductions":[],"rater":{"person":"P7","department":"D09"}}],
///   "vetoes":[{"code":"energy","scope":"grade_cap","grade":"合格","reason":"…","evidence":"…"}]}}
/// ```
enum SchemeArguments {
    /// A scheme whose weights tie out.
    /// - Throws: ``ArgumentError`` with the path, or ``AppraisalError``.
    static func scheme(_ reader: ArgumentReader) throws -> AppraisalScheme {
        let members = try reader.members([
            "name", "base", "basis", "coefficient_divisor", "parts",
        ])
        let terms = try AppraisalTerms(
            base: members.needed("base").decimal(),
            basis: members.optional("basis")?.choice() ?? .published,
            coefficientDivisor: members.optional("coefficient_divisor")?.choice() ?? .hundred)
        return try AppraisalScheme(
            name: members.needed("name").text(),
            parts: members.needed("parts").elements().map(part), terms: terms)
    }

    private static func part(_ reader: ArgumentReader) throws -> SchemePart {
        let members = try reader.members(["code", "name", "weight", "items", "deductions"])
        let code = try members.needed("code").text()
        let content: SchemePart.Content
        if let deductions = members.optional("deductions") {
            if let items = members.optional("items") {
                throw ArgumentError.value(path: items.path, value: "items", allowed: "deductions")
            }
            let inner = try deductions.members(["rules", "floor", "missing"])
            content = .deductions(
                try ScoringArguments.deduction(inner),
                missing: try inner.optional("missing")?.choice() ?? .error)
        } else {
            content = .items(try members.needed("items").elements().map(item))
        }
        return SchemePart(
            code: code, name: try members.optional("name")?.text() ?? code,
            weight: try members.needed("weight").decimal(), content: content)
    }

    private static func item(_ reader: ArgumentReader) throws -> SchemeItem {
        let members = try reader.members([
            "code", "name", "weight", "method", "missing", "applicable",
        ])
        let code = try members.needed("code").text()
        let method: ScoringMethod
        do { method = try ScoringArguments.method(members.needed("method")) } catch let error
            as ScoringError
        {
            throw AppraisalError.scoring(at: code, error)
        }
        let item = SchemeItem(
            code: code, name: try members.optional("name")?.text() ?? code,
            weight: try members.needed("weight").decimal(), method: method,
            missing: try members.optional("missing")?.choice() ?? .error)
        let applies = try members.optional("applicable")?.flag() ?? true
        return applies ? item : item.notApplicable()
    }

    /// The report about a department or a person.
    /// - Throws: ``ArgumentError`` with the path.
    static func report(_ reader: ArgumentReader) throws -> UnitReport {
        let members = try reader.members(["department", "person", "items", "vetoes"])
        return UnitReport(
            subject: try subject(members),
            items: try members.needed("items").elements().map(reported),
            vetoes: try members.optional("vetoes")?.elements().map(veto) ?? [])
    }

    private static func subject(_ members: ArgumentMembers) throws -> AppraisalSubject {
        guard let person = members.optional("person") else {
            return .department(Department.ID(try members.needed("department").text()))
        }
        if let department = members.optional("department") {
            throw ArgumentError.value(
                path: department.path, value: try department.text(), allowed: "person")
        }
        return .person(Person.ID(try person.text()))
    }

    private static func reported(_ reader: ArgumentReader) throws -> ReportedItem {
        let members = try reader.members(["code", "rater"] + ScoringArguments.factNames)
        var rater: Rater?
        if let given = try members.optional("rater")?.members(["person", "department"]) {
            rater = Rater(
                person: Person.ID(try given.needed("person").text()),
                department: try given.optional("department").map {
                    Department.ID(try $0.text())
                })
        }
        return ReportedItem(
            try members.needed("code").text(), try ScoringArguments.fact(members), rater: rater)
    }

    private enum ScopeName: String, CaseIterable {
        case item, group, total
        case gradeCap = "grade_cap"
    }

    private static func veto(_ reader: ArgumentReader) throws -> Veto {
        let members = try reader.members(["code", "scope", "grade", "reason", "evidence"])
        let name: ScopeName = try members.needed("scope").choice()
        let scope: Veto.Scope
        switch name {
        case .item: scope = .item
        case .group: scope = .group
        case .total: scope = .total
        case .gradeCap: scope = .gradeCap(try members.needed("grade").text())
        }
        return Veto(
            at: try members.needed("code").text(), scope: scope,
            reason: try members.needed("reason").text(),
            evidence: try members.needed("evidence").text())
    }

    /// A set of the library by its name, or the hospital's own when its grades are given with the
    /// word below all cuts.
    /// - Throws: ``ArgumentError``, or ``GradeSetError``.
    static func gradeSet(_ members: ArgumentMembers) throws -> GradeSet {
        let name = try members.needed("set").text()
        guard let grades = members.optional("grades") else { return try GradeSet.named(name) }
        return try GradeSet(
            name: name,
            grades: grades.elements().map { reader in
                let grade = try reader.members(["name", "cut"])
                return (try grade.needed("name").text(), try grade.needed("cut").decimal())
            },
            below: members.needed("below").text(), citation: Citation(title: name))
    }
}
