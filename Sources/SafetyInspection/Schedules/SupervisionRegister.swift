import HospitalCore

/// What health supervision from outside looks at (卫生监督类别).
public enum SupervisionKind: String, CaseIterable, Sendable {
    /// 食品卫生
    case food
    /// 环境卫生
    case environment
    /// 职业卫生
    case occupational
    /// 放射卫生
    case radiation
    /// 学校卫生
    case school
    /// 妇幼卫生
    case motherAndChild = "mother_and_child"
    /// 血液
    case blood

    /// The name that is printed.
    public var name: String {
        switch self {
        case .food: "食品卫生"
        case .environment: "环境卫生"
        case .occupational: "职业卫生"
        case .radiation: "放射卫生"
        case .school: "学校卫生"
        case .motherAndChild: "妇幼卫生"
        case .blood: "血液"
        }
    }
}

/// The visits of regulators (外部监督检查台账): by kind, routine or preventive, with samples, penalties
/// and the review of cases.
///
/// Every finding of a regulator is followed up by a hazard of the hospital's own register, and
/// every penalty by a review of its case; what is not is told by name.
/// - Source: requirements S-161
public struct SupervisionRegister: Equatable, Sendable {
    /// Whether what exists is looked at, or what is to be built.
    public enum Mode: String, CaseIterable, Sendable {
        /// 经常性卫生监督
        case routine
        /// 预防性卫生监督
        case preventive
    }

    /// Something a regulator found.
    public struct Followed: Equatable, Sendable {
        /// What.
        public let item: String
        /// The hazard that follows it up; `nil` without one.
        public let hazard: Hazard.ID?

        /// A finding.
        public init(_ item: String, hazard: Hazard.ID? = nil) {
            self.item = item
            self.hazard = hazard
        }
    }

    /// A visit.
    public struct Visit: Equatable, Sendable {
        /// The number of its document.
        public let id: String
        /// The body that came.
        public let body: String
        /// The day.
        public let day: Day
        /// What it looked at.
        public let kind: SupervisionKind
        /// Whether what exists or what is to be built.
        public let mode: Mode
        /// Samples taken.
        public var samples = 0
        /// Samples that failed.
        public var failedSamples = 0
        /// What was found.
        public var findings: [Followed] = []
        /// The penalty; zero without one.
        public var penalty = Money.zero
        /// Whether the case of a penalty was reviewed (案件评查).
        public var isReviewed = false

        /// A visit without samples, findings or a penalty.
        public init(
            _ id: String, by body: String, on day: Day, _ kind: SupervisionKind, _ mode: Mode
        ) {
            self.id = id
            self.body = body
            self.day = day
            self.kind = kind
            self.mode = mode
        }
    }

    /// What the visits of a kind and mode come to.
    public struct Summary: Equatable, Sendable {
        /// The kind.
        public let kind: SupervisionKind
        /// Routine or preventive.
        public let mode: Mode
        /// How many visits.
        public let visits: Int
        /// Samples taken.
        public let samples: Int
        /// Samples that failed.
        public let failedSamples: Int
        /// Findings.
        public let findings: Int
        /// All penalties.
        public let penalty: Money

        /// Samples that passed of all in percent, two decimals; `nil` without samples.
        public var passedPercent: Decimal? {
            Percentage.published(
                Int64(samples - failedSamples), of: Int64(samples), decimals: 2)
        }
    }

    /// The visits in the order given.
    public let visits: [Visit]
    /// Kinds and modes that were visited, in the order of the taxonomy.
    public let summaries: [Summary]

    /// A register.
    /// - Throws: `itemTwice`; `samplesInvalid`; `penaltyNegative`; `outOfRange` for a total that
    ///   does not fit.
    public init(_ visits: [Visit]) throws(ScheduleError) {
        var seen: Set<String> = []
        for visit in visits {
            guard seen.insert(visit.id).inserted else { throw .itemTwice(visit.id) }
            guard visit.samples >= 0, (0...visit.samples).contains(visit.failedSamples) else {
                throw .samplesInvalid(
                    visit.id, samples: visit.samples, failed: visit.failedSamples)
            }
            guard visit.penalty >= .zero else { throw .penaltyNegative(visit.id, visit.penalty) }
        }
        var summaries: [Summary] = []
        for kind in SupervisionKind.allCases {
            for mode in Mode.allCases {
                let group = visits.filter { $0.kind == kind && $0.mode == mode }
                if !group.isEmpty { summaries.append(try Self.summary(of: group, kind, mode)) }
            }
        }
        self.visits = visits
        self.summaries = summaries
    }

    private static func summary(
        of visits: [Visit], _ kind: SupervisionKind, _ mode: Mode
    ) throws(ScheduleError) -> Summary {
        var (samples, failed, penalty) = (0, 0, Money.zero)
        for visit in visits {
            let (sum, overflow) = samples.addingReportingOverflow(visit.samples)
            guard !overflow, let total = try? penalty.adding(visit.penalty) else {
                throw .outOfRange
            }
            // Failed samples are no more than samples, so their sum fits, too.
            (samples, failed, penalty) = (sum, failed + visit.failedSamples, total)
        }
        return Summary(
            kind: kind, mode: mode, visits: visits.count, samples: samples,
            failedSamples: failed, findings: visits.reduce(0) { $0 + $1.findings.count },
            penalty: penalty)
    }

    /// The findings that no hazard follows up.
    public var unlinked: [(visit: String, item: String)] {
        visits.flatMap { visit in
            visit.findings.filter { $0.hazard == nil }.map { (visit.id, $0.item) }
        }
    }

    /// The visits whose penalty has had no review.
    public var unreviewed: [String] {
        visits.filter { $0.penalty > .zero && !$0.isReviewed }.map(\.id)
    }
}
