import HospitalCore
import Interchange
import SafetyInspection

/// The one way to read an extension of the library's own (see ``HospitalExtension``): absent is
/// absent, and a value that is not known is refused and never passed over, for it may be the veto
/// or the pass rule of a later version.
extension FHIRElement {
    /// The value of an own extension; `nil` when the element does not have it.
    /// - Throws: `notMapped` with the reason, at the extension, for a value that cannot be read
    ///   and for an extension that stands twice.
    func own<Value>(
        _ url: String, at path: String, reason: FHIRError.MappingReason = .ownExtension,
        _ read: (FHIRValue) -> Value?
    ) throws(FHIRError) -> Value? {
        let given = extensions(url)
        guard let first = given.first else { return nil }
        let place = "\(path).extension('\(url)')"
        guard given.count == 1 else { throw .notMapped(path: place, reason: .ownExtension) }
        guard let value = first.chosen("value").flatMap(read) else {
            throw .notMapped(path: place, reason: reason)
        }
        return value
    }

    /// A text of an own extension.
    func ownText(_ url: String, at path: String) throws(FHIRError) -> String? {
        try own(url, at: path) { $0.text }
    }

    /// A flag of an own extension.
    func ownFlag(_ url: String, at path: String) throws(FHIRError) -> Bool? {
        try own(url, at: path) { value in
            if case .bool(let flag) = value.json { flag } else { nil }
        }
    }

    /// A whole number of an own extension.
    func ownWhole(_ url: String, at path: String) throws(FHIRError) -> Int? {
        try own(url, at: path) { $0.numberText.flatMap { Int($0) } }
    }

    /// A decimal of an own extension, or of one of FHIR's that a checklist takes over.
    func ownDecimal(_ url: String, at path: String) throws(FHIRError) -> Decimal? {
        try own(url, at: path, reason: .number) { $0.decimal }
    }

    /// A code of an own extension out of those that are known.
    func ownCode<Code: RawRepresentable<String>>(
        _ url: String, at path: String, _ code: Code.Type
    ) throws(FHIRError) -> Code? {
        try own(url, at: path) { $0.text.flatMap(Code.init(rawValue:)) }
    }

    /// Whether a condition with `!=` is false without an answer.
    var isAnsweredOnly: Bool {
        extensionValue(HospitalExtension.answeredOnly)?.json == .bool(true)
    }
}

extension Citation {
    /// A document that a form says to follow.
    /// - Throws: `notMapped` for a part that cannot be read.
    init(_ element: FHIRElement, at path: String) throws(FHIRError) {
        self.init(
            title: try element.ownText("title", at: path) ?? "",
            number: try element.ownText("number", at: path) ?? "",
            article: try element.ownText("article", at: path) ?? "",
            validFrom: try element.own("valid-from", at: path) {
                $0.numberText.flatMap { Int32($0) }
            },
            isConfirmed: try element.ownFlag("confirmed", at: path) ?? false)
    }
}

extension ItemCondition {
    /// Two conditions that must both hold; `nil` when one list of tests cannot say that.
    static func both(_ one: ItemCondition, _ other: ItemCondition) -> ItemCondition? {
        if one == other { return one }
        let isChoice = [one, other].contains { $0.joining == .any && $0.tests.count > 1 }
        return isChoice ? nil : ItemCondition(one.tests + other.tests)
    }
}
