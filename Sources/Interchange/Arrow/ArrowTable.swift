import CShims

/// A table that is handed to another program as an Arrow C stream.
///
/// The stream keeps what it needs: it outlives the handle or the book the table came from, is read
/// without a lock, and gives everything back when its consumer releases it.
public struct ArrowTable {
    /// A column: its name and how its values look.
    public struct Column: Sendable {
        let name: String
        let type: ArrowOutputType

        /// A column.
        public init(_ name: String, _ type: ArrowOutputType) {
            self.name = name
            self.type = type
        }
    }

    /// Most rows of a batch.
    public static let batchRows = 65_536

    let columns: [Column]
    let rowCount: Int
    let batchRows: Int
    let write: (Int, inout [ArrowColumnBuilder]) -> Void

    /// A table of so many rows.
    /// - `write`: adds one value of a row, counted from 0, to each of the columns.
    public init(
        columns: [Column], rowCount: Int, batchRows: Int = ArrowTable.batchRows,
        write: @escaping (_ row: Int, _ columns: inout [ArrowColumnBuilder]) -> Void
    ) {
        self.columns = columns
        self.rowCount = rowCount
        self.batchRows = max(1, batchRows)
        self.write = write
    }

    /// Makes a stream of the table at a place that the consumer owns, aligned or not; what stood
    /// there is overwritten.
    ///
    /// The consumer releases the stream.
    public func export(to place: UnsafeMutablePointer<ArrowArrayStream>) {
        var stream = ArrowArrayStream()
        stream.get_schema = getSchema
        stream.get_next = getNext
        stream.get_last_error = getLastError
        stream.release = releaseStream
        stream.private_data = Unmanaged.passRetained(StreamOwner(self)).toOpaque()
        UnsafeMutableRawPointer(place).copyMemory(
            from: &stream, byteCount: MemoryLayout<ArrowArrayStream>.size)
    }
}

/// What stands behind a stream: the table and the row that comes next.
private final class StreamOwner {
    private let table: ArrowTable
    private var row = 0
    /// The dictionaries, which all batches share.
    private let dictionaries: [ArrayParts?]

    init(_ table: ArrowTable) {
        self.table = table
        dictionaries = table.columns.map { column in
            guard case .codes(let codes) = column.type else { return nil }
            var builder = ArrowColumnBuilder(.texts, rows: codes.count)
            for code in codes { builder.append(text: code) }
            return ArrayParts(builder, rows: codes.count)
        }
    }

    /// The schema of the table.
    func schema() -> ArrowSchema {
        SchemaOwner.schema(
            format: "+s", name: "", flags: 0,
            children: table.columns.map { column in
                var dictionary: ArrowSchema?
                if case .codes = column.type {
                    dictionary = SchemaOwner.schema(
                        format: ArrowOutputType.texts.format, name: "")
                }
                return SchemaOwner.schema(
                    format: column.type.format, name: column.name, dictionary: dictionary)
            })
    }

    /// The next batch; `nil` at the end.
    func next() -> ArrowArray? {
        let start = row
        let capacity = min(table.batchRows, table.rowCount - start)
        guard capacity > 0 else { return nil }
        var builders = table.columns.map { ArrowColumnBuilder($0.type, rows: capacity) }
        while row < start + capacity, row == start || !builders.contains(where: \.isFull) {
            table.write(row, &builders)
            row += 1
        }
        let rows = row - start
        let children = zip(builders, dictionaries).map { builder, dictionary in
            ArrayOwner.array(
                ArrayParts(builder, rows: rows),
                dictionary: dictionary.map { ArrayOwner.array($0) })
        }
        return ArrayOwner.array(
            ArrayParts(length: rows, nullCount: 0, buffers: [nil]), children: children)
    }
}

// The functions of the stream, as C calls them. They run outside of every lock of the library, but
// a fork waits for them: the Swift runtime takes locks of its own.

private func getSchema(
    _ stream: UnsafeMutablePointer<ArrowArrayStream>?, _ out: UnsafeMutablePointer<ArrowSchema>?
) -> Int32 {
    guard let owner = owner(of: stream), let out else { return invalidArgument }
    shim_call_begin()
    defer { shim_call_end() }
    out.initialize(to: owner.schema())
    return 0
}

private func getNext(
    _ stream: UnsafeMutablePointer<ArrowArrayStream>?, _ out: UnsafeMutablePointer<ArrowArray>?
) -> Int32 {
    guard let owner = owner(of: stream), let out else { return invalidArgument }
    shim_call_begin()
    defer { shim_call_end() }
    out.initialize(to: owner.next() ?? ArrowArray())
    return 0
}

/// EINVAL: the only thing that can go wrong here.
private let invalidArgument: Int32 = 22

private func getLastError(
    _ stream: UnsafeMutablePointer<ArrowArrayStream>?
) -> UnsafePointer<CChar>? {
    nil
}

private func owner(of stream: UnsafeMutablePointer<ArrowArrayStream>?) -> StreamOwner? {
    guard let stream, stream.pointee.release != nil, let data = stream.pointee.private_data
    else { return nil }
    return Unmanaged<StreamOwner>.fromOpaque(data).takeUnretainedValue()
}

private func releaseStream(_ stream: UnsafeMutablePointer<ArrowArrayStream>?) {
    guard let stream, stream.pointee.release != nil, let data = stream.pointee.private_data
    else { return }
    stream.pointee.release = nil
    stream.pointee.private_data = nil
    Unmanaged<StreamOwner>.fromOpaque(data).release()
}
