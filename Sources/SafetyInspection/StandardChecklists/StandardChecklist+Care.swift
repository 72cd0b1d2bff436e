import HospitalCore

/// Standard checklists close to patients: surgery, medical waste, chemicals, the canteen.
///
/// Item texts are short wordings of duties. What is not confirmed against the official text is data
/// with its citation, so that a correction is a new version and no change of rules.
extension StandardChecklist {
    /// The WHO surgical safety checklist (手术安全核查), 19 items, 19 points.
    static let surgicalSafety = StandardChecklist(
        identity: .init(id: "SURGWHO", version: "2026.1", title: "WHO手术安全核查表"),
        frequency: .onEvent, rules: (.percent, .everyItem),
        sections: [
            ChecklistSection("SURGWHO-01", "麻醉前 Sign In", items: [
                .due(.onEvent, "SURGWHO-01-01", "确认患者身份、部位、术式、知情同意", points: 1, .veto),
                .due(.onEvent, "SURGWHO-01-02", "手术部位已标记或不适用", points: 1, .veto),
                .due(.onEvent, "SURGWHO-01-03", "麻醉机与药品核查完成", points: 1, .veto),
                .due(.onEvent, "SURGWHO-01-04", "脉搏血氧仪已接并工作", points: 1, .veto),
                .due(.onEvent, "SURGWHO-01-05", "已知过敏史", points: 1, .key)
                    .recorded(("no", "无已知过敏"), ("yes", "有过敏史，已记录")),
                .due(.onEvent, "SURGWHO-01-06", "困难气道或误吸风险；若有则器材人员到位", points: 1, .key)
                    .readyForRisk(),
                .due(.onEvent, "SURGWHO-01-07", "失血>500ml(儿童7ml/kg)风险；若有则静脉通路与补液计划",
                    points: 1, .key)
                    .readyForRisk(),
            ]),
            ChecklistSection("SURGWHO-02", "切皮前 Time Out", items: [
                .due(.onEvent, "SURGWHO-02-01", "全员自报姓名与角色", points: 1, .key),
                .due(.onEvent, "SURGWHO-02-02", "三方口头确认患者、部位、术式", points: 1, .veto),
                .due(.onEvent, "SURGWHO-02-03", "术者：关键步骤、时长、预计失血", points: 1, .key),
                .due(.onEvent, "SURGWHO-02-04", "麻醉：患者特殊问题", points: 1, .key),
                .due(.onEvent, "SURGWHO-02-05", "护理：灭菌合格、器械问题", points: 1, .key),
                .due(.onEvent, "SURGWHO-02-06", "60分钟内已给预防性抗菌药或不适用", points: 1, .key),
                .due(.onEvent, "SURGWHO-02-07", "必要影像已展示或不适用", points: 1, .key),
            ]),
            ChecklistSection("SURGWHO-03", "离室前 Sign Out", items: [
                .due(.onEvent, "SURGWHO-03-01", "确认并记录实际术式", points: 1, .key),
                .due(.onEvent, "SURGWHO-03-02", "器械、纱布、缝针清点正确或不适用", points: 1, .veto),
                .due(.onEvent, "SURGWHO-03-03", "标本标识(含患者姓名)", points: 1, .veto),
                .due(.onEvent, "SURGWHO-03-04", "设备问题已记录待处理", points: 1),
                .due(.onEvent, "SURGWHO-03-05", "三方说明复苏与处理要点", points: 1, .key),
            ]),
        ],
        citations: [
            Citation(title: "WHO Surgical Safety Checklist 2009"),
            Citation(title: "手术安全核查制度", number: "卫办医政发〔2010〕41号"),
        ])

    /// Medical waste (医疗废物), 18 items, 106 points.
    static let medicalWaste = StandardChecklist(
        identity: .init(id: "MEDWASTE", version: "2026.1", title: "医疗废物管理检查"),
        frequency: .daily, rules: (.percent, .percent),
        sections: [
            ChecklistSection("MEDWASTE-01", "责任培训", items: [
                .due(.yearly, "MEDWASTE-01-01", "法定代表人为第一责任人、专兼职人员", points: 5, .key)
                    .citing("医疗废物管理条例7/8"),
                .due(.yearly, "MEDWASTE-01-02", "培训、防护、体检、免疫", points: 5).citing("医疗废物管理条例9/10"),
            ]),
            ChecklistSection("MEDWASTE-02", "分类收集", items: [
                .due(.daily, "MEDWASTE-02-01", "五类分置专用包装容器", points: 8, .key).citing("医疗废物管理条例16"),
                .due(.daily, "MEDWASTE-02-02", "利器盒防穿透、3/4满即封", points: 6, .key),
                .due(.daily, "MEDWASTE-02-03", "警示标识与中文标签完整", points: 5, .key).citing("医疗废物管理条例16"),
                .due(.daily, "MEDWASTE-02-04", "高危险废物就地消毒后移交", points: 8, .veto)
                    .citing("医疗废物管理条例19"),
                .due(.daily, "MEDWASTE-02-05", "感染性废物双层包装(传染病区)", points: 6, .key),
            ]),
            ChecklistSection("MEDWASTE-03", "内部运送", items: [
                .due(.daily, "MEDWASTE-03-01", "专用密闭工具、固定时间路线", points: 5, .key)
                    .citing("医疗废物管理条例18"),
                .due(.daily, "MEDWASTE-03-02", "运送工具当日消毒", points: 4).citing("医疗废物管理条例18"),
            ]),
            ChecklistSection("MEDWASTE-04", "暂存", items: [
                .due(.daily, "MEDWASTE-04-01", "暂存不超过2天(48小时)", points: 10, .veto)
                    .citing("医疗废物管理条例17")
                    .measured(to: 48, in: "h"),
                .due(.monthly, "MEDWASTE-04-02", "不露天存放、远离医疗区食品区人员活动区", points: 6, .key)
                    .citing("医疗废物管理条例17"),
                .due(.weekly, "MEDWASTE-04-03", "防渗漏防鼠防蚊蝇防蟑螂防盗防儿童接触", points: 5, .key)
                    .citing("医疗废物管理条例17"),
                .due(.daily, "MEDWASTE-04-04", "暂存处消毒与污水处理", points: 4).citing("医疗废物管理条例17"),
            ]),
            ChecklistSection("MEDWASTE-05", "登记转移", items: [
                .due(.daily, "MEDWASTE-05-01", "登记来源种类重量交接时间去向签名", points: 6, .key)
                    .citing("医疗废物管理条例12"),
                .due(.yearly, "MEDWASTE-05-02", "登记资料保存≥3年", points: 4, .key).citing("医疗废物管理条例12"),
                .due(.daily, "MEDWASTE-05-03", "转移联单/电子联单执行", points: 5, .key).citing("医疗废物管理条例11"),
                .due(.daily, "MEDWASTE-05-04", "无转让买卖、无混入生活垃圾", points: 8, .veto)
                    .citing("医疗废物管理条例14"),
                .due(.onEvent, "MEDWASTE-05-05", "流失泄漏扩散应急与报告(48h/24h/2h)", points: 6, .key)
                    .citing("医疗废物管理条例13"),
            ]),
        ],
        citations: [
            Citation(title: "医疗废物管理条例(2011)", article: "第7-20条", isConfirmed: true),
            Citation(title: "医疗卫生机构医疗废物管理办法", number: "卫生部令第36号"),
            Citation(title: "医疗废物分类目录(2021年版)"),
            Citation(title: "医疗废物专用包装袋容器和警示标志", number: "HJ 421-2008"),
            Citation(title: "医疗废物处理处置污染控制标准", number: "GB 39707-2020"),
        ])

    /// Hazardous chemicals (危险化学品), 17 items, 100 points.
    static let hazardousChemicals = StandardChecklist(
        identity: .init(id: "CHEM", version: "2026.1", title: "危险化学品检查"),
        frequency: .weekly, rules: (.percent, .percent),
        sections: [
            ChecklistSection("CHEM-01", "储存", items: [
                .due(.weekly, "CHEM-01-01", "专用仓库或专柜、专人管理", points: 6, .key)
                    .citing("危险化学品安全管理条例24"),
                .due(.daily, "CHEM-01-02", "剧毒品双人收发双人保管", points: 8, .veto).citing("危险化学品安全管理条例24"),
                .due(.weekly, "CHEM-01-03", "禁忌物分区分柜", points: 8, .key),
                .due(.weekly, "CHEM-01-04", "限量存放、不超量", points: 6, .key),
                .due(.daily, "CHEM-01-05", "防爆电气、通风、温湿度、监测报警", points: 8, .key)
                    .citing("危险化学品安全管理条例20"),
                .due(.monthly, "CHEM-01-06", "警示标志与通信报警装置适用", points: 5, .key)
                    .citing("危险化学品安全管理条例20/21"),
                .due(.daily, "CHEM-01-07", "防盗、视频监控、双锁", points: 5, .key),
            ]),
            ChecklistSection("CHEM-02", "台账", items: [
                .due(.daily, "CHEM-02-01", "出入库核查登记账物相符", points: 8, .key).citing("危险化学品安全管理条例25"),
                .due(.daily, "CHEM-02-02", "易制毒易制爆流向记录与信息上传", points: 8, .veto)
                    .citing("危险化学品安全管理条例23"),
                .due(.monthly, "CHEM-02-03", "SDS与标签齐全", points: 5, .key),
                .due(.onEvent, "CHEM-02-04", "采购资质与备案凭证", points: 5, .key),
                .due(.weekly, "CHEM-02-05", "废液分类收集与转移联单", points: 5, .key),
            ]),
            ChecklistSection("CHEM-03", "使用", items: [
                .due(.monthly, "CHEM-03-01", "通风橱面速与洗眼器、喷淋月检", points: 6, .key),
                .due(.daily, "CHEM-03-02", "个人防护与操作规程", points: 5),
                .due(.yearly, "CHEM-03-03", "检验病理甲醛二甲苯暴露监测", points: 4),
                .due(.halfYearly, "CHEM-03-04", "泄漏应急包与演练", points: 5, .key),
                .due(.yearly, "CHEM-03-05", "重大危险源辨识(GB 18218)结论", points: 3, .veto),
            ]),
        ],
        citations: [
            Citation(title: "危险化学品安全管理条例(2013)", article: "第20-25条"),
            Citation(title: "易制毒化学品管理条例"),
            Citation(title: "危险化学品仓库储存通则", number: "GB 15603-2022"),
            Citation(title: "化学品分类和危险性公示 通则", number: "GB 13690-2009"),
            Citation(title: "化学品分类和标签规范系列标准", number: "GB 30000"),
            Citation(title: "易燃易爆性、腐蚀性、毒害性商品储存养护技术条件", number: "GB 17914、17915、17916-2013"),
            Citation(title: "危险化学品重大危险源辨识", number: "GB 18218-2018"),
        ])

    /// Food safety of the canteen (食堂食品安全), 18 items, 100 points.
    static let canteen = StandardChecklist(
        identity: .init(id: "FOOD", version: "2026.1", title: "食堂食品安全检查"),
        frequency: .daily, rules: (.percent, .percent),
        sections: [
            ChecklistSection("FOOD-01", "资质人员", items: [
                .due(.monthly, "FOOD-01-01", "食品经营许可在期，承包方资质", points: 6, .veto).citing("实施条例28"),
                .due(.daily, "FOOD-01-02", "健康证与每日晨检", points: 6, .key),
                .due(.daily, "FOOD-01-03", "食品安全总监/员任命，日管控周排查月调度", points: 6, .key),
            ]),
            ChecklistSection("FOOD-02", "采购储存", items: [
                .due(.daily, "FOOD-02-01", "索证索票、进货查验", points: 6, .key),
                .due(.daily, "FOOD-02-02", "冷藏0-8℃、冷冻-12℃以下记录", points: 6, .key).measured(in: "℃"),
                .due(.daily, "FOOD-02-03", "生熟分开、先进先出、无过期", points: 8, .veto),
                .due(.weekly, "FOOD-02-04", "添加剂五专", points: 4, .key),
            ]),
            ChecklistSection("FOOD-03", "加工供餐", items: [
                .due(.daily, "FOOD-03-01", "热加工中心温度≥70℃抽测", points: 6, .key)
                    .measured(from: 70, in: "℃"),
                .due(.daily, "FOOD-03-02", "专间温度≤25℃、消毒、专人", points: 6, .key)
                    .measured(to: 25, in: "℃"),
                .due(.daily, "FOOD-03-03", "餐具消毒与保洁，抽检合格", points: 6, .key),
                .due(.daily, "FOOD-03-04", "烹饪到食用≤2h或保温≥60℃", points: 6, .key),
            ]),
            ChecklistSection("FOOD-04", "留样", items: [
                .due(.daily, "FOOD-04-01", "每餐每品种留样≥125g", points: 8, .veto)
                    .measured(from: 125, in: "g"),
                .due(.daily, "FOOD-04-02", "专用冷藏设备0-8℃保存≥48小时", points: 8, .veto)
                    .measured(from: 48, in: "h"),
                .due(.daily, "FOOD-04-03", "留样记录：品名、时间、人员、销毁时间", points: 4, .key),
            ]),
            ChecklistSection("FOOD-05", "环境", items: [
                .due(.weekly, "FOOD-05-01", "三防(蝇鼠尘)设施", points: 4),
                .due(.quarterly, "FOOD-05-02", "油烟净化与烟道清洗", points: 4, .key),
                .due(.daily, "FOOD-05-03", "餐厨废弃物协议与台账", points: 4),
                .due(.daily, "FOOD-05-04", "燃气与消防(引FUELGAS)", points: 2, .key),
            ]),
        ],
        citations: [
            Citation(title: "食品安全法", article: "第47、57、83条", isConfirmed: true),
            Citation(title: "食品安全法实施条例", article: "第28条", isConfirmed: true),
            Citation(title: "餐饮服务食品安全操作规范", number: "市场监管总局公告2018年第12号"),
            Citation(title: "餐饮服务通用卫生规范", number: "GB 31654-2021"),
            Citation(title: "消毒餐(饮)具", number: "GB 14934-2016"),
            Citation(title: "企业落实食品安全主体责任监督管理规定", number: "市场监管总局令第60号"),
        ])
}
