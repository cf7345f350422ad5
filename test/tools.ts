/*
 * The programs that the tests drive: where each is on this machine. Looked for in the named variable, then in PATH,
 * then where systems usually install it, so that the tests also run on a Mac or a Windows desk.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { basename, delimiter, join } from 'node:path'

export type Tool =
  | 'chromium'
  | 'libreoffice'
  | 'libreoffice-writer'
  | 'initdb'
  | 'postgres'
  | 'pg_ctl'
  | 'pdftoppm'
  | 'pdftotext'
  | 'cjk-font'

export interface ToolNeed {
  readonly tool: Tool
  /** Environment variable that names the file. */
  readonly variable: string
  readonly names: readonly string[]
  readonly usualPlaces: readonly string[]
  /** What Debian's package manager installs it with. */
  readonly debianPackage: string
  /** Of the names the one that the tests are quickest with; any of them will do. */
  readonly preferred?: string
}

const postgresVariables = { initdb: 'INITDB_PATH', postgres: 'POSTGRES_PATH', pg_ctl: 'PG_CTL_PATH' } as const

function postgresNeed(tool: keyof typeof postgresVariables): ToolNeed {
  const usualPlaces = postgresFolders().map((folder) => join(folder, executable(tool)))
  return { tool, variable: postgresVariables[tool], names: [tool], usualPlaces, debianPackage: 'postgresql' }
}

export const toolNeeds: readonly ToolNeed[] = [
  {
    tool: 'chromium',
    variable: 'CHROMIUM_PATH',
    // The shell is the same engine without the windows around it: pages open in a third of the time.
    names: ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'],
    usualPlaces: [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
      'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
    ],
    debianPackage: 'chromium-headless-shell',
    preferred: 'chromium-headless-shell',
  },
  {
    tool: 'libreoffice',
    variable: 'SOFFICE_PATH',
    names: ['soffice', 'libreoffice'],
    usualPlaces: [
      '/Applications/LibreOffice.app/Contents/MacOS/soffice',
      'C:\\Program Files\\LibreOffice\\program\\soffice.exe',
    ],
    debianPackage: 'libreoffice-calc-nogui',
  },
  {
    // Reads .docx; elsewhere than on Debian it comes with LibreOffice.
    tool: 'libreoffice-writer',
    variable: 'LOWRITER_PATH',
    names: ['lowriter', 'swriter'],
    usualPlaces: [
      '/usr/lib/libreoffice/program/libswlo.so',
      '/Applications/LibreOffice.app/Contents/MacOS/soffice',
      'C:\\Program Files\\LibreOffice\\program\\swriter.exe',
    ],
    debianPackage: 'libreoffice-writer-nogui',
  },
  postgresNeed('initdb'),
  postgresNeed('postgres'),
  postgresNeed('pg_ctl'),
  {
    tool: 'pdftoppm',
    variable: 'PDFTOPPM_PATH',
    names: ['pdftoppm'],
    usualPlaces: ['/opt/homebrew/bin/pdftoppm'],
    debianPackage: 'poppler-utils',
  },
  {
    tool: 'pdftotext',
    variable: 'PDFTOTEXT_PATH',
    names: ['pdftotext'],
    usualPlaces: ['/opt/homebrew/bin/pdftotext'],
    debianPackage: 'poppler-utils',
  },
  {
    tool: 'cjk-font',
    variable: 'CJK_FONT_PATH',
    names: [],
    usualPlaces: ['/System/Library/Fonts/PingFang.ttc', 'C:\\Windows\\Fonts\\msyh.ttc'],
    debianPackage: 'fonts-noto-cjk',
  },
]

/** The tool's file, or null when it is not on this machine. */
export function findTool(need: ToolNeed): string | null {
  const named = process.env[need.variable]
  if (named !== undefined && named !== '') return existsSync(named) ? named : null
  if (need.tool === 'cjk-font') return notoFont() ?? firstExisting(need.usualPlaces)
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '')
  const inPath = need.names.flatMap((name) => folders.map((folder) => join(folder, executable(name))))
  return firstExisting([...inPath, ...need.usualPlaces])
}

/** Whether a better program than the one that is here could be installed; not where the variable says which to use. */
export function isSecondBest(need: ToolNeed): boolean {
  const found = findTool(need)
  const isNamed = (process.env[need.variable] ?? '') !== ''
  return need.preferred !== undefined && found !== null && !isNamed && basename(found) !== executable(need.preferred)
}

/** The tool's file. Throws when it is missing: a test that cannot run is a failure, never a skip. */
export function toolPath(tool: Tool): string {
  const need = toolNeeds.find((candidate) => candidate.tool === tool)
  const found = need === undefined ? null : findTool(need)
  if (found === null) throw new Error(`${tool} is missing: run "npm run pretest" or set ${need?.variable}`)
  return found
}

function firstExisting(files: readonly string[]): string | null {
  return files.find((file) => existsSync(file)) ?? null
}

function executable(name: string): string {
  return process.platform === 'win32' ? `${name}.exe` : name
}

/** Newest server first; Debian keeps the server programs out of PATH. */
function postgresFolders(): readonly string[] {
  const root = process.platform === 'win32' ? 'C:\\Program Files\\PostgreSQL' : '/usr/lib/postgresql'
  if (!existsSync(root)) return []
  const versions = readdirSync(root).sort((a, b) => Number(b) - Number(a))
  return versions.map((version) => join(root, version, 'bin'))
}

function notoFont(): string | null {
  const listed = spawnSync('fc-list', [':lang=zh-cn', 'file', 'family'], { encoding: 'utf8' })
  if (listed.error !== undefined || listed.status !== 0) return null
  const line = listed.stdout.split('\n').find((text) => text.includes('Noto') && text.includes('CJK'))
  return line?.split(':')[0] ?? null
}
