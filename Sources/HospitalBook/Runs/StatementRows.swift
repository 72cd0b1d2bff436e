import CostControl
import HospitalCore
import Storage

/// Statements as rows of their result tables, without their run.
extension CostReconciliation {
    var stored: [Book.StoredTable] {
        [
            Book.StoredTable(
                table: .costReconciliation, name: "statement",
                rows: lines.enumerated().map { index, line in
                    [
                        .integer(Int64(index + 1)), .text(line.section.rawValue),
                        .text(line.section.term.text(in: .chinese)), .optional(line.key),
                        .decimal(line.amount), .decimal(line.expected),
                        .decimal(line.difference),
                    ]
                })
        ]
    }
}

extension DriverQuality {
    /// The score has two decimals, shares and qualities six; each is rounded once.
    var stored: [Book.StoredTable] {
        get throws {
            let score = try score?.decimal(digits: 2, rounding: .halfAwayFromZero)
            return [
                Book.StoredTable(
                    table: .costQuality, name: "drivers",
                    rows: try lines.map {
                        [
                            .text($0.driver), .decimal(try $0.amount.yuan()),
                            .decimal(try $0.quality?.shown()), .decimal(try share(of: $0)?.shown()),
                        ]
                    }),
                Book.StoredTable(
                    table: .costQualityTotal, name: "total",
                    rows: [
                        [
                            "maqs", .decimal(try rated.yuan()), .decimal(try unrated.yuan()),
                            .decimal(score),
                        ]
                    ]),
            ]
        }
    }
}

extension Rate {
    /// An exact amount in yuan with as many decimals as it has, at least two.
    fileprivate func yuan() throws(NumberError) -> Decimal {
        let exact = try shown().normalized
        return exact.scale < 2 ? try decimal(digits: 2, rounding: .halfAwayFromZero) : exact
    }
}

extension OperatingStatement {
    /// The departments, the hospital, and the accounts of the departments by item.
    var stored: [Book.StoredTable] {
        get throws {
            let units = try zip(units, lines).map {
                [.text($0.department.code), .text($0.name)] + (try $1.values)
            }
            let hospital = [["hospital"] + (try hospital.values) + [.null]]
            let totals = try volumes.map { volume in
                let missing = volume.missing.map(\.code).joined(separator: ",")
                return [.optional(volume.line.volume?.kind.rawValue)]
                    + (try volume.line.values) + [.optional(missing.isEmpty ? nil : missing)]
            }
            let accounts = self.units.flatMap { unit in
                Self.accounts(unit, "income", unit.income) + Self.accounts(unit, "cost", unit.cost)
            }
            return [
                Book.StoredTable(table: .costMargin, name: "departments", rows: units),
                Book.StoredTable(
                    table: .costMarginTotal, name: "hospital", rows: hospital + totals),
                Book.StoredTable(table: .costMarginAccount, name: "accounts", rows: accounts),
            ]
        }
    }

    private static func accounts(
        _ unit: Unit, _ side: StoreValue, _ amounts: [ItemAmount]
    ) -> [[StoreValue]] {
        amounts.map {
            [.text(unit.department.code), side, .text($0.item), .integer($0.amount.fen)]
        }
    }
}

extension OperatingStatement.Line {
    fileprivate var values: [StoreValue] {
        get throws {
            [
                .integer(income.fen), .integer(cost.fen), .integer(margin.fen),
                .optional(volume?.kind.rawValue), .decimal(volume?.quantity),
            ] + (try [income, cost, margin].map { .decimal(try perVolume($0)?.shown()) })
        }
    }
}

extension StoreValue {
    /// A text; null when there is none.
    fileprivate static func optional(_ text: String?) -> StoreValue {
        text.map { .text($0) } ?? .null
    }
}
