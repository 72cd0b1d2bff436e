import Foundation

/// The part of a symbol graph that the header needs: what `swift-symbolgraph-extract` knows of the
/// public declarations of a module.
struct SymbolGraph: Decodable {
    let symbols: [Symbol]

    /// A declaration.
    struct Symbol: Decodable {
        let names: Names
        let docComment: DocComment?
        let functionSignature: Signature?
        let declarationFragments: [Fragment]
        let location: Location?

        /// The name a C caller links to; `nil` for a declaration that is not exported to C.
        var exportedName: String? {
            let declaration = declarationFragments.text
            return declaration.firstMatch(of: /@_cdecl\("([^"]*)"\)/).map { String($0.1) }
        }
    }

    struct Names: Decodable { let title: String }
    struct DocComment: Decodable { let lines: [Line] }
    struct Line: Decodable { let text: String }
    struct Fragment: Decodable { let spelling: String }
    struct Signature: Decodable {
        let parameters: [Parameter]?
        let returns: [Fragment]?
    }
    struct Parameter: Decodable {
        let name: String
        let internalName: String?
        let declarationFragments: [Fragment]
    }
    struct Location: Decodable {
        let uri: String
        let position: Position

        /// The name of the source file without its directories.
        var file: String { uri.split(separator: "/").last.map(String.init) ?? uri }
    }
    struct Position: Decodable { let line: Int }
}

extension [SymbolGraph.Fragment] {
    /// The fragments as one text.
    var text: String { map(\.spelling).joined() }
}
