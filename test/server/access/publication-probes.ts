import type { objectionEndpoints } from '#core/api/objections.ts'
import type { publicationEndpoints } from '#core/api/publications.ts'
import type { EndpointId } from '#core/api/table.ts'
import { pdf } from '../attachments/files.ts'
import { chedun, shiLi, xinqiao } from '../cast.ts'
import { type Call, call, type TestApp } from '../http/test-app.ts'
import {
  elsewhere,
  evidenceBody,
  formal,
  grounds,
  Objecting,
  otherFirm,
  prepared,
  published,
} from '../publication/stage.ts'
import { cycle, example } from '../rows.ts'
import type { Probe } from './access-probes.ts'
import { outcomeOf } from './outcome.ts'

type Which = 'own' | 'other'

interface Place {
  readonly id: string
  readonly sha256: string
  readonly parcelCode: string
  readonly publication: string
}

const places = new WeakMap<TestApp, Promise<Readonly<Record<Which, Place>>>>()

/** A publication of each 街镇, and an objection to each. */
function placesOf(app: TestApp): Promise<Readonly<Record<Which, Place>>> {
  const known = places.get(app) ?? make(app)
  places.set(app, known)
  return known
}

async function make(app: TestApp): Promise<Readonly<Record<Which, Place>>> {
  await formal(app, 901, [
    { code: example, town: xinqiao, verdict: 'C' },
    { code: elsewhere, town: chedun, verdict: 'D' },
  ])
  const own = await published(app, { ...prepared, townCode: xinqiao })
  const other = await published(app, { ...prepared, townCode: chedun })
  return {
    own: await placeOf(app, shiLi, own.number, example),
    other: await placeOf(app, otherFirm, other.number, elsewhere),
  }
}

async function placeOf(app: TestApp, actor: typeof shiLi, publication: number, parcelCode: string): Promise<Place> {
  const { detail } = await Objecting.submitted(app, actor, { publication, parcelCode })
  const sha256 = detail.evidence[0]?.sha256 ?? ''
  return { id: detail.id, sha256, parcelCode, publication: String(publication) }
}

function about(id: EndpointId, request: (place: Place) => Call): Probe {
  return async ({ app }, actor, which) => outcomeOf(await call(app, actor, id, request((await placesOf(app))[which])))
}

function shown(id: EndpointId, text: (place: Place) => string, request: (place: Place) => Call): Probe {
  return async ({ app }, actor, which) => {
    const place = (await placesOf(app))[which]
    return outcomeOf(await call(app, actor, id, request(place)), async (response) =>
      (await response.text()).includes(text(place)),
    )
  }
}

const params = ({ publication: number }: Place): Call => ({ params: { number } })
const ofId = ({ id }: Place): Call => ({ params: { id } })

type OfScope =
  | 'publicationLines'
  | 'publicationFile'
  | 'objections'
  | 'openObjection'
  | 'objection'
  | 'actOnObjection'
  | 'attachToObjection'
  | 'objectionFile'

export const publicationProbes: Readonly<
  Record<OfScope & (keyof typeof publicationEndpoints | keyof typeof objectionEndpoints), Probe>
> = {
  publicationLines: shown('publicationLines', ({ parcelCode }) => parcelCode, params),
  publicationFile: shown(
    'publicationFile',
    ({ parcelCode }) => parcelCode,
    (place) => ({ ...params(place), query: { as: 'html' } }),
  ),
  objections: shown(
    'objections',
    ({ id }) => id,
    () => ({ query: { cycle } }),
  ),
  openObjection: about('openObjection', ({ publication, parcelCode }) => ({
    body: { publication: Number(publication), parcelCode, items: ['other'], grounds },
  })),
  objection: about('objection', ofId),
  actOnObjection: about('actOnObjection', ({ id }) => ({ params: { id }, body: { act: 'opine', revision: 0 } })),
  attachToObjection: about('attachToObjection', ({ id }) => ({ params: { id }, body: evidenceBody(pdf, '凭证.pdf') })),
  objectionFile: about('objectionFile', ({ id, sha256 }) => ({ params: { id, sha256 } })),
}
