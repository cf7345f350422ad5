import { describe, expect, it } from 'vitest'
import { rules } from '#core/checks/catalogue.ts'
import { fieldWordings } from '#core/error/message-field.zh.ts'
import { problemStatus } from '#core/error/problem-status.ts'
import { fieldEntries, headingOf } from '#core/form/form.ts'
import { formById, formIds } from '#core/forms/catalogue.ts'
import { checkWordings } from '#core/message/message-check.zh.ts'
import { problemWordings } from '#core/message/message-problem.zh.ts'
import { circlesIn } from './circles.ts'
import { directionFault } from './directions.ts'
import { bareCode, importsOf, lineCount, repositoryPaths, type SourceFile, sourceFiles } from './source-tree.ts'

const files = sourceFiles()

/** Tables that grow with the policy, not with the program. */
const data = [
  /^core\/forms\//,
  /^core\/standards\//,
  /^core\/vocabulary\//,
  /^core\/error\/message/,
  /^docs\/generated\//,
]

function isCode(file: SourceFile): boolean {
  return !data.some((pattern) => pattern.test(file.path))
}

function repeated(texts: readonly string[]): readonly string[] {
  return texts.filter((text, index) => texts.indexOf(text) !== index)
}

describe('files', () => {
  it('are found', () => {
    expect(files.length).toBeGreaterThan(40)
    expect(files.map((file) => file.path)).toContain('core/form/field.ts')
  })

  it('have at most 300 lines, data apart', () => {
    const long = files.filter((file) => isCode(file) && lineCount(file.text) > 300)
    expect(long.map((file) => `${file.path}: ${lineCount(file.text)}`)).toEqual([])
  })

  it('have a median of less than 80 lines', () => {
    const lengths = files.filter(isCode).map((file) => lineCount(file.text))
    const median = lengths.sort((a, b) => a - b)[Math.floor(lengths.length / 2)]
    expect(median).toBeLessThan(80)
  })

  it('are named in kebab-case', () => {
    const kebab = /^([a-z0-9]+(-[a-z0-9]+)*\/)*[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)*\.tsx?$/
    expect(files.map((file) => file.path).filter((path) => !kebab.test(path))).toEqual([])
  })

  it('have paths that Windows can check out below a deep folder', () => {
    expect(repositoryPaths().filter((path) => path.length > 120)).toEqual([])
  })

  it('pass nothing on: what a file exports it defines', () => {
    const barrels = files.filter((file) => /^export\s[^'"`;=]*?\bfrom\s*['"]/m.test(bareCode(file.text)))
    expect(barrels.map((file) => file.path)).toEqual([])
  })
})

describe('tests', () => {
  it('stand where the test command finds them', () => {
    const paths = files.map((file) => file.path).filter((path) => /\.(test|spec)\.tsx?$/.test(path))
    expect(paths.filter((path) => !/^test\/.*\.test\.ts$/.test(path))).toEqual([])
  })
})

describe('imports', () => {
  it('go down the house only, types and workers included', () => {
    const faults = files.flatMap((file) => importsOf(file).map((imported) => directionFault(file.path, imported)))
    expect(faults.filter((fault) => fault !== null)).toEqual([])
  })

  const houses = ['core', 'workbook', 'paper', 'geo', 'ui', 'addin', 'console', 'server', 'templates']
  it.each(houses)('within %s go down too: no circle of folders', (house) => {
    expect(files.some(({ path }) => path.startsWith(`${house}/`))).toBe(true)
    expect(circlesIn(house, files)).toEqual([])
  })
})

describe('core', () => {
  it('has no clock, no randomness, no process and no network', () => {
    const impure = /\b(Date|Math\.random|crypto|performance|process|fetch|setTimeout|setInterval|globalThis)\b/
    const found = files.filter((file) => file.path.startsWith('core/') && impure.test(bareCode(file.text)))
    expect(found.map((file) => `${file.path}: ${impure.exec(bareCode(file.text))?.[0]}`)).toEqual([])
  })
})

describe('forms', () => {
  it.each(formIds)('%s tells every field and every heading apart', (id) => {
    const fields = fieldEntries(formById(id))
    expect(fields.length).toBeGreaterThan(10)
    expect(repeated(fields.map(([, field]) => field.label))).toEqual([])
    expect(repeated(fields.map(([, field]) => headingOf(field)))).toEqual([])
    expect(fields.map(([key]) => key).filter((key) => !/^[a-z][A-Za-z0-9]*$/.test(key))).toEqual([])
  })
})

describe('codes', () => {
  const kebab = /^[a-z]+(-[a-z]+)*$/

  it('of problems are kebab-case, refuse, and are worded one by one', () => {
    expect(Object.keys(problemWordings).sort()).toEqual(Object.keys(problemStatus).sort())
    const words = files.filter((file) => file.path.startsWith('core/message/problem-words/'))
    const worded = words.flatMap(({ text }) =>
      [...text.matchAll(/^ {2}'([a-z-]+)': \{$/gm)].map(([, code = '']) => code),
    )
    expect(worded.length).toBe(Object.keys(problemStatus).length)
    expect(repeated(worded)).toEqual([])
    const odd = Object.entries(problemStatus).filter(
      ([code, status]) => !kebab.test(code) || status < 400 || status > 599,
    )
    expect(odd).toEqual([])
  })

  it('of field findings are kebab-case, those of checks their id, and each check is worded', () => {
    expect(Object.keys(fieldWordings).filter((code) => !kebab.test(code))).toEqual([])
    expect(Object.keys(checkWordings).sort()).toEqual(Object.keys(rules).sort())
    expect(Object.keys(rules).filter((code) => !/^X\d\d$/.test(code))).toEqual([])
  })
})
