import HospitalCore

/// What a training must show before it is paid (培训审核规则).
///
/// - Source: requirements S-235; every number is data of the fund that pays.
public struct TrainingAuditRule: Equatable, Sendable {
    /// The highest age on the first day; `nil` for any.
    public var maximumAge: Int?
    /// Kinds of persons that are not paid for: 实习生.
    public var excludedKinds: [String] = []
    /// Who was hired earlier than so many days before the first day, or on a day that nobody knows,
    /// does not count as new staff; `nil` where the training is for everybody.
    public var newStaffDays: Int?
    /// Whether a contract must be filed.
    public var needsContract = false
    /// The fewest hours of sessions that were signed and logged.
    public var minimumHours: Decimal?
    /// The lowest and highest share of practice in the hours of the timetable, in percent.
    public var practicePercent: ClosedRange<Decimal>?
    /// How many of the accepted must be called back, in percent, rounded up.
    public var samplePercent: Decimal?
    /// What is paid for each.
    public var payment: Money?

    /// A rule that asks for nothing.
    public init() {}
}

/// A training with its roster (培训班与花名册), as it was handed in.
public struct TrainingClass: Equatable, Sendable {
    /// A session of the timetable (课程表).
    public struct Session: Equatable, Sendable {
        /// The code.
        public let code: String
        /// Hours of theory.
        public let theory: Decimal
        /// Hours of practice.
        public let practice: Decimal
        /// Whether the log of the class has it.
        public let isLogged: Bool

        /// A session.
        public init(_ code: String, theory: Decimal, practice: Decimal, isLogged: Bool = true) {
            self.code = code
            self.theory = theory
            self.practice = practice
            self.isLogged = isLogged
        }
    }

    /// A row of the roster.
    public struct Attendee: Equatable, Sendable {
        /// The name or number in the roster.
        public let code: String
        /// The number of the identity card (公民身份号码).
        public let identity: String
        /// The kind of person: 在职, 实习生.
        public var kind = ""
        /// The day of hire; `nil` when it is not known.
        public var hired: Day?
        /// Whether a contract is filed.
        public var hasContract = false
        /// The sessions signed.
        public var signed: [String] = []
        /// What the person said when called back; `nil` when nobody called.
        public var isConfirmed: Bool?

        /// A row.
        public init(_ code: String, identity: String) {
            self.code = code
            self.identity = identity
        }
    }

    /// The code.
    public let code: String
    /// The first day.
    public let start: Day
    /// The timetable.
    public let sessions: [Session]
    /// The roster.
    public let attendees: [Attendee]
    /// What was claimed from the fund; `nil` when nothing was.
    public let claimed: Money?

    /// A training.
    /// - Throws: `twice` for a session that stands twice; `negative` for hours below 0; `unknown`
    ///   for a signature under a session that is not in the timetable.
    public init(
        _ code: String, start: Day, sessions: [Session], attendees: [Attendee],
        claimed: Money? = nil
    ) throws(PeopleError) {
        var seen: Set<String> = []
        for session in sessions {
            guard seen.insert(session.code).inserted else { throw .twice(.session, session.code) }
            for hours in [session.theory, session.practice] where hours < .zero {
                throw .negative(
                    subject: "\(code) \(session.code)", name: "hours", value: "\(hours)")
            }
        }
        for attendee in attendees {
            for session in attendee.signed where !seen.contains(session) {
                throw .unknown(
                    .session, session, subject: attendee.code,
                    nearest: NearestName.nearest(to: session, in: sessions.map(\.code)))
            }
        }
        self.code = code
        self.start = start
        self.sessions = sessions
        self.attendees = attendees
        self.claimed = claimed
    }
}

/// Why a row of a roster is not paid for.
public enum AttendeeFault: String, CaseIterable, Sendable {
    /// The same person stands above (重复).
    case duplicate = "DUPLICATE"
    /// The number of the identity card is wrong (证件号码错误).
    case identity = "IDENTITY"
    /// Too old (超龄).
    case overAge = "OVER_AGE"
    /// A kind that is not paid for (实习生).
    case kind = "KIND"
    /// Old staff posing as new (老职工冒充新职工).
    case oldStaff = "OLD_STAFF"
    /// No contract is filed (劳动合同未备案).
    case contract = "CONTRACT"
    /// Too few hours signed (学时不足).
    case hours = "HOURS"
    /// Denied when called back (回访否认).
    case denied = "DENIED"
}

/// What is wrong with a training as a whole.
public enum ClassFault: String, CaseIterable, Sendable {
    /// A session is not in the log (教学日志缺课次).
    case log = "LOG"
    /// The split of theory and practice (理论实操比例).
    case split = "SPLIT"
    /// Too few were called back (回访不足).
    case sample = "SAMPLE"
    /// More was claimed than is payable (申领超额).
    case fund = "FUND"
}
