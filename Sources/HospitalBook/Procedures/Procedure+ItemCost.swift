import CostControl
import HospitalCore
import Interchange

/// The procedure that costs service items by their activities.
extension Procedure {
    static let itemCostProcedures: [Procedure] = [costItem]

    /// `cost.item`: unit cost of service items by staff time, minutes and own drivers.
    ///
    /// ```json
    /// {"pools":[{"id":"doctor","driver":"staff_minutes","roles":["doctor"]},
    ///           {"id":"building","driver":"staff_minutes"},{"id":"scanner","driver":"minutes"},
    ///           {"id":"sterilising","driver":"named","name":"packs"}],
    ///  "layers":[{"name":"direct","amounts":{"doctor":"576303.69"}}],
    ///  "items":[{"id":"ABEA0001","volume":2700,"minutes":60,"staff":{"doctor":2},
    ///            "drivers":{"packs":1},"own":{"materials":"30.00"}}]}
    /// ```
    static let costItem = Procedure(
        "cost.item",
        (
            zh: "医疗服务项目成本（作业成本法）：按人员工时、设备时间或自定动因归集，逐层累加。",
            en: "Unit cost of service items by staff time, minutes or own drivers, layer by layer."
        ),
        arguments: [
            .optional("object", .text, zh: "核算科室，用于提示信息", en: "The department, for messages"),
            .needed(
                "pools", .array,
                zh: "成本池：id、driver（staff_minutes、minutes、named）、roles（缺省为全部人员）、name",
                en: "Pools: id, driver (staff_minutes, minutes, named), roles (or all), name"),
            .needed(
                "layers", .array, zh: "成本层次：name、amounts（成本池→元）",
                en: "Layers in order: name, amounts (pool → yuan)"),
            .needed(
                "items", .array,
                zh: "项目：id、volume、minutes、staff（人员→人数）、drivers（动因→数量）、own（直接成本→元）",
                en: "Items: id, volume, minutes, staff (role → heads), drivers, own (cost → yuan)"),
        ],
        tables: ["items"]
    ) { members in
        let costs = try ActivityCosting(
            object: members.object(),
            pools: members.needed("pools").elements().map(ItemCostArguments.pool),
            layers: members.needed("layers").elements().map(ItemCostArguments.layer),
            items: members.needed("items").elements().map(ItemCostArguments.item)
        ).costed()
        var table = ResultTable(
            name: "items",
            columns: [
                ResultColumn("item", .text, zh: "项目", en: "Item"),
                ResultColumn("layer", .text, zh: "成本层次", en: "Layer"),
                ResultColumn("unit_cost", .text, zh: "单位成本（元）", en: "Unit cost (yuan)"),
            ] + ResultColumn.amount("cost", zh: "总成本", en: "Cost of the volume"))
        var items: [JSONValue] = []
        for cost in costs {
            var (layers, totals) = (JSONObject(), JSONObject())
            for layer in cost.unitCosts {
                layers.append(layer.name, try .unitCost(layer.cost))
                totals.append(layer.name, layer.total.map { .string($0.description) } ?? .null)
                table.append(
                    [.text(cost.item.code), .text(layer.name), try .unitCost(layer.cost)]
                        + (layer.total.map { .amount($0) } ?? [.null, .null]))
            }
            items.append(
                .object([
                    "id": .string(cost.item.code), "unit_cost": .object(layers),
                    "cost": .object(totals),
                ]))
        }
        return ProcedureResult(json: .object(["items": .array(items)]), tables: [table])
    }
}

/// Reads the arguments of `cost.item`.
private enum ItemCostArguments {
    private enum DriverName: String, CaseIterable {
        case staffMinutes = "staff_minutes"
        case minutes, named
    }

    static func pool(_ reader: ArgumentReader) throws -> ActivityPool {
        let every = ["id", "driver", "roles", "name"]
        let name: DriverName = try reader.members(every).needed("driver").choice()
        let id = try reader.members(every).needed("id").text()
        switch name {
        case .staffMinutes:
            let roles = try reader.members(["id", "driver", "roles"]).optional("roles")?.texts()
            return ActivityPool(
                id, driver: roles.map { .staffMinutes(roles: $0) } ?? .allStaffMinutes)
        case .minutes:
            _ = try reader.members(["id", "driver"])
            return ActivityPool(id, driver: .minutes)
        case .named:
            let own = try reader.members(["id", "driver", "name"])
            return ActivityPool(id, driver: .named(try own.needed("name").text()))
        }
    }

    static func layer(_ reader: ArgumentReader) throws -> CostLayer {
        let members = try reader.members(["name", "amounts"])
        return CostLayer(
            try members.needed("name").text(),
            amounts: try decimals(members.needed("amounts")))
    }

    static func item(_ reader: ArgumentReader) throws -> ActivityItem {
        let members = try reader.members(["id", "volume", "minutes", "staff", "drivers", "own"])
        return ActivityItem(
            try members.needed("id").text(), volume: try members.needed("volume").decimal(),
            use: ActivityItem.Use(
                minutes: try members.optional("minutes")?.decimal() ?? .zero,
                staff: try decimals(members.optional("staff")),
                drivers: try decimals(members.optional("drivers"))),
            ownCosts: try members.optional("own")?.namedMembers().map {
                ActivityItem.OwnCost($0.name, try $0.reader.decimal())
            } ?? [])
    }

    private static func decimals(_ reader: ArgumentReader?) throws -> [String: Decimal] {
        var decimals: [String: Decimal] = [:]
        for member in try reader?.namedMembers() ?? [] {
            decimals[member.name] = try member.reader.decimal()
        }
        return decimals
    }
}
