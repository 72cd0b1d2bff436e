import HospitalCore

/// An Arrow stream as rows of text fields, the way a file of delimited text gives them.
///
/// What reads the fields of a file reads these as well: a table that comes as Arrow means the same
/// as its CSV. Whole numbers and decimals are written plainly, days as yyyymmdd, moments as
/// yyyymmddhhmmss, yes and no as 1 and 0; no value is an empty field, an empty text one in quotes.
/// A number that is no day of 1900–2999, or a moment with a fraction of a second, becomes a text
/// that no column takes, so that it is refused with its row.
public struct ArrowRows: ~Copyable {
    /// Text of one batch in bytes, give or take a row.
    private static let batchSize = 1 << 16
    /// Most rows of a batch.
    private static let batchRows = 1 << 12

    /// The columns.
    public let fields: [ArrowField]
    /// The names of the columns.
    public var header: [String] { fields.map(\.name) }
    private let stream: ArrowStream
    /// Which columns are read as days.
    private var areDays: [Bool]
    private var batch: ArrowBatch?
    private var next = 0

    /// The rows of a stream.
    /// - Throws: what ``ArrowStream/fields()`` throws.
    public init(_ stream: ArrowStream) throws(ArrowError) {
        self.stream = stream
        fields = try stream.fields()
        areDays = fields.map { _ in false }
    }

    /// Writes the moments of a column that lie at midnight as days.
    public mutating func readAsDays(_ column: Int) {
        if areDays.indices.contains(column) { areDays[column] = true }
    }

    /// The next rows, or `nil` at the end; rows are numbered from 1.
    /// - Throws: what ``ArrowStream/nextBatch()`` throws, `indexOutside`.
    public mutating func nextBatch() throws(ArrowError) -> DelimitedText.Batch? {
        while true {
            if let batch, next < batch.rowCount { return try rows(of: batch) }
            next = 0
            batch = try stream.nextBatch()
            if batch == nil { return nil }
        }
    }

    private mutating func rows(of batch: ArrowBatch) throws(ArrowError) -> DelimitedText.Batch {
        var writer = ArrowRowWriter(batch, areDays: areDays)
        let end = min(batch.rowCount, next + Self.batchRows)
        while next < end, writer.bytes.count < Self.batchSize {
            try writer.append(row: next)
            next += 1
        }
        return writer.rows
    }
}
