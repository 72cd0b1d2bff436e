import HospitalCore

/// The kinds of special work with the limits of the national standard, as a text.
///
///     kind | name | hours | minutes of the test | measures
///
/// The standard is written for chemical sites; a hospital with rules of its own gives them instead.
extension PermitRule {
    /// Every kind of the library; a test holds that every line can be read.
    public static let standard: [PermitRule] = text.split(separator: "\n")
        .compactMap { PermitRule(FormLine($0)) }

    private init?(_ line: FormLine) {
        guard let hours = Int(line[2]), line.fields.count == 5 else { return nil }
        let measures = line[4].split(separator: "、").map(String.init)
        do throws(ContractorError) {
            try self.init(
                line[0], name: line[1], hours: hours, testMinutes: Int(line[3]),
                measures: measures, citation: Self.specialWork)
        } catch { return nil }
    }

    private static let specialWork = Citation(
        title: "危险化学品企业特殊作业安全规范", number: "GB 30871-2022")

    private static let text = """
        hot_special | 特级动火 | 8 | 30 | 清除可燃物、配备灭火器材、告知科室
        hot_1 | 一级动火 | 8 | 30 | 清除可燃物、配备灭火器材、告知科室
        hot_2 | 二级动火 | 72 | 30 | 清除可燃物、配备灭火器材、告知科室
        confined | 受限空间 | 24 | 30 | 隔离、通风、通讯与救援
        height | 高处作业 | 168 | | 安全带、作业平台、警戒区
        lifting | 吊装作业 | 24 | | 设备检查、指挥信号、警戒区
        power | 临时用电 | 360 | | 漏电保护、接地、挂牌
        shutdown | 停水停电停气停氧 | 24 | | 告知科室、应急保障、恢复确认
        """
}
