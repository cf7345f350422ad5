import type { standardEndpoints } from '#core/api/standards.ts'
import { actOnStandard } from '../../standards/act.ts'
import { createStandard } from '../../standards/create.ts'
import { deleteStandard } from '../../standards/delete.ts'
import { listStandards, readDifferences, readInForce, readStandard, readVersion } from '../../standards/read.ts'
import { saveStandard } from '../../standards/save.ts'
import type { Handlers } from '../types.ts'

type StandardHandlers = Pick<Handlers, keyof typeof standardEndpoints>

export const standardHandlers: StandardHandlers = {
  async standards({ service, grant }) {
    return { status: 200, body: await listStandards(service, grant) }
  },
  async standard({ service, grant, params }) {
    return { status: 200, body: await readStandard(service, grant, params.id) }
  },
  async standardVersion({ service, grant, params }) {
    return { status: 200, body: await readVersion(service, grant, params.id) }
  },
  async standardDifferences({ service, grant, params }) {
    return { status: 200, body: await readDifferences(service, grant, params.id, params.other) }
  },
  async standardInForce({ service }) {
    return { status: 200, body: await readInForce(service) }
  },
  async createStandard({ service, grant, body }) {
    return { status: 201, body: await createStandard(service, grant, body) }
  },
  async saveStandard({ service, grant, params, body }) {
    return { status: 200, body: await saveStandard(service, grant, params.id, body) }
  },
  async deleteStandard({ service, grant, params }) {
    return { status: 200, body: await deleteStandard(service, grant, params.id) }
  },
  async actOnStandard({ service, grant, params, body }) {
    return { status: 200, body: await actOnStandard(service, grant, params.id, body) }
  },
}
