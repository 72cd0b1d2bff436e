import HospitalCore
import Interchange

/// A FHIR QuestionnaireResponse of R4 or R5 (答卷): its tree, and its items and answers with paths.
public struct QuestionnaireResponse: Equatable, Sendable {
    /// The whole resource.
    public let element: FHIRElement
    /// The items at the top.
    public let items: [ResponseItem]
    /// How many items there are in all.
    public let itemCount: Int

    /// Takes a resource.
    /// - Throws: ``FHIRError``; `otherResource`, `shape`, `tooManyItems`.
    public init(_ json: JSONValue) throws(FHIRError) {
        element = try FHIRShape.resource(json, "QuestionnaireResponse")
        var counts = ResponseItem.Counts()
        items = try ResponseItem.items(
            of: element, at: "QuestionnaireResponse", depth: 0, counting: &counts)
        itemCount = counts.items
    }

    /// The whole resource as JSON, as it was read.
    public var json: JSONValue { .object(element.object) }
    /// The form that is answered: `url|version`.
    public var questionnaire: String? { element.text("questionnaire") }
    /// `in-progress`, `completed`, `amended`, `entered-in-error` or `stopped`.
    public var status: String? { element.text("status") }

    /// R5 when there is a list of identifiers, which R4 has not; else R4, whose responses R5 takes.
    public var release: FHIRRelease {
        if case .array? = element["identifier"] { return .r5 }
        return .r4
    }
}

/// An item of a response.
public struct ResponseItem: Equatable, Sendable {
    /// The item with everything in it.
    public let element: FHIRElement
    /// Where it stands: `QuestionnaireResponse.item[0].answer[1].item[0]`.
    public let path: String
    /// The item of the form; empty when it is missing.
    public let linkID: String
    /// The answers of a question.
    public let answers: [ResponseAnswer]
    /// The items of a group.
    public let items: [ResponseItem]

    /// What was read of a response so far.
    struct Counts {
        var items = 0
        var answers = 0
    }

    static func items(
        of element: FHIRElement, at path: String, depth: Int, counting counts: inout Counts
    ) throws(FHIRError) -> [ResponseItem] {
        var items: [ResponseItem] = []
        for (element, path) in try FHIRShape.list("item", of: element, at: path) {
            try FHIRShape.check(depth: depth, of: "QuestionnaireResponse")
            counts.items += 1
            guard counts.items <= Questionnaire.maximumItems else {
                throw .tooManyItems(
                    resource: "QuestionnaireResponse", limit: Questionnaire.maximumItems)
            }
            var answers: [ResponseAnswer] = []
            for (element, path) in try FHIRShape.list("answer", of: element, at: path) {
                counts.answers += 1
                guard counts.answers <= Questionnaire.maximumAnswers else {
                    throw .tooManyItems(
                        resource: "QuestionnaireResponse.answer",
                        limit: Questionnaire.maximumAnswers)
                }
                answers.append(
                    ResponseAnswer(
                        element: element, path: path, value: element.chosen("value"),
                        items: try ResponseItem.items(
                            of: element, at: path, depth: depth + 1, counting: &counts)))
            }
            items.append(
                ResponseItem(
                    element: element, path: path, linkID: try FHIRShape.linkID(element, at: path),
                    answers: answers,
                    items: try ResponseItem.items(
                        of: element, at: path, depth: depth + 1, counting: &counts)))
        }
        return items
    }
}

/// An answer with what was asked below it.
public struct ResponseAnswer: Equatable, Sendable {
    /// The answer with everything in it.
    public let element: FHIRElement
    /// Where it stands.
    public let path: String
    /// The value; `nil` when there is none.
    public let value: FHIRValue?
    /// The items that were answered below it.
    public let items: [ResponseItem]
}
