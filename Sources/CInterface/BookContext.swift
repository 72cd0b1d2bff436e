import CShims
import HospitalBook
import HospitalCore
import Interchange

/// What stands behind the handle of a book: its encoding, options, last error, and the book itself.
///
/// Everything here is read and changed only under the lock of the book.
final class BookContext: HandleContext {
    static let kind = HandleKind.book
    var book: BookContext { self }

    /// The encoding of every text that goes in or out, fixed for the book's life.
    let encoding: TextEncoding
    /// The slot of its handle, which guards all that belongs to it.
    var slot: Int32 = 0
    /// What the host has set.
    ///
    /// It is looked at with every text that goes out, and the lock of the book is the check that
    /// nobody changes it meanwhile.
    @exclusivity(unchecked)
    var options = BookOptions() {
        didSet { if let tables { tell(tables) } }
    }
    /// What went wrong last; `nil` as long as nothing did.
    var lastError: Finding?
    /// Bytes of arguments handed over in pieces, waiting for the next run.
    var pendingArguments: [UInt8] = []
    private var tables: Book?

    /// Opens the book at a location: a file at once, so that everything wrong with it is told now.
    ///
    /// A book in memory gets its tables at their first use: a host that only calculates may have
    /// thousands of them, and a database each would cost it tens of kilobytes.
    /// - Throws: as `Book.init`.
    init(at location: String, encoding: TextEncoding) throws {
        self.encoding = encoding
        if !Book.isInMemory(location) { tables = try Self.open(location) }
    }

    /// The tables and what runs over them.
    func hospitalBook() throws -> Book {
        if let tables { return tables }
        let book = try Self.open("")
        tell(book)
        tables = book
        return book
    }

    private static func open(_ location: String) throws -> Book {
        try Book(at: location, libraryVersion: LibraryVersion.text)
    }

    /// What the host said of the time and the actor is stored with every import, run and change.
    private func tell(_ book: Book) {
        book.now = options.now
        book.actor = options.actor.isEmpty ? nil : options.actor
        book.threads = Int(options.threads)
        book.attachedLocations = options.attachedLocations
    }

    /// Runs a call that may take long: other threads see how far it is and may end it.
    func long<Answer>(_ call: (Book) throws -> Answer) throws -> Answer {
        let book = try hospitalBook()
        let slot = slot
        book.monitor = RunMonitor { shim_progress_tell(slot, $0, $1) == 0 }
        shim_progress_begin(slot)
        defer { shim_progress_end(slot) }
        return try call(book)
    }

    /// How text of this book goes out; asked for with every cell that a host reads.
    @inline(__always)
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
