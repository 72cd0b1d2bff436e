import HospitalCore
import Interchange
import SafetyInspection

/// How `safety.risk` reads a method of the hospital's own, and the values of a risk.
///
/// ```json
/// {"code":"WARD","name":"病区矩阵",
///  "factors":[{"code":"L","name":"可能性","values":[{"value":"1","name":"罕见"},{"value":"2"}]}],
///  "levels":[{"code":"1","name":"重大","from":"15","colour":"red","acts":true,"action":"停用"}],
///  "grid":[["1","2"],["2","2"]],"floors":[{"factor":"S","value":"9"}]}
/// ```
extension RiskMethod {
    /// The method that the arguments name or give in full, with levels of the hospital's own.
    init(_ members: ArgumentMembers) throws {
        var method: RiskMethod
        if let own = members.optional("own_method") {
            guard members.optional("method") == nil else {
                throw ArgumentError.duplicate(path: "own_method")
            }
            method = try RiskMethod(own)
        } else {
            method = try RiskMethod.named(try members.text("method"))
        }
        if let levels = members.optional("levels") {
            method = try method.with(levels: try levels.elements().map { try RiskLevel($0) })
        }
        self = method
    }

    private init(_ reader: ArgumentReader) throws {
        let members = try reader.members(["code", "name", "factors", "levels", "grid", "floors"])
        let code = try members.text("code")
        try self.init(
            code: code, name: try members.optionalText("name") ?? code,
            factors: try members.elements("factors").map { try RiskFactor($0) },
            levels: try members.elements("levels").map { try RiskLevel($0) },
            grid: try members.optional("grid")?.elements().map { try $0.texts() },
            floors: try members.elements("floors").map { reader in
                let floor = try reader.members(["factor", "value"])
                return ActionFloor(
                    factor: try floor.text("factor"), value: try floor.decimal("value"))
            })
    }
}

extension RiskFactor {
    fileprivate init(_ reader: ArgumentReader) throws {
        let members = try reader.members(["code", "name", "values"])
        let code = try members.text("code")
        self.init(
            code: code, name: try members.optionalText("name") ?? code,
            values: try members.elements("values").map { reader in
                let value = try reader.members(["value", "name"])
                let number = try value.decimal("value")
                return Value(number, try value.optionalText("name") ?? number.description)
            })
    }
}

extension RiskLevel {
    fileprivate init(_ reader: ArgumentReader) throws {
        let members = try reader.members(["code", "name", "from", "colour", "acts", "action"])
        let code = try members.text("code")
        self.init(
            code: code, name: try members.optionalText("name") ?? code,
            minimum: try members.optionalDecimal("from"),
            colour: try members.optional("colour")?.choice(),
            needsAction: try members.optional("acts")?.flag() ?? false,
            action: try members.optionalText("action") ?? "")
    }
}
