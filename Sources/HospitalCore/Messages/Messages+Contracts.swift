/// Messages of contracts, splits and estimates: 3310–3319.
extension Message {
    static let contractMessages: [Message] = [
        contractNumberInvalid, contractWeightsInvalid, contractSharesInvalid,
        contractScoreMissing, contractTermInvalid, contractTooLong, contractOutOfRange,
        contractTwice,
    ]

    /// A number outside of what it may be.
    public static let contractNumberInvalid = Message(
        3310, "contract_number_invalid", .range,
        zh: "{object}的数值{value}无效。", en: "{object} has the invalid number {value}.")
    /// Weights that split nothing.
    public static let contractWeightsInvalid = Message(
        3311, "contract_weights_invalid", .unbalanced,
        zh: "权数为负或合计为0，{amount}无法分配。",
        en: "Weights are negative or add up to 0; {amount} cannot be split.")
    /// Payers who bear too much.
    public static let contractSharesInvalid = Message(
        3312, "contract_shares_invalid", .unbalanced,
        zh: "{payer}应承担{asked}，剩余只有{left}。", en: "{payer} should bear {asked}, but {left} are left."
    )
    /// A unit without a score.
    public static let contractScoreMissing = Message(
        3313, "contract_score_missing", .missing,
        zh: "{unit}没有考核得分，不能分配。", en: "{unit} has no score; the fund cannot be split.")
    /// A term that ends before it starts.
    public static let contractTermInvalid = Message(
        3314, "contract_term_invalid", .range,
        zh: "合同{contract}的终止日早于起始日。", en: "The contract {contract} ends before it starts.")
    /// Too many years.
    public static let contractTooLong = Message(
        3315, "contract_too_long", .tooBig,
        zh: "投资测算最多60年，给出了{years}年。", en: "An appraisal has at most 60 years, not {years}.")
    /// A sum that does not fit.
    public static let contractOutOfRange = Message(
        3316, "contract_out_of_range", .overflow,
        zh: "{object}的合计超出范围。", en: "A sum of {object} is out of range.")
    /// A unit that stands twice.
    public static let contractTwice = Message(
        3317, "contract_twice", .duplicate, zh: "{object}重复。", en: "{object} stands twice.")
}
