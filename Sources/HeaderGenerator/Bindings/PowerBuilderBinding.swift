/// The external functions for PowerBuilder 10.5 and later, for books in UTF-16LE.
///
/// It was not run with PowerBuilder: a test holds the syntax against that of external functions.
enum PowerBuilderBinding {
    static let file = "Examples/powerbuilder/n_hosp.sru"

    static func text(of interface: Interface) -> String {
        let constants = interface.allConstants.map {
            "constant long \($0.name) = \($0.value)\n"
        }.joined()
        // Streams of other libraries and plain memory are nothing that PowerScript could hold.
        let functions = interface.functions.filter { function in
            !function.parameters.contains { [.bytesIn, .arrowStream].contains($0.type) }
        }
        let prototypes = functions.map { function in
            "FUNCTION long \(function.name)("
                + function.parameters.map { parameter($0, of: function) }.joined(separator: ", ")
                + ") LIBRARY \"libhosp.so.1\"\n"
        }.joined()
        return "$PBExportHeader$n_hosp.sru\n" + BindingText.origin(mark: "//") + """
            // For books that are opened with HOSP_UTF16LE. Fill a REF string with Space(n) before
            // the call; capacities and lengths are bytes, two for each character.
            forward
            global type n_hosp from nonvisualobject
            end type
            end forward

            global type n_hosp from nonvisualobject autoinstantiate
            end type

            type prototypes
            \(prototypes)end prototypes

            type variables
            \(constants)end variables

            on n_hosp.create
            call super::create
            TriggerEvent(this, "constructor")
            end on

            on n_hosp.destroy
            TriggerEvent(this, "destructor")
            call super::destroy
            end on

            """
    }

    private static func parameter(
        _ parameter: ExportedFunction.Parameter, of function: ExportedFunction
    ) -> String {
        let name = parameter.name
        // What a calculation on arrays answers is an array, except for the size of a text.
        let many = function.takesArrays && name != "out_needed" ? "[]" : ""
        return switch parameter.type {
        case .int32: "long al_\(name)"
        case .int64: "longlong all_\(name)"
        case .double: "double ad_\(name)"
        case .textIn: "string as_\(name)"
        case .textOut: "REF string as_\(name)"
        case .int32sIn: "long al_\(name)[]"
        case .int64sIn: "longlong all_\(name)[]"
        case .doublesIn: "double ad_\(name)[]"
        case .int32sOut: "REF long al_\(name)\(many)"
        case .int64sOut: "REF longlong all_\(name)\(many)"
        case .doublesOut: "REF double ad_\(name)\(many)"
        case .bytesIn, .arrowStream: "blob ablb_\(name)"
        }
    }
}
