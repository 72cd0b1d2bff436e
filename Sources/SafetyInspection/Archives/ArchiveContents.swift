import HospitalCore

/// What the work on archives must have (档案工作必备内容), as lists that can be checked off: the
/// sub-checks of the 100-point self-inspection, the nine preventions, the systems, the kit.
///
///     # list | name | item of the self-inspection
///     part | name | other names
///     § title | number | article | confirmed
///
/// A hospital that has another list, such as other nine preventions, gives its own parts instead:
/// the members of 九防 differ between regions. Where a source gives only a count of names, the names
/// are ours and the citation is not confirmed.
extension RequiredContents {
    /// The lists of archives and of the machine room.
    public static let archives: [RequiredContents] = ArchiveList.all.map(\.contents)
}

/// A list with the item of the self-inspection that it details.
public struct ArchiveList: Equatable, Sendable {
    /// The list.
    public let contents: RequiredContents
    /// The code of the item, `ARCHIVE100-01-01`; `nil` for a list of its own.
    public let item: String?

    /// Every list of the library; a test holds that every text can be read.
    public static let all: [ArchiveList] = read(selfInspectionText) + read(listText)

    /// The list that details an item of the self-inspection; `nil` when none does.
    public static func detailing(_ item: String) -> ArchiveList? {
        all.first { $0.item == item }
    }

    private static func read(_ text: String) -> [ArchiveList] {
        var lists: [ArchiveList] = []
        var head = FormLine("")
        var parts: [RequiredContents.Part] = []
        for line in FormLine.lines(of: text) {
            switch line.mark {
            case "#": (head, parts) = (line, [])
            case "§":
                // A list ends with its citation. Names that stand twice leave it out, and a test
                // misses it.
                guard
                    let contents = try? RequiredContents(
                        head[0], name: head[1], parts: parts, citation: line.citation)
                else { continue }
                lists.append(
                    ArchiveList(contents: contents, item: head[2].isEmpty ? nil : head[2]))
            default:
                parts.append(
                    RequiredContents.Part(
                        line[0], line[1], aliases: line[2].split(separator: ";").map(String.init)))
            }
        }
        return lists
    }
}

extension ArchiveList {
    /// The sub-checks of the 16 items (S-207 … S-223).
    private static let selfInspectionText = """
        # archive_rules | 管理办法 | ARCHIVE100-01-01
        rule_issued | 制度已发布
        leader_named | 分管领导和部门明确
        agenda | 年初、年中、年末列入议程
        plans | 列入年度计划和长期规划
        § 档案管理自查评分表 || 管理办法（5分）
        # archive_staff | 人员 | ARCHIVE100-01-02
        staffing | 配备专兼职档案员
        education | 均为大专以上学历
        stable | 人员稳定
        trained | 经过培训
        § 档案管理自查评分表 || 人员（8分）
        # archive_measures | 管理措施 | ARCHIVE100-01-03
        posts | 五类岗位职责明确
        workflow | 工作流程上墙
        filing_step | 归档纳入各业务环节
        rewards | 奖惩与一票否决
        guidance | 对下级单位业务指导
        § 档案管理自查评分表 || 管理措施（7分）
        # archive_rooms | 用房 | ARCHIVE100-02-01
        own_room | 专用库房面积够用
        safe | 安全
        clean | 整洁
        separate | 办公、阅览、整理、库房分开
        § 档案管理自查评分表 || 用房（10分）
        # archive_tools | 用具 | ARCHIVE100-02-02
        shelves | 档案架
        spare_shelves | 备用档案架
        boxes | 统一规格的档案盒
        labels | 档案盒六项标签
        § 档案管理自查评分表 || 用具（5分）
        # archive_facilities | 设施设备 | ARCHIVE100-02-03
        nine_preventions | 九防设施
        office_equipment | 办公设备
        software | 管理软件
        § 档案管理自查评分表 || 设施设备（10分）
        # archive_systems | 制度与业务规范 | ARCHIVE100-03-01
        filing | 归档制度
        collection | 收集制度
        sorting | 整理制度
        keeping | 保管制度
        appraisal | 鉴定制度
        destruction | 销毁制度
        statistics | 统计制度
        use | 查借阅利用制度
        secrecy | 保密制度
        handover | 移交制度
        store_room | 库房管理制度
        staff_duties | 档案人员岗位责任制
        electronic | 电子档案管理制度
        classification_plan | 分类方案
        work_flow | 工作流程规范
        filing_notes | 归档说明
        filing_scope | 归档范围
        § 档案管理自查评分表 || 制度（5分）：13项制度和4项业务规范
        # archive_filing | 归档 | ARCHIVE100-03-02
        on_time | 次年第一季度内归档
        handover_list | 移交清册
        electronic_data | 电子数据
        order | 件内排列顺序正确
        § 档案管理自查评分表 || 归档（7分）
        # archive_collection | 收集 | ARCHIVE100-03-03
        all_steps | 各环节材料收集齐全
        electronic_files | 电子文件刻录光盘
        magnetic_safe | 光盘存防磁柜
        § 档案管理自查评分表 || 收集（6分）
        # archive_sorting | 整理 | ARCHIVE100-03-04
        components | 组件正确
        retention | 保管期限正确
        classified | 按方案分类编号
        § 档案管理自查评分表 || 整理（10分）
        # archive_keeping | 保管 | ARCHIVE100-03-05
        fonds | 全宗编号
        location_map | 存放位置图
        climate_log | 每日温湿度记录
        regular_check | 定期检查
        repair | 破损修复
        § 档案管理自查评分表 || 保管（5分）
        # archive_disposal | 鉴定、销毁与统计 | ARCHIVE100-03-06
        appraisal_group | 鉴定小组
        destruction_list | 销毁清册经审批并保存
        counts_agree | 账物相符
        report_forms | 七种统计报表齐全
        § 档案管理自查评分表 || 鉴定销毁统计（4分）
        # archive_transfer | 移交 | ARCHIVE100-03-07
        transfer_records | 移交记录
        leaving | 人员离岗交接
        § 档案管理自查评分表 || 移交（3分）
        # archive_retrieval | 检索 | ARCHIVE100-04-01
        catalogue | 目录七项齐全
        scans | 数字化扫描
        § 档案管理自查评分表 || 检索（8分）
        # archive_use | 利用 | ARCHIVE100-04-02
        approval | 借阅审批
        register | 借阅登记
        effect | 利用效果记录
        network | 网络查询
        § 档案管理自查评分表 || 利用（5分）
        # archive_query | 查询 | ARCHIVE100-04-03
        free_lookup | 免费查询服务
        § 档案管理自查评分表 || 查询（2分）
        """

    /// The lists that stand by themselves (S-211, S-213, S-224, S-225, S-227, S-228, S-301).
    private static let listText = """
        # nine_preventions | 九防
        theft | 防盗 | 盗
        light | 防光 | 光
        heat | 防高温 | 高温
        fire | 防火 | 火
        damp | 防潮 | 潮湿;潮;防水
        dust | 防尘 | 尘
        magnetism | 防磁 | 磁
        rodents | 防鼠 | 鼠
        insects | 防虫 | 虫
        § 档案管理自查评分表 || 九防（重庆、湖北两地清单）
        # archive_box_labels | 档案盒标签
        fonds | 全宗号
        year | 年度
        class | 类别
        retention | 保管期限
        numbers | 起止件号
        box | 盒号
        § 归档文件整理规则 | DA/T 22-2015
        # archive_room_kinds | 档案用房
        office | 办公室
        reading | 阅览室
        sorting | 整理室
        store | 库房
        § 档案管理自查评分表 || 用房（10分）
        # archive_kit | 库房设备
        hygrometer | 温湿度计
        air_conditioner | 空调
        dehumidifier | 除湿机
        steriliser | 消毒杀虫设备
        extinguisher | 灭火器
        vacuum | 吸尘器
        shelves | 铁皮柜或密集架
        § 档案管理规范化建设 || 库房设备
        # archive_quality | 档案管理目标
        clean | 干净整洁
        uniform | 统一规范
        findable | 查找方便
        § 档案管理规范化建设 || 管理目标
        # archive_file_form | 一人一档形式要求
        one_box | 一人一盒
        paper_size | A4纸（非16开）
        agrees | 纸质与系统一致
        complete | 材料无缺漏
        § 档案管理规范化建设 || 整理要求
        # hospital_archives | 医院档案门类
        paper_base | 纸质基础档案
        network | 网络档案
        logistics | 设备与后勤档案
        laboratory | 检验档案
        prescription | 处方档案
        staff | 职工档案
        feedback | 反馈档案
        § 医院档案管理（范文） || 篇9
        # machine_room_rules | 机房与信息系统制度
        machine_room | 机房
        equipment | 设备
        network | 网络
        emergency_plan | 应急预案
        backup | 备份与存储
        workstation | 工作站
        documents | 文档
        § 医院信息管理制度（范文） || 硬件与软件
        """
}
