/// Texts taken apart by another text. The library of regular expressions, which has functions of
/// this kind too, would make the shared library a megabyte larger.
extension StringProtocol {
    /// The parts between the places where the separator stands; empty ones too.
    ///
    /// An empty separator stands nowhere.
    package func parts(by separator: String) -> [String] {
        let (bytes, mark) = (Array(utf8), Array(separator.utf8))
        guard !mark.isEmpty else { return [String(self)] }
        var parts: [String] = []
        var (start, place) = (0, 0)
        while place <= bytes.count - mark.count {
            if bytes[place..<place + mark.count].elementsEqual(mark) {
                parts.append(String(decoding: bytes[start..<place], as: UTF8.self))
                place += mark.count
                start = place
            } else {
                place += 1
            }
        }
        return parts + [String(decoding: bytes[start...], as: UTF8.self)]
    }

    /// Whether a text stands in this one, byte for byte.
    package func holds(_ text: String) -> Bool { parts(by: text).count > 1 }
}
