/// Messages of cost control: 2000–2999.
extension Message {
    static let costMessages: [Message] = []
}
