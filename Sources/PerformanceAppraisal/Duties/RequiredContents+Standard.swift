import HospitalCore

extension RequiredContents {
    /// The lists of appraisal.
    public static let standard: [RequiredContents] = [
        postDescription, serviceCentre, dimensions, mandatoryIndicators, publicHospital,
        baseHospital, baseHospitalLinks,
    ]

    /// 岗位说明书: seven parts (S-016).
    public static let postDescription = RequiredContents(
        checked: "post_description",
        [
            Part("basics", "基本信息"), Part("overview", "工作概述"), Part("duties", "岗位职责"),
            Part("standards", "工作标准"), Part("indicators", "关键业绩指标"), Part("relations", "工作关系"),
            Part("qualifications", "任职资格"),
        ], Citation(title: "医院绩效考核办法（范文）", article: "岗位说明书"))

    /// 后勤服务中心: five documents with duties, powers and benefits (责权利) (S-017).
    public static let serviceCentre = RequiredContents(
        checked: "service_centre",
        [
            Part("work_rules", "工作规范"), Part("regulations", "管理制度"), Part("head_duties", "主任岗位职责"),
            Part("operator_duties", "接报人员岗位职责"), Part("operator_phrases", "接报人员规范用语"),
        ], Citation(title: "医院后勤服务中心（范文）", article: "3.4"))

    /// 四个维度 of a hospital's scheme (S-042).
    public static let dimensions = RequiredContents(
        checked: "hospital_dimensions",
        [
            Part("service", "服务质量及内部管理"), Part("society", "社会效益和病人满意"),
            Part("research", "科研教学能力"), Part("finance", "财务效率"),
        ], Citation(title: "医院绩效考核办法（范文）", article: "范文3"))

    /// 必考指标: what every scheme of the hospital contains (S-043).
    public static let mandatoryIndicators = RequiredContents(
        checked: "mandatory_indicators",
        [
            Part("core_rules", "核心制度"), Part("safety", "医疗安全"), Part("records", "病历质量"),
            Part("nursing", "护理效果"), Part("satisfaction", "患者满意率"), Part("ethics", "医德医风"),
            Part("prices", "执行物价政策"),
        ], Citation(title: "医院绩效考核办法（范文）", article: "范文3"))

    /// 公立医院考核: quality, safety, efficiency, service, cost, satisfaction (S-252).
    public static let publicHospital = RequiredContents(
        checked: "public_hospital",
        [
            Part("quality", "质量"), Part("safety", "安全"), Part("efficiency", "效率"),
            Part("service", "服务"),
            Part("cost", "费用"), Part("satisfaction", "满意度"),
        ], Citation(title: "公立医院绩效考核", article: "质量、安全、效率、服务、费用、满意度"))

    /// 基层医疗卫生机构: quality, quantity, satisfaction, health of the residents (S-071).
    public static let baseHospital = RequiredContents(
        checked: "base_hospital",
        [
            Part("quality", "服务质量"), Part("quantity", "服务数量"), Part("satisfaction", "群众满意度"),
            Part("health", "居民健康状况"),
        ], Citation(title: "深化医药卫生体制改革", article: "二（九）"))

    /// What the result of a base-level hospital drives (S-071).
    public static let baseHospitalLinks = RequiredContents(
        checked: "base_hospital_links",
        [
            Part("subsidy", "财政补助"), Part("insurance", "医保支付"), Part("pay", "绩效工资"),
            Part("head", "负责人奖惩"),
        ], Citation(title: "深化医药卫生体制改革", article: "二（九）"))
}
