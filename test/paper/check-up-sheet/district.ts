import { checkUpSheet, type SheetSource } from '#core/check-up-sheet/build.ts'
import type { CheckUpSheet } from '#core/check-up-sheet/sheet.ts'
import { factsOf } from '#core/checks/facts-of.ts'
import type { Cells } from '#core/form/form.ts'
import { evaluateAmongPeers } from '#core/scoring/evaluate.ts'
import { wayUp } from '#core/scoring/lift.ts'
import type { ParcelResult } from '#core/scoring/result.ts'
import type { Standard } from '#core/scoring/standard.ts'
import { type FormRow, subjectsOf } from '#core/subject/subjects-of.ts'
import { sampleDistrict } from '#server/demo/district.ts'

const today = '2026-11-22'
const cycle = '2026'
const sample = sampleDistrict(2026)
/** Everything that one parcel can have against it and for it at once, and twelve firms. */
const worstCells = {
  houseSafety: '重大',
  workSafety: '限期整改',
  envCompliance: '重大违法或不达标',
  idleDetermined: true,
  envRestrict: true,
  useMismatch: true,
  illegalFloorArea: 120,
  bottleneckTech: true,
  exemptReason: '公用设施',
  vacantSince: '2022-01-01',
} as const
const worstFirm = { headquarters: true, srdi: '国家级小巨人', highTech: true } as const

export const worst = String(sample[40]?.parcel.parcelCode)

function rowsOf(parcel: Cells, firms: readonly Cells[]): readonly FormRow[] {
  const code = String(parcel.parcelCode)
  return [
    { id: code, form: 'parcel-self-assessment', cycle, cells: parcel },
    ...firms.map((cells, index) => ({ id: `${code}/${index}`, form: 'enterprise-information' as const, cycle, cells })),
  ]
}

const rows = sample.flatMap(({ parcel, firms }) => {
  const [first] = firms
  if (parcel.parcelCode !== worst || first === undefined) return rowsOf(parcel, firms)
  const cells = { ...parcel, ...worstCells, vacantFloorArea: parcel.floorArea ?? 0 }
  const many = Array.from({ length: 12 }, (_, index) => ({ ...first, ...worstFirm, uscc: `${first.uscc}${index}` }))
  return rowsOf(cells, many)
})
// The worst one contradicts itself: here it is judged all the same.
const facts = factsOf(subjectsOf(rows, { today }), [])
const factsByCode = new Map(facts.map((one) => [one.parcelCode, one]))

export interface JudgedDistrict {
  readonly results: readonly ParcelResult[]
  sheetOf(code: string, other?: Partial<SheetSource>): CheckUpSheet
}

/** The sample district by the standard, the worst parcel in it; sheets are made one by one. */
export function judgedDistrict(standard: Standard): JudgedDistrict {
  const { evaluation, peers } = evaluateAmongPeers(facts, standard)
  return {
    results: evaluation.parcels,
    sheetOf(code, other = {}) {
      const result = evaluation.parcels.find(({ parcelCode }) => parcelCode === code)
      const own = factsByCode.get(code)
      if (result === undefined || own === undefined) throw new Error(`no parcel ${code}`)
      const group = evaluation.groups.find(({ key }) => key === result.group) ?? null
      const { parcelName = null, ownerName = null, ownerUscc = null, landArea = null } = own.parcel
      return checkUpSheet({
        result,
        standard,
        group,
        subject: { parcelName, ownerName, ownerUscc, townCode: result.townCode, landArea },
        origin: {
          standing: 'draft',
          evaluation: '12',
          engine: evaluation.engine,
          inputHash: 'a'.repeat(64),
          judgedOn: today,
        },
        way: wayUp(own, standard, group === null ? undefined : group.cutOffs, peers),
        hidden: [],
        stepped: false,
        sketch: null,
        notes: ['松江区（示例）', '本件列出全部数值。', '示例数据，非真实企业和地块。'],
        code: `12.${code}.7F3K-2MQD-9XTA-HJ4C`,
        printed: { on: today, at: `${today} 14:32`, by: '周涛' },
        ...other,
      })
    },
  }
}
