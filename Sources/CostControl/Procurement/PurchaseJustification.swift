import HospitalCore

/// Whether a purchase of equipment is justified (配置论证): nothing above the standard, nothing that
/// stands idle already, nothing that will.
///
///     own    = min(asked, idle in the department)            it uses what it has
///     within = min(asked − own, max(0, standard − held))     the rest is above the standard
///     moved  = min(within, idle elsewhere)                   it is transferred
///     buy    = within − moved
///
/// Requests are judged in their order: what one takes, moved or bought, is gone for the next, and
/// counts as held. An item without a standard in the department is bought by nobody: a missing
/// standard is not a free one.
/// - Source: requirement S-190
public struct PurchaseJustification: Equatable, Sendable {
    /// What a department has of an item.
    public struct Holding: Equatable, Sendable {
        /// The department.
        public let department: Department.ID
        /// The item.
        public let item: String
        /// How many it may have (配置标准); `nil` when none is set.
        public let standard: Int?
        /// How many it has, the idle ones too.
        public let held: Int
        /// How many of them stand idle.
        public let idle: Int

        /// A holding.
        public init(
            _ department: Department.ID, item: String, standard: Int?, held: Int, idle: Int = 0
        ) {
            self.department = department
            self.item = item
            self.standard = standard
            self.held = held
            self.idle = idle
        }

        fileprivate func with(held: Int, idle: Int) -> Holding {
            Holding(department, item: item, standard: standard, held: held, idle: idle)
        }
    }

    /// A request.
    public struct Request: Equatable, Sendable {
        /// The number.
        public let code: String
        /// Who asks.
        public let department: Department.ID
        /// For what.
        public let item: String
        /// For how many.
        public let quantity: Int
        /// The use expected of it in percent of its capacity; `nil` when nobody has said.
        public let expectedUse: Decimal?

        /// A request.
        public init(
            _ code: String, department: Department.ID, item: String, quantity: Int,
            expectedUse: Decimal?
        ) {
            self.code = code
            self.department = department
            self.item = item
            self.quantity = quantity
            self.expectedUse = expectedUse
        }
    }

    /// Why less is bought than was asked for.
    public enum Fault: String, CaseIterable, Sendable {
        /// The department has no standard for the item.
        case noStandard = "no_standard"
        /// More than the standard.
        case overStandard = "over_standard"
        /// Some stand idle.
        case idle
        /// Nobody has said how much it will be used.
        case useUnknown = "use_unknown"
        /// It would be used less than is asked of it.
        case useLow = "use_low"
    }

    /// What becomes of a request.
    public struct Line: Equatable, Sendable {
        /// The request.
        public let request: Request
        /// From the idle ones of the department itself.
        public let own: Int
        /// From idle ones elsewhere.
        public let moved: Int
        /// To be bought, as far as the standard goes.
        public let buy: Int
        /// What is against buying all of it, in the order of ``Fault``.
        public let faults: [Fault]
    }

    /// The requests in their order.
    public let lines: [Line]

    /// What departments have of one item while requests are judged.
    private struct Stock {
        var departments: [Department.ID: Holding] = [:]
        /// The departments in the order given; idle ones are taken from the first.
        var order: [Department.ID] = []

        mutating func add(_ holding: Holding) throws(ProcurementError) {
            guard departments.updateValue(holding, forKey: holding.department) == nil
            else { throw .twice("\(holding.department.code) \(holding.item)") }
            order.append(holding.department)
        }

        /// Moves idle ones to a department, at most so many; how many there were.
        mutating func move(_ most: Int, to own: Department.ID) -> Int {
            var open = most
            for department in order where open > 0 && department != own {
                guard let before = departments[department] else { continue }
                let taken = min(open, before.idle)
                departments[department] = before.with(
                    held: before.held - taken, idle: before.idle - taken)
                open -= taken
            }
            return most - open
        }
    }

    /// Judges requests.
    /// - `leastUse`: the least expected use in percent; a setting of the hospital.
    /// - Throws: `twice` for a holding or request that stands twice; `negative` for a quantity that
    ///   is not above 0, a number below 0, or more idle than held.
    public init(
        _ requests: [Request], holdings: [Holding], leastUse: Decimal
    ) throws(ProcurementError) {
        var stocks: [Code<Holding>: Stock] = [:]
        for holding in holdings {
            guard holding.held >= 0, (0...holding.held).contains(holding.idle),
                holding.standard ?? 0 >= 0
            else { throw .negative(holding.item, value: "\(holding.held), \(holding.idle)") }
            try stocks[Code(holding.item), default: Stock()].add(holding)
        }
        var codes: Set<Code<Request>> = []
        var lines: [Line] = []
        for request in requests {
            guard codes.insert(Code(request.code)).inserted else { throw .twice(request.code) }
            guard request.quantity > 0
            else { throw .negative(request.code, value: "\(request.quantity)") }
            var stock = stocks[Code(request.item)] ?? Stock()
            lines.append(Self.judge(request, &stock, leastUse: leastUse))
            stocks[Code(request.item)] = stock
        }
        self.lines = lines
    }

    private static func judge(
        _ request: Request, _ stock: inout Stock, leastUse: Decimal
    ) -> Line {
        let holding = stock.departments[request.department]
        let own = min(request.quantity, holding?.idle ?? 0)
        let rest = request.quantity - own
        // Numbers of one holding are at least 0, so their differences and this sum fit.
        let room = holding?.standard.map { max(0, $0 - (holding?.held ?? 0)) }
        let within = min(rest, room ?? 0)
        let moved = stock.move(within, to: request.department)
        if let holding {
            stock.departments[request.department] = holding.with(
                held: holding.held + within, idle: holding.idle - own)
        }
        return Line(
            request: request, own: own, moved: moved, buy: within - moved,
            faults: faults(
                request, hasStandard: room != nil, isOver: within < rest,
                isIdle: own + moved > 0, leastUse: leastUse))
    }

    private static func faults(
        _ request: Request, hasStandard: Bool, isOver: Bool, isIdle: Bool, leastUse: Decimal
    ) -> [Fault] {
        Fault.allCases.filter { fault in
            switch fault {
            case .noStandard: !hasStandard
            case .overStandard: hasStandard && isOver
            case .idle: isIdle
            case .useUnknown: request.expectedUse == nil
            case .useLow: request.expectedUse.map { $0 < leastUse } ?? false
            }
        }
    }
}
