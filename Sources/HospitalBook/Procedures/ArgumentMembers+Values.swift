import HospitalCore

/// Members read in one step. A procedure reads dozens of them, and each is one call here that
/// throws like the procedure itself; two calls that throw errors of their own take three times the
/// code.
extension ArgumentMembers {
    /// A text that must be there.
    @inline(never)
    func text(_ name: String) throws -> String { try needed(name).text() }

    /// A text; `nil` when the member is absent.
    @inline(never)
    func optionalText(_ name: String) throws -> String? { try optional(name)?.text() }

    /// A decimal that must be there.
    @inline(never)
    func decimal(_ name: String) throws -> Decimal { try needed(name).decimal() }

    /// A decimal; `nil` when the member is absent.
    @inline(never)
    func optionalDecimal(_ name: String) throws -> Decimal? { try optional(name)?.decimal() }

    /// An amount that must be there.
    @inline(never)
    func money(_ name: String) throws -> Money { try needed(name).money() }

    /// The elements of an array; none when the member is absent.
    @inline(never)
    func elements(_ name: String) throws -> [ArgumentReader] {
        try optional(name)?.elements() ?? []
    }

    /// The members of an object of the caller's names; none when the member is absent.
    @inline(never)
    func namedMembers(_ name: String) throws -> [(name: String, reader: ArgumentReader)] {
        try optional(name)?.namedMembers() ?? []
    }

    /// A department.
    @inline(never)
    func department(_ name: String) throws -> Department.ID { Department.ID(try text(name)) }

    /// Refuses members that say otherwise what another one says already.
    /// - Throws: `value` of the first of them that is given.
    func refuse(_ names: [String], beside other: String) throws {
        for name in names {
            guard let reader = optional(name) else { continue }
            throw ArgumentError.value(
                path: reader.path, value: name, allowed: "\(other) | \(name)")
        }
    }
}
