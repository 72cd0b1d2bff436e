/// The organisation on one day as a tree: group, hospitals, campuses, departments, with subtotals
/// from which the services that units rendered to each other are eliminated (内部服务抵销).
///
///     net(u) = Σ amount of u and all units below − Σ services between two of these units
///
/// A charge of one department to another is income here and cost there; inside of a unit that holds
/// both it is neither. So it stays in the totals of each department and disappears from their
/// lowest common unit upwards.
/// - Source: 企业会计准则第33号——合并财务报表, elimination of internal transactions (not confirmed)
public struct OrganisationTree: Hashable, Sendable {
    /// The units, sorted by code.
    public let units: [OrganisationUnit]
    private let indices: [Department.ID: Int]
    private let parents: [Int?]
    /// Positions of the units, every parent before its children.
    private let topDown: [Int]

    /// A tree of units, sorted by code, that all exist on the day.
    init(_ units: [OrganisationUnit], on day: Day) throws(OrganisationError) {
        var indices: [Department.ID: Int] = [:]
        for (index, unit) in units.enumerated() { indices[unit.id] = index }
        var parents: [Int?] = []
        for unit in units {
            guard let parent = unit.parent else {
                parents.append(nil)
                continue
            }
            guard let index = indices[parent] else {
                throw .parentNotValid(unit: unit.id, parent: parent, day: day)
            }
            guard unit.level.mayBelong(to: units[index].level) else {
                throw .levelReversed(unit: unit, parent: units[index])
            }
            parents.append(index)
        }
        var children = [[Int]](repeating: [], count: units.count)
        for (index, parent) in parents.enumerated() {
            if let parent { children[parent].append(index) }
        }
        // From the roots down, every unit is reached once; those in a circle are never reached.
        var topDown = parents.indices.filter { parents[$0] == nil }
        var next = 0
        while next < topDown.count {
            topDown += children[topDown[next]]
            next += 1
        }
        if topDown.count < units.count {
            let reached = Set(topDown)
            let lost = units.indices.first { !reached.contains($0) }
            throw .loop(unit: units[lost ?? 0].id)
        }
        (self.units, self.indices, self.parents, self.topDown) = (units, indices, parents, topDown)
    }

    private func index(of id: Department.ID) throws(OrganisationError) -> Int {
        guard let index = indices[id] else { throw .unitUnknown(id) }
        return index
    }

    /// The units directly below a unit, by code.
    /// - Throws: `unitUnknown`.
    public func children(of id: Department.ID) throws(OrganisationError) -> [OrganisationUnit] {
        let parent = try index(of: id)
        return units.indices.filter { parents[$0] == parent }.map { units[$0] }
    }

    /// The units above a unit, the nearest first.
    /// - Throws: `unitUnknown`.
    public func ancestors(of id: Department.ID) throws(OrganisationError) -> [OrganisationUnit] {
        path(from: try index(of: id)).dropFirst().map { units[$0] }
    }

    /// The positions from a unit up to its root.
    ///
    /// The tree has no circles, so it ends.
    private func path(from index: Int) -> [Int] {
        var path = [index]
        while let last = path.last, let parent = parents[last] { path.append(parent) }
        return path
    }

    /// The subtotal of every unit, by code, after elimination of internal services.
    ///
    /// - Parameters:
    ///   - amounts: what each unit booked itself; a unit without an amount booked nothing.
    ///   - services: what units charged each other, contained in the amounts.
    /// - Returns: one subtotal for each unit, by code.
    /// - Throws: `unitUnknown`; `serviceToItself`; `subtotalOutOfRange`.
    public func subtotals(
        of amounts: [Department.ID: Money], eliminating services: [InternalService] = []
    ) throws(OrganisationError) -> [UnitSubtotal] {
        var own = [Int128](repeating: 0, count: units.count)
        for id in amounts.keys.sorted() { own[try index(of: id)] = Int128(amounts[id]?.fen ?? 0) }
        var eliminated = [Int128](repeating: 0, count: units.count)
        for service in services {
            guard service.provider != service.receiver else {
                throw .serviceToItself(unit: service.provider, amount: service.amount)
            }
            let above = Set(path(from: try index(of: service.provider)))
            let receiver = path(from: try index(of: service.receiver))
            // Units of two trees have no common unit; between them nothing is eliminated.
            guard let common = receiver.first(where: above.contains) else { continue }
            eliminated[common] += Int128(service.amount.fen)
        }
        var gross = own
        for index in topDown.reversed() {
            guard let parent = parents[index] else { continue }
            gross[parent] += gross[index]
            eliminated[parent] += eliminated[index]
        }
        var subtotals: [UnitSubtotal] = []
        for (index, unit) in units.enumerated() {
            let fens = [own[index], gross[index], eliminated[index]].map { Int64(exactly: $0) }
            guard let own = fens[0], let gross = fens[1], let eliminated = fens[2],
                let net = try? Money(fen: gross).subtracting(Money(fen: eliminated))
            else { throw .subtotalOutOfRange(unit: unit.id) }
            subtotals.append(
                UnitSubtotal(
                    unit: unit, own: Money(fen: own), gross: Money(fen: gross),
                    eliminated: Money(fen: eliminated), net: net))
        }
        return subtotals
    }
}

/// What one unit charged another for a service inside of the organisation (内部服务).
public struct InternalService: Hashable, Sendable {
    /// The unit that rendered it.
    public let provider: Department.ID
    /// The unit that was charged.
    public let receiver: Department.ID
    /// The charge.
    public let amount: Money

    /// A charge.
    public init(provider: Department.ID, receiver: Department.ID, amount: Money) {
        self.provider = provider
        self.receiver = receiver
        self.amount = amount
    }
}

/// The subtotal of a unit with everything below it.
public struct UnitSubtotal: Hashable, Sendable {
    /// The unit.
    public let unit: OrganisationUnit
    /// What the unit itself booked.
    public let own: Money
    /// Its own amount and those of all units below (抵销前).
    public let gross: Money
    /// The services between units of it (抵销数).
    public let eliminated: Money
    /// Gross less eliminated (抵销后).
    public let net: Money
}
