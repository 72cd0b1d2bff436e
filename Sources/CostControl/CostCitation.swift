import HospitalCore

/// The documents and pages that unit cost, break-even and depreciation take their rules from.
public enum CostCitation {
    /// 公立医院成本核算规范: visit, bed-day, service item, disease and DRG cost.
    public static let costAccountingStandard2021 = Citation.costAccountingStandard2021
    /// The open Chinese workbook of the three stages: headcount in stage 1; income, work or area in
    /// stage 2; income or work ordered in stage 3.
    public static let threeStageWorkbook = Citation(
        title: "三级分摊核算工作簿", article: "O43, A70, O72")
    /// Kaplan and Anderson: capacity cost rate × minutes, unused capacity shown apart.
    public static let timeDrivenCosting2004 = Citation(
        title: "Time-Driven Activity-Based Costing, Kaplan and Anderson", number: "2004")
    /// Ratio of cost to charges for a claim: the sum of charge × ratio over service areas.
    public static let ratioOfCostToCharges = Citation(
        title: "American Hospital Directory, Methodology for Allocating Costs")
    /// TOTCST = Σ charge × ratio + routine days × per diem + special days × per diem.
    public static let caseCostFormula = Citation(
        title: "PMC4193111", article: "table array1")
    /// 固定资产: charged from the month of acquisition, not in that of disposal, no residual.
    public static let governmentFixedAssets2017 = Citation(
        title: "政府会计准则第3号——固定资产及其应用指南", number: "财会〔2017〕4号",
        validFrom: 20_180_101)
    /// 固定资产 of enterprises: from the month after, still in the month of disposal.
    public static let enterpriseFixedAssets = Citation(title: "企业会计准则第4号——固定资产")
    /// HFMA: cost pools weighed by the quality of the method that allocates them (MAQS).
    public static let clinicalCostingStandards2016 = Citation(
        title: "HFMA Acute Health Clinical Costing Standards", number: "2016/17")
    /// 医疗风险基金: its cumulative provision is limited by the year's medical income.
    public static let riskFund2018 = Citation(
        title: "医院执行《政府会计制度》补充规定", number: "财会〔2018〕24号")
    /// 医药卫生体制改革 yearly plan: surplus limits of the funds (S-121); not confirmed.
    public static let healthReformPlan = Citation(
        title: "深化医药卫生体制改革年度主要工作安排", article: "基本医保基金结余控制")
    /// 药占比 down to about 30 % by 2017 (S-124); not confirmed.
    public static let cityHospitalReform2015 = Citation(
        title: "国务院办公厅关于城市公立医院综合改革试点的指导意见", number: "国办发〔2015〕38号",
        validFrom: 20_150_506)
    /// 预算法: no approved budget, no spending; no other use; transfers are limited; not confirmed.
    public static let budgetLaw2018 = Citation(
        title: "中华人民共和国预算法", number: "2018年修正", validFrom: 20_181_229)
    /// The payment table of Suzhou, from which its rate follows.
    public static let suzhouPayment2023 = Citation(
        title: "苏州市2023年DRG支付标准", article: "OpenDRG/DRG_JavaScript, drg_group/suzhou/DATA",
        validFrom: 20_230_101)
}
