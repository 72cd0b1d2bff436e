import HospitalCore

/// The documents that performance appraisal takes its rules and numbers from.
public enum AppraisalCitation {
    /// 职工绩效考核办法 of a hospital: grades, parts, base 110, deadlines (S-001 to S-046).
    public static let hospitalRules2015 = Citation(
        title: "医院绩效考核办法（范文）", article: "考核等级、考核周期")
    /// 中央企业综合绩效评价实施细则: five standard values and their coefficients.
    public static let enterprisePerformance2006 = Citation(
        title: "中央企业综合绩效评价实施细则", number: "国资发评价〔2006〕157号")
    /// 三级公立医院绩效考核: directions of the national indicators.
    public static let nationalAppraisal2019 = Citation(
        title: "国务院办公厅关于加强三级公立医院绩效考核工作的意见", number: "国办发〔2019〕4号")
}
