/// Reads the text of a pattern; `nil` from any part says that it is not understood.
struct TextPatternReader {
    private var text: ArraySlice<Unicode.Scalar>
    /// The greatest number of times that is taken.
    private static let maximumTimes = 1_000

    init(text: ArraySlice<Unicode.Scalar>) { self.text = text }

    var isAtEnd: Bool { text.isEmpty }

    /// Sequences joined by `|`.
    mutating func alternatives(depth: Int) -> PatternTree? {
        guard depth > 0, let first = sequence(depth: depth) else { return nil }
        var alternatives = [first]
        while text.first == "|" {
            text.removeFirst()
            guard let other = sequence(depth: depth) else { return nil }
            alternatives.append(other)
        }
        return alternatives.count == 1 ? first : .either(alternatives)
    }

    private mutating func sequence(depth: Int) -> PatternTree? {
        var parts: [PatternTree] = []
        while let next = text.first, next != "|", next != ")" {
            guard let part = atom(depth: depth), let counted = counted(part) else { return nil }
            parts.append(counted)
        }
        return .sequence(parts)
    }

    private mutating func atom(depth: Int) -> PatternTree? {
        guard let first = text.popFirst() else { return nil }
        switch first {
        case "(":
            if text.starts(with: "?:".unicodeScalars) { text.removeFirst(2) }
            guard text.first != "?", let tree = alternatives(depth: depth - 1),
                text.popFirst() == ")"
            else { return nil }
            return tree
        case "[": return characters().map { .characters($0) }
        case ".": return .characters(.any)
        case "\\": return escape().map { .characters($0) }
        case "*", "+", "?", "{", "^", "$": return nil
        default: return .characters(Characters(ranges: [first.value...first.value]))
        }
    }

    /// What follows a part: how often it stands.
    private mutating func counted(_ part: PatternTree) -> PatternTree? {
        switch text.first {
        case "*": text.removeFirst(); return lazy(.repeated(part, least: 0, most: nil))
        case "+": text.removeFirst(); return lazy(.repeated(part, least: 1, most: nil))
        case "?": text.removeFirst(); return lazy(.repeated(part, least: 0, most: 1))
        case "{":
            guard let end = text.firstIndex(of: "}") else { return nil }
            let inside = text[text.index(after: text.startIndex)..<end]
            let parts = String(String.UnicodeScalarView(inside))
                .split(separator: ",", omittingEmptySubsequences: false)
            text = text[text.index(after: end)...]
            guard (1...2).contains(parts.count), let least = Int(parts[0]) else { return nil }
            let most = parts.count == 1 ? least : (parts[1].isEmpty ? nil : Int(parts[1]))
            guard (0...Self.maximumTimes).contains(least),
                parts.count == 1 || parts[1].isEmpty || most != nil,
                most.map({ (least...Self.maximumTimes).contains($0) }) ?? true
            else { return nil }
            return lazy(.repeated(part, least: least, most: most))
        default: return part
        }
    }

    /// A `?` behind a number of times changes how a match is sought, not whether there is one.
    private mutating func lazy(_ tree: PatternTree) -> PatternTree? {
        if text.first == "?" { text.removeFirst() }
        return tree
    }

    /// The characters of a class, after its bracket.
    private mutating func characters() -> Characters? {
        var set = Characters(ranges: [])
        if text.first == "^" {
            text.removeFirst()
            set.isNegated = true
        }
        while let next = text.popFirst() {
            if next == "]" { return set.ranges.isEmpty ? nil : set }
            if next == "[" { return nil }
            var low = next
            if next == "\\" {
                guard let escaped = escape(), !escaped.isNegated else { return nil }
                set.ranges += escaped.ranges
                guard let only = escaped.ranges.first, escaped.ranges.count == 1,
                    only.count == 1, let scalar = Unicode.Scalar(only.lowerBound)
                else { continue }
                low = scalar
            }
            guard text.first == "-", text.dropFirst().first != "]" else {
                set.ranges.append(low.value...low.value)
                continue
            }
            text.removeFirst()
            guard let high = text.popFirst(), high != "\\", low.value <= high.value
            else { return nil }
            set.ranges.append(low.value...high.value)
        }
        return nil
    }

    /// What follows a backslash.
    private mutating func escape() -> Characters? {
        guard let next = text.popFirst() else { return nil }
        switch next {
        case "d": return Characters(ranges: Characters.digits)
        case "D": return Characters(ranges: Characters.digits, isNegated: true)
        case "w": return Characters(ranges: Characters.words)
        case "W": return Characters(ranges: Characters.words, isNegated: true)
        case "s": return Characters(ranges: Characters.blanks)
        case "S": return Characters(ranges: Characters.blanks, isNegated: true)
        case "t": return Characters(ranges: [9...9])
        case "n": return Characters(ranges: [10...10])
        case "r": return Characters(ranges: [13...13])
        default:
            // A letter or digit stands for something that is not known here.
            guard !Characters(ranges: Characters.words).contains(next), next.isASCII else {
                return nil
            }
            return Characters(ranges: [next.value...next.value])
        }
    }
}
