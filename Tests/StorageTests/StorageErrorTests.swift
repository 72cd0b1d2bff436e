import HospitalCore
import Storage
import XCTest

/// What a user and a program are told of each error of the store.
final class StorageErrorTests: XCTestCase {
    private let errors: [(StorageError, Message, Status)] = [
        (.cannotOpen(path: "b.db", detail: "d"), .storeCannotOpen, .io),
        (.openBeforeFork(path: "b.db"), .storeOpenBeforeFork, .forked),
        (.directoryMissing(path: "b.db"), .storeDirectoryMissing, .io),
        (.directoryNotWritable(directory: "/proc"), .storeDirectoryNotWritable, .io),
        (.noDatabase(path: "b.db"), .storeNoDatabase, .corrupt),
        (.damaged(path: "b.db", detail: "d"), .storeDamaged, .corrupt),
        (.newerSchema(migrations: ["cost.9", "pay.1"]), .storeSchemaNewer, .schema),
        (.locked(path: "b.db", milliseconds: 10_000), .storeLocked, .conflict),
        (.changedMeanwhile(path: "b.db"), .storeChangedMeanwhile, .conflict),
        (.full(path: "b.db"), .storeFull, .full),
        (.inputOutput(path: "b.db", code: 778, detail: "d"), .storeInputOutput, .io),
        (.readOnly(path: "b.db"), .storeReadOnly, .io),
        (.statement("SELECT", detail: "d"), .storeStatement, .sql),
        (.bindings("SELECT", expected: 1, given: 2), .storeBindings, .sql),
        (.keyTwice(detail: "t.a"), .storeKeyTwice, .duplicate),
        (.valueMissing(detail: "t.a"), .storeValueMissing, .missing),
        (.tooBig(detail: "d"), .storeTooBig, .tooBig),
        (.outOfMemory, .storeMemory, .memory),
        (.interrupted, .storeInterrupted, .cancelled),
        (.closed(path: "b.db"), .storeClosed, .handle),
        (.transactionNested, .transactionNested, .busy),
        (.transactionMissing, .transactionMissing, .internal),
        (.areaUnknown("pay"), .areaUnknown, .unknown),
        (.notFinite(position: 3), .valueNotFinite, .range),
        (.rowWidth(table: "t", expected: 6, given: 2), .rowWidth, .internal),
        (.textInvalid(statement: "SELECT", column: 2), .storeTextInvalid, .encoding),
    ]

    func testEachErrorHasItsMessageAndStatusWithEveryFigureInIt() {
        for (error, message, status) in errors {
            XCTAssertEqual(error.finding.message, message, "\(error)")
            XCTAssertEqual(error.finding.message.name, message.name, "\(error)")
            XCTAssertEqual(message.status, status, "\(error)")
            for language in Language.allCases {
                let text = error.finding.text(in: language)
                XCTAssertFalse(text.contains("{") || text.isEmpty, text)
            }
        }
        XCTAssertEqual(Set(errors.map(\.1)).count, errors.count)
    }

    func testTheSentencesReadWell() {
        XCTAssertEqual(
            StorageError.newerSchema(migrations: ["cost.9", "pay.1"]).finding.text(in: .chinese),
            "账簿由更新版本的库建立，本库不认识：cost.9, pay.1。请升级libhosp。")
        XCTAssertEqual(
            StorageError.locked(path: "b.db", milliseconds: 10_000).finding.text(in: .english),
            "The book \"b.db\" is held by another program, still after 10000 ms.")
    }
}
