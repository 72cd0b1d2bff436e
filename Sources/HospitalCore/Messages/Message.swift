/// One sentence the library can say to a user, in Chinese and in English (decision 21).
///
/// A message is declared once, in the file of its area (`Messages+….swift`), with its number, its
/// name, the ``Status`` a program sees, and one template per language. Numbers and names are a
/// contract: a test compares them with a committed list.
///
/// A template holds placeholders in braces, `{row}`. A part in square brackets is left out when a
/// placeholder inside of it has no value: `[{period}，]{source}…`.
public struct Message: Hashable, Sendable {
    /// The number of the message; never reused.
    public let number: Int32
    /// The name of the message in snake case, unique in the catalogue.
    public let name: String
    /// The class of fault a program sees.
    public let status: Status
    /// The template shown to a Chinese reader; every character stands in GBK.
    public let chinese: String
    /// The template shown to an English reader.
    public let english: String

    /// Declares a message; used only by the catalogue files of this module.
    init(
        _ number: Int32, _ name: String, _ status: Status, zh chinese: String, en english: String
    ) {
        self.number = number
        self.name = name
        self.status = status
        self.chinese = chinese
        self.english = english
    }

    /// Every message of the library, in the order of the areas.
    public static let catalogue: [Message] = [
        callerMessages, textMessages, numberMessages, timeMessages, gradeMessages, costMessages,
        budgetMessages, procurementMessages, energyMessages, stockMessages, assetMessages,
        contractMessages, officeMessages, goodsMessages, accessMessages,
        dailyCostMessages,
        unitCostMessages, paymentMessages, costReportMessages, storageMessages, databaseMessages,
        bookMessages, bookKeepingMessages, jobMessages, attachedMessages,
        runMessages, appraisalMessages, comparisonMessages, evaluationMessages, payMessages,
        deskMessages, raterMessages, cycleMessages, safetyMessages, hazardMessages, riskMessages,
        incidentMessages, controlMessages, organisationMessages, powerMessages, lifeMessages,
        costLedgerMessages, caseCostingMessages, arrowMessages, arrayMessages, dutyMessages,
        formulaMessages, findingLogMessages, safetyBookMessages, peopleMessages,
        scheduleMessages, safetyDutyMessages, inspectionMessages, archiveMessages,
        safetyRecordMessages, fhirMessages, exchangeMessages,
    ].flatMap(\.self)

    /// Two messages are the same when their numbers are.
    public static func == (one: Message, other: Message) -> Bool { one.number == other.number }

    /// Hashes the number, the identity of a message.
    public func hash(into hasher: inout Hasher) { hasher.combine(number) }
}

/// The languages in which the library speaks.
public enum Language: String, CaseIterable, Sendable {
    /// Simplified Chinese, the default.
    case chinese = "zh"
    /// English.
    case english = "en"
}

/// A value that fills a placeholder of a message.
public enum MessageValue: Hashable, Sendable {
    /// Text shown as it is: a code, a name, an amount with its decimals.
    case text(String)
    /// A count or a position.
    case count(Int)
    /// An accounting month or another period label; `2025-03` reads 2025年3月 in Chinese.
    case period(String)
    /// Words of the library itself, in both languages: the reason inside of a sentence.
    case phrase(chinese: String, english: String)

    /// The value as a reader of the language sees it.
    public func text(in language: Language) -> String {
        switch self {
        case .text(let text): return text
        case .count(let count): return String(count)
        case .phrase(let chinese, let english): return language == .chinese ? chinese : english
        case .period(let label):
            guard language == .chinese else { return label }
            let parts = label.split(separator: "-", omittingEmptySubsequences: false)
            guard parts.count == 2, parts[0].count == 4, let year = Int(parts[0]),
                let month = Int(parts[1]), (1...12).contains(month)
            else { return label }
            return "\(year)年\(month)月"
        }
    }
}
