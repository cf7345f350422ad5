import { parseArgs } from 'node:util'
import { songjiang } from '#core/vocabulary/district.ts'
import { anchorOf } from '../audit/anchor.ts'
import { paperText } from '../audit/anchor-paper.ts'
import { chainWord } from '../audit/fault-words.ts'
import { installation } from '../audit/log.ts'
import { instantText, systemClock } from '../clock.ts'
import { readConfig } from '../config.ts'
import { headOf } from '../db/audit.ts'
import { openReader } from '../db/reader.ts'
import { heldKeys } from '../keys.ts'

/** anchor [--json]: where the chains stand now, to be copied on paper or, as JSON lines, handed to another system. */
export async function anchorCommand(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { json: { type: 'boolean', default: false } } })
  const { databaseUrl, keys } = readConfig(process.env)
  const { current } = heldKeys({ databaseUrl, keys }).audit
  const reader = openReader(databaseUrl)
  try {
    const at = instantText(systemClock.now())
    for (const chain of [songjiang.code, installation]) {
      const head = await reader.read((db) => headOf(db, chain))
      if (head === null || head.hash === null) continue
      const anchor = anchorOf(current, { chain, seq: head.seq, hash: head.hash, at })
      if (values.json) console.log(JSON.stringify(anchor))
      else console.log(`${chainWord(chain)}  ${at.slice(0, 19).replace('T', ' ')}\n  ${paperText(anchor)}`)
    }
    if (!values.json) console.log('抄录或打印后离线保存；核对时：checkup verify-audit --paper "抄录的一行"')
  } finally {
    await reader.close()
  }
  return 0
}
