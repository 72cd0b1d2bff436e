/// Bytes that are read once from their beginning to their end.
enum ByteSource: Sendable {
    /// An open file.
    case file(FileBytes)
    /// Bytes in memory, and how many of them are read.
    case memory([UInt8], read: Int)

    /// The path of the file.
    var path: String? {
        if case .file(let file) = self { return file.path }
        return nil
    }

    /// How many bytes there are in all, where that is known.
    var size: Int? {
        switch self {
        case .file(let file): return file.size
        case .memory(let bytes, _): return bytes.count
        }
    }

    /// Goes back to the first byte; `false` when the source can be read only once.
    mutating func rewind() -> Bool {
        switch self {
        case .file(let file): return file.rewind()
        case .memory(let bytes, _):
            self = .memory(bytes, read: 0)
            return true
        }
    }

    /// Fills as much of the buffer as there still is; fewer bytes than room mean the end.
    mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(FileError) -> Int {
        switch self {
        case .file(let file): return try file.read(into: buffer)
        case .memory(let bytes, let position):
            let count = min(buffer.count, bytes.count - position)
            buffer.copyBytes(from: bytes[position..<position + count])
            self = .memory(bytes, read: position + count)
            return count
        }
    }
}

extension ByteSource {
    /// Fills as much of the buffer as there is from a place on, which any thread may do; fewer
    /// bytes than room mean the end.
    func read(
        into buffer: UnsafeMutableRawBufferPointer, at offset: Int
    ) throws(FileError) -> Int {
        switch self {
        case .file(let file): return try file.read(into: buffer, at: offset)
        case .memory(let bytes, _):
            guard offset < bytes.count else { return 0 }
            let end = min(bytes.count, offset + buffer.count)
            buffer.copyBytes(from: bytes[offset..<end])
            return end - offset
        }
    }
}

/// A piece of a text in UTF-8 that begins at the beginning of a record.
struct TextBlock {
    /// A place where the source holds bytes that are no text; the block has a question mark there.
    struct Fault {
        /// Place in the block.
        var position: Int
        /// Place in the source.
        let offset: Int
    }

    /// The text with ``DelimitedText/padding`` zero bytes behind it.
    var bytes = [UInt8](repeating: 0, count: DelimitedText.padding)
    /// Bytes of the text.
    var count = 0
    /// The faults in their order.
    var faults: [Fault] = []
    /// Whether the text ends with this block.
    var isLast = false
}

/// Reads a source in blocks and turns each into UTF-8, whatever the encoding.
///
/// Delimiters are looked for only after that: a trail byte of GBK can be `|` or a letter, and every
/// second byte of UTF-16 can be anything.
struct TextBlocks {
    private let encoding: TextEncoding
    private let blockSize: Int
    private var source: ByteSource
    /// What was read last; its first ``pending`` bytes are a character that was cut by the end.
    private var raw: [UInt8]
    private var pending = 0
    /// Place of `raw` in the source.
    private var offset = 0

    init(_ source: ByteSource, encoding: TextEncoding, blockSize: Int) {
        self.source = source
        self.encoding = encoding
        // The index of fields counts in 32 bits.
        self.blockSize = min(max(blockSize, 1), 1 << 24)
        raw = []
    }

    /// The rest of a block from `start` on, followed by the next block of the source.
    mutating func next(after block: TextBlock, from start: Int) throws(FileError) -> TextBlock {
        let (available, isLast) = try fill()
        let restCount = block.count - start
        let room = restCount + encoding.utf8Capacity(for: available) + DelimitedText.padding
        var next = TextBlock()
        next.isLast = isLast
        next.faults = block.faults.drop { $0.position < start }
            .map { TextBlock.Fault(position: $0.position - start, offset: $0.offset) }
        var consumed = 0
        next.bytes = [UInt8](unsafeUninitializedCapacity: room) { target, count in
            guard let text = target.baseAddress else { return }
            block.bytes.withUnsafeBufferPointer {
                guard let rest = $0.baseAddress else { return }
                text.initialize(from: rest + start, count: restCount)
            }
            next.count = restCount
            consumed = transcode(available, into: text, of: &next)
            (text + next.count).initialize(repeating: 0, count: DelimitedText.padding)
            count = next.count + DelimitedText.padding
        }
        raw.withUnsafeMutableBytes {
            $0.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[consumed..<available]))
        }
        pending = available - consumed
        offset += consumed
        return next
    }

    /// Reads the next bytes behind those that are pending.
    private mutating func fill() throws(FileError) -> (available: Int, isLast: Bool) {
        if raw.isEmpty { raw = [UInt8](repeating: 0, count: blockSize + 4) }
        let (start, size) = (pending, blockSize)
        var failure: FileError?
        let count = raw.withUnsafeMutableBytes { buffer in
            do throws(FileError) {
                let free = UnsafeMutableRawBufferPointer(rebasing: buffer[start..<start + size])
                return try source.read(into: free)
            } catch {
                failure = error
                return 0
            }
        }
        if let failure { throw failure }
        return (start + count, count < size)
    }

    /// Turns the first `available` bytes of `raw` into text behind what the block holds; returns
    /// how many it used.
    private func transcode(
        _ available: Int, into text: UnsafeMutablePointer<UInt8>, of block: inout TextBlock
    ) -> Int {
        raw.withUnsafeBytes {
            let bytes = UnsafeRawBufferPointer(rebasing: $0[..<available])
            return encoding.transcodeAll(bytes, at: offset, into: text, of: &block)
        }
    }
}

extension TextEncoding {
    /// Turns bytes into text behind what a block holds; what is no text becomes a question mark and
    /// a fault of the block.
    ///
    /// - `offset`: the place of the bytes in their source.
    /// - Returns: how many bytes were used: a character that is cut by their end is left, unless
    ///   the block is the last.
    func transcodeAll(
        _ bytes: UnsafeRawBufferPointer, at offset: Int, into text: UnsafeMutablePointer<UInt8>,
        of block: inout TextBlock
    ) -> Int {
        var consumed = 0
        while consumed < bytes.count {
            let part = UnsafeRawBufferPointer(rebasing: bytes[consumed...])
            let run = transcode(part, into: text + block.count)
            consumed += run.consumed
            block.count += run.produced
            var badLength = bytes.count - consumed
            switch run.end {
            case .complete: return consumed
            case .incomplete: if !block.isLast { return consumed }
            case .invalid(let length): badLength = min(length, badLength)
            }
            block.faults.append(
                TextBlock.Fault(position: block.count, offset: offset + consumed))
            text[block.count] = UInt8(ascii: "?")
            block.count += 1
            consumed += badLength
        }
        return consumed
    }
}
