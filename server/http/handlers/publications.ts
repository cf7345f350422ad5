import type { publicationEndpoints } from '#core/api/publications.ts'
import { actOnPublication } from '../../publication/act.ts'
import { publicationFile } from '../../publication/file.ts'
import { preparePublication } from '../../publication/prepare.ts'
import {
  listPublications,
  publicationIntegrity,
  readPublication,
  readPublicationLines,
} from '../../publication/read.ts'
import { changePublicationTerms, readPublicationTerms } from '../../publication/terms.ts'
import type { Handlers } from '../types.ts'

type PublicationHandlers = Pick<Handlers, keyof typeof publicationEndpoints>

export const publicationHandlers: PublicationHandlers = {
  async publications({ service, grant, query }) {
    return { status: 200, body: await listPublications(service, grant, query.cycle) }
  },
  async preparePublication({ service, grant, body }) {
    return { status: 201, body: await preparePublication(service, grant, body) }
  },
  async publication({ service, grant, params }) {
    return { status: 200, body: await readPublication(service, grant, params.number) }
  },
  async publicationLines({ service, grant, params, query }) {
    return { status: 200, body: await readPublicationLines(service, grant, params.number, query) }
  },
  async actOnPublication({ service, grant, params, body }) {
    return { status: 200, body: await actOnPublication(service, grant, params.number, body) }
  },
  async publicationFile({ service, grant, params, query }) {
    return { status: 200, file: await publicationFile(service, grant, params.number, query) }
  },
  async publicationIntegrity({ service, grant, params }) {
    return { status: 200, body: await publicationIntegrity(service, grant, params.number) }
  },
  async publicationTerms({ service }) {
    return { status: 200, body: await readPublicationTerms(service) }
  },
  async changePublicationTerms({ service, grant, body }) {
    return { status: 200, body: await changePublicationTerms(service, grant, body) }
  },
}
