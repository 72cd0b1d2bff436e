/// The library and the package of call specifications for Oracle.
///
/// It was not run with Oracle: a test holds the syntax against that of call specifications. PL/SQL
/// has no arrays of numbers to hand over and no whole numbers of 64 bits: functions that need them
/// are left out, and a count of 64 bits crosses as the `long` of the server, since its value fits.
enum OracleBinding {
    static let file = "Examples/oracle/hosp.sql"

    static func text(of interface: Interface) -> String {
        let functions = interface.functions.filter { !$0.takesArrays && !needs64Bits($0) }
        let constants = interface.allConstants.map {
            "    \($0.name) CONSTANT PLS_INTEGER := \($0.value);\n"
        }.joined()
        return BindingText.origin(mark: "--") + """
            -- The path is that of the installed library; extproc must be allowed to load it.
            CREATE OR REPLACE LIBRARY hosp_library AS '/usr/local/lib/libhosp.so.1';
            /

            CREATE OR REPLACE PACKAGE hosp AS
            \(constants)
            \(functions.map { declaration($0) + ";\n" }.joined())
                -- A status below zero becomes an error in the words of the library.
                PROCEDURE check_(status_ PLS_INTEGER, book_ PLS_INTEGER DEFAULT 0);
            END hosp;
            /

            CREATE OR REPLACE PACKAGE BODY hosp AS
            \(functions.map(specification).joined())\(check)END hosp;
            /

            """
    }

    /// Numbers of rows, which fit 32 bits where PL/SQL works with them.
    private static let counts: Set<String> = ["out_rows", "out_count", "out_done", "out_total"]

    private static func needs64Bits(_ function: ExportedFunction) -> Bool {
        function.parameters.contains { parameter in
            parameter.type == .int64
                || parameter.type == .int64sOut && !counts.contains(parameter.name)
        }
    }

    private static let check = """
            PROCEDURE check_(status_ PLS_INTEGER, book_ PLS_INTEGER DEFAULT 0) IS
                text_ VARCHAR2(2000);
                needed_ PLS_INTEGER;
            BEGIN
                IF status_ < 0 THEN
                    IF error_text_(book_, text_, 2000, needed_) <> HOSP_OK THEN
                        text_ := 'status ' || status_;
                    END IF;
                    RAISE_APPLICATION_ERROR(-20000 + status_, text_);
                END IF;
            END check_;

        """

    private static func declaration(_ function: ExportedFunction) -> String {
        guard !function.parameters.isEmpty else {
            return "    FUNCTION \(short(function)) RETURN PLS_INTEGER"
        }
        return BindingText.filled(
            "    FUNCTION \(short(function))(",
            function.parameters.map { "\(name($0)) \(type($0.type))" },
            end: ") RETURN PLS_INTEGER", indent: "        ")
    }

    private static func specification(_ function: ExportedFunction) -> String {
        let parameters = function.parameters.map { "\(name($0)) \(external($0.type))" }
        return declaration(function) + "\n    AS LANGUAGE C LIBRARY hosp_library NAME "
            + "\"\(function.name)\"\n"
            + BindingText.filled(
                "    PARAMETERS (", parameters + ["RETURN INT"], end: ");\n\n", indent: "        ")
    }

    /// Inside of the package the prefix says nothing.
    private static func short(_ function: ExportedFunction) -> String {
        String(function.name.dropFirst(ExportedFunction.prefix.count)) + "_"
    }

    /// Names of parameters end in a mark: some are words of PL/SQL.
    private static func name(_ parameter: ExportedFunction.Parameter) -> String {
        parameter.name + "_"
    }

    private static func type(_ type: CType) -> String {
        switch type {
        case .int32, .int64: "PLS_INTEGER"
        case .double: "BINARY_DOUBLE"
        case .textIn: "VARCHAR2"
        case .textOut: "IN OUT VARCHAR2"
        case .int32sOut, .int64sOut: "OUT PLS_INTEGER"
        case .doublesOut: "OUT BINARY_DOUBLE"
        case .int32sIn, .int64sIn, .doublesIn, .bytesIn, .arrowStream: "RAW"
        }
    }

    private static func external(_ type: CType) -> String {
        switch type {
        case .int32, .int32sOut: "INT"
        case .int64, .int64sOut: "LONG"
        case .double, .doublesOut: "DOUBLE"
        case .textIn, .textOut: "STRING"
        case .int32sIn, .int64sIn, .doublesIn, .bytesIn, .arrowStream: "RAW"
        }
    }
}
