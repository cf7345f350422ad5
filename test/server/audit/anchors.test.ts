import { appendFileSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { authorise } from '#server/actions/authorise.ts'
import { paperText, readPaper } from '#server/audit/anchor-paper.ts'
import { verifyLog } from '#server/audit/verify-log.ts'
import { headOf } from '#server/db/audit.ts'
import { runEvaluation } from '#server/evaluation-runs/run-evaluation.ts'
import { serviceMetrics } from '#server/http/service-metrics.ts'
import { openService } from '#server/open-service.ts'
import { uploadCounts } from '#server/upload/parse-upload.ts'
import { wangFang, zhouTao } from '../cast.ts'
import { cycle, exampleRows, push } from '../rows.ts'
import { openService as openTestService, testKeys } from '../service.ts'
import { temporaryFolder } from '../temporary.ts'

test('锚点写到数据库旁边和另一处，只在链增长后写，评估结束即写，只有本用户可读', async () => {
  const folder = temporaryFolder()
  const anchorDir = join(folder, '另一处')
  const databaseUrl = join(folder, 'district.sqlite')
  const service = await openService({ databaseUrl, anchorDir })
  const files = [`${databaseUrl}.anchors.jsonl`, join(anchorDir, 'anchors-310117.jsonl')]
  const lines = (): readonly number[] => files.map((file) => readFileSync(file, 'utf8').trim().split('\n').length)
  try {
    await push(service, wangFang, exampleRows())
    await service.anchoring.now()
    await service.anchoring.now()
    expect(lines()).toEqual([1, 1])
    await runEvaluation(service, await authorise(service, zhouTao, 'runEvaluation'), { cycle })
    expect(lines()).toEqual([2, 2])
    expect(service.anchoring.last('310117')?.seq).toBe(3)
    if (process.platform !== 'win32') for (const file of files) expect(statSync(file).mode & 0o777).toBe(0o600)
    const reports = await verifyLog({ read: service.database.read, keys: service.keys.audit, files })
    expect(reports.map(({ faults, anchors, anchoredTo }) => ({ faults, anchors, anchoredTo }))).toEqual([
      { faults: [], anchors: 4, anchoredTo: 3 },
    ])
  } finally {
    await service.close()
  }
})

test('另一处写不进去：开始时告知一次，恢复时告知一次，其间就绪、指标、页面看得到；数据库旁边的照写，不重复', async () => {
  const folder = temporaryFolder()
  const databaseUrl = join(folder, 'district.sqlite')
  const anchorDir = join(folder, '另一处')
  writeFileSync(anchorDir, '')
  const service = await openService({ databaseUrl, anchorDir })
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  try {
    await push(service, wangFang, exampleRows())
    const told: string[] = []
    const note = (sentence: unknown): void => void told.push(String(sentence))
    const settled = async (): Promise<void> => {
      await service.anchoring.now().catch(() => undefined)
      await new Promise((turn) => setTimeout(turn, 20))
    }
    service.anchoring.start((error) => note(`defect ${error}`), { tell: note, warn: note })
    for (let minute = 0; minute < 5; minute += 1) {
      vi.advanceTimersByTime(60_000)
      await settled()
    }
    expect(told).toEqual([
      expect.stringMatching(/^审计链的锚点不能写入 .+另一处.+anchors-310117\.jsonl：.*E(EXIST|NOTDIR)/),
    ])
    const beside = readFileSync(`${databaseUrl}.anchors.jsonl`, 'utf8').trim().split('\n')
    expect(beside).toHaveLength(1)
    expect(service.anchoring.last('310117')).toBeNull()
    expect(service.anchoring.failing()).toHaveLength(1)
    rmSync(anchorDir)
    vi.advanceTimersByTime(60_000)
    await settled()
    expect(told).toHaveLength(2)
    expect(told[1]).toMatch(/^审计链的锚点又能写入 /)
    expect(service.anchoring.failing()).toEqual([])
    expect(service.anchoring.last('310117')?.seq).toBe(1)
  } finally {
    vi.useRealTimers()
    await service.close()
  }
})

test('停止服务时写下最后一个锚点：之后截断末尾也看得出', async () => {
  const databaseUrl = join(temporaryFolder(), 'district.sqlite')
  const service = await openService({ databaseUrl })
  const fail = (fault: unknown): never => {
    throw new Error(String(fault))
  }
  service.anchoring.start(fail, { tell: fail, warn: fail })
  await push(service, wangFang, exampleRows())
  const head = await service.database.read((db) => headOf(db, '310117'))
  await service.close()
  const last = readFileSync(`${databaseUrl}.anchors.jsonl`, 'utf8').trim().split('\n').at(-1) ?? ''
  expect(JSON.parse(last)).toMatchObject({ chain: '310117', seq: head?.seq })
})

test('纸面锚点：四位一组，空格、横线、大小写随意，抄错一位就不认', async () => {
  const hash = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 })
  fc.assert(
    fc.property(
      hash,
      fc.integer({ min: 1, max: 99_999_999 }),
      fc.constantFrom('310117', 'installation'),
      (full, seq, chain) => {
        const text = paperText({ chain, seq, hash: full })
        const read = { chain, seq, hashStart: full.slice(0, 32) }
        expect(readPaper(text)).toEqual(read)
        expect(readPaper(text.toUpperCase().replaceAll(' · ', ' - '))).toEqual(read)
        const place = text.length - 12
        const wrong = text[place] === '0' ? '1' : '0'
        if (/[0-9a-f]/.test(text[place] ?? ''))
          expect(readPaper(text.slice(0, place) + wrong + text.slice(place + 1))).toBeNull()
      },
    ),
    { numRuns: 200 },
  )
  expect(readPaper('随便写的')).toBeNull()
})

test('凭抄在纸上的一行，能看出末尾被截断', async () => {
  const service = await openTestService()
  await push(service, wangFang, exampleRows())
  const head = await service.database.read((db) => headOf(db, '310117'))
  const paper = readPaper(paperText({ chain: '310117', seq: head?.seq ?? 0, hash: head?.hash ?? '' }))
  if (paper === null) throw new Error('unreadable')
  const faults = async (seq: number) => {
    const log = { read: service.database.read, keys: testKeys.audit, files: [], papers: [{ ...paper, seq }] }
    return (await verifyLog(log)).flatMap((report) => report.faults.map(({ kind }) => kind))
  }
  expect(await faults(paper.seq)).toEqual([])
  expect(await faults(paper.seq + 1)).toEqual(['truncated'])
})

test('写锚点时断电或磁盘满，留下半行：不算改动，之后的锚点另起一行，照样算数', async () => {
  const databaseUrl = join(temporaryFolder(), 'district.sqlite')
  const file = `${databaseUrl}.anchors.jsonl`
  const service = await openService({ databaseUrl })
  try {
    await push(service, wangFang, exampleRows())
    await service.anchoring.now()
    appendFileSync(file, readFileSync(file, 'utf8').slice(0, 60))
    const verified = async (): Promise<readonly unknown[]> => {
      const reports = await verifyLog({ read: service.database.read, keys: service.keys.audit, files: [file] })
      return reports.map(({ faults, anchors, anchoredTo }) => ({
        faults: faults.map(({ kind }) => kind),
        anchors,
        anchoredTo,
      }))
    }
    expect(await verified()).toEqual([{ faults: [], anchors: 1, anchoredTo: 1 }])
    await runEvaluation(service, await authorise(service, zhouTao, 'runEvaluation'), { cycle })
    expect(await verified()).toEqual([{ faults: [], anchors: 2, anchoredTo: 3 }])
  } finally {
    await service.close()
  }
})

test('锚点文件里有乱字：定期校验的结果记在系统链上，页面和指标都看得到；改回来后不再报', async () => {
  const databaseUrl = join(temporaryFolder(), 'district.sqlite')
  const file = `${databaseUrl}.anchors.jsonl`
  const service = await openService({ databaseUrl })
  try {
    await push(service, wangFang, exampleRows())
    const change = { district: '310117', at: '2026-11-21T14:20:00.000+08:00', username: null, role: null } as const
    await service.database.write((db) =>
      service.audit.append(db, { ...change, action: 'key-changed', object: 'DATA_KEY' }),
    )
    await service.anchoring.now()
    const whole = readFileSync(file, 'utf8')
    const told = async (): Promise<number | undefined> => {
      await service.auditCheck.run()
      const facts = { service, version: '0', uploads: uploadCounts(), lastBackup: null }
      const metric = (await serviceMetrics(facts)).find(({ name }) => name === 'checkup_audit_faults')
      return metric?.samples.reduce((sum, { value }) => sum + value, 0)
    }
    appendFileSync(file, '乱字\n')
    expect(await told()).toBe(1)
    expect((await service.auditCheck.last('installation'))?.faults).toHaveLength(1)
    writeFileSync(file, whole)
    expect(await told()).toBe(0)
  } finally {
    await service.close()
  }
})
