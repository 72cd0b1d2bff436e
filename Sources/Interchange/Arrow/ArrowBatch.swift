import CShims

/// Some rows of an Arrow stream, as columns in the memory of the producer.
///
/// Everything about the layout was checked when the batch came. Its columns point into memory that
/// lives as long as the batch: keep the batch as long as one of them is in use. Nothing in it
/// changes, so any thread may read it; the last reference to it gives it back to the producer, on
/// the thread that drops it.
public final class ArrowBatch: @unchecked Sendable {
    /// Most rows of a batch; a longer one is cut into several by its producer.
    public static let rowLimit = Int(Int32.max)
    /// Elements up to which offsets are followed: their addresses stay far below 2⁶³.
    static let elementLimit: Int64 = 1 << 40

    /// Number of rows.
    public let rowCount: Int
    /// The number of the batch in its stream, counted from 1.
    public let number: Int
    /// How many rows of the stream came before.
    public let rowsBefore: Int
    /// The columns, in the order of the schema.
    public private(set) var columns: [ArrowColumn] = []
    private var array: ArrowArray

    /// Takes an array over; it is released with the batch, and at once when it is wrong.
    init(
        taking array: ArrowArray, fields: [ArrowField], number: Int, rowsBefore: Int
    ) throws(ArrowError) {
        self.array = array
        self.number = number
        self.rowsBefore = rowsBefore
        rowCount = Int(clamping: max(0, array.length))
        let layout = ArrowLayout(batch: number, column: nil)
        try layout.checkTable(array, columns: fields.count)
        let end = array.offset + array.length
        columns.reserveCapacity(fields.count)
        for (position, field) in fields.enumerated() {
            let layout = ArrowLayout(batch: number, column: field.name)
            guard let child = array.children?[position]?.pointee else {
                throw layout.fault(.childrenWrong)
            }
            columns.append(
                try layout.column(child, field, rows: Int(array.offset)..<Int(end)))
        }
    }

    /// Columns of equal length in the memory of a host, who keeps them.
    public init(borrowing columns: [ArrowColumn], rowCount: Int) {
        array = ArrowArray()
        (number, rowsBefore, self.rowCount) = (1, 0, rowCount)
        self.columns = columns
    }

    deinit { array.release?(&array) }
}

/// Checks what a batch says of its layout, and takes the pointers out of it.
struct ArrowLayout {
    let batch: Int
    let column: String?

    func fault(_ fault: ArrowFault) -> ArrowError {
        .batchInvalid(batch: batch, column: column, fault)
    }

    /// The struct around the columns.
    func checkTable(_ array: ArrowArray, columns: Int) throws(ArrowError) {
        try checkNumbers(array)
        guard array.length <= Int64(ArrowBatch.rowLimit) else {
            throw .batchTooLong(batch: batch, rows: array.length)
        }
        guard array.n_children == Int64(columns) else { throw fault(.columnCountWrong) }
        guard array.dictionary == nil else { throw fault(.dictionaryWrong) }
        guard array.n_buffers == 1 else { throw fault(.bufferCountWrong) }
        guard let validity = try validity(array) else { return }
        let rows = Int(array.offset)..<Int(array.offset + array.length)
        for row in rows where !ArrowColumn.bit(row, of: validity) { throw fault(.rowMissing) }
    }

    /// A column whose rows are these elements of the array, counted from its own offset.
    func column(
        _ array: ArrowArray, _ field: ArrowField, rows: Range<Int>
    ) throws(ArrowError) -> ArrowColumn {
        try checkNode(array, buffers: field.type.bufferCounts)
        guard array.length >= Int64(rows.upperBound) else { throw fault(.columnTooShort) }
        let first = Int(array.offset) + rows.lowerBound
        var column = ArrowColumn(field, first: first, rowCount: rows.count)
        if field.type == .null { return column }
        column.validity = try validity(array)
        switch field.type {
        case .text(let form):
            column.texts = try texts(
                array, form, elements: first..<first + rows.count, validity: column.validity)
        case .dictionary(_, let form):
            guard let values = array.dictionary?.pointee else { throw fault(.dictionaryWrong) }
            try checkNode(values, buffers: form.bufferCounts)
            guard values.dictionary == nil else { throw fault(.dictionaryWrong) }
            let start = Int(values.offset)
            let validity = try validity(values)
            column.texts = try texts(
                values, form, elements: start..<start + Int(values.length), validity: validity)
            column.texts.validity = validity
            fallthrough
        default:
            column.values = array.buffers?[1]
            guard rows.isEmpty || column.values != nil else { throw fault(.bufferMissing) }
        }
        if case .dictionary = field.type { return column }
        guard array.dictionary == nil else { throw fault(.dictionaryWrong) }
        return column
    }

    private func checkNumbers(_ array: ArrowArray) throws(ArrowError) {
        guard array.release != nil else { throw fault(.released) }
        let limits = 0...ArrowBatch.elementLimit
        guard limits.contains(array.length), limits.contains(array.offset),
            (-1...array.length).contains(array.null_count)
        else { throw fault(.lengthWrong) }
    }

    private func checkNode(
        _ array: ArrowArray, buffers: ClosedRange<Int64>
    ) throws(ArrowError) {
        try checkNumbers(array)
        guard array.n_children == 0 else { throw fault(.childrenWrong) }
        guard buffers.contains(array.n_buffers) else { throw fault(.bufferCountWrong) }
        guard array.n_buffers == 0 || array.buffers != nil else { throw fault(.bufferMissing) }
    }

    /// The bits that tell which elements have a value; `nil` when all have one.
    private func validity(_ array: ArrowArray) throws(ArrowError) -> UnsafeRawPointer? {
        guard array.null_count != 0, array.length > 0 else { return nil }
        guard let buffers = array.buffers else { throw fault(.bufferMissing) }
        guard let bits = buffers[0] else {
            guard array.null_count < 0 else { throw fault(.bufferMissing) }
            return nil
        }
        return bits
    }

    /// Texts whose offsets or views were followed from the first to the last.
    private func texts(
        _ array: ArrowArray, _ form: ArrowTextForm, elements: Range<Int>,
        validity: UnsafeRawPointer?
    ) throws(ArrowError) -> ArrowTexts {
        var texts = ArrowTexts(form, first: elements.lowerBound, count: elements.count)
        guard !elements.isEmpty else { return texts }
        guard let buffers = array.buffers, let places = buffers[1] else {
            throw fault(.bufferMissing)
        }
        texts.places = places
        if form == .views {
            texts.buffers = try viewedBuffers(array, buffers)
        } else {
            texts.data = buffers[2]
        }
        let wrong = texts.firstWrong { text in
            validity.map { ArrowColumn.bit(elements.lowerBound + text, of: $0) } ?? true
        }
        if let wrong {
            throw .offsetsWrong(batch: batch, column: column ?? "", text: wrong + 1)
        }
        return texts
    }

    /// The buffers between the views and the last one, which has their lengths.
    private func viewedBuffers(
        _ array: ArrowArray, _ buffers: UnsafeMutablePointer<UnsafeRawPointer?>
    ) throws(ArrowError) -> ArrowTexts.Buffers {
        let count = Int(array.n_buffers) - 3
        let lengths = buffers[count + 2]
        guard count == 0 || lengths != nil else { throw fault(.bufferMissing) }
        return ArrowTexts.Buffers(
            count: count, list: UnsafePointer(buffers + 2), lengths: lengths)
    }
}
