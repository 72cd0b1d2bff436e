import HospitalCore

/// How risks are assessed (风险评价方法): factors with their scales, and what they lead to.
///
/// Without a grid the score is the exact product of the factors and falls into the first level
/// whose lower bound it reaches: LEC, L×S, RPN and HFMEA. With a grid the level of two factors is
/// read off it and there is no score: SAC, and every matrix that is no product.
///
/// Levels stand worst first; that order is the direction of a method (1 is worst in New South
/// Wales, 3 at the VA), so levels of different methods compare by rank. Which products of the
/// standard LEC tables a bound itself belongs to decides 7 of 252: ``BandEdge`` is a parameter.
public struct RiskMethod: Equatable, Sendable {
    /// A factor that calls for action from a value on, whatever the score is: S ≥ 9.
    public struct ActionFloor: Equatable, Sendable {
        /// The factor.
        public let factor: String
        /// The least value that calls for action.
        public let value: Decimal

        /// A floor.
        public init(factor: String, value: Decimal) {
            self.factor = factor
            self.value = value
        }
    }

    /// The code: `LEC`.
    public let code: String
    /// The name that is printed.
    public let name: String
    /// The factors in their order.
    public let factors: [RiskFactor]
    /// The levels, worst first.
    public let levels: [RiskLevel]
    /// The code of the level by the positions of the first and second factor; `nil` for a product.
    public let grid: [[String]]?
    /// Factors that call for action by themselves.
    public let floors: [ActionFloor]
    /// The documents it follows.
    public let citations: [Citation]

    /// A method.
    /// - Throws: `methodUnsound` with what does not fit.
    public init(
        code: String, name: String, factors: [RiskFactor], levels: [RiskLevel],
        grid: [[String]]? = nil, floors: [ActionFloor] = [], citations: [Citation] = []
    ) throws(RiskError) {
        self.code = code
        self.name = name
        self.factors = factors
        self.levels = levels
        self.grid = grid
        self.floors = floors
        self.citations = citations
        if let fault { throw .methodUnsound(method: code, fault: fault) }
    }

    /// The same method with other levels: an action threshold of the hospital's own.
    /// - Throws: `methodUnsound`.
    public func with(levels: [RiskLevel]) throws(RiskError) -> RiskMethod {
        try RiskMethod(
            code: code, name: name, factors: factors, levels: levels, grid: grid, floors: floors,
            citations: citations)
    }

    /// The method of the library with that code.
    /// - Throws: `methodUnknown` with the code that was probably meant.
    public static func named(_ code: String) throws(RiskError) -> RiskMethod {
        guard let method = standard.first(where: { $0.code == code }) else {
            throw .methodUnknown(
                code, nearest: NearestName.nearest(to: code, in: standard.map(\.code)))
        }
        return method
    }
}

extension RiskMethod {
    /// The first thing that is wrong with the method; `nil` when it is sound.
    private var fault: RiskError.MethodFault? {
        if factors.isEmpty { return .noFactor }
        if Set(factors.map(\.code)).count < factors.count { return .factorTwice }
        for factor in factors {
            let values = factor.values.map(\.value)
            if values.isEmpty || values.contains(where: { $0 < .zero }) { return .scale }
            if Set(values).count < values.count { return .scale }
        }
        if levels.isEmpty { return .noLevel }
        if Set(levels.map(\.code)).count < levels.count { return .levelTwice }
        let known = factors.map(\.code)
        if floors.contains(where: { !known.contains($0.factor) }) { return .floor }
        return grid.map { gridFault($0) } ?? bandFault
    }

    private var bandFault: RiskError.MethodFault? {
        let bounds = levels.dropLast().compactMap(\.minimum)
        guard bounds.count == levels.count - 1, levels.last?.minimum == nil,
            zip(bounds, bounds.dropFirst()).allSatisfy({ $0 > $1 })
        else { return .bands }
        return nil
    }

    private func gridFault(_ grid: [[String]]) -> RiskError.MethodFault? {
        guard factors.count == 2, grid.count == factors[0].values.count,
            grid.allSatisfy({ $0.count == factors[1].values.count })
        else { return .gridShape }
        let known = levels.map(\.code)
        return grid.allSatisfy { $0.allSatisfy { known.contains($0) } } ? nil : .gridLevel
    }
}

/// A factor of a risk with the values it may have (风险因素).
public struct RiskFactor: Equatable, Sendable {
    /// A value and what it stands for.
    public struct Value: Equatable, Sendable {
        /// The value.
        public let value: Decimal
        /// What it stands for.
        public let name: String

        /// A value.
        public init(_ value: Decimal, _ name: String) {
            self.value = value
            self.name = name
        }
    }

    /// The code: `L`.
    public let code: String
    /// The name that is printed.
    public let name: String
    /// The scale.
    public let values: [Value]

    /// A factor.
    public init(code: String, name: String, values: [Value]) {
        self.code = code
        self.name = name
        self.values = values
    }
}

/// A level of risk and what it calls for (风险等级).
public struct RiskLevel: Equatable, Sendable {
    /// The code: `III`.
    public let code: String
    /// The name that is printed.
    public let name: String
    /// The lower bound of the score; `nil` for the lowest level and in a grid.
    public let minimum: Decimal?
    /// The colour on the map of risks; `nil` where the method has none.
    public let colour: RiskColour?
    /// Whether something must be done.
    public let needsAction: Bool
    /// What is to be done.
    public let action: String

    /// A level.
    public init(
        code: String, name: String, minimum: Decimal?, colour: RiskColour? = nil,
        needsAction: Bool, action: String = ""
    ) {
        self.code = code
        self.name = name
        self.minimum = minimum
        self.colour = colour
        self.needsAction = needsAction
        self.action = action
    }
}

/// The four colours of the map of risks (风险四色图), worst first.
public enum RiskColour: String, CaseIterable, Sendable {
    /// 重大风险
    case red
    /// 较大风险
    case orange
    /// 一般风险
    case yellow
    /// 低风险
    case blue
}

/// Whether a score equal to a bound belongs to the level above it (分级界限).
public enum BandEdge: String, CaseIterable, Sendable {
    /// It does: 320 is level I (≥), the default.
    case inclusive
    /// It does not: 320 is level II (>), as some tables print it.
    case exclusive
}
