import { HostError } from './protocol/host-error.ts'
import type { HostReply } from './simulator.ts'

/** Why a batch is not run at all, with the code `Execute` answers (OSF.DDA.ErrorCodeManager in office.js). */
const officeErrors = {
  InvalidOperationInCellEditMode: 5004,
  RequestPayloadSizeLimitExceeded: 5103,
  ResponsePayloadSizeLimitExceeded: 5104,
} as const

export type Refusal = keyof typeof officeErrors

export function refusedReply(code: Refusal): HostReply {
  const { message } = new HostError(code)
  return { status: 400, body: JSON.stringify({ error: { code, message } }), officeError: officeErrors[code] }
}
