import HospitalCore
import Interchange

/// Whether an item is asked, by the answers to other items (`enableWhen`, `enableBehavior`).
///
/// `=` holds when one of the answers is equal, `!=` when none is, also when there is none; `<`,
/// `<=`, `>` and `>=` when one of the answers stands so; `exists` when there is an answer or, with
/// `false`, none. Without `enableBehavior` all conditions must hold, as the specification has it
/// for a single one.
/// - Source: FHIR R4 and R5, code system questionnaire-enable-operator
enum EnableWhen {
    /// The comparisons of answers.
    enum Operator: String {
        case exists
        case equal = "="
        case notEqual = "!="
        case below = "<"
        case atMost = "<="
        case above = ">"
        case atLeast = ">="
    }

    /// Whether an item is asked.
    static func isEnabled(
        _ item: QuestionnaireItem, answers: (String) -> [ResponseAnswer]
    ) -> Bool {
        let conditions = item.enableWhen
        guard !conditions.isEmpty else { return true }
        let holds = { (condition: FHIRElement) -> Bool in
            Self.holds(condition, for: answers(condition.text("question") ?? ""))
        }
        return item.element.text("enableBehavior") == "any"
            ? conditions.contains(where: holds) : conditions.allSatisfy(holds)
    }

    private static func holds(_ condition: FHIRElement, for answers: [ResponseAnswer]) -> Bool {
        let values = answers.compactMap(\.value).filter(\.isPresent)
        guard let comparison = condition.text("operator").flatMap(Operator.init(rawValue:)),
            let operand = condition.chosen("answer")
        else { return true }
        switch comparison {
        case .exists: return operand.json == .bool(!values.isEmpty)
        case .equal: return values.contains { FHIRComparison.isEqual($0, to: operand) }
        case .notEqual:
            if values.isEmpty, condition.isAnsweredOnly { return false }
            return !values.contains { FHIRComparison.isEqual($0, to: operand) }
        case .below: return values.contains { order($0, operand).map { $0 < 0 } ?? false }
        case .atMost: return values.contains { order($0, operand).map { $0 <= 0 } ?? false }
        case .above: return values.contains { order($0, operand).map { $0 > 0 } ?? false }
        case .atLeast: return values.contains { order($0, operand).map { $0 >= 0 } ?? false }
        }
    }

    private static func order(_ value: FHIRValue, _ operand: FHIRValue) -> Int? {
        FHIRComparison.order(value, against: operand)
    }
}

/// How values of FHIR stand to one another.
enum FHIRComparison {
    /// Whether a value is what a condition or an option says: numbers by value, codes by system and
    /// code (a code without a system matches any), quantities after conversion of their units.
    static func isEqual(_ value: FHIRValue, to expected: FHIRValue) -> Bool {
        if let one = value.decimal, let other = expected.decimal { return one == other }
        switch (value.element, expected.element) {
        case (let one?, let other?):
            if expected.type == "Quantity" { return order(value, against: expected) == 0 }
            guard value.type == expected.type else { return false }
            let name = expected.type == "Reference" ? "reference" : "code"
            // Without what names them, two are the same only when all of them is.
            guard let known = other[name] else { return value.json == expected.json }
            guard one[name] == known else { return false }
            return other["system"] == nil || one["system"] == other["system"]
        case (nil, nil): return value.json == expected.json
        default: return false
        }
    }

    /// −1, 0 or 1 as a value stands below, at or above another; `nil` where there is no order.
    static func order(_ value: FHIRValue, against other: FHIRValue) -> Int? {
        if let one = value.decimal, let two = other.decimal { return sign(one, two) }
        if value.type == "Quantity", let one = value.element, let two = other.element {
            return quantities(one, two)
        }
        guard let one = value.text, let two = other.text else { return nil }
        let timed: Set<String> = ["Date", "DateTime", "Time", "Instant"]
        guard timed.contains(value.type), timed.contains(other.type) else { return nil }
        return times(one, two)
    }

    /// The order of two quantities; `nil` when their units cannot be converted.
    static func quantities(_ one: FHIRElement, _ other: FHIRElement) -> Int? {
        guard case .number(let first)? = one["value"], case .number(let second)? = other["value"],
            let value = FHIRNumber.decimal(first), let limit = FHIRNumber.decimal(second)
        else { return nil }
        if isSameUnit(one, other) { return sign(value, limit) }
        guard let (factor, their) = factors(one, other) else { return nil }
        return sign(Rate(value) * factor, Rate(limit) * their)
    }

    /// What both units are in coherent units; `nil` when they measure different things.
    private static func factors(_ one: FHIRElement, _ other: FHIRElement) -> (Rate, Rate)? {
        let areKnown = [one, other].allSatisfy {
            ($0.text("system") ?? UnitOfMeasure.system) == UnitOfMeasure.system
        }
        guard areKnown, let own = one.text("code") ?? one.text("unit"),
            let their = other.text("code") ?? other.text("unit"),
            let first = UnitOfMeasure(own), let second = UnitOfMeasure(their),
            first.dimension == second.dimension
        else { return nil }
        return (first.factor, second.factor)
    }

    private static func isSameUnit(_ one: FHIRElement, _ other: FHIRElement) -> Bool {
        let system = { (unit: FHIRElement) in unit.text("system") ?? UnitOfMeasure.system }
        guard system(one) == system(other) else { return false }
        if let code = one.text("code"), let their = other.text("code") { return code == their }
        return one.text("unit") == other.text("unit")
    }

    /// The order of days and times as far as both are precise: `2020` and `2020-05` are the same.
    static func times(_ one: String, _ other: String) -> Int? {
        if let first = utcSeconds(one), let second = utcSeconds(other) {
            return sign(first, second)
        }
        let (first, second) = (local(one), local(other))
        let length = min(first.count, second.count)
        guard length > 0 else { return nil }
        let (left, right) = (Array(first.prefix(length)), Array(second.prefix(length)))
        if left == right { return 0 }
        return left.lexicographicallyPrecedes(right) ? -1 : 1
    }

    /// The bytes before a zone and a fraction of a second.
    private static func local(_ text: String) -> [UInt8] {
        guard let start = text.firstIndex(of: "T") else { return Array(text.utf8) }
        let time = text[start...].prefix { $0 != "." && $0 != "Z" && $0 != "+" && $0 != "-" }
        return Array(text[..<start].utf8) + Array(time.utf8)
    }

    /// The seconds of a moment that tells its zone; `nil` for any other.
    private static func utcSeconds(_ text: String) -> Int? {
        guard let start = text.firstIndex(of: "T") else { return nil }
        let zoneStart = text[start...].firstIndex { $0 == "Z" || $0 == "+" || $0 == "-" }
        guard let zoneStart, let moment = try? Moment(String(decoding: local(text), as: UTF8.self))
        else { return nil }
        let zone = text[zoneStart...]
        let seconds =
            Day.first.days(until: moment.day) * Moment.secondsPerDay
            + moment.secondOfDay
        guard zone != "Z" else { return seconds }
        let parts = zone.dropFirst().split(separator: ":")
        guard parts.count == 2, let hours = Int(parts[0]), let minutes = Int(parts[1]),
            (0...14).contains(hours), (0...59).contains(minutes)
        else { return nil }
        let offset = (hours * 60 + minutes) * 60
        return zone.first == "-" ? seconds + offset : seconds - offset
    }

    private static func sign<Value: Comparable>(_ one: Value, _ other: Value) -> Int {
        one == other ? 0 : (one < other ? -1 : 1)
    }
}
