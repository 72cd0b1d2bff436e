import TestSupport
import XCTest

@testable import HospitalCore

/// Closed periods and privileged actions (S-291), messages between systems (S-242, S-243), and the
/// law that no byte of an audit trail can change unseen.
final class TrustTests: XCTestCase {
    private func action(
        _ kind: PrivilegedAction.Kind = .reopenPeriod, _ subject: String = "cost 2025-03",
        reason: String = "补记发票", first: Actor = Actor("a"), second: Actor = Actor("b"),
        role: Role.ID? = nil
    ) throws -> PrivilegedAction {
        try PrivilegedAction(
            kind, of: subject, by: .init(first, confirmedBy: second), reason: reason,
            on: day("2025-04-08"), role: role)
    }

    func testS291AChangeInAClosedPeriodIsRefused() throws {
        let march = try month("2025-03")
        let lock = try PeriodLock(area: "cost").closing(march)
        assertThrows(PeriodLockError.closed(area: "cost", march)) { try lock.checkOpen(march) }
        XCTAssertNoThrow(try lock.checkOpen(month("2025-04")))
        XCTAssertNoThrow(try lock.checkOpen(month("2025-02")))
        assertThrows(PeriodLockError.alreadyClosed(area: "cost", march)) {
            _ = try lock.closing(march)
        }
        XCTAssertEqual(try lock.firstOpenMonth(from: march), try month("2025-04"))
    }

    func testS291ReopeningNeedsAReasonAndASecondPerson() throws {
        let march = try month("2025-03")
        let lock = try PeriodLock(area: "cost").closing(march)
        XCTAssertFalse(try lock.reopening(march, by: action()).isClosed(march))
        XCTAssertTrue(lock.isClosed(march))
        assertThrows(PrivilegeError.reasonMissing(.reopenPeriod, subject: "cost 2025-03")) {
            _ = try self.action(reason: " ")
        }
        assertThrows(PrivilegeError.samePerson(.reopenPeriod, subject: "cost 2025-03", "a")) {
            _ = try self.action(second: Actor("a"))
        }
        let role = PrivilegeError.roleMissing(
            .reopenPeriod, subject: "cost 2025-03", "b", role: "chief")
        assertThrows(role) {
            _ = try self.action(first: Actor("a", roles: ["chief"]), role: "chief")
        }
        let april = try month("2025-04")
        assertThrows(PeriodLockError.notClosed(area: "cost", april)) {
            _ = try lock.reopening(april, by: self.action())
        }
    }

    func testS291AConfirmationCountsForOneActionOnOneSubject() throws {
        let march = try month("2025-03")
        let lock = try PeriodLock(area: "cost").closing(march)
        for kind in PrivilegedAction.Kind.allCases {
            for subject in ["cost 2025-03", "cost 2025-02", "pay 2025-03"] {
                let action = try action(kind, subject)
                let isRight = kind == .reopenPeriod && subject == "cost 2025-03"
                if isRight {
                    XCTAssertNoThrow(try lock.reopening(march, by: action))
                } else {
                    let differs = PrivilegeError.differs(
                        action, needed: .reopenPeriod, subject: "cost 2025-03")
                    assertThrows(PeriodLockError.privilege(differs)) {
                        _ = try lock.reopening(march, by: action)
                    }
                }
            }
        }
    }

    func testS291APrivilegedActionIsLoggedWithBothPersonsAndTheReason() throws {
        let standIn = try Delegation(
            from: "c", to: "b", roles: [], validity: Validity("2025-01-01")
        ).actor(on: day("2025-04-08"))
        let fields = try action(second: standIn).auditFields
        XCTAssertEqual(
            fields,
            ["reopen_period", "cost 2025-03", "2025-04-08", "a", "b", nil, "c", "补记发票"])
        var trail = try AuditTrail()
        let row = SealedRow(fields: fields, hash: try trail.append(fields))
        XCTAssertNil(AuditTrail.brokenPosition(in: [row], endingWith: trail.lastHash))
    }

    // MARK: Messages

    private func message(
        _ identifier: String = "M1", _ fields: [(String, String?)] = [("金额", "1.00"), ("备注", nil)]
    ) -> ExchangeMessage {
        ExchangeMessage(
            .init(identifier: identifier, sender: "HIS", receiver: "财务", kind: "fees"),
            fields: fields.map { .init($0.0, $0.1) })
    }

    /// The bytes and their hash by Python: struct and hashlib over the documented layout.
    func testTheCanonicalBytesAgreeWithAnotherImplementation() throws {
        XCTAssertEqual(
            SHA256.hexadecimal(try message().canonicalBytes()),
            "01000000024d310000000348495300000006e8b4a2e58aa1000000046665657300000006e98791e9"
                + "a29d00000004312e303000000006e5a487e6b3a8ffffffff")
        XCTAssertEqual(try message().hash(), Self.messageHash)
    }

    private static let messageHash =
        "a9eb538149b02e5fc93c0f7d19b34c35c8ffe55f53e83d77ef8a3fc21216b618"

    func testS242TheSameMessageTwiceIsOneRecordAndTheSameAcknowledgement() throws {
        var inbox = ExchangeInbox()
        let message = message()
        let first = try inbox.receive(message, hash: message.hash())
        let again = try inbox.receive(message, hash: message.hash())
        XCTAssertEqual(first, again)
        XCTAssertEqual(first.reply, again.reply)
        XCTAssertEqual(inbox.acknowledgements, [first])
        let other = self.message("M2")
        XCTAssertEqual(try inbox.receive(other, hash: other.hash()).number, 2)
        // A system that starts again from what it stored answers the same.
        var restarted = ExchangeInbox(inbox.acknowledgements + [first])
        XCTAssertEqual(try restarted.receive(message, hash: message.hash()), first)
        XCTAssertEqual(restarted.acknowledgements.count, 2)
        XCTAssertEqual(first.reply.envelope.receiver, "HIS")
        XCTAssertEqual(first.reply.fields.first?.value, try message.hash())
    }

    func testS242TheSameIdentifierWithAnotherContentIsRefused() throws {
        var inbox = ExchangeInbox()
        _ = try inbox.receive(message(), hash: message().hash())
        let changed = message("M1", [("金额", "2.00")])
        XCTAssertThrowsError(try inbox.receive(changed, hash: changed.hash())) {
            XCTAssertEqual($0 as? ExchangeError, .changed("M1"))
        }
        XCTAssertEqual(inbox.acknowledgements.count, 1)
    }

    func testS243ATamperedMessageFailsItsVerification() throws {
        let hash = try message().hash()
        let tampered = [
            message("M2"), message("M1", [("金额", "1.01"), ("备注", nil)]),
            message("M1", [("金额", "1.00"), ("备注", "")]),
            message("M1", [("金额", "1.00")]), message("M1", [("备注", nil), ("金额", "1.00")]),
            message("M1", [("金额1", ".00"), ("备注", nil)]),
        ]
        var inbox = ExchangeInbox()
        for (index, message) in tampered.enumerated() {
            XCTAssertThrowsError(try inbox.receive(message, hash: hash), "\(index)") {
                XCTAssertEqual(
                    $0 as? ExchangeError, .verifyFailed(message.envelope.identifier))
            }
        }
        XCTAssertEqual(inbox.acknowledgements, [])
    }

    func testS243TheHostChecksTheSignatureOverTheCanonicalBytes() throws {
        var inbox = ExchangeInbox()
        let message = message()
        let bytes = try message.canonicalBytes()
        XCTAssertThrowsError(
            try inbox.receive(message, hash: message.hash(), isSigned: { _ in false })
        ) { XCTAssertEqual($0 as? ExchangeError, .verifyFailed("M1")) }
        XCTAssertNoThrow(
            try inbox.receive(message, hash: message.hash(), isSigned: { $0 == bytes }))
    }

    func testAFieldThatIsTooLongIsRefused() throws {
        let long = String(repeating: "x", count: AuditTrail.maximumFieldLength + 1)
        var inbox = ExchangeInbox()
        XCTAssertThrowsError(try inbox.receive(message("M1", [("f", long)]), hash: "")) {
            XCTAssertEqual(
                $0 as? ExchangeError,
                .field(.fieldTooLong(position: 6, length: AuditTrail.maximumFieldLength + 1)))
        }
    }

    // MARK: The law of the audit trail

    /// Any byte of any field or hash, changed to any of a few others: found, at its row or the
    /// next.
    func testAnyChangedByteOfAnAuditTrailIsFound() throws {
        let seed: UInt64 = 25
        var random = SeededGenerator(seed: seed)
        var trail = try AuditTrail()
        let rows = try (0..<6).map { number -> SealedRow in
            let fields: [String?] = (0..<4).map { _ in
                Bool.random(using: &random)
                    ? nil
                    : String((0..<5).map { _ in "院ab0\u{0}é".randomElement(using: &random) ?? "x" })
            }
            let all = ["\(number)"] + fields
            return SealedRow(fields: all, hash: try trail.append(all))
        }
        XCTAssertNil(AuditTrail.brokenPosition(in: rows, endingWith: trail.lastHash))
        var changes = 0
        for row in rows.indices {
            let texts = rows[row].fields + [rows[row].hash]
            for (place, text) in texts.enumerated() {
                guard let text else { continue }
                for scalar in text.unicodeScalars.indices {
                    for other in ["\u{1}", "f", "院"] as [Unicode.Scalar]
                    where other != text.unicodeScalars[scalar] {
                        var scalars = text.unicodeScalars
                        scalars.replaceSubrange(scalar...scalar, with: [other])
                        var fields = rows[row].fields
                        var hash = rows[row].hash
                        if place < fields.count {
                            fields[place] = String(scalars)
                        } else {
                            hash = String(scalars)
                        }
                        var changed = rows
                        changed[row] = SealedRow(fields: fields, hash: hash)
                        XCTAssertEqual(
                            AuditTrail.brokenPosition(in: changed, endingWith: trail.lastHash),
                            row + 1, "seed \(seed), row \(row), field \(place)")
                        changes += 1
                    }
                }
            }
        }
        XCTAssertGreaterThan(changes, 1_000)
    }

    func testEveryErrorSaysItsFigures() throws {
        let march = try month("2025-03")
        let privileges: [PrivilegeError] = [
            .reasonMissing(.cancel, subject: "S"), .samePerson(.changeBase, subject: "S", "p"),
            .roleMissing(.unlock, subject: "S", "p", role: "r"),
            .differs(try action(), needed: .unlock, subject: "T"),
        ]
        let locks: [PeriodLockError] = [
            .closed(area: "cost", march), .alreadyClosed(area: "cost", march),
            .notClosed(area: "cost", march), .privilege(privileges[0]),
        ]
        let exchange: [ExchangeError] = [
            .verifyFailed("M"), .changed("M"), .field(.fieldTooLong(position: 1, length: 2)),
        ]
        assertSaysItsFigures(privileges)
        assertSaysItsFigures(locks)
        assertSaysItsFigures(exchange)
    }
}
