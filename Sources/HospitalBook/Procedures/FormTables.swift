import FHIRExchange
import HospitalCore
import Interchange
import SafetyInspection

/// Results of forms as tables.
enum FormTables {
    /// A resource with its text, its kind and the hash of the text: what a host keeps.
    static func resource(
        _ json: JSONValue, _ type: String, _ release: FHIRRelease, items: Int
    ) -> ResultTable {
        let bytes = json.utf8
        return ResultTable(
            name: "resource",
            columns: [
                .text("type", zh: "资源类型", en: "Type"), .text("release", zh: "版本", en: "Release"),
                .whole("items", zh: "条目数", en: "Items"),
                .text("sha256", zh: "SHA-256", en: "SHA-256"),
                .text("text", zh: "JSON文本", en: "JSON text"),
            ],
            rows: [
                [
                    .text(type), .text(release.rawValue), .integer(Int64(items)),
                    .text(SHA256.hexadecimal(SHA256.digest(of: bytes))),
                    .text(String(decoding: bytes, as: UTF8.self)),
                ]
            ])
    }

    static func resource(_ form: Questionnaire, as release: FHIRRelease) -> ResultTable {
        resource(form.json, "Questionnaire", release, items: form.itemCount)
    }

    static func resource(
        _ response: QuestionnaireResponse, as release: FHIRRelease
    ) -> ResultTable {
        resource(response.json, "QuestionnaireResponse", release, items: response.itemCount)
    }

    /// What a check found, or what a conversion noted.
    static func issues(_ issues: [FHIRIssue], name: String = "issues") -> ResultTable {
        ResultTable(
            name: name,
            columns: [
                .text("severity", zh: "程度", en: "Severity"), .text("code", zh: "代码", en: "Code"),
                .text("path", zh: "位置", en: "Path"), .text("link_id", zh: "条目", en: "Item"),
                .text("chinese", zh: "中文说明", en: "Chinese"),
                .text("english", zh: "英文说明", en: "English"),
            ],
            rows: issues.map { issue in
                [
                    .text(issue.severity.rawValue), .text(issue.code.code), .text(issue.path),
                    .text(issue.linkID), .text(issue.finding.text(in: .chinese)),
                    .text(issue.finding.text(in: .english)),
                ]
            })
    }

    /// Whether a resource is taken, and how many issues of each severity there are.
    static func result(_ issues: [FHIRIssue]) -> ResultTable {
        func count(_ severity: FHIRIssue.Severity) -> ResultValue {
            .integer(Int64(issues.count { $0.severity == severity }))
        }
        return ResultTable(
            name: "result",
            columns: [
                .whole("accepted", zh: "通过", en: "Accepted"),
                .whole("fatal", zh: "严重", en: "Fatal"),
                .whole("errors", zh: "错误", en: "Errors"),
                .whole("warnings", zh: "警告", en: "Warnings"),
                .whole("information", zh: "提示", en: "Information"),
            ],
            rows: [
                [
                    .flag(!issues.contains(where: \.isRefusal)), count(.fatal), count(.error),
                    count(.warning), count(.information),
                ]
            ])
    }

    /// Answers as other procedures take them: the item, the name of the answer and its value.
    static func answers(_ answers: [ItemAnswer]) -> ResultTable {
        ResultTable(
            name: "answers",
            columns: [
                .text("item", zh: "项目", en: "Item"), .text("kind", zh: "答案类型", en: "Kind"),
                .text("value", zh: "答案", en: "Value"), .text("note", zh: "备注", en: "Note"),
                .text("inspector", zh: "检查人", en: "Inspector"),
                .text("evidence", zh: "证据", en: "Evidence"),
            ],
            rows: answers.map { answer in
                [
                    .text(answer.item), .text(answer.answer.argumentName),
                    .text(answer.answer.printed), .text(answer.note),
                    .text(optional: answer.inspector?.code),
                    .text(answer.evidence.joined(separator: "、")),
                ]
            })
    }

    /// Where, when and by whom; no row when the response does not tell.
    static func occasion(_ occasion: Inspection.Occasion?) -> ResultTable {
        ResultTable(
            name: "occasion",
            columns: [
                .text("inspection", zh: "检查编号", en: "Inspection"),
                .text("place", zh: "检查部位", en: "Place"), .whole("day", zh: "日期", en: "Day"),
                .text("inspector", zh: "检查人", en: "Inspector"),
            ],
            rows: occasion.map { occasion in
                [
                    [
                        .text(occasion.id.code), .text(occasion.place.code), .day(occasion.day),
                        .text(occasion.inspector.code),
                    ]
                ]
            } ?? [])
    }
}

extension Answer {
    /// The name under which procedures take the answer.
    fileprivate var argumentName: String {
        switch self {
        case .yes, .no, .notApplicable: "answer"
        case .points: "points"
        case .occurrences: "occurrences"
        case .number: "number"
        case .choice: "choice"
        case .text: "text"
        case .day: "day"
        case .photo: "photo"
        case .signature: "signature"
        }
    }
}
