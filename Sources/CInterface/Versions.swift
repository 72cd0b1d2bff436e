import CShims
import HospitalCore

/// The version of the library, as text: `1.0.0`.
///
/// - Parameters:
///   - buffer: receives the version, in the encoding of `hosp_error_text` for book 0; may be NULL
///     when `capacity` is 0.
///   - capacity: bytes of the buffer, terminator included.
///   - out_needed: receives the bytes needed, terminator included; may be NULL.
/// - Returns: `HOSP_OK`.
/// - Errors: `HOSP_E_BUFFER` when the buffer is too small, `HOSP_E_ARGUMENT`.
/// - Thread: any.
/// - Since: 1.0
@_cdecl("hosp_version")
public func hosp_version(
    _ buffer: UnsafeMutablePointer<CChar>?, _ capacity: Int32,
    _ out_needed: UnsafeMutablePointer<Int32>?
) -> Int32 {
    Call.free {
        try ThreadState.textOutput.write(
            LibraryVersion.text, to: try TextBuffer(buffer, capacity, out_needed))
        return .ok
    }
}

/// The version of the library as a number: major × 1,000,000 + minor × 1,000 + patch.
///
/// Compare it with `HOSP_VERSION_NUMBER`, the version of the header a program was compiled with.
///
/// - Returns: the number, above 0.
/// - Errors: none.
/// - Thread: any.
/// - Since: 1.0
@_cdecl("hosp_version_number")
public func hosp_version_number() -> Int32 { LibraryVersion.number }

/// The number of the binary interface: it changes only together with the name of the library.
///
/// - Returns: the number, equal to `HOSP_ABI` of every header that fits.
/// - Errors: none.
/// - Thread: any.
/// - Since: 1.0
@_cdecl("hosp_abi")
public func hosp_abi() -> Int32 { LibraryVersion.abi }

/// The state of the sources that the library was built from, for support and audits.
///
/// - Parameters:
///   - buffer: receives the identification, in the encoding of `hosp_error_text` for book 0; may
///     be NULL when `capacity` is 0.
///   - capacity: bytes of the buffer, terminator included.
///   - out_needed: receives the bytes needed, terminator included; may be NULL.
/// - Returns: `HOSP_OK`.
/// - Errors: `HOSP_E_BUFFER` when the buffer is too small, `HOSP_E_ARGUMENT`.
/// - Thread: any.
/// - Since: 1.0
@_cdecl("hosp_source_id")
public func hosp_source_id(
    _ buffer: UnsafeMutablePointer<CChar>?, _ capacity: Int32,
    _ out_needed: UnsafeMutablePointer<Int32>?
) -> Int32 {
    Call.free {
        try ThreadState.textOutput.write(
            String(cString: shim_source_id()), to: try TextBuffer(buffer, capacity, out_needed))
        return .ok
    }
}

/// Whether the library has a feature, so that a program can run with older libraries.
///
///     cost.allocate …   a procedure of hosp_run
///     memory, file      books in memory, in files
///     gbk, gb18030, utf16le, utf8   encodings
///     csv, arrow        tables as delimited text, as Arrow C streams
///
/// - Parameter feature: name of the feature in ASCII, ending with a zero byte.
/// - Returns: 1 when the library has it, else 0.
/// - Errors: `HOSP_E_ARGUMENT` for a NULL pointer.
/// - Thread: any.
/// - Since: 1.0
@_cdecl("hosp_has")
public func hosp_has(_ feature: UnsafePointer<CChar>?) -> Int32 {
    var hasFeature = false
    let status = Call.free {
        let name = try BoundaryText.name(feature, -1, argument: "feature", .utf8)
        hasFeature = LibraryVersion.has(name)
        return .ok
    }
    return status == Status.ok.rawValue ? (hasFeature ? 1 : 0) : status
}
