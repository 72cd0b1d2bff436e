import HospitalCore
import Interchange

/// A FHIR Questionnaire of R4 or R5 (问卷): its tree, and its items with their paths.
///
/// Reading checks only the shape without which there is nothing to see: `item` is a list of
/// objects. What a form breaks beyond that is told by ``QuestionnaireCheck``.
public struct Questionnaire: Equatable, Sendable {
    /// How many items a form or a response may have.
    public static let maximumItems = 100_000
    /// How many answers a response may have.
    public static let maximumAnswers = 1_000_000
    /// How deep items may stand in one another; a document that was parsed is never deeper.
    public static let maximumDepth = JSONValue.depthLimit / 2

    /// The whole resource.
    public let element: FHIRElement
    /// The items at the top.
    public let items: [QuestionnaireItem]
    /// How many items there are in all.
    public let itemCount: Int

    /// Takes a resource.
    /// - Throws: ``FHIRError``; `otherResource`, `shape`, `tooManyItems`.
    public init(_ json: JSONValue) throws(FHIRError) {
        element = try FHIRShape.resource(json, "Questionnaire")
        var count = 0
        items = try QuestionnaireItem.items(
            of: element, at: "Questionnaire", depth: 0, counting: &count)
        itemCount = count
    }

    /// The whole resource as JSON, as it was read.
    public var json: JSONValue { .object(element.object) }

    /// The address under which responses name the form.
    public var url: String? { element.text("url") }
    /// The version.
    public var version: String? { element.text("version") }
    /// The title, or else the name.
    public var title: String? { element.text("title") ?? element.text("name") }
    /// `draft`, `active`, `retired` or `unknown`.
    public var status: String? { element.text("status") }

    /// R5 when anything is there that only R5 has: `coding` questions, `answerConstraint`,
    /// `disabledDisplay`, `versionAlgorithm…` or `copyrightLabel`; else R4.
    public var release: FHIRRelease {
        let isLater =
            element["copyrightLabel"] != nil
            || element.chosen("versionAlgorithm") != nil || items.contains(where: \.isLater)
        return isLater ? .r5 : .r4
    }

    /// All items in the order of the form, each before those below it.
    public var allItems: [QuestionnaireItem] {
        var all: [QuestionnaireItem] = []
        all.reserveCapacity(itemCount)
        for item in items { item.append(to: &all) }
        return all
    }
}

/// A release of FHIR that is read and written.
public enum FHIRRelease: String, CaseIterable, Sendable {
    /// R4, 4.0.1.
    case r4 = "R4"
    /// R5, 5.0.0.
    case r5 = "R5"
}

/// Checks of shape that both resources need.
enum FHIRShape {
    static func resource(_ json: JSONValue, _ name: String) throws(FHIRError) -> FHIRElement {
        guard let element = FHIRElement(json) else { throw .shape(path: name, expected: .object) }
        let found = element.text("resourceType")
        guard found == name else { throw .otherResource(expected: name, found: found) }
        return element
    }

    /// The elements of a list with their paths; none when it is absent.
    static func list(
        _ name: String, of element: FHIRElement, at path: String
    ) throws(FHIRError) -> [(element: FHIRElement, path: String)] {
        guard let value = element[name] else { return [] }
        guard case .array(let values) = value else {
            throw .shape(path: "\(path).\(name)", expected: .objects)
        }
        var list: [(element: FHIRElement, path: String)] = []
        list.reserveCapacity(values.count)
        for (place, value) in values.enumerated() {
            let place = "\(path).\(name)[\(place)]"
            guard let element = FHIRElement(value) else {
                throw .shape(path: place, expected: .object)
            }
            list.append((element, place))
        }
        return list
    }

    /// Refuses items that stand too deep in one another.
    static func check(depth: Int, of resource: String) throws(FHIRError) {
        guard depth < Questionnaire.maximumDepth else {
            throw .tooDeep(resource: resource, limit: Questionnaire.maximumDepth)
        }
    }

    /// The name of an item; empty when it is missing.
    static func linkID(_ element: FHIRElement, at path: String) throws(FHIRError) -> String {
        guard let value = element["linkId"] else { return "" }
        guard case .string(let text) = value else {
            throw .shape(path: "\(path).linkId", expected: .text)
        }
        return text
    }
}
