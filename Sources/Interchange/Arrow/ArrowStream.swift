import CShims
import Glibc

/// A table that another program hands over as an Arrow C stream, batch by batch.
///
///     let stream = ArrowStream(taking: pointer)
///     while let batch = try stream.nextBatch() { … }
///
/// The stream is taken over: the struct of the producer is moved out of its place and marked as
/// released there, and whatever the outcome it is released exactly once, by ``release()`` or with
/// the last reference. Nothing is copied; a batch lends the memory of the producer.
public final class ArrowStream {
    /// Most columns of a stream.
    public static let columnLimit = 16_384

    private let source: UnsafeMutablePointer<ArrowArrayStream>
    private var knownFields: [ArrowField]?
    private var batchCount = 0
    private var rowCount = 0
    private var isEnded = false

    /// Takes a stream over; NULL and a released one are told by ``fields()``.
    public init(taking stream: UnsafeMutablePointer<ArrowArrayStream>?) {
        source = .allocate(capacity: 1)
        source.initialize(to: ArrowArrayStream())
        guard let stream else { return }
        // The host's struct may be unaligned, so it is moved as bytes.
        let size = MemoryLayout<ArrowArrayStream>.size
        let place = UnsafeMutableRawPointer(stream)
        UnsafeMutableRawPointer(source).copyMemory(from: place, byteCount: size)
        var released = source.pointee
        released.release = nil
        place.copyMemory(from: &released, byteCount: size)
    }

    deinit {
        release()
        source.deallocate()
    }

    /// Gives the stream back to its producer; later calls find it empty.
    ///
    /// Batches stay valid.
    public func release() {
        let release = source.pointee.release
        release?(source)
        source.pointee = ArrowArrayStream()
    }

    /// The columns of the table.
    /// - Throws: `streamEmpty`, `producerFailed`, `schemaInvalid`, `typeUnsupported`.
    public func fields() throws(ArrowError) -> [ArrowField] {
        if let knownFields { return knownFields }
        guard source.pointee.release != nil, let read = source.pointee.get_schema,
            source.pointee.get_next != nil
        else { throw .streamEmpty }
        var schema = ArrowSchema()
        let code = read(source, &schema)
        guard code == 0 else { throw failure(code) }
        defer { schema.release?(&schema) }
        let fields = try ArrowSchemaReader.fields(of: schema)
        knownFields = fields
        return fields
    }

    /// The next batch, or `nil` at the end; a batch may have no rows.
    /// - Throws: as ``fields()``, `batchInvalid`, `batchTooLong`, `offsetsWrong`.
    public func nextBatch() throws(ArrowError) -> ArrowBatch? {
        let fields = try fields()
        guard !isEnded, let read = source.pointee.get_next else { return nil }
        var array = ArrowArray()
        let code = read(source, &array)
        guard code == 0 else {
            isEnded = true
            throw failure(code)
        }
        guard array.release != nil else {
            isEnded = true
            return nil
        }
        batchCount += 1
        let batch = try ArrowBatch(
            taking: array, fields: fields, number: batchCount, rowsBefore: rowCount)
        rowCount += batch.rowCount
        return batch
    }

    /// The error of the producer, with its words where it has some.
    private func failure(_ code: Int32) -> ArrowError {
        let limit = 500
        guard let ask = source.pointee.get_last_error, let words = ask(source) else {
            return .producerFailed(code: code, words: nil)
        }
        let bytes = UnsafeRawBufferPointer(start: words, count: strnlen(words, limit))
        return .producerFailed(
            code: code, words: bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self))
    }
}

/// Reads the schema of a table.
private enum ArrowSchemaReader {
    /// The columns of a schema; the caller releases it.
    static func fields(of schema: ArrowSchema) throws(ArrowError) -> [ArrowField] {
        guard schema.release != nil else { throw .schemaInvalid(column: nil, .released) }
        guard let format = text(schema.format) else {
            throw .schemaInvalid(column: nil, .formatMissing)
        }
        guard format == "+s" else { throw .schemaInvalid(column: nil, .notATable) }
        guard schema.dictionary == nil else {
            throw .schemaInvalid(column: nil, .dictionaryWrong)
        }
        guard (0...Int64(ArrowStream.columnLimit)).contains(schema.n_children) else {
            throw .schemaInvalid(column: nil, .childrenWrong)
        }
        var fields: [ArrowField] = []
        for position in 0..<Int(schema.n_children) {
            guard let child = schema.children?[position]?.pointee, child.release != nil else {
                throw .schemaInvalid(column: nil, .childrenWrong)
            }
            fields.append(try field(child))
        }
        return fields
    }

    private static func field(_ schema: ArrowSchema) throws(ArrowError) -> ArrowField {
        guard let name = schema.name == nil ? "" : text(schema.name) else {
            throw .schemaInvalid(column: nil, .nameInvalid)
        }
        guard let format = text(schema.format) else {
            throw .schemaInvalid(column: name, .formatMissing)
        }
        guard let type = ArrowType(format: format) else {
            throw .typeUnsupported(column: name, format: format)
        }
        guard schema.n_children == 0 else { throw .schemaInvalid(column: name, .childrenWrong) }
        guard let dictionary = schema.dictionary?.pointee else {
            return ArrowField(name: name, type: type)
        }
        guard case .integer = type, dictionary.release != nil, dictionary.dictionary == nil,
            let values = text(dictionary.format),
            case .text(let form)? = ArrowType(format: values)
        else { throw .schemaInvalid(column: name, .dictionaryWrong) }
        return ArrowField(name: name, type: .dictionary(index: type, form))
    }

    /// A text of a schema; `nil` when there is none, or it is too long or no UTF-8.
    private static func text(_ start: UnsafePointer<CChar>?) -> String? {
        let limit = 4_096
        guard let start else { return nil }
        let count = strnlen(start, limit + 1)
        guard count <= limit else { return nil }
        return try? TextEncoding.utf8.decoded(UnsafeRawBufferPointer(start: start, count: count))
    }
}
