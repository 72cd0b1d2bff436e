import HospitalCore
import Interchange

/// What a procedure answers: a JSON document and the same facts as tables.
public struct ProcedureResult: Equatable, Sendable {
    /// The document where it is more than the tables.
    private let document: JSONValue?
    /// The tables a host reads row by row.
    public let tables: [ResultTable]

    /// A result.
    public init(json: JSONValue, tables: [ResultTable]) {
        document = json
        self.tables = tables
    }

    /// A result that is its tables.
    init(_ tables: [ResultTable]) {
        document = nil
        self.tables = tables
    }

    /// The whole result: a document of its own, or the rows of each table under its name.
    ///
    /// The rows are written when they are asked for, since a host that reads tables needs no
    /// document.
    public var json: JSONValue {
        document
            ?? .object(
                JSONObject(
                    tables.map {
                        JSONObject.Member(name: $0.name, value: $0.json)
                    }))
    }

    /// The whole result as compact JSON text in UTF-8: ``json``, written.
    ///
    /// Rows are written one by one, since the documents of all rows of a large table together take
    /// many times the memory of their text.
    /// - Throws: `MemoryError` when the text needs more memory than there is.
    public func jsonText() throws(MemoryError) -> [UInt8] {
        var text: [UInt8] = []
        if let document {
            try document.write(to: &text, growing: Self.askForMemory)
            return text
        }
        text.append(UInt8(ascii: "{"))
        for (position, table) in tables.enumerated() {
            if position > 0 { text.append(UInt8(ascii: ",")) }
            JSONValue.string(table.name).write(to: &text)
            text.append(UInt8(ascii: ":"))
            try table.writeJSON(to: &text, growing: Self.askForMemory)
        }
        text.append(UInt8(ascii: "}"))
        return text
    }

    /// Asks for the memory of a text of double length, into which a full one is copied.
    private static func askForMemory(_ text: [UInt8], _ more: Int) throws(MemoryError) {
        let (room, length) = (1 << 12, text.count + more)
        guard length + room > text.capacity else { return }
        try WorkingMemory.require(WorkingMemory.bytes(length + room, each: 2))
    }

    /// Two results are the same when their documents and tables are.
    public static func == (one: ProcedureResult, other: ProcedureResult) -> Bool {
        one.tables == other.tables && one.json == other.json
    }
}

/// An argument of a procedure, declared once: what is read, what is refused and what the reference
/// prints come from here.
public struct ProcedureArgument: Equatable, Sendable {
    /// The name in snake case.
    public let name: String
    /// What the value is.
    public let kind: ArgumentError.ArgumentKind
    /// Whether it must be given.
    public let isNeeded: Bool
    /// What it means, in Chinese.
    public let chinese: String
    /// What it means, in English.
    public let english: String

    /// An argument that must be given.
    public static func needed(
        _ name: String, _ kind: ArgumentError.ArgumentKind, zh chinese: String, en english: String
    ) -> ProcedureArgument {
        ProcedureArgument(name, kind, isNeeded: true, chinese, english)
    }

    /// An argument that may be left out; the texts say what counts then.
    public static func optional(
        _ name: String, _ kind: ArgumentError.ArgumentKind, zh chinese: String, en english: String
    ) -> ProcedureArgument {
        ProcedureArgument(name, kind, isNeeded: false, chinese, english)
    }

    private init(
        _ name: String, _ kind: ArgumentError.ArgumentKind, isNeeded: Bool, _ chinese: String,
        _ english: String
    ) {
        self.name = name
        self.kind = kind
        self.isNeeded = isNeeded
        self.chinese = chinese
        self.english = english
    }
}

/// What a host runs by name with `hosp_run`: a calculation on its arguments alone, or a step of a
/// book, which reads and writes the tables.
///
/// A procedure decodes its arguments, calls one function of a domain, and encodes what comes back;
/// it holds no rule of its own. Arguments that are not declared are refused.
public struct Procedure: Sendable {
    /// The name: `cost.allocate`.
    public let name: String
    /// One sentence for the Chinese reference.
    public let chinese: String
    /// One sentence for the English reference.
    public let english: String
    /// The arguments it takes.
    public let arguments: [ProcedureArgument]
    /// The names of the tables of its result.
    public let tables: [String]
    /// The typed C functions of the same meaning, where there are any.
    public let typedTwins: [String]
    private let body: Body

    private enum Body: Sendable {
        case calculation(@Sendable (ArgumentMembers) throws -> ProcedureResult)
        case onBook(@Sendable (ArgumentMembers, Book) throws -> ProcedureResult)
    }

    /// Declares a calculation, which touches no table.
    public init(
        _ name: String, _ text: (zh: String, en: String), arguments: [ProcedureArgument],
        tables: [String], typedTwins: [String] = [],
        body: @escaping @Sendable (ArgumentMembers) throws -> ProcedureResult
    ) {
        self.name = name
        chinese = text.zh
        english = text.en
        self.arguments = arguments
        self.tables = tables
        self.typedTwins = typedTwins
        self.body = .calculation(body)
    }

    /// Declares a procedure on a book.
    public init(
        onBook name: String, _ text: (zh: String, en: String), arguments: [ProcedureArgument],
        tables: [String], typedTwins: [String] = [],
        body: @escaping @Sendable (ArgumentMembers, Book) throws -> ProcedureResult
    ) {
        self.name = name
        chinese = text.zh
        english = text.en
        self.arguments = arguments
        self.tables = tables
        self.typedTwins = typedTwins
        self.body = .onBook(body)
    }

    /// Whether the procedure works on the tables of a book.
    public var needsBook: Bool {
        if case .onBook = body { return true } else { return false }
    }

    /// Decodes the arguments, calculates, and encodes the result.
    /// - `book`: the book to work on; calculations leave it alone.
    /// - Throws: ``ArgumentError`` with the path of what is wrong, `bookNeeded`, or an error of the
    ///   domain.
    public func run(_ arguments: JSONValue, in book: Book? = nil) throws -> ProcedureResult {
        let members = try ArgumentReader(arguments).members(self.arguments.map(\.name))
        for argument in self.arguments where argument.isNeeded {
            _ = try members.needed(argument.name)
        }
        return try answer(members, in: book)
    }

    /// Calculates with arguments that have been looked at.
    func answer(_ members: ArgumentMembers, in book: Book?) throws -> ProcedureResult {
        switch body {
        case .calculation(let body): return try body(members)
        case .onBook(let body):
            guard let book else { throw BookError.bookNeeded(procedure: name) }
            return try body(members, book)
        }
    }

    /// Every procedure of the library, sorted by area.
    public static let registry: [Procedure] = [
        costProcedures, unitCostProcedures, itemCostProcedures, caseCostProcedures,
        caseMethodProcedures, careCostProcedures, paymentProcedures, costComparisonProcedures,
        budgetProcedures, procurementProcedures, energyProcedures, stockProcedures,
        assetRegisterProcedures, contractCostProcedures, officeProcedures, purchaseRuleProcedures,
        storeRuleProcedures, accessProcedures, officeTaskProcedures,
        bookUnitCostProcedures, bedDayProcedures, costReportProcedures, breakEvenProcedures,
        assetProcedures, bookProcedures, monthEndProcedures, appraisalProcedures,
        comparisonProcedures, evaluationProcedures, criterionWeightProcedures, payProcedures,
        surveyProcedures, deskProcedures, bookDeskProcedures, safetyProcedures, hazardProcedures,
        riskProcedures, controlProcedures, incidentProcedures, findingProcedures,
        bookIncidentProcedures, bookRiskProcedures, moneyProcedures, raterProcedures,
        cycleProcedures, schemeReviewProcedures, evaluationReviewProcedures,
        payAdjustmentProcedures, powerProcedures, trustProcedures, calendarProcedures,
        reconciliationProcedures, referenceProcedures, ledgerProcedures, incomeProcedures,
        subsidyProcedures, bookLedgerProcedures, caseCostingProcedures, dutyProcedures,
        progressProcedures, agreementProcedures, feedProcedures,
        formulaProcedures, indicatorProcedures, peopleProcedures, trainingProcedures,
        contractorProcedures, planProcedures, qualificationProcedures, bookSafetyProcedures,
        scheduleProcedures, safetyDutyProcedures, bookIndicatorProcedures,
        checklistProcedures, formProcedures, archiveProcedures, bookScheduleProcedures,
        bookTrainingProcedures, bookContractorProcedures, bookArchiveProcedures,
        bookAssetProcedures, bookEnergyProcedures, bookStockProcedures, bookControlProcedures,
        bookPurchaseProcedures, bookContractProcedures, bookOfficeProcedures,
        bookKeepingProcedures, jobProcedures, attachedProcedures, adapterProcedures,
        messageProcedures, eventProcedures,
    ].flatMap(\.self)

    /// The procedure of that name.
    /// - Throws: `procedureUnknown` with the nearest name.
    public static func needed(_ name: String) throws(BookError) -> Procedure {
        guard let procedure = named(name) else {
            throw .procedureUnknown(
                name, nearest: NearestName.nearest(to: name, in: registry.map(\.name)))
        }
        return procedure
    }

    /// The procedure of that name; `nil` when there is none.
    public static func named(_ name: String) -> Procedure? {
        registry.first { $0.name == name }
    }
}
