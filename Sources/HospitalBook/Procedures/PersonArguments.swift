import HospitalCore
import Interchange

/// How procedures read who does something.
///
/// A code without characters, or of blanks alone, names nobody. Where somebody may be missing it is
/// read as "nobody yet", so that an empty approver never approves; where somebody is needed it is
/// refused.
extension ArgumentReader {
    /// A person.
    /// - Throws: `type`; `value` for a code that names nobody.
    @inline(never)
    func person() throws -> Person.ID {
        let code = try text()
        guard Self.names(code) else {
            throw ArgumentError.value(path: path, value: code, allowed: nil)
        }
        return Person.ID(code)
    }

    /// A list of persons.
    /// - Throws: `type`; `value` for a code that names nobody.
    @inline(never)
    func persons() throws -> [Person.ID] { try elements().map { try $0.person() } }

    /// Whether a code names somebody.
    fileprivate static func names(_ code: String) -> Bool {
        code.unicodeScalars.contains { !$0.properties.isWhitespace }
    }
}

extension ArgumentMembers {
    /// A person who must be named.
    /// - Throws: `missing`; `type`; `value` for a code that names nobody.
    @inline(never)
    func person(_ name: String) throws -> Person.ID { try needed(name).person() }

    /// A person of a step, which a book has kept as it was once taken or which is new: older
    /// libraries took steps of nobody, and what they lead to must stay readable.
    /// - Throws: `missing`; `type`; `value` for a new step of nobody.
    @inline(never)
    func person(_ name: String, isKept: Bool) throws -> Person.ID {
        isKept ? Person.ID(try text(name)) : try person(name)
    }

    /// A person; `nil` when the member is absent or names nobody.
    @inline(never)
    func optionalPerson(_ name: String) throws -> Person.ID? {
        guard let code = try optionalText(name), ArgumentReader.names(code) else { return nil }
        return Person.ID(code)
    }

    /// Persons; none when the member is absent.
    /// - Throws: `type`; `value` for a code that names nobody.
    @inline(never)
    func persons(_ name: String) throws -> [Person.ID] { try optional(name)?.persons() ?? [] }

    /// Persons by what they sign as; a signature that names nobody is none.
    @inline(never)
    func signatures(_ name: String) throws -> [String: Person.ID] {
        var signatures: [String: Person.ID] = [:]
        for member in try namedMembers(name) {
            let code = try member.reader.text()
            guard ArgumentReader.names(code) else { continue }
            signatures[member.name] = Person.ID(code)
        }
        return signatures
    }
}
