/// An element of an XML document: what a message needs of it.
///
/// Comments, processing instructions and blanks between elements are left out; text stands only
/// where no element stands beside it.
public struct MarkupElement: Equatable, Sendable {
    /// The name as it is written.
    public let name: String
    /// The attributes in their order.
    public private(set) var attributes: [(name: String, value: String)]
    /// The elements in it.
    public private(set) var children: [MarkupElement] = []
    /// The text in it.
    public private(set) var text = ""
    /// The line on which it begins, counted from 1; 0 for one that was not read.
    public let line: Int

    /// An element.
    public init(
        _ name: String, _ attributes: [(name: String, value: String)] = [],
        _ children: [MarkupElement] = [], text: String = "", line: Int = 0
    ) {
        (self.name, self.attributes, self.children) = (name, attributes, children)
        (self.text, self.line) = (text, line)
    }

    /// The value of an attribute.
    public func attribute(_ name: String) -> String? {
        attributes.first { $0.name == name }?.value
    }

    /// The value of an attribute that must be there.
    /// - Throws: `attributeMissing`.
    public func needed(_ name: String) throws(XMLError) -> String {
        guard let value = attribute(name) else {
            throw .attributeMissing(name, of: self.name, line: line)
        }
        return value
    }

    /// Refuses attributes that are not among these.
    /// - Throws: `attributeInvalid`.
    public func refuseAttributes(except names: [String]) throws(XMLError) {
        for (name, value) in attributes where !names.contains(name) {
            throw .attributeInvalid(name, of: self.name, value: value, line: line)
        }
    }

    mutating func append(attribute name: String, _ value: String) {
        attributes.append((name, value))
    }

    mutating func append(_ child: MarkupElement) { children.append(child) }

    mutating func append(text: String) { self.text += text }

    /// Two elements are the same when all but their lines is.
    public static func == (one: MarkupElement, other: MarkupElement) -> Bool {
        one.name == other.name && one.text == other.text && one.children == other.children
            && one.attributes.elementsEqual(other.attributes) { $0 == $1 }
    }
}
