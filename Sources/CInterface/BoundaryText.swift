import HospitalCore
import Interchange

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// How text crosses the boundary: lengths and capacities are bytes, in one of four encodings.
enum BoundaryText {
    /// The longest text taken, 64 MiB; a limit makes a missing terminator an error, not a crash.
    static let longestText = 64 << 20
    /// As many times its size a text takes while it is copied and recoded.
    private static let copies = 4
    /// The longest name, option or path.
    static let longestName = 4096

    /// The bytes of a text from outside.
    ///
    /// A NULL pointer with length 0 is empty text; −1 means that the text ends with a terminator.
    /// - Throws: `argumentNull`, `textLength` below −1, `textTooLong`, `memoryMissing` when there
    ///   is no room for a copy and its reading.
    static func bytes(
        _ text: UnsafePointer<CChar>?, _ length: Int32, argument: String, unit: Int, limit: Int
    ) throws(InterfaceError) -> UnsafeRawBufferPointer {
        guard length >= -1 else { throw .textLength(argument, Int(length)) }
        guard length != 0 else { return UnsafeRawBufferPointer(start: nil, count: 0) }
        guard let text else { throw .argumentNull(argument) }
        guard Int(length) <= limit else { throw .textTooLong(size: Int(length), limit: limit) }
        let start = UnsafeRawPointer(text)
        var count = Int(length)
        if length == -1 {
            count = unit == 1 ? strnlen(text, limit + 1) : terminatedLength(start, limit: limit)
        }
        guard count <= limit else { throw .textTooLong(size: count, limit: limit) }
        guard WorkingMemory.has(copies * count) else {
            throw .memoryMissing(bytes: copies * count)
        }
        return UnsafeRawBufferPointer(start: start, count: count)
    }

    /// Bytes before the first pair of zero bytes; the pointer may be odd.
    private static func terminatedLength(_ start: UnsafeRawPointer, limit: Int) -> Int {
        var count = 0
        while count <= limit, start.loadUnaligned(fromByteOffset: count, as: UInt16.self) != 0 {
            count += 2
        }
        return count
    }

    /// A text from outside.
    /// - Throws: ``InterfaceError`` for the pointer and the length, `TextEncodingError`.
    static func text(
        _ text: UnsafePointer<CChar>?, _ length: Int32, argument: String,
        _ encoding: TextEncoding, limit: Int
    ) throws -> String {
        let bytes = try bytes(
            text, length, argument: argument, unit: encoding.unitSize, limit: limit)
        return bytes.isEmpty ? "" : try encoding.decoded(bytes)
    }

    /// A name, option or path from outside.
    static func name(
        _ text: UnsafePointer<CChar>?, _ length: Int32, argument: String, _ encoding: TextEncoding
    ) throws -> String {
        try self.text(text, length, argument: argument, encoding, limit: longestName)
    }
}

/// A caller's buffer for text: where, how many bytes, and where to say how many are needed.
struct TextBuffer {
    let start: UnsafeMutablePointer<CChar>?
    let capacity: Int32
    let needed: UnsafeMutablePointer<Int32>?

    init(
        _ start: UnsafeMutablePointer<CChar>?, _ capacity: Int32,
        _ needed: UnsafeMutablePointer<Int32>?
    ) throws(InterfaceError) {
        guard capacity >= 0 else { throw .argumentRange("capacity", Int(capacity)) }
        guard start != nil || capacity == 0 else { throw .argumentNull("buffer") }
        self.start = start
        self.capacity = capacity
        self.needed = needed
    }

    /// Room for text, as bytes.
    fileprivate var room: UnsafeMutableRawBufferPointer {
        UnsafeMutableRawBufferPointer(start: start, count: Int(capacity))
    }

    /// Makes the buffer empty text, as far as a terminator fits.
    func clear(unit: Int) {
        let room = room
        for index in 0..<min(unit, room.count) where room.count >= unit { room[index] = 0 }
    }

    /// Says how many bytes are needed.
    func tell(_ bytes: Int) throws(InterfaceError) {
        guard let count = Int32(exactly: bytes) else {
            throw .textTooLong(size: bytes, limit: Int(Int32.max))
        }
        if let needed { write(count, to: needed) }
    }
}

/// How a book writes text into the buffers of its host.
struct TextOutput {
    let encoding: TextEncoding
    let isSubstituting: Bool
    var isPadding: Bool

    /// Encodes text and writes it whole, or nothing and `HOSP_E_BUFFER`.
    func write(_ text: String, to buffer: TextBuffer) throws {
        var text = text
        try text.withUTF8 { try write(utf8: UnsafeRawBufferPointer($0), to: buffer) }
    }

    /// Encodes text that is given in UTF-8 and writes it whole, or nothing and `HOSP_E_BUFFER`.
    @inline(__always)
    func write(utf8 text: UnsafeRawBufferPointer, to buffer: TextBuffer) throws {
        if encoding == .utf8 || (encoding.unitSize == 1 && Self.isPlain(text)) {
            try write(bytes: text, to: buffer)
        } else {
            let bytes = try encoding.encoded(
                String(decoding: text, as: UTF8.self), substituting: isSubstituting)
            try bytes.withUnsafeBytes { try write(bytes: $0, to: buffer) }
        }
    }

    /// Whether all characters are of ASCII, which every encoding of single bytes writes alike.
    private static func isPlain(_ text: UnsafeRawBufferPointer) -> Bool {
        var joined: UInt8 = 0
        for byte in text { joined |= byte }
        return joined < 0x80
    }

    /// Writes encoded text whole with its terminator, padded with blanks where that is asked for.
    func write(bytes: UnsafeRawBufferPointer, to buffer: TextBuffer) throws(InterfaceError) {
        let unit = encoding.unitSize
        try buffer.tell(bytes.count + unit)
        guard bytes.count + unit <= Int(buffer.capacity) else {
            buffer.clear(unit: unit)
            throw .bufferTooSmall(needed: bytes.count + unit)
        }
        let room = buffer.room
        room.copyMemory(from: bytes)
        var end = bytes.count
        if isPadding {
            while end + 2 * unit <= room.count {
                room[end] = 0x20
                if unit == 2 { room[end + 1] = 0 }
                end += unit
            }
        }
        for index in end..<end + unit { room[index] = 0 }
    }
}

/// Writes a number through a caller's pointer, which may be unaligned.
func write<Number: BitwiseCopyable>(_ number: Number, to place: UnsafeMutablePointer<Number>) {
    UnsafeMutableRawPointer(place).storeBytes(of: number, as: Number.self)
}

/// A pointer for an output that must be there.
func required<Number>(
    _ place: UnsafeMutablePointer<Number>?, _ argument: String
) throws(InterfaceError) -> UnsafeMutablePointer<Number> {
    guard let place else { throw .argumentNull(argument) }
    return place
}
