import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import type { ParcelFacts } from '#core/facts/facts.ts'
import { evaluateAmongPeers } from '#core/scoring/evaluate.ts'
import { heldPeersOf, peersFrom } from '#core/scoring/held-peers.ts'
import { scoreParcel } from '#core/scoring/score-parcel.ts'
import { exampleFamilies } from '#core/standards/catalogue.ts'
import { canonicalJson } from '#server/canonical-json.ts'
import { freeze, thaw, thawed } from '#server/evaluation/frozen-inputs.ts'
import { randomDistrict } from '../../core/scoring/random-facts.ts'

async function* contents(pieces: ReturnType<typeof freeze>['pieces']): AsyncGenerator<Uint8Array, void> {
  for (const { content } of pieces) yield content
}

it('分块压缩，读回一字不差，摘要是全部事实的摘要', async () => {
  // A typed −0 is 0 in JSON, and to every rule.
  const facts = JSON.parse(JSON.stringify(randomDistrict(3, 2001))) as readonly ParcelFacts[]
  const { hash, pieces } = freeze(facts)
  expect(pieces.map(({ piece, firstCode, parcels }) => [piece, firstCode, parcels])).toEqual([
    [0, 'P000001', 1000],
    [1, 'P001001', 1000],
    [2, 'P002001', 1],
  ])
  expect(hash).toBe(createHash('sha256').update(canonicalJson(facts)).digest('hex'))
  expect(await thaw(contents(pieces))).toEqual({ facts, hash })
  expect(await thaw(contents(pieces.slice(1)))).not.toMatchObject({ hash })
  expect(thawed(pieces[2]?.content ?? new Uint8Array())).toEqual(facts.slice(2000))
})

it('没有地块也有摘要', async () => {
  const { hash, pieces } = freeze([])
  expect(pieces).toEqual([])
  expect(await thaw(contents(pieces))).toEqual({ facts: [], hash })
})

it.each(exampleFamilies.map((standard) => [standard.id, standard] as const))(
  '%s：留存的同组统计值读回来，单独一宗的得分与全区评估时相同',
  (_, standard) => {
    const facts = randomDistrict(4, 200)
    const { evaluation, peers } = evaluateAmongPeers(facts, standard)
    const held = peers === null ? null : peersFrom(JSON.parse(JSON.stringify(heldPeersOf(peers))))
    for (const [index, { total, indicators }] of evaluation.parcels.entries()) {
      const one = facts[index]
      expect(one && scoreParcel(one, standard, held)).toMatchObject({ total, indicators })
    }
  },
)
