import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ComponentChildren } from 'preact'
import { z } from 'zod'
import type { Actor } from '../../office/actor.ts'
import type { Change } from '../../office/office-events.ts'
import { mayAny } from '../../office/permissions.ts'
import type { Capability } from '../../office/permissions.ts'
import type { OfficeRefusal } from '../../office/refusal.ts'
import type { House } from '../../procedure/house.ts'
import { DeskPage } from '../../ui/desk-page/desk-page.tsx'
import { ErrorSummary } from '../../ui/error-summary/error-summary.tsx'
import type { ErrorItem } from '../../ui/error-summary/error-summary.tsx'
import type { PageFrame } from '../../ui/frame.ts'
import { t } from '../../ui/messages/messages.ts'
import type { Language, MessageKey } from '../../ui/messages/messages.ts'
import { NotificationBanner } from '../../ui/notification-banner/notification-banner.tsx'
import { renderPage } from '../../ui/render.ts'

/** What a settings page shows besides its own content. */
export interface Shown {
  /** What was typed, when the form comes back. */
  values: Record<string, string>
  errors: ErrorItem[]
  notice?: ComponentChildren
}

export const nothingShown: Shown = { values: {}, errors: [] }

/** A page of the settings with its heading, notices and errors. */
export function SettingsPage({ frame, title, lead, shown, children }: { frame: PageFrame; title: MessageKey; lead: MessageKey; shown: Shown; children: ComponentChildren }) {
  const { lang } = frame
  const root = title === 'settings.title'
  return (
    <DeskPage frame={frame} title={t(lang, title)} failed={shown.errors.length > 0} {...(root ? {} : { back: '/meja/pengaturan' })}>
      <ErrorSummary lang={lang} errors={shown.errors} />
      {shown.notice === undefined ? null : <NotificationBanner lang={lang}>{shown.notice}</NotificationBanner>}
      <h1>{t(lang, title)}</h1>
      <p class="tg-lead">{t(lang, lead)}</p>
      {children}
    </DeskPage>
  )
}

export function send(reply: FastifyReply, page: Parameters<typeof renderPage>[0], status = 200): FastifyReply {
  return reply.code(status).type('text/html; charset=utf-8').send(renderPage(page))
}

/** The change that a signed-in person makes, in the first of their roles that may. */
export function changeOf(request: FastifyRequest, { workplace }: Pick<House, 'workplace'>, capability: Capability): Change {
  const actors: readonly Actor[] = request.identity?.actors ?? []
  const actor = actors.find((candidate) => mayAny([candidate], capability))
  if (!actor) throw new Error('a settings route without its access check')
  return { officeId: workplace.officeId, actor, now: workplace.now() }
}

/** Typed text of every field, for showing the form again. */
export function typed(body: unknown): Record<string, string> {
  return Object.fromEntries(Object.entries(z.record(z.string(), z.unknown()).catch({}).parse(body)).filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
}

/** Errors of a form whose labels are known by field name. */
export function errorsOf(lang: Language, error: z.ZodError, labels: Readonly<Record<string, MessageKey>>): ErrorItem[] {
  const fields = [...new Set(error.issues.map((issue) => String(issue.path[0] ?? '')))]
  return fields.map((field) => {
    const label = labels[field]
    return { id: field, text: t(lang, 'settings.field_wrong', { label: label ? t(lang, label) : field }) }
  })
}

/** A refusal of the office's records as an error at its field. */
export function refusalError(lang: Language, { key, field }: OfficeRefusal): ErrorItem {
  return { ...(field ? { id: field } : {}), text: t(lang, `office.refusal.${key}`) }
}

/** The error of one field, for its own place. */
export function errorAt(shown: Shown, field: string): string | undefined {
  return shown.errors.find((error) => error.id === field)?.text
}

/** The values that a form begins with, as far as one stands there. */
export const oneLine = (max: number) => z.string().trim().min(1).max(max)
export const blankable = (max: number) => z.string().trim().max(max).transform((value) => value || null)
