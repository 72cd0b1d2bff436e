/// What every target does with the bytes of the fuzzer.
enum Law {
    /// The bytes as a text, as far as they are UTF-8; nothing else reaches a parser of the library.
    static func text(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> String? {
        String(validating: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
    }

    /// Ends the program with the law that is broken and the values that break it.
    static func holds(_ isTrue: Bool, _ law: @autoclosure () -> String) {
        guard isTrue else { fatalError("broken law: \(law())") }
    }

    /// The value of something that cannot fail once its input was accepted.
    static func succeeds<Value>(_ law: String, _ value: () throws -> Value) -> Value {
        do { return try value() } catch { fatalError("broken law: \(law): \(error)") }
    }
}
