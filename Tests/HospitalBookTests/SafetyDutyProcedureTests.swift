import HospitalBook
import Interchange
import SafetyInspection
import XCTest

/// The procedures of the duties of safety, through their arguments.
final class SafetyDutyProcedureTests: XCTestCase {
    private func json(_ name: String, _ arguments: String) throws -> String {
        try XCTUnwrap(Procedure.named(name)).run(JSONValue(parsing: arguments)).json.text
    }

    /// S-134: valid to 2024-05-31, checked on 06-01.
    func testEquipmentAndHandover() throws {
        let equipment = try json(
            "inspection.equipment",
            #"{"day":"2024-06-01","equipment":[{"code":"E1","kind":"extinguisher","place":"P","#
                + #""valid_through":"2024-05-31"}]}"#)
        XCTAssertTrue(
            equipment.contains(#""valid_through":20240531,"status":"EXPIRED""#), equipment)
        XCTAssertTrue(equipment.contains(#"{"status":"EXPIRED","count":1}"#), equipment)
        XCTAssertEqual(
            try json(
                "inspection.handover",
                #"""
                {"fields":["state","medicine"],"subjects":["b1","b2"],
                 "entries":[{"subject":"b1","facts":{"state":"stable","medicine":null}}]}
                """#),
            #"{"blanks":[{"subject":"b1","field":"medicine"},{"subject":"b2","field":null}],"#
                + #""handover":[{"closed":0,"blanks":2}]}"#)
    }

    /// S-150: kept to 2024-05-03 12:00; S-151: once in 7 days; S-152: 3 of 4.
    func testSamplesIntervalsAndMeasures() throws {
        XCTAssertEqual(
            try json(
                "inspection.food_samples",
                #"""
                {"samples":[{"meal":"lunch","dish":"rice","taken":"2024-05-01T12:00","grams":125,
                             "discarded":"2024-05-03T11:59"}],
                 "menu":[{"meal":"lunch","dish":"rice"},{"meal":"lunch","dish":"soup"}]}
                """#),
            #"{"samples":[{"meal":"lunch","dish":"rice","taken":20240501120000,"#
                + #""keep_until":20240503120000,"discarded":20240503115900}],"#
                + #""violations":[{"violation":"DISCARDED_EARLY","meal":"lunch","dish":"rice"},"#
                + #"{"violation":"NO_SAMPLE","meal":"lunch","dish":"soup"}]}"#)
        XCTAssertTrue(
            try json(
                "inspection.food_samples",
                #"""
                {"rule":{"hours":72,"source":"own"},
                 "samples":[{"meal":"lunch","dish":"rice","taken":"2024-05-01T12:00"}]}
                """#
            ).contains(#""keep_until":20240504120000,"discarded":null}],"violations":[]"#))
        XCTAssertEqual(
            try json(
                "inspection.intervals",
                #"{"today":"2024-05-28","from":"2024-05-01","#
                    + #""items":[{"item":"7","done":["2024-05-20"]},{"item":"8"}]}"#),
            #"{"items":[{"item":"7","last":20240520,"due":20240527,"days_overdue":1,"#
                + #""times_late":1},{"item":"8","last":null,"due":20240508,"days_overdue":20,"#
                + #""times_late":0}]}"#)
        XCTAssertEqual(
            try json(
                "inspection.measured",
                #"""
                {"rules":[{"group":"boarder","times":4,"highest":"37.3"}],
                 "persons":[{"subject":"a","group":"boarder","values":["36.5",36.6,"36.7"]},
                            {"subject":"b","group":"boarder","values":["38.0"],"note":true},
                            {"subject":"c","group":"boarder","values":["38.0",37,37,37],
                             "note":true}]}
                """#),
            #"{"persons":[{"subject":"a","needed":4,"measured":3,"outside":"","#
                + #""verdict":"INCOMPLETE"},{"subject":"b","needed":4,"measured":1,"#
                + #""outside":"38.0","verdict":"INCOMPLETE"},{"subject":"c","needed":4,"#
                + #""measured":4,"outside":"38.0","verdict":"CLEARED"}]}"#)
    }

    /// Of two rules or counts of one thing none is silently the one that counts.
    func testWhatStandsTwiceIsRefused() {
        let rule = #"{"group":"boarder","times":4}"#
        assertRefused(
            SafetyDutyError.codeTwice("boarder"), "inspection.measured",
            "{\"rules\":[\(rule),\(rule)],\"persons\":[]}")
        let one = #"{"code":"E1","kind":"k","place":"P","valid_through":"2024-05-31"}"#
        assertRefused(
            SafetyDutyError.codeTwice("E1"), "inspection.equipment",
            #"{"day":"2024-06-01","equipment":[\#(one),\#(one)]}"#)
        let drill = #"{"id":"d","kind":"fire","day":"2024-03-01"}"#
        let days = #""from":"2024-01-01","today":"2024-07-01""#
        assertRefused(
            SafetyDutyError.codeTwice("fire d"), "inspection.drills",
            "{\"drills\":[\(drill),\(drill)],\(days)}")
        let kind = #"{"drill":"fire","months":6}"#
        assertRefused(
            SafetyDutyError.codeTwice("fire"), "inspection.drills",
            "{\"rules\":[\(kind),\(kind)],\(days)}")
        assertRefused(
            ArgumentError.value(
                path: "periods[1].score", value: "score", allowed: "passed | score"),
            "qualification.review",
            #"{"periods":[{"period":2022,"passed":true,"score":"40"}],"pass_mark":60}"#)
    }

    func testReleaseColoursAndGoods() throws {
        XCTAssertEqual(
            try json(
                "inspection.release",
                #"""
                {"day":"2024-05-02","requests":[
                  {"subject":"n1","collector":"mother","card":{"number":"C","subject":"n1",
                   "collectors":["mother"],"from":"2024-05-01"}},
                  {"subject":"n1","collector":"x"}]}
                """#),
            #"{"requests":[{"subject":"n1","collector":"mother","verdict":"RELEASE"},"#
                + #"{"subject":"n1","collector":"x","verdict":"VERIFY_FIRST"}]}"#)
        XCTAssertEqual(
            try json(
                "inspection.colours",
                #"""
                {"tools":[{"kind":"mop","count":2,"colours":{"ward":"蓝","toilet":"红"}}],
                 "uses":[{"kind":"mop","zone":"ward","colour":"红"}],"beds":40,"cloths":39}
                """#),
            #"{"uses":[{"kind":"mop","zone":"ward","colour":"红","expected":"蓝","right":0}],"#
                + #""cloths":[{"beds":40,"cloths":39,"missing":1}]}"#)
        XCTAssertEqual(
            try json(
                "inspection.goods",
                #"""
                {"deliveries":[{"goods":"rice","batch":"B","day":"2024-05-02",
                  "certificate":{"number":"N","batch":"B","from":"2024-05-01"}},
                  {"goods":"oil","batch":"B","day":"2024-05-02"}]}
                """#),
            #"{"deliveries":[{"goods":"rice","batch":"B","verdict":"ACCEPT","rejected":0},"#
                + #"{"goods":"oil","batch":"B","verdict":"NO_CERTIFICATE","rejected":1}]}"#)
    }

    func testBuildingsClausesServicesAndScores() throws {
        XCTAssertEqual(
            try json(
                "inspection.buildings",
                #"{"day":"2024-05-01","buildings":[{"place":"B1","level":"D","used":true,"#
                    + #""decision":"remove"}]}"#),
            #"{"buildings":[{"place":"B1","level":"D","grade":"M","status":"STILL_IN_USE"}]}"#)
        XCTAssertEqual(
            try json(
                "inspection.clauses",
                #"""
                {"manuals":["m1","m2"],"checklists":["OWN"],
                 "clauses":[{"standard":"ISO9001","clause":"8.5.1"},
                            {"standard":"ISO14001","clause":"8.2"}],
                 "links":[{"manual":"m1","standard":"ISO9001","clause":"8.5.1",
                           "checklist":"LIFT"},
                          {"manual":"m1","standard":"ISO9001","clause":"8.5.1",
                           "checklist":"OWN"}]}
                """#),
            #"{"clauses":[{"standard":"ISO9001","clause":"8.5.1","checklists":"LIFT,OWN"},"#
                + #"{"standard":"ISO14001","clause":"8.2","checklists":""}],"#
                + #""gaps":[{"gap":"CLAUSE","about":"ISO14001 8.2"},"#
                + #"{"gap":"MANUAL","about":"m2"}]}"#)
        let services = try json("inspection.services", "{}")
        XCTAssertTrue(services.contains(
            #"{"service":"sewage","name":"污水","checklist":"SEWAGE","title":"医疗污水处理检查","#
                + #""frequency":"D"}"#), services)
        XCTAssertEqual(
            try json(
                "inspection.area_scores",
                #"{"month":"2024-03","areas":["A","B"],"marks":[{"area":"A","day":"2024-03-05","#
                    + #""earned":"45","maximum":50}]}"#),
            #"{"areas":[{"area":"A","inspections":1,"score":"90.00"},"#
                + #"{"area":"B","inspections":0,"score":null}]}"#)
    }

    func testPlansOfHazards() throws {
        XCTAssertEqual(
            try json(
                "hazard.plans",
                #"""
                {"hazards":[{"hazard":"H1","place":"P","item":"A","criticality":0,
                  "found":"2024-03-26","finder":"F","steps":[
                  {"step":"register","by":"F","on":"2024-03-26"},
                  {"step":"grade","by":"F","on":"2024-03-26","grade":"G2"},
                  {"step":"plan","by":"F","on":"2024-03-26","responsible":"W",
                   "deadline":"2024-04-02"}]},
                 {"hazard":"H2","place":"P","item":"B","criticality":0,"found":"2024-03-26",
                  "finder":"F"}]}
                """#),
            #"{"gaps":[{"gap":"NO_EMERGENCY_PLAN","hazard":"H1"},"#
                + #"{"gap":"UNPLANNED","hazard":"H2"}],"#
                + #""early":[{"closed":0,"early":0,"percent":null}]}"#)
    }
}
