import { seesEverything } from '#core/access/mask.ts'
import type { ParcelDetail } from '#core/api/parcels.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import { gatesIn } from '#core/evaluation-gates/gate.ts'
import { overrideSentences } from '#core/evaluation-gates/override-sentences.ts'
import { keyText } from '#core/record/key.ts'
import { type Grant, recordDenial } from '../actions/authorise.ts'
import { placeOf } from '../actions/row-scope.ts'
import { covers } from '../actions/scope.ts'
import { findingBody, forReader } from '../actions/wording.ts'
import { instantText, todayInShanghai } from '../clock.ts'
import { distinct, groupedBy } from '../collections.ts'
import { findTrace, shownEvaluation } from '../db/evaluations.ts'
import { givenReasonsOfRows } from '../db/reasons.ts'
import { transitionsOfParcel, versionsOfRows } from '../db/rows.ts'
import { unitNamesOf } from '../db/third-parties.ts'
import { figureViews } from '../department-data/figure-views.ts'
import { resultBody } from '../evaluation/masked-result.ts'
import { modeOf } from '../evaluation/view.ts'
import { rowDetail } from '../rows/detail.ts'
import { historyOf, reasonBody, transitionBody } from '../rows/detail-history.ts'
import { type Version, versionOf } from '../rows/history.ts'
import { judgeParcels, rowsOf } from '../rows/judge.ts'
import { loadParcels } from '../rows/load.ts'
import { surroundingsOf } from '../rows/surroundings.ts'
import type { Service } from '../service.ts'

/**
 * Everything about one parcel and its firms that the reader may see: layers side by side, findings, history, the latest
 * draft. Throws ProblemError not-found, for parcels outside the scope too.
 */
export async function parcelDetail(
  service: Service,
  grant: Grant,
  cycle: string,
  parcelCode: string,
): Promise<ParcelDetail> {
  const { actor, scope } = grant
  const district = service.district.code
  const today = todayInShanghai(service.clock)
  const found = await service.database.read(async (db) => {
    const [rows] = await loadParcels(db, district, cycle, [parcelCode])
    if (rows === undefined) return 'unknown'
    if (!covers(scope, placeOf(rows.parcel))) return 'outside'
    if (rows.parcel.removed) return 'unknown'
    const versions = new Map<string, readonly Version[]>()
    for (const [form, ofForm] of groupedBy(rowsOf(rows), (row) => row.key.form)) {
      const keys = ofForm.map((row) => keyText(row.key))
      const found = await versionsOfRows(db, district, form, cycle, keys)
      for (const [key, ofRow] of groupedBy(found, (version) => version.row_key)) versions.set(key, ofRow.map(versionOf))
    }
    const judgement = judgeParcels([rows], await surroundingsOf(db, district, cycle, today, [rows])).get(parcelCode)
    const findings = seesEverything(actor) ? judgement?.all : judgement?.open
    const writers = distinct([...versions.values()].flatMap((some) => some.map(({ username }) => username)))
    const units = await unitNamesOf(db, district, writers)
    const evaluation = await shownEvaluation(db, district, cycle)
    const trace = evaluation === null ? null : await findTrace(db, district, evaluation.number, parcelCode)
    return {
      parcelCode,
      cycle,
      parcel: rowDetail(rows.parcel, versions, actor),
      firms: rows.firms.map((firm) => rowDetail(firm, versions, actor)),
      figures: await figureViews(db, district, rows, actor),
      findings: (findings ?? []).map(forReader(actor)).map(findingBody),
      history: historyOf(rowsOf(rows), versions, actor, units),
      reasons: (
        await givenReasonsOfRows(
          db,
          district,
          cycle,
          [...rowsOf(rows)].map((row) => keyText(row.key)),
        )
      ).map(reasonBody),
      transitions: (await transitionsOfParcel(db, district, cycle, parcelCode)).map(transitionBody),
      result:
        evaluation === null || trace === null
          ? null
          : {
              evaluation: String(evaluation.number),
              mode: modeOf(evaluation.mode),
              notes: [...overrideSentences(gatesIn(evaluation.gates))],
              standard: evaluation.standard,
              at: evaluation.finished_at ?? instantText(service.clock.now()),
              result: resultBody(trace, actor),
            },
    }
  })
  if (typeof found === 'object') return found
  if (found === 'outside') await recordDenial(service, actor, `parcel ${cycle}/${parcelCode}`)
  throw new ProblemError(problem('not-found', { what: `地块 ${parcelCode}` }))
}
