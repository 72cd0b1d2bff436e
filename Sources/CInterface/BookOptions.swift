import HospitalBook
import HospitalCore

/// What a host sets on a book with `hosp_set_text` and `hosp_set_int`.
struct BookOptions {
    /// The language of messages; Chinese unless set.
    var language = Language.chinese
    /// Who works with the book; the host owns the login.
    var actor = ""
    /// The wall time yyyymmddhhmmss that is recorded; `nil` as long as the host has not said.
    var now: Int64?
    /// The roles of the actor, separated by commas.
    var roles = ""
    /// The day that counts as today, yyyymmdd; 0 as long as the host has not said.
    var today: Int32 = 0
    /// Text is padded with blanks to the end of the caller's buffer.
    var isPadding = false
    /// Characters that the encoding lacks become question marks instead of an error.
    var isSubstituting = false
    /// The first row of CSV holds the labels of the columns instead of their names.
    var isLabelling = false
    /// Tables with sensitive columns do not go out as CSV or Arrow.
    var isKeepingSensitive = false
    /// How many threads a call may use; they end before it returns.
    var threads: Int32 = 1
    /// Where attached sources are, by the names of the places.
    var attachedLocations: [String: String] = [:]
}

/// One option: its name, and how a value of its type is taken.
struct BookOption {
    enum Setter {
        case text(@Sendable (inout BookOptions, String) -> Bool)
        case number(@Sendable (inout BookOptions, Int32) -> Bool)
    }

    let name: String
    /// Whether values may hold passwords, so that no error shows one.
    var isSecret = false
    let setter: Setter

    /// Every option.
    ///
    /// A setter returns `false` for a value it does not take.
    static let all: [BookOption] = [
        BookOption(
            name: "language",
            setter: .text { options, value in
                guard let language = Language(rawValue: value) else { return false }
                options.language = language
                return true
            }),
        BookOption(
            name: "actor",
            setter: .text { options, value in
                options.actor = value
                return value.unicodeScalars.count <= BookOption.longestActor
            }),
        BookOption(
            name: "now",
            setter: .text { options, value in
                options.now = value.utf8.count == 14 ? Int64(value) : nil
                return value.isEmpty || options.now.map(Book.isMoment) == true
            }),
        BookOption(
            name: "roles",
            setter: .text { options, value in
                options.roles = value
                return value.utf8.count <= BookOption.longestName
            }),
        BookOption(
            name: "attached_location", isSecret: true,
            setter: .text { options, value in
                // NAME=LOCATION; nothing behind the sign forgets the place.
                guard let sign = value.firstIndex(of: "=") else { return false }
                let (name, location) = (value[..<sign], value[value.index(after: sign)...])
                options.attachedLocations[String(name)] = location.isEmpty ? nil : String(location)
                return !name.isEmpty && options.attachedLocations.count <= BookOption.mostLocations
            }),
        BookOption(
            name: "plain_export",
            setter: .text { options, value in
                options.isKeepingSensitive = value == "refuse"
                return value == "refuse" || value == "allow"
            }),
        BookOption(
            name: "today",
            setter: .number { options, value in
                options.today = value
                return value == 0 || isDay(value)
            }),
        BookOption(
            name: "blank_padding",
            setter: .number { options, value in
                options.isPadding = value == 1
                return value == 0 || value == 1
            }),
        BookOption(
            name: "substitute",
            setter: .number { options, value in
                options.isSubstituting = value == 1
                return value == 0 || value == 1
            }),
        BookOption(
            name: "csv_labels",
            setter: .number { options, value in
                options.isLabelling = value == 1
                return value == 0 || value == 1
            }),
        BookOption(
            name: "threads",
            setter: .number { options, value in
                options.threads = value
                return (1...64).contains(value)
            }),
    ]

    /// Characters of an actor: what the columns of the book hold.
    private static let longestActor = 64
    private static let longestName = 2000
    private static let mostLocations = 100

    /// Whether yyyymmdd is a day of the Gregorian calendar from 1900 to 9999.
    private static func isDay(_ value: Int32) -> Bool {
        let (year, month, day) = (value / 10_000, value / 100 % 100, value % 100)
        guard (1900...9999).contains(year), (1...12).contains(month), day >= 1 else { return false }
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        switch month {
        case 2: return day <= (isLeap ? 29 : 28)
        case 4, 6, 9, 11: return day <= 30
        default: return day <= 31
        }
    }
}

extension BookOptions {
    /// Sets a text option; a value that is refused changes nothing.
    /// - Throws: `optionUnknown` with the nearest text option, `optionValue`.
    mutating func set(_ name: String, to value: String) throws(InterfaceError) {
        for option in BookOption.all where option.name == name {
            guard case .text(let setter) = option.setter else { break }
            var changed = self
            guard setter(&changed, value) else {
                throw .optionValue(name, option.isSecret ? "***" : value)
            }
            self = changed
            return
        }
        throw .optionUnknown(name, nearest: BookOptions.nearest(to: name, isText: true))
    }

    /// Sets a number option; a value that is refused changes nothing.
    /// - Throws: `optionUnknown` with the nearest number option, `optionValue`.
    mutating func set(_ name: String, to value: Int32) throws(InterfaceError) {
        for option in BookOption.all where option.name == name {
            guard case .number(let setter) = option.setter else { break }
            var changed = self
            guard setter(&changed, value) else { throw .optionValue(name, String(value)) }
            self = changed
            return
        }
        throw .optionUnknown(name, nearest: BookOptions.nearest(to: name, isText: false))
    }

    private static func nearest(to name: String, isText: Bool) -> String? {
        let names = BookOption.all.filter { option in
            if case .text = option.setter { return isText } else { return !isText }
        }.map(\.name)
        return NearestName.nearest(to: name, in: names.filter { $0 != name })
    }
}
