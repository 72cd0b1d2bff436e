import HospitalCore

/// A line of the catalogue of archives (归档文件目录): seven fields, of which only the remark may be
/// empty.
///
/// | field | must |
/// |---|---|
/// | 件号 item number | be a whole number above zero, once in the catalogue |
/// | 责任者 responsible · 代码 code · 题名 title | not be empty |
/// | 日期 day | be a day |
/// | 页数 pages | be a whole number above zero |
/// | 备注 remark | anything |
/// - Source: requirement S-221
public struct CatalogueEntry: Equatable, Sendable {
    /// The seven fields.
    public enum Field: String, CaseIterable, Sendable {
        /// 件号
        case number
        /// 责任者
        case responsible
        /// 代码
        case code
        /// 题名
        case title
        /// 日期
        case day
        /// 页数
        case pages
        /// 备注
        case remark

        /// The name that is printed.
        public var name: String {
            switch self {
            case .number: "件号"
            case .responsible: "责任者"
            case .code: "代码"
            case .title: "题名"
            case .day: "日期"
            case .pages: "页数"
            case .remark: "备注"
            }
        }
    }

    /// What is wrong with a field.
    public enum Fault: String, CaseIterable, Sendable {
        /// It is empty.
        case missing
        /// It is no whole number above zero, or no day.
        case malformed
        /// Another line has the same item number.
        case repeated
    }

    /// A fault of a line.
    public struct Problem: Equatable, Sendable {
        /// The line, from 1.
        public let line: Int
        /// The field.
        public let field: Field
        /// What is wrong with it.
        public let fault: Fault
    }

    /// The fields as they are written.
    public let values: [Field: String]

    /// A line.
    public init(_ values: [Field: String]) { self.values = values }

    /// Everything that is wrong with a catalogue, by line, then by field; a line without a problem
    /// is valid.
    public static func problems(in entries: [CatalogueEntry]) -> [Problem] {
        var numbers: Set<Int> = []
        return entries.enumerated().flatMap { place, entry in
            Field.allCases.compactMap { field -> Problem? in
                let text = entry.values[field] ?? ""
                var fault = Self.fault(of: text, in: field)
                if fault == nil, field == .number, let number = Int(text),
                    !numbers.insert(number).inserted
                {
                    fault = .repeated
                }
                return fault.map { Problem(line: place + 1, field: field, fault: $0) }
            }
        }
    }

    private static func fault(of text: String, in field: Field) -> Fault? {
        guard field != .remark else { return nil }
        guard !text.allSatisfy({ $0 == " " || $0 == "　" }) else { return .missing }
        switch field {
        case .number, .pages:
            guard let number = Int(text), number > 0 else { return .malformed }
        case .day:
            guard (try? Day(text)) != nil else { return .malformed }
        case .responsible, .code, .title, .remark: break
        }
        return nil
    }
}
