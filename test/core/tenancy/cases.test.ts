import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { shareSum } from '#core/checks/share-sum.ts'
import { completedUscc } from '#core/form/code-system.ts'
import { chainOf } from '#core/tenancy/chain.ts'
import { tenancyIssueFacts, tenancyIssueKinds } from '#core/tenancy/issue-kind.ts'
import { issuesOf } from '#core/tenancy/issues.ts'
import type { TenancyFirm, TenancyParcel } from '#core/tenancy/tenancy.ts'
import { citationText } from '#core/vocabulary/citation.ts'

interface ChainCase {
  readonly 名称: string
  readonly 总建筑面积?: number
  readonly 出租面积?: number
  readonly 企业: readonly string[]
  readonly 链: readonly string[]
  readonly 疑点: readonly string[]
}

function casesOf<Case>(name: string): readonly Case[] {
  return parse(readFileSync(join(import.meta.dirname, `../../cases/tenancy/${name}.yaml`), 'utf8'))
}

const ownerName = '示例精密制造'
const ownerUscc = '91310117999999912E'

/** Words of a line; what stands in quotes is one word, a name in braces stands for its code. */
function wordsOf(line: string): readonly string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '')
}

function firmsOf(lines: readonly string[]): readonly TenancyFirm[] {
  const words = lines.map(wordsOf)
  const codes = new Map(
    words.map(([name = ''], index) => [
      name,
      name === ownerName ? ownerUscc : completedUscc(`91310117MA8${String(index).padStart(5, '0')}`),
    ]),
  )
  const filled = (word = '-'): string | null => (word === '-' ? null : word)
  return words.map(([name = '', occupancy, lessor, leaseStart, leaseEnd, area]) => ({
    uscc: codes.get(name) ?? '',
    name,
    occupancy: filled(occupancy),
    lessor: filled(lessor)?.replaceAll(/\{(.+?)\}/g, (_, named: string) => codes.get(named) ?? '') ?? null,
    leaseStart: filled(leaseStart),
    leaseEnd: filled(leaseEnd),
    area: filled(area) === null ? null : Number(area),
  }))
}

test.each(casesOf<ChainCase>('chains').map((one) => [one.名称, one] as const))('%s', (_, given) => {
  const firms = firmsOf(given.企业)
  const { 总建筑面积: floorArea = null, 出租面积: rentedOutArea = null } = given
  const parcel: TenancyParcel = { ownerName, ownerUscc, floorArea, rentedOutArea, firms }
  const nameOf = (uscc: string | null): string => firms.find((firm) => firm.uscc === uscc)?.name ?? '地块'
  const links = chainOf(parcel)
  const words = { none: '无', owner: '主体', unknown: '未对上' } as const
  expect(
    links.map(({ firm, lessor, depth }) => {
      return `${firm.name}→${lessor.kind === 'firm' ? nameOf(lessor.uscc) : words[lessor.kind]}@${depth ?? '-'}`
    }),
  ).toEqual(given.链)
  expect(
    issuesOf(parcel, links).map(({ kind, uscc, due }) => `${kind} ${nameOf(uscc)}${due === null ? '' : ` ${due}`}`),
  ).toEqual(given.疑点)
})

test('每种疑点都有用例，都写明依据或是本系统提示', () => {
  const tested = casesOf<ChainCase>('chains').flatMap((one) => one.疑点.map((issue) => issue.split(' ')[0]))
  expect(tenancyIssueKinds.filter((kind) => !tested.includes(kind))).toEqual([])
  for (const kind of tenancyIssueKinds) {
    expect(citationText(tenancyIssueFacts[kind].clause), kind).toMatch(/^拟定（.+）$/)
  }
})

interface SumCase {
  readonly 比例: readonly number[]
  readonly 未提交: boolean
  readonly 预期: string
}

test.each(casesOf<SumCase>('share-sums').map((one) => [JSON.stringify(one), one] as const))('%s', (_, given) => {
  expect(shareSum(given.比例, given.未提交)).toBe(given.预期)
})
