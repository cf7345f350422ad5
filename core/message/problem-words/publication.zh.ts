import { cut } from '../../error/wording.ts'
import { minuteOf, type SomeProblemWordings } from '../problem-wording.ts'

/** 公示, 异议 against it, and letters. */
export const publicationWordings = {
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
} satisfies SomeProblemWordings
