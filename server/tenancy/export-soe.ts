import type { TenancyParcelBody } from '#core/api/tenancy.ts'
import { soeLettingClause, tenancyIssueFacts } from '#core/tenancy/issue-kind.ts'
import { citationText, proposedFormNotice } from '#core/vocabulary/citation.ts'
import { townName } from '#core/vocabulary/district.ts'
import { streamWorkbook, type Table } from '#workbook/write.ts'
import type { Grant } from '../actions/authorise.ts'
import { instantText, todayInShanghai } from '../clock.ts'
import { tenancyPage } from '../db/tenancy.ts'
import type { ExportFile } from '../export/export-file.ts'
import type { Service } from '../service.ts'
import { filterOf, type TenancyQuery, tenancyBodies } from './parcels.ts'

const parcelsAtOnce = 200
const text = { numberFormat: '@' } as const
const area = { numberFormat: '#,##0.00' } as const

/** 国企物业出租、转租清单: a line a tenant, with whom it rents from. 区属 unless asked for others. */
export async function exportSoeLettings(service: Service, grant: Grant, query: TenancyQuery): Promise<ExportFile> {
  const { soe = '区属', cycle } = query
  const { username, role, name } = grant.actor
  const filter = filterOf(service, grant, { ...query, soe })
  const at = instantText(service.clock.now())
  await service.database.write((db) =>
    service.audit.append(db, {
      district: filter.district,
      at,
      username,
      role,
      action: 'exported',
      object: `soe-lettings ${cycle}`,
      details: { soe, town: query.town },
    }),
  )
  const parcels: TenancyParcelBody[] = []
  let after = ''
  for (;;) {
    const from = after
    const codes = await service.database.read((db) => tenancyPage(db, filter, from, parcelsAtOnce))
    parcels.push(...(await service.database.read((db) => tenancyBodies(db, filter, codes))))
    const last = codes.at(-1)
    if (last === undefined || codes.length < parcelsAtOnce) break
    after = last
  }
  const table: Table = {
    sheet: '出租转租清单',
    title: `${soe.replaceAll(',', '、')}国企物业出租、转租清单`,
    lines: [
      proposedFormNotice,
      `${cycle}年度  导出人：${name}  导出时间：${at.slice(0, 16).replace('T', ' ')}  依据：${citationText(soeLettingClause)}`,
      '承租关系由填报的“出租方”文字核对得出；疑点为本系统提示，不是认定。',
      ...(service.demo ? ['示例数据，非真实企业和地块。'] : []),
    ],
    frozenColumns: 2,
    columns: [
      { heading: '所属街镇/园区', width: 14 },
      { heading: '地块编码', width: 18, ...text },
      { heading: '地块名称/坐落', width: 26 },
      { heading: '国企属性', width: 10 },
      { heading: '用地主体名称', width: 28 },
      { heading: '用地主体信用代码', width: 22, ...text },
      { heading: '总建筑面积（m²）', width: 16, ...area },
      { heading: '出租面积（m²）', width: 14, ...area },
      { heading: '承租企业', width: 28 },
      { heading: '统一社会信用代码', width: 22, ...text },
      { heading: '层级', width: 12 },
      { heading: '出租方', width: 28 },
      { heading: '占用建筑面积（m²）', width: 18, ...area },
      { heading: '租赁起始日期', width: 14, ...text },
      { heading: '租赁终止日期', width: 14, ...text },
      { heading: '疑点', width: 40 },
    ],
    rows: parcels.flatMap(linesOf),
  }
  return {
    name: `国企物业出租转租清单-${cycle}-${todayInShanghai(service.clock).replaceAll('-', '')}.xlsx`,
    bytes: streamWorkbook([table]),
  }
}

function linesOf(parcel: TenancyParcelBody): (string | number | null)[][] {
  const { parcelCode, parcelName, townCode, ownerIsSoe, ownerName, ownerUscc, floorArea, rentedOutArea } = parcel
  const head = [
    townName(townCode ?? ''),
    parcelCode,
    parcelName,
    ownerIsSoe,
    ownerName,
    ownerUscc,
    floorArea,
    rentedOutArea,
  ]
  const issuesAt = (uscc: string | null): string =>
    parcel.issues
      .filter((issue) => issue.uscc === uscc)
      .map(({ kind }) => tenancyIssueFacts[kind].name)
      .join('；')
  const tenants = parcel.links.filter(({ lessor }) => lessor.kind !== 'none')
  const whole = issuesAt(null)
  if (tenants.length === 0) return [[...head, null, null, null, null, null, null, null, whole]]
  return tenants.map(({ uscc, name, depth, lessor, area: occupied, leaseStart, leaseEnd }) => {
    const told = [whole, issuesAt(uscc)].filter((part) => part !== '').join('；')
    return [...head, name, uscc, depthWord(depth), lessor.text, occupied, leaseStart, leaseEnd, told]
  })
}

function depthWord(depth: number | null): string {
  if (depth === null) return '未对上'
  return depth === 1 ? '出租' : `转租（第 ${depth} 手）`
}
