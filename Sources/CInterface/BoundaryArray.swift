import HospitalBook
import HospitalCore
import Interchange

/// How arrays of numbers cross the boundary: a pointer, which may be unaligned, and a count.
enum BoundaryArray {
    /// The longest array taken.
    static let longest: Int32 = 1 << 24
    /// Bytes of work for an element that is copied: an exact number, its share and its place.
    private static let perCopy = 192
    /// Bytes of work for an element that stays where it is.
    private static let perPlace = 48

    /// A count of elements.
    /// - Throws: `argumentRange` below 0 or above the limit.
    static func count(_ count: Int32, _ argument: String) throws(InterfaceError) -> Int {
        guard (0...longest).contains(count) else { throw .argumentRange(argument, Int(count)) }
        return Int(count)
    }

    /// Asks for the memory that work on so many elements takes.
    /// - Throws: `memoryMissing`.
    private static func requireMemory(_ count: Int, each size: Int) throws(InterfaceError) {
        let bytes = WorkingMemory.bytes(count, each: size)
        guard WorkingMemory.has(bytes) else { throw .memoryMissing(bytes: bytes) }
    }

    /// The numbers of an array; NULL is an array of none.
    /// - Throws: `argumentNull` when there should be some, `argumentRange` for the count,
    ///   `memoryMissing` when there is no room for work on so many.
    static func numbers<Number: BitwiseCopyable>(
        _ start: UnsafePointer<Number>?, _ count: Int32, _ argument: String
    ) throws(InterfaceError) -> [Number] {
        let count = try self.count(count, "count")
        guard count > 0 else { return [] }
        guard let start else { throw .argumentNull(argument) }
        try requireMemory(count, each: perCopy)
        let bytes = UnsafeRawPointer(start)
        let stride = MemoryLayout<Number>.stride
        return [Number](unsafeUninitializedCapacity: count) { room, filled in
            UnsafeMutableRawBufferPointer(room).copyMemory(
                from: UnsafeRawBufferPointer(start: bytes, count: count * stride))
            filled = count
        }
    }

    /// The numbers of an array as decimals with the given number of decimals.
    /// - Throws: as ``numbers(_:_:_:)``; `argumentRange` for decimals outside of 0 to 18.
    static func decimals(
        _ start: UnsafePointer<Int64>?, _ count: Int32, _ argument: String,
        decimals: (value: Int32, argument: String)
    ) throws -> [Decimal] {
        guard (0...18).contains(decimals.value) else {
            throw InterfaceError.argumentRange(decimals.argument, Int(decimals.value))
        }
        return try numbers(start, count, argument).map {
            try Decimal(significand: Int128($0), scale: Int(decimals.value))
        }
    }

    /// The numbers of an array where they lie, for calculations that are worth no copy.
    /// - Throws: `argumentNull` when there should be some, `memoryMissing`.
    static func inPlace<Number>(
        _ start: UnsafePointer<Number>?, _ count: Int, _ argument: String
    ) throws(InterfaceError) -> NumberArray<Number> {
        guard start != nil || count == 0 else { throw .argumentNull(argument) }
        try requireMemory(count, each: perPlace)
        return NumberArray(UnsafeRawPointer(start), count: count)
    }

    /// Room for results in a caller's array.
    /// - Throws: `argumentNull` when there should be some.
    static func room<Number>(
        _ start: UnsafeMutablePointer<Number>?, _ count: Int, _ argument: String
    ) throws(InterfaceError) -> ResultArray<Number> {
        guard start != nil || count == 0 else { throw .argumentNull(argument) }
        return ResultArray(UnsafeMutableRawPointer(start), count: count)
    }

    /// The threads that a caller allows.
    /// - Throws: `argumentRange` outside of 1 to 64.
    static func workers(_ threads: Int32) throws(InterfaceError) -> Workers {
        guard (1...64).contains(threads) else { throw .argumentRange("threads", Int(threads)) }
        return .threads(Int(threads))
    }

    /// Writes numbers to a caller's array, which has room for them.
    static func write<Number: BitwiseCopyable>(
        _ numbers: [Number], to start: UnsafeMutablePointer<Number>?
    ) {
        guard let start else { return }
        let place = UnsafeMutableRawPointer(start)
        numbers.withUnsafeBytes { bytes in
            guard let first = bytes.baseAddress else { return }
            place.copyMemory(from: first, byteCount: bytes.count)
        }
    }
}

extension Apportionment.Residual {
    /// The policy of a `HOSP_*` constant.
    /// - Throws: `argumentRange`.
    init(constant: Int32) throws(InterfaceError) {
        switch constant {
        case 0: self = .largestRemainder
        case 1: self = .largest
        case 2: self = .first
        case 3: self = .last
        default: throw .argumentRange("residual", Int(constant))
        }
    }
}
