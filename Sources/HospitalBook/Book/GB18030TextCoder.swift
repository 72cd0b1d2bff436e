import Interchange
import Storage

/// The texts of a database driver whose client encoding is GB18030.
struct GB18030TextCoder: StoreTextCoder {
    /// The bytes of a text; every character has some.
    func bytes(of text: String) -> [UInt8]? { try? TextEncoding.gb18030.encoded(text) }
    /// The text of bytes; `nil` when they are none.
    func text(of bytes: UnsafeRawBufferPointer) -> String? {
        try? TextEncoding.gb18030.decoded(bytes)
    }
}
