import { evaluationEndpoints } from './evaluations.ts'
import { parcelEndpoints } from './parcels.ts'
import { rowEndpoints } from './rows.ts'
import { serviceEndpoints } from './service.ts'
import { sessionEndpoints } from './sessions.ts'

/** Every endpoint of the server by id. */
export const endpoints = {
  ...serviceEndpoints,
  ...sessionEndpoints,
  ...rowEndpoints,
  ...parcelEndpoints,
  ...evaluationEndpoints,
}

export type EndpointTable = typeof endpoints
export type EndpointId = keyof EndpointTable
