import HospitalCore
import Interchange

/// An item of a form: a group, a question or a text to read, with what stands below it.
public struct QuestionnaireItem: Equatable, Sendable {
    /// The types of items in R4 and R5.
    public enum Kind: String, CaseIterable, Sendable {
        /// Holds other items.
        case group
        /// A text to read.
        case display
        /// A question without a type, which no form may use as it is.
        case question
        /// Yes or no.
        case boolean
        /// A number with decimals.
        case decimal
        /// A whole number.
        case integer
        /// A day, a month or a year.
        case date
        /// A day with its time.
        case dateTime
        /// A time of the day.
        case time
        /// A text of one line.
        case string
        /// A text of many lines.
        case text
        /// An address.
        case url
        /// One code of a list (R4).
        case choice
        /// One code of a list, or a text (R4).
        case openChoice = "open-choice"
        /// One code of a list (R5); `answerConstraint` says whether others are allowed.
        case coding
        /// A file.
        case attachment
        /// A reference to a resource.
        case reference
        /// A number with its unit.
        case quantity
    }

    /// The item with everything in it.
    public let element: FHIRElement
    /// Where it stands: `Questionnaire.item[0].item[2]`.
    public let path: String
    /// The name by which responses and conditions find it; empty when it is missing.
    public let linkID: String
    /// The items below it.
    public let items: [QuestionnaireItem]

    static func items(
        of element: FHIRElement, at path: String, depth: Int, counting count: inout Int
    ) throws(FHIRError) -> [QuestionnaireItem] {
        var items: [QuestionnaireItem] = []
        for (element, path) in try FHIRShape.list("item", of: element, at: path) {
            try FHIRShape.check(depth: depth, of: "Questionnaire")
            count += 1
            guard count <= Questionnaire.maximumItems else {
                throw .tooManyItems(resource: "Questionnaire", limit: Questionnaire.maximumItems)
            }
            items.append(
                QuestionnaireItem(
                    element: element, path: path, linkID: try FHIRShape.linkID(element, at: path),
                    items: try QuestionnaireItem.items(
                        of: element, at: path, depth: depth + 1, counting: &count)))
        }
        return items
    }

    func append(to all: inout [QuestionnaireItem]) {
        all.append(self)
        for item in items { item.append(to: &all) }
    }

    /// The type; `nil` when it is missing or unknown.
    public var kind: Kind? { element.text("type").flatMap(Kind.init(rawValue:)) }
    /// What is read.
    public var text: String? { element.text("text") }
    /// Whether it must be answered, or for a group be there.
    public var isRequired: Bool { element.flag("required") ?? false }
    /// Whether a question may have several answers, or a group stand several times.
    public var repeats: Bool { element.flag("repeats") ?? false }
    /// The answers that are offered.
    public var options: [FHIRElement] { element.elements("answerOption") }
    /// The conditions under which it is asked.
    public var enableWhen: [FHIRElement] { element.elements("enableWhen") }
    /// Whether it asks at all.
    public var isQuestion: Bool { kind != .group && kind != .display }

    /// Whether a code, or a value of the question's type, beside the offered ones is taken (R5).
    var takesOthers: Bool { element.text("answerConstraint") == "optionsOrType" }
    /// Whether a text is taken in place of an offered answer.
    var takesText: Bool {
        kind == .openChoice || element.text("answerConstraint") == "optionsOrString"
    }

    /// How many members and extensions have to be looked at to know the item.
    var weight: Int {
        guard case .array(let extensions)? = element["extension"] else {
            return element.object.members.count
        }
        return element.object.members.count + extensions.count
    }

    /// Whether the item or one below it has something that only R5 has.
    var isLater: Bool {
        kind == .coding || element["answerConstraint"] != nil || element["disabledDisplay"] != nil
            || items.contains(where: \.isLater)
    }
}

extension Questionnaire {
    /// The address of FHIR's own extensions.
    static let standard = "http://hl7.org/fhir/StructureDefinition/"
    /// The address of the extensions of structured data capture (SDC).
    static let structuredCapture = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-"
}

extension FHIRElement {
    /// The weight of an option or code: `itemWeight`, which R5 has, or `ordinalValue`.
    public var weight: FHIRValue? {
        for name in ["itemWeight", "ordinalValue"] {
            if let value = extensionValue(Questionnaire.standard + name) { return value }
        }
        return nil
    }
}
