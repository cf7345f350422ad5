import { cut, quoted } from '../../error/wording.ts'
import { layerNames } from '../../record/layer.ts'
import { fieldName, minuteOf, nameOf, type SomeProblemWordings, status } from '../problem-wording.ts'

/** Rows of a parcel: saving them, moving them on, in bulk or one by one. */
export const rowWordings = {
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
  'transition-not-allowed': {
    title: '状态不能这样变更',
    why: ({ from, to }) => `当前为${status(from)}，不能变为${status(to)}。`,
    what: '请刷新后按当前状态办理。',
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
} satisfies SomeProblemWordings
