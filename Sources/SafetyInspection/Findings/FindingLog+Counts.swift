import HospitalCore

/// What the findings of a log add up to (检查问题统计): by item, place, kind and as a whole, and how
/// the visits were followed up.
extension FindingLog {
    /// How findings stand in numbers.
    public struct Count: Equatable, Sendable {
        /// How many findings there are.
        public private(set) var findings = 0
        /// How many of them are on key or veto items.
        public private(set) var critical = 0
        /// How many repeat an earlier one.
        public private(set) var repeats = 0
        /// How many were put right by the next check.
        public private(set) var corrected = 0
        /// How many the next check found again.
        public private(set) var foundAgain = 0
        /// How many nobody has checked since.
        public private(set) var unchecked = 0

        /// The share of the re-checked findings that were put right, in percent with two decimals,
        /// half away from zero; `nil` when none was re-checked.
        ///
        ///     100 × corrected ÷ (corrected + found again)
        public var correctedPercent: Decimal? {
            Percentage.published(
                Int64(corrected), of: Int64(corrected) + Int64(foundAgain), decimals: 2)
        }

        fileprivate mutating func add(_ entry: Entry) {
            findings += 1
            if entry.cited.criticality >= .key { critical += 1 }
            if entry.isRepeat { repeats += 1 }
            switch entry.recheck {
            case .corrected: corrected += 1
            case .foundAgain: foundAgain += 1
            case .unchecked: unchecked += 1
            }
        }
    }

    /// The findings on one item.
    public struct ItemCount: Equatable, Sendable {
        /// The item.
        public let item: String
        /// The numbers.
        public fileprivate(set) var count: Count
        /// At how many places.
        public fileprivate(set) var places: Int
        /// The first day.
        public let first: Day
        /// The last day.
        public fileprivate(set) var last: Day
    }

    /// The visits and findings of one place or of one kind of visit.
    public struct GroupCount: Equatable, Sendable {
        /// The code of the place or the name of the kind.
        public let code: String
        /// How many visits there were, with findings or without.
        public fileprivate(set) var visits = 0
        /// The numbers.
        public fileprivate(set) var count = Count()
    }

    /// All findings together.
    public var total: Count {
        var total = Count()
        for entry in entries { total.add(entry) }
        return total
    }

    /// The items, the most often cited first, ties by code: what a regular fault is (规律性问题).
    public var items: [ItemCount] {
        var places: [Code<Self>: Set<Place.ID>] = [:]
        var counts: [Code<Self>: ItemCount] = [:]
        for entry in entries {
            let (item, visit) = (Code<Self>(entry.cited.item), visits[entry.visit])
            var count =
                counts[item]
                ?? ItemCount(
                    item: item.code, count: Count(), places: 0, first: visit.day, last: visit.day)
            count.count.add(entry)
            count.last = visit.day
            counts[item] = count
            places[item, default: []].insert(visit.place)
        }
        return counts.map { item, count in
            var count = count
            count.places = places[item]?.count ?? 0
            return count
        }.sorted {
            ($1.count.findings, Code<Self>($0.item)) < ($0.count.findings, Code<Self>($1.item))
        }
    }

    /// The places, by code.
    public var places: [GroupCount] { groups { $0.place.code } }

    /// The kinds of visits, by name.
    public var kinds: [GroupCount] { groups { $0.kind } }

    private func groups(by code: (InspectionVisit) -> String) -> [GroupCount] {
        var groups: [Code<Self>: GroupCount] = [:]
        for visit in visits {
            groups[Code(code(visit)), default: GroupCount(code: code(visit))].visits += 1
        }
        for entry in entries { groups[Code(code(visits[entry.visit]))]?.count.add(entry) }
        return groups.values.sorted { Code<Self>($0.code) < Code<Self>($1.code) }
    }
}

extension FindingLog {
    /// How a visit was followed up.
    public enum FollowUpStatus: String, CaseIterable, Sendable {
        /// 无须复查: nothing was found.
        case notNeeded = "not_needed"
        /// 按期复查
        case inTime = "in_time"
        /// 逾期复查: checked after the limit.
        case late
        /// 待复查: not checked, the limit has not passed.
        case waiting
        /// 逾期未复查: not checked, the limit has passed.
        case overdue
    }

    /// A visit and how it was followed up.
    public struct FollowUp: Equatable, Sendable {
        /// The visit.
        public let visit: InspectionVisit
        /// The numbers of its findings.
        public let count: Count
        /// The last day for the follow-up; `nil` without findings or without a limit.
        public let due: Day?
        /// The day of the first check after it; `nil` when there is none.
        public let day: Day?
        /// How it stands.
        public let status: FollowUpStatus
    }

    /// The visits with their follow-ups, as they stand on a day.
    ///
    /// The limit ends with its day.
    /// - Throws: `time` when a follow-up is due outside of the calendar.
    public func followUps(on today: Day) throws(FindingLogError) -> [FollowUp] {
        var counts = [Count](repeating: Count(), count: visits.count)
        var days = [Day?](repeating: nil, count: visits.count)
        for entry in entries {
            counts[entry.visit].add(entry)
            days[entry.visit] = entry.rechecked
        }
        var followUps: [FollowUp] = []
        followUps.reserveCapacity(visits.count)
        for (number, visit) in visits.enumerated() {
            var due: Day?
            if let limit = rules.followUpDays, counts[number].findings > 0 {
                do { due = try visit.day.adding(days: limit) } catch { throw .time(error) }
            }
            let status: FollowUpStatus
            if counts[number].findings == 0 {
                status = .notNeeded
            } else if let day = days[number] {
                status = due.map { day <= $0 } ?? true ? .inTime : .late
            } else {
                status = due.map { today <= $0 } ?? true ? .waiting : .overdue
            }
            followUps.append(
                FollowUp(
                    visit: visit, count: counts[number], due: due, day: days[number], status: status
                ))
        }
        return followUps
    }
}
