import { parseArea } from '../model/area.ts'
import type { Comment } from '../model/comment.ts'
import { element, elements, isOn, textIn, type XmlElement } from './xml.ts'

/** A threadedComments part. Replies name the comment they belong to. */
export function readThreadedComments(xml: string, sheetId: string, people: ReadonlyMap<string, string>): Comment[] {
  const all = elements(xml, 'threadedComment')
  const author = ({ attributes }: XmlElement): string => people.get(attributes.get('personId') ?? '') ?? ''
  const created = ({ attributes }: XmlElement): string =>
    new Date(`${attributes.get('dT') ?? '2026-01-01T00:00:00'}Z`).toISOString()
  return all.flatMap((one): Comment[] => {
    const { attributes, inner } = one
    const area = parseArea(attributes.get('ref') ?? '')
    if (attributes.get('parentId') !== undefined || area === null) return []
    const id = attributes.get('id') ?? ''
    return [
      {
        id,
        cell: { sheetId, area },
        content: textIn(inner, 'text'),
        author: author(one),
        created: created(one),
        resolved: isOn(attributes.get('done')),
        replies: all
          .filter((reply) => reply.attributes.get('parentId') === id)
          .map((reply) => ({
            id: reply.attributes.get('id') ?? '',
            content: textIn(reply.inner, 'text'),
            author: author(reply),
            created: created(reply),
          })),
      },
    ]
  })
}

/** Display names of a persons part by id. */
export function readPeople(xml: string): ReadonlyMap<string, string> {
  return new Map(
    elements(element(xml, 'personList')?.inner ?? '', 'person').map(({ attributes }) => [
      attributes.get('id') ?? '',
      attributes.get('displayName') ?? '',
    ]),
  )
}
