import CShims
import HospitalCore

/// Whether there is memory for work whose need grows with its input (内存), asked before the work
/// begins or goes on.
///
/// A Swift program that is refused memory is ended by its runtime: no `catch` sees it, and the host
/// ends with it. So texts, arrays and tables from outside ask first, and a call that would need
/// more than the system gives ends with `HOSP_E_MEMORY` before it has changed anything. The figures
/// are upper bounds by measurement, not exact.
///
/// Two things cannot be asked for: small pieces, when the host itself has used up all memory, and
/// what another thread takes between the question and the work.
public enum WorkingMemory {
    /// Work of so few bytes is not worth a question.
    static let unasked = 1 << 16
    /// What every large piece of work needs beside: blocks of files, pages of the database, words.
    static let beside = 4 << 20

    /// Whether the system would give so many bytes now; the sum may overflow.
    public static func has(_ bytes: Int) -> Bool {
        guard bytes > unasked else { return true }
        let (sum, isOver) = bytes.addingReportingOverflow(beside)
        return !isOver && shim_has_memory(Int64(sum)) != 0
    }

    /// Asks for memory.
    /// - Throws: `missing` with the bytes that the system would not give.
    public static func require(_ bytes: Int) throws(MemoryError) {
        guard has(bytes) else { throw .missing(bytes: bytes) }
    }

    /// Bytes of work with so many elements of a size, or `Int.max` beyond all numbers.
    public static func bytes(_ count: Int, each size: Int) -> Int {
        let (product, isOver) = count.multipliedReportingOverflow(by: size)
        return isOver ? Int.max : product
    }

    /// Bytes that a JSON text takes as a tree and in the work on it, by the values that it can
    /// have: there are no more than commas and opening brackets, and one.
    public static func bytes(forJSON text: UnsafeRawBufferPointer) -> Int {
        let values = text.reduce(1) { count, byte in
            let opens = byte == UInt8(ascii: ",") || byte | 0x20 == UInt8(ascii: "{")
            return opens ? count + 1 : count
        }
        return 2 * text.count + bytes(values, each: perValue)
    }

    /// A value in a tree that doubles as it grows, and what work on numbers makes of it.
    private static let perValue = 256
}

/// There is not enough memory.
public enum MemoryError: HospitalError, Hashable {
    /// The system would not give so many bytes.
    case missing(bytes: Int)

    /// The message with the need in MiB, rounded up.
    public var finding: Finding {
        switch self {
        case .missing(let bytes):
            return Finding(.memoryMissing, ["size": .count(bytes / (1 << 20) + 1)])
        }
    }
}
