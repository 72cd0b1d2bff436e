import HospitalCore

extension RequiredContents {
    /// The lists of the library.
    public static let standard: [RequiredContents] = [
        postDescription, serviceCentre, dimensions, mandatoryIndicators, publicHospital,
        baseHospital, baseHospitalLinks,
    ]

    /// The list of the library with that code.
    /// - Throws: `contentsUnknown` with the nearest.
    public static func named(_ code: String) throws(DutyError) -> RequiredContents {
        guard let contents = standard.first(where: { $0.code == code }) else {
            throw .contentsUnknown(
                code, nearest: NearestName.nearest(to: code, in: standard.map(\.code)))
        }
        return contents
    }

    /// 岗位说明书: seven parts (S-016).
    public static let postDescription = RequiredContents(
        checked: "post_description",
        [
            ("basics", "基本信息"), ("overview", "工作概述"), ("duties", "岗位职责"),
            ("standards", "工作标准"), ("indicators", "关键业绩指标"), ("relations", "工作关系"),
            ("qualifications", "任职资格"),
        ], Citation(title: "医院绩效考核办法（范文）", article: "岗位说明书"))

    /// 后勤服务中心: five documents with duties, powers and benefits (责权利) (S-017).
    public static let serviceCentre = RequiredContents(
        checked: "service_centre",
        [
            ("work_rules", "工作规范"), ("regulations", "管理制度"), ("head_duties", "主任岗位职责"),
            ("operator_duties", "接报人员岗位职责"), ("operator_phrases", "接报人员规范用语"),
        ], Citation(title: "医院后勤服务中心（范文）", article: "3.4"))

    /// 四个维度 of a hospital's scheme (S-042).
    public static let dimensions = RequiredContents(
        checked: "hospital_dimensions",
        [
            ("service", "服务质量及内部管理"), ("society", "社会效益和病人满意"),
            ("research", "科研教学能力"), ("finance", "财务效率"),
        ], Citation(title: "医院绩效考核办法（范文）", article: "范文3"))

    /// 必考指标: what every scheme of the hospital contains (S-043).
    public static let mandatoryIndicators = RequiredContents(
        checked: "mandatory_indicators",
        [
            ("core_rules", "核心制度"), ("safety", "医疗安全"), ("records", "病历质量"),
            ("nursing", "护理效果"), ("satisfaction", "患者满意率"), ("ethics", "医德医风"),
            ("prices", "执行物价政策"),
        ], Citation(title: "医院绩效考核办法（范文）", article: "范文3"))

    /// 公立医院考核: quality, safety, efficiency, service, cost, satisfaction (S-252).
    public static let publicHospital = RequiredContents(
        checked: "public_hospital",
        [
            ("quality", "质量"), ("safety", "安全"), ("efficiency", "效率"), ("service", "服务"),
            ("cost", "费用"), ("satisfaction", "满意度"),
        ], Citation(title: "公立医院绩效考核", article: "质量、安全、效率、服务、费用、满意度"))

    /// 基层医疗卫生机构: quality, quantity, satisfaction, health of the residents (S-071).
    public static let baseHospital = RequiredContents(
        checked: "base_hospital",
        [
            ("quality", "服务质量"), ("quantity", "服务数量"), ("satisfaction", "群众满意度"),
            ("health", "居民健康状况"),
        ], Citation(title: "深化医药卫生体制改革", article: "二（九）"))

    /// What the result of a base-level hospital drives (S-071).
    public static let baseHospitalLinks = RequiredContents(
        checked: "base_hospital_links",
        [
            ("subsidy", "财政补助"), ("insurance", "医保支付"), ("pay", "绩效工资"),
            ("head", "负责人奖惩"),
        ], Citation(title: "深化医药卫生体制改革", article: "二（九）"))
}
