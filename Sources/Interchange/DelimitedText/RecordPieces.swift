import HospitalCore

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

extension DelimitedText {
    /// Cuts a table as text at places that are known beforehand, so that threads read piece after
    /// piece, each for itself and without waiting for one another.
    ///
    ///     let pieces = try DelimitedText.RecordBlocks(file: path).pieces()
    ///     if pieces.fill(block, number) { try block.scan() … }
    ///
    /// A record belongs to the piece in which it begins. Where no field stands in quotes every line
    /// break ends a record, and nothing else need be known of the text before. The rows and faults
    /// of all pieces one after the other are those of a ``Reader``.
    public final class RecordPieces: Sendable {
        /// How many bytes are read behind a piece at first, for the end of its last record.
        private static let tail = 512

        /// How many pieces there are; the first one has the header.
        public let count: Int
        private let layout: RecordBlock.Layout
        private let source: ByteSource
        private let size: Int
        private let headLength: Int
        private let pieceSize: Int

        init(
            _ source: ByteSource, size: Int, headLength: Int, pieceSize: Int,
            _ layout: RecordBlock.Layout
        ) {
            self.source = source
            self.size = size
            self.headLength = headLength
            self.pieceSize = pieceSize
            self.layout = layout
            let rest = max(0, size - headLength)
            count = 1 + rest / pieceSize + (rest % pieceSize > 0 ? 1 : 0)
        }

        /// Where the records of a piece may begin at the earliest.
        public func start(of piece: Int) -> Int {
            piece == 0 ? 0 : min(size, headLength + (piece - 1) * pieceSize)
        }

        /// Fills a block with the records that begin in a piece; there may be none.
        ///
        /// - Returns: `false` when there is a quote, so that a line break may belong to a field:
        ///   then only ``RecordBlocks`` can tell where records begin.
        /// - Throws: `unreadable`.
        public func fill(_ block: RecordBlock, _ piece: Int) throws(DelimitedTextError) -> Bool {
            let (start, next) = (start(of: piece), start(of: piece + 1))
            block.layout = layout
            block.number = piece
            block.headLength = piece == 0 ? headLength : 0
            (block.isCut, block.hasQuotes) = (false, false)
            (block.offset, block.count, block.raw.skipped) = (start, 0, 0)
            // The header ends with its piece. Of others the byte before tells how they begin.
            guard piece > 0 else {
                _ = try read(block, 0..<next)
                return true
            }
            let isWhole = try read(block, start - 1..<min(size, next + Self.tail))
            let room = UnsafePointer(block.raw.start)
            let first = Self.recordStart(room, from: 0, count: block.count)
            guard first <= next - start else {
                block.count = 0
                return true
            }
            block.offset = start - 1 + first
            try readEnd(of: block, from: start - 1, next - start, isAtEnd: !isWhole)
            block.count -= first
            block.raw.skipped = first
            return memchr(block.raw.start, Int32(UInt8(ascii: "\"")), block.count) == nil
        }

        /// Reads what lacks of the last record and cuts off what stands behind it.
        private func readEnd(
            of block: RecordBlock, from offset: Int, _ last: Int, isAtEnd: Bool
        ) throws(DelimitedTextError) {
            var (isAtEnd, place) = (isAtEnd, last)
            while true {
                isAtEnd = isAtEnd || offset + block.count >= size
                let end = Self.recordStart(
                    UnsafePointer(block.raw.start), from: place, count: block.count)
                // A carriage return that is the last byte may be followed by a line feed.
                if end < block.count
                    || end == block.count && place < end
                        && block.raw.start[end - 1] == UInt8(ascii: "\n")
                {
                    block.count = end
                    return
                }
                if isAtEnd { return }
                let tail = block.count - last
                place = max(place, block.count - 1)
                // Two bytes of the source are at least one of UTF-8, so the record is too long.
                if tail > 2 * layout.rules.recordLimit + 8 {
                    block.isCut = true
                    return
                }
                let more = min(size, offset + block.count + max(Self.tail, tail))
                isAtEnd = try !read(block, offset + block.count..<more)
            }
        }

        /// The place behind the first line break from a place on; the end when there is none.
        private static func recordStart(
            _ bytes: UnsafePointer<UInt8>, from start: Int, count: Int
        ) -> Int {
            var place = start
            while place < count {
                if bytes[place] == UInt8(ascii: "\n") { return place + 1 }
                if bytes[place] == UInt8(ascii: "\r") {
                    let isPair = place + 1 < count && bytes[place + 1] == UInt8(ascii: "\n")
                    return place + (isPair ? 2 : 1)
                }
                place += 1
            }
            return count
        }

        /// Reads bytes of the source behind those that are there; whether there were so many.
        private func read(
            _ block: RecordBlock, _ range: Range<Int>
        ) throws(DelimitedTextError) -> Bool {
            block.raw.reserve(block.count + range.count, keeping: block.count)
            let room = UnsafeMutableRawBufferPointer(
                start: block.raw.start + block.count, count: range.count)
            do {
                let count = try source.read(into: room, at: range.lowerBound)
                block.count += count
                return count == range.count
            } catch { throw .unreadable(error) }
        }
    }
}
