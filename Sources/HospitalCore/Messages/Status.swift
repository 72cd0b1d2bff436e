/// What a call into the library ended with, in hundreds by kind of cause.
///
/// The numbers are the `HOSP_*` constants of `hosp.h`: they are a contract and are never reused.
/// Zero and positive numbers are no errors; a negative number tells a program what class of fault
/// happened, and the ``Message`` of the error says it in words.
public enum Status: Int32, CaseIterable, Sendable {
    /// The call did what it says.
    case ok = 0
    /// A cursor stands on a row.
    case row = 100
    /// A cursor has no more rows.
    case done = 101

    /// The caller passed an argument that the function does not take.
    case argument = -101
    /// The handle is unknown, stale or closed.
    case handle = -102
    /// The handle is of another kind than the function takes.
    case kind = -103
    /// The caller's buffer is too small; `out_needed` says how many bytes are.
    case buffer = -104
    /// The text is not valid in the encoding of the book.
    case encoding = -105
    /// The object is in use and cannot be used at the same time.
    case busy = -106
    /// The object was made before the process forked and cannot be used in the child.
    case forked = -107

    /// A value lies outside of its range.
    case range = -201
    /// An exact result does not fit its type.
    case overflow = -202
    /// Parts do not add up to their whole.
    case unbalanced = -203
    /// A key stands twice.
    case duplicate = -204
    /// Something needed is not there.
    case missing = -205
    /// A name is not known.
    case unknown = -206
    /// A text does not have the form it must have.
    case format = -207

    /// A rule of the field refuses the step.
    case rule = -300
    /// The period is closed.
    case closed = -301
    /// The object is locked.
    case locked = -302
    /// An approval is missing.
    case approval = -303
    /// One person may not do both steps.
    case separation = -304
    /// The budget does not cover the amount.
    case budget = -305

    /// Reading or writing failed.
    case io = -401
    /// The disk is full.
    case full = -402
    /// The file is damaged or is no book.
    case corrupt = -403
    /// The book was written by a newer library or lacks a table.
    case schema = -404
    /// The database refused a statement.
    case sql = -405
    /// Somebody else changed or holds what the call needs.
    case conflict = -406

    /// There is not enough memory.
    case memory = -501
    /// The input is larger than the library takes.
    case tooBig = -502
    /// The time given ran out.
    case timeout = -503
    /// The call was cancelled from another thread.
    case cancelled = -504

    /// A fault of the library itself.
    case `internal` = -900
}
