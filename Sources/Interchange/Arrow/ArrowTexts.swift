/// The texts of a column or of a dictionary, in memory that nobody writes to.
///
/// Texts stand one behind the other and are found by their offsets; or each has a view of 16 bytes:
///
///     length (4 bytes)   the text itself, if it has at most 12 bytes
///     length (4 bytes)   its first 4 bytes   number of the buffer (4)   offset in it (4)
struct ArrowTexts: Equatable, @unchecked Sendable {
    /// The element of the buffers that is text 0.
    let first: Int
    /// Number of texts.
    let count: Int
    /// How the bytes of a text are found.
    let form: ArrowTextForm
    /// The bits that tell which texts are there; `nil` when all are.
    var validity: UnsafeRawPointer?
    /// The offsets, or the views.
    var places: UnsafeRawPointer?
    /// The bytes that offsets are counted in.
    var data: UnsafeRawPointer?
    /// The buffers that views point into.
    var buffers = Buffers(count: 0, list: nil, lengths: nil)

    /// The buffers of a column of views.
    struct Buffers: Equatable {
        let count: Int
        /// Their addresses.
        let list: UnsafePointer<UnsafeRawPointer?>?
        /// How many bytes each has: 64-bit numbers.
        let lengths: UnsafeRawPointer?
    }

    private static let viewLength = 16
    private static let longestInView: Int32 = 12

    init(_ form: ArrowTextForm, first: Int, count: Int) {
        self.first = first
        self.count = count
        self.form = form
    }

    /// The bytes of a text; `nil` when it is not there.
    func bytes(_ text: Int) -> UnsafeRawBufferPointer? {
        if let validity, !ArrowColumn.bit(first + text, of: validity) { return nil }
        if form == .views { return viewed(text) }
        let start = offset(text)
        guard let data else { return UnsafeRawBufferPointer(start: nil, count: 0) }
        let length = Int(offset(text + 1) - start)
        return UnsafeRawBufferPointer(start: data + Int(start), count: length)
    }

    /// Where a text starts, counted in bytes; the one behind the last text is the end.
    private func offset(_ text: Int) -> Int64 {
        guard let places else { return 0 }
        let element = first + text
        return form == .offsets64
            ? places.loadUnaligned(fromByteOffset: element * 8, as: Int64.self)
            : Int64(places.loadUnaligned(fromByteOffset: element * 4, as: Int32.self))
    }

    /// The bytes that a view shows; `nil` where it shows what is not there.
    private func viewed(_ text: Int) -> UnsafeRawBufferPointer? {
        guard let places else { return nil }
        let view = places + (first + text) * Self.viewLength
        func number(_ place: Int) -> Int32 {
            view.loadUnaligned(fromByteOffset: place * 4, as: Int32.self)
        }
        let length = number(0)
        guard length > Self.longestInView else {
            return length < 0 ? nil : UnsafeRawBufferPointer(start: view + 4, count: Int(length))
        }
        let (buffer, start) = (Int(number(2)), Int64(number(3)))
        guard (0..<buffers.count).contains(buffer), start >= 0, let lengths = buffers.lengths,
            let bytes = buffers.list?[buffer],
            start + Int64(length)
                <= lengths.loadUnaligned(fromByteOffset: buffer * 8, as: Int64.self)
        else { return nil }
        return UnsafeRawBufferPointer(start: bytes + Int(start), count: Int(length))
    }

    /// The first text that is not where it is said to be: its offset is negative, beyond the one
    /// behind it, or without data; its view has a negative length or points out of its buffer.
    ///
    /// What stands in the view of a text that has no value means nothing.
    func firstWrong(hasValue: (Int) -> Bool) -> Int? {
        if form == .views {
            return (0..<count).first { hasValue($0) && viewed($0) == nil }
        }
        var start = offset(0)
        for text in 0..<count {
            let end = offset(text + 1)
            // No text of a process is longer than a quarter of its addresses.
            guard start >= 0, end >= start, end <= 1 << 62, end == start || data != nil else {
                return text
            }
            start = end
        }
        return nil
    }
}
