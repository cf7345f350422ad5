import { randomUUID } from 'node:crypto'
import { wangFang as clerk, employ, visitor } from '../access/people.ts'
import { liQiang, wangFang, zhangWei, zhouTao } from '../cast.ts'
import { otherFirm, staged } from '../filing/stage.ts'
import { answer, call } from '../http/test-app.ts'
import { batchOf, cycle, example, parcelFields, parcelRow } from '../rows.ts'

import { plain, removal, type Walk, withConflict, withDraft, withParcel } from './walk-scenes.ts'

/** Refusals that are somebody's want of a right, or a wrong key to the door: each one entry too. */
export const refusals: Readonly<Record<string, Walk & { readonly status: number }>> = {
  密码不对: {
    prepare: async (app) => {
      await employ(app.service, clerk)
      return () => visitor(app).ask('signIn', { body: { username: clerk.username, password: 'x' } })
    },
    leaves: ['sign-in-failed'],
    status: 401,
  },
  没有这个账号: {
    prepare: plain((app) => visitor(app).ask('signIn', { body: { username: '13800000000', password: 'x' } })),
    leaves: ['sign-in-failed'],
    status: 401,
  },
  角色不对: {
    prepare: plain((app) => call(app, wangFang, 'runEvaluation', { body: { cycle, mode: 'draft' } })),
    leaves: ['denied'],
    status: 403,
  },
  看别镇的地块: {
    prepare: withParcel((app) =>
      call(app, { ...wangFang, username: 'other', org: '310117104000' }, 'parcel', {
        params: { cycle, parcelCode: example },
      }),
    ),
    leaves: ['denied'],
    status: 404,
  },
  看别家企业的项目: {
    prepare: async (app) => {
      const filing = await staged(app)
      return () => call(app, otherFirm, 'filing', { params: { id: filing.id } })
    },
    leaves: ['denied'],
    status: 404,
  },
  办别镇的项目: {
    prepare: async (app) => {
      const filing = await staged(app)
      const { body } = await filing.request(zhangWei, { kind: 'attach' })
      return () => call(app, zhangWei, 'actOnFiling', { params: { id: filing.id }, body })
    },
    leaves: ['denied'],
    status: 404,
  },
  看别镇的结果: {
    prepare: withDraft((app) =>
      call(app, { ...wangFang, username: 'other', org: '310117104000' }, 'result', {
        params: { id: '1', parcelCode: example },
      }),
    ),
    leaves: ['denied'],
    status: 404,
  },
  删别镇的地块: {
    prepare: withParcel((app) =>
      call(app, { ...liQiang, username: 'other', org: '310117104000' }, 'removeRows', { body: removal('removed') }),
    ),
    leaves: ['denied'],
    status: 200,
  },
  处理别镇的冲突: {
    prepare: withConflict((app, item) =>
      call(app, { ...liQiang, username: 'other', org: '310117104000' }, 'settleConflicts', { body: { items: [item] } }),
    ),
    leaves: ['denied'],
    status: 200,
  },
  恢复一宗地块: {
    prepare: withParcel(async (app) => {
      await answer(app, wangFang, 'removeRows', { body: removal('removed') })
      return call(app, wangFang, 'removeRows', { body: removal('present') })
    }),
    leaves: ['row-removed', 'row-restored'],
    status: 200,
  },
  办别镇的地块: {
    prepare: withParcel((app) =>
      call(app, { ...liQiang, username: 'other', org: '310117104000' }, 'transition', {
        body: { cycle, parcelCodes: [example], to: 'town-approved' },
      }),
    ),
    leaves: ['denied'],
    status: 200,
  },
  专班看系统链: {
    prepare: plain((app) => call(app, zhouTao, 'audit', { query: { chain: 'installation' } })),
    leaves: ['denied'],
    status: 403,
  },
  没有权限导出联系方式: {
    prepare: plain((app) => call(app, wangFang, 'exportLedger', { query: { cycle, contacts: 'full' } })),
    leaves: ['denied'],
    status: 403,
  },
  再送一次同一批: {
    prepare: async (app) => {
      const body = batchOf([parcelRow(parcelFields())], randomUUID())
      await answer(app, wangFang, 'push', { body })
      return () => call(app, wangFang, 'push', { body })
    },
    leaves: [],
    status: 200,
  },
}
