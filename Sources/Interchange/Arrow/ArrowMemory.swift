/// A block of memory that arrays of a written stream share; it goes with the last of them.
final class ArrowMemory {
    /// Buffers start where the widest vector instructions like them to.
    private static let alignment = 64

    let start: UnsafeMutableRawPointer

    /// Room for so many bytes, filled with zeros up to a multiple of the alignment.
    init(byteCount: Int) {
        let size = (byteCount / Self.alignment + 1) * Self.alignment
        start = .allocate(byteCount: size, alignment: Self.alignment)
        start.initializeMemory(as: UInt8.self, repeating: 0, count: size)
    }

    /// A copy of bytes.
    convenience init(_ bytes: [UInt8]) {
        self.init(byteCount: bytes.count)
        bytes.withUnsafeBytes {
            if let first = $0.baseAddress { start.copyMemory(from: first, byteCount: $0.count) }
        }
    }

    /// A text that ends with a zero byte, as C reads it.
    convenience init(text: String) { self.init(Array(text.utf8) + [0]) }

    deinit { start.deallocate() }
}
