import type { StandardDetail } from '#core/api/standards.ts'
import type { Dimension, Standard } from '#core/scoring/standard.ts'
import { changedIndicator } from '#core/standard-edit/indicator-edit.ts'
import { regExample20261 as reg } from '#core/standards/reg-example-2026-1.ts'
import type { Actor } from '#server/actions/actor.ts'
import { authorise } from '#server/actions/authorise.ts'
import { runEvaluation } from '#server/evaluation-runs/run-evaluation.ts'
import { actOnStandard } from '#server/standards/act.ts'
import { createStandard } from '#server/standards/create.ts'
import { saveStandard } from '#server/standards/save.ts'
import { cycle, type District } from './district.ts'

/** The second person of 专班 (test/browser/tenancy-stage.ts employs her). */
export const second: Actor = { username: 'linyi', name: '林奕', role: 'district', org: null, client: 'console' }

/** The indicator's place in the default standard. */
export function placeOf(id: string): number {
  return reg.indicators.findIndex((indicator) => indicator.id === id)
}

export function weighing(standard: Standard, weights: Readonly<Record<string, number>>): Standard {
  return Object.entries(weights).reduce(
    (text, [id, weight]) => changedIndicator(text, placeOf(id), { weight }),
    standard,
  )
}

/** In force from the day, with a clause of every kind that applies from earlier on or, the last one, from that very day. */
export function dating(standard: Standard, since: string): Standard {
  const { dimensions, indicators, rules, classes, classMeasures } = standard
  const from = <Clause extends Pick<Dimension, 'citation'>>(clause: Clause, day: string): Clause => ({
    ...clause,
    citation: { ...clause.citation, since: day },
  })
  const first = <Clause extends Pick<Dimension, 'citation'>>(list: readonly Clause[], day: string): readonly Clause[] =>
    list.map((one, index) => (index === 0 ? from(one, day) : one))
  const taxed = placeOf('E1')
  return {
    ...standard,
    since,
    dimensions: first(dimensions, '2025-01-01'),
    indicators: indicators.map((one, index) => (index === taxed ? from(one, since) : one)),
    rules: first(rules, '2024-07-01'),
    classes: from(classes, '2026-01-01'),
    ...(classMeasures === undefined
      ? {}
      : { classMeasures: { ...classMeasures, A: first(classMeasures.A, '2025-07-01') } }),
  }
}

/** What the register does with versions of the district, by the use cases that the console calls. */
export function registerOf({ server: { service } }: District) {
  return {
    async begin(
      actor: Actor,
      id: string,
      name = '松江区产业用地综合绩效评估标准',
      basedOn = reg.id,
    ): Promise<StandardDetail> {
      const grant = await authorise(service, actor, 'createStandard')
      return createStandard(service, grant, { basedOn, id, name })
    },
    async save(actor: Actor, version: StandardDetail, change: (text: Standard) => Standard): Promise<StandardDetail> {
      const grant = await authorise(service, actor, 'saveStandard')
      const base: Standard = { ...reg, id: version.id, name: version.name, since: version.since, label: version.label }
      const standard = { ...change(base) }
      return (await saveStandard(service, grant, version.id, { revision: version.revision, standard })).version
    },
    async trial(actor: Actor, id: string): Promise<void> {
      await runEvaluation(service, await authorise(service, actor, 'runEvaluation'), { cycle, standard: id })
    },
    async act(
      actor: Actor,
      version: StandardDetail,
      body: { act: 'submit' | 'approve' } | { act: 'send-back'; note: string },
    ): Promise<StandardDetail> {
      const grant = await authorise(service, actor, 'actOnStandard')
      return actOnStandard(service, grant, version.id, { ...body, revision: version.revision })
    },
  }
}
