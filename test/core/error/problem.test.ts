import { describe, expect, it } from 'vitest'
import type { AnyProblem, ProblemCode, ProblemDetails } from '#core/error/problem.ts'
import { problemStatus } from '#core/error/problem-status.ts'
import { problemMessage } from '#core/message/message.zh.ts'
import { expectBeat, expectWhyAndWhat } from './beats.ts'

/** Details of every code, long where they may be long. */
const details: ProblemDetails = {
  'malformed-request': { issues: [{ path: 'rows.0.fields.taxPaid', message: 'Invalid input' }] },
  'not-signed-in': {},
  'wrong-credentials': {},
  'sign-in-locked': { retryAfterSeconds: 840 },
  'set-up-link-invalid': {},
  'password-link-invalid': {},
  'second-factor-required': {},
  'second-factor-missing': { role: 'district' },
  'second-factor-elsewhere': {},
  'second-factor-wrong': {},
  'second-factor-not-started': {},
  'second-factor-obligatory': { role: 'security' },
  'pairing-code-unknown': {},
  'pairing-denied': {},
  'single-sign-on-off': {},
  'single-sign-on-unreachable': {},
  'single-sign-on-failed': {},
  'single-sign-on-unbound': {},
  'identity-taken': { identity: 'employee-number-of-somebody-31011700420137' },
  'duty-conflict': { person: 'gh-0042-songjiang-district', held: 'security', asked: 'system' },
  'account-own': {},
  'account-last-admin': {},
  'invitation-invalid': {},
  'not-allowed': { role: 'town-reviewer' },
  'origin-refused': {},
  'not-found': { what: '地块 SJ-XQ-0137' },
  'method-not-allowed': {},
  'request-too-large': { limitBytes: 10_485_760 },
  'too-many-rows': { limit: 500 },
  'too-busy': { retryAfterSeconds: 5 },
  'too-many-requests': { retryAfterSeconds: 2 },
  'storage-full': {},
  'batch-id-reused': { batch: '0193f0a2-7c1b-7d3e-9f00-5a6b7c8d9e0f' },
  'form-version-unknown': { form: 'parcel-self-assessment', found: '2025.1', expected: '2026.1' },
  'cycle-unknown': { cycle: '2019' },
  'no-standard-in-force': { district: '310117', day: '2026-11-21' },
  'evaluation-failed': { reason: 'heap out of memory' },
  'evaluation-not-done': { status: 'running' },
  'evaluation-not-running': { status: 'done' },
  'formal-blocked': {
    cycle: '2026',
    gates: [
      { id: 'unconfirmed', count: 73 },
      { id: 'incomplete', count: 146 },
      { id: 'sample-standard', count: 1 },
    ],
  },
  'gate-override-refused': { reason: '赵敏 已例外放行这一条件，尚未使用。' },
  're-evaluation-refused': { reason: '正式评估 #1 没有评过 SJ-XQ-9。' },
  'evaluation-not-recomputable': { missing: '输入' },
  'engine-unknown': { version: '0.9.0', known: '1.0.0' },
  'transition-not-allowed': { from: 'draft', to: 'town-approved' },
  'wrong-stage': { cycle: '2026', stage: '填报', needed: ['核验', '评估'] },
  'stage-not-ready': { act: '区专班审核', reasons: ['还有 3 件异议没有办结。', '公示期到 2026-12-01，期满后再审核。'] },
  'stage-changed': { by: '周涛', at: '2026-11-21T14:02:11.123+08:00' },
  'opinion-list-refused': { reason: '表里没有一行填了意见。' },
  'decision-refused': { reason: '正式评估里没有地块 SJ-XQ-0137。' },
  'row-outside-scope': { parcelCode: 'SJ-CD-0007' },
  'parcel-without-owner': { parcelCode: 'SJ-XQ-0137' },
  'parcel-not-of-firm': { parcelCode: 'SJ-XQ-0137', uscc: '91310117999999912E' },
  'row-locked': { status: 'review-approved' },
  'row-removed': { by: '示例精密制造（上海）有限公司', at: '2026-11-22T10:05:33.000+08:00' },
  'row-changed-since': { by: '示例精密制造（上海）有限公司', at: '2026-11-22T10:05:33.000+08:00' },
  'row-confirmed': {},
  'row-value-masked': { field: 'fillPhone' },
  'row-key-missing': { field: 'uscc' },
  'row-key-changed': { field: 'parcelCode' },
  'row-duplicate': { key: '2025/SJ-XQ-0137/91310117999999912E' },
  'row-field-unknown': { field: 'landSize' },
  'row-field-not-yours': { field: 'houseSafety' },
  'row-layer-not-yours': { layer: 'department' },
  'row-base-locked': { fields: ['landArea', 'landClass'] },
  'row-has-errors': { errors: 3 },
  'row-has-conflicts': { conflicts: 2 },
  'bulk-closed': { state: '已撤销' },
  'bulk-not-undoable': { reason: '锁定不能批量撤销，须逐宗申请解锁并由另一人确认' },
  'unlock-own': {},
  'unlock-pending': { by: '周涛' },
  'unlock-closed': { state: '不同意' },
  'account-exists': { username: 'wangfang' },
  'org-unknown': { org: '310117999000', role: 'town' },
  'password-too-short': { minimum: 12 },
  'unknown-defect': { reference: '7F3A-21' },
  'not-a-workbook': { found: 'pdf' },
  'workbook-encrypted': {},
  'workbook-old-format': {},
  'workbook-macro': {},
  'workbook-active-content': { part: 'xl/activeX/activeX1.bin' },
  'workbook-too-large': { limitBytes: 20_971_520 },
  'workbook-bomb': { reason: 'ratio' },
  'workbook-damaged': { reason: 'end of central directory not found' },
  'workbook-too-many-parts': { limit: 500 },
  'workbook-unsafe-xml': { part: 'xl/worksheets/sheet1.xml' },
  'workbook-too-many-rows': { limit: 60_000 },
  'workbook-chart-sheet': {},
  'workbook-time-out': { seconds: 60 },
  'workbook-no-form': {},
  'workbook-other-cycle': { found: '2024、2026', expected: '2025' },
  'workbook-no-rows': {},
  'workbook-of-department': { department: '区规划资源局' },
  'upload-run-closed': { state: '已取消' },
  'upload-run-full': { limit: 5000 },
  'template-outdated': { found: '2025.1', expected: '2026.1' },
  'template-newer': { found: '2027.1', expected: '2026.1' },
  'paper-missing-glyph': {
    field: '统一社会信用代码（改造后的项目单位）',
    characters: ['㛃', '䶮', '㙍', '𠮷', 'U+200B', 'U+E0100'],
  },
  'paper-time-out': { seconds: 60 },
  'boundary-unknown-format': { found: 'Word 文档（.docx）' },
  'boundary-too-large': { limitBytes: 20_971_520 },
  'boundary-bomb': { reason: '四至范围.shp' },
  'boundary-damaged': { part: '压缩包', reason: '示例地块四至范围最终版.dbf 的校验和不符' },
  'boundary-part-missing': { part: '.dbf' },
  'boundary-too-many': { what: '压缩包内文件', limit: 50_000 },
  'boundary-empty': { found: '图层 示例地块、示例建筑、示例道路、示例绿化、示例水系' },
  'boundary-number': { place: '第 1000 个要素的第 1000 部分第 1000 圈第 1000 点' },
  'boundary-crs': { declared: 'EPSG:4549', reason: '东坐标带号为 39，松江应为 3 度带第 40 带' },
  'boundary-choose-layer': { layers: ['示例地块界线', '示例建筑轮廓', '示例道路红线', '示例绿化用地'] },
  'boundary-time-out': { seconds: 20 },
  'attachment-too-large': { limitBytes: 52_428_800 },
  'attachment-type': { accepted: 'PDF、JPEG 图片、PNG 图片、Word 文档（.docx）、Excel 工作簿（.xlsx）' },
  'attachment-unsafe': { kind: 'Excel 工作簿（.xlsx）', reason: '压缩比例异常，展开后过大' },
  'attachment-lost': { sha256: '0'.repeat(64) },
  'base-file-unknown': { found: 'Word 文档（.docx）' },
  'base-file-too-large': { limitBytes: 104_857_600 },
  'base-file-unreadable': { reason: '文字不是 UTF-8 或 GBK，第 12 列之后无法继续读取' },
  'base-no-rows': { sheet: '松江区不动产登记产业用地清单' },
  'base-time-out': { seconds: 90 },
  'base-import-closed': { state: '已应用' },
  'base-comparison-stale': {},
  'base-undecided': { undecided: 48_501 },
  'base-act-refused': { act: '分割', reason: '地块 SJ-XQ-0137 已注销，不能再分割。' },
  'base-code-rule-refused': { reason: '规则里没有 {seq:4} 这样的顺序号。' },
  'department-list-unreadable': { reason: '文字不是 UTF-8 或 GBK' },
  'department-list-closed': { state: '已应用' },
  'department-list-unseen': { left: 48_501 },
  'department-list-built-on': { reason: '有 48501 个值在应用之后又被修改，或所在地块已锁定' },
  'department-field-not-declarable': { field: '是否存在卡脖子或颠覆性技术项目' },
  'department-overruled-unseen': { overruled: 48_501 },
  'department-declaration-closed': {},
  'export-not-approved': { number: 12, reason: '为“已用完”' },
  'export-request-closed': { state: '已驳回' },
  'export-decision-not-yours': { reason: '不能审批自己的申请。' },
  'publication-changed': { by: '周涛', at: '2026-11-22T10:00:00.000+08:00' },
  'publication-act-not-allowed': { act: '发布公示', state: '草稿' },
  'publication-not-ready': { act: '结束公示', reason: '公示期至 2026-11-27 止，期满后再结束。' },
  'publication-damaged': { number: 3 },
  'objection-changed': { by: '李强', at: '2026-11-22T10:00:00.000+08:00' },
  'objection-act-not-allowed': { act: '答复企业', state: '已受理，待街镇意见' },
  'objection-not-ready': { act: '提出异议', reason: '还没有盖章凭证，请先上传。' },
  'objection-open-already': { parcelCode: 'SJ-XQ-0137' },
  'dispute-value-changed': {},
  'dispute-open-already': {},
  'dispute-value-refused': { reason: '营业收入：填 -1.00 万元，应不小于 0。请核对后填写。' },
  'letter-act-not-allowed': { act: '登记送达', state: '已作废' },
  'letter-not-ready': { act: '作废', reason: '没有写明理由。' },
  'letter-template-refused': { fault: '正文第 3 行：没有“{{地块编号}}”这一项', faults: 2 },
  'disposal-act-not-allowed': { act: '确认完成', state: '部门会签' },
  'disposal-changed': { by: '王芳', at: '2026-11-21T14:02:11.123+08:00' },
  'disposal-not-ready': { act: '报专班', reasons: ['有 2 处须改正。', '有 1 项冲突没有处理。'] },
  'disposal-closed': { state: '专班批准' },
  'disposal-nothing-to-fill': {},
  'dispute-act-not-allowed': { act: '退回补充', state: '维持原值' },
  'dispute-changed': { by: '示例精密制造（上海）有限公司填表人', at: '2026-11-21T14:20:00.000+08:00' },
  'dispute-not-ready': { act: '更正', reason: '更正后的值与有异议的值相同；不改的，请选“维持原值”。' },
  'collection-rule-changed': { by: '周涛', at: '2026-11-21T14:20:00.000+08:00' },
  'sign-off-unseen': {},
  'sign-off-closed': {},
  'survey-not-ready': { reasons: ['房屋安全隐患还没有填全，或有不对的值，请补全。'] },
  'survey-picture-refused': { reason: '带有拍摄信息或附加内容' },
  'survey-picture-missing': { missing: 2 },
  'survey-closed': {},
  'third-party-refused': { reason: '截止日早于起始日' },
  'row-not-authorised': { form: '用地主体自评表', layer: '现场' },
  'account-list-refused': { reason: '名单里没有一行可以开户' },
  'class-list-refused': { reason: '现在可办 12 宗，与预览时不同' },
  'roster-refused': { reason: '这个人同一岗位已有一条未到期的记录' },
  'standard-refused': {
    faults: [
      { path: 'indicators', message: '权重合计应为 100。' },
      { path: 'classes.shares', message: '各类比例合计应为 100%。' },
    ],
  },
  'standard-exists': { id: 'REG-试行-2027.1' },
  'standard-file-unreadable': { reason: '不是工作簿' },
  'standard-changed': { by: '何安', at: '2026-11-21T10:05:00+08:00' },
  'standard-act-not-allowed': { act: '保存', state: '已发布' },
  'standard-act-refused': { act: '批准', reason: '须由没有参与编写、提交的另一人批准。' },
  'standard-period-refused': { reason: '2027-01-01 至 2027-01-31 没有标准：REG-示例-2026.1 施行到 2026-12-31。' },
  'standards-overlap': { day: '2026-11-22', ids: ['REG-示例-2026.1', 'REG-试行-2027.1'] },
  'filing-act-not-allowed': { act: '说明理由后推进', state: '已受理/初审' },
  'filing-act-not-yours': { act: '说明理由后推进', parties: ['项目单位', '区产业部门', '联审部门'] },
  'due-dates-changed': { by: '周涛', at: '2026-11-21T14:20:00.000+08:00' },
  'due-dates-built-on': { reason: '“街镇审核”上海松江出口加工区的时限之后又有变更，或已撤销过' },
  'filing-changed': { by: '周涛', at: '2026-11-21T14:20:00.000+08:00' },
  'calendar-refused': { faults: ['2027-10-10 不是周末，不能调休上班。', '2027-02-06 不在假期内。'] },
  'checklist-refused': { reason: '版本 2026.1 已在使用，不能更改。' },
  'policy-refused': {
    faults: ['登记中没有沪经信规范〔2025〕3号。请先登记该文件。', '有效期截止早于施行日期。请核对。'],
  },
  'filing-not-ready': {
    act: '报区政府',
    reasons: ['联审未答复：区规划资源局、区生态环境局、新桥镇。请催办，或说明理由后推进。', '缺少联审一览表。'],
  },
}

const problems = Object.entries(details).map(([code, each]) => ({ code, details: each }) as AnyProblem)

function messageOf(code: ProblemCode) {
  const found = problems.find((problem) => problem.code === code)
  if (found === undefined) throw new RangeError(`no sample of ${code}`)
  return problemMessage(found)
}

describe('拒绝的文字', () => {
  it('每个代码都有三句，各不超过60字，语气合规', () => {
    expect(Object.keys(details).sort()).toEqual(Object.keys(problemStatus).sort())
    for (const problem of problems) {
      const { title, why, what } = problemMessage(problem)
      expectBeat(title)
      expectWhyAndWhat(why, what)
    }
  })

  it('代号换成中文名称', () => {
    expect(messageOf('not-allowed').why).toBe('街镇审核没有这项权限。')
    expect(messageOf('transition-not-allowed').why).toBe('当前为“填报中”，不能变为“街镇通过”。')
    expect(messageOf('row-locked').why).toBe('当前状态为“核验通过”，不能修改。')
    expect(messageOf('row-layer-not-yours').why).toBe('“部门核定”层不由您的角色填写。')
    expect(messageOf('row-field-not-yours').why).toBe('“房屋安全隐患”不由您的角色填写。')
    expect(messageOf('row-field-unknown').why).toBe('本表没有字段“landSize”。')
    expect(messageOf('form-version-unknown').why).toBe('用地主体自评表为 2025.1 版，系统使用 2026.1 版。')
  })

  it('时间和大小按人读的单位', () => {
    expect(messageOf('sign-in-locked').why).toBe('密码或验证码多次不对，14 分钟内不能再试。')
    expect(messageOf('too-busy').why).toBe('正在处理的任务较多，约 5 秒后可以重试。')
    expect(messageOf('request-too-large').why).toBe('一次最多接收 10 MB。')
  })

  it('过期模板照规范的说法', () => {
    expect(messageOf('template-outdated').why).toBe('为 2025.1 版模板，当前年度使用 2026.1 版。')
    expect(messageOf('workbook-macro')).toEqual({
      title: '文件含宏',
      why: '文件含宏，为安全起见未读取。',
      what: '请另存为 .xlsx 后重新上传。',
    })
  })

  it('中断的评估不说成仍在运行', () => {
    expect(messageOf('formal-blocked').why).toBe(
      '正式评估 2026 年度：判定项未核定 73 宗，待补正 146 宗，标准仍为“示例”。',
    )
    const failed = problemMessage({ code: 'evaluation-not-done', details: { status: 'failed' } })
    expect(failed.why).toBe('这次评估中断，没有产生结果。')
    expect(messageOf('evaluation-not-done').why).toBe('评估仍在运行，结果还不能查看。')
  })

  it('内部原因不写给用户', () => {
    expect(JSON.stringify(messageOf('workbook-damaged'))).not.toContain('directory')
    expect(JSON.stringify(messageOf('evaluation-failed'))).not.toContain('heap')
  })
})
