import HospitalCore

/// What is wrong with the master data of suppliers and goods (供应商与物资主数据核查): codes that are
/// missing or stand twice, one thing under two codes, goods of a supplier that is not there.
///
/// Codes and names are compared by their characters, case included. Goods are the same when name
/// and specification are.
/// - Source: requirement S-192
public struct MasterDataCheck: Equatable, Sendable {
    /// A supplier.
    public struct Supplier: Equatable, Sendable {
        /// The code.
        public let code: String
        /// The name.
        public let name: String

        /// A supplier.
        public init(_ code: String, name: String) {
            self.code = code
            self.name = name
        }
    }

    /// What is wrong.
    public enum Fault: String, CaseIterable, Sendable {
        /// No code.
        case codeEmpty = "code_empty"
        /// The code stands before.
        case codeTwice = "code_twice"
        /// No name.
        case nameEmpty = "name_empty"
        /// The same thing stands before under another code.
        case nameTwice = "name_twice"
        /// No unit.
        case unitEmpty = "unit_empty"
        /// The supplier is not in the list.
        case supplierUnknown = "supplier_unknown"
    }

    /// A fault of a line.
    public struct Line: Equatable, Sendable {
        /// Whether it is a supplier; goods otherwise.
        public let isSupplier: Bool
        /// The place in its list, from 1.
        public let position: Int
        /// Its code.
        public let code: String
        /// What is wrong.
        public let fault: Fault
    }

    /// Faults of suppliers, then of goods, in the order of the lists.
    public let lines: [Line]

    /// Checks master data.
    public init(suppliers: [Supplier], goods: [GoodsItem]) {
        var lines: [Line] = []
        var seen = Seen()
        for (place, supplier) in suppliers.enumerated() {
            for fault in seen.faults(code: supplier.code, name: [supplier.name]) {
                lines.append(
                    Line(
                        isSupplier: true, position: place + 1, code: supplier.code, fault: fault))
            }
        }
        let known = Set(suppliers.map { Code<Supplier>($0.code) })
        seen = Seen()
        for (place, item) in goods.enumerated() {
            var faults = seen.faults(code: item.code, name: [item.name, item.specification])
            if item.unit.isEmpty { faults.append(.unitEmpty) }
            if let supplier = item.supplier, !known.contains(Code(supplier)) {
                faults.append(.supplierUnknown)
            }
            for fault in faults {
                lines.append(
                    Line(
                        isSupplier: false, position: place + 1, code: item.code, fault: fault))
            }
        }
        self.lines = lines
    }

    /// The codes and names that stood before.
    private struct Seen {
        private var codes: Set<Code<Line>> = []
        private var names: [[Code<Line>]: Code<Line>] = [:]

        mutating func faults(code text: String, name parts: [String]) -> [Fault] {
            var faults: [Fault] = []
            let code = Code<Line>(text)
            if text.isEmpty {
                faults.append(.codeEmpty)
            } else if !codes.insert(code).inserted {
                faults.append(.codeTwice)
            }
            let name = parts.map { Code<Line>($0) }
            if parts.first?.isEmpty ?? true {
                faults.append(.nameEmpty)
            } else if let other = names[name] {
                if other != code { faults.append(.nameTwice) }
            } else {
                names[name] = code
            }
            return faults
        }
    }
}
