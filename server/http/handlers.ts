import { evaluationHandlers } from './handlers/evaluations.ts'
import { parcelHandlers } from './handlers/parcels.ts'
import { rowHandlers } from './handlers/rows.ts'
import { serviceHandlers } from './handlers/service.ts'
import { sessionHandlers } from './handlers/sessions.ts'
import type { Handlers } from './types.ts'

/** One handler for every endpoint of the table. */
export const handlers: Handlers = {
  ...serviceHandlers,
  ...sessionHandlers,
  ...rowHandlers,
  ...parcelHandlers,
  ...evaluationHandlers,
}
