import { expect, it } from 'vitest'
import { conditionsOf, meets } from '#console/map/data/conditions.ts'
import { placesInSight } from '#console/map/data/in-sight.ts'
import { codeOf, everyPlace, placeOf } from '#console/map/data/parcels.ts'
import { tallyOf } from '#console/map/data/tally.ts'
import { parseMapView } from '#console/map/map-view.ts'
import { readTown } from '#console/map/worker/town.ts'
import { madeUpTown, smallMap } from '../../browser/made-up-map.ts'

const first = readTown(madeUpTown(smallMap, 0), 0)
const towns = [first.columns, readTown(madeUpTown(smallMap, 1), first.columns.codes.length).columns]
const all = towns.reduce((sum, { codes }) => sum + codes.length, 0)

function conditions(query: string) {
  return conditionsOf(parseMapView(new URLSearchParams(query)), 'class')
}

it('无边界的地块照样计数，也列得出来', () => {
  const tally = tallyOf(towns, {}, 'class', null)
  expect(tally.parcels).toBe(all)
  expect(tally.unmapped.length).toBeGreaterThan(0)
  expect(tally.mapped + tally.unmapped.length).toBe(all)
  expect(tally.byTown.map(({ unmapped }) => unmapped).reduce((a, b) => a + b)).toBe(tally.unmapped.length)
  expect([...tally.byLook.values()].reduce((a, b) => a + b)).toBe(tally.mapped)
})

it('图例的宗数不因图例自己的选择而变，别的条件照算', () => {
  const open = tallyOf(towns, {}, 'class', null)
  const chosen = tallyOf(towns, conditions('class=D'), 'class', null)
  expect(chosen.byLook).toEqual(open.byLook)
  expect(chosen.mapped).toBe(open.byLook.get('D'))
  const inTown = tallyOf(towns, conditions('town=310117001000&class=D'), 'class', null)
  expect(inTown.byTown[1]?.parcels).toBe(0)
  expect(inTown.mapped).toBeLessThan(chosen.mapped)
})

it('各条件同时成立才算', () => {
  const both = conditions('class=B&status=draft')
  const places = [...everyPlace(towns)].filter((place) => meets(both, place, null))
  expect(places.length).toBeGreaterThan(0)
  for (const { town, index } of places) expect([town.classes[index], town.statuses[index]]).toEqual(['B', 'draft'])
})

it('图中地块由近及远，没有边界的不在其中', () => {
  const sight = [-180, -90, 180, 90] as const
  const places = placesInSight(towns, sight, {}, null)
  expect(places.length).toBe(tallyOf(towns, {}, 'class', null).mapped)
  const code = codeOf(places[0] ?? { town: first.columns, index: 0 })
  expect(placeOf(towns, code)).toEqual(places[0])
  expect(placesInSight(towns, [0, 0, 1, 1], {}, null)).toEqual([])
})
