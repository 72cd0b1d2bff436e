/// The text form of a rule: `FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1`.
extension RecurrenceRule {
    /// The longest rule read, in bytes.
    public static let longestText = 2_000

    private static let weekdayNames: [(name: String, weekday: Weekday)] = [
        ("MO", .monday), ("TU", .tuesday), ("WE", .wednesday), ("TH", .thursday),
        ("FR", .friday), ("SA", .saturday), ("SU", .sunday),
    ]

    /// Reads a rule; parts in any order, in capitals, without blanks.
    /// - Throws: `partMalformed`, `partRepeated`, `partRefused`, `frequencyMissing`,
    ///   `partsConflict`, each naming the part.
    public init(_ text: String) throws(RecurrenceError) {
        guard text.utf8.count <= Self.longestText else {
            throw .partMalformed(String(text.prefix(40)) + "…")
        }
        // Texts compare equal with characters that only look alike, such as the sign of kelvin.
        guard text.utf8.allSatisfy({ $0 < 0x80 }) else { throw .partMalformed(text) }
        var parts: [(name: String, value: String)] = []
        for part in text.split(separator: ";", omittingEmptySubsequences: false) {
            guard let equals = part.firstIndex(of: "="), equals != part.startIndex
            else { throw .partMalformed(String(part)) }
            let name = String(part[..<equals])
            guard !parts.contains(where: { $0.name == name }) else { throw .partRepeated(name) }
            parts.append((name, String(part[part.index(after: equals)...])))
        }
        guard let value = parts.first(where: { $0.name == "FREQ" })?.value
        else { throw .frequencyMissing }
        guard value != "SECONDLY" else { throw .partRefused("FREQ=SECONDLY") }
        guard let frequency = Frequency(rawValue: value)
        else { throw .partMalformed("FREQ=\(value)") }
        self.init(frequency: frequency)
        for part in parts where part.name != "FREQ" { try read(part.name, part.value) }
        try checkCombinations()
    }

    private mutating func read(_ name: String, _ value: String) throws(RecurrenceError) {
        switch name {
        case "INTERVAL": interval = try Self.number(name, value, 1...Self.longestInterval)
        case "COUNT": try setEnd(.count(Self.number(name, value, 1...Int(Int32.max))))
        case "UNTIL": try setEnd(.until(Self.until(value)))
        case "BYMONTH": months = try Self.numbers(name, value, 1...12)
        case "BYYEARDAY": yearDays = try Self.numbers(name, value, -366...366)
        case "BYMONTHDAY": monthDays = try Self.numbers(name, value, -31...31)
        case "BYDAY": weekdays = try Self.weekdayPlaces(value)
        case "BYHOUR": hours = try Self.numbers(name, value, 0...23)
        case "BYMINUTE": minutes = try Self.numbers(name, value, 0...59)
        case "BYSECOND": seconds = try Self.numbers(name, value, 0...59)
        case "BYSETPOS": setPlaces = try Self.numbers(name, value, -366...366)
        case "WKST":
            guard let day = Self.weekday(value[...]) else { throw .partMalformed("WKST=\(value)") }
            weekStart = day
        default: throw .partRefused(name)
        }
    }

    private mutating func setEnd(_ new: End) throws(RecurrenceError) {
        guard end == .never else { throw .partsConflict("COUNT", with: "UNTIL") }
        end = new
    }

    /// RFC 5545 says which parts have no meaning at which frequency.
    private func checkCombinations() throws(RecurrenceError) {
        let frequencyPart = "FREQ=\(frequency.rawValue)"
        if !yearDays.isEmpty, frequency != .yearly {
            throw .partsConflict("BYYEARDAY", with: frequencyPart)
        }
        if !monthDays.isEmpty, frequency == .weekly {
            throw .partsConflict("BYMONTHDAY", with: frequencyPart)
        }
        if weekdays.contains(where: { $0.place != nil }), frequency < .monthly {
            throw .partsConflict("BYDAY", with: frequencyPart)
        }
        let lists = [months, yearDays, monthDays, hours, minutes, seconds]
        if !setPlaces.isEmpty, weekdays.isEmpty, lists.allSatisfy(\.isEmpty) {
            throw .partsConflict("BYSETPOS", with: frequencyPart)
        }
    }

    private static func number(
        _ name: String, _ text: String, _ range: ClosedRange<Int>
    ) throws(RecurrenceError) -> Int {
        let digits = text.utf8.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
        guard digits.count >= text.utf8.count - 1,
            digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
            let number = Int(text), range.contains(number)
        else { throw .partMalformed("\(name)=\(text)") }
        return number
    }

    /// A list of numbers, ascending and each once; 0 only where the range begins with it.
    private static func numbers(
        _ name: String, _ text: String, _ range: ClosedRange<Int>
    ) throws(RecurrenceError) -> [Int] {
        var found: Set<Int> = []
        for piece in text.split(separator: ",", omittingEmptySubsequences: false) {
            let number = try number(name, String(piece), range)
            guard number != 0 || range.lowerBound == 0
            else { throw .partMalformed("\(name)=\(text)") }
            found.insert(number)
        }
        return found.sorted()
    }

    private static func weekdayPlaces(_ text: String) throws(RecurrenceError) -> [WeekdayPlace] {
        var found: [WeekdayPlace] = []
        for piece in text.split(separator: ",", omittingEmptySubsequences: false) {
            guard let weekday = weekday(piece.suffix(2))
            else { throw .partMalformed("BYDAY=\(text)") }
            let number = String(piece.dropLast(2))
            let place = number.isEmpty ? nil : try self.number("BYDAY", number, -53...53)
            guard place != 0 else { throw .partMalformed("BYDAY=\(text)") }
            let entry = WeekdayPlace(place: place, weekday: weekday)
            if !found.contains(entry) { found.append(entry) }
        }
        return found
    }

    private static func weekday(_ text: Substring) -> Weekday? {
        weekdayNames.first { $0.name == text }?.weekday
    }

    /// `20260110T090000`, or `20260110` for the whole day.
    private static func until(_ text: String) throws(RecurrenceError) -> Moment {
        if text.utf8.last == UInt8(ascii: "Z") { throw .partRefused("UNTIL=\(text)") }
        let parts = text.split(separator: "T", omittingEmptySubsequences: false)
        let isDay = parts.count == 1
        guard parts.count <= 2, parts[0].utf8.count == 8, isDay || parts[1].utf8.count == 6,
            parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
            let number = Int64(parts[0] + (isDay ? "235959" : parts[1])),
            let moment = try? Moment(yyyymmddhhmmss: number)
        else { throw .partMalformed("UNTIL=\(text)") }
        return moment
    }
}

extension RecurrenceRule: CustomStringConvertible {
    /// The rule in one canonical order of its parts; reading it gives an equal rule.
    public var description: String {
        var parts = ["FREQ=\(frequency.rawValue)"]
        if interval != 1 { parts.append("INTERVAL=\(interval)") }
        switch end {
        case .never: break
        case .count(let count): parts.append("COUNT=\(count)")
        case .until(let moment):
            let digits = String(moment.yyyymmddhhmmss)
            parts.append("UNTIL=\(digits.prefix(8))T\(digits.suffix(6))")
        }
        let lists = [
            ("BYMONTH", months), ("BYYEARDAY", yearDays), ("BYMONTHDAY", monthDays),
            ("BYHOUR", hours), ("BYMINUTE", minutes), ("BYSECOND", seconds),
            ("BYSETPOS", setPlaces),
        ]
        if !weekdays.isEmpty {
            parts.append(
                "BYDAY="
                    + weekdays.map { entry in
                        (entry.place.map(String.init) ?? "")
                            + Self.name(of: entry.weekday)
                    }.joined(separator: ","))
        }
        for (name, values) in lists where !values.isEmpty {
            parts.append("\(name)=\(values.map(String.init).joined(separator: ","))")
        }
        if weekStart != .monday {
            parts.append("WKST=\(Self.name(of: weekStart))")
        }
        return parts.joined(separator: ";")
    }

    private static func name(of weekday: Weekday) -> String {
        weekdayNames.first { $0.weekday == weekday }?.name ?? ""
    }
}
