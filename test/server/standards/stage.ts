import { setTimeout as delay } from 'node:timers/promises'
import type { EvaluationBody } from '#core/api/evaluations.ts'
import type { SavedStandard, StandardActBody, StandardDetail } from '#core/api/standards.ts'
import type { Standard } from '#core/scoring/standard.ts'
import type { Actor } from '#server/actions/actor.ts'
import { zhouTao } from '../cast.ts'
import { wuMin } from '../export-requests/stage.ts'
import { answer, type Call, call, type TestApp, testApp } from '../http/test-app.ts'
import { cycle } from '../rows.ts'

export { wuMin }

export const shipped = 'REG-示例-2026.1'
export const draftId = 'REG-试行-2027.1'

type ActOf<Act> = Omit<Extract<StandardActBody, { readonly act: Act }>, 'act' | 'revision'>

/** The register of a district, acted on over HTTP. */
export class Register {
  readonly app: TestApp
  constructor(app: TestApp) {
    this.app = app
  }

  static async open(): Promise<Register> {
    return new Register(await testApp())
  }

  async draft(id = draftId, basedOn = shipped, actor: Actor = zhouTao): Promise<StandardDetail> {
    return (await answer(this.app, actor, 'createStandard', { body: { basedOn, id } })) as StandardDetail
  }

  async read(id: string, actor: Actor = zhouTao): Promise<StandardDetail> {
    return (await answer(this.app, actor, 'standardVersion', { params: { id } })) as StandardDetail
  }

  async list(actor: Actor = zhouTao): Promise<{ items: StandardDetail[]; models: StandardDetail[] }> {
    return (await answer(this.app, actor, 'standards')) as { items: StandardDetail[]; models: StandardDetail[] }
  }

  /** Saves the draft with other contents. */
  async save(
    { id, revision, standard }: Pick<StandardDetail, 'id' | 'revision' | 'standard'>,
    change: Partial<Standard>,
    actor: Actor = zhouTao,
  ): Promise<SavedStandard> {
    const body = { revision, standard: { ...standard, ...change } }
    return (await answer(this.app, actor, 'saveStandard', { params: { id }, body })) as SavedStandard
  }

  async try(id: string, actor: Actor = zhouTao): Promise<EvaluationBody> {
    return this.run({ cycle, mode: 'draft', standard: id }, actor)
  }

  async evaluate(): Promise<EvaluationBody> {
    return this.run({ cycle, mode: 'draft' }, zhouTao)
  }

  /** The evaluation when it has ended, which a busy machine may take longer for than the answer waits. */
  private async run(body: object, actor: Actor): Promise<EvaluationBody> {
    const { id } = (await answer(this.app, actor, 'runEvaluation', { body })) as EvaluationBody
    while (this.app.service.evaluator.busy) await delay(50)
    return (await answer(this.app, actor, 'evaluation', { params: { id } })) as EvaluationBody
  }

  /** The act as it is to be asked for, by the revision that stands. */
  async request<const Act extends StandardActBody['act']>(id: string, act: Act, more?: ActOf<Act>): Promise<Call> {
    return { params: { id }, body: { act, revision: (await this.read(id)).revision, ...more } }
  }

  async act<const Act extends StandardActBody['act']>(
    actor: Actor,
    id: string,
    act: Act,
    more?: ActOf<Act>,
  ): Promise<StandardDetail> {
    return (await answer(this.app, actor, 'actOnStandard', await this.request(id, act, more))) as StandardDetail
  }

  async ask<const Act extends StandardActBody['act']>(
    actor: Actor,
    id: string,
    act: Act,
    more?: ActOf<Act>,
  ): Promise<Response> {
    return call(this.app, actor, 'actOnStandard', await this.request(id, act, more))
  }

  /** A version that 周涛 wrote and tried and 吴敏 approved. */
  async approved(id = draftId): Promise<StandardDetail> {
    await this.draft(id)
    await this.try(id)
    await this.act(zhouTao, id, 'submit')
    return this.act(wuMin, id, 'approve')
  }

  async published(since: string, id = draftId): Promise<StandardDetail> {
    await this.approved(id)
    return this.act(zhouTao, id, 'publish', { since, label: '试行' })
  }
}

/** 'REG-示例-2026.1 2020-01-01 …' of everything that was published, the oldest first. */
export function periods(items: readonly StandardDetail[]): readonly string[] {
  return items
    .filter(({ state }) => state === 'published' || state === 'superseded')
    .map(({ id, since, until }) => `${id} ${since} ${until ?? '…'}`)
    .toReversed()
}
