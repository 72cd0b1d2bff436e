import HospitalCore
import Interchange

/// A FHIR element as a view of its JSON tree: it reads what it knows and loses nothing of the rest.
///
/// The tree keeps the order of members, elements that are unknown here, the extensions of
/// primitives (`_name`) and the text of numbers; writing a resource back is writing its tree.
public struct FHIRElement: Equatable, Sendable {
    /// The members as they were written.
    public let object: JSONObject

    /// A view of an object.
    public init(_ object: JSONObject) { self.object = object }

    /// A view of a value; `nil` when it is no object.
    public init?(_ value: JSONValue?) {
        guard case .object(let object)? = value else { return nil }
        self.object = object
    }

    /// The first member of that name.
    public subscript(name: String) -> JSONValue? { object[name] }

    /// The text of a member; `nil` when it is absent or no text.
    public func text(_ name: String) -> String? {
        guard case .string(let text)? = object[name] else { return nil }
        return text
    }

    /// The flag of a member; `nil` when it is absent or no flag.
    public func flag(_ name: String) -> Bool? {
        guard case .bool(let flag)? = object[name] else { return nil }
        return flag
    }

    /// The whole number of a member; `nil` when it is absent or none.
    public func whole(_ name: String) -> Int? {
        guard case .number(let text)? = object[name] else { return nil }
        return Int(text)
    }

    /// The element of a member; `nil` when it is absent or no object.
    public func element(_ name: String) -> FHIRElement? { FHIRElement(object[name]) }

    /// The elements of a list; what is no object is passed over.
    public func elements(_ name: String) -> [FHIRElement] {
        guard case .array(let values)? = object[name] else { return [] }
        return values.compactMap { FHIRElement($0) }
    }

    /// The extensions with that address, in their order.
    public func extensions(_ url: String) -> [FHIRElement] {
        guard object["extension"] != nil else { return [] }
        return elements("extension").filter { $0.text("url") == url }
    }

    /// The value of the first extension with that address.
    public func extensionValue(_ url: String) -> FHIRValue? {
        extensions(url).first?.chosen("value")
    }

    /// The member of a choice of types: `chosen("value")` finds `valueCoding`.
    ///
    /// A primitive that has only extensions (`_valueDecimal`) is found with the value `null`.
    public func chosen(_ prefix: String) -> FHIRValue? {
        var bare: FHIRValue?
        for member in object.members {
            if let type = Self.type(member.name, after: prefix) {
                return FHIRValue(type: type, json: member.value)
            }
            if bare == nil, let type = Self.type(member.name, after: "_" + prefix) {
                bare = FHIRValue(type: type, json: .null)
            }
        }
        return bare
    }

    /// What follows the prefix of a name, when it starts with a capital.
    private static func type(_ name: String, after prefix: String) -> String? {
        guard name.utf8.starts(with: prefix.utf8) else { return nil }
        let rest = name.utf8.dropFirst(prefix.utf8.count)
        guard let first = rest.first, (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(first)
        else { return nil }
        return String(rest)
    }
}
