/// Finds the name a user most likely meant, for messages of the form “did you mean …?”.
package enum NearestName {
    /// The candidate with the fewest edits from `name`, if that is at most a third of its length.
    ///
    /// - Complexity: O(candidates × length²), lengths cut at 64 characters.
    package static func nearest(to name: String, in candidates: [String]) -> String? {
        let wanted = Array(name.prefix(64))
        var best: (distance: Int, name: String)?
        for candidate in candidates {
            let distance = editDistance(wanted, Array(candidate.prefix(64)))
            let allowed = max(wanted.count, candidate.count) / 3
            if distance <= allowed, best.map({ distance < $0.distance }) ?? true {
                best = (distance, candidate)
            }
        }
        return best?.name
    }

    private static func editDistance(_ one: [Character], _ other: [Character]) -> Int {
        var row = Array(0...other.count)
        for (line, left) in one.enumerated() {
            var diagonal = row[0]
            row[0] = line + 1
            for (column, right) in other.enumerated() {
                let substituted = diagonal + (left == right ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(substituted, min(row[column], row[column + 1]) + 1)
            }
        }
        return row[other.count]
    }
}
