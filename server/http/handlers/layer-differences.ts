import type { layerDifferenceEndpoints } from '#core/api/layer-differences.ts'
import { exportDifferences } from '../../department-data/difference-export.ts'
import { listDifferences } from '../../department-data/difference-list.ts'
import { changeTolerances, readTolerances } from '../../department-data/tolerances.ts'
import type { Handlers } from '../types.ts'

type LayerDifferenceHandlers = Pick<Handlers, keyof typeof layerDifferenceEndpoints>

export const layerDifferenceHandlers: LayerDifferenceHandlers = {
  async layerDifferences({ service, grant, query }) {
    return { status: 200, body: await listDifferences(service, grant, query) }
  },
  async exportLayerDifferences({ service, grant, query }) {
    return { status: 200, file: await exportDifferences(service, grant, query) }
  },
  async layerTolerances({ service }) {
    return { status: 200, body: await readTolerances(service) }
  },
  async changeLayerTolerances({ service, grant, body }) {
    return { status: 200, body: await changeTolerances(service, grant, body) }
  },
}
