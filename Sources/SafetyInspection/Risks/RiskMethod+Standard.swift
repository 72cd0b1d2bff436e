import HospitalCore

/// The methods of the library, as texts.
///
///     # code | name
///     + factor | name | value=what it stands for;…      or 1..10
///     = level | name | lower bound | colour | act | action
///     > a row of the grid, level by level
///     ! factor | the value from which it calls for action by itself
///     § title of a document | number | article | confirmed
///
/// None of these tables was confirmed against a printed standard; a hospital that has other ones
/// gives its own levels or its own method.
extension RiskMethod {
    /// Every method of the library; a test holds that every text can be read.
    public static let standard: [RiskMethod] = [
        lecText,
        matrixText(
            code: "LS5-4C", name: "风险矩阵法（四色）",
            levels: """
                = 1 | 重大风险 | 20 | red | act
                = 2 | 较大风险 | 15 | orange | act
                = 3 | 一般风险 | 9 | yellow
                = 4 | 低风险 | | blue
                """),
        matrixText(
            code: "LS5-5L", name: "风险矩阵法（五级）",
            levels: """
                = 1 | 巨大风险 | 20 | | act
                = 2 | 重大风险 | 15 | | act
                = 3 | 中等 | 9
                = 4 | 可接受 | 4
                = 5 | 轻微或可忽略
                """),
        nswText, vaText, rpnText, hfmeaText,
    ].compactMap { RiskMethod(text: $0) }

    /// Reads a method; `nil` when a line is not as described.
    init?(text: String) {
        var head: [String] = []
        var factors: [RiskFactor] = []
        var levels: [RiskLevel] = []
        var grid: [[String]] = []
        var floors: [ActionFloor] = []
        var citations: [Citation] = []
        for line in FormLine.lines(of: text) {
            switch line.mark {
            case "#": head = line.fields
            case "+": factors.append(line.factor)
            case "=": levels.append(line.level)
            case ">": grid.append(line[0].split(separator: " ").map { String($0) })
            case "!":
                guard let value = try? Decimal(line[1]) else { return nil }
                floors.append(ActionFloor(factor: line[0], value: value))
            case "§": citations.append(line.citation)
            default: return nil
            }
        }
        guard head.count == 2,
            let method = try? RiskMethod(
                code: head[0], name: head[1], factors: factors, levels: levels,
                grid: grid.isEmpty ? nil : grid, floors: floors, citations: citations)
        else { return nil }
        self = method
    }

    private static let lecText = """
        # LEC | 作业条件危险性评价法（LEC）
        + L | 事故发生的可能性 | 10=完全可以预料;6=相当可能;3=可能但不经常;1=可能性小、纯属意外;\
        0.5=很不可能但可设想;0.2=极不可能;0.1=实际不可能
        + E | 暴露于危险环境的频繁程度 | 10=连续暴露;6=每天工作时间内暴露;3=每周一次或偶然;2=每月一次;\
        1=每年几次;0.5=非常罕见
        + C | 事故后果 | 100=大灾难：10人以上死亡;40=灾难：3-9人死亡;15=非常严重：1-2人死亡;\
        7=严重：重伤;3=较重：致残或伤残;1=轻微：需救护
        = I | 极其危险 | 320 | red | act | 停止作业并整改
        = II | 高度危险 | 160 | orange | act | 立即整改
        = III | 显著危险 | 70 | yellow | act | 及时整改
        = IV | 一般危险 | 20 | blue | | 需要注意
        = V | 稍有危险 | | blue | | 可接受
        § K.J. Graham, G.F. Kinney: A Practical Safety Analysis System for Hazards Control
        """

    private static func matrixText(code: String, name: String, levels: String) -> String {
        """
        # \(code) | \(name)
        + L | 可能性 | 1=几乎不发生，有充分控制措施;2=危害一旦发生能及时发现，偶有偏差;\
        3=有操作规程但偶尔不执行，曾发生过类似事件;4=危害不易发现或措施不当;5=无措施且常发生
        + S | 后果严重性 | 1=无伤亡;2=轻微受伤、间歇不适;3=截肢骨折、听力丧失或慢性病;4=丧失劳动能力;5=死亡
        \(levels)
        § 风险管理 风险评估技术 | GB/T 27921-2023
        """
    }

    private static let nswText = """
        # SAC-NSW | 严重度评估矩阵（SAC）
        + F | 发生频率 | 1=数周一次;2=一年数次;3=1-2年一次;4=2-5年一次;5=5年以上一次
        + S | 严重程度 | 1=死亡;2=极重度;3=重度;4=中度;5=轻度或无伤害
        = 1 | SAC1 | | | act | 根本原因分析
        = 2 | SAC2 | | | act | 根本原因分析
        = 3 | SAC3
        = 4 | SAC4
        > 1 1 2 3 3
        > 1 1 2 3 4
        > 1 2 2 3 4
        > 1 2 3 4 4
        > 2 3 3 4 4
        § NSW Health Severity Assessment Code
        """

    private static let vaText = """
        # SAC-VA | 安全评估矩阵（VA）
        + F | 发生频率 | 1=Frequent;2=Occasional;3=Uncommon;4=Remote
        + S | 严重程度 | 1=Catastrophic;2=Major;3=Moderate;4=Minor
        = 3 | SAC3 | | | act | 根本原因分析
        = 2 | SAC2
        = 1 | SAC1
        > 3 3 2 1
        > 3 2 1 1
        > 3 2 1 1
        > 3 2 1 1
        § VA NCPS Safety Assessment Code Matrix
        """

    private static let rpnText = """
        # RPN | 失效模式与影响分析（FMEA）
        + S | 严重度 | 1..10
        + O | 发生度 | 1..10
        + D | 探测度 | 1..10
        = ACT | 需要采取措施 | 100 | | act
        = WATCH | 持续关注
        ! S | 9
        § Potential Failure Mode and Effects Analysis
        """

    private static let hfmeaText = """
        # HFMEA | 医疗失效模式与影响分析（HFMEA）
        + S | 严重度 | 1=轻度;2=中度;3=重度;4=灾难性
        + P | 发生概率 | 1=罕见;2=不常;3=偶尔;4=经常
        = ACT | 需要采取措施 | 8 | | act
        = WATCH | 持续关注
        § VA NCPS Healthcare Failure Mode and Effect Analysis
        """
}

extension FormLine {
    /// The factor of a `+` line; a value that is no number leaves the scale empty, and the method
    /// is refused.
    fileprivate var factor: RiskFactor {
        RiskFactor(code: self[0], name: self[1], values: self[2] == "1..10" ? Self.ten : values)
    }

    private static var ten: [RiskFactor.Value] { (1...10).map { .init(Decimal($0), "\($0)") } }

    private var values: [RiskFactor.Value] {
        var values: [RiskFactor.Value] = []
        for text in self[2].split(separator: ";") {
            let parts = text.split(separator: "=", maxSplits: 1)
            guard parts.count == 2, let value = try? Decimal(String(parts[0])) else { return [] }
            values.append(.init(value, String(parts[1])))
        }
        return values
    }

    fileprivate var level: RiskLevel {
        RiskLevel(
            code: self[0], name: self[1], minimum: try? Decimal(self[2]),
            colour: RiskColour(rawValue: self[3]), needsAction: self[4] == "act", action: self[5])
    }
}
