/// What a document, a unit, a store room or a scheme must contain (必备内容): seven parts of a post
/// description, the nine preventions of an archive, seven sets of rules of a machine room.
///
///     complete  ⇔  every part is present          7/7
///
/// A part is named by its code, by its Chinese name or by another name of it (防潮, 潮湿); a name that
/// is none of them is refused, so that a misspelt part never counts as missing.
/// - Source: requirements S-016, S-017, S-042, S-043, S-071, S-207, S-213, S-252, S-301
public struct RequiredContents: Equatable, Sendable {
    /// A part.
    public struct Part: Equatable, Sendable {
        /// The code.
        public let code: String
        /// The name that is printed.
        public let name: String
        /// What other lists call the same.
        public let aliases: [String]

        /// A part.
        public init(_ code: String, _ name: String, aliases: [String] = []) {
            self.code = code
            self.name = name
            self.aliases = aliases
        }

        /// Everything the part may be called.
        var names: [String] { [code, name] + aliases }
    }

    /// What is there of it.
    public struct Coverage: Equatable, Sendable {
        /// The parts that are there, in the order of the list.
        public let present: [Part]
        /// The parts that are not.
        public let missing: [Part]
        /// Whether nothing is missing.
        public var isComplete: Bool { missing.isEmpty }
        /// How many are there of how many, as in `6/7`.
        public var printed: String { "\(present.count)/\(present.count + missing.count)" }
    }

    /// The code of the list: `post_description`.
    public let code: String
    /// The name that is printed; the code when there is none.
    public let name: String
    /// The parts.
    public let parts: [Part]
    /// Where the list comes from.
    public let citation: Citation

    /// A list of the hospital's own.
    /// - Throws: `duplicate` for a name that two parts have.
    public init(
        _ code: String, name: String? = nil, parts: [Part], citation: Citation
    ) throws(ContentsError) {
        var seen: Set<String> = []
        for part in parts {
            for name in Set(part.names) where !seen.insert(name).inserted {
                throw .duplicate(name)
            }
        }
        self.init(checked: code, name: name, parts, citation)
    }

    /// A list of the library, whose names a test holds apart.
    package init(
        checked code: String, name: String? = nil, _ parts: [Part], _ citation: Citation
    ) {
        self.code = code
        self.name = name ?? code
        self.parts = parts
        self.citation = citation
    }

    /// The list with that code.
    /// - Throws: `unknown` with the nearest.
    public static func named(
        _ code: String, in lists: [RequiredContents]
    ) throws(ContentsError) -> RequiredContents {
        guard let list = lists.first(where: { $0.code == code }) else {
            throw .unknown(code, nearest: NearestName.nearest(to: code, in: lists.map(\.code)))
        }
        return list
    }

    /// The part with that code or name.
    /// - Throws: `partUnknown` with the nearest.
    public func part(_ name: String) throws(ContentsError) -> Part {
        guard let part = parts.first(where: { $0.names.contains(name) }) else {
            throw .partUnknown(
                name, contents: code,
                nearest: NearestName.nearest(to: name, in: parts.flatMap(\.names)))
        }
        return part
    }

    /// What is there of the list.
    /// - Throws: `partUnknown`.
    public func coverage(of names: [String]) throws(ContentsError) -> Coverage {
        var present: Set<String> = []
        for name in names { present.insert(try part(name).code) }
        return Coverage(
            present: parts.filter { present.contains($0.code) },
            missing: parts.filter { !present.contains($0.code) })
    }
}

/// What can be wrong with a list of required contents or a name from it.
public enum ContentsError: HospitalError, Equatable {
    /// No list with that name.
    case unknown(String, nearest: String?)
    /// A part that the list does not have.
    case partUnknown(String, contents: String, nearest: String?)
    /// Two parts have one name.
    case duplicate(String)

    /// The message with the name.
    public var finding: Finding {
        switch self {
        case .unknown(let name, let nearest):
            return Finding(.contentsUnknown, Self.values(["name": name, "nearest": nearest]))
        case .partUnknown(let part, let contents, let nearest):
            return Finding(
                .contentPartUnknown,
                Self.values(["part": part, "contents": contents, "nearest": nearest]))
        case .duplicate(let name): return Finding(.comparisonDuplicate, ["code": .text(name)])
        }
    }

    private static func values(_ texts: [String: String?]) -> [String: MessageValue] {
        texts.compactMapValues { $0.map { .text($0) } }
    }
}
