import HospitalCore

/// Plans and their parts (计划树): whoever owns a plan sees everything below it, and how far it is.
///
///     progress of a plan = Σ weight × progress of its last parts / Σ weight
///
/// Only plans without parts report their progress, in percent; what is above follows from them and
/// is rounded once, half away from zero to two digits. While a part has not reported, what is above
/// has no progress: not reported is not 0. How many have reported is told.
/// - Source: requirement S-278
public struct PlanTree: Equatable, Sendable {
    /// A plan.
    public struct Plan: Equatable, Sendable {
        /// The code.
        public let code: String
        /// The plan it is a part of; `nil` at the top.
        public let parent: String?
        /// Who answers for it.
        public let owner: Person.ID
        /// How much it weighs among all plans without parts, 1 when it is `nil`; a plan with parts
        /// weighs what they weigh.
        public let weight: Decimal?
        /// How far it is in percent; `nil` when nobody has reported.
        public let progress: Decimal?

        /// A plan.
        public init(
            _ code: String, partOf parent: String?, owner: Person.ID, weight: Decimal? = nil,
            progress: Decimal?
        ) {
            self.code = code
            self.parent = parent
            self.owner = owner
            self.weight = weight
            self.progress = progress
        }
    }

    /// How a plan stands.
    public struct Line: Equatable, Sendable {
        /// The plan.
        public let plan: Plan
        /// How many plans stand above it.
        public let level: Int
        /// How many plans without parts it comes to.
        public let parts: Int
        /// How many of them have reported.
        public let reported: Int
        /// How far it is in percent; `nil` while a part has not reported.
        public let progress: Decimal?
    }

    /// The plans from the top down, in the order given within a level.
    public let lines: [Line]
    private let parents: [Int?]

    /// A tree.
    /// - Throws: `twice`; `unknown` for a parent that is not there; `planCircle`; `numberInvalid`
    ///   for a weight that is not above 0 or a progress outside of 0 to 100; `planParentProgress`;
    ///   `outOfRange`.
    public init(_ plans: [Plan]) throws(OfficeError) {
        var places: [Code<Plan>: Int] = [:]
        for (place, plan) in plans.enumerated() {
            guard places.updateValue(place, forKey: Code(plan.code)) == nil
            else { throw .twice(plan.code) }
            if let weight = plan.weight, weight <= .zero {
                throw .numberInvalid(plan.code, value: weight.description)
            }
            if let progress = plan.progress, progress < .zero || progress > Decimal(100) {
                throw .numberInvalid(plan.code, value: progress.description)
            }
        }
        var children: [[Int]] = Array(repeating: [], count: plans.count)
        var order: [Int] = []
        for (place, plan) in plans.enumerated() {
            guard let parent = plan.parent else {
                order.append(place)
                continue
            }
            guard let above = places[Code(parent)] else { throw .unknown(parent) }
            children[above].append(place)
        }
        var levels = Array(repeating: 0, count: plans.count)
        var next = 0
        while next < order.count {
            let place = order[next]
            next += 1
            for child in children[place] { levels[child] = levels[place] + 1 }
            order += children[place]
        }
        // What is not below a top plan is below itself.
        if order.count < plans.count {
            let reached = Set(order)
            for place in plans.indices where !reached.contains(place) {
                throw .planCircle(plans[place].code)
            }
        }
        let sums = try Self.sums(plans, children, order)
        var lines: [Line] = []
        for place in order {
            lines.append(try sums[place].line(of: plans[place], level: levels[place]))
        }
        self.lines = lines
        var positions = Array(repeating: 0, count: plans.count)
        for (position, place) in order.enumerated() { positions[place] = position }
        parents = order.map { place in
            plans[place].parent.flatMap { places[Code($0)] }.map { positions[$0] }
        }
    }

    /// The plans that somebody sees: the own ones and everything below them.
    public func visible(to viewer: Person.ID) -> [Line] {
        var isVisible: [Bool] = []
        for (line, parent) in zip(lines, parents) {
            // A parent stands before its parts.
            let isAbove = parent.map { isVisible[$0] } ?? false
            isVisible.append(isAbove || line.plan.owner == viewer)
        }
        return zip(lines, isVisible).filter(\.1).map(\.0)
    }

    /// What the plans without parts below a plan come to.
    private struct Sum {
        var parts = 0
        var reported = 0
        var weight = Decimal.zero
        var done = Decimal.zero

        func line(of plan: Plan, level: Int) throws(OfficeError) -> Line {
            var progress: Decimal?
            if reported == parts {
                do {
                    progress = try Rate(done).divided(by: Rate(weight))
                        .decimal(digits: 2, rounding: .halfAwayFromZero)
                } catch { throw .outOfRange(plan.code) }
            }
            return Line(
                plan: plan, level: level, parts: parts, reported: reported, progress: progress)
        }
    }

    /// Sums from the bottom up.
    private static func sums(
        _ plans: [Plan], _ children: [[Int]], _ order: [Int]
    ) throws(OfficeError) -> [Sum] {
        var sums = Array(repeating: Sum(), count: plans.count)
        for place in order.reversed() {
            let plan = plans[place]
            var sum = Sum()
            do {
                if children[place].isEmpty {
                    sum.parts = 1
                    sum.weight = plan.weight ?? .one
                    if let progress = plan.progress {
                        sum.reported = 1
                        sum.done = try sum.weight.multiplied(by: progress)
                    }
                }
                for child in children[place] {
                    sum.parts += sums[child].parts
                    sum.reported += sums[child].reported
                    sum.weight = try sum.weight.adding(sums[child].weight)
                    sum.done = try sum.done.adding(sums[child].done)
                }
            } catch { throw .outOfRange(plan.code) }
            if !children[place].isEmpty, plan.progress != nil || plan.weight != nil {
                throw .planParentProgress(plan.code)
            }
            sums[place] = sum
        }
        return sums
    }
}
