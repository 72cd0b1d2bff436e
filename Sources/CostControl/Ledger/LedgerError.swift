import HospitalCore

/// Why a ledger of cost or income is refused; nothing is half done.
public enum LedgerError: HospitalError, Equatable {
    /// An entry stands twice.
    case entryTwice(String, Posting.Account)
    /// A kind that is neither standard nor the hospital's own.
    case kindUnknown(String, entry: String, nearest: String?)
    /// A kind of the hospital that stands twice.
    case kindTwice(String)
    /// A funding tag that is none.
    case fundingUnknown(String, entry: String)
    /// A department without a class, which a scope asks for.
    case classMissing(Department.ID, entry: String)
    /// A reversal that is not tagged as its original.
    case reversalDiffers(entry: String, original: String)
    /// A total beyond the range of money; `place` is what it is the total of.
    case outOfRange(place: String)
    /// An income entry without the department that the basis asks for.
    case incomeDepartmentMissing(entry: String, IncomeBasis)
    /// A department that is none, or stands twice.
    case allocation(AllocationError)

    /// The message with entry, department and what is wrong.
    public var finding: Finding {
        switch self {
        case .entryTwice(let entry, let account):
            return Finding(
                .ledgerEntryTwice,
                [
                    "entry": .text(entry), "department": .text(account.department.code),
                    "item": .text(account.item),
                ])
        case .kindUnknown(let kind, let entry, let nearest):
            return Finding(
                .entryKindUnknown,
                [
                    "entry": .text(entry), "kind": .text(kind),
                ].adding("nearest", nearest))
        case .kindTwice(let kind): return Finding(.entryKindTwice, ["kind": .text(kind)])
        case .fundingUnknown(let value, let entry):
            return Finding(
                .fundingTagUnknown,
                [
                    "entry": .text(entry), "value": .text(value),
                    "allowed": .text(FundingTag.names),
                ])
        case .classMissing(let department, let entry):
            return Finding(
                .scopeClassMissing,
                [
                    "entry": .text(entry), "department": .text(department.code),
                ])
        case .reversalDiffers(let entry, let original):
            return Finding(
                .reversalDiffers,
                [
                    "entry": .text(entry), "original": .text(original),
                ])
        case .outOfRange(let place):
            return Finding(.ledgerAmountOutOfRange, ["place": .text(place)])
        case .incomeDepartmentMissing(let entry, let basis):
            return Finding(.incomeDepartmentMissing, ["entry": .text(entry), "role": basis.term])
        case .allocation(let error): return error.finding
        }
    }

    /// A sum as money, or the error that names what it is the sum of.
    static func money(
        _ fen: Int128, of place: @autoclosure () -> String
    ) throws(LedgerError) -> Money {
        guard let fen = Int64(exactly: fen) else { throw .outOfRange(place: place()) }
        return Money(fen: fen)
    }
}
