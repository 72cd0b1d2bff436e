import HospitalCore
import Interchange
import SafetyInspection

/// Procedures about archives: what must be there, and how the store is kept.
extension Procedure {
    static let archiveProcedures: [Procedure] =
        [
            archiveLists, archiveCheck, archiveSelfInspection, archivePreventions, archiveClimate,
            archiveCompleteness, archiveDuties, archiveRegister,
        ] + archiveFlowProcedures

    /// `archive.lists`: what the library knows that must be there.
    static let archiveLists = Procedure(
        "archive.lists",
        (
            zh: "档案与机房的必备内容清单：自查评分各项的分项、九防、制度、设备、门类、机房制度。",
            en: "The lists of archives and the machine room: sub-checks of the self-inspection, "
                + "the nine preventions, systems, kit, classes, rules."
        ),
        arguments: [], tables: ["parts"]
    ) { _ in
        ProcedureResult([
            ResultTable(
                name: "parts",
                columns: [
                    .text("list", zh: "清单", en: "List"), .text("name", zh: "名称", en: "Name"),
                    .text("item", zh: "自查项目", en: "Item of the self-inspection"),
                    .text("part", zh: "内容编码", en: "Part"),
                    .text("part_name", zh: "内容", en: "Name of the part"),
                    .text("aliases", zh: "别名", en: "Other names"),
                    .text("title", zh: "来源", en: "Source"),
                    .text("article", zh: "条款", en: "Article"),
                ],
                rows: ArchiveList.all.flatMap { list in
                    list.contents.parts.map { part in
                        [
                            .text(list.contents.code), .text(list.contents.name),
                            .text(optional: list.item), .text(part.code), .text(part.name),
                            .text(part.aliases.joined(separator: "、")),
                            .text(list.contents.citation.title),
                            .text(list.contents.citation.article),
                        ]
                    }
                })
        ])
    }

    /// `archive.check`: what is there of lists.
    static let archiveCheck = Procedure(
        "archive.check",
        (
            zh: "必备内容检查：按清单核对已有内容，列出缺少的内容。",
            en: "What is there of lists, and what is missing."
        ),
        arguments: [
            .needed(
                "checks", .array,
                zh: "检查：subject、list（清单编码）或parts（自定：code、name、aliases）、present",
                en: "Checks: subject, list (its code) or parts of your own (code, name, aliases), "
                    + "present")
        ],
        tables: ["checks"]
    ) { members in
        var table = ResultTable(
            name: "checks",
            columns: [
                .text("subject", zh: "对象", en: "Subject"), .text("list", zh: "清单", en: "List"),
            ] + RequiredContents.columns)
        for reader in try members.elements("checks") {
            let row = try reader.members(["subject", "list", "parts", "present"])
            let name = try row.text("list")
            let list =
                try row.optional("parts").map { try RequiredContents(name, $0) }
                ?? RequiredContents.named(name, in: RequiredContents.archives)
            let coverage = try list.coverage(of: try row.needed("present").texts())
            table.append(
                [.text(try row.text("subject")), .text(list.code)]
                    + RequiredContents.cells(coverage))
        }
        return ProcedureResult([table])
    }

    /// `archive.self_inspection`: the 16 items of the self-inspection with their sub-checks.
    static let archiveSelfInspection = Procedure(
        "archive.self_inspection",
        (
            zh: "档案管理自查：16项逐项列出分值、分项齐备情况与缺少的分项；评分用safety.score。",
            en: "The self-inspection of archives: the 16 items with their points and sub-checks; "
                + "safety.score scores it."
        ),
        arguments: [
            .needed(
                "met", .object, zh: "已达到的分项：项目编码到分项名称或编码",
                en: "The sub-checks that are met, by item")
        ],
        tables: ["items", "totals"]
    ) { members in
        var met: [String: ArgumentReader] = [:]
        for member in try members.namedMembers("met") { met[member.name] = member.reader }
        let template = try StandardChecklist.named("ARCHIVE100").template()
        let codes = template.items.map(\.code)
        for reader in met.sorted(by: { $0.key < $1.key }) where !codes.contains(reader.key) {
            throw ArgumentError.unknown(
                path: reader.value.path, nearest: NearestName.nearest(to: reader.key, in: codes))
        }
        var table = ResultTable(
            name: "items",
            columns: [
                .text("section", zh: "部分", en: "Section"), .text("item", zh: "项目", en: "Item"),
                .text("text", zh: "内容", en: "Text"), .text("points", zh: "分值", en: "Points"),
            ] + RequiredContents.columns)
        var (present, all, complete) = (0, 0, 0)
        for (section, item) in template.placedItems {
            guard let list = ArchiveList.detailing(item.code)?.contents else { continue }
            let coverage = try list.coverage(of: try met[item.code]?.texts() ?? [])
            present += coverage.present.count
            all += list.parts.count
            complete += coverage.isComplete ? 1 : 0
            table.append(
                [.text(section), .text(item.code), .text(item.text)]
                    + [.text(item.points.description)] + RequiredContents.cells(coverage))
        }
        let totals = ResultTable(
            name: "totals",
            columns: [
                .text("points", zh: "总分值", en: "Points"),
                .whole("complete_items", zh: "分项齐备的项目数", en: "Items with every sub-check"),
                .text("present", zh: "分项齐备", en: "Sub-checks met"),
            ],
            rows: [
                [
                    .text(template.points.description), .integer(Int64(complete)),
                    .text("\(present)/\(all)"),
                ]
            ])
        return ProcedureResult([table, totals])
    }

    /// `archive.preventions`: whether the nine preventions are backed.
    static let archivePreventions = Procedure(
        "archive.preventions",
        (
            zh: "九防：每一防须有设备和责任人；各地名称归并为同一套，也可自定。",
            en: "The nine preventions, each with equipment and a duty; regional names are one set, "
                + "or give your own."
        ),
        arguments: [
            .needed(
                "backings", .array, zh: "措施：prevention、equipment、duty（责任人）",
                en: "Backings: prevention, equipment, duty (a person)"),
            .optional(
                "parts", .array, zh: "自定各防：code、name、aliases",
                en: "Preventions of your own: code, name, aliases"),
        ],
        tables: ["preventions", "result"]
    ) { members in
        let list =
            try members.optional("parts").map { try RequiredContents("own", $0) }
            ?? RequiredContents.named("nine_preventions", in: RequiredContents.archives)
        let review = try PreventionReview(
            try members.elements("backings").map { try PreventionReview.Backing($0) }, of: list)
        return ProcedureResult([
            ResultTable(
                name: "preventions",
                columns: [
                    .text("prevention", zh: "防护", en: "Prevention"),
                    .text("name", zh: "名称", en: "Name"),
                    .text("equipment", zh: "设备", en: "Equipment"),
                    .text("duty", zh: "责任人", en: "Duty"),
                    .whole("in_place", zh: "落实", en: "In place"),
                ],
                rows: review.standings.map {
                    [
                        .text($0.prevention.code), .text($0.prevention.name),
                        .text($0.equipment.joined(separator: "、")),
                        .text(optional: $0.duty?.code), .flag($0.isInPlace),
                    ]
                }),
            ResultTable(
                name: "result", columns: [.text("in_place", zh: "落实", en: "In place")],
                rows: [[.text(review.printed)]]),
        ])
    }

    /// `archive.climate`: the daily log of temperature and humidity.
    static let archiveClimate = Procedure(
        "archive.climate",
        (
            zh: "库房温湿度日记录：缺记的日期与仪表、超出范围的读数；默认14至24℃、45%至60%。",
            en: "The daily log of a store: missing days and meters, readings out of range; 14 to "
                + "24 degrees and 45 to 60 percent unless given."
        ),
        arguments: [
            .needed("from", .text, zh: "开始日期", en: "The first day"),
            .needed("to", .text, zh: "结束日期", en: "The last day"),
            .needed("meters", .array, zh: "温湿度计", en: "The meters"),
            .needed(
                "readings", .array, zh: "记录：day、meter、temperature、humidity",
                en: "Readings: day, meter, temperature, humidity"),
            .optional(
                "limits", .object,
                zh: "范围：temperature_min、temperature_max、humidity_min、humidity_max",
                en: "Limits: temperature_min, temperature_max, humidity_min, humidity_max"),
        ],
        tables: ["summary", "missing", "out_of_range"]
    ) { members in
        let log = try ClimateLog(
            from: members.needed("from").day(), to: members.needed("to").day(),
            meters: members.needed("meters").texts(),
            readings: members.elements("readings").map { try ClimateLog.Reading($0) },
            limits: ClimateLog.Limits(members.optional("limits")))
        return ProcedureResult(log.tables)
    }

    /// `archive.completeness`: paper files against the system.
    static let archiveCompleteness = Procedure(
        "archive.completeness",
        (
            zh: "一人一档核对：纸质与系统目录互查缺差，一人一盒、纸张规格、双轨制。",
            en: "Files on paper and in the system: gaps on either side, one box per person, paper "
                + "size, both tracks."
        ),
        arguments: [
            .needed(
                "files", .array, zh: "档案：subject、boxes、paper、system、sizes",
                en: "Files: subject, boxes, paper, system, sizes"),
            .optional("size", .text, zh: "纸张规格，默认A4", en: "The paper size, A4 unless given"),
            .optional(
                "dual_track", .flag, zh: "双轨制，默认true", en: "Both tracks, true unless given"),
        ],
        tables: ["files"]
    ) { members in
        let files = try FileCompleteness.review(
            members.elements("files").map { try FileCompleteness.File($0) },
            size: members.optionalText("size") ?? "A4",
            isDualTrack: members.optional("dual_track")?.flag() ?? true)
        return ProcedureResult([
            ResultTable(
                name: "files",
                columns: [
                    .text("subject", zh: "对象", en: "Subject"),
                    .whole("gaps", zh: "缺差数", en: "Gaps"),
                    .text("paper_only", zh: "系统缺", en: "Only on paper"),
                    .text("system_only", zh: "纸质缺", en: "Only in the system"),
                    .text("faults", zh: "形式问题", en: "Faults of form"),
                    .whole("complete", zh: "完整", en: "Complete"),
                ],
                rows: files.map {
                    [
                        .text($0.subject), .integer(Int64($0.gaps)),
                        .text($0.paperOnly.joined(separator: "、")),
                        .text($0.systemOnly.joined(separator: "、")),
                        .text($0.faults.map(\.rawValue).joined(separator: ", ")),
                        .flag($0.isComplete),
                    ]
                })
        ])
    }

    /// `archive.duties`: the duties, plans and appraisals of every level.
    static let archiveDuties = Procedure(
        "archive.duties",
        (
            zh: "分级负责：各层级职责、年初计划、年末考核是否到位。",
            en: "Every level with its duty, its plan at the start of the year and its appraisal."
        ),
        arguments: [
            .needed("year", .whole, zh: "年度", en: "The year"), today,
            .needed(
                "records", .array, zh: "记录：level、unit、duty、planned、appraised",
                en: "Records: level, unit, duty, planned, appraised"),
            .optional(
                "levels", .array, zh: "自定层级：code、name、aliases",
                en: "Levels of your own: code, name, aliases"),
        ],
        tables: ["duties"]
    ) { members in
        let levels = try members.optional("levels").map { try RequiredContents("levels", $0) }
        let duties = try ArchiveDuties(
            of: members.needed("year").whole(),
            members.elements("records").map { try ArchiveDuties.Record($0) },
            levels: levels ?? ArchiveDuties.levels, on: members.needed("today").day())
        return ProcedureResult([
            ResultTable(
                name: "duties",
                columns: [
                    .text("level", zh: "层级", en: "Level"), .text("unit", zh: "单位", en: "Unit"),
                    .text("duty", zh: "职责", en: "Duty"), .text("plan", zh: "年初计划", en: "Plan"),
                    .text("appraisal", zh: "年末考核", en: "Appraisal"),
                    .whole("complete", zh: "到位", en: "Complete"),
                ],
                rows: duties.standings.map {
                    [
                        .text($0.level.code), .text(optional: $0.record?.unit),
                        .text(optional: $0.record?.duty), .text($0.plan.rawValue),
                        .text($0.appraisal.rawValue), .flag($0.isComplete),
                    ]
                })
        ])
    }

    /// `archive.register`: what registers close with.
    static let archiveRegister = Procedure(
        "archive.register",
        (
            zh: "收进移出登记：期初加收进减移出等于期末；调档函另计。",
            en: "Registers: opening + received - transferred out = closing; letters stand apart."
        ),
        arguments: [
            .needed(
                "registers", .array,
                zh: "登记：register、opening、received、transferred_out、letters",
                en: "Registers: register, opening, received, transferred_out, letters")
        ],
        tables: ["registers"]
    ) { members in
        var table = ResultTable(
            name: "registers",
            columns: [
                .text("register", zh: "登记", en: "Register"),
                .whole("opening", zh: "期初", en: "Opening"),
                .whole("received", zh: "收进", en: "Received"),
                .whole("transferred_out", zh: "移出", en: "Transferred out"),
                .whole("letters", zh: "调档函", en: "Letters"),
                .whole("closing", zh: "期末", en: "Closing"),
            ])
        for reader in try members.elements("registers") {
            let row = try reader.members([
                "register", "opening", "received", "transferred_out", "letters",
            ])
            let register = try ArchiveRegister(row)
            table.append([
                .text(try row.text("register")), .integer(register.opening),
                .integer(register.received), .integer(register.transferredOut),
                .integer(register.letters), .integer(register.closing),
            ])
        }
        return ProcedureResult([table])
    }
}

extension ClimateLog {
    fileprivate var tables: [ResultTable] {
        [
            ResultTable(
                name: "summary",
                columns: [
                    .whole("due", zh: "应记次数", en: "Readings due"),
                    .whole("read", zh: "已记次数", en: "Readings"),
                    .whole("missing", zh: "缺记次数", en: "Readings missing"),
                    .whole("missing_days", zh: "缺记天数", en: "Days missing"),
                    .whole("out_of_range", zh: "超范围次数", en: "Out of range"),
                ],
                rows: [
                    [due, read, gaps.count, missingDays.count, breaches.count]
                        .map { .integer(Int64($0)) }
                ]),
            ResultTable(
                name: "missing",
                columns: [
                    .whole("day", zh: "日期", en: "Day"), .text("meter", zh: "温湿度计", en: "Meter"),
                ], rows: gaps.map { [.day($0.day), .text($0.meter)] }),
            ResultTable(
                name: "out_of_range",
                columns: [
                    .whole("day", zh: "日期", en: "Day"), .text("meter", zh: "温湿度计", en: "Meter"),
                    .text("temperature", zh: "温度（℃）", en: "Temperature"),
                    .text("humidity", zh: "相对湿度（%）", en: "Humidity"),
                    .whole("temperature_out", zh: "温度超范围", en: "Temperature out of range"),
                    .whole("humidity_out", zh: "湿度超范围", en: "Humidity out of range"),
                ],
                rows: breaches.map {
                    [
                        .day($0.reading.day), .text($0.reading.meter),
                        .text($0.reading.temperature.description),
                        .text($0.reading.humidity.description), .flag($0.isTemperature),
                        .flag($0.isHumidity),
                    ]
                }),
        ]
    }
}
