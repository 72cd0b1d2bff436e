import HospitalCore

/// Whether the paper file of a person or case and its record in the system say the same (补缺补差).
///
///     gap  =  an entry that only one of the two has          paper 20, system 19 ⇒ 1 gap
///
/// One person has one box, and every sheet has the size of the rule. A file is complete without a
/// gap and without a fault of form. A file on one track has nothing to agree with; both tracks must
/// exist where a class is kept on paper and in the system (归档双轨制).
/// - Source: requirements S-224, S-227
public struct FileCompleteness: Equatable, Sendable {
    /// A file as it is on the shelf and in the system.
    public struct File: Equatable, Sendable {
        /// The person or case.
        public let subject: String
        /// The boxes it is in.
        public let boxes: [String]
        /// The entries of the paper file; `nil` when there is none.
        public let paper: [String]?
        /// The entries in the system; `nil` when there are none.
        public let system: [String]?
        /// The sizes of its sheets: `A4`.
        public let sizes: Set<String>

        /// A file.
        public init(
            _ subject: String, boxes: [String], paper: [String]?, system: [String]?,
            sizes: Set<String> = []
        ) {
            self.subject = subject
            self.boxes = boxes
            self.paper = paper
            self.system = system
            self.sizes = sizes
        }
    }

    /// A fault of form.
    public enum Fault: String, CaseIterable, Sendable {
        /// In no box or in several (一人一盒).
        case boxCount = "box_count"
        /// In a box with another file.
        case boxShared = "box_shared"
        /// On paper of another size.
        case paperSize = "paper_size"
        /// Only on one track (双轨制).
        case trackMissing = "track_missing"
    }

    /// The person or case.
    public let subject: String
    /// Entries that only the paper file has, to be entered.
    public let paperOnly: [String]
    /// Entries that only the system has, to be collected.
    public let systemOnly: [String]
    /// What is wrong with its form.
    public let faults: [Fault]

    /// How many entries only one of the two has.
    public var gaps: Int { paperOnly.count + systemOnly.count }
    /// Whether there is neither gap nor fault.
    public var isComplete: Bool { gaps == 0 && faults.isEmpty }

    /// Files, each checked against the rule and the others.
    /// - `size`: the size of every sheet.
    /// - `isDualTrack`: whether paper and system are both needed.
    /// - Throws: `duplicate` for a subject that stands twice, or an entry twice on one track.
    public static func review(
        _ files: [File], size: String = "A4", isDualTrack: Bool = true
    ) throws(ArchiveError) -> [FileCompleteness] {
        var owners: [String: Set<String>] = [:]
        var seen: Set<String> = []
        for file in files {
            guard seen.insert(file.subject).inserted else { throw .duplicate(file.subject) }
            for box in file.boxes { owners[box, default: []].insert(file.subject) }
            for entries in [file.paper ?? [], file.system ?? []] {
                var entered: Set<String> = []
                for entry in entries where !entered.insert(entry).inserted {
                    throw .duplicate("\(file.subject) \(entry)")
                }
            }
        }
        return files.map { file in
            let shared = file.boxes.contains { (owners[$0]?.count ?? 0) > 1 }
            var faults: [Fault] = []
            if Set(file.boxes).count != 1 { faults.append(.boxCount) }
            if shared { faults.append(.boxShared) }
            if file.sizes.contains(where: { $0 != size }) { faults.append(.paperSize) }
            if isDualTrack, file.paper == nil || file.system == nil {
                faults.append(.trackMissing)
            }
            // With both needed, what the other track lacks is told entry by entry.
            let hasBoth = isDualTrack || file.paper != nil && file.system != nil
            let (paper, system) = hasBoth ? (file.paper ?? [], file.system ?? []) : ([], [])
            let (onPaper, inSystem) = (Set(paper), Set(system))
            return FileCompleteness(
                subject: file.subject,
                paperOnly: paper.filter { !inSystem.contains($0) },
                systemOnly: system.filter { !onPaper.contains($0) }, faults: faults)
        }
    }
}
