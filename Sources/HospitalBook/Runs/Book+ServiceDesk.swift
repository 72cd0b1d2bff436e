import HospitalCore
import Interchange
import PerformanceAppraisal
import Storage

/// The service desk and the surveys of a book, from tables to tables (服务台与满意度).
extension Book {
    static let deskProcedure = "book.desk.run"
    static let surveyProcedure = "book.survey.run"
    /// The fields by which the indicators of the desk are counted apart.
    private static let deskGroups = ["service", "team", "worker", "kind"]
    /// The calendar of the book by which working time of the desk is counted.
    private static let deskCalendar = "desk"

    /// How the orders of a month stood at a moment, and what they came to.
    ///
    /// The moment is the scope of the run: later facts make it stale, another moment is another
    /// run.
    /// - Throws: `monthClosed`, every ``DeskError``, ``StorageError``.
    public func runDesk(month: Month, at now: Moment) throws -> Statement {
        try statement(
            Self.deskProcedure, rules: "desk.orders/1", month, now.description,
            of: "service_desk"
        ) {
            let scope = RunScope(month: month, codes: [])
            func read(_ table: TableDeclaration) throws -> RunInput {
                try RunInput(table, for: scope, in: store)
            }
            let priorities = try read(.servicePriority)
            let (orders, steps) = (try read(.serviceOrder), try read(.serviceStep))
            let known = try read(.serviceReference)
            var inputs = [priorities, orders, steps, known]
            var service: ServiceHours?
            if priorities.rows.contains(where: {
                priorities.text("clock_rule", in: $0) == DeskClock.working.rawValue
                    || priorities.integer("completion_work_days", in: $0) != nil
            }) {
                service = try serviceHours(Self.deskCalendar)
                inputs += [try read(.calendarDay), try read(.openingHours)]
            }
            let desk = try ServiceDesk(priorities: priorities.priorities(), service: service)
            let standings = try desk.standings(
                of: orders.serviceOrders(steps: steps.events(), known: known.known), at: now)
            return (
                inputs,
                [
                    StoredTable(table: .deskOrder, name: "orders", rows: standings.map(\.stored)),
                    StoredTable(
                        table: .deskIndicator, name: "indicators",
                        rows: try desk.indicatorRows(standings, by: Self.deskGroups).map { row in
                            row.prefix(2).map(\.code) + row.dropFirst(2).map(\.stored)
                        }),
                ]
            )
        }
    }

    /// What the answers of a survey in a month came to.
    /// - Throws: `monthClosed`, `surveyUnknown`, every ``SurveyError``, ``StorageError``.
    public func runSurvey(month: Month, survey code: String) throws -> Statement {
        try statement(
            Self.surveyProcedure, rules: "survey.scores/1", month, code, of: "survey"
        ) {
            let scope = RunScope.survey(month, code)
            func read(_ table: TableDeclaration) throws -> RunInput {
                try RunInput(table, for: scope, in: store)
            }
            let surveys = try read(.survey)
            let (dimensions, levels) = (try read(.surveyDimension), try read(.surveyLevel))
            let answers = try read(.surveyAnswer)
            let survey = try surveys.survey(dimensions: dimensions, levels: levels, code: code)
            let scores = try survey.scores(of: answers.surveyAnswers())
            return (
                [surveys, dimensions, levels, answers],
                [
                    StoredTable(table: .surveyScore, name: "scores", rows: scores.map(\.stored))
                ]
            )
        }
    }

    /// The columns of results that are reported.
    private static let reportedColumns = [
        "indicator_value", "survey_score", "execution_percent", "overrun_percent",
        "in_time_percent",
    ]

    /// Which stored value is reported as which indicator of whom.
    struct WantedIndicator {
        /// Who is appraised.
        let subject: String
        /// The indicator of the scheme.
        let indicator: String
        /// The keys of the stored row after the run.
        let keys: [String]
    }

    /// Brings values of the current run of the desk, of a survey, of formulas or of daily cost
    /// control in as reported values of an appraisal, in one batch.
    ///
    /// The batch is named after the run and the scheme, so that every point has its evidence; the
    /// same run again changes nothing. What an earlier run reported is withdrawn first, as any
    /// batch.
    ///
    /// A value that is missing or insufficient is not reported.
    /// - Throws: `runNeeded`, `runStale`, ``BookError``; the book is unchanged then.
    func reportIndicators(
        _ wanted: [WantedIndicator], of table: TableDeclaration, by procedure: String,
        scope: String, month: Month, scheme: String
    ) throws -> (evidence: String, values: [String?]) {
        try prepare("appraisal")
        let run = try store.transaction {
            try upstreamRun(procedure, month: month, scope: scope)
        }
        let names = table.primaryKey
        let place =
            table.columns.firstIndex {
                Self.reportedColumns.contains($0.name)
            } ?? 0
        let values = try wanted.map { one in
            try store.rows(
                table.select(where: names), ([run] + one.keys).map { .text($0) }
            ).first?[place].text
        }
        var text = "period_month,scheme_code,subject_code,indicator_code,actual_value\n"
        for (one, value) in zip(wanted, values) {
            guard let value else { continue }
            text += Self.csv([
                String(month.yyyymm), scheme, one.subject, one.indicator, value,
            ])
        }
        let batch = ImportBatch(
            table: TableDeclaration.appraisalValue.name, key: "\(run)/\(scheme)")
        try importBatch(batch) { try DelimitedText.Reader(bytes: Array(text.utf8)) }
        return (batch.key, values)
    }
}
