import type { disputeEndpoints } from '#core/api/disputes.ts'
import type { EndpointId } from '#core/api/table.ts'
import type { Actor } from '#server/actions/actor.ts'
import { pdf } from '../attachments/files.ts'
import { chenJing, owner, shiLi, third, zhaoMin } from '../cast.ts'
import { fileBody, reason, Staged, taxClaim } from '../disputes/stage.ts'
import { answer, type Call, call, type TestApp } from '../http/test-app.ts'
import { batchOf, cycle, example, firmRow } from '../rows.ts'
import type { Probe } from './access-probes.ts'
import { outcomeOf } from './outcome.ts'

type Which = 'own' | 'other'

interface Place {
  readonly id: string
  readonly sha256: string
  readonly claim: { readonly key: string; readonly field: string; readonly value: number; readonly claimed: number }
}

const elsewhere = 'SJ-CD-0001'
const otherFirm: Actor = { username: 'cangchu', name: '示例仓储', role: 'enterprise', org: third, client: 'pane' }
const claims: Readonly<Record<Which, Place['claim']>> = {
  own: { key: taxClaim.key, field: 'taxPaid', value: 884.2, claimed: 900 },
  other: { key: `${cycle}/${elsewhere}/${third}`, field: 'revenue', value: 9400, claimed: 9500 },
}

const places = new WeakMap<TestApp, Promise<Readonly<Record<Which, Place>>>>()

/** A raised dispute of 示例精密制造 about a tax figure, and one of 示例仓储 in 车墩镇 about a figure of 区统计局. */
function placesOf(app: TestApp): Promise<Readonly<Record<Which, Place>>> {
  const known = places.get(app) ?? make(app)
  places.set(app, known)
  return known
}

async function make(app: TestApp): Promise<Readonly<Record<Which, Place>>> {
  await answer(app, zhaoMin, 'push', { body: batchOf([firmRow({ taxPaid: 884.2 }, example, owner, 1)]) })
  await answer(app, chenJing, 'push', { body: batchOf([firmRow({ revenue: 9400 }, elsewhere, third, 1)]) })
  return { own: await placeOf(app, shiLi, 'own'), other: await placeOf(app, otherFirm, 'other') }
}

async function placeOf(app: TestApp, actor: Actor, which: Which): Promise<Place> {
  const claim = claims[which]
  const staged = await Staged.open(app, actor, { cycle, form: 'enterprise-information', reason, ...claim })
  await staged.attach(actor)
  await staged.act(actor, 'raise', { note: reason, value: claim.claimed })
  return { id: staged.detail.id, sha256: staged.detail.evidence[0]?.sha256 ?? '', claim }
}

function about(id: EndpointId, request: (place: Place) => Call): Probe {
  return async ({ app }, actor, which) => outcomeOf(await call(app, actor, id, request((await placesOf(app))[which])))
}

function shown(id: EndpointId, text: (place: Place, which: Which) => string): Probe {
  return async ({ app }, actor, which) => {
    const place = (await placesOf(app))[which]
    return outcomeOf(await call(app, actor, id, { query: { cycle } }), async (response) =>
      (await response.text()).includes(text(place, which)),
    )
  }
}

const form = 'enterprise-information'
type OfScope = Exclude<keyof typeof disputeEndpoints, 'disputeTerms' | 'changeDisputeTerms'>

export const disputeProbes: Readonly<Record<OfScope, Probe>> = {
  ownDepartmentValues: shown('ownDepartmentValues', ({ claim }) => claim.key),
  confirmDepartmentValues: about('confirmDepartmentValues', ({ claim: { key, field, value } }) => ({
    body: { cycle, items: [{ form, key, field, value }] },
  })),
  openDispute: about('openDispute', ({ claim }) => ({ body: { cycle, form, reason, ...claim } })),
  disputes: shown('disputes', ({ id }) => id),
  dispute: about('dispute', ({ id }) => ({ params: { id } })),
  actOnDispute: about('actOnDispute', ({ id }) => ({ params: { id }, body: { act: 'accept', revision: 0 } })),
  attachToDispute: about('attachToDispute', ({ id }) => ({ params: { id }, body: fileBody(pdf, '证明.pdf') })),
  disputeFile: about('disputeFile', ({ id, sha256 }) => ({ params: { id, sha256 } })),
}
