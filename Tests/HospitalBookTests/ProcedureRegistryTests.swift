import Hosp
import XCTest

/// The registry is the reference: names, arguments and tables are declared once and hold.
final class ProcedureRegistryTests: XCTestCase {
    /// A host in GBK reads every text that the library itself says: the schema, the labels of the
    /// tables, and the messages before their figures are in.
    func testEveryTextOfTheLibraryIsWrittenInGBK() throws {
        let schema = try XCTUnwrap(Procedure.named("schema")).run(.object([:]))
        var texts = [("schema", schema.json.text)]
        for table in Schema.book(libraryVersion: "test").areas.flatMap(\.tables) {
            texts += table.columns.flatMap { [$0.label.chinese, $0.label.english] }
                .map { (table.name, $0) }
            texts += [(table.name, table.label.chinese), (table.name, table.label.english)]
        }
        for message in Message.catalogue {
            texts += [(message.name, message.chinese), (message.name, message.english)]
        }
        XCTAssertGreaterThan(texts.count, 2_000)
        for (name, text) in texts {
            XCTAssertNoThrow(try TextEncoding.gbk.encoded(text), name)
        }
    }

    func testNamesAreUniqueAndDottedSnakeCase() {
        let names = Procedure.registry.map(\.name)
        XCTAssertEqual(Set(names).count, names.count)
        for name in names {
            XCTAssertNotNil(name.wholeMatch(of: /[a-z]+(\.[a-z_]+)*/), name)
            XCTAssertEqual(Procedure.named(name)?.name, name)
        }
        XCTAssertNil(Procedure.named("cost.allocat"))
    }

    func testTheSchemaListsEveryProcedureAndArgument() throws {
        let result = try XCTUnwrap(Procedure.named("schema")).run(.object([:]))
        XCTAssertEqual(result.tables[0].rows.count, Procedure.registry.count)
        XCTAssertEqual(
            result.tables[1].rows.count, Procedure.registry.reduce(0) { $0 + $1.arguments.count })
        XCTAssertTrue(result.tables[0].rows.contains { $0[0] == .text("cost.allocate") })
    }

    func testEveryProcedureRefusesAnArgumentItDoesNotHave() throws {
        for procedure in Procedure.registry {
            XCTAssertThrowsError(
                try procedure.run(.object(["no_such_thing": .null])), procedure.name
            ) {
                guard case .unknown("no_such_thing", _)? = $0 as? ArgumentError else {
                    return XCTFail("\(procedure.name): \($0)")
                }
            }
        }
    }

    func testApportionedMoneyTiesOut() throws {
        let arguments = try JSONValue(
            parsing: Array(#"{"total":"6.85","weights":[1,1,1,1,1,1],"residual":"last"}"#.utf8))
        let result = try XCTUnwrap(Procedure.named("money.apportion")).run(arguments)
        XCTAssertEqual(
            result.json,
            .object([
                "shares": .array(
                    ["1.14", "1.14", "1.14", "1.14", "1.14", "1.15"].map { .string($0) }),
                "total": .string("6.85"),
            ]))
    }
}
