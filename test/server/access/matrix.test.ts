import { expect, test } from 'vitest'
import { type EndpointId, endpoints } from '#core/api/table.ts'
import { grounds, probeOf, probes } from './access-probes.ts'
import { accessTable, type Cell } from './access-table.ts'
import type { Outcome } from './outcome.ts'

const lines = accessTable('接口')

test('每个接口都有一行，没有多余的行；每一行十格', () => {
  expect(lines.map(({ name }) => name).sort()).toEqual(Object.keys(endpoints).sort())
  for (const { name, cells } of lines) expect(cells, name).toHaveLength(10)
})

test('与对象有关的接口都有问法', () => {
  const scoped = lines.filter(({ cells }) => cells.some(({ cell }) => cell === '己' || cell === '全'))
  expect(scoped.map(({ name }) => name).filter((name) => !(name in probes))).toEqual([])
})

const expected: Readonly<Record<Cell, readonly [own: Outcome, other: Outcome]>> = {
  可: ['可', '可'],
  全: ['可', '可'],
  己: ['可', '不见'],
  无: ['无', '无'],
  登: ['登', '登'],
}

const scoped = lines.filter(({ name }) => name in probes)
const plain = lines.filter(({ name }) => !(name in probes))

test('与对象无关的接口：逐格相符', async () => {
  const place = await grounds()
  const found: string[] = []
  const wanted: string[] = []
  for (const { name, cells } of plain) {
    for (const { column, actor, cell } of cells) {
      found.push(`${name} ${column} ${await probeOf(name as EndpointId)(place, actor, 'own')}`)
      wanted.push(`${name} ${column} ${expected[cell][0]}`)
    }
  }
  expect(found).toEqual(wanted)
  expect(place.app.defects).toEqual([])
})

/** Endpoints that tell of an evaluation, which takes a child process to run. */
const needsEvaluation: readonly string[] = [
  'evaluation',
  'recomputation',
  'reEvaluate',
  'reEvaluation',
  'exportReEvaluation',
  'cancelEvaluation',
  'results',
  'result',
  'exportResults',
  'baseMapValues',
  'decisionOverview',
  'exportDecisionOverview',
  'checkUpSheet',
  'checkUpSheets',
  'checkUpSheetPrintings',
]

test.each(scoped.map(({ name, cells }) => [name, cells] as const))('%s：范围外、范围内', async (name, cells) => {
  const place = await grounds({ evaluated: needsEvaluation.includes(name) })
  const probe = probeOf(name as EndpointId)
  const found: string[] = []
  for (const { column, actor } of cells) {
    // Objects out of reach first: what is in reach may be used up by asking.
    const other = await probe(place, actor, 'other')
    found.push(`${column} ${other} ${await probe(place, actor, 'own')}`)
  }
  expect(found).toEqual(
    cells.map(({ column, cell }) => {
      const [own, other] = expected[cell]
      return `${column} ${other} ${own}`
    }),
  )
  expect(place.app.defects).toEqual([])
})
