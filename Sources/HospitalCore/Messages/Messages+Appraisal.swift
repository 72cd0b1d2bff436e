/// Messages of performance appraisal and pay: 4000–4099.
extension Message {
    static let appraisalMessages: [Message] = []
}
