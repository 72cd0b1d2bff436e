import HospitalCore
import Interchange
import Reports

/// Reports as files, by the ending of their path.
extension Book {
    /// Writes a report as a file: whole or not at all.
    ///
    /// A path that ends in `.csv` gets the tables as text that Excel opens: in UTF-8 with a byte
    /// order mark, or in the `encoding` of the arguments. A single table is its header and its
    /// rows; of several each stands below its caption. A path that ends in `.xlsx` gets a workbook
    /// with a sheet for the form and one for each table. Any other path gets a page of HTML in
    /// UTF-8.
    ///
    /// - Parameters:
    ///   - name: the name of the report, as in ``BookReport``.
    ///   - arguments: a JSON object with what it needs.
    ///   - language: the language of labels and words.
    ///   - path: the file.
    /// - Throws: as ``report(_:_:)``; `unwritable` with the reason; `unmappable` for a character
    ///   that the encoding lacks; ``ArgumentError`` for an encoding of a file that is no CSV.
    public func writeReport(
        _ name: String, _ arguments: JSONValue, in language: Language, to path: String
    ) throws {
        let report = try report(name, arguments)
        let encoding = try ArgumentReader(arguments).namedMembers()
            .first { $0.name == "encoding" }?.reader
        let ending = path.split(separator: ".").last?.lowercased()
        if let encoding, ending != "csv" {
            throw ArgumentError.value(path: encoding.path, value: try encoding.text(), allowed: nil)
        }
        switch ending {
        case "csv":
            let coding = try encoding.map { try Self.encoding($0) } ?? .utf8
            try FileWriter.write(try report.delimitedText(in: language, coding), to: path)
        case "xlsx": try report.workbook(in: language).write(to: path)
        default: try FileWriter.write(Array(report.html(in: language).utf8), to: path)
        }
    }

    private static func encoding(_ reader: ArgumentReader) throws -> TextEncoding {
        let text = try reader.text()
        guard let encoding = TextEncoding.allCases.first(where: { $0.name == text }) else {
            throw ArgumentError.value(
                path: reader.path, value: text,
                allowed: TextEncoding.allCases.map(\.name).joined(separator: ", "))
        }
        return encoding
    }
}

extension HospitalReport {
    /// The tables as delimited text for spreadsheets; no cell is run as a formula.
    /// - Throws: `unmappable` with the character and its row.
    func delimitedText(
        in language: Language, _ encoding: TextEncoding
    ) throws(TextEncodingError) -> [UInt8] {
        var writer = DelimitedText.Writer(
            style: DelimitedText.Style(
                format: DelimitedText.Format(encoding: encoding),
                hasByteOrderMark: ![.gbk, .gb18030].contains(encoding), neutralisesFormulas: true))
        for (number, table) in tables.enumerated() {
            if tables.count > 1 {
                if number > 0 { try writer.append([nil]) }
                try writer.append([table.caption[language]])
            }
            try writer.append(table.columns.map { $0[language] })
            for row in table.rows + (table.total.map { [$0] } ?? []) {
                try writer.append(row.map { $0.exported(in: language) })
            }
        }
        return writer.bytes
    }

    /// A workbook: the form, and a sheet for each table.
    func workbook(in language: Language) -> Workbook {
        var first: [[Workbook.Cell]] = [[.label(form.title[language])]]
        for pair in form.head {
            first.append([.label(pair[0][language]), .text(pair[1][language])])
        }
        if form.isStale { first.append([.label(ReportForm.stale[language])]) }
        for part in parts {
            switch part {
            case .figures(let figures):
                first += figures.map { [.label($0.label[language]), .text($0.value)] }
            case .sentence(let text): first.append([.text(text[language])])
            default: continue
            }
        }
        for pair in form.foot {
            first.append([.label(pair[0][language]), .text(pair[1][language])])
        }
        let title = Workbook.Sheet(ReportText(zh: "表头", en: "Form")[language], first)
        return Workbook(
            [title]
                + tables.map { table in
                    Workbook.Sheet(
                        table.caption[language],
                        [table.columns.map { .label($0[language]) }]
                            + (table.rows + (table.total.map { [$0] } ?? [])).map { row in
                                row.map { $0.workbookCell(in: language) }
                            }, headRows: 1)
                })
    }
}

extension ReportCell {
    fileprivate func workbookCell(in language: Language) -> Workbook.Cell {
        guard let text = exported(in: language) else { return .none }
        switch self {
        case .amount: return .amount(text)
        case .number: return .number(text)
        case .text, .words, .missing: return .text(text)
        }
    }
}
