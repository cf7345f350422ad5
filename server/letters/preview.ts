import type { TemplatedKind } from '#core/letter/kind.ts'
import { type LetterText, type TemplateFault, templateFaults } from '#core/letter/template.ts'
import type { Service } from '../service.ts'
import { type ComposedLetter, composedLetter } from './compose.ts'
import { letterGround } from './ground.ts'
import { settingsNow } from './settings.ts'
import { letterSources } from './sources/catalogue.ts'

export interface PreviewRequest extends LetterText {
  readonly cycle: string
  readonly kind: TemplatedKind
  /** What it is to be about; the first there is when absent. */
  readonly subject?: string | undefined
}

export interface LetterPreview {
  readonly faults: TemplateFault[]
  readonly letter:
    | (Omit<ComposedLetter, 'blocks'> & {
        readonly receiver: string
        readonly subject: string
        readonly blocks: ComposedLetter['blocks'][number][]
      })
    | null
  readonly waits: string | null
}

const nobody = '现在没有可以写的对象，不能预览。'

/** A letter as it would be, without number; nothing is stored. */
export function previewLetter(service: Service, request: PreviewRequest): Promise<LetterPreview> {
  const { cycle, kind, title, body, subject } = request
  const faults = [...templateFaults(kind, { title, body })]
  const ground = letterGround(service, cycle)
  const source = letterSources[kind]
  return service.database.read(async (db) => {
    const waits = await source.waits(db, ground)
    if (faults.length > 0 || waits !== null) return { faults, letter: null, waits }
    const subjects =
      subject === undefined ? await source.subjects(db, ground, { town: null, class: null }, '', 1) : [subject]
    const candidates = await source.candidates(db, ground, subjects)
    const values = await source.values(db, ground, candidates)
    const [candidate] = candidates
    const filled = candidate === undefined ? undefined : values.get(candidate.subject)
    if (candidate === undefined || filled === undefined) return { faults, letter: null, waits: nobody }
    const { settings } = await settingsNow(db, service)
    const { receiverName: receiver } = candidate
    const frame = { number: '（出具时编号）', issuedOn: ground.today, issuer: settings.issuer, cycle }
    const composed = composedLetter({ title, body }, filled, { ...frame, receiverName: receiver, demo: service.demo })
    const letter = {
      title: composed.title,
      receiver,
      subject: candidate.subject,
      blocks: [...composed.blocks],
    }
    return { faults, letter, waits: null }
  })
}
