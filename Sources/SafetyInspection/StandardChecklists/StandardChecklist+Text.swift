import HospitalCore

/// How a standard checklist is written: as a text that reads like the paper form.
///
///     # code | version | title | frequency | total | pass rule | first day
///     ! code=signer;code=signer          where every section is a phase that these sign
///     = section code | section title
///     item code | frequency | points and `key` or `veto` | what is asked | source | answer
///     § title of a document | number | article | confirmed
///
/// Fields at the end may be left out. Without an answer an item is a yes or no; other answers are
/// `points`, `number 14..24 ℃` with the limits of a reading, and `choice code=text;code=text!`,
/// which must be answered and where a mark of exclamation is a failure; `risk` is the choice of
/// absent, prepared for, or not. Frequencies are the codes of ``Frequency``.
extension StandardChecklist {
    /// Reads a checklist; `nil` when a line is not as described.
    init?(text: String) {
        var lines = FormLine.lines(of: text)[...]
        guard let head = lines.popFirst(), head.mark == "#", head.fields.count == 7,
            let frequency = Frequency(rawValue: head[3]),
            let total = ChecklistTemplate.Total(rawValue: head[4]),
            let passRule = ChecklistTemplate.PassRule(rawValue: head[5]),
            let first = try? Day(head[6]), let validity = try? Validity(from: first)
        else { return nil }
        identity = .init(id: head[0], version: head[1], title: head[2])
        self.frequency = frequency
        self.total = total
        self.passRule = passRule
        self.validity = validity
        var sections: [ChecklistSection] = []
        var citations: [Citation] = []
        var signers: [RequiredContents.Part] = []
        for line in lines {
            switch line.mark {
            case "!": signers = line.signers
            case "=": sections.append(ChecklistSection(line[0], line[1], items: []))
            case "§": citations.append(line.citation)
            default:
                guard let item = line.item, !sections.isEmpty else { return nil }
                sections[sections.count - 1].children.append(.item(item))
            }
        }
        self.sections = sections
        self.citations = citations
        self.signers = signers
    }
}

extension FormLine {
    /// The signers of a `!` line.
    fileprivate var signers: [RequiredContents.Part] {
        self[0].split(separator: ";").map { text in
            let parts = text.split(separator: "=", maxSplits: 1)
            return RequiredContents.Part(String(parts.first ?? ""), String(parts.last ?? ""))
        }
    }

    /// The item of an unmarked line.
    fileprivate var item: ChecklistItem? {
        let worth = self[2].split(separator: " ")
        guard (4...6).contains(fields.count), let frequency = Frequency(rawValue: self[1]),
            let first = worth.first, let points = Int(first),
            let criticality = Self.criticality(worth.dropFirst())
        else { return nil }
        var item = ChecklistItem(
            self[0], self[3], points: Decimal(points), criticality: criticality)
        item.frequency = frequency
        item.source = self[4]
        let answer = self[5]
        guard !answer.isEmpty else { return item }
        guard let kind = Self.answerKind(answer, points: item.points) else { return nil }
        item.answerKind = kind
        if case .choice = kind { item.allowsNotApplicable = false }
        return item
    }

    private static func criticality(_ words: ArraySlice<Substring>) -> Criticality? {
        switch words.first {
        case nil: .ordinary
        case "key": .key
        case "veto": .veto
        default: nil
        }
    }

    private static func answerKind(_ text: String, points: Decimal) -> AnswerKind? {
        if text == "points" { return .points }
        let text =
            text == "risk"
            ? "choice no_risk=无风险;ready=有风险，已准备;not_ready=有风险，未准备!" : text
        let words = text.split(separator: " ", maxSplits: 1)
        guard words.count == 2 else { return nil }
        if words[0] == "choice" {
            return .choice(words[1].split(separator: ";").map { choice($0, points: points) })
        }
        let parts = words[1].split(separator: " ")
        guard words[0] == "number", parts.count == 2,
            let dots = parts[0].firstIndex(of: ".")
        else { return nil }
        let (low, high) = (parts[0][..<dots], parts[0][dots...].drop { $0 == "." })
        let limits = AnswerKind.NumberLimits(
            minimum: Int(low).map { Decimal($0) }, maximum: Int(high).map { Decimal($0) },
            unit: String(parts[1]))
        // A reading without a limit could not fail.
        return limits.minimum == nil && limits.maximum == nil ? nil : .number(limits)
    }

    /// `code=text` earns the points of the item, `code=text!` fails.
    private static func choice(_ text: Substring, points: Decimal) -> AnswerKind.Choice {
        let isFailure = text.last == "!"
        let parts = (isFailure ? text.dropLast() : text).split(separator: "=", maxSplits: 1)
        return AnswerKind.Choice(
            String(parts.first ?? ""), String(parts.last ?? ""),
            score: isFailure ? .zero : points, isFailure: isFailure)
    }
}
