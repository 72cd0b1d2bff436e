import HospitalCore

/// What a credit file of a year must have (学分登记规则): credits in all and of a kind, and the checks of
/// the offices that verify it.
///
/// - Source: requirements S-230; the numbers are data of the hospital or of its province.
public struct CreditRule: Equatable, Sendable {
    /// Credits of a kind.
    public struct Kind: Equatable, Sendable {
        /// The kind: `I`, `II`.
        public let code: String
        /// The fewest credits.
        public let minimum: Decimal

        /// Credits of a kind.
        public init(_ code: String, minimum: Decimal) {
            self.code = code
            self.minimum = minimum
        }
    }

    /// Credits in all; `nil` where no number is set.
    public let minimum: Decimal?
    /// Credits of single kinds.
    public let kinds: [Kind]
    /// The offices that check every file.
    public let offices: [String]
    /// Where the numbers come from.
    public let citation: Citation

    /// A rule.
    /// - Throws: `outOfRange` for a number below 0; `twice` for a kind or an office that stands
    ///   twice.
    public init(
        minimum: Decimal?, kinds: [Kind] = [], offices: [String] = [], citation: Citation
    ) throws(PeopleError) {
        for number in kinds.map(\.minimum) + [minimum ?? .zero] where number < .zero {
            throw .outOfRange(rule: citation.title, name: "minimum", value: "\(number)")
        }
        for names in [kinds.map(\.code), offices] {
            var seen: Set<String> = []
            for name in names where !seen.insert(name).inserted { throw .twice(.rule, name) }
        }
        self.minimum = minimum
        self.kinds = kinds
        self.offices = offices
        self.citation = citation
    }
}

/// The credits of a person in a year (学分档案).
public struct CreditFile: Equatable, Sendable {
    /// Credits for something done.
    public struct Entry: Equatable, Sendable {
        /// The number of the certificate: the evidence.
        public let number: String
        /// The kind.
        public let kind: String
        /// The credits.
        public let credits: Decimal

        /// Credits for something done.
        public init(_ number: String, kind: String, credits: Decimal) {
            self.number = number
            self.kind = kind
            self.credits = credits
        }
    }

    /// The person.
    public let person: Person.ID
    /// The year.
    public let year: Int
    /// The group by which rates are counted, such as a unit; empty for none.
    public let group: String
    /// The credits.
    public let entries: [Entry]
    /// What each office found: whether the file passed.
    public let checks: [String: Bool]

    /// A file.
    public init(
        _ person: Person.ID, year: Int, group: String = "", entries: [Entry],
        checks: [String: Bool]
    ) {
        self.person = person
        self.year = year
        self.group = group
        self.entries = entries
        self.checks = checks
    }
}

/// The credit files of persons and years, verified in one go (学分档案批量审验).
///
/// A number of a certificate counts once in the whole batch, for the file that comes first; others
/// that show it are told. A file passes when no credits lack and every office passed it.
///
///     pass rate = passed files / all files, in percent with two decimals, half away from zero
///
/// - Source: requirements S-230, S-231
public struct CreditLedger: Equatable, Sendable {
    /// What a file lacks.
    public enum Lack: Equatable, Sendable {
        /// Credits in all.
        case total
        /// Credits of a kind.
        case kind(String)
        /// An office that did not check.
        case unchecked(String)
        /// An office that refused.
        case refused(String)
        /// A certificate that another entry showed before.
        case repeated(String)

        /// The kind and what it is about, in results.
        public var texts: (kind: String, about: String) {
            switch self {
            case .total: ("TOTAL", "")
            case .kind(let kind): ("KIND", kind)
            case .unchecked(let office): ("UNCHECKED", office)
            case .refused(let office): ("REFUSED", office)
            case .repeated(let number): ("REPEATED", number)
            }
        }
    }

    /// A verified file.
    public struct Line: Equatable, Sendable {
        /// The file.
        public let file: CreditFile
        /// The credits that count.
        public let total: Decimal
        /// What it lacks.
        public let lacks: [Lack]
        /// Whether it passes.
        public var isPassed: Bool { lacks.isEmpty }
    }

    /// How many files of a year and group pass.
    public struct PassRate: Equatable, Sendable {
        /// The year.
        public let year: Int
        /// The group; `nil` for all of the year.
        public let group: String?
        /// The files that pass.
        public let passed: Int
        /// All files.
        public let all: Int
        /// The rate in percent, two decimals; `nil` without files.
        public let percent: Decimal?
    }

    /// The files in their order.
    public let lines: [Line]
    /// The rates by year, the whole year before its groups.
    public let rates: [PassRate]

    /// A verified batch.
    /// - Throws: `twice` for two files of a person and year; `negative` for credits below 0;
    ///   `outOfRange` beyond 38 digits; `measure`.
    public init(_ files: [CreditFile], rule: CreditRule) throws(PeopleError) {
        var seen: Set<String> = []
        var numbers: Set<String> = []
        var lines: [Line] = []
        for file in files {
            let key = "\(file.person) \(file.year)"
            guard seen.insert(key).inserted else { throw .twice(.creditFile, key) }
            lines.append(try Self.line(of: file, rule: rule, numbers: &numbers))
        }
        self.lines = lines
        rates = try Self.rates(of: lines)
    }

    private static func line(
        of file: CreditFile, rule: CreditRule, numbers: inout Set<String>
    ) throws(PeopleError) -> Line {
        var total = Decimal.zero
        var byKind: [String: Decimal] = [:]
        var lacks: [Lack] = []
        for entry in file.entries {
            guard entry.credits >= .zero else {
                throw .negative(
                    subject: "\(file.person) \(entry.number)", name: "credits",
                    value: "\(entry.credits)")
            }
            guard numbers.insert(entry.number).inserted else {
                lacks.append(.repeated(entry.number))
                continue
            }
            do throws(NumberError) {
                total = try total.adding(entry.credits)
                byKind[entry.kind] = try (byKind[entry.kind] ?? .zero).adding(entry.credits)
            } catch {
                throw .outOfRange(rule: "\(file.person)", name: "credits", value: "10^38")
            }
        }
        if let minimum = rule.minimum, total < minimum { lacks.append(.total) }
        for kind in rule.kinds where byKind[kind.code] ?? .zero < kind.minimum {
            lacks.append(.kind(kind.code))
        }
        for office in rule.offices {
            guard let isPassed = file.checks[office] else {
                lacks.append(.unchecked(office))
                continue
            }
            if !isPassed { lacks.append(.refused(office)) }
        }
        return Line(file: file, total: total, lacks: lacks)
    }

    private static func rates(of lines: [Line]) throws(PeopleError) -> [PassRate] {
        var rates: [PassRate] = []
        let years = Dictionary(grouping: lines, by: \.file.year).sorted { $0.key < $1.key }
        for (year, ofYear) in years {
            rates.append(try rate(year, nil, ofYear))
            let groups = Dictionary(grouping: ofYear) { Code<CreditFile>($0.file.group) }
                .filter { !$0.key.code.isEmpty }.sorted { $0.key < $1.key }
            for (group, ofGroup) in groups { rates.append(try rate(year, group.code, ofGroup)) }
        }
        return rates
    }

    private static func rate(
        _ year: Int, _ group: String?, _ lines: [Line]
    ) throws(PeopleError) -> PassRate {
        let passed = lines.count(where: \.isPassed)
        do throws(MeasureError) {
            let ratio = try Ratio(
                Ratio.Part("passed", Decimal(passed)),
                over: Ratio.Part("files", Decimal(lines.count)))
            return PassRate(
                year: year, group: group, passed: passed, all: lines.count,
                percent: try ratio.percent(digits: 2, rounding: .halfAwayFromZero)?.value)
        } catch { throw .measure(error) }
    }
}
