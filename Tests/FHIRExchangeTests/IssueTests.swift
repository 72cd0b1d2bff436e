import FHIRExchange
import Foundation
import Interchange
import XCTest

/// One form and response for every issue, with its severity and its path.
final class IssueTests: XCTestCase {
    private var seen: Set<String> = []

    /// Issues of a response against a form, without the draft of the tests' own making.
    private func assertIssues(
        _ expected: [String], form: String, response: String, rest: String? = nil,
        formRest: String? = nil, line: UInt = #line
    ) throws {
        let form = try formRest.map { try Questionnaire(items: form, rest: $0) }
            ?? Questionnaire(items: form)
        let answered = try rest.map { try QuestionnaireResponse(items: response, rest: $0) }
            ?? QuestionnaireResponse(items: response)
        let issues = ResponseCheck(answered, against: form).issues
        XCTAssertEqual(
            issues.map { $0.line.replacingOccurrences(of: "QuestionnaireResponse", with: "R") },
            expected, line: line)
        seen.formUnion(issues.map(\.code.code))
    }

    private let url = "http://hl7.org/fhir/StructureDefinition/"

    private func question(_ type: String, _ more: String = "") -> String {
        #"{"linkId":"q","type":"\#(type)"\#(more.isEmpty ? "" : "," + more)}"#
    }

    private func answers(_ values: String...) -> String {
        #"{"linkId":"q","answer":[\#(values.map { "{\($0)}" }.joined(separator: ","))]}"#
    }

    private func ext(_ name: String, _ value: String) -> String {
        #""extension":[{"url":"\#(url)\#(name)",\#(value)}]"#
    }

    /// One question and one answer: the issues at the answer.
    private func assertAnswer(
        _ codes: [String], _ type: String, _ more: String = "", _ value: String,
        line: UInt = #line
    ) throws {
        try assertIssues(
            codes.map { "\($0) R.item[0].answer[0]" }, form: question(type, more),
            response: answers(value), line: line)
    }

    func testTheResourceItself() throws {
        try assertIssues(
            ["error duplicateName R.own.a", "error questionnaireNotFound R.questionnaire",
             "error invalidStatus R.status"],
            form: "", response: "", rest: #""questionnaire":"v","own":{"a":1,"a":2}"#)
        try assertIssues(
            ["warning questionnaireVersion R.questionnaire",
             "warning questionnaireRetired R.questionnaire",
             "warning questionnaireInactive R.authored"],
            form: "", response: "",
            rest: #"""
                "questionnaire":"u|1","status":"amended","authored":"2026-01-01T08:00:00+08:00"
                """#,
            formRest: #"""
                "url":"u","version":"2","status":"retired","effectivePeriod":{"end":"2025"}
                """#)
        for moment in [#""2026-13-01""#, #""2026-03-01T08:00""#, "20260301"] {
            try assertIssues(
                ["error invalidAuthored R.authored"], form: "", response: "",
                rest: #""questionnaire":"u","status":"completed","authored":\#(moment)"#)
        }
        // By its id, contained, or without a name, a form is taken as the one that is meant.
        for name in [#""questionnaire":"Questionnaire/f","#, ##""questionnaire":"#f","##, ""] {
            try assertIssues(
                [], form: "", response: "", rest: name + #""status":"stopped""#,
                formRest: #""url":"u","id":"f","status":"active""#)
        }
    }

    func testStructure() throws {
        try assertIssues(
            ["fatal linkIdMissing R.item[0]", "fatal invalidLinkId R.item[1]",
             "fatal invalidType R.item[2]", "fatal displayAnswer R.item[3]",
             "fatal groupShouldNotHaveAnswers R.item[4]"],
            form: #"""
                {"linkId":"a","type":"question"},{"linkId":"b","type":"display"},
                {"linkId":"c","type":"group","item":[{"linkId":"d","type":"string"}]}
                """#,
            response: #"""
                {},{"linkId":"z"},{"linkId":"a"},{"linkId":"b","answer":[{"valueString":"x"}]},
                {"linkId":"c","answer":[{"item":[{"linkId":"d"}]}]}
                """#)
        try assertIssues(
            ["fatal invalidNesting R.item[0]", "error itemOrder R.item[2]",
             "error repeats R.item[2]"],
            form: question("string") + #",{"linkId":"r","type":"string"}"#,
            response: #"""
                {"linkId":"q","item":[{"linkId":"r"}]},{"linkId":"r"},
                {"linkId":"q","answer":[{"valueString":"x"}]}
                """#)
        // Items of the form are found below answers, and only there.
        try assertIssues(
            [],
            form: question("string", #""item":[{"linkId":"r","type":"integer"}]"#),
            response: #"""
                {"linkId":"q","answer":[{"valueString":"x","item":[
                {"linkId":"r","answer":[{"valueInteger":1}]}]}]}
                """#)
    }

    func testCounts() throws {
        let occurs = #"""
            "repeats":true,"extension":[{"url":"\#(url)questionnaire-minOccurs","valueInteger":2},
            {"url":"\#(url)questionnaire-maxOccurs","valueInteger":3}]
            """#
        let value = #""valueString":"x""#
        try assertIssues(
            ["error required R"], form: question("string", #""required":true"#), response: "")
        try assertIssues(
            ["warning required R"], form: question("string", #""required":true"#), response: "",
            rest: #""status":"in-progress""#)
        try assertIssues(
            ["error minCount R.item[0]"], form: question("string", occurs),
            response: answers(value))
        try assertIssues(
            ["error maxCount R.item[0]"], form: question("string", occurs),
            response: answers(value, value, value, value))
        try assertIssues(
            ["error required R.item[0]"], form: question("string", occurs), response: answers(""))
        let group = #"{"linkId":"q","type":"group","item":[{"linkId":"r","type":"string"}],"#
            + occurs + "}"
        try assertIssues(["error minCount R"], form: group, response: #"{"linkId":"q"}"#)
        try assertIssues(
            ["error maxCount R"], form: group,
            response: Array(repeating: #"{"linkId":"q"}"#, count: 4).joined(separator: ","))
        try assertIssues(["error required R"], form: group, response: "")
    }

    func testAReasonInPlaceOfAValueIsAnAnswer() throws {
        try assertIssues(
            [], form: question("decimal", #""required":true"#),
            response: answers(#""_valueDecimal":{"extension":[{"url":"x","valueCode":"y"}]}"#))
    }

    func testConditions() throws {
        let form = #"""
            {"linkId":"g","type":"group","repeats":true,"item":[
            {"linkId":"a","type":"integer"},{"linkId":"b","type":"string","required":true,
            "enableWhen":[{"question":"a","operator":">","answerInteger":2}]}]}
            """#
        func group(_ number: Int, _ more: String = "") -> String {
            #"""
            {"linkId":"g","item":[{"linkId":"a","answer":[{"valueInteger":\#(number)}]}\#(more)]}
            """#
        }
        let text = #",{"linkId":"b","answer":[{"valueString":"x"}]}"#
        // Each group looks at its own question.
        try assertIssues(
            ["error notEnabled R.item[1].item[1]", "error required R.item[2]"], form: form,
            response: group(3, text) + "," + group(2, text) + "," + group(3))
        // What is not asked may stand there empty.
        try assertIssues([], form: form, response: group(1, #",{"linkId":"b"}"#))
    }

    func testOperators() throws {
        let coding = #""answerCoding":{"system":"s","code":"c"}"#
        let cases: [(type: String, condition: String, value: String, isAsked: Bool)] = [
            ("boolean", #""operator":"exists","answerBoolean":true"#, "", false),
            ("boolean", #""operator":"exists","answerBoolean":false"#, "", true),
            ("boolean", #""operator":"exists","answerBoolean":true"#, #""valueBoolean":false"#,
             true),
            ("boolean", #""operator":"=","answerBoolean":true"#, #""valueBoolean":true"#, true),
            ("boolean", #""operator":"!=","answerBoolean":true"#, "", true),
            ("boolean", #""operator":"!=","answerBoolean":true"#, #""valueBoolean":true"#, false),
            ("decimal", #""operator":"=","answerDecimal":1.50"#, #""valueDecimal":1.5"#, true),
            ("decimal", #""operator":">=","answerDecimal":1e1"#, #""valueDecimal":10.0"#, true),
            ("decimal", #""operator":"<","answerDecimal":10"#, #""valueDecimal":10.0"#, false),
            ("date", #""operator":"<=","answerDate":"2026-02""#, #""valueDate":"2026-01-31""#,
             true),
            ("choice", #""operator":"=",\#(coding)"#, #""valueCoding":{"system":"s","code":"c"}"#,
             true),
            ("choice", #""operator":"=",\#(coding)"#, #""valueCoding":{"system":"t","code":"c"}"#,
             false),
            ("choice", #""operator":"=","answerCoding":{"code":"c"}"#,
             #""valueCoding":{"system":"t","code":"c"}"#, true),
            ("quantity", #""operator":">","answerQuantity":{"value":1,"code":"km"}"#,
             #""valueQuantity":{"value":1001,"code":"m"}"#, true),
            ("string", #""operator":"<","answerString":"b""#, #""valueString":"a""#, false),
        ]
        for (number, sample) in cases.enumerated() {
            let form = try Questionnaire(items: #"""
                {"linkId":"q","type":"\#(sample.type)"},{"linkId":"r","type":"string",
                "required":true,"enableWhen":[{"question":"q",\#(sample.condition)}]}
                """#)
            let response = try QuestionnaireResponse(
                items: sample.value.isEmpty ? "" : answers(sample.value))
            XCTAssertEqual(
                ResponseCheck(response, against: form).issues.map(\.code),
                sample.isAsked ? [.required] : [], "case \(number)")
        }
    }

    func testExpressionsAreToldAndNotDecided() throws {
        let condition = #"""
            "extension":[{"url":"http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-enableWhenExpression",
            "valueExpression":{"expression":"1=2"}},
            {"url":"\#(url)questionnaire-constraint"}]
            """#
        try assertIssues(
            ["information enableWhenExpression R", "warning required R"],
            form: question("string", #""required":true,"# + condition), response: "")
        try assertIssues(
            ["information invariantExecution R.item[0]", "information enableWhenExpression R"],
            form: question("string", condition), response: answers(#""valueString":"x""#))
    }

    func testTypes() throws {
        let wrong: [(String, String)] = [
            ("boolean", #""valueBoolean":"true""#), ("integer", #""valueInteger":1.5"#),
            ("integer", #""valueInteger":2147483648"#), ("decimal", #""valueDecimal":"1""#),
            ("date", #""valueDate":"2026-02-30""#), ("date", #""valueDate":"2026-1-1""#),
            ("dateTime", #""valueDateTime":"2026-01-01T08:00:00""#),
            ("time", #""valueTime":"8:00""#), ("time", #""valueTime":"24:00:00""#),
            ("string", #""valueMarkdown":"x""#), ("text", #""valueString":7"#),
            ("reference", #""valueReference":"Patient/1""#), ("quantity", #""valueDecimal":1"#),
            ("coding", #""valueString":"x""#), ("choice", #""valueString":"x""#),
        ]
        for (type, value) in wrong { try assertAnswer(["fatal invalidAnswerType"], type, value) }
        let right: [(String, String)] = [
            ("dateTime", #""valueDateTime":"2026""#),
            ("dateTime", #""valueDateTime":"2026-01-01T08:00:00.5+08:00""#),
            ("time", #""valueTime":"08:00:00.25""#), ("date", #""valueDate":"1899-12""#),
            ("integer", #""valueInteger":-2147483648"#), ("decimal", #""valueDecimal":1E5"#),
            ("url", #""valueUri":"urn:uuid:c757873d-ec9a-4326-a141-556f43239520""#),
            ("reference", #""valueReference":{"reference":"Patient/1/_history/2"}"#),
            ("reference", ##""valueReference":{"reference":"#a"}"##),
            ("reference", #""valueReference":{"display":"x"}"#),
        ]
        for (type, value) in right { try assertAnswer([], type, value) }
    }

    private func assertAnswer(
        _ codes: [String], _ type: String, _ value: String, line: UInt = #line
    ) throws {
        try assertAnswer(codes, type, "", value, line: line)
    }

    func testOptions() throws {
        let options = #""answerOption":[{"valueString":"a"},{"valueString":"b"}]"#
        try assertAnswer(["error invalidAnswerOption"], "string", options, #""valueString":"c""#)
        try assertAnswer([], "choice", options, #""valueString":"b""#)
        try assertAnswer([], "open-choice", options, #""valueString":"c""#)
        try assertAnswer(
            [], "string", #""answerConstraint":"optionsOrType",\#(options)"#, #""valueString":"c""#)
        try assertAnswer(
            [], "coding", #""answerConstraint":"optionsOrString",\#(options)"#,
            #""valueString":"c""#)
        let exclusive = #"""
            "repeats":true,"answerOption":[{"valueInteger":1},{"valueInteger":2,
            \#(ext("questionnaire-optionExclusive", #""valueBoolean":true"#))}]
            """#
        try assertIssues(
            ["error exclusiveAnswerOption R.item[0].answer[1]"],
            form: question("integer", exclusive),
            response: answers(#""valueInteger":1"#, #""valueInteger":2"#))
        try assertAnswer([], "integer", exclusive, #""valueInteger":2"#)
    }

    func testTexts() throws {
        try assertAnswer(
            ["fatal invalidNewLine", "error maxLength"], "string", #""maxLength":3"#,
            #""valueString":"a\nbc""#)
        try assertAnswer(
            ["error minLength"], "text", ext("minLength", #""valueInteger":3"#),
            #""valueString":"检查""#)
        try assertAnswer(
            ["error regex"], "string", ext("regex", #""valueString":"^\\d{3}$""#),
            #""valueString":"12""#)
        try assertAnswer(
            ["information regexTimeout"], "string", ext("regex", #""valueString":"(a)\\1""#),
            #""valueString":"aa""#)
        try assertAnswer(["error invalidUrlValue"], "url", #""valueUri":"a b""#)
        try assertAnswer(["error invalidUrlValue"], "url", #""valueUri":"urn:uuid:1""#)
    }

    func testLimits() throws {
        let limits = #"""
            "extension":[{"url":"\#(url)minValue","valueInteger":1},
            {"url":"\#(url)maxValue","valueInteger":5},
            {"url":"\#(url)maxDecimalPlaces","valueInteger":1}]
            """#
        try assertAnswer(["error minValue"], "integer", limits, #""valueInteger":0"#)
        try assertAnswer([], "decimal", limits, #""valueDecimal":5.0"#)
        try assertAnswer(
            ["error maxValue", "error maxDecimalPlaces"], "decimal", limits,
            #""valueDecimal":5.10"#)
        try assertAnswer(["error maxDecimalPlaces"], "decimal", limits, #""valueDecimal":125e-2"#)
        let times = #"""
            "extension":[{"url":"\#(url)minValue","valueDateTime":"2026-01-01T00:00:00Z"}]
            """#
        try assertAnswer(
            ["error minValue"], "dateTime", times, #""valueDateTime":"2026-01-01T07:59:59+08:00""#)
        try assertAnswer([], "dateTime", times, #""valueDateTime":"2026-01-01T08:00:00+08:00""#)
    }

    func testQuantities() throws {
        let most = #"""
            "extension":[{"url":"http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-maxQuantity",
            "valueQuantity":{"value":2,"code":"g/dL"}},
            {"url":"http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-minQuantity",
            "valueQuantity":{"value":1,"code":"g/L"}}]
            """#
        func value(_ number: String, _ code: String) -> String {
            #""valueQuantity":{"value":\#(number),"code":"\#(code)"}"#
        }
        try assertAnswer([], "quantity", most, value("20.0", "mg/mL"))
        try assertAnswer(["error maxValue"], "quantity", most, value("20.1", "mg/mL"))
        try assertAnswer(["error minValue"], "quantity", most, value("999", "ug/mL"))
        try assertAnswer(
            ["error minValueIncompatUnits", "error maxValueIncompatUnits"], "quantity", most,
            value("1", "mmol/L"))
        let offered = #"""
            "extension":[{"url":"\#(url)questionnaire-unitOption","valueCoding":{"code":"mg"}}]
            """#
        try assertAnswer(["error invalidUnit"], "quantity", offered, value("1", "g"))
        let listed = ext("questionnaire-unitValueSet", #""valueCanonical":"v""#)
        try assertAnswer(["error invalidUnitValueSet"], "quantity", listed, value("1", "g"))
        try assertAnswer(
            ["warning tsError"], "quantity", listed,
            #""valueQuantity":{"value":1,"system":"s","code":"g"}"#)
    }

    func testFilesAndReferences() throws {
        let file = #"""
            "extension":[{"url":"\#(url)maxSize","valueDecimal":2},
            {"url":"\#(url)mimeType","valueCode":"image/png"}]
            """#
        try assertAnswer(
            ["fatal attachmentSizeInconsistent", "error maxAttachmentSize",
             "error invalidAttachmentType"], "attachment", file,
            #""valueAttachment":{"contentType":"image/jpeg","size":3,"data":"QUI="}"#)
        try assertAnswer(
            [], "attachment", file,
            #""valueAttachment":{"contentType":"image/png","size":2,"data":"QU\nI="}"#)
        try assertAnswer(
            ["error invalidRefValue"], "reference", #""valueReference":{"reference":"a b/1"}"#)
        try assertAnswer(
            ["error invalidRefResourceType"], "reference",
            #""valueReference":{"reference":"Patients/1"}"#)
        try assertAnswer(
            ["error invalidRefResourceTypeRestriction"], "reference",
            ext("questionnaire-referenceResource", #""valueCode":"Location""#),
            #""valueReference":{"reference":"https://example.org/fhir/Patient/1"}"#)
    }

    func testContainedValueSets() throws {
        let contained = #"""
            "status":"active","url":"u","contained":[{"resourceType":"ValueSet","id":"v","compose":{
            "include":[{"system":"s","concept":[{"code":"a","display":"甲"},{"code":"b"}]},
            {"system":"whole"}],"exclude":[{"system":"s","concept":[{"code":"b"}]}]}}]
            """#
        let question = question("choice", ##""answerValueSet":"#v""##)
        func check(_ coding: String, _ codes: [String], line: UInt = #line) throws {
            try assertIssues(
                codes.map { "\($0) R.item[0].answer[0]" }, form: question,
                response: answers(#""valueCoding":{\#(coding)}"#), formRest: contained, line: line)
        }
        try check(#""system":"s","code":"a""#, [])
        try check(#""system":"s","code":"a","display":"甲""#, [])
        try check(#""system":"s","code":"a","display":"乙""#, ["error invalidCoding"])
        try check(#""system":"s","code":"b""#, ["error invalidCoding"])
        try check(#""system":"t","code":"a""#, ["error invalidCoding"])
        try check(#""system":"whole","code":"z""#, [])
        try check(#""display":"甲""#, ["error invalidCoding"])
    }

    // MARK: Forms

    private func assertForm(
        _ expected: [String], _ items: String, rest: String = #""status":"draft""#,
        line: UInt = #line
    ) throws {
        let issues = QuestionnaireCheck(try Questionnaire(items: items, rest: rest)).issues
        XCTAssertEqual(
            issues.map { $0.line.replacingOccurrences(of: "Questionnaire", with: "Q") },
            expected, line: line)
        seen.formUnion(issues.map(\.code.code))
    }

    func testForms() throws {
        try assertForm(
            ["warning statusMissing Q.status", "fatal linkIdMissing Q.item[0].linkId",
             "error typeUnknown Q.item[0].type"], "{}", rest: #""own":1"#)
        try assertForm(
            ["error que-1 Q.item[0]", "error que-8 Q.item[0]", "error que-10 Q.item[0]"],
            #"{"linkId":"a","type":"group","initial":[{"valueString":"x"}],"maxLength":3}"#)
        try assertForm(
            ["error que-1 Q.item[0]", "error que-3 Q.item[0]", "error que-6 Q.item[0]",
             "error que-8 Q.item[0]", "error que-9 Q.item[0]"],
            #"""
            {"linkId":"a","type":"display","code":[{}],"required":false,"readOnly":true,
            "initial":[{}],"item":[{"linkId":"b","type":"string"}]}
            """#)
        try assertForm(
            ["error que-4 Q.item[0]", "error que-5 Q.item[0]", "error que-11 Q.item[0]",
             "error que-13 Q.item[0]", "error que-2 Q.item[1].linkId"],
            #"""
            {"linkId":"a","type":"boolean","answerOption":[{}],"answerValueSet":"v",
            "initial":[{},{}]},{"linkId":"a","type":"string"}
            """#)
        try assertForm(
            ["error que-12 Q.item[0]", "error que-7 Q.item[0].enableWhen[0]",
             "warning enableWhenLater Q.item[0].enableWhen[0].question",
             "error enableWhenOperator Q.item[0].enableWhen[1]",
             "error enableWhenQuestionNotFound Q.item[0].enableWhen[1].question"],
            #"""
            {"linkId":"a","type":"string","enableWhen":[
            {"question":"b","operator":"exists","answerString":"x"},
            {"question":"z","operator":"~","answerString":"x"}]},{"linkId":"b","type":"string"}
            """#)
    }

    /// Sixty groups without the hundred questions of two members that each has are twelve thousand
    /// comparisons: given up where a quarter of them are allowed. With required questions, what is
    /// missing in 110 groups is more than can be told.
    func testACheckThatTakesTooLongIsGivenUp() throws {
        let questions = (0..<100).map { #"{"linkId":"\#($0)","type":"string"}"# }
            .joined(separator: ",")
        let form = try Questionnaire(
            items: #"{"linkId":"g","type":"group","repeats":true,"item":[\#(questions)]}"#)
        let response = try QuestionnaireResponse(
            items: Array(repeating: #"{"linkId":"g"}"#, count: 60).joined(separator: ","))
        XCTAssertEqual(
            ResponseCheck(response, against: form, work: 3_000).issues.last?.line,
            "fatal too-costly QuestionnaireResponse")
        let required = try Questionnaire(
            items: #"{"linkId":"g","type":"group","repeats":true,"item":[\#(questions)]}"#
                .replacingOccurrences(of: #""string""#, with: #""string","required":true"#))
        let groups = try QuestionnaireResponse(
            items: Array(repeating: #"{"linkId":"g"}"#, count: 110).joined(separator: ","))
        let many = ResponseCheck(groups, against: required).issues
        XCTAssertEqual(many.count, 10_001)
        XCTAssertEqual(many.last?.line, "fatal too-costly QuestionnaireResponse")
        XCTAssertEqual(ResponseCheck(response, against: form).issues, [])
        seen.insert("too-costly")
    }

    /// Every code of responses and forms is told by a test above or by the published pairs.
    func testEveryCodeHasItsCase() throws {
        for test in [
            testTheResourceItself, testStructure, testCounts, testConditions,
            testExpressionsAreToldAndNotDecided, testTypes, testOptions, testTexts, testLimits,
            testQuantities, testFilesAndReferences, testContainedValueSets, testForms,
            testACheckThatTakesTooLongIsGivenUp,
        ] {
            try test()
        }
        for path in try PublicForms.all() where path.hasSuffix("-qr.json") {
            let form = path.replacingOccurrences(of: "-qr.json", with: "-q.json")
            seen.formUnion(ResponseCheck(
                try PublicForms.response(path), against: try PublicForms.form(form)
            ).issues.map(\.code.code))
        }
        let mapping: Set<String> = [
            "displayDropped", "groupFlattened", "sectionAdded", "kindNearest", "versionAssumed",
            "conditionNotTaken", "conditionJoined", "limitNotTaken", "pointsMissing",
        ]
        let all = Set(FHIRIssueCode.all.map(\.code))
        XCTAssertEqual(all.count, FHIRIssueCode.all.count)
        XCTAssertEqual(all.subtracting(seen), mapping)
    }

    func testIssuesSpeakBothLanguages() {
        for code in FHIRIssueCode.all {
            XCTAssertTrue(TextEncoding.gbk.canEncode(code.chinese + code.english), code.code)
            XCTAssertNotEqual(code.chinese, code.english)
        }
        let issue = FHIRIssue(.required, at: "QuestionnaireResponse.item[0]", linkID: "q1")
        XCTAssertEqual(
            issue.finding.text(in: .chinese), "QuestionnaireResponse.item[0]（条目q1）：必填项没有回答。")
        XCTAssertEqual(
            issue.finding.text(in: .english),
            "QuestionnaireResponse.item[0] (item q1): a required item has no answer.")
    }
}
