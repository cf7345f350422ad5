import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { documentKinds } from '#server/attachments/kinds.ts'
import { partialFolder } from '#server/attachments/shelves.ts'
import { openAttachments } from '#server/attachments/store.ts'
import { manifestFaults } from '#server/backup/check-manifest.ts'
import { createBackup } from '#server/backup/create-backup.ts'
import { restoreBackup } from '#server/backup/restore-backup.ts'
import { inPieces, pdf, png } from '../attachments/files.ts'
import { temporaryFolder } from '../temporary.ts'
import { openedPlace } from './opened.ts'

const by = { username: 'operator', role: 'admin' }
const keys = { data: null, audit: null }

test('附件随数据库备份、恢复、校验；没写完的不进备份', async () => {
  const place = await openedPlace()
  const { attachments } = place.service
  expect(attachments.folder).toBe(join(place.folder, 'attachments'))
  const kept = await attachments.add(inPieces(pdf), documentKinds)
  const other = await attachments.add(inPieces(png), documentKinds)
  writeFileSync(join(attachments.folder, partialFolder, 'half'), 'half')
  const { folder, manifest } = await createBackup(place.service, place.service.keys, {
    to: temporaryFolder(),
    product: '0.1.0',
    by,
  })
  const copied = manifest.files.filter(({ path }) => path.startsWith('attachments/'))
  expect(copied.map(({ path }) => basename(path)).sort()).toEqual([kept.sha256, other.sha256].sort())
  for (const { path } of copied) expect(readFileSync(join(folder, path)).includes(pdf.subarray(0, 40))).toBe(false)

  const to = join(temporaryFolder(), 'restored.sqlite')
  const elsewhere = join(temporaryFolder(), 'files')
  const asked = { from: folder, to, keys, keyFile: `${place.file}.keys`, by, attachmentsDir: elsewhere }
  const { checks } = await restoreBackup(asked)
  expect(checks.find(({ name }) => name === '附件')).toEqual({
    name: '附件',
    sound: true,
    sentences: ['2 个附件的内容与摘要相符。'],
  })
  const restored = openAttachments(elsewhere, place.service.keys.data)
  expect(Buffer.from(await restored.bytes(kept.sha256))).toEqual(pdf)
  expect(await restored.check([kept.sha256, other.sha256])).toEqual({ count: 2, plain: 0, faults: [] })
  const [shelf = ''] = readdirSync(elsewhere)
  expect(statSync(join(elsewhere, shelf)).mode & 0o077).toBe(0)

  writeFileSync(join(folder, 'attachments', kept.sha256.slice(0, 2), kept.sha256), 'x')
  expect(await manifestFaults(folder, manifest, place.service.keys.audit)).toEqual([
    `文件 attachments/${kept.sha256.slice(0, 2)}/${kept.sha256} 与清单记录的摘要不符。`,
  ])
})

test('恢复到一半失败：不留下数据库和已拷的附件，排除原因后再恢复，附件完整', async () => {
  const place = await openedPlace()
  const { attachments } = place.service
  const hashes: string[] = []
  for (const content of [pdf, png]) hashes.push((await attachments.add(inPieces(content), documentKinds)).sha256)
  const { folder } = await createBackup(place.service, place.service.keys, {
    to: temporaryFolder(),
    product: '0.1.0',
    by,
  })
  const to = join(temporaryFolder(), 'restored.sqlite')
  const elsewhere = temporaryFolder()
  // Where the last shelf belongs stands a file: the copying ends there, as on a disk that is full.
  const inTheWay = join(elsewhere, (hashes.toSorted().at(-1) ?? '').slice(0, 2))
  writeFileSync(inTheWay, '')
  const asked = { from: folder, to, keys, keyFile: `${place.file}.keys`, by, attachmentsDir: elsewhere }
  await expect(restoreBackup(asked)).rejects.toThrow()
  expect(readdirSync(join(to, '..'))).toEqual([])
  await expect(openAttachments(elsewhere, place.service.keys.data).check()).resolves.toMatchObject({ count: 0 })
  rmSync(inTheWay)
  const { checks } = await restoreBackup(asked)
  expect(checks.filter(({ sound }) => !sound)).toEqual([])
  expect(await openAttachments(elsewhere, place.service.keys.data).check(hashes)).toEqual({
    count: 2,
    plain: 0,
    faults: [],
  })
})
