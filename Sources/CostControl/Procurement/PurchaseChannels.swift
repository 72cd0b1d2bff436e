import HospitalCore

/// Through which channel something is bought, and the hand-over to the office that buys it
/// (采购渠道与移交记录): what the committee passed goes to the purchase office, which buys large
/// equipment through the government purchase centre.
///
/// A hospital writes its channels as rows: a kind of goods, the amount from which the row counts
/// (inclusive), the channel and the office. The row with the highest amount at or below the
/// purchase counts, so no purchase falls between two rows.
/// - Source: requirement S-084
public struct PurchaseChannels: Equatable, Sendable {
    /// A row.
    public struct Band: Equatable, Sendable {
        /// The kind of goods or service.
        public let kind: String
        /// The lowest amount of the row; it belongs to the row.
        public let from: Money
        /// The channel: the provincial purchase centre, an agency, the hospital itself.
        public let channel: String
        /// The office that buys.
        public let office: Department.ID

        /// A row.
        public init(_ kind: String, from: Money, channel: String, office: Department.ID) {
            self.kind = kind
            self.from = from
            self.channel = channel
            self.office = office
        }

        fileprivate var kindCode: Code<Band> { Code(kind) }
    }

    /// What is wrong with a hand-over.
    public enum Fault: String, CaseIterable, Sendable {
        /// The committee has not passed it.
        case notPassed = "not_passed"
        /// No day is written down.
        case day
        /// It was handed over before it was passed.
        case beforeResult = "before_result"
        /// Nobody is named who gave it.
        case giver
        /// Nobody is named who took it.
        case receiver
        /// One person gave and took it.
        case samePerson = "same_person"
        /// No office is written down, or another one than the rule names.
        case office
        /// It was bought through another channel than the rule names.
        case channel
    }

    /// The rows by kind and amount.
    public let bands: [Band]

    /// Channels.
    /// - Throws: `bandsInvalid` when the lowest row of a kind does not begin at 0.00 or two rows of
    ///   a kind begin at one amount.
    public init(_ bands: [Band]) throws(ProcurementError) {
        let sorted = bands.sorted { ($0.kindCode, $0.from) < ($1.kindCode, $1.from) }
        var previous: Band?
        for band in sorted {
            if let previous, previous.kindCode == band.kindCode {
                guard previous.from < band.from else { throw .bandsInvalid }
            } else {
                guard band.from == .zero else { throw .bandsInvalid }
            }
            previous = band
        }
        self.bands = sorted
    }

    /// The row of a purchase.
    /// - Throws: `negative` for an amount below 0; `unknown` for a kind without rows.
    public func band(for kind: String, amount: Money) throws(ProcurementError) -> Band {
        guard amount >= .zero else { throw .negative(kind, value: amount.description) }
        let last = bands.last { $0.kindCode == Code(kind) && $0.from <= amount }
        guard let last else { throw .unknown(kind) }
        return last
    }

    /// What a hand-over lacks or does against the rule, in the order of ``Fault``.
    /// - Throws: `negative`, `unknown`.
    public func faults(of handOver: PurchaseHandOver) throws(ProcurementError) -> [Fault] {
        let band = try band(for: handOver.kind, amount: handOver.amount)
        return Fault.allCases.filter { fault in
            switch fault {
            case .notPassed: handOver.passed == nil
            case .day: handOver.day == nil
            case .beforeResult:
                handOver.passed.flatMap { passed in handOver.day.map { $0 < passed } } ?? false
            case .giver: handOver.giver == nil
            case .receiver: handOver.receiver == nil
            case .samePerson: handOver.giver != nil && handOver.giver == handOver.receiver
            case .office: handOver.office != band.office
            case .channel:
                handOver.channel.map { Code<Band>($0) != Code(band.channel) } ?? false
            }
        }
    }
}

/// The record of a purchase that was handed over to the office that buys it.
public struct PurchaseHandOver: Equatable, Sendable {
    /// The number of the purchase.
    public let code: String
    /// The kind of goods or service.
    public let kind: String
    /// For how much.
    public let amount: Money
    /// When the committee passed it; `nil` when it did not.
    public var passed: Day?
    /// When it was handed over; `nil` when no day is written down.
    public var day: Day?
    /// Who gave it.
    public var giver: Person.ID?
    /// Who took it.
    public var receiver: Person.ID?
    /// To which office.
    public var office: Department.ID?
    /// Through which channel it was bought; `nil` before it was.
    public var channel: String?

    /// A record of which nothing else is written down yet.
    public init(_ code: String, kind: String, amount: Money) {
        self.code = code
        self.kind = kind
        self.amount = amount
    }
}
