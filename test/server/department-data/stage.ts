import type { DepartmentList, ListLine } from '#core/api/department-data-shapes.ts'
import type { ParcelDetail } from '#core/api/parcels.ts'
import type { Actor } from '#server/actions/actor.ts'
import { zhouTao } from '../cast.ts'
import { answer, type Call, call, type TestApp } from '../http/test-app.ts'
import { cycle } from '../rows.ts'

export function person(username: string, org: string): Actor {
  return { username, name: username, role: 'department', org, client: 'console' }
}

export function csv(...rows: readonly (readonly (string | number)[])[]): string {
  return rows.map((row) => row.join(',')).join('\r\n')
}

export function uploadCall(bytes: Uint8Array | string, name = '名单.csv', year = cycle): Call {
  const body = new FormData()
  body.set('file', new Blob([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)]), name)
  return { query: { cycle: year }, body }
}

/** One list of a department from upload on. */
export class Listed {
  readonly app: TestApp
  readonly actor: Actor
  list: DepartmentList

  private constructor(app: TestApp, actor: Actor, list: DepartmentList) {
    this.app = app
    this.actor = actor
    this.list = list
  }

  static async upload(app: TestApp, actor: Actor, bytes: Uint8Array | string, name?: string): Promise<Listed> {
    const list = await answer(app, actor, 'uploadDepartmentList', uploadCall(bytes, name))
    return new Listed(app, actor, list as DepartmentList)
  }

  get params(): { readonly id: string } {
    return { id: this.list.id }
  }

  async lines(query: Readonly<Record<string, string>> = {}): Promise<readonly ListLine[]> {
    const page = await answer(this.app, this.actor, 'departmentListLines', { params: this.params, query })
    return (page as { items: ListLine[] }).items
  }

  async choose(line: number, choice: { parcelCode: string; uscc: string | null } | null): Promise<DepartmentList> {
    const body = { items: [{ line, choice }] }
    const request = { params: this.params, body }
    this.list = (await answer(this.app, this.actor, 'chooseDepartmentLines', request)) as DepartmentList
    return this.list
  }

  application(left = this.list.left): Call {
    return { params: this.params, body: { left, reason: '年度核定' } }
  }

  async apply(): Promise<DepartmentList> {
    this.list = (await answer(this.app, this.actor, 'applyDepartmentList', this.application())) as DepartmentList
    return this.list
  }

  reversal(): Call {
    return { params: this.params, body: { reason: '名单有误' } }
  }

  tryReverse(): Promise<Response> {
    return call(this.app, this.actor, 'reverseDepartmentList', this.reversal())
  }
}

export async function parcelOf(app: TestApp, parcelCode: string, actor: Actor = zhouTao): Promise<ParcelDetail> {
  return (await answer(app, actor, 'parcel', { params: { cycle, parcelCode } })) as ParcelDetail
}
