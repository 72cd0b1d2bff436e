import HospitalCore
import Interchange

/// JSON that is accepted is written as a text that reads back as the same tree, and is written in
/// the same way again.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzJSON(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let buffer = UnsafeBufferPointer(start: bytes, count: count)
    guard let value = try? JSONValue(parsing: buffer) else { return 0 }
    let written = value.utf8
    let again = Law.succeeds("what is written is read back") { try JSONValue(parsing: written) }
    Law.holds(again == value, "\(value) is written as \(again)")
    Law.holds(again.utf8 == written, "\(value.text) is written the same way again")
    return 0
}
