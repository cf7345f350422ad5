import { cut, quoted } from '../../error/wording.ts'
import type { SomeProblemWordings } from '../problem-wording.ts'

/** 优质项目: filings, their calendar, check list and policies. */
export const filingWordings = {
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
} satisfies SomeProblemWordings
