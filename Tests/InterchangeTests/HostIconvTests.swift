import XCTest

@testable import Interchange

#if canImport(Glibc)
    import Glibc

    /// Compares our tables with the converter of the host's C library, an independent source.
    final class HostIconvTests: XCTestCase {
        /// Codes whose scalar differs between the editions of GB 18030 (2000, 2005, 2022): ours are
        /// those of 2000, private-use scalars for characters that Unicode took in later.
        private let movedScalars: Set<UInt32> = Set(0xFE10...0xFE19).union(0x9FB4...0x9FBB).union([
            0x1E3F, 0x20087, 0x20089, 0x200CC, 0x215D7, 0x2298F, 0x241FE,
            0xE7C7, 0xE816, 0xE817, 0xE818, 0xE81E, 0xE826, 0xE82B, 0xE82C, 0xE831, 0xE832, 0xE83B,
            0xE843, 0xE854, 0xE855, 0xE864,
        ]).union(0xE78D...0xE796)

        private func compare(
            _ encoding: TextEncoding, _ codes: some Sequence<[UInt8]>
        ) throws -> (equal: Int, moved: Int) {
            let converter = try XCTUnwrap(iconv_open("UTF-32LE", encoding.name))
            if converter == iconv_t(bitPattern: -1) {
                throw XCTSkip("this host has no converter for \(encoding.name)")
            }
            defer { iconv_close(converter) }
            var equal = 0
            var moved = 0
            for code in codes {
                guard let theirs = scalar(of: code, converter),
                    let ours = try? encoding.decoded(code).unicodeScalars.first?.value
                else { continue }
                if ours == theirs {
                    equal += 1
                } else if movedScalars.contains(ours) || movedScalars.contains(theirs) {
                    moved += 1
                } else {
                    XCTFail("\(code): \(ours) here, \(theirs) there")
                }
            }
            return (equal, moved)
        }

        private func scalar(of code: [UInt8], _ converter: iconv_t) -> UInt32? {
            var input = code.map { CChar(bitPattern: $0) }
            var output = [CChar](repeating: 0, count: 16)
            var inputLeft = input.count
            var outputLeft = output.count
            let status = input.withUnsafeMutableBufferPointer { source in
                output.withUnsafeMutableBufferPointer { target in
                    var from = source.baseAddress
                    var to = target.baseAddress
                    iconv(converter, nil, nil, nil, nil)
                    return iconv(converter, &from, &inputLeft, &to, &outputLeft)
                }
            }
            guard status != -1, inputLeft == 0, outputLeft == 12 else { return nil }
            return (0..<4).reduce(0) { $0 | UInt32(UInt8(bitPattern: output[$1])) << (8 * $1) }
        }

        private var twoByteCodes: [[UInt8]] {
            (UInt8(0x81)...0xFE).flatMap { lead in (UInt8(0x40)...0xFE).map { [lead, $0] } }
        }

        func testGBKAgreesWithTheHost() throws {
            let result = try compare(.gbk, twoByteCodes)
            XCTAssertEqual(result.equal, 21_791)
            XCTAssertEqual(result.moved, 0)
        }

        func testGB18030AgreesWithTheHostExceptForMovedCharacters() throws {
            let twoBytes = try compare(.gb18030, twoByteCodes)
            XCTAssertEqual(twoBytes.equal + twoBytes.moved, 23_940)
            XCTAssertLessThanOrEqual(twoBytes.moved, 25)
            let fourBytes = (0..<39_420).lazy.map { (index: Int) -> [UInt8] in
                let first = UInt8(0x81 + index / 12_600)
                let second = UInt8(0x30 + index / 1_260 % 10)
                let third = UInt8(0x81 + index / 10 % 126)
                return [first, second, third, UInt8(0x30 + index % 10)]
            }
            let result = try compare(.gb18030, fourBytes)
            XCTAssertGreaterThan(result.equal, 39_000)
        }
    }
#endif
