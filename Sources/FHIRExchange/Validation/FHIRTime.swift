import HospitalCore

/// The texts of days and times in FHIR.
enum FHIRTime {
    /// `2026`, `2026-03` or `2026-03-05`.
    static func isDate(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard (1...3).contains(parts.count), number(parts[0], digits: 4) != nil else {
            return false
        }
        guard parts.count > 1 else { return true }
        guard let month = number(parts[1], digits: 2), (1...12).contains(month) else {
            return false
        }
        guard parts.count > 2 else { return true }
        guard let day = number(parts[2], digits: 2), (1...31).contains(day) else { return false }
        // Days before 1900 are taken as they are.
        guard let year = number(parts[0], digits: 4), year >= 1900 else { return true }
        return (try? Day(year: year, month: month, day: day)) != nil || year > 2999
    }

    /// A date, or a date with a time and, where there is a time, a zone.
    static func isDateTime(_ text: String) -> Bool {
        guard let start = text.firstIndex(of: "T") else { return isDate(text) }
        let date = text[..<start]
        guard date.utf8.count == 10, isDate(String(date)) else { return false }
        let rest = text[text.index(after: start)...]
        guard let zone = rest.firstIndex(where: { $0 == "Z" || $0 == "+" || $0 == "-" })
        else { return false }
        return isTime(String(rest[..<zone])) && isZone(rest[zone...])
    }

    /// `09:30:00`, with a fraction of a second if need be.
    static func isTime(_ text: String) -> Bool {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 3, let hour = number(parts[0], digits: 2), hour < 24,
            let minute = number(parts[1], digits: 2), minute < 60
        else { return false }
        let seconds = parts[2].split(separator: ".", omittingEmptySubsequences: false)
        guard let second = number(seconds[0], digits: 2), second <= 60 else { return false }
        guard seconds.count > 1 else { return true }
        return seconds.count == 2 && !seconds[1].isEmpty
            && seconds[1].utf8.allSatisfy { (0x30...0x39).contains($0) }
    }

    private static func isZone(_ text: Substring) -> Bool {
        guard text != "Z" else { return true }
        let parts = text.dropFirst().split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let hour = number(parts[0], digits: 2), hour <= 14,
            let minute = number(parts[1], digits: 2), minute < 60
        else { return false }
        return true
    }

    private static func number(_ text: Substring, digits: Int) -> Int? {
        guard text.utf8.count == digits, text.utf8.allSatisfy({ (0x30...0x39).contains($0) })
        else { return nil }
        return Int(text)
    }
}
