import HospitalCore

/// Orders that were split to stay below a limit (化整为零、拆分采购).
///
/// Orders of one department for one item from any supplier within a window of days are suspect when
/// each is below the limit and together they reach it. Windows begin at each order; a group that is
/// part of a larger one is not told twice.
public struct SplitOrders: Equatable, Sendable {
    /// An order.
    public struct Order: Equatable, Sendable {
        /// The number.
        public let code: String
        /// Who buys.
        public let department: Department.ID
        /// What is bought.
        public let item: String
        /// When.
        public let day: Day
        /// For how much.
        public let amount: Money

        /// An order.
        public init(
            _ code: String, department: Department.ID, item: String, day: Day, amount: Money
        ) {
            self.code = code
            self.department = department
            self.item = item
            self.day = day
            self.amount = amount
        }
    }

    /// Orders that together reach the limit.
    public struct Group: Equatable, Sendable {
        /// The orders by day and number.
        public let orders: [Order]
        /// Their sum.
        public let total: Money
    }

    /// The groups by department, item and first day.
    public let groups: [Group]

    /// Looks for split orders.
    ///
    /// - `limit`: the amount from which another approval is needed; reached means split.
    /// - `days`: how many days a window has, the first one counted.
    /// - Throws: `twice` for an order that is listed twice; `outOfRange`.
    public init(
        _ orders: [Order], limit: Money, within days: Int
    ) throws(ProcurementError) {
        struct Place: Hashable, Comparable {
            let department: Department.ID
            let item: Code<Order>
            static func < (one: Place, other: Place) -> Bool {
                (one.department, one.item) < (other.department, other.item)
            }
        }
        var codes: Set<Code<Order>> = []
        for order in orders where !codes.insert(Code(order.code)).inserted {
            throw .twice(order.code)
        }
        let small = orders.filter { $0.amount < limit }
        let places = Dictionary(grouping: small) {
            Place(department: $0.department, item: Code<Order>($0.item))
        }
        var groups: [Group] = []
        for place in places.keys.sorted() {
            let sorted = (places[place] ?? []).sorted {
                ($0.day, Code<Order>($0.code)) < ($1.day, Code<Order>($1.code))
            }
            groups += try Self.groups(sorted, limit: limit, within: days)
        }
        self.groups = groups
    }

    private static func groups(
        _ orders: [Order], limit: Money, within days: Int
    ) throws(ProcurementError) -> [Group] {
        var groups: [Group] = []
        var end = 0
        for (start, first) in orders.enumerated() {
            var last = max(end, start)
            while last < orders.count, first.day.days(until: orders[last].day) < days {
                last += 1
            }
            // A window that ends where an earlier one ended is a part of it.
            guard last > end || start == 0 else { continue }
            end = last
            let window = Array(orders[start..<last])
            let total = try ProcurementError.fitting(first.item) { () throws(NumberError) in
                try window.map(\.amount).total()
            }
            if window.count > 1, total >= limit {
                groups.append(Group(orders: window, total: total))
            }
        }
        return groups
    }
}
