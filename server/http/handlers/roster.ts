import type { rosterEndpoints } from '#core/api/roster.ts'
import { exportRoster } from '../../roster/export.ts'
import { importRoster, previewRoster } from '../../roster/import.ts'
import { readRoster, readRosterEntry } from '../../roster/list.ts'
import { saveRosterEntry } from '../../roster/save.ts'
import type { Handlers } from '../types.ts'

type RosterHandlers = Pick<Handlers, keyof typeof rosterEndpoints>

export const rosterHandlers: RosterHandlers = {
  async roster({ service }) {
    return { status: 200, body: await readRoster(service) }
  },
  async rosterEntry({ service, grant, params }) {
    return { status: 200, body: await readRosterEntry(service, grant, params.id) }
  },
  async saveRosterEntry({ service, grant, body }) {
    return { status: 200, body: await saveRosterEntry(service, grant, body) }
  },
  async exportRoster({ service, grant, query }) {
    return { status: 200, file: await exportRoster(service, grant, query.contacts ?? 'masked') }
  },
  async previewRoster({ service, body }) {
    return { status: 200, body: await previewRoster(service, body.bytes) }
  },
  async importRoster({ service, grant, query, body }) {
    return { status: 200, body: await importRoster(service, grant, { bytes: body.bytes, changes: query.changes }) }
  },
}
