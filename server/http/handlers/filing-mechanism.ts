import { mechanismReport, mechanismYear, saveMechanismReport } from '../../filing/mechanism.ts'
import { mechanismFile } from '../../filing/mechanism-file.ts'
import type { Handlers } from '../types.ts'

type FilingMechanismHandlers = Pick<
  Handlers,
  'mechanismYear' | 'mechanismReport' | 'saveMechanismReport' | 'mechanismFile'
>

export const filingMechanismHandlers: FilingMechanismHandlers = {
  async mechanismYear({ service, grant, params }) {
    return { status: 200, body: await mechanismYear(service, grant, params.year) }
  },
  async mechanismReport({ service, grant, params }) {
    return { status: 200, body: await mechanismReport(service, grant, params.year, params.version) }
  },
  async saveMechanismReport({ service, grant, params, body }) {
    return { status: 200, body: await saveMechanismReport(service, grant, params.year, body) }
  },
  async mechanismFile({ service, grant, params, query }) {
    return { status: 200, file: await mechanismFile(service, grant, { ...params, format: query.format }) }
  },
}
