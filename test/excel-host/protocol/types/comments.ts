import { isOneCell, splitReference } from '../../model/area.ts'
import type { Comment } from '../../model/comment.ts'
import type { Sheet } from '../../model/sheet.ts'
import { Workbook } from '../../model/workbook.ts'
import { type Arguments, isPlainObject } from '../arguments.ts'
import { HostError } from '../host-error.ts'
import type { HostObject, HostType } from '../host-type.ts'
import { type Cells, cellsArgument, rangeObject } from '../lookup.ts'
import type { Session } from '../session.ts'
import type { InSheet, Targets } from '../targets.ts'

type Scope = Workbook | Sheet
type Placed = InSheet<Comment>

export const commentCollectionType: HostType<Scope> = {
  items: (scope, session) => commentsOf(scope).map((comment) => session.object('Comment', comment)),
  item: (scope, args, session) => {
    const comment = commentsOf(scope).find(({ item }) => item.id === args.text(0))
    if (comment === undefined) throw new HostError('ItemNotFound', args.member)
    return session.object('Comment', comment)
  },
  finds: {
    Add: addComment,
    GetItemByCell: (scope, args, session) => {
      const comment = commentAt(cellArgument(scope, args, session))
      if (comment === undefined) throw new HostError('ItemNotFound', args.member)
      return session.object('Comment', comment)
    },
    GetItemOrNullObject: (scope, args, session) => {
      const comment = commentsOf(scope).find(({ item }) => item.id === args.text(0))
      return comment === undefined ? null : session.object('Comment', comment)
    },
  },
  calls: { GetCount: (scope) => commentsOf(scope).length },
}

function commentsOf(scope: Scope): readonly Placed[] {
  const sheets = scope instanceof Workbook ? scope.sheets : [scope]
  return sheets.flatMap((sheet) => sheet.comments.map((item) => ({ sheet, item })))
}

function commentAt({ sheet, area }: Cells): Placed | undefined {
  const item = sheet.comments.find(({ cell }) => cell.area?.top === area.top && cell.area.left === area.left)
  return item === undefined ? undefined : { sheet, item }
}

/** A Range, or text with "the full address, including the sheet name"; one cell (types: CommentCollection.add). */
function cellArgument(scope: Scope, args: Arguments, session: Session): Cells {
  if (args.object(0) === null && splitReference(args.text(0)).sheet === null) throw args.invalid()
  const cells = cellsArgument(args, 0, scope instanceof Workbook ? scope.active : scope, session)
  if (!isOneCell(cells.area)) throw args.invalid()
  return cells
}

function addComment(scope: Scope, args: Arguments, session: Session): HostObject {
  const cells = cellArgument(scope, args, session)
  const { sheet, area } = cells
  if (sheet.protection !== null && !sheet.protection.allowed.has('allowEditObjects')) {
    throw new HostError('AccessDenied', args.member)
  }
  if (commentAt(cells) !== undefined) throw new HostError('ItemAlreadyExists', args.member)
  const item: Comment = {
    id: commentId(session),
    cell: { sheetId: sheet.id, area },
    content: contentOf(args, 1),
    author: session.author,
    created: session.now(),
    resolved: false,
    replies: [],
  }
  sheet.comments.push(item)
  session.workbook.touch()
  return session.object('Comment', { sheet, item })
}

function commentId({ workbook }: Session): string {
  return `{00000000-0006-0000-0000-${workbook.newNumber().toString(16).toUpperCase().padStart(12, '0')}}`
}

/** Text, or {richContent} with mentions. */
function contentOf(args: Arguments, index: number): string {
  const content = args.raw(index)
  const rich = isPlainObject(content) ? content.richContent : content
  if (typeof rich !== 'string') throw args.invalid()
  return rich
}

export const commentType: HostType<Placed> = {
  id: ({ item }) => item.id,
  scalars: {
    Id: { read: ({ item }) => item.id },
    Content: {
      read: ({ item }) => item.content,
      write: (target, args, { workbook }) => {
        guardComment(target, args)
        target.item.content = contentOf(args, 0)
        workbook.touch()
      },
    },
    AuthorName: { read: ({ item }) => item.author },
    AuthorEmail: { read: () => '' },
    CreationDate: { read: ({ item }) => item.created },
    ContentType: { read: () => 'Plain' },
    Resolved: {
      read: ({ item }) => item.resolved,
      write: (target, args, { workbook }) => {
        guardComment(target, args)
        target.item.resolved = args.flag(0, false)
        workbook.touch()
      },
    },
  },
  links: { Replies: (comment, session) => session.object('CommentReplyCollection', comment) },
  finds: {
    GetLocation: ({ sheet, item }, args, session) => {
      if (item.cell.area === null) throw new HostError('InvalidReference', args.member)
      return rangeObject(session, sheet, item.cell.area)
    },
  },
  calls: {
    Delete: (target, args, { workbook }) => {
      guardComment(target, args)
      target.sheet.comments = target.sheet.comments.filter((comment) => comment !== target.item)
      workbook.touch()
    },
  },
}

function guardComment({ sheet }: Placed, args: Arguments): void {
  if (sheet.protection !== null && !sheet.protection.allowed.has('allowEditObjects')) {
    throw new HostError('AccessDenied', args.member)
  }
}

export const commentReplyCollectionType: HostType<Placed> = {
  items: (comment, session) => comment.item.replies.map((reply) => session.object('CommentReply', { comment, reply })),
  item: (comment, args, session) => {
    const reply = comment.item.replies.find(({ id }) => id === args.text(0))
    if (reply === undefined) throw new HostError('ItemNotFound', args.member)
    return session.object('CommentReply', { comment, reply })
  },
  finds: {
    Add: (comment, args, session) => {
      guardComment(comment, args)
      const { author } = session
      const reply = { id: commentId(session), content: contentOf(args, 0), author, created: session.now() }
      comment.item.replies.push(reply)
      session.workbook.touch()
      return session.object('CommentReply', { comment, reply })
    },
  },
  calls: { GetCount: ({ item }) => item.replies.length },
}

export const commentReplyType: HostType<Targets['CommentReply']> = {
  id: ({ reply }) => reply.id,
  scalars: {
    Id: { read: ({ reply }) => reply.id },
    Content: { read: ({ reply }) => reply.content },
    AuthorName: { read: ({ reply }) => reply.author },
    CreationDate: { read: ({ reply }) => reply.created },
  },
  calls: {
    Delete: ({ comment, reply }, args, { workbook }) => {
      guardComment(comment, args)
      comment.item.replies = comment.item.replies.filter((one) => one !== reply)
      workbook.touch()
    },
  },
}
