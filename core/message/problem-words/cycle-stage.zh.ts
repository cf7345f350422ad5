import { cut, quoted } from '../../error/wording.ts'
import { minuteOf, type SomeProblemWordings } from '../problem-wording.ts'

/** The stages of a year: opinions of the city, the decision, lists of classes. */
export const cycleStageWordings = {
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
  'class-list-refused': {
    title: '清单、政策没有办成',
    why: ({ reason }) => `${cut(reason, 54)}。`,
    what: '请按原因更正，或重新预览后再办。',
  },
} satisfies SomeProblemWordings
