import HospitalCore

/// The audit of a training (培训审核): which rows of the roster are rejected and why, and what the fund
/// pays.
///
///     payable = rows without a fault          payable amount = payment × payable
///
/// A person who stands twice is paid for once: the first row stays. Age is completed years on the
/// first day, from the identity card.
/// - Source: requirements S-235
public struct TrainingAudit: Equatable, Sendable {
    /// A row with its faults.
    public struct Row: Equatable, Sendable {
        /// The row.
        public let attendee: TrainingClass.Attendee
        /// The hours that count.
        public let hours: Decimal
        /// Why it is rejected; none when it is accepted.
        public let faults: [AttendeeFault]
    }

    /// The rows in the order of the roster.
    public let rows: [Row]
    /// What is wrong with the training as a whole.
    public let faults: [ClassFault]
    /// How many are paid for.
    public let payable: Int
    /// How many must be called back.
    public let sampleNeeded: Int
    /// How many of the accepted were called back.
    public let sampled: Int
    /// The share of practice in percent, two decimals; `nil` without hours.
    public let practicePercent: Decimal?
    /// What the fund pays; `nil` without a payment.
    public let amount: Money?
    /// Claimed minus payable; `nil` without either.
    public let excess: Money?

    /// An audit.
    /// - Throws: `outOfRange` for hours or amounts that do not fit and for numbers of the rule that
    ///   cannot be; `measure`.
    public init(_ course: TrainingClass, rule: TrainingAuditRule) throws(PeopleError) {
        try rule.check(course.code)
        var seen: Set<String> = []
        var rows: [Row] = []
        for attendee in course.attendees {
            let hours = try course.hours { attendee.signed.contains($0.code) && $0.isLogged }
            var faults = course.faults(of: attendee, hours: hours.sum, by: rule)
            if !seen.insert(attendee.identity).inserted { faults.insert(.duplicate, at: 0) }
            rows.append(Row(attendee: attendee, hours: hours.sum, faults: faults))
        }
        let accepted = rows.filter { $0.faults.isEmpty }
        payable = accepted.count
        sampled = accepted.count { $0.attendee.isConfirmed != nil }
        sampleNeeded = try rule.sample(of: accepted.count)
        let all = try course.hours { _ in true }
        do throws(MeasureError) {
            practicePercent = try Ratio(
                Ratio.Part("practice", all.practice), over: Ratio.Part("hours", all.sum)
            ).percent(digits: 2, rounding: .halfAwayFromZero)?.value
        } catch { throw .measure(error) }
        do throws(NumberError) {
            amount = try rule.payment?.multiplied(by: accepted.count)
            if let amount, let claimed = course.claimed {
                excess = try claimed.subtracting(amount)
            } else {
                excess = nil
            }
        } catch { throw .outOfRange(rule: course.code, name: "payment", value: "2^63") }
        var faults: [ClassFault] = course.sessions.allSatisfy(\.isLogged) ? [] : [.log]
        if let allowed = rule.practicePercent,
            !(practicePercent.map(allowed.contains) ?? false)
        {
            faults.append(.split)
        }
        if sampled < sampleNeeded { faults.append(.sample) }
        if let excess, excess > .zero { faults.append(.fund) }
        self.faults = faults
        self.rows = rows
    }
}

extension TrainingAuditRule {
    fileprivate func check(_ code: String) throws(PeopleError) {
        if let maximumAge, maximumAge < 0 {
            throw .outOfRange(rule: code, name: "maximum_age", value: "\(maximumAge)")
        }
        if let newStaffDays, newStaffDays < 0 {
            throw .outOfRange(rule: code, name: "new_staff_days", value: "\(newStaffDays)")
        }
        if let samplePercent, !(Decimal.zero...Decimal(100)).contains(samplePercent) {
            throw .outOfRange(rule: code, name: "sample_percent", value: "\(samplePercent)")
        }
        if let payment, payment < .zero {
            throw .outOfRange(rule: code, name: "payment", value: "\(payment)")
        }
    }

    /// So many percent of a number, rounded up.
    fileprivate func sample(of count: Int) throws(PeopleError) -> Int {
        guard let samplePercent else { return 0 }
        do throws(NumberError) {
            let share =
                Rate(try samplePercent.multiplied(by: Decimal(count)))
                * (try Rate(numerator: 1, denominator: 100))
            return Int(clamping: try share.decimal(digits: 0, rounding: .up).significand)
        } catch {
            throw .outOfRange(rule: "\(count)", name: "sample_percent", value: "\(samplePercent)")
        }
    }
}

extension TrainingClass {
    /// The hours of the sessions that count.
    fileprivate func hours(
        where counts: (Session) -> Bool
    ) throws(PeopleError) -> (sum: Decimal, practice: Decimal) {
        var (sum, practice) = (Decimal.zero, Decimal.zero)
        do throws(NumberError) {
            for session in sessions where counts(session) {
                practice = try practice.adding(session.practice)
                sum = try sum.adding(session.theory).adding(session.practice)
            }
        } catch { throw .outOfRange(rule: code, name: "hours", value: "10^38") }
        return (sum, practice)
    }

    /// Why a row is rejected, in the order of the kinds of faults.
    fileprivate func faults(
        of attendee: Attendee, hours: Decimal, by rule: TrainingAuditRule
    ) -> [AttendeeFault] {
        var faults: [AttendeeFault] = []
        if let birthday = CheckedNumber.birthday(of: attendee.identity) {
            if let most = rule.maximumAge, birthday.age(on: start) > most {
                faults.append(.overAge)
            }
        } else {
            faults.append(.identity)
        }
        if rule.excludedKinds.contains(attendee.kind) { faults.append(.kind) }
        if let days = rule.newStaffDays,
            attendee.hired.map({ $0.days(until: start) > days }) ?? true
        {
            faults.append(.oldStaff)
        }
        if rule.needsContract, !attendee.hasContract { faults.append(.contract) }
        if let least = rule.minimumHours, hours < least { faults.append(.hours) }
        if attendee.isConfirmed == false { faults.append(.denied) }
        return faults
    }
}

extension CheckedNumber {
    /// The birthday in a citizen's number; `nil` for a number that is none.
    static func birthday(of text: String) -> Day? {
        guard isCitizen(text), let number = Int32(text.dropFirst(6).prefix(8)) else { return nil }
        return try? Day(yyyymmdd: number)
    }
}

extension Day {
    /// Completed years on a later day.
    fileprivate func age(on day: Day) -> Int {
        let isBefore = (day.month, day.dayOfMonth) < (month, dayOfMonth)
        return day.year - year - (isBefore ? 1 : 0)
    }
}
