import { cut } from '../../error/wording.ts'
import { minuteOf, type SomeProblemWordings } from '../problem-wording.ts'

/** Disposal plans. */
export const disposalWordings = {
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
} satisfies SomeProblemWordings
