import type { archiveEndpoints } from '#core/api/archives.ts'
import { cancelArchive, startArchive } from '../../archive/build.ts'
import { listArchives, readArchive } from '../../archive/read.ts'
import type { Handlers } from '../types.ts'

type ArchiveHandlers = Pick<Handlers, keyof typeof archiveEndpoints>

export const archiveHandlers: ArchiveHandlers = {
  async archivePackages({ service, params }) {
    return { status: 200, body: await listArchives(service, params.cycle) }
  },
  async buildArchive({ service, grant, params, query }) {
    return { status: 200, body: await startArchive(service, grant, params.cycle, query.approval) }
  },
  async cancelArchive({ service, grant, params }) {
    return { status: 200, body: await cancelArchive(service, grant, params.cycle, params.number) }
  },
  async archiveFile({ service, grant, params }) {
    return { status: 200, file: await readArchive(service, grant, params.cycle, params.number) }
  },
}
