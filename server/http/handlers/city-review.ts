import type { cityReviewEndpoints } from '#core/api/city-review.ts'
import { saveMapping } from '../../city-review/mapping.ts'
import { closeOpinionList, readOpinionLines, readOpinionList } from '../../city-review/opinion-list.ts'
import { agreeToRest, enterOpinion, readOpinions } from '../../city-review/opinions.ts'
import { readCityReview } from '../../city-review/overview.ts'
import { makeCityPackage, readCityPackage } from '../../city-review/package.ts'
import { submitToCity } from '../../city-review/submit.ts'
import { opinionTemplate } from '../../city-review/template.ts'
import type { Handlers } from '../types.ts'

type CityReviewHandlers = Pick<Handlers, keyof typeof cityReviewEndpoints>

export const cityReviewHandlers: CityReviewHandlers = {
  async cityReview({ service, params }) {
    return { status: 200, body: await readCityReview(service, params.cycle) }
  },
  async saveCityMapping({ service, grant, body }) {
    return { status: 200, body: await saveMapping(service, grant, body) }
  },
  async makeCityPackage({ service, grant, params, query }) {
    return { status: 200, body: await makeCityPackage(service, grant, params.cycle, query.approval) }
  },
  async cityPackageFile({ service, grant, params }) {
    return { status: 200, file: await readCityPackage(service, grant, params.cycle, params.number) }
  },
  async submitToCity({ service, grant, params, body }) {
    return { status: 200, body: await submitToCity(service, grant, params.cycle, body) }
  },
  async opinionTemplate({ service, params }) {
    return { status: 200, file: await opinionTemplate(service, params.cycle) }
  },
  async uploadOpinions({ service, grant, params, body }) {
    const { name, bytes } = body
    return { status: 200, body: await readOpinionList(service, grant, params.cycle, { name, bytes }) }
  },
  async opinionLines({ service, params, query }) {
    return { status: 200, body: await readOpinionLines(service, params.cycle, params.number, query) }
  },
  async closeOpinionList({ service, grant, params, body }) {
    const asked = { number: params.number, apply: body.apply }
    return { status: 200, body: await closeOpinionList(service, grant, params.cycle, asked) }
  },
  async enterOpinion({ service, grant, params, body }) {
    return { status: 200, body: await enterOpinion(service, grant, params.cycle, body) }
  },
  async agreeToRest({ service, grant, params, body }) {
    return { status: 200, body: await agreeToRest(service, grant, params.cycle, body) }
  },
  async cityOpinions({ service, params, query }) {
    return { status: 200, body: await readOpinions(service, params.cycle, query) }
  },
}
