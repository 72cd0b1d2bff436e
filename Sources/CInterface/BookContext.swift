import HospitalCore
import Interchange

/// What stands behind the handle of a book: its encoding, options, last error and storage.
///
/// Everything here is read and changed only under the lock of the book.
final class BookContext: HandleContext {
    static let kind = HandleKind.book
    var book: BookContext { self }

    /// The encoding of every text that goes in or out, fixed for the book's life.
    let encoding: TextEncoding
    /// Where its tables are.
    var storage = BookStorage.memory
    /// The slot of its handle, which guards all that belongs to it.
    var slot: Int32 = 0
    /// What the host has set.
    var options = BookOptions()
    /// What went wrong last; `nil` as long as nothing did.
    var lastError: Finding?
    /// Bytes of arguments handed over in pieces, waiting for the next run.
    var pendingArguments: [UInt8] = []

    init(encoding: TextEncoding) { self.encoding = encoding }

    /// How text of this book goes out.
    var textOutput: TextOutput {
        TextOutput(
            encoding: encoding, isSubstituting: options.isSubstituting,
            isPadding: options.isPadding)
    }

    /// How errors go out: what the encoding lacks becomes a question mark, because an error must
    /// always be readable.
    var errorOutput: TextOutput {
        TextOutput(encoding: encoding, isSubstituting: true, isPadding: options.isPadding)
    }

    /// A name, option or path from outside; where text is padded with blanks on its way out, blanks
    /// at the end of a name do not count on its way in.
    func name(
        _ text: UnsafePointer<CChar>?, _ length: Int32, argument: String
    ) throws -> String {
        var name = try BoundaryText.name(text, length, argument: argument, encoding)
        while options.isPadding, name.utf8.last == 0x20 { name.removeLast() }
        return name
    }
}

/// Where a book keeps its tables.
enum BookStorage {
    /// In memory, gone when the book is closed.
    case memory

    /// The storage that a location names: the only place that decides which kinds exist.
    ///
    /// - Throws: `storageUnavailable` for files and databases, which this version does not open.
    init(location: String) throws(InterfaceError) {
        guard location.isEmpty || location == ":memory:" else {
            throw .storageUnavailable(location)
        }
        self = .memory
    }
}
