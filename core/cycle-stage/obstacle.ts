import { formatNumber } from '../form/format.ts'
import type { StageAct } from './act.ts'

/** What is known of a year when somebody wants to move it on. */
export interface StageFacts {
  readonly parcels: number
  /** Not sent by whoever fills in, or sent back. */
  readonly notFiled: number
  readonly notReviewed: number
  /** Number of the formal evaluation that counts; null for none. */
  readonly formal: number | null
  /** Last day of the latest publication that is still open for objections; null for none. */
  readonly openUntil: string | null
  readonly openObjections: number
  /** Objections that were accepted and that no evaluation has taken up. */
  readonly toReEvaluate: number
  readonly packages: number
  readonly isSubmitted: boolean
  readonly hasOpinion: boolean
  readonly archives: number
}

/** Something that stands in the way of an act, or that whoever acts should know. */
export interface StageObstacle {
  readonly id: string
  /** False: told, the act may be done all the same. */
  readonly blocks: boolean
  /** A sentence. */
  readonly text: string
  /** Path of the console where it is dealt with. */
  readonly path: string
}

const whole = (value: number): string => formatNumber(value, 0)

type Rule = (facts: StageFacts) => StageObstacle | null

const parcels: Rule = ({ parcels: count }) =>
  count > 0 ? null : { id: 'no-parcels', blocks: true, text: '本年度还没有地块，先导入底版并下发。', path: '/base-map' }

const filed: Rule = ({ notFiled }) =>
  notFiled === 0
    ? null
    : { id: 'not-filed', blocks: false, text: `还有 ${whole(notFiled)} 宗没有提交。`, path: '/progress' }

const reviewed: Rule = ({ notReviewed }) =>
  notReviewed === 0
    ? null
    : { id: 'not-reviewed', blocks: false, text: `还有 ${whole(notReviewed)} 宗没有核验通过。`, path: '/progress' }

const formal: Rule = ({ formal: number }) =>
  number !== null
    ? null
    : { id: 'no-formal', blocks: true, text: '还没有正式评估，先在“评估”页运行。', path: '/evaluations' }

const published: Rule = ({ openUntil }) =>
  openUntil === null
    ? null
    : { id: 'window-open', blocks: true, text: `公示期到 ${openUntil}，期满后再审核。`, path: '/publications' }

const objections: Rule = ({ openObjections }) =>
  openObjections === 0
    ? null
    : {
        id: 'open-objections',
        blocks: true,
        text: `还有 ${whole(openObjections)} 件异议没有办结。`,
        path: '/objections',
      }

const reEvaluated: Rule = ({ toReEvaluate }) =>
  toReEvaluate === 0
    ? null
    : {
        id: 'to-re-evaluate',
        blocks: true,
        text: `有 ${whole(toReEvaluate)} 件采纳的异议还没有重新评估。`,
        path: '/objections',
      }

const packaged: Rule = ({ packages }) =>
  packages > 0
    ? null
    : { id: 'no-package', blocks: true, text: '还没有生成研判材料包。', path: '/stages?tab=city-review' }

const submitted: Rule = ({ isSubmitted }) =>
  isSubmitted
    ? null
    : { id: 'not-submitted', blocks: true, text: '还没有报市级联合研判，先登记回执。', path: '/stages?tab=city-review' }

const opinion: Rule = ({ hasOpinion }) =>
  hasOpinion
    ? null
    : { id: 'no-opinion', blocks: true, text: '还没有登记市级研判意见。', path: '/stages?tab=city-review' }

const archived: Rule = ({ archives }) =>
  archives > 0 ? null : { id: 'no-archive', blocks: true, text: '还没有生成归档包。', path: '/stages?tab=archive' }

const rules: Readonly<Partial<Record<StageAct, readonly Rule[]>>> = {
  'start-collection': [parcels],
  'start-verification': [parcels, filed],
  'start-evaluation': [parcels, reviewed],
  publish: [formal],
  review: [formal, published, objections, reEvaluated],
  'review-unpublished': [formal],
  'submit-to-city': [formal, packaged],
  'city-opinion': [submitted],
  decide: [formal, opinion],
  archive: [archived],
}

/** What stands in the way of the act as the year is now, in the order in which it is dealt with. */
export function obstaclesTo(act: StageAct, facts: StageFacts): readonly StageObstacle[] {
  return (rules[act] ?? []).flatMap((rule) => rule(facts) ?? [])
}

export function blockers(obstacles: readonly StageObstacle[]): readonly StageObstacle[] {
  return obstacles.filter(({ blocks }) => blocks)
}
