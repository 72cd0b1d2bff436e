import HospitalCore

/// Standard checklists of premises: archives, work of third parties, security.
///
/// Item texts are short wordings of duties. What is not confirmed against the official text is data
/// with its citation, so that a correction is a new version and no change of rules.
extension StandardChecklist {
    /// Nine preventions of archive stores (档案库房九防), 15 items, 105 points.
    static let archiveNinePreventions = StandardChecklist(
        identity: .init(id: "ARCHIVE9", version: "2026.1", title: "档案库房九防检查"),
        frequency: .daily, rules: (.percent, .percent),
        sections: [
            ChecklistSection("ARCHIVE9-01", "九防", items: [
                .due(.daily, "ARCHIVE9-01-01", "防火：气体灭火/灭火器、无火源、电气断电离人", points: 12, .veto),
                .due(.daily, "ARCHIVE9-01-02", "防盗：门禁、监控、钥匙双管", points: 10, .key),
                .due(.weekly, "ARCHIVE9-01-03", "防水(潮)：无渗漏、无水管穿越、漏水报警", points: 12, .veto),
                .due(.monthly, "ARCHIVE9-01-04", "防光：遮光、无紫外、照度控制", points: 6),
                .due(.weekly, "ARCHIVE9-01-05", "防尘：密闭柜、清洁", points: 6),
                .due(.monthly, "ARCHIVE9-01-06", "防鼠：挡鼠板、投放点", points: 6),
                .due(.quarterly, "ARCHIVE9-01-07", "防虫：药剂与抽检", points: 6),
                .due(.monthly, "ARCHIVE9-01-08", "防霉：抽检、通风", points: 6, .key),
                .due(.monthly, "ARCHIVE9-01-09", "防高温/防有害气体：按馆设定", points: 6, .key),
            ]),
            ChecklistSection("ARCHIVE9-02", "温湿度", items: [
                .due(.daily, "ARCHIVE9-02-01", "温度14-24℃日记录", points: 8, .key)
                    .measured(from: 14, to: 24, in: "℃"),
                .due(.daily, "ARCHIVE9-02-02", "相对湿度45-60%日记录", points: 8, .key)
                    .measured(from: 45, to: 60, in: "%"),
            ]),
            ChecklistSection("ARCHIVE9-03", "管理", items: [
                .due(.daily, "ARCHIVE9-03-01", "出入库登记、借阅登记", points: 5),
                .due(.onEvent, "ARCHIVE9-03-02", "病历封存复制合规", points: 5, .key),
                .due(.quarterly, "ARCHIVE9-03-03", "电子档案三份异质备份", points: 4, .key),
                .due(.yearly, "ARCHIVE9-03-04", "应急预案与抢救演练", points: 5, .key),
            ]),
        ],
        citations: [
            Citation(title: "档案法(2020)"),
            Citation(title: "档案法实施条例(2024)", article: "第22条", isConfirmed: true),
            Citation(title: "档案馆建筑设计规范", number: "JGJ 25-2010"),
            Citation(title: "档案行业标准（DA/T系列）"),
            Citation(title: "医疗机构病历管理规定(2013)"),
        ])

    /// Outsourced construction and work of third parties (外包施工与第三方作业), 20 items, 106 points.
    static let contractors = StandardChecklist(
        identity: .init(id: "CONTRACTOR", version: "2026.1", title: "外包施工与第三方作业检查"),
        frequency: .daily, rules: (.percent, .percent),
        sections: [
            ChecklistSection("CONTRACTOR-01", "准入", items: [
                .due(.onEvent, "CONTRACTOR-01-01", "资质、安全生产许可证核验", points: 6, .veto)
                    .citing("安全生产法49"),
                .due(.onEvent, "CONTRACTOR-01-02", "专门安全生产管理协议", points: 6, .veto)
                    .citing("安全生产法49"),
                .due(.onEvent, "CONTRACTOR-01-03", "三级教育与进场交底签字", points: 5, .key),
                .due(.onEvent, "CONTRACTOR-01-04", "特种作业证核验", points: 6, .veto),
                .due(.onEvent, "CONTRACTOR-01-05", "意外伤害保险/工伤保险", points: 4, .key)
                    .citing("建设工程安全生产管理条例38"),
            ]),
            ChecklistSection("CONTRACTOR-02", "作业许可", items: [
                .due(.onEvent, "CONTRACTOR-02-01", "动火作业票：审批、测爆、监护、清场、2小时复查", points: 8, .veto)
                    .citing("安全生产法43"),
                .due(.onEvent, "CONTRACTOR-02-02", "高处、临电、吊装、有限空间票", points: 8, .veto)
                    .citing("安全生产法43"),
                .due(.onEvent, "CONTRACTOR-02-03", "有限空间先通风再检测后作业", points: 8, .veto),
                .due(.onEvent, "CONTRACTOR-02-04", "停水停电停气停氧审批并告知科室", points: 6, .key),
            ]),
            ChecklistSection("CONTRACTOR-03", "现场", items: [
                .due(.daily, "CONTRACTOR-03-01", "围挡与诊疗区隔离、感控防尘(ICRA)", points: 6, .key),
                .due(.daily, "CONTRACTOR-03-02", "三宝四口五临边", points: 5, .key),
                .due(.daily, "CONTRACTOR-03-03", "临时用电三级配电两级保护", points: 6, .key),
                .due(.daily, "CONTRACTOR-03-04", "可燃材料堆放与灭火器", points: 4, .key),
                .due(.daily, "CONTRACTOR-03-05", "疏散通道不被占用", points: 6, .veto).citing("消防法28"),
                .due(.onEvent, "CONTRACTOR-03-06", "脚手架、起重验收挂牌", points: 4, .key),
            ]),
            ChecklistSection("CONTRACTOR-04", "管理", items: [
                .due(.daily, "CONTRACTOR-04-01", "每日班前会与院方现场监护", points: 4),
                .due(.weekly, "CONTRACTOR-04-02", "院方定期检查并督促整改", points: 4, .key).citing("安全生产法49"),
                .due(.monthly, "CONTRACTOR-04-03", "违章扣分、黑名单与保证金", points: 3),
                .due(.onEvent, "CONTRACTOR-04-04", "事故、险情报告", points: 4, .key),
                .due(.onEvent, "CONTRACTOR-04-05", "竣工移交与拆除清场", points: 3),
            ]),
        ],
        citations: [
            Citation(title: "安全生产法", article: "第43、46、48、49、101、103条", isConfirmed: true),
            Citation(title: "建设工程安全生产管理条例", article: "第24、26、38条", isConfirmed: true),
            Citation(title: "消防法", article: "第21条", isConfirmed: true),
            Citation(title: "危险化学品企业特殊作业安全规范", number: "GB 30871-2022"),
            Citation(title: "施工现场临时用电安全技术标准", number: "JGJ 46-2024"),
            Citation(title: "建筑施工安全检查标准", number: "JGJ 59-2011"),
            Citation(title: "建设工程施工现场消防安全技术规范", number: "GB 50720-2011"),
            Citation(title: "保障农民工工资支付条例"),
        ])

    /// Security of the hospital (平安医院安防), 10 items, 100 points.
    static let security = StandardChecklist(
        identity: .init(id: "SECURITY", version: "2026.1", title: "平安医院安防检查"),
        frequency: .daily, rules: (.percent, .percent),
        sections: [
            ChecklistSection("SECURITY-01", "安防", items: [
                .due(.quarterly, "SECURITY-01-01", "警务室/保安配比(不低于在岗医务人员3%或20床1名)", points: 10, .key),
                .due(.daily, "SECURITY-01-02", "三甲等重点医院安检(日均门急诊5000或1500床以上)", points: 10, .key),
                .due(.daily, "SECURITY-01-03", "重点部位一键报警与视频联网", points: 12, .veto),
                .due(.weekly, "SECURITY-01-04", "视频保存≥30天(重点90天)", points: 8, .key),
                .due(.daily, "SECURITY-01-05", "重点部位(药库、毒麻、血库、放射源、婴儿室)双人双锁", points: 12, .veto),
                .due(.daily, "SECURITY-01-06", "停车与大型活动管理", points: 8),
                .due(.daily, "SECURITY-01-07", "医疗纠纷预警与约见", points: 10, .key),
                .due(.daily, "SECURITY-01-08", "治安巡逻与夜间清场记录", points: 10),
                .due(.halfYearly, "SECURITY-01-09", "反恐防暴演练(半年)", points: 10, .key),
                .due(.monthly, "SECURITY-01-10", "治安隐患整改记录", points: 10, .key),
            ]),
        ],
        citations: [
            Citation(title: "企业事业单位内部治安保卫条例", article: "第13条", isConfirmed: true),
            Citation(title: "医院安全技术防范系统要求", number: "GB/T 31458-2015"),
            Citation(title: "关于推进医院安全秩序管理工作的指导意见", number: "国卫医发〔2021〕28号"),
            Citation(title: "平安医院建设要求"),
        ])
}
