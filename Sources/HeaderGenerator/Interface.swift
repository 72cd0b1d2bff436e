/// Everything C sees of the library: constants, and functions by area.
struct Interface {
    let constants: [ConstantFamily]
    /// The areas that have functions, in the order of the header.
    let areas: [(area: InterfaceArea, functions: [ExportedFunction])]

    /// All functions in the order of the header.
    var functions: [ExportedFunction] { areas.flatMap(\.functions) }

    /// Reads the interface, and names everything that is wrong with it.
    init(symbolGraph: SymbolGraph, constants source: String) throws(InterfaceFaults) {
        var faults: [InterfaceFault] = []
        var functions: [ExportedFunction] = []
        for symbol in symbolGraph.symbols {
            guard let exported = symbol.exportedName else { continue }
            do throws(InterfaceFaults) {
                functions.append(try ExportedFunction(symbol, exportedAs: exported))
            } catch {
                faults += error.faults
            }
        }
        var families: [ConstantFamily] = []
        do throws(InterfaceFaults) {
            families = try ConstantFamily.read(source)
        } catch {
            faults += error.faults
        }
        let files = Set(InterfaceArea.order.map(\.file))
        for function in functions where !files.contains(function.file) {
            faults.append(.fileWithoutArea(file: function.file, function: function.name))
        }
        guard faults.isEmpty else { throw InterfaceFaults(faults: faults) }
        constants = families
        areas = InterfaceArea.order.compactMap { area in
            let members = functions.filter { $0.file == area.file }.sorted { $0.line < $1.line }
            return members.isEmpty ? nil : (area, members)
        }
    }
}

/// A part of the header: the functions of one source file.
struct InterfaceArea: Equatable {
    let file: String
    let title: String

    /// The areas in the order the header shows them; a new file of functions is added here.
    static let order = [
        InterfaceArea(file: "Versions.swift", title: "Versions and features"),
        InterfaceArea(file: "Books.swift", title: "Books: opening, closing, options"),
        InterfaceArea(file: "Errors.swift", title: "Errors in words"),
        InterfaceArea(file: "Procedures.swift", title: "Procedures: any calculation by name"),
        InterfaceArea(file: "Results.swift", title: "Results as JSON text and as tables"),
        InterfaceArea(file: "Cursors.swift", title: "Cursors: the rows of a table"),
        InterfaceArea(file: "DelimitedTexts.swift", title: "Delimited text (CSV)"),
        InterfaceArea(file: "Imports.swift", title: "Imports: facts and master data into tables"),
        InterfaceArea(file: "RowCalls.swift", title: "Imports row by row"),
        InterfaceArea(file: "ArrowStreams.swift", title: "Tables as Arrow C streams"),
        InterfaceArea(file: "Selections.swift", title: "Reading the tables of a book"),
        InterfaceArea(file: "BookRuns.swift", title: "Runs and months of a book"),
        InterfaceArea(file: "Reports.swift", title: "Reports to look at and to print"),
        InterfaceArea(file: "CaseCosts.swift", title: "Cases from charge lines, progress"),
        InterfaceArea(file: "MonthEndRuns.swift", title: "Appraisal, pay and inspections"),
        InterfaceArea(file: "Scores.swift", title: "Scores and grades"),
        InterfaceArea(file: "Calculations.swift", title: "Calculations on numbers and arrays"),
        InterfaceArea(file: "Ratios.swift", title: "Ratios"),
        InterfaceArea(file: "ScoreMatrices.swift", title: "Scores of many units"),
        InterfaceArea(file: "FormulaSheets.swift", title: "Formulas on arrays"),
        InterfaceArea(file: "Evaluations.swift", title: "Evaluation on arrays"),
        InterfaceArea(file: "CalendarCalculations.swift", title: "Periods, work days, recurrence"),
        InterfaceArea(file: "CostAllocations.swift", title: "Cost allocation on arrays"),
        InterfaceArea(file: "SparseAllocations.swift", title: "Cost allocation on sparse arrays"),
        InterfaceArea(file: "Depreciations.swift", title: "Depreciation of a register for a month"),
    ]
}
