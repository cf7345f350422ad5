import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Standard } from '#core/scoring/standard.ts'
import { standardStateNames } from '#core/standard-book/state.ts'
import { judgeStandard } from '#core/standard-files/judge-standard.ts'
import { standardById } from '#core/standards/catalogue.ts'
import { songjiang } from '#core/vocabulary/district.ts'
import { todayInShanghai } from '../clock.ts'
import { readConfig } from '../config.ts'
import { openReader } from '../db/reader.ts'
import { parseStandardFile } from '../standard-files/workshop.ts'
import { standardOfLine, versionsOf } from '../standard-register/register.ts'
import { stateToday } from '../standards/seen.ts'
import { districtStandard } from './district-standard.ts'
import { FaultyStandardError } from './faulty-standard.ts'
import { UsageError } from './usage-error.ts'

/** Of the command line; at most one of them. */
export interface StandardChoice {
  /** A file, or the id of what came with the program. */
  readonly standard?: string | undefined
  /** The id of a version in the register of DATABASE_URL. */
  readonly registered?: string | undefined
}

export interface ChosenStandard {
  readonly standard: Standard
  readonly source: 'shipped' | 'file' | 'register'
  /** Its label and where it is from, in Chinese. */
  readonly words: string
  /** What of a file was not read; Chinese sentences. */
  readonly notices: readonly string[]
}

/**
 * The standard that is asked for; without a choice what came with the program and is in force today. Throws UsageError,
 * FaultyStandardError, ProblemError: no-standard-in-force, those of an unreadable file.
 */
export async function chosenStandard({ standard, registered }: StandardChoice): Promise<ChosenStandard> {
  if (standard !== undefined && registered !== undefined) {
    throw new UsageError('--standard 和 --registered 只能用一个')
  }
  if (registered !== undefined) return registeredStandard(registered)
  if (standard === undefined) return shipped(districtStandard(todayInShanghai()))
  if (/\.(xlsx|json)$/i.test(standard)) return standardOfFile(standard)
  const known = standardById(standard)
  if (known !== null) return shipped(known)
  throw new UsageError(
    `随系统提供的标准中没有 ${standard}。本区自己的标准请给出 .xlsx 或 .json 文件，或用 --registered 编号从数据库读`,
  )
}

function shipped(standard: Standard): ChosenStandard {
  return { standard, source: 'shipped', words: `${standard.label}，非官方`, notices: [] }
}

async function standardOfFile(file: string): Promise<ChosenStandard> {
  const { standard, faults, notices } = await parseStandardFile(await readFile(file))
  if (standard === null || faults.length > 0) throw new FaultyStandardError(faults)
  const words = `${standard.label}，取自文件 ${basename(file)}，未经登记核对`
  return { standard, source: 'file', words, notices }
}

async function registeredStandard(id: string): Promise<ChosenStandard> {
  const reader = openReader(readConfig(process.env).databaseUrl)
  try {
    return await reader.read(async (db) => {
      const versions = await versionsOf(db, songjiang.code)
      const line = versions.find((each) => each.id === id)
      if (line === undefined) {
        throw new UsageError(`登记的标准中没有 ${id}；现有：${versions.map((each) => each.id).join('、')}`)
      }
      const standard = await standardOfLine(db, line)
      const { faults } = judgeStandard(standard)
      const nowhere = { sheet: null, row: null, column: null, cell: null }
      if (faults.length > 0) throw new FaultyStandardError(faults.map((fault) => ({ ...nowhere, ...fault })))
      const state = standardStateNames[stateToday(line, false, todayInShanghai())]
      return { standard, source: 'register', words: `${standard.label}，本区登记，${state}`, notices: [] }
    })
  } finally {
    await reader.close()
  }
}
