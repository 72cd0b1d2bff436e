import CShims
import HospitalCore

/// A workbook of spreadsheets (.xlsx), written through libxlsxwriter where it is installed.
///
/// A number of at most 15 digits is a number of the sheet, which has no more; one with more stays a
/// text, so that nothing of it is lost. No text is ever a formula.
public struct Workbook: Sendable {
    /// What stands in a cell.
    public enum Cell: Hashable, Sendable {
        /// Nothing.
        case none
        /// A text.
        case text(String)
        /// A label, in bold letters.
        case label(String)
        /// An exact decimal.
        case number(String)
        /// An amount in yuan with two decimals.
        case amount(String)
    }

    /// A sheet of a workbook.
    public struct Sheet: Sendable {
        /// The name; what a sheet's name cannot have is replaced.
        public let name: String
        /// The rows.
        public let rows: [[Cell]]
        /// How many rows at the top stay when the others move.
        public let headRows: Int

        /// A sheet.
        public init(_ name: String, _ rows: [[Cell]], headRows: Int = 0) {
            self.name = name
            self.rows = rows
            self.headRows = headRows
        }
    }

    /// The sheets in their order.
    public let sheets: [Sheet]

    /// A workbook.
    public init(_ sheets: [Sheet]) { self.sheets = sheets }

    /// The most rows of a sheet.
    public static let maximumRows = 1 << 20
    /// The most columns of a sheet.
    public static let maximumColumns = 1 << 14
    /// The library by the names that it has had.
    public static let libraries = [
        "libxlsxwriter.so", "libxlsxwriter.so.4", "libxlsxwriter.so.5", "libxlsxwriter.so.6",
        "libxlsxwriter.so.7", "libxlsxwriter.so.8", "libxlsxwriter.so.9", "libxlsxwriter.so.10",
    ]

    /// Writes the workbook as a file: whole or not at all.
    ///
    /// - Parameters:
    ///   - path: the file; what stood there gives way once all is written.
    ///   - libraries: names under which the library is looked for.
    /// - Throws: `unwritable`: `libraryMissing` with the package to install, `sheetTooLarge`,
    ///   `refused` with the number that the library gives, or what the system says.
    public func write(
        to path: String, libraries: [String] = Workbook.libraries
    ) throws(FileError) {
        for sheet in sheets {
            let columns = sheet.rows.map(\.count).max() ?? 0
            guard sheet.rows.count <= Self.maximumRows, columns <= Self.maximumColumns else {
                throw .unwritable(
                    path: path,
                    fault: .sheetTooLarge(
                        rows: Self.maximumRows, columns: Self.maximumColumns))
            }
        }
        let functions = UnsafeMutablePointer<shim_xlsx>.allocate(capacity: 1)
        defer { functions.deallocate() }
        guard libraries.contains(where: { shim_xlsx_load($0, functions) != 0 }) else {
            throw .unwritable(path: path, fault: .libraryMissing(package: "libxlsxwriter"))
        }
        let library = functions.pointee
        try FileWriter.replace(path) { (_, name) throws(FileError) in
            let code = write(with: library, to: name)
            guard code == 0 else { throw .unwritable(path: path, fault: .refused(code: code)) }
        }
    }

    /// The formats of a workbook.
    private struct Formats {
        let label, amount, text: UnsafeMutableRawPointer?
    }

    /// The first error of the library; 0 for none.
    private func write(with library: shim_xlsx, to name: String) -> Int32 {
        // What the library gives for memory that is not there.
        let noMemory: Int32 = 1
        guard let book = library.workbook(name) else { return noMemory }
        let formats = Formats(
            label: library.format(book), amount: library.format(book), text: library.format(book))
        if let label = formats.label {
            library.set_bold(label)
            library.set_wrap(label)
        }
        if let amount = formats.amount { library.set_number_format(amount, "#,##0.00") }
        if let text = formats.text { library.set_wrap(text) }
        var fault: Int32 = 0
        for (sheet, title) in zip(sheets, names) {
            guard let page = library.sheet(book, title) else {
                fault = noMemory
                break
            }
            fault = fill(page, sheet, formats, library)
            if fault != 0 { break }
        }
        // Closing frees the workbook, whatever came before.
        let closed = library.close(book)
        return fault == 0 ? closed : fault
    }

    private func fill(
        _ page: UnsafeMutableRawPointer, _ sheet: Sheet, _ formats: Formats, _ library: shim_xlsx
    ) -> Int32 {
        if sheet.headRows > 0 { library.freeze(page, UInt32(clamping: sheet.headRows), 0) }
        for (column, width) in widths(of: sheet).enumerated() {
            let place = UInt16(clamping: column)
            let fault = library.set_width(page, place, place, Double(width), nil)
            if fault != 0 { return fault }
        }
        for (row, cells) in sheet.rows.enumerated() {
            for (column, cell) in cells.enumerated() {
                let (row, column) = (UInt32(clamping: row), UInt16(clamping: column))
                let fault: Int32
                switch cell {
                case .none: continue
                case .text(let text):
                    fault = library.write_text(page, row, column, Self.whole(text), formats.text)
                case .label(let text):
                    fault = library.write_text(page, row, column, Self.whole(text), formats.label)
                case .number(let digits), .amount(let digits):
                    let format = cell == .amount(digits) ? formats.amount : nil
                    if let number = Self.number(digits) {
                        fault = library.write_number(page, row, column, number, format)
                    } else {
                        fault = library.write_text(page, row, column, digits, nil)
                    }
                }
                if fault != 0 { return fault }
            }
        }
        return 0
    }

    /// A text that C reads to its end.
    private static func whole(_ text: String) -> String {
        guard text.utf8.contains(0) else { return text }
        return String(
            String.UnicodeScalarView(
                text.unicodeScalars.map {
                    $0.value == 0 ? "\u{FFFD}" : $0
                }))
    }

    /// A decimal that binary floating point gives back as it was: of at most 15 digits.
    static func number(_ digits: String) -> Double? {
        guard let decimal = try? Decimal(digits),
            decimal.significand.magnitude < 1_000_000_000_000_000
        else { return nil }
        return Double(digits)
    }

    /// How wide columns are, in characters: as the longest cell of the first rows, up to 60.
    ///
    /// A Chinese character is as wide as two others.
    private func widths(of sheet: Sheet) -> [Int] {
        var widths: [Int] = []
        for row in sheet.rows.prefix(200) {
            for (column, cell) in row.enumerated() {
                let text: String
                switch cell {
                case .none: text = ""
                case .text(let own), .label(let own), .number(let own), .amount(let own): text = own
                }
                let width = text.unicodeScalars.reduce(2) { $0 + ($1.value < 0x2E80 ? 1 : 2) }
                if column == widths.count { widths.append(8) }
                widths[column] = max(widths[column], min(width, 60))
            }
        }
        return widths
    }

    /// The names of the sheets: at most 31 characters, none of those that stand for something, and
    /// each once.
    var names: [String] {
        var taken: Set<String> = []
        return sheets.map { sheet in
            let forbidden: Set<Character> = ["[", "]", ":", "*", "?", "/", "\\", "'", "\u{0}"]
            var name = String(sheet.name.filter { !forbidden.contains($0) && !$0.isNewline })
            if name.isEmpty { name = "Sheet" }
            var number = 1
            var candidate = Self.cut(name, to: 31)
            while !taken.insert(candidate.lowercased()).inserted {
                number += 1
                let end = " \(number)"
                candidate = Self.cut(name, to: 31 - end.utf16.count) + end
            }
            return candidate
        }
    }

    /// The front of a name, counted as spreadsheets count.
    private static func cut(_ name: String, to most: Int) -> String {
        var cut = name
        while cut.utf16.count > most { cut.removeLast() }
        return cut
    }
}
