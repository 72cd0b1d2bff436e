import HospitalCore
import SafetyInspection
import TestSupport
import XCTest

/// Clearance, certificates, credits and training of people, by their requirements.
final class PeopleTests: XCTestCase {
    private let day = try! Day("2024-06-30")
    private let source = Citation(title: "test")

    private func person(_ code: String) -> Person.ID { Person.ID(code) }

    private func educations(_ levels: String...) throws -> [ClearanceRecord.Education] {
        try levels.map { ClearanceRecord.Education(level: $0, day: try Day("2024-06-01")) }
    }

    /// S-145: levels 1 and 2 only: not cleared, and the third is named.
    func testS145TwoOfThreeLevelsDoNotClear() throws {
        let rule = ClearanceRule.threeLevels
        let two = ClearanceRecord(person("W"), educations: try educations("1", "2"))
        XCTAssertEqual(try rule.lacks(of: two, on: day), [.level(rule.levels[2])])
        XCTAssertEqual(try rule.lacks(of: two, on: day)[0].texts.about, "班组级（岗位级）")
        let all = ClearanceRecord(person("W"), educations: try educations("3", "1", "2"))
        XCTAssertEqual(try rule.lacks(of: all, on: day), [])
        // A level of tomorrow, or one that was failed, is none.
        XCTAssertEqual(
            try rule.lacks(of: all, on: Day("2024-05-31")), rule.levels.map { .level($0) })
        let failed = ClearanceRecord(
            person("W"),
            educations: try educations("1", "2") + [.init(level: "3", day: day, isPassed: false)])
        XCTAssertEqual(try rule.lacks(of: failed, on: day), [.level(rule.levels[2])])
    }

    /// S-145: protection and occupational health beside the levels, hours where a number is set.
    func testS145ProtectionHealthAndHours() throws {
        let rule = try ClearanceRule(
            levels: [.init("1", name: "院级")], minimumHours: Decimal(24),
            protection: ["helmet"], examinations: ["health"], citation: source)
        func record(hours: Decimal?, through: String) throws -> ClearanceRecord {
            ClearanceRecord(
                person("W"), educations: [.init(level: "1", day: day, hours: hours)],
                protection: [
                    .init("helmet", validity: try Validity(from: day)),
                ],
                examinations: [
                    .init(
                        "health",
                        validity: try Validity(from: Day("2023-07-01"), to: Day(through))),
                ])
        }
        XCTAssertEqual(
            try rule.lacks(of: record(hours: Decimal(24), through: "2024-06-30"), on: day), [])
        XCTAssertEqual(
            try rule.lacks(of: record(hours: Decimal(23), through: "2024-06-29"), on: day),
            [.hours(Decimal(23)), .examination("health")])
        // Hours that nobody wrote down are not zero and not enough.
        XCTAssertEqual(
            try rule.lacks(of: record(hours: nil, through: "2024-06-30"), on: day), [.hours(nil)])
        let bare = ClearanceRecord(person("W"), educations: [])
        XCTAssertEqual(
            try rule.lacks(of: bare, on: day).map(\.texts.kind),
            ["LEVEL", "HOURS", "PROTECTION", "EXAMINATION"])
    }

    private func file(
        _ person: String, year: Int, group: String = "", credits: String = "25",
        checks: [String: Bool] = ["卫健委": true, "人社局": true]
    ) throws -> CreditFile {
        CreditFile(
            self.person(person), year: year, group: group,
            entries: [
                .init("\(year)-\(person)", kind: "I", credits: try Decimal(credits)),
            ],
            checks: checks)
    }

    private func creditRule() throws -> CreditRule {
        try CreditRule(
            minimum: Decimal(25), kinds: [.init("I", minimum: Decimal(5))],
            offices: ["卫健委", "人社局"], citation: source)
    }

    /// S-230: 436 + 369 = 805 files of 2013 and 333 + 385 = 718 of 2014 pass by 100 percent.
    func testS230TwoYearsOfCreditFilesPass() throws {
        var files: [CreditFile] = []
        for (year, group, count) in [
            (2013, "甲", 436), (2013, "乙", 369), (2014, "甲", 333), (2014, "乙", 385),
        ] {
            for number in 1...count {
                files.append(try file("\(group)\(number)", year: year, group: group))
            }
        }
        let ledger = try CreditLedger(files, rule: creditRule())
        XCTAssertEqual(ledger.rates.map(\.year), [2013, 2013, 2013, 2014, 2014, 2014])
        XCTAssertEqual(ledger.rates.map(\.group), [nil, "乙", "甲", nil, "乙", "甲"])
        XCTAssertEqual(ledger.rates.map(\.passed), [805, 369, 436, 718, 385, 333])
        XCTAssertEqual(ledger.rates.map(\.all), [805, 369, 436, 718, 385, 333])
        XCTAssertEqual(Set(ledger.rates.map(\.percent?.description)), ["100.00"])
    }

    /// S-230: both offices check; a certificate counts once.
    func testS230WhatAFileLacksIsNamed() throws {
        let ledger = try CreditLedger(
            [
                file("A", year: 2013), file("B", year: 2013, checks: ["卫健委": true]),
                file("C", year: 2013, checks: ["卫健委": true, "人社局": false]),
                file("D", year: 2013, credits: "4.9"),
                CreditFile(
                    person("E"), year: 2013,
                    entries: [.init("2013-A", kind: "I", credits: Decimal(25))],
                    checks: ["卫健委": true, "人社局": true]),
            ], rule: creditRule())
        XCTAssertEqual(
            ledger.lines.map(\.lacks),
            [
                [], [.unchecked("人社局")], [.refused("人社局")], [.total, .kind("I")],
                [.repeated("2013-A"), .total, .kind("I")],
            ])
        XCTAssertEqual(ledger.lines[4].total, .zero)
        XCTAssertEqual(ledger.rates.map(\.percent?.description), ["20.00"])
        XCTAssertEqual(try CreditLedger([], rule: creditRule()).rates, [])
    }

    private func archivists(_ hours: String?...) throws -> [TrainingRuleSet.Total] {
        try hours.map {
            TrainingRuleSet.Total(
                person("A"), post: "archivist", year: 2024,
                values: try $0.map { [.hours: try Decimal($0)] } ?? [:])
        }
    }

    /// S-232: 89 hours fail, 90 are enough; what is not reported is neither.
    func testS232NinetyHoursOfArchivists() throws {
        let set = try TrainingRuleSet(
            "R", unit: "继教科", staff: [person("K")], rules: [.archivist])
        XCTAssertEqual(
            try set.standings(of: archivists("89", "90", "89.99", nil)).map(\.isMet),
            [false, true, false, nil])
        XCTAssertEqual(
            try set.standings(of: archivists("89")).map(\.percent?.description), ["98.89"])
    }

    /// S-233: licences expire; study leave, service abroad and degrees are evidence without an end.
    func testS233CertificatesExpireOnTheDayAfterTheirLast() throws {
        let licence = try Certificate(
            person("E"), kind: "电工证", number: "1", issued: Day("2021-07-01"),
            through: Day("2024-06-30"))
        func standing(_ text: String) throws -> Certificate.Standing {
            licence.standing(on: try Day(text), warningDays: 30)
        }
        XCTAssertEqual(
            try ["2021-06-30", "2021-07-01", "2024-05-31", "2024-06-01", "2024-06-30",
                "2024-07-01"].map(standing),
            [.notYet, .valid, .valid, .expiring, .expiring, .expired])
        for kind in ["进修", "援外", "援疆", "学历"] {
            let evidence = try Certificate(
                person("E"), kind: kind, number: kind, issued: Day("2010-01-01"), through: nil)
            XCTAssertEqual(evidence.standing(on: day, warningDays: 30), .valid)
        }
    }

    /// S-233: a promotion borrows a file; while it is out nobody else gets it.
    func testS233AFileIsLentOnceAtATime() throws {
        func loan(
            _ borrower: String, _ from: String, _ due: String, _ returned: String?
        ) throws -> FileLoan {
            try FileLoan(
                "F1", to: person(borrower), purpose: "职称晋升", from: Day(from), due: Day(due),
                returned: try returned.map { try Day($0) })
        }
        let first = try loan("A", "2024-03-01", "2024-03-10", "2024-03-12")
        let second = try loan("B", "2024-03-12", "2024-03-20", nil)
        XCTAssertEqual(try FileLoan.checked([second, first]), [first, second])
        XCTAssertEqual(
            try ["2024-02-29", "2024-03-10", "2024-03-11", "2024-03-12"]
                .map { first.standing(on: try Day($0)) },
            [.notYet, .out, .overdue, .returnedLate])
        XCTAssertEqual(second.standing(on: try Day("2024-03-21")), .overdue)
        XCTAssertEqual(
            try loan("A", "2024-03-01", "2024-03-10", "2024-03-10")
                .standing(on: Day("2024-03-10")), .returned)
        let early = try loan("C", "2024-03-11", "2024-03-15", nil)
        XCTAssertEqual(
            fault { () throws(PeopleError) in try FileLoan.checked([first, early]) },
            .fileLent(early, holder: first))
    }

    /// S-234: a register has rules, reward and penalty, a unit and staff.
    func testS234ARegisterHasRulesRewardsPenaltiesUnitAndStaff() throws {
        let rules = [
            TrainingRule.archivist,
            try TrainingRule(post: "doctor", .credits, minimum: Decimal(25), citation: source),
        ]
        let set = try TrainingRuleSet(
            "R", unit: "继教科", staff: [person("K")], rules: rules,
            consequences: [
                .init("no_promotion", below: Decimal(100)), .init("award", from: Decimal(150)),
            ])
        XCTAssertEqual(
            try set.standings(of: archivists("89.99", "90", "134.99", "135"))
                .map { $0.consequences.map(\.code) },
            [["no_promotion"], [], [], ["award"]])
        let doctor = TrainingRuleSet.Total(
            person("D"), post: "doctor", year: 2024, values: [.credits: Decimal(25)])
        XCTAssertEqual(try set.standings(of: [doctor]).map(\.isMet), [true])
        for (unit, staff, own, part) in [
            ("", [person("K")], rules, PeopleError.Thing.unit), ("U", [], rules, .staff),
            ("U", [person("K")], [], .rule),
        ] {
            XCTAssertEqual(
                fault { () throws(PeopleError) in
                    try TrainingRuleSet("R", unit: unit, staff: staff, rules: own)
                }, .rulesIncomplete(set: "R", part: part))
        }
    }

    /// A new number of a rule takes the place of the old one from its first day.
    func testANewNumberCountsFromItsYear() throws {
        func rule(_ minimum: Int, from: String, to: String?) throws -> TrainingRule {
            try TrainingRule(
                post: "archivist", .hours, minimum: Decimal(minimum),
                validity: Validity(from: Day(from), to: try to.map { try Day($0) }),
                citation: source)
        }
        let set = try TrainingRuleSet(
            "R", unit: "U", staff: [person("K")],
            rules: [
                rule(72, from: "2010-01-01", to: "2015-09-30"),
                rule(90, from: "2015-10-01", to: nil),
            ])
        func isMet(_ year: Int) throws -> [Bool?] {
            try set.standings(of: [
                .init(person("A"), post: "archivist", year: year, values: [.hours: Decimal(80)]),
            ]).map(\.isMet)
        }
        XCTAssertEqual(try [2014, 2015, 2024].map(isMet), [[true], [false], [false]])
        XCTAssertThrowsError(try isMet(2009))
    }

    /// 95 hours cannot be enough by one rule and too few by another of the same year.
    func testTwoNumbersForOneYearAreRefused() throws {
        func set(_ spans: (String, String?)...) throws -> TrainingRuleSet {
            let rules = try spans.enumerated().map { place, span in
                try TrainingRule(
                    post: "archivist", .hours, minimum: Decimal(90 + place),
                    validity: Validity(from: Day(span.0), to: try span.1.map { try Day($0) }),
                    citation: source)
            }
            return try TrainingRuleSet("R", unit: "U", staff: [person("K")], rules: rules)
        }
        for spans in [
            [("2010-01-01", nil), ("2024-01-01", nil)],
            [("2024-01-01", nil), ("2010-01-01", "2024-12-31")],
            [("2024-01-01", "2024-12-31"), ("2024-06-01", "2025-12-31")],
        ] as [[(String, String?)]] {
            XCTAssertThrowsError(try set(spans[0], spans[1])) {
                XCTAssertEqual($0 as? PeopleError, .twice(.rule, "archivist hours"))
            }
        }
        XCTAssertNoThrow(try set(("2024-01-01", nil), ("2010-01-01", "2024-12-30")))
        XCTAssertNoThrow(try set(("2024-01-01", "2024-12-30"), ("2024-01-01", nil)))
    }

    /// S-236: 10 + 3 person-times of one event and 2 + 1 of another.
    func testS236PersonTimesOfEvents() throws {
        let events = try [
            TrainingMatrix.Event("消防", kind: "岗前培训", day: Day("2024-03-01")),
            .init("急救", kind: "技能考核", day: Day("2024-05-01")),
            .init("院感", kind: "技能考核", day: Day("2024-07-01")),
        ]
        let matrix = try TrainingMatrix(
            events,
            attendances: [
                .init("消防", person("A"), times: 10), .init("消防", person("B"), times: 3),
                .init("急救", person("B"), times: 2), .init("急救", person("A")),
                .init("院感", person("C")),
            ],
            roster: [person("D")],
            needs: [.init("岗前培训"), .init("技能考核", withinDays: 60)], on: day)
        XCTAssertEqual(matrix.byEvent.map(\.times), [13, 3, 1])
        XCTAssertEqual(matrix.byPerson.map(\.person.code), ["A", "B", "C", "D"])
        XCTAssertEqual(matrix.byPerson.map(\.times), [11, 5, 1, 0])
        XCTAssertEqual(matrix.total, 17)
        XCTAssertEqual(matrix.cells.map(\.times), [10, 1, 3, 2, 1])
        XCTAssertEqual(
            matrix.lacks.map { "\($0.person) \($0.kind)" },
            ["C 岗前培训", "C 技能考核", "D 岗前培训", "D 技能考核"])
        // Two months later the test of May is too long ago.
        let later = try TrainingMatrix(
            events, attendances: [.init("急救", person("A"))],
            needs: [.init("技能考核", withinDays: 60)], on: Day("2024-07-01"))
        XCTAssertEqual(later.lacks.map(\.kind), ["技能考核"])
    }

    /// Both sides of a matrix add up to the same total, in any order of the rows.
    func testS236BothSidesOfAMatrixAddUp() throws {
        var generator = SeededGenerator(seed: 236)
        let events = (0..<6).map { TrainingMatrix.Event("E\($0)", kind: "", day: day) }
        for _ in 0..<100 {
            var rows = (0..<Int.random(in: 0...30, using: &generator)).map { _ in
                TrainingMatrix.Attendance(
                    "E\(Int.random(in: 0..<6, using: &generator))",
                    person("P\(Int.random(in: 0..<8, using: &generator))"),
                    times: Int.random(in: 1...4, using: &generator))
            }
            let matrix = try TrainingMatrix(events, attendances: rows, on: day)
            let total = rows.reduce(0) { $0 + $1.times }
            XCTAssertEqual(matrix.total, total)
            XCTAssertEqual(matrix.byPerson.reduce(0) { $0 + $1.times }, total)
            XCTAssertEqual(matrix.cells.reduce(0) { $0 + $1.times }, total)
            rows.shuffle(using: &generator)
            XCTAssertEqual(try TrainingMatrix(events, attendances: rows, on: day), matrix)
        }
    }

    /// S-237: lecturers of theory and practice by specialty, textbooks, plans.
    func testS237CoursesNeedTextbookPlanAndLecturers() throws {
        let course = CourseCatalogue.Course(
            "C1", specialty: "电工", theory: Decimal(20), practice: Decimal(40),
            textbook: "低压电工作业", months: [try Month("2024-09")])
        let bare = CourseCatalogue.Course(
            "C2", specialty: "养老护理", theory: .zero, practice: .zero, textbook: nil, months: [])
        let catalogue = try CourseCatalogue(
            [course, bare],
            lecturers: [
                .init(person("T"), specialty: "电工", .theory),
                .init(person("P"), specialty: "养老护理", .practice),
            ])
        XCTAssertEqual(catalogue.lacks(of: course), [.practiceLecturer])
        XCTAssertEqual(catalogue.lacks(of: bare), [.textbook, .plan, .hours])
        XCTAssertEqual(catalogue.lecturers(of: "电工", .theory), [person("T")])
        let full = try CourseCatalogue(
            [course],
            lecturers: catalogue.lecturers + [.init(person("Q"), specialty: "电工", .practice)])
        XCTAssertEqual(full.lacks(of: course), [])
    }
}
