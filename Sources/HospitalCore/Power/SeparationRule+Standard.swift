extension SeparationRule {
    /// The rules that hold in every hospital unless it has stricter ones (S-076, S-283).
    public static let standard: [SeparationRule] = [
        SeparationRule(
            "requester_not_approver", .apart(.requester, .approver),
            citation: .internalControl2012),
        SeparationRule(
            "each_step_another_person", .once(.approver), citation: .internalControl2012),
        SeparationRule(
            "two_purchasers", .persons(.purchaser, atLeast: 2),
            citation: .hospitalInternalControl2020),
        SeparationRule(
            "purchaser_not_acceptor", .apart(.purchaser, .acceptor),
            citation: .hospitalInternalControl2020),
        SeparationRule("rater_not_rated", .apart(.rater, .rated), citation: .hospitalAppraisal),
        SeparationRule(
            "rectifier_not_reinspector", .apart(.rectifier, .reinspector),
            citation: .hazardRectification2007),
        SeparationRule(
            "business_not_finance", .postsApart(.business, .finance),
            citation: .hospitalInternalControl2020),
    ]
}

extension Citation {
    /// 行政事业单位内部控制规范（试行）: incompatible posts are separated.
    public static let internalControl2012 = Citation(
        title: "行政事业单位内部控制规范（试行）", number: "财会〔2012〕21号",
        validFrom: 20_140_101)
    /// 公立医院内部控制管理办法: separation of duties, purchase, assets.
    public static let hospitalInternalControl2020 = Citation(
        title: "公立医院内部控制管理办法", number: "国卫财务发〔2020〕31号")
    /// The hospital's own rules of appraisal: nobody rates its own work.
    public static let hospitalAppraisal = Citation(title: "医院绩效考核办法")
    /// 安全生产事故隐患排查治理暂行规定: another person re-inspects.
    public static let hazardRectification2007 = Citation(
        title: "安全生产事故隐患排查治理暂行规定", number: "安监总局令第16号")
}
