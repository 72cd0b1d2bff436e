/// Standard checklists close to patients: surgery, medical waste, chemicals, the canteen.
///
/// Item texts are short wordings of duties. What is not confirmed against the official text is data
/// with its citation, so that a correction is a new version and no change of rules.
extension StandardChecklist {
    /// The WHO surgical safety checklist (手术安全核查), 19 items, 19 points.
    static let surgicalSafetyText = """
        # SURGWHO | 2026.1 | WHO手术安全核查表 | E | percent | every_item | 2026-01-01
        ! operator=手术医师;anaesthetist=麻醉医师;nurse=手术室护士
        = SURGWHO-01 | 麻醉前 Sign In
        SURGWHO-01-01 | E | 1 veto | 确认患者身份、部位、术式、知情同意
        SURGWHO-01-02 | E | 1 veto | 手术部位已标记或不适用
        SURGWHO-01-03 | E | 1 veto | 麻醉机与药品核查完成
        SURGWHO-01-04 | E | 1 veto | 脉搏血氧仪已接并工作
        SURGWHO-01-05 | E | 1 key | 已知过敏史 || choice no=无已知过敏;yes=有过敏史，已记录
        SURGWHO-01-06 | E | 1 key | 困难气道或误吸风险；若有则器材人员到位 || risk
        SURGWHO-01-07 | E | 1 key | 失血>500ml(儿童7ml/kg)风险；若有则静脉通路与补液计划 || risk
        = SURGWHO-02 | 切皮前 Time Out
        SURGWHO-02-01 | E | 1 key | 全员自报姓名与角色
        SURGWHO-02-02 | E | 1 veto | 三方口头确认患者、部位、术式
        SURGWHO-02-03 | E | 1 key | 术者：关键步骤、时长、预计失血
        SURGWHO-02-04 | E | 1 key | 麻醉：患者特殊问题
        SURGWHO-02-05 | E | 1 key | 护理：灭菌合格、器械问题
        SURGWHO-02-06 | E | 1 key | 60分钟内已给预防性抗菌药或不适用
        SURGWHO-02-07 | E | 1 key | 必要影像已展示或不适用
        = SURGWHO-03 | 离室前 Sign Out
        SURGWHO-03-01 | E | 1 key | 确认并记录实际术式
        SURGWHO-03-02 | E | 1 veto | 器械、纱布、缝针清点正确或不适用
        SURGWHO-03-03 | E | 1 veto | 标本标识(含患者姓名)
        SURGWHO-03-04 | E | 1 | 设备问题已记录待处理
        SURGWHO-03-05 | E | 1 key | 三方说明复苏与处理要点
        § WHO Surgical Safety Checklist 2009
        § 手术安全核查制度 | 卫办医政发〔2010〕41号
        """

    /// Medical waste (医疗废物), 18 items, 106 points.
    static let medicalWasteText = """
        # MEDWASTE | 2026.1 | 医疗废物管理检查 | D | percent | percent | 2026-01-01
        = MEDWASTE-01 | 责任培训
        MEDWASTE-01-01 | Y | 5 key | 法定代表人为第一责任人、专兼职人员 | 医疗废物管理条例7/8
        MEDWASTE-01-02 | Y | 5 | 培训、防护、体检、免疫 | 医疗废物管理条例9/10
        = MEDWASTE-02 | 分类收集
        MEDWASTE-02-01 | D | 8 key | 五类分置专用包装容器 | 医疗废物管理条例16
        MEDWASTE-02-02 | D | 6 key | 利器盒防穿透、3/4满即封
        MEDWASTE-02-03 | D | 5 key | 警示标识与中文标签完整 | 医疗废物管理条例16
        MEDWASTE-02-04 | D | 8 veto | 高危险废物就地消毒后移交 | 医疗废物管理条例19
        MEDWASTE-02-05 | D | 6 key | 感染性废物双层包装(传染病区)
        = MEDWASTE-03 | 内部运送
        MEDWASTE-03-01 | D | 5 key | 专用密闭工具、固定时间路线 | 医疗废物管理条例18
        MEDWASTE-03-02 | D | 4 | 运送工具当日消毒 | 医疗废物管理条例18
        = MEDWASTE-04 | 暂存
        MEDWASTE-04-01 | D | 10 veto | 暂存不超过2天(48小时) | 医疗废物管理条例17 | number ..48 h
        MEDWASTE-04-02 | M | 6 key | 不露天存放、远离医疗区食品区人员活动区 | 医疗废物管理条例17
        MEDWASTE-04-03 | W | 5 key | 防渗漏防鼠防蚊蝇防蟑螂防盗防儿童接触 | 医疗废物管理条例17
        MEDWASTE-04-04 | D | 4 | 暂存处消毒与污水处理 | 医疗废物管理条例17
        = MEDWASTE-05 | 登记转移
        MEDWASTE-05-01 | D | 6 key | 登记来源种类重量交接时间去向签名 | 医疗废物管理条例12
        MEDWASTE-05-02 | Y | 4 key | 登记资料保存≥3年 | 医疗废物管理条例12
        MEDWASTE-05-03 | D | 5 key | 转移联单/电子联单执行 | 医疗废物管理条例11
        MEDWASTE-05-04 | D | 8 veto | 无转让买卖、无混入生活垃圾 | 医疗废物管理条例14
        MEDWASTE-05-05 | E | 6 key | 流失泄漏扩散应急与报告(48h/24h/2h) | 医疗废物管理条例13
        § 医疗废物管理条例(2011) || 第7-20条 | confirmed
        § 医疗卫生机构医疗废物管理办法 | 卫生部令第36号
        § 医疗废物分类目录(2021年版)
        § 医疗废物专用包装袋容器和警示标志 | HJ 421-2008
        § 医疗废物处理处置污染控制标准 | GB 39707-2020
        """

    /// Hazardous chemicals (危险化学品), 17 items, 100 points.
    static let hazardousChemicalsText = """
        # CHEM | 2026.1 | 危险化学品检查 | W | percent | percent | 2026-01-01
        = CHEM-01 | 储存
        CHEM-01-01 | W | 6 key | 专用仓库或专柜、专人管理 | 危险化学品安全管理条例24
        CHEM-01-02 | D | 8 veto | 剧毒品双人收发双人保管 | 危险化学品安全管理条例24
        CHEM-01-03 | W | 8 key | 禁忌物分区分柜
        CHEM-01-04 | W | 6 key | 限量存放、不超量
        CHEM-01-05 | D | 8 key | 防爆电气、通风、温湿度、监测报警 | 危险化学品安全管理条例20
        CHEM-01-06 | M | 5 key | 警示标志与通信报警装置适用 | 危险化学品安全管理条例20/21
        CHEM-01-07 | D | 5 key | 防盗、视频监控、双锁
        = CHEM-02 | 台账
        CHEM-02-01 | D | 8 key | 出入库核查登记账物相符 | 危险化学品安全管理条例25
        CHEM-02-02 | D | 8 veto | 易制毒易制爆流向记录与信息上传 | 危险化学品安全管理条例23
        CHEM-02-03 | M | 5 key | SDS与标签齐全
        CHEM-02-04 | E | 5 key | 采购资质与备案凭证
        CHEM-02-05 | W | 5 key | 废液分类收集与转移联单
        = CHEM-03 | 使用
        CHEM-03-01 | M | 6 key | 通风橱面速与洗眼器、喷淋月检
        CHEM-03-02 | D | 5 | 个人防护与操作规程
        CHEM-03-03 | Y | 4 | 检验病理甲醛二甲苯暴露监测
        CHEM-03-04 | H | 5 key | 泄漏应急包与演练
        CHEM-03-05 | Y | 3 veto | 重大危险源辨识(GB 18218)结论
        § 危险化学品安全管理条例(2013) || 第20-25条
        § 易制毒化学品管理条例
        § 危险化学品仓库储存通则 | GB 15603-2022
        § 化学品分类和危险性公示 通则 | GB 13690-2009
        § 化学品分类和标签规范系列标准 | GB 30000
        § 易燃易爆性、腐蚀性、毒害性商品储存养护技术条件 | GB 17914、17915、17916-2013
        § 危险化学品重大危险源辨识 | GB 18218-2018
        """

    /// Food safety of the canteen (食堂食品安全), 18 items, 100 points.
    static let canteenText = """
        # FOOD | 2026.1 | 食堂食品安全检查 | D | percent | percent | 2026-01-01
        = FOOD-01 | 资质人员
        FOOD-01-01 | M | 6 veto | 食品经营许可在期，承包方资质 | 实施条例28
        FOOD-01-02 | D | 6 key | 健康证与每日晨检
        FOOD-01-03 | D | 6 key | 食品安全总监/员任命，日管控周排查月调度
        = FOOD-02 | 采购储存
        FOOD-02-01 | D | 6 key | 索证索票、进货查验
        FOOD-02-02 | D | 6 key | 冷藏0-8℃、冷冻-12℃以下记录
        FOOD-02-03 | D | 8 veto | 生熟分开、先进先出、无过期
        FOOD-02-04 | W | 4 key | 添加剂五专
        = FOOD-03 | 加工供餐
        FOOD-03-01 | D | 6 key | 热加工中心温度≥70℃抽测 || number 70.. ℃
        FOOD-03-02 | D | 6 key | 专间温度≤25℃、消毒、专人 || number ..25 ℃
        FOOD-03-03 | D | 6 key | 餐具消毒与保洁，抽检合格
        FOOD-03-04 | D | 6 key | 烹饪到食用≤2h或保温≥60℃
        = FOOD-04 | 留样
        FOOD-04-01 | D | 8 veto | 每餐每品种留样≥125g || number 125.. g
        FOOD-04-02 | D | 8 veto | 专用冷藏设备0-8℃保存≥48小时 || number 48.. h
        FOOD-04-03 | D | 4 key | 留样记录：品名、时间、人员、销毁时间
        = FOOD-05 | 环境
        FOOD-05-01 | W | 4 | 三防(蝇鼠尘)设施
        FOOD-05-02 | Q | 4 key | 油烟净化与烟道清洗
        FOOD-05-03 | D | 4 | 餐厨废弃物协议与台账
        FOOD-05-04 | D | 2 key | 燃气与消防(引FUELGAS)
        § 食品安全法 || 第47、57、83条 | confirmed
        § 食品安全法实施条例 || 第28条 | confirmed
        § 餐饮服务食品安全操作规范 | 市场监管总局公告2018年第12号
        § 餐饮服务通用卫生规范 | GB 31654-2021
        § 消毒餐(饮)具 | GB 14934-2016
        § 企业落实食品安全主体责任监督管理规定 | 市场监管总局令第60号
        """
}
