import { dutyNames } from '../access/duty.ts'
import { roleNames } from '../access/role.ts'
import { gatesText } from '../evaluation-gates/gate-words.ts'
import { formById, isFormId } from '../forms/catalogue.ts'
import { layerNames } from '../record/layer.ts'
import { rowStatusNames } from '../record/status.ts'
import type { ProblemCode, ProblemDetails } from './problem.ts'
import { cut, quoted } from './wording.ts'

/** How a refusal is worded: what was refused, why, what to do. */
export interface ProblemWording<Code extends ProblemCode> {
  readonly title: string
  readonly why: (details: ProblemDetails[Code]) => string
  readonly what: string
}

const nameOf = (names: Readonly<Record<string, string>>, code: string): string =>
  Object.hasOwn(names, code) ? (names[code] ?? code) : code

const status = (code: string): string => quoted(nameOf(rowStatusNames, code))

const megabytes = (bytes: number): string => `${Math.max(1, Math.floor(bytes / 1_048_576))} MB`

function minutes(seconds: number): string {
  return seconds < 60 ? `${seconds} 秒` : `${Math.ceil(seconds / 60)} 分钟`
}

/** 2026-11-22 10:05 */
function minuteOf(instant: string): string {
  return instant.slice(0, 16).replace('T', ' ')
}

/** A key of a form as its label; what is no key of a form, as it came. */
function fieldName(key: string): string {
  const forms = [formById('parcel-self-assessment'), formById('enterprise-information')]
  return quoted(forms.find(({ fields }) => Object.hasOwn(fields, key))?.fields[key]?.label ?? key)
}

function formName(id: string): string {
  return isFormId(id) ? formById(id).title : cut(id, 16)
}

/** Gates a refusal names; the page lists all. */
const gatesNamed = 3

function firstGates(gates: ProblemDetails['formal-blocked']['gates']): string {
  const named = gatesText(gates.slice(0, gatesNamed))
  return gates.length > gatesNamed ? `${named}等 ${gates.length} 项` : named
}

const notDone: Readonly<Record<string, string>> = {
  failed: '这次评估中断，没有产生结果。',
  cancelled: '这次评估已取消，没有产生结果。',
  blocked: '这次正式评估的条件未满足，没有产生结果。',
}

const notRunning: Readonly<Record<string, string>> = {
  ...notDone,
  done: '这次评估已经完成，结果可以查看。',
}

export const problemWordings: { readonly [Code in ProblemCode]: ProblemWording<Code> } = {
  'malformed-request': {
    title: '请求格式不符',
    why: ({ issues: [first] }) =>
      first === undefined ? '请求内容不符合接口要求。' : `“${cut(first.path, 40)}”不符合接口要求。`,
    what: '请更新页面或加载项后重试；仍不行的，联系管理员。',
  },
  'not-signed-in': {
    title: '未登录',
    why: () => '登录已过期，或尚未登录。',
    what: '请登录后继续，本机的修改不受影响。',
  },
  'wrong-credentials': {
    title: '登录未成功',
    why: () => '账号或密码不对。',
    what: '请核对账号和密码后重新登录。',
  },
  'sign-in-locked': {
    title: '暂停登录',
    why: ({ retryAfterSeconds }) => `密码或验证码多次不对，${minutes(retryAfterSeconds)}内不能再试。`,
    what: '请稍后再试；忘记密码的，联系系统管理。',
  },
  'set-up-link-invalid': {
    title: '初始设置链接已失效',
    why: () => '链接只能用一次，30 分钟内有效。',
    what: '请重新启动服务，使用新打印的链接。',
  },
  'password-link-invalid': {
    title: '设置密码的链接已失效',
    why: () => '链接只能用一次，30 分钟内有效。',
    what: '请向系统管理索取新的链接。',
  },
  'second-factor-required': {
    title: '还差一步：二次验证',
    why: () => '密码已核对，还没有核对动态验证码。',
    what: '请填写验证器上的 6 位数字。',
  },
  'second-factor-missing': {
    title: '还没有开启二次验证',
    why: ({ role }) => `${nameOf(roleNames, role)}登录须有二次验证。`,
    what: '请在网页端登录，按提示开启。',
  },
  'second-factor-elsewhere': {
    title: '此处不能用密码登录',
    why: () => '该账号须二次验证，填报窗格里不核对验证码。',
    what: '请改用配对码，在网页端批准。',
  },
  'second-factor-wrong': {
    title: '验证码不对',
    why: () => '验证码不对，或已经用过、已过时。',
    what: '请等验证器换一个数再填；换了手机的，用恢复码。',
  },
  'second-factor-not-started': {
    title: '没有待确认的验证器',
    why: () => '还没有生成密钥，或已经确认过。',
    what: '请重新生成密钥，扫码后再填验证码。',
  },
  'second-factor-obligatory': {
    title: '不能关闭二次验证',
    why: ({ role }) => `${nameOf(roleNames, role)}登录须有二次验证。`,
    what: '请保持开启；换手机的，重新绑定验证器。',
  },
  'pairing-code-unknown': {
    title: '配对码不对',
    why: () => '没有这个配对码，或已用过、已过 5 分钟。',
    what: '请对照填报窗格上的配对码，必要时换一个新的。',
  },
  'pairing-denied': {
    title: '配对未获批准',
    why: () => '网页端拒绝了这次登录。',
    what: '请换一个新的配对码，由本人在网页端批准。',
  },
  'single-sign-on-off': {
    title: '没有接入统一身份',
    why: () => '本系统没有接入统一身份认证。',
    what: '请用账号和密码登录。',
  },
  'single-sign-on-unreachable': {
    title: '统一身份认证不可用',
    why: () => '连不上统一身份认证，或它的答复不符合约定。',
    what: '请稍后重试，或用账号和密码登录。',
  },
  'single-sign-on-failed': {
    title: '统一身份登录未成功',
    why: () => '认证结果不能核实，或这次登录已过时、已用过。',
    what: '请从登录页重新开始；仍不行的，联系系统管理。',
  },
  'single-sign-on-unbound': {
    title: '没有对应的账号',
    why: () => '您的统一身份没有绑定本系统的账号。',
    what: '请联系系统管理绑定后再登录。',
  },
  'identity-taken': {
    title: '统一身份已绑定',
    why: ({ identity }) => `${quoted(cut(identity, 24))}或该账号已有绑定。`,
    what: '请先解除原来的绑定。',
  },
  'duty-conflict': {
    title: '权限不可兼任',
    why: ({ person, held, asked }) =>
      `${cut(person, 16)} 已有${nameOf(dutyNames, held)}账号，不能再有${nameOf(dutyNames, asked)}账号。`,
    what: '请换一人担任，或先停用原账号。',
  },
  'account-own': {
    title: '不能停用自己的账号',
    why: () => '这是您正在使用的账号。',
    what: '请由另一位系统管理办理。',
  },
  'account-last-admin': {
    title: '不能停用最后一个系统管理账号',
    why: () => '停用后没有人能管理账号。',
    what: '请先建立另一个系统管理账号。',
  },
  'invitation-invalid': {
    title: '邀请码无效',
    why: () => '没有这个邀请码，或已使用、已过期、已撤销。',
    what: '请核对后重填，或向发码的街镇索取新码。',
  },
  'parcel-without-owner': {
    title: '地块没有用地主体',
    why: ({ parcelCode }) => `地块 ${cut(parcelCode, 40)} 未填用地主体的统一社会信用代码。`,
    what: '请补填后再生成邀请码。',
  },
  'parcel-not-of-firm': {
    title: '企业不在这个地块',
    why: ({ parcelCode, uscc }) => `地块 ${cut(parcelCode, 24)} 上没有企业 ${cut(uscc, 18)}。`,
    what: '请核对代码，或先在企业信息采集表补录。',
  },
  'not-allowed': {
    title: '无权操作',
    why: ({ role }) => `${nameOf(roleNames, role)}没有这项权限。`,
    what: '请由有权限的人员办理，或联系管理员。',
  },
  'origin-refused': {
    title: '请求来源不符',
    why: () => '请求不是从本系统的页面发出的。',
    what: '请从系统首页进入后重试。',
  },
  'not-found': {
    title: '没有找到',
    why: ({ what }) => `没有找到${cut(what, 40)}，或者无权查看。`,
    what: '请核对编号或地址后重试。',
  },
  'method-not-allowed': {
    title: '不支持的操作',
    why: () => '这个地址不支持所用的操作。',
    what: '请更新页面或加载项后重试。',
  },
  'request-too-large': {
    title: '内容过大',
    why: ({ limitBytes }) => `一次最多接收 ${megabytes(limitBytes)}。`,
    what: '请分几次发送。',
  },
  'too-many-rows': {
    title: '行数过多',
    why: ({ limit }) => `一次最多接收 ${limit} 行。`,
    what: '请分几次发送。',
  },
  'too-busy': {
    title: '系统繁忙',
    why: ({ retryAfterSeconds }) => `正在处理的任务较多，约 ${minutes(retryAfterSeconds)}后可以重试。`,
    what: '请稍后重试，本机的修改不受影响。',
  },
  'too-many-requests': {
    title: '请求过多',
    why: ({ retryAfterSeconds }) => `短时间内请求次数过多，约 ${minutes(retryAfterSeconds)}后可以重试。`,
    what: '请稍后重试，本机的修改不受影响。',
  },
  'storage-full': {
    title: '服务器磁盘已满',
    why: () => '这次提交没有保存；此前答复过的都已保存。',
    what: '请联系系统管理员腾出磁盘空间，之后重新提交。本机的修改不受影响。',
  },
  'batch-id-reused': {
    title: '批次编号重复',
    why: ({ batch }) => `批次 ${cut(batch, 36)} 已收到过，内容不同。`,
    what: '请重新同步，由系统生成新的批次。',
  },
  'form-version-unknown': {
    title: '表样版本不符',
    why: ({ form, found, expected }) => `${formName(form)}为 ${cut(found, 10)} 版，系统使用 ${cut(expected, 10)} 版。`,
    what: '请下载当前版本的模板，迁移已填数据。',
  },
  'cycle-unknown': {
    title: '评估年度未开放',
    why: ({ cycle }) => `${cut(cycle, 10)} 年度没有开放填报。`,
    what: '请核对评估年度，或联系区专班。',
  },
  'no-standard-in-force': {
    title: '没有可用的标准',
    why: ({ day }) => `${day} 没有生效的区域评估标准。`,
    what: '请由区专班发布标准后再评估。',
  },
  'evaluation-failed': {
    title: '评估没有完成',
    why: () => '评估过程中断，没有产生结果，原有数据未变。',
    what: '请重新运行；仍不行的，联系管理员。',
  },
  'evaluation-not-done': {
    title: '评估尚未完成',
    why: ({ status: state }) => notDone[state] ?? '评估仍在运行，结果还不能查看。',
    what: '请稍后刷新，或重新运行评估。',
  },
  'evaluation-not-running': {
    title: '评估已经结束',
    why: ({ status: state }) => notRunning[state] ?? '这次评估没有在运行。',
    what: '请刷新后查看。',
  },
  'formal-blocked': {
    title: '正式评估未运行',
    why: ({ cycle, gates }) => `正式评估 ${cut(cycle, 10)} 年度：${firstGates(gates)}。`,
    what: '请催办核定和补正，并发布正式标准；例外由系统管理说明理由。',
  },
  'gate-override-refused': {
    title: '例外放行未办理',
    why: ({ reason }) => reason,
    what: '请刷新后按当前状态办理。',
  },
  're-evaluation-refused': {
    title: '重新评估未运行',
    why: ({ reason }) => reason,
    what: '请核对评估和地块后重新发起。',
  },
  'evaluation-not-recomputable': {
    title: '这次评估不能重算核对',
    why: ({ missing }) => `没有留存这次评估所用的${missing}（在留存功能启用之前运行）。`,
    what: '请重新运行草评，新的草评可以重算核对。',
  },
  'engine-unknown': {
    title: '没有这一版评分引擎',
    why: ({ version, known }) => `结果由引擎 ${version} 算出，本程序有引擎 ${known}，不用别的版本代替。`,
    what: '请用带有该版引擎的程序重算核对。',
  },
  'transition-not-allowed': {
    title: '状态不能这样变更',
    why: ({ from, to }) => `当前为${status(from)}，不能变为${status(to)}。`,
    what: '请刷新后按当前状态办理。',
  },
  'wrong-stage': {
    title: '还没到这一阶段',
    why: ({ cycle, stage, needed }) =>
      `${cycle} 年度处于${quoted(cut(stage, 8))}阶段，这件事在${cut(needed.join('、'), 20)}阶段办理。`,
    what: '请到“流程”页查看当前阶段需办的事。',
  },
  'stage-not-ready': {
    title: '条件不齐',
    why: ({ act, reasons: [first = '', ...more] }) =>
      `${quoted(cut(act, 12))}：${more.length === 0 ? '' : `共 ${more.length + 1} 项，`}${cut(first, 40).replace(/。$/, '')}。`,
    what: '请逐项办齐后再试。',
  },
  'stage-changed': {
    title: '已有新的办理',
    why: ({ by, at }) => `${cut(by, 12)}于 ${minuteOf(at)} 办理过，页面已不是最新。`,
    what: '请刷新后按最新情况办理。',
  },
  'opinion-list-refused': {
    title: '意见没有采用',
    why: ({ reason }) => cut(reason, 60),
    what: '请按原因改正后重试。',
  },
  'decision-refused': {
    title: '审定没有登记',
    why: ({ reason }) => cut(reason, 60),
    what: '请改正后重新登记。',
  },
  'row-outside-scope': {
    title: '超出负责范围',
    why: ({ parcelCode }) => `地块 ${cut(parcelCode, 40)} 不在您的负责范围。`,
    what: '请由所属街镇办理，或联系区专班。',
  },
  'row-locked': {
    title: '数据已锁定',
    why: ({ status: current }) => `当前状态为${status(current)}，不能修改。`,
    what: '请先由审核方退回，再修改。',
  },
  'row-removed': {
    title: '行已删除',
    why: ({ by, at }) => `${cut(by, 12)} 于 ${minuteOf(at)} 删除了这一行或其地块。`,
    what: '请不再填报；如有误，请先恢复。',
  },
  'row-changed-since': {
    title: '数据已有变动',
    why: ({ by, at }) => `${cut(by, 12)} 于 ${minuteOf(at)} 修改过。`,
    what: '请核对最新内容后重新办理。',
  },
  'row-confirmed': {
    title: '已有部门核定值',
    why: () => '这一行有部门核定的数据，企业不能删除或恢复。',
    what: '请由所属街镇办理。',
  },
  'row-key-missing': {
    title: '缺少编码',
    why: ({ field }) => `${fieldName(field)}未填，不能确定是哪一行。`,
    what: '请补填后再同步。',
  },
  'row-key-changed': {
    title: '编码与原行不符',
    why: ({ field }) => `${fieldName(field)}与这一行原来的不同。`,
    what: '请恢复原编码；确为新行的，另起一行填写。',
  },
  'row-duplicate': {
    title: '同一行出现两次',
    why: ({ key }) => `${cut(key, 44)} 在一批中出现两次。`,
    what: '请合并为一行后再同步。',
  },
  'row-field-unknown': {
    title: '字段不存在',
    why: ({ field }) => `本表没有字段${fieldName(field)}。`,
    what: '请更新模板或加载项后再同步。',
  },
  'row-field-not-yours': {
    title: '字段不由您填写',
    why: ({ field }) => `${fieldName(field)}不由您的角色填写。`,
    what: '请由负责的单位填写；有异议的，提交说明。',
  },
  'row-layer-not-yours': {
    title: '不能填写这一层',
    why: ({ layer }) => `${quoted(nameOf(layerNames, layer))}层不由您的角色填写。`,
    what: '请由负责的单位填写；有异议的，提交说明。',
  },
  'row-base-locked': {
    title: '底版锁定的内容被改动',
    why: ({ fields }) => `${fields.map(fieldName).join('、')}由底版提供，在下发的工作簿中不能改。`,
    what: '请改回下发时的内容再上传；底版有误的，请向下发单位提出。',
  },
  'row-value-masked': {
    title: '内容已脱敏',
    why: ({ field }) => `${fieldName(field)}带星号，不是完整的内容。`,
    what: '请填写完整内容，或保留原值。',
  },
  'row-has-errors': {
    title: '还有须改正的内容',
    why: ({ errors }) => `还有 ${errors} 处须改正，改正后才能提交。`,
    what: '请在“校验”中逐项改正后再提交。',
  },
  'row-has-conflicts': {
    title: '有待处理的冲突',
    why: ({ conflicts }) => `有 ${conflicts} 项冲突待选择，批量办理不代为决定。`,
    what: '请先在冲突台账处理，或打开这一宗单独办理。',
  },
  'bulk-closed': {
    title: '这次批量办理已结束',
    why: ({ state }) => `当前为${quoted(cut(state, 8))}，不能再这样办。`,
    what: '请刷新批量办理记录。',
  },
  'bulk-not-undoable': {
    title: '不能撤销',
    why: ({ reason }) => `${cut(reason, 50)}。`,
    what: '请逐宗按规定程序办理。',
  },
  'unlock-own': {
    title: '须由另一人确认',
    why: () => '解锁由一人申请、另一人确认，您是申请人。',
    what: '请由区专班的另一位人员确认。',
  },
  'unlock-pending': {
    title: '已有解锁申请',
    why: ({ by }) => `${cut(by, 12)} 已申请解锁这一宗，还没有决定。`,
    what: '请先处理已有的申请。',
  },
  'unlock-closed': {
    title: '解锁申请已处理',
    why: ({ state }) => `当前为${quoted(cut(state, 8))}，不能再决定。`,
    what: '请刷新后查看结果。',
  },
  'account-exists': {
    title: '账号已存在',
    why: ({ username }) => `账号${quoted(username)}已有人使用。`,
    what: '请换一个账号名。',
  },
  'org-unknown': {
    title: '单位不存在',
    why: ({ org, role }) => `${nameOf(roleNames, role)}的单位${quoted(org)}不在名录中。`,
    what: '请填写名录中的街镇、部门或企业代码。',
  },
  'password-too-short': {
    title: '密码太短',
    why: ({ minimum }) => `密码至少 ${minimum} 个字符。`,
    what: '请换一个更长的密码。',
  },
  'unknown-defect': {
    title: '系统出现问题',
    why: ({ reference }) => `系统内部出错，编号 ${cut(reference, 36)}。`,
    what: '请稍后重试；仍出现时，把编号告诉管理员。',
  },
  'not-a-workbook': {
    title: '不是 Excel 工作簿',
    why: () => '文件不是 .xlsx 工作簿，没有读取。',
    what: '请用 Excel 或 WPS 另存为 .xlsx 后重新上传。',
  },
  'workbook-encrypted': {
    title: '文件已加密',
    why: () => '文件设有打开密码，没有读取。',
    what: '请取消打开密码，另存后重新上传。',
  },
  'workbook-old-format': {
    title: '文件格式过旧',
    why: () => '文件为 .xls 格式，没有读取。',
    what: '请另存为 .xlsx 后重新上传。',
  },
  'workbook-macro': {
    title: '文件含宏',
    why: () => '文件含宏，为安全起见未读取。',
    what: '请另存为 .xlsx 后重新上传。',
  },
  'workbook-active-content': {
    title: '文件含活动内容',
    why: ({ part }) => `文件含控件、嵌入对象等活动内容（${cut(part, 28)}），未读取。`,
    what: '请删除后另存为 .xlsx，重新上传。',
  },
  'workbook-too-large': {
    title: '文件过大',
    why: ({ limitBytes }) => `文件超过 ${megabytes(limitBytes)}，没有读取。`,
    what: '请删除图片和多余工作表，或分成几个文件上传。',
  },
  'workbook-bomb': {
    title: '文件展开后过大',
    why: () => '文件压缩比例异常，展开后过大，为安全起见未读取。',
    what: '请用 Excel 或 WPS 打开原表，另存后重新上传。',
  },
  'workbook-damaged': {
    title: '文件已损坏',
    why: () => '文件内容不完整，读不出来。',
    what: '请用 Excel 或 WPS 打开修复，另存后重新上传。',
  },
  'workbook-too-many-parts': {
    title: '文件组成过多',
    why: ({ limit }) => `文件内的组成部分超过 ${limit} 个，没有读取。`,
    what: '请删除图片和多余工作表，另存后重新上传。',
  },
  'workbook-unsafe-xml': {
    title: '文件含不安全内容',
    why: ({ part }) => `文件内部（${cut(part, 36)}）含不安全的声明，未读取。`,
    what: '请用 Excel 或 WPS 打开原表，另存后重新上传。',
  },
  'workbook-too-many-rows': {
    title: '行数过多',
    why: ({ limit }) => `工作表超过 ${limit} 行，没有读取。`,
    what: '请删除空行，或分成几个文件上传。',
  },
  'workbook-chart-sheet': {
    title: '文件含图表工作表',
    why: () => '文件含单独的图表工作表，不能读取。',
    what: '请删除图表工作表，另存后重新上传。',
  },
  'workbook-time-out': {
    title: '读取超时',
    why: ({ seconds }) => `文件在 ${seconds} 秒内没有读完。`,
    what: '请删除多余内容，或分成几个文件上传。',
  },
  'workbook-other-cycle': {
    title: '不是本年度的表',
    why: ({ found, expected }) => `表中为 ${cut(found, 24)} 年度，本批次为 ${cut(expected, 10)} 年度。`,
    what: '请改用本年度的表，或在该年度下另行上传。',
  },
  'workbook-no-rows': {
    title: '表是空的',
    why: () => '工作簿里没有填写任何一行。',
    what: '请确认选对了文件，填写后重新上传。',
  },
  'workbook-of-department': {
    title: '部门核定表不在这里上传',
    why: ({ department }) => `这是${cut(department, 16)}的部门核定表。`,
    what: '请由该部门在“部门数据”中导入。',
  },
  'upload-run-closed': {
    title: '这个批次已结束',
    why: ({ state }) => `当前为“${cut(state, 16)}”，不能再加文件。`,
    what: '请重新选择文件，开始新的批次。',
  },
  'upload-run-full': {
    title: '一个批次的文件已满',
    why: ({ limit }) => `一个批次最多 ${limit} 个文件。`,
    what: '请把其余文件放在下一个批次上传。',
  },
  'workbook-no-form': {
    title: '没有识别到体检表',
    why: () => '工作簿里没有用地主体自评表或企业信息采集表。',
    what: '请使用从系统下载的模板填写。',
  },
  'template-outdated': {
    title: '模板版本过旧',
    why: ({ found, expected }) => `为 ${cut(found, 10)} 版模板，当前年度使用 ${cut(expected, 10)} 版。`,
    what: '请下载当前版本的模板，按提示迁移已填数据。',
  },
  'filing-act-not-allowed': {
    title: '当前不能办理',
    why: ({ act, state }) => `项目为${quoted(state)}，不能办理${quoted(act)}。`,
    what: '请刷新后按当前状态办理。',
  },
  'filing-act-not-yours': {
    title: '不由您办理',
    why: ({ act, parties }) => `${quoted(act)}由${cut(parties.join('、'), 30)}办理。`,
    what: '请由所列单位的人员办理。',
  },
  'filing-changed': {
    title: '项目已有新的办理记录',
    why: ({ by, at }) => `${by} 于 ${at.slice(0, 16).replace('T', ' ')} 办理了别的事项。`,
    what: '请核对最新记录后再办理。',
  },
  'calendar-refused': {
    title: '放假安排未采用',
    why: ({ faults: [first = '', ...more] }) =>
      `${more.length === 0 ? '' : `共 ${more.length + 1} 处，`}${cut(first, 40).replace(/。$/, '')}。`,
    what: '请对照通知更正后再采用。',
  },
  'checklist-refused': {
    title: '清单未采用',
    why: ({ reason }) => `${cut(reason, 50).replace(/。$/, '')}。`,
    what: '请更正后再采用。',
  },
  'policy-refused': {
    title: '文件未登记',
    why: ({ faults: [first = '', ...more] }) =>
      `${more.length === 0 ? '' : `共 ${more.length + 1} 处，`}${cut(first, 40).replace(/。.*$/, '')}。`,
    what: '请更正后再登记。',
  },
  'filing-not-ready': {
    title: '办理条件不齐',
    why: ({ act, reasons: [first = '', ...more] }) =>
      `${quoted(act)}：${more.length === 0 ? '' : `共 ${more.length + 1} 项，`}${cut(first, 32).replace(/。$/, '')}。`,
    what: '请逐项办齐后再试。',
  },
  'template-newer': {
    title: '模板版本比系统新',
    why: ({ found, expected }) => `为 ${cut(found, 10)} 版模板，系统只认识到 ${cut(expected, 10)} 版。`,
    what: '请更新系统或加载项，或使用当前年度的模板。',
  },
  'paper-missing-glyph': {
    title: '有字印不出来',
    why: ({ field, characters }) =>
      `“${cut(field, 16)}”中的${characters.slice(0, 5).map(quoted).join('')}没有字体，未生成文件。`,
    what: '请核对用字；确为生僻字的，由系统管理安装 Noto CJK 字体。',
  },
  'paper-time-out': {
    title: '文件未生成',
    why: ({ seconds }) => `内容过多，${seconds} 秒内没有排完。`,
    what: '请缩小范围，或导出 xlsx。',
  },
  'boundary-unknown-format': {
    title: '不是四至范围文件',
    why: ({ found }) => `按内容判断，文件${found === null ? '不是四至范围矢量图' : `是 ${cut(found, 20)}`}，没有读取。`,
    what: '请上传 GeoJSON、Shapefile（zip）、文本 DXF 或 DWG。',
  },
  'boundary-too-large': {
    title: '文件过大',
    why: ({ limitBytes }) => `四至范围文件超过 ${megabytes(limitBytes)}，没有读取。`,
    what: '请只保留界址线，另存后重新上传。',
  },
  'boundary-bomb': {
    title: '文件展开后过大',
    why: () => '压缩比例异常或展开后过大，为安全起见未读取。',
    what: '请只保留界址线，重新导出后上传。',
  },
  'boundary-damaged': {
    title: '四至范围文件读不出来',
    why: ({ part, reason }) => `${cut(part, 24)}：${cut(reason, 34)}。`,
    what: '请从制图软件重新导出后上传。',
  },
  'boundary-part-missing': {
    title: 'Shapefile 不完整',
    why: ({ part }) => `压缩包中缺少 ${cut(part, 24)}。`,
    what: '请把 .shp、.dbf、.prj 一起压缩为 zip 后上传。',
  },
  'boundary-too-many': {
    title: '四至范围过于复杂',
    why: ({ what, limit }) => `${cut(what, 16)}超过 ${limit.toLocaleString('en-US')} 个，没有读取。`,
    what: '请只保留本项目的界址线，另存后上传。',
  },
  'boundary-empty': {
    title: '没有找到闭合的界址线',
    why: ({ found }) => `文件中没有闭合的面或多段线（有：${cut(found, 30)}）。`,
    what: '请把界址线闭合为面或多段线后上传。',
  },
  'boundary-number': {
    title: '坐标不是数字',
    why: ({ place }) => `${cut(place, 36)}的坐标不是有效的数。`,
    what: '请更正该点坐标，重新导出后上传。',
  },
  'boundary-crs': {
    title: '坐标与所选坐标系不符',
    why: ({ declared, reason }) => `所选为 ${cut(declared, 20)}；${cut(reason, 36)}。`,
    what: '请核对坐标系后重新选择，或重新导出文件。',
  },
  'boundary-choose-layer': {
    title: '请选择图层',
    why: ({ layers }) => `${layers.length} 个图层有闭合线：${cut(layers.join('、'), 34)}。`,
    what: '请选择界址线所在的图层。',
  },
  'boundary-time-out': {
    title: '读取超时',
    why: ({ seconds }) => `四至范围在 ${seconds} 秒内没有读完。`,
    what: '请只保留本项目的界址线，另存后上传。',
  },
  'attachment-too-large': {
    title: '附件过大',
    why: ({ limitBytes }) => `附件超过 ${megabytes(limitBytes)}，没有保存。`,
    what: '请降低扫描分辨率，或分成几个文件上传。',
  },
  'attachment-type': {
    title: '附件类型不符',
    why: ({ accepted }) => `按内容判断，附件不是${cut(accepted, 44)}。`,
    what: '请转换为可接受的类型后上传。',
  },
  'attachment-unsafe': {
    title: '附件未保存',
    why: ({ kind, reason }) => `${cut(kind, 20)}${cut(reason, 24)}，为安全起见没有保存。`,
    what: '请另存为不含宏和控件的文件，或转为 PDF 后上传。',
  },
  'attachment-lost': {
    title: '附件读不出来',
    why: ({ sha256 }) => `附件（摘要 ${sha256.slice(0, 8)}）缺失，或与登记的摘要不符。`,
    what: '请告知系统管理，从备份恢复该文件。',
  },
  'base-file-unknown': {
    title: '不能识别的底版文件',
    why: ({ found }) => `按内容判断，文件${found === null ? '不是可读的类型' : `是${cut(found, 20)}`}，没有读取。`,
    what: '请导出为 xlsx、CSV、GeoJSON 或 Shapefile（zip）后上传。',
  },
  'base-file-too-large': {
    title: '底版文件过大',
    why: ({ limitBytes }) => `文件超过 ${megabytes(limitBytes)}，没有读取。`,
    what: '请按街镇分成几个文件，范围选“部分”，逐个上传。',
  },
  'base-file-unreadable': {
    title: '底版文件读不出来',
    why: ({ reason }) => `${cut(reason, 50)}。`,
    what: '请重新导出该文件后上传。',
  },
  'base-no-rows': {
    title: '没有找到数据',
    why: ({ sheet }) =>
      sheet === null ? '文件中没有表头和数据行。' : `没有工作表“${cut(sheet, 20)}”，或其中没有表头和数据行。`,
    what: '请核对工作表，第一行非空行应为各列名称。',
  },
  'base-time-out': {
    title: '读取超时',
    why: ({ seconds }) => `底版文件在 ${seconds} 秒内没有读完。`,
    what: '请按街镇分成几个文件，范围选“部分”，逐个上传。',
  },
  'base-import-closed': {
    title: '这次导入已结束',
    why: ({ state }) => `当前为“${cut(state, 16)}”，不能再改。`,
    what: '请刷新列表；需要时重新上传文件。',
  },
  'base-comparison-stale': {
    title: '比对结果已过期',
    why: () => '比对之后有新的处理意见，或底版、地块又有变化，没有应用。',
    what: '请重新比对，核对差异后再应用。',
  },
  'base-undecided': {
    title: '还有待处理的记录',
    why: ({ undecided }) => `有 ${undecided} 条记录没有处理意见，与您确认的条数不同，没有应用。`,
    what: '请刷新后逐条处理，或确认这些记录暂不导入。',
  },
  'base-act-refused': {
    title: '地块没有变动',
    why: ({ act, reason }) => `不能${cut(act, 8)}：${cut(reason, 44)}`,
    what: '请核对地块和编码后再办。',
  },
  'base-code-rule-refused': {
    title: '编码规则未保存',
    why: ({ reason }) => cut(reason, 56),
    what: '请按说明修改规则后保存。',
  },
  'department-list-unreadable': {
    title: '部门名单读不出来',
    why: ({ reason }) => `${cut(reason, 50)}。`,
    what: '请用下载的部门核定模板，或同样表头的 CSV。',
  },
  'department-list-closed': {
    title: '这份名单已处理',
    why: ({ state }) => `当前为“${cut(state, 16)}”，不能再办。`,
    what: '请刷新列表；需要时重新导入文件。',
  },
  'department-list-unseen': {
    title: '名单没有应用',
    why: ({ left }) => `有 ${left} 行不会写入，与您确认的行数不同。`,
    what: '请刷新匹配结果，核对不写入的行后再应用。',
  },
  'department-list-built-on': {
    title: '名单没有撤销',
    why: ({ reason }) => `${cut(reason, 50)}。`,
    what: '请先撤销其后的，或导入更正后的名单。',
  },
  'department-field-not-declarable': {
    title: '不能声明名单完整',
    why: ({ field }) => `“${cut(field, 30)}”不由本部门核定，或没有“否、无、符合”一类的值。`,
    what: '请在列出的字段中选择。',
  },
  'department-overruled-unseen': {
    title: '声明没有保存',
    why: ({ overruled }) => `有 ${overruled} 个填报值与声明相反，与您确认的个数不同。`,
    what: '请刷新，核对这些地块后再声明。',
  },
  'department-declaration-closed': {
    title: '声明已撤销',
    why: () => '这份声明已经撤销，没有再次撤销。',
    what: '请刷新列表。',
  },
  'export-not-approved': {
    title: '没有导出',
    why: ({ number, reason }) => `导出审批第 ${number} 号${cut(reason, 40)}。`,
    what: '请另选有效的审批，或不凭审批导出（核定值不显示）。',
  },
  'export-request-closed': {
    title: '这份申请已处理',
    why: ({ state }) => `当前为“${cut(state, 16)}”，不能再办。`,
    what: '请刷新列表；需要时重新申请。',
  },
  'export-decision-not-yours': {
    title: '不能办理这份申请',
    why: ({ reason }) => cut(reason, 60),
    what: '请由区专班另一人，或数据所属部门办理。',
  },
  'due-dates-changed': {
    title: '时限已有新的变更',
    why: ({ by, at }) => `${by} 于 ${minuteOf(at)} 变更了时限，这次没有保存。`,
    what: '请刷新后重新预览。',
  },
  'due-dates-built-on': {
    title: '这次变更不能撤销',
    why: ({ reason }) => `${cut(reason, 50)}。`,
    what: '请另作一次变更。',
  },
  'publication-changed': {
    title: '这次公示有新的办理',
    why: ({ by, at }) => `${cut(by, 12)} 于 ${minuteOf(at)} 已办理，您看到的不是最新的。`,
    what: '请刷新后再办。',
  },
  'publication-act-not-allowed': {
    title: '现在不能办理',
    why: ({ act, state }) => `这次公示为“${cut(state, 10)}”，不能${cut(act, 10)}。`,
    what: '请刷新，查看办理经过。',
  },
  'publication-not-ready': {
    title: '还不能办理',
    why: ({ act, reason }) => `${cut(act, 10)}：${cut(reason, 44)}`,
    what: '请补充后再提交。',
  },
  'publication-damaged': {
    title: '公示名单与核对时不符',
    why: ({ number }) => `第 ${number} 号公示的名单与核对时的摘要不符，没有给出文件。`,
    what: '请告知系统管理，从备份核对。',
  },
  'objection-changed': {
    title: '这件异议有新的办理',
    why: ({ by, at }) => `${cut(by, 12)} 于 ${minuteOf(at)} 已办理，您看到的不是最新的。`,
    what: '请刷新后再办。',
  },
  'objection-act-not-allowed': {
    title: '现在不能办理',
    why: ({ act, state }) => `这件异议为“${cut(state, 16)}”，不能${cut(act, 10)}。`,
    what: '请刷新，查看办理经过。',
  },
  'objection-not-ready': {
    title: '还不能办理',
    why: ({ act, reason }) => `${cut(act, 10)}：${cut(reason, 44)}`,
    what: '请补充后再提交。',
  },
  'objection-open-already': {
    title: '已有未办结的异议',
    why: ({ parcelCode }) => `地块 ${cut(parcelCode, 24)} 已有一件未办结的异议。`,
    what: '请在原来的异议中补充，或撤回后重新提出。',
  },
  'letter-act-not-allowed': {
    title: '现在不能办理',
    why: ({ act, state }) => `函件为“${cut(state, 10)}”，不能${cut(act, 12)}。`,
    what: '请刷新，查看办理经过。',
  },
  'letter-not-ready': {
    title: '还不能办理',
    why: ({ act, reason }) => `${cut(act, 10)}：${cut(reason, 44)}`,
    what: '请更正或补充后再提交。',
  },
  'letter-template-refused': {
    title: '模板没有发布',
    why: ({ fault, faults }) => `${cut(fault.replace(/。$/, ''), 46)}${faults > 1 ? `，共 ${faults} 处` : ''}。`,
    what: '请按提示更正，预览无误后再发布。',
  },
  'dispute-value-changed': {
    title: '核定值已变动',
    why: () => '部门核定值与您看到的不同，没有保存。',
    what: '请刷新，核对现在的核定值后再办。',
  },
  'dispute-open-already': {
    title: '已有未办结的异议',
    why: () => '这个值已有一件未办结的异议。',
    what: '请在原来的异议中补充，或撤回后重新提出。',
  },
  'dispute-value-refused': {
    title: '填写的值不能采用',
    why: ({ reason }) => cut(reason, 56),
    what: '请更正后再提交。',
  },
  'dispute-act-not-allowed': {
    title: '现在不能办理',
    why: ({ act, state }) => `这件异议为“${cut(state, 10)}”，不能${cut(act, 10)}。`,
    what: '请刷新，查看办理经过。',
  },
  'dispute-changed': {
    title: '这件异议有新的办理',
    why: ({ by, at }) => `${cut(by, 12)} 于 ${minuteOf(at)} 已办理，您看到的不是最新的。`,
    what: '请刷新后再办。',
  },
  'dispute-not-ready': {
    title: '还不能办理',
    why: ({ act, reason }) => `${cut(act, 10)}：${cut(reason, 44)}`,
    what: '请补充后再提交。',
  },
  'disposal-act-not-allowed': {
    title: '现在不能办理',
    why: ({ act, state }) => `这份方案为“${cut(state, 10)}”，您不能${cut(act, 10)}。`,
    what: '请刷新，查看办理经过。',
  },
  'disposal-changed': {
    title: '这份方案有新的变动',
    why: ({ by, at }) => `${cut(by, 12)} 于 ${minuteOf(at)} 已改动，您看到的不是最新的。`,
    what: '请刷新，核对后再办。',
  },
  'disposal-not-ready': {
    title: '还不能办理',
    why: ({ act, reasons: [first = '', ...others] }) => {
      const more = others.length === 0 ? '' : `另有 ${others.length} 项。`
      return `${cut(act, 10)}：${cut(first, 38)}${more}`
    },
    what: '请补充后再办。',
  },
  'disposal-closed': {
    title: '没有保存',
    why: ({ state }) => `这份方案为“${cut(state, 10)}”，这些内容现在不能改。`,
    what: '请先撤回、退回或修订方案，再改。',
  },
  'disposal-nothing-to-fill': {
    title: '没有可填的方案',
    why: () => '您的范围内没有正在起草或实施的处置方案。',
    what: '请先在低效清单上为地块建方案，再领取处置方案表。',
  },
  'collection-rule-changed': {
    title: '没有保存',
    why: ({ by, at }) => `${cut(by, 12)} 于 ${minuteOf(at)} 已修改，您看到的不是最新的。`,
    what: '请刷新，核对后再修改。',
  },
  'sign-off-unseen': {
    title: '没有签认',
    why: () => '数据已有变动，与您看到的不同。',
    what: '请刷新，核对新的数值后再签认。',
  },
  'sign-off-closed': {
    title: '签认已撤销',
    why: () => '这份签认已经撤销，没有再次撤销。',
    what: '请刷新列表。',
  },
  'survey-not-ready': {
    title: '核查还不能提交',
    why: ({ reasons: [first = ''] }) => cut(first, 56),
    what: '请补全后重新提交，已填内容都在。',
  },
  'survey-picture-refused': {
    title: '照片没有收下',
    why: ({ reason }) => `${cut(reason, 54)}。`,
    what: '请用核查页面重新拍照或签名。',
  },
  'survey-picture-missing': {
    title: '照片没有传齐',
    why: ({ missing }) => `记录里有 ${missing} 张照片或签名还没有传到服务器。`,
    what: '请保持联网，页面会接着上传。',
  },
  'survey-closed': {
    title: '核查已提交',
    why: () => '这次核查已经提交，记录不能再改。',
    what: '请另做一次核查。',
  },
  'third-party-refused': {
    title: '没有办成',
    why: ({ reason }) => `${cut(reason, 54)}。`,
    what: '请按原因更正，或刷新后再办。',
  },
  'row-not-authorised': {
    title: '不在授权之内',
    why: ({ form, layer }) => `本单位对这宗地块的授权不含“${cut(form, 12)}”的${cut(layer, 6)}层。`,
    what: '请找授权的街镇或区专班变更授权。',
  },
  'account-list-refused': {
    title: '账号名单没有办成',
    why: ({ reason }) => `${cut(reason, 54)}。`,
    what: '请按预览更正名单后重新选择文件。',
  },
  'roster-refused': {
    title: '名册没有保存',
    why: ({ reason }) => `${cut(reason, 54)}。`,
    what: '请按原因更正，或刷新后再办。',
  },
  'class-list-refused': {
    title: '清单、政策没有办成',
    why: ({ reason }) => `${cut(reason, 54)}。`,
    what: '请按原因更正，或重新预览后再办。',
  },
  'standard-refused': {
    title: '标准内容有误',
    why: ({ faults: [first, ...others] }) => {
      const more = others.length === 0 ? '' : `另有 ${others.length} 处。`
      return first === undefined ? '标准的内容前后不一致。' : `${cut(first.message, 46)}${more}`
    },
    what: '请按标出的位置改正后再办。',
  },
  'standard-exists': {
    title: '编号已用',
    why: ({ id }) => `登记簿或参考范本中已有${quoted(cut(id, 24))}。`,
    what: '请换一个编号。',
  },
  'standard-changed': {
    title: '标准已有变动',
    why: ({ by, at }) => `${cut(by, 12)} 于 ${minuteOf(at)} 保存或办理过。`,
    what: '请刷新，核对最新内容后重新办理。',
  },
  'standard-act-not-allowed': {
    title: '现在不能这样办',
    why: ({ act, state }) => `标准当前为${quoted(cut(state, 8))}，不能${cut(act, 8)}。`,
    what: '请刷新后按当前状态办理。',
  },
  'standard-act-refused': {
    title: '没有办成',
    why: ({ act, reason }) => `不能${cut(act, 8)}：${cut(reason, 48)}`,
    what: '请按原因办理，或由专班另一人办理。',
  },
  'standard-period-refused': {
    title: '施行日期不接续',
    why: ({ reason }) => cut(reason, 60),
    what: '请改用接续的日期后重新发布。',
  },
  'standards-overlap': {
    title: '同日有两个标准',
    why: ({ day, ids }) => `${day} 同时有 ${cut(ids.join('、'), 40)} 施行，不能确定用哪一个。`,
    what: '请联系系统管理核对标准登记簿。',
  },
  'standard-file-unreadable': {
    title: '评估标准读不出来',
    why: ({ reason }) => `${cut(reason, 50)}。`,
    what: '请用系统导出的评估标准.xlsx 或 JSON，在其中修改。',
  },
}
