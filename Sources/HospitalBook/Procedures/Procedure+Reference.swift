import HospitalCore
import Interchange

/// The procedure that tells what procedures there are.
extension Procedure {
    static let referenceProcedures: [Procedure] = [schema]

    /// `schema`: every procedure with its arguments, result tables and typed functions.
    ///
    /// The reference is made from the declarations that the procedures run by, so it cannot differ
    /// from them.
    static let schema = Procedure(
        "schema",
        (
            zh: "列出所有过程及其参数、结果表和对应的C函数。",
            en: "Lists every procedure with its arguments, result tables and typed functions."
        ),
        arguments: [], tables: ["procedures", "arguments"]
    ) { _ in
        ProcedureResult(
            json: .object(["procedures": .array(registry.map(\.reference))]),
            tables: [procedureTable, argumentTable])
    }

    private var reference: JSONValue {
        .object([
            "name": .string(name), "zh": .string(chinese), "en": .string(english),
            "arguments": .array(
                arguments.map { argument in
                    .object([
                        "name": .string(argument.name), "kind": .string(argument.kind.name),
                        "needed": .bool(argument.isNeeded), "zh": .string(argument.chinese),
                        "en": .string(argument.english),
                    ])
                }),
            "tables": .array(tables.map { .string($0) }),
            "typed": .array(typedTwins.map { .string($0) }),
        ])
    }

    private static var procedureTable: ResultTable {
        var table = ResultTable(
            name: "procedures",
            columns: [
                ResultColumn("name", .text, zh: "过程", en: "Procedure"),
                ResultColumn("chinese", .text, zh: "中文说明", en: "Chinese"),
                ResultColumn("english", .text, zh: "英文说明", en: "English"),
                ResultColumn("tables", .text, zh: "结果表", en: "Result tables"),
                ResultColumn("typed", .text, zh: "对应的C函数", en: "Typed functions"),
            ])
        for procedure in registry {
            table.append([
                .text(procedure.name), .text(procedure.chinese), .text(procedure.english),
                .text(procedure.tables.joined(separator: " ")),
                .text(procedure.typedTwins.joined(separator: " ")),
            ])
        }
        return table
    }

    private static var argumentTable: ResultTable {
        var table = ResultTable(
            name: "arguments",
            columns: [
                ResultColumn("procedure", .text, zh: "过程", en: "Procedure"),
                ResultColumn("name", .text, zh: "参数", en: "Argument"),
                ResultColumn("kind", .text, zh: "类型", en: "Kind"),
                ResultColumn("needed", .integer, zh: "必填", en: "Needed"),
                ResultColumn("chinese", .text, zh: "中文说明", en: "Chinese"),
                ResultColumn("english", .text, zh: "英文说明", en: "English"),
            ])
        for procedure in registry {
            for argument in procedure.arguments {
                table.append([
                    .text(procedure.name), .text(argument.name), .text(argument.kind.name),
                    .integer(argument.isNeeded ? 1 : 0), .text(argument.chinese),
                    .text(argument.english),
                ])
            }
        }
        return table
    }
}
