import HospitalCore

/// What a room is charged inside of the hospital (有偿使用): `area × rate × days`, rounded once half
/// away from zero to the fen.
/// - Source: requirement S-112
public enum RoomCharge {
    /// The charge of a room.
    /// - `rate`: yuan for one square metre and day.
    /// - Throws: `negative`, `outOfRange`.
    public static func amount(
        of room: String, area: Decimal, rate: Decimal, days: Int
    ) throws(ContractError) -> Money {
        guard area >= .zero, rate >= .zero, days >= 0
        else { throw .negative(room, value: "\(area) × \(rate) × \(days)") }
        return try ContractError.fitting(room) { () throws(NumberError) in
            try (Rate(area) * Rate(rate) * Rate(Decimal(days))).money()
        }
    }
}
