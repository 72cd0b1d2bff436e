/// Memory for text that is used again and again, with zero bytes behind the text and readable bytes
/// before it, so that whole words can be loaded around every field.
struct PaddedBytes: ~Copyable {
    /// Bytes before the text: a number is read by the eight bytes that end with it.
    private static let front = 16
    private var room: UnsafeMutablePointer<UInt8>
    /// How many bytes of text fit.
    private(set) var capacity: Int
    /// Bytes before the text that were read with it and do not belong to it.
    var skipped = 0

    init() {
        capacity = 0
        room = .allocate(capacity: Self.front + DelimitedText.padding)
        room.initialize(repeating: 0, count: Self.front + DelimitedText.padding)
    }

    deinit { room.deallocate() }

    /// The beginning of the text.
    var start: UnsafeMutablePointer<UInt8> { room + Self.front + skipped }

    /// Makes room for so many bytes and keeps the first `count` of those that are there; none are
    /// skipped then.
    mutating func reserve(_ needed: Int, keeping count: Int) {
        guard needed > capacity else { return }
        let size = Self.front + needed + DelimitedText.padding
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: size)
        larger.initialize(from: room, count: Self.front + count)
        (larger + Self.front + count).initialize(
            repeating: 0, count: size - Self.front - count)
        room.deallocate()
        room = larger
        capacity = needed
    }

    /// Puts the zero bytes behind a text of so many bytes.
    func end(at count: Int) {
        (start + count).initialize(repeating: 0, count: DelimitedText.padding)
    }
}
