/// The codes of one host system and ours (编码对照): departments, persons, items … by kind, in versions
/// and with the days on which each pair holds (S-241, S-246).
///
/// Of the pairs of a code that hold on a day, those of the newest version count. If they name
/// different codes, the code is ambiguous and nothing is chosen. A code that a newer version does
/// not name keeps its older pair until that ends.
public struct CodeMap: Sendable {
    /// A pair of codes.
    public struct Pair: Hashable, Sendable {
        /// What the codes stand for: `department` or `person`, say.
        public let kind: String
        /// The code of the host system.
        public let external: String
        /// The code of the book.
        public let own: String
        /// The version of the table of codes, counted upwards.
        public let version: Int
        /// The days on which the pair holds.
        public let validity: Validity

        /// A pair.
        public init(
            _ kind: String, external: String, own: String, version: Int, validity: Validity
        ) {
            self.kind = kind
            self.external = external
            self.own = own
            self.version = version
            self.validity = validity
        }
    }

    /// What becomes of a code.
    public enum Translation: Hashable, Sendable {
        /// The one code on the other side.
        case mapped(String)
        /// No pair holds on the day.
        case unmapped
        /// Pairs of one version name different codes, which are sorted.
        case ambiguous([String])
    }

    private struct Key: Hashable {
        let kind: Code<CodeMap>
        let code: Code<CodeMap>

        init(_ kind: String, _ code: String) {
            (self.kind, self.code) = (Code(kind), Code(code))
        }
    }

    /// The pairs as they were given.
    public let pairs: [Pair]
    private let byExternal: [Key: [Pair]]
    private let byOwn: [Key: [Pair]]

    /// A map of one host system.
    public init(_ pairs: [Pair]) {
        self.pairs = pairs
        byExternal = Dictionary(grouping: pairs) { Key($0.kind, $0.external) }
        byOwn = Dictionary(grouping: pairs) { Key($0.kind, $0.own) }
    }

    /// Our code for a code of the host system on a day.
    public func own(_ external: String, kind: String, on day: Day) -> Translation {
        Self.translation(byExternal[Key(kind, external)], on: day, \.own)
    }

    /// The code of the host system for one of ours on a day.
    ///
    /// Several of them for one of ours, as after a merger, are ambiguous on the way back.
    public func external(_ own: String, kind: String, on day: Day) -> Translation {
        Self.translation(byOwn[Key(kind, own)], on: day, \.external)
    }

    private static func translation(
        _ pairs: [Pair]?, on day: Day, _ other: KeyPath<Pair, String>
    ) -> Translation {
        let valid = (pairs ?? []).filter { $0.validity.contains(day) }
        guard let newest = valid.map(\.version).max() else { return .unmapped }
        let codes = Set(
            valid.filter { $0.version == newest }.map { Code<CodeMap>($0[keyPath: other]) }
        ).sorted()
        return codes.count == 1 ? .mapped(codes[0].code) : .ambiguous(codes.map(\.code))
    }
}

extension CodeMap {
    /// A code that a host system used.
    public struct Use: Hashable, Sendable {
        /// What the code stands for.
        public let kind: String
        /// The code.
        public let external: String
        /// The day that counts.
        public let day: Day

        /// A use.
        public init(_ kind: String, _ external: String, on day: Day) {
            (self.kind, self.external, self.day) = (kind, external, day)
        }
    }

    /// How a code stands in the mapping report (对照报告).
    public enum Standing: String, CaseIterable, Sendable {
        /// One code of ours.
        case mapped
        /// None.
        case unmapped
        /// Several.
        case ambiguous
        /// In the map, and not used.
        case unused
    }

    /// A line of the mapping report.
    public struct Line: Hashable, Sendable {
        /// What the code stands for.
        public let kind: String
        /// The code of the host system.
        public let external: String
        /// How it stands.
        public let standing: Standing
        /// Our codes, sorted; none when it is unmapped.
        public let own: [String]
        /// How often it was used so.
        public let count: Int
    }

    /// The mapping report: every code that was used, and every pair valid on the day whose code was
    /// not, by kind and code.
    ///
    /// A code that stood differently on different days has a line for each.
    public func report(of uses: [Use], on day: Day) -> [Line] {
        var counts: [Use: Int] = [:]
        for use in uses { counts[use, default: 0] += 1 }
        var lines: [Line: Int] = [:]
        for (use, count) in counts {
            let line = line(use.kind, use.external, own(use.external, kind: use.kind, on: use.day))
            lines[line, default: 0] += count
        }
        let used = Set(counts.keys.map { Key($0.kind, $0.external) })
        for pair in pairs where pair.validity.contains(day) {
            guard !used.contains(Key(pair.kind, pair.external)) else { continue }
            let codes: [String] =
                switch own(pair.external, kind: pair.kind, on: day) {
                case .mapped(let code): [code]
                case .ambiguous(let codes): codes
                case .unmapped: []
                }
            lines[
                Line(
                    kind: pair.kind, external: pair.external, standing: .unused, own: codes,
                    count: 0)
            ] = 0
        }
        return lines.map { line, count in
            Line(
                kind: line.kind, external: line.external, standing: line.standing, own: line.own,
                count: count)
        }.sorted { one, other in
            let (first, second) = (one.sortKey, other.sortKey)
            return first.lexicographicallyPrecedes(second)
        }
    }

    private func line(_ kind: String, _ external: String, _ translation: Translation) -> Line {
        let (standing, own): (Standing, [String]) =
            switch translation {
            case .mapped(let code): (.mapped, [code])
            case .unmapped: (.unmapped, [])
            case .ambiguous(let codes): (.ambiguous, codes)
            }
        return Line(kind: kind, external: external, standing: standing, own: own, count: 0)
    }
}

extension CodeMap.Line {
    fileprivate var sortKey: [Code<CodeMap>] {
        [Code(kind), Code(external), Code(standing.rawValue)] + own.map { Code($0) }
    }
}
