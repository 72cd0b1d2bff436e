/// Numbers that lie one behind the other in memory of the caller, who keeps them until the
/// calculation ends; the memory may be unaligned and is not copied.
///
/// Positions are counted from 0 and lie below `count`; whoever loops over them holds to that.
@frozen
public struct NumberArray<Number: BitwiseCopyable>: @unchecked Sendable {
    @usableFromInline let bytes: UnsafeRawBufferPointer
    /// How many there are.
    public let count: Int

    /// Numbers at a place; none needs no place.
    @inlinable
    public init(_ start: UnsafeRawPointer?, count: Int) {
        self.count = count
        bytes = UnsafeRawBufferPointer(start: start, count: count * MemoryLayout<Number>.stride)
    }

    /// Where the first number stands, maybe unaligned; `nil` at most where there is none.
    @inlinable
    public var start: UnsafeRawPointer? { bytes.baseAddress }

    /// The number at a position.
    @inlinable
    public subscript(position: Int) -> Number {
        @inline(__always) get {
            bytes.loadUnaligned(
                fromByteOffset: position &* MemoryLayout<Number>.stride, as: Number.self)
        }
    }
}

/// A place in memory of the caller where results go, one behind the other; it may be unaligned.
///
/// Several workers may write at once as long as no two write the same position.
@frozen
public struct ResultArray<Number: BitwiseCopyable>: @unchecked Sendable {
    @usableFromInline let bytes: UnsafeMutableRawBufferPointer
    /// How many there are.
    public let count: Int

    /// Room for numbers at a place; none needs no place.
    @inlinable
    public init(_ start: UnsafeMutableRawPointer?, count: Int) {
        self.count = count
        bytes = UnsafeMutableRawBufferPointer(
            start: start, count: count * MemoryLayout<Number>.stride)
    }

    /// Where the first number goes, maybe unaligned; `nil` at most where there is none.
    @inlinable
    public var start: UnsafeMutableRawPointer? { bytes.baseAddress }

    /// The number at a position.
    @inlinable
    public subscript(position: Int) -> Number {
        @inline(__always) get {
            bytes.loadUnaligned(
                fromByteOffset: position &* MemoryLayout<Number>.stride, as: Number.self)
        }
        @inline(__always) nonmutating set {
            bytes.storeBytes(
                of: newValue, toByteOffset: position &* MemoryLayout<Number>.stride,
                as: Number.self)
        }
    }
}
