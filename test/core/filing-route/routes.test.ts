import { describe, expect, it } from 'vitest'
import { requiredDocuments } from '#core/filing/documents.ts'
import { documentKindInfo, documentKinds, documentLabel } from '#core/filing-route/document-kind.ts'
import { deciderNames, landTypes } from '#core/filing-route/route.ts'
import { routeList, routeOfLandType, routesOffered } from '#core/filing-route/routes.ts'
import { notice9 } from '#core/vocabulary/citation.ts'
import { facts } from '../filing/acts.ts'
import { readCases } from '../filing/yaml.ts'

interface Line {
  readonly 类型: string
  readonly 依据: string
  readonly 方式: readonly string[]
  readonly 可说明理由?: '是'
  readonly 申报材料: readonly string[]
  readonly 报送前另需: readonly string[]
  readonly 认定: string
  readonly 突破合同容积率报备?: '是'
  readonly 待规划调整?: '是'
}

const lines = readCases<readonly Line[]>('routes.yaml')
const yes = (value: boolean) => (value ? '是' : undefined)

describe('各类用地的程序与表相同', () => {
  it.for(lines)('$类型', (line) => {
    const landType = landTypes.find((each) => line.类型.endsWith(` ${each}`))
    if (landType === undefined) throw new Error(`no land type ${line.类型}`)
    const route = routeOfLandType(landType)
    expect(`${route.mark} ${landType}`).toBe(line.类型)
    expect([route.clause.document, route.clause.clause]).toEqual([notice9, line.依据])
    expect(route.works).toEqual(line.方式)
    expect(yes(route.worksMayBeOverridden)).toBe(line.可说明理由)
    const atSubmit = requiredDocuments(route, facts, 'submit').map(documentLabel)
    expect(atSubmit).toEqual(line.申报材料)
    const atReport = requiredDocuments(route, facts, 'report').map(documentLabel)
    expect(atReport.filter((label) => !atSubmit.includes(label))).toEqual(line.报送前另需)
    expect(deciderNames[route.decider]).toBe(line.认定)
    expect(yes(route.cityNoticeOverContractRatio)).toBe(line.突破合同容积率报备)
    expect(yes(route.awaitsPlanAdjustment)).toBe(line.待规划调整)
  })

  it('每种用地类型都在表里', () => {
    expect(lines.map(({ 类型 }) => 类型.split(' ')[1])).toEqual([...landTypes])
  })

  it('新建只用于战略预留区；临港只由临港新片区管委会办理', () => {
    expect(routeList.filter(({ works }) => works.includes('新建')).map(({ mark }) => mark)).toEqual(['①', '①'])
    expect(routesOffered('district').map(({ id }) => id)).not.toContain('lingang')
    expect(routesOffered('lingang')).toMatchObject([{ decider: 'lingang', landType: null, mark: '临港' }])
  })
})

it('出让取得的必须有合同，其他方式写明理由的可以没有', () => {
  const route = routeOfLandType('战略预留区现状')
  const needed = (acquireMode: string, contractAbsence: string | null) =>
    requiredDocuments(route, { ...facts, acquireMode, contractAbsence }, 'submit').includes('contract')
  expect(needed('出让', '合同遗失')).toBe(true)
  expect(needed('划拨', null)).toBe(true)
  expect(needed('划拨', '  ')).toBe(true)
  expect(needed('划拨', '划拨决定书沪松划〔2001〕3号')).toBe(false)
})

it('每种材料有名称和依据，名称不重复', () => {
  const labels = documentKinds.map((kind) => documentKindInfo[kind].label)
  expect(new Set(labels).size).toBe(labels.length)
})
