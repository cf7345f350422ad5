import type { standardFileEndpoints } from '#core/api/standard-files.ts'
import { exportStandard } from '../../standard-files/export.ts'
import { previewStandard } from '../../standard-files/preview.ts'
import type { Handlers } from '../types.ts'

type StandardFileHandlers = Pick<Handlers, keyof typeof standardFileEndpoints>

export const standardFileHandlers: StandardFileHandlers = {
  async standardWorkbook({ service, grant, params }) {
    return { status: 200, file: await exportStandard(service, grant, params.id, 'xlsx') }
  },
  async standardJsonFile({ service, grant, params }) {
    return { status: 200, file: await exportStandard(service, grant, params.id, 'json') }
  },
  async previewStandardFile({ service, grant, query, body }) {
    return { status: 200, body: await previewStandard(service, grant, body.bytes, query.against) }
  },
}
