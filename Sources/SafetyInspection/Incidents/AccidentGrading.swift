import HospitalCore

/// What an accident did (事故后果).
public struct AccidentHarm: Equatable, Sendable {
    /// Deaths.
    public var deaths: Int
    /// Serious injuries, acute industrial poisoning among them (重伤).
    public var seriousInjuries: Int
    /// The direct loss (直接经济损失).
    public var loss: Money
    /// How long people were trapped in the car of a lift, in minutes.
    public var trappedMinutes = 0
    /// Whether a boiler, a pressure vessel or a pressure pipe exploded.
    public var isPressureExplosion = false

    /// What an accident did.
    public init(deaths: Int = 0, seriousInjuries: Int = 0, loss: Money = .zero) {
        self.deaths = deaths
        self.seriousInjuries = seriousInjuries
        self.loss = loss
    }
}

/// The grades of accidents (事故等级), the least first.
public enum AccidentGrade: String, CaseIterable, Sendable {
    /// 一般
    case ordinary
    /// 较大
    case serious
    /// 重大
    case major
    /// 特别重大
    case extraordinary

    /// The name in the regulation.
    public var name: String {
        switch self {
        case .ordinary: "一般"
        case .serious: "较大"
        case .major: "重大"
        case .extraordinary: "特别重大"
        }
    }
}

/// The grade of an accident from its harm (事故分级): the worst of deaths, serious injuries and loss.
///
/// “以上” includes the number and “以下” excludes it, so three deaths are 较大. An accident of
/// special equipment begins at 10,000 yuan, or where people were trapped in a lift for two hours;
/// an explosion of a pressure vessel is at least 较大.
///
/// - Source: 生产安全事故报告和调查处理条例, 国务院令第493号, 第3条; 特种设备安全监察条例, 第61–64条
public struct AccidentGrading: Equatable, Sendable {
    /// From which harm on a grade applies: each of the numbers suffices.
    public struct Bound: Equatable, Sendable {
        /// The grade.
        public let grade: AccidentGrade
        /// The least deaths.
        public let deaths: Int
        /// The least serious injuries.
        public let seriousInjuries: Int
        /// The least loss.
        public let loss: Money
    }

    /// The bounds above the lowest grade, worst first.
    public let bounds: [Bound]
    /// The documents.
    public let citations: [Citation]

    /// The grades in force.
    public static let standard = AccidentGrading(
        bounds: [
            Bound(
                grade: .extraordinary, deaths: 30, seriousInjuries: 100,
                loss: Money(fen: 10_000_000_000)),
            Bound(grade: .major, deaths: 10, seriousInjuries: 50, loss: Money(fen: 5_000_000_000)),
            Bound(grade: .serious, deaths: 3, seriousInjuries: 10, loss: Money(fen: 1_000_000_000)),
        ],
        citations: [
            Citation(
                title: "生产安全事故报告和调查处理条例", number: "国务院令第493号", article: "第3条",
                isConfirmed: true),
            Citation(title: "特种设备安全监察条例", article: "第61至64条", isConfirmed: true),
        ])

    /// Special equipment: the loss and the minutes in a lift from which on it is an accident.
    private static let leastLoss = Money(fen: 1_000_000)
    private static let leastTrappedMinutes = 120

    /// The grade of an accident; `nil` when special equipment did less than what makes an accident.
    /// - Throws: `harmNegative` with the name of the number.
    public func grade(
        of harm: AccidentHarm, onSpecialEquipment: Bool = false
    ) throws(IncidentError) -> AccidentGrade? {
        let numbers = [
            ("deaths", harm.deaths), ("serious_injuries", harm.seriousInjuries),
            ("trapped_minutes", harm.trappedMinutes),
        ]
        for (name, number) in numbers where number < 0 {
            throw .harmNegative(name: name, value: "\(number)")
        }
        guard harm.loss >= .zero else {
            throw .harmNegative(name: "loss", value: harm.loss.description)
        }
        let reached = bounds.first {
            harm.deaths >= $0.deaths || harm.seriousInjuries >= $0.seriousInjuries
                || harm.loss >= $0.loss
        }
        if let reached { return reached.grade }
        guard onSpecialEquipment else { return .ordinary }
        if harm.isPressureExplosion { return .serious }
        let isAccident =
            max(harm.deaths, harm.seriousInjuries) > 0 || harm.loss >= Self.leastLoss
            || harm.trappedMinutes >= Self.leastTrappedMinutes
        return isAccident ? .ordinary : nil
    }
}

/// The levels of adverse events in care (医疗安全不良事件分级).
///
/// - Source: common in Chinese hospitals; not confirmed against an official text
public enum AdverseEventLevel: String, CaseIterable, Sendable {
    /// 警告事件
    case warning = "I"
    /// 不良后果事件
    case harm = "II"
    /// 未造成后果事件
    case noHarm = "III"
    /// 隐患事件
    case nearMiss = "IV"

    /// The name and what it means.
    public var name: String {
        switch self {
        case .warning: "警告事件：非预期死亡或永久功能丧失"
        case .harm: "不良后果事件：造成机体与功能损害"
        case .noHarm: "未造成后果事件：有错误但无损害或轻微无需处理"
        case .nearMiss: "隐患事件：及时发现未形成事实"
        }
    }
}
