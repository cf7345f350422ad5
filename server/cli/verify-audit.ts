import { parseArgs } from 'node:util'
import { songjiang } from '#core/vocabulary/district.ts'
import { anchorFiles } from '../audit/anchor-file.ts'
import { type PaperAnchor, readPaper } from '../audit/anchor-paper.ts'
import { chainSentence, faultSentences } from '../audit/fault-words.ts'
import { type ChainReport, verifyLog } from '../audit/verify-log.ts'
import { readConfig } from '../config.ts'
import { openReader } from '../db/reader.ts'
import { heldKeys } from '../keys.ts'
import { UsageError } from './usage-error.ts'

function papersOf(texts: readonly string[]): readonly PaperAnchor[] {
  return texts.map((text) => {
    const paper = readPaper(text)
    if (paper === null) throw new UsageError(`纸面锚点抄写有误，校验码不符：${text}`)
    return paper
  })
}

/** Prints the outcome of each chain; 1 when there is a fault. */
export function tellChains(reports: readonly ChainReport[], json: boolean): number {
  const isSound = reports.every(({ faultCount }) => faultCount === 0)
  if (json) console.log(JSON.stringify({ sound: isSound, chains: reports }))
  else {
    for (const report of reports) {
      if (report.faultCount === 0) console.log(chainSentence(report))
      else for (const sentence of faultSentences(report)) console.log(sentence)
    }
    if (reports.length === 0) console.log('没有审计记录。')
    console.log(isSound ? '审计链完整。' : '审计链不完整：以上记录不可信，请保全数据库和锚点文件，联系安全管理员。')
  }
  return isSound ? 0 : 1
}

/** verify-audit [--anchors FILE]... [--paper TEXT]... [--json]: checks the log of DATABASE_URL beside a running server. */
export async function verifyAuditCommand(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      anchors: { type: 'string', multiple: true },
      paper: { type: 'string', multiple: true, default: [] },
      json: { type: 'boolean', default: false },
    },
  })
  const papers = papersOf(values.paper)
  const { databaseUrl, keys, anchorDir = null } = readConfig(process.env)
  const files = values.anchors ?? anchorFiles(databaseUrl, songjiang.code, anchorDir)
  const ring = heldKeys({ databaseUrl, keys }).audit
  const reader = openReader(databaseUrl)
  try {
    const reports = await verifyLog({ read: (job) => reader.read(job), keys: ring, files, papers })
    return tellChains(reports, values.json)
  } finally {
    await reader.close()
  }
}
