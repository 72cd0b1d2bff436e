import HospitalCore

/// Whether every prevention of an archive store is more than a word (九防): each is backed by
/// equipment that is there and by a person who has the duty.
///
///     in place  ⇔  equipment and a duty          8/9 without the anti-magnetic cabinet
///
/// Which preventions there are is the list: regions name them differently, and both lists that the
/// library knows are one set.
/// - Source: requirements S-212, S-213
public struct PreventionReview: Equatable, Sendable {
    /// What stands behind a prevention.
    public struct Backing: Equatable, Sendable {
        /// The prevention, by any of its names.
        public let prevention: String
        /// The equipment that is there: 防磁柜.
        public let equipment: [String]
        /// Who has the duty; `nil` when nobody has.
        public let duty: Person.ID?

        /// A backing.
        public init(_ prevention: String, equipment: [String], duty: Person.ID?) {
            self.prevention = prevention
            self.equipment = equipment
            self.duty = duty
        }
    }

    /// How a prevention stands.
    public struct Standing: Equatable, Sendable {
        /// The prevention.
        public let prevention: RequiredContents.Part
        /// Its equipment.
        public let equipment: [String]
        /// Who has the duty.
        public let duty: Person.ID?
        /// Whether both are there.
        public var isInPlace: Bool { !equipment.isEmpty && duty != nil }
    }

    /// Every prevention of the list, in its order.
    public let standings: [Standing]

    /// How many are in place: `8/9`.
    public var printed: String {
        "\(standings.count(where: \.isInPlace))/\(standings.count)"
    }

    /// A review of a store.
    /// - Throws: `partUnknown` for a prevention that the list does not have; `duplicate` for one
    ///   that stands twice, under whatever name.
    public init(_ backings: [Backing], of list: RequiredContents) throws {
        var byCode: [String: Backing] = [:]
        for backing in backings {
            let part = try list.part(backing.prevention)
            guard byCode.updateValue(backing, forKey: part.code) == nil else {
                throw ArchiveError.duplicate(part.name)
            }
        }
        standings = list.parts.map { part in
            let backing = byCode[part.code]
            return Standing(
                prevention: part, equipment: backing?.equipment ?? [], duty: backing?.duty)
        }
    }
}
