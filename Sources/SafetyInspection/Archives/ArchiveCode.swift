import HospitalCore

/// How archives are classified and numbered in some years (分类编号方案): the fields of a code in their
/// order, joined by a separator.
///
///     2012-A1-30-城镇职工          年度—类别—保管期限—险种
///
/// A scheme holds in its years; several stand side by side, and the year of an item picks its own.
/// - Source: requirement S-217
public struct ArchiveCodeScheme: Equatable, Sendable {
    /// The code of the scheme.
    public let code: String
    /// The fields in their order.
    public let fields: [String]
    /// The first year in which it holds; `nil` from the beginning.
    public let firstYear: Int?
    /// The last year in which it holds; `nil` until further notice.
    public let lastYear: Int?
    /// What stands between the fields.
    public let separator: String

    /// A scheme.
    /// - Throws: `schemeUnsound` without fields or separator, with a field twice, or with its years
    ///   reversed.
    public init(
        _ code: String, fields: [String], from: Int? = nil, to: Int? = nil,
        separator: String = "-"
    ) throws(ArchiveError) {
        guard !fields.isEmpty, Set(fields).count == fields.count, !fields.contains(""),
            !separator.isEmpty, (from ?? .min) <= (to ?? .max)
        else { throw .schemeUnsound(code) }
        self.init(checked: code, fields, from, to, separator)
    }

    private init(
        checked code: String, _ fields: [String], _ firstYear: Int?, _ lastYear: Int?,
        _ separator: String
    ) {
        self.code = code
        self.fields = fields
        self.firstYear = firstYear
        self.lastYear = lastYear
        self.separator = separator
    }

    /// The two schemes of the source: by department until 2011, by year since 2012.
    public static let standard = [
        ArchiveCodeScheme(checked: "科室-险种", ["科室", "险种"], nil, 2011, "-"),
        ArchiveCodeScheme(
            checked: "年度-类别-保管期限-险种", ["年度", "类别", "保管期限", "险种"], 2012, nil, "-"),
    ]

    /// Whether it holds in a year.
    public func holds(in year: Int) -> Bool {
        (firstYear ?? .min) <= year && year <= (lastYear ?? .max)
    }

    /// The scheme of a year.
    /// - Throws: `schemeMissing`; `schemesOverlap` when two hold.
    public static func scheme(
        of year: Int, among schemes: [ArchiveCodeScheme]
    ) throws(ArchiveError) -> ArchiveCodeScheme {
        let holding = schemes.filter { $0.holds(in: year) }
        guard let scheme = holding.first else { throw .schemeMissing(year: year) }
        if holding.count > 1 {
            throw .schemesOverlap(scheme.code, holding[1].code, year: year)
        }
        return scheme
    }

    /// The code of an item with these values.
    /// - Throws: `fieldUnknown` for a value that has no place; `fieldMissing` for an empty field
    ///   or one that holds the separator and could not be read back.
    public func code(of values: [String: String]) throws(ArchiveError) -> String {
        for name in values.keys.sorted() where !fields.contains(name) {
            throw .fieldUnknown(
                name, of: code, nearest: NearestName.nearest(to: name, in: fields))
        }
        var parts: [String] = []
        for field in fields {
            guard let value = values[field], !value.isEmpty, !value.holds(separator)
            else { throw .fieldMissing(code, field: field) }
            parts.append(value)
        }
        return parts.joined(separator: separator)
    }
}
