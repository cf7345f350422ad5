import { cut } from '../../error/wording.ts'
import { minuteOf, type SomeProblemWordings } from '../problem-wording.ts'

/** 异议 against values of departments. */
export const disputeWordings = {
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
} satisfies SomeProblemWordings
