import type { ParcelFacts } from '#core/facts/facts.ts'
import { evaluateAmongPeers } from '#core/scoring/evaluate.ts'
import { explain } from '#core/scoring/explain.ts'
import { wayUpLines } from '#core/scoring/explain-lift.ts'
import { wayUp } from '#core/scoring/lift.ts'
import { exampleFamilies } from '#core/standards/catalogue.ts'
import { regExample20261 } from '#core/standards/reg-example-2026-1.ts'

/** Everything the engine says of the parcels by every shipped standard, as text: runs in Node and in a browser. */
export function everythingSaid(facts: readonly ParcelFacts[]): readonly string[] {
  return [regExample20261, ...exampleFamilies].map((standard) => {
    const { evaluation, peers } = evaluateAmongPeers(facts, standard)
    const texts = evaluation.parcels.map((result, index) => {
      const one = facts[index]
      const group = evaluation.groups.find(({ key }) => key === result.group)
      const way = one === undefined ? [] : wayUpLines(wayUp(one, standard, group?.cutOffs, peers), standard)
      return [...explain(result, standard, group), ...way]
    })
    return JSON.stringify({ evaluation, texts })
  })
}
