import HospitalCore

/// Why a step of a budget is refused.
///
/// Nothing of the step has happened then.
public enum BudgetError: HospitalError, Hashable {
    /// A document would pass a limit of its line.
    case exceeded(BudgetExcess)
    /// The line does not allow it.
    case line(BudgetLine.ID, LineFault)
    /// The document does not allow it.
    case document(BudgetDocument.ID, DocumentFault)
    /// The year has ended; nothing of it changes any more.
    case yearEnded(Int)

    /// What a line does not allow.
    public enum LineFault: Hashable, Sendable {
        /// The budget does not have it: no budget, no spending.
        case unknown(nearest: String?)
        /// It stands twice.
        case twice
        /// It has no approved amount in the month.
        case monthUnknown(Month)
        /// An approved amount, adjustment or transfer that is not what it must be.
        case amountInvalid(BudgetAmount)
        /// It has a unit and gets no quantity.
        case quantityMissing(unit: String)
        /// It has no unit and gets a quantity.
        case quantityUnknown
        /// The document is not for what the line is for.
        case earmarked(BudgetEarmark, document: String?, allowed: String)
        /// A transfer to a line with another earmark.
        case transferMixes(to: BudgetLine.ID, BudgetEarmark)
        /// A transfer into a restricted line.
        case restricted
        /// A cut or transfer of more than what is not used.
        case unusedExceeded(asked: BudgetAmount, available: BudgetAmount)
        /// A sum does not fit.
        case outOfRange
        /// A setting of the line that cannot be.
        case settingInvalid(String, value: String)
    }

    /// What a document does not allow.
    public enum DocumentFault: Hashable, Sendable {
        /// The budget does not have it.
        case unknown
        /// The number is taken.
        case twice
        /// Its amount is not above zero.
        case amountInvalid(BudgetAmount)
        /// Its stage does not come after that of the document it converts.
        case stageInvalid(
            BudgetDocument.Stage, from: BudgetDocument.ID, BudgetDocument.Stage)
        /// It converts a document of another line.
        case lineDiffers(from: BudgetDocument.ID, line: BudgetLine.ID)
        /// More than what is open of the converted document with the tolerance.
        case openExceeded(
            from: BudgetDocument.ID, asked: BudgetAmount, open: BudgetAmount,
            excess: BudgetAmount)
        /// A release of more than what is open.
        case releaseExceeded(asked: BudgetAmount, open: BudgetAmount)
        /// Nothing was released that could be restored.
        case nothingReleased
        /// A bill is not released; it is taken back.
        case expenseNotReleased
        /// It was taken back, released or converted already.
        case notReversible
    }

    /// The message with its figures.
    public var finding: Finding {
        switch self {
        case .exceeded(let excess): excess.finding(.budgetExceeded)
        case .line(let line, let fault): fault.finding(of: line)
        case .document(let document, let fault): fault.finding(of: document)
        case .yearEnded(let year): Finding(.budgetYearEnded, ["year": .text(String(year))])
        }
    }
}

extension BudgetError.LineFault {
    fileprivate func finding(of line: BudgetLine.ID) -> Finding {
        let (message, figures) = parts
        return Finding(message, figures.merging(["line": .text(line.code)]) { one, _ in one })
    }

    private var parts: (Message, [String: MessageValue]) {
        switch self {
        case .unknown(let nearest):
            (.budgetLineUnknown, nearest.map { ["nearest": .text($0)] } ?? [:])
        case .twice: (.budgetLineTwice, [:])
        case .monthUnknown(let month): (.budgetMonthUnknown, ["month": .period("\(month)")])
        case .amountInvalid(let amount): (.budgetLineAmountInvalid, ["amount": amount.term])
        case .quantityMissing(let unit): (.budgetQuantityMissing, ["unit": .text(unit)])
        case .quantityUnknown: (.budgetQuantityUnknown, [:])
        case .earmarked(let earmark, let document, let allowed):
            (
                .budgetEarmarked,
                [
                    "earmark": earmark.term, "allowed": .text(allowed),
                    "value": .text(document ?? "—"),
                ]
            )
        case .transferMixes(let other, let earmark):
            (.budgetTransferMixes, ["to": .text(other.code), "earmark": earmark.term])
        case .restricted: (.budgetTransferRestricted, [:])
        case .unusedExceeded(let asked, let available):
            (.budgetUnusedExceeded, ["asked": asked.term, "available": available.term])
        case .outOfRange: (.budgetOutOfRange, [:])
        case .settingInvalid(let setting, let value):
            (.budgetSettingUnknown, ["setting": .text(setting), "value": .text(value)])
        }
    }
}

extension BudgetError.DocumentFault {
    fileprivate func finding(of document: BudgetDocument.ID) -> Finding {
        let (message, figures) = parts
        return Finding(
            message, figures.merging(["document": .text(document.code)]) { one, _ in one })
    }

    private var parts: (Message, [String: MessageValue]) {
        switch self {
        case .unknown: (.budgetDocumentUnknown, [:])
        case .twice: (.budgetDocumentTwice, [:])
        case .amountInvalid(let amount): (.budgetAmountInvalid, ["amount": amount.term])
        case .stageInvalid(let stage, let from, let sourceStage):
            (
                .budgetStageInvalid,
                [
                    "stage": stage.term, "from": .text(from.code), "source_stage": sourceStage.term,
                ]
            )
        case .lineDiffers(let from, let line):
            (.budgetLineDiffers, ["from": .text(from.code), "line": .text(line.code)])
        case .openExceeded(let from, let asked, let open, let excess):
            (
                .budgetOpenExceeded,
                [
                    "from": .text(from.code), "asked": asked.term, "open": open.term,
                    "excess": excess.term,
                ]
            )
        case .releaseExceeded(let asked, let open):
            (.budgetReleaseExceeded, ["asked": asked.term, "open": open.term])
        case .nothingReleased: (.budgetNothingReleased, [:])
        case .expenseNotReleased: (.budgetExpenseNotReleased, [:])
        case .notReversible: (.budgetNotReversible, [:])
        }
    }
}

/// What a limit of a line leaves and what a document asks (超预算).
public struct BudgetExcess: Hashable, Sendable {
    /// The line.
    public let line: BudgetLine.ID
    /// The month of the document.
    public let month: Month
    /// The limit that is passed.
    public let limit: BudgetControl.Limit
    /// What was free before.
    public let available: BudgetAmount
    /// What the document takes.
    public let asked: BudgetAmount

    /// An excess of a limit.
    public init(
        line: BudgetLine.ID, month: Month, limit: BudgetControl.Limit, available: BudgetAmount,
        asked: BudgetAmount
    ) {
        self.line = line
        self.month = month
        self.limit = limit
        self.available = available
        self.asked = asked
    }

    func finding(_ message: Message) -> Finding {
        Finding(
            message,
            [
                "line": .text(line.code), "month": .period("\(month)"), "limit": limit.term,
                "available": available.term, "asked": asked.term,
            ])
    }

    /// The warning of a line that only warns.
    public var warning: Finding { finding(.budgetWarning) }
}

/// What money can be bound to (专款专用).
public enum BudgetEarmark: String, CaseIterable, Sendable {
    /// The funding tag.
    case funding
    /// The project.
    case project
    /// The purpose.
    case purpose

    var term: MessageValue {
        switch self {
        case .funding: .phrase(chinese: "资金性质", english: "funding")
        case .project: .phrase(chinese: "项目", english: "project")
        case .purpose: .phrase(chinese: "用途", english: "purpose")
        }
    }
}

extension BudgetAmount {
    /// The amount as a message shows it: `100.00`, with a quantity `100.00 / 12.5`.
    var term: MessageValue {
        .text(quantity == .zero ? money.description : "\(money) / \(quantity)")
    }
}
