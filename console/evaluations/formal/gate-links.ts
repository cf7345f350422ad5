import type { GateId } from '#core/vocabulary/evaluation-gate.ts'
import { parcelsAddress } from '../../parcels/parcel-view.ts'
import { departmentDataPath, disputesTabPath } from '../../route/department-route.ts'
import { progressPath } from '../../route/progress-route.ts'
import { standardsPath } from '../../route/route.ts'

interface GateLinks {
  /** Where it is cleared. */
  readonly clear: string
  /** Where those are asked who can; null where nobody but the reader can. */
  readonly remind: string | null
}

const remindPath = `${progressPath}?tab=remind`

const unverified = ['draft', 'submitted', 'town-returned', 'town-approved', 'review-returned'] as const

export const gateLinks: { readonly [Id in GateId]: GateLinks } = {
  unconfirmed: { clear: departmentDataPath, remind: remindPath },
  incomplete: { clear: parcelsAddress({ finding: 'error' }), remind: remindPath },
  'sample-standard': { clear: standardsPath, remind: null },
  'missing-evidence': { clear: parcelsAddress({ code: 'X33' }), remind: remindPath },
  'open-conflicts': { clear: '/conflicts', remind: null },
  'open-disputes': { clear: `${disputesTabPath}&only=open`, remind: remindPath },
  'open-differences': { clear: departmentDataPath, remind: remindPath },
  unverified: { clear: parcelsAddress({ status: unverified }), remind: remindPath },
}

export const formalGatesPath = '/formal-gates'

/** What keeps a gate shut, line by line. */
export function gateLinesPath(gate: GateId): string {
  return `${formalGatesPath}?gate=${gate}`
}
