import HospitalCore

/// The targets that a unit signs for a year (目标责任书, S-303, S-053).
///
/// What is signed is locked: it is a frozen scheme, and the appraisal at the end of the year checks
/// its items and no others. A signed agreement is changed only by an amendment with a reason, which
/// is a new version that everybody signs again; what was signed before stays.
///
/// An agreement always yields a scheme: weights total 100, targets are above zero.
/// - Source: requirements S-053, S-303; decision 13
public struct TargetAgreement: Equatable, Sendable {
    /// A target.
    public struct Item: Equatable, Sendable {
        /// The code.
        public let code: String
        /// The name that is printed.
        public let name: String
        /// The target and how completion becomes points.
        public let method: RatioMethod
        /// The points; all items total 100.
        public let weight: Decimal

        /// A target.
        public init(_ code: String, name: String? = nil, method: RatioMethod, weight: Decimal) {
            self.code = code
            self.name = name ?? code
            self.method = method
            self.weight = weight
        }

        /// Which way is better.
        public var direction: Direction { method.mode == .high ? .higherIsBetter : .lowerIsBetter }
    }

    /// Somebody signed.
    public struct Signature: Equatable, Sendable {
        /// In which role.
        public let role: Role.ID
        /// Who.
        public let person: Person.ID
        /// When.
        public let day: Day
    }

    /// A version.
    public struct Version: Equatable, Sendable {
        /// The number, counted from 1.
        public let number: Int
        /// The scheme that is frozen by the signatures.
        public let scheme: AppraisalScheme
        /// The targets.
        public let items: [Item]
        /// Why it replaced the one before; `nil` for the first.
        public let reason: String?
        /// Who has signed.
        public fileprivate(set) var signatures: [Signature] = []
    }

    /// The unit.
    public let unit: Department.ID
    /// The year.
    public let year: Int
    /// The roles that sign.
    public let signers: [Role.ID]
    /// The versions; never empty.
    public private(set) var versions: [Version]

    /// A draft.
    /// - Throws: `scheme` when the items make no scheme; `nobodySigns`.
    public init(
        of unit: Department.ID, year: Int, signers: [Role.ID], items: [Item]
    ) throws(AgreementError) {
        guard !signers.isEmpty else { throw .nobodySigns(unit) }
        self.unit = unit
        self.year = year
        self.signers = signers
        versions = [try Self.version(1, items, nil, unit, year)]
    }

    private static func version(
        _ number: Int, _ items: [Item], _ reason: String?, _ unit: Department.ID, _ year: Int
    ) throws(AgreementError) -> Version {
        do {
            let content = SchemePart.Content.items(
                items.map {
                    SchemeItem(
                        code: $0.code, name: $0.name, weight: $0.weight, method: .ratio($0.method))
                })
            let scheme = try AppraisalScheme(
                name: "\(unit.code) \(year) v\(number)",
                parts: [
                    SchemePart(
                        code: "agreement", name: "目标责任书", weight: Decimal(100), content: content)
                ])
            return Version(number: number, scheme: scheme, items: items, reason: reason)
        } catch { throw .scheme(unit, error) }
    }

    /// The version in work: the last one.
    public var last: Version { versions[versions.count - 1] }
    /// The last day of a signature on a version that all have signed; `nil` before.
    public func signedOn(_ version: Version) -> Day? {
        signers.allSatisfy { role in version.signatures.contains { $0.role == role } }
            ? version.signatures.map(\.day).max() : nil
    }
    /// The newest version that all have signed; `nil` when there is none.
    public var locked: Version? { versions.last { signedOn($0) != nil } }

    /// The agreement with a signature on its last version.
    /// - Throws: `signerUnknown`; `signedTwice`; `dayBeforeLast`.
    public func signed(
        by actor: Actor, as role: Role.ID, on day: Day
    ) throws(AgreementError) -> TargetAgreement {
        guard signers.contains(role), actor.roles.contains(role) else {
            throw .signerUnknown(unit, actor.person, role)
        }
        guard !last.signatures.contains(where: { $0.role == role }) else {
            throw .signedTwice(unit, role)
        }
        let before = versions.flatMap(\.signatures).map(\.day).max() ?? day
        guard day >= before else { throw .dayBeforeLast(unit, day: day, last: before) }
        var agreement = self
        agreement.versions[versions.count - 1].signatures.append(
            Signature(role: role, person: actor.person, day: day))
        return agreement
    }

    /// The agreement with other targets: a draft that nobody signed is replaced, a signed one gets
    /// a new version and needs a reason.
    /// - Throws: `locked` without a reason; `scheme`.
    public func amended(
        _ items: [Item], reason: String?
    ) throws(AgreementError) -> TargetAgreement {
        var agreement = self
        guard !last.signatures.isEmpty else {
            agreement.versions[versions.count - 1] = try Self.version(
                last.number, items, last.reason, unit, year)
            return agreement
        }
        guard let reason, reason.contains(where: { !$0.isWhitespace }) else {
            throw .locked(unit, year: year, version: last.number)
        }
        // A version for each entry of a list in memory fits.
        agreement.versions.append(try Self.version(last.number &+ 1, items, reason, unit, year))
        return agreement
    }
}

extension TargetAgreement {
    /// How a target was reached.
    public struct ItemReview: Equatable, Sendable {
        /// The target.
        public let item: Item
        /// What was reached; `nil` when it was not reported, which is not zero.
        public let actual: Decimal?
        /// Reached of the target in percent, two decimals, half away from zero.
        public let percent: Decimal?
        /// Reached less the target.
        public let difference: Decimal?
        /// Whether the target is met.
        public let isMet: Bool?
    }

    /// The check at the end of the year: every item of the locked version, and no others.
    /// - Throws: `unsigned` naming the first role that has not signed; `itemUnknown`; `outOfRange`.
    public func review(_ actuals: [String: Decimal]) throws(AgreementError) -> [ItemReview] {
        guard let locked else {
            let missing = signers.first { role in
                !last.signatures.contains { $0.role == role }
            }
            throw .unsigned(unit, year: year, missing ?? Role.ID(""))
        }
        let codes = locked.items.map(\.code)
        for code in actuals.keys.sorted() where !codes.contains(code) {
            throw .itemUnknown(
                unit, item: code, nearest: NearestName.nearest(to: code, in: codes))
        }
        var reviews: [ItemReview] = []
        for item in locked.items {
            guard let actual = actuals[item.code] else {
                reviews.append(
                    ItemReview(
                        item: item, actual: nil, percent: nil, difference: nil, isMet: nil))
                continue
            }
            let target = item.method.target
            guard let share = try? Rate(actual).divided(by: Rate(target)),
                let percent = try? (share * Rate(100)).published(),
                let difference = try? actual.subtracting(target)
            else { throw .outOfRange(unit) }
            reviews.append(
                ItemReview(
                    item: item, actual: actual, percent: percent, difference: difference,
                    isMet: AcceptanceLoop.isMet(actual, target: target, item.direction)))
        }
        return reviews
    }

    /// The units without an agreement of the year that all have signed, by code (年初与各单位签订).
    public static func unsigned(
        _ units: [Department.ID], _ agreements: [TargetAgreement], year: Int
    ) -> [Department.ID] {
        let signed = agreements.filter { $0.year == year && $0.locked != nil }.map(\.unit)
        return Set(units).subtracting(signed).sorted()
    }
}

/// Why targets are not agreed, or cannot be checked.
public indirect enum AgreementError: HospitalError, Equatable {
    /// The items make no scheme.
    case scheme(Department.ID, AppraisalError)
    /// Nobody signs.
    case nobodySigns(Department.ID)
    /// A signature of somebody who does not sign.
    case signerUnknown(Department.ID, Person.ID, Role.ID)
    /// A role signs a version twice.
    case signedTwice(Department.ID, Role.ID)
    /// A signature before the last one.
    case dayBeforeLast(Department.ID, day: Day, last: Day)
    /// A signed agreement would be changed without a reason.
    case locked(Department.ID, year: Int, version: Int)
    /// A signature is missing.
    case unsigned(Department.ID, year: Int, Role.ID)
    /// The agreement has no such target.
    case itemUnknown(Department.ID, item: String, nearest: String?)
    /// A result that does not fit.
    case outOfRange(Department.ID)

    /// The message with its figures.
    public var finding: Finding {
        switch self {
        case .scheme(_, let error): return error.finding
        case .nobodySigns(let unit):
            return DutyError.make(.agreementNobodySigns, ["unit": unit.code])
        case .signerUnknown(let unit, let person, let role):
            return DutyError.make(
                .cycleSignerUnknown,
                ["subject": unit.code, "person": person.code, "role": role.code])
        case .signedTwice(let unit, let role):
            return DutyError.make(.agreementSignedTwice, ["unit": unit.code, "role": role.code])
        case .dayBeforeLast(let unit, let day, let last):
            return DutyError.dayBeforeLast(unit.code, day: day, last: last).finding
        case .locked(let unit, let year, let version):
            return DutyError.make(
                .agreementLocked,
                ["unit": unit.code, "year": "\(year)", "version": "\(version)"])
        case .unsigned(let unit, let year, let role):
            return DutyError.make(
                .agreementUnsigned, ["unit": unit.code, "year": "\(year)", "role": role.code])
        case .itemUnknown(let unit, let item, let nearest):
            return DutyError.make(
                .agreementItemUnknown, ["unit": unit.code, "item": item, "nearest": nearest])
        case .outOfRange: return Finding(.comparisonOutOfRange)
        }
    }
}
