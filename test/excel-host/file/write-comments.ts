import { freePath } from '#workbook/package/add.ts'
import { folderOf, layoutOf, relationships } from '#workbook/package/layout.ts'
import type { Parts } from '#workbook/package/parts.ts'
import { escapeCellText, escapeXml } from '#workbook/xml/escape.ts'
import { areaText } from '../model/area.ts'
import type { Comment } from '../model/comment.ts'
import type { Sheet } from '../model/sheet.ts'
import { noteShapes } from './note-shapes.ts'
import { addPart, relationshipsPath, removeEntry, removePart } from './package-parts.ts'
import type { SheetDocument } from './sheet-document.ts'

const threads = 'http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

/**
 * Threaded comments, each with the note that stands for it where threads are unknown (LibreOffice, older Excel).
 * @throws RangeError when the sheet has notes of its own: the two would have to be mixed.
 */
export function writeComments(parts: Parts, path: string, document: SheetDocument, before: Sheet, after: Sheet): void {
  if (JSON.stringify(before.comments) === JSON.stringify(after.comments)) return
  const related = relationships(parts, relationshipsPath(path), folderOf(path))
  const isOurs = before.comments.length > 0
  if (!isOurs && related.some(({ type }) => type === 'comments'))
    throw new RangeError(`notes of ${after.name} cannot be mixed with comments`)
  for (const { id, type, target } of related) {
    if (type !== 'comments' && type !== 'threadedComment' && type !== 'vmlDrawing') continue
    removeEntry(parts, relationshipsPath(path), 'Relationship', 'Id', id)
    removePart(parts, target)
  }
  document.set('legacyDrawing', '')
  if (after.comments.length === 0) return
  addPeople(parts, after.comments)
  addPart(parts, path, {
    path: freePath(parts, (number) => `xl/threadedComments/threadedComment${number}.xml`),
    xml: threadsXml(after.comments),
    contentType: 'application/vnd.ms-excel.threadedcomments+xml',
    type: 'threadedComment',
  })
  addPart(parts, path, {
    path: freePath(parts, (number) => `xl/comments${number}.xml`),
    xml: notesXml(after.comments),
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml',
    type: 'comments',
  })
  const shapes = addPart(parts, path, {
    path: freePath(parts, (number) => `xl/drawings/vmlDrawing${number}.vml`),
    xml: noteShapes(after.comments.flatMap(({ cell }) => cell.area ?? [])),
    contentType: 'application/vnd.openxmlformats-officedocument.vmlDrawing',
    type: 'vmlDrawing',
  })
  document.set('legacyDrawing', `<legacyDrawing r:id="${shapes}"/>`)
}

/** Everyone who wrote, once for the whole file; the ids are made of the names. */
function addPeople(parts: Parts, comments: readonly Comment[]): void {
  const { workbookPath, relationshipsPath: owner } = layoutOf(parts)
  const existing = relationships(parts, owner, folderOf(workbookPath)).find(({ type }) => type === 'person')
  const authors = new Set(comments.flatMap(({ author, replies }) => [author, ...replies.map((reply) => reply.author)]))
  const entries = [...authors].map(
    (name) =>
      `<person displayName="${escapeXml(name)}" id="${personId(name)}" userId="${escapeXml(name)}" providerId="None"/>`,
  )
  const xml = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<personList xmlns="${threads}">${entries.join('')}</personList>`
  if (existing !== undefined) {
    removeEntry(parts, owner, 'Relationship', 'Id', existing.id)
    removePart(parts, existing.target)
  }
  addPart(parts, workbookPath, {
    path: freePath(parts, (number) => `xl/persons/person${number}.xml`),
    xml,
    contentType: 'application/vnd.ms-excel.person+xml',
    type: 'person',
  })
}

function personId(name: string): string {
  const digits = [...name].map((letter) => letter.charCodeAt(0).toString(16).padStart(4, '0')).join('')
  return `{9E000000-0000-4000-8000-${digits.padEnd(12, '0').slice(0, 12).toUpperCase()}}`
}

function threadsXml(comments: readonly Comment[]): string {
  const entries = comments.flatMap(({ id, cell, content, author, created, resolved, replies }) => {
    const ref = cell.area === null ? '' : areaText(cell.area)
    const entry = (own: { id: string; content: string; author: string; created: string }, extra: string): string =>
      `<threadedComment ref="${ref}" dT="${own.created.replace(/Z$/, '')}" personId="${personId(own.author)}" id="${own.id}"${extra}><text>${escapeCellText(own.content)}</text></threadedComment>`
    return [
      entry({ id, content, author, created }, resolved ? ' done="1"' : ''),
      ...replies.map((reply) => entry(reply, ` parentId="${id}"`)),
    ]
  })
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<ThreadedComments xmlns="${threads}">${entries.join('')}</ThreadedComments>`
}

/** "tc=" and the id as author tie the note to its thread. */
function notesXml(comments: readonly Comment[]): string {
  const authors = comments.map(({ id }) => `<author>tc=${id}</author>`)
  const notes = comments.map(({ cell, content, id }, index) => {
    const ref = cell.area === null ? '' : areaText(cell.area)
    return `<comment ref="${ref}" authorId="${index}" shapeId="0" xr:uid="${id}"><text><t xml:space="preserve">${escapeCellText(content)}</t></text></comment>`
  })
  const revision = 'xmlns:xr="http://schemas.microsoft.com/office/spreadsheetml/2014/revision"'
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<comments xmlns="${main}" ${revision}><authors>${authors.join('')}</authors><commentList>${notes.join('')}</commentList></comments>`
}
