import { cut, quoted } from '../../error/wording.ts'
import { minuteOf, type SomeProblemWordings } from '../problem-wording.ts'

/** The register of standards. */
export const standardWordings = {
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
} satisfies SomeProblemWordings
