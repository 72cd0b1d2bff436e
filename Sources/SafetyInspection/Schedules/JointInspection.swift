import HospitalCore

/// An inspection by several bodies at once (联合检查): 教育, 供电, 公安 and 质监 look at water, power,
/// fire, gas and facilities.
///
///     complete ⇔ every body was there and signed, and every subject was looked at by one of them
///
/// What several bodies find at the same place and item is one finding with several bodies, so that
/// nothing is counted, fined or repaired twice.
/// - Source: requirements S-154
public struct JointInspection: Equatable, Sendable {
    /// A body that takes part.
    public struct Body: Equatable, Sendable {
        /// The code.
        public let code: String
        /// What it looks at.
        public let subjects: [String]
        /// Who signed for it; `nil` when it was not there.
        public let signer: Person.ID?

        /// A body.
        public init(_ code: String, subjects: [String], signer: Person.ID? = nil) {
            self.code = code
            self.subjects = subjects
            self.signer = signer
        }
    }

    /// Something that one body found.
    public struct Remark: Equatable, Sendable {
        /// The body.
        public let body: String
        /// Where.
        public let place: Place.ID
        /// The item that failed.
        public let item: String

        /// A remark.
        public init(by body: String, at place: Place.ID, item: String) {
            self.body = body
            self.place = place
            self.item = item
        }
    }

    /// A finding with the bodies that made it.
    public struct SharedFinding: Equatable, Sendable {
        /// Where.
        public let place: Place.ID
        /// The item that failed.
        public let item: String
        /// Who found it, in the order of the remarks.
        public let bodies: [String]
    }

    /// The bodies in the order given.
    public let bodies: [Body]
    /// What must be looked at: 水, 电, 火, 气, 设施.
    public let subjects: [String]
    /// The findings, in the order of their first remark.
    public let findings: [SharedFinding]

    /// The bodies that were not there.
    public var absent: [String] { bodies.filter { $0.signer == nil }.map(\.code) }

    /// The subjects that nobody who was there looked at.
    public var uncovered: [String] {
        let covered = Set(bodies.filter { $0.signer != nil }.flatMap(\.subjects))
        return subjects.filter { !covered.contains($0) }
    }

    /// Whether nobody is absent and nothing is uncovered.
    public var isComplete: Bool { absent.isEmpty && uncovered.isEmpty }

    /// An inspection with what was found.
    /// - Throws: `itemTwice` for a body that stands twice; `bodyUnknown` for a remark by another;
    ///   `bodyAbsent` for a remark by one that did not sign.
    public init(
        by bodies: [Body], of subjects: [String], remarks: [Remark]
    ) throws(ScheduleError) {
        var signers: [String: Bool] = [:]
        for body in bodies {
            guard signers.updateValue(body.signer != nil, forKey: body.code) == nil else {
                throw .itemTwice(body.code)
            }
        }
        var found: [[String]: [String]] = [:]
        var order: [[String]] = []
        for remark in remarks {
            guard let isThere = signers[remark.body] else {
                throw .bodyUnknown(
                    remark.body,
                    nearest: NearestName.nearest(to: remark.body, in: bodies.map(\.code)))
            }
            guard isThere else { throw .bodyAbsent(remark.body) }
            let key = [remark.place.code, remark.item]
            if found[key] == nil { order.append(key) }
            if found[key]?.contains(remark.body) != true {
                found[key, default: []].append(remark.body)
            }
        }
        self.bodies = bodies
        self.subjects = subjects
        findings = order.map {
            SharedFinding(place: Place.ID($0[0]), item: $0[1], bodies: found[$0] ?? [])
        }
    }
}
