/// Widths of columns: negative for text, which stands left; positive for numbers, which stand
/// right.
let overheadWidths = [-6, -32, -13, 12, 12, 14]
let finalWidths = [-6, -40, 14, 14, 14]
let totalWidths = [-47, 14]

/// Prints a row of a table with columns of fixed width.
func printRow(_ cells: [String], _ widths: [Int]) {
    let padded = zip(cells, widths).map { cell, width in
        let blanks = String(repeating: " ", count: max(0, abs(width) - cell.count))
        return width < 0 ? cell + blanks : blanks + cell
    }
    print(padded.joined(separator: " "))
}

/// A whole number with commas between thousands: 1,234,567.
func grouped(_ number: Int128) -> String {
    var text = ""
    for (place, digit) in String(number.magnitude).reversed().enumerated() {
        if place > 0, place % 3 == 0 { text.append(",") }
        text.append(digit)
    }
    return (number < 0 ? "-" : "") + String(text.reversed())
}
