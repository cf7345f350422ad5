import { authorise } from '#server/actions/authorise.ts'
import { sampleDistrict } from '#server/demo/district.ts'
import { pushAs } from '#server/demo/seed.ts'
import { previewSignOff, signIndicators } from '#server/department-data/sign-offs.ts'
import { actOnDispute } from '#server/disputes/act.ts'
import { attachToDispute } from '#server/disputes/files.ts'
import { openDispute } from '#server/disputes/open.ts'
import { listOwnValues } from '#server/disputes/own-values.ts'
import { pdf } from '../../server/attachments/files.ts'
import { cycle, type District, startDistrict } from '../district.ts'
import type { Screen, ScreenGroup } from '../screen.ts'
import { broken, press, type Step, seen, shapes, signingIn, silent, steps } from '../screen-steps.ts'

let district: District | null = null
const made = { draft: '', raised: '', corrected: '', code: '' }

const as = signingIn(() => {
  if (district === null) throw new Error('the district is not open')
  return district
})

function screen(name: string, path: () => string, before: Step, ...then: readonly Step[]): Screen {
  return {
    name: `disputes-${name}`,
    get path() {
      return path()
    },
    before,
    setup: steps(...then),
  }
}

const own = (): string => '/disputes'
const ownDisputes = (): string => '/disputes?tab=disputes'
const tab = (key: string) => (): string => `/department-data?tab=${key}`
const line = seen('tbody tr th[scope="row"]')
const row = seen('tbody tr[data-row] td:not(:has(.skeleton))')
const api = '**/api/v1/disputes**'
const evidence = seen('section[aria-label="凭证"]')
const card = seen('.card')

const screens: readonly Screen[] = [
  screen('values', own, as('qiye'), line),
  screen('values-loading', own, as('qiye', silent('**/api/v1/disputes/values**')), shapes),
  screen('values-error', own, as('qiye', broken('**/api/v1/disputes/values**')), shapes),
  screen('values-open', own, as('qiye'), line, press(/^提异议/), seen('.dispute-open')),
  screen('list-firm', ownDisputes, as('qiye'), line),
  screen('draft', () => `/disputes/${made.draft}`, as('qiye'), evidence, press('提出异议')),
  screen('raised', () => `/disputes/${made.raised}`, as('shuiwu'), evidence),
  screen('corrected', () => `/disputes/${made.corrected}`, as('zhoutao'), evidence),
  screen('masked', () => `/disputes/${made.raised}`, as('wangfang'), evidence),
  screen('list', tab('disputes'), as('shuiwu'), line),
  screen('list-district', tab('disputes'), as('zhoutao'), line, press('修改期限')),
  screen('list-error', tab('disputes'), as('zhoutao', broken(api)), shapes),
  screen('parcel', () => `/parcels/${cycle}/${made.code}?tab=data`, as('zhoutao'), seen('.dispute-line')),
  screen('differences', tab('differences'), as('zhoutao'), row),
  screen('differences-town', tab('differences'), as('wangfang'), card),
  screen('differences-nothing', () => '/department-data?tab=differences&q=没有', as('zhoutao'), seen('.empty')),
  screen('differences-tolerances', tab('differences'), as('zhoutao'), row, press('修改容差')),
  screen('sign-offs', tab('sign-offs'), as('zhoutao'), line),
  screen('sign-offs-sign', tab('sign-offs'), as('tongji'), line, press('签认指标'), seen('.act-form')),
  screen('evaluation-notes', () => '/evaluations', as('zhoutao'), seen('.banner')),
]

/** A tax figure that differs on each parcel of the firm, disputes in every state, a sign-off that is out of date. */
async function fill(
  { server: { service }, actor }: District,
  firms: readonly { readonly code: string; readonly uscc: string; readonly tax: number }[],
): Promise<void> {
  const right = (who: string, endpoint: Parameters<typeof authorise>[2]) => authorise(service, actor(who), endpoint)
  const rows = (change: number) =>
    firms.map(({ code, uscc, tax }) => ({
      form: 'enterprise-information' as const,
      key: { cycle, parcelCode: code, uscc },
      baseRevision: 0,
      fields: { taxPaid: Math.round(tax * change), rdExpense: Math.round(tax / 3) },
    }))
  await pushAs(service, actor('shuiwu'), 'screens tax', rows(0.8))
  const [first] = firms
  if (first !== undefined) {
    const key = { cycle, parcelCode: first.code }
    const safety = {
      form: 'parcel-self-assessment' as const,
      key,
      baseRevision: 0,
      fields: { houseSafety: '一般', useMismatch: false },
    }
    await pushAs(service, actor('jianguan'), 'screens safety', [safety])
  }
  const { revision } = await previewSignOff(service, await right('shuiwu', 'previewSignOff'), { cycle })
  const signing = { cycle, town: null, revision, statement: '与 2025 年度征管系统入库数一致。' }
  await signIndicators(service, await right('shuiwu', 'signIndicators'), signing)
  await pushAs(service, actor('shuiwu'), 'screens tax again', rows(0.81))
  const { items } = await listOwnValues(service, await right('qiye', 'ownDepartmentValues'), { cycle })
  const open = async (field: string) => {
    const value = items.find((each) => each.field === field)
    if (value === undefined) throw new Error(`no value of ${field}`)
    const { form, key } = value
    const claimed = typeof value.below === 'number' ? value.below : 1
    const body = {
      cycle,
      form,
      key,
      field,
      value: value.value,
      claimed,
      reason: '完税证明合计与核定数不同，附四季度完税证明',
    }
    made.code = value.parcelCode
    return openDispute(service, await right('qiye', 'openDispute'), body)
  }
  const raise = async (id: string): Promise<string> => {
    const grant = await right('qiye', 'attachToDispute')
    const {
      revision: seenAt,
      claimed,
      reason,
    } = await attachToDispute(service, grant, id, { name: '2025年度完税证明.pdf', bytes: pdf })
    const value = typeof claimed === 'number' ? claimed : 1
    const note = reason ?? ''
    await actOnDispute(service, await right('qiye', 'actOnDispute'), id, {
      act: 'raise',
      revision: seenAt,
      value,
      note,
    })
    return id
  }
  const answered = await raise((await open('taxPaid')).id)
  const grant = await right('shuiwu', 'actOnDispute')
  const accepted = await actOnDispute(service, grant, answered, { act: 'accept', revision: 3 })
  const correction = {
    act: 'correct',
    revision: accepted.revision,
    value: 1234.5,
    note: '按完税证明合计，扣除退税',
  } as const
  await actOnDispute(service, grant, answered, correction)
  made.corrected = answered
  made.raised = await raise((await open('rdExpense')).id)
  const again = (await listOwnValues(service, await right('qiye', 'ownDepartmentValues'), { cycle })).items
  const value = again.find((each) => each.field === 'taxPaid')
  if (value === undefined) throw new Error('no tax figure')
  const { form, key, field } = value
  const body = { cycle, form, key, field, value: value.value, claimed: 1300, reason: '更正后仍少计一笔' }
  made.draft = (await openDispute(service, await right('qiye', 'openDispute'), body)).id
}

export const group: ScreenGroup = {
  name: 'disputes',
  screens,
  start: async () => {
    const all = sampleDistrict(2025)
    const ofTown = (parcel: (typeof all)[number]): boolean => parcel.townCode === '310117105000'
    const parcels = [...all.filter(ofTown), ...all.filter((parcel) => !ofTown(parcel))]
    district = await startDistrict({ parcels, draft: false })
    const firms = parcels.slice(0, 40).flatMap(({ parcel, firms }) => {
      const [firm] = firms
      const tax = firm?.taxPaid
      return firm === undefined || typeof tax !== 'number'
        ? []
        : [{ code: String(parcel.parcelCode), uscc: String(firm.uscc), tax }]
    })
    await fill(district, firms)
    return district
  },
}
