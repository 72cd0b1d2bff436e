/// Standard checklists of services that only hospitals have: transport of patients and goods,
/// guidance of patients, sewage.
///
/// Item texts are short wordings of the library's own; a hospital copies and changes them.
extension StandardChecklist {
    /// Transport of patients, specimens and goods (运送), 10 items, 100 points.
    static let transportText = """
        # TRANSPORT | 2026.1 | 运送服务检查 | W | percent | percent
        = TRANSPORT-01 | 患者运送
        TRANSPORT-01-01 | W | 15 veto | 运送前核对患者身份、目的地和交接科室
        TRANSPORT-01-02 | W | 10 key | 危重患者由医护人员陪同并携带抢救用品
        TRANSPORT-01-03 | W | 10 key | 轮椅、平车护栏、刹车和约束带完好
        TRANSPORT-01-04 | W | 10 | 保暖、隐私和管路固定到位
        = TRANSPORT-02 | 标本与物品
        TRANSPORT-02-01 | W | 15 key | 标本密闭运送，生物安全箱标识清楚，交接双签
        TRANSPORT-02-02 | W | 10 | 急诊标本和用血在规定时间内送达并记录
        TRANSPORT-02-03 | W | 10 key | 洁污分车、分线，车辆每日清洁消毒
        = TRANSPORT-03 | 管理
        TRANSPORT-03-01 | M | 10 | 运送人员岗前培训和考核合格
        TRANSPORT-03-02 | W | 5 | 运送任务派单、到达、交接有记录
        TRANSPORT-03-03 | M | 5 | 电梯、通道应急预案知晓
        § 医院后勤服务外包管理（范文） | | 作业指导书 |
        """

    /// Guidance of patients (导医), 8 items, 100 points.
    static let guidanceText = """
        # GUIDE | 2026.1 | 导医服务检查 | W | percent | percent
        = GUIDE-01 | 服务
        GUIDE-01-01 | W | 15 | 在岗守时，着装和胸牌规范
        GUIDE-01-02 | W | 15 | 首问负责，指引准确，不擅自推荐院外机构
        GUIDE-01-03 | W | 10 | 老弱病残孕优先和陪送
        GUIDE-01-04 | W | 10 | 轮椅、平车、便民物品完好可用
        = GUIDE-02 | 安全
        GUIDE-02-01 | W | 20 key | 发现急危重症立即呼叫并护送急诊
        GUIDE-02-02 | W | 10 key | 发热和传染病症状患者分流到位
        GUIDE-02-03 | W | 10 | 候诊秩序、地面湿滑和拥堵及时处置
        GUIDE-02-04 | M | 10 | 熟悉疏散路线和突发事件报告流程
        § 医院后勤服务外包管理（范文） | | 作业指导书 |
        """

    /// Treatment of sewage (污水处理), 10 items, 100 points.
    static let sewageText = """
        # SEWAGE | 2026.1 | 医疗污水处理检查 | D | percent | percent
        = SEWAGE-01 | 运行
        SEWAGE-01-01 | D | 15 veto | 处理设施正常运行，无偷排直排
        SEWAGE-01-02 | D | 10 key | 消毒剂投加量和接触时间有记录
        SEWAGE-01-03 | D | 10 key | 余氯按规定监测并达标 | GB 18466
        SEWAGE-01-04 | M | 10 key | 粪大肠菌群每月监测并达标 | GB 18466
        SEWAGE-01-05 | D | 5 | 格栅、污泥及时清理，污泥按危险废物处置
        = SEWAGE-02 | 安全
        SEWAGE-02-01 | E | 15 veto | 进入池、井先通风检测，审批、监护到位
        SEWAGE-02-02 | D | 10 key | 二氧化氯、次氯酸钠储存分开，防泄漏
        SEWAGE-02-03 | D | 10 | 防护用品、洗眼器和报警器完好
        = SEWAGE-03 | 管理
        SEWAGE-03-01 | Q | 10 | 排污许可和委托监测报告在有效期
        SEWAGE-03-02 | H | 5 | 停运和超标应急预案演练
        § 医疗机构水污染物排放标准 | GB 18466-2005 | |
        """
}
