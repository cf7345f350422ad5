import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import {
  type Authority,
  type AuthorityLayer,
  authorityLayers,
  authorityState,
  coversParcel,
  mayWrite,
} from '#core/roster/authority.ts'
import { followed } from '#core/roster/followed.ts'

type FormWord = '自评表' | '企业表'
type LayerWord = '填报' | '现场'

interface GivenAuthority {
  readonly 自: string
  readonly 至: string
  readonly 街镇?: readonly string[]
  readonly 地块?: readonly string[]
  readonly 移走?: readonly string[]
  readonly 终止?: string
  readonly 表?: readonly FormWord[]
  readonly 层?: readonly LayerWord[]
}

interface Case {
  readonly 名: string
  readonly 授权: readonly GivenAuthority[]
  readonly 变动?: readonly { readonly 原: readonly string[]; readonly 新: readonly string[] }[]
  readonly 今天: string
  readonly 地块: string
  readonly 街镇?: string | null
  readonly 可看: '是' | '否'
  readonly 可写?: readonly string[]
}

const forms = { 自评表: 'parcel-self-assessment', 企业表: 'enterprise-information' } as const
const layerOf: Readonly<Record<LayerWord, AuthorityLayer>> = { 填报: 'reported', 现场: 'onsite' }
const wordOf: Readonly<Record<AuthorityLayer, LayerWord>> = { reported: '填报', onsite: '现场' }
const file = join(import.meta.dirname, '../../cases/roster/authority.yaml')
const cases = parse(readFileSync(file, 'utf8'), { schema: 'failsafe' }) as readonly Case[]

function authorityOf(given: GivenAuthority, { 变动 = [] }: Case): Authority {
  const successions = 变动.map(({ 原, 新 }) => ({ predecessors: 原, successors: 新 }))
  return {
    from: given.自,
    until: given.至,
    isEnded: given.终止 === '是',
    towns: new Set(given.街镇),
    parcels: followed(given.地块 ?? [], successions, 'every'),
    handedOn: followed(given.移走 ?? [], successions, 'some'),
    forms: (given.表 ?? ['自评表', '企业表']).map((word) => forms[word]),
    layers: (given.层 ?? ['填报', '现场']).map((word) => layerOf[word]),
  }
}

describe('第三方单位的授权', () => {
  it.each(cases.map((one) => [one.名, one] as const))('%s', (_, one) => {
    const place = {
      parcelCode: one.地块,
      townCode: one.街镇 === undefined ? 'T1' : one.街镇 === 'null' ? null : one.街镇,
    }
    const inForce = one.授权
      .map((given) => authorityOf(given, one))
      .filter((authority) => authorityState(authority, one.今天) === 'running')
    expect(inForce.some((authority) => coversParcel(authority, place))).toBe(one.可看 === '是')
    const written = (['自评表', '企业表'] as const).flatMap((form) =>
      authorityLayers
        .filter((layer) => mayWrite(inForce, place, forms[form], layer))
        .map((layer) => `${form}/${wordOf[layer]}`),
    )
    expect(written).toEqual(one.可写 ?? [])
    expect(mayWrite(inForce, place, 'enterprise-information', 'department')).toBe(false)
  })
})
