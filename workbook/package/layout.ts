import { strFromU8 } from 'fflate'
import { refuse } from '../refuse.ts'
import { attributesOf, findElements } from '../xml/scan.ts'
import type { Parts } from './parts.ts'

export interface SheetPart {
  readonly name: string
  readonly path: string
  readonly state: 'visible' | 'hidden' | 'veryHidden'
}

/** Where the workbook part and its sheets lie in the package. */
export interface Layout {
  readonly workbookPath: string
  readonly relationshipsPath: string
  readonly sheets: readonly SheetPart[]
}

/** Problems: workbook-damaged when there is no workbook part. */
export function layoutOf(parts: Parts): Layout {
  const workbookPath = relationships(parts, '_rels/.rels', '').find((one) => one.type === 'officeDocument')?.target
  const xml = workbookPath === undefined ? null : partText(parts, workbookPath)
  if (workbookPath === undefined || xml === null) throw refuse('workbook-damaged', { reason: 'workbook.xml' })
  const relationshipsPath = relationshipsOf(workbookPath)
  const targets = new Map(relationships(parts, relationshipsPath, folderOf(workbookPath)).map((one) => [one.id, one]))
  const sheets = findElements(xml, 'sheet').flatMap((tag) => {
    const attributes = attributesOf(xml, tag)
    const id = [...attributes].find(([name]) => name.endsWith(':id'))?.[1] ?? ''
    const target = targets.get(id)
    if (target?.type !== 'worksheet') return []
    const state = attributes.get('state')
    const hidden = state === 'hidden' || state === 'veryHidden' ? state : 'visible'
    return [{ name: attributes.get('name') ?? '', path: target.target, state: hidden } as const]
  })
  return { workbookPath, relationshipsPath, sheets }
}

interface Relationship {
  readonly id: string
  /** Last segment of the type's address: worksheet, sharedStrings. */
  readonly type: string
  /** Path inside the package. */
  readonly target: string
}

/** The relationships of one .rels part; none when the part is missing. */
export function relationships(parts: Parts, path: string, folder: string): readonly Relationship[] {
  const xml = partText(parts, path) ?? ''
  return findElements(xml, 'Relationship').map((tag) => {
    const attributes = attributesOf(xml, tag)
    const type = attributes.get('Type') ?? ''
    return {
      id: attributes.get('Id') ?? '',
      type: type.slice(type.lastIndexOf('/') + 1),
      target: resolvePath(folder, attributes.get('Target') ?? ''),
    }
  })
}

export function partText(parts: Parts, path: string): string | null {
  const data = parts.get(path)
  return data ? strFromU8(data).replace(/^\ufeff/, '') : null
}

function relationshipsOf(path: string): string {
  const folder = folderOf(path)
  return `${folder}_rels/${path.slice(folder.length)}.rels`
}

/** "xl/workbook.xml" → "xl/". */
export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1)
}

function resolvePath(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const segments: string[] = []
  for (const segment of `${folder}${target}`.split('/')) {
    if (segment === '..') segments.pop()
    else if (segment !== '.' && segment !== '') segments.push(segment)
  }
  return segments.join('/')
}
