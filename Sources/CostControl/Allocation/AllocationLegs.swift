import HospitalCore

/// Turns steps, drivers and shares into legs, and refuses what the method does not allow.
extension AllocationPreparation {
    /// Every source with its receivers and weights, in the order in which they are closed.
    mutating func legs() throws(AllocationError) -> [AllocationLeg] {
        guard request.shares.isEmpty else { return try legsFromShares() }
        var rules = try ReceiverRules(self)
        var legs: [AllocationLeg] = []
        for (index, step) in request.steps.enumerated() {
            let number = index + 1
            let basis = CostBasis(rawValue: step.driver)
            let driver = basis == nil ? try driver(step.driver, step: number) : nil
            let sources = try sources(of: step, number: number, rules: &rules)
            for source in sources {
                let receivers = try rules.receivers(
                    of: source, sources: sources, step: step, number: number, in: self)
                guard !receivers.isEmpty else {
                    throw .noReceivers(source: departments[source].id.code, step: number)
                }
                var leg: AllocationLeg
                if let driver {
                    leg = try self.leg(number, source: source, by: driver, receivers)
                } else {
                    leg = try self.leg(number, source: source, by: basis, receivers)
                }
                leg.stage = step.stage ?? 0
                legs.append(leg)
            }
            rules.close(sources)
        }
        return legs
    }

    private mutating func leg(
        _ step: Int, source: Int, by driver: Driver, _ receivers: [Int]
    ) throws(AllocationError) -> AllocationLeg {
        var weighted: [(position: Int, weight: Decimal)] = []
        for receiver in receivers {
            let weight = try value(of: driver, for: departments[receiver].id)
            weighted.append((receiver, weight))
        }
        return try AllocationLeg(
            step: step, source: source, driver: driver.name, receivers: weighted,
            sourceName: departments[source].id.code)
    }

    /// A leg whose driver is cost: weighed now by direct cost, or when the step is reached.
    private mutating func leg(
        _ step: Int, source: Int, by basis: CostBasis?, _ receivers: [Int]
    ) throws(AllocationError) -> AllocationLeg {
        guard basis != .accumulated else {
            guard request.method != .reciprocal, request.method != .iterative else {
                throw .policyNotForMethod(
                    request.method, policy: CostBasis.accumulated.rawValue)
            }
            var leg = AllocationLeg(
                step: step, source: source, driver: CostBasis.accumulated.rawValue,
                receivers: [], weights: [], weightTotal: 0, weightDecimals: 0)
            leg.weighedLater = receivers
            return leg
        }
        return try CostWeighing(
            basis: .direct, cost: direct, itemCount: request.items.count, period: request.period,
            policy: request.policy
        ).leg(
            step: step, source: source, receivers: receivers,
            departments: departments.map(\.id.code), noting: &bases)
    }

    /// The positions of the sources of a step, by code; each department is a source once.
    private func sources(
        of step: AllocationStep, number: Int, rules: inout ReceiverRules
    ) throws(AllocationError) -> [Int] {
        try rules.enterStage(step, number: number, request.method)
        var sources: [Int] = []
        for code in step.sources {
            let source = try position(of: code, in: "steps[\(number)].sources")
            guard !rules.isUsed(source), !sources.contains(source) else {
                throw .sourceTwice(code.code, step: number)
            }
            try rules.check(source, isSource: true, step: step, number: number, in: self)
            sources.append(source)
        }
        return sources.sorted()
    }

    /// Legs from shares: the weights are the numerators over the common denominator.
    private func legsFromShares() throws(AllocationError) -> [AllocationLeg] {
        var seen: Set<Department.ID> = []
        var legs: [AllocationLeg] = []
        for row in request.shares.sorted(by: { $0.source < $1.source }) {
            let source = try position(of: row.source, in: "shares")
            guard seen.insert(row.source).inserted else {
                throw .sourceTwice(row.source.code, step: 1)
            }
            legs.append(try leg(from: row, source: source))
        }
        return legs
    }

    private func leg(
        from row: SourceShares, source: Int
    ) throws(AllocationError) -> AllocationLeg {
        let code = row.source.code
        var total = Rate.zero
        var denominator = BigInteger(1)
        var receivers: [(position: Int, share: Rate)] = []
        for (receiver, share) in row.shares.sorted(by: { $0.key < $1.key }) {
            let position = try position(of: receiver, in: "shares.\(code)")
            guard position != source else {
                throw .receiverClosed(code, source: code, step: 1)
            }
            guard share >= .zero else {
                throw .negativeShare(
                    source: code, receiver: receiver.code, value: share.description)
            }
            total = total + share
            guard let common = denominator.leastCommonMultiple(with: share.denominator),
                common.bitWidth <= 127
            else { throw .tooLarge(source: code, item: "shares") }
            denominator = common
            if share != .zero { receivers.append((position, share)) }
        }
        guard total == .one else { throw .sharesNotOne(source: code, total: total.description) }
        receivers.sort { $0.position < $1.position }
        var weights: [Int128] = []
        for receiver in receivers {
            guard let weight = receiver.share.numerator(over: denominator),
                let whole = Int128(exactly: weight)
            else { throw .tooLarge(source: code, item: "shares") }
            weights.append(whole)
        }
        guard let sum = Int128(exactly: denominator) else {
            throw .tooLarge(source: code, item: "shares")
        }
        return AllocationLeg(
            step: 1, source: source, driver: "shares", receivers: receivers.map(\.position),
            weights: weights, weightTotal: sum, weightDecimals: 0)
    }
}

/// Who may receive at which step, by the rules of the method.
struct ReceiverRules {
    private let method: AllocationMethod
    /// Whether sources of one stage serve each other.
    private let isMutual: Bool
    /// The departments that cannot receive any more.
    private var closed: [Bool]
    /// The departments that were a source of a step before.
    private var used: [Bool]
    private let isSource: [Bool]
    private var stage = 1

    init(_ preparation: AllocationPreparation) throws(AllocationError) {
        method = preparation.request.method
        isMutual = preparation.request.policy.withinStage == .reciprocal
        closed = [Bool](repeating: false, count: preparation.departments.count)
        used = closed
        var isSource = closed
        for (index, step) in preparation.request.steps.enumerated() {
            for code in step.sources {
                let place = "steps[\(index + 1)].sources"
                isSource[try preparation.position(of: code, in: place)] = true
            }
        }
        self.isSource = isSource
    }

    func isUsed(_ position: Int) -> Bool { used[position] }

    mutating func close(_ sources: [Int]) {
        for source in sources { used[source] = true }
        // A stage whose sources serve each other closes as a whole, when the next one is entered.
        if !isMutual { closed = used }
    }

    /// Stages are 1 to 3 and never go back.
    mutating func enterStage(
        _ step: AllocationStep, number: Int, _ method: AllocationMethod
    ) throws(AllocationError) {
        guard method == .threeStage else { return }
        guard let next = step.stage, (stage...3).contains(next) else {
            throw .stageOrder(step: number)
        }
        if next > stage { closed = used }
        stage = next
    }

    /// The receivers of a source: those named, if the method allows them, or those it implies.
    func receivers(
        of source: Int, sources: [Int], step: AllocationStep, number: Int,
        in preparation: AllocationPreparation
    ) throws(AllocationError) -> [Int] {
        guard let named = step.receivers else {
            return preparation.departments.indices.filter {
                mayReceive($0, from: source, sources: sources)
                    && isLaterClass($0, step: step, in: preparation)
            }
        }
        var receivers: Set<Int> = []
        for code in named {
            let receiver = try preparation.position(of: code, in: "steps[\(number)].receivers")
            if servesEachOther || isMutual, receiver == source { continue }
            guard mayReceive(receiver, from: source, sources: sources) else {
                throw .receiverClosed(
                    code.code, source: preparation.departments[source].id.code, step: number)
            }
            try check(receiver, isSource: false, step: step, number: number, in: preparation)
            receivers.insert(receiver)
        }
        return receivers.sorted()
    }

    private var servesEachOther: Bool { method == .reciprocal || method == .iterative }

    private func mayReceive(_ receiver: Int, from source: Int, sources: [Int]) -> Bool {
        switch method {
        case .reciprocal, .iterative: return receiver != source
        case .direct: return !isSource[receiver]
        case .stepDown, .threeStage:
            return !closed[receiver]
                && (isMutual ? receiver != source : !sources.contains(receiver))
        }
    }

    private func isLaterClass(
        _ receiver: Int, step: AllocationStep, in preparation: AllocationPreparation
    ) -> Bool {
        guard method == .threeStage, let stage = step.stage else { return true }
        return preparation.departments[receiver].departmentClass.map {
            mayReceive($0, in: stage)
        } ?? false
    }

    /// Later classes receive; where sources of a stage serve each other, its own class as well.
    private func mayReceive(_ departmentClass: DepartmentClass, in stage: Int) -> Bool {
        departmentClass.stage > stage || isMutual && departmentClass.stage == stage
    }

    /// In the three-stage method the class of a department must fit its side of the stage.
    func check(
        _ position: Int, isSource: Bool, step: AllocationStep, number: Int,
        in preparation: AllocationPreparation
    ) throws(AllocationError) {
        guard method == .threeStage, let stage = step.stage else { return }
        let department = preparation.departments[position]
        guard let departmentClass = department.departmentClass else {
            throw .classMissing(department.id.code)
        }
        let fits =
            isSource
            ? departmentClass.stage == stage : mayReceive(departmentClass, in: stage)
        guard fits else {
            throw .wrongStage(
                AllocationError.StageFault(
                    department: department.id.code, departmentClass: departmentClass, step: number,
                    stage: stage, isSource: isSource))
        }
    }
}

extension DepartmentClass {
    /// The stage in which a class passes its cost on; clinical departments come after all of them.
    var stage: Int {
        switch self {
        case .administrationLogistics: return 1
        case .medicalAuxiliary: return 2
        case .medicalTechnology: return 3
        case .clinical: return 4
        }
    }
}
