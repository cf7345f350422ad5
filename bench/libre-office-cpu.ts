import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { toolPath } from '#test/tools.ts'

const run = promisify(execFile)
const hourMs = 3_600_000

/** Calculates every formula when a workbook is opened. */
const recalculates = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>`

/**
 * Converts a workbook to text, every sheet, with each formula calculated anew. Answers the milliseconds of processor time
 * of all its processes and threads, as the shell that waited for them counts them.
 */
export async function libreOfficeCpu(file: string, folder: string): Promise<number> {
  const profile = await mkdtemp(join(tmpdir(), 'libre-office-bench-'))
  try {
    await mkdir(join(profile, 'user'))
    await writeFile(join(profile, 'user/registrymodifications.xcu'), recalculates)
    const everySheet = 'csv:Text - txt - csv (StarCalc):9,34,76,1,,0,false,false,false,false,false,-1'
    const program = [toolPath('libreoffice'), `-env:UserInstallation=${pathToFileURL(profile).href}`, '--headless']
    const work = ['--norestore', '--convert-to', everySheet, '--outdir', folder, file]
    const { stdout } = await run('sh', ['-c', '"$@" >&2; times', 'sh', ...program, ...work], { timeout: hourMs })
    return childrenMs(stdout)
  } finally {
    await rm(profile, { recursive: true, force: true })
  }
}

/** The second line of `times`: user and system time of the shell's children, as 0m1.23s. */
function childrenMs(times: string): number {
  const [, children = ''] = times.trim().split('\n')
  const parts = [...children.matchAll(/(\d+)m([\d.]+)s/g)]
  if (parts.length !== 2) throw new Error(`not what times prints: ${times}`)
  return parts.reduce((sum, [, minutes, seconds]) => sum + (Number(minutes) * 60 + Number(seconds)) * 1000, 0)
}
