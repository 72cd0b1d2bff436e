import HospitalCore
import Interchange

/// Forms and responses from one release of FHIR to the other (版本转换).
///
/// | R4 | R5 |
/// |---|---|
/// | type `choice` | type `coding`, `answerConstraint` `optionsOnly` |
/// | type `open-choice` | type `coding`, `answerConstraint` `optionsOrString` |
/// | `identifier` of a response, one | `identifier`, a list |
///
/// What only R5 has goes into R4 as the extensions that FHIR defines for it
/// (`http://hl7.org/fhir/5.0/StructureDefinition/extension-…`) and comes back from them, so that
/// nothing is lost on the way there and back. Everything else stays as it is.
extension Questionnaire {
    /// The form in a release; the same when it is of that release already.
    /// - Throws: nothing that the form did not pass when it was read.
    public func converted(to release: FHIRRelease) throws(FHIRError) -> Questionnaire {
        guard release != self.release else { return self }
        let converter = ReleaseConverter(release: release)
        return try Questionnaire(.object(converter.form(element.object)))
    }
}

extension QuestionnaireResponse {
    /// The response in a release.
    /// - Throws: nothing that the response did not pass when it was read.
    public func converted(to release: FHIRRelease) throws(FHIRError) -> QuestionnaireResponse {
        let converter = ReleaseConverter(release: release)
        return try QuestionnaireResponse(.object(converter.response(element.object)))
    }
}

private struct ReleaseConverter {
    let release: FHIRRelease

    private static let later = "http://hl7.org/fhir/5.0/StructureDefinition/extension-"
    private static let formNames = [
        "versionAlgorithmString", "versionAlgorithmCoding", "copyrightLabel",
    ]
    private static let itemNames = ["answerConstraint", "disabledDisplay"]

    func form(_ object: JSONObject) -> JSONObject {
        let carried = carry(Self.formNames, in: object, of: "Questionnaire")
        return replacing(carried, "item", with: items)
    }

    private func items(_ value: JSONValue) -> JSONValue {
        guard case .array(let values) = value else { return value }
        return .array(
            values.map { value in
                guard case .object(let object) = value else { return value }
                // The parser bounds how deep a document is, and so how deep this goes.
                return .object(replacing(item(object), "item", with: items))
            })
    }

    private func item(_ object: JSONObject) -> JSONObject {
        var object = object
        if release == .r4 {
            let constraint = FHIRElement(object).text("answerConstraint") ?? "optionsOnly"
            if object["type"] == .string("coding") {
                let isChoice = constraint == "optionsOnly"
                object = replacing(object, "type") { _ in
                    .string(isChoice ? "choice" : "open-choice")
                }
                // The type says it, unless others than texts are taken.
                if constraint != "optionsOrType" {
                    object = JSONObject(object.members.filter { $0.name != "answerConstraint" })
                }
            }
            return carry(Self.itemNames, in: object, of: "Questionnaire.item")
        }
        object = carry(Self.itemNames, in: object, of: "Questionnaire.item")
        let constraints = [
            "choice": JSONValue.string("optionsOnly"),
            "open-choice": .string("optionsOrString"),
        ]
        guard let type = FHIRElement(object).text("type"), let constraint = constraints[type]
        else { return object }
        let isTold = object["answerConstraint"] != nil
        return JSONObject(
            object.members.flatMap { member -> [JSONObject.Member] in
                guard member.name == "type" else { return [member] }
                let kind = JSONObject.Member(name: "type", value: .string("coding"))
                return isTold
                    ? [kind]
                    : [kind, JSONObject.Member(name: "answerConstraint", value: constraint)]
            })
    }

    func response(_ object: JSONObject) -> JSONObject {
        let url = Self.later + "QuestionnaireResponse.identifier"
        var all: [JSONValue] = []
        switch object["identifier"] {
        case .array(let values)?: all = values
        case .some(let value): all = [value]
        case nil: return object
        }
        if release == .r5 {
            let element = FHIRElement(object)
            all += element.extensions(url).compactMap { $0["valueIdentifier"] }
            return replacing(without(url, object), "identifier") { _ in .array(all) }
        }
        guard let first = all.first else { return object }
        return adding(
            all.dropFirst().map { FHIRWriting.ext(url, "Identifier", $0) },
            to: replacing(object, "identifier") { _ in first })
    }

    // MARK: Members and extensions

    /// Members that only R5 has: into extensions for R4, out of them for R5.
    private func carry(_ names: [String], in object: JSONObject, of path: String) -> JSONObject {
        var object = object
        for name in names {
            let url = "\(Self.later)\(path).\(Self.elementName(name))"
            if release == .r4 {
                guard let value = object[name] else { continue }
                let rest = JSONObject(object.members.filter { $0.name != name })
                let type = Self.types[name] ?? "String"
                object = adding([FHIRWriting.ext(url, type, value)], to: rest)
            } else if let value = FHIRElement(object).extensionValue(url) {
                guard value.type == Self.types[name] ?? "String" else { continue }
                object = without(url, object)
                object.append(name, value.json)
            }
        }
        return object
    }

    private static let types = [
        "answerConstraint": "Code", "disabledDisplay": "Code", "versionAlgorithmCoding": "Coding",
    ]

    /// The element of a member with its type: `versionAlgorithm[x]`.
    private static func elementName(_ name: String) -> String {
        name.hasPrefix("versionAlgorithm") ? "versionAlgorithm" : name
    }

    private func replacing(
        _ object: JSONObject, _ name: String, with value: (JSONValue) -> JSONValue
    ) -> JSONObject {
        JSONObject(
            object.members.map { member in
                member.name == name
                    ? JSONObject.Member(name: name, value: value(member.value)) : member
            })
    }

    private func adding(_ extensions: [JSONValue], to object: JSONObject) -> JSONObject {
        guard !extensions.isEmpty else { return object }
        if case .array(let own)? = object["extension"] {
            return replacing(object, "extension") { _ in .array(own + extensions) }
        }
        var object = object
        object.append("extension", .array(extensions))
        return object
    }

    /// The object without the extensions of an address.
    private func without(_ url: String, _ object: JSONObject) -> JSONObject {
        JSONObject(
            object.members.compactMap { member in
                guard member.name == "extension", case .array(let values) = member.value else {
                    return member
                }
                let rest = values.filter { FHIRElement($0)?.text("url") != url }
                return rest.isEmpty
                    ? nil : JSONObject.Member(name: member.name, value: .array(rest))
            })
    }
}
