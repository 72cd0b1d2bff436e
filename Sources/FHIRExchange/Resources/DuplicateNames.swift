import Interchange

/// Names that stand twice in one object of a resource: JSON readers disagree on which one counts,
/// so a form that has them is told about before anything is decided from it.
public enum DuplicateNames {
    /// The most paths that are told.
    public static let limit = 100

    /// The paths of names that stand again: `Questionnaire.item[3].linkId`.
    public static func paths(in json: JSONValue, at root: String) -> [String] {
        var paths: [String] = []
        look(at: json, path: { root }, into: &paths)
        return paths
    }

    /// A path is made only when something is found, since most resources have none to tell.
    private static func look(
        at json: JSONValue, path: () -> String, into paths: inout [String]
    ) {
        guard paths.count < limit else { return }
        switch json {
        case .array(let values):
            for (place, value) in values.enumerated() {
                look(at: value, path: { "\(path())[\(place)]" }, into: &paths)
            }
        case .object(let object):
            if let name = duplicate(in: object) { paths.append("\(path()).\(name)") }
            for member in object.members {
                switch member.value {
                case .array, .object:
                    look(at: member.value, path: { "\(path()).\(member.name)" }, into: &paths)
                default: break
                }
            }
        default: break
        }
    }

    private static func duplicate(in object: JSONObject) -> String? {
        let members = object.members
        // A set costs more than comparing the few members that most elements have.
        guard members.count <= 12 else { return object.duplicateName }
        for place in members.indices.dropFirst() {
            let name = members[place].name
            if members[..<place].contains(where: { $0.name == name }) { return name }
        }
        return nil
    }
}
