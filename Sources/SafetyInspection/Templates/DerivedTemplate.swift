import HospitalCore

/// A hospital's own version of a checklist (医院自定版本): it keeps where it comes from, who answers
/// for it, when it holds, and lists every change.
///
/// The checklist it comes from stays as it is. Changes are found by comparing the two versions, not
/// by trusting the edits, so nothing that is asked or earned otherwise can be left out of the list.
/// In which order a section asks is not compared.
public struct DerivedTemplate: Equatable, Sendable {
    /// What a hospital does to a checklist.
    public enum Edit: Equatable, Sendable {
        /// Puts an item at the end of a section.
        case add(ChecklistItem, section: String)
        /// Takes an item out, with what is asked below it.
        case remove(item: String)
        /// Puts an item in the place of the one with its code.
        case replace(ChecklistItem)
        /// Gives a section another weight, or none.
        case weigh(section: String, Decimal?)
        /// Puts a section at the end of the checklist.
        case addSection(ChecklistSection)
        /// Takes a section out, with everything in it.
        case removeSection(String)
    }

    /// The checklist of the hospital.
    public let template: ChecklistTemplate
    /// The checklist and version it comes from.
    public let origin: ChecklistTemplate.Identity
    /// The unit that answers for it.
    public let owner: Department.ID
    /// The days on which it holds.
    public let validity: Validity
    /// What differs from the origin.
    public let changes: [TemplateChange]

    /// Derives a version by edits, one after the other.
    /// - Throws: `ownerMissing`; `identityTaken` when code and version are those of the origin;
    ///   `editUnknown` for an edit of what is not there; `tooDeep` for an edit that adds more than
    ///   16 levels; what ``ChecklistTemplate`` refuses.
    public init(
        of base: ChecklistTemplate, as identity: ChecklistTemplate.Identity,
        owner: Department.ID, validity: Validity, total: ChecklistTemplate.Total? = nil,
        passRule: ChecklistTemplate.PassRule? = nil, edits: [Edit]
    ) throws(TemplateError) {
        guard !owner.code.isEmpty else { throw .ownerMissing(template: identity.id) }
        guard (identity.id, identity.version) != (base.identity.id, base.identity.version) else {
            throw .identityTaken(template: identity.id, version: identity.version)
        }
        var sections = base.sections
        for edit in edits {
            try edit.checkDepth(template: identity.id)
            try sections.apply(edit, template: identity.id)
        }
        template = try ChecklistTemplate(
            identity, total: total ?? base.total, passRule: passRule ?? base.passRule,
            sections: sections, citations: base.citations)
        origin = base.identity
        self.owner = owner
        self.validity = validity
        changes = template.changes(from: base)
    }
}

extension [ChecklistSection] {
    /// The sections, also those within sections, that an edit may name.
    fileprivate mutating func apply(
        _ edit: DerivedTemplate.Edit, template: String
    ) throws(TemplateError) {
        let (code, isDone): (String, Bool)
        switch edit {
        case .add(let item, let section):
            code = section
            isDone = changeFirst { $0.add(item, to: section) }
        case .remove(let item):
            code = item
            isDone = changeFirst { $0.children.replace(item, by: nil) }
        case .replace(let item):
            code = item.code
            isDone = changeFirst { $0.children.replace(item.code, by: item) }
        case .weigh(let section, let weight):
            code = section
            isDone = changeFirst { $0.weigh(section, weight) }
        case .addSection(let section):
            code = section.code
            append(section)
            isDone = true
        case .removeSection(let section):
            code = section
            let count = self.count
            removeAll { $0.code == section }
            isDone = count > self.count || changeFirst { $0.removeSection(section) }
        }
        guard isDone else { throw .editUnknown(template: template, code: code) }
    }

    /// Changes the first section in which the change finds its place.
    private mutating func changeFirst(_ change: (inout ChecklistSection) -> Bool) -> Bool {
        for place in indices where change(&self[place]) { return true }
        return false
    }
}

extension DerivedTemplate.Edit {
    /// What an edit adds is walked by the edits after it, before the whole is checked.
    fileprivate func checkDepth(template: String) throws(TemplateError) {
        let (code, fits): (String, Bool)
        switch self {
        case .add(let item, _), .replace(let item):
            (code, fits) = (item.code, item.fits(levels: ChecklistTemplate.maximumDepth))
        case .addSection(let section):
            (code, fits) = (section.code, section.fits(levels: ChecklistTemplate.maximumDepth))
        case .remove, .weigh, .removeSection: return
        }
        guard fits else { throw .tooDeep(template: template, code: code) }
    }
}

extension ChecklistItem {
    fileprivate func fits(levels: Int) -> Bool {
        levels > 0 && followUps.allSatisfy { $0.fits(levels: levels - 1) }
    }
}

extension ChecklistSection {
    fileprivate func fits(levels: Int) -> Bool {
        levels > 0
            && children.allSatisfy { child in
                switch child {
                case .item(let item): item.fits(levels: levels - 1)
                case .section(let inner): inner.fits(levels: levels - 1)
                }
            }
    }
}

/// A checklist that exists is at most 16 levels deep, and each edit adds at most 16, so going down
/// is bounded.
extension ChecklistSection {
    fileprivate mutating func add(_ item: ChecklistItem, to section: String) -> Bool {
        guard code != section else {
            children.append(.item(item))
            return true
        }
        return changeFirstSection { $0.add(item, to: section) }
    }

    fileprivate mutating func weigh(_ section: String, _ weight: Decimal?) -> Bool {
        guard code != section else {
            self.weight = weight
            return true
        }
        return changeFirstSection { $0.weigh(section, weight) }
    }

    fileprivate mutating func removeSection(_ section: String) -> Bool {
        let count = children.count
        children.removeAll { child in
            if case .section(let inner) = child { inner.code == section } else { false }
        }
        return count > children.count || changeFirstSection { $0.removeSection(section) }
    }

    private mutating func changeFirstSection(_ change: (inout ChecklistSection) -> Bool) -> Bool {
        for place in children.indices {
            guard case .section(var inner) = children[place], change(&inner) else { continue }
            children[place] = .section(inner)
            return true
        }
        return false
    }
}

extension [ChecklistSection.Child] {
    /// Puts another item, or none, in the place of one; follow-ups and inner sections are searched.
    fileprivate mutating func replace(_ code: String, by item: ChecklistItem?) -> Bool {
        for place in indices {
            switch self[place] {
            case .section(var inner):
                guard inner.children.replace(code, by: item) else { continue }
                self[place] = .section(inner)
            case .item(var old) where old.code != code:
                guard old.followUps.replace(code, by: item) else { continue }
                self[place] = .item(old)
            case .item:
                if let item { self[place] = .item(item) } else { remove(at: place) }
            }
            return true
        }
        return false
    }
}

extension [ChecklistItem] {
    fileprivate mutating func replace(_ code: String, by item: ChecklistItem?) -> Bool {
        for place in indices {
            if self[place].code == code {
                if let item { self[place] = item } else { remove(at: place) }
                return true
            }
            if self[place].followUps.replace(code, by: item) { return true }
        }
        return false
    }
}
