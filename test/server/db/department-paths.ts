import { authorise } from '#server/actions/authorise.ts'
import { listDifferences } from '#server/department-data/difference-list.ts'
import { listSignOffs, previewSignOff, signIndicators } from '#server/department-data/sign-offs.ts'
import { actOnDispute } from '#server/disputes/act.ts'
import { attachToDispute } from '#server/disputes/files.ts'
import { listDisputes } from '#server/disputes/list.ts'
import { openDispute } from '#server/disputes/open.ts'
import { listOwnValues } from '#server/disputes/own-values.ts'
import type { Service } from '#server/service.ts'
import { pdf } from '../attachments/files.ts'
import { owner, shiLi, wangFang, xinqiao, zhaoMin, zhouTao } from '../cast.ts'
import { taxClaim } from '../disputes/stage.ts'
import { cycle, example, firmRow, push } from '../rows.ts'

/** Differences, disputes and sign-offs as their pages ask for them. The example parcel is there and not locked. */
export async function departmentPaths(service: Service): Promise<void> {
  await push(service, zhaoMin, [firmRow({ taxPaid: 500 }, example, owner, 1)])
  for (const actor of [zhouTao, wangFang, zhaoMin]) {
    const grant = await authorise(service, actor, 'layerDifferences')
    for (const query of [
      { cycle },
      { cycle, sort: 'parcelCode' as const, town: xinqiao, q: example },
      { cycle, all: 'true' as const, least: 10, field: 'enterprise-information.taxPaid', department: 'tax' },
    ]) {
      const { nextCursor } = await listDifferences(service, grant, { ...query, limit: 1 })
      if (nextCursor !== null) await listDifferences(service, grant, { ...query, cursor: nextCursor, limit: 1 })
    }
  }
  const firm = await authorise(service, shiLi, 'openDispute')
  await listOwnValues(service, firm, { cycle })
  const { id } = await openDispute(service, firm, { ...taxClaim, value: 500 })
  const { revision } = await attachToDispute(service, firm, id, { name: '完税证明.pdf', bytes: pdf })
  await actOnDispute(service, firm, id, { act: 'raise', revision, note: taxClaim.reason, value: 900 })
  for (const actor of [zhouTao, wangFang, zhaoMin, shiLi]) {
    const grant = await authorise(service, actor, 'disputes')
    for (const only of ['open', 'overdue', 'mine', undefined] as const) {
      await listDisputes(service, grant, {
        cycle,
        parcelCode: example,
        q: owner,
        ...(only === undefined ? {} : { only }),
      })
    }
  }
  const tax = await authorise(service, zhaoMin, 'signIndicators')
  const seen = await previewSignOff(service, tax, { cycle })
  for (const town of [null, xinqiao]) {
    await signIndicators(service, tax, { cycle, town, revision: seen.revision, statement: '与年度数据一致' })
  }
  await push(service, zhaoMin, [firmRow({ taxPaid: 510 }, example, owner, 2)])
  await listSignOffs(service, await authorise(service, zhouTao, 'signOffs'), { cycle })
}
