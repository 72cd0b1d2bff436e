import HospitalCore

/// The duties of Chinese hospitals, as a text.
///
///     event | occasion | name | trigger | limit | recipient | title | number | article | confirmed
///
/// Limits are `now`, `soon`, `12h`, `7d`, `60d+60` with an extension, `-1m` before, `q15` after the
/// quarter and `y31` after the year.
extension ReportingDuty {
    /// Every duty of the library; a test holds that every line can be read.
    public static let standard: [ReportingDuty] = text.split(separator: "\n")
        .compactMap { ReportingDuty(FormLine($0)) }

    /// The duties of an event, or those of one of its occasions.
    /// - Throws: `eventUnknown` with the event that was probably meant.
    public static func named(
        _ event: String, occasion: String? = nil
    ) throws(IncidentError) -> [ReportingDuty] {
        let duties = standard.filter { $0.event == event }
        guard !duties.isEmpty else {
            throw .eventUnknown(
                event, nearest: NearestName.nearest(to: event, in: standard.map(\.event)))
        }
        guard let occasion else { return duties }
        let named = duties.filter { $0.occasion == occasion }
        guard !named.isEmpty else {
            throw .eventUnknown(
                "\(event) \(occasion)",
                nearest: NearestName.nearest(to: occasion, in: duties.map(\.occasion)))
        }
        return named
    }

    private init?(_ line: FormLine) {
        let limit = line[4]
        let parts = limit.split(separator: "+")
        guard line.fields.count >= 8, let first = parts.first,
            let length = Self.limit(String(first))
        else { return nil }
        event = line[0]
        occasion = line[1]
        name = line[2]
        trigger = line[3]
        self.limit = length
        extensionDays = parts.count == 2 ? Int(parts[1]) ?? 0 : 0
        recipient = line[5]
        citation = Citation(
            title: line[6], number: line[7], article: line[8],
            isConfirmed: line[9] == "confirmed")
    }

    private static func limit(_ text: String) -> Limit? {
        switch text {
        case "now": return .atOnce
        case "soon": return .inTime
        default:
            let isMarked = ["q", "y", "-"].contains(text.prefix(1))
            let digits = text.filter { ("0"..."9").contains($0) }
            guard let number = Int(digits) else { return nil }
            switch isMarked ? text.prefix(1) : text.suffix(1) {
            case "h": return .hours(number)
            case "d": return .days(number)
            case "-": return .monthsBefore(number)
            case "q": return .afterQuarter(day: number)
            case "y": return .afterYear(day: number)
            default: return nil
            }
        }
    }

    private static let text = """
        accident | first | 生产安全事故 | 单位负责人接报 | 1h | \(county)\(decree)9条 | confirmed
        accident | casualties | 生产安全事故补报 | 事故发生，伤亡人数变化 | 30d | \(county)\(decree)13条 | confirmed
        accident | casualties_fire | 火灾道路事故补报 | 事故发生，伤亡人数变化 | 7d | \(county)\(decree)13条 | confirmed
        accident | investigation | 生产安全事故调查报告 | 事故发生 | 60d+60 | 负责调查的人民政府 | \(decree)29条 | confirmed
        accident | reply | 生产安全事故批复 | 收到报告 | 15d | 事故单位 | \(decree)32条 | confirmed
        accident | reply_extraordinary | 特别重大事故批复 | 收到报告 | 30d+30 | 事故单位 | \(decree)32条 | confirmed
        public_health | first | 突发公共卫生事件 | 发现 | 2h | 县级卫生行政部门 | 突发公共卫生事件应急条例 | | 第20条 | confirmed
        medical_fault | first | 重大医疗过失 | 死亡或可能二级以上医疗事故、3人以上损害 | 12h | 所在地卫生行政部门 | \
        医疗事故处理条例 | | 第14条 | confirmed
        medical_quality | ordinary | 医疗质量安全一般事件 | 发现 | 15d | \(quality)
        medical_quality | major | 医疗质量安全重大事件 | 发现 | 12h | \(quality)
        medical_quality | extraordinary | 医疗质量安全特大事件 | 发现 | 2h | \(quality)
        device | death | 医疗器械不良事件（死亡） | 发现 | 7d | \(devices)
        device | serious | 医疗器械不良事件（严重伤害） | 发现 | 20d | \(devices)
        device_cluster | phone | 医疗器械群体不良事件（电话） | 发现 | 12h | 省级药监与卫生部门 | \(deviceRules)
        device_cluster | cases | 医疗器械群体不良事件（个例） | 发现 | 24h | 省级药监与卫生部门 | \(deviceRules)
        drug | death | 药品不良反应（死亡） | 发现 | now | \(drugs)
        drug | serious | 药品不良反应（新的或严重） | 发现 | 15d | \(drugs)
        drug | other | 药品不良反应（其他） | 发现 | 30d | \(drugs)
        infection | cluster | 医院感染暴发（5例疑似或3例以上） | 发现 | 12h | \(infections)
        infection | outbreak | 医院感染暴发（10例或特殊病原） | 发现 | 2h | \(infections)
        medical_waste | ordinary | 医疗废物流失泄漏 | 发现 | 48h | \(waste)
        medical_waste | harmed | 医疗废物流失泄漏（1死或3人以上损害） | 发现 | 24h | \(waste)
        medical_waste | deaths | 医疗废物流失泄漏（3死或10人以上） | 发现 | 2h | \(waste)
        radiation | first | 辐射事故（初始报告表） | 发生 | 2h | 生态环境、公安、卫生 | \
        放射性同位素与射线装置安全和防护管理办法 | 环保部令第18号
        special_equipment | first | 特种设备事故 | 单位负责人接报 | 1h | 县级市场监管部门 | 特种设备事故报告和调查处理规定 |
        toxic_loss | first | 剧毒、易制爆化学品丢失被盗 | 发现 | now | 公安机关 | 危险化学品安全管理条例 | | 第23条 | confirmed
        food | first | 食品安全事故 | 发生 | now | 县级市场监管、卫生部门 | 食品安全法 | | 第103条 | confirmed
        hazard_statistics | quarter | 隐患统计（季度） | 季度 | q15 | 监管部门 | \(hazards)
        hazard_statistics | year | 隐患统计（年度） | 年度 | y31 | 监管部门 | \(hazards)
        major_hazard | first | 重大隐患排查治理情况 | 发现 | soon | 监管部门和职代会 | 安全生产法 | | 第41条 | confirmed
        equipment_test | first | 特种设备定期检验申请 | 有效期届满 | -1m | 检验机构 | 特种设备安全法 | | 第40条 | confirmed
        equipment_registration | first | 特种设备使用登记 | 投用 | 30d | 市场监管部门 | 特种设备安全法 | | 第33条 | confirmed
        """

    private static let decree = "生产安全事故报告和调查处理条例 | 国务院令第493号 | 第"
    private static let quality = "卫生行政部门（网络直报） | 医疗质量安全事件报告暂行规定 | 2011年"
    private static let county = "县级应急管理及行业主管部门 | "
    private static let devices = "国家监测信息系统并告知注册人 | \(deviceRules)"
    private static let deviceRules = "医疗器械不良事件监测和再评价管理办法 | 2018年第1号令"
    private static let drugs = "国家监测系统 | 药品不良反应报告和监测管理办法 | 卫生部令第81号"
    private static let infections = "县级卫生行政部门 | 医院感染管理办法 | 2006年"
    private static let waste = "县级卫生与生态环境部门 | 医疗卫生机构医疗废物管理办法 | 卫生部令第36号"
    private static let hazards = "安全生产事故隐患排查治理暂行规定 | 安监总局令第16号 | 第14条"
}
