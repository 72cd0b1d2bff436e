import HospitalCore
import Interchange

/// A value set as far as it is written out (值集): the codes of its expansion, or else of its
/// composition.
///
/// There is no terminology server; what is not written out is not decided.
public struct ValueSet: Equatable, Sendable {
    /// Whether a code belongs to a set.
    public enum Membership: Equatable, Sendable {
        /// It does.
        case member
        /// It does not.
        case stranger
        /// It does, and is shown under a name that the set does not have.
        case otherDisplay
        /// The set is not written out so far that it could be told.
        case undecided
    }

    /// The whole resource.
    public let element: FHIRElement
    /// The address by which forms name it; empty when there is none.
    public let url: String
    /// The codes that are members and are written out, in their order: with the codes below other
    /// codes, without abstract and excluded ones.
    public let options: [FHIRElement]
    /// Codes with the names under which they are shown, by `system|code`.
    private let displays: [String: [String]]
    /// The systems that are included as a whole.
    private let wholeSystems: Set<String>
    /// Whether there is more than what is written out.
    private let isPartial: Bool

    /// Takes a resource.
    /// - Throws: ``FHIRError``; `otherResource`.
    public init(_ json: JSONValue) throws(FHIRError) {
        element = try FHIRShape.resource(json, "ValueSet")
        url = element.text("url") ?? ""
        var reader = ValueSetReader()
        if let expansion = element.element("expansion") {
            reader.expand(expansion.elements("contains"))
            if let total = expansion.whole("total"), total > reader.displays.count {
                reader.isPartial = true
            }
        } else if let composition = element.element("compose") {
            for part in composition.elements("include") { reader.include(part) }
            for part in composition.elements("exclude") { reader.exclude(part) }
        } else {
            reader.isPartial = true
        }
        let members = reader.displays
        displays = members
        options = reader.options.filter { members[ValueSetReader.key(of: $0)] != nil }
        wholeSystems = reader.wholeSystems
        isPartial = reader.isPartial
    }

    /// Whether a code belongs to the set; a display is compared without regard to case.
    public func membership(system: String?, code: String?, display: String?) -> Membership {
        guard let code, !code.isEmpty else { return .stranger }
        guard let names = displays["\(system ?? "")|\(code)"] else {
            if let system, wholeSystems.contains(system) { return .member }
            return isPartial ? .undecided : .stranger
        }
        guard let display, !names.isEmpty else { return .member }
        let shown = display.lowercased()
        return names.contains { $0.lowercased() == shown } ? .member : .otherDisplay
    }
}

extension ValueSet {
    /// Under how many names the set shows a code.
    func nameCount(system: String?, code: String?) -> Int {
        displays["\(system ?? "")|\(code ?? "")"]?.count ?? 0
    }
}

/// Gathers the codes of a value set.
private struct ValueSetReader {
    private(set) var displays: [String: [String]] = [:]
    private(set) var options: [FHIRElement] = []
    private(set) var wholeSystems: Set<String> = []
    var isPartial = false

    /// What a code is known by.
    static func key(of concept: FHIRElement) -> String {
        "\(concept.text("system") ?? "")|\(concept.text("code") ?? "")"
    }

    mutating func expand(_ contained: [FHIRElement]) {
        for entry in contained {
            if entry.text("code") != nil, entry.flag("abstract") != true { add(entry) }
            // The parser bounds how deep a document is, and so how deep this goes.
            expand(entry.elements("contains"))
        }
    }

    mutating func include(_ part: FHIRElement) {
        let system = part.text("system")
        let concepts = part.elements("concept")
        for concept in concepts where concept.text("code") != nil {
            var object = concept.object
            if let system { object.append("system", .string(system)) }
            add(FHIRElement(object))
        }
        if part["filter"] != nil || part["valueSet"] != nil {
            isPartial = true
        } else if concepts.isEmpty, let system {
            wholeSystems.insert(system)
        }
    }

    mutating func exclude(_ part: FHIRElement) {
        let system = part.text("system") ?? ""
        let concepts = part.elements("concept")
        if concepts.isEmpty { isPartial = true }
        for code in concepts.compactMap({ $0.text("code") }) {
            displays["\(system)|\(code)"] = nil
            // A system that is included as a whole is no longer whole.
            if wholeSystems.remove(system) != nil { isPartial = true }
        }
    }

    private mutating func add(_ entry: FHIRElement) {
        let key = Self.key(of: entry)
        // A code that is written out twice is offered once, under the names of both.
        if displays[key] == nil { options.append(entry) }
        var names = displays[key] ?? []
        if let display = entry.text("display") { names.append(display) }
        names += entry.elements("designation").compactMap { $0.text("value") }
        displays[key] = names
    }
}

/// The value sets at hand: those that a form contains and those that a host gives.
struct ValueSets {
    private var byName: [String: ValueSet] = [:]

    /// Sets of the host, and those contained in the form, which go before.
    init(_ given: [ValueSet], containedIn form: Questionnaire) {
        for set in given where !set.url.isEmpty { byName[set.url] = set }
        for element in form.element.elements("contained") {
            guard let set = try? ValueSet(.object(element.object)) else { continue }
            if let id = element.text("id") { byName["#" + id] = set }
            if !set.url.isEmpty { byName[set.url] = set }
        }
    }

    /// The set of an address, whose version after `|` is not looked at when it is the only one.
    func named(_ canonical: String) -> ValueSet? {
        byName[canonical] ?? byName[String(canonical.prefix { $0 != "|" })]
    }
}
