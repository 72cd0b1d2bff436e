import CostControl
import HospitalCore

/// From the lines that were read to the costs that are reported, and over the ends of the months
/// (勾稽): nothing is lost on the way, and what rounding leaves is told.
extension CaseCostOutcome {
    /// One line of the reconciliation; a figure that does not apply is not there.
    struct Entry {
        let name: String
        let label: (chinese: String, english: String)
        var lines: Int?
        var charge: Money?
        var cost: Money?
    }

    /// Lines read, left out and costed; in-house at the start + these months − in-house at the
    /// end; and the differences of rounding (尾差).
    var reconciliation: [Entry] {
        let read = Entry(
            name: "lines_read", label: ("读取明细", "lines read"),
            lines: cost.linesRead + faultyRows)
        return [read] + leftOut
            + [entry("costed", ("已核算", "costed"), cost.total)] + inHouse + differences
    }

    private func entry(
        _ name: String, _ label: (chinese: String, english: String), _ amounts: CaseCost.Amounts
    ) -> Entry {
        Entry(
            name: name, label: label, lines: amounts.lines, charge: amounts.charge,
            cost: amounts.cost)
    }

    private var leftOut: [Entry] {
        let entries = cost.leftOut.map { left in
            let kind = CaseFindingKind(left.fault)
            let isUnreadable = left.fault == .unreadable
            return Entry(
                name: "left_out_\(kind.rawValue)",
                label: ("未计入：" + kind.label.chinese, "left out: " + kind.label.english),
                lines: left.lines + (isUnreadable ? faultyRows : 0),
                charge: isUnreadable ? nil : left.charge)
        }
        let told = [CaseFindingKind.netNegative, .dischargedBefore].map { kind in
            Entry(
                name: kind.rawValue,
                label: (
                    "已计入，请核对：" + kind.label.chinese,
                    "costed, to be checked: " + kind.label.english
                ),
                lines: findingCounts[kind] ?? 0)
        }
        return entries + told
    }

    private var inHouse: [Entry] {
        let shown = cost.reconciliation
        return [
            entry("in_house_start", ("期初在院", "in the house at the start"), shown.start),
            entry("current", ("本期发生", "of these months"), shown.current),
            entry("in_house_end", ("期末在院", "in the house at the end"), shown.end),
            entry("discharged", ("出院病例", "discharged cases"), shown.discharged),
            Entry(
                name: "discharged_difference",
                label: ("出院－（期初＋本期－期末）尾差", "discharged - (start + current - end)"),
                cost: shown.difference),
        ]
    }

    private var differences: [Entry] {
        var entries = [
            Entry(
                name: "case_difference", label: ("合计－各病例尾差", "total - cases"),
                cost: cost.caseDifference),
            Entry(
                name: "group_difference", label: ("合计－各病组尾差", "total - groups"),
                cost: cost.groupDifference),
            Entry(
                name: "department_difference", label: ("合计－各科室尾差", "total - departments"),
                cost: cost.departmentDifference),
        ]
        if !pools.isEmpty, let total = try? pools.values.total() {
            entries.append(
                Entry(name: "pools", label: ("待分摊成本", "pools"), cost: total))
            entries.append(
                Entry(
                    name: "pool_difference", label: ("待分摊成本－已核算尾差", "pools - costed"),
                    cost: try? total.subtracting(cost.total.cost)))
        }
        return entries
    }
}
