import { z } from 'zod'

/** What an archive package says of itself, in manifest.json; its other files are listed with their hashes. */
export const archiveManifest = z.object({
  format: z.literal('parcel-checkup archive'),
  version: z.literal(1),
  district: z.string(),
  districtName: z.string(),
  cycle: z.string(),
  generatedAt: z.string(),
  generatedBy: z.string(),
  product: z.string(),
  evaluation: z.object({
    number: z.number().int(),
    standard: z.string(),
    standardHash: z.string().nullable(),
    engine: z.string(),
    inputHash: z.string().nullable(),
  }),
  parcels: z.number().int(),
  overrides: z.array(z.string()),
  /** Number of the export approval; null where guarded values stay out. */
  approval: z.number().int().nullable(),
  contents: z.array(z.object({ id: z.string(), title: z.string(), files: z.number().int() })),
  files: z.array(z.object({ name: z.string(), sha256: z.string(), size: z.number().int() })),
})
export type ArchiveManifest = z.infer<typeof archiveManifest>

/** seal.json: made with the key of the audit log; only this server can make it or check it. */
export const archiveSeal = z.object({
  format: z.literal('parcel-checkup archive seal'),
  /** SHA-256 of manifest.json. */
  manifest: z.string(),
  keyId: z.string(),
  mac: z.string(),
})
export type ArchiveSeal = z.infer<typeof archiveSeal>

export const manifestName = 'manifest.json'
export const sealName = 'seal.json'
