import type { EndpointId } from '#core/api/table.ts'
import type { AuthorityLine, HandOverLine } from '#core/api/third-parties.ts'
import type { Actor } from '#server/actions/actor.ts'
import { chedun, secondUnit, unitOfGuQiang, xinqiao, zhouTao } from '../cast.ts'
import { answer, type Call, call, type TestApp } from '../http/test-app.ts'
import { cycle, example } from '../rows.ts'
import { entrusted } from '../third-parties/stage.ts'
import { type Outcome, outcomeOf } from './outcome.ts'

type Which = 'own' | 'other'
type Probe = (grounds: { readonly app: TestApp }, actor: Actor | null, which: Which) => Promise<Outcome>

const reason = '合同约定'
const codeOf = { own: example, other: 'SJ-CD-0001' } as const
const townOf = { own: xinqiao, other: chedun } as const
const unitOf = { own: unitOfGuQiang, other: secondUnit } as const
const receiverOf = { own: secondUnit, other: unitOfGuQiang } as const

/** An authority of 顾强's unit in 新桥镇, of another in 车墩镇. */
function authorityOf(app: TestApp, which: Which): Promise<AuthorityLine> {
  return entrusted(app.service, { uscc: unitOf[which], parcelCodes: [codeOf[which]] })
}

async function handed(app: TestApp, which: Which): Promise<HandOverLine> {
  const { id } = await authorityOf(app, which)
  await authorityOf(app, which === 'own' ? 'other' : 'own')
  return (await answer(app, zhouTao, 'handOver', { params: { id }, ...passing(which) })) as HandOverLine
}

function passing(which: Which): Call {
  const toUscc = receiverOf[which]
  return { body: { cycle, toUscc, parcelCodes: null, until: '2026-12-31', reason, total: 1, unfinished: 1 } }
}

function of(id: EndpointId, rest: (which: Which) => Call): Probe {
  return async ({ app }, actor, which) => {
    const { id: authority } = await authorityOf(app, which)
    return outcomeOf(await call(app, actor, id, { params: { id: authority }, ...rest(which) }))
  }
}

export const thirdPartyProbes = {
  thirdParties: async ({ app }, actor, which) => {
    const { id } = await authorityOf(app, which)
    return outcomeOf(await call(app, actor, 'thirdParties'), async (response) => {
      const text = await response.text()
      return text.includes(id) || (actor?.role === 'admin' && text.includes(unitOf[which]))
    })
  },
  giveAuthority: async ({ app }, actor, which) => {
    await authorityOf(app, which)
    const what = { towns: [townOf[which]], parcelCodes: [codeOf[which]], forms: [], layers: [] }
    const body = { uscc: unitOf[which], from: '2026-11-01', until: '2026-12-31', ...what, reason }
    return outcomeOf(await call(app, actor, 'giveAuthority', { body }))
  },
  endAuthority: of('endAuthority', () => ({ body: { reason } })),
  authorityParcels: of('authorityParcels', () => ({ query: { cycle } })),
  previewHandOver: of('previewHandOver', () => ({ body: { cycle, parcelCodes: null } })),
  handOver: of('handOver', passing),
  undoHandOver: async ({ app }, actor, which) => {
    const { id } = await handed(app, which)
    return outcomeOf(await call(app, actor, 'undoHandOver', { params: { id }, body: { reason } }))
  },
  inviteTown: async ({ app }, actor, which) => {
    const body = { cycle, town: townOf[which], days: 14, address: 'https://checkup.example.gov.cn' }
    return outcomeOf(await call(app, actor, 'inviteTown', { body }))
  },
} as const satisfies Readonly<Partial<Record<EndpointId, Probe>>>
