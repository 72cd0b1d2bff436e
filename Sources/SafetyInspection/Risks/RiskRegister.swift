import HospitalCore

/// Where a risk comes from (风险来源), the seven kinds of the register of control points.
public enum RiskSource: String, CaseIterable, Sendable {
    /// 操作失误
    case operatorError = "operator_error"
    /// 主观故意
    case malice
    /// 流程缺陷
    case flow
    /// 信息系统
    case informationSystem = "it"
    /// 内部欺诈
    case insideFraud = "inside_fraud"
    /// 外部欺诈
    case outsideFraud = "outside_fraud"
    /// 政策执行不到位
    case notFollowingPolicy = "not_following_policy"
}

/// A point of a process at which something can go wrong, and how it is controlled (风险点).
public struct ControlPoint: Equatable, Sendable {
    /// The process: 登记.
    public let process: String
    /// The number in the process.
    public let number: Int
    /// What can go wrong.
    public let risk: String
    /// Where it comes from.
    public let source: RiskSource
    /// What is done against it; empty when nothing is.
    public var control = ""

    /// A control point.
    public init(process: String, number: Int, risk: String, source: RiskSource) {
        self.process = process
        self.number = number
        self.risk = risk
        self.source = source
    }
}

/// The control points of a hospital by process step (风险点登记册, 风险点控制手册).
public struct RiskRegister: Equatable, Sendable {
    /// What the register holds of one process.
    public struct Process: Equatable, Sendable {
        /// The name.
        public let name: String
        /// Its points by number.
        public let points: [ControlPoint]
        /// Numbers that are missing between 1 and the last.
        public let gaps: [Int]
    }

    /// The processes in the order of their first point.
    public let processes: [Process]

    /// The greatest number of a control point.
    public static let greatestNumber = 9_999

    /// A register.
    /// - Throws: `pointNumberInvalid`, `pointTwice`.
    public init(_ points: [ControlPoint]) throws(RiskError) {
        var names: [String] = []
        var byProcess: [String: [ControlPoint]] = [:]
        for point in points {
            guard (1...Self.greatestNumber).contains(point.number) else {
                throw .pointNumberInvalid(process: point.process, number: point.number)
            }
            if byProcess[point.process] == nil { names.append(point.process) }
            byProcess[point.process, default: []].append(point)
        }
        var processes: [Process] = []
        for name in names {
            let points = (byProcess[name] ?? []).sorted { $0.number < $1.number }
            for (one, next) in zip(points, points.dropFirst()) where one.number == next.number {
                throw .pointTwice(process: name, number: one.number)
            }
            let numbers = Set(points.map(\.number))
            let last = points.last?.number ?? 0
            processes.append(
                Process(
                    name: name, points: points,
                    gaps: (0...last).dropFirst().filter {
                        !numbers.contains($0)
                    }))
        }
        self.processes = processes
    }

    /// How many points there are.
    public var count: Int { processes.reduce(0) { $0 + $1.points.count } }

    /// How many points come from a source.
    public func count(from source: RiskSource) -> Int {
        processes.reduce(0) { $0 + $1.points.count { $0.source == source } }
    }

    /// The checklist that goes through the register (风险点控制手册): a section for each process, a
    /// yes-or-no question for each point, one point each; a point without a control is a key item.
    public var sections: [ChecklistSection] {
        processes.enumerated().map { place, process in
            ChecklistSection(
                "\(place + 1)", process.name,
                items: process.points.map { point in
                    ChecklistItem(
                        "\(place + 1)-\(point.number)",
                        point.control.isEmpty ? point.risk : "\(point.risk)：\(point.control)",
                        points: .one, criticality: point.control.isEmpty ? .key : .ordinary)
                })
        }
    }
}
