/// Standard checklists of plant: electricity, gases, lifts, boilers, the machine room.
///
/// Item texts are short wordings of duties. What is not confirmed against the official text is data
/// with its citation, so that a correction is a new version and no change of rules.
extension StandardChecklist {
    /// Use and distribution of electricity (用电与配电), 16 items, 100 points.
    static let electricityText = """
        # ELEC | 2026.1 | 用电与配电安全检查 | M | percent | percent | 2026-01-01
        = ELEC-01 | 配电室
        ELEC-01-01 | M | 8 veto | 双电源或自备电源自投试验合格(月)
        ELEC-01-02 | M | 8 key | 柴油发电机带载试机≥30分钟(月)、油量够
        ELEC-01-03 | Q | 8 veto | UPS与应急电源切换时间满足0级/0.5s级/15s级场所
        ELEC-01-04 | M | 5 | 门挡鼠板、封堵、绝缘垫、工器具在检
        ELEC-01-05 | D | 5 | 运行记录、温升、负荷不超80%
        ELEC-01-06 | E | 6 key | 操作票工作票与倒闸监护
        ELEC-01-07 | Q | 6 key | 值班电工持证
        = ELEC-02 | 末端
        ELEC-02-01 | M | 6 key | 剩余电流保护器试跳(月)
        ELEC-02-02 | D | 8 veto | ICU/手术室IT系统绝缘监测无报警
        ELEC-02-03 | Y | 6 key | 接地电阻年度检测合格
        ELEC-02-04 | D | 6 key | 无私接乱拉、插座无过热变色
        ELEC-02-05 | M | 4 | 大功率电器审批、一机一闸
        ELEC-02-06 | Q | 4 | 电缆井桥架封堵无积尘
        = ELEC-03 | 防雷与检测
        ELEC-03-01 | Y | 6 key | 防雷装置年度检测(易燃易爆场所半年)
        ELEC-03-02 | Y | 8 key | 电气消防检测年度报告
        ELEC-03-03 | Y | 6 key | 变压器、高压设备预防性试验在期
        § 低压配电设计规范 | GB 50054-2011
        § 建筑物电气装置 医疗场所 | GB 16895.24-2005
        § 用电安全导则 | GB/T 13869-2017
        § 电力设备预防性试验规程 | DL/T 596
        § 医疗建筑电气设计规范 | JGJ 312-2013
        § 电力安全工作规程 发电厂和变电站电气部分 | GB 26860-2011
        § 消防法 || 第27条 | confirmed
        """

    /// Oxygen and medical gases (医用氧气与医用气体), 16 items, 100 points.
    static let medicalGasesText = """
        # MEDGAS | 2026.1 | 医用氧气与医用气体检查 | D | percent | percent | 2026-01-01
        = MEDGAS-01 | 液氧站/制氧站
        MEDGAS-01-01 | D | 8 veto | 站区围护、禁火禁油标识、防火间距达标
        MEDGAS-01-02 | D | 8 key | 液位压力日记录、双罐互备≥3天用量
        MEDGAS-01-03 | H | 8 key | 安全阀校验在期(年)、压力表半年检定
        MEDGAS-01-04 | D | 6 key | 汽化器结霜、管路泄漏检查
        MEDGAS-01-05 | D | 6 key | 操作人员持证与交接班记录
        MEDGAS-01-06 | E | 5 key | 槽车充装现场监护
        = MEDGAS-02 | 汇流排与气瓶
        MEDGAS-02-01 | D | 6 key | 满空分区、固定防倒、瓶帽齐
        MEDGAS-02-02 | W | 6 key | 瓶体检验期内、标签颜色正确
        MEDGAS-02-03 | D | 6 key | 与可燃物间距、通风、报警
        MEDGAS-02-04 | W | 4 | 出入库台账一瓶一码
        = MEDGAS-03 | 管网末端
        MEDGAS-03-01 | M | 8 veto | 区域报警器压力上下限报警试验
        MEDGAS-03-02 | M | 6 key | 手术室/ICU终端压力流量抽测
        MEDGAS-03-03 | W | 5 | 负压吸引排放消毒与过滤
        MEDGAS-03-04 | M | 6 key | 应急切断阀可操作、标识清楚
        MEDGAS-03-05 | Y | 6 key | 氧浓度与管道气体纯度年检
        MEDGAS-03-06 | H | 6 key | 停气应急预案演练(半年)
        § 医用气体工程技术规范 | GB 50751-2012
        § 气瓶系列标准
        § 气瓶安全技术规程 | TSG 23-2021
        § 深度冷冻法生产氧气及相关气体安全技术规程 | GB 16912-2008
        § 医院医用气体系统运行管理 | WS 435-2013
        § 医疗卫生机构医用气体系统运行管理规范 | WS/T 816-2023
        """

    /// Use of fuel gas (燃气), 10 items, 100 points.
    static let fuelGasText = """
        # FUELGAS | 2026.1 | 燃气使用安全检查 | W | percent | percent | 2026-01-01
        = FUELGAS-01 | 用气
        FUELGAS-01-01 | M | 12 veto | 可燃气体探测器与紧急切断阀联动有效(月)
        FUELGAS-01-02 | W | 10 key | 软管≤2m、无接头穿墙、在使用年限
        FUELGAS-01-03 | W | 10 key | 熄火保护装置有效
        FUELGAS-01-04 | W | 10 key | 表间、调压间通风无堆物
        FUELGAS-01-05 | D | 8 key | 关火关阀人走断气签字
        FUELGAS-01-06 | W | 8 key | 肥皂水查漏周检
        FUELGAS-01-07 | D | 12 veto | 瓶装气不与明火同室、50kg以上不入地下
        FUELGAS-01-08 | Y | 10 | 供气单位年度入户安检报告
        FUELGAS-01-09 | Q | 10 | 员工会处置泄漏
        FUELGAS-01-10 | Q | 10 key | 烟道清洗(季度)
        § 城镇燃气管理条例(2016)
        § 城镇燃气设计规范 | GB 50028-2006(2020)
        § 燃气工程项目规范 | GB 55009-2021
        § 城镇燃气工程基本术语标准 | GB/T 50680
        """

    /// Lifts (电梯), 16 items, 100 points.
    static let liftsText = """
        # LIFT | 2026.1 | 电梯安全检查 | M | percent | percent | 2026-01-01
        = LIFT-01 | 证照档案
        LIFT-01-01 | M | 6 veto | 使用登记证、登记标志在轿厢显著位置 | 特种设备安全法33/40
        LIFT-01-02 | M | 8 veto | 定期检验标志在有效期；届满前1个月申报 | 特种设备安全法40
        LIFT-01-03 | Q | 4 | 安全技术档案五类资料齐全 | 特种设备安全法35
        LIFT-01-04 | Q | 6 key | 专职安全管理人员持证 | 特种设备安全法36
        = LIFT-02 | 维护
        LIFT-02-01 | 15D | 8 key | 维保间隔不超过15日且记录签字 | 特种设备安全监察条例31
        LIFT-02-02 | Y | 6 key | 维保单位为制造厂或持许可单位 | 特种设备安全法45
        LIFT-02-03 | M | 6 key | 每月至少一次自行检查并记录 | 特种设备安全监察条例27
        LIFT-02-04 | Y | 6 key | 限速器(2年)、制动器(5年)等校验在期
        = LIFT-03 | 现场
        LIFT-03-01 | D | 8 veto | 轿厢五方对讲有效
        LIFT-03-02 | D | 6 key | 平层、开关门、光幕安全触板正常
        LIFT-03-03 | W | 5 | 机房温度、门锁、救援装置与说明
        LIFT-03-04 | M | 4 | 安全注意事项与警示置显著位置 | 特种设备安全法43
        LIFT-03-05 | H | 8 key | 困人救援：30分钟到场并演练
        LIFT-03-06 | D | 4 | 手术/病床梯司机或专管
        LIFT-03-07 | E | 5 key | 故障停梯设围挡公示
        LIFT-03-08 | E | 10 veto | 困人≥2小时按特种设备一般事故上报 | 特种设备安全监察条例64
        § 特种设备安全法 || 第33-48条 | confirmed
        § 特种设备安全监察条例 || 第27、28、31条 | confirmed
        § 特种设备使用管理规则 | TSG 08-2017
        § 电梯维护保养规则 | TSG T5002-2017
        § 电梯监督检验和定期检验规则 | TSG T7001-2023
        § 电梯制造与安装安全规范 | GB/T 7588.1、7588.2-2020
        § 电梯、自动扶梯和自动人行道维修规范 | GB/T 18775-2009
        """

    /// Boilers and pressure vessels (锅炉与压力容器), 16 items, 100 points.
    static let boilersAndPressureVesselsText = """
        # BOILER | 2026.1 | 锅炉与压力容器检查 | D | percent | percent | 2026-01-01
        = BOILER-01 | 锅炉
        BOILER-01-01 | M | 8 veto | 使用登记与检验有效(外检年/内检2年) | 特种设备安全法40
        BOILER-01-02 | Q | 6 key | 司炉、水处理持证
        BOILER-01-03 | D | 6 key | 水质化验班检并接受定期检验 | 特种设备安全法44
        BOILER-01-04 | W | 8 veto | 安全阀手动排放(周/月)与年度校验
        BOILER-01-05 | H | 6 key | 压力表半年检定、红线标示
        BOILER-01-06 | D | 8 veto | 水位计冲洗、高低水位联锁试验
        BOILER-01-07 | D | 8 veto | 燃烧器点火联锁与燃气报警
        BOILER-01-08 | D | 5 key | 值班巡检2小时一次记录
        = BOILER-02 | 压力容器
        BOILER-02-01 | D | 8 veto | 灭菌器门安全联锁有效
        BOILER-02-02 | D | 6 key | 灭菌器B-D试验、生物监测按周期
        BOILER-02-03 | D | 10 veto | 高压氧舱专项检验、禁火禁静电检查
        BOILER-02-04 | W | 4 | 储气罐排污、固定、铭牌
        BOILER-02-05 | M | 5 key | 简单容器/气瓶在期
        BOILER-02-06 | M | 4 | 爆破片、液位计完好
        = BOILER-03 | 管理
        BOILER-03-01 | Y | 4 key | 专项应急预案并年演练 | 特种设备安全监察条例65
        BOILER-03-02 | E | 4 | 停用启用手续
        § 特种设备安全法 || 第39、40、44条 | confirmed
        § 锅炉安全技术规程 | TSG 11-2020
        § 固定式压力容器安全技术监察规程 | TSG 21-2016
        § 特种设备使用管理规则 | TSG 08-2017
        § 医院消毒供应中心 清洗消毒及灭菌效果监测标准 | WS 310.3-2016
        § 大型蒸汽灭菌器技术要求 | GB 8599-2008
        """

    /// The machine room of the data centre (数据中心机房), 18 items, 101 points.
    static let machineRoomText = """
        # DCROOM | 2026.1 | 数据中心机房检查 | D | percent | percent | 2026-01-01
        = DCROOM-01 | 环境
        DCROOM-01-01 | D | 8 key | 冷通道或进风18-27℃ || number 18..27 ℃
        DCROOM-01-02 | D | 6 key | 露点5.5-15℃且相对湿度≤60% || number ..60 %
        DCROOM-01-03 | W | 6 key | 漏水检测有效
        DCROOM-01-04 | M | 3 | 正压、洁净、鼠害
        = DCROOM-02 | 供电
        DCROOM-02-01 | Q | 8 veto | 双路市电+UPS+发电机切换测试
        DCROOM-02-02 | M | 6 key | UPS电池内阻巡检与后备时间
        DCROOM-02-03 | W | 5 key | PDU负载不超80%、三相平衡
        DCROOM-02-04 | Y | 4 | 接地电阻≤1Ω或按设计
        = DCROOM-03 | 消防
        DCROOM-03-01 | M | 8 veto | 气体灭火压力、手自动、泄压口、72小时内可补装
        DCROOM-03-02 | M | 5 key | 烟感温感与极早期报警
        DCROOM-03-03 | M | 4 key | 逃生门向疏散方向开、呼吸器(有窒息剂)
        = DCROOM-04 | 安防管理
        DCROOM-04-01 | W | 5 key | 门禁视频保存≥90天
        DCROOM-04-02 | D | 4 | 外来人员审批陪同登记
        DCROOM-04-03 | D2 | 4 | 每日两次巡检记录
        DCROOM-04-04 | D | 5 key | 动力环境监控告警推送有效
        = DCROOM-05 | 业务连续
        DCROOM-05-01 | Q | 8 veto | 备份成功率与恢复演练(季度)
        DCROOM-05-02 | Y | 6 key | 核心系统故障切换演练(年)
        DCROOM-05-03 | Y | 6 key | 等级保护三级年度测评
        § 数据中心设计规范 | GB 50174-2017
        § 计算机场地通用规范 | GB/T 2887-2011
        § 数据中心基础设施施工及验收规范 | GB 50462-2015
        § 网络安全等级保护基本要求 | GB/T 22239-2019
        § 气体灭火系统设计规范 | GB 50370-2005
        § 网络安全法
        § 信息系统密码应用基本要求 | GB/T 39786-2021
        """
}
