/// The yearly self-inspection of archive work (档案管理自查评分): 16 items, exactly 100 points.
///
/// The four groups are worth 20, 25, 40 and 15 points. The inspector gives each item from 0 to its
/// points, so a loss is a part of an item; no item is a veto.
extension StandardChecklist {
    /// The 16-item self-inspection of archive work with the groups 20, 25, 40, 15.
    static let archiveSelfInspectionText = """
        # ARCHIVE100 | 2014.1 | 档案管理自查评分表 | Y | hundred | percent | 2014-01-01
        = ARCHIVE100-01 | 组织管理
        ARCHIVE100-01-01 | Y | 5 | 管理办法：制度已发布，分管领导和部门明确，列入议程与计划 || points
        ARCHIVE100-01-02 | Y | 8 | 人员：专兼职档案员配备、学历、稳定、培训 || points
        ARCHIVE100-01-03 | Y | 7 | 管理措施：岗位职责、工作流程、归档纳入业务环节、奖惩、业务指导 || points
        = ARCHIVE100-02 | 设施设备
        ARCHIVE100-02-01 | Y | 10 | 用房：专用库房面积够用、安全整洁，办公、阅览、整理、库房分开 || points
        ARCHIVE100-02-02 | Y | 5 | 用具：档案架、备用架、规格统一的档案盒及标签 || points
        ARCHIVE100-02-03 | Y | 10 | 设施设备：九防设施、办公设备、管理软件 || points
        = ARCHIVE100-03 | 业务管理
        ARCHIVE100-03-01 | Y | 5 | 制度：各项管理制度与业务规范齐全 || points
        ARCHIVE100-03-02 | Y | 7 | 归档：次年第一季度内归档，移交清册与电子数据齐全，顺序正确 || points
        ARCHIVE100-03-03 | Y | 6 | 收集：各环节材料收集齐全，电子文件同步保存 || points
        ARCHIVE100-03-04 | Y | 10 | 整理：组件、分类、保管期限正确 || points
        ARCHIVE100-03-05 | Y | 5 | 保管：存放有序，每日温湿度记录，定期检查修复 || points
        ARCHIVE100-03-06 | Y | 4 | 鉴定、销毁与统计：鉴定有组织，销毁有审批清册，账物相符，报表齐全 || points
        ARCHIVE100-03-07 | Y | 3 | 移交：移交手续齐全，人员离岗交接 || points
        = ARCHIVE100-04 | 开发利用
        ARCHIVE100-04-01 | Y | 8 | 检索：目录项目齐全，数字化扫描 || points
        ARCHIVE100-04-02 | Y | 5 | 利用：借阅有审批、登记和效果记录，网络查询 || points
        ARCHIVE100-04-03 | Y | 2 | 查询：提供免费查询服务 || points
        § 档案管理自查评分表 || 四部分16项共100分
        """
}
