import HospitalCore
import Interchange

/// A message that is accepted is written as a document that reads back as the same message, in
/// every encoding that a document may declare; a document that is none is refused.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzMessages(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let buffer = UnsafeBufferPointer(start: bytes, count: count)
    guard let document = try? MarkupDocument(bytes: Array(buffer)),
        let read = try? SignedMessage(document.root)
    else { return 0 }
    for encoding in [TextEncoding.utf8, .gbk, .gb18030] {
        guard let written = try? read.document(in: encoding) else { continue }
        let again = Law.succeeds("what is written is read back") {
            try SignedMessage(MarkupDocument(bytes: encoding.encoded(written)).root)
        }
        Law.holds(again == read, "\(read) is written as \(written)")
    }
    return 0
}
