import HospitalCore

/// What a document, a unit or a scheme must contain (必备内容): seven parts of a post description, five
/// documents of a service centre, the mandatory indicators of every scheme.
///
///     complete  ⇔  every part is present          7/7
///
/// A part is named by its code or by its Chinese name; a name that is neither is refused, so that a
/// misspelt part never counts as missing.
/// - Source: requirements S-016, S-017, S-042, S-043, S-071, S-252
public struct RequiredContents: Equatable, Sendable {
    /// A part.
    public struct Part: Equatable, Sendable {
        /// The code.
        public let code: String
        /// The name that is printed.
        public let name: String
    }

    /// What is there of it.
    public struct Coverage: Equatable, Sendable {
        /// The parts that are there, in the order of the list.
        public let present: [Part]
        /// The parts that are not.
        public let missing: [Part]
        /// Whether nothing is missing.
        public var isComplete: Bool { missing.isEmpty }
        /// `6/7`
        public var printed: String { "\(present.count)/\(present.count + missing.count)" }
    }

    /// The code of the list: `post_description`.
    public let code: String
    /// The parts.
    public let parts: [Part]
    /// Where the list comes from.
    public let citation: Citation

    /// A list of the hospital's own.
    /// - Throws: `duplicate` for a code or name that stands twice.
    public init(
        _ code: String, parts: [(code: String, name: String)], citation: Citation
    ) throws(DutyError) {
        var seen: Set<String> = []
        for part in parts {
            for name in Set([part.code, part.name]) where !seen.insert(name).inserted {
                throw .duplicate(name)
            }
        }
        self.init(checked: code, parts, citation)
    }

    init(checked code: String, _ parts: [(code: String, name: String)], _ citation: Citation) {
        self.code = code
        self.parts = parts.map { Part(code: $0.code, name: $0.name) }
        self.citation = citation
    }

    /// The part with that code or name.
    /// - Throws: `partUnknown` with the nearest.
    public func part(_ name: String) throws(DutyError) -> Part {
        guard let part = parts.first(where: { $0.code == name || $0.name == name }) else {
            let names = parts.flatMap { [$0.code, $0.name] }
            throw .partUnknown(
                name, contents: code, nearest: NearestName.nearest(to: name, in: names))
        }
        return part
    }

    /// What is there of the list.
    /// - Throws: `partUnknown`.
    public func coverage(of names: [String]) throws(DutyError) -> Coverage {
        var present: Set<String> = []
        for name in names { present.insert(try part(name).code) }
        return Coverage(
            present: parts.filter { present.contains($0.code) },
            missing: parts.filter { !present.contains($0.code) })
    }
}

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
