import HospitalCore

/// One difference between two versions of a checklist (模板变更).
public struct TemplateChange: Hashable, Sendable {
    /// What happened to a section or item.
    public enum Kind: String, CaseIterable, Sendable {
        /// It is new.
        case added
        /// It is gone.
        case removed
        /// A field of it is another one.
        case changed
    }

    /// The code of the section or item; empty for the checklist itself.
    public let code: String
    /// What happened.
    public let kind: Kind
    /// What is different: `points`, `criticality`; empty where the whole is added or removed.
    public let field: String
    /// What the older version says; empty for what is added.
    public let before: String
    /// What the newer version says; empty for what is removed.
    public let after: String
    /// Whether the newer version asks for less: a key or veto item is gone or is less critical.
    public let isLooser: Bool
}

extension ChecklistTemplate {
    /// What this version changes of another: of the checklist itself, then of its sections and
    /// items, those that stay or are new in the order of the questions, then those that are gone.
    ///
    /// Codes are what identifies: an item with another code is another item.
    public func changes(from base: ChecklistTemplate) -> [TemplateChange] {
        var changes = Self.fieldChanges("", isItem: false, base.fields, fields)
        let (old, new) = (base.linesByKey, linesByKey)
        for key in lineKeys {
            guard let line = new[key] else { continue }
            if let before = old[key] {
                changes += Self.fieldChanges(
                    key.code, isItem: key.isItem, before.fields, line.fields)
                continue
            }
            changes.append(
                TemplateChange(
                    code: key.code, kind: .added, field: "", before: "", after: line.title,
                    isLooser: false))
        }
        for key in base.lineKeys where new[key] == nil {
            let line = old[key]
            changes.append(
                TemplateChange(
                    code: key.code, kind: .removed, field: "", before: line?.title ?? "", after: "",
                    isLooser: (line?.criticality ?? .ordinary) > .ordinary))
        }
        return changes
    }

    private static func fieldChanges(
        _ code: String, isItem: Bool, _ before: [TemplateField], _ after: [TemplateField]
    ) -> [TemplateChange] {
        zip(before, after).filter { $0.text != $1.text }.map { old, new in
            TemplateChange(
                code: code, kind: .changed, field: new.name, before: old.text, after: new.text,
                isLooser: isItem && new.name == "criticality" && new.text < old.text)
        }
    }

    private var fields: [TemplateField] {
        [TemplateField("total", total.rawValue), TemplateField("pass_rule", passRule.rawValue)]
    }

    private var lineKeys: [TemplateLine.Key] { nodes.map(TemplateLine.Key.init) }

    private var linesByKey: [TemplateLine.Key: TemplateLine] {
        var lines: [TemplateLine.Key: TemplateLine] = [:]
        for node in nodes {
            lines[TemplateLine.Key(node)] = TemplateLine(
                node, under: node.parent.map { nodes[$0].code } ?? "")
        }
        return lines
    }
}

/// A field of a section or item as a reader compares it.
private struct TemplateField {
    let name: String
    let text: String

    init(_ name: String, _ text: String) {
        self.name = name
        self.text = text
    }
}

/// A section or an item with everything that a version can change about it.
private struct TemplateLine {
    /// A section and an item may have the same code and are not the same.
    struct Key: Hashable {
        let code: String
        let isItem: Bool

        init(_ node: ChecklistNode) {
            code = node.code
            isItem = node.item != nil
        }
    }

    let title: String
    let criticality: Criticality
    let fields: [TemplateField]

    init(_ node: ChecklistNode, under parent: String) {
        title = node.title
        criticality = node.item?.criticality ?? .ordinary
        let shared = [
            TemplateField("text", node.title), TemplateField("under", parent),
            TemplateField("condition", node.condition?.printed ?? ""),
        ]
        guard let item = node.item else {
            fields =
                shared + [
                    TemplateField(
                        "weight",
                        node.weightUnits.map {
                            PointUnits.decimal($0).description
                        } ?? "")
                ]
            return
        }
        fields =
            shared + [
                TemplateField("points", item.points.normalized.description),
                TemplateField("criticality", String(item.criticality.rawValue)),
                TemplateField("answer", item.answerKind.printed),
                TemplateField("frequency", item.frequency?.rawValue ?? ""),
                TemplateField("source", item.source),
                TemplateField("not_applicable", item.allowsNotApplicable ? "allowed" : "refused"),
                TemplateField("required", item.isRequired ? "yes" : "no"),
            ]
    }
}
