import HospitalCore
import Interchange
import SafetyInspection

/// How the records of archives are read from the arguments of a procedure.
extension PreventionReview.Backing {
    init(_ reader: ArgumentReader) throws {
        let members = try reader.members(["prevention", "equipment", "duty"])
        self.init(
            try members.text("prevention"),
            equipment: try members.optional("equipment")?.texts() ?? [],
            duty: try members.optionalPerson("duty"))
    }
}

extension ArchiveCodeScheme {
    init(_ reader: ArgumentReader) throws {
        let members = try reader.members(["scheme", "fields", "from", "to", "separator"])
        try self.init(
            members.text("scheme"), fields: members.needed("fields").texts(),
            from: members.optional("from")?.whole(), to: members.optional("to")?.whole(),
            separator: members.optionalText("separator") ?? "-")
    }
}

extension ClimateLog.Limits {
    /// The limits of archive stores; each that is given takes the place of one of them.
    init(_ reader: ArgumentReader?) throws {
        guard let reader else {
            self = .store
            return
        }
        let members = try reader.members([
            "temperature_min", "temperature_max", "humidity_min", "humidity_max",
        ])
        func limits(
            _ name: String, else usual: AnswerKind.NumberLimits
        ) throws -> AnswerKind.NumberLimits {
            AnswerKind.NumberLimits(
                minimum: try members.optionalDecimal("\(name)_min") ?? usual.minimum,
                maximum: try members.optionalDecimal("\(name)_max") ?? usual.maximum,
                unit: usual.unit)
        }
        self.init(
            temperature: try limits("temperature", else: Self.store.temperature),
            humidity: try limits("humidity", else: Self.store.humidity),
            citation: Citation(title: "本院"))
    }
}

extension ClimateLog.Reading {
    init(_ reader: ArgumentReader) throws {
        let members = try reader.members(["day", "meter", "temperature", "humidity"])
        self.init(
            try members.needed("day").day(), meter: try members.text("meter"),
            temperature: try members.decimal("temperature"),
            humidity: try members.decimal("humidity"))
    }
}

extension ArchiveRetention {
    init(_ reader: ArgumentReader) throws {
        let members = try reader.members(["item", "year", "years", "holds"])
        try self.init(
            members.text("item"), year: members.needed("year").whole(),
            years: members.optional("years")?.whole(),
            holds: members.elements("holds").map { reader in
                let hold = try reader.members(["reason", "until"])
                return Hold(try hold.text("reason"), until: try hold.optional("until")?.day())
            })
    }
}

extension DestructionList {
    init(_ reader: ArgumentReader) throws {
        let members = try reader.members(["list", "items", "group", "approver"])
        self.init(
            try members.text("list"), items: try members.needed("items").texts(),
            group: try members.persons("group"),
            approver: try members.optionalPerson("approver"))
    }
}

extension ArchiveCustody.Transfer {
    init(_ reader: ArgumentReader) throws {
        let members = try reader.members(["item", "from", "to", "on"])
        self.init(
            try members.text("item"), from: try members.optionalPerson("from"),
            to: try members.optionalPerson("to"), on: try members.needed("on").day())
    }
}

extension CatalogueEntry {
    init(_ reader: ArgumentReader) throws {
        let members = try reader.members(Field.allCases.map(\.rawValue))
        var values: [Field: String] = [:]
        for field in Field.allCases {
            values[field] = try members.optional(field.rawValue)?.textOrNumber()
        }
        self.init(values)
    }
}

extension ArchiveLoan {
    init(_ reader: ArgumentReader) throws {
        let members = try reader.members([
            "loan", "item", "borrower", "approver", "requested", "lent", "due", "returned",
            "effect",
        ])
        try self.init(
            members.text("loan"), item: members.text("item"),
            borrower: members.person("borrower"), approver: members.optionalPerson("approver"),
            dates: Dates(
                requested: members.needed("requested").day(),
                lent: members.optional("lent")?.day(), due: members.optional("due")?.day(),
                returned: members.optional("returned")?.day()),
            effect: members.optionalText("effect") ?? "")
    }
}

extension FileCompleteness.File {
    init(_ reader: ArgumentReader) throws {
        let members = try reader.members(["subject", "boxes", "paper", "system", "sizes"])
        self.init(
            try members.text("subject"), boxes: try members.optional("boxes")?.texts() ?? [],
            paper: try members.optional("paper")?.texts(),
            system: try members.optional("system")?.texts(),
            sizes: Set(try members.optional("sizes")?.texts() ?? []))
    }
}

extension ArchiveDuties.Record {
    init(_ reader: ArgumentReader) throws {
        let members = try reader.members(["level", "unit", "duty", "planned", "appraised"])
        self.init(
            try members.text("level"), unit: try members.text("unit"),
            duty: try members.optionalText("duty") ?? "",
            planned: try members.optional("planned")?.day(),
            appraised: try members.optional("appraised")?.day())
    }
}

extension ArchiveBackup {
    init(_ reader: ArgumentReader) throws {
        let members = try reader.members(["item", "valuable", "published", "backed_up", "medium"])
        self.init(
            try members.text("item"), isValuable: try members.optional("valuable")?.flag() ?? true,
            published: try members.needed("published").day(),
            backedUp: try members.optional("backed_up")?.day(),
            medium: try members.optionalText("medium") ?? "")
    }
}

extension ArchiveRegister {
    init(_ members: ArgumentMembers) throws {
        func whole(_ name: String) throws -> Int64 {
            Int64(try members.optional(name)?.whole() ?? 0)
        }
        try self.init(
            opening: Int64(members.needed("opening").whole()), received: whole("received"),
            transferredOut: whole("transferred_out"), letters: whole("letters"))
    }
}

extension RequiredContents {
    /// `[{"code":"fire","name":"防火","aliases":["火"]}]`: a list of the hospital's own.
    init(_ code: String, _ reader: ArgumentReader) throws {
        try self.init(
            code,
            parts: reader.elements().map { reader in
                let part = try reader.members(["code", "name", "aliases"])
                let code = try part.text("code")
                return Part(
                    code, try part.optionalText("name") ?? code,
                    aliases: try part.optional("aliases")?.texts() ?? [])
            }, citation: Citation(title: code))
    }

    /// What is there of it as cells: `8/9`, whether that is all, and what is missing.
    static func cells(_ coverage: Coverage) -> [ResultValue] {
        [
            .text(coverage.printed), .flag(coverage.isComplete),
            .text(coverage.missing.map(\.name).joined(separator: "、")),
        ]
    }

    /// The columns of ``cells(_:)``.
    static let columns: [ResultColumn] = [
        .text("present", zh: "齐备", en: "Present"), .whole("complete", zh: "完整", en: "Complete"),
        .text("missing", zh: "缺少", en: "Missing"),
    ]
}
