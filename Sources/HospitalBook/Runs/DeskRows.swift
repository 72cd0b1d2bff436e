import HospitalCore
import PerformanceAppraisal
import Storage

/// The rows of the desk and of surveys as their domain has them.
extension RunInput {
    private func whole(_ column: String, in row: [StoreValue]) -> Int? {
        integer(column, in: row).map { Int(clamping: $0) }
    }

    private func moment(_ column: String, in row: [StoreValue]) throws -> Moment {
        try Moment(yyyymmddhhmmss: integer(column, in: row) ?? 0)
    }

    private func day(_ column: String, in row: [StoreValue]) throws -> Day? {
        try integer(column, in: row).map { try Day(yyyymmdd: Int32(clamping: $0)) }
    }

    /// The texts of columns by the names that the domain has for them.
    private func texts(_ columns: KeyValuePairs<String, String>, in row: [StoreValue])
        -> [String: String]
    {
        var texts: [String: String] = [:]
        for (name, column) in columns { texts[name] = text(column, in: row) }
        return texts
    }

    /// The priorities, the most urgent first.
    func priorities() throws -> [ServicePriority] {
        let sorted = rows.sorted {
            (whole("sort_number", in: $0) ?? 0) < (whole("sort_number", in: $1) ?? 0)
        }
        return try sorted.map { row in
            let isWorking = try choice("clock_rule", in: row, as: DeskClock.self) == .working
            let promise = CompletionPromise(
                minutes: whole("completion_minutes", in: row),
                days: whole("completion_days", in: row),
                workDays: whole("completion_work_days", in: row))
            return try ServicePriority(
                text("priority_code", in: row) ?? "",
                response: isWorking.limit(minutes: whole("response_minutes", in: row)),
                completion: promise.limit(isWorking: isWorking, path: table.name))
        }
    }

    /// What is known beforehand.
    var known: [OrderPrefill] {
        rows.map { row in
            OrderPrefill(
                field: text("field_name", in: row) ?? "",
                value: text("field_value", in: row) ?? "",
                fills: [text("fill_name", in: row) ?? "": text("fill_value", in: row) ?? ""])
        }
    }

    /// The steps by order; the rows are sorted by order and number.
    func events() throws -> [String: [OrderEvent]] {
        var events: [String: [OrderEvent]] = [:]
        for row in rows {
            let event = OrderEvent(
                try choice("step_name", in: row), at: try moment("step_at", in: row),
                texts(
                    [
                        "worker": "worker_code", "team": "team_code", "priority": "priority_code",
                        "cause": "cause_text", "evidence": "evidence_text", "level": "level_code",
                    ], in: row))
            events[text("order_number", in: row) ?? "", default: []].append(event)
        }
        return events
    }

    /// The orders with their steps.
    func serviceOrders(
        steps: [String: [OrderEvent]], known: [OrderPrefill]
    ) throws -> [ServiceOrder] {
        try rows.map { row in
            let number = text("order_number", in: row) ?? ""
            let fields = OrderPrefill.filled(
                texts(
                    [
                        "content": "content_text", "place": "place_code",
                        "reporter": "reporter_code", "service": "service_code",
                        "asset": "asset_code", "telephone": "telephone_number",
                        "kind": "order_kind",
                    ], in: row), by: known)
            return try ServiceOrder(
                number, priority: text("priority_code", in: row) ?? fields["priority"] ?? "",
                created: moment("created_at", in: row), fields: fields,
                events: steps[number] ?? [])
        }
    }

    /// The rules of the survey of this row.
    func survey(dimensions: RunInput, levels: RunInput, code: String) throws -> Survey {
        guard let row = rows.first else { throw SurveyError.surveyUnknown(code) }
        let ordered = dimensions.rows.sorted {
            (dimensions.whole("sort_number", in: $0) ?? 0)
                < (dimensions.whole("sort_number", in: $1) ?? 0)
        }
        let own = try ordered.map {
            Survey.Dimension(
                dimensions.text("dimension_code", in: $0) ?? "",
                weight: try dimensions.neededDecimal("dimension_weight", in: $0))
        }
        let table = try levels.rows.map { row in
            let code = levels.text("level_code", in: row) ?? ""
            return SurveyLevels.Level(
                code, name: levels.text("level_name", in: row) ?? code,
                points: try levels.neededDecimal("level_points", in: row),
                isSatisfied: levels.integer("is_satisfied", in: row) == 1)
        }
        return try Survey(
            levels: table.isEmpty ? .standard : SurveyLevels(table),
            dimensions: own.isEmpty ? Survey.logistics : own,
            minimumValid: whole("minimum_valid", in: row) ?? 1, closes: day("closes_on", in: row))
    }

    /// The answers.
    func surveyAnswers() throws -> [SurveyAnswer] {
        try rows.map { row in
            let parts = [
                ("group", "respondent_group"), ("team", "team_code"), ("worker", "worker_code"),
            ].compactMap { kind, column in
                text(column, in: row).map { SurveyAnswer.Part(kind, $0) }
            }
            return SurveyAnswer(
                subject: text("subject_code", in: row) ?? "",
                dimension: text("dimension_code", in: row) ?? "",
                level: text("level_code", in: row), count: whole("answer_count", in: row) ?? 1,
                respondent: text("respondent_code", in: row), day: try day("answered_on", in: row),
                parts: parts)
        }
    }
}

extension ResultValue {
    /// The value as the tables of a book hold it.
    var stored: StoreValue {
        switch self {
        case .integer(let number): .integer(number)
        case .text(let text): .text(text)
        case .null, .real: .null
        }
    }

    /// The value as a part of a key, `*` for none.
    var code: StoreValue { self == .null ? .text(Book.whole) : stored }
}

extension OrderStanding {
    /// The row of the order, without the run.
    var stored: [StoreValue] {
        func flag(_ value: Bool?) -> StoreValue { value.map { $0 ? 1 : 0 } ?? .null }
        return [
            .text(order.number), .text(state.rawValue), .text(priority), .integer(Int64(line)),
            .integer(Int64(reassignments)), flag(respondedInTime), flag(completedInTime),
            due.map { .integer($0.yyyymmddhhmmss) } ?? .null,
            usedMinutes.map { .decimal($0) } ?? .null, flag(isReplied),
        ]
    }
}

extension SurveyScore {
    /// The row of the score, without the run.
    var stored: [StoreValue] {
        [
            .text(subject), .text(part?.kind ?? Book.whole), .text(part?.code ?? Book.whole),
            .text(dimension ?? Book.whole), .integer(Int64(valid)), .integer(Int64(invalid)),
            .integer(Int64(satisfied)), score.map { .decimal($0) } ?? .null,
            rate.map { .decimal($0) } ?? .null, rank.map { .integer(Int64($0)) } ?? .null,
        ]
    }
}
