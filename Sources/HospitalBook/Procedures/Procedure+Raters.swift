import HospitalCore
import Interchange
import PerformanceAppraisal

/// Procedures about who rates whom, and what their ratings come to.
extension Procedure {
    static let raterProcedures: [Procedure] = [
        appraiseTier, appraisePeers, appraiseMultiSource, appraiseOutliers,
    ]

    /// `appraise.tier`: who appraises a person of a level.
    static let appraiseTier = Procedure(
        "appraise.tier",
        (
            zh: "分级考核：某层级人员由哪个小组、按哪个评分标准考核；本人所在小组不得考核本人。",
            en: "Which panel and template appraise a person of a level; nobody rates oneself."
        ),
        arguments: [
            .needed("level", .text, zh: "层级：leader、head、staff", en: "leader, head or staff"),
            .optional("panel", .text, zh: "拟考核小组", en: "The panel that is to score"),
            .optional("members", .array, zh: "小组成员编码", en: "The codes of its members"),
            .optional("person", .text, zh: "被考核人编码", en: "The code of the appraised person"),
        ],
        tables: ["tier"]
    ) { members in
        let level = try members.needed("level").text()
        let tier = try AppraisalTier.hospital.tier(of: level)
        if let panel = members.optional("panel") {
            let codes = try members.optional("members")?.elements().map { try $0.text() } ?? []
            try AppraisalTier.hospital.check(
                panel: panel.text(), members: codes.map { Person.ID($0) },
                scores: Person.ID(members.needed("person").text()), of: level)
        }
        let cells = [tier.panel, tier.template, tier.validator, tier.filedWith, tier.exceptions]
        let names = ["panel", "template", "validator", "filed_with", "exceptions"]
        return ProcedureResult(
            json: .object(
                JSONObject(
                    zip(names, cells).map {
                        JSONObject.Member(name: $0, value: $1.map { .string($0) } ?? .null)
                    })),
            tables: [
                ResultTable(
                    name: "tier",
                    columns: [
                        ResultColumn("panel", .text, zh: "考核小组", en: "Panel"),
                        ResultColumn("template", .text, zh: "评分标准", en: "Template"),
                        ResultColumn("validator", .text, zh: "审定小组", en: "Validated by"),
                        ResultColumn("filed_with", .text, zh: "存档部门", en: "Filed with"),
                        ResultColumn("exceptions", .text, zh: "特殊情况", en: "Exceptions"),
                    ],
                    rows: [cells.map { $0.map { .text($0) } ?? .null }])
            ])
    }

    /// `appraise.peers`: what departments got from those beside them.
    static let appraisePeers = Procedure(
        "appraise.peers",
        (
            zh: "部门互评：不得自评，未打分的列出，不按零分计。",
            en: "Rating between departments, never of oneself; missing ratings are listed."
        ),
        arguments: [
            .needed(
                "assignments", .array, zh: "安排：rater、rated、score（未打分不填）",
                en: "Assignments: rater, rated, score (absent when not given)")
        ],
        tables: ["departments"]
    ) { members in
        var given: [PeerMatrix.Assignment: Decimal] = [:]
        let assignments = try members.needed("assignments").elements().map { reader in
            let row = try reader.members(["rater", "rated", "score"])
            let assignment = PeerMatrix.Assignment(
                rater: Department.ID(try row.needed("rater").text()),
                rated: Department.ID(try row.needed("rated").text()))
            if let score = row.optional("score") { given[assignment] = try score.decimal() }
            return assignment
        }
        let results = try PeerMatrix(assignments).results(of: given)
        return ProcedureResult(
            json: .object([
                "departments": .array(
                    results.map { result in
                        .object([
                            "department": .string(result.department.code),
                            "score": result.score.map { .decimal($0) } ?? .null,
                            "ratings": .number(String(result.ratings)),
                            "missing": .array(result.missing.map { .string($0.code) }),
                        ])
                    })
            ]),
            tables: [
                ResultTable(
                    name: "departments",
                    columns: [
                        ResultColumn("department", .text, zh: "科室", en: "Department"),
                        ResultColumn("score", .text, zh: "互评得分", en: "Score"),
                        ResultColumn("ratings", .integer, zh: "打分数", en: "Ratings"),
                        ResultColumn("missing", .text, zh: "未打分科室", en: "Missing"),
                    ],
                    rows: results.map {
                        [
                            .text($0.department.code), .optional($0.score),
                            .integer(Int64($0.ratings)),
                            .text($0.missing.map(\.code).joined(separator: "、")),
                        ]
                    })
            ])
    }

    /// `appraise.multi_source`: rating from all sides.
    static let appraiseMultiSource = Procedure(
        "appraise.multi_source",
        (
            zh: "360度评价：缺席主体的权重在其余主体间重新归一，只有自评不成立。",
            en: "Rating from all sides; missing groups are renormalised, self alone fails."
        ),
        arguments: [
            .needed(
                "groups", .array, zh: "评价主体：name、weight、self（本人）、ratings（打分）",
                en: "Groups: name, weight, self (oneself), ratings")
        ],
        tables: ["groups"]
    ) { members in
        let result = try MultiSourceRating(
            members.needed("groups").elements().map { reader in
                let group = try reader.members(["name", "weight", "self", "ratings"])
                return MultiSourceRating.Group(
                    try group.needed("name").text(), weight: try group.needed("weight").decimal(),
                    isSelf: try group.optional("self")?.flag() ?? false,
                    ratings: try group.needed("ratings").elements().map { try $0.decimal() })
            }
        ).result()
        return ProcedureResult(
            json: .object([
                "score": .decimal(result.score),
                "groups": .array(
                    result.parts.map { part in
                        .object([
                            "name": .string(part.name),
                            "score": part.score.map { .decimal($0) } ?? .null,
                            "share": .string(part.share.description),
                        ])
                    }),
                "missing": .array(result.missing.map { .string($0) }),
            ]),
            tables: [
                ResultTable(
                    name: "groups",
                    columns: [
                        ResultColumn("name", .text, zh: "评价主体", en: "Group"),
                        ResultColumn("score", .text, zh: "平均分", en: "Mean"),
                        ResultColumn("share", .text, zh: "实际权重", en: "Share"),
                    ],
                    rows: result.parts.map {
                        [.text($0.name), .optional($0.score), .text($0.share.description)]
                    })
            ])
    }

    /// `appraise.outliers`: raters who judge unlike the others.
    static let appraiseOutliers = Procedure(
        "appraise.outliers",
        (
            zh: "评委偏差：评委对同一对象的打分与其他评委平均分之差，超过限值的列为异常。",
            en: "How far each rater is from the others on the same subjects."
        ),
        arguments: [
            .needed("limit", .decimal, zh: "偏差限值（分）", en: "The largest ordinary deviation"),
            .needed(
                "ratings", .array, zh: "打分：rater、subject、value",
                en: "Ratings: rater, subject, value"),
        ],
        tables: ["raters"]
    ) { members in
        let deviations = try RaterOutliers(limit: members.needed("limit").decimal()).deviations(
            of: members.needed("ratings").elements().map { reader in
                let rating = try reader.members(["rater", "subject", "value"])
                return RaterOutliers.Rating(
                    rater: try rating.needed("rater").text(),
                    subject: try rating.needed("subject").text(),
                    value: try rating.needed("value").decimal())
            })
        return ProcedureResult(
            json: .object([
                "raters": .array(
                    deviations.map { rater in
                        .object([
                            "rater": .string(rater.rater),
                            "compared": .number(String(rater.compared)),
                            "deviation": rater.deviation.map { .decimal($0) } ?? .null,
                            "outlier": .bool(rater.isOutlier),
                        ])
                    })
            ]),
            tables: [
                ResultTable(
                    name: "raters",
                    columns: [
                        ResultColumn("rater", .text, zh: "评委", en: "Rater"),
                        ResultColumn("compared", .integer, zh: "可比打分数", en: "Compared"),
                        ResultColumn("deviation", .text, zh: "偏差", en: "Deviation"),
                        ResultColumn("outlier", .integer, zh: "异常", en: "Outlier"),
                    ],
                    rows: deviations.map {
                        [
                            .text($0.rater), .integer(Int64($0.compared)), .optional($0.deviation),
                            .integer($0.isOutlier ? 1 : 0),
                        ]
                    })
            ])
    }
}
