import type { Finding } from '../error/finding.ts'
import type { FindingLevel } from '../form/field-finding.ts'
import { distinctRows } from '../subject/distinct-rows.ts'
import type { FirmRow, ParcelSubject } from '../subject/subject.ts'
import { proposed } from '../vocabulary/citation.ts'
import type { CheckContext } from './context.ts'
import { onFirm, type Rule } from './rule.ts'
import { shareSum, sumOfShares } from './share-sum.ts'

/** A firm's rows in the set, of one cycle. */
interface Holding {
  readonly uscc: string
  readonly rows: { readonly firm: FirmRow; readonly subject: ParcelSubject }[]
}

/**
 * The shares of a firm with several parcels add up to 100 (blank = 100). A firm on one parcel may have any share: the
 * rest lies outside the district. What one 街镇 holds may be less than 100, the rest being another's.
 */
export const sharesOfFirm: Rule<'X30'> = {
  id: 'X30',
  title: '企业各地块分摊比例合计',
  levels: ['error', 'warning'],
  clause: proposed('企业各地块分摊比例合计100%，允许误差0.01'),
  set(subjects, context) {
    const findings: Finding<'X30'>[] = []
    for (const holding of holdings(subjects).values()) judge(holding, context, findings)
    return findings
  },
}

function holdings(subjects: readonly ParcelSubject[]): ReadonlyMap<string, Holding> {
  const byFirm = new Map<string, Holding>()
  for (const subject of subjects) {
    // A row without a parcel code lies nowhere: the missing code is reported at the field.
    if (subject.parcelCode === '') continue
    for (const firm of distinctRows(subject.firms)) {
      const { uscc } = firm.values
      if (uscc === undefined) continue
      const key = `${subject.cycle}/${uscc}`
      const holding = byFirm.get(key)
      if (holding === undefined) byFirm.set(key, { uscc, rows: [{ firm, subject }] })
      else holding.rows.push({ firm, subject })
    }
  }
  return byFirm
}

function judge({ uscc, rows }: Holding, context: CheckContext, findings: Finding<'X30'>[]): void {
  const elsewhere = context.sharesElsewhere?.get(uscc)
  const unsubmitted = context.unsubmitted?.has(uscc) ?? false
  if (rows.length === 1 && elsewhere === undefined && !unsubmitted) return
  const parcels = rows.length + (elsewhere?.parcels ?? 0)
  if (parcels < 2 && !unsubmitted) return
  const shares = rows.map(({ firm }) => firm.values.parcelShare ?? 100)
  if (elsewhere !== undefined) shares.push(elsewhere.percent)
  const level = levelOf(shares, context.scope, unsubmitted)
  if (level === null) return
  const sum = sumOfShares(shares)
  const towns = new Set<string>()
  for (const { subject } of rows) if (subject.parcel?.values.townCode) towns.add(subject.parcel.values.townCode)
  for (const town of elsewhere?.towns ?? []) towns.add(town)
  for (const { firm, subject } of rows) {
    const ownTown = subject.parcel?.values.townCode ?? null
    const details = { sum, parcels, towns: [...towns], ownTown, unsubmitted }
    findings.push(onFirm('X30', level, firm, subject, ['parcelShare', 'uscc'], details))
  }
}

function levelOf(shares: readonly number[], scope: CheckContext['scope'], unsubmitted: boolean): FindingLevel | null {
  const sum = shareSum(shares, unsubmitted)
  if (sum === 'over') return 'error'
  if (sum === 'open') return 'warning'
  return sum === 'short' && scope === 'district' ? 'error' : null
}
