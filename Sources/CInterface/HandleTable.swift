import CShims
import HospitalCore

/// What a handle stands for; the number is private to the library.
enum HandleKind: Int32 {
    case book = 1
    case result
    case cursor
    case rows
    case formulas

    /// The kind in words.
    var phrase: MessageValue {
        switch self {
        case .book: return .phrase(chinese: "账簿", english: "a book")
        case .result: return .phrase(chinese: "结果", english: "a result")
        case .cursor: return .phrase(chinese: "游标", english: "a cursor")
        case .rows: return .phrase(chinese: "录入批次", english: "a batch of rows")
        case .formulas: return .phrase(chinese: "公式表", english: "a sheet of formulas")
        }
    }
}

/// An object behind a handle.
///
/// It belongs to a book and is used only under the lock of that book.
protocol HandleContext: AnyObject {
    /// The kind of the handles that stand for such objects.
    static var kind: HandleKind { get }
    /// The book it belongs to; a book belongs to itself.
    var book: BookContext { get }
}

/// The handles of the C interface: 16 bits of slot, 15 bits of generation, never 0.
///
/// A handle is looked up in constant time without the lock of the table: the slot says which book
/// guards it, that book is locked, and then the slot is asked again. Whoever closes a handle holds
/// the lock of its book, so an object in use is never freed, and a handle that was closed in
/// between no longer stands in its slot.
///
/// A slot rests until 1,024 others are free, and every reuse is a new generation: a stale handle is
/// refused for at least 33 million openings before its number can come again.
enum HandleTable {
    /// How many handles can be open at the same time.
    static let capacity = SHIM_SLOT_COUNT - 1
    private static let restingSlots: Int32 = 1024
    private static let lastGeneration: Int32 = 32_767

    /// What came of looking up a handle.
    ///
    /// `granted` holds the lock of the book.
    enum Access {
        case granted(object: UnsafeMutableRawPointer, guardSlot: Int32)
        case invalid
        /// The handle is of another kind; its book is still locked, so that the error can be kept.
        case otherKind(guardSlot: Int32)
        case forked
    }

    /// Looks a handle up and locks its book; the caller unlocks.
    static func enter(_ handle: Int32, kind: HandleKind) -> Access {
        guard handle > 0 else { return .invalid }
        let slot = shim_slot_at(handle)
        guard shim_load(&slot.pointee.handle) == handle else { return .invalid }
        let guardSlot = shim_load(&slot.pointee.guard)
        shim_book_lock(guardSlot)
        guard shim_load(&slot.pointee.handle) == handle, let object = slot.pointee.object else {
            shim_book_unlock(guardSlot)
            return .invalid
        }
        guard slot.pointee.fork_count == shim_fork_count() else {
            shim_book_unlock(guardSlot)
            return .forked
        }
        guard slot.pointee.kind == kind.rawValue else { return .otherKind(guardSlot: guardSlot) }
        return .granted(object: object, guardSlot: guardSlot)
    }

    /// The slot of a book, found without its lock.
    ///
    /// - Throws: `handleInvalid`, `handleKind`, `forkedHandle`.
    static func bookSlot(_ handle: Int32) throws(InterfaceError) -> Int32 {
        guard handle > 0 else { throw .handleInvalid(handle) }
        let slot = shim_slot_at(handle)
        guard shim_load(&slot.pointee.handle) == handle else { throw .handleInvalid(handle) }
        // What is not atomic does not change while the handle is open.
        guard slot.pointee.fork_count == shim_fork_count() else { throw .forkedHandle(handle) }
        let number = handle & 0xFFFF
        // Only a book guards itself.
        guard shim_load(&slot.pointee.guard) == number else {
            throw .handleKind(handle, expected: .book)
        }
        return number
    }

    /// The book that is locked by its slot.
    static func lockedBook(_ guardSlot: Int32) -> BookContext? {
        guard let object = shim_slot_at(guardSlot).pointee.object else { return nil }
        return Unmanaged<BookContext>.fromOpaque(object).takeUnretainedValue()
    }

    /// Opens a handle for an object; its book is locked, or is the object itself.
    ///
    /// - Throws: `handlesExhausted` when all are open.
    static func open<Context: HandleContext>(
        _ context: Context
    ) throws(InterfaceError) -> Int32 {
        shim_table_lock()
        defer { shim_table_unlock() }
        guard let number = freeSlot() else { throw .handlesExhausted }
        let slot = shim_slot_at(number)
        let generation = slot.pointee.generation % lastGeneration + 1
        slot.pointee.generation = generation
        slot.pointee.kind = Context.kind.rawValue
        slot.pointee.fork_count = shim_fork_count()
        slot.pointee.object = Unmanaged.passRetained(context).toOpaque()
        slot.pointee.first = 0
        slot.pointee.next = 0
        slot.pointee.previous = 0
        if Context.kind == .book {
            context.book.slot = number
        } else {
            link(number, slot, to: shim_slot_at(context.book.slot))
        }
        shim_store(&slot.pointee.guard, context.book.slot)
        let handle = generation << 16 | number
        shim_store(&slot.pointee.handle, handle)
        return handle
    }

    /// Closes a handle of any kind, and with a book everything that belongs to it.
    ///
    /// - Returns: `false` when the handle is invalid.
    static func close(_ handle: Int32) -> Bool {
        guard handle > 0 else { return false }
        let slot = shim_slot_at(handle)
        guard shim_load(&slot.pointee.handle) == handle else { return false }
        let guardSlot = shim_load(&slot.pointee.guard)
        shim_book_lock(guardSlot)
        let closed = closeLocked(handle)
        shim_book_unlock(guardSlot)
        // Closing the file of a book takes locks of SQLite, which no fork may leave locked.
        shim_call_begin()
        for object in closed ?? [] { object.release() }
        shim_call_end()
        return closed != nil
    }

    /// Closes a child of the book that the caller has locked.
    static func closeChild(_ handle: Int32) {
        for object in closeLocked(handle) ?? [] { object.release() }
    }

    /// Takes a handle and its children out of the table; `nil` when it is not open.
    private static func closeLocked(_ handle: Int32) -> [Unmanaged<AnyObject>]? {
        let slot = shim_slot_at(handle)
        guard shim_load(&slot.pointee.handle) == handle else { return nil }
        var closed: [Unmanaged<AnyObject>] = []
        shim_table_lock()
        while slot.pointee.first != 0 {
            let child = slot.pointee.first
            remove(child, shim_slot_at(child), collecting: &closed)
        }
        remove(handle & 0xFFFF, slot, collecting: &closed)
        shim_table_unlock()
        return closed
    }

    /// A slot that has rested, a fresh one, or any free one; `nil` when all are open.
    private static func freeSlot() -> Int32? {
        let table = shim_handle_table()
        if table.pointee.free_count <= restingSlots, table.pointee.used < SHIM_SLOT_COUNT {
            let number = table.pointee.used
            shim_store(&table.pointee.used, number + 1)
            return number
        }
        let number = table.pointee.free_first
        guard number != 0 else { return nil }
        let slot = shim_slot_at(number)
        table.pointee.free_first = slot.pointee.next
        if slot.pointee.next == 0 { table.pointee.free_last = 0 }
        table.pointee.free_count -= 1
        return number
    }

    private static func link(
        _ number: Int32, _ slot: UnsafeMutablePointer<shim_slot>,
        to book: UnsafeMutablePointer<shim_slot>
    ) {
        let first = book.pointee.first
        slot.pointee.next = first
        if first != 0 { shim_slot_at(first).pointee.previous = number }
        book.pointee.first = number
    }

    /// Takes a slot out of its book's list, frees it, and hands back what it held.
    private static func remove(
        _ number: Int32, _ slot: UnsafeMutablePointer<shim_slot>,
        collecting closed: inout [Unmanaged<AnyObject>]
    ) {
        let (previous, next) = (slot.pointee.previous, slot.pointee.next)
        if previous != 0 {
            shim_slot_at(previous).pointee.next = next
        } else if slot.pointee.guard != number {
            shim_slot_at(slot.pointee.guard).pointee.first = next
        }
        if next != 0 { shim_slot_at(next).pointee.previous = previous }
        // What a parent's thread was doing with the object when the process forked is not known, so
        // the child gives the handle up and leaves the memory alone.
        if let object = slot.pointee.object, slot.pointee.fork_count == shim_fork_count() {
            closed.append(Unmanaged.fromOpaque(object))
        }
        slot.pointee.object = nil
        shim_store(&slot.pointee.handle, 0)
        addFree(number, slot)
    }

    private static func addFree(_ number: Int32, _ slot: UnsafeMutablePointer<shim_slot>) {
        let table = shim_handle_table()
        slot.pointee.next = 0
        if table.pointee.free_last != 0 {
            shim_slot_at(table.pointee.free_last).pointee.next = number
        } else {
            table.pointee.free_first = number
        }
        table.pointee.free_last = number
        table.pointee.free_count += 1
    }
}
