import HospitalCore

/// Standard checklists of fire safety.
///
/// Item texts are short wordings of duties. What is not confirmed against the official text is data
/// with its citation, so that a correction is a new version and no change of rules.
extension StandardChecklist {
    /// Fire safety by the nine provisions (医疗机构消防安全九项规定), 44 items, 119 points.
    static let fireNineProvisions = StandardChecklist(
        identity: .init(id: "FIRE9", version: "2026.1", title: "医疗机构消防安全检查(九项规定)"),
        frequency: .monthly, rules: (.percent, .percent),
        sections: [
            ChecklistSection("FIRE9-01", "一 责任制", items: [
                .due(.yearly, "FIRE9-01-01", "党政主要负责人为消防安全责任人并签责任书", points: 3, .key)
                    .citing("消防法16"),
                .due(.yearly, "FIRE9-01-02", "明确消防安全管理人及归口部门、配专兼职人员", points: 3, .key)
                    .citing("消防法17"),
                .due(.quarterly, "FIRE9-01-03", "科室逐级责任落实到岗位并有年度考核", points: 2),
                .due(.quarterly, "FIRE9-01-04", "消防档案齐全(基本情况与管理情况)", points: 2).citing("消防法17"),
            ]),
            ChecklistSection("FIRE9-02", "二 巡查检查", items: [
                .due(.twiceByDay, "FIRE9-02-01", "每日防火巡查：住院区、门诊区白天不少于2次", points: 4, .key)
                    .citing("消防法17"),
                .due(.twiceByNight, "FIRE9-02-02", "住院区、急诊区夜间巡查不少于2次", points: 4, .key)
                    .citing("九项规定2020"),
                .due(.monthly, "FIRE9-02-03", "每月及节假日、重大活动前组织防火检查", points: 3, .key)
                    .citing("九项规定2020"),
                .due(.monthly, "FIRE9-02-04", "防火检查同步做消防设施联动测试", points: 2).citing("九项规定2020"),
                .due(.daily, "FIRE9-02-05", "巡查检查记录真实、签字、闭环", points: 2),
            ]),
            ChecklistSection("FIRE9-03", "三 消防设施", items: [
                .due(.daily, "FIRE9-03-01", "消防控制室24小时双人值班、持证上岗", points: 5, .veto)
                    .citing("GB 25506"),
                .due(.daily, "FIRE9-03-02", "火灾自动报警系统处于自动状态、无屏蔽故障点", points: 4, .key),
                .due(.monthly, "FIRE9-03-03", "自动喷水系统末端试水压力正常、阀门常开锁定", points: 3, .key),
                .due(.monthly, "FIRE9-03-04", "室内消火栓水压、水带水枪完好，不被遮挡", points: 3, .key)
                    .citing("消防法28"),
                .due(.monthly, "FIRE9-03-05", "防排烟风机、防火阀联动正常", points: 2),
                .due(.daily, "FIRE9-03-06", "防火门闭门器、密封条完好，常闭门保持关闭", points: 3, .key),
                .due(.monthly, "FIRE9-03-07", "应急照明与疏散指示完好，断电点亮时间达标", points: 3, .key),
                .due(.monthly, "FIRE9-03-08", "灭火器型号配置正确、压力与期限有效", points: 2).citing("GB 50444"),
                .due(.yearly, "FIRE9-03-09", "建筑消防设施年度全面检测报告在有效期", points: 3, .key).citing("消防法16"),
                .due(.monthly, "FIRE9-03-10", "维保单位具备能力并按月出具维保记录", points: 2),
            ]),
            ChecklistSection("FIRE9-04", "四 疏散与通道", items: [
                .due(.daily, "FIRE9-04-01", "疏散通道、安全出口、楼梯间畅通，无占用锁闭", points: 5, .veto)
                    .citing("消防法28"),
                .due(.daily, "FIRE9-04-02", "消防车通道、登高操作场地无占用", points: 4, .veto).citing("消防法28"),
                .due(.weekly, "FIRE9-04-03", "病房门窗无影响逃生和救援的障碍物", points: 3, .veto).citing("消防法28"),
                .due(.monthly, "FIRE9-04-04", "避难间、防火隔间无堆物且器材齐备", points: 2, .key),
                .due(.quarterly, "FIRE9-04-05", "楼层疏散图与避难路线公示", points: 1),
            ]),
            ChecklistSection("FIRE9-05", "五 用火用电用油用气", items: [
                .due(.daily, "FIRE9-05-01", "无违规电炉、热得快、取暖器等电器", points: 3, .key).citing("九项规定2020"),
                .due(.daily, "FIRE9-05-02", "无私拉乱接、线路老化、过载", points: 3, .key),
                .due(.daily, "FIRE9-05-03", "电动自行车不进楼停放充电", points: 4, .veto).citing("九项规定2020"),
                .due(.monthly, "FIRE9-05-04", "配电间、电缆井无堆物且封堵完好", points: 2, .key),
                .due(.onEvent, "FIRE9-05-05", "动火作业审批、监护、清场三到位", points: 4, .veto).citing("消防法21"),
                .due(.quarterly, "FIRE9-05-06", "厨房油烟道每季度清洗并留影像", points: 2, .key),
                .due(.daily, "FIRE9-05-07", "禁烟标识与控烟落实", points: 1).citing("消防法21"),
            ]),
            ChecklistSection("FIRE9-06", "六 危险品", items: [
                .due(.weekly, "FIRE9-06-01", "酒精等易燃易爆品限量、专柜、双人双锁", points: 3, .key),
                .due(.daily, "FIRE9-06-02", "氧气瓶分区存放、固定、远离热源", points: 3, .key),
                .due(.monthly, "FIRE9-06-03", "氧气汇流排间、液氧站防火间距与禁油达标", points: 3, .veto)
                    .citing("GB 50751"),
            ]),
            ChecklistSection("FIRE9-07", "七 施工现场", items: [
                .due(.onEvent, "FIRE9-07-01", "外包施工签安全协议并交底", points: 2, .key),
                .due(.weekly, "FIRE9-07-02", "施工区与诊疗区防火分隔、临时设施为不燃材料", points: 2, .key),
                .due(.onEvent, "FIRE9-07-03", "施工停用消防设施经审批并有替代措施", points: 2, .key),
            ]),
            ChecklistSection("FIRE9-08", "八 宣教演练", items: [
                .due(.onEvent, "FIRE9-08-01", "新员工岗前消防培训合格率100%", points: 2).citing("消防法17"),
                .due(.halfYearly, "FIRE9-08-02", "全员培训每半年不少于一次", points: 2).citing("九项规定2020"),
                .due(.halfYearly, "FIRE9-08-03", "灭火与应急疏散演练每半年不少于一次(含夜间、病区)", points: 3, .key)
                    .citing("九项规定2020"),
                .due(.monthly, "FIRE9-08-04", "微型消防站人员器材与3分钟到场能力", points: 2),
            ]),
            ChecklistSection("FIRE9-09", "九 考核奖惩与智慧消防", items: [
                .due(.monthly, "FIRE9-09-01", "隐患台账清单化、整改闭环率达标", points: 3, .key),
                .due(.monthly, "FIRE9-09-02", "火灾隐患通知限期未改零发生", points: 2, .key).citing("消防法60"),
                .due(.yearly, "FIRE9-09-03", "未履责追责记录可查", points: 1),
            ]),
        ],
        citations: [
            Citation(title: "医疗机构消防安全管理九项规定(2020年版)", number: "国卫办发〔2020〕1号"),
            Citation(title: "消防法(2021)", article: "第16、17、21、28、60条", isConfirmed: true),
            Citation(title: "建筑设计防火规范", number: "GB 50016-2014(2018)"),
            Citation(title: "建筑防火通用规范", number: "GB 55037-2022"),
            Citation(title: "消防控制室通用技术要求", number: "GB 25506-2010"),
            Citation(title: "火灾自动报警系统设计规范", number: "GB 50116-2013"),
            Citation(title: "消防给水及消火栓系统技术规范", number: "GB 50974-2014"),
            Citation(title: "建筑防烟排烟系统技术标准", number: "GB 51251-2017"),
            Citation(title: "建筑灭火器配置设计规范", number: "GB 50140-2005"),
            Citation(title: "人员密集场所消防安全管理", number: "GB 40248-2021"),
            Citation(title: "医疗机构消防安全管理", number: "WS 308-2019"),
        ])

    /// The daily fire patrol (每日防火巡查), 10 items, 10 points.
    static let firePatrol = StandardChecklist(
        identity: .init(id: "FIREPATROL", version: "2026.1", title: "每日防火巡查单"),
        frequency: .twiceByDay, rules: (.percent, .everyItem),
        sections: [
            ChecklistSection("FIREPATROL-01", "巡查点", items: [
                .due(.twiceByDay, "FIREPATROL-01-01", "用火用电无违章", points: 1, .key),
                .due(.twiceByDay, "FIREPATROL-01-02", "安全出口疏散通道畅通", points: 1, .veto),
                .due(.twiceByDay, "FIREPATROL-01-03", "疏散指示应急照明完好", points: 1, .key),
                .due(.twiceByDay, "FIREPATROL-01-04", "消防设施器材标志在位完整", points: 1, .key),
                .due(.twiceByDay, "FIREPATROL-01-05", "常闭式防火门关闭、防火卷帘下无堆物", points: 1, .key),
                .due(.twiceByDay, "FIREPATROL-01-06", "重点部位人员在岗", points: 1, .key),
                .due(.twiceByDay, "FIREPATROL-01-07", "消防控制室主机无未处理报警", points: 1, .key),
                .due(.twiceByDay, "FIREPATROL-01-08", "施工动火点有监护", points: 1, .veto),
                .due(.twiceByDay, "FIREPATROL-01-09", "氧气、酒精等存放规范", points: 1, .key),
                .due(.twiceByNight, "FIREPATROL-01-10", "夜间病区加强巡查留痕(点位扫码)", points: 1),
            ]),
        ],
        citations: [
            Citation(title: "消防法", article: "第17条", isConfirmed: true),
            Citation(title: "机关、团体、企业、事业单位消防安全管理规定", number: "公安部令第61号", article: "第25条"),
            Citation(title: "医疗机构消防安全管理九项规定(2020年版)", number: "国卫办发〔2020〕1号"),
        ])
}
