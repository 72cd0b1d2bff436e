import Hosp
import XCTest

/// A book with a small hospital of two departments: scheme, staff, pool and a checklist.
///
/// Scores by hand: surgery has energy 340.0 against 316.4, less being better, 93.06 of 100 points
/// (S-022), and 95 of 100 by a rater; 0.7 × 93.06 + 0.3 × 95 = 93.642 → 93.64. Medicine has 316.4 →
/// 100 and 90: 70 + 27 = 97.00.
struct MonthEndFixture {
    let book: Book

    init() throws {
        book = try Book(at: ":memory:", libraryVersion: "test")
        book.now = 20_250_401_120_000
        book.actor = "tester"
        try loadOrganisation()
        try loadScheme()
        try loadPay()
        try loadSafety()
    }

    @discardableResult
    func load(_ table: String, _ key: String, _ text: String) throws -> Book.ImportOutcome {
        try book.importBatch(Book.ImportBatch(table: table, key: key)) {
            try DelimitedText.Reader(bytes: Array(text.utf8))
        }
    }

    /// Takes a batch out and brings another one in under the same key.
    func replace(_ table: String, _ key: String, _ text: String) throws {
        try book.withdraw(batch: key, from: table)
        try load(table, key, text)
    }

    private func loadOrganisation() throws {
        try load("hosp_org_unit", "u", """
            科室编码,科室名称,科室分类,启用日期,停用日期
            med,内科,clinical,20200101,
            sur,外科,clinical,20200101,
            old,旧科,clinical,20200101,20241231
            """)
        try load("hosp_person", "p", "工号,姓名\nP1,张一\nP2,李二\nP3,王三\nP9,督查员\n")
        try load("hosp_person_assignment", "a", """
            工号,科室编码,起始日期,岗位,岗位系数,工作份额
            P1,sur,20200101,主任医师,1.6,1
            P2,sur,20200101,护士,1.0,1
            P3,med,20200101,医师,1.2,1
            """)
        try load("hosp_attendance", "t", """
            会计期间,工号,科室编码,应出勤天数,实际出勤天数
            202503,P1,sur,21,21
            202503,P2,sur,21,20
            202503,P3,med,21,21
            """)
    }

    private func loadScheme() throws {
        try load("hosp_appraisal_scheme", "s", Self.scheme)
        try load("hosp_appraisal_part", "sp", Self.parts)
        try load("hosp_appraisal_indicator", "si", Self.indicators)
        try load("hosp_appraisal_parameter", "sq", """
            scheme_code,indicator_code,line_number,parameter_name,parameter_value
            M,energy,0,target,316.4
            M,energy,0,mode,low_reciprocal
            """)
        try load("hosp_appraisal_unit", "su", """
            考核方案,考核对象,对象类别
            M,sur,department
            M,med,department
            """)
        try load("hosp_appraisal_value", "v", Self.values)
    }

    static let scheme = """
        scheme_code,scheme_name,base_score,basis_rule,divisor_rule,grade_set,grade_basis
        M,月度考核,100,published,hundred,hospital_2015,score
        """
    static let parts = """
        scheme_code,part_code,part_name,part_weight,sort_number,scoring_rule
        M,indicator,指标绩效,70,1,items
        M,functional,职能绩效,30,2,items
        """
    static let indicators = """
        scheme_code,indicator_code,part_code,indicator_weight,sort_number,method_name,missing_rule
        M,energy,indicator,100,1,ratio,error
        M,quality,functional,100,2,assessed,error
        """
    static let values = """
        period_month,scheme_code,subject_code,indicator_code,actual_value,rated_score,rater_code
        202503,M,sur,energy,340.0,,
        202503,M,sur,quality,,95,P9
        202503,M,med,energy,316.4,,
        202503,M,med,quality,,90,P9
        """

    private func loadPay() throws {
        try load("hosp_pay_pool", "l", "period_month,pool_code,amount_yuan,scheme_code\n"
            + "202503,PAY,10000.00,M\n")
        try load("hosp_pay_factor", "f", """
            period_month,pool_code,department_code,factor_code,factor_value
            202503,PAY,sur,heads,2
            202503,PAY,med,heads,1
            """)
    }

    private func loadSafety() throws {
        try load("hosp_place", "pl", "place_code,place_name\nstore,库房\n")
        try load("hosp_safety_policy", "po", """
            policy_code,pass_mark,grade_set,not_applicable_rule,unanswered_rule,section_rule,veto_effect,veto_trigger,decimal_count
            R,80,inspection_80,exclude,error,pooled,keep,zero,2
            """)
        try load("hosp_safety_template", "te", """
            template_code,template_version,template_title,total_rule,pass_rule
            OWN,1,库房检查,hundred,percent
            """)
        try load("hosp_safety_section", "ts", "template_code,template_version,section_code,"
            + "section_title,sort_number\nOWN,1,S,库房,1\n")
        try load("hosp_safety_item", "ti", Self.items(thirdPoints: "30"))
    }

    static func items(thirdPoints: String) -> String {
        """
        template_code,template_version,check_item_code,section_code,item_points,criticality_rank,answer_kind,allows_absence,is_required,sort_number
        OWN,1,A,S,40,0,yes_no,1,1,1
        OWN,1,B,S,30,1,points,1,1,2
        OWN,1,C,S,\(thirdPoints),0,yes_no,1,1,3
        """
    }

    /// An inspection of the store room with the points given for the key item.
    func inspect(_ code: String, month: String, day: String, points: String) throws {
        try load("hosp_inspection", "i" + code, "period_month,inspection_code,place_code,"
            + "inspection_day,inspector_code,template_code,template_version,policy_code\n"
            + "\(month),\(code),store,\(day),P9,OWN,1,R\n")
        try load("hosp_inspection_answer", "a" + code, """
            会计期间,检查编号,检查项目,答案,备注
            \(month),\(code),A,是,
            \(month),\(code),B,\(points),通道堵塞
            \(month),\(code),C,不适用,
            """)
    }

    /// The rows of a query as texts joined by blanks.
    func rows(_ sql: String) throws -> [String] {
        try book.store.rows(sql).map { $0.map { $0.sealed ?? "-" }.joined(separator: " ") }
    }

    /// Everything that a run could have written.
    func written() throws -> [String] {
        try book.schema.areas.flatMap(\.tables)
            .filter { $0.kind == .result || $0.kind == .log }
            .flatMap { table -> [String] in
                guard try book.store.tableExists(table.name) else { return [] }
                return try rows("SELECT * FROM \(table.name)").map { "\(table.name) \($0)" }
            }
    }
}
