import CShims

/// The length and the buffers of an array.
struct ArrayParts {
    let length: Int
    let nullCount: Int
    let buffers: [ArrowMemory?]

    init(length: Int, nullCount: Int, buffers: [ArrowMemory?]) {
        self.length = length
        self.nullCount = nullCount
        self.buffers = buffers
    }

    init(_ builder: ArrowColumnBuilder, rows: Int) {
        let (buffers, nullCount) = builder.finish()
        self.init(length: rows, nullCount: nullCount, buffers: buffers)
    }
}

/// What an array needs as long as it is not released: each has its own, because a consumer may move
/// a column out of its batch and release the batch first.
final class ArrayOwner {
    private let kept: [ArrowMemory?]
    private let buffers: UnsafeMutablePointer<UnsafeRawPointer?>
    let children: StructList<ArrowArray>
    let dictionary: StructList<ArrowArray>

    private init(
        _ parts: ArrayParts, _ children: [ArrowArray], _ dictionary: ArrowArray?
    ) {
        kept = parts.buffers
        buffers = .allocate(capacity: parts.buffers.count)
        for (position, memory) in parts.buffers.enumerated() {
            (buffers + position).initialize(to: memory.map { UnsafeRawPointer($0.start) })
        }
        self.children = StructList(children)
        self.dictionary = StructList(dictionary.map { [$0] } ?? [])
    }

    deinit { buffers.deallocate() }

    static func array(
        _ parts: ArrayParts, children: [ArrowArray] = [], dictionary: ArrowArray? = nil
    ) -> ArrowArray {
        let owner = ArrayOwner(parts, children, dictionary)
        var array = ArrowArray()
        array.length = Int64(parts.length)
        array.null_count = Int64(parts.nullCount)
        array.n_buffers = Int64(parts.buffers.count)
        array.buffers = owner.buffers
        array.n_children = Int64(children.count)
        array.children = owner.children.pointers
        array.dictionary = owner.dictionary.first
        array.release = releaseArray
        array.private_data = Unmanaged.passRetained(owner).toOpaque()
        return array
    }
}

/// What a schema needs as long as it is not released.
final class SchemaOwner {
    private let format: ArrowMemory
    private let name: ArrowMemory
    let children: StructList<ArrowSchema>
    let dictionary: StructList<ArrowSchema>

    private init(
        _ format: String, _ name: String, _ children: [ArrowSchema], _ dictionary: ArrowSchema?
    ) {
        self.format = ArrowMemory(text: format)
        self.name = ArrowMemory(text: name)
        self.children = StructList(children)
        self.dictionary = StructList(dictionary.map { [$0] } ?? [])
    }

    static func schema(
        format: String, name: String, flags: Int32 = ARROW_FLAG_NULLABLE,
        children: [ArrowSchema] = [], dictionary: ArrowSchema? = nil
    ) -> ArrowSchema {
        let owner = SchemaOwner(format, name, children, dictionary)
        var schema = ArrowSchema()
        schema.format = UnsafePointer(owner.format.start.assumingMemoryBound(to: CChar.self))
        schema.name = UnsafePointer(owner.name.start.assumingMemoryBound(to: CChar.self))
        schema.flags = Int64(flags)
        schema.n_children = Int64(children.count)
        schema.children = owner.children.pointers
        schema.dictionary = owner.dictionary.first
        schema.release = releaseSchema
        schema.private_data = Unmanaged.passRetained(owner).toOpaque()
        return schema
    }
}

/// Structs of C and the list of pointers to them.
final class StructList<Struct> {
    private let structs: UnsafeMutableBufferPointer<Struct>
    private let list: UnsafeMutableBufferPointer<UnsafeMutablePointer<Struct>?>

    init(_ content: [Struct]) {
        structs = .allocate(capacity: content.count)
        _ = structs.initialize(from: content)
        list = .allocate(capacity: content.count)
        for position in content.indices {
            list.initializeElement(at: position, to: structs.baseAddress.map { $0 + position })
        }
    }

    deinit {
        structs.deallocate()
        list.deallocate()
    }

    /// The pointers, as a struct of C holds them; `nil` for none.
    var pointers: UnsafeMutablePointer<UnsafeMutablePointer<Struct>?>? {
        list.isEmpty ? nil : list.baseAddress
    }

    /// The first struct; `nil` for none.
    var first: UnsafeMutablePointer<Struct>? { structs.isEmpty ? nil : structs.baseAddress }

    /// The structs where they stand.
    var places: [UnsafeMutablePointer<Struct>] { list.compactMap(\.self) }
}

private func releaseArray(_ array: UnsafeMutablePointer<ArrowArray>?) {
    guard let array, array.pointee.release != nil, let data = array.pointee.private_data
    else { return }
    array.pointee.release = nil
    array.pointee.private_data = nil
    let owner = Unmanaged<ArrayOwner>.fromOpaque(data).takeRetainedValue()
    // A child that was moved out is marked as released where it stood.
    for child in owner.children.places + owner.dictionary.places { child.pointee.release?(child) }
}

private func releaseSchema(_ schema: UnsafeMutablePointer<ArrowSchema>?) {
    guard let schema, schema.pointee.release != nil, let data = schema.pointee.private_data
    else { return }
    schema.pointee.release = nil
    schema.pointee.private_data = nil
    let owner = Unmanaged<SchemaOwner>.fromOpaque(data).takeRetainedValue()
    for child in owner.children.places + owner.dictionary.places { child.pointee.release?(child) }
}
