import type { MechanismFigures } from './mechanism-schema.ts'
import type { SummaryFacts } from './summary.ts'
import { figureLabels, type PromiseLine, promiseLines, trackingStageOf } from './tracking.ts'

const stages = ['认定', '改扩建', '竣工验收', '日常运营'] as const

/** Projects recognised up to the end of the year: how far they are, and what of their promises the year's figures keep. */
export function mechanismTracking(facts: readonly SummaryFacts[], year: number): MechanismFigures['tracking'] {
  const projects = facts.filter(({ decision }) => {
    const isRecognised = decision?.outcome === 'recognised' || decision?.outcome === 'city-recognised'
    return isRecognised && decision.day <= `${year}-12-31`
  })
  const compared = projects.map((project) => ({ project, lines: promiseLines(project, year) }))
  return {
    projects: projects.length,
    reported: projects.filter(({ actuals }) => actuals.some((each) => each.year === year)).length,
    stages: stages.map((stage) => ({
      stage,
      projects: projects.filter((project) => trackingStageOf(project) === stage).length,
    })),
    promises: Object.values(figureLabels).map((label) => {
      const kept = compared.flatMap(({ lines }) => lines.flatMap((line) => (line.label === label ? [line.kept] : [])))
      const amount = (wanted: PromiseLine['kept']): number => kept.filter((each) => each === wanted).length
      return { label, kept: amount('kept'), short: amount('short'), unknown: amount('unknown') }
    }),
    short: compared.flatMap(({ project: { number, projectName }, lines }) => {
      const items = lines.filter(({ kept }) => kept === 'short').map(shortText)
      return items.length === 0 ? [] : [{ number, projectName, items }]
    }),
  }
}

function shortText({ label, promised, actual }: PromiseLine): string {
  return `${label}承诺 ${promised ?? '未填'}，实际 ${actual ?? '未填'}`
}
