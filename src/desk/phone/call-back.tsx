import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { callerNumber } from '../../office/caller-number.ts'
import { dismissCallBacks, recordCall } from '../../office/call-records.ts'
import { actorsOfRequest } from '../../office/people/identify.ts'
import { may } from '../../office/permissions.ts'
import { HttpProblem } from '../../platform/http/problem.ts'
import type { House } from '../../procedure/house.ts'
import { Button, ButtonLink } from '../../ui/button/button.tsx'
import { DeskPage } from '../../ui/desk-page/desk-page.tsx'
import { Details } from '../../ui/details/details.tsx'
import { ErrorSummary } from '../../ui/error-summary/error-summary.tsx'
import { Form } from '../../ui/form/form.tsx'
import { formatShortDateTime } from '../../ui/format.ts'
import type { PageFrame } from '../../ui/frame.ts'
import { t } from '../../ui/messages/messages.ts'
import { renderPage } from '../../ui/render.ts'
import { StatusTag } from '../../ui/status-tag/status-tag.tsx'
import { TextInput } from '../../ui/text-input/text-input.tsx'
import { recordOf, textOf } from '../case/form-input.ts'
import { textAt } from '../list/query.ts'
import { numberText, stateText } from './call-text.ts'
import { seesNumbers } from './list.tsx'
import { newCallHref, phoneAddress } from './news.ts'
import { outboundHref } from './places.ts'
import { begun, callerOf, pastMoment } from './sheet.ts'
import type { Caller } from './sheet.ts'

const address = `${phoneAddress}/balik`
type CallBackHouse = Pick<House, 'workplace' | 'secret' | 'frame'>

/** `/meja/telepon/balik`: a number is called back; what came of it is written down, or why it need not be called. */
export function addCallBack(app: FastifyInstance, house: CallBackHouse): void {
  const { workplace } = house
  const { pool, officeId, zone } = workplace

  app.get(address, { config: { access: 'intake' } }, (request, reply) => {
    const number = callerNumber(textAt(request.query, 'nomor'))
    return number === null ? reply.redirect(phoneAddress, 303) : show(request, reply, number, pastMoment(textAt(request.query, 'sampai'), workplace.now()), null)
  })

  app.post(address, { config: { access: 'intake' } }, async (request, reply) => {
    const body = recordOf(request.body)
    const number = callerNumber(textOf(body['nomor']))
    const officer = actorsOfRequest(request).find((candidate) => may(candidate, 'intake'))
    if (number === null || !officer) throw new HttpProblem(officer ? 'bad-request' : 'forbidden')
    const now = workplace.now()
    const until = pastMoment(textOf(body['sampai']), now)
    if (textOf(body['hasil']) === 'tidak-perlu') {
      const reason = textOf(body['alasan']).slice(0, 300)
      const { lang } = await house.frame(request)
      if (reason === '') return show(request, reply, number, until, t(lang, 'phone.reason_needed'))
      await dismissCallBacks(pool, officeId, number, { until, by: officer, reason, now })
    } else {
      await recordCall(pool, officeId, {
        id: workplace.newId(now), key: textOf(body['_key']) || workplace.newId(now), callId: null, direction: 'out', number, startedAt: begun(textOf(body['mulai']), now), endedAt: now, officer,
        complaintId: null, result: textOf(body['hasil']) === 'salah' ? 'wrong-number' : 'no-answer', note: null, callAgainAt: null,
      })
    }
    return reply.redirect(`${phoneAddress}?selesai=dicatat`, 303)
  })

  async function show(request: FastifyRequest, reply: FastifyReply, number: string, until: Temporal.Instant, error: string | null): Promise<FastifyReply> {
    const frame = { ...(await house.frame(request)), path: `${address}?${new URLSearchParams({ nomor: number, sampai: until.toString() })}` }
    const caller = await callerOf(house, { number, callId: null })
    return reply.code(error === null ? 200 : 422).type('text/html; charset=utf-8').send(renderPage(
      <CallBackPage frame={frame} zone={zone} now={workplace.now()} number={number} until={until} whole={seesNumbers(request)} caller={caller} formKey={crypto.randomUUID()} error={error} />,
    ))
  }
}

interface CallBackPageProps {
  readonly frame: PageFrame
  readonly zone: string
  readonly now: Temporal.Instant
  readonly number: string
  readonly until: Temporal.Instant
  readonly whole: boolean
  readonly caller: Caller
  readonly formKey: string
  readonly error: string | null
}

function CallBackPage(props: CallBackPageProps) {
  const { frame, zone, now, number, whole, caller, error } = props
  const { lang } = frame
  const shown = numberText(lang, number, whole)
  return (
    <DeskPage frame={frame} title={t(lang, 'phone.back_title', { number: shown })} failed={error !== null} back={phoneAddress}>
      <ErrorSummary lang={lang} errors={error === null ? [] : [{ text: error, id: 'alasan' }]} />
      <h1>{whole ? t(lang, 'phone.call_back') : t(lang, 'phone.back_title', { number: shown })}</h1>
      {whole ? <p class="tg-call__number"><a href={`tel:${number}`}>{shown}</a></p> : null}
      <ul class="govuk-list">
        {caller.calls.map((call) => <li key={call.id}>{formatShortDateTime(lang, call.startedAt, zone)}: {stateText(lang, call, now)}</li>)}
      </ul>
      {caller.open.length === 0 ? null : (
        <>
          <h2>{t(lang, 'phone.cases')}</h2>
          <ul class="govuk-list">
            {caller.open.map((row) => (
              <li key={row.id}>
                <a href={`/meja/pengaduan/${row.id}`} class="tg-code">{row.registerNumber ?? row.trackingCode}</a> <StatusTag lang={lang} status={row.status} />
                <br />
                <a href={outboundHref(row.id)}>{t(lang, 'phone.call_about')}<span class="govuk-visually-hidden"> {row.registerNumber ?? row.trackingCode}</span></a>
              </li>
            ))}
          </ul>
        </>
      )}
      <h2>{t(lang, 'phone.back_result')}</h2>
      <ButtonLink href={newCallHref({ nomor: number, arah: 'keluar' })}>{t(lang, 'phone.back_spoke')}</ButtonLink>
      <Result {...props} />
      <Details summary={t(lang, 'phone.dismiss')} open={error !== null}>
        <Form frame={frame} action={address} label={t(lang, 'phone.dismiss')}>
          <Hidden {...props} />
          <TextInput lang={lang} name="alasan" label={t(lang, 'phone.reason')} hint={t(lang, 'phone.reason_hint')} maxlength={300} autocomplete="off" {...(error === null ? {} : { error })} />
          <Button kind="secondary" name="hasil" value="tidak-perlu">{t(lang, 'phone.dismiss_do')}</Button>
        </Form>
      </Details>
    </DeskPage>
  )
}

function Result(props: CallBackPageProps) {
  const { frame, formKey } = props
  const { lang } = frame
  return (
    <Form frame={frame} action={address} formKey={formKey} label={t(lang, 'phone.back_result')}>
      <Hidden {...props} />
      <div class="govuk-button-group">
        <Button kind="secondary" name="hasil" value="tidak-diangkat">{t(lang, 'call_result.no_answer')}</Button>
        <Button kind="secondary" name="hasil" value="salah">{t(lang, 'call_result.wrong_number')}</Button>
      </div>
    </Form>
  )
}

function Hidden({ number, until, now }: CallBackPageProps) {
  return (
    <>
      <input type="hidden" name="nomor" value={number} />
      <input type="hidden" name="sampai" value={until.toString()} />
      <input type="hidden" name="mulai" value={now.toString()} />
    </>
  )
}
