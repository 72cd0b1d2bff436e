/// Who approves what up to which amount (授权权限表): per class of matter, rows from one amount to
/// the next, each with its chain of steps.
///
///     class 采购     from 0.00         初审 复审
///                    from 5000.00      初审 复审 审批
///
/// A row begins at its amount and ends one fen before the next row, so no amount falls between two
/// rows or into both: 4999.99 belongs to the first, 5000.00 to the second. Red-letter amounts (红字)
/// need the authority of their magnitude.
public struct AuthorityMatrix: Hashable, Sendable {
    /// One row.
    public struct Band: Hashable, Sendable {
        /// The class of matter.
        public let matterClass: String
        /// The lowest amount of the row; it belongs to the row.
        public let from: Money
        /// The steps in their order.
        public let steps: [ApprovalStep]

        /// A row.
        public init(_ matterClass: String, from: Money, steps: [ApprovalStep]) {
            self.matterClass = matterClass
            self.from = from
            self.steps = steps
        }

        /// The class as a code, compared by scalars.
        fileprivate var classCode: Code<AuthorityMatrix> { Code(matterClass) }
    }

    /// The rows, sorted by class and amount.
    public let bands: [Band]

    /// A matrix.
    ///
    /// - `demands`: the steps that a class of matter must have at every amount.
    /// - Throws: `bandRepeated`, `bandMissing` when the lowest row of a class does not begin at
    ///   0.00, `stepsEmpty`, `stepRepeated`, `stepMissing`; the first by class and amount.
    public init(
        _ bands: [Band], demands: [ApprovalDemand] = ApprovalDemand.standard
    ) throws(AuthorityError) {
        let sorted = bands.sorted { ($0.classCode, $0.from) < ($1.classCode, $1.from) }
        var previous: Band?
        for band in sorted {
            if let previous, previous.classCode == band.classCode {
                guard previous.from < band.from else { throw .bandRepeated(band) }
            } else {
                guard band.from == .zero else { throw .bandMissing(band) }
            }
            try Self.check(band, demands)
            previous = band
        }
        self.bands = sorted
    }

    private static func check(
        _ band: Band, _ demands: [ApprovalDemand]
    ) throws(AuthorityError) {
        guard !band.steps.isEmpty else { throw .stepsEmpty(band) }
        var seen: Set<String> = []
        for step in band.steps where !seen.insert(step.code).inserted {
            throw .stepRepeated(band, step: step.code)
        }
        for demand in demands where demand.matterClass == band.matterClass {
            var rest = band.steps[...]
            for code in demand.steps {
                guard let place = rest.firstIndex(where: { $0.code == code }) else {
                    throw .stepMissing(band, step: code)
                }
                rest = rest[(place + 1)...]
            }
        }
    }

    /// The chain for a matter of a class and an amount.
    /// - Throws: `classUnknown` with the name that was probably meant.
    public func chain(
        for matterClass: String, amount: Money
    ) throws(AuthorityError) -> ApprovalChain {
        let rows = bands.filter { $0.classCode == Code(matterClass) }
        // Rows begin at 0.00, so the last one that begins at or below the magnitude exists.
        let place = rows.lastIndex { $0.from.fen.magnitude <= amount.fen.magnitude }
        guard let place else {
            let nearest = NearestName.nearest(to: matterClass, in: bands.map(\.matterClass))
            throw .classUnknown(matterClass, nearest: nearest)
        }
        let next = place + 1 < rows.count ? rows[place + 1].from : nil
        return ApprovalChain(band: rows[place], amount: amount, below: next)
    }
}

/// The chain of steps that a matter of an amount takes.
public struct ApprovalChain: Hashable, Sendable {
    /// The row of the matrix.
    public let band: AuthorityMatrix.Band
    /// The amount that was asked for.
    public let amount: Money
    /// The amount at which the next row begins; `nil` in the last row.
    public let below: Money?

    /// The steps in their order.
    public var steps: [ApprovalStep] { band.steps }
}

/// One step of approval: 初审, 复审, 审批, 集体研究.
public struct ApprovalStep: Termed {
    /// The code, unique in its chain: `first_review`.
    public let code: String
    /// The name that is printed.
    public let name: String
    /// The role that decides.
    ///
    /// A collective decision (集体研究) is taken by a ``PanelSitting``; its chair takes the step.
    public let role: Role.ID

    /// A step; without a name the code is printed.
    public init(_ code: String, name: String? = nil, role: Role.ID) {
        self.code = code
        self.name = name ?? code
        self.role = role
    }

    /// The name.
    public var term: MessageValue { .text(name) }
}

/// The steps a class of matter must have at every amount, in this order.
public struct ApprovalDemand: Hashable, Sendable {
    /// The class of matter.
    public let matterClass: String
    /// The codes of the steps.
    public let steps: [String]
    /// Where the demand comes from.
    public let citation: Citation

    /// A demand.
    public init(_ matterClass: String, steps: [String], citation: Citation) {
        self.matterClass = matterClass
        self.steps = steps
        self.citation = citation
    }

    /// Normal cases take 初审 and 复审; special cases also 审批 or 集体研究, as the step `approval`
    /// (S-284).
    public static let standard: [ApprovalDemand] = [
        ApprovalDemand(
            "normal", steps: ["first_review", "second_review"],
            citation: .hospitalInternalControl2020),
        ApprovalDemand(
            "special", steps: ["first_review", "second_review", "approval"],
            citation: .hospitalInternalControl2020),
    ]
}
