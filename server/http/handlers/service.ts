import { ProblemError, problem } from '#core/error/problem.ts'
import { formById, formIds } from '#core/forms/catalogue.ts'
import { todayInShanghai } from '../../clock.ts'
import { findTemplate, listTemplates } from '../templates.ts'
import type { Handlers } from '../types.ts'

type ServiceHandlers = Pick<Handlers, 'health' | 'about' | 'openapi' | 'templates' | 'template'>

/** The oldest pane whose requests this server understands. */
const minimumPaneVersion = '0.1.0'

export const serviceHandlers: ServiceHandlers = {
  async health({ service, app }) {
    // A server that cannot read its database is not well.
    await service.database.read((db) => db.selectFrom('counter').select('value').limit(1).execute())
    return { status: 200, body: { status: 'ok', version: app.version } }
  },
  async about({ service, app }) {
    const forms = formIds.map((id) => ({ id, version: formById(id).version }))
    const { district, demo, clock } = service
    const { version } = app
    const singleSignOn = service.singleSignOn != null
    const today = todayInShanghai(clock)
    return { status: 200, body: { version, minimumPaneVersion, forms, district, demo, singleSignOn, today } }
  },
  async openapi({ app }) {
    return { status: 200, body: { ...app.openapi() } }
  },
  async templates({ app }) {
    const found = await listTemplates(app.templateFolders)
    return { status: 200, body: { items: found.map(({ path: _, ...shown }) => shown) } }
  },
  async template({ app, params }) {
    const file = await findTemplate(app.templateFolders, params.name)
    if (file === null) throw new ProblemError(problem('not-found', { what: `模板 ${params.name}` }))
    return { status: 200, file }
  },
}
