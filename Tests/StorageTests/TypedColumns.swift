import Storage

/// A column of every type, a key in front: what each dialect declares and each database keeps.
enum TypedColumns {
    static let key = ColumnDeclaration("code", .code, zh: "码", en: "code")

    /// The columns behind the key.
    /// - Parameter null: what it means that a value is missing; `nil` where none may be.
    static func others(null: Label? = nil) -> [ColumnDeclaration] {
        let declared: [(String, ColumnType, String, String)] = [
            ("words", .text(200), "文", "words"), ("story", .longText, "长文", "story"),
            ("ratio", .decimal, "率", "ratio"), ("amount_fen", .fen, "额", "amount"),
            ("on_day", .day, "日", "day"), ("is_open", .flag, "否", "flag"),
        ]
        return declared.map { name, type, chinese, english in
            ColumnDeclaration(name, type, zh: chinese, en: english, null: null)
        }
    }
}
