/// A sentence or a label in the two languages of the library.
public struct Label: Hashable, Sendable {
    /// For a Chinese reader; every character stands in GBK.
    public let chinese: String
    /// For an English reader.
    public let english: String

    /// A label in both languages.
    public init(zh chinese: String, en english: String) {
        self.chinese = chinese
        self.english = english
    }
}

/// A column of a published table, declared once: SQL, CSV headers and reference come from here.
public struct ColumnDeclaration: Hashable, Sendable {
    /// The name in snake case, at most 30 bytes; amounts in fen end in `_fen`.
    public let name: String
    /// What the column holds.
    public let type: ColumnType
    /// The label of the column.
    public let label: Label
    /// What it means when there is no value; `nil` when the column must have one.
    ///
    /// Missing is not zero, so a column that may be null says what that stands for.
    public let nullMeaning: Label?
    /// The unit: fen, a date format, or what the column says (`m2`, `persons`); `nil` without one.
    public private(set) var unit: String?
    /// The version of the area in which the column was added.
    public private(set) var version = 1

    /// Whether the values are not to leave the book without leave.
    ///
    /// They are what a person is paid, and how a person is reached.
    public private(set) var isSensitive = false

    /// A column.
    ///
    /// A column that may be null says what null means.
    public init(
        _ name: String, _ type: ColumnType, zh chinese: String, en english: String,
        null nullMeaning: Label? = nil
    ) {
        self.name = name
        self.type = type
        self.label = Label(zh: chinese, en: english)
        self.nullMeaning = nullMeaning
        self.unit = type.unit
    }

    /// The same column with a unit.
    public func unit(_ unit: String) -> ColumnDeclaration {
        var column = self
        column.unit = unit
        return column
    }

    /// The same column as one whose values are not to leave the book without leave.
    public func sensitive() -> ColumnDeclaration {
        var column = self
        column.isSensitive = true
        return column
    }

    /// The same column as an addition of a later version of its area.
    public func since(_ version: Int) -> ColumnDeclaration {
        var column = self
        column.version = version
        return column
    }

    /// Whether the database itself refuses null: only where no database takes an empty text for it.
    var isNotNull: Bool { nullMeaning == nil && !type.mayBeEmpty }

    /// The name of the column in yuan that the views show beside a column in fen; `nil` for others.
    public var yuanName: String? {
        guard type == .fen, name.hasSuffix("_fen") else { return nil }
        return name.dropLast(4) + "_yuan"
    }
}
