import { describe, expect, it } from 'vitest'
import { ruleList } from '#core/checks/catalogue.ts'
import type { CellInput } from '#core/form/parse.ts'
import { findingMessage } from '#core/message/message.zh.ts'
import { dayNumber, fromDayNumber, isCalendarDate } from '#core/vocabulary/calendar-date.ts'
import { type Case, caseFiles, casesOf, findingsOf, told, withEdge } from './case.ts'

const cases = caseFiles.flatMap((file) => casesOf(file).map((given) => ({ file, given })))
const plain = cases.filter(({ given }) => given.字段 === undefined)
const edges = cases.filter(({ given }) => given.字段 !== undefined)

it('一宗没有问题的地块，没有任何发现', () => {
  expect(findingsOf({ 名称: '', 规则: '' }).map(told)).toEqual([])
})

describe.for([...new Set(plain.map(({ file }) => file))])('%s', (file) => {
  it.for(plain.filter((each) => each.file === file).map(({ given }) => given))('$规则 $名称', (given) => {
    const findings = findingsOf(given)
    expect(findings.map(told).sort()).toEqual([...(given.预期 ?? [])].sort())
    if (given.说法 === undefined) return
    const finding = findings.find(({ code }) => code === given.规则)
    expect(finding && Object.values(findingMessage(finding))).toEqual(given.说法)
  })
})

describe('界限两侧', () => {
  it.for(edges.map(({ given }) => given))('$规则 $名称', (given) => {
    const { 不提示: silent, 提示: first } = given
    if (silent === undefined || first === undefined) throw new RangeError('an edge has two sides')
    expect([firesAt(given, silent), firesAt(given, first)]).toEqual([false, true])
    if (given.只看一侧 === '是') return
    expect([firesAt(given, beyond(first, silent)), firesAt(given, beyond(silent, first))]).toEqual([false, true])
  })
})

function firesAt(given: Case, value: CellInput): boolean {
  return findingsOf(withEdge(given, value)).some((finding) => told(finding).startsWith(`${given.规则} `))
}

/** One more step from the first value over the second: of the same size, a day for dates. */
function beyond(from: CellInput, to: CellInput): CellInput {
  if (typeof from === 'number' && typeof to === 'number') return Number((to + (to - from)).toFixed(6))
  const [a, b] = [String(from), String(to)]
  if (!isCalendarDate(a) || !isCalendarDate(b)) throw new RangeError(`no step from ${a} to ${b}`)
  return fromDayNumber(2 * dayNumber(b) - dayNumber(a))
}

describe('每条规则都有用例', () => {
  it.for(ruleList.map(({ id, levels }) => ({ id, levels })))('$id', ({ id, levels }) => {
    const expected = plain.flatMap(({ given }) => given.预期 ?? []).filter((text) => text.startsWith(id))
    const found = new Set(expected.map((text) => text.split(' ')[1]))
    expect([...found].sort()).toEqual(levels.map((level) => ({ error: 'E', warning: 'W', info: 'I' })[level]).sort())
    expect(cases.some(({ given }) => given.规则.startsWith(id))).toBe(true)
  })

  it('界限的两侧只差一个最小单位', () => {
    const distances = edges.map(({ given: { 不提示: silent, 提示: first } }) =>
      typeof silent === 'number' && typeof first === 'number'
        ? Number(Math.abs(first - silent).toFixed(6))
        : Math.abs(dayNumber(String(first)) - dayNumber(String(silent))),
    )
    expect(new Set(distances)).toEqual(new Set([1, 0.01, 0.001, 0.0001]))
  })
})
