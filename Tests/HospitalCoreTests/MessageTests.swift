import XCTest

@testable import HospitalCore

final class MessageTests: XCTestCase {
    /// Braces and their names by an own reading of the template.
    private func placeholders(_ template: String) -> Set<String> {
        Set(template.matches(of: /\{([^{}]*)\}/).map { String($0.output.1) })
    }

    func testBothLanguagesCarryTheSamePlaceholders() {
        for message in Message.catalogue {
            let names = placeholders(message.chinese)
            XCTAssertEqual(names, placeholders(message.english), message.name)
            for name in names {
                XCTAssertNotNil(name.wholeMatch(of: /[a-z][a-z_]*/), "\(message.name): {\(name)}")
            }
        }
    }

    func testBracketsAndBracesArePairedAndOptionalPartsHaveAPlaceholder() {
        for message in Message.catalogue {
            for template in [message.chinese, message.english] {
                let plain = template.replacing(/\{[^{}\[\]]*\}/, with: "#")
                    .replacing(/\[[^\[\]]*#[^\[\]]*\]/, with: "")
                XCTAssertFalse(
                    plain.contains(where: "{}[]".contains), "\(message.name): \(template)")
            }
        }
    }

    func testNumbersAndNamesAreUnique() {
        let catalogue = Message.catalogue
        XCTAssertEqual(Set(catalogue.map(\.number)).count, catalogue.count)
        XCTAssertEqual(Set(catalogue.map(\.name)).count, catalogue.count)
        for message in catalogue {
            XCTAssertNotNil(message.name.wholeMatch(of: /[a-z][a-z0-9_]*/), message.name)
            // Findings that tell what a policy replaced are no errors.
            XCTAssertLessThanOrEqual(message.status.rawValue, 0, message.name)
        }
    }

    /// Every character is one of a set that GBK certainly has; a new symbol is looked up and added.
    func testTemplatesCanBeWrittenInGBK() {
        let symbols = "“”‘’（）《》〔〕【】，。、：；？！…—·×÷±≤≥≠→％℃㎡"
        for message in Message.catalogue {
            for character in (message.chinese + message.english).unicodeScalars {
                XCTAssertTrue(
                    character.isASCII || (0x4E00...0x9FA5).contains(character.value)
                        || symbols.unicodeScalars.contains(character),
                    "\(message.name): \(character)")
            }
        }
    }

    /// Numbers and names are a contract with hosts that look for them in logs: this list shows in
    /// review whatever changes. After adding messages, write it anew with
    /// `HOSP_RECORD=1 swift test --filter testNumbersAndNamesAreThoseOfTheCommittedList`.
    func testNumbersAndNamesAreThoseOfTheCommittedList() throws {
        let heading = "# Every message with its number: a contract, never reused or renamed.\n"
        let current = Message.catalogue.sorted { $0.number < $1.number }
            .map { "\($0.number) \($0.name)\n" }
        let list = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "Fixtures/message_numbers.txt")
        if ProcessInfo.processInfo.environment["HOSP_RECORD"] == "1" {
            try (heading + current.joined()).write(to: list, atomically: true, encoding: .utf8)
        }
        XCTAssertEqual(try String(contentsOf: list, encoding: .utf8), heading + current.joined())
    }
}
