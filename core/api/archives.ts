import { z } from 'zod'
import { defineEndpoints } from './endpoint.ts'
import { approval, count, cycle } from './shapes.ts'
import { askingProblems, objectProblems, writingProblems } from './usual-problems.ts'

const ofPackage = z.object({ cycle, number: z.coerce.number().int().min(1) })
const readers = ['district', 'auditor'] as const
const writers = ['district'] as const
const acted = [...askingProblems, ...writingProblems] as const

const archivePackage = z.object({
  number: count,
  state: z.enum(['running', 'done', 'cancelled', 'failed']),
  /** What is being written. */
  step: z.string(),
  done: count,
  total: count,
  sha256: z.string().nullable(),
  size: count.nullable(),
  name: z.string(),
  manifest: z.string().nullable(),
  approval: count.nullable(),
  failure: z.string().nullable(),
  startedAt: z.string(),
  finishedAt: z.string().nullable(),
  by: z.string(),
})
export type ArchivePackage = z.infer<typeof archivePackage>

/** 归档包: a year in one file that opens and verifies without this server. */
export const archiveEndpoints = defineEndpoints({
  archivePackages: {
    method: 'GET',
    path: '/api/v1/archives/:cycle',
    summary: '归档：已生成和正在生成的归档包',
    roles: readers,
    params: z.object({ cycle }),
    answers: { 200: z.object({ items: z.array(archivePackage), contents: z.array(z.string()) }) },
    problems: askingProblems,
  },
  buildArchive: {
    method: 'POST',
    path: '/api/v1/archives/:cycle',
    summary: '归档：在后台生成归档包',
    roles: writers,
    params: z.object({ cycle }),
    query: z.object({ approval }),
    answers: { 200: archivePackage },
    problems: [...acted, 'wrong-stage', 'export-not-approved'],
  },
  cancelArchive: {
    method: 'POST',
    path: '/api/v1/archives/:cycle/:number/cancellation',
    summary: '归档：取消正在生成的归档包',
    roles: writers,
    params: ofPackage,
    answers: { 200: archivePackage },
    problems: [...acted, 'not-found'],
  },
  archiveFile: {
    method: 'GET',
    path: '/api/v1/archives/:cycle/:number/file',
    summary: '归档：下载归档包（zip，离线可看、可核验）',
    roles: readers,
    params: ofPackage,
    answers: { 200: { binary: 'application/zip' } },
    problems: [...objectProblems, 'attachment-lost'],
  },
})
