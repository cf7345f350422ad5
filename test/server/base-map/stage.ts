import type { BaseChange, BaseConflict, BaseFault, BaseImport, ImportDetail } from '#core/api/base-map-shapes.ts'
import type { SourceKind } from '#core/base-map/source-kind.ts'
import type { Actor } from '#server/actions/actor.ts'
import { zhouTao } from '../cast.ts'
import { answer, type Call, call, type TestApp } from '../http/test-app.ts'
import { cycle } from '../rows.ts'

export const gaoYuan: Actor = {
  username: 'gaoyuan',
  name: '高远',
  role: 'department',
  org: 'planning',
  client: 'console',
}

export interface SentFile {
  readonly kind: SourceKind
  readonly name?: string
  readonly bytes: Uint8Array | string
  readonly coverage?: 'whole' | 'part'
  readonly crs?: string
  readonly cycle?: string
  readonly sheet?: string
}

export function uploadCall({ kind, name, bytes, coverage = 'whole', crs, sheet, ...rest }: SentFile): Call {
  const body = new FormData()
  body.set('file', new Blob([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)]), name ?? '底版.csv')
  const query = {
    kind,
    cycle: rest.cycle ?? cycle,
    coverage,
    ...(crs === undefined ? {} : { crs }),
    ...(sheet === undefined ? {} : { sheet }),
  }
  return { query, body }
}

/** One import from upload to application, as its keeper carries it out. */
export class StagedImport {
  readonly app: TestApp
  readonly actor: Actor
  detail: ImportDetail

  private constructor(app: TestApp, actor: Actor, detail: ImportDetail) {
    this.app = app
    this.actor = actor
    this.detail = detail
  }

  static async upload(app: TestApp, file: SentFile, actor: Actor = zhouTao): Promise<StagedImport> {
    return new StagedImport(app, actor, (await answer(app, actor, 'startBaseImport', uploadCall(file))) as ImportDetail)
  }

  get id(): string {
    return this.detail.import.id
  }

  async compare(): Promise<BaseImport> {
    return (await answer(this.app, this.actor, 'compareBaseImport', {
      params: { id: this.id },
      body: {},
    })) as BaseImport
  }

  async changes(query: Readonly<Record<string, string>> = {}): Promise<readonly BaseChange[]> {
    const page = await answer(this.app, this.actor, 'baseChanges', { params: { id: this.id }, query })
    return (page as { items: BaseChange[] }).items
  }

  async conflicts(query: Readonly<Record<string, string>> = {}): Promise<readonly BaseConflict[]> {
    const page = await answer(this.app, this.actor, 'baseConflicts', { params: { id: this.id }, query })
    return (page as { items: BaseConflict[] }).items
  }

  async faults(): Promise<readonly BaseFault[]> {
    const page = await answer(this.app, this.actor, 'baseFaults', { params: { id: this.id } })
    return (page as { items: BaseFault[] }).items
  }

  async decide(body: object): Promise<number> {
    const decided = await answer(this.app, this.actor, 'decideBaseConflicts', { params: { id: this.id }, body })
    return (decided as { changed: number }).changed
  }

  /** Applies the last comparison, leaving out what is undecided. */
  async apply(): Promise<BaseImport> {
    return (await answer(this.app, this.actor, 'applyBaseImport', await this.application())) as BaseImport
  }

  /** The same as a response that may refuse. */
  async tryApply(): Promise<Response> {
    return call(this.app, this.actor, 'applyBaseImport', await this.application())
  }

  private async application(): Promise<Call> {
    const found = (await answer(this.app, this.actor, 'baseImport', { params: { id: this.id } })) as ImportDetail
    const { comparison, counts } = found.import
    const undecided = counts?.changes.undecided ?? 0
    return { params: { id: this.id }, body: { comparison: Math.max(1, comparison), undecided, reason: '年度底版更新' } }
  }
}

/** Uploads, compares and applies without a stop. */
export async function imported(app: TestApp, file: SentFile): Promise<StagedImport> {
  const staged = await StagedImport.upload(app, file)
  await staged.compare()
  await staged.apply()
  return staged
}

/** Lines as CSV. */
export function csv(headings: readonly string[], ...rows: readonly (readonly (string | number)[])[]): string {
  return `${[headings, ...rows].map((row) => row.join(',')).join('\r\n')}\r\n`
}

/** A square of so many degrees with its south-west corner there. */
export function square(west: number, south: number, side = 0.001): number[][][] {
  const rounded = (degrees: number): number => Number(degrees.toFixed(7))
  const [east, north] = [rounded(west + side), rounded(south + side)]
  return [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ]
}

export function geojson(
  features: readonly { readonly properties: object; readonly coordinates: unknown | null }[],
): string {
  return JSON.stringify({
    type: 'FeatureCollection',
    features: features.map(({ properties, coordinates }) => ({
      type: 'Feature',
      properties,
      geometry: coordinates === null ? null : { type: 'Polygon', coordinates },
    })),
  })
}
