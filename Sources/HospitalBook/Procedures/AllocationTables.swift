import CostControl
import HospitalCore

/// The result of an allocation as tables: `final`, `lines`, `multipliers`, `left_in_source`,
/// `reciprocated`, `bases` and `findings`. Amounts stand twice: as text in yuan with the decimals
/// of the unit, and in fen, which is null where an amount is no whole number of fen.
extension AllocationResult {
    /// All tables of the result; a table without facts has no rows.
    var tables: [ResultTable] {
        [
            finalTable, linesTable, multipliersTable,
            amounts(
                "left_in_source", leftInSource, zh: "未分摊的负数成本"),
            amounts(
                "reciprocated", reciprocated.map { ($0.source, $0.item, $0.amount) },
                zh: "交互分摊后的总成本"),
            basesTable, findings.table,
        ]
    }

    private static let department = [
        ResultColumn("department", .text, zh: "科室编码", en: "Department"),
        ResultColumn("department_name", .text, zh: "科室名称", en: "Department name"),
    ]
    private static let item = ResultColumn("category", .text, zh: "成本项目", en: "Cost item")

    private static func amount(
        _ chinese: String, _ english: String, _ name: String
    ) -> [ResultColumn] {
        [
            ResultColumn(
                name, .text, as: .decimal, zh: "\(chinese)（元）", en: "\(english) (yuan)"),
            ResultColumn("\(name)_fen", .integer, zh: "\(chinese)（分）", en: "\(english) (fen)"),
        ]
    }

    private func values(_ amount: Int128) -> [ResultValue] {
        [
            .text(policy.unit.text(amount)),
            policy.unit.money(amount).map { .integer($0.fen) } ?? .null,
        ]
    }

    private func name(_ department: Int) -> [ResultValue] {
        [.text(departments[department].id.code), .text(departments[department].name)]
    }

    private var finalTable: ResultTable {
        var table = ResultTable(
            name: "final",
            columns: Self.department + [Self.item] + Self.amount("直接成本", "Direct cost", "direct")
                + Self.amount("分摊成本", "Received", "received")
                + Self.amount("全成本", "Full cost", "amount"))
        for final in finals {
            for (item, amount) in final.amounts.enumerated() {
                let direct = directCost(department: final.department, item: item)
                table.append(
                    name(final.department) + [.text(items[item])] + values(direct)
                        + values(amount - direct) + values(amount))
            }
        }
        return table
    }

    private var linesTable: ResultTable {
        var table = ResultTable(
            name: "lines",
            columns: [
                ResultColumn("step", .integer, zh: "步骤", en: "Step"),
                ResultColumn("source", .text, zh: "分摊科室", en: "Source"),
                ResultColumn("receiver", .text, zh: "受益科室", en: "Receiver"),
                Self.item,
            ] + Self.amount("金额", "Amount", "amount"))
        for line in lines {
            table.append(
                [
                    .integer(Int64(line.step)), .text(departments[line.source].id.code),
                    .text(departments[line.receiver].id.code), .text(items[line.item]),
                ] + values(line.amount))
        }
        return table
    }

    private var multipliersTable: ResultTable {
        var table = ResultTable(
            name: "multipliers",
            columns: [
                ResultColumn("step", .integer, zh: "步骤", en: "Step"),
                ResultColumn("source", .text, zh: "分摊科室", en: "Source"),
                Self.item,
                ResultColumn("multiplier", .text, zh: "分摊系数", en: "Multiplier"),
            ] + Self.amount("分摊金额", "Amount allocated", "amount"))
        for pool in pools {
            table.append(
                [
                    .integer(Int64(pool.step)), .text(departments[pool.source].id.code),
                    .text(items[pool.item]), .text(pool.multiplier.text),
                ] + values(pool.amount))
        }
        return table
    }

    /// The cost of receivers that was a driver.
    private var basesTable: ResultTable {
        var table = ResultTable(
            name: "bases",
            columns: [
                ResultColumn("step", .integer, zh: "步骤", en: "Step"),
                ResultColumn("driver", .text, zh: "分摊参数", en: "Driver"),
            ] + Self.department + Self.amount("分摊基数", "Basis", "amount"))
        for basis in bases {
            table.append(
                [.integer(Int64(basis.step)), .text(basis.basis.rawValue)]
                    + name(basis.department) + values(basis.amount))
        }
        return table
    }

    private func amounts(
        _ name: String, _ rows: [(department: Int, item: Int, amount: Int128)], zh chinese: String
    ) -> ResultTable {
        var table = ResultTable(
            name: name,
            columns: Self.department + [Self.item] + Self.amount(chinese, "Amount", "amount"))
        for row in rows {
            table.append(self.name(row.department) + [.text(items[row.item])] + values(row.amount))
        }
        return table
    }
}

extension [Finding] {
    /// Findings as a table: number, name and the sentence in both languages.
    var table: ResultTable {
        var table = ResultTable(
            name: "findings",
            columns: [
                ResultColumn("code", .integer, zh: "编号", en: "Code"),
                ResultColumn("name", .text, zh: "名称", en: "Name"),
                ResultColumn("chinese", .text, zh: "中文说明", en: "Chinese"),
                ResultColumn("english", .text, zh: "英文说明", en: "English"),
            ])
        for finding in self {
            table.append([
                .integer(Int64(finding.message.number)), .text(finding.message.name),
                .text(finding.text(in: .chinese)), .text(finding.text(in: .english)),
            ])
        }
        return table
    }
}
