import HospitalCore
import Interchange

/// Procedures of the events that the host delivers.
extension Procedure {
    static let eventProcedures: [Procedure] = [eventAdd, eventTake, eventEnd, eventDesk]

    private static let channel = ProcedureArgument.needed(
        "channel", .text, zh: "渠道，如sms、telephone、screen",
        en: "How it is told: sms, telephone, screen …")
    private static let receiver = ProcedureArgument.needed(
        "receiver", .text, zh: "接收者", en: "To whom")
    private static let taker = ProcedureArgument.needed(
        "by", .text, zh: "领取程序", en: "The program that delivers")

    /// `book.event.add`: adds something that the host shall deliver.
    static let eventAdd = Procedure(
        onBook: "book.event.add",
        (
            zh: "登记待发事件（短信、电话、大屏等），由医院程序领取发送；同一编号重复登记只有一条。",
            en: "Adds an event that a program of the hospital shall deliver; the same twice is one."
        ),
        arguments: [
            .needed("event", .text, zh: "事件编号", en: "The code of the event"),
            .needed("kind", .text, zh: "事件类别", en: "What happened"), channel, receiver,
            .optional("chinese", .text, zh: "中文内容", en: "The Chinese text"),
            .optional("english", .text, zh: "英文内容", en: "The English text"),
            .needed("due", .text, zh: "应发时间", en: "From when on it may be delivered"),
        ],
        tables: ["event"]
    ) { members, book in
        let code = try members.text("event")
        let isNew = try book.add(
            HostEvent(code, due: members.needed("due").moment()),
            saying: Book.EventText(
                kind: members.text("kind"), channel: members.text("channel"),
                receiver: members.text("receiver"), chinese: members.optionalText("chinese"),
                english: members.optionalText("english")))
        return ProcedureResult([
            ResultTable(
                name: "event",
                columns: [
                    .text("event", zh: "事件", en: "Event"),
                    .whole("is_new", zh: "新登记", en: "New"),
                ],
                rows: [[.text(code), .integer(isNew ? 1 : 0)]])
        ])
    }

    /// `book.event.take`: takes what is due, to deliver it.
    static let eventTake = Procedure(
        onBook: "book.event.take",
        (
            zh: "领取到期的待发事件，在给定分钟内归领取程序；过期未回报的可由其他程序再次领取。",
            en: "Takes events that are due; each is the taker's for so many minutes."
        ),
        arguments: [
            taker,
            .needed("minutes", .whole, zh: "持有分钟数（1至1440）", en: "For so long, 1 to 1440"),
            .optional("limit", .whole, zh: "最多条数，默认100", en: "At most so many, 100 if not given"),
            .optional("kinds", .array, zh: "事件类别，默认全部", en: "Kinds of events, all if not given"),
        ],
        tables: ["events"]
    ) { members, book in
        let minutes = try members.needed("minutes")
        let events = try book.takeEvents(
            by: members.text("by"), minutes: minutes.whole(from: 1, to: 1_440),
            limit: members.optional("limit")?.whole(from: 1, to: 10_000) ?? 100,
            kinds: members.optional("kinds")?.texts() ?? [])
        return ProcedureResult([eventTable(events)])
    }

    /// `book.event.end`: says what became of an event.
    static let eventEnd = Procedure(
        onBook: "book.event.end",
        (
            zh: "回报事件结果：delivered已送达、failed失败、again稍后重发；重复回报结果不变。",
            en: "Says what became of an event: delivered, failed, or again later."
        ),
        arguments: [
            .needed("event", .text, zh: "事件编号", en: "The code of the event"), taker,
            .needed(
                "outcome", .text, zh: "结果：delivered、failed、again",
                en: "delivered, failed or again"),
            .optional("reason", .text, zh: "未送达原因", en: "Why it did not arrive"),
            .optional("again_at", .text, zh: "重发时间，again时必填", en: "From when on, for again"),
        ],
        tables: ["events"]
    ) { members, book in
        let outcome: HostEvent.Outcome
        switch try members.needed("outcome").choice(EventOutcome.self) {
        case .delivered: outcome = .delivered
        case .failed: outcome = .failed(reason: try members.text("reason"))
        case .again:
            outcome = .again(
                from: try members.needed("again_at").moment(), reason: try members.text("reason"))
        }
        return ProcedureResult([
            eventTable([
                try book.end(event: members.text("event"), outcome, by: members.text("by"))
            ])
        ])
    }

    /// `book.event.desk`: an event for every overdue order of the desk.
    static let eventDesk = Procedure(
        onBook: "book.event.desk",
        (
            zh: "为一个月中截至给定时刻超期未办结的工单各登记一个待发事件，每张工单只登记一次。",
            en: "Adds an event for every order of a month that is overdue at a moment, once each."
        ),
        arguments: [
            .needed("period", .text, zh: "会计期间（yyyy-mm）", en: "The accounting month (yyyy-mm)"),
            .needed("at", .text, zh: "计算时刻", en: "The moment of the question"), channel, receiver,
        ],
        tables: ["orders"]
    ) { members, book in
        let found = try book.addOverdueOrders(
            month: members.needed("period").month(), at: members.needed("at").moment(),
            channel: members.text("channel"), receiver: members.text("receiver"))
        let table = ResultTable(
            name: "orders", columns: [.text("order", zh: "工单", en: "Order")],
            rows: found.orders.map { [.text($0)] })
        return ProcedureResult(
            json: .object([
                "orders": table.json, "new_events": .number(String(found.newCount)),
            ]), tables: [table])
    }

    private static func eventTable(_ events: [Book.KeptEvent]) -> ResultTable {
        ResultTable(
            name: "events",
            columns: [
                .text("event", zh: "事件", en: "Event"), .text("kind", zh: "类别", en: "Kind"),
                .text("channel", zh: "渠道", en: "Channel"),
                .text("receiver", zh: "接收者", en: "Receiver"),
                .text("chinese", zh: "中文内容", en: "Chinese"),
                .text("english", zh: "英文内容", en: "English"),
                .whole("due_at", zh: "应发时间", en: "Due"),
                .text("state", zh: "状态", en: "State"),
                .whole("held_until", zh: "领取有效期", en: "Held until"),
                .whole("attempts", zh: "领取次数", en: "Attempts"),
            ],
            rows: events.map { kept in
                [
                    .text(kept.event.code), .text(kept.text.kind), .text(kept.text.channel),
                    .text(kept.text.receiver), .text(optional: kept.text.chinese),
                    .text(optional: kept.text.english), .integer(kept.event.due.yyyymmddhhmmss),
                    .text(kept.event.state.rawValue),
                    kept.event.heldUntil.map { .integer($0.yyyymmddhhmmss) } ?? .null,
                    .integer(Int64(kept.event.attempts)),
                ]
            })
    }
}

/// What became of an event.
private enum EventOutcome: String, CaseIterable {
    case delivered, failed, again
}

extension ArgumentReader {
    /// A whole number within limits.
    func whole(from least: Int, to most: Int) throws -> Int {
        let number = try whole()
        guard (least...most).contains(number) else {
            throw ArgumentError.value(
                path: path, value: "\(number)", allowed: "\(least) … \(most)")
        }
        return number
    }
}
