import CShims

/// An array of a hand-made Arrow stream: every number and pointer of its struct can be wrong.
///
/// Buffers have exactly the bytes they are given, so that a memory checker sees a read beyond them.
public final class ArrowNode {
    /// The format of the schema; `nil` for NULL.
    public var format: String?
    /// The name in the schema, as bytes; `nil` for NULL.
    public var name: [UInt8]?
    public var length: Int64
    public var nullCount: Int64
    public var offset: Int64 = 0
    public var buffers: [[UInt8]?]
    /// The number of buffers it pretends to have.
    public var bufferCount: Int64?
    /// Whether the pointer to the buffers is NULL.
    public var hasNoBuffers = false
    public var children: [ArrowNode?] = []
    /// The number of children it pretends to have.
    public var childCount: Int64?
    /// The number of children the schema pretends to have.
    public var schemaChildCount: Int64?
    public var dictionary: ArrowNode?
    /// Whether the array has its dictionary, and the schema.
    public var dictionaryIsInArray = true
    public var dictionaryIsInSchema = true
    /// Whether the struct comes released.
    public var isReleased = false
    public var schemaIsReleased = false

    /// An array by its parts; without validity every element has a value.
    public init(
        _ name: String, _ format: String, length: Int, validity: [Bool]? = nil,
        buffers: [[UInt8]?] = []
    ) {
        self.format = format
        self.name = Array(name.utf8)
        self.length = Int64(length)
        nullCount = Int64(validity?.count { !$0 } ?? 0)
        self.buffers = [validity.map { ArrowNode.bits($0) }] + buffers
    }

    /// Numbers of any width.
    public static func numbers<Number: FixedWidthInteger>(
        _ name: String, _ format: String, _ values: [Number?]
    ) -> ArrowNode {
        ArrowNode(
            name, format, length: values.count, validity: validity(values),
            buffers: [bytes(values.map { $0 ?? 0x55 })])
    }

    /// Decimals by their significands.
    public static func decimals(
        _ name: String, _ precision: Int, _ scale: Int, _ values: [Int128?]
    ) -> ArrowNode {
        numbers(name, "d:\(precision),\(scale)", values)
    }

    /// Texts with offsets of 32 or 64 bits.
    public static func texts(
        _ name: String, _ values: [String?], isLarge: Bool = false
    ) -> ArrowNode {
        raw(name, values.map { $0.map { Array($0.utf8) } }, isLarge: isLarge)
    }

    /// Texts by their bytes.
    public static func raw(
        _ name: String, _ values: [[UInt8]?], isLarge: Bool = false
    ) -> ArrowNode {
        var offsets: [Int64] = [0]
        for value in values { offsets.append((offsets.last ?? 0) + Int64(value?.count ?? 0)) }
        return ArrowNode(
            name, isLarge ? "U" : "u", length: values.count, validity: validity(values),
            buffers: [
                isLarge ? bytes(offsets) : bytes(offsets.map { Int32($0) }),
                values.flatMap { $0 ?? [] },
            ])
    }

    /// Texts by views: up to 12 bytes stand in the view, longer ones in two buffers by turns.
    public static func views(_ name: String, _ values: [String?]) -> ArrowNode {
        var (views, buffers): ([UInt8], [[UInt8]]) = ([], [[], []])
        for (position, value) in values.enumerated() {
            // The view of no value points nowhere.
            let text = value.map { Array($0.utf8) } ?? Array(repeating: 0x55, count: 13)
            views += bytes([Int32(text.count)])
            if text.count <= 12 {
                views += text + [UInt8](repeating: 0, count: 12 - text.count)
            } else if value == nil {
                views += bytes([Int32(0x5555), 9, -1])
            } else {
                let buffer = position % 2
                views += text.prefix(4) + bytes([Int32(buffer), Int32(buffers[buffer].count)])
                buffers[buffer] += text
            }
        }
        return ArrowNode(
            name, "vu", length: values.count, validity: validity(values),
            buffers: [views] + buffers + [bytes(buffers.map { Int64($0.count) })])
    }

    /// Yes and no.
    public static func bools(_ name: String, _ values: [Bool?]) -> ArrowNode {
        ArrowNode(
            name, "b", length: values.count, validity: validity(values),
            buffers: [bits(values.map { $0 ?? true })])
    }

    /// Text by indices into a dictionary.
    public static func codes<Index: FixedWidthInteger>(
        _ name: String, _ format: String, _ indices: [Index?], of dictionary: ArrowNode
    ) -> ArrowNode {
        let node = numbers(name, format, indices)
        node.dictionary = dictionary
        return node
    }

    /// No values.
    public static func nulls(_ name: String, _ length: Int) -> ArrowNode {
        let node = ArrowNode(name, "n", length: length)
        node.nullCount = Int64(length)
        node.buffers = []
        return node
    }

    /// A batch of columns.
    public static func batch(_ columns: [ArrowNode?], rows: Int? = nil) -> ArrowNode {
        let length = rows ?? Int(columns.first.flatMap { $0?.length } ?? 0)
        let node = ArrowNode("", "+s", length: length)
        node.children = columns
        return node
    }

    /// The same array without its first and last elements: the buffers stay.
    public func sliced(_ rows: Range<Int>) -> ArrowNode {
        offset = Int64(rows.lowerBound)
        length = Int64(rows.count)
        nullCount = -1
        return self
    }

    public static func bits(_ values: [Bool]) -> [UInt8] {
        var bits = [UInt8](repeating: 0, count: (values.count + 7) / 8)
        for (position, value) in values.enumerated() where value {
            bits[position / 8] |= 1 << UInt8(position % 8)
        }
        return bits
    }

    public static func bytes<Number: FixedWidthInteger>(_ values: [Number]) -> [UInt8] {
        values.flatMap { value in
            (0..<Number.bitWidth / 8).map { UInt8(truncatingIfNeeded: value >> (8 * Number($0))) }
        }
    }

    private static func validity<Value>(_ values: [Value?]) -> [Bool]? {
        values.contains { $0 == nil } ? values.map { $0 != nil } : nil
    }
}

/// Makes an Arrow stream of hand-made batches, and counts what is released how often.
public final class ArrowProducer {
    /// The schema; batches need not keep to it.
    public let schema: ArrowNode
    public let batches: [ArrowNode]
    /// The error of `get_schema`, 0 for none.
    public var schemaError: Int32 = 0
    /// The batch, counted from 0, instead of which `get_next` fails.
    public var failingBatch: Int?
    /// What `get_last_error` says.
    public var words: String?
    /// Which of the functions are NULL.
    public var hasSchemaFunction = true
    public var hasNextFunction = true
    public var hasErrorFunction = true
    /// What was handed out and what came back: a struct that comes back twice counts twice.
    public private(set) var made = 0
    public private(set) var released = 0
    public private(set) var streamsReleased = 0
    private var next = 0
    private var lastWords: UnsafeMutablePointer<CChar>?

    /// A producer of batches whose first one, or the one given, is the schema.
    public init(_ batches: [ArrowNode], schema: ArrowNode? = nil) {
        self.batches = batches
        self.schema = schema ?? batches.first ?? ArrowNode.batch([])
    }

    deinit { lastWords?.deallocate() }

    /// Whether all that was handed out came back exactly once.
    public var isSettled: Bool { made == released && streamsReleased == 1 }

    /// The stream; who takes it releases it.
    public func stream() -> ArrowArrayStream {
        var stream = ArrowArrayStream()
        if hasSchemaFunction {
            stream.get_schema = { stream, out in
                guard let producer = ArrowProducer.of(stream) else { return 22 }
                guard producer.schemaError == 0 else { return producer.schemaError }
                out?.pointee = producer.structure(of: producer.schema)
                return 0
            }
        }
        if hasNextFunction {
            stream.get_next = { stream, out in
                guard let producer = ArrowProducer.of(stream) else { return 22 }
                if producer.next == producer.failingBatch { return 5 }
                guard producer.next < producer.batches.count else {
                    out?.pointee = ArrowArray()
                    return 0
                }
                out?.pointee = producer.array(of: producer.batches[producer.next])
                producer.next += 1
                return 0
            }
        }
        if hasErrorFunction {
            stream.get_last_error = { stream in
                ArrowProducer.of(stream)?.errorWords()
            }
        }
        stream.release = { stream in
            guard let data = stream?.pointee.private_data else { return }
            let producer = Unmanaged<ArrowProducer>.fromOpaque(data).takeRetainedValue()
            producer.streamsReleased += 1
            stream?.pointee.release = nil
            stream?.pointee.private_data = nil
        }
        stream.private_data = Unmanaged.passRetained(self).toOpaque()
        return stream
    }

    private static func of(_ stream: UnsafeMutablePointer<ArrowArrayStream>?) -> ArrowProducer? {
        stream?.pointee.private_data.map {
            Unmanaged<ArrowProducer>.fromOpaque($0).takeUnretainedValue()
        }
    }

    private func errorWords() -> UnsafePointer<CChar>? {
        guard let words else { return nil }
        lastWords?.deallocate()
        lastWords = Block.copy(Array(words.utf8) + [0]).assumingMemoryBound(to: CChar.self)
        return UnsafePointer(lastWords)
    }

    /// What stands behind one struct: its memory, and the structs that go with it.
    private final class Block {
        private let producer: ArrowProducer
        private var memory: [UnsafeMutableRawPointer] = []
        private var releases: [() -> Void] = []

        init(_ producer: ArrowProducer) {
            self.producer = producer
            producer.made += 1
        }

        deinit {
            for release in releases { release() }
            producer.released += 1
            for place in memory { place.deallocate() }
        }

        static func copy(_ bytes: [UInt8]) -> UnsafeMutableRawPointer {
            let place = UnsafeMutableRawPointer.allocate(byteCount: bytes.count, alignment: 64)
            bytes.withUnsafeBytes {
                if let start = $0.baseAddress {
                    place.copyMemory(from: start, byteCount: bytes.count)
                }
            }
            return place
        }

        func bytes(_ bytes: [UInt8]) -> UnsafeRawPointer {
            let place = Self.copy(bytes)
            memory.append(place)
            return UnsafeRawPointer(place)
        }

        func text(_ text: [UInt8]?) -> UnsafePointer<CChar>? {
            text.map { bytes($0 + [0]).assumingMemoryBound(to: CChar.self) }
        }

        func list<Element>(_ elements: [Element]) -> UnsafeMutablePointer<Element> {
            let list = UnsafeMutablePointer<Element>.allocate(capacity: max(1, elements.count))
            list.initialize(from: elements, count: elements.count)
            memory.append(UnsafeMutableRawPointer(list))
            return list
        }

        func schema(_ schema: ArrowSchema) -> UnsafeMutablePointer<ArrowSchema> {
            let place = list([schema])
            releases.append { place.pointee.release?(place) }
            return place
        }

        func array(_ array: ArrowArray) -> UnsafeMutablePointer<ArrowArray> {
            let place = list([array])
            releases.append { place.pointee.release?(place) }
            return place
        }
    }

    private func structure(of node: ArrowNode) -> ArrowSchema {
        let block = Block(self)
        var schema = ArrowSchema()
        schema.format = block.text(node.format.map { Array($0.utf8) })
        schema.name = block.text(node.name)
        schema.flags = 2
        schema.n_children = node.schemaChildCount ?? Int64(node.children.count)
        if !node.children.isEmpty {
            schema.children = block.list(
                node.children.map { $0.map { block.schema(structure(of: $0)) } })
        }
        if node.dictionaryIsInSchema {
            schema.dictionary = node.dictionary.map { block.schema(structure(of: $0)) }
        }
        schema.private_data = Unmanaged.passRetained(block).toOpaque()
        schema.release = { schema in
            guard let schema, let data = schema.pointee.private_data else { return }
            schema.pointee.release = nil
            Unmanaged<Block>.fromOpaque(data).release()
        }
        if node.schemaIsReleased { schema.release?(&schema) }
        return schema
    }

    private func array(of node: ArrowNode) -> ArrowArray {
        let block = Block(self)
        var array = ArrowArray()
        array.length = node.length
        array.null_count = node.nullCount
        array.offset = node.offset
        array.n_buffers = node.bufferCount ?? Int64(node.buffers.count)
        array.buffers = node.hasNoBuffers
            ? nil : block.list(node.buffers.map { $0.map { block.bytes($0) } })
        array.n_children = node.childCount ?? Int64(node.children.count)
        if !node.children.isEmpty {
            array.children = block.list(
                node.children.map { $0.map { block.array(self.array(of: $0)) } })
        }
        if node.dictionaryIsInArray {
            array.dictionary = node.dictionary.map { block.array(self.array(of: $0)) }
        }
        array.private_data = Unmanaged.passRetained(block).toOpaque()
        array.release = { array in
            guard let array, let data = array.pointee.private_data else { return }
            array.pointee.release = nil
            Unmanaged<Block>.fromOpaque(data).release()
        }
        if node.isReleased { array.release?(&array) }
        return array
    }
}
