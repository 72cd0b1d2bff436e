import CShims
import HospitalCore
import Interchange

/// What the library remembers for a thread: its last error, and how it wants to be told.
///
/// The error is kept as text in both languages in memory of the thread itself: nothing has to be
/// freed when the thread ends, and the language can still be chosen afterwards.
enum ThreadState {
    /// The options that `hosp_set_text` and `hosp_set_int` take for book 0.
    static let optionNames = ["language", "blank_padding"]

    /// The language and the padding of this thread.
    static var options: BookOptions {
        get {
            let thread = shim_current_thread()
            var options = BookOptions()
            options.language = thread.pointee.language == 0 ? .chinese : .english
            options.isPadding = thread.pointee.is_padding != 0
            return options
        }
        set {
            let thread = shim_current_thread()
            thread.pointee.language = newValue.language == .chinese ? 0 : 1
            thread.pointee.is_padding = newValue.isPadding ? 1 : 0
        }
    }

    /// Changes an option of this thread.
    /// - Throws: `optionUnknown` for an option that only books have, and what the change throws.
    static func set(
        _ name: String, _ change: (inout BookOptions) throws(InterfaceError) -> Void
    ) throws(InterfaceError) {
        guard optionNames.contains(name) else {
            throw .optionUnknown(name, nearest: NearestName.nearest(to: name, in: optionNames))
        }
        try change(&options)
    }

    /// The encoding of the thread's last failed open, else of its first open, else UTF-8.
    static var encoding: TextEncoding {
        TextEncoding(rawValue: shim_current_thread().pointee.encoding) ?? .utf8
    }

    /// Remembers the encoding of an open.
    static func opened(in encoding: TextEncoding, failed: Bool) {
        let thread = shim_current_thread()
        guard failed || thread.pointee.encoding_is_set == 0 else { return }
        thread.pointee.encoding = encoding.rawValue
        thread.pointee.encoding_is_set = 1
    }

    /// How text of this thread goes out; what the encoding lacks becomes a question mark, because
    /// an error must always be readable.
    static var textOutput: TextOutput {
        TextOutput(encoding: encoding, isSubstituting: true, isPadding: options.isPadding)
    }

    /// Keeps an error as the last one of this thread.
    static func record(_ finding: Finding) {
        let thread = shim_current_thread()
        thread.pointee.number = finding.message.number
        thread.pointee.chinese_length = copy(
            finding.text(in: .chinese), to: shim_thread_chinese(thread))
        thread.pointee.english_length = copy(
            finding.text(in: .english), to: shim_thread_english(thread))
    }

    /// The number of the last error, 0 when there was none.
    static var errorNumber: Int32 { shim_current_thread().pointee.number }

    /// The last error in the language of this thread; empty when there was none.
    static var errorText: String {
        let thread = shim_current_thread()
        let isChinese = thread.pointee.language == 0
        let start = isChinese ? shim_thread_chinese(thread) : shim_thread_english(thread)
        let length = isChinese ? thread.pointee.chinese_length : thread.pointee.english_length
        let bytes = UnsafeRawBufferPointer(start: start, count: Int(length))
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Copies as many whole characters as fit and says how many bytes they are.
    private static func copy(_ text: String, to place: UnsafeMutablePointer<CChar>) -> Int32 {
        var text = text
        return text.withUTF8 { bytes in
            var count = min(bytes.count, Int(SHIM_ERROR_CAPACITY))
            // A byte 10xxxxxx continues a character, which then would be cut.
            while count > 0, count < bytes.count, bytes[count] & 0xC0 == 0x80 { count -= 1 }
            let room = UnsafeMutableRawBufferPointer(start: place, count: count)
            room.copyMemory(from: UnsafeRawBufferPointer(start: bytes.baseAddress, count: count))
            return Int32(count)
        }
    }
}
