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

        /// A converter of the host, open for as long as a test needs it.
        private func withConverter<Result>(
            to target: String, from source: String, _ body: (iconv_t) throws -> Result
        ) throws -> Result {
            let converter = try XCTUnwrap(iconv_open(target, source))
            if converter == iconv_t(bitPattern: -1) {
                throw XCTSkip("this host has no converter from \(source) to \(target)")
            }
            defer { iconv_close(converter) }
            return try body(converter)
        }

        /// What the host makes of bytes or wide characters; `nil` when it lacks one of them.
        private func converted<Unit: FixedWidthInteger>(
            _ units: [Unit], _ converter: iconv_t
        ) -> [UInt8]? {
            var input = units
            var inputLeft = units.count * MemoryLayout<Unit>.stride
            var output = [UInt8](repeating: 0, count: 4 * inputLeft + 16)
            var outputLeft = output.count
            let status = input.withUnsafeMutableBytes { source in
                output.withUnsafeMutableBytes { target in
                    var from = source.baseAddress?.assumingMemoryBound(to: CChar.self)
                    var to = target.baseAddress?.assumingMemoryBound(to: CChar.self)
                    iconv(converter, nil, nil, nil, nil)
                    return iconv(converter, &from, &inputLeft, &to, &outputLeft)
                }
            }
            guard status != -1, inputLeft == 0 else { return nil }
            output.removeLast(outputLeft)
            return output
        }

        private func compare(
            _ encoding: TextEncoding, _ codes: some Sequence<[UInt8]>
        ) throws -> (equal: Int, moved: Int) {
            try withConverter(to: "UTF-32LE", from: encoding.name) { converter in
                var (equal, moved) = (0, 0)
                for code in codes {
                    guard let theirs = converted(code, converter), theirs.count == 4,
                        let ours = try? encoding.decoded(code).unicodeScalars.first?.value
                    else { continue }
                    let scalar = (0..<4).reduce(0) { $0 | UInt32(theirs[$1]) << (8 * $1) }
                    if ours == scalar {
                        equal += 1
                    } else if movedScalars.contains(ours) || movedScalars.contains(scalar) {
                        moved += 1
                    } else {
                        XCTFail("\(code): \(ours) here, \(scalar) there")
                    }
                }
                return (equal, moved)
            }
        }

        /// Scalars as both write them. Pages that both write alike are compared at once; of others
        /// each scalar, where both have a code for it.
        private func compareWriting(
            _ encoding: TextEncoding, _ scalars: Range<UInt32>
        ) throws -> (equal: Int, moved: Int) {
            try withConverter(to: encoding.name, from: "UTF-32LE") { converter in
                var (equal, moved) = (0, 0)
                for start in stride(from: scalars.lowerBound, to: scalars.upperBound, by: 256) {
                    let page = (start..<start + 256).compactMap(Unicode.Scalar.init)
                    if let ours = written(page[...], encoding),
                        ours == converted(wide(page[...]), converter) {
                        equal += page.count
                        continue
                    }
                    for place in page.indices {
                        let scalar = page[place...place]
                        guard let ours = written(scalar, encoding),
                            let theirs = converted(wide(scalar), converter)
                        else { continue }
                        if ours == theirs {
                            equal += 1
                        } else if movedScalars.contains(page[place].value) {
                            moved += 1
                        } else {
                            XCTFail("\(page[place].value): \(ours) here, \(theirs) there")
                        }
                    }
                }
                return (equal, moved)
            }
        }

        private func written(
            _ scalars: ArraySlice<Unicode.Scalar>, _ encoding: TextEncoding
        ) -> [UInt8]? {
            var text = String.UnicodeScalarView()
            text.append(contentsOf: scalars)
            return try? encoding.encoded(String(text))
        }

        private func wide(_ scalars: ArraySlice<Unicode.Scalar>) -> [UInt32] {
            scalars.map(\.value.littleEndian)
        }

        private var twoByteCodes: [[UInt8]] {
            (UInt8(0x81)...0xFE).flatMap { lead in (UInt8(0x40)...0xFE).map { [lead, $0] } }
        }

        func testGBKAgreesWithTheHost() throws {
            let result = try compare(.gbk, twoByteCodes)
            XCTAssertEqual(result.equal, 21_791)
            XCTAssertEqual(result.moved, 0)
        }

        /// 128 of ASCII, the euro sign and every two-byte code.
        func testEveryScalarIsWrittenInGBKAsTheHostWritesIt() throws {
            let result = try compareWriting(.gbk, 0..<0x10000)
            XCTAssertEqual(result.equal, 128 + 1 + 21_791)
            XCTAssertEqual(result.moved, 0)
            // GBK has nothing beyond the basic plane.
            for start in stride(from: UInt32(0x10000), to: 0x110000, by: 0x1000) {
                let scalars = (start..<start + 0x1000).compactMap(Unicode.Scalar.init)
                var text = String.UnicodeScalarView()
                text.append(contentsOf: scalars)
                XCTAssertEqual(
                    try TextEncoding.gbk.encoded(String(text), substituting: true),
                    [UInt8](repeating: 0x3F, count: scalars.count))
            }
        }

        /// The basic plane without surrogates has 63,488 scalars; of those that moved the host
        /// has no code for 24.
        func testEveryScalarIsWrittenInGB18030AsTheHostWritesIt() throws {
            let basic = try compareWriting(.gb18030, 0..<0x10000)
            XCTAssertEqual(basic.equal + basic.moved, 63_488 - 24)
            XCTAssertLessThanOrEqual(basic.moved, 20)
            let beyond = try compareWriting(.gb18030, 0x10000..<0x110000)
            XCTAssertGreaterThan(beyond.equal, 1_048_576 - 16)
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
