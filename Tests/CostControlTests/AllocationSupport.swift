import CostControl
import HospitalCore
import TestSupport

/// Requests in a few words, and hospitals of three stages drawn from a seed.
enum AllocationSupport {
    static func centre(
        _ code: String, _ departmentClass: DepartmentClass?, _ amounts: [String: String]
    ) -> CostCentre {
        CostCentre(
            Department(id: Department.ID(code), departmentClass: departmentClass),
            direct: amounts.mapValues { (try? Decimal($0)) ?? .zero })
    }

    static func driver(
        _ name: String, _ values: [String: Int], controlTotal: String? = nil
    ) -> Driver {
        var quantities: [Department.ID: Decimal] = [:]
        for (code, value) in values { quantities[Department.ID(code)] = Decimal(value) }
        return Driver(
            name, values: quantities, controlTotal: controlTotal.flatMap { try? Decimal($0) })
    }

    static func step(_ stage: Int?, _ sources: [String], by driver: String) -> AllocationStep {
        AllocationStep(stage: stage, sources: sources.map { Department.ID($0) }, driver: driver)
    }

    /// Final cost as `code=units` in the order of the codes, for a run with one item.
    static func finals(_ result: AllocationResult) -> [String] {
        result.finals.map { final in
            "\(result.departments[final.department].id.code)="
                + final.amounts.map(String.init).joined(separator: "/")
        }
    }

    /// Lines as `step source→receiver amount`, for a run with one item.
    static func lines(_ result: AllocationResult) -> [String] {
        result.lines.map {
            "\($0.step) \(result.departments[$0.source].id.code)→"
                + "\(result.departments[$0.receiver].id.code) \($0.amount)"
        }
    }
}

/// A hospital of 1 to 4 departments of each class with 1 to 3 cost items, one driver a source.
///
/// Every driver has values for the later classes; with `servingEachOther` also for the own class.
struct StagedHospital {
    private var random: SeededGenerator
    private let servesEachOther: Bool

    init(seed: UInt64, servingEachOther: Bool) {
        random = SeededGenerator(seed: seed)
        servesEachOther = servingEachOther
    }

    mutating func request(sharingDrivers: Bool = false) -> AllocationRequest {
        let items = Array(["人员", "药品", "其他"].prefix(Int.random(in: 1...3, using: &random)))
        var centres: [CostCentre] = []
        var codes: [[String]] = []
        for (stage, departmentClass) in DepartmentClass.inStages.enumerated() {
            let names = (1...Int.random(in: 1...4, using: &random)).map { "\(stage + 1)-科\($0)" }
            codes.append(names)
            for name in names {
                var amounts: [String: Decimal] = [:]
                for item in items { amounts[item] = amount() }
                centres.append(
                    CostCentre(
                        Department(id: Department.ID(name), departmentClass: departmentClass),
                        direct: amounts))
            }
        }
        var (drivers, steps): ([Driver], [AllocationStep]) = ([], [])
        for stage in 1...3 {
            let groups = sharingDrivers ? [codes[stage - 1]] : codes[stage - 1].map { [$0] }
            for group in groups {
                let name = "d\(group[0])"
                let receivers = (servesEachOther ? codes[stage - 1] : []).filter {
                    !group.contains($0) } + codes[stage...].flatMap { $0 }
                drivers.append(Driver(name, values: weights(receivers, final: codes[3][0])))
                steps.append(AllocationSupport.step(stage, group, by: name))
            }
        }
        return AllocationRequest(
            period: "2025-03", items: items, centres: centres, drivers: drivers, steps: steps,
            method: .threeStage)
    }

    /// Zero in a third of the cases, negative in a tenth, otherwise up to a million yuan.
    private mutating func amount() -> Decimal {
        let kind = Int.random(in: 0..<30, using: &random)
        let fen = Int128(Int.random(in: 0...100_000_000, using: &random))
        let signed = kind < 10 ? 0 : (kind < 13 ? -fen : fen)
        return (try? Decimal(significand: signed, scale: 2)) ?? .zero
    }

    private mutating func weights(
        _ receivers: [String], final: String
    ) -> [Department.ID: Decimal] {
        var weights: [Department.ID: Decimal] = [:]
        for receiver in receivers where Int.random(in: 0..<4, using: &random) > 0 {
            weights[Department.ID(receiver)] = try? Decimal(
                significand: Int128(Int.random(in: 0...9_999, using: &random)),
                scale: Int.random(in: 0...3, using: &random))
        }
        weights[Department.ID(final)] = Decimal(7)
        return weights
    }

    /// The same request with departments, drivers and the sources of steps in another order.
    mutating func shuffled(_ request: AllocationRequest) -> AllocationRequest {
        var other = request
        other.centres.shuffle(using: &random)
        other.drivers.shuffle(using: &random)
        other.steps = request.steps.map {
            AllocationStep(
                stage: $0.stage, sources: $0.sources.shuffled(using: &random),
                receivers: $0.receivers, driver: $0.driver)
        }
        return other
    }
}

extension DepartmentClass {
    /// The classes in the order of the stages, clinical departments at the end.
    static let inStages: [DepartmentClass] = [
        .administrationLogistics, .medicalAuxiliary, .medicalTechnology, .clinical,
    ]
}
