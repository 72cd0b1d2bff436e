/// Standard checklists of premises: archives, work of third parties, security.
///
/// Item texts are short wordings of duties. What is not confirmed against the official text is data
/// with its citation, so that a correction is a new version and no change of rules.
extension StandardChecklist {
    /// Nine preventions of archive stores (档案库房九防), 15 items, 105 points.
    static let archiveNinePreventionsText = """
        # ARCHIVE9 | 2026.1 | 档案库房九防检查 | D | percent | percent | 2026-01-01
        = ARCHIVE9-01 | 九防
        ARCHIVE9-01-01 | D | 12 veto | 防火：气体灭火/灭火器、无火源、电气断电离人
        ARCHIVE9-01-02 | D | 10 key | 防盗：门禁、监控、钥匙双管
        ARCHIVE9-01-03 | W | 12 veto | 防水(潮)：无渗漏、无水管穿越、漏水报警
        ARCHIVE9-01-04 | M | 6 | 防光：遮光、无紫外、照度控制
        ARCHIVE9-01-05 | W | 6 | 防尘：密闭柜、清洁
        ARCHIVE9-01-06 | M | 6 | 防鼠：挡鼠板、投放点
        ARCHIVE9-01-07 | Q | 6 | 防虫：药剂与抽检
        ARCHIVE9-01-08 | M | 6 key | 防霉：抽检、通风
        ARCHIVE9-01-09 | M | 6 key | 防高温/防有害气体：按馆设定
        = ARCHIVE9-02 | 温湿度
        ARCHIVE9-02-01 | D | 8 key | 温度14-24℃日记录 || number 14..24 ℃
        ARCHIVE9-02-02 | D | 8 key | 相对湿度45-60%日记录 || number 45..60 %
        = ARCHIVE9-03 | 管理
        ARCHIVE9-03-01 | D | 5 | 出入库登记、借阅登记
        ARCHIVE9-03-02 | E | 5 key | 病历封存复制合规
        ARCHIVE9-03-03 | Q | 4 key | 电子档案三份异质备份
        ARCHIVE9-03-04 | Y | 5 key | 应急预案与抢救演练
        § 档案法(2020)
        § 档案法实施条例(2024) || 第22条 | confirmed
        § 档案馆建筑设计规范 | JGJ 25-2010
        § 档案行业标准（DA/T系列）
        § 医疗机构病历管理规定(2013)
        """

    /// Outsourced construction and work of third parties (外包施工与第三方作业), 20 items, 106 points.
    static let contractorsText = """
        # CONTRACTOR | 2026.1 | 外包施工与第三方作业检查 | D | percent | percent | 2026-01-01
        = CONTRACTOR-01 | 准入
        CONTRACTOR-01-01 | E | 6 veto | 资质、安全生产许可证核验 | 安全生产法49
        CONTRACTOR-01-02 | E | 6 veto | 专门安全生产管理协议 | 安全生产法49
        CONTRACTOR-01-03 | E | 5 key | 三级教育与进场交底签字
        CONTRACTOR-01-04 | E | 6 veto | 特种作业证核验
        CONTRACTOR-01-05 | E | 4 key | 意外伤害保险/工伤保险 | 建设工程安全生产管理条例38
        = CONTRACTOR-02 | 作业许可
        CONTRACTOR-02-01 | E | 8 veto | 动火作业票：审批、测爆、监护、清场、2小时复查 | 安全生产法43
        CONTRACTOR-02-02 | E | 8 veto | 高处、临电、吊装、有限空间票 | 安全生产法43
        CONTRACTOR-02-03 | E | 8 veto | 有限空间先通风再检测后作业
        CONTRACTOR-02-04 | E | 6 key | 停水停电停气停氧审批并告知科室
        = CONTRACTOR-03 | 现场
        CONTRACTOR-03-01 | D | 6 key | 围挡与诊疗区隔离、感控防尘(ICRA)
        CONTRACTOR-03-02 | D | 5 key | 三宝四口五临边
        CONTRACTOR-03-03 | D | 6 key | 临时用电三级配电两级保护
        CONTRACTOR-03-04 | D | 4 key | 可燃材料堆放与灭火器
        CONTRACTOR-03-05 | D | 6 veto | 疏散通道不被占用 | 消防法28
        CONTRACTOR-03-06 | E | 4 key | 脚手架、起重验收挂牌
        = CONTRACTOR-04 | 管理
        CONTRACTOR-04-01 | D | 4 | 每日班前会与院方现场监护
        CONTRACTOR-04-02 | W | 4 key | 院方定期检查并督促整改 | 安全生产法49
        CONTRACTOR-04-03 | M | 3 | 违章扣分、黑名单与保证金
        CONTRACTOR-04-04 | E | 4 key | 事故、险情报告
        CONTRACTOR-04-05 | E | 3 | 竣工移交与拆除清场
        § 安全生产法 || 第43、46、48、49、101、103条 | confirmed
        § 建设工程安全生产管理条例 || 第24、26、38条 | confirmed
        § 消防法 || 第21条 | confirmed
        § 危险化学品企业特殊作业安全规范 | GB 30871-2022
        § 施工现场临时用电安全技术标准 | JGJ 46-2024
        § 建筑施工安全检查标准 | JGJ 59-2011
        § 建设工程施工现场消防安全技术规范 | GB 50720-2011
        § 保障农民工工资支付条例
        """

    /// Security of the hospital (平安医院安防), 10 items, 100 points.
    static let securityText = """
        # SECURITY | 2026.1 | 平安医院安防检查 | D | percent | percent | 2026-01-01
        = SECURITY-01 | 安防
        SECURITY-01-01 | Q | 10 key | 警务室/保安配比(不低于在岗医务人员3%或20床1名)
        SECURITY-01-02 | D | 10 key | 三甲等重点医院安检(日均门急诊5000或1500床以上)
        SECURITY-01-03 | D | 12 veto | 重点部位一键报警与视频联网
        SECURITY-01-04 | W | 8 key | 视频保存≥30天(重点90天)
        SECURITY-01-05 | D | 12 veto | 重点部位(药库、毒麻、血库、放射源、婴儿室)双人双锁
        SECURITY-01-06 | D | 8 | 停车与大型活动管理
        SECURITY-01-07 | D | 10 key | 医疗纠纷预警与约见
        SECURITY-01-08 | D | 10 | 治安巡逻与夜间清场记录
        SECURITY-01-09 | H | 10 key | 反恐防暴演练(半年)
        SECURITY-01-10 | M | 10 key | 治安隐患整改记录
        § 企业事业单位内部治安保卫条例 || 第13条 | confirmed
        § 医院安全技术防范系统要求 | GB/T 31458-2015
        § 关于推进医院安全秩序管理工作的指导意见 | 国卫医发〔2021〕28号
        § 平安医院建设要求
        """
}
