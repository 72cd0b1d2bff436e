/// Standard checklists of order: the team level, the safe hospital, doctors and patients.
///
/// Item texts are short wordings of the library's own; a hospital copies and changes them.
extension StandardChecklist {
    /// 三基 at the level of the team (班组基层、基础、基本功), 9 items, 90 points.
    static let teamBasicsText = """
        # TEAM3 | 2026.1 | 班组三基检查 | W | percent | percent
        = TEAM3-01 | 基层
        TEAM3-01-01 | W | 10 key | 班组安全负责人明确，班前会有记录
        TEAM3-01-02 | W | 10 | 岗位安全责任书签到人
        TEAM3-01-03 | M | 10 | 班组隐患台账更新并闭环
        = TEAM3-02 | 基础
        TEAM3-02-01 | W | 10 key | 操作规程在岗位可见且为现行版本
        TEAM3-02-02 | W | 10 | 设备点检、交接班和维保记录完整
        TEAM3-02-03 | W | 10 | 工具、警示标识和防护用品齐全完好
        = TEAM3-03 | 基本功
        TEAM3-03-01 | M | 10 key | 抽问岗位风险和应急措施回答正确
        TEAM3-03-02 | M | 10 key | 抽查实际操作符合规程
        TEAM3-03-03 | Q | 10 | 特殊作业和特种设备人员持证
        § 医院安全生产管理（范文） | | 三基标准 |
        """

    /// The safe hospital (平安医院), 10 items, 100 points.
    static let safeHospitalText = """
        # SAFEHOSP | 2026.1 | 平安医院建设检查 | M | percent | percent
        = SAFEHOSP-01 | 组织
        SAFEHOSP-01-01 | Q | 10 | 平安医院领导小组和责任分解
        SAFEHOSP-01-02 | Q | 10 key | 警务室或警医联动机制运行
        SAFEHOSP-01-03 | H | 10 | 暴力伤医应急预案和演练
        = SAFEHOSP-02 | 防范
        SAFEHOSP-02-01 | M | 15 key | 保安配备和重点部位值守达标 | 平安医院建设
        SAFEHOSP-02-02 | M | 10 key | 一键报警和视频监控覆盖重点部位并有效
        SAFEHOSP-02-03 | M | 10 | 入口安检按规定实施
        SAFEHOSP-02-04 | M | 10 | 号贩子、医闹线索登记和移交
        = SAFEHOSP-03 | 化解
        SAFEHOSP-03-01 | M | 10 key | 纠纷台账、调解和处置闭环
        SAFEHOSP-03-02 | M | 10 | 高风险患者预警和会诊沟通
        SAFEHOSP-03-03 | Y | 5 | 医疗责任保险在有效期
        § 平安医院建设（范文） | | |
        """

    /// Doctors and patients (医患关系), 8 items, 100 points.
    static let patientRelationsText = """
        # PATIENTREL | 2026.1 | 医患关系检查 | M | percent | percent
        = PATIENTREL-01 | 沟通
        PATIENTREL-01-01 | M | 15 key | 知情同意书签署完整，由有资质者谈话
        PATIENTREL-01-02 | M | 15 | 入院、术前、出院沟通有记录
        PATIENTREL-01-03 | M | 10 | 费用查询和清单告知
        PATIENTREL-01-04 | M | 10 | 隐私保护到位
        = PATIENTREL-02 | 投诉
        PATIENTREL-02-01 | M | 15 key | 投诉渠道公示，首诉负责
        PATIENTREL-02-02 | M | 15 key | 投诉在规定时限答复并回访
        PATIENTREL-02-03 | Q | 10 | 投诉和纠纷分析后有改进措施
        PATIENTREL-02-04 | Q | 10 | 患者满意度调查结果公示
        § 医疗机构投诉管理办法 | 国家卫生健康委员会令第3号 | |
        """
}
