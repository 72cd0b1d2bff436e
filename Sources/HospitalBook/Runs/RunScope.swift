import HospitalCore
import Storage

/// What a run reads of each table: the month, and the codes that its rows must have.
///
/// The scope follows from the run record alone, so that a later look at the tables reads the same
/// rows as the run did and finds out whether they have changed.
struct RunScope {
    /// A column and the code its rows must have, in every table that has the column.
    typealias Code = (column: String, code: String)

    /// The month of the run.
    let month: Month
    /// The codes; none for master data that is read as a whole.
    let codes: [Code]

    /// The scope of an allocation by a plan.
    static func cost(_ month: Month, plan: String) -> RunScope {
        RunScope(month: month, codes: [("plan_code", plan)])
    }

    /// The scope of an appraisal by a scheme.
    static func appraisal(_ month: Month, scheme: String) -> RunScope {
        RunScope(month: month, codes: [("scheme_code", scheme)])
    }

    /// The scope of the distribution of a pool.
    static func pay(_ month: Month, pool: String) -> RunScope {
        RunScope(month: month, codes: [("pool_code", pool)])
    }

    /// The scope of a survey.
    static func survey(_ month: Month, _ survey: String) -> RunScope {
        RunScope(month: month, codes: [("survey_code", survey)])
    }

    /// The scope of a counting campaign.
    static func campaign(_ month: Month, _ campaign: String) -> RunScope {
        RunScope(month: month, codes: [("campaign_code", campaign)])
    }

    /// The scope of an inspection, with the checklist and the policy that it names.
    static func inspection(
        _ month: Month, _ code: String, in store: any Store
    ) throws -> RunScope {
        let named = ["template_code", "template_version", "policy_code"]
        let row = try store.rows(
            "SELECT \(named.joined(separator: ", ")) FROM hosp_inspection "
                + "WHERE period_month = ? AND inspection_code = ?",
            [.integer(Int64(month.yyyymm)), .text(code)]
        ).first
        let codes = zip(named, row ?? []).compactMap { column, value in
            value.text.map { (column: column, code: $0) }
        }
        return RunScope(month: month, codes: [("inspection_code", code)] + codes)
    }

    /// The scope of a run in the record.
    static func of(
        procedure: String, month: Month, scope: String, in store: any Store
    ) throws -> RunScope {
        switch procedure {
        case Book.appraisalProcedure, Book.indicatorProcedure: appraisal(month, scheme: scope)
        case Book.payProcedure: pay(month, pool: scope)
        case Book.inspectionProcedure: try inspection(month, scope, in: store)
        case Book.surveyProcedure: survey(month, scope)
        case Book.assetCountProcedure: campaign(month, scope)
        default: cost(month, plan: scope)
        }
    }
}
