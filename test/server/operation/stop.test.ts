import { expect, test } from 'vitest'
import { readConfig } from '#server/config.ts'
import { endedAtStop } from '#server/jobs/ended-at-stop.ts'
import { startServer } from '#server/start.ts'
import { environmentFor, freshDatabase } from '../fresh-database.ts'

test('停止服务：请求之外的任务先记下如何结束，再关数据库；一个记不下来，不妨碍另一个和停止；自己已结束的不再记', async () => {
  const config = readConfig({ ...environmentFor(await freshDatabase()), PORT: '0' })
  const server = await startServer(config, { onDefect: () => undefined })
  const { database } = server.service
  const ended: string[] = []
  const end = (name: string) => async () => {
    await database.write((db) => db.selectFrom('counter').select('value').limit(1).execute())
    ended.push(name)
  }
  endedAtStop(database, () => Promise.reject(new Error('cannot be written')))
  endedAtStop(database, end('running'))
  endedAtStop(database, end('over'))()
  await server.stop()
  expect(ended).toEqual(['running'])
})
