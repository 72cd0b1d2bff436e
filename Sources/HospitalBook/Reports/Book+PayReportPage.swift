import HospitalCore
import Interchange
import Reports
import Storage

/// One number explained from facts to pay: what a person receives of a pool, and why.
extension Book {
    func personPayReport(_ members: ArgumentMembers) throws -> HospitalReport {
        let month = try members.needed("period").month()
        let pool = try members.text("pool"), person = try members.text("person")
        let run = try reportedRun(Self.payProcedure, of: .pay, month, scope: pool)
        let rows = try store.rows(
            "SELECT department_code, person_name, post_name, post_coefficient, work_share, "
                + "due_days, worked_days, weight_value, amount_fen, person_code "
                + "FROM hosp_pay_person WHERE run_id = ? ORDER BY department_code", [.text(run.id)])
        let own = rows.filter { $0[9].text == person }
        guard let first = own.first else {
            throw RunError.subjectUnknown(
                person, table: "hosp_pay_person",
                nearest: NearestName.nearest(to: person, in: rows.compactMap { $0[9].text }))
        }
        let name = first[1].text ?? person
        var form = try form(
            ReportText(zh: "绩效工资说明：\(name)", en: "Pay explained: \(name)"), of: run,
            period: month.description, members)
        form.hasAmounts = true
        var report = HospitalReport(form)
        report.append(.table(try proof(of: run.id)))
        report.append(
            .heading(
                ReportText(
                    zh: "一、从总量到科室", en: "From the pool to the departments")))
        report.append(
            .sentence(
                ReportText(
                    zh: "科室金额 = 可分配总量 × 科室权重 ÷ 权重合计；科室权重 = 各因素 × 绩效系数。",
                    en:
                        "A department has the pool by its weight over all weights; its weight is "
                        + "the product of its factors and of its coefficient.")))
        report.append(.table(try departments(of: run.id)))
        report.append(.table(try factors(of: run.id, in: own.compactMap { $0[0].text })))
        report.append(
            .heading(
                ReportText(
                    zh: "二、从科室到个人", en: "From the department to the person")))
        report.append(
            .sentence(
                ReportText(
                    zh: "个人权重 = 岗位系数 × 任职份额 × 实际出勤。",
                    en:
                        "The weight of a person is the coefficient of the post × the share of "
                        + "working time × days worked.")))
        for row in own {
            report.append(.table(try colleagues(rows.filter { $0[0] == row[0] }, person)))
        }
        return report
    }

    private func proof(of run: String) throws -> ReportTable {
        ReportTable(
            ReportText(zh: "平衡证明", en: "Proof"),
            [
                ReportColumn(zh: "层级", en: "Level"), ReportColumn(.amount, zh: "金额", en: "Amount"),
                ReportColumn(.amount, zh: "预留", en: "Set aside"),
                ReportColumn(.amount, zh: "已分配", en: "Given out"),
                ReportColumn(.amount, zh: "未分配", en: "Undivided"),
                ReportColumn(.amount, zh: "差额", en: "Difference"),
            ],
            try store.rows(
                "SELECT holder_code, amount_fen, set_aside_fen, distributed_fen, undivided_fen, "
                    + "difference_fen FROM hosp_pay_proof WHERE run_id = ? "
                    + "ORDER BY holder_level, holder_code", [.text(run)]))
    }

    private func departments(of run: String) throws -> ReportTable {
        ReportTable(
            ReportText(zh: "科室", en: "Departments"),
            [
                ReportColumn(zh: "科室", en: "Department"), ReportColumn(zh: "名称", en: "Name"),
                ReportColumn(.number, zh: "权重", en: "Weight"),
                ReportColumn(.amount, zh: "金额", en: "Amount"),
            ],
            try store.rows(
                "SELECT department_code, department_name, weight_value, amount_fen "
                    + "FROM hosp_pay_department WHERE run_id = ? ORDER BY department_code",
                [.text(run)]))
    }

    /// The factors of which the weights of the person's departments are the product.
    private func factors(of run: String, in departments: [String]) throws -> ReportTable {
        ReportTable(
            ReportText(zh: "科室权重构成", en: "Factors of the weight"),
            [
                ReportColumn(zh: "科室", en: "Department"),
                ReportColumn(.words(ReportWords.factors), zh: "因素", en: "Factor"),
                ReportColumn(.number, zh: "数值", en: "Value"),
            ],
            try store.rows(
                "SELECT department_code, factor_code, factor_value FROM hosp_pay_weight "
                    + "WHERE run_id = ? ORDER BY department_code, factor_code", [.text(run)]
            ).filter { departments.contains($0[0].text ?? "") })
    }

    /// The person, and the weights of all others of the department so that the share can be
    /// calculated again: who they are, and what they receive, is not shown.
    private func colleagues(_ rows: [[StoreValue]], _ person: String) throws -> ReportTable {
        var table = ReportTable(
            ReportText(zh: "个人", en: "Persons"),
            [
                ReportColumn(zh: "姓名", en: "Name"), ReportColumn(zh: "岗位", en: "Post"),
                ReportColumn(.number, zh: "岗位系数", en: "Coefficient"),
                ReportColumn(.number, zh: "份额", en: "Share"),
                ReportColumn(.number, zh: "应出勤", en: "Due days"),
                ReportColumn(.number, zh: "实出勤", en: "Worked"),
                ReportColumn(.number, zh: "权重", en: "Weight"),
                ReportColumn(.amount, zh: "金额", en: "Amount"),
            ],
            rows.filter { $0[9].text == person }.map { row in
                [row[1] == .null ? row[9] : row[1]] + row[2...8]
            })
        var (weights, weight, amount) = ([Decimal](), Decimal.zero, Money.zero)
        for row in rows {
            let own = try Decimal(row[7].text ?? "0")
            (weight, amount) = (
                try weight.adding(own), try amount.adding(Money(fen: row[8].integer ?? 0))
            )
            if row[9].text != person { weights.append(own) }
        }
        for weight in weights.sorted(by: >) {
            table.append([
                .words(ReportText(zh: "同科室人员", en: "a colleague")), .missing, .missing,
                .missing, .missing, .missing, .number(weight.description), .missing,
            ])
        }
        table.total =
            [.words(ReportText(zh: "合计", en: "Total"))]
            + Array(repeating: .text(""), count: 5)
            + [.number(weight.description), .amount(amount)]
        return table
    }
}
