import HospitalCore

/// Safety equipment with a last day (有效期设施): extinguishers, masks, ropes.
///
/// What has expired is scrapped and replaced.
///
///     valid to 2024-05-31: valid on 05-31, EXPIRED on 06-01
///
/// - Source: requirements S-134
public struct DatedEquipment: Equatable, Sendable {
    /// How it stands on a day.
    public enum Standing: String, CaseIterable, Sendable {
        /// In force.
        case valid = "VALID"
        /// In force, and so near its end that a new one must be ordered.
        case expiring = "EXPIRING"
        /// Its last day has passed, and it is still there.
        case expired = "EXPIRED"
        /// Scrapped, and nothing has replaced it.
        case unreplaced = "UNREPLACED"
        /// Scrapped and replaced.
        case replaced = "REPLACED"
    }

    /// The code on its label.
    public let code: String
    /// What it is: `extinguisher`.
    public let kind: String
    /// Where.
    public let place: Place.ID
    /// The last day on which it may be used.
    public let validThrough: Day
    /// When it was scrapped; `nil` while it was not.
    public let scrapped: Day?
    /// The code of what replaced it; `nil` without.
    public let replacement: String?

    /// A piece of equipment.
    /// - Throws: `replacedUnscrapped` when something replaces what is still in use.
    public init(
        _ code: String, kind: String, at place: Place.ID, validThrough: Day,
        scrapped: Day? = nil, replacement: String? = nil
    ) throws(SafetyDutyError) {
        guard replacement == nil || scrapped != nil else { throw .replacedUnscrapped(code) }
        self.code = code
        self.kind = kind
        self.place = place
        self.validThrough = validThrough
        self.scrapped = scrapped
        self.replacement = replacement
    }

    /// How it stands on a day; it is expiring on its last `warningDays` days.
    public func standing(on day: Day, warningDays: Int) -> Standing {
        if let scrapped, scrapped <= day { return replacement == nil ? .unreplaced : .replaced }
        guard day <= validThrough else { return .expired }
        return day.days(until: validThrough) < warningDays ? .expiring : .valid
    }
}
