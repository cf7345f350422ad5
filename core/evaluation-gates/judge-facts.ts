import type { AnyFinding } from '../error/finding.ts'
import type { ParcelFacts } from '../facts/facts.ts'
import type { Standard } from '../scoring/standard.ts'
import { type GateLine, itemsText, verifiersOf } from './line.ts'
import { choicesRead, type JudgedItem, unconfirmedItems } from './unconfirmed.ts'

/** What gates read of the parcels that are judged. */
export interface JudgedYear {
  /** In code order. */
  readonly facts: readonly ParcelFacts[]
  readonly findings: readonly AnyFinding[]
  readonly standard: Standard
}

/** 判定项未核定, 待补正, 判定项缺少证明 and 示例: a line a parcel and gate, in code order. */
export function linesOfFacts({ facts, findings, standard }: JudgedYear): readonly GateLine[] {
  const read = choicesRead(standard)
  const unproved = unprovedItems(findings)
  const lines: GateLine[] = []
  for (const one of facts) {
    const { parcelCode } = one
    const place = { parcelCode, townCode: one.parcel.townCode ?? null }
    const items = unconfirmedItems(one, standard, read)
    if (items.length > 0) {
      lines.push({ gate: 'unconfirmed', ...place, clearers: verifiersOf(items), what: itemsText(items) })
    }
    const blanks = (['landArea', 'landClass'] as const).filter((field) => one.parcel[field] === undefined)
    if (one.blockedBy.length > 0 || blanks.length > 0) {
      const missing = blanks.map((field): JudgedItem => ({ form: 'parcel-self-assessment', field }))
      const what = [...one.blockedBy, ...(missing.length === 0 ? [] : [`${itemsText(missing)}未填`])].join('、')
      lines.push({ gate: 'incomplete', ...place, clearers: ['enterprise', 'town'], what })
    }
    const proofs = unproved.get(parcelCode)
    if (proofs !== undefined) {
      lines.push({
        gate: 'missing-evidence',
        ...place,
        clearers: ['town', ...verifiersOf(proofs)],
        what: itemsText(proofs),
      })
    }
  }
  if (standard.label === '示例') {
    lines.push({
      gate: 'sample-standard',
      parcelCode: '',
      townCode: null,
      clearers: ['district'],
      what: `${standard.id} ${standard.name}`,
    })
  }
  return lines
}

/** Values that fire a rule and that nothing proves (X33), by parcel. */
function unprovedItems(findings: readonly AnyFinding[]): ReadonlyMap<string, readonly JudgedItem[]> {
  const byParcel = new Map<string, JudgedItem[]>()
  for (const { code, parcelCode, form, field, row } of findings) {
    if (code !== 'X33' || parcelCode === null) continue
    const items = byParcel.get(parcelCode) ?? []
    byParcel.set(parcelCode, items)
    items.push({ form, field, uscc: row })
  }
  return byParcel
}
