import { foldedText } from './folded-name.ts'
import type { Lessor, TenancyFirm, TenancyParcel } from './tenancy.ts'

const creditCode = /[0-9A-HJ-NP-RT-UW-Y]{18}/

/**
 * Who a lessor's text means on the parcel: by the credit code in it, else by the name, without regard to width, blanks,
 * case and the kind of brackets. The owner comes first, as it may stand among the firms too.
 */
export function matchLessor(parcel: TenancyParcel, { lessor, occupancy }: TenancyFirm): Lessor {
  if (lessor === null || (occupancy !== '租赁' && occupancy !== '分租')) return { kind: 'none' }
  const text = foldedText(lessor)
  if (text === '') return { kind: 'none' }
  const [code] = creditCode.exec(text) ?? []
  const { ownerName, ownerUscc, firms } = parcel
  if (code !== undefined) {
    if (code === ownerUscc) return { kind: 'owner' }
    const firm = firms.find(({ uscc }) => uscc === code)
    if (firm !== undefined) return { kind: 'firm', uscc: firm.uscc }
  }
  const name = code === undefined ? text : text.replace(code, '').replace(/\(\)$/, '')
  if (name !== '' && ownerName !== null && foldedText(ownerName) === name) return { kind: 'owner' }
  const named = firms.find((firm) => firm.name !== null && foldedText(firm.name) === name)
  // The owner's own row among the firms is the owner.
  if (named !== undefined) return named.uscc === ownerUscc ? { kind: 'owner' } : { kind: 'firm', uscc: named.uscc }
  return { kind: 'unknown', text: lessor }
}
