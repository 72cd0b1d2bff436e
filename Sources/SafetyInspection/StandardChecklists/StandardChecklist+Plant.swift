import HospitalCore

/// Standard checklists of plant: electricity, gases, lifts, boilers, the machine room.
///
/// Item texts are short wordings of duties. What is not confirmed against the official text is data
/// with its citation, so that a correction is a new version and no change of rules.
extension StandardChecklist {
    /// Use and distribution of electricity (用电与配电), 16 items, 100 points.
    static let electricity = StandardChecklist(
        identity: .init(id: "ELEC", version: "2026.1", title: "用电与配电安全检查"),
        frequency: .monthly, rules: (.percent, .percent),
        sections: [
            ChecklistSection("ELEC-01", "配电室", items: [
                .due(.monthly, "ELEC-01-01", "双电源或自备电源自投试验合格(月)", points: 8, .veto),
                .due(.monthly, "ELEC-01-02", "柴油发电机带载试机≥30分钟(月)、油量够", points: 8, .key),
                .due(.quarterly, "ELEC-01-03", "UPS与应急电源切换时间满足0级/0.5s级/15s级场所", points: 8, .veto),
                .due(.monthly, "ELEC-01-04", "门挡鼠板、封堵、绝缘垫、工器具在检", points: 5),
                .due(.daily, "ELEC-01-05", "运行记录、温升、负荷不超80%", points: 5),
                .due(.onEvent, "ELEC-01-06", "操作票工作票与倒闸监护", points: 6, .key),
                .due(.quarterly, "ELEC-01-07", "值班电工持证", points: 6, .key),
            ]),
            ChecklistSection("ELEC-02", "末端", items: [
                .due(.monthly, "ELEC-02-01", "剩余电流保护器试跳(月)", points: 6, .key),
                .due(.daily, "ELEC-02-02", "ICU/手术室IT系统绝缘监测无报警", points: 8, .veto),
                .due(.yearly, "ELEC-02-03", "接地电阻年度检测合格", points: 6, .key),
                .due(.daily, "ELEC-02-04", "无私接乱拉、插座无过热变色", points: 6, .key),
                .due(.monthly, "ELEC-02-05", "大功率电器审批、一机一闸", points: 4),
                .due(.quarterly, "ELEC-02-06", "电缆井桥架封堵无积尘", points: 4),
            ]),
            ChecklistSection("ELEC-03", "防雷与检测", items: [
                .due(.yearly, "ELEC-03-01", "防雷装置年度检测(易燃易爆场所半年)", points: 6, .key),
                .due(.yearly, "ELEC-03-02", "电气消防检测年度报告", points: 8, .key),
                .due(.yearly, "ELEC-03-03", "变压器、高压设备预防性试验在期", points: 6, .key),
            ]),
        ],
        citations: [
            Citation(title: "低压配电设计规范", number: "GB 50054-2011"),
            Citation(title: "建筑物电气装置 医疗场所", number: "GB 16895.24-2005"),
            Citation(title: "用电安全导则", number: "GB/T 13869-2017"),
            Citation(title: "电力设备预防性试验规程", number: "DL/T 596"),
            Citation(title: "医疗建筑电气设计规范", number: "JGJ 312-2013"),
            Citation(title: "电力安全工作规程 发电厂和变电站电气部分", number: "GB 26860-2011"),
            Citation(title: "消防法", article: "第27条", isConfirmed: true),
        ])

    /// Oxygen and medical gases (医用氧气与医用气体), 16 items, 100 points.
    static let medicalGases = StandardChecklist(
        identity: .init(id: "MEDGAS", version: "2026.1", title: "医用氧气与医用气体检查"),
        frequency: .daily, rules: (.percent, .percent),
        sections: [
            ChecklistSection("MEDGAS-01", "液氧站/制氧站", items: [
                .due(.daily, "MEDGAS-01-01", "站区围护、禁火禁油标识、防火间距达标", points: 8, .veto),
                .due(.daily, "MEDGAS-01-02", "液位压力日记录、双罐互备≥3天用量", points: 8, .key),
                .due(.halfYearly, "MEDGAS-01-03", "安全阀校验在期(年)、压力表半年检定", points: 8, .key),
                .due(.daily, "MEDGAS-01-04", "汽化器结霜、管路泄漏检查", points: 6, .key),
                .due(.daily, "MEDGAS-01-05", "操作人员持证与交接班记录", points: 6, .key),
                .due(.onEvent, "MEDGAS-01-06", "槽车充装现场监护", points: 5, .key),
            ]),
            ChecklistSection("MEDGAS-02", "汇流排与气瓶", items: [
                .due(.daily, "MEDGAS-02-01", "满空分区、固定防倒、瓶帽齐", points: 6, .key),
                .due(.weekly, "MEDGAS-02-02", "瓶体检验期内、标签颜色正确", points: 6, .key),
                .due(.daily, "MEDGAS-02-03", "与可燃物间距、通风、报警", points: 6, .key),
                .due(.weekly, "MEDGAS-02-04", "出入库台账一瓶一码", points: 4),
            ]),
            ChecklistSection("MEDGAS-03", "管网末端", items: [
                .due(.monthly, "MEDGAS-03-01", "区域报警器压力上下限报警试验", points: 8, .veto),
                .due(.monthly, "MEDGAS-03-02", "手术室/ICU终端压力流量抽测", points: 6, .key),
                .due(.weekly, "MEDGAS-03-03", "负压吸引排放消毒与过滤", points: 5),
                .due(.monthly, "MEDGAS-03-04", "应急切断阀可操作、标识清楚", points: 6, .key),
                .due(.yearly, "MEDGAS-03-05", "氧浓度与管道气体纯度年检", points: 6, .key),
                .due(.halfYearly, "MEDGAS-03-06", "停气应急预案演练(半年)", points: 6, .key),
            ]),
        ],
        citations: [
            Citation(title: "医用气体工程技术规范", number: "GB 50751-2012"),
            Citation(title: "气瓶系列标准"),
            Citation(title: "气瓶安全技术规程", number: "TSG 23-2021"),
            Citation(title: "深度冷冻法生产氧气及相关气体安全技术规程", number: "GB 16912-2008"),
            Citation(title: "医院医用气体系统运行管理", number: "WS 435-2013"),
            Citation(title: "医疗卫生机构医用气体系统运行管理规范", number: "WS/T 816-2023"),
        ])

    /// Use of fuel gas (燃气), 10 items, 100 points.
    static let fuelGas = StandardChecklist(
        identity: .init(id: "FUELGAS", version: "2026.1", title: "燃气使用安全检查"),
        frequency: .weekly, rules: (.percent, .percent),
        sections: [
            ChecklistSection("FUELGAS-01", "用气", items: [
                .due(.monthly, "FUELGAS-01-01", "可燃气体探测器与紧急切断阀联动有效(月)", points: 12, .veto),
                .due(.weekly, "FUELGAS-01-02", "软管≤2m、无接头穿墙、在使用年限", points: 10, .key),
                .due(.weekly, "FUELGAS-01-03", "熄火保护装置有效", points: 10, .key),
                .due(.weekly, "FUELGAS-01-04", "表间、调压间通风无堆物", points: 10, .key),
                .due(.daily, "FUELGAS-01-05", "关火关阀人走断气签字", points: 8, .key),
                .due(.weekly, "FUELGAS-01-06", "肥皂水查漏周检", points: 8, .key),
                .due(.daily, "FUELGAS-01-07", "瓶装气不与明火同室、50kg以上不入地下", points: 12, .veto),
                .due(.yearly, "FUELGAS-01-08", "供气单位年度入户安检报告", points: 10),
                .due(.quarterly, "FUELGAS-01-09", "员工会处置泄漏", points: 10),
                .due(.quarterly, "FUELGAS-01-10", "烟道清洗(季度)", points: 10, .key),
            ]),
        ],
        citations: [
            Citation(title: "城镇燃气管理条例(2016)"),
            Citation(title: "城镇燃气设计规范", number: "GB 50028-2006(2020)"),
            Citation(title: "燃气工程项目规范", number: "GB 55009-2021"),
            Citation(title: "城镇燃气工程基本术语标准", number: "GB/T 50680"),
        ])

    /// Lifts (电梯), 16 items, 100 points.
    static let lifts = StandardChecklist(
        identity: .init(id: "LIFT", version: "2026.1", title: "电梯安全检查"),
        frequency: .monthly, rules: (.percent, .percent),
        sections: [
            ChecklistSection("LIFT-01", "证照档案", items: [
                .due(.monthly, "LIFT-01-01", "使用登记证、登记标志在轿厢显著位置", points: 6, .veto)
                    .citing("特种设备安全法33/40"),
                .due(.monthly, "LIFT-01-02", "定期检验标志在有效期；届满前1个月申报", points: 8, .veto)
                    .citing("特种设备安全法40"),
                .due(.quarterly, "LIFT-01-03", "安全技术档案五类资料齐全", points: 4).citing("特种设备安全法35"),
                .due(.quarterly, "LIFT-01-04", "专职安全管理人员持证", points: 6, .key).citing("特种设备安全法36"),
            ]),
            ChecklistSection("LIFT-02", "维护", items: [
                .due(.everyFifteenDays, "LIFT-02-01", "维保间隔不超过15日且记录签字", points: 8, .key)
                    .citing("特种设备安全监察条例31"),
                .due(.yearly, "LIFT-02-02", "维保单位为制造厂或持许可单位", points: 6, .key).citing("特种设备安全法45"),
                .due(.monthly, "LIFT-02-03", "每月至少一次自行检查并记录", points: 6, .key)
                    .citing("特种设备安全监察条例27"),
                .due(.yearly, "LIFT-02-04", "限速器(2年)、制动器(5年)等校验在期", points: 6, .key),
            ]),
            ChecklistSection("LIFT-03", "现场", items: [
                .due(.daily, "LIFT-03-01", "轿厢五方对讲有效", points: 8, .veto),
                .due(.daily, "LIFT-03-02", "平层、开关门、光幕安全触板正常", points: 6, .key),
                .due(.weekly, "LIFT-03-03", "机房温度、门锁、救援装置与说明", points: 5),
                .due(.monthly, "LIFT-03-04", "安全注意事项与警示置显著位置", points: 4).citing("特种设备安全法43"),
                .due(.halfYearly, "LIFT-03-05", "困人救援：30分钟到场并演练", points: 8, .key),
                .due(.daily, "LIFT-03-06", "手术/病床梯司机或专管", points: 4),
                .due(.onEvent, "LIFT-03-07", "故障停梯设围挡公示", points: 5, .key),
                .due(.onEvent, "LIFT-03-08", "困人≥2小时按特种设备一般事故上报", points: 10, .veto)
                    .citing("特种设备安全监察条例64"),
            ]),
        ],
        citations: [
            Citation(title: "特种设备安全法", article: "第33-48条", isConfirmed: true),
            Citation(title: "特种设备安全监察条例", article: "第27、28、31条", isConfirmed: true),
            Citation(title: "特种设备使用管理规则", number: "TSG 08-2017"),
            Citation(title: "电梯维护保养规则", number: "TSG T5002-2017"),
            Citation(title: "电梯监督检验和定期检验规则", number: "TSG T7001-2023"),
            Citation(title: "电梯制造与安装安全规范", number: "GB/T 7588.1、7588.2-2020"),
            Citation(title: "电梯、自动扶梯和自动人行道维修规范", number: "GB/T 18775-2009"),
        ])

    /// Boilers and pressure vessels (锅炉与压力容器), 16 items, 100 points.
    static let boilersAndPressureVessels = StandardChecklist(
        identity: .init(id: "BOILER", version: "2026.1", title: "锅炉与压力容器检查"),
        frequency: .daily, rules: (.percent, .percent),
        sections: [
            ChecklistSection("BOILER-01", "锅炉", items: [
                .due(.monthly, "BOILER-01-01", "使用登记与检验有效(外检年/内检2年)", points: 8, .veto)
                    .citing("特种设备安全法40"),
                .due(.quarterly, "BOILER-01-02", "司炉、水处理持证", points: 6, .key),
                .due(.daily, "BOILER-01-03", "水质化验班检并接受定期检验", points: 6, .key).citing("特种设备安全法44"),
                .due(.weekly, "BOILER-01-04", "安全阀手动排放(周/月)与年度校验", points: 8, .veto),
                .due(.halfYearly, "BOILER-01-05", "压力表半年检定、红线标示", points: 6, .key),
                .due(.daily, "BOILER-01-06", "水位计冲洗、高低水位联锁试验", points: 8, .veto),
                .due(.daily, "BOILER-01-07", "燃烧器点火联锁与燃气报警", points: 8, .veto),
                .due(.daily, "BOILER-01-08", "值班巡检2小时一次记录", points: 5, .key),
            ]),
            ChecklistSection("BOILER-02", "压力容器", items: [
                .due(.daily, "BOILER-02-01", "灭菌器门安全联锁有效", points: 8, .veto),
                .due(.daily, "BOILER-02-02", "灭菌器B-D试验、生物监测按周期", points: 6, .key),
                .due(.daily, "BOILER-02-03", "高压氧舱专项检验、禁火禁静电检查", points: 10, .veto),
                .due(.weekly, "BOILER-02-04", "储气罐排污、固定、铭牌", points: 4),
                .due(.monthly, "BOILER-02-05", "简单容器/气瓶在期", points: 5, .key),
                .due(.monthly, "BOILER-02-06", "爆破片、液位计完好", points: 4),
            ]),
            ChecklistSection("BOILER-03", "管理", items: [
                .due(.yearly, "BOILER-03-01", "专项应急预案并年演练", points: 4, .key).citing("特种设备安全监察条例65"),
                .due(.onEvent, "BOILER-03-02", "停用启用手续", points: 4),
            ]),
        ],
        citations: [
            Citation(title: "特种设备安全法", article: "第39、40、44条", isConfirmed: true),
            Citation(title: "锅炉安全技术规程", number: "TSG 11-2020"),
            Citation(title: "固定式压力容器安全技术监察规程", number: "TSG 21-2016"),
            Citation(title: "特种设备使用管理规则", number: "TSG 08-2017"),
            Citation(title: "医院消毒供应中心 清洗消毒及灭菌效果监测标准", number: "WS 310.3-2016"),
            Citation(title: "大型蒸汽灭菌器技术要求", number: "GB 8599-2008"),
        ])

    /// The machine room of the data centre (数据中心机房), 18 items, 101 points.
    static let machineRoom = StandardChecklist(
        identity: .init(id: "DCROOM", version: "2026.1", title: "数据中心机房检查"),
        frequency: .daily, rules: (.percent, .percent),
        sections: [
            ChecklistSection("DCROOM-01", "环境", items: [
                .due(.daily, "DCROOM-01-01", "冷通道或进风18-27℃", points: 8, .key)
                    .measured(from: 18, to: 27, in: "℃"),
                .due(.daily, "DCROOM-01-02", "露点5.5-15℃且相对湿度≤60%", points: 6, .key)
                    .measured(to: 60, in: "%"),
                .due(.weekly, "DCROOM-01-03", "漏水检测有效", points: 6, .key),
                .due(.monthly, "DCROOM-01-04", "正压、洁净、鼠害", points: 3),
            ]),
            ChecklistSection("DCROOM-02", "供电", items: [
                .due(.quarterly, "DCROOM-02-01", "双路市电+UPS+发电机切换测试", points: 8, .veto),
                .due(.monthly, "DCROOM-02-02", "UPS电池内阻巡检与后备时间", points: 6, .key),
                .due(.weekly, "DCROOM-02-03", "PDU负载不超80%、三相平衡", points: 5, .key),
                .due(.yearly, "DCROOM-02-04", "接地电阻≤1Ω或按设计", points: 4),
            ]),
            ChecklistSection("DCROOM-03", "消防", items: [
                .due(.monthly, "DCROOM-03-01", "气体灭火压力、手自动、泄压口、72小时内可补装", points: 8, .veto),
                .due(.monthly, "DCROOM-03-02", "烟感温感与极早期报警", points: 5, .key),
                .due(.monthly, "DCROOM-03-03", "逃生门向疏散方向开、呼吸器(有窒息剂)", points: 4, .key),
            ]),
            ChecklistSection("DCROOM-04", "安防管理", items: [
                .due(.weekly, "DCROOM-04-01", "门禁视频保存≥90天", points: 5, .key),
                .due(.daily, "DCROOM-04-02", "外来人员审批陪同登记", points: 4),
                .due(.twiceByDay, "DCROOM-04-03", "每日两次巡检记录", points: 4),
                .due(.daily, "DCROOM-04-04", "动力环境监控告警推送有效", points: 5, .key),
            ]),
            ChecklistSection("DCROOM-05", "业务连续", items: [
                .due(.quarterly, "DCROOM-05-01", "备份成功率与恢复演练(季度)", points: 8, .veto),
                .due(.yearly, "DCROOM-05-02", "核心系统故障切换演练(年)", points: 6, .key),
                .due(.yearly, "DCROOM-05-03", "等级保护三级年度测评", points: 6, .key),
            ]),
        ],
        citations: [
            Citation(title: "数据中心设计规范", number: "GB 50174-2017"),
            Citation(title: "计算机场地通用规范", number: "GB/T 2887-2011"),
            Citation(title: "数据中心基础设施施工及验收规范", number: "GB 50462-2015"),
            Citation(title: "网络安全等级保护基本要求", number: "GB/T 22239-2019"),
            Citation(title: "气体灭火系统设计规范", number: "GB 50370-2005"),
            Citation(title: "网络安全法"),
            Citation(title: "信息系统密码应用基本要求", number: "GB/T 39786-2021"),
        ])
}
