import HospitalCore
import Interchange

/// Opens a book: the tables and settings of one hospital, and what every other call works on.
///
/// A book is an SQLite file with ordinary tables; a file that does not exist is made. Several
/// processes may work with one file. A book in memory is gone when it is closed.
///
/// A book may also stand in a hospital's own database, which is reached by unixODBC and the driver
/// of the database: `odbc:` and a connection string, such as `odbc:DSN=his;UID=hosp;PWD=secret`.
/// Members named `HOSP_…` are for the library: `HOSP_ENCODING` (`UTF-16`, `UTF-8` or `GB18030`: how
/// the driver takes texts), `HOSP_DIALECT`, `HOSP_LOGIN_SECONDS`, `HOSP_LOCK_SECONDS` and
/// `HOSP_STATEMENT_SECONDS`. No error shows a password.
///
/// - Parameters:
///   - location: where the book is: the path of a file; empty or `:memory:` for one in memory;
///     `odbc:…` for one in a database. May be NULL when `location_length` is 0.
///   - location_length: bytes of `location`; −1 when it ends with a terminator.
///   - encoding: `HOSP_UTF8`, `HOSP_GBK`, `HOSP_GB18030` or `HOSP_UTF16LE`: of `location`, and of
///     every text that goes into the book or comes out of it for its whole life.
///   - out_book: receives the handle of the book; close it with `hosp_close`.
/// - Returns: `HOSP_OK`.
/// - Errors: `HOSP_E_ARGUMENT` for a NULL pointer, an unknown encoding or a length below −1,
///   `HOSP_E_ENCODING` when `location` is no text of the encoding, `HOSP_E_UNKNOWN` for a
///   connection string that is none, and where unixODBC, the data source or the driver is missing,
///   `HOSP_E_IO` for a file or directory that cannot be read or written and for a server that does
///   not answer or refuses the user, `HOSP_E_CORRUPT` for a file that is no database or is damaged,
///   `HOSP_E_SCHEMA` for a book that a newer library has written, `HOSP_E_CONFLICT` when another
///   program holds the book for longer than 10 s, `HOSP_E_FORKED` for a file that was open in the
///   parent when this process was forked, `HOSP_E_TOO_BIG` when all handles are open. The words are
///   told by `hosp_error_text` for book 0.
/// - Thread: any.
/// - Since: 1.0
@_cdecl("hosp_open")
public func hosp_open(
    _ location: UnsafePointer<CChar>?, _ location_length: Int32, _ encoding: Int32,
    _ out_book: UnsafeMutablePointer<Int32>?
) -> Int32 {
    Call.free {
        guard let encoding = TextEncoding(rawValue: encoding) else {
            throw InterfaceError.argumentRange("encoding", Int(encoding))
        }
        do {
            let place = try required(out_book, "out_book")
            let name = try BoundaryText.name(
                location, location_length, argument: "location", encoding)
            let book = try BookContext(at: name, encoding: encoding)
            write(try HandleTable.open(book), to: place)
        } catch {
            ThreadState.opened(in: encoding, failed: true)
            throw error
        }
        ThreadState.opened(in: encoding, failed: false)
        return .ok
    }
}

/// Closes a book, a result, a cursor, a batch of rows or a sheet of formulas.
///
/// Closing a book closes its file and all that came from it.
///
/// A call under way in another thread ends first. Results and cursors do not depend on each other:
/// a cursor stays open when its result is closed.
///
/// - Parameter handle: what to close; 0 is allowed and does nothing.
/// - Returns: `HOSP_OK`.
/// - Errors: `HOSP_E_HANDLE` when the handle is not open, for instance closed before.
/// - Thread: any.
/// - Since: 1.0
@_cdecl("hosp_close")
public func hosp_close(_ handle: Int32) -> Int32 {
    guard handle != 0, !HandleTable.close(handle) else { return Status.ok.rawValue }
    return Call.free { throw InterfaceError.handleInvalid(handle) }
}

/// Sets an option that is a text.
///
///     language   zh (at first) or en: the language of messages
///     actor      who works with the book, at most 64 characters; the host owns the login
///     now        the local wall time yyyymmddhhmmss, stored with every import, run and change;
///                empty (at first) when it is not said, and then the tables cannot be changed
///     roles      the roles of the actor, separated by commas
///     attached_location  NAME=LOCATION: where the attached sources that name it are, as for
///                hosp_open; it may hold a password, is never stored and never shown
///     plain_export  allow (at first), or refuse: cursors over tables with sensitive columns, such
///                as the pay of persons, are not written as CSV or Arrow; `book.tables` tells which
///
/// - Parameters:
///   - book: the book; 0 sets `language` for the errors of this thread.
///   - option: name of the option, ending with a terminator, in the encoding of the book.
///   - value: the value; may be NULL when `value_length` is 0.
///   - value_length: bytes of `value`; −1 when it ends with a terminator.
/// - Returns: `HOSP_OK`.
/// - Errors: `HOSP_E_UNKNOWN` for a name that is no text option (the message names the nearest),
///   `HOSP_E_ARGUMENT` for a value that the option does not take, a NULL pointer or a length below
///   −1, `HOSP_E_ENCODING`, `HOSP_E_HANDLE`, `HOSP_E_KIND`, `HOSP_E_FORKED`. The option keeps its
///   value on error.
/// - Thread: any.
/// - Since: 1.0
@_cdecl("hosp_set_text")
public func hosp_set_text(
    _ book: Int32, _ option: UnsafePointer<CChar>?, _ value: UnsafePointer<CChar>?,
    _ value_length: Int32
) -> Int32 {
    guard book != 0 else {
        return Call.free {
            let encoding = ThreadState.encoding
            let name = try BoundaryText.name(option, -1, argument: "option", encoding)
            let text = try BoundaryText.name(value, value_length, argument: "value", encoding)
            try ThreadState.set(name) { (options) throws(InterfaceError) in
                try options.set(name, to: text)
            }
            return .ok
        }
    }
    return Call.on(BookContext.self, book) { book in
        let name = try book.name(option, -1, argument: "option")
        try book.options.set(name, to: try book.name(value, value_length, argument: "value"))
        return .ok
    }
}

/// Sets an option that is a number.
///
///     today          the day that counts as today, yyyymmdd; 0 (at first) when it is not said
///     blank_padding  1: text out is padded with blanks to the end of the buffer, for
///                    fixed-width variables; 0 (at first): not
///     substitute     1: a character that the encoding lacks is written as a question mark;
///                    0 (at first): it is an error
///     csv_labels     1: the first row of CSV holds the labels of the columns in the language of
///                    the book; 0 (at first): their names
///     threads        how many threads a call may use, 1 (at first) to 64: case costing from
///                    files and, on two, imports; they end before the call returns
///
/// - Parameters:
///   - book: the book; 0 sets `blank_padding` for texts that belong to no book, in this thread.
///   - option: name of the option, ending with a terminator, in the encoding of the book.
///   - value: the value.
/// - Returns: `HOSP_OK`.
/// - Errors: `HOSP_E_UNKNOWN` for a name that is no number option (the message names the nearest),
///   `HOSP_E_ARGUMENT` for a value that the option does not take or a NULL pointer,
///   `HOSP_E_ENCODING`, `HOSP_E_HANDLE`, `HOSP_E_KIND`, `HOSP_E_FORKED`. The option keeps its
///   value on error.
/// - Thread: any.
/// - Since: 1.0
@_cdecl("hosp_set_int")
public func hosp_set_int(
    _ book: Int32, _ option: UnsafePointer<CChar>?, _ value: Int32
) -> Int32 {
    guard book != 0 else {
        return Call.free {
            let name = try BoundaryText.name(
                option, -1, argument: "option", ThreadState.encoding)
            try ThreadState.set(name) { (options) throws(InterfaceError) in
                try options.set(name, to: value)
            }
            return .ok
        }
    }
    return Call.on(BookContext.self, book) { book in
        try book.options.set(try book.name(option, -1, argument: "option"), to: value)
        return .ok
    }
}
