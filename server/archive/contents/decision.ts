import type { ZippedFile } from '#workbook/zip.ts'
import { currentDecision } from '../../cycle-stage/decide.ts'
import { allCycleDocuments } from '../../db/cycle-documents.ts'
import { stageEvents } from '../../db/cycle-stages.ts'
import { type ArchiveContent, type ArchiveSource, jsonFile } from '../content.ts'

/** 审定和流程: the acts on the year, 审定 as it was recorded, the documents that were brought. */
export const decisionContent: ArchiveContent = {
  id: 'decision',
  title: '审定、阶段办理记录和材料',
  async *files({ service, cycle }: ArchiveSource): AsyncGenerator<ZippedFile, void> {
    const district = service.district.code
    const found = await service.database.read(async (db) => ({
      decision: await currentDecision(db, district, cycle),
      events: await stageEvents(db, district, cycle),
      documents: await allCycleDocuments(db, district, cycle),
    }))
    yield jsonFile('decision/decision.json', found.decision?.record ?? null)
    const events = found.events.map(({ district: _, details, ...event }) => ({
      ...event,
      details: JSON.parse(details),
    }))
    yield jsonFile('decision/stages.json', events)
    for (const { sha256, name } of found.documents) {
      yield { name: `decision/documents/${sha256.slice(0, 12)}-${name}`, bytes: await service.attachments.read(sha256) }
    }
  },
}
