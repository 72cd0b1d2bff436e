import HospitalCore
import Interchange
import PerformanceAppraisal

/// Procedures of performance pay that touch no table.
extension Procedure {
    static let payProcedures: [Procedure] = [payDistribute, payPointValue, payCoefficient]

    /// `pay.distribute`: a pool to departments and from there to persons.
    ///
    /// ```json
    /// {"pool":"1000000.00","set_asides":[{"name":"预留","percent":"5"}],
    ///  "departments":[{"id":"D1","name":"心内科","factors":{"points":"52340.5","score":"93.25"}}],
    ///  "persons":[{"id":"P1","department":"D1","factors":{"coefficient":"1.6","days":"22"}}]}
    /// ```
    static let payDistribute = Procedure(
        "pay.distribute",
        (
            zh: "绩效工资两级分配：总量到科室、科室到个人，精确到分，附尾差核对表。",
            en: "Distributes a pool to departments and persons, exact to the fen, with its proof."
        ),
        arguments: [
            .needed("pool", .decimal, zh: "绩效总量（元）", en: "The pool in yuan"),
            .optional(
                "set_asides", .array, zh: "先行预留：name、amount或percent",
                en: "Set aside first: name, amount or percent"),
            .needed(
                "departments", .array, zh: "科室：id、name、factors（系数名→值）、set_asides",
                en: "Departments: id, name, factors (name → value), set_asides"),
            .optional(
                "persons", .array, zh: "职工：id、name、department、factors",
                en: "Persons: id, name, department, factors"),
        ],
        tables: ["departments", "persons", "set_asides", "proof"]
    ) { members in
        let pool = PayPool(
            try members.needed("pool").money(),
            setAsides: try members.optional("set_asides")?.elements().map(PayArguments.setAside)
                ?? [])
        let paid = try PerformancePay.distribute(
            pool, to: members.needed("departments").elements().map(PayArguments.department),
            persons: members.optional("persons")?.elements().map(PayArguments.person) ?? [])
        return ProcedureResult(json: paid.json, tables: paid.tables)
    }
}

/// Reads the arguments of `pay.distribute`.
private enum PayArguments {
    static func setAside(_ reader: ArgumentReader) throws -> SetAside {
        let members = try reader.members(["name", "amount", "percent"])
        let name = try members.needed("name").text()
        guard let percent = members.optional("percent") else {
            return SetAside(name, .amount(try members.needed("amount").money()))
        }
        if let amount = members.optional("amount") {
            throw ArgumentError.value(path: amount.path, value: "amount", allowed: "percent")
        }
        return SetAside(name, .percent(try percent.decimal()))
    }

    static func department(_ reader: ArgumentReader) throws -> PayDepartment {
        let members = try reader.members(["id", "name", "factors", "set_asides"])
        return PayDepartment(
            id: Department.ID(try members.needed("id").text()),
            name: try members.optional("name")?.text(), factors: try factors(members),
            setAsides: try members.optional("set_asides")?.elements().map(setAside) ?? [])
    }

    /// A person without department is read and refused by the domain, which names the person.
    static func person(_ reader: ArgumentReader) throws -> PayPerson {
        let members = try reader.members(["id", "name", "department", "factors"])
        return PayPerson(
            id: Person.ID(try members.needed("id").text()),
            name: try members.optional("name")?.text(),
            department: try members.optional("department").map { Department.ID(try $0.text()) },
            factors: try factors(members))
    }

    private static func factors(_ members: ArgumentMembers) throws -> [PayFactor] {
        try members.needed("factors").namedMembers().map {
            PayFactor($0.name, try $0.reader.decimal())
        }
    }
}
