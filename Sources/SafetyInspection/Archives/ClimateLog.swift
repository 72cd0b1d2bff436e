import HospitalCore

/// The daily temperature and humidity of an archive store (温湿度记录): which days and meters are
/// missing, and which readings are out of range.
///
///     due = days of the period × meters        a day is missing when a meter has no reading on it
///
/// A reading at a limit is in range. The limits are data with their citation.
/// - Source: requirement S-218
public struct ClimateLog: Equatable, Sendable {
    /// Between which limits a store is kept.
    public struct Limits: Equatable, Sendable {
        /// Temperature in ℃.
        public let temperature: AnswerKind.NumberLimits
        /// Relative humidity in percent.
        public let humidity: AnswerKind.NumberLimits
        /// Where they come from.
        public let citation: Citation

        /// Limits of the hospital's own.
        public init(
            temperature: AnswerKind.NumberLimits, humidity: AnswerKind.NumberLimits,
            citation: Citation
        ) {
            self.temperature = temperature
            self.humidity = humidity
            self.citation = citation
        }

        /// 14 to 24 ℃ and 45 to 60 percent, as the checklist of archive stores asks for.
        public static let store = Limits(
            temperature: .init(minimum: Decimal(14), maximum: Decimal(24), unit: "℃"),
            humidity: .init(minimum: Decimal(45), maximum: Decimal(60), unit: "%"),
            citation: Citation(title: "档案馆建筑设计规范", number: "JGJ 25-2010"))
    }

    /// One reading.
    public struct Reading: Equatable, Sendable {
        /// The day.
        public let day: Day
        /// The meter.
        public let meter: String
        /// Temperature in ℃.
        public let temperature: Decimal
        /// Relative humidity in percent.
        public let humidity: Decimal

        /// A reading.
        public init(_ day: Day, meter: String, temperature: Decimal, humidity: Decimal) {
            self.day = day
            self.meter = meter
            self.temperature = temperature
            self.humidity = humidity
        }
    }

    /// A day on which a meter was not read.
    public struct Gap: Equatable, Sendable {
        /// The day.
        public let day: Day
        /// The meter.
        public let meter: String
    }

    /// A reading out of range.
    public struct Breach: Equatable, Sendable {
        /// The reading.
        public let reading: Reading
        /// Whether the temperature is out of range.
        public let isTemperature: Bool
        /// Whether the humidity is.
        public let isHumidity: Bool
    }

    /// How many readings are due.
    public let due: Int
    /// How many there are.
    public let read: Int
    /// What is missing, by day, then by meter in the order given.
    public let gaps: [Gap]
    /// What is out of range, in the order of the readings.
    public let breaches: [Breach]

    /// The longest log that is checked, in days.
    public static let longestPeriod = 3_660

    /// The most readings that a log may be due.
    public static let mostReadings = 1_000_000

    /// The days on which at least one meter was not read.
    public var missingDays: [Day] {
        var days: [Day] = []
        for gap in gaps where days.last != gap.day { days.append(gap.day) }
        return days
    }

    /// The log of a store from its first day to its last.
    /// - Throws: `fieldMissing` without meters; `duplicate` for a meter that stands twice;
    ///   `outOfRange` for more than ten years or a million readings; `limitsReversed`;
    ///   `readingOutside`, `meterUnknown`, `readingTwice` for the first reading at fault;
    ///   ``ValidityError`` for days that are reversed.
    public init(
        from first: Day, to last: Day, meters: [String], readings: [Reading], limits: Limits
    ) throws {
        let span = try Validity(from: first, to: last)
        let count = first.days(until: last) + 1
        guard count <= Self.longestPeriod else {
            throw ArchiveError.outOfRange("\(first)..\(last)")
        }
        for limits in [limits.temperature, limits.humidity] {
            guard let low = limits.minimum, let high = limits.maximum, high < low else { continue }
            throw ArchiveError.limitsReversed(limits)
        }
        guard !meters.isEmpty else {
            throw ArchiveError.fieldMissing("\(first)..\(last)", field: "温湿度计")
        }
        guard meters.count <= Self.mostReadings / count else {
            throw ArchiveError.outOfRange("\(first)..\(last) × \(meters.count)")
        }
        var seen: [String: Set<Day>] = [:]
        for meter in meters where seen.updateValue([], forKey: meter) != nil {
            throw ArchiveError.duplicate(meter)
        }
        for reading in readings {
            guard span.contains(reading.day) else {
                throw ArchiveError.readingOutside(day: reading.day, period: "\(first)..\(last)")
            }
            guard seen[reading.meter] != nil else {
                throw ArchiveError.meterUnknown(
                    reading.meter, nearest: NearestName.nearest(to: reading.meter, in: meters))
            }
            guard seen[reading.meter, default: []].insert(reading.day).inserted else {
                throw ArchiveError.readingTwice(meter: reading.meter, day: reading.day)
            }
        }
        due = count * meters.count
        read = readings.count
        gaps = try (0..<count).map { try first.adding(days: $0) }.flatMap { day in
            meters.filter { seen[$0]?.contains(day) == false }.map { Gap(day: day, meter: $0) }
        }
        breaches = readings.compactMap { reading in
            let breach = Breach(
                reading: reading,
                isTemperature: !limits.temperature.contains(reading.temperature),
                isHumidity: !limits.humidity.contains(reading.humidity))
            return breach.isTemperature || breach.isHumidity ? breach : nil
        }
    }
}
