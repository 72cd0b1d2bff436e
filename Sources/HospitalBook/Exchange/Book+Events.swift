import HospitalCore
import PerformanceAppraisal
import Storage

/// Events that the host shall deliver (待发事件; S-248). The library sends nothing: a program of the
/// hospital takes what is due, sends it, and says what became of it.
extension Book {
    /// What an event says.
    public struct EventText: Equatable, Sendable {
        /// What happened: `overdue_order`, say.
        public let kind: String
        /// How it is to be told: by `sms`, `telephone` or `screen`, say.
        public let channel: String
        /// To whom.
        public let receiver: String
        /// In Chinese; `nil` when there is nothing to say.
        public let chinese: String?
        /// In English; `nil` when there is nothing to say.
        public let english: String?

        /// What an event says.
        public init(
            kind: String, channel: String, receiver: String, chinese: String?, english: String?
        ) {
            (self.kind, self.channel, self.receiver) = (kind, channel, receiver)
            (self.chinese, self.english) = (chinese, english)
        }
    }

    /// An event with what it says.
    public struct KeptEvent: Equatable, Sendable {
        /// What it says.
        public let text: EventText
        /// Where it stands.
        public let event: HostEvent
    }

    private static let eventColumns =
        "event_code, event_kind, channel_name, receiver_code, "
        + "text_zh, text_en, due_at, state_name, taken_by, held_until, attempt_total, reason_text"

    /// Adds an event.
    ///
    /// The same event again changes nothing.
    /// - Returns: whether it is new.
    /// - Throws: `differs` for another event under the code; `textUnfit`; ``StorageError``.
    public func add(_ event: HostEvent, saying text: EventText) throws -> Bool {
        try prepare(Area.exchange.name)
        return try store.transaction { try addInside(event, text) }
    }

    private func addInside(_ event: HostEvent, _ text: EventText) throws -> Bool {
        if let known = try self.event(event.code) {
            guard known.text == text else { throw HostEventError.differs(event.code) }
            return false
        }
        func optional(_ text: String?) -> StoreValue { text.map { .text($0) } ?? .null }
        try insert(
            given: [
                [
                    .text(event.code), .text(text.kind), .text(text.channel), .text(text.receiver),
                    optional(text.chinese), optional(text.english),
                    .integer(event.due.yyyymmddhhmmss), .text(event.state.rawValue), .null, .null,
                    0,
                    .null, .null, .integer(try moment()), optional(actor),
                ]
            ], into: .hostEvent)
        return true
    }

    /// Takes events that are due, the longest due first; each is the taker's for so many minutes.
    ///
    /// A taker whose answer was lost gets what it has already, and as much more as is left.
    ///
    /// - Parameters:
    ///   - taker: who delivers them.
    ///   - minutes: how long they are the taker's.
    ///   - limit: how many at most.
    ///   - kinds: the kinds of events; all of them when there are none.
    /// - Returns: the events that are the taker's now.
    /// - Throws: ``StorageError``.
    public func takeEvents(
        by taker: String, minutes: Int, limit: Int, kinds: [String] = []
    ) throws -> [KeptEvent] {
        try prepare(Area.exchange.name)
        let now = try Moment(yyyymmddhhmmss: try moment())
        let end = try now.adding(seconds: minutes.multipliedReportingOverflow(by: 60).partialValue)
        return try store.transaction {
            let free = try store.rows(
                "SELECT \(Self.eventColumns) FROM hosp_event "
                    + "WHERE (state_name = ? OR state_name = ?) AND due_at <= ?",
                ["pending", "taken", .integer(now.yyyymmddhhmmss)]
            ).map { try Self.event(of: $0) }.filter {
                $0.event.canBeTaken(by: taker, at: now)
                    && (kinds.isEmpty || kinds.contains($0.text.kind))
            }.sorted { one, other in
                let (first, second) = (one.event, other.event)
                let (isHeld, isOtherHeld) = (first.taker == taker, second.taker == taker)
                if isHeld != isOtherHeld { return isHeld }
                return first.due == second.due
                    ? Code<HostEvent>(first.code) < Code<HostEvent>(second.code)
                    : first.due < second.due
            }
            return try free.prefix(limit).map { kept in
                let next = KeptEvent(
                    text: kept.text, event: try kept.event.taken(by: taker, at: now, until: end))
                try write(next.event, endedAt: nil)
                return next
            }
        }
    }

    /// Says what became of an event.
    ///
    /// The same answer again changes nothing.
    /// - Throws: ``HostEventError``, ``StorageError``.
    public func end(
        event code: String, _ outcome: HostEvent.Outcome, by taker: String
    ) throws -> KeptEvent {
        try prepare(Area.exchange.name)
        return try store.transaction {
            guard let kept = try event(code) else { throw HostEventError.unknown(code) }
            let next = try kept.event.ended(outcome, by: taker)
            if next != kept.event {
                try write(next, endedAt: next.state == .pending ? nil : try moment())
                try audit("event.\(next.state.rawValue)", of: "event", key: code, detail: taker)
            }
            return KeptEvent(text: kept.text, event: next)
        }
    }

    /// Adds an event for every order of a month that is overdue at a moment, once for each order.
    /// - Returns: the codes of the orders, sorted, and how many events are new.
    /// - Throws: what ``runDesk(month:at:)`` and ``add(_:saying:)`` throw.
    public func addOverdueOrders(
        month: Month, at now: Moment, channel: String, receiver: String
    ) throws -> (orders: [String], newCount: Int) {
        try prepare(Area.exchange.name)
        let run = try runDesk(month: month, at: now).run
        let rows = try store.rows(
            "SELECT order_number, state_name, due_at FROM hosp_desk_order "
                + "WHERE run_id = ? AND is_completion_in_time = 0", [.text(run.id)])
        let overdue = rows.filter { OrderState(rawValue: $0[1].text ?? "")?.isOpen == true }
            .sorted { Code<HostEvent>($0[0].text ?? "") < Code<HostEvent>($1[0].text ?? "") }
        return try store.transaction {
            var newCount = 0
            for row in overdue {
                let order = row[0].text ?? ""
                let due = row[2].integer.flatMap { try? Moment(yyyymmddhhmmss: $0) }
                let text = EventText(
                    kind: "overdue_order", channel: channel, receiver: receiver,
                    chinese: "工单\(order)超过办结期限\(due?.description ?? "")仍未办结。",
                    english: "Order \(order) was due at \(due?.description ?? "") and is open.")
                let hash = SHA256.hexadecimal(SHA256.digest(of: Array(order.utf8)))
                let code = order.unicodeScalars.count <= 50 ? order : String(hash.prefix(50))
                if try addInside(HostEvent("overdue-" + code, due: now), text) { newCount += 1 }
            }
            return (overdue.compactMap { $0[0].text }, newCount)
        }
    }

    private func event(_ code: String) throws -> KeptEvent? {
        try store.rows(
            "SELECT \(Self.eventColumns) FROM hosp_event WHERE event_code = ?", [.text(code)]
        ).first.map { try Self.event(of: $0) }
    }

    private static func event(of row: [StoreValue]) throws -> KeptEvent {
        func moment(_ value: StoreValue) throws -> Moment? {
            try value.integer.map { try Moment(yyyymmddhhmmss: $0) }
        }
        let code = row[0].text ?? ""
        guard let due = try moment(row[6]),
            let state = HostEvent.State(rawValue: row[7].text ?? "")
        else { throw HostEventError.unknown(code) }
        return KeptEvent(
            text: EventText(
                kind: row[1].text ?? "", channel: row[2].text ?? "",
                receiver: row[3].text ?? "", chinese: row[4].text, english: row[5].text),
            event: HostEvent(
                code, due: due, state: state, taker: row[8].text,
                heldUntil: try moment(row[9]), attempts: Int(clamping: row[10].integer ?? 0),
                reason: row[11].text))
    }

    private func write(_ event: HostEvent, endedAt: Int64?) throws {
        try store.execute(
            "UPDATE hosp_event SET due_at = ?, state_name = ?, taken_by = ?, held_until = ?, "
                + "attempt_total = ?, reason_text = ?, ended_at = ? WHERE event_code = ?",
            [
                .integer(event.due.yyyymmddhhmmss), .text(event.state.rawValue),
                event.taker.map { .text($0) } ?? .null,
                event.heldUntil.map { .integer($0.yyyymmddhhmmss) } ?? .null,
                .integer(Int64(event.attempts)), event.reason.map { .text($0) } ?? .null,
                endedAt.map { .integer($0) } ?? .null, .text(event.code),
            ])
    }
}
