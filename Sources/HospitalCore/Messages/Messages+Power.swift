/// Messages about who may do what: steps, separation of duties, signatures, panels, approval:
/// 1450–1479.
extension Message {
    static let powerMessages: [Message] = [
        stepSkipped, stepNotAllowed, stepRoleMissing, dutiesNotApart, dutyPersonsTooFew, dutyTwice,
        postsNotApart, delegationNotValid, signaturesTooFew, signatureRoleMissing,
        signatureTooEarly, panelSize, panelMemberTwice, panelSeatEmpty, panelSeatVacant,
        panelVoterUnknown, panelVotedTwice, authorityBandRepeated, authorityBandMissing,
        authorityStepsEmpty, authorityStepRepeated, authorityStepMissing, matterClassUnknown,
        approvalStepUnknown, approvalIncomplete, approvalAmountChanged,
    ]

    /// A step whose predecessors were not taken.
    public static let stepSkipped = Message(
        1450, "step_skipped", .rule,
        zh: "{subject}处于“{state}”状态，不能{step}，须先完成：{missing}。",
        en: "{subject} is {state} and cannot {step}; first it must {missing}.")
    /// A step that the state does not allow and that nothing leads to.
    public static let stepNotAllowed = Message(
        1451, "step_not_allowed", .rule,
        zh: "{subject}处于“{state}”状态，不能{step}。",
        en: "{subject} is {state} and cannot {step}.")
    /// A step by somebody who does not have the role.
    public static let stepRoleMissing = Message(
        1452, "step_role_missing", .approval,
        zh: "{subject}：{person}没有“{role}”角色，不能{step}。",
        en: "{subject} cannot {step} by {person}, who does not have the role {role}.")
    /// One person did two duties that must be apart.
    public static let dutiesNotApart = Message(
        1453, "duties_not_apart", .separation,
        zh: "{subject}：{person}既是{one}又是{other}，违反不相容职责分离要求（{rule}）。",
        en: "{subject}: {person} is {one} and {other}, which must be two persons ({rule}).")
    /// A duty that needs more persons.
    public static let dutyPersonsTooFew = Message(
        1454, "duty_persons_too_few", .separation,
        zh: "{subject}：{duty}只有{persons}人，至少须{minimum}人（{rule}）。",
        en: "{subject} has {persons} different persons as {duty}; {minimum} are needed ({rule}).")
    /// One person did a duty twice.
    public static let dutyTwice = Message(
        1455, "duty_twice", .separation,
        zh: "{subject}：{person}两次担任{duty}，须由不同人员担任（{rule}）。",
        en: "{subject}: {person} is {duty} twice; each time it must be another person ({rule}).")
    /// One person holds two posts that must be apart.
    public static let postsNotApart = Message(
        1456, "posts_not_apart", .separation,
        zh: "{person}自{day}起同时担任“{one}”和“{other}”[（{cover}）]，违反不相容岗位分离要求（{rule}）。",
        en:
            "{person} holds {one} and {other} from {day}[ ({cover})], which must be two persons ({rule})."
    )
    /// A delegation that does not hold on the day.
    public static let delegationNotValid = Message(
        1457, "delegation_not_valid", .approval,
        zh: "{day}，{principal}对{person}的授权无效。",
        en: "{principal} has not delegated to {person} on {day}.")
    /// Too few people of the department signed.
    public static let signaturesTooFew = Message(
        1458, "signatures_too_few", .approval,
        zh: "{subject}：申请科室{unit}只有{count}人签字，至少须{minimum}人。",
        en: "{subject}: {count} different persons of {unit} signed; {minimum} are needed.")
    /// A role that has not signed.
    public static let signatureRoleMissing = Message(
        1459, "signature_role_missing", .approval,
        zh: "{subject}：缺少“{role}”签字。", en: "{subject}: the signature of {role} is missing.")
    /// A role signed before those who come first.
    public static let signatureTooEarly = Message(
        1460, "signature_too_early", .approval,
        zh: "{subject}：“{role}”（{person}）的签字早于须先签字的人员。",
        en: "{subject}: {role} ({person}) signed before those who sign first.")
    /// A panel that is too small or too large.
    public static let panelSize = Message(
        1461, "panel_size", .rule,
        zh: "{panel}有{count}名成员，须为{minimum}至{maximum}名。",
        en: "{panel} has {count} members; {minimum} to {maximum} are possible.")
    /// A member who stands twice.
    public static let panelMemberTwice = Message(
        1462, "panel_member_twice", .duplicate,
        zh: "{panel}：{person}重复列为成员。", en: "{panel} lists {person} twice.")
    /// A needed seat that is empty.
    public static let panelSeatEmpty = Message(
        1463, "panel_seat_empty", .rule,
        zh: "{panel}缺少“{role}”，无效。", en: "{panel} is not valid without {role}.")
    /// A usual seat that is empty.
    public static let panelSeatVacant = Message(
        1464, "panel_seat_vacant", .ok,
        zh: "{panel}没有“{role}”，请确认。", en: "{panel} has no {role}; is that meant?")
    /// A vote of somebody who does not sit.
    public static let panelVoterUnknown = Message(
        1465, "panel_voter_unknown", .rule,
        zh: "{panel}：{person}不是到会成员，不能表决。",
        en: "{panel}: {person} does not sit and cannot vote.")
    /// Two votes of one member.
    public static let panelVotedTwice = Message(
        1466, "panel_voted_twice", .duplicate,
        zh: "{panel}：{person}表决了两次。", en: "{panel}: {person} voted twice.")
    /// Two rows from one amount.
    public static let authorityBandRepeated = Message(
        1467, "authority_band_repeated", .duplicate,
        zh: "授权权限表“{class}”有两行从{from}元起。",
        en: "The authority matrix has two rows of \"{class}\" from {from} yuan.")
    /// Amounts without a row.
    public static let authorityBandMissing = Message(
        1468, "authority_band_missing", .missing,
        zh: "授权权限表“{class}”须从0.00元起，最低一行从{from}元起。",
        en: "The authority matrix of \"{class}\" begins at {from} yuan; it must begin at 0.00.")
    /// A row without steps.
    public static let authorityStepsEmpty = Message(
        1469, "authority_steps_empty", .missing,
        zh: "授权权限表“{class}”{from}元一行没有审批步骤。",
        en: "The row of \"{class}\" from {from} yuan has no steps.")
    /// A step that stands twice in a row.
    public static let authorityStepRepeated = Message(
        1470, "authority_step_repeated", .duplicate,
        zh: "授权权限表“{class}”{from}元一行的步骤“{step}”重复。",
        en: "The row of \"{class}\" from {from} yuan has the step \"{step}\" twice.")
    /// A row that lacks a step its class demands.
    public static let authorityStepMissing = Message(
        1471, "authority_step_missing", .rule,
        zh: "“{class}”事项须经“{step}”，{from}元一行没有该步骤或顺序不对。",
        en:
            "Matters of \"{class}\" need the step \"{step}\", which the row from {from} yuan lacks in its place."
    )
    /// A class without rows.
    public static let matterClassUnknown = Message(
        1472, "matter_class_unknown", .unknown,
        zh: "授权权限表没有“{class}”事项[，是否为“{nearest}”]。",
        en: "The authority matrix has no \"{class}\"[; did you mean \"{nearest}\"?]")
    /// A step that the chain does not have.
    public static let approvalStepUnknown = Message(
        1473, "approval_step_unknown", .unknown,
        zh: "{subject}的审批链没有“{step}”步骤。", en: "The chain of {subject} has no step \"{step}\".")
    /// An approval whose steps are not all taken.
    public static let approvalIncomplete = Message(
        1474, "approval_incomplete", .approval,
        zh: "{subject}处于“{state}”状态，尚缺：{missing}。",
        en: "{subject} is {state}; still missing: {missing}.")
    /// An amount that is not the approved one.
    public static let approvalAmountChanged = Message(
        1475, "approval_amount_changed", .approval,
        zh: "{subject}批准的金额为{approved}元，现为{amount}元，须重新审批。",
        en:
            "{subject} was approved for {approved} yuan and is now {amount}; it must be approved again."
    )
}
