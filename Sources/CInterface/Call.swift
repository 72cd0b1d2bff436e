import CShims
import HospitalCore

/// Every call of the C interface runs through one of these: find the handle, lock its book, run,
/// and turn whatever is thrown into a status and a sentence.
enum Call {
    /// A call on a handle of the given kind.
    static func on<Context: HandleContext>(
        _ kind: Context.Type, _ handle: Int32, function: StaticString = #function,
        _ body: (Context) throws -> Status
    ) -> Int32 {
        switch HandleTable.enter(handle, kind: kind.kind) {
        case .granted(let object, let guardSlot):
            defer { shim_book_unlock(guardSlot) }
            return Unmanaged<Context>.fromOpaque(object)._withUnsafeGuaranteedRef { context in
                do {
                    return try body(context).rawValue
                } catch {
                    return failed(error, function, context.book)
                }
            }
        case .otherKind(let guardSlot):
            defer { shim_book_unlock(guardSlot) }
            return failed(
                InterfaceError.handleKind(handle, expected: kind.kind), function,
                HandleTable.lockedBook(guardSlot))
        case .invalid:
            return free(function: function) { throw InterfaceError.handleInvalid(handle) }
        case .forked:
            return free(function: function) { throw InterfaceError.forkedHandle(handle) }
        }
    }

    /// A call that belongs to no book: its errors are those of the thread.
    static func free(function: StaticString = #function, _ body: () throws -> Status) -> Int32 {
        shim_call_begin()
        defer { shim_call_end() }
        do {
            return try body().rawValue
        } catch {
            return failed(error, function, nil)
        }
    }

    /// A question about the last error, which must not become the last error itself.
    ///
    /// - `thread` answers for book 0.
    /// - `book` answers for an open book.
    static func aboutError(
        of handle: Int32, thread: () throws -> Int32, book: (BookContext) throws -> Int32
    ) -> Int32 {
        do {
            guard handle != 0 else {
                shim_call_begin()
                defer { shim_call_end() }
                return try thread()
            }
            switch HandleTable.enter(handle, kind: .book) {
            case .granted(let object, let guardSlot):
                defer { shim_book_unlock(guardSlot) }
                return try book(Unmanaged.fromOpaque(object).takeUnretainedValue())
            case .otherKind(let guardSlot):
                shim_book_unlock(guardSlot)
                return Status.kind.rawValue
            case .invalid: return Status.handle.rawValue
            case .forked: return Status.forked.rawValue
            }
        } catch {
            return finding(error, "").message.status.rawValue
        }
    }

    /// Keeps the error for the thread and, where there is one, for the book.
    private static func failed(
        _ error: any Error, _ function: StaticString, _ book: BookContext?
    ) -> Int32 {
        let finding = finding(error, function.description)
        book?.lastError = finding
        ThreadState.record(finding)
        return finding.message.status.rawValue
    }

    private static func finding(_ error: any Error, _ function: String) -> Finding {
        switch error {
        case let error as InterfaceError:
            // `#function` reads hosp_close(handle:).
            return error.finding(in: String(function.prefix { $0 != "(" }))
        case let error as any HospitalError: return error.finding
        default: return Finding(.internalFault, ["detail": .text("\(error)")])
        }
    }
}
