import HospitalCore

/// What was reported to the outside (对外数据发布登记): one version of the figures of a report and
/// period, checked and approved before it goes out.
///
/// - Source: requirements S-289
public struct ReleaseLog: Equatable, Sendable {
    /// A release.
    public struct Release: Equatable, Sendable {
        /// The report: `水电月报`.
        public let report: String
        /// The period: `2024-03`.
        public let period: String
        /// The figures by name, as they were printed.
        public let figures: [String: String]
        /// Whether the logic checks passed.
        public var isChecked = false
        /// Who approved it; `nil` when nobody did.
        public var approver: Person.ID?

        /// A release that is neither checked nor approved.
        public init(report: String, period: String, figures: [String: String]) {
            self.report = report
            self.period = period
            self.figures = figures
        }
    }

    /// What a release is.
    public enum Verdict: Equatable, Sendable {
        /// The first of its report and period.
        case released
        /// The same figures as before.
        case repeated
        /// Other figures than the first: the names of those that differ.
        case alert([String])
        /// Not checked.
        case unchecked
        /// Not approved.
        case unapproved

        /// The name in results.
        public var name: String {
            switch self {
            case .released: "RELEASED"
            case .repeated: "REPEATED"
            case .alert: "ALERT"
            case .unchecked: "UNCHECKED"
            case .unapproved: "UNAPPROVED"
            }
        }
    }

    private var first: [[String]: [String: String]] = [:]

    /// An empty log.
    public init() {}

    /// Records a release and says what it is; only the first that is checked and approved is the
    /// version of its report and period.
    public mutating func record(_ release: Release) -> Verdict {
        guard release.isChecked else { return .unchecked }
        guard release.approver != nil else { return .unapproved }
        let key = [release.report, release.period]
        guard let known = first[key] else {
            first[key] = release.figures
            return .released
        }
        let names = Set(known.keys).union(release.figures.keys).sorted()
        let other = names.filter { known[$0] != release.figures[$0] }
        return other.isEmpty ? .repeated : .alert(other)
    }
}
