import HospitalCore
import Interchange
import PerformanceAppraisal

/// Procedures about duties: who may do what, what must be there, what was measured and accepted.
extension Procedure {
    static let dutyProcedures: [Procedure] = [
        permissionCheck, appraiseContents, appraisePostWeights, appraiseValues,
        appraiseAcceptance,
    ]

    /// `permission.check`: whether somebody may do some actions.
    static let permissionCheck = Procedure(
        "permission.check",
        (
            zh: "权限检查：某人以其角色能否办理各项事项；默认为绩效管理委员会与其办公室的权限。",
            en: "Whether somebody may do some actions; by default those of the appraisal bodies."
        ),
        arguments: [
            .needed("person", .text, zh: "人员编码", en: "The code of the person"),
            .needed("roles", .array, zh: "其角色", en: "The roles of the person"),
            .needed("actions", .array, zh: "事项", en: "The actions"),
            .optional("grants", .array, zh: "权限表：role、actions", en: "Grants: role, actions"),
            .optional(
                "refuse", .flag, zh: "为true时无权即报错", en: "Whether what is denied is an error"),
        ],
        tables: ["permissions"]
    ) { members in
        let matrix =
            try members.optional("grants").map { try $0.permissions() }
            ?? .appraisalBodies
        let actor = try members.reader(named: "person", roles: "roles")
        let refuses = try members.optional("refuse")?.flag() ?? false
        var table = ResultTable(
            name: "permissions",
            columns: [
                .text("action", zh: "事项", en: "Action"), .whole("allowed", zh: "有权", en: "Allowed"),
                .text("roles", zh: "有权的角色", en: "Roles that may"),
            ])
        for action in try members.needed("actions").texts() {
            if refuses { try matrix.check(actor, action) }
            let roles = matrix.roles(with: action).map(\.code).joined(separator: "、")
            table.append([
                .text(action), .flag(matrix.allows(actor, action)), .text(roles),
            ])
        }
        return ProcedureResult([table])
    }

    /// `appraise.contents`: what documents, units or schemes lack of what they must contain.
    static let appraiseContents = Procedure(
        "appraise.contents",
        (
            zh: "必备内容检查：岗位说明书七部分、服务中心五文件、必考指标等，按日期取有效版本。",
            en: "What records lack of a list of required contents, in the version of a day."
        ),
        arguments: [
            .needed(
                "contents", .text,
                zh: "清单：post_description、service_centre、hospital_dimensions、"
                    + "mandatory_indicators、public_hospital、base_hospital、base_hospital_links"
                    + "或自定名称",
                en: "The list: post_description, service_centre, hospital_dimensions, "
                    + "mandatory_indicators, public_hospital, base_hospital, "
                    + "base_hospital_links, or a name of your own"),
            .optional("parts", .array, zh: "自定清单：code、name", en: "Own parts: code, name"),
            .needed("on", .text, zh: "检查日", en: "The day"),
            .needed(
                "records", .array, zh: "记录：subject、versions（version、keeper、from、parts）",
                en: "Records: subject, versions (version, keeper, from, parts)"),
        ],
        tables: ["records"]
    ) { members in
        let contents = try members.contents()
        let day = try members.needed("on").day()
        var table = ResultTable(
            name: "records",
            columns: [
                .text("subject", zh: "对象", en: "Subject"),
                .whole("version", zh: "版本", en: "Version"),
                .text("keeper", zh: "维护人", en: "Keeper"), .text("present", zh: "齐备", en: "Present"),
                .whole("complete", zh: "完整", en: "Complete"),
                .text("missing", zh: "缺少", en: "Missing"),
            ])
        for reader in try members.elements("records") {
            let record = try reader.contentRecord()
            let version = record.version(on: day)
            let coverage = try contents.coverage(of: version?.parts ?? [])
            table.append([
                .text(record.subject), version.map { .integer(Int64($0.number)) } ?? .null,
                .text(optional: version?.keeper.code), .text(coverage.printed),
                .flag(coverage.isComplete),
                .text(coverage.missing.map(\.name).joined(separator: "、")),
            ])
        }
        return ProcedureResult([table])
    }

    /// `appraise.post_weights`: the indicators of a post with their weights.
    static let appraisePostWeights = Procedure(
        "appraise.post_weights",
        (
            zh: "岗位考核模板：必考指标加岗位差异，各岗位权重合计100。",
            en: "The indicators of posts: what is mandatory and what differs, totalling 100."
        ),
        arguments: [
            .needed("contents", .text, zh: "必考指标清单", en: "The list of mandatory indicators"),
            .optional("parts", .array, zh: "自定清单：code、name", en: "Own parts: code, name"),
            .needed("weights", .object, zh: "模板权重：指标编码到分值", en: "Weights by indicator"),
            .needed(
                "posts", .array,
                zh: "岗位：post、features（content、skill、risk、intensity）、weights",
                en: "Posts: post, features (content, skill, risk, intensity), weights"),
        ],
        tables: ["weights"]
    ) { members in
        let template = try PostTemplate(
            members.contents(), weights: members.needed("weights").decimals(),
            variants: members.elements("posts").map { reader in
                let post = try reader.members(["post", "features", "weights"])
                return PostTemplate.Variant(
                    try post.text("post"),
                    features: try post.elements("features").map { try $0.choice() },
                    weights: try post.optional("weights")?.decimals() ?? [:])
            })
        var table = ResultTable(
            name: "weights",
            columns: [
                .text("post", zh: "岗位", en: "Post"), .text("indicator", zh: "指标", en: "Indicator"),
                .text("weight", zh: "权重", en: "Weight"),
                .text("features", zh: "差异", en: "Differs by"),
            ])
        for variant in template.variants {
            let features = variant.features.map(\.rawValue).joined(separator: ", ")
            for (code, weight) in try template.weights(for: variant.post) {
                table.append([
                    .text(variant.post), .text(code), .optional(weight), .text(features),
                ])
            }
        }
        return ProcedureResult([table])
    }

    /// `appraise.values`: values of indicators by their kind, and what they total over units.
    static let appraiseValues = Procedure(
        "appraise.values",
        (
            zh: "指标值：次数、率、平均值、费用、用量分类型，可按角色查询，率按分子分母之和汇总。",
            en: "Values by kind, for readers by role, totalled over units as ratios of sums."
        ),
        arguments: [
            .needed(
                "values", .array,
                zh: "指标值：unit、metric、kind（count、percent、mean、spend、quantity）、value或"
                    + "numerator和denominator、measure（计量单位）",
                en: "Values: unit, metric, kind (count, percent, mean, spend, quantity), value "
                    + "or numerator and denominator, measure (unit of measure)"),
            .optional("digits", .whole, zh: "率的小数位，默认2", en: "Digits of rates, 2 unless given"),
            .optional("units", .array, zh: "应报单位", en: "The units that should report"),
            .optional("metrics", .array, zh: "查询的指标，默认全部", en: "Metrics, all unless given"),
            .optional("person", .text, zh: "查询人", en: "The reader"),
            .optional("roles", .array, zh: "查询人的角色", en: "The roles of the reader"),
            .optional(
                "grants", .array, zh: "可查询的指标：role、actions；未给则不限",
                en: "What roles may read: role, actions; anything unless given"),
        ],
        tables: ["values", "totals"]
    ) { members in
        let values = try members.elements("values").map { try $0.measured() }
        let readable = try members.readableMetrics(Set(values.map(\.metric)))
        let digits = try members.optional("digits")?.whole() ?? 2
        let units = try members.optional("units")?.texts()
        var rows = ResultTable(
            name: "values",
            columns: [
                .text("unit", zh: "单位", en: "Unit")
            ] + measuredColumns)
        var totals = ResultTable(
            name: "totals",
            columns: measuredColumns + [
                .whole("units", zh: "单位数", en: "Units"),
                .text("missing", zh: "未报单位", en: "Missing"),
            ])
        for value in values where readable.contains(value.metric) {
            rows.append([.text(value.unit)] + (try value.cells(digits)))
        }
        let groups = Dictionary(grouping: values, by: { Code<MeasuredValue>($0.metric) })
        for (metric, group) in groups.sorted(by: { $0.key < $1.key })
        where readable.contains(metric.code) {
            guard let total = try MeasuredValue.total(metric.code, group.map(\.value)) else {
                continue
            }
            let reported = Set(group.map(\.unit))
            let missing = CoverageGoal.missing(units ?? [], reported: reported)
            let row = UnitValue(unit: "", metric: metric.code, value: total)
            totals.append(
                try row.cells(digits) + [
                    .integer(Int64(reported.count)), .text(missing.joined(separator: "、")),
                ])
        }
        return ProcedureResult([rows, totals])
    }

    private static let measuredColumns: [ResultColumn] = [
        .text("metric", zh: "指标", en: "Metric"), .text("kind", zh: "类型", en: "Kind"),
        .text("value", zh: "数值", en: "Value"),
    ]

    /// `appraise.acceptance`: how often work was done again until it was accepted.
    static let appraiseAcceptance = Procedure(
        "appraise.acceptance",
        (
            zh: "验收：按预定目标考核效果，未达到即返工，直至验收通过；统计返工次数和一次通过率。",
            en: "Work against its target, again until accepted; reworks and first-pass rate."
        ),
        arguments: [
            .needed(
                "jobs", .array,
                zh: "工作：job、target、direction（high、low）、attempts（day、value或accepted、"
                    + "worker、inspector）",
                en: "Jobs: job, target, direction (high, low), attempts (day, value or accepted, "
                    + "worker, inspector)")
        ],
        tables: ["jobs", "rate"]
    ) { members in
        let loops = try members.elements("jobs").map { try $0.acceptanceLoop() }
        let accepted = loops.compactMap(\.isFirstPass)
        let rate = MeasuredValue.percent(
            numerator: Decimal(accepted.count { $0 }), denominator: Decimal(accepted.count))
        return ProcedureResult([
            ResultTable(
                name: "jobs",
                columns: [
                    .text("job", zh: "工作", en: "Job"),
                    .whole("attempts", zh: "验收次数", en: "Attempts"),
                    .whole("reworks", zh: "返工次数", en: "Reworks"),
                    .whole("accepted_on", zh: "通过日", en: "Accepted on"),
                    .whole("first_pass", zh: "一次通过", en: "First pass"),
                ],
                rows: loops.map { loop in
                    [
                        .text(loop.job), .integer(Int64(loop.attempts.count)),
                        .integer(Int64(loop.reworks)), .day(loop.acceptedOn),
                        loop.isFirstPass.map { .flag($0) } ?? .null,
                    ]
                }),
            ResultTable(
                name: "rate",
                columns: [
                    .whole("accepted", zh: "通过数", en: "Accepted"),
                    .text("first_pass", zh: "一次通过率", en: "First-pass rate"),
                ],
                rows: [
                    [.integer(Int64(accepted.count)), .text(optional: try rate.printed(digits: 2))]
                ]),
        ])
    }
}

extension ResultValue {
    /// A day; null when there is none.
    static func day(_ day: Day?) -> ResultValue {
        day.map { .integer(Int64($0.yyyymmdd)) } ?? .null
    }
}
