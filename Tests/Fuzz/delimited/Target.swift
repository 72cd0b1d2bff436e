import HospitalCore
import Interchange

/// A table that is read gives the same rows and faults however its text is cut into blocks, and its
/// good rows, written, read back cell by cell. The first byte chooses delimiter and encoding.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzDelimitedText(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard let bytes, count > 1 else { return 0 }
    let delimiters = DelimitedText.Delimiter.allCases
    let encodings: [TextEncoding] = [.utf8, .gbk, .gb18030, .utf16le]
    let format = DelimitedText.Format(
        encoding: encodings[Int(bytes[0]) / delimiters.count % encodings.count],
        delimiter: delimiters[Int(bytes[0]) % delimiters.count])
    let text = Array(UnsafeBufferPointer(start: bytes + 1, count: count - 1))
    let table = try? DelimitedText.table(bytes: text, format: format)
    let rows = rowsInBlocks(text, format)
    Law.holds(table?.rows == rows?.rows, "the rows in blocks are the same")
    Law.holds(table?.faults == rows?.faults, "the faults in blocks are the same")
    guard let table else { return 0 }
    Law.holds(table.rows.allSatisfy { $0.count == table.header.count }, "rows are complete")
    Law.holds(table.rowNumbers.count == table.rows.count, "every row has its number")
    var writer = DelimitedText.Writer(style: DelimitedText.Style(format: format))
    // Some characters of vendors are read and have no code to be written in.
    guard (try? writer.append(table.header)) != nil else { return 0 }
    for row in table.rows where (try? writer.append(row)) == nil { return 0 }
    let written = writer.bytes
    let again = Law.succeeds("what is written is read back") {
        try DelimitedText.table(bytes: written, format: format)
    }
    Law.holds(again.faults.isEmpty, "what is written has no fault: \(again.faults)")
    Law.holds(again.header == table.header, "\(table.header) reads as \(again.header)")
    Law.holds(again.rows == table.rows, "\(table.rows) read as \(again.rows)")
    return 0
}

private func rowsInBlocks(
    _ text: [UInt8], _ format: DelimitedText.Format
) -> (rows: [[String]], faults: [DelimitedTextError])? {
    do {
        var reader = try DelimitedText.Reader(bytes: text, format: format, blockSize: 16)
        var rows: [[String]] = []
        var faults: [DelimitedTextError] = []
        while let batch = try reader.nextBatch() {
            for row in 0..<batch.rowCount {
                rows.append((0..<batch.columnCount).map { batch.text(row, $0) })
            }
            faults += batch.faults
        }
        return (rows, faults)
    } catch {
        return nil
    }
}
