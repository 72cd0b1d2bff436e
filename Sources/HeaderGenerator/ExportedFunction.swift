/// A function of the library as a C caller sees it.
struct ExportedFunction: Equatable {
    static let prefix = "hosp_"
    static let longestName = 30

    /// A parameter of the function.
    struct Parameter: Equatable {
        let name: String
        let type: CType
        let documentation: String
    }

    let name: String
    let parameters: [Parameter]
    let documentation: DocumentationComment
    /// The source file the function stands in, which decides its place in the header.
    let file: String
    let line: Int

    /// The version of the interface the function came with: major and minor.
    let since: (major: Int, minor: Int)

    static func == (one: ExportedFunction, other: ExportedFunction) -> Bool {
        one.name == other.name && one.parameters == other.parameters
            && one.documentation == other.documentation
    }

    /// Reads the function from its declaration, and refuses what C cannot call or nobody explains.
    init(_ symbol: SymbolGraph.Symbol, exportedAs exported: String) throws(InterfaceFaults) {
        let function = symbol.names.title.prefix { $0 != "(" }
        name = String(function)
        documentation = DocumentationComment(lines: symbol.docComment?.lines.map(\.text) ?? [])
        file = symbol.location?.file ?? ""
        line = symbol.location?.position.line ?? 0
        var faults = Self.nameFaults(name, exportedAs: exported)
        let returned = symbol.functionSignature?.returns?.text ?? "()"
        if returned != CType.int32.rawValue {
            faults.append(.forbiddenReturn(function: name, type: returned))
        }
        var parameters: [Parameter] = []
        for declared in symbol.functionSignature?.parameters ?? [] {
            do throws(InterfaceFault) {
                parameters.append(try Self.parameter(declared, of: name, documentation))
            } catch {
                faults.append(error)
            }
        }
        self.parameters = parameters
        let version = documentation.sections["Since"].flatMap(Self.version)
        since = version ?? (1, 0)
        faults += documentationFaults(symbol)
        guard faults.isEmpty else { throw InterfaceFaults(faults: faults) }
    }

    private static func nameFaults(
        _ name: String, exportedAs exported: String
    ) -> [InterfaceFault] {
        var faults: [InterfaceFault] = []
        if exported != name {
            faults.append(.exportedUnderOtherName(function: name, exported: exported))
        }
        if !exported.hasPrefix(prefix) { faults.append(.nameOutsideOfFamily(function: exported)) }
        if exported.utf8.count > longestName {
            faults.append(.nameTooLong(name: exported, bytes: exported.utf8.count))
        }
        return faults
    }

    private static func parameter(
        _ declared: SymbolGraph.Parameter, of function: String,
        _ documentation: DocumentationComment
    ) throws(InterfaceFault) -> Parameter {
        let name = declared.internalName ?? declared.name
        // The fragments read `name: Type`.
        let declaration = declared.declarationFragments.text
        let swiftType = String(declaration.drop { $0 != ":" }.dropFirst()).trimmed
        guard let type = CType(rawValue: swiftType) else {
            throw .forbiddenType(function: function, parameter: name, type: swiftType)
        }
        let isNamedOut = name.hasPrefix("out_")
        if isNamedOut && !type.canBeOutput || type.isNumberOutput && !isNamedOut {
            throw .outputNotNamedOut(function: function, parameter: name)
        }
        guard let text = documentation.parameters[name], !text.isEmpty else {
            throw .undocumentedParameter(function: function, parameter: name)
        }
        return Parameter(name: name, type: type, documentation: text)
    }

    private func documentationFaults(_ symbol: SymbolGraph.Symbol) -> [InterfaceFault] {
        guard !documentation.paragraphs.isEmpty else { return [.undocumented(function: name)] }
        var faults: [InterfaceFault] = []
        for section in DocumentationComment.requiredSections
        where documentation.sections[section, default: ""].isEmpty {
            faults.append(.sectionMissing(function: name, section: section))
        }
        if let since = documentation.sections["Since"], Self.version(since) == nil {
            faults.append(.sinceNoVersion(function: name, text: since))
        }
        let declared = symbol.functionSignature?.parameters ?? []
        let names = Set(declared.map { $0.internalName ?? $0.name })
        for documented in documentation.parameters.keys.sorted() where !names.contains(documented) {
            faults.append(.unknownParameter(function: name, parameter: documented))
        }
        let lines = symbol.docComment?.lines.map(\.text) ?? []
        if lines.contains(where: { $0.contains("*/") || $0.contains("/*") }) {
            faults.append(.commentEndsEarly(function: name))
        }
        return faults
    }

    /// The major and minor number of `1.0` or `1.0.`; `nil` for other text.
    static func version(_ text: String) -> (major: Int, minor: Int)? {
        let plain = text.hasSuffix(".") ? text.dropLast() : text[...]
        let parts = plain.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 2, let major = parts[0], let minor = parts[1], major > 0, minor >= 0
        else { return nil }
        return (major, minor)
    }
}
