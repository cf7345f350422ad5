import { z } from 'zod'
import { dataReaders } from '../access/role.ts'
import { actKinds, historyKinds, parcelStates } from '../base-map/act-kind.ts'
import { entryStates, eventKinds } from '../base-map/entry-state.ts'
import { areaCheck, baseValue, filePlace, signed, sourceKind } from './base-map-shapes.ts'
import { defineEndpoints } from './endpoint.ts'
import { cursor, cycle, day, landClass, limit } from './shapes.ts'
import { askingProblems, objectProblems } from './usual-problems.ts'

const keepers = ['department', 'district'] as const
const readers = ['department', 'district', 'auditor'] as const
const acted = [...askingProblems, 'origin-refused', 'too-busy'] as const
const parcelCode = z.string().trim().min(1).max(40)
const reason = z.string().trim().min(2).max(200)

/** A line of a list, or a lead, as its keeper sent it. */
export const baseEntry = z.object({
  id: z.string(),
  /** Grows with every decision; a decision names the one it was made on. */
  revision: z.number().int(),
  kind: sourceKind,
  /** Year of a plan or list, where it says one. */
  year: z.string().nullable(),
  /** Of 变更线索. */
  event: z.enum(eventKinds).nullable(),
  day: z.string().nullable(),
  place: filePlace.nullable(),
  /** Import it came with; null when it was noted by hand. */
  import: z.string().nullable(),
  /** By label, in the order of the list. */
  values: z.array(z.object({ label: z.string(), value: baseValue })),
  /** Parcels it touches. */
  parcelCodes: z.array(z.string()),
  /** Of entries without a parcel: who it may be, best first, at most five. */
  candidates: z.array(z.object({ parcelCode: z.string(), parcelName: z.string().nullable(), why: z.string() })),
  state: z.enum(entryStates),
  /** Last decision. */
  decided: signed.nullable(),
})
export type BaseEntry = z.infer<typeof baseEntry>

/** Something that happened to a parcel as such. */
export const baseAct = z.object({
  number: z.number().int(),
  kind: z.enum(historyKinds),
  /** Year in whose rows it was carried out. */
  cycle: cycle.nullable(),
  predecessors: z.array(z.string()),
  successors: z.array(z.string()),
  /** Of `imported`. */
  import: z.string().nullable(),
  source: sourceKind.nullable(),
  /** What the import changed of the parcel asked for. */
  fields: z.array(z.object({ field: z.string(), before: baseValue, after: baseValue })),
  ...signed.shape,
})
export type BaseAct = z.infer<typeof baseAct>

export const baseParcelLine = z.object({
  parcelCode: z.string(),
  isProposedCode: z.boolean(),
  state: z.enum(parcelStates),
  parcelName: z.string().nullable(),
  townCode: z.string().nullable(),
  landClass: landClass.nullable(),
  /** m² */
  landArea: z.number().nullable(),
  sources: z.array(sourceKind),
  area: areaCheck.nullable(),
})

export const baseParcel = z.object({
  ...baseParcelLine.shape,
  predecessors: z.array(z.string()),
  successors: z.array(z.string()),
  /** Values of the base by field: what holds, and what each source says. */
  fields: z.array(
    z.object({
      field: z.string(),
      value: baseValue,
      from: sourceKind.nullable(),
      /** A person chose the source against the priority. */
      isChosen: z.boolean(),
      sources: z.array(z.object({ source: sourceKind, value: baseValue, place: filePlace, at: z.string() })),
    }),
  ),
  geometry: z
    .object({
      crs: z.string(),
      source: sourceKind,
      at: z.string(),
      /** As in the file: polygons of rings of [first, second] in the declared system. */
      original: z.array(z.array(z.array(z.tuple([z.number(), z.number()])))),
      /** Longitude, latitude in CGCS2000. */
      geographic: z.array(z.array(z.array(z.tuple([z.number(), z.number()])))),
    })
    .nullable(),
  /** Newest first. */
  history: z.array(baseAct),
  /** Lists and leads that touch it. */
  entries: z.array(baseEntry),
})
export type BaseParcel = z.infer<typeof baseParcel>

export const actBody = z.object({
  /** Of this request: the same again answers the same and does nothing. */
  request: z.string().min(8).max(60),
  kind: z.enum(actKinds),
  cycle,
  /** split, recode, retire, unretire: one (retire, unretire: up to 500); merge: two to fifty. */
  predecessors: z.array(parcelCode).min(1).max(500),
  /** split: two to fifty; merge, recode: one; retire, unretire: none. */
  successors: z
    .array(
      z.object({
        /** Null or absent: by the district's rule. */
        parcelCode: parcelCode.nullable().optional(),
        parcelName: z.string().trim().max(100).optional(),
        /** m²; without it the successor of a split has none until a base gives it. */
        landArea: z.number().min(0.01).max(5_000_000).optional(),
      }),
    )
    .max(50)
    .optional(),
  reason,
})
export type ActBody = z.infer<typeof actBody>

export const codeRule = z.object({
  /** {town} six digits after the district's, {seq:4} a number of so many digits. */
  template: z.string(),
  /** Made with it now, of a town: SJ-拟105-0001. */
  example: z.string(),
  changed: signed.nullable(),
})

export const baseParcelEndpoints = defineEndpoints({
  baseParcels: {
    method: 'GET',
    path: '/api/v1/base-map/parcels',
    summary: '底版：地块（含已注销的），未落图和面积有出入的可以单列',
    roles: readers,
    query: z.object({
      state: z.enum(parcelStates).optional(),
      town: z.string().max(40).optional(),
      /** differs: computed and stated area; none: without boundary; proposed-code: code is ours. */
      only: z.enum(['differs', 'no-boundary', 'proposed-code']).optional(),
      q: z.string().max(100).optional(),
      cursor,
      limit,
    }),
    answers: {
      200: z.object({ items: z.array(baseParcelLine), nextCursor: z.string().nullable(), total: z.number().int() }),
    },
    problems: askingProblems,
  },
  baseParcel: {
    method: 'GET',
    path: '/api/v1/base-map/parcels/:cycle/:parcelCode',
    summary: '底版：一宗地块的来源、界址、沿革、名单和线索',
    roles: dataReaders,
    params: z.object({ cycle, parcelCode: z.string().max(40) }),
    answers: { 200: baseParcel },
    problems: objectProblems,
  },
  actOnBaseParcels: {
    method: 'POST',
    path: '/api/v1/base-map/acts',
    summary: '底版：分割、合并、换码、注销、恢复地块，前后关系和历史都保留',
    roles: keepers,
    body: actBody,
    answers: { 200: baseAct },
    problems: [...acted, 'not-found', 'row-locked', 'batch-id-reused', 'base-act-refused'],
  },
  baseEntries: {
    method: 'GET',
    path: '/api/v1/base-map/entries',
    summary: '底版：名单、处置计划和变更线索，未对应地块的列出可能的地块',
    roles: readers,
    query: z.object({
      kind: sourceKind.optional(),
      state: z.enum(entryStates).optional(),
      matched: z.enum(['yes', 'no']).optional(),
      parcelCode: z.string().max(40).optional(),
      q: z.string().max(100).optional(),
      cursor,
      limit,
    }),
    answers: {
      200: z.object({ items: z.array(baseEntry), nextCursor: z.string().nullable(), total: z.number().int() }),
    },
    problems: askingProblems,
  },
  noteBaseEvent: {
    method: 'POST',
    path: '/api/v1/base-map/events',
    summary: '底版：登记一条变更线索',
    roles: keepers,
    body: z.object({
      request: z.string().min(8).max(60),
      event: z.enum(eventKinds),
      day,
      parcelCodes: z.array(parcelCode).max(50),
      firmName: z.string().trim().max(100).optional(),
      uscc: z.string().trim().max(18).optional(),
      note: z.string().trim().min(2).max(500),
    }),
    answers: { 200: baseEntry },
    problems: [...acted, 'not-found', 'batch-id-reused'],
  },
  decideBaseEntries: {
    method: 'POST',
    path: '/api/v1/base-map/entries/decisions',
    summary: '底版：把名单或线索对应到地块，记录线索的处理结果；逐条得到结果',
    roles: keepers,
    body: z.object({
      items: z
        .array(
          z.object({
            id: z.string().max(60),
            revision: z.number().int().min(0),
            /** Replaces those it touched; absent leaves them. */
            parcelCodes: z.array(parcelCode).max(50).optional(),
            state: z.enum(entryStates).optional(),
          }),
        )
        .min(1)
        .max(200),
      reason,
    }),
    answers: {
      200: z.object({
        items: z.array(
          z.object({
            id: z.string(),
            entry: baseEntry.nullable(),
            refusal: z.object({ code: z.string(), message: z.string() }).nullable(),
          }),
        ),
      }),
    },
    problems: acted,
  },
  baseCodeRule: {
    method: 'GET',
    path: '/api/v1/base-map/code-rule',
    summary: '底版：没有平台编码的地块如何编码（本区拟定）',
    roles: readers,
    answers: { 200: codeRule },
    problems: askingProblems,
  },
  changeBaseCodeRule: {
    method: 'POST',
    path: '/api/v1/base-map/code-rule',
    summary: '底版：修改拟编码规则，已经用过的编码不再使用',
    roles: keepers,
    body: z.object({ template: z.string().trim().min(1).max(40), reason }),
    answers: { 200: codeRule },
    problems: [...acted, 'base-code-rule-refused'],
  },
})
