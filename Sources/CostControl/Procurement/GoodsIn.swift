import HospitalCore

/// Goods that come in against the approved plan (凭计划验收): without a line of the plan or a tracking
/// code they are rejected, and so is more than what is left of the line.
/// - Source: requirement S-305
public struct GoodsIn: Equatable, Sendable {
    /// Why goods are rejected.
    public enum Rejection: String, CaseIterable, Sendable {
        /// No line of the plan.
        case noPlan = "no_plan"
        /// No tracking code.
        case noCode = "no_code"
        /// The code came in before.
        case codeTwice = "code_twice"
        /// More than the plan.
        case beyondPlan = "beyond_plan"
    }

    /// Goods.
    public struct Item: Equatable, Sendable {
        /// The line of the plan.
        public let line: String
        /// The tracking code of this piece or package; `nil` when it has none.
        public let code: String?
        /// How much.
        public let quantity: Decimal

        /// Goods.
        public init(line: String, code: String?, quantity: Decimal) {
            self.line = line
            self.code = code
            self.quantity = quantity
        }
    }

    /// For each of the goods in their order, why it is rejected; `nil` for what is taken.
    public let rejections: [Rejection?]

    /// Checks goods.
    /// - `plan`: the approved quantity of each line.
    /// - Throws: `negative`, `outOfRange`.
    public init(_ items: [Item], plan: [String: Decimal]) throws(ProcurementError) {
        var left = plan
        var codes: Set<Code<Item>> = []
        var rejections: [Rejection?] = []
        for item in items {
            guard item.quantity > .zero
            else { throw .negative(item.line, value: item.quantity.description) }
            guard let open = left[item.line] else {
                rejections.append(.noPlan)
                continue
            }
            guard let code = item.code, !code.isEmpty else {
                rejections.append(.noCode)
                continue
            }
            guard !codes.contains(Code(code)) else {
                rejections.append(.codeTwice)
                continue
            }
            guard item.quantity <= open else {
                rejections.append(.beyondPlan)
                continue
            }
            codes.insert(Code(code))
            do { left[item.line] = try open.subtracting(item.quantity) } catch {
                throw .outOfRange(item.line)
            }
            rejections.append(nil)
        }
        self.rejections = rejections
    }
}
