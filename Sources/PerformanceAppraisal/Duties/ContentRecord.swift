import HospitalCore

/// A document in its versions, each kept by a named person (岗位说明书的版本, S-016).
public struct ContentRecord: Equatable, Sendable {
    /// A version.
    public struct Version: Equatable, Sendable {
        /// The number, counted from 1.
        public let number: Int
        /// Who keeps it current.
        public let keeper: Person.ID
        /// The first day it holds.
        public let from: Day
        /// The parts it has, by code or name.
        public let parts: [String]

        /// A version.
        public init(_ number: Int, keeper: Person.ID, from: Day, parts: [String]) {
            self.number = number
            self.keeper = keeper
            self.from = from
            self.parts = parts
        }
    }

    /// What it describes: a post, a unit.
    public let subject: String
    /// The versions in their order.
    public let versions: [Version]

    /// A record.
    /// - Throws: `keeperMissing`; `versionOrder` when numbers or days do not rise.
    public init(of subject: String, _ versions: [Version]) throws(DutyError) {
        var last: Version?
        for version in versions {
            guard !version.keeper.code.isEmpty else {
                throw .keeperMissing(subject, version: version.number)
            }
            if let last, version.number <= last.number || version.from <= last.from {
                throw .versionOrder(subject, version: version.number)
            }
            last = version
        }
        self.subject = subject
        self.versions = versions
    }

    /// The version that holds on a day; `nil` before the first.
    public func version(on day: Day) -> Version? { versions.last { $0.from <= day } }
}
