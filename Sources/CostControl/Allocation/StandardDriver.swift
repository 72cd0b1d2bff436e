import HospitalCore

/// A driver of the library (分摊参数库): what is counted, in which unit, and what it suits.
///
/// The library is data: a plan may name a driver of it without entering it, and a hospital may
/// import the list, change names and add its own. What a driver suits is advice, never a check: the
/// standard allows several drivers for one department.
public struct StandardDriver: Sendable {
    /// The code that a plan names.
    public let code: String
    /// The Chinese name.
    public let chinese: String
    /// The English name.
    public let english: String
    /// The unit in Chinese.
    public let unit: String
    /// The cost items of the standard that it suits, parted by spaces; `*` for all.
    public let items: String
    /// The classes of the departments whose cost it passes on, parted by spaces.
    public let classes: String
    /// Where it comes from.
    public let source: Citation
    /// Whether the source itself was seen; otherwise it is what summaries and practice say.
    public let isConfirmed: Bool

    /// The cost that a run works out itself; `nil` for drivers that are counted.
    public var basis: CostBasis? { CostBasis(rawValue: code) }

    /// The document as a register prints it.
    public var citationText: String {
        source.title + source.number + (isConfirmed ? "" : "（未核实）")
    }

    /// All drivers of the library, the commonest first.
    /// - Source: the stages of ``CostCitation/threeStageWorkbook``; everything else is not
    ///   confirmed against the text of ``Citation/costAccountingStandard2021``.
    public static let all: [StandardDriver] = """
        headcount|人员数|average headcount|人|*|admin_logistics|w
        area|占用面积|area|平方米|depreciation other_operating|admin_logistics medical_auxiliary|w
        workload|工作量|work done|次|*|medical_auxiliary medical_technology|w
        income|医疗收入|medical income|元|*|medical_auxiliary medical_technology|w
        ordered_income|开单收入|income ordered|元|*|medical_technology|w
        ordered_work|开单工作量|work ordered|次|*|medical_technology|w
        executed_income|执行收入|income executed|元|*|medical_technology|s
        outpatient_income|门诊收入|out-patient income|元|*|medical_auxiliary|s
        internal_service|内部服务量|internal services|次|*|medical_auxiliary|s
        visits|门急诊人次|out-patient and emergency visits|人次|*|medical_auxiliary|s
        inpatients|住院人次|in-patients|人次|*|medical_auxiliary|s
        bed_days|实际占用床日|bed-days in use|床日|*|medical_auxiliary|s
        discharges|出院人次|discharges|人次|*|medical_auxiliary|s
        tests|检查检验次数|examinations and tests|次|*|medical_technology|s
        minutes|操作时间|minutes of work|分钟|personnel depreciation|medical_technology|s
        sterile_packs|消毒包数|sterile packs|包|*|medical_auxiliary|w
        laundry|洗涤量|laundry|千克|*|admin_logistics medical_auxiliary|w
        oxygen|用氧量|oxygen|立方米|*|medical_auxiliary|w
        trips|运送次数|trips of transport|次|*|medical_auxiliary|w
        equipment_value|设备价值|equipment|元|depreciation|admin_logistics medical_auxiliary|s
        electricity|用电量|electricity|千瓦时|other_operating|admin_logistics|s
        water|用水量|water|立方米|other_operating|admin_logistics|s
        vehicle_km|车辆行驶里程|vehicle-kilometres|公里|other_operating|admin_logistics|s
        work_orders|维修工单|work orders|单|other_operating|admin_logistics|s
        direct_cost|原始直接成本|original direct cost|元|*|admin_logistics|s
        accumulated_cost|累计成本|accumulated cost|元|*|admin_logistics medical_auxiliary|s
        """.split(separator: "\n").compactMap { StandardDriver($0) }

    /// Reads a row: code, names, unit, items, classes, `w` for the workbook, `s` for the standard.
    private init?(_ row: Substring) {
        let fields = row.split(separator: "|").map(String.init)
        guard fields.count == 7 else { return nil }
        code = fields[0]
        chinese = fields[1]
        english = fields[2]
        unit = fields[3]
        items = fields[4]
        classes = fields[5]
        isConfirmed = fields[6] == "w"
        source =
            isConfirmed
            ? CostCitation.threeStageWorkbook : CostCitation.costAccountingStandard2021
    }
}
