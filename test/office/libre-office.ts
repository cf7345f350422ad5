import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, extname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { toolPath } from '../tools.ts'

const run = promisify(execFile)
const usualTimeoutMs = 100_000

export interface ConversionOptions {
  /** Of the new file, or of one of several, without extension: the old one's unless told. */
  readonly name?: string
  readonly timeoutMs?: number
}

/** Calculates every formula of a workbook anew when it is opened, whatever values came with it. */
const alwaysRecalculates = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>`

/**
 * Opens a file in LibreOffice without a screen and saves it as another format into `folder`; answers the new file.
 * Formulas are calculated anew. Each call has its own profile, so calls do not wait for or disturb each other. Throws when nothing was written:
 * LibreOffice itself exits with 0 for a file that it cannot read.
 * @param format extension, or extension and filter: 'xlsx', 'pdf', 'csv:Text - txt - csv (StarCalc):44,34,76'
 */
export async function convertWithLibreOffice(
  file: string,
  format: string,
  folder: string,
  { name = basename(file, extname(file)), timeoutMs = usualTimeoutMs }: ConversionOptions = {},
): Promise<string> {
  const said = await runLibreOffice([file], format, folder, timeoutMs)
  return writtenFile(folder, name, format, said)
}

/** The same of several files, whose names differ beside their extension, in one run: its start takes longer than a file. */
export async function convertAllWithLibreOffice(
  files: readonly string[],
  format: string,
  folder: string,
): Promise<readonly string[]> {
  const said = await runLibreOffice(files, format, folder, usualTimeoutMs)
  return Promise.all(files.map((file) => writtenFile(folder, basename(file, extname(file)), format, said)))
}

async function runLibreOffice(
  files: readonly string[],
  format: string,
  folder: string,
  timeoutMs: number,
): Promise<string> {
  const profile = await mkdtemp(join(tmpdir(), 'libreoffice-profile-'))
  try {
    await mkdir(join(profile, 'user'))
    await writeFile(join(profile, 'user/registrymodifications.xcu'), alwaysRecalculates)
    const { stdout, stderr } = await run(
      toolPath('libreoffice'),
      [
        `-env:UserInstallation=${pathToFileURL(profile).href}`,
        '--headless',
        '--norestore',
        '--convert-to',
        format,
        '--outdir',
        folder,
        ...files,
      ],
      { timeout: timeoutMs },
    )
    return `${stdout} ${stderr}`
  } finally {
    await rm(profile, { recursive: true, force: true })
  }
}

async function writtenFile(folder: string, name: string, format: string, said: string): Promise<string> {
  const written = join(folder, `${name}.${format.split(':')[0]}`)
  await stat(written).catch(() => {
    throw new Error(`LibreOffice wrote no ${written}: ${said}`)
  })
  return written
}
